/*
 * The read marks of the write-ahead log. Who reads takes a shared lock on a
 * mark that says how far the log is read, so that what lies behind it is not
 * moved into the file meanwhile. SQLite moves the mark on each time something
 * was written since, and locks it for that: two calls of the system before
 * each save, for the save before it.
 *
 * An older mark is as safe, it only keeps the log from being moved as far. So
 * that lock is refused, as another program might refuse it, and SQLite takes
 * the mark as it is; but for one time in sixteen, and never where the log is
 * being written, moved or recovered, or no mark can be used. Every other lock
 * is as SQLite asks for it.
 */
#include "store/db.h"

#define LOCKS_OF_LOG 3 /* locks 0 to 2: to write, to move the log, to recover it */
#define FIRST_MARK 4   /* lock 3 is for reading the file alone */
#define MARKS 4
#define MOVED_EVERY 16

struct marks {
	unsigned held;    /* of the locks of the log, a bit each */
	unsigned begun;   /* times that a mark was taken */
	unsigned refused; /* since then */
};

static sqlite3_io_methods own;
static const sqlite3_io_methods *system_own; /* what they were made of */
static size_t state_at;                      /* bytes from the system's file to struct marks */

static int lock(sqlite3_file *file, int at, int n, int flags)
{
	struct marks *m = (struct marks *)((char *)file + state_at);
	bool take = (flags & SQLITE_SHM_LOCK) != 0, alone = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
	int code;

	if (take && alone && at >= FIRST_MARK && n == 1 && m->held == 0 && m->refused < MARKS &&
	    m->begun % MOVED_EVERY != 0) {
		m->refused++;
		return SQLITE_BUSY;
	}
	code = system_own->xShmLock(file, at, n, flags);
	if (code != SQLITE_OK)
		return code;
	for (int i = at; alone && i < at + n && i < LOCKS_OF_LOG; i++)
		m->held = take ? m->held | 1u << i : m->held & ~(1u << i);
	if (take && !alone && at >= FIRST_MARK) {
		m->begun++;
		m->refused = 0;
	}
	return SQLITE_OK;
}

size_t db_marks_size(void)
{
	return sizeof(struct marks);
}

void db_marks_keep(sqlite3_file *file, size_t at)
{
	if (file->pMethods == NULL || file->pMethods->iVersion < 2 ||
	    (system_own != NULL && file->pMethods != system_own))
		return;
	if (system_own == NULL) {
		system_own = file->pMethods;
		own = *file->pMethods;
		own.xShmLock = lock;
		state_at = at;
	}
	*(struct marks *)((char *)file + at) = (struct marks){ .held = 0 };
	file->pMethods = &own;
}
