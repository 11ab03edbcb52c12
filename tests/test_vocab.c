/* The shipped vocabularies and the user's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "resread/lang.h"
#include "support/scratch.h"

static size_t matching(const struct rr_vocab *vocab, const char *typed, const char **first)
{
	size_t count = 0;

	*first = "";
	for (size_t i = 0; i < vocab->count; i++)
		if (rr_term_matches(&vocab->terms[i], rr_span(typed))) {
			if (count++ == 0)
				*first = vocab->terms[i].tag;
		}
	return count;
}

static void finds_terms(void **state)
{
	static const struct {
		const char *typed, *first;
	} tests[] = {
		{ "sdg/6/1", "sdg/6/1" }, { "安全饮用水", "sdg/6/1" }, { "Safe DRINKING", "sdg/6/1" },
		{ "death penalty", "theme/death-penalty" }, { "土著人民", "persons/indigenous" },
		{ "upr/cycle/4", "upr/cycle/4" }, { "没有这样的词", "" },
	};
	struct rr_langs *langs = rr_langs_new(NULL);
	const struct rr_vocab *vocab;
	struct rr_error err;
	const char *first;

	(void)state;
	assert_int_equal(rr_vocab(langs, &vocab, &err), RR_OK);
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		matching(vocab, tests[i].typed, &first);
		assert_string_equal(first, tests[i].first);
	}
	for (size_t i = 0; i < vocab->count; i++) {
		assert_non_null(strstr(vocab->terms[i].names, " | ")); /* English and Chinese */
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(vocab->terms[i].tag, vocab->terms[k].tag);
	}
	rr_langs_free(langs);
}

static void write_own(const char *folder, const char *text)
{
	char path[512];
	FILE *file;

	snprintf(path, sizeof path, "%s/resread", folder);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/resread/vocab", folder);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/resread/vocab/own", folder);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void reads_the_users(void **state)
{
	const struct scratch *scratch = *state;
	struct rr_langs *langs = rr_langs_new(NULL);
	const struct rr_vocab *vocab, *again;
	struct rr_error err;
	const char *first;

	setenv("XDG_DATA_HOME", scratch->path, 1);
	write_own(scratch->path, "# mine\nwells/deep = deep wells | 深井\nno equals sign\n");
	assert_int_equal(rr_vocab(langs, &vocab, &err), RR_INVALID);
	assert_non_null(strstr(err.text, "vocab/own:3: "));
	assert_int_equal(matching(vocab, "深井", &first), 1);
	assert_string_equal(first, "wells/deep");
	assert_int_equal(rr_vocab(langs, &again, &err), RR_OK);
	assert_ptr_equal(again, vocab);
	rr_langs_free(langs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_terms),
		cmocka_unit_test_setup_teardown(reads_the_users, scratch_make, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
