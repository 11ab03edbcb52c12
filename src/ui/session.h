/*
 * session - what is open and how it is shown: papers, two panes, their
 * comparison, the places in them and the history of jumps.
 *
 * There are three scrolls. Where both panes are compared and locked, one
 * scroll shows the pair level with each other (in two columns, or in one with
 * the changes inline); else each pane has its own. ui_session_arrange() is
 * called after anything that decides on this has changed, and carries the
 * places over.
 */
#ifndef UI_SESSION_H
#define UI_SESSION_H

#include "resread/ui.h"
#include "ui/key.h"
#include "ui/scroll.h"

#define UI_TWO_COLUMNS 90  /* columns from which on two panes stand side by side */
#define UI_TEXT_COLUMNS 100 /* a text is never wrapped wider */

enum ui_compare { COMPARE_OFF, COMPARE_CLAUSES, COMPARE_WORDS, COMPARE_ONE };

enum { SCROLL_A, SCROLL_B, SCROLL_PAIR, SCROLL_COUNT };

/* Where a column of text stands on the screen; columns from its left edge. */
struct ui_column {
	int column, columns; /* on the screen */
	int label;           /* columns of the labels, which start at 1 */
	int note, mark;      /* of the note's and the two marks of change; mark 0: none */
	int text, text_columns;
};

/* A place of a pane, whatever the width, the folds and the rows. */
struct ui_anchor {
	size_t block, byte; /* RR_NONE: nothing known */
	int screen_line;    /* on which the cursor stood */
};

/* A place to come back to. */
struct ui_jump {
	struct ui_paper *shown[2];
	int focus;
	enum ui_compare compare;
	bool synced;
	struct ui_spot cursor[SCROLL_COUNT], top[SCROLL_COUNT];
	size_t link;
	/* The spots hold for this width and these rows, else the anchors do. */
	int columns;
	unsigned version;
	struct ui_anchor anchor[2];
};

/* The critical changes of a row; the joined texts they are places of, if there are any. */
struct ui_checked {
	bool done;
	struct rr_criticals found; /* owned */
	struct rr_str text[2];     /* owned */
};

/* Two papers compared, what was pinned by hand, and which rows are folded. */
struct ui_pair {
	const struct ui_paper *a, *b;
	struct rr_comparison *cmp; /* owned */
	struct rr_pin_list pins;   /* owned; with which cmp was made */
	bool pins_read;
	bool *folded;              /* owned: of each row of cmp */
	struct ui_checked *checked; /* owned: of each row of cmp */
	size_t checked_rows;       /* so many from the first on were looked at */
};

struct ui_search {
	char *typed;          /* owned; NULL: no search */
	char *folded;         /* owned */
	size_t folded_len;
	bool backward;
	/* the match gone to last, good while the cursor has not moved */
	size_t at_block, at_start; /* RR_NONE: none */
	int at_pane;
	struct ui_spot at_cursor;
};

/* Words, or whole clauses, chosen for a note: what lies between two words of a paper. */
struct ui_selection_end {
	size_t block, start, end; /* a word: bytes of the block's text */
};
struct ui_selection {
	bool active, clauses;
	struct ui_paper *paper;   /* borrowed */
	struct ui_selection_end from, to; /* the keys move `to`; it may stand before `from` */
};

struct ui_session {
	struct rr_ui_setup setup;
	struct ui_paper **papers; /* owned, each owned: all that were opened */
	size_t paper_count, paper_cap;
	struct ui_pair *pairs;    /* owned: comparisons made so far */
	size_t pair_count, pair_cap;
	struct ui_paper *shown[2]; /* borrowed; [0] NULL: nothing is open; [1] NULL: one pane */
	struct ui_paper *flowing[SCROLL_COUNT][2]; /* what the scrolls' flows were made of */
	const struct rr_comparison *flowing_cmp[SCROLL_COUNT];
	int focus;                /* 0 or 1 */
	enum ui_compare compare;
	bool synced;
	bool level;               /* the pair's scroll was in use when last arranged */
	struct ui_scroll scrolls[SCROLL_COUNT];
	struct ui_column columns_of[SCROLL_COUNT][2];
	size_t link;              /* the current one of the focused paper; RR_NONE */
	int columns, rows;        /* of the screen */
	bool strip;               /* a strip below the text shows what is cited */
	unsigned version;         /* of the rows: counts folds and new alignments */
	struct ui_search search;
	struct rr_query *query;   /* owned: the filter of notes; NULL */
	struct rr_str query_text; /* as typed */
	struct ui_selection selection;
	struct rr_str message;    /* shown instead of the status until the next key; "" */
	bool message_error;
	struct rr_str pending;    /* the count and keys typed so far, as spelt */
	struct ui_jump *back, *forward; /* owned: stacks */
	size_t back_count, back_cap, forward_count, forward_cap;
};

struct ui_session *ui_session_new(const struct rr_ui_setup *setup, int columns, int rows);
void ui_session_free(struct ui_session *session); /* NULL is fine */

/*
 * Opens DOC of the command line, or finds it among the papers; *block (may be
 * NULL) gets the block of its "#ID", RR_NONE without. Borrowed.
 */
enum rr_status ui_session_open(struct ui_session *session, const char *arg,
                               struct ui_paper **paper, size_t *block,
                               struct rr_error *err);
/*
 * The same for a symbol or key of the library; code is the language wished
 * for, NULL that of the text in the focus.
 */
enum rr_status ui_session_find(struct ui_session *session, const char *name, const char *code,
                               struct ui_paper **paper, struct rr_error *err);

/* A target as its readers know it: an instrument by its name in their language; borrowed. */
const char *ui_session_target(const struct ui_session *session, const struct ui_paper *from,
                              const char *target);

/* The papers shown whose citations were not found yet, each once; how many. */
size_t ui_session_uncited(const struct ui_session *session, struct ui_paper *papers[2]);

/* Puts a paper into a pane. Its scroll starts at the top. */
void ui_session_show(struct ui_session *session, int pane, struct ui_paper *paper);

/* Decides anew what scrolls how; keeps the places. */
void ui_session_arrange(struct ui_session *session);

/* Says something in the status line, until the next key. */
void ui_say(struct ui_session *session, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void ui_say_error(struct ui_session *session, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* ---- where things are ------------------------------------------------- */

/* How many lines of the screen each part has, top to bottom. */
struct ui_bars {
	int head, body, strip, rule, status;
};
struct ui_bars ui_session_bars(const struct ui_session *session);

bool ui_session_level(const struct ui_session *session);  /* the pair's scroll is in use */
bool ui_session_wide(const struct ui_session *session);   /* two columns are on screen */
bool ui_session_inline(const struct ui_session *session); /* the pair in one column */

/* The scroll that the keys move. NULL where nothing is open. */
struct ui_scroll *ui_session_scroll(struct ui_session *session);
/* The scroll that shows a pane. */
struct ui_scroll *ui_session_scroll_of(struct ui_session *session, int pane);
/* Which side of a scroll's flow a pane is. */
int ui_session_side(const struct ui_session *session, int pane);

/*
 * The block under the cursor and its paper; where the focused side has none
 * in this row, the other's. RR_NONE where nothing is open.
 */
size_t ui_session_block(struct ui_session *session, struct ui_paper **paper);
/* The pane whose paper that was. */
size_t ui_session_block_at(struct ui_session *session, int *pane);

/* Two documents are compared; else says so. */
bool ui_is_compared(struct ui_session *session);

/* The row under the cursor; NULL where nothing is open. */
struct ui_row *ui_session_row(struct ui_session *session);

/* The two panes compared, when first asked for; NULL with one. */
struct ui_pair *ui_session_pair(struct ui_session *session);
const struct rr_comparison *ui_session_compared(struct ui_session *session);
/* Compares a pair anew with these pins, which it takes over; keeps the places. */
void ui_session_align(struct ui_session *session, struct ui_pair *pair,
                      struct rr_pin_list *pins);
/* The comparison's row of the clause under the cursor; NULL if there is none. */
const struct rr_row *ui_session_cmp_row(struct ui_session *session);

/* ---- moving ----------------------------------------------------------- */

/*
 * Goes to a byte of a block of a pane's paper, or to a row of the focused
 * pane's scroll; what is folded there is unfolded, with lock the other pane
 * follows.
 */
void ui_session_go_row(struct ui_session *session, size_t row);
void ui_session_go(struct ui_session *session, int pane, size_t block, size_t byte);
/* After the cursor moved: the link is left, a locked other pane follows. */
void ui_session_moved(struct ui_session *session);
/* Brings the other pane to the clause under the cursor; false: no pair. */
bool ui_session_bring(struct ui_session *session);

/* Where a pane stands, and back there. */
struct ui_anchor ui_session_anchor(struct ui_session *session, int pane);
void ui_session_to_anchor(struct ui_session *session, int pane, struct ui_anchor anchor);

/* ---- critical changes (critical.c) ------------------------------------ */

/* Those of a row, found when first asked for. */
const struct ui_checked *ui_critical(struct ui_pair *pair, size_t row);
/* Whether a row has any, as far as known: before it is looked at its verb tells. */
bool ui_is_critical(struct ui_session *session, const struct rr_row *row);
void ui_forget_checked(struct ui_pair *pair);
/* "shall→should", "—→as appropriate"; "weaker". Appended. */
void ui_critical_words(const struct ui_checked *checked, const struct rr_critical *c,
                       struct rr_str *out);
const char *ui_direction_word(enum rr_direction direction); /* "" for others */

/* ---- folds (folds.c) -------------------------------------------------- */

/* Tells a scroll's flow which rows are folded. */
void ui_folds_set(struct ui_session *session, struct ui_scroll *scroll);
/* Unfolds the run a row of a scroll is in; false: it was not folded. */
bool ui_unfold(struct ui_session *session, struct ui_scroll *scroll, size_t row);

/* ---- jump history (jumps.c) ------------------------------------------- */

struct ui_jump ui_jump_here(struct ui_session *session);
void ui_jump_to(struct ui_session *session, const struct ui_jump *jump);
void ui_jump_push(struct ui_session *session);  /* before a jump: forgets what lay forward */
bool ui_jump_back(struct ui_session *session);
bool ui_jump_forward(struct ui_session *session);

/* ---- selecting (select.c) --------------------------------------------- */

/* What is selected, in the order of the text; false where nothing is. */
struct ui_selected {
	struct ui_paper *paper;
	size_t first, start; /* block, and byte of its text */
	size_t last, end;
};
bool ui_selected(const struct ui_session *session, struct ui_selected *out);
/* The selected bytes of a block; false where there are none. */
bool ui_selected_in(const struct ui_session *session, const struct ui_paper *paper,
                    size_t block, size_t *start, size_t *end);
void ui_select_end(struct ui_session *session);
/* A key while something is selected; false: it is not one of the selection's. */
bool ui_select_key(struct ui_session *session, const struct ui_key *key);

/* ---- searching (search.c) --------------------------------------------- */

/* Sets what is searched for; an empty text ends the search. */
void ui_search_set(struct ui_session *session, struct rr_span typed, bool backward);

/* The first match in a block from byte `from` on; false if there is none. */
bool ui_search_in(struct ui_session *session, struct ui_paper *paper, size_t block,
                  size_t from, size_t *start, size_t *end);

/*
 * Goes to the next match behind the cursor (or before it, with backward);
 * *wrapped says whether it went round the end. False: no match.
 */
bool ui_search_next(struct ui_session *session, bool backward, bool *wrapped);

#endif
