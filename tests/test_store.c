/* The databases as files: permissions, foreign and damaged files, migration. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "resread/store.h"
#include "store/db.h"
#include "support/scratch.h"

static struct rr_store *open_at(const char *notes)
{
	struct rr_store *store = NULL;

	assert_int_equal(rr_store_open(&(struct rr_store_paths){ .notes = notes, .library = ":memory:" },
	                               &store, NULL), RR_OK);
	return store;
}

static enum rr_status save(struct rr_store *store, const char *body, struct rr_error *err)
{
	struct rr_note note = { .doc = rr_dup("X"), .passage = rr_dup("OP1"),
		.body = rr_dup(body) };
	enum rr_status st = rr_note_save(store, &note, err);

	rr_note_clear(&note);
	return st;
}

static size_t count_notes(struct rr_store *store)
{
	struct rr_note *notes = NULL;
	size_t count = 0;
	struct rr_error err = { 0 };

	if (rr_notes_list(store, NULL, &notes, &count, &err) != RR_OK)
		fail_msg("%s", err.text);
	rr_notes_free(notes, count);
	return count;
}

static void write_file(const char *path, const char *text, size_t len)
{
	int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, len), (ssize_t)len);
	close(fd);
}

/* ---- the file --------------------------------------------------------- */

static void test_lazy(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store = open_at(dir->notes);

	assert_int_equal(count_notes(store), 0);
	assert_int_equal(rr_notes_version(store), 0);
	assert_int_not_equal(access(dir->notes, F_OK), 0); /* reading makes nothing */
	rr_store_close(store);
}

static void test_private(void **state)
{
	static const char *const ends[] = { "", "-wal", "-shm", "-history" };
	static const mode_t masks[] = { 0, 022, 0777 };
	struct scratch *dir = *state;

	for (size_t m = 0; m < sizeof masks / sizeof *masks; m++) {
		mode_t old = umask(masks[m]);
		char path[260];
		struct rr_store *store;

		snprintf(path, sizeof path, "%s%zu", dir->notes, m);
		store = open_at(path);
		assert_int_equal(save(store, "text", NULL), RR_OK);
		struct rr_note *notes = NULL;
		size_t count = 0;
		assert_int_equal(rr_notes_list(store, NULL, &notes, &count, NULL), RR_OK);
		assert_int_equal(rr_note_delete(store, notes[0].id, NULL), RR_OK);
		for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
			struct stat info;
			char name[300];

			snprintf(name, sizeof name, "%s%s", path, ends[i]);
			assert_int_equal(stat(name, &info), 0);
			assert_int_equal(info.st_mode & 0777, 0600);
		}
		rr_notes_free(notes, count);
		rr_store_close(store);
		umask(old);
	}
}

static void test_settings(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store = open_at(dir->notes);
	int64_t value = 0;

	assert_int_equal(save(store, "text", NULL), RR_OK);
	assert_int_equal(db_int(&store->notes, "PRAGMA synchronous", &value, NULL), RR_OK);
	assert_int_equal(value, 2);
	assert_int_equal(db_int(&store->notes, "PRAGMA user_version", &value, NULL), RR_OK);
	assert_true(value >= 1);
	assert_int_equal(db_int(&store->notes, "SELECT count(*) FROM pragma_journal_mode"
	                        " WHERE journal_mode = 'wal'", &value, NULL), RR_OK);
	assert_int_equal(value, 1);
	rr_store_close(store);
}

/* ---- files that are not ours ------------------------------------------ */

static void test_foreign_files(void **state)
{
	static const struct {
		const char *text;
		size_t len;
	} tests[] = {
		{ "x", 1 },
		{ "this is a letter and no database at all, but longer than its head of 100 bytes; "
		  "it must still be there, byte for byte, after resread was told to use it", 152 },
		{ "SQLite format 3\0 but then nothing else", 38 },
	};
	struct scratch *dir = *state;

	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_error err = { 0 };
		struct rr_str after = { 0 };
		struct rr_note *notes = NULL;
		struct rr_store *store;
		size_t count = 0;

		write_file(dir->notes, tests[i].text, tests[i].len);
		store = open_at(dir->notes);
		assert_int_equal(save(store, "text", &err), RR_DB);
		assert_non_null(strstr(err.text, dir->notes));
		assert_int_equal(rr_notes_list(store, NULL, &notes, &count, &err), RR_DB);
		assert_int_equal(rr_store_check(store, &err), RR_DB);
		rr_store_close(store);
		assert_int_equal(rr_read_file(dir->notes, 1 << 20, &after, NULL), RR_OK);
		assert_true(rr_span_eq(rr_str_span(&after), rr_span_of(tests[i].text, tests[i].len)));
		rr_str_free(&after);
	}
}

static void run_sql(const char *path, const char *sql)
{
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void test_other_database(void **state)
{
	struct scratch *dir = *state;
	struct rr_error err = { 0 };
	struct rr_store *store;

	run_sql(dir->notes, "CREATE TABLE bird (name TEXT)");
	store = open_at(dir->notes);
	assert_int_equal(save(store, "text", &err), RR_DB);
	assert_non_null(strstr(err.text, "another program"));
	rr_store_close(store);
}

static void test_newer(void **state)
{
	struct scratch *dir = *state;
	struct rr_error err = { 0 };
	struct rr_store *store = open_at(dir->notes);

	assert_int_equal(save(store, "text", NULL), RR_OK);
	rr_store_close(store);
	run_sql(dir->notes, "PRAGMA user_version = 1000");
	store = open_at(dir->notes);
	assert_int_equal(count_notes(store), 1);
	assert_int_equal(save(store, "text", &err), RR_DB);
	assert_non_null(strstr(err.text, "newer"));
	assert_int_equal(count_notes(store), 1);
	rr_store_close(store);
}

/* An older schema gets the steps it lacks; what is precious is copied before. */
static void test_older(void **state)
{
	static const struct db_kind kinds[] = {
		{ .schema = "schema/library.sql", .application = 7, .sync = "", .precious = true },
		{ .schema = "schema/library.sql", .application = 7, .sync = "", .precious = false },
	};
	struct scratch *dir = *state;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct db db = { .kind = &kinds[i] };
		int64_t value = 0;
		char path[260], copy[300];

		snprintf(path, sizeof path, "%s%zu", dir->library, i);
		snprintf(copy, sizeof copy, "%s-schema1", path);
		rr_str_puts(&db.path, path);
		assert_int_equal(db_open(&db, DB_WRITE, NULL), RR_OK);
		db_close(&db);
		run_sql(path, "DROP TABLE fold; DROP INDEX doc_by_date;"
		        " INSERT INTO doc (key, lang, kind, hash, source_hash) VALUES"
		        " ('X', 'en', 'draft', 1, 1); PRAGMA user_version = 1");
		assert_int_equal(db_open(&db, DB_READ, NULL), RR_OK);
		assert_int_equal(db_int(&db, "SELECT count(*) FROM doc LEFT JOIN fold USING (doc)",
		                        &value, NULL), RR_OK);
		assert_int_equal(value, 1);
		assert_int_equal(access(copy, F_OK) == 0, kinds[i].precious);
		db_close(&db);
		rr_str_free(&db.path);
	}
}

/* notes.db as the first release left it, with one note. */
static void make_first(const char *path)
{
	const struct rr_blob *blob = rr_embedded("schema/notes.sql");
	const char *from = strstr((const char *)blob->data, "-- step 1");
	const char *to = strstr(from, "-- step 2");
	struct rr_str sql = { 0 };

	rr_str_puts(&sql, "PRAGMA journal_mode = WAL;");
	rr_str_add(&sql, rr_span_of(from, (size_t)(to - from)));
	rr_str_puts(&sql, "INSERT INTO note VALUES ('01900000-0000-7000-8000-000000000001', 'X',"
	            " 'en', NULL, 'OP1', 'x', 'words', '', '', 0, 5, 0, 5, 7, 'note', NULL, NULL,"
	            " NULL, 'from before', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z',"
	            " NULL); PRAGMA user_version = 1;");
	rr_str_printf(&sql, "PRAGMA application_id = %d;", db_notes_kind.application);
	run_sql(path, sql.text);
	rr_str_free(&sql);
}

static void test_first_notes(void **state)
{
	struct scratch *dir = *state;
	struct rr_note *notes = NULL;
	struct rr_store *store;
	char copy[256];
	size_t count = 0;

	make_first(dir->notes);
	store = open_at(dir->notes);
	assert_int_equal(rr_notes_list(store, NULL, &notes, &count, NULL), RR_OK);
	assert_int_equal(count, 1);
	assert_string_equal(notes[0].body, "from before");
	assert_null(notes[0].priority);
	assert_false(notes[0].beside_known);
	rr_notes_free(notes, count);
	assert_int_equal(save(store, "from now", NULL), RR_OK);
	rr_store_close(store);
	snprintf(copy, sizeof copy, "%s-schema1", dir->notes);
	store = open_at(copy); /* what was copied is whole, and comes up to date as well */
	assert_int_equal(count_notes(store), 1);
	assert_int_equal(rr_store_check(store, NULL), RR_OK);
	rr_store_close(store);
}

/* Where there is no room for a copy nothing is changed, and the notes can be read. */
static void test_first_notes_full(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store;
	int status;
	pid_t pid;

	make_first(dir->notes);
	pid = fork();
	if (pid == 0) {
		struct rlimit limit = { 4000, 4000 };
		struct rr_error err = { 0 };

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		store = open_at(dir->notes);
		if (count_notes(store) != 1 || save(store, "text", &err) != RR_DB ||
		    strstr(err.text, "older") == NULL)
			_exit(1);
		rr_store_close(store);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	store = open_at(dir->notes);
	assert_int_equal(count_notes(store), 1);
	assert_int_equal(save(store, "text", NULL), RR_OK);
	rr_store_close(store);
}

static void test_damaged(void **state)
{
	struct scratch *dir = *state;
	struct rr_error err = { 0 };
	struct rr_store *store = open_at(dir->notes);
	int fd;

	for (int i = 0; i < 200; i++)
		assert_int_equal(save(store, "a body that fills pages with its words", NULL), RR_OK);
	rr_store_close(store);
	fd = open(dir->notes, O_WRONLY);
	assert_int_equal(pwrite(fd, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8, 4096), 8);
	close(fd);
	store = open_at(dir->notes);
	assert_int_equal(rr_store_check(store, &err), RR_DB);
	assert_non_null(strstr(err.text, "damaged"));
	rr_store_close(store);
}

/* A file that lost its end is told at once and not written to. */
static void test_cut(void **state)
{
	struct scratch *dir = *state;
	struct rr_error err = { 0 };
	struct rr_store *store = open_at(dir->notes);
	struct stat info;

	assert_int_equal(save(store, "text", NULL), RR_OK);
	rr_store_close(store);
	assert_int_equal(stat(dir->notes, &info), 0);
	assert_int_equal(truncate(dir->notes, info.st_size - 1), 0);
	store = open_at(dir->notes);
	assert_int_equal(save(store, "more", &err), RR_DB);
	assert_non_null(strstr(err.text, "damaged"));
	rr_store_close(store);
}

static void test_impossible_places(void **state)
{
	static const char *const tests[] = { "/proc/notes.db", "/dev/null/notes.db", "/" };

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_store *store = open_at(tests[i]);
		struct rr_error err = { 0 };

		assert_int_equal(save(store, "text", &err), RR_DB);
		assert_non_null(strstr(err.text, tests[i]));
		rr_store_close(store);
	}
}

/* A folder that may only be read: notes are read, saving is refused. */
static void test_read_only(void **state)
{
	struct scratch *dir = *state;
	struct rr_error err = { 0 };
	struct rr_store *store = open_at(dir->notes);

	if (geteuid() == 0) {
		rr_store_close(store);
		skip(); /* root may write everywhere */
	}
	assert_int_equal(save(store, "text", NULL), RR_OK);
	rr_store_close(store);
	assert_int_equal(chmod(dir->path, 0500), 0);
	store = open_at(dir->notes);
	assert_int_equal(count_notes(store), 1);
	assert_int_equal(save(store, "text", &err), RR_DB);
	assert_true(err.text[0] != '\0');
	rr_store_close(store);
	assert_int_equal(chmod(dir->path, 0700), 0);
}

/* A disk that is full is played by a limit on the size of files. */
static void test_full(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store;
	int status;
	pid_t pid;

	store = open_at(dir->notes);
	assert_int_equal(save(store, "the first", NULL), RR_OK);
	rr_store_close(store);
	pid = fork();
	if (pid == 0) {
		struct rlimit limit = { 40000, 40000 };
		struct rr_error err = { 0 };
		enum rr_status st = RR_OK;
		int saved = 0;

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		store = open_at(dir->notes);
		while (st == RR_OK && saved < 1000) {
			st = save(store, "another", &err);
			saved += st == RR_OK;
		}
		rr_store_close(store);
		_exit(st == RR_DB && strstr(err.text, "may not grow") != NULL ? saved : 255);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_not_equal(WEXITSTATUS(status), 255);
	store = open_at(dir->notes);
	assert_int_equal(count_notes(store), 1 + WEXITSTATUS(status));
	assert_int_equal(rr_store_check(store, NULL), RR_OK);
	rr_store_close(store);
}

/* Most saves overwrite what the log has room for: none makes the file longer. */
static void test_room_in_log(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store = open_at(dir->notes);
	struct rr_str log = { 0 };
	struct stat before, after;
	int longer = 0;

	rr_str_printf(&log, "%s-wal", dir->notes);
	for (int i = 0; i < 3; i++)
		assert_int_equal(save(store, "a note", NULL), RR_OK);
	for (int i = 0; i < 100; i++) {
		assert_int_equal(stat(log.text, &before), 0);
		assert_int_equal(save(store, "a note", NULL), RR_OK);
		assert_int_equal(stat(log.text, &after), 0);
		longer += after.st_size > before.st_size;
	}
	assert_in_range(longer, 1, 10);
	rr_str_free(&log);
	rr_store_close(store);
	store = open_at(dir->notes);
	assert_int_equal(count_notes(store), 103);
	assert_int_equal(rr_store_check(store, NULL), RR_OK);
	rr_store_close(store);
}

/* A log whose writer ended without a word, zeros behind its last commit, is read whole. */
static void test_log_left(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store;
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		enum rr_status st = RR_OK;

		store = open_at(dir->notes);
		for (int i = 0; i < 50 && st == RR_OK; i++)
			st = save(store, "a note", NULL);
		_exit(st != RR_OK);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	store = open_at(dir->notes);
	assert_int_equal(count_notes(store), 50);
	assert_int_equal(save(store, "one more", NULL), RR_OK);
	assert_int_equal(count_notes(store), 51);
	assert_int_equal(rr_store_check(store, NULL), RR_OK);
	rr_store_close(store);
}

/* ---- copies ----------------------------------------------------------- */

static void test_backup(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store = open_at(dir->notes);
	struct rr_error err = { 0 };
	struct stat info;
	char path[260];

	snprintf(path, sizeof path, "%s/copy.db", dir->path);
	assert_int_equal(rr_store_backup(store, path, &err), RR_MISSING);
	assert_int_equal(save(store, "text", NULL), RR_OK);
	assert_int_equal(rr_store_backup(store, path, &err), RR_OK);
	assert_int_equal(rr_store_backup(store, path, &err), RR_DB);
	assert_non_null(strstr(err.text, "exists"));
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	rr_store_close(store);
	store = open_at(path);
	assert_int_equal(count_notes(store), 1);
	rr_store_close(store);
}

static void test_no_room(void **state)
{
	const struct { int code, sys; const char *says; } cases[] = {
		{ SQLITE_FULL, ENOSPC, "disk is full" }, { SQLITE_FULL, 0, "disk is full" },
		{ SQLITE_CANTOPEN, ENOSPC, "disk is full" },
		{ SQLITE_IOERR_WRITE, EDQUOT, "quota" }, { SQLITE_CANTOPEN, EDQUOT, "quota" },
		{ SQLITE_IOERR_WRITE, EFBIG, "may not grow" },
		{ SQLITE_IOERR_WRITE, EIO, strerror(EIO) }, { SQLITE_BUSY, EDQUOT, "another program" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct rr_error err = { 0 };

		assert_int_equal(db_fail_code("n.db", cases[i].code, cases[i].sys, NULL, &err), RR_DB);
		if (strstr(err.text, cases[i].says) == NULL)
			fail_msg("%s says not \"%s\"", err.text, cases[i].says);
	}
}

#define FRESH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(test_lazy), FRESH(test_private), FRESH(test_settings),
		FRESH(test_foreign_files), FRESH(test_other_database), FRESH(test_newer),
		FRESH(test_older), FRESH(test_first_notes),
		FRESH(test_first_notes_full), FRESH(test_damaged),
		FRESH(test_cut), FRESH(test_impossible_places), FRESH(test_read_only),
		FRESH(test_full), FRESH(test_backup),
		cmocka_unit_test(test_no_room),
		FRESH(test_room_in_log), FRESH(test_log_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
