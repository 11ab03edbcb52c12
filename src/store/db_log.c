/*
 * Room in the write-ahead log. Making a write durable costs twice as much
 * where it has made the file longer, since the file system then writes down
 * the length, too. So a program that saves again and again lengthens the log
 * by many pages at once, and most of its saves only overwrite. What lies behind
 * the last commit means nothing to SQLite: it knows its frames by two random
 * numbers and a sum, and a log begun anew has the old one's rest there.
 */
#include "store/db.h"

#define HEAD 32           /* bytes of the log's head */
#define FRAME (24 + 4096) /* bytes of a page in the log */
#define LEAST 8           /* frames: less room than this is too little */
#define ROOM 64           /* frames: room made at once */
#define MOVED_AT 1000     /* frames after which the log is moved into the file */

/* Does SQLite's own work in this place, too: moving the log. */
static int committed(void *self, sqlite3 *sql, const char *name, int frames)
{
	struct db *db = self;

	if (sqlite3_stricmp(name, "main") == 0)
		db->logged = frames;
	if (frames >= MOVED_AT)
		sqlite3_wal_checkpoint(sql, name);
	return SQLITE_OK;
}

void db_log_watch(struct db *db)
{
	db->logged = 0;
	sqlite3_wal_hook(db->sql, committed, db);
}

/* Writes in pieces: SQLite cuts off what is above 128 KB. */
static void lengthen(sqlite3_file *log, sqlite3_int64 from, sqlite3_int64 to)
{
	static const char zeros[16 * FRAME];

	while (from < to) {
		int piece = to - from < (int)sizeof zeros ? (int)(to - from) : (int)sizeof zeros;

		if (log->pMethods->xWrite(log, zeros, piece, from) != SQLITE_OK)
			return; /* the saving goes on without room */
		from += piece;
	}
}

void db_log_room(struct db *db)
{
	sqlite3_int64 size, least = HEAD + (sqlite3_int64)(db->logged + LEAST) * FRAME;
	sqlite3_file *log = NULL;

	if (db->logged == 0 || db->logged > MOVED_AT)
		return;
	sqlite3_file_control(db->sql, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
	if (log == NULL || log->pMethods == NULL ||
	    log->pMethods->xFileSize(log, &size) != SQLITE_OK || size >= least)
		return;
	/* far behind: another program has begun it anew */
	if (least - size < ROOM * FRAME)
		lengthen(log, size, least + ROOM * FRAME);
}
