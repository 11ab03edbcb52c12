/*
 * test_clean: over the whole corpus nothing goes missing. With files as
 * arguments it prints which are not read cleanly, why, and the rate.
 */
#include "resread/doc.h"
#include "support/clean.h"
#include "support/gold.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

typedef size_t counter(const struct rr_doc *doc, const struct rr_source *source,
                       const char *name, struct rr_str *faults);

static size_t faults_of(struct rr_langs *langs, const char *path, counter *count_faults,
                        struct rr_str *faults)
{
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;
	struct rr_error err = { .text = "" };
	const char *name = strrchr(path, '/');
	size_t count = 1;

	if (rr_source_open(path, &source, &err) != RR_OK
	    || rr_doc_read(langs, source, NULL, &doc, &err) != RR_OK)
		rr_str_printf(faults, "  %s\n", err.text);
	else
		count = count_faults(doc, source, name ? name + 1 : path, faults);
	rr_source_free(source);
	rr_doc_free(doc);
	return count;
}

static size_t count_missing(const struct rr_doc *doc, const struct rr_source *source,
                            const char *name, struct rr_str *faults)
{
	size_t twins = 0;

	(void)name;
	for (size_t i = 0; i < doc->clause_count; i++)
		if (strchr(doc->clauses[i].id, '~') != NULL) { /* the tail of an id that stood before */
			rr_str_printf(faults, "  %s\n", doc->clauses[i].id);
			twins++;
		}
	return twins + clean_missing(doc, source, faults);
}

/* Nor does an id stand twice. */
static void nothing_goes_missing(void **state)
{
	static const char *const folders[] = {
		"corpus/en/ga", "corpus/en/sc", "corpus/en/drafts", "corpus/zh", "corpus/fr",
		"corpus/es", "corpus/ru", "corpus/ar",
	};
	struct rr_langs *langs = rr_langs_new("/nonexistent");
	struct rr_str faults = { 0 };
	size_t missing = 0;

	(void)state;
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		const char *folder = shared_path(folders[i]);
		char pattern[1100];
		glob_t files = { 0 };

		if (folder == NULL)
			continue;
		snprintf(pattern, sizeof pattern, "%s/*.txt", folder);
		if (glob(pattern, 0, NULL, &files) != 0)
			continue;
		for (size_t k = 0; k < files.gl_pathc; k++) {
			rr_str_cut(&faults, 0);
			if (faults_of(langs, files.gl_pathv[k], count_missing, &faults) == 0)
				continue;
			print_error("%s\n%s", files.gl_pathv[k], faults.text);
			missing++;
		}
		globfree(&files);
	}
	rr_str_free(&faults);
	rr_langs_free(langs);
	assert_int_equal(missing, 0);
}

static int print_rate(int argc, char **argv)
{
	struct rr_langs *langs = rr_langs_new(NULL);
	struct rr_str faults = { 0 };
	int clean = 0;

	for (int i = 1; i < argc; i++) {
		rr_str_cut(&faults, 0);
		if (faults_of(langs, argv[i], clean_faults, &faults) == 0)
			clean++;
		else
			printf("%s\n%s", argv[i], faults.text);
	}
	printf("clean: %d of %d, %.1f %%\n", clean, argc - 1, 100.0 * clean / (argc - 1));
	rr_str_free(&faults);
	rr_langs_free(langs);
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_goes_missing),
	};

	if (argc > 1)
		return print_rate(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
