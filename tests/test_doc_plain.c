/* Texts that are no resolutions: they open too, paragraph by paragraph. */
#include "resread/doc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>
#include "support/packs.h"

static void opens_what_is_no_resolution(void **state)
{
	struct rr_doc *d = text_read("Dear friend,\n\nthe bridge is red.\n\nYours\n", NULL);

	(void)state;
	assert_int_equal(d->kind, RR_KIND_UNKNOWN);
	assert_true(d->clause_count >= 1);
	assert_string_equal(d->clauses[0].id, "PP1");
	assert_true(d->remark_count >= 1);
	rr_doc_free(d);
}

static const struct {
	const char *name, *text, *clauses; /* "id: text|…" */
} plain[] = {
	{ "blank lines part", "hello world\n\nthis is some text\n",
	  "PP1: hello world|PP2: this is some text" },
	{ "lines are wrapped", "The bridge over\nthe river\n\nis red and\nlong.\n\nYours\n",
	  "PP1: The bridge over the river|PP2: is red and long.|PP3: Yours" },
	{ "a blank line behind every one",
	  "one\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix\n\nseven\n\neight\n",
	  "PP1: one|PP2: two|PP3: three|PP4: four|PP5: five|PP6: six|PP7: seven|PP8: eight" },
	{ "numbers, and words between them", "A list\n\n1. paint\n\nand wait\n\n2. oil\n\ndone\n",
	  "PP1: A list|OP1: paint|PP2: and wait|OP2: oil|PP3: done" },
	{ "one verb by chance", "My diary\n\nNotes on paint\n\nred and blue\n",
	  "PP1: My diary|PP2: Notes on paint|PP3: red and blue" },
	{ "Chinese", "河流\n\n很长的桥\n", "PP1: 河流|PP2: 很长的桥" },
	{ "an excerpt is not plain",
	  "Noting the state of\n\nbridges,\n\n1. Decides to\n\npaint them.\n",
	  "PP1: Noting the state of bridges,|OP1: Decides to paint them." },
};

static void parts_plain_paragraphs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		struct rr_doc *d = text_read(plain[i].text, NULL);
		struct rr_str have = { 0 };

		for (size_t k = 0; k < d->clause_count; k++)
			rr_str_printf(&have, "%s%s: %s", k ? "|" : "", d->clauses[k].id,
			              d->clauses[k].text.text);
		if (have.text == NULL || strcmp(have.text, plain[i].clauses) != 0)
			fail_msg("%s:\n  wanted %s\n  got    %s", plain[i].name, plain[i].clauses,
			         have.text ? have.text : "");
		assert_int_equal(d->kind, RR_KIND_UNKNOWN);
		rr_str_free(&have);
		rr_doc_free(d);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opens_what_is_no_resolution),
		cmocka_unit_test(parts_plain_paragraphs),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
