/*
 * core - the inside of the app, for the files of commands and views.
 */
#ifndef UI_CORE_H
#define UI_CORE_H

#include "ui/app.h"
#include "ui/card.h"
#include "ui/keymap.h"
#include "ui/list.h"
#include "ui/prompt.h"
#include "ui/session.h"
#include "ui/view.h"

#define UI_STACK 8
#define UI_REQUESTS 8

/* The note that $EDITOR is at work on. */
struct ui_outside {
	bool active;
	struct rr_note note;    /* owned */
	struct ui_paper *paper; /* borrowed */
};

/* The strip that is kept below the text, and whose link it shows. */
struct ui_strip {
	struct ui_card *card;   /* owned; NULL: to be filled */
	struct ui_paper *paper; /* borrowed */
	size_t link;            /* of the paper; RR_NONE */
	bool audited;           /* the paper was, when it was filled */
};

/* The list of all notes while it is open, and how far it has been filled. */
struct ui_all_notes {
	struct ui_list *list;  /* borrowed from its view; NULL: not open */
	struct rr_note last;   /* owned: the one read last */
	char *headed;          /* owned: the document of the last heading; NULL */
	char (*ids)[37];       /* owned: of the rows */
	size_t count, cap;
	bool complete;
};

struct ui_app {
	struct ui_session *session;      /* owned */
	char *undo_asked;                /* owned: the loss that U has told of, and takes the next time; NULL */
	struct ui_view stack[UI_STACK];  /* over the reading view; the last is on top */
	size_t depth;
	struct ui_keymap keymap;
	struct ui_key typed[UI_SEQUENCE]; /* keys of a binding begun */
	size_t typed_count;
	long count;
	struct ui_request requests[UI_REQUESTS];
	size_t request_count;
	char *request_text;              /* owned: of the requests not yet taken */
	struct ui_history searched, commanded, tagged, filtered;
	struct ui_outside outside;
	struct ui_strip strip;
	struct rr_cited_by *citing_rows; /* owned: of the list of who cites this */
	size_t citing_count;
	struct rr_said *said_rows;       /* owned: of the list of where this was said */
	size_t said_count;
	struct ui_following *following;  /* owned: of the follow-up list; NULL */
	int64_t notes_version;
	char light;                      /* the letter highlighted with last; 0: none */
	struct ui_all_notes all_notes;
	struct rr_note placing;          /* owned: the note to be placed by hand; id "": none */
	bool placing_carries;            /* it is of another version and stays there, too */
	struct ui_citing *citing;        /* owned: citations being found, or NULL */
	bool keys_read, rivals_sought, done;
};

/* ---- opening ---------------------------------------------------------- */

/* Opens the documents of the command line; their citations may still be sought. */
enum rr_status ui_open_docs(struct ui_app *app, struct rr_error *err);

/* Waits for those citations and gives them to their papers; then nothing runs beside. */
void ui_settle(struct ui_app *app);

/* Finds what the papers shown cite; false if that was done already. */
bool ui_cite_shown(struct ui_app *app);

/* ---- views ------------------------------------------------------------ */

/* Puts a view on top; the app frees it. With too many it is closed at once. */
void ui_app_push(struct ui_app *app, const struct ui_view_kind *kind, void *self);

/* A card on top; takes it over. */
void ui_show_card(struct ui_app *app, struct ui_card *card);

/*
 * A list on top, and what its keys do. chosen gets the row of Enter; key (may
 * be NULL) any key the list does not know. Both run with the list still
 * there; true closes it.
 */
struct ui_list_acts {
	bool (*chosen)(struct ui_app *app, const struct ui_list_row *row);
	bool (*key)(struct ui_app *app, struct ui_list *list, const struct ui_key *key);
	void (*closed)(struct ui_app *app); /* may be NULL */
};
void ui_show_list(struct ui_app *app, struct ui_list *list, const struct ui_list_acts *acts);

/*
 * A prompt in the last row. changed (may be NULL) gets the line after every
 * edit, left (may be NULL) is told when it was given up.
 */
struct ui_asking {
	struct ui_prompt_setup setup;
	void (*entered)(struct ui_app *app, struct rr_span line, void *with);
	void (*changed)(struct ui_app *app, struct rr_span line, void *with);
	void (*left)(struct ui_app *app, void *with);
	void (*free_with)(void *with); /* may be NULL */
	void *with;
};
void ui_ask(struct ui_app *app, const struct ui_asking *asking);

void ui_citing_free(struct ui_app *app); /* the rows of cited_by.c */
void ui_said_free(struct ui_app *app);   /* the rows of said_before.c */
void ui_following_free(struct ui_app *app); /* those of follow_up.c */
void ui_following_fill(struct ui_app *app); /* the list, if it is open, when notes have changed */

/* ---- the strip (strip.c) ---------------------------------------------- */

void ui_strip_keep(struct ui_app *app, bool keep);
bool ui_strip_work(struct ui_app *app); /* fills it anew; false: it was right */
void ui_strip_draw(struct ui_app *app, struct ui_area screen);

/* ---- the terminal's part ---------------------------------------------- */

void ui_request_add(struct ui_app *app, enum ui_request_kind kind, const char *text);
void ui_bell(struct ui_app *app);

/* ---- documents -------------------------------------------------------- */

/* Puts every opened file the library does not have into it. */
void ui_keep_papers(struct ui_app *app);

/* Shows a paper beside the current one without comparing them, and goes there. */
void ui_show_beside(struct ui_app *app, struct ui_paper *paper, size_t block);

/* ---- reading places (places.c) ---------------------------------------- */

/* Keeps where the reader is in what is shown. */
void ui_keep_places(struct ui_app *app);
/* Goes where the reader was in the document of a pane, or in the pair; says so. */
void ui_to_place(struct ui_app *app, int pane);

/* ---- pins (pins.c) ---------------------------------------------------- */

/* Reads the pins of the two documents compared, once; true if they made a difference. */
bool ui_read_pins(struct ui_app *app);
/* Reads them again, as they may have changed. */
void ui_load_pins(struct ui_app *app);

/* Looks at some more rows for critical changes; seen: there were some. False: all are known. */
bool ui_find_criticals(struct ui_app *app, bool *seen);

/* ---- notes ------------------------------------------------------------ */

/* Reads the notes of a paper anew. */
void ui_load_notes(struct ui_app *app, struct ui_paper *paper);
void ui_load_all_notes(struct ui_app *app);

/* The clause under the cursor and its newest note; false (and a message) without. */
bool ui_note_here(struct ui_app *app, struct ui_paper **paper, size_t *block, size_t *note);

/* Where a new note would stand: the selection, or the clause under the cursor. */
struct ui_spot_of_note {
	const char *passage, *until; /* borrowed from the paper; until NULL: one passage */
	size_t start, end;           /* bytes; both 0: all of it */
};
bool ui_place_here(struct ui_app *app, struct ui_paper **paper, struct ui_spot_of_note *out);

/* A new note, anchored there; the selection ends. False (and a message) where none can be. */
bool ui_note_new(struct ui_app *app, struct rr_note *note, struct ui_paper **paper);

/* Asks for the place of a note by hand; a copy is kept. carries: see struct ui_app. */
void ui_place_by_hand(struct ui_app *app, const struct rr_note *note, bool carries);

/* Puts a note of a paper where its words are now, as its place from now on. */
bool ui_confirm_note(struct ui_app *app, struct ui_paper *paper, size_t index);

/* Once: says so where copies of the notes wait beside them. True if any do. */
bool ui_look_for_rivals(struct ui_app *app);

/* Reads some more notes into the list of all; false where there is nothing to do. */
bool ui_more_notes(struct ui_app *app);
/* Fills that list anew, where it is open: the filter is another. */
void ui_refill_notes(struct ui_app *app);

/* Shows what a note was before. */
void ui_show_history(struct ui_app *app, const struct rr_note *note);

/* Completes the word at the cursor with the tags in use; with: the app. */
void ui_complete_tags(void *with, struct rr_span line, size_t cursor,
                      struct ui_choices *choices);

#define UI_DUE_WRONG "a due date is a day such as 2027-03-01 or a session such as HRC 43"

/* "OP3", "OP3–OP5" with a last clause; "?" where first is NULL. Appended. */
void ui_note_clauses(const char *first, const char *last, struct rr_str *out);

/* Asks for the tags of a note, which it takes over, and saves it with them. */
void ui_ask_tags(struct ui_app *app, struct rr_note *note);

/* Words that say what a note is: kind, status, priority, due, who, tags. Appended. */
void ui_note_facts(const struct rr_note *note, struct rr_str *out);

/* Saves a note; what goes wrong is said. On success it is cleared and shown. */
bool ui_save_note(struct ui_app *app, struct rr_note *note);

/* Deletes a note of a paper; what goes wrong is said. */
bool ui_delete_note(struct ui_app *app, const struct rr_note *note);

/* Opens the editor on a note, which it takes over and zeroes. */
void ui_edit_note_view(struct ui_app *app, struct rr_note *note, struct rr_span unsaved);

/* Edits note `index` of a paper: here, or in $EDITOR. */
void ui_edit_note(struct ui_app *app, struct ui_paper *paper, size_t index, bool outside);

/* A copy of a note that is the caller's to free. */
void ui_note_copy(const struct rr_note *from, struct rr_note *to);

#endif
