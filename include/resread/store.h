/*
 * store - the two databases of one user.
 *
 * notes.db is precious and small: notes, tags, pins. 0600, WAL, synchronous
 * FULL: when a call that writes returns RR_OK the note survives kill -9 and
 * a power cut. library.db knows the documents seen, their texts and what they
 * cite; it can be rebuilt.
 *
 * Several programs may use both at once; a writer waits for another for at
 * most ten seconds. A file that is no database, a newer schema or a damaged
 * one is never written to; the failure (RR_DB) says what to do.
 */
#ifndef RESREAD_STORE_H
#define RESREAD_STORE_H

#include "resread/cite.h"
#include "resread/compare.h"
#include "resread/request.h"

struct rr_store;

struct rr_store_paths {
	const char *notes;   /* NULL: $RESREAD_DB, else the XDG place; ":memory:" for tests */
	const char *library; /* NULL: the XDG place */
};

/*
 * Names the databases; nothing is opened or made until first needed, so this
 * costs nothing before the first frame. Fails with RR_IO (no HOME).
 */
enum rr_status rr_store_open(const struct rr_store_paths *paths,
                             struct rr_store **out, struct rr_error *err);
void rr_store_close(struct rr_store *store);

/* ---- the library ------------------------------------------------------ */

struct rr_library_row {
	char *key, *lang;       /* owned; the document's key and language */
	char *symbol, *number, *title, *path, *body, *date; /* owned; NULL if none */
	int64_t clauses;
	int64_t notes;          /* how many notes this user has on it */
};

/*
 * Remembers a document: its text, clauses and citations replace what was
 * known under its key and language. Cheap when nothing changed (its hash).
 */
enum rr_status rr_library_put(struct rr_store *store, const struct rr_doc *doc,
                              const struct rr_source *source,
                              const struct rr_citations *cites,
                              struct rr_error *err);

/*
 * Opens the document of a symbol or number ("A/HRC/RES/28/2", "28/2") from
 * the library, preferring language `code` (may be NULL): from its file if it
 * is still there, else from the text kept. RR_MISSING: not in the library.
 */
enum rr_status rr_library_open(struct rr_store *store, struct rr_langs *langs,
                               const char *name, const char *code,
                               struct rr_doc **doc, struct rr_error *err);

/*
 * What DOC of the command line means: a path, "-", or a name in the library;
 * "#ID" behind it is cut off and given back in *id (NULL if none; caller
 * frees). A document read from a file is not put into the library here.
 * source (may be NULL) gets the lines it was read from when it came from a
 * file, NULL otherwise.
 */
enum rr_status rr_open(struct rr_store *store, struct rr_langs *langs,
                       const char *arg, const char *code, struct rr_doc **doc,
                       struct rr_source **source, char **id, struct rr_error *err);

enum rr_status rr_library_list(struct rr_store *store, struct rr_library_row **rows,
                               size_t *count, struct rr_error *err);
void rr_library_rows_free(struct rr_library_row *rows, size_t count);

/* Takes a document out; its notes stay. RR_MISSING. */
enum rr_status rr_library_remove(struct rr_store *store, const char *name,
                                 struct rr_error *err);

/* A clause of a known document that cites a target. */
struct rr_cited_by {
	char *key, *lang, *title; /* owned; the citing document */
	char *passage;      /* owned: "OP5" */
	char *verb;         /* owned: the lead as printed, or the paragraph's; NULL */
	char *text;         /* owned: the passage's text; NULL if it is gone */
	char *date;         /* owned: the date given there, ISO; NULL */
	char *locator;      /* owned: the places cited, parted by "; "; NULL */
	size_t start, end;  /* bytes of text: the first mention */
};

enum rr_status rr_library_cited_by(struct rr_store *store, const char *target,
                                   struct rr_cited_by **rows, size_t *count,
                                   struct rr_error *err);
void rr_cited_by_free(struct rr_cited_by *rows, size_t count);

/* What the library's documents say of dates. */
struct rr_datings {
	struct rr_arena *arena;  /* owned */
	struct rr_dating *items; /* owned; by target, then document; texts in the arena */
	size_t count;
};

/*
 * The dates the library's documents, those documents themselves included,
 * give what these cite with a date: for rr_audit().
 */
enum rr_status rr_library_datings(struct rr_store *store, const struct rr_audited *docs,
                                  size_t count, struct rr_datings *out, struct rr_error *err);
void rr_datings_free(struct rr_datings *datings);

/* ---- search ----------------------------------------------------------- */

/* A passage, title or note in which the words were found. */
struct rr_hit {
	char *key, *lang, *title, *date; /* owned; the document; NULL where unknown */
	char *passage;      /* owned: "OP5", "TITLE", "FN1" */
	char *text;         /* owned: the passage's text, or the note's */
	size_t start, end;  /* bytes of text: the first place */
	char note[37];      /* the note's id; "" for a passage */
};

/*
 * Where the words of query stand one behind the other, as in grep -F but for
 * case, width, accents, the form of quotation marks and blanks (rr_fold()).
 * Titles first, then the other passages, the newest document first, then
 * notes; at most `limit` hits (0: all). RR_INVALID: nothing to search for.
 */
enum rr_status rr_search(struct rr_store *store, const char *query, size_t limit,
                         struct rr_hit **hits, size_t *count, struct rr_error *err);
void rr_hits_free(struct rr_hit *hits, size_t count);

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
 * store, and again the one before it; *what (may be NULL) says in words what
 * was undone. RR_MISSING: nothing to undo. RR_INVALID: another program has
 * changed the note or pin since; it stays as it is and this undo is dropped.
 */
enum rr_status rr_note_undo(struct rr_store *store, char **what, struct rr_error *err);

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
 * lang, text. "none" stands for nothing: due:none. RR_INVALID says what is wrong.
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

/* ---- follow-up -------------------------------------------------------- */

/*
 * What the user follows of a document's requests. A request is followed by a
 * note of kind "task" at its words: its status, priority, due day and body are
 * the request's, its tags the themes; a tag "who/NAME" says who is responsible.
 */
struct rr_followed {
	struct rr_note *notes; /* owned: all notes on the document */
	size_t count;
	size_t *task;          /* owned: for each request the index of its task; RR_NONE */
};

enum rr_status rr_follow_up(struct rr_store *store, const struct rr_doc *doc,
                            const struct rr_requests *requests, struct rr_followed *out,
                            struct rr_error *err);
void rr_followed_free(struct rr_followed *followed);

/* The task of request i; NULL if the user made none. */
struct rr_note *rr_followed_task(const struct rr_followed *followed, size_t i);

/* Whether a note that stands at the request's words has the tag, or one below it. */
bool rr_followed_has_tag(const struct rr_followed *followed, const struct rr_doc *doc,
                         const struct rr_request *request, const char *tag);

/* The tags that are themes, and who is responsible, as a list; "" if none. */
void rr_task_themes(const struct rr_note *task, struct rr_str *out);
void rr_task_responsible(const struct rr_note *task, struct rr_str *out);

/*
 * Sets the status of a request; makes its task, due when the text says, if
 * there is none yet. RR_INVALID: no such status ("open", "doing", "done",
 * "dropped").
 */
enum rr_status rr_follow_up_set(struct rr_store *store, const struct rr_doc *doc,
                                const struct rr_request *request, struct rr_note *task,
                                const char *status, struct rr_error *err);
/* The status that comes after this one (NULL: none yet) in turn. */
const char *rr_follow_up_next(const char *status);

/* The requests of several documents in one list. */
struct rr_follow_doc {
	struct rr_doc *doc; /* owned if own_doc, else borrowed */
	bool own_doc;
	struct rr_requests requests;
	struct rr_followed followed;
};

struct rr_follow_row {
	struct rr_follow_doc *from;
	const struct rr_request *request;
	struct rr_note *task; /* of from->followed; NULL */
	size_t order;         /* as found: by document and clause */
};

enum rr_follow_order { RR_BY_DUE, RR_BY_ADDRESSEE, RR_BY_DOCUMENT, RR_FOLLOW_ORDERS };

struct rr_follow_list {
	struct rr_follow_doc **docs; /* owned, each owned */
	size_t doc_count, doc_cap;
	struct rr_follow_row *rows;  /* owned */
	size_t count, cap;
};

/* Adds a document's requests; with own the list frees the document, also on failure. */
enum rr_status rr_follow_add(struct rr_follow_list *list, struct rr_store *store,
                             struct rr_langs *langs, struct rr_doc *doc, bool own,
                             struct rr_error *err);
/* Adds all documents of the library; those that can't be opened are left out and counted. */
enum rr_status rr_follow_add_library(struct rr_follow_list *list, struct rr_store *store,
                                     struct rr_langs *langs, size_t *unread,
                                     struct rr_error *err);
/* What is only recalled comes last, but by document. */
void rr_follow_sort(struct rr_follow_list *list, enum rr_follow_order order);
void rr_follow_list_free(struct rr_follow_list *list);

/* ---- import ----------------------------------------------------------- */

/* What became of one annotation of an import. */
enum rr_import_state {
	RR_IMPORT_RESTORED,    /* saved; its words are where they were */
	RR_IMPORT_PRESENT,     /* already there: nothing done */
	RR_IMPORT_NO_DOCUMENT, /* saved; its document is not in the library */
	RR_IMPORT_NO_CLAUSE,   /* saved; the document has no such clause, or not its words */
	RR_IMPORT_AMBIGUOUS,   /* saved; its words stand there more than once */
	RR_IMPORT_CONFLICT,    /* another note has its id: saved beside it, tagged "conflict" */
	RR_IMPORT_UNREAD,      /* no annotation that could be a note: left out */
	RR_IMPORT_DELETED,     /* of a notes.db: deleted here after it was last changed there: left out */
};
#define RR_IMPORT_STATES 8
const char *rr_import_state_name(enum rr_import_state state); /* "already there" */

struct rr_import_row {
	enum rr_import_state state;
	char *id, *doc, *passage; /* owned; id as in the file; "" if it has none */
};

/*
 * Merges annotations (a collection, a page, a list, or one) into the notes, or
 * the notes of another notes.db whose bytes are given: all that can be, in one
 * transaction; importing twice changes nothing. A notes.db is a copy of these
 * notes, so what was deleted here since does not come back; from annotations
 * it does, as somebody asked for it. With dry_run only the report is made. RR_INVALID: the text is neither.
 */
enum rr_status rr_notes_import(struct rr_store *store, struct rr_span text, bool dry_run,
                               struct rr_import_row **rows, size_t *count,
                               struct rr_error *err);
void rr_import_rows_free(struct rr_import_row *rows, size_t count);

/* ---- copies made by file-sync programs --------------------------------- */

/*
 * The paths of copies of notes.db beside it that a sync program made of two
 * machines' writing ("notes.sync-conflict-….db", "notes (conflicted copy …).db");
 * sorted. Returns their number. rr_notes_import() takes in what such a file
 * holds; rr_store_merged() then renames it, so that it isn't found again.
 */
size_t rr_store_rivals(struct rr_store *store, char ***paths);
void rr_store_rivals_free(char **paths, size_t count);
enum rr_status rr_store_merged(const char *path, struct rr_error *err);

/* A consistent copy of notes.db, 0600; never over an existing file. */
enum rr_status rr_store_backup(struct rr_store *store, const char *path,
                               struct rr_error *err);
/* Integrity of both databases; what is wrong in err (RR_DB). */
enum rr_status rr_store_check(struct rr_store *store, struct rr_error *err);

/* ---- pins ------------------------------------------------------------- */

/* Pairs of clauses of two documents made or parted by hand, for rr_compare(). */
struct rr_pin_list {
	struct rr_arena *arena; /* owned */
	struct rr_pin *pins;
	size_t count;
};

/* What is known of two documents, by their keys, in either order. */
enum rr_status rr_pins_list(struct rr_store *store, const char *doc_a, const char *doc_b,
                            struct rr_pin_list *out, struct rr_error *err);
void rr_pins_free(struct rr_pin_list *pins);
/*
 * Pairs (or parts) clauses two by two, all or none; a pair pinned before takes
 * the new meaning. It is one change for rr_note_undo().
 */
enum rr_status rr_pins_put(struct rr_store *store, const char *doc_a, const char *doc_b,
                           const struct rr_pin *pins, size_t count, struct rr_error *err);
/* Forgets what was said of these. RR_MISSING: nothing was said of any. */
enum rr_status rr_pins_remove(struct rr_store *store, const char *doc_a, const char *doc_b,
                              const struct rr_pin *pins, size_t count,
                              struct rr_error *err);

/* ---- reading places --------------------------------------------------- */

/*
 * The clause id where the reader last stood in a document; NULL if unknown,
 * else the caller's. Kept in a text file of the XDG state folder; failing to
 * write it is no matter.
 */
char *rr_place_get(struct rr_store *store, const char *key);
void rr_place_put(struct rr_store *store, const char *key, const char *id);

#endif
