/*
 * note - a part of store: what a reader wrote beside a document, where its
 * words are now, how it changes, travels to another version and leaves in an
 * export. Included by store.h, whose rules of opening and locking hold here.
 */
#ifndef RESREAD_NOTE_H
#define RESREAD_NOTE_H

#include "resread/compare.h"

struct rr_store;

/* ---- notes ------------------------------------------------------------ */

/* The passage of a note on a document as a whole; its words are the title. */
#define RR_WHOLE "DOC"

/*
 * What a reader wrote beside one passage of one document, or beside several
 * that follow each other: then offsets, hash and words are those of their
 * texts joined by line feeds.
 */
struct rr_note {
	char id[37];       /* UUIDv7, lower case; "" until saved */
	char *doc;         /* owned: the document's key */
	char *lang;        /* owned: "zh" */
	char *title;       /* owned: the document's title then; NULL */
	char *passage;     /* owned: "OP5", "TITLE"; the clause id; RR_WHOLE: the document */
	char *until;       /* owned: the last clause where it spans several; NULL */
	char *exact;       /* owned: the quoted words; never NULL once saved */
	char *prefix, *suffix; /* owned: up to 32 code points of context; never NULL once saved */
	size_t start, end; /* bytes of the passage's text, half open */
	size_t point_start, point_end; /* the same place in code points, for JSON */
	uint64_t passage_hash; /* of the passage's whole text then */
	uint64_t before_hash, after_hash; /* of the texts beside it; 0: none */
	bool beside_known; /* the two are known; not so in a note of an older program */
	char *kind;        /* owned: "note", "highlight", "question", "task" */
	char *status;      /* owned: "open", "done" …; NULL */
	char *priority;    /* owned: "high", "medium", "low"; NULL */
	char *author;      /* owned: NULL if nobody was named */
	char *responsible; /* owned: who is to see to it, as written; NULL */
	char *origin;      /* owned: id of the note this was carried over from; NULL */
	char *due;         /* owned: ISO day or "HRC 43"; NULL */
	char *colour;      /* owned: highlight letter; NULL */
	char *body;        /* owned: UTF-8; may be empty only for a highlight, a tag or a status */
	char **tags;       /* owned, each owned; sorted */
	size_t tag_count;
	char created[25], modified[25]; /* "2026-11-21T05:30:00.123Z" */
	char *extra;       /* owned: what an import said beyond this, kept as JSON; NULL */
};

/* Frees what the note owns and zeroes it. A zeroed note may be cleared. */
void rr_note_clear(struct rr_note *note);
void rr_notes_free(struct rr_note *notes, size_t count);

/*
 * Anchors a note in a document: fills doc, lang, title, passage, exact,
 * prefix, suffix, offsets and hash from the passage's text. start == end
 * quotes the whole passage; `quote` (may be NULL) finds its first occurrence
 * instead. RR_WHOLE anchors it in the document as a whole. RR_MISSING: no such
 * passage, or the quote is not in it.
 */
enum rr_status rr_note_anchor(struct rr_note *note, const struct rr_doc *doc,
                              const char *passage, size_t start, size_t end,
                              const char *quote, struct rr_error *err);

/*
 * The same for what begins at byte `start` of one passage and ends at byte
 * `end` of a later one; with end == 0 that one counts to its end. For one
 * passage it is as above.
 */
enum rr_status rr_note_anchor_range(struct rr_note *note, const struct rr_doc *doc,
                                    const char *passage, size_t start,
                                    const char *until, size_t end, struct rr_error *err);

/* ---- finding a note's words again -------------------------------------- */

/* What became of a note's place in a text that may not be the one it was written on. */
enum rr_anchor_state {
	RR_ANCHOR_EXACT,     /* the words are where they were */
	RR_ANCHOR_MOVED,     /* the very words, in another clause or farther on */
	RR_ANCHOR_EDITED,    /* the place is known, its words are others now */
	RR_ANCHOR_AMBIGUOUS, /* another place is as likely: nothing is decided */
	RR_ANCHOR_GONE,      /* nothing there is like it */
};
const char *rr_anchor_state_name(enum rr_anchor_state state); /* "exact" */

struct rr_anchor {
	enum rr_anchor_state state;
	const char *passage; /* borrowed from the places: where it is, or most likely is; NULL: gone */
	const char *until;   /* the last clause where it spans several; NULL */
	const char *twin;    /* ambiguous: the other place; NULL */
	size_t start, end;   /* bytes, as in struct rr_note */
	double likeness;     /* of the words, 0..1 */
	bool translated;     /* the text is in another language: placed by the clause's id */
};

/* The texts of a document, ready to be looked through; it must outlive them. */
struct rr_places;
struct rr_places *rr_places_new(const struct rr_doc *doc);
void rr_places_free(struct rr_places *places); /* NULL is fine */

/*
 * Finds a note's words. `hint` (may be NULL) is the clause that is known to
 * have become of the note's: its words win over those of others, and where
 * they are gone from it the whole clause is the place, edited, likeness 0.
 * Of a note on several clauses hint stands for the first, `last` (may be NULL)
 * for the last; for others last is no matter.
 */
void rr_note_place(struct rr_places *places, const struct rr_note *note, const char *hint,
                   const char *last, struct rr_anchor *out);

/* Appends the words that the note quotes and those at the place now, as "[-old-]{+new+}". */
void rr_anchor_difference(const struct rr_places *places, const struct rr_note *note,
                          const struct rr_anchor *anchor, struct rr_str *out);

/* Appends the texts of the clauses from passage to until (NULL: one), a line each. */
bool rr_places_text(const struct rr_places *places, const char *passage, const char *until,
                    struct rr_str *out);

/* Whether a due date is a day ("2027-03-01") or a session ("HRC 43", "GA 79"). */
bool rr_due_valid(const char *due);

/* ---- changing notes ---------------------------------------------------- */

/*
 * Saves a note, new (id "") or changed, with its tags: all is written, or
 * nothing. Sets id, times and tags (normalised) on success. A note that
 * another program changed since it was read is saved beside that one, as a
 * new note tagged "conflict". RR_INVALID: nothing in it to keep.
 */
enum rr_status rr_note_save(struct rr_store *store, struct rr_note *note,
                            struct rr_error *err);

/* Deletes it; rr_note_undo() brings back. RR_MISSING. */
enum rr_status rr_note_delete(struct rr_store *store, const char *id,
                              struct rr_error *err);

/*
 * Takes back the newest change (save, delete, renamed tag, pins) made through this
 * store, and again the one before it, and when there is none left those of before; *what (may be NULL) says in words what
 * was undone. RR_MISSING: nothing to undo. RR_INVALID: another program has
 * changed the note or pin since; it stays as it is and this undo is dropped.
 */
enum rr_status rr_note_undo(struct rr_store *store, char **what, struct rr_error *err);

/*
 * What the next undo would take back, if that takes away a note which was
 * written before the store was opened: to be asked about first, as it may be
 * years old. The caller's; NULL where it does no such thing.
 */
char *rr_note_undo_loses(struct rr_store *store);

struct rr_note_filter {
	const char *doc;    /* key or symbol; NULL: any */
	const char *tag;    /* NULL: any; "a" finds "a/b" too */
	const char *kind, *status; /* NULL: any */
	const char *since;  /* ISO day: modified then or later; NULL */
	const struct rr_query *query; /* borrowed; NULL: any */
	const char *id;     /* the note with this id; NULL: any */
	const struct rr_note *after; /* only those behind this one in the order; NULL */
	size_t limit;       /* at most so many, before the query's choice; 0: all */
};

/* Notes by document, clause in the order of the text as far as known, time. */
enum rr_status rr_notes_list(struct rr_store *store, const struct rr_note_filter *filter,
                             struct rr_note **notes, size_t *count,
                             struct rr_error *err);

/*
 * The filter language, for the screen and the command line: terms parted by
 * blanks that must all hold, "-" before one that must not. A term is
 * FIELD:VALUE, or a word, or "words in quotation marks", looked for in what
 * the note says and quotes. Fields: tag (and all below it), kind, status,
 * priority, due and changed (a day by its beginning, or a session; due<2027-03,
 * changed>2026), doc (symbol, number or words of the title), clause, author,
 * responsible, lang, text. "none" stands for nothing: due:none. RR_INVALID says what is wrong.
 */
struct rr_query;
enum rr_status rr_query_parse(const char *text, struct rr_query **out, struct rr_error *err);
void rr_query_free(struct rr_query *query); /* NULL is fine */
bool rr_query_matches(const struct rr_query *query, const struct rr_note *note);

struct rr_tag_count {
	char *tag; /* owned */
	int64_t count;
};
enum rr_status rr_tags_list(struct rr_store *store, struct rr_tag_count **tags,
                            size_t *count, struct rr_error *err);
void rr_tags_free(struct rr_tag_count *tags, size_t count);
enum rr_status rr_tag_rename(struct rr_store *store, const char *from, const char *to,
                             int64_t *changed, struct rr_error *err);

/*
 * A number that changes whenever another program (or this one) has written
 * to the notes; cheap enough to ask at every key.
 */
int64_t rr_notes_version(struct rr_store *store);

/* An earlier state of a note, and what ended it. */
struct rr_note_version {
	struct rr_note note;
	char *change;   /* owned: "edit", "delete", "tags", "undo" */
	char ended[25]; /* when */
};

/* What a note was before it was changed, the oldest first; none of what it is now. */
enum rr_status rr_note_history(struct rr_store *store, const char *id,
                               struct rr_note_version **versions, size_t *count,
                               struct rr_error *err);
void rr_note_versions_free(struct rr_note_version *versions, size_t count);

/* ---- carrying over ----------------------------------------------------- */

/* A note on one version of a text, and where it would stand on the other. */
struct rr_offer {
	struct rr_note note;
	struct rr_anchor at; /* gone: its clause was dropped and its words are nowhere */
};

struct rr_offers {
	const struct rr_doc *to;  /* borrowed: the comparison's */
	struct rr_places *places; /* owned: of `to` */
	struct rr_offer *items;   /* owned; in the order of the old text */
	size_t count;
};

/*
 * The notes on one document of a comparison that have been neither carried
 * over to the other nor rejected: from a to b, or with to_a from b to a.
 */
enum rr_status rr_offers_list(struct rr_store *store, const struct rr_comparison *cmp,
                              bool to_a, struct rr_offers *out, struct rr_error *err);
void rr_offers_free(struct rr_offers *offers);

/* Saves the note anew at its place; it names the old one. RR_MISSING: it has none. */
enum rr_status rr_offer_accept(struct rr_store *store, const struct rr_offers *offers,
                               size_t i, struct rr_error *err);
/* It is not offered again for this document, until that is undone. */
enum rr_status rr_offer_reject(struct rr_store *store, const struct rr_offers *offers,
                               size_t i, struct rr_error *err);
/* The same as accepting, at a place found by hand; as rr_note_anchor_range(). */
enum rr_status rr_note_carry(struct rr_store *store, const struct rr_note *note,
                             const struct rr_doc *to, const char *passage, size_t start,
                             const char *until, size_t end, struct rr_error *err);

/* ---- exports ---------------------------------------------------------- */

enum rr_export {
	RR_EXPORT_MARKDOWN, RR_EXPORT_JSON, RR_EXPORT_CSV, RR_EXPORT_HTML, RR_EXPORT_ORG,
};

/* Every note that passes the filter; *count says how many. */
enum rr_status rr_notes_export(struct rr_store *store, enum rr_export format,
                               const struct rr_note_filter *filter,
                               struct rr_str *out, size_t *count,
                               struct rr_error *err);

/*
 * Appends a row of RFC 4180 in which no cell starts a formula in a
 * spreadsheet; NULL is an empty cell.
 */
void rr_csv_row(struct rr_str *out, const char *const *cells, size_t count);

#endif
