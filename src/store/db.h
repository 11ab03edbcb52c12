/*
 * The databases below the store: opening, schema, statements, transactions.
 * db*.c alone call sqlite3_open, BEGIN, COMMIT and ROLLBACK.
 *
 * A database is opened when first needed. A file that is not ours, newer
 * than this program or damaged is never written to. Running out of memory
 * in SQLite ends the program; the open transaction is rolled back by the
 * next one to open the file.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <sqlite3.h>

#include "resread/store.h"

/* What the three kinds of database differ in. */
struct db_kind {
	const char *file;     /* in the XDG data folder */
	const char *variable; /* environment variable that names another; NULL */
	const char *schema;   /* name of the embedded file */
	int application;      /* PRAGMA application_id */
	const char *sync;     /* PRAGMA synchronous */
	bool precious;        /* copied before its schema changes */
};

extern const struct db_kind db_notes_kind, db_history_kind, db_library_kind;

#define DB_CACHED 64 /* more than any kind of database has statements */

struct db {
	const struct db_kind *kind;
	struct rr_str path;  /* empty until known */
	sqlite3 *sql;        /* owned; NULL until opened */
	bool ours;           /* the path is the XDG one: its folders may be made */
	bool memory;         /* ":memory:" */
	bool newer;          /* its schema is newer: only read */
	bool frozen;         /* its schema is older and can't be changed: a copy is read */
	bool unchanging;     /* opened as a file that nobody writes to: only read */
	bool gated;          /* the gate's file has been opened, or could not be */
	int gate;            /* its descriptor; -1: none */
	const volatile int64_t *waited; /* mapped: db_clock() when somebody last waited; NULL */
	bool asking, inside; /* for the lock for writing; the gate */
	int64_t waiting_since; /* ms of the clock, while a lock is waited for */
	struct {
		const char *text; /* borrowed: a literal */
		sqlite3_stmt *stmt; /* owned */
	} cached[DB_CACHED];
};

/* One note of an undo: what it was, and what the change left. */
struct undo_step {
	char id[37];
	int64_t version;   /* version.seq of the state before; 0: there was none */
	char left[25];     /* note.modified after the change; "": it is gone */
};

/* Two clauses of two editions, as the table pin names them: side a sorts first. */
struct pin_key {
	char *doc_a, *lang_a, *a; /* owned, all of them */
	char *doc_b, *lang_b, *b;
};

enum { PIN_NONE = -1, PIN_PAIRED, PIN_PARTED };

struct pin_state {
	int is;            /* PIN_NONE … */
	char modified[25]; /* ""; with PIN_NONE, or unknown */
};

/* One pin of an undo: its state before the change and after it. */
struct undo_pin {
	struct pin_key key;
	struct pin_state before, after;
	int64_t version;   /* pin_version.seq of the state before */
};

struct undo {
	char *what;        /* owned: "the note at OP5" */
	bool takes_away;   /* a note that was written before the store was opened */
	char *rejected;    /* owned: the step's note is offered for this document again; NULL */
	struct undo_step *steps; /* owned */
	size_t count, cap;
	struct undo_pin *pins; /* owned */
	size_t pin_count, pin_cap;
};

struct rr_store {
	struct db notes, library;
	bool history;      /* the history is attached to notes */
	char opened[25];   /* when; what was changed before is undone last */
	struct undo *undos; /* owned; the newest last */
	size_t undo_count, undo_cap;
	int64_t version;   /* what rr_notes_version() answers */
	int64_t seen;      /* PRAGMA data_version when it was last asked */
	struct note_folds *folds; /* owned: what notes are searched in (note_folds.h); NULL */
	bool folds_wanted; /* a search would have been faster with a newer one */
};

/* Checks whose database it is and brings its schema up to date (db_schema.c). */
enum rr_status db_bring_up(struct db *db, struct rr_error *err);

enum db_need { DB_READ, DB_WRITE };

/*
 * Makes db->sql usable. With DB_READ a database that does not exist yet is
 * not made: RR_MISSING, and err stays untouched.
 */
enum rr_status db_open(struct db *db, enum db_need need, struct rr_error *err);
void db_close(struct db *db);

/*
 * SQLite reads a path that starts with "file:" as a URI; this appends the
 * path so that it does not.
 */
void db_plain_name(const char *path, struct rr_str *out);

/* Explains SQLite's last failure on db; returns RR_DB. */
enum rr_status db_fail(struct db *db, struct rr_error *err);
enum rr_status db_fail_code(const char *path, int code, int sys, const char *why,
                            struct rr_error *err);

/*
 * A statement of a literal text, kept for the next time; sqlite3_reset() it
 * through db_done(). A text that is no literal must be prepared with
 * db_compile() and finalized.
 */
enum rr_status db_prepare(struct db *db, const char *text, sqlite3_stmt **out,
                          struct rr_error *err);
enum rr_status db_compile(struct db *db, const char *text, sqlite3_stmt **out,
                          struct rr_error *err);
void db_done(sqlite3_stmt *stmt); /* NULL is fine */

/* One step; *row says whether there is a row. */
enum rr_status db_step(struct db *db, sqlite3_stmt *stmt, bool *row,
                       struct rr_error *err);
/* A statement that gives no row: steps it and resets it. */
enum rr_status db_run(struct db *db, sqlite3_stmt *stmt, struct rr_error *err);
/* Runs statements of a text that take no parameters. */
enum rr_status db_exec(struct db *db, const char *text, struct rr_error *err);
enum rr_status db_int(struct db *db, const char *text, int64_t *value,
                      struct rr_error *err);

/* ---- waiting (db_wait.c) ---------------------------------------------- */

#define DB_WAIT_MS 10000 /* how long store.h says that a writer waits */

int64_t db_clock(void);      /* ms */
void db_pause(int asked);    /* a moment at random, short at first */
int db_wait(void *db, int asked); /* SQLite calls it with 0 when a lock is first refused, then 1, 2 … */
/* Before asking for the lock, and when it was given or refused. */
void db_gate_enter(struct db *db);
void db_gate_leave(struct db *db);
void db_gate_close(struct db *db);

/* ---- the write-ahead log (db_log.c) ----------------------------------- */

/* The name under which sqlite3_open_v2() knows the files of db_log.c; NULL: the system's. */
const char *db_log_files(void);

/* Looks after the read marks of an open database (db_marks.c), with so much memory behind it. */
size_t db_marks_size(void);
void db_marks_keep(sqlite3_file *file, size_t at);

/* BEGIN IMMEDIATE on a database that may be written. */
enum rr_status db_begin(struct db *db, struct rr_error *err);
/* Commits if st is RR_OK, else rolls back; the status of the whole. */
enum rr_status db_end(struct db *db, enum rr_status st, struct rr_error *err);

/*
 * Runs a statement that gives no row as a transaction of its own, which costs
 * less than a beginning and an end around it.
 */
enum rr_status db_run_alone(struct db *db, sqlite3_stmt *stmt, struct rr_error *err);

/* Copies the database into a new file, 0600; RR_DB if the file exists. */
enum rr_status db_copy(struct db *db, const char *path, struct rr_error *err);

void db_bind(sqlite3_stmt *stmt, int i, const char *text); /* NULL binds NULL */
void db_bind_span(sqlite3_stmt *stmt, int i, struct rr_span text);
void db_bind_hash(sqlite3_stmt *stmt, int i, uint64_t hash);
char *db_text(sqlite3_stmt *stmt, int i); /* owned; NULL for NULL */
uint64_t db_hash(sqlite3_stmt *stmt, int i);

#endif
