/*
 * Waiting for another program's write to end.
 *
 * SQLite's lock has no queue: who asks when it is free gets it, and a program
 * that writes again and again asks first nearly each time. So there is a gate
 * before it, a lock on a file beside the database. A writer enters the gate,
 * then waits for SQLite's lock, and leaves the gate when it has that one: the
 * program that writes now finds the gate taken when it wants to write again,
 * and it is the waiting one's turn. Where the file can't be made there is no
 * gate, and the writing goes on without.
 *
 * The gate costs two calls of the system, a fiftieth of a save, and is of use
 * only to who waits. So the file tells when somebody last had to wait, and it
 * is kept in sight: as long as nobody did lately, nobody asks for the gate.
 */
#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define LATELY 1000 /* ms */

int64_t db_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void db_pause(int asked)
{
	long least = asked < 50 ? 100 : 500, most = asked < 50 ? 400 : 3000; /* µs */
	struct timespec pause = { 0 };
	uint32_t chance;

	sqlite3_randomness(sizeof chance, &chance);
	pause.tv_nsec = (least + (long)(chance % 4096) * (most - least) / 4096) * 1000;
	nanosleep(&pause, NULL);
}

/* ---- the gate --------------------------------------------------------- */

/* Written, not stored into the mapping: on a full disk that would be a signal. */
static const volatile int64_t *keep_in_sight(int fd)
{
	static const int64_t never;
	struct stat info;
	void *map;

	if (fstat(fd, &info) != 0 || (info.st_size < (off_t)sizeof never &&
	    pwrite(fd, &never, sizeof never, 0) != (ssize_t)sizeof never))
		return NULL;
	map = mmap(NULL, sizeof never, PROT_READ, MAP_SHARED, fd, 0);
	return map == MAP_FAILED ? NULL : map;
}

static int gate_file(struct db *db)
{
	struct rr_str name = { 0 };

	if (db->memory)
		return -1;
	if (!db->gated) {
		db->gated = true;
		rr_str_printf(&name, "%s-lock", db->path.text);
		db->gate = open(name.text, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
		rr_str_free(&name);
		db->waited = db->gate >= 0 ? keep_in_sight(db->gate) : NULL;
	}
	return db->gate;
}

static void tell_waiting(struct db *db)
{
	int64_t now = db_clock();

	if (db->waited != NULL)
		(void)!pwrite(db->gate, &now, sizeof now, 0);
}

/* What can't be known is taken for yes. */
static bool waited_lately(const struct db *db)
{
	int64_t now, at;

	if (db->waited == NULL)
		return true;
	at = *db->waited;
	now = db_clock();
	return at != 0 && at <= now && now - at < LATELY;
}

static void enter(struct db *db)
{
	int64_t since = db_clock();
	int fd = gate_file(db);

	/* a program that stopped inside must not keep the others out for ever */
	for (int asked = 0; fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0; asked++) {
		if ((errno != EWOULDBLOCK && errno != EINTR) || db_clock() - since >= DB_WAIT_MS)
			return;
		db_pause(asked);
	}
	db->inside = fd >= 0;
}

void db_gate_enter(struct db *db)
{
	db->asking = true;
	if (gate_file(db) >= 0 && waited_lately(db))
		enter(db);
}

void db_gate_leave(struct db *db)
{
	db->asking = false;
	if (db->inside)
		flock(db->gate, LOCK_UN);
	db->inside = false;
}

void db_gate_close(struct db *db)
{
	if (db->gated && db->waited != NULL)
		munmap((void *)(uintptr_t)db->waited, sizeof *db->waited);
	if (db->gated && db->gate >= 0)
		close(db->gate);
	db->gated = db->inside = db->asking = false;
	db->waited = NULL;
}

/* ---- the lock ----------------------------------------------------------- */

int db_wait(void *self, int asked)
{
	struct db *db = self;

	if (asked == 0)
		db->waiting_since = db_clock();
	else if (db_clock() - db->waiting_since >= DB_WAIT_MS)
		return 0;
	if (db->asking)
		tell_waiting(db);
	if (db->asking && asked == 0 && !db->inside)
		enter(db); /* from now on others let this one go first */
	db_pause(asked);
	return 1;
}
