/* The databases as files: permissions, settings, foreign files, copies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/db.h"
#include "support/kept.h"

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
	struct rr_store *store = kept_open(dir->notes);

	assert_int_equal(kept_count(store, NULL), 0);
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
		store = kept_open(path);
		assert_int_equal(kept_save(store, "text", NULL), RR_OK);
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
	struct rr_store *store = kept_open(dir->notes);
	int64_t value = 0;

	assert_int_equal(kept_save(store, "text", NULL), RR_OK);
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
		store = kept_open(dir->notes);
		assert_int_equal(kept_save(store, "text", &err), RR_DB);
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
	store = kept_open(dir->notes);
	assert_int_equal(kept_save(store, "text", &err), RR_DB);
	assert_non_null(strstr(err.text, "another program"));
	rr_store_close(store);
}

/* ---- copies ----------------------------------------------------------- */

static void test_backup(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store = kept_open(dir->notes);
	struct rr_error err = { 0 };
	struct stat info;
	char path[260];

	snprintf(path, sizeof path, "%s/copy.db", dir->path);
	assert_int_equal(rr_store_backup(store, path, &err), RR_MISSING);
	assert_int_equal(kept_save(store, "text", NULL), RR_OK);
	assert_int_equal(rr_store_backup(store, path, &err), RR_OK);
	assert_int_equal(rr_store_backup(store, path, &err), RR_DB);
	assert_non_null(strstr(err.text, "exists"));
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	rr_store_close(store);
	store = kept_open(path);
	assert_int_equal(kept_count(store, NULL), 1);
	rr_store_close(store);
}

#define FRESH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(test_lazy), FRESH(test_private), FRESH(test_settings),
		FRESH(test_foreign_files), FRESH(test_other_database),
		FRESH(test_backup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
