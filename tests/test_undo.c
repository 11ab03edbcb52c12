/* Undo: each kind of change is taken back, one by one, also after a restart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "resread/input.h"
#include "resread/store.h"
#include "support/scratch.h"

/* Invented for these tests. */
static const char source_text[] =
	"United Nations A/RES/90/%d\n\n90/%d. Dams\n\nThe General Assembly,\n\n"
	"Recalling the Charter of the United Nations,\n\n"
	"1. Requests the Secretary-General to report on dams at its ninety-first session;\n\n"
	"2. Decides that every dam shall have a keeper and a lamp beside the gate.\n";

struct bench {
	const struct scratch *dir;
	struct rr_store *store;
	struct rr_langs *langs;
	struct rr_doc *docs[2];
};

static struct rr_doc *make_doc(struct rr_langs *langs, int number)
{
	struct rr_source *source = NULL;
	struct rr_str text = { 0 };
	struct rr_doc *doc;

	rr_str_printf(&text, source_text, number, number);
	assert_int_equal(rr_source_from(rr_str_span(&text), "dams.txt", &source, NULL), RR_OK);
	assert_int_equal(rr_doc_read(langs, source, NULL, &doc, NULL), RR_OK);
	rr_source_free(source);
	rr_str_free(&text);
	return doc;
}

static void reopen(struct bench *b)
{
	rr_store_close(b->store);
	usleep(3000); /* what was done before is earlier, by the clock's milliseconds */
	assert_int_equal(rr_store_open(&(struct rr_store_paths){ .notes = b->dir->notes,
	                 .library = ":memory:" }, &b->store, NULL), RR_OK);
}

static int bench_make(void **state)
{
	struct bench *b = rr_alloc(sizeof *b);

	if (scratch_make(state) != 0)
		return -1;
	b->dir = *state;
	b->langs = rr_langs_new(NULL);
	b->docs[0] = make_doc(b->langs, 4);
	b->docs[1] = make_doc(b->langs, 5);
	reopen(b);
	*state = b;
	return 0;
}

static int bench_remove(void **state)
{
	struct bench *b = *state;

	rr_store_close(b->store);
	rr_doc_free(b->docs[0]);
	rr_doc_free(b->docs[1]);
	rr_langs_free(b->langs);
	*state = (void *)(uintptr_t)b->dir;
	free(b);
	return scratch_remove(state);
}

/* All that is kept, as text: what an undo has to bring back to the byte. */
static char *all(struct bench *b)
{
	struct rr_str out = { 0 };
	size_t count;

	assert_int_equal(rr_notes_export(b->store, RR_EXPORT_JSON, NULL, &out, &count, NULL), RR_OK);
	return out.text;
}

static size_t count_notes(struct bench *b)
{
	struct rr_note *notes = NULL;
	size_t count = 0;

	assert_int_equal(rr_notes_list(b->store, NULL, &notes, &count, NULL), RR_OK);
	rr_notes_free(notes, count);
	return count;
}

static struct rr_note read_first(struct bench *b)
{
	struct rr_note *notes = NULL, first;
	size_t count = 0;

	assert_int_equal(rr_notes_list(b->store, NULL, &notes, &count, NULL), RR_OK);
	assert_true(count > 0);
	first = notes[0];
	notes[0] = (struct rr_note){ 0 };
	rr_notes_free(notes, count);
	return first;
}

static void make_note(struct bench *b, const char *kind)
{
	struct rr_note note = { 0 };

	assert_int_equal(rr_note_anchor(&note, b->docs[0], "OP2", 0, 0, "a lamp", NULL), RR_OK);
	note.kind = rr_dup(kind);
	note.body = rr_dup("who pays?");
	note.tags = rr_alloc(2 * sizeof *note.tags);
	note.tags[note.tag_count++] = rr_dup("money/lamps");
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

/* ---- the changes ------------------------------------------------------ */

static void do_add(struct bench *b)
{
	make_note(b, "note");
}

static void do_highlight(struct bench *b)
{
	struct rr_note note = { 0 };

	assert_int_equal(rr_note_anchor(&note, b->docs[0], "OP2", 0, 0, "a keeper", NULL), RR_OK);
	note.kind = rr_dup("highlight");
	note.colour = rr_dup("c");
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

static void change(struct bench *b, size_t field, const char *value)
{
	struct rr_note note = read_first(b);
	char **at = (char **)(void *)((char *)&note + field);

	free(*at);
	*at = rr_dup(value);
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

static void do_edit(struct bench *b)
{
	change(b, offsetof(struct rr_note, body), "nobody pays");
}

static void do_status(struct bench *b)
{
	change(b, offsetof(struct rr_note, status), "doing");
}

static void do_priority(struct bench *b)
{
	change(b, offsetof(struct rr_note, priority), "high");
}

static void do_due(struct bench *b)
{
	change(b, offsetof(struct rr_note, due), "GA 91");
}

static void do_responsible(struct bench *b)
{
	change(b, offsetof(struct rr_note, responsible), "Ana");
}

static void do_delete(struct bench *b)
{
	struct rr_note note = read_first(b);

	assert_int_equal(rr_note_delete(b->store, note.id, NULL), RR_OK);
	rr_note_clear(&note);
}

static void do_tag_add(struct bench *b)
{
	struct rr_note note = read_first(b);

	note.tags = rr_realloc(note.tags, (note.tag_count + 1) * sizeof *note.tags);
	note.tags[note.tag_count++] = rr_dup("later");
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

static void do_tag_remove(struct bench *b)
{
	struct rr_note note = read_first(b);

	free(note.tags[--note.tag_count]);
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

static void do_tag_rename(struct bench *b)
{
	int64_t changed = 0;

	make_note(b, "note"); /* two notes of one change */
	assert_int_equal(rr_tag_rename(b->store, "money", "budget", &changed, NULL), RR_OK);
	assert_int_equal(changed, 2);
}

static void do_tag_merge(struct bench *b)
{
	int64_t changed = 0;

	do_tag_add(b); /* both tags on one note */
	assert_int_equal(rr_tag_rename(b->store, "later", "money/lamps", &changed, NULL), RR_OK);
	assert_int_equal(changed, 1);
}

static void follow(struct bench *b, const char *status)
{
	struct rr_requests requests = { 0 };
	struct rr_followed followed = { 0 };

	rr_requests_find(b->langs, b->docs[0], &requests);
	assert_true(requests.count > 0);
	assert_int_equal(rr_follow_up(b->store, b->docs[0], &requests, &followed, NULL), RR_OK);
	assert_int_equal(rr_follow_up_set(b->store, b->docs[0], &requests.items[0],
	                                  rr_followed_task(&followed, 0), status, NULL), RR_OK);
	rr_followed_free(&followed);
	rr_requests_free(&requests);
}

static void do_follow(struct bench *b)
{
	follow(b, "doing");
}

static void do_follow_next(struct bench *b)
{
	follow(b, "open");
	follow(b, "done");
}

static void offer(struct bench *b, bool accept)
{
	struct rr_comparison *cmp = rr_compare(b->docs[0], b->docs[1], NULL, 0);
	struct rr_offers offers = { 0 };

	assert_int_equal(rr_offers_list(b->store, cmp, false, &offers, NULL), RR_OK);
	assert_int_equal(offers.count, 1);
	assert_int_equal(accept ? rr_offer_accept(b->store, &offers, 0, NULL)
	                        : rr_offer_reject(b->store, &offers, 0, NULL), RR_OK);
	rr_offers_free(&offers);
	rr_comparison_free(cmp);
}

static void do_accept(struct bench *b)
{
	offer(b, true);
}

static void do_reject(struct bench *b)
{
	offer(b, false);
}

static void do_carry(struct bench *b)
{
	struct rr_note note = read_first(b);

	assert_int_equal(rr_note_carry(b->store, &note, b->docs[1], "OP1", 0, "OP1", 0, NULL), RR_OK);
	rr_note_clear(&note);
}

static void do_place(struct bench *b)
{
	struct rr_note note = read_first(b);

	assert_int_equal(rr_note_anchor_range(&note, b->docs[0], "OP1", 0, "OP2", 0, NULL), RR_OK);
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

static void do_pin(struct bench *b)
{
	assert_int_equal(rr_pins_put(b->store, rr_edition_of(b->docs[0]), rr_edition_of(b->docs[1]),
	                 &(struct rr_pin){ "OP1", "OP2", false }, 1, NULL), RR_OK);
}

static void do_import(struct bench *b)
{
	static const char json[] = "{\"items\": [{\"id\": \"x:1\", \"body\": {\"value\": \"from elsewhere\"},"
		" \"target\": \"A/RES/90/4\"}], \"resread\": {\"pins\": [{\"doc_a\": \"X\","
		" \"passage_a\": \"OP1\", \"doc_b\": \"Y\", \"passage_b\": \"OP1\"}]}}";
	struct rr_import_row *rows = NULL;
	size_t count = 0;

	assert_int_equal(rr_notes_import(b->store, rr_span(json), NULL, &rows, &count, NULL), RR_OK);
	rr_import_rows_free(rows, count);
}

static const struct {
	const char *name;
	void (*act)(struct bench *b);
	int undos;       /* how many changes it is */
	const char *what; /* how the last of them is called */
	int recalled;    /* how many of them the history tells after a restart */
} changes[] = {
	{ "add", do_add, 1, "adding the note at OP2", 0 },
	{ "highlight", do_highlight, 1, "adding the note at OP2", 0 },
	{ "edit", do_edit, 1, "changing the note at OP2", 1 },
	{ "delete", do_delete, 1, "deleting a note", 1 },
	{ "status", do_status, 1, "changing the note at OP2", 1 },
	{ "priority", do_priority, 1, "changing the note at OP2", 1 },
	{ "due", do_due, 1, "changing the note at OP2", 1 },
	{ "responsible", do_responsible, 1, "changing the note at OP2", 1 },
	{ "tag add", do_tag_add, 1, "changing the note at OP2", 1 },
	{ "tag remove", do_tag_remove, 1, "changing the note at OP2", 1 },
	{ "tag rename", do_tag_rename, 2, "renaming the tag money", 1 },
	{ "tag merge", do_tag_merge, 2, "renaming the tag later", 2 },
	{ "follow", do_follow, 1, "adding the note at OP1", 0 },
	{ "follow on", do_follow_next, 2, "changing the note at OP1", 1 },
	{ "accept", do_accept, 1, "adding the note at OP2", 0 },
	{ "reject", do_reject, 1, "not carrying a note over", 0 },
	{ "carry by hand", do_carry, 1, "adding the note at OP1", 0 },
	{ "place", do_place, 1, "changing the note at OP1", 1 },
	{ "pin", do_pin, 1, "pairing OP1 and OP2", 1 },
	{ "import", do_import, 1, "the import", 1 },
};

/* ---- taking back ------------------------------------------------------ */

/* The next change back gives all as it was before the last; so does the one before it. */
static void test_undone(void **state)
{
	struct bench *b = *state;

	make_note(b, "note");
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		char *before = all(b), *after, *what = NULL;

		changes[i].act(b);
		after = all(b);
		if (strcmp(before, after) == 0)
			fail_msg("%s changes nothing", changes[i].name);
		for (int k = 0; k < changes[i].undos; k++) {
			free(what);
			what = NULL;
			assert_int_equal(rr_note_undo(b->store, &what, NULL), RR_OK);
			if (k == 0 && strcmp(what, changes[i].what) != 0)
				fail_msg("%s: undid \"%s\"", changes[i].name, what);
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
	static const size_t order[] = { 2, 8, 4, 11, 6, 14, 17, 18, 3, 13 };
	enum { COUNT = sizeof order / sizeof *order };
	struct bench *b = *state;
	char *states[COUNT];

	make_note(b, "note");
	for (size_t i = 0; i < COUNT; i++) {
		states[i] = all(b);
		changes[order[i]].act(b);
	}
	for (size_t i = COUNT; i-- > 0;) {
		char *now;

		for (int k = 0; k < changes[order[i]].undos; k++)
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
	struct bench *b = *state;

	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		char *what = NULL;
		struct rr_error err;

		unlink(b->dir->notes);
		reopen(b);
		unlink(b->dir->notes);
		make_note(b, "note");
		usleep(3000);
		changes[i].act(b);
		reopen(b);
		for (int k = 0; k < changes[i].recalled; k++) {
			if (rr_note_undo(b->store, &what, &err) != RR_OK)
				fail_msg("%s: %s", changes[i].name, err.text);
			assert_non_null(strstr(what, "UTC"));
			free(what);
		}
		what = rr_note_undo_loses(b->store);
		assert_true(what != NULL || changes[i].recalled == 0);
		free(what);
		while (rr_note_undo(b->store, NULL, NULL) == RR_OK)
			;
		if (count_notes(b) != 0)
			fail_msg("%s: %zu notes are left", changes[i].name, count_notes(b));
	}
}

/* The newest first, whether it was a change or a new note; the loss of one is told before. */
static void test_restarted_in_order(void **state)
{
	static const char *const want[] = { "adding the note at OP1", "changing the note at OP2",
		"adding the note at OP2" };
	struct bench *b = *state;

	make_note(b, "note");
	usleep(3000);
	do_edit(b);
	usleep(3000);
	do_follow(b);
	reopen(b);
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
		cmocka_unit_test_setup_teardown(test_undone, bench_make, bench_remove),
		cmocka_unit_test_setup_teardown(test_many, bench_make, bench_remove),
		cmocka_unit_test_setup_teardown(test_restarted, bench_make, bench_remove),
		cmocka_unit_test_setup_teardown(test_restarted_in_order, bench_make, bench_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
