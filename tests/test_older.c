/* Files of older and of newer programs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/db.h"
#include "support/kept.h"

static void run_sql(const char *path, const char *sql)
{
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void test_newer(void **state)
{
	struct scratch *dir = *state;
	struct rr_error err = { 0 };
	struct rr_store *store = kept_open(dir->notes);

	assert_int_equal(kept_save(store, "text", NULL), RR_OK);
	rr_store_close(store);
	run_sql(dir->notes, "PRAGMA user_version = 1000");
	store = kept_open(dir->notes);
	assert_int_equal(kept_count(store, NULL), 1);
	assert_int_equal(kept_save(store, "text", &err), RR_DB);
	assert_non_null(strstr(err.text, "newer"));
	assert_int_equal(kept_count(store, NULL), 1);
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
	store = kept_open(dir->notes);
	assert_int_equal(rr_notes_list(store, NULL, &notes, &count, NULL), RR_OK);
	assert_int_equal(count, 1);
	assert_string_equal(notes[0].body, "from before");
	assert_null(notes[0].priority);
	assert_false(notes[0].beside_known);
	rr_notes_free(notes, count);
	assert_int_equal(kept_save(store, "from now", NULL), RR_OK);
	rr_store_close(store);
	snprintf(copy, sizeof copy, "%s-schema1", dir->notes);
	store = kept_open(copy); /* what was copied is whole, and comes up to date as well */
	assert_int_equal(kept_count(store, NULL), 1);
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
		store = kept_open(dir->notes);
		if (kept_count(store, NULL) != 1 || kept_save(store, "text", &err) != RR_DB ||
		    strstr(err.text, "older") == NULL)
			_exit(1);
		rr_store_close(store);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	store = kept_open(dir->notes);
	assert_int_equal(kept_count(store, NULL), 1);
	assert_int_equal(kept_save(store, "text", NULL), RR_OK);
	rr_store_close(store);
}

#define FRESH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(test_newer),
		FRESH(test_older),
		FRESH(test_first_notes),
		FRESH(test_first_notes_full),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
