/* Several programs at one store: one waits for another, all make a new file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "resread/store.h"
#include "store/db.h"
#include "support/scratch.h"

static struct rr_store *open_at(const char *path)
{
	struct rr_store *store = NULL;
	struct rr_error err = { 0 };

	if (rr_store_open(&(struct rr_store_paths){ .notes = path }, &store, &err) != RR_OK)
		fail_msg("%s", err.text);
	return store;
}

static enum rr_status save(struct rr_store *store, struct rr_error *err)
{
	struct rr_note note = { .doc = rr_dup("X"), .passage = rr_dup("OP1"),
		.body = rr_dup("text"), .exact = rr_dup("words") };
	enum rr_status st = rr_note_save(store, &note, err);

	rr_note_clear(&note);
	return st;
}

/* A child that saves a note once the gate is closed at its other end. */
static pid_t save_behind(const char *path, const int gate[2])
{
	struct rr_store *store = NULL;
	struct rr_error err = { 0 };
	pid_t pid = fork();
	char c;

	assert_true(pid >= 0);
	if (pid > 0)
		return pid;
	close(gate[1]);
	(void)!read(gate[0], &c, 1);
	if (rr_store_open(&(struct rr_store_paths){ .notes = path }, &store, &err) != RR_OK ||
	    save(store, &err) != RR_OK) {
		fprintf(stderr, "%s\n", err.text);
		_exit(1);
	}
	rr_store_close(store);
	_exit(0);
}

static void expect_saved(pid_t pid)
{
	int status;

	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static void test_waits(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store;
	int gate[2], status;
	pid_t pid;

	assert_int_equal(pipe(gate), 0);
	pid = save_behind(dir->notes, gate);
	store = open_at(dir->notes);
	assert_int_equal(save(store, NULL), RR_OK);
	assert_int_equal(db_begin(&store->notes, NULL), RR_OK);
	close(gate[0]);
	close(gate[1]);
	usleep(200 * 1000);
	assert_int_equal(waitpid(pid, &status, WNOHANG), 0);
	assert_int_equal(db_end(&store->notes, RR_OK, NULL), RR_OK);
	expect_saved(pid);
	rr_store_close(store);
}

static void test_new_file(void **state)
{
	enum { ROUNDS = 20, PROGRAMS = 6 };
	struct scratch *dir = *state;
	pid_t pids[PROGRAMS];

	for (int round = 0; round < ROUNDS; round++) {
		struct rr_str path = { 0 };
		int gate[2];

		rr_str_printf(&path, "%s-%d", dir->notes, round);
		assert_int_equal(pipe(gate), 0);
		for (int i = 0; i < PROGRAMS; i++)
			pids[i] = save_behind(path.text, gate);
		close(gate[0]);
		close(gate[1]);
		for (int i = 0; i < PROGRAMS; i++)
			expect_saved(pids[i]);
		rr_str_free(&path);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_waits, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(test_new_file, scratch_make, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
