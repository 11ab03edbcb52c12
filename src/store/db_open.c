/*
 * Opening a database: the file is made 0600 whatever the umask says (SQLite
 * gives -wal and -shm the same mode), told apart from files that are not
 * ours, and brought to the newest step of its schema (db_schema.c).
 */
#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const struct db_kind db_notes_kind = {
	.file = "notes.db", .variable = "RESREAD_DB", .schema = "schema/notes.sql",
	.application = 0x52724E31, .sync = "PRAGMA synchronous = FULL", .precious = true,
};
const struct db_kind db_history_kind = {
	.file = "notes.db-history", .schema = "schema/history.sql",
	.application = 0x52724831, .sync = "PRAGMA synchronous = NORMAL",
};
const struct db_kind db_library_kind = {
	.file = "library.db", .schema = "schema/library.sql",
	.application = 0x52724C31, .sync = "PRAGMA synchronous = NORMAL",
};

/* ---- the file --------------------------------------------------------- */

static enum rr_status find_path(struct db *db, enum db_need need, struct rr_error *err)
{
	const char *named = db->kind->variable ? getenv(db->kind->variable) : NULL;

	if (db->path.len > 0 && !db->ours)
		return RR_OK;
	db->ours = named == NULL || named[0] == '\0';
	if (db->ours)
		return rr_xdg_path(RR_DATA, db->kind->file, need == DB_WRITE, &db->path, err);
	rr_str_puts(&db->path, named);
	return RR_OK;
}

/*
 * No file descriptor of an existing database is ever opened here: closing it
 * would drop the locks that SQLite holds in this process.
 */
static enum rr_status make_private(struct db *db, struct rr_error *err)
{
	int fd = open(db->path.text, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
	struct stat info;

	if (fd >= 0) {
		fchmod(fd, 0600);
		close(fd);
		return RR_OK;
	}
	if (errno != EEXIST && access(db->path.text, F_OK) != 0)
		return db_fail_code(db->path.text, SQLITE_CANTOPEN, errno, NULL, err);
	if (stat(db->path.text, &info) == 0 && S_ISREG(info.st_mode) &&
	    (info.st_mode & 077) != 0)
		(void)!chmod(db->path.text, 0600);
	return RR_OK;
}

void db_plain_name(const char *path, struct rr_str *out)
{
	if (path[0] != '/')
		rr_str_puts(out, "./");
	rr_str_puts(out, path);
}

/* Before SQLite's first use; nobody asks it how much memory it has, which costs a save a tenth. */
static void set_up(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static int open_file(struct db *db, sqlite3 **sql)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct rr_str name = { 0 };
	int code;

	pthread_once(&once, set_up);
	if (db->memory)
		rr_str_puts(&name, ":memory:");
	else
		db_plain_name(db->path.text, &name);
	code = sqlite3_open_v2(name.text, sql, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
	                       (db->memory ? SQLITE_OPEN_CREATE : 0), db_log_files());
	rr_str_free(&name);
	sqlite3_busy_handler(*sql, db_wait, db);
	sqlite3_extended_result_codes(*sql, 1);
	return code;
}

static uint32_t big_endian(const char *at)
{
	const unsigned char *p = (const unsigned char *)at;

	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool has_log(struct db *db)
{
	struct rr_str log = { 0 };
	struct stat info;
	bool has;

	rr_str_printf(&log, "%s-wal", db->path.text);
	has = stat(log.text, &info) == 0 && info.st_size > 0;
	rr_str_free(&log);
	return has;
}

/*
 * Whether the file ends before its last page, where no log can hold the rest.
 * The head says: page size at 16, change counter at 24, pages at 28, the
 * counter for which that number holds at 92.
 */
static bool is_cut(struct db *db, const char head[100])
{
	uint32_t page = big_endian(head + 14) & 0xFFFF; /* the two bytes at 16 */
	bool logged = has_log(db); /* first: another program may be moving it into the file */
	struct stat info;

	return !logged && big_endian(head + 24) == big_endian(head + 92) &&
	       stat(db->path.text, &info) == 0 &&
	       info.st_size < (off_t)big_endian(head + 28) * (page == 1 ? 65536 : (off_t)page);
}

/*
 * What SQLite itself finds out too late: it takes a file of one byte for an
 * empty database and writes over it, and goes on writing behind the end of a
 * file that was cut. SQLITE_OK, or what is wrong. The head is read through
 * SQLite's handle, see make_private().
 */
static int look_at_file(struct db *db)
{
	static const char magic[16] = "SQLite format 3";
	sqlite3_file *file = NULL;
	struct stat info;
	char head[100];

	sqlite3_file_control(db->sql, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	if (db->memory || file == NULL || file->pMethods == NULL ||
	    stat(db->path.text, &info) != 0 || info.st_size == 0)
		return SQLITE_OK;
	if (info.st_size < 512 || file->pMethods->xRead(file, head, sizeof head, 0) != SQLITE_OK ||
	    memcmp(head, magic, sizeof magic) != 0)
		return SQLITE_NOTADB;
	return is_cut(db, head) ? SQLITE_CORRUPT : SQLITE_OK;
}

/*
 * Whether the file can be read as one that nobody writes: no log may be made
 * beside it, for want of permission or of room, and none holds newer notes.
 */
static bool may_be_unchanging(struct db *db)
{
	int code = sqlite3_errcode(db->sql) & 0xFF;

	return !db->memory && !has_log(db) &&
	       (code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_FULL ||
	        code == SQLITE_IOERR);
}

/* A write-ahead log can't be opened where nothing may be written, but read. */
static int open_unchanging(const char *path, sqlite3 **sql)
{
	struct rr_str name = { 0 };
	int code;

	rr_str_puts(&name, "file:");
	for (const char *p = path; *p != '\0'; p++)
		if (strchr("%?#", *p) != NULL)
			rr_str_printf(&name, "%%%02X", (unsigned)*p);
		else
			rr_str_putc(&name, *p);
	rr_str_puts(&name, "?immutable=1");
	sqlite3_close(*sql);
	*sql = NULL;
	code = sqlite3_open_v2(name.text, sql, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
	rr_str_free(&name);
	return code;
}

/* ---- both ------------------------------------------------------------- */

static enum rr_status open_and_bring_up(struct db *db, bool writing, struct rr_error *err)
{
	struct rr_error first;
	enum rr_status st;
	int code;

	if (open_file(db, &db->sql) != SQLITE_OK)
		st = db_fail(db, &first);
	else if ((code = look_at_file(db)) != SQLITE_OK)
		st = db_fail_code(db->path.text, code, 0, NULL, &first);
	else
		st = db_bring_up(db, &first);
	if (st != RR_OK && !writing && may_be_unchanging(db) &&
	    open_unchanging(db->path.text, &db->sql) == SQLITE_OK) {
		st = db_bring_up(db, &first);
		db->unchanging = st == RR_OK;
	}
	if (st != RR_OK)
		rr_fail(err, st, "%s", first.text);
	return st;
}

enum rr_status db_open(struct db *db, enum db_need need, struct rr_error *err)
{
	enum rr_status st;

	if (db->sql != NULL && (need == DB_READ || !db->unchanging || db->frozen))
		return RR_OK;
	db_close(db); /* what kept it from being written to may be over */
	st = find_path(db, need, err);
	if (st != RR_OK)
		return st;
	db->memory = strcmp(db->path.text, ":memory:") == 0;
	if (!db->memory) {
		if (need == DB_READ && access(db->path.text, F_OK) != 0 && errno == ENOENT)
			return RR_MISSING;
		st = make_private(db, err);
		if (st != RR_OK)
			return st;
	}
	st = open_and_bring_up(db, need != DB_READ, err);
	if (st != RR_OK)
		db_close(db);
	return st;
}

void db_close(struct db *db)
{
	for (size_t i = 0; i < DB_CACHED; i++) {
		sqlite3_finalize(db->cached[i].stmt);
		db->cached[i].stmt = NULL;
		db->cached[i].text = NULL;
	}
	sqlite3_close(db->sql);
	db->sql = NULL;
	db->newer = db->frozen = db->unchanging = false;
	db_gate_close(db);
}
