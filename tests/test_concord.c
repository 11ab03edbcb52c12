/*
 * The concordance of two languages: two documents of one clause each, with
 * what they cite, and the discords found, "kind: a / b" parted by "; ".
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "resread/compare.h"
#include "support/packs.h"

struct version {
	const char *text, *target, *date; /* target: NULL cites nothing */
	size_t marks;
};

static const struct {
	struct version a, b; /* English, Chinese */
	const char *found;
} tests[] = {
	{ { "Recalling rule 12/3 of 1911,", "A/RES/12/3", "", 0 },
	  { "回顾 1911 年第 12/3 号规则，", "A/RES/12/3", "", 0 }, "" },
	{ { "Recalling rule 12/3,", "A/RES/12/3", "", 0 },
	  { "回顾第 12/4 号规则，", "A/RES/12/4", "", 0 }, "citation: A/RES/12/3 / A/RES/12/4" },
	{ { "Recalling rule 12/3,", "A/RES/12/3", "", 0 }, { "回顾这一规则，", NULL, "", 0 },
	  "citation: A/RES/12/3 / -" },
	{ { "Recalling rule 12/3,", "A/RES/12/3", "1911-05-02", 0 },
	  { "回顾第 12/3 号规则，", "A/RES/12/3", "1911-05-03", 0 },
	  "date: A/RES/12/3, 1911-05-02 / A/RES/12/3, 1911-05-03" },
	/* a date only one gives may stand elsewhere in the other */
	{ { "Recalling rule 12/3,", "A/RES/12/3", "1911-05-02", 0 },
	  { "回顾第 12/3 号规则，", "A/RES/12/3", "", 0 },
	  "" },
	{ { "Noting the 1,200 lamps of 1911,", NULL, "", 0 },
	  { "注意到 1911 年的 1 200 盏灯，", NULL, "", 0 }, "" },
	{ { "Noting the lamps of 1911,", NULL, "", 0 }, { "注意到一九一一年的灯，", NULL, "", 0 }, "" },
	{ { "To meet at its seventy-sixth session,", NULL, "", 0 },
	  { "在第七十六届会议上开会，", NULL, "", 0 }, "" },
	{ { "To meet at its seventy-sixth session,", NULL, "", 0 },
	  { "在第七十七届会议上开会，", NULL, "", 0 }, "figure: 76 / 77" },
	{ { "To mark its thirtieth anniversary,", NULL, "", 0 },
	  { "纪念三十周年，", NULL, "", 0 }, "" },
	{ { "Noting the lamps of 1911,", NULL, "", 0 }, { "注意到 1912 年的灯，", NULL, "", 0 },
	  "figure: 1911 / 1912" },
	{ { "Noting the lamps,", NULL, "", 2 }, { "注意到灯，", NULL, "", 1 },
	  "footnotes: 2 / 1" },
};

static struct rr_clause clause_of(const struct version *v)
{
	return (struct rr_clause){
		.id = "PP1", .kind = RR_PREAMBULAR, .parent = RR_NONE, .text = rr_span(v->text),
		.strength = -1, .mark_count = v->marks,
	};
}

static struct rr_citation citation_of(const struct version *v)
{
	struct rr_citation cite = { .passage = "PP1", .clause = 0, .target = v->target };

	memcpy(cite.date, v->date, strlen(v->date) + 1);
	return cite;
}

static void lists_discords(void **state)
{
	const struct rr_pin pin = { "PP1", "PP1", false };
	struct rr_str found = { 0 };
	size_t failed = 0;

	(void)state;
	for (size_t t = 0; t < sizeof tests / sizeof *tests; t++) {
		struct rr_clause x = clause_of(&tests[t].a), y = clause_of(&tests[t].b);
		struct rr_citation in_a = citation_of(&tests[t].a), in_b = citation_of(&tests[t].b);
		struct rr_doc a = { .lang = pack("en"), .clauses = &x, .clause_count = 1 };
		struct rr_doc b = { .lang = pack("zh"), .clauses = &y, .clause_count = 1 };
		struct rr_citations a_cites = { .items = &in_a, .count = tests[t].a.target != NULL };
		struct rr_citations b_cites = { .items = &in_b, .count = tests[t].b.target != NULL };
		struct rr_comparison *cmp = rr_compare(&a, &b, &pin, 1);
		struct rr_discords list;

		rr_concordance(cmp, &a_cites, &b_cites, &list);
		rr_str_cut(&found, 0);
		for (size_t i = 0; i < list.count; i++)
			rr_str_printf(&found, "%s%s: %s / %s", found.len > 0 ? "; " : "",
			              rr_discord_name(list.items[i].kind),
			              list.items[i].a ? list.items[i].a : "-",
			              list.items[i].b ? list.items[i].b : "-");
		if (!rr_span_is(rr_str_span(&found), tests[t].found)) {
			print_error("%s: found \"%.*s\", not \"%s\"\n", tests[t].a.text, (int)found.len,
			            found.len ? found.text : "", tests[t].found);
			failed++;
		}
		rr_discords_free(&list);
		rr_comparison_free(cmp);
	}
	rr_str_free(&found);
	assert_int_equal(failed, 0);
}

int main(void)
{
	const struct CMUnitTest list[] = { cmocka_unit_test(lists_discords) };

	return cmocka_run_group_tests(list, packs_open, packs_close);
}
