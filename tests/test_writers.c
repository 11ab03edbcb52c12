/* Several programs on one file: whose change counts, and what survives a kill. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/kept.h"

static void test_other_program(void **state)
{
	struct rr_store *mine = kept_open_in(*state), *other = kept_open_in(*state);
	struct rr_note note = kept_note("X", "OP1", "mine", NULL);
	struct rr_note theirs;
	int64_t version;

	assert_int_equal(rr_note_save(mine, &note, NULL), RR_OK);
	version = rr_notes_version(mine);
	assert_int_equal(rr_notes_version(mine), version);
	theirs = kept_first(other);
	free(theirs.body);
	theirs.body = rr_dup("theirs");
	assert_int_equal(rr_note_save(other, &theirs, NULL), RR_OK);
	assert_int_not_equal(rr_notes_version(mine), version);

	/* both are kept, none is overwritten */
	free(note.body);
	note.body = rr_dup("mine again");
	assert_int_equal(rr_note_save(mine, &note, NULL), RR_OK);
	assert_string_not_equal(note.id, theirs.id);
	assert_int_equal(note.tag_count, 1);
	assert_string_equal(note.tags[0], "conflict");
	assert_int_equal(kept_count(mine, NULL), 2);

	/* what another program changed is not undone */
	assert_int_equal(rr_note_undo(mine, NULL, NULL), RR_OK);
	assert_int_equal(rr_note_undo(mine, NULL, NULL), RR_INVALID);
	assert_int_equal(kept_count(mine, NULL), 1);
	assert_int_equal(rr_note_undo(mine, NULL, NULL), RR_MISSING);
	rr_note_clear(&note);
	rr_note_clear(&theirs);
	rr_store_close(mine);
	rr_store_close(other);
}

/* All start at once, and each gets its turn: none is refused. */
static void test_eight_writers(void **state)
{
	enum { WRITERS = 8, EACH = 100 };
	struct scratch *dir = *state;
	struct rr_store *store;
	pid_t pids[WRITERS];
	int status, gate[2];
	char c;

	assert_int_equal(pipe(gate), 0);
	for (int w = 0; w < WRITERS; w++) {
		pids[w] = fork();
		assert_true(pids[w] >= 0);
		if (pids[w] > 0)
			continue;
		close(gate[1]);
		(void)!read(gate[0], &c, 1);
		store = NULL;
		if (rr_store_open(&(struct rr_store_paths){ .notes = dir->notes }, &store, NULL) != RR_OK)
			_exit(1);
		for (int i = 0; i < EACH; i++) {
			struct rr_note note = kept_note("X", "OP1", "body", "tag");

			if (rr_note_save(store, &note, NULL) != RR_OK)
				_exit(2);
			rr_note_clear(&note);
		}
		rr_store_close(store);
		_exit(0);
	}
	close(gate[0]);
	close(gate[1]);
	for (int w = 0; w < WRITERS; w++) {
		assert_int_equal(waitpid(pids[w], &status, 0), pids[w]);
		assert_int_equal(status, 0);
	}
	store = kept_open_in(dir);
	assert_int_equal(kept_count(store, NULL), WRITERS * EACH);
	assert_int_equal(rr_store_check(store, NULL), RR_OK);
	rr_store_close(store);
}

/* Saves notes until it dies, and says "s" after each. */
_Noreturn static void write_until_killed(const char *path, int told)
{
	struct rr_store *store = NULL;

	if (rr_store_open(&(struct rr_store_paths){ .notes = path }, &store, NULL) != RR_OK)
		_exit(1);
	for (;;) {
		struct rr_note note = kept_note("X", "OP1", "body", "tag");

		if (rr_note_save(store, &note, NULL) == RR_OK)
			(void)!write(told, "s", 1);
		rr_note_clear(&note);
	}
}

/* Two writers are killed at any moment: what they were told is saved is there. */
static void test_killed(void **state)
{
	enum { WRITES = 1000, WRITERS = 2 };
	struct scratch *dir = *state;
	size_t told = 0, unsure = 0;

	for (int round = 0; told < WRITES; round++) {
		struct rr_store *store;
		pid_t pids[WRITERS];
		int ends[2];
		char c;

		assert_int_equal(pipe(ends), 0);
		for (int w = 0; w < WRITERS; w++)
			if ((pids[w] = fork()) == 0)
				write_until_killed(dir->notes, ends[1]);
		close(ends[1]);
		for (int i = 0; i <= round * 7 % 64 && read(ends[0], &c, 1) == 1; i++)
			told++;
		for (int w = 0; w < WRITERS; w++)
			kill(pids[w], SIGKILL);
		for (int w = 0; w < WRITERS; w++)
			waitpid(pids[w], NULL, 0);
		while (read(ends[0], &c, 1) == 1)
			told++;
		close(ends[0]);
		unsure += WRITERS; /* saved, and killed before saying so */
		store = kept_open_in(dir);
		assert_in_range(kept_count(store, NULL), told, told + unsure);
		assert_int_equal(rr_store_check(store, NULL), RR_OK);
		rr_store_close(store);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_other_program, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(test_eight_writers, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(test_killed, scratch_make, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
