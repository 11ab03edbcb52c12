/*
 * test_perturbed: what a text is laid out like changes nothing in what is
 * read. Every text of the shared corpus is changed in each way of
 * support/perturb_*.c and read again; per folder and way as many must stay as
 * the table says. With a way's number and files as arguments it tells what
 * moved.
 */
#include "support/gold.h"
#include "support/perturb.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

/* What may move: digits that only the line's end told from a mark, and the like. */
static const struct {
	const char *folder, *way;
	size_t files;
} moving[] = {
	{ "corpus/en/ga", "no blank lines", 20 }, /* a table, a title above no number, "Of which:" */
	{ "corpus/en/sc", "no blank lines", 48 },
	{ "corpus/en/drafts", "no blank lines", 3 },
	{ "corpus/en/ga", "form feeds", 1 },
	{ "corpus/en/ga", "tabs for blanks", 1 },
	{ "corpus/en/ga", "two blanks for one", 1 },
	{ "corpus/en/ga", "60 columns", 1 },
	{ "corpus/en/ga", "72 columns", 2 },
	{ "corpus/en/ga", "100 columns", 1 },
	{ "corpus/en/ga", "no wraps", 6 },
	{ "corpus/en/ga", "pages: - 2 -", 1 },
	{ "corpus/en/ga", "pages: 2", 1 },
	{ "corpus/en/ga", "pages: symbol, Page 2", 1 },
	{ "corpus/en/ga", "pages: /..., symbol, Page 2", 2 },
	{ "corpus/en/ga", "pages: symbol, job number, 2/99", 2 },
	{ "corpus/en/sc", "tabs for blanks", 2 },
	{ "corpus/en/sc", "straight quotes", 1 },
	{ "corpus/en/sc", "no wraps", 3 },
	{ "corpus/en/ga", "double spaced", 1 },
	{ "corpus/en/ga", "scanned numbers", 9 },
	{ "corpus/en/sc", "double spaced", 18 },
	{ "corpus/en/sc", "scanned numbers", 11 },
	/* a bracket that a page's end parts from its verb, paragraphs without any verb */
	{ "corpus/en/ga", "1) for 1.", 22 },
	{ "corpus/en/sc", "1) for 1.", 13 },
	{ "corpus/en/drafts", "1) for 1.", 2 },
	{ "corpus/en/sc", "bullets before verbs", 4 },
	{ "corpus/en/sc", "emphasised verbs", 2 },
	/* notes whose marks stand behind such a number, texts of too few lines to tell */
	{ "corpus/en/ga", "numbers at every fifth line", 139 },
	{ "corpus/en/sc", "numbers at every fifth line", 151 },
	{ "corpus/en/drafts", "numbers at every fifth line", 4 },
	{ "corpus/en/drafts", "scanned numbers", 1 },
	{ "corpus/en/drafts", "pages: - 2 -", 1 },
	{ "corpus/en/drafts", "pages: 2", 1 },
	{ "corpus/en/drafts", "pages: symbol, Page 2", 1 },
	{ "corpus/en/drafts", "pages: /..., symbol, Page 2", 1 },
	{ "corpus/en/drafts", "pages: symbol, job number, 2/99", 1 },
};

static size_t may_move(const char *folder, const char *way)
{
	for (size_t i = 0; i < sizeof moving / sizeof *moving; i++)
		if (strcmp(moving[i].folder, folder) == 0 && strcmp(moving[i].way, way) == 0)
			return moving[i].files;
	return 0;
}

static struct rr_doc *read_text(struct rr_langs *langs, struct rr_span text, const char *path)
{
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;

	if (rr_source_from(text, path, &source, NULL) == RR_OK)
		rr_doc_read(langs, source, "en", &doc, NULL);
	rr_source_free(source);
	return doc;
}

/* Whether the text changed in this way is read as before; *before, *after say how. */
static bool stays(struct rr_langs *langs, const struct perturbation *p,
                  const struct rr_source *source, const struct rr_doc *doc,
                  struct rr_str *before, struct rr_str *after)
{
	struct rr_str text = { 0 };
	struct rr_doc *again;

	rr_str_cut(before, 0);
	rr_str_cut(after, 0);
	p->make(source, doc, &text);
	again = read_text(langs, rr_str_span(&text), source->path);
	if (getenv("PERTURBED") != NULL)
		printf("%s", text.text);
	structure_of(doc, before);
	structure_of(again, after);
	rr_doc_free(again);
	rr_str_free(&text);
	return rr_span_eq(rr_str_span(before), rr_str_span(after));
}

/* The first line that differs, of both. */
static void tell(const char *path, struct rr_span a, struct rr_span b)
{
	struct rr_span x, y;

	printf("%s\n", path);
	while (rr_span_cut(&a, '\n', &x) && rr_span_cut(&b, '\n', &y))
		if (!rr_span_eq(x, y)) {
			size_t same = 0;

			while (same < x.len && same < y.len && x.text[same] == y.text[same])
				same++;
			same = same > 50 ? same - 50 : 0;
			x = rr_span_sub(x, same, same + 120);
			y = rr_span_sub(y, same, same + 120);
			printf("  - %.*s\n  + %.*s\n", (int)x.len, x.text, (int)y.len, y.text);
			return;
		}
}

static size_t count_stays(struct rr_langs *langs, const struct perturbation *p, char **paths,
                          size_t count, bool telling)
{
	struct rr_str before = { 0 }, after = { 0 };
	size_t same = 0;

	for (size_t i = 0; i < count; i++) {
		struct rr_source *source = NULL;
		struct rr_doc *doc = NULL;

		if (rr_source_open(paths[i], &source, NULL) == RR_OK
		    && rr_doc_read(langs, source, "en", &doc, NULL) == RR_OK) {
			if (stays(langs, p, source, doc, &before, &after))
				same++;
			else if (telling)
				tell(paths[i], rr_str_span(&before), rr_str_span(&after));
		}
		rr_source_free(source);
		rr_doc_free(doc);
	}
	rr_str_free(&before);
	rr_str_free(&after);
	return same;
}

static int print_moved(int argc, char **argv)
{
	struct rr_langs *langs = rr_langs_new("/nonexistent");
	size_t which = (size_t)atoi(argv[1]);
	const struct perturbation *p;

	for (size_t k = 0; (p = perturbation(k)) != NULL; k++)
		if (which == k + 1 || which == 0) {
			size_t same = count_stays(langs, p, argv + 2, (size_t)argc - 2, which > 0);

			printf("%2zu %-32s %zu of %d\n", k + 1, p->name, same, argc - 2);
		}
	rr_langs_free(langs);
	return 0;
}

static void stays_as_it_is(const char *folder)
{
	struct rr_langs *langs = rr_langs_new("/nonexistent");
	const struct perturbation *p;
	size_t moved = 0;
	const char *dir = shared_path(folder);
	char pattern[1100];
	glob_t files = { 0 };

	if (dir == NULL || snprintf(pattern, sizeof pattern, "%s/*.txt", dir) < 0
	    || glob(pattern, 0, NULL, &files) != 0) {
		rr_langs_free(langs);
		skip();
	}
	for (size_t k = 0; (p = perturbation(k)) != NULL; k++) {
		size_t same = count_stays(langs, p, files.gl_pathv, files.gl_pathc, false);
		size_t may = may_move(folder, p->name);

		if (files.gl_pathc - same <= may)
			continue;
		print_error("%s, %s: %zu of %zu move, %zu may\n", folder, p->name,
		            files.gl_pathc - same, files.gl_pathc, may);
		moved++;
	}
	globfree(&files);
	rr_langs_free(langs);
	assert_int_equal(moved, 0);
}

static void the_assembly_stays(void **state)
{
	(void)state;
	stays_as_it_is("corpus/en/ga");
}

static void the_council_stays(void **state)
{
	(void)state;
	stays_as_it_is("corpus/en/sc");
}

static void drafts_stay(void **state)
{
	(void)state;
	stays_as_it_is("corpus/en/drafts");
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_assembly_stays),
		cmocka_unit_test(the_council_stays),
		cmocka_unit_test(drafts_stay),
	};

	if (argc > 2)
		return print_moved(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
