/* Notes against real SQLite files in a folder of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "store/notes.h"
#include "support/kept.h"

/* ---- one store -------------------------------------------------------- */

static void test_save_and_read(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store = kept_open_in(dir);
	struct rr_note note = kept_note("X/RES/1/1", "OP3(a)", "ask the secretariat", " b  c / d ");
	struct rr_note got;

	assert_int_equal(rr_note_save(store, &note, NULL), RR_OK);
	assert_true(store_is_uuid(note.id));
	assert_int_equal(note.id[14], '7');
	assert_int_equal(strlen(note.created), 24);
	assert_string_equal(note.created, note.modified);
	rr_store_close(store);
	store = kept_open_in(dir);
	got = kept_first(store);
	assert_string_equal(got.id, note.id);
	assert_string_equal(got.body, "ask the secretariat");
	assert_string_equal(got.passage, "OP3(a)");
	assert_string_equal(got.kind, "note");
	assert_int_equal(got.tag_count, 1);
	assert_string_equal(got.tags[0], "b c/d");
	assert_null(got.title);
	rr_note_clear(&got);
	rr_note_clear(&note);
	rr_store_close(store);
}

static void test_refusals(void **state)
{
	static const struct {
		const char *doc, *passage, *body, *tag, *kind;
		enum rr_status want;
	} tests[] = {
		{ "X", "OP1", "", NULL, NULL, RR_INVALID },
		{ "X", "OP1", " \n ", " / ", NULL, RR_INVALID },
		{ "", "OP1", "text", NULL, NULL, RR_INVALID },
		{ "X", "", "text", NULL, NULL, RR_INVALID },
		{ "X", "OP1", "", "tag", NULL, RR_OK },
		{ "X", "OP1", "", NULL, "highlight", RR_OK },
	};
	struct rr_store *store = kept_open_in(*state);

	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_note note = kept_note(tests[i].doc, tests[i].passage, tests[i].body,
		                                tests[i].tag);
		struct rr_error err = { 0 };

		note.kind = rr_dup(tests[i].kind);
		assert_int_equal(rr_note_save(store, &note, &err), tests[i].want);
		assert_int_equal(err.text[0] != '\0', tests[i].want != RR_OK);
		assert_int_equal(note.id[0] != '\0', tests[i].want == RR_OK);
		rr_note_clear(&note);
	}
	rr_store_close(store);
}

static void test_change_delete_undo(void **state)
{
	struct rr_store *store = kept_open_in(*state);
	struct rr_note note = kept_note("X/RES/1/1", "OP1", "first", "t");
	struct rr_note got;
	char *what = NULL;

	assert_int_equal(rr_note_save(store, &note, NULL), RR_OK);
	free(note.body);
	note.body = rr_dup("second");
	free(note.tags[0]);
	note.tag_count = 0;
	assert_int_equal(rr_note_save(store, &note, NULL), RR_OK);
	assert_int_equal(kept_count(store, NULL), 1);
	assert_int_equal(rr_note_delete(store, note.id, NULL), RR_OK);
	assert_int_equal(kept_count(store, NULL), 0);
	assert_int_equal(rr_note_delete(store, note.id, NULL), RR_MISSING);

	assert_int_equal(rr_note_undo(store, &what, NULL), RR_OK);
	assert_string_equal(what, "deleting a note");
	free(what);
	got = kept_first(store);
	assert_string_equal(got.body, "second");
	assert_string_equal(got.modified, note.modified);
	rr_note_clear(&got);

	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_OK);
	got = kept_first(store);
	assert_string_equal(got.body, "first");
	assert_int_equal(got.tag_count, 1);
	rr_note_clear(&got);

	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_OK);
	assert_int_equal(kept_count(store, NULL), 0);
	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_MISSING);
	rr_note_clear(&note);
	rr_store_close(store);
}

static void test_order_and_filter(void **state)
{
	static const char *const passages[] = { "FN1", "OP10", "CLOSING", "OP9(b)", "PP2", "OP9",
		"ANNEX.1", "TITLE", "PP10", "OP9(a)(ii)", "OP9(a)" };
	static const char *const sorted[] = { "TITLE", "PP2", "PP10", "OP9", "OP9(a)",
		"OP9(a)(ii)", "OP9(b)", "OP10", "CLOSING", "ANNEX.1", "FN1" };
	static const struct {
		struct rr_note_filter filter;
		size_t want;
	} tests[] = {
		{ { .doc = "X/RES/1/1" }, 11 },
		{ { .doc = "x/res/ 1/1" }, 11 },
		{ { .doc = "1/1" }, 11 },
		{ { .doc = "Y/RES/1/2" }, 2 },
		{ { .doc = "X/RES/1" }, 0 },
		{ { .tag = "a" }, 2 },
		{ { .tag = "a/b" }, 1 },
		{ { .tag = "a/" }, 2 },
		{ { .tag = "b" }, 0 },
		{ { .kind = "note" }, 13 },
		{ { .kind = "task" }, 0 },
		{ { .since = "2020-01-01" }, 13 },
		{ { .since = "2999-01-01" }, 0 },
	};
	struct rr_store *store = kept_open_in(*state);
	struct rr_note *notes;
	size_t count;

	for (size_t i = 0; i < sizeof passages / sizeof *passages; i++)
		kept_save_new(store, "X/RES/1/1", passages[i], "body", NULL);
	kept_save_new(store, "Y/RES/1/2", "OP1", "body", "a/b");
	kept_save_new(store, "Y/RES/1/2", "OP1", "body", "a");
	assert_int_equal(rr_notes_list(store, &tests[0].filter, &notes, &count, NULL), RR_OK);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(notes[i].passage, sorted[i]);
	rr_notes_free(notes, count);
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
		assert_int_equal(kept_count(store, &tests[i].filter), tests[i].want);
	rr_store_close(store);
}

static void test_tags(void **state)
{
	struct rr_store *store = kept_open_in(*state);
	struct rr_tag_count *tags;
	int64_t changed = 0;
	size_t count;

	kept_save_new(store, "X", "OP1", "one", "water");
	kept_save_new(store, "X", "OP2", "two", "water/ice");
	kept_save_new(store, "X", "OP3", "three", "e\xCC\x81tat"); /* decomposed */
	assert_int_equal(rr_tags_list(store, &tags, &count, NULL), RR_OK);
	assert_int_equal(count, 3);
	assert_string_equal(tags[2].tag, "\xC3\xA9tat");
	rr_tags_free(tags, count);
	assert_int_equal(rr_tag_rename(store, "nothing", "x", &changed, NULL), RR_MISSING);
	assert_int_equal(rr_tag_rename(store, "water", " ", &changed, NULL), RR_INVALID);
	assert_int_equal(rr_tag_rename(store, "water", "h2o", &changed, NULL), RR_OK);
	assert_int_equal(changed, 2);
	assert_int_equal(kept_count(store, &(struct rr_note_filter){ .tag = "h2o" }), 2);
	assert_int_equal(kept_count(store, &(struct rr_note_filter){ .tag = "h2o/ice" }), 1);
	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_OK);
	assert_int_equal(kept_count(store, &(struct rr_note_filter){ .tag = "h2o" }), 0);
	assert_int_equal(kept_count(store, &(struct rr_note_filter){ .tag = "water" }), 2);
	rr_store_close(store);
}

static void test_search(void **state)
{
	static const struct {
		const char *body, *query;
		bool found;
	} cases[] = {
		{ "On the WELLS of the north", "wells of", true },
		{ "caf\u00e9s and wells", "cafes", true },
		{ "ｗells", "wells", true },
		{ "水 井 和花园", "水井和", true },
		{ "见第 25/3 号决议", "第25/3号", true },
		{ "gardens", "wells", false },
		{ "to the Wells of Kazbek", "kaz", true }, /* the byte sought first is a capital */
		{ "lakes, aKzaK, WELL", "well", true },
		{ "note 9912 of 99123", "99123", true },
		{ "note 9912", "99123", false },
		{ "12345", "123456789", false },
		{ "The northern villages 水井", "villages水井", true },
		{ "水", "井", false },
	};
	struct scratch *dir = *state;
	struct rr_store *store = kept_open_in(dir);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct rr_note note = kept_note("X", "OP1", cases[i].body, NULL);
		struct rr_hit *hits = NULL;
		size_t count = 0;

		assert_int_equal(rr_note_save(store, &note, NULL), RR_OK);
		assert_int_equal(rr_search(store, cases[i].query, 1, &hits, &count, NULL), RR_OK);
		if ((count == 1 && strcmp(hits[0].note, note.id) == 0) != cases[i].found)
			fail_msg("%s in %s", cases[i].query, cases[i].body);
		rr_hits_free(hits, count);
		assert_int_equal(rr_note_delete(store, note.id, NULL), RR_OK);
		rr_note_clear(&note);
	}
	rr_store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_save_and_read, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(test_refusals, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(test_change_delete_undo, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(test_order_and_filter, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(test_tags, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(test_search, scratch_make, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
