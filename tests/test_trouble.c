/* Damaged and cut files, full disks, places where nothing can be written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/db.h"
#include "support/kept.h"

static void test_damaged(void **state)
{
	struct scratch *dir = *state;
	struct rr_error err = { 0 };
	struct rr_store *store = kept_open(dir->notes);
	int fd;

	for (int i = 0; i < 200; i++)
		assert_int_equal(kept_save(store, "a body that fills pages with its words", NULL), RR_OK);
	rr_store_close(store);
	fd = open(dir->notes, O_WRONLY);
	assert_int_equal(pwrite(fd, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8, 4096), 8);
	close(fd);
	store = kept_open(dir->notes);
	assert_int_equal(rr_store_check(store, &err), RR_DB);
	assert_non_null(strstr(err.text, "damaged"));
	rr_store_close(store);
}

/* A file that lost its end is told at once and not written to. */
static void test_cut(void **state)
{
	struct scratch *dir = *state;
	struct rr_error err = { 0 };
	struct rr_store *store = kept_open(dir->notes);
	struct stat info;

	assert_int_equal(kept_save(store, "text", NULL), RR_OK);
	rr_store_close(store);
	assert_int_equal(stat(dir->notes, &info), 0);
	assert_int_equal(truncate(dir->notes, info.st_size - 1), 0);
	store = kept_open(dir->notes);
	assert_int_equal(kept_save(store, "more", &err), RR_DB);
	assert_non_null(strstr(err.text, "damaged"));
	rr_store_close(store);
}

static void test_impossible_places(void **state)
{
	static const char *const tests[] = { "/proc/notes.db", "/dev/null/notes.db", "/" };

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_store *store = kept_open(tests[i]);
		struct rr_error err = { 0 };

		assert_int_equal(kept_save(store, "text", &err), RR_DB);
		assert_non_null(strstr(err.text, tests[i]));
		rr_store_close(store);
	}
}

/* A folder that may only be read: notes are read, saving is refused. */
/* 0: as it should be; 77: nobody can't get at the folder. */
static int save_where_read_only(const struct scratch *dir)
{
	struct rr_error err = { 0 };
	struct rr_store *store;

	if (geteuid() == 0 && setuid(65534) != 0) /* root may write everywhere */
		return 77;
	if (access(dir->notes, R_OK) != 0)
		return 77;
	store = kept_open(dir->notes);
	if (kept_count(store, NULL) != 1)
		return 1;
	if (kept_save(store, "text", &err) != RR_DB || strstr(err.text, "may only be read") == NULL) {
		fprintf(stderr, "%s\n", err.text);
		return 2;
	}
	rr_store_close(store);
	return 0;
}

static void test_read_only(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store = kept_open(dir->notes);
	int status;
	pid_t pid;

	assert_int_equal(kept_save(store, "text", NULL), RR_OK);
	rr_store_close(store);
	assert_int_equal(chmod(dir->notes, 0644), 0);
	assert_int_equal(chmod(dir->path, 0555), 0);
	pid = fork();
	if (pid == 0)
		_exit(save_where_read_only(dir));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(chmod(dir->path, 0700), 0);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
		skip();
	assert_int_equal(status, 0);
}

/* A disk that is full is played by a limit on the size of files. */
static void test_full(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store;
	int status;
	pid_t pid;

	store = kept_open(dir->notes);
	assert_int_equal(kept_save(store, "the first", NULL), RR_OK);
	rr_store_close(store);
	pid = fork();
	if (pid == 0) {
		struct rlimit limit = { 40000, 40000 };
		struct rr_error err = { 0 };
		enum rr_status st = RR_OK;
		int saved = 0;

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		store = kept_open(dir->notes);
		while (st == RR_OK && saved < 1000) {
			st = kept_save(store, "another", &err);
			saved += st == RR_OK;
		}
		rr_store_close(store);
		_exit(st == RR_DB && strstr(err.text, "may not grow") != NULL ? saved : 255);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_not_equal(WEXITSTATUS(status), 255);
	store = kept_open(dir->notes);
	assert_int_equal(kept_count(store, NULL), 1 + WEXITSTATUS(status));
	assert_int_equal(rr_store_check(store, NULL), RR_OK);
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

/* Most saves overwrite what the log has room for: none makes the file longer. */
static void test_room_in_log(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store = kept_open(dir->notes);
	struct rr_str log = { 0 };
	struct stat before, after;
	int longer = 0;

	rr_str_printf(&log, "%s-wal", dir->notes);
	for (int i = 0; i < 3; i++)
		assert_int_equal(kept_save(store, "a note", NULL), RR_OK);
	for (int i = 0; i < 100; i++) {
		assert_int_equal(stat(log.text, &before), 0);
		assert_int_equal(kept_save(store, "a note", NULL), RR_OK);
		assert_int_equal(stat(log.text, &after), 0);
		longer += after.st_size > before.st_size;
	}
	assert_in_range(longer, 1, 10);
	rr_str_free(&log);
	rr_store_close(store);
	store = kept_open(dir->notes);
	assert_int_equal(kept_count(store, NULL), 103);
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

		store = kept_open(dir->notes);
		for (int i = 0; i < 50 && st == RR_OK; i++)
			st = kept_save(store, "a note", NULL);
		_exit(st != RR_OK);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	store = kept_open(dir->notes);
	assert_int_equal(kept_count(store, NULL), 50);
	assert_int_equal(kept_save(store, "one more", NULL), RR_OK);
	assert_int_equal(kept_count(store, NULL), 51);
	assert_int_equal(rr_store_check(store, NULL), RR_OK);
	rr_store_close(store);
}

#define FRESH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(test_damaged),
		FRESH(test_cut),
		FRESH(test_impossible_places),
		FRESH(test_read_only),
		FRESH(test_full),
		cmocka_unit_test(test_no_room),
		FRESH(test_room_in_log),
		FRESH(test_log_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
