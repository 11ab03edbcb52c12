/* Pairs made by hand: kept by language, remembered when deleted, merged by their times. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "resread/store.h"
#include "store/db.h"
#include "support/scratch.h"

static const struct rr_edition X = { "X", "zh" }, Y = { "Y", "zh" };

static struct rr_store *open_at(const char *path)
{
	struct rr_store *store = NULL;

	usleep(2000); /* what was done before is earlier, by the clock's milliseconds */
	assert_int_equal(rr_store_open(&(struct rr_store_paths){ .notes = path,
	                 .library = ":memory:" }, &store, NULL), RR_OK);
	return store;
}

static struct rr_store *open_empty(void)
{
	return open_at(":memory:");
}

static void take_in(struct rr_store *store, struct rr_span text)
{
	struct rr_import_row *rows = NULL;
	size_t count = 0;

	assert_int_equal(rr_notes_import(store, text, NULL, &rows, &count, NULL), RR_OK);
	rr_import_rows_free(rows, count);
}

/* "OP1=OP7 OP2|OP7": paired, and parted. */
static void expect(struct rr_store *store, struct rr_edition a, struct rr_edition b,
                   const char *wanted)
{
	struct rr_pin_list list;
	struct rr_str found = { 0 };

	assert_int_equal(rr_pins_list(store, a, b, &list, NULL), RR_OK);
	for (size_t i = 0; i < list.count; i++)
		rr_str_printf(&found, "%s%s%c%s", i > 0 ? " " : "", list.pins[i].a,
		              list.pins[i].parted ? '|' : '=', list.pins[i].b);
	assert_string_equal(found.len > 0 ? found.text : "", wanted);
	rr_pins_free(&list);
	rr_str_free(&found);
}

static void pin(struct rr_store *store, struct rr_edition a, struct rr_edition b,
                const char *clause_a, const char *clause_b, bool parted)
{
	assert_int_equal(rr_pins_put(store, a, b, &(struct rr_pin){ clause_a, clause_b, parted }, 1,
	                             NULL), RR_OK);
}

static void unpin(struct rr_store *store, const char *clause_a, const char *clause_b)
{
	assert_int_equal(rr_pins_remove(store, X, Y, &(struct rr_pin){ clause_a, clause_b, false },
	                                1, NULL), RR_OK);
}

static void test_pins(void **state)
{
	static const struct rr_pin pins[] = { { "OP1", "OP7", false }, { "OP2", "OP7", true } };
	struct rr_store *store = open_empty(), *other = open_empty();
	struct rr_pin_list list;
	struct rr_str json = { 0 };
	size_t count;

	(void)state;
	assert_int_equal(rr_pins_list(store, Y, X, &list, NULL), RR_OK);
	assert_int_equal(list.count, 0);
	rr_pins_free(&list);
	assert_int_equal(rr_pins_put(store, Y, X, &pins[0], 1, NULL), RR_OK);
	assert_int_equal(rr_pins_put(store, Y, X, &pins[1], 1, NULL), RR_OK);
	assert_int_equal(rr_pins_put(store, Y, X, &pins[1], 1, NULL), RR_OK);
	assert_int_equal(rr_pins_list(store, Y, X, &list, NULL), RR_OK);
	assert_int_equal(list.count, 2);
	assert_string_equal(list.pins[0].a, "OP1");
	assert_string_equal(list.pins[0].b, "OP7");
	assert_true(list.pins[1].parted);
	rr_pins_free(&list);
	assert_int_equal(rr_pins_list(store, X, Y, &list, NULL), RR_OK);
	assert_string_equal(list.pins[0].a, "OP7"); /* the other way round */
	rr_pins_free(&list);
	assert_int_equal(rr_notes_export(store, RR_EXPORT_JSON, NULL, &json, &count, NULL), RR_OK);
	take_in(other, rr_str_span(&json));
	take_in(other, rr_str_span(&json));
	assert_int_equal(rr_pins_list(other, Y, X, &list, NULL), RR_OK);
	assert_int_equal(list.count, 2);
	rr_pins_free(&list);
	rr_str_free(&json);
	rr_store_close(other);
	take_in(store, rr_span("{\"items\": [], \"resread\": {\"pins\": [3, {\"doc_a\": \"X\"}]}}"));
	assert_int_equal(rr_pins_remove(store, Y, X, &pins[0], 1, NULL), RR_OK);
	assert_int_equal(rr_pins_remove(store, Y, X, &pins[0], 1, NULL), RR_MISSING);
	rr_store_close(store);
}

static size_t pinned(struct rr_store *store, bool *parted)
{
	struct rr_pin_list list;
	size_t count;

	assert_int_equal(rr_pins_list(store, X, Y, &list, NULL), RR_OK);
	count = list.count;
	*parted = count > 0 && list.pins[0].parted;
	rr_pins_free(&list);
	return count;
}

/* A change of pins is one undo, among those of notes, unless another changed them. */
static void test_pins_undone(void **state)
{
	static const struct rr_pin two[] = { { "OP1", "OP7", false }, { "OP1", "OP8", false } };
	struct rr_store *store = open_empty();
	struct rr_error err;
	char *what = NULL;
	bool is_parted;

	(void)state;
	assert_int_equal(rr_pins_put(store, X, Y, two, 2, &err), RR_OK);
	assert_int_equal(rr_pins_put(store, X, Y, two, 2, &err), RR_OK); /* nothing */
	assert_int_equal(rr_pins_put(store, Y, X, &(struct rr_pin){ "OP7", "OP1", true }, 1,
	                             &err), RR_OK);
	assert_int_equal(pinned(store, &is_parted), 2);
	assert_true(is_parted);
	assert_int_equal(rr_note_undo(store, &what, &err), RR_OK);
	assert_string_equal(what, "parting OP7 and OP1");
	free(what);
	assert_int_equal(pinned(store, &is_parted), 2);
	assert_false(is_parted);
	assert_int_equal(rr_pins_remove(store, X, Y, two, 2, &err), RR_OK);
	assert_int_equal(pinned(store, &is_parted), 0);
	assert_int_equal(rr_note_undo(store, NULL, &err), RR_OK);
	assert_int_equal(pinned(store, &is_parted), 2);
	assert_int_equal(rr_note_undo(store, NULL, &err), RR_OK);
	assert_int_equal(pinned(store, &is_parted), 0);
	assert_int_equal(rr_note_undo(store, NULL, &err), RR_MISSING);
	/* as if another program had come between: the undo of a state that is no more */
	assert_int_equal(rr_pins_put(store, X, Y, two, 1, &err), RR_OK);
	assert_int_equal(db_exec(&store->notes, "UPDATE pin SET parted = 1", &err), RR_OK);
	assert_int_equal(rr_note_undo(store, NULL, &err), RR_INVALID);
	assert_int_equal(pinned(store, &is_parted), 1);
	rr_store_close(store);
}

/* What is paired in two languages says nothing of two others, nor of the same text turned. */
static void test_languages(void **state)
{
	const struct rr_edition zh = { "X", "zh" }, en = { "X", "en" }, y_en = { "Y", "en" };
	struct rr_store *store = open_empty();

	(void)state;
	pin(store, zh, Y, "OP1", "OP7", false);
	expect(store, zh, Y, "OP1=OP7");
	expect(store, Y, zh, "OP7=OP1");
	expect(store, en, y_en, "");
	expect(store, en, Y, "");
	pin(store, zh, en, "OP2", "OP3", false); /* two languages of one document */
	expect(store, zh, en, "OP2=OP3");
	expect(store, en, zh, "OP3=OP2");
	rr_store_close(store);
}

/* As another machine left it: a copy of the file, with what was done there since. */
static void copy_of(struct rr_store *store, const struct scratch *dir, const char *name,
                    struct rr_str *out)
{
	char path[260];

	snprintf(path, sizeof path, "%s/%s", dir->path, name);
	assert_int_equal(rr_store_backup(store, path, NULL), RR_OK);
	rr_str_cut(out, 0);
	assert_int_equal(rr_read_file(path, 1u << 24, out, NULL), RR_OK);
}

static void test_copies(void **state)
{
	const struct scratch *dir = *state;
	struct rr_store *store = open_at(dir->notes), *there;
	struct rr_str copy = { 0 };
	char path[260];

	pin(store, X, Y, "OP1", "OP7", false);
	pin(store, X, Y, "OP2", "OP8", false);
	copy_of(store, dir, "there.db", &copy);
	usleep(2000);
	unpin(store, "OP1", "OP7");
	take_in(store, rr_str_span(&copy));
	expect(store, X, Y, "OP2=OP8"); /* what was deleted here stays so */
	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_OK);
	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_OK); /* the pairing of OP2, too */
	expect(store, X, Y, "OP1=OP7");
	take_in(store, rr_str_span(&copy));
	expect(store, X, Y, "OP1=OP7 OP2=OP8"); /* undone is not deleted */
	snprintf(path, sizeof path, "%s/there.db", dir->path);
	there = open_at(path);
	pin(there, X, Y, "OP1", "OP7", true);
	pin(there, X, Y, "OP2", "OP8", true);
	copy_of(there, dir, "later.db", &copy);
	take_in(store, rr_str_span(&copy));
	expect(store, X, Y, "OP1|OP7 OP2|OP8"); /* it is the later word */
	copy_of(store, dir, "back.db", &copy);
	usleep(2000);
	pin(there, X, Y, "OP1", "OP7", false);
	take_in(there, rr_str_span(&copy));
	expect(there, X, Y, "OP1=OP7 OP2|OP8"); /* what came is the older one */
	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_OK); /* the import, at once */
	expect(store, X, Y, "OP1=OP7 OP2=OP8");
	rr_store_close(there);
	rr_store_close(store);
	rr_str_free(&copy);
}

/* The pins of the schema before know no language: they hold for all until changed. */
static void test_before_languages(void **state)
{
	const struct rr_blob *blob = rr_embedded("schema/notes.sql");
	const char *from = strstr((const char *)blob->data, "-- step 1");
	const char *to = strstr(from, "-- step 3");
	const struct rr_edition en = { "X", "en" };
	const struct scratch *dir = *state;
	struct rr_store *store;
	struct rr_str sql = { 0 };
	char path[260];
	sqlite3 *db;

	rr_str_puts(&sql, "PRAGMA journal_mode = WAL;");
	rr_str_add(&sql, rr_span_of(from, (size_t)(to - from)));
	rr_str_printf(&sql, "INSERT INTO pin VALUES ('X', 'OP1', 'Y', 'OP7', 0);"
	              " PRAGMA user_version = 2; PRAGMA application_id = %d;",
	              db_notes_kind.application);
	assert_int_equal(sqlite3_open(dir->notes, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql.text, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	store = open_at(dir->notes);
	expect(store, X, Y, "OP1=OP7");
	expect(store, en, Y, "OP1=OP7");
	snprintf(path, sizeof path, "%s-schema2", dir->notes);
	assert_int_equal(access(path, F_OK), 0); /* copied before */
	pin(store, en, Y, "OP1", "OP7", true);
	expect(store, X, Y, "OP1|OP7");
	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_OK);
	expect(store, X, Y, "OP1=OP7");
	unpin(store, "OP1", "OP7");
	expect(store, en, Y, "");
	rr_store_close(store);
	rr_str_free(&sql);
}

/* After a restart the pins of before are undone, the newest first. */
static void test_restart(void **state)
{
	const struct scratch *dir = *state;
	struct rr_store *store = open_at(dir->notes);
	char *what = NULL;

	pin(store, X, Y, "OP1", "OP7", false);
	usleep(2000);
	pin(store, X, Y, "OP1", "OP7", true);
	usleep(2000);
	unpin(store, "OP1", "OP7");
	rr_store_close(store);
	store = open_at(dir->notes);
	assert_int_equal(rr_note_undo(store, &what, NULL), RR_OK);
	assert_non_null(strstr(what, "unpinning OP1 and OP7, done 2"));
	free(what);
	expect(store, X, Y, "OP1|OP7");
	rr_store_close(store);
	store = open_at(dir->notes); /* what was undone is not undone again */
	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_OK);
	expect(store, X, Y, "OP1=OP7");
	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_OK);
	expect(store, X, Y, "");
	assert_int_equal(rr_note_undo(store, NULL, NULL), RR_MISSING);
	rr_store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pins), cmocka_unit_test(test_pins_undone),
		cmocka_unit_test(test_languages),
		cmocka_unit_test_setup_teardown(test_copies, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(test_before_languages, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(test_restart, scratch_make, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
