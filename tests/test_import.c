/* Import: what was exported comes back whole, and bad records harm nobody. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "resread/store.h"
#include "resread/text.h"
#include "store/db.h"
#include "store/import.h"
#include "support/scratch.h"

static struct rr_store *open_empty(void)
{
	struct rr_store *store = NULL;

	assert_int_equal(rr_store_open(&(struct rr_store_paths){ .notes = ":memory:",
	                 .library = ":memory:" }, &store, NULL), RR_OK);
	return store;
}

static void save(struct rr_store *store, const char *passage, const char *body,
                 const char *tag)
{
	struct rr_note note = { .doc = rr_dup("draft \xE6\xB0\xB4 1/..."),
		.passage = rr_dup(passage), .body = rr_dup(body), .title = rr_dup("\"Wells\"\n&c"),
		.lang = rr_dup("zh"), .exact = rr_dup("\xE4\xBA\x95"), .prefix = rr_dup("\t<"),
		.suffix = rr_dup(">"), .start = 3, .end = 6, .point_start = 1, .point_end = 2,
		.passage_hash = 0xfedcba9876543210u, .kind = rr_dup("task"), .status = rr_dup("open"),
		.due = rr_dup("HRC 43"), .colour = rr_dup("b") };

	if (tag != NULL) {
		note.tags = rr_alloc(2 * sizeof *note.tags);
		note.tags[note.tag_count++] = rr_dup(tag);
		note.tags[note.tag_count++] = rr_dup("x/y");
	}
	assert_int_equal(rr_note_save(store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

static struct rr_str export(struct rr_store *store)
{
	struct rr_str out = { 0 };
	size_t count;

	assert_int_equal(rr_notes_export(store, RR_EXPORT_JSON, NULL, &out, &count, NULL), RR_OK);
	return out;
}

/* Imports and says which states came, as a row of digits. */
static char *import(struct rr_store *store, const char *json, bool dry_run)
{
	struct rr_import_row *rows = NULL;
	struct rr_error err = { 0 };
	size_t count = 0;
	char *states;

	if (rr_notes_import(store, rr_span(json),
	                    &(struct rr_import_how){ .dry_run = dry_run }, &rows, &count, &err) != RR_OK)
		fail_msg("%s", err.text);
	states = rr_alloc(count + 1);
	for (size_t i = 0; i < count; i++)
		states[i] = (char)('0' + rows[i].state);
	rr_import_rows_free(rows, count);
	return states;
}

static void expect(struct rr_store *store, const char *json, const char *want)
{
	char *states = import(store, json, false);

	assert_string_equal(states, want);
	free(states);
}

/* All rows of the notes, as one text. */
static struct rr_str dump(struct rr_store *store)
{
	static const char *const tables[] = { "SELECT * FROM note", "SELECT * FROM tag" };
	struct rr_str out = { 0 };

	for (size_t t = 0; t < 2; t++) {
		sqlite3_stmt *stmt = NULL;

		sqlite3_prepare_v2(store->notes.sql, tables[t], -1, &stmt, NULL);
		while (sqlite3_step(stmt) == SQLITE_ROW) {
			for (int i = 0; i < sqlite3_column_count(stmt); i++) {
				const char *text = (const char *)sqlite3_column_text(stmt, i);

				rr_str_printf(&out, "%s|", text ? text : "NULL");
			}
			rr_str_putc(&out, '\n');
		}
		sqlite3_finalize(stmt);
	}
	return out;
}

static void test_round_trip(void **state)
{
	struct rr_store *from = open_empty(), *to = open_empty();
	struct rr_str json, again, before, after;
	char *states;

	(void)state;
	save(from, "OP1", "body with \"quotes\", \\ and\nlines\n", "tag");
	save(from, "OP10", "", "only a tag");
	save(from, "FN1", "=1", NULL);
	json = export(from);
	before = dump(from);
	states = import(to, json.text, true);
	assert_string_equal(states, "222"); /* not in the library, and not written */
	free(states);
	again = dump(to);
	assert_int_equal(again.len, 0);
	expect(to, json.text, "222");
	after = dump(to);
	assert_string_equal(after.text, before.text);
	rr_str_free(&again);
	again = export(to);
	assert_string_equal(again.text, json.text);
	expect(to, json.text, "111");
	rr_str_free(&after);
	after = dump(to);
	assert_string_equal(after.text, before.text);
	assert_int_equal(rr_note_undo(to, NULL, NULL), RR_OK);
	rr_str_free(&after);
	after = dump(to);
	assert_int_equal(after.len, 0);
	rr_str_free(&json);
	rr_str_free(&again);
	rr_str_free(&before);
	rr_str_free(&after);
	rr_store_close(from);
	rr_store_close(to);
}

static void test_unknown_fields(void **state)
{
	static const char json[] =
		"[{\"id\": \"urn:uuid:01900000-0000-7000-8000-000000000001\", \"type\": \"Annotation\","
		" \"created\": \"2030-01-01T00:00:00.000Z\", \"modified\": \"2030-01-01T00:00:00.000Z\","
		" \"x:mood\": {\"deep\": [1, null, true, 2.5, \"\xC3\xA9\"]}, \"creator\": null,"
		" \"body\": [{\"type\": \"TextualBody\", \"purpose\": \"commenting\", \"value\": \"b\","
		" \"language\": \"en\"}, {\"type\": \"Image\", \"id\": \"http://example.org/i.png\"}],"
		" \"target\": {\"source\": {\"id\": \"urn:x\", \"dc:identifier\": \"X/RES/1/1\","
		" \"x:shelf\": 7}, \"x:renderedVia\": \"paper\", \"selector\": ["
		"{\"type\": \"FragmentSelector\", \"value\": \"OP1\", \"conformsTo\": \"urn:y\"},"
		"{\"type\": \"XPathSelector\", \"value\": \"/p\"}]},"
		" \"resread\": {\"kind\": \"note\", \"stars\": 5}}]";
	static const char *const wanted[] = { "\"x:mood\"", "\"creator\": null", "[1,null,true,2.5,",
		"\"language\": \"en\"", "\"http://example.org/i.png\"", "\"x:shelf\": 7",
		"\"x:renderedVia\": \"paper\"", "\"conformsTo\": \"urn:y\"", "XPathSelector",
		"\"stars\": 5" };
	struct rr_store *store = open_empty(), *other = open_empty();
	struct rr_str out, again;

	(void)state;
	expect(store, json, "2");
	out = export(store);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		if (strstr(out.text, wanted[i]) == NULL)
			fail_msg("no %s in %s", wanted[i], out.text);
	expect(store, out.text, "1");
	expect(other, out.text, "2");
	again = export(other);
	assert_string_equal(again.text, out.text);
	rr_str_free(&out);
	rr_str_free(&again);
	rr_store_close(store);
	rr_store_close(other);
}

#define GOOD(id, body) "{\"id\": \"" id "\", \"body\": \"" body "\", \"target\": {\"source\":" \
	" \"https://undocs.org/en/X/RES/1/1\", \"selector\": {\"type\": \"FragmentSelector\"," \
	" \"value\": \"OP1\"}}}"

static void test_shapes(void **state)
{
	static const struct {
		const char *json, *want;
	} tests[] = {
		{ "[]", "" },
		{ "{}", "6" },
		{ "7", "6" },
		{ "[null, 1, \"x\", [], {\"target\": 3, \"body\": {}}]", "66666" },
		{ GOOD("http://example.org/1", "b"), "2" },
		{ "{\"items\": [" GOOD("a", "b") ", " GOOD("a", "b") "]}", "21" },
		{ "{\"first\": {\"items\": [" GOOD("a", "b") ", {\"id\": 5}]}}", "26" },
		{ "[" GOOD("a", "b") ", " GOOD("a", "c") "]", "25" },
		{ "[" GOOD("", "b") ", " GOOD("", "c") ", " GOOD("", "b") "]", "221" },
		{ "[{\"body\": [\"x\", 7, [null]], \"target\": {\"source\": \"A\", \"selector\":"
		  " [\"y\", 1.50, {\"type\": \"FragmentSelector\", \"value\": \"OP1\"}]}, \"resread\":"
		  " {\"status\": \"open\"}}, " GOOD("a", "b") "]", "22" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_store *store = open_empty();
		struct rr_str first, second;
		char *states;

		expect(store, tests[i].json, tests[i].want);
		first = dump(store);
		states = import(store, tests[i].json, false);
		assert_null(strpbrk(states, "02345"));
		free(states);
		second = dump(store);
		assert_true(rr_span_eq(rr_str_span(&first), rr_str_span(&second)));
		rr_str_free(&first);
		rr_str_free(&second);
		rr_store_close(store);
	}
}

static void test_conflict(void **state)
{
	struct rr_store *mine = open_empty(), *theirs = open_empty();
	struct rr_note *notes = NULL;
	struct rr_str old, new;
	size_t count = 0;

	(void)state;
	save(mine, "OP1", "first", NULL);
	old = export(mine);
	expect(theirs, old.text, "2");
	assert_int_equal(rr_notes_list(mine, NULL, &notes, &count, NULL), RR_OK);
	free(notes[0].body);
	notes[0].body = rr_dup("second");
	assert_int_equal(rr_note_save(mine, &notes[0], NULL), RR_OK);
	rr_notes_free(notes, count);
	new = export(mine);
	expect(mine, old.text, "1");   /* an older state of the same note */
	expect(theirs, new.text, "5"); /* another one: both are kept */
	expect(theirs, new.text, "1");
	assert_int_equal(rr_notes_list(theirs, &(struct rr_note_filter){ .tag = "conflict" },
	                 &notes, &count, NULL), RR_OK);
	assert_int_equal(count, 1);
	assert_string_equal(notes[0].body, "second");
	rr_notes_free(notes, count);
	rr_str_free(&old);
	rr_str_free(&new);
	rr_store_close(mine);
	rr_store_close(theirs);
}

#define FOREIGN(id, source, prefix, exact) "{\"id\": \"http://example.org/" id "\"," \
	" \"body\": \"b\", \"target\": {\"source\": \"" source "\", \"selector\": {\"type\":" \
	" \"TextQuoteSelector\", \"exact\": \"" exact "\", \"prefix\": \"" prefix "\"}}}"
#define WELLS "https://undocs.org/en/X/RES/1/1"

/* An annotation that names no clause is placed by its quote, or is on the document. */
static void test_quotes(void **state)
{
	static const char library[] = "INSERT INTO doc (doc, key, lang, kind, hash, source_hash)"
		" VALUES (1, 'X/RES/1/1', 'en', 'resolution', 0, 0);"
		"INSERT INTO passage VALUES (1, 0, 'OP1', 'operative', 0, 'Dig the wells by day'),"
		" (1, 1, 'OP2', 'operative', 0, 'Close the wells by night'),"
		" (1, 2, 'OP3', 'operative', 0, 'The \u201ckeeper\u2019s\u201d lamp\u00a0is lit on"
		" day 12;'),"
		" (1, 3, 'OP4', 'operative', 0, '回顾\u300a水井宣言\u300b（第12条），灯');"
		"INSERT INTO doc (doc, key, lang, kind, hash, source_hash)"
		" VALUES (2, 'A/RES/90/4', 'en', 'resolution', 0, 0), (3, 'A/RES/90/4', 'zh',"
		" 'resolution', 0, 0);"
		"INSERT INTO passage VALUES (2, 0, 'OP1', 'operative', 0, 'Dig 12 wells'),"
		" (3, 0, 'OP1', 'operative', 0, '打 12 口井')";
	static const struct {
		const char *json, *want, *passage;
		size_t start, bytes;
	} tests[] = {
		{ FOREIGN("1", WELLS, "", "by night"), "0", "OP2", 16, 16 },
		{ FOREIGN("2", WELLS, "Close ", "the wells"), "0", "OP2", 6, 6 },
		{ FOREIGN("3", WELLS, "", "the wells"), "4", RR_WHOLE, 0, 0 },
		{ FOREIGN("4", WELLS, "", "the gardens"), "3", RR_WHOLE, 0, 0 },
		{ FOREIGN("5", WELLS, "", ""), "0", RR_WHOLE, 0, 0 },
		{ FOREIGN("6", "https://undocs.org/Y", "", "the wells"), "2", RR_WHOLE, 0, 0 },
		/* wrapped, typed with other marks, in another width */
		{ FOREIGN("7", WELLS, "", "the \\\"keeper's\\\" lamp\\n  is lit"), "0", "OP3", 0, 0 },
		{ FOREIGN("8", WELLS, "", "Lamp is lit on day \uff11\uff12"), "0", "OP3", 15, 21 },
		{ FOREIGN("9", WELLS, "", "\u300a水井宣言\u300b(第 12 条)"), "0", "OP4", 2, 6 },
		{ FOREIGN("10", WELLS, "Close", "  the\\twells "), "0", "OP2", 6, 6 },
		{ FOREIGN("11", WELLS, "", "The  Wells"), "4", RR_WHOLE, 0, 0 },
		/* addresses as a browser has them */
		{ FOREIGN("12", "https://docs.un.org/en/A/RES/90/4", "", "12 wells"), "0", "OP1", 4, 4 },
		{ FOREIGN("13", "http://undocs.org/zh/a/res/90/4#x", "", "12口井"), "0", "OP1", 2, 4 },
		{ FOREIGN("14", "https://undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F90%2F4"
		  "&Language=C", "", "12 口井"), "0", "OP1", 2, 4 },
	};
	struct rr_store *store = open_empty();

	(void)state;
	assert_int_equal(db_open(&store->library, DB_WRITE, NULL), RR_OK);
	assert_int_equal(db_exec(&store->library, library, NULL), RR_OK);
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_note *notes = NULL;
		size_t count = 0;

		expect(store, tests[i].json, tests[i].want);
		assert_int_equal(rr_notes_list(store, NULL, &notes, &count, NULL), RR_OK);
		assert_int_equal(count, 1);
		assert_string_equal(notes[0].passage, tests[i].passage);
		assert_int_equal(notes[0].point_start, tests[i].start);
		assert_int_equal(notes[0].start, tests[i].bytes);
		rr_notes_free(notes, count);
		expect(store, tests[i].json, "1");
		assert_int_equal(rr_note_undo(store, NULL, NULL), RR_OK);
	}
	rr_store_close(store);
}

/* What a terminal would obey is nowhere in an export; nothing is cut off at a NUL. */
static void test_hostile(void **state)
{
	static const char json[] = "[{\"id\": \"urn:uuid:01900000-0000-7000-8000-000000000001\","
		" \"modified\": \"2026-01-01T00:00:00.000Z\","
		" \"body\": \"a\\u0000b \\u001b[2J \xC2\x9B" "2J \xE2\x80\xAE \\ud800\","
		" \"target\": {\"source\": {\"dc:identifier\": \"X\", \"y\": [\"\xC2\x9B\"],"
		" \"z\": \"\xC2\x9B\", \"\x93\": \"\xFF\"}, \"selector\": {\"type\": \"FragmentSelector\","
		" \"value\": \"OP1\"}}}]";
	struct rr_store *store = open_empty(), *other = open_empty();
	struct rr_note *notes = NULL;
	struct rr_str first, second;
	size_t count = 0;

	(void)state;
	expect(store, json, "2");
	expect(store, json, "1");
	assert_int_equal(rr_notes_list(store, NULL, &notes, &count, NULL), RR_OK);
	assert_true(strncmp(notes[0].body, "a\xEF\xBF\xBD" "b ", 6) == 0);
	rr_notes_free(notes, count);
	first = export(store);
	assert_null(strstr(first.text, "\xC2\x9B"));
	assert_true(rr_utf8_valid(rr_str_span(&first)));
	assert_null(strstr(first.text, "\xE2\x80\xAE"));
	assert_null(strchr(first.text, '\x1B'));
	expect(other, first.text, "2");
	second = export(other);
	assert_string_equal(first.text, second.text);
	rr_str_free(&first);
	rr_str_free(&second);
	rr_store_close(store);
	rr_store_close(other);
}

/* A copy brings back what is only gone; what was deleted after its last change stays so. */
static void test_deleted(void **state)
{
	const struct scratch *dir = *state;
	struct rr_store *store = NULL;
	struct rr_note *notes = NULL;
	struct rr_import_row *rows = NULL;
	struct rr_str copy = { 0 }, json;
	char path[260];
	size_t count = 0;

	assert_int_equal(rr_store_open(&(struct rr_store_paths){ .notes = dir->notes,
	                 .library = ":memory:" }, &store, NULL), RR_OK);
	save(store, "OP1", "goes", NULL);
	snprintf(path, sizeof path, "%s/copy.db", dir->path);
	assert_int_equal(rr_store_backup(store, path, NULL), RR_OK);
	assert_int_equal(rr_read_file(path, 1u << 24, &copy, NULL), RR_OK);
	json = export(store);
	assert_int_equal(rr_notes_list(store, NULL, &notes, &count, NULL), RR_OK);
	assert_int_equal(rr_note_delete(store, notes[0].id, NULL), RR_OK);
	rr_notes_free(notes, count);
	assert_int_equal(rr_notes_import(store, rr_str_span(&copy), NULL, &rows, &count, NULL), RR_OK);
	assert_int_equal(count, 1);
	assert_int_equal(rows[0].state, RR_IMPORT_DELETED);
	rr_import_rows_free(rows, count);
	expect(store, json.text, "2"); /* from a file of annotations it was asked for */
	rr_str_free(&copy);
	rr_str_free(&json);
	rr_store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip), cmocka_unit_test(test_unknown_fields),
		cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_conflict),
		cmocka_unit_test_setup_teardown(test_deleted, scratch_make, scratch_remove),
		cmocka_unit_test(test_quotes), cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
