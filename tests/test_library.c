/* The library: documents by name, their kept text, who cites what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "resread/store.h"
#include "store/library.h"
#include "support/scratch.h"

struct bench {
	struct scratch *dir;
	struct rr_langs *langs;
	struct rr_store *store;
};

static int setup(void **state)
{
	struct bench *b = calloc(1, sizeof *b);
	void *dir = NULL;

	if (b == NULL || scratch_make(&dir) != 0)
		return -1;
	b->dir = dir;
	b->langs = rr_langs_new("/nonexistent");
	rr_store_open(&(struct rr_store_paths){ .notes = b->dir->notes,
	              .library = b->dir->library }, &b->store, NULL);
	*state = b;
	return 0;
}

static int teardown(void **state)
{
	struct bench *b = *state;
	void *dir = b->dir;

	rr_store_close(b->store);
	rr_langs_free(b->langs);
	free(b);
	return scratch_remove(&dir);
}

/* A document of two clauses made by hand, with one citation. */
struct made {
	const char *symbol, *number, *body, *date, *words, *cites, *lang;
};

static enum rr_status put(struct bench *b, struct made m)
{
	struct rr_clause clauses[] = {
		{ .id = "PP1", .kind = RR_PREAMBULAR, .parent = RR_NONE,
		  .text = rr_span("Recalling the lanterns,"), .lead_len = 9 },
		{ .id = "OP1", .kind = RR_OPERATIVE, .parent = RR_NONE, .text = rr_span(m.words) },
	};
	struct rr_footnote notes[] = { { .id = "FN1", .mark = "1", .text = rr_span("See the wells.") } };
	struct rr_doc doc = { .lang = rr_lang_find(b->langs, m.lang ? m.lang : "en", NULL),
		.kind = RR_KIND_RESOLUTION, .symbol = m.symbol, .number = m.number, .body = m.body,
		.title = "Lanterns", .date = m.date, .clauses = clauses, .clause_count = 2,
		.footnotes = notes, .footnote_count = 1, .key = m.symbol };
	struct rr_citation cite[] = {
		{ .passage = "PP1", .target = m.cites, .date = "2001-02-03" },
		{ .passage = "PP1", .target = m.cites },
	};
	struct rr_citations cites = { .items = cite, .count = m.cites ? 2 : 0 };
	struct rr_source source = { .encoding = "UTF-8", .path = "-" };

	return rr_library_put(b->store, &doc, &source, &cites, NULL);
}

static const struct made lanterns = { "A/HRC/RES/90/1", "90/1", "HRC", "2031-04-05",
	"Requests light;", "A/RES/81/7", NULL };

/* ---- putting ---------------------------------------------------------- */

static int64_t ask(struct bench *b, const char *sql)
{
	int64_t value = -1;

	assert_int_equal(db_int(&b->store->library, sql, &value, NULL), RR_OK);
	return value;
}

static void test_put_replaces(void **state)
{
	struct bench *b = *state;
	struct made changed = lanterns;
	int64_t version;

	assert_int_equal(put(b, lanterns), RR_OK);
	assert_int_equal(ask(b, "SELECT count(*) FROM passage"), 4);
	assert_int_equal(ask(b, "SELECT count(*) FROM citation"), 2);
	version = ask(b, "SELECT total_changes()");
	assert_int_equal(put(b, lanterns), RR_OK);
	assert_int_equal(ask(b, "SELECT total_changes()"), version); /* nothing written */
	changed.words = "Requests more light;";
	assert_int_equal(put(b, changed), RR_OK);
	assert_int_equal(ask(b, "SELECT count(*) FROM doc"), 1);
	assert_int_equal(ask(b, "SELECT count(*) FROM passage"), 4);
	assert_int_equal(ask(b, "SELECT count(*) FROM passage WHERE text LIKE '%more%'"), 1);
	changed.lang = "zh";
	assert_int_equal(put(b, changed), RR_OK);
	assert_int_equal(ask(b, "SELECT count(*) FROM doc"), 2);
}

static void test_list_and_remove(void **state)
{
	struct bench *b = *state;
	struct rr_note note = { .doc = rr_dup("A/HRC/RES/90/1"), .passage = rr_dup("OP1"),
		.body = rr_dup("why?") };
	struct rr_library_row *rows = NULL;
	size_t count = 9;

	assert_int_equal(rr_library_list(b->store, &rows, &count, NULL), RR_OK);
	assert_int_equal(count, 0);
	assert_int_equal(put(b, lanterns), RR_OK);
	assert_int_equal(put(b, (struct made){ "A/RES/81/7", "81/7", "GA", NULL, "x", NULL, NULL }),
	                 RR_OK);
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
	assert_int_equal(rr_library_list(b->store, &rows, &count, NULL), RR_OK);
	assert_int_equal(count, 2);
	assert_string_equal(rows[0].key, "A/HRC/RES/90/1");
	assert_string_equal(rows[0].date, "2031-04-05");
	assert_int_equal(rows[0].notes, 1);
	assert_int_equal(rows[0].clauses, 2);
	assert_int_equal(rows[1].notes, 0);
	rr_library_rows_free(rows, count);
	assert_int_equal(rr_library_remove(b->store, "90/1", NULL), RR_OK);
	assert_int_equal(rr_library_remove(b->store, "90/1", NULL), RR_MISSING);
	assert_int_equal(ask(b, "SELECT count(*) FROM passage WHERE doc NOT IN"
	                        " (SELECT doc FROM doc)"), 0);
}

static void test_cited_by(void **state)
{
	static const struct {
		const char *target;
		size_t want;
	} tests[] = { { "A/RES/81/7", 2 }, { "a/res/81/7", 2 }, { "A/RES/81/70", 0 } };
	struct bench *b = *state;
	struct made other = lanterns;
	struct rr_cited_by *rows = NULL;
	size_t count = 0;

	other.symbol = "A/HRC/RES/80/1";
	other.date = "2020-01-01";
	assert_int_equal(put(b, lanterns), RR_OK);
	assert_int_equal(put(b, other), RR_OK);
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		assert_int_equal(rr_library_cited_by(b->store, tests[i].target, &rows, &count, NULL),
		                 RR_OK);
		assert_int_equal(count, tests[i].want);
		if (count > 0) {
			assert_string_equal(rows[0].key, "A/HRC/RES/80/1"); /* the older first */
			assert_string_equal(rows[0].passage, "PP1");
			assert_string_equal(rows[0].verb, "Recalling");
			assert_string_equal(rows[0].text, "Recalling the lanterns,");
			assert_string_equal(rows[0].date, "2001-02-03");
		}
		rr_cited_by_free(rows, count);
	}
}

/* ---- names ------------------------------------------------------------ */

static void test_names(void **state)
{
	static const struct made docs[] = {
		{ "A/HRC/RES/90/1", "90/1", "HRC", "2031-04-05", "a", NULL, NULL },
		{ "A/HRC/RES/91/2", "91/2", "HRC", "2032-04-05", "a", NULL, NULL },
		{ "A/HRC/DEC/91/2", "91/2", "HRC", "2032-01-01", "a", NULL, NULL },
		{ "A/HRC/RES/81/7", "81/7", "HRC", NULL, "a", NULL, NULL },
		{ "A/RES/81/7", "81/7", "GA", NULL, "a", NULL, NULL },
		{ "S/RES/9325(2040)", "9325(2040)", "SC", NULL, "a", NULL, NULL },
		{ "A/HRC/RES/90/1", "90/1", "HRC", "2031-04-05", "a", NULL, "zh" },
	};
	static const struct {
		const char *name, *code;
		enum rr_status want;
		const char *key, *lang;
	} tests[] = {
		{ "A/HRC/RES/90/1", NULL, RR_OK, "A/HRC/RES/90/1", "en" },
		{ "A/HRC/RES/90/1", "zh", RR_OK, "A/HRC/RES/90/1", "zh" },
		{ "A/HRC/RES/90/1", "ru", RR_OK, "A/HRC/RES/90/1", "en" },
		{ "a/hrc/res/90/1", NULL, RR_OK, "A/HRC/RES/90/1", "en" },
		{ "90/1", "zh", RR_OK, "A/HRC/RES/90/1", "zh" },
		{ "91/2", NULL, RR_OK, "A/HRC/RES/91/2", "en" },
		{ "81/7", NULL, RR_INVALID, NULL, NULL },
		{ "GA 81/7", NULL, RR_OK, "A/RES/81/7", "en" },
		{ "hrc 81/7", NULL, RR_OK, "A/HRC/RES/81/7", "en" },
		{ "9325", NULL, RR_OK, "S/RES/9325(2040)", "en" },
		{ "9325(2040)", NULL, RR_OK, "S/RES/9325(2040)", "en" },
		{ "932", NULL, RR_MISSING, NULL, NULL },
		{ "", NULL, RR_MISSING, NULL, NULL },
	};
	struct bench *b = *state;
	struct rr_error err;

	for (size_t i = 0; i < sizeof docs / sizeof *docs; i++)
		assert_int_equal(put(b, docs[i]), RR_OK);
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct library_entry entry = { 0 };
		enum rr_status st = library_find(b->store, tests[i].name, tests[i].code, &entry, &err);

		if (st != tests[i].want)
			fail_msg("%s: status %d", tests[i].name, (int)st);
		if (st == RR_OK) {
			assert_string_equal(entry.key, tests[i].key);
			assert_string_equal(entry.lang, tests[i].lang);
		}
		library_entry_free(&entry);
	}
	assert_int_equal(library_find(b->store, "81/7", NULL, &(struct library_entry){ 0 }, &err),
	                 RR_INVALID);
	assert_non_null(strstr(err.text, "A/HRC/RES/81/7, A/RES/81/7"));
}

/* ---- sources ---------------------------------------------------------- */

static void test_source_round_trip(void **state)
{
	struct rr_run runs[] = { { 0, 4, RR_ITALIC }, { 5, 6, RR_RAISED | RR_BOLD } };
	struct rr_setting settings[] = {
		{ .page = 1 }, { .page = 2, .hints = RR_HINT_NOTE },
		{ .page = 2, .runs = runs, .run_count = 2 }, { .page = 2 },
	};
	struct rr_line lines[] = {
		{ rr_span("first"), 1, 0 }, { rr_span(""), 2, 0 }, { rr_span("after a gap"), 7, 0 },
		{ rr_span("the next page"), 8, 1 }, { rr_span("styled"), 9, 2 }, { rr_span("last"), 10, 3 },
	};
	struct rr_source source = { .format = RR_DOCX, .encoding = "UTF-8", .styled = true,
		.lines = lines, .count = 6, .settings = settings };
	struct rr_str text = { 0 }, marks = { 0 };
	struct rr_source *again;

	(void)state;
	source_pack(&source, &text, &marks);
	again = source_unpack(rr_str_span(&text), rr_str_span(&marks), "x");
	assert_int_equal(again->format, RR_DOCX);
	assert_true(again->styled);
	assert_string_equal(again->encoding, "UTF-8");
	assert_int_equal(again->count, 6);
	for (size_t i = 0; i < 6; i++) {
		const struct rr_setting *set = rr_line_setting(again, &again->lines[i]);

		assert_true(rr_span_eq(again->lines[i].text, lines[i].text));
		assert_int_equal(again->lines[i].number, lines[i].number);
		assert_int_equal(set->page, settings[lines[i].setting].page);
		assert_int_equal(set->hints, settings[lines[i].setting].hints);
		assert_int_equal(set->run_count, settings[lines[i].setting].run_count);
	}
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(rr_line_setting(again, &again->lines[4])->runs[i].start, runs[i].start);
		assert_int_equal(rr_line_setting(again, &again->lines[4])->runs[i].end, runs[i].end);
		assert_int_equal(rr_line_setting(again, &again->lines[4])->runs[i].style, runs[i].style);
	}
	source_drop(again);
	rr_str_free(&text);
	rr_str_free(&marks);
}

static const char letter[] =
	"Resolution 90/1\n\nLighting the harbour lanterns\n\nThe Human Rights Council,\n\n"
	"Recalling its resolution 25/3 of 27 March 2014,\n\n"
	"1. Requests the harbour master to light the lanterns;\n\n"
	"2. Decides to remain seized of the matter.\n";

static void test_open(void **state)
{
	struct bench *b = *state;
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;
	char path[260], arg[300], *id = NULL, *key;
	struct rr_error err = { 0 };
	int fd;

	snprintf(path, sizeof path, "%s/a#1.txt", b->dir->path);
	fd = open(path, O_CREAT | O_WRONLY, 0600);
	assert_int_equal(write(fd, letter, sizeof letter - 1), (ssize_t)sizeof letter - 1);
	close(fd);
	assert_int_equal(rr_open(b->store, b->langs, path, NULL, &doc, &source, &id, &err), RR_OK);
	assert_null(id);
	assert_non_null(source);
	key = rr_dup(doc->key);
	assert_int_equal(rr_library_put(b->store, doc, source, NULL, NULL), RR_OK);
	rr_doc_free(doc);
	rr_source_free(source);

	snprintf(arg, sizeof arg, "%s#OP2", path);
	assert_int_equal(rr_open(b->store, b->langs, arg, NULL, &doc, NULL, &id, &err), RR_OK);
	assert_string_equal(id, "OP2");
	free(id);
	rr_doc_free(doc);

	unlink(path); /* from now on the kept text must do */
	snprintf(arg, sizeof arg, "%s#OP1", key);
	source = NULL;
	if (rr_open(b->store, b->langs, arg, NULL, &doc, &source, &id, &err) != RR_OK)
		fail_msg("%s", err.text);
	assert_string_equal(id, "OP1");
	assert_null(source);
	assert_string_equal(doc->key, key);
	assert_int_equal(rr_doc_clause(doc, "OP1") != RR_NONE, true);
	free(id);
	rr_doc_free(doc);
	assert_int_equal(rr_open(b->store, b->langs, path, NULL, &doc, NULL, &id, &err), RR_UNREAD);
	free(key);
}

/* ---- search ----------------------------------------------------------- */

static void test_search(void **state)
{
	static const struct {
		const char *query;
		size_t limit;
		enum rr_status want;
		size_t count;
		const char *passage, *match;
	} tests[] = {
		{ "LANTERNS", 0, RR_OK, 4, "TITLE", "Lanterns" },
		{ "lanterns", 3, RR_OK, 3, "TITLE", "Lanterns" },
		{ "the  well", 0, RR_OK, 2, "FN1", "the well" },
		{ "eclair\xC3\xA9", 0, RR_OK, 1, "OP1", "\xC3\x89" "clair\xC3\xA9" },
		{ "\xE4\xBA\xBA \xE6\x9D\x83", 0, RR_OK, 1, "OP1", "\xE4\xBA\xBA\xE6\x9D\x83" },
		{ "lanterns, \xC3\x89", 0, RR_OK, 0, NULL, NULL }, /* never across passages */
		{ "who pays", 0, RR_OK, 1, "OP9", "Who pays" },
		{ "%", 0, RR_OK, 0, NULL, NULL },
		{ " ", 0, RR_INVALID, 0, NULL, NULL },
	};
	struct bench *b = *state;
	struct made zh = { "A/HRC/RES/91/1", "91/1", "HRC", "2032-01-01",
		"\xC3\x89" "clair\xC3\xA9 \xE4\xBA\xBA\xE6\x9D\x83", NULL, "zh" };
	struct rr_note note = { .doc = rr_dup("X"), .passage = rr_dup("OP9"),
		.body = rr_dup("Who pays?") };

	assert_int_equal(put(b, lanterns), RR_OK);
	assert_int_equal(put(b, zh), RR_OK);
	assert_int_equal(rr_note_save(b->store, &note, NULL), RR_OK);
	rr_note_clear(&note);
	assert_int_equal(db_exec(&b->store->library, "DELETE FROM fold WHERE doc = 1", NULL), RR_OK);
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_hit *hits = NULL;
		size_t count = 0;

		assert_int_equal(rr_search(b->store, tests[i].query, tests[i].limit, &hits, &count,
		                           NULL), tests[i].want);
		if (count != tests[i].count)
			fail_msg("%s: %zu hits", tests[i].query, count);
		if (count > 0) {
			assert_string_equal(hits[0].passage, tests[i].passage);
			if (!rr_span_is(rr_span_sub(rr_span(hits[0].text), hits[0].start, hits[0].end),
			                tests[i].match))
				fail_msg("%s: %zu..%zu of %s", tests[i].query, hits[0].start, hits[0].end,
				         hits[0].text);
		}
		rr_hits_free(hits, count);
	}
}

#define FRESH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(test_put_replaces), FRESH(test_list_and_remove), FRESH(test_cited_by),
		FRESH(test_names), cmocka_unit_test(test_source_round_trip), FRESH(test_open),
		FRESH(test_search),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
