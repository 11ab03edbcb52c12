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
#include "resread/note.h"
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

/*
 * To be called after a search, when its answer has been given: makes the next
 * ones fast where notes are so many that it matters, in a file beside
 * library.db that may be deleted at any time.
 */
void rr_search_prepare(struct rr_store *store);

/* A clause elsewhere that says the same, or nearly. */
struct rr_said {
	char *key, *lang, *title, *date; /* owned; its document; NULL where unknown */
	char *passage, *text;            /* owned: "OP5" and its words */
	double likeness;                 /* as rr_likenesses() tells: 1 is the same */
};

/*
 * The clauses of the library's other documents in the same language that say
 * what this one does, or at least half of it: the oldest document first, those
 * without a date last. A document is known by its key, so one's own earlier
 * version is none other.
 */
enum rr_status rr_library_said(struct rr_store *store, const struct rr_doc *doc, size_t clause,
                               struct rr_said **rows, size_t *count, struct rr_error *err);
void rr_said_free(struct rr_said *rows, size_t count);

/* ---- follow-up -------------------------------------------------------- */

/*
 * What the user follows of a document's requests. A request is followed by a
 * note of kind "task" at its words: its status, priority, due day and body are
 * the request's, who is responsible for it is for the request, its tags are the
 * themes. A tag "who/NAME" says who is responsible, too, as it did before there
 * was a field for that.
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
/* Names who is responsible instead of all who were, by tags, too; NULL: nobody. */
void rr_task_set_responsible(struct rr_note *task, const char *names);

/* A task for the request, not saved yet: open, due when the text says. */
enum rr_status rr_follow_up_task(const struct rr_doc *doc, const struct rr_request *request,
                                 struct rr_note *out, struct rr_error *err);

/*
 * Sets the status of a request; makes its task, if there is none yet. RR_INVALID: no such status ("open", "doing", "done",
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
	struct rr_due due;    /* the task's where the user set another, else the request's; its text is empty then */
};

/* Appends by when, as rr_due_words(); behind the user's own what the text says. */
void rr_follow_due_words(const struct rr_follow_row *row, struct rr_str *out);

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

struct rr_import_how {
	bool dry_run; /* only the report is made */
	/* asked before each note, `done` of `all` bytes behind; false stops. May be NULL */
	bool (*go_on)(void *self, size_t done, size_t all);
	void *self;
};

/*
 * Merges annotations (a collection, a page, a list, or one) into the notes, or
 * the notes of another notes.db whose bytes are given: all that can be, in one
 * transaction; importing twice changes nothing. A notes.db is a copy of these
 * notes, so what was deleted here since does not come back; from annotations
 * it does, as somebody asked for it. `how` NULL: plainly. RR_INVALID: the text
 * is neither. RR_STOPPED: go_on() stopped it, and nothing was written.
 */
enum rr_status rr_notes_import(struct rr_store *store, struct rr_span text,
                               const struct rr_import_how *how, struct rr_import_row **rows,
                               size_t *count, struct rr_error *err);
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

/* A document in one of its languages. */
struct rr_edition {
	const char *key, *lang; /* borrowed: "A/RES/76/1", "zh" */
};
struct rr_edition rr_edition_of(const struct rr_doc *doc);

/* Pairs of clauses of two documents made or parted by hand, for rr_compare(). */
struct rr_pin_list {
	struct rr_arena *arena; /* owned */
	struct rr_pin *pins;
	size_t count;
};

/*
 * What is known of two documents, in either order. Pins are of these two
 * languages; those of an older program, which kept none, are of all.
 */
enum rr_status rr_pins_list(struct rr_store *store, struct rr_edition a, struct rr_edition b,
                            struct rr_pin_list *out, struct rr_error *err);
void rr_pins_free(struct rr_pin_list *pins);
/*
 * Pairs (or parts) clauses two by two, all or none; a pair pinned before takes
 * the new meaning. It is one change for rr_note_undo(), and what was before is
 * remembered as with notes.
 */
enum rr_status rr_pins_put(struct rr_store *store, struct rr_edition a, struct rr_edition b,
                           const struct rr_pin *pins, size_t count, struct rr_error *err);
/* Forgets what was said of these. RR_MISSING: nothing was said of any. */
enum rr_status rr_pins_remove(struct rr_store *store, struct rr_edition a, struct rr_edition b,
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
