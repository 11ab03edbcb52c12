/*
 * compare - two documents → aligned rows: which clause became which, what
 * was added, dropped, moved, merged or split, and which words changed.
 *
 * The alignment is the best overall pairing by likeness of words, free of
 * order and number. It is made at once; the word changes of a row are
 * computed when asked for, because only those on screen are needed.
 * Indices are those of rr_doc.clauses.
 */
#ifndef RESREAD_COMPARE_H
#define RESREAD_COMPARE_H

#include "resread/cite.h"
#include "resread/doc.h"
#include "resread/text.h"

enum rr_relation { RR_SAME, RR_REWORDED, RR_MERGED, RR_SPLIT, RR_ADDED, RR_DROPPED };

/* What became of an opening verb. Modifiers ("deeply", "with appreciation")
 * and the words of a series ("also", "further") are told apart from strength. */
enum rr_direction {
	RR_DIR_NONE,     /* the same words */
	RR_STRONGER, RR_WEAKER,
	RR_DIR_OTHER,    /* another verb that is neither */
	RR_DIR_MODIFIER, /* the same verb with other modifiers */
	RR_DIR_SERIES,   /* the same verb in another form or place of a series */
};

struct rr_row {
	const size_t *a, *b;    /* borrowed; clauses of each side, ascending */
	size_t a_count, b_count; /* 0 on one side: added, dropped */
	enum rr_relation relation;
	bool moved;             /* its place among the paired clauses changed */
	double similarity;      /* 0..1; 1 for same, 0 for added and dropped */
	bool pinned;            /* paired by hand */
	enum rr_direction lead; /* what became of the opening verb */
};

struct rr_comparison {
	const struct rr_doc *a, *b; /* borrowed; outlive the comparison */
	struct rr_arena *arena;     /* owned */
	struct rr_row *rows;        /* in reading order: of b, with dropped clauses after what they followed in a */
	size_t count;
	size_t *row_of_a, *row_of_b; /* clause index → row index */
};

/* A pair made or parted by hand; ids as in the documents. */
struct rr_pin {
	const char *a, *b; /* clause ids */
	bool parted;       /* these two must not be paired */
};

/*
 * Aligns two documents; in different languages by numbers, places, verbs,
 * figures and lengths, in order, without lead directions. pins may be NULL. Time grows with the product of the
 * clause counts only in a filter of about a nanosecond a pair; memory grows
 * with the length of the texts.
 */
struct rr_comparison *rr_compare(const struct rr_doc *a, const struct rr_doc *b,
                                 const struct rr_pin *pins, size_t pin_count);
void rr_comparison_free(struct rr_comparison *cmp);

const char *rr_relation_name(enum rr_relation relation);

/*
 * How alike a text is to each clause of doc, into out[doc->clause_count]: the
 * share of the words and pairs of words that both hold, 0..1; 1 only where they
 * are the same as in RR_SAME. The rest of the document does not weigh.
 */
void rr_likenesses(struct rr_span text, const struct rr_doc *doc, double *out);

/* ---- word changes ----------------------------------------------------- */

enum rr_change_op { RR_EQUAL, RR_DELETE, RR_INSERT };

/* A run of whole words. RR_EQUAL and RR_DELETE are bytes of a's text,
 * RR_INSERT of b's; equal runs carry b's place too. */
struct rr_change {
	enum rr_change_op op;
	size_t start, end;     /* of the side it is text of */
	size_t b_start, b_end; /* RR_EQUAL: the same words in b */
};

struct rr_changes {
	struct rr_change *items; /* owned */
	size_t count, cap;
};

/*
 * The changes that turn a into b, in whole words, coalesced so that a person
 * can read them. Equal and delete runs put together give a, equal and insert
 * runs give b (an equal run may differ in white space; its a text counts for
 * a, its b text for b). Replaces what out held.
 */
void rr_word_changes(struct rr_span a, struct rr_span b, struct rr_changes *out);
void rr_changes_free(struct rr_changes *out);

/*
 * The changes of a row. The texts of a side with several clauses are joined
 * with one blank, none between Han; *a_text and *b_text get the joined texts.
 */
void rr_row_changes(const struct rr_comparison *cmp, size_t row,
                    struct rr_str *a_text, struct rr_str *b_text,
                    struct rr_changes *out);

/* ---- critical changes -------------------------------------------------- */

enum rr_critical_kind {
	RR_CRITICAL_VERB,      /* the opening verb got stronger or weaker */
	RR_CRITICAL_MODAL,     /* shall, should, may */
	RR_CRITICAL_NUMBER,    /* a number, date, amount or session */
	RR_CRITICAL_NEGATION,  /* "not" came or went */
	RR_CRITICAL_CONDITION, /* "as appropriate" came (weaker) or went (stronger) */
	RR_CRITICAL_ADDRESSEE, /* who is asked came or went */
};

/* A change of few words that changes much. */
struct rr_critical {
	enum rr_critical_kind kind;
	enum rr_direction direction;
	size_t a_start, a_end; /* bytes of the row's a text; empty: it came */
	size_t b_start, b_end; /* of its b text; empty: it went */
};

struct rr_criticals {
	struct rr_critical *items; /* owned */
	size_t count, cap;
};

/*
 * The critical changes of a row, given what rr_row_changes() found, by the
 * rules of the documents' language pack (sections modals, negations,
 * conditions, addressing, addressees, addressee-ends, locators). The number of
 * a paragraph that changed with that paragraph's own is none. None where a side
 * is empty or the languages differ. Replaces what out held.
 */
void rr_row_criticals(const struct rr_comparison *cmp, size_t row,
                      struct rr_span a_text, struct rr_span b_text,
                      const struct rr_changes *changes, struct rr_criticals *out);
void rr_criticals_free(struct rr_criticals *out);

const char *rr_critical_name(enum rr_critical_kind kind); /* "verb" … */

/*
 * How the opening verb changed between two clauses, by its strengths. One of
 * approval against one of disapproval is neither stronger nor weaker.
 */
enum rr_direction rr_lead_direction(const struct rr_clause *from,
                                    const struct rr_clause *to);

/* ---- concordance of two languages ------------------------------------- */

enum rr_discord_kind {
	RR_DISCORD_CLAUSE,    /* a clause the other has not */
	RR_DISCORD_CITATION,  /* another document or instrument is cited */
	RR_DISCORD_DATE,      /* the same with another date */
	RR_DISCORD_FIGURE,    /* another number of three digits or more */
	RR_DISCORD_FOOTNOTES, /* another count of footnote marks */
};

/* What two languages of one text should not differ in. */
struct rr_discord {
	enum rr_discord_kind kind;
	size_t row;
	const char *a, *b; /* what each says; NULL: nothing. Owned by the arena */
};

struct rr_discords {
	struct rr_arena *arena; /* owned */
	struct rr_discord *items; /* owned */
	size_t count, cap;
};

/* Lists them, row by row; nothing for two documents in the same language. */
void rr_concordance(const struct rr_comparison *cmp, const struct rr_citations *a_cites,
                    const struct rr_citations *b_cites, struct rr_discords *out);
void rr_discords_free(struct rr_discords *out);

const char *rr_discord_name(enum rr_discord_kind kind); /* "clause" … */

/* ---- citations --------------------------------------------------------- */

enum rr_recited_kind {
	RR_RECITED_REPLACED, /* its successor is cited in its place: 25/3 → 44/18 */
	RR_RECITED_VERB,     /* recalled with another verb: reaffirming → noting */
	RR_RECITED_ADDED,
	RR_RECITED_DROPPED,
};

/* What became of one cited document: where each side cites it first, or in
 * paired clauses. */
struct rr_recited {
	enum rr_recited_kind kind;
	const struct rr_citation *a, *b; /* borrowed; NULL on one side: added, dropped */
	size_t a_lead, b_lead;     /* clause whose verb it stands under; RR_NONE */
	enum rr_direction direction; /* of RR_RECITED_VERB */
};

struct rr_reciteds {
	struct rr_recited *items; /* owned; by kind, then in the order of b's text, dropped of a's */
	size_t count, cap;
};

/*
 * What the two cite differently. Replaced are two of one series (the same
 * body and kind of document) each cited on one side only, in clauses that
 * were paired or with the same words around them. A document both sides
 * cite, but never under the same verb, is recalled with another.
 */
void rr_recitals(const struct rr_comparison *cmp, const struct rr_citations *a_cites,
                 const struct rr_citations *b_cites, struct rr_reciteds *out);
void rr_reciteds_free(struct rr_reciteds *out);

const char *rr_recited_name(enum rr_recited_kind kind); /* "replaced" … */

#endif
