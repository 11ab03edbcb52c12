/* A file of many annotations as a whole: what is none, a large one, one that is stopped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "resread/store.h"
#include "store/db.h"
#include "support/scratch.h"

#define MANY 3000

static struct rr_store *open_at(const char *notes)
{
	struct rr_store *store = NULL;

	assert_int_equal(rr_store_open(&(struct rr_store_paths){ .notes = notes, .library = ":memory:" },
	                               &store, NULL), RR_OK);
	return store;
}

/* Each fiftieth says what we have no column for, each hundredth is no note. */
static void make_file(struct rr_str *out)
{
	rr_str_puts(out, "{\"type\": \"AnnotationCollection\", \"first\": {\"items\": [\n");
	for (int i = 0; i < MANY; i++) {
		rr_str_printf(out, "%s{\"id\": \"urn:uuid:0193aaaa-%04x-7abc-8def-0123456789ab\", "
		              "\"modified\": \"2031-05-06T07:08:09.%03dZ\", \"body\": [{\"type\": "
		              "\"TextualBody\", \"value\": \"note \\u0041 %d\"}, {\"purpose\": "
		              "\"tagging\", \"value\": \"t/%d\"}], \"target\": {\"source\": "
		              "{\"dc:identifier\": \"X/%d\"}%s}", i > 0 ? ",\n" : "", i, i % 1000, i,
		              i % 7, i % 40, i % 100 == 99 ? ", \"selector\": 5" : ", \"selector\": "
		              "{\"type\": \"FragmentSelector\", \"value\": \"OP1\"}");
		rr_str_puts(out, i % 50 == 0 ? ", \"stars\": [1.50, {\"a\": 1e2}]}" : "}");
		if (i % 100 == 50)
			rr_str_puts(out, ", \"what\"");
	}
	rr_str_puts(out, "]}, \"resread\": {\"pins\": [{\"doc_a\": \"X/1\", \"passage_a\": \"OP1\", "
	            "\"doc_b\": \"X/2\", \"passage_b\": \"OP2\"}], \"rejected\": [{\"note\": "
	            "\"0193aaaa-0000-7abc-8def-0123456789ab\", \"doc\": \"X/3\"}]}}\n");
}

static void count_states(struct rr_store *store, struct rr_span json,
                         size_t counts[RR_IMPORT_STATES])
{
	struct rr_import_row *rows = NULL;
	struct rr_error err = { 0 };
	size_t count = 0;

	memset(counts, 0, RR_IMPORT_STATES * sizeof *counts);
	if (rr_notes_import(store, json, NULL, &rows, &count, &err) != RR_OK)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < count; i++)
		counts[rows[i].state]++;
	rr_import_rows_free(rows, count);
}

static void export(struct rr_store *store, struct rr_str *out)
{
	size_t count;

	assert_int_equal(rr_notes_export(store, RR_EXPORT_JSON, NULL, out, &count, NULL), RR_OK);
}

static int64_t number(struct rr_store *store, const char *sql)
{
	int64_t value = -1;

	assert_int_equal(db_int(&store->notes, sql, &value, NULL), RR_OK);
	return value;
}

static void test_many(void **state)
{
	struct rr_store *store = open_at(":memory:"), *other = open_at(":memory:");
	struct rr_str json = { 0 }, first = { 0 }, second = { 0 };
	size_t counts[RR_IMPORT_STATES];

	(void)state;
	make_file(&json);
	count_states(store, rr_str_span(&json), counts);
	assert_int_equal(counts[RR_IMPORT_NO_DOCUMENT], MANY);
	assert_int_equal(counts[RR_IMPORT_UNREAD], MANY / 100);
	assert_int_equal(number(store, "SELECT count(*) FROM pin"), 1);
	assert_int_equal(number(store, "SELECT count(*) FROM rejected"), 1);
	assert_int_equal(number(store, "SELECT count(*) FROM note WHERE body LIKE 'note A %'"), MANY);
	export(store, &first);
	assert_non_null(strstr(first.text, "\"stars\": [1.50,{\"a\":1e2}]"));
	count_states(store, rr_str_span(&json), counts);
	assert_int_equal(counts[RR_IMPORT_PRESENT], MANY);
	export(store, &second);
	assert_true(rr_span_eq(rr_str_span(&first), rr_str_span(&second)));
	count_states(other, rr_str_span(&first), counts);
	assert_int_equal(counts[RR_IMPORT_NO_DOCUMENT], MANY);
	rr_str_cut(&second, 0);
	export(other, &second);
	assert_true(rr_span_eq(rr_str_span(&first), rr_str_span(&second)));
	rr_str_free(&json);
	rr_str_free(&first);
	rr_str_free(&second);
	rr_store_close(store);
	rr_store_close(other);
}

struct watch {
	size_t asked, last, all;
};

static bool stop_half_way(void *self, size_t done, size_t all)
{
	struct watch *w = self;

	assert_true(done >= w->last && done < all);
	w->last = done;
	w->all = all;
	return ++w->asked < MANY / 2;
}

/* Nothing of an import that is stopped is in, and the store goes on. */
static void test_stopped(void **state)
{
	struct scratch *dir = *state;
	struct rr_store *store = open_at(dir->notes);
	struct rr_import_row *rows = NULL;
	struct watch w = { 0 };
	struct rr_str json = { 0 };
	struct rr_error err = { 0 };
	size_t count = 0, counts[RR_IMPORT_STATES];

	make_file(&json);
	assert_int_equal(rr_notes_import(store, rr_str_span(&json),
	                                 &(struct rr_import_how){ .go_on = stop_half_way, .self = &w },
	                                 &rows, &count, &err), RR_STOPPED);
	assert_non_null(strstr(err.text, "nothing was imported"));
	assert_int_equal(w.asked, MANY / 2);
	assert_in_range(w.last, w.all / 3, w.all);
	assert_null(rows);
	assert_int_equal(number(store, "SELECT count(*) FROM note"), 0);
	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_MISSING);
	count_states(store, rr_str_span(&json), counts);
	assert_int_equal(number(store, "SELECT count(*) FROM note"), MANY);
	rr_str_free(&json);
	rr_store_close(store);
}

static void test_not_json(void **state)
{
	static const char *const tests[] = { "", "{", "notes", "[1,]", "\xFF", "{\"a\": 1} x" };
	struct rr_store *store = open_at(":memory:");

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_import_row *rows = NULL;
		struct rr_error err = { 0 };
		size_t count = 0;

		assert_int_equal(rr_notes_import(store, rr_span(tests[i]), NULL, &rows, &count, &err),
		                 RR_INVALID);
		assert_true(err.text[0] != '\0');
	}
	rr_store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_many),
		cmocka_unit_test_setup_teardown(test_stopped, scratch_make, scratch_remove),
		cmocka_unit_test(test_not_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
