/*
 * Alignment on invented clauses: the traps a comparison falls into, pins,
 * moved clauses, two languages. A case is two documents and the rows they give,
 * written "ids of a > ids of b: relation".
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

enum { MOST = 16 };

#define LAMPS "Calls upon coastal States to keep every lighthouse lit through the winter;"
#define GAUGE "Requests the harbour office to publish the readings of all tide gauges each week;"
#define GAUGE_MONTHS \
	"Requests the harbour office to publish the readings of all tide gauges each month;"
#define FERRY "Invites ferry companies to share their timetables with the islands they serve;"
#define BUOYS "Encourages fishing ports to mark old wrecks with painted buoys before spring;"
#define PILOT "Decides to train twenty new pilots for the narrow straits of the archipelago;"
#define STONE "Welcomes the gift of granite blocks for the repair of the southern breakwater;"
#define GULLS "Recognizing that gulls nesting on signal towers disturb the keepers at night,"
#define ROPES "Deeply concerned that worn mooring ropes caused nine accidents in one season,"
#define MAPS "Recalling the chart conference of Port Amber and the survey that followed it,"

/* ---- documents out of lines "OP3(a) text" ------------------------------- */

static size_t parent_of(const struct rr_doc *doc, const char *id)
{
	const char *bracket = strrchr(id, '(');

	for (size_t i = 0; bracket != NULL && i < doc->clause_count; i++)
		if (strlen(doc->clauses[i].id) == (size_t)(bracket - id) &&
		    strncmp(doc->clauses[i].id, id, (size_t)(bracket - id)) == 0)
			return i;
	return RR_NONE;
}

static struct rr_doc *make_doc(const char *const *lines)
{
	struct rr_doc *doc = rr_alloc(sizeof *doc);

	doc->arena = rr_arena_new();
	doc->clauses = rr_arena_alloc(doc->arena, MOST * sizeof *doc->clauses);
	for (; *lines != NULL; lines++) {
		struct rr_clause *c = &doc->clauses[doc->clause_count];
		const char *blank = strchr(*lines, ' ');

		c->id = rr_arena_dup(doc->arena, *lines, (size_t)(blank - *lines));
		c->kind = c->id[0] == 'P' ? RR_PREAMBULAR : RR_OPERATIVE;
		c->parent = parent_of(doc, c->id);
		c->depth = c->parent == RR_NONE ? 0 : doc->clauses[c->parent].depth + 1;
		c->text = rr_span(blank + 1);
		c->strength = -1;
		doc->clause_count++;
	}
	return doc;
}

static void free_doc(struct rr_doc *doc)
{
	rr_arena_free(doc->arena);
	free(doc);
}

static void row_text(const struct rr_comparison *cmp, const struct rr_row *row,
                     struct rr_str *out)
{
	rr_str_cut(out, 0);
	for (size_t i = 0; i < row->a_count; i++)
		rr_str_printf(out, "%s ", cmp->a->clauses[row->a[i]].id);
	rr_str_puts(out, ">");
	for (size_t i = 0; i < row->b_count; i++)
		rr_str_printf(out, " %s", cmp->b->clauses[row->b[i]].id);
	rr_str_printf(out, ": %s", rr_relation_name(row->relation));
	if (row->moved)
		rr_str_puts(out, " moved");
	if (row->pinned)
		rr_str_puts(out, " pinned");
}

/* ---- cases --------------------------------------------------------------- */

static const struct {
	const char *name;
	const char *a[MOST], *b[MOST];
	struct rr_pin pins[3];
	const char *rows[MOST];
} tests[] = {
	{ "nothing changed",
	  { "PP1 " MAPS, "OP1 " LAMPS }, { "PP1 " MAPS, "OP1 " LAMPS }, { { 0 } },
	  { "PP1 > PP1: same", "OP1 > OP1: same" } },
	{ "nothing at all", { NULL }, { NULL }, { { 0 } }, { NULL } },
	{ "an empty document on one side",
	  { "OP1 " LAMPS, "OP2 " GAUGE }, { NULL }, { { 0 } },
	  { "OP1 >: dropped", "OP2 >: dropped" } },
	{ "the third clause moved to the front",
	  { "OP1 " LAMPS, "OP2 " GAUGE, "OP3 " FERRY },
	  { "OP1 " FERRY, "OP2 " LAMPS, "OP3 " GAUGE }, { { 0 } },
	  { "OP3 > OP1: same moved", "OP1 > OP2: same", "OP2 > OP3: same" } },
	{ "a new first clause",
	  { "OP1 " LAMPS, "OP2 " GAUGE }, { "OP1 " PILOT, "OP2 " LAMPS, "OP3 " GAUGE },
	  { { 0 } },
	  { "> OP1: added", "OP1 > OP2: same", "OP2 > OP3: same" } },
	{ "two nearly alike, the first dropped",
	  { "OP1 " LAMPS, "OP2 " GAUGE, "OP3 " GAUGE_MONTHS, "OP4 " FERRY },
	  { "OP1 " LAMPS, "OP2 " GAUGE_MONTHS, "OP3 " FERRY }, { { 0 } },
	  { "OP1 > OP1: same", "OP2 >: dropped", "OP3 > OP2: same", "OP4 > OP3: same" } },
	{ "two nearly alike, the second dropped",
	  { "OP1 " LAMPS, "OP2 " GAUGE, "OP3 " GAUGE_MONTHS, "OP4 " FERRY },
	  { "OP1 " LAMPS, "OP2 " GAUGE, "OP3 " FERRY }, { { 0 } },
	  { "OP1 > OP1: same", "OP2 > OP2: same", "OP3 >: dropped", "OP4 > OP3: same" } },
	{ "the same text twice, the first dropped with its neighbour",
	  { "OP1 " GAUGE, "OP2 " LAMPS, "OP3 " FERRY, "OP4 " GAUGE, "OP5 " BUOYS },
	  { "OP1 " FERRY, "OP2 " GAUGE, "OP3 " BUOYS }, { { 0 } },
	  { "OP1 >: dropped", "OP2 >: dropped", "OP3 > OP1: same", "OP4 > OP2: same",
	    "OP5 > OP3: same" } },
	{ "only marks and blanks differ",
	  { "OP1 Calls for well-lit harbours, \"day and night\";" },
	  { "OP1 Calls for well\xE2\x80\x91lit harbours  \xE2\x80\x9C" "day and night\xE2\x80\x9D." },
	  { { 0 } }, { "OP1 > OP1: same" } },
	{ "a number's stroke is no mere mark",
	  { "OP1 Recalls rule 7/01 on foghorns;" }, { "OP1 Recalls rule 70/1 on foghorns;" },
	  { { 0 } }, { "OP1 > OP1: reworded" } },
	{ "two clauses become one",
	  { "OP1 " LAMPS, "OP2 " FERRY, "OP3 " BUOYS },
	  { "OP1 Calls upon coastal States to keep every lighthouse lit through the winter, "
	    "and invites ferry companies to share their timetables with the islands they serve;",
	    "OP2 " BUOYS }, { { 0 } },
	  { "OP1 OP2 > OP1: merged", "OP3 > OP2: same" } },
	{ "a parent under another verb keeps its children",
	  { "OP1 " BUOYS, "OP2 Calls upon ports:", "OP2(a) " LAMPS, "OP2(b) " GAUGE },
	  { "OP1 " BUOYS, "OP2 Demands that all captains henceforth:", "OP2(a) " LAMPS,
	    "OP2(b) " GAUGE_MONTHS }, { { 0 } },
	  { "OP1 > OP1: same", "OP2 > OP2: reworded", "OP2(a) > OP2(a): same",
	    "OP2(b) > OP2(b): reworded" } },
	{ "a new parent takes one of three children",
	  { "OP1 Calls upon ports:", "OP1(a) " LAMPS, "OP1(b) " GAUGE, "OP1(c) " FERRY },
	  { "OP1 Calls upon ports:", "OP1(a) " LAMPS, "OP1(b) " GAUGE, "OP2 Demands that captains:",
	    "OP2(a) " FERRY }, { { 0 } },
	  { "OP1 > OP1: same", "OP1(a) > OP1(a): same", "OP1(b) > OP1(b): same",
	    "> OP2: added", "OP1(c) > OP2(a): same moved" } },
	{ "three moved to the front with what stands below it",
	  { "OP1 " LAMPS, "OP2 " GAUGE, "OP3 Invites the islands:", "OP3(a) " FERRY, "OP3(b) " BUOYS },
	  { "OP1 Invites the islands:", "OP1(a) " FERRY, "OP1(b) " BUOYS, "OP2 " LAMPS, "OP3 " GAUGE },
	  { { 0 } },
	  { "OP3 > OP1: same moved", "OP3(a) > OP1(a): same", "OP3(b) > OP1(b): same",
	    "OP1 > OP2: same", "OP2 > OP3: same" } },
	{ "one clause becomes two",
	  { "OP1 Welcomes the gift of granite blocks for the repair of the southern breakwater, "
	    "and decides to train twenty new pilots for the narrow straits of the archipelago;",
	    "OP2 " BUOYS },
	  { "OP1 " STONE, "OP2 " PILOT, "OP3 " BUOYS }, { { 0 } },
	  { "OP1 > OP1 OP2: split", "OP2 > OP3: same" } },
	{ "dropped clauses stand after what they followed",
	  { "PP1 " MAPS, "PP2 " GULLS, "PP3 " ROPES, "OP1 " LAMPS },
	  { "PP1 " ROPES, "PP2 " MAPS, "OP1 " LAMPS }, { { 0 } },
	  { "PP3 > PP1: same", "PP1 > PP2: same moved", "PP2 >: dropped", "OP1 > OP1: same" } },
	{ "a preambular clause goes operative, word for word",
	  { "PP1 " MAPS, "PP2 " GULLS, "OP1 " LAMPS },
	  { "PP1 " MAPS, "OP1 " GULLS, "OP2 " LAMPS }, { { 0 } },
	  { "PP1 > PP1: same", "PP2 > OP1: same moved", "OP1 > OP2: same" } },
	{ "a clause moves with its sub-paragraphs: it alone moved",
	  { "OP1 " LAMPS, "OP2 " FERRY, "OP3 Requests the surveyors:",
	    "OP3(a) To sound the northern channel at low water;",
	    "OP3(b) To repaint the leading marks of the inner bay;",
	    "OP3(c) To replace the bell of the outer shoal;" },
	  { "OP1 Requests the surveyors:", "OP1(a) To sound the northern channel at low water;",
	    "OP1(b) To repaint the leading marks of the inner bay;",
	    "OP1(c) To replace the bell of the outer shoal;", "OP2 " LAMPS, "OP3 " FERRY },
	  { { 0 } },
	  { "OP3 > OP1: same moved", "OP3(a) > OP1(a): same", "OP3(b) > OP1(b): same",
	    "OP3(c) > OP1(c): same", "OP1 > OP2: same", "OP2 > OP3: same" } },
	{ "a sub-paragraph goes to another parent",
	  { "OP1 Requests the surveyors:", "OP1(a) To sound the northern channel at low water;",
	    "OP1(b) To repaint the leading marks of the inner bay;",
	    "OP2 Invites the keepers:", "OP2(a) To log every passing vessel by name;" },
	  { "OP1 Requests the surveyors:", "OP1(a) To sound the northern channel at low water;",
	    "OP2 Invites the keepers:", "OP2(a) To log every passing vessel by name;",
	    "OP2(b) To repaint the leading marks of the inner bay;" }, { { 0 } },
	  { "OP1 > OP1: same", "OP1(a) > OP1(a): same", "OP2 > OP2: same",
	    "OP2(a) > OP2(a): same", "OP1(b) > OP2(b): same moved" } },
	{ "the same words below two parents stay with theirs",
	  { "OP1 Requests the surveyors:", "OP1(a) To report in writing each autumn;",
	    "OP2 Invites the keepers:", "OP2(a) To report in writing each autumn;" },
	  { "OP1 Invites the keepers:", "OP1(a) To report in writing each autumn;" }, { { 0 } },
	  { "OP1 >: dropped", "OP1(a) >: dropped", "OP2 > OP1: same", "OP2(a) > OP1(a): same" } },
	{ "a document of one clause, much of it changed",
	  { "OP1 " LAMPS },
	  { "OP1 Calls upon all States to keep each lighthouse manned through the winter;" },
	  { { 0 } }, { "OP1 > OP1: reworded" } },
	{ "clauses cut to one pattern, the numbers changed",
	  { "OP1 Allots 17 lamps to the northern harbour;", "OP2 Allots 18 lamps to the northern harbour;",
	    "OP3 Allots 19 lamps to the northern harbour;" },
	  { "OP1 Allots 27 lamps to the northern harbour;", "OP2 Allots 28 lamps to the northern harbour;",
	    "OP3 Allots 29 lamps to the northern harbour;" }, { { 0 } },
	  { "OP1 > OP1: reworded", "OP2 > OP2: reworded", "OP3 > OP3: reworded" } },
	{ "a pin pairs what words don't",
	  { "OP1 " LAMPS, "OP2 " GAUGE }, { "OP1 " PILOT, "OP2 " LAMPS },
	  { { "OP2", "OP1", false } },
	  { "OP2 > OP1: reworded pinned", "OP1 > OP2: same moved" } },
	{ "a pin parts what words pair",
	  { "OP1 " LAMPS, "OP2 " GAUGE }, { "OP1 " LAMPS, "OP2 " GAUGE },
	  { { "OP1", "OP1", true } },
	  { "OP1 >: dropped", "> OP1: added", "OP2 > OP2: same" } },
	{ "two pins to one clause merge; one that names nothing is no matter",
	  { "OP1 " LAMPS, "OP2 " GAUGE }, { "OP1 " PILOT },
	  { { "OP1", "OP1", false }, { "OP2", "OP1", false }, { "OP9", "OP1", false } },
	  { "OP1 OP2 > OP1: merged pinned" } },
	{ "Chinese, a word of each pair changed",
	  { "OP1 促请沿海各国在冬季点亮每座灯塔；", "OP2 请港务局每周公布所有验潮站的读数；" },
	  { "OP1 请港务局每月公布所有验潮站的读数；", "OP2 促请沿海各国在夏季点亮每座灯塔；" },
	  { { 0 } },
	  { "OP2 > OP1: reworded", "OP1 > OP2: reworded moved" } },
};

static size_t pins_of(const struct rr_pin *pins)
{
	size_t count = 0;

	while (count < 3 && pins[count].a != NULL)
		count++;
	return count;
}

static void check_whole(const struct rr_comparison *cmp)
{
	size_t in_a = 0, in_b = 0;

	for (size_t r = 0; r < cmp->count; r++) {
		const struct rr_row *row = &cmp->rows[r];

		assert_true(row->a_count + row->b_count > 0);
		for (size_t i = 0; i < row->a_count; i++)
			assert_int_equal(cmp->row_of_a[row->a[i]], r);
		for (size_t i = 0; i < row->b_count; i++)
			assert_int_equal(cmp->row_of_b[row->b[i]], r);
		in_a += row->a_count;
		in_b += row->b_count;
		assert_true(row->similarity >= 0 && row->similarity <= 1);
		assert_true((row->relation == RR_SAME) == (row->similarity > 0.995));
	}
	assert_int_equal(in_a, cmp->a->clause_count);
	assert_int_equal(in_b, cmp->b->clause_count);
}

static void aligns(void **state)
{
	struct rr_str text = { 0 };
	size_t failed = 0;

	(void)state;
	for (size_t t = 0; t < sizeof tests / sizeof *tests; t++) {
		struct rr_doc *a = make_doc(tests[t].a), *b = make_doc(tests[t].b);
		struct rr_comparison *cmp = rr_compare(a, b, tests[t].pins, pins_of(tests[t].pins));
		size_t r = 0;

		check_whole(cmp);
		for (; r < cmp->count; r++) {
			row_text(cmp, &cmp->rows[r], &text);
			if (tests[t].rows[r] == NULL || strcmp(text.text, tests[t].rows[r]) != 0) {
				print_error("%s: row %zu is \"%s\", not \"%s\"\n", tests[t].name, r,
				            text.text, tests[t].rows[r] ? tests[t].rows[r] : "");
				failed++;
			}
		}
		if (tests[t].rows[r] != NULL) {
			print_error("%s: no row \"%s\"\n", tests[t].name, tests[t].rows[r]);
			failed++;
		}
		rr_comparison_free(cmp);
		free_doc(a);
		free_doc(b);
	}
	rr_str_free(&text);
	assert_int_equal(failed, 0);
}

/* ---- two languages -------------------------------------------------------- */

static const struct {
	const char *name;
	const char *a[MOST], *b[MOST]; /* English, Chinese */
	const char *rows[MOST];
} across[] = {
	{ "by figures, lengths and order",
	  { "PP1 Recalling rule 12/3 of 1911 on foghorns,",
	    "PP2 Recognizing that gulls nesting on signal towers disturb the keepers at night, in "
	    "winter as in summer, and that nobody has yet found a remedy,",
	    "OP1 Decides to buy 40 lamps;", "OP2 Requests a report;" },
	  { "PP1 回顾 1911 年关于雾笛的第 12/3 号规则，",
	    "PP2 认识到在信号塔上筑巢的海鸥无论冬夏都在夜间打扰守塔人，而至今无人找到补救办法，",
	    "OP1 决定购买 40 盏灯；", "OP2 请提交一份报告；" },
	  { "PP1 > PP1: reworded", "PP2 > PP2: reworded", "OP1 > OP1: reworded",
	    "OP2 > OP2: reworded" } },
	{ "a clause missing in one",
	  { "PP1 Recalling rule 12/3 of 1911 on foghorns,",
	    "PP2 Recalling also rule 15/8 of 1913 on bells,",
	    "PP3 Recalling further rule 17/1 of 1915 on lamps,", "OP1 Decides to buy 40 lamps;" },
	  { "PP1 回顾 1911 年关于雾笛的第 12/3 号规则，", "PP2 还回顾 1915 年关于灯的第 17/1 号规则，",
	    "OP1 决定购买 40 盏灯；" },
	  { "PP1 > PP1: reworded", "PP2 >: dropped", "PP3 > PP2: reworded",
	    "OP1 > OP1: reworded" } },
};

static void aligns_across(void **state)
{
	struct rr_str text = { 0 };

	(void)state;
	for (size_t t = 0; t < sizeof across / sizeof *across; t++) {
		struct rr_doc *a = make_doc(across[t].a), *b = make_doc(across[t].b);
		struct rr_comparison *cmp;

		a->lang = pack("en");
		b->lang = pack("zh");
		cmp = rr_compare(a, b, NULL, 0);
		check_whole(cmp);
		for (size_t r = 0; r < cmp->count; r++) {
			row_text(cmp, &cmp->rows[r], &text);
			assert_non_null(across[t].rows[r]);
			assert_string_equal(text.text, across[t].rows[r]);
		}
		assert_null(across[t].rows[cmp->count]);
		rr_comparison_free(cmp);
		free_doc(a);
		free_doc(b);
	}
	rr_str_free(&text);
}

int main(void)
{
	const struct CMUnitTest list[] = {
		cmocka_unit_test(aligns), cmocka_unit_test(aligns_across),
	};

	return cmocka_run_group_tests(list, packs_open, packs_close);
}
