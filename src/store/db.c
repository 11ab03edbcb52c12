#include "store/db.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- failures --------------------------------------------------------- */

#define FULL "the disk is full; nothing was written"
#define READ_ONLY "may only be read (the file, one beside it, or its folder is read-only)"

/* What a reader can do about each of SQLite's failures. */
static const struct {
	int code;
	const char *sentence;
} sentences[] = {
	{ SQLITE_NOTADB, "is no database and was left as it is; name another file" },
	{ SQLITE_CORRUPT, "is damaged and was left as it is; restore a backup" },
	{ SQLITE_FULL, FULL },
	{ SQLITE_READONLY, READ_ONLY },
	{ SQLITE_BUSY, "another program has been writing for ten seconds; try again" },
	{ SQLITE_LOCKED, "another program has been writing for ten seconds; try again" },
	{ SQLITE_PERM, "no permission" },
	{ SQLITE_AUTH, "no permission" },
};

/* What it is that leaves no room, where the system told SQLite. */
static const struct {
	int sys;
	const char *sentence;
} no_rooms[] = {
	{ ENOSPC, FULL },
	{ EDQUOT, "your quota on this disk is used up; nothing was written; free some of it" },
	{ EFBIG, "the file may not grow any more (see ulimit -f); nothing was written" },
};

/* Its folder takes no file: SQLite tells of the log, or of the file, that it misses then. */
static bool is_read_only(const char *path)
{
	struct rr_str folder = { 0 };
	const char *slash = strrchr(path, '/');
	bool is;

	rr_str_add(&folder, slash != NULL ? rr_span_of(path, (size_t)(slash - path) + 1) : rr_span("."));
	is = (access(path, R_OK) == 0 || errno == ENOENT) && access(folder.text, W_OK) != 0
	     && (errno == EROFS || errno == EACCES);
	rr_str_free(&folder);
	return is;
}

enum rr_status db_fail_code(const char *path, int code, int sys, const char *why,
                            struct rr_error *err)
{
	int primary = code & 0xFF;

	if (primary == SQLITE_NOMEM)
		rr_die("out of memory in the database %s", path);
	for (size_t i = 0; i < sizeof no_rooms / sizeof *no_rooms; i++)
		if (no_rooms[i].sys == sys && (primary == SQLITE_IOERR ||
		    primary == SQLITE_CANTOPEN || primary == SQLITE_FULL))
			return rr_fail(err, RR_DB, "%s: %s", path, no_rooms[i].sentence);
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
		if (sentences[i].code == primary)
			return rr_fail(err, RR_DB, "%s: %s", path, sentences[i].sentence);
	if (primary == SQLITE_CANTOPEN && is_read_only(path))
		return rr_fail(err, RR_DB, "%s: %s", path, READ_ONLY);
	if (primary == SQLITE_CANTOPEN || primary == SQLITE_IOERR)
		return rr_fail(err, RR_DB, "%s: can't be %s: %s", path,
		               primary == SQLITE_IOERR ? "read or written" : "opened",
		               sys ? strerror(sys) : "the system doesn't say why");
	return rr_fail(err, RR_DB, "%s: %s", path, why ? why : sqlite3_errstr(code));
}

enum rr_status db_fail(struct db *db, struct rr_error *err)
{
	int sys = errno; /* SQLite forgets it where a step failed */

	if (db->sql == NULL)
		rr_die("out of memory");
	if (sqlite3_system_errno(db->sql) != 0)
		sys = sqlite3_system_errno(db->sql);
	return db_fail_code(db->path.text, sqlite3_extended_errcode(db->sql), sys,
	                    sqlite3_errmsg(db->sql), err);
}

/* ---- statements ------------------------------------------------------- */

enum rr_status db_compile(struct db *db, const char *text, sqlite3_stmt **out,
                          struct rr_error *err)
{
	sqlite3_stmt *stmt = NULL;

	if (sqlite3_prepare_v3(db->sql, text, -1, 0, &stmt, NULL) != SQLITE_OK)
		return db_fail(db, err);
	*out = stmt;
	return RR_OK;
}

enum rr_status db_prepare(struct db *db, const char *text, sqlite3_stmt **out,
                          struct rr_error *err)
{
	size_t i = 0;
	enum rr_status st;

	while (i < DB_CACHED && db->cached[i].text != NULL && db->cached[i].text != text)
		i++;
	assert(i < DB_CACHED);
	if (db->cached[i].text == NULL) {
		st = db_compile(db, text, &db->cached[i].stmt, err);
		if (st != RR_OK)
			return st;
		db->cached[i].text = text;
	}
	*out = db->cached[i].stmt;
	return RR_OK;
}

void db_done(sqlite3_stmt *stmt)
{
	if (stmt == NULL)
		return;
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
}

enum rr_status db_step(struct db *db, sqlite3_stmt *stmt, bool *row, struct rr_error *err)
{
	int code;

	errno = 0;
	code = sqlite3_step(stmt);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		return db_fail(db, err);
	*row = code == SQLITE_ROW;
	return RR_OK;
}

enum rr_status db_run(struct db *db, sqlite3_stmt *stmt, struct rr_error *err)
{
	bool row;
	enum rr_status st;

	do
		st = db_step(db, stmt, &row, err);
	while (st == RR_OK && row);
	db_done(stmt);
	return st;
}

enum rr_status db_exec(struct db *db, const char *text, struct rr_error *err)
{
	errno = 0;
	if (sqlite3_exec(db->sql, text, NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(db, err);
	return RR_OK;
}

enum rr_status db_int(struct db *db, const char *text, int64_t *value,
                      struct rr_error *err)
{
	sqlite3_stmt *stmt = NULL;
	bool row = false;
	enum rr_status st;

	st = db_compile(db, text, &stmt, err);
	if (st == RR_OK)
		st = db_step(db, stmt, &row, err);
	if (st == RR_OK)
		*value = row ? sqlite3_column_int64(stmt, 0) : 0;
	sqlite3_finalize(stmt);
	return st;
}

/* ---- transactions ----------------------------------------------------- */

/* Prepared once: a save runs both. */
static enum rr_status run_kept(struct db *db, const char *text, struct rr_error *err)
{
	sqlite3_stmt *stmt;
	enum rr_status st = db_prepare(db, text, &stmt, err);

	return st == RR_OK ? db_run(db, stmt, err) : st;
}

static enum rr_status may_write(struct db *db, struct rr_error *err)
{
	if (db->newer)
		return rr_fail(err, RR_DB, "%s: was written by a newer resread and can only be read; "
		               "update resread", db->path.text);
	if (db->frozen)
		return rr_fail(err, RR_DB, "%s: was written by an older resread and could not be "
		               "brought up to date (is there room, and may its folder be "
		               "written?); it can only be read", db->path.text);
	return RR_OK;
}

enum rr_status db_begin(struct db *db, struct rr_error *err)
{
	enum rr_status st = may_write(db, err);

	if (st != RR_OK)
		return st;
	db_gate_enter(db);
	st = run_kept(db, "BEGIN IMMEDIATE", err);
	db_gate_leave(db);
	return st;
}

enum rr_status db_end(struct db *db, enum rr_status st, struct rr_error *err)
{
	if (st == RR_OK)
		st = run_kept(db, "COMMIT", err);
	if (st != RR_OK && sqlite3_get_autocommit(db->sql) == 0)
		sqlite3_exec(db->sql, "ROLLBACK", NULL, NULL, NULL);
	return st;
}

/* SQLite calls it before it commits: it has the lock for writing, and the disk is not waited for yet. */
static int leave_gate(void *db)
{
	db_gate_leave(db);
	return 0;
}

enum rr_status db_run_alone(struct db *db, sqlite3_stmt *stmt, struct rr_error *err)
{
	enum rr_status st = may_write(db, err);

	if (st != RR_OK)
		return st;
	db_gate_enter(db);
	sqlite3_commit_hook(db->sql, leave_gate, db);
	st = db_run(db, stmt, err);
	sqlite3_commit_hook(db->sql, NULL, NULL);
	if (st != RR_OK) /* it may not have come to a commit */
		db_gate_leave(db);
	return st;
}

/* ---- copies ----------------------------------------------------------- */

static int copy_pages(struct db *db, const char *path)
{
	sqlite3_backup *backup;
	sqlite3 *copy = NULL;
	int code;

	code = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE, NULL);
	if (code != SQLITE_OK) {
		sqlite3_close(copy);
		return code;
	}
	backup = sqlite3_backup_init(copy, "main", db->sql, "main");
	if (backup != NULL) {
		do
			code = sqlite3_backup_step(backup, 1000);
		while (code == SQLITE_OK);
		sqlite3_backup_finish(backup);
	}
	code = sqlite3_extended_errcode(copy);
	if (code == SQLITE_OK) /* one file, that needs no log beside it */
		code = sqlite3_exec(copy, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
	sqlite3_close(copy);
	return code;
}

enum rr_status db_copy(struct db *db, const char *path, struct rr_error *err)
{
	struct rr_str name = { 0 };
	int fd, code;

	fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0 && errno == EEXIST)
		return rr_fail(err, RR_DB, "%s: exists already; name a new file", path);
	if (fd < 0)
		return db_fail_code(path, SQLITE_CANTOPEN, errno, NULL, err);
	fchmod(fd, 0600);
	close(fd);
	db_plain_name(path, &name);
	code = copy_pages(db, name.text);
	rr_str_free(&name);
	if (code == SQLITE_OK)
		return RR_OK;
	unlink(path);
	return db_fail_code(path, code, 0, NULL, err);
}

/* ---- values ----------------------------------------------------------- */

void db_bind(sqlite3_stmt *stmt, int i, const char *text)
{
	sqlite3_bind_text(stmt, i, text, -1, SQLITE_STATIC);
}

void db_bind_span(sqlite3_stmt *stmt, int i, struct rr_span text)
{
	sqlite3_bind_text64(stmt, i, text.text ? text.text : "", text.len, SQLITE_STATIC,
	                    SQLITE_UTF8);
}

void db_bind_hash(sqlite3_stmt *stmt, int i, uint64_t hash)
{
	int64_t value;

	memcpy(&value, &hash, sizeof value);
	sqlite3_bind_int64(stmt, i, value);
}

char *db_text(sqlite3_stmt *stmt, int i)
{
	return rr_dup((const char *)sqlite3_column_text(stmt, i));
}

uint64_t db_hash(sqlite3_stmt *stmt, int i)
{
	int64_t value = sqlite3_column_int64(stmt, i);
	uint64_t hash;

	memcpy(&hash, &value, sizeof hash);
	return hash;
}
