/*
 * What became of the citations: two documents of invented clauses, read and
 * cited as any other, and the lines "kind: clause target / clause target"
 * parted by "; ".
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "resread/compare.h"
#include "support/packs.h"

#define HEAD "The General Assembly,\n\n"
#define LAMPS "Recalling its resolution 70/11 of 1 December 2015 on lamps, "

static const struct {
	const char *a, *b, *found;
} tests[] = {
	{ HEAD LAMPS "\n\n1. Decides to light them.\n", HEAD LAMPS "\n\n1. Decides to light them.\n", "" },
	/* this year's for last year's, in the same clause */
	{ HEAD LAMPS "\n\n1. Decides to light them.\n",
	  HEAD "Recalling its resolution 72/14 of 4 December 2017 on lamps,\n\n1. Decides to light them.\n",
	  "replaced: PP1 A/RES/70/11 / PP1 A/RES/72/14" },
	/* of two, each finds its own by what it is about */
	{ HEAD "Recalling its resolutions 70/11 of 1 December 2015 on the lamps of old village squares "
	  "and 71/5 of 2 December 2016 on the bells of small railway stations,\n\n1. Decides to go on.\n",
	  HEAD "Recalling its resolutions 73/6 of 3 December 2018 on the bells of small railway stations "
	  "and 72/14 of 4 December 2017 on the lamps of old village squares,\n\n1. Decides to go on.\n",
	  "replaced: PP1 A/RES/71/5 / PP1 A/RES/73/6; replaced: PP1 A/RES/70/11 / PP1 A/RES/72/14" },
	/* another body's is no successor, nor is a decision a resolution's */
	{ HEAD "Recalling its resolution 70/11 of 1 December 2015 on lamps,\n\n1. Decides to go on.\n",
	  HEAD "Recalling Human Rights Council resolution 44/18 of 17 July 2020 on lamps,\n\n1. Decides to go on.\n",
	  "added: - / PP1 A/HRC/RES/44/18; dropped: PP1 A/RES/70/11 / -" },
	/* an older one in the place of a newer is no successor */
	{ HEAD "Recalling its resolution 70/11 of 1 December 2015,\n\n1. Decides to go on.\n",
	  HEAD "Recalling its resolution 60/3 of 1 November 2005,\n\n1. Decides to go on.\n",
	  "added: - / PP1 A/RES/60/3; dropped: PP1 A/RES/70/11 / -" },
	{ HEAD "Reaffirming its resolution 70/11 of 1 December 2015 on lamps,\n\n1. Decides to light them.\n",
	  HEAD "Noting its resolution 70/11 of 1 December 2015 on lamps,\n\n1. Decides to light them.\n",
	  "verb: PP1 A/RES/70/11 / PP1 A/RES/70/11 weaker" },
	/* cited twice, once under the same verb: nothing changed */
	{ HEAD LAMPS "\n\n1. Decides to light the lamps of resolution 70/11.\n",
	  HEAD LAMPS "\n\n1. Urges all to light the lamps of resolution 70/11.\n", "" },
};

static void describe(const struct rr_recited *r, struct rr_str *out)
{
	static const char *const directions[] = {
		[RR_DIR_NONE] = "", [RR_STRONGER] = " stronger", [RR_WEAKER] = " weaker",
		[RR_DIR_OTHER] = " other",
	};

	rr_str_printf(out, "%s%s: ", out->len > 0 ? "; " : "", rr_recited_name(r->kind));
	if (r->a != NULL)
		rr_str_printf(out, "%s %s", r->a->passage, r->a->target);
	else
		rr_str_puts(out, "-");
	rr_str_puts(out, " / ");
	if (r->b != NULL)
		rr_str_printf(out, "%s %s", r->b->passage, r->b->target);
	else
		rr_str_puts(out, "-");
	rr_str_puts(out, directions[r->direction]);
}

static void tells_citations_apart(void **state)
{
	size_t failed = 0;

	(void)state;
	for (size_t t = 0; t < sizeof tests / sizeof *tests; t++) {
		struct rr_doc *a = text_read(tests[t].a, "en"), *b = text_read(tests[t].b, "en");
		struct rr_comparison *cmp = rr_compare(a, b, NULL, 0);
		struct rr_citations in_a, in_b;
		struct rr_reciteds list;
		struct rr_str found = { 0 };

		rr_cite(packs(), a, &in_a);
		rr_cite(packs(), b, &in_b);
		rr_recitals(cmp, &in_a, &in_b, &list);
		for (size_t i = 0; i < list.count; i++)
			describe(&list.items[i], &found);
		if (!rr_span_is(rr_str_span(&found), tests[t].found)) {
			print_error("%zu: found \"%s\", not \"%s\"\n", t, found.len ? found.text : "",
			            tests[t].found);
			failed++;
		}
		rr_str_free(&found);
		rr_reciteds_free(&list);
		rr_citations_free(&in_a);
		rr_citations_free(&in_b);
		rr_comparison_free(cmp);
		rr_doc_free(a);
		rr_doc_free(b);
	}
	assert_int_equal(failed, 0);
}

static void names_series(void **state)
{
	static const struct { const char *target, *name; unsigned order[2]; } series[] = {
		{ "A/HRC/RES/25/3", "HRC resolution", { 25, 3 } },
		{ "A/RES/2200A(XXI)", "GA resolution", { 21, 2200 } },
		{ "S/RES/1325(2000)", "SC resolution", { 2000, 1325 } },
		{ "A/DEC/74/544", "GA decision", { 74, 544 } },
		{ "A/78/481/Add.2", "A/#/#/Add.#", { 78, 481 } },
		{ "A/C.3/80/L.31", "A/C.3/#/L.#", { 80, 31 } },
		{ "E/CN.4/2001/2", "E/CN.4/#/#", { 2001, 2 } },
	};
	struct rr_series got;

	(void)state;
	for (size_t i = 0; i < sizeof series / sizeof *series; i++) {
		assert_true(rr_cite_series(series[i].target, &got));
		assert_string_equal(got.name, series[i].name);
		assert_int_equal(got.order[0], series[i].order[0]);
		assert_int_equal(got.order[1], series[i].order[1]);
	}
	assert_false(rr_cite_series("instrument:charter", &got));
	assert_false(rr_cite_series(NULL, &got));
}

int main(void)
{
	const struct CMUnitTest list[] = {
		cmocka_unit_test(tells_citations_apart), cmocka_unit_test(names_series),
	};

	return cmocka_run_group_tests(list, packs_open, packs_close);
}
