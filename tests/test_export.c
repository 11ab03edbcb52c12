/* Exports as text: what each form carries, and what a note can't do to it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "resread/store.h"
#include "support/scratch.h"

static struct rr_store *open_in(const struct scratch *dir)
{
	struct rr_store_paths paths = { .notes = dir->notes, .library = dir->library };
	struct rr_store *store = NULL;

	assert_int_equal(rr_store_open(&paths, &store, NULL), RR_OK);
	return store;
}

struct sample {
	const char *doc, *title, *passage, *exact, *body, *tag;
};

static void save(struct rr_store *store, struct sample s)
{
	struct rr_note note = { .doc = rr_dup(s.doc), .title = rr_dup(s.title),
		.passage = rr_dup(s.passage), .exact = rr_dup(s.exact), .body = rr_dup(s.body),
		.lang = rr_dup("en"), .start = 6, .end = 18, .point_start = 2, .point_end = 6 };

	if (s.tag != NULL) {
		note.tags = rr_alloc(sizeof *note.tags);
		note.tags[note.tag_count++] = rr_dup(s.tag);
	}
	assert_int_equal(rr_note_save(store, &note, NULL), RR_OK);
	rr_note_clear(&note);
}

static struct rr_str export(struct rr_store *store, enum rr_export format, size_t want)
{
	struct rr_str out = { 0 };
	struct rr_error err = { 0 };
	size_t count = 0;

	if (rr_notes_export(store, format, NULL, &out, &count, &err) != RR_OK)
		fail_msg("%s", err.text);
	assert_int_equal(count, want);
	return out;
}

static size_t lines_starting(const char *text, const char *start)
{
	struct rr_span rest = rr_span(text), line;
	size_t n = 0;

	while (rr_span_cut(&rest, '\n', &line))
		n += rr_span_starts(line, start);
	return n;
}

static void test_empty(void **state)
{
	struct rr_store *store = open_in(*state);

	for (int f = RR_EXPORT_MARKDOWN; f <= RR_EXPORT_ORG; f++) {
		struct rr_str out = export(store, (enum rr_export)f, 0);

		assert_true(out.len > 0);
		assert_int_equal(out.text[out.len - 1], '\n');
		rr_str_free(&out);
	}
	rr_store_close(store);
}

static const struct sample samples[] = {
	{ "X/RES/1/1", "Lanterns", "OP2", "light the lanterns", "who pays?", "budget" },
	{ "X/RES/1/1", "Lanterns", "OP2", "every evening", "too often", NULL },
	{ "X/RES/1/1", "Lanterns", "PP1", "Recalling the dusk", "good", "style/verbs" },
	{ "draft \xE6\xB0\xB4 1", NULL, "TITLE", "Wells", "second document", NULL },
};

static void test_all_carry(void **state)
{
	struct rr_store *store = open_in(*state);

	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		save(store, samples[i]);
	for (int f = RR_EXPORT_MARKDOWN; f <= RR_EXPORT_ORG; f++) {
		struct rr_str out = export(store, (enum rr_export)f, 4);
		struct rr_str again = export(store, (enum rr_export)f, 4);

		assert_string_equal(out.text, again.text);
		for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
			const struct sample *s = &samples[i];
			const char *const words[] = { s->doc, s->title, s->passage, s->exact, s->body,
				s->tag };

			for (size_t w = 0; w < sizeof words / sizeof *words; w++)
				if (words[w] != NULL && strstr(out.text, words[w]) == NULL)
					fail_msg("form %d lacks %s", f, words[w]);
		}
		rr_str_free(&out);
		rr_str_free(&again);
	}
	rr_store_close(store);
}

static void test_markdown_groups(void **state)
{
	struct rr_store *store = open_in(*state);
	struct rr_str out;

	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		save(store, samples[i]);
	out = export(store, RR_EXPORT_MARKDOWN, 4);
	assert_int_equal(lines_starting(out.text, "## "), 2);
	assert_int_equal(lines_starting(out.text, "### "), 3);
	assert_int_equal(lines_starting(out.text, "> "), 4);
	assert_true(strstr(out.text, "### PP1") < strstr(out.text, "### OP2"));
	assert_true(out.text[out.len - 2] != '\n');
	rr_str_free(&out);
	rr_store_close(store);
}

static void test_markdown_hostile(void **state)
{
	struct rr_store *store = open_in(*state);
	struct rr_str out;

	save(store, (struct sample){ "X/RES/1/1", "# Title\n## more", "OP1",
	     "# quote\n## Heading\n> deeper *bold* <b>", "# Fake\n\n## Heading\n\r\n```\n"
	     "unclosed\n</ul><script>alert(1)</script>\x1B[31m\n> quote\n---\n", "a](b)" });
	out = export(store, RR_EXPORT_MARKDOWN, 1);
	assert_int_equal(lines_starting(out.text, "# "), 1);
	assert_int_equal(lines_starting(out.text, "## "), 1);
	assert_int_equal(lines_starting(out.text, "### "), 1);
	assert_int_equal(lines_starting(out.text, "```"), 0);
	assert_int_equal(lines_starting(out.text, "---"), 0);
	assert_null(strstr(out.text, "> ## "));
	assert_null(strstr(out.text, "\n> # "));
	assert_null(strchr(out.text, '\x1B'));
	assert_null(strchr(out.text, '\r'));
	for (const char *p = out.text; (p = strchr(p, '<')) != NULL; p++)
		assert_int_equal(p[-1], '\\');
	rr_str_free(&out);
	rr_store_close(store);
}

static void test_html_hostile(void **state)
{
	struct rr_store *store = open_in(*state);
	struct rr_str out;

	save(store, (struct sample){ "X/RES/1/1</h2>", "<b>&amp;", "OP1\"", "<i>\x07",
	     "<script>alert('1')</script>\x1B[0m", "\"><img>" });
	out = export(store, RR_EXPORT_HTML, 1);
	assert_null(strstr(out.text, "<script"));
	assert_null(strstr(out.text, "<img"));
	assert_null(strstr(out.text, "<i>"));
	assert_non_null(strstr(out.text, "&lt;b&gt;&amp;amp;"));
	assert_null(strpbrk(out.text, "\x07\x1B"));
	rr_str_free(&out);
	rr_store_close(store);
}

static void test_org_hostile(void **state)
{
	struct rr_store *store = open_in(*state);
	struct rr_str out;

	save(store, (struct sample){ "X/RES/1/1", "a\n* b", "OP1", "* c\n  #+end_quote",
	     "* d\n:END:\n#+include: x\nplain", "x:y" });
	out = export(store, RR_EXPORT_ORG, 1);
	assert_int_equal(lines_starting(out.text, "* "), 1);
	assert_int_equal(lines_starting(out.text, "** "), 1);
	assert_int_equal(lines_starting(out.text, "*** "), 1);
	assert_int_equal(lines_starting(out.text, ":END:"), 1);
	assert_int_equal(lines_starting(out.text, "#+"), 3);
	assert_int_equal(lines_starting(out.text, "  #+"), 0);
	assert_int_equal(lines_starting(out.text, "plain"), 1);
	rr_str_free(&out);
	rr_store_close(store);
}

/* ---- CSV -------------------------------------------------------------- */

static void test_csv_cells(void **state)
{
	static const struct {
		const char *body, *cell;
	} tests[] = {
		{ "plain", ",plain," },
		{ "a \"b\", c", ",\"a \"\"b\"\", c\"," },
		{ "two\nlines", ",\"two\nlines\"," },
		{ "two\r\nlines", ",\"two\nlines\"," },
		{ "=1+1", ",'=1+1," },
		{ "+1", ",'+1," },
		{ "-1", ",'-1," },
		{ "@SUM(A1)", ",'@SUM(A1)," },
		{ " =1", ",' =1," },
		{ "\t=1", ",' =1," },
		{ "\uFF1D1", ",'\uFF1D1," },
		{ "=\"a\"", ",\"'=\"\"a\"\"\"," },
		{ "a=1", ",a=1," },
	};

	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_store *store = NULL;
		struct rr_str out;

		assert_int_equal(rr_store_open(&(struct rr_store_paths){ .notes = ":memory:",
		                 .library = ":memory:" }, &store, NULL), RR_OK);
		save(store, (struct sample){ "X/RES/1/1", "T", "OP1", "q", tests[i].body, NULL });
		out = export(store, RR_EXPORT_CSV, 1);
		if (strstr(out.text, tests[i].cell) == NULL)
			fail_msg("no %s in %s", tests[i].cell, out.text);
		assert_true(rr_span_starts(rr_str_span(&out), "symbol,title,clause,quote,note,"));
		assert_string_equal(out.text + out.len - 2, "\r\n");
		rr_str_free(&out);
		rr_store_close(store);
	}
	(void)state;
}

/* ---- JSON ------------------------------------------------------------- */

static void test_json(void **state)
{
	static const char *const wanted[] = {
		"\"@context\": [", "\"http://www.w3.org/ns/anno.jsonld\"",
		"\"type\": \"AnnotationCollection\"", "\"total\": 1", "\"type\": \"AnnotationPage\"",
		"\"type\": \"Annotation\"", "\"motivation\": \"commenting\"",
		"\"purpose\": \"commenting\"", "\"purpose\": \"tagging\"",
		"\"type\": \"FragmentSelector\"", "\"value\": \"OP2\"",
		"\"type\": \"TextQuoteSelector\"", "\"exact\": \"light the lanterns\"",
		"\"type\": \"TextPositionSelector\"", "\"start\": 2", "\"end\": 6",
		"\"dc:identifier\": \"X/RES/1/1\"", "\"dc:title\": \"Lanterns\"",
		"\"start_byte\": 6", "\"kind\": \"note\"",
	};
	struct rr_store *store = open_in(*state);
	struct rr_str out;

	save(store, samples[0]);
	out = export(store, RR_EXPORT_JSON, 1);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		if (strstr(out.text, wanted[i]) == NULL)
			fail_msg("no %s in %s", wanted[i], out.text);
	rr_str_free(&out);
	rr_store_close(store);
}

#define FRESH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(test_empty), FRESH(test_all_carry), FRESH(test_markdown_groups),
		FRESH(test_markdown_hostile), FRESH(test_html_hostile), FRESH(test_org_hostile),
		FRESH(test_csv_cells), FRESH(test_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
