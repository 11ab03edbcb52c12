/*
 * The write-ahead log as SQLite writes it, made cheaper in two ways. What is
 * durable and when stays as SQLite decides it.
 *
 * Gathered: SQLite writes the head and the page of each frame apart, four
 * calls for the two pages of a note. They follow each other in the file, so
 * they are held and written as one piece when the frame that commits is whole.
 * Until then no other program reads them, and this one's reading, or anything
 * else asked of the file, writes them first.
 *
 * Room: making a write durable costs twice as much where it has made the file
 * longer, since the file system then writes down the length, too. So a program
 * that saves again and again lengthens the log by many frames at once, and most
 * of its saves only overwrite. What lies behind the last commit means nothing
 * to SQLite: it knows its frames by two random numbers and a sum, and a log
 * begun anew has the old one's rest there.
 */
#include "store/db.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define HEAD 24           /* bytes of a frame's head; those 4 to 7 are zero unless it commits */
#define FRAME (HEAD + 4096)
#define HELD (16 * FRAME) /* bytes gathered at most */
#define ROOM 64           /* frames: room made at once */
#define LEAST 8           /* frames: less room than this is too little */
#define MOVED_AT 1000     /* frames after which SQLite moves the log into the file */

struct log_file {
	sqlite3_file base;
	sqlite3_int64 at;   /* where what is held belongs */
	sqlite3_int64 size; /* bytes the file has at least: it is never cut while it is open */
	int len;            /* bytes held */
	bool ends;          /* what is held ends with the head of a frame that commits */
	bool again;         /* this program has committed before */
	char *held;         /* owned: HELD bytes */
};

/* The system's file lies behind ours. */
static sqlite3_file *real_file(struct log_file *log)
{
	return (sqlite3_file *)(log + 1);
}

/* ---- writing ---------------------------------------------------------- */

/*
 * Behind a commit, while SQLite still holds the lock for writing: nobody else
 * writes to the file. Its size is asked for again whenever it may be too
 * small, as others have been writing, too. Failing is no matter: the saving
 * goes on without room.
 */
static void make_room(struct log_file *log, sqlite3_int64 end)
{
	sqlite3_file *real = real_file(log);

	if (log->size >= end + LEAST * FRAME || end > MOVED_AT * FRAME)
		return;
	if (real->pMethods->xFileSize(real, &log->size) != SQLITE_OK || log->size < end) {
		log->size = 0;
		return;
	}
	if (log->size >= end + LEAST * FRAME)
		return;
	memset(log->held, 0, HELD);
	while (log->size < end + ROOM * FRAME &&
	       real->pMethods->xWrite(real, log->held, HELD, log->size) == SQLITE_OK)
		log->size += HELD;
}

static int flush(struct log_file *log)
{
	int len = log->len;

	log->len = 0;
	log->ends = false;
	return len == 0 ? SQLITE_OK
		: real_file(log)->pMethods->xWrite(real_file(log), log->held, len, log->at);
}

static int write_commit(struct log_file *log)
{
	sqlite3_int64 end = log->at + log->len;
	int code = flush(log);

	if (code == SQLITE_OK && log->again)
		make_room(log, end);
	log->again = true;
	return code;
}

static int log_write(sqlite3_file *file, const void *data, int n, sqlite3_int64 at)
{
	static const char none[4];
	struct log_file *log = (struct log_file *)file;
	bool head = n == HEAD, commits = log->ends;
	int code = SQLITE_OK;

	if (log->len > 0 && (at != log->at + log->len || log->len + n > HELD))
		code = flush(log);
	if (code != SQLITE_OK)
		return code;
	if (n > HELD || (!head && log->len == 0 && !commits)) /* what is not a frame */
		return real_file(log)->pMethods->xWrite(real_file(log), data, n, at);
	if (log->len == 0)
		log->at = at;
	memcpy(log->held + log->len, data, (size_t)n);
	log->len += n;
	log->ends = head && memcmp((const char *)data + 4, none, sizeof none) != 0;
	return commits ? write_commit(log) : SQLITE_OK;
}

/* ---- everything else: after what is held -------------------------------- */

static int log_close(sqlite3_file *file)
{
	struct log_file *log = (struct log_file *)file;
	int code = flush(log), closed = real_file(log)->pMethods->xClose(real_file(log));

	free(log->held);
	return code == SQLITE_OK ? closed : code;
}

static int log_read(sqlite3_file *file, void *data, int n, sqlite3_int64 at)
{
	struct log_file *log = (struct log_file *)file;
	int code = flush(log);

	return code == SQLITE_OK ? real_file(log)->pMethods->xRead(real_file(log), data, n, at)
	                         : code;
}

static int log_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	struct log_file *log = (struct log_file *)file;
	int code = flush(log);

	log->size = 0;
	return code == SQLITE_OK ? real_file(log)->pMethods->xTruncate(real_file(log), size)
	                         : code;
}

static int log_sync(sqlite3_file *file, int flags)
{
	struct log_file *log = (struct log_file *)file;
	int code = flush(log);

	return code == SQLITE_OK ? real_file(log)->pMethods->xSync(real_file(log), flags) : code;
}

static int log_size(sqlite3_file *file, sqlite3_int64 *size)
{
	struct log_file *log = (struct log_file *)file;
	int code = flush(log);

	return code == SQLITE_OK ? real_file(log)->pMethods->xFileSize(real_file(log), size)
	                         : code;
}

static int log_lock(sqlite3_file *file, int level)
{
	sqlite3_file *real = real_file((struct log_file *)file);

	return real->pMethods->xLock(real, level);
}

static int log_unlock(sqlite3_file *file, int level)
{
	sqlite3_file *real = real_file((struct log_file *)file);

	return real->pMethods->xUnlock(real, level);
}

static int log_reserved(sqlite3_file *file, int *out)
{
	sqlite3_file *real = real_file((struct log_file *)file);

	return real->pMethods->xCheckReservedLock(real, out);
}

static int log_control(sqlite3_file *file, int op, void *arg)
{
	sqlite3_file *real = real_file((struct log_file *)file);

	return real->pMethods->xFileControl(real, op, arg);
}

static int log_sector(sqlite3_file *file)
{
	sqlite3_file *real = real_file((struct log_file *)file);

	return real->pMethods->xSectorSize(real);
}

static int log_device(sqlite3_file *file)
{
	sqlite3_file *real = real_file((struct log_file *)file);

	return real->pMethods->xDeviceCharacteristics(real);
}

static const sqlite3_io_methods methods = {
	.iVersion = 1, .xClose = log_close, .xRead = log_read, .xWrite = log_write,
	.xTruncate = log_truncate, .xSync = log_sync, .xFileSize = log_size,
	.xLock = log_lock, .xUnlock = log_unlock, .xCheckReservedLock = log_reserved,
	.xFileControl = log_control, .xSectorSize = log_sector,
	.xDeviceCharacteristics = log_device,
};

/* ---- opening ---------------------------------------------------------- */

/* All other files are the system's own; of a database the read marks are looked after. */
static int open_any(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *got)
{
	struct log_file *log = (struct log_file *)file;
	sqlite3_vfs *real = sqlite3_vfs_find(NULL);
	int code;

	(void)vfs;
	if ((flags & SQLITE_OPEN_WAL) == 0) {
		code = real->xOpen(real, name, file, flags, got);
		if (code == SQLITE_OK && (flags & SQLITE_OPEN_MAIN_DB) != 0)
			db_marks_keep(file, (size_t)real->szOsFile);
		return code;
	}
	memset(log, 0, sizeof *log);
	code = real->xOpen(real, name, real_file(log), flags, got);
	if (code != SQLITE_OK)
		return code;
	log->held = rr_alloc(HELD);
	log->base.pMethods = &methods;
	return SQLITE_OK;
}

const char *db_log_files(void)
{
	static const char name[] = "resread-log";
	sqlite3_vfs *real = sqlite3_vfs_find(NULL), *vfs;

	if (real == NULL || sqlite3_vfs_find(name) != NULL)
		return real == NULL ? NULL : name;
	vfs = rr_alloc(sizeof *vfs); /* SQLite's for as long as the program runs */
	*vfs = *real;
	vfs->zName = name;
	vfs->pNext = NULL;
	vfs->xOpen = open_any;
	vfs->szOsFile = (int)sizeof(struct log_file) + real->szOsFile;
	assert(db_marks_size() <= sizeof(struct log_file));
	return sqlite3_vfs_register(vfs, 0) == SQLITE_OK ? name : NULL;
}
