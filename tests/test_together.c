/* Several programs at one store: one waits for another, all make a new file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
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

/* A child that saves without a pause until it is killed. */
static pid_t save_on_and_on(const char *path)
{
	pid_t pid = fork();
	struct rr_store *store;

	assert_true(pid >= 0);
	if (pid > 0)
		return pid;
	store = open_at(path);
	while (save(store, NULL) == RR_OK)
		;
	_exit(1);
}

/* Who saves now and then gets its turn between programs that do without a pause. */
static void test_turns(void **state)
{
	enum { GREEDY = 3, SAVES = 20, MOST = 40 };
	struct scratch *dir = *state;
	struct rr_store *store = open_at(dir->notes);
	int64_t before = 0, after = 0;
	pid_t pids[GREEDY];

	assert_int_equal(save(store, NULL), RR_OK);
	for (int i = 0; i < GREEDY; i++)
		pids[i] = save_on_and_on(dir->notes);
	while (after < 10) /* they have begun */
		assert_int_equal(db_int(&store->notes, "SELECT count(*) FROM note", &after, NULL), RR_OK);
	assert_int_equal(db_int(&store->notes, "SELECT count(*) FROM note", &before, NULL), RR_OK);
	for (int i = 0; i < SAVES; i++)
		assert_int_equal(save(store, NULL), RR_OK);
	assert_int_equal(db_int(&store->notes, "SELECT count(*) FROM note", &after, NULL), RR_OK);
	for (int i = 0; i < GREEDY; i++) {
		kill(pids[i], SIGKILL);
		waitpid(pids[i], NULL, 0);
	}
	/* in turn each of the others saves once; ten times that is still a turn */
	assert_in_range(after - before - SAVES, 0, SAVES * GREEDY * MOST);
	rr_store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_waits, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(test_turns, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(test_new_file, scratch_make, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
