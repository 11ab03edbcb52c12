/* Undo: each kind of change is taken back, one by one, also after a restart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/kept.h"
#include "support/packs.h"
#include "support/undoable.h"

/* All that is kept, as text: what an undo has to bring back to the byte. */
static char *all(struct undoing *b)
{
	struct rr_str out = { 0 };
	size_t count;

	assert_int_equal(rr_notes_export(b->store, RR_EXPORT_JSON, NULL, &out, &count, NULL), RR_OK);
	return out.text;
}

/* The next change back gives all as it was before the last; so does the one before it. */
static void test_undone(void **state)
{
	struct undoing *b = *state;

	undoing_note(b);
	for (const struct undoable *u = undoables; u->name != NULL; u++) {
		char *before = all(b), *after, *what = NULL;

		u->act(b);
		after = all(b);
		if (strcmp(before, after) == 0)
			fail_msg("%s changes nothing", u->name);
		for (int k = 0; k < u->undos; k++) {
			free(what);
			what = NULL;
			assert_int_equal(rr_note_undo(b->store, &what, NULL), RR_OK);
			if (k == 0 && strcmp(what, u->what) != 0)
				fail_msg("%s: undid \"%s\"", u->name, what);
		}
		free(after);
		after = all(b);
		assert_string_equal(before, after);
		free(before);
		free(after);
		free(what);
	}
	assert_int_equal(rr_note_undo(b->store, NULL, NULL), RR_OK); /* the first note itself */
	assert_int_equal(rr_note_undo(b->store, NULL, NULL), RR_MISSING);
}

/* All changes one upon the other, then all back. */
static void test_many(void **state)
{
	static const char *const order[] = { "edit", "tag add", "status", "tag merge", "due", "accept",
		"place", "pin", "delete", "follow on" };
	enum { COUNT = sizeof order / sizeof *order };
	struct undoing *b = *state;
	char *states[COUNT];

	undoing_note(b);
	for (size_t i = 0; i < COUNT; i++) {
		states[i] = all(b);
		undoable(order[i])->act(b);
	}
	for (size_t i = COUNT; i-- > 0;) {
		char *now;

		for (int k = 0; k < undoable(order[i])->undos; k++)
			assert_int_equal(rr_note_undo(b->store, NULL, NULL), RR_OK);
		now = all(b);
		assert_string_equal(now, states[i]);
		free(now);
		free(states[i]);
	}
}

/* After a restart the changes are taken back one by one, and then the notes themselves. */
static void test_restarted(void **state)
{
	struct undoing *b = *state;

	for (const struct undoable *u = undoables; u->name != NULL; u++) {
		char *what = NULL;
		struct rr_error err;

		unlink(b->dir->notes);
		undoing_reopen(b);
		unlink(b->dir->notes);
		undoing_note(b);
		usleep(3000);
		u->act(b);
		undoing_reopen(b);
		for (int k = 0; k < u->recalled; k++) {
			if (rr_note_undo(b->store, &what, &err) != RR_OK)
				fail_msg("%s: %s", u->name, err.text);
			assert_non_null(strstr(what, "UTC"));
			free(what);
		}
		what = rr_note_undo_loses(b->store);
		assert_true(what != NULL || u->recalled == 0);
		free(what);
		while (rr_note_undo(b->store, NULL, NULL) == RR_OK)
			;
		if (kept_count(b->store, NULL) != 0)
			fail_msg("%s: %zu notes are left", u->name, kept_count(b->store, NULL));
	}
}

/* The newest first, whether it was a change or a new note; the loss of one is told before. */
static void test_restarted_in_order(void **state)
{
	static const char *const want[] = { "adding the note at OP1", "changing the note at OP2",
		"adding the note at OP2" };
	struct undoing *b = *state;

	undoing_note(b);
	usleep(3000);
	undoable("edit")->act(b);
	usleep(3000);
	undoable("follow")->act(b);
	undoing_reopen(b);
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		char *loss = rr_note_undo_loses(b->store), *what = NULL;

		assert_int_equal(loss != NULL, strncmp(want[i], "adding", 6) == 0);
		assert_int_equal(rr_note_undo(b->store, &what, NULL), RR_OK);
		assert_int_equal(strncmp(what, want[i], strlen(want[i])), 0);
		assert_true(loss == NULL || strcmp(loss, what) == 0);
		free(loss);
		free(what);
	}
	assert_null(rr_note_undo_loses(b->store));
	assert_int_equal(rr_note_undo(b->store, NULL, NULL), RR_MISSING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_undone, undoing_make, undoing_remove),
		cmocka_unit_test_setup_teardown(test_many, undoing_make, undoing_remove),
		cmocka_unit_test_setup_teardown(test_restarted, undoing_make, undoing_remove),
		cmocka_unit_test_setup_teardown(test_restarted_in_order, undoing_make, undoing_remove),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
