/*
 * Word changes: what a reader sees for small edits, that the runs always put
 * both texts together again, and that many small edits stay readable.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "resread/compare.h"

/* ---- what a reader sees --------------------------------------------------- */

/* [-deleted-] and {+inserted+} between what is equal. */
static const struct {
	const char *a, *b, *shown;
} tests[] = {
	{ "", "", "" },
	{ "", "a lamp", "{+a lamp+}" },
	{ "a lamp", "", "[-a lamp-]" },
	{ "the old lamp burns", "the old lamp burns", "the old lamp burns" },
	{ "the old lamp burns", "the new lamp burns", "the [-old-]{+new+} lamp burns" },
	{ "the old lamp burns", "the lamp burns", "the [-old -]lamp burns" },
	{ "the lamp burns", "the lamp burns low", "the lamp burns{+ low+}" },
	{ "lighthouse", "lighthouses", "[-lighthouse-]{+lighthouses+}" },
	{ "see A/RES/70/1 there", "see A/RES/71/1 there", "see [-A/RES/70/1-]{+A/RES/71/1+} there" },
	/* an item of a list is taken with the stop behind it */
	{ "tides, winds, charts", "tides, swells, winds, charts",
	  "tides, {+swells, +}winds, charts" },
	{ "tides, winds, charts and bells", "tides, charts and bells",
	  "tides, [-winds, -]charts and bells" },
	/* a lone small word is no anchor */
	{ "the repair of harbours", "the building of piers",
	  "the [-repair of harbours-]{+building of piers+}" },
	/* words both sides of a joined change end with are no change */
	{ "ask States, with lamps, bells and old horns, and all pilots",
	  "ask States, and all pilots",
	  "ask States, [-with lamps, bells and old horns, -]and all pilots" },
	/* but a phrase is */
	{ "Asks the northern pilots to keep the channel open all winter",
	  "Begs the northern pilots to keep the channel open all summer",
	  "[-Asks-]{+Begs+} the northern pilots to keep the channel open all [-winter-]{+summer+}" },
	{ "促请各国点亮灯塔；", "敦促各国点亮灯塔；", "[-促请-]{+敦促+}各国点亮灯塔；" },
	{ "请港务局公布潮位、风速、水温；", "请港务局公布潮位、水温；",
	  "请港务局公布潮位、[-风速、-]水温；" },
	/* blanks alone are no change */
	{ "two  lamps", "two lamps", "two  lamps" },
	{ "2030 年灯塔", "2030年灯塔", "2030 年灯塔" },
	/* marks are shown */
	{ "lit, day and night;", "lit day and night.", "lit[-,-] day and night[-;-]{+.+}" },
};

static void show(struct rr_span a, struct rr_span b, const struct rr_changes *changes,
                 struct rr_str *out)
{
	rr_str_cut(out, 0);
	for (size_t i = 0; i < changes->count; i++) {
		const struct rr_change *c = &changes->items[i];

		if (c->op == RR_DELETE)
			rr_str_puts(out, "[-");
		if (c->op == RR_INSERT)
			rr_str_puts(out, "{+");
		rr_str_add(out, rr_span_sub(c->op == RR_INSERT ? b : a, c->start, c->end));
		if (c->op == RR_DELETE)
			rr_str_puts(out, "-]");
		if (c->op == RR_INSERT)
			rr_str_puts(out, "+}");
	}
}

static void shows_edits(void **state)
{
	struct rr_changes changes = { 0 };
	struct rr_str out = { 0 };
	size_t failed = 0;

	(void)state;
	for (size_t t = 0; t < sizeof tests / sizeof *tests; t++) {
		struct rr_span a = rr_span(tests[t].a), b = rr_span(tests[t].b);

		rr_word_changes(a, b, &changes);
		show(a, b, &changes, &out);
		if (!rr_span_is(rr_str_span(&out), tests[t].shown)) {
			print_error("shown \"%.*s\", not \"%s\"\n", (int)out.len,
			            out.len ? out.text : "", tests[t].shown);
			failed++;
		}
	}
	rr_str_free(&out);
	rr_changes_free(&changes);
	assert_int_equal(failed, 0);
}

/* ---- both texts again ----------------------------------------------------- */

static bool blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static bool equal_but_blanks(struct rr_span x, struct rr_span y)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (i < x.len && blank(x.text[i]))
			i++;
		while (j < y.len && blank(y.text[j]))
			j++;
		if (i == x.len || j == y.len)
			return i == x.len && j == y.len;
		if (x.text[i++] != y.text[j++])
			return false;
	}
}

static void check_rebuilds(struct rr_span a, struct rr_span b,
                           const struct rr_changes *changes)
{
	size_t in_a = 0, in_b = 0;

	for (size_t i = 0; i < changes->count; i++) {
		const struct rr_change *c = &changes->items[i];

		assert_true(c->start <= c->end);
		if (c->op == RR_INSERT) {
			assert_int_equal(c->start, in_b);
			in_b = c->end;
			continue;
		}
		assert_int_equal(c->start, in_a);
		in_a = c->end;
		if (c->op == RR_DELETE)
			continue;
		assert_int_equal(c->b_start, in_b);
		in_b = c->b_end;
		assert_true(equal_but_blanks(rr_span_sub(a, c->start, c->end),
		                             rr_span_sub(b, c->b_start, c->b_end)));
	}
	assert_int_equal(in_a, a.len);
	assert_int_equal(in_b, b.len);
}

static const char *const vocabulary[] = {
	"lamp", "tide", "of", "the", "harbour", "keeper", "bell", "7", "12/3", "well-lit",
	",", ";", ".", "(", ")", " ", "  ", "灯塔", "的", "港口", "潮汐", "、", "，", "和",
	"маяк", "منارة", "é", "phare", "2030", "\"", "《", "》",
};

enum { WORDS = sizeof vocabulary / sizeof *vocabulary };

static uint32_t chance(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static void add_word(struct rr_str *out, uint32_t *seed)
{
	rr_str_puts(out, vocabulary[chance(seed, WORDS)]);
	if (chance(seed, 3) > 0)
		rr_str_putc(out, ' ');
}

static void make_texts(uint32_t *seed, uint32_t words, uint32_t edits_in_100,
                       struct rr_str *a, struct rr_str *b)
{
	rr_str_cut(a, 0);
	rr_str_cut(b, 0);
	for (uint32_t i = 0; i < words; i++) {
		size_t from = a->len;

		add_word(a, seed);
		if (chance(seed, 100) >= edits_in_100)
			rr_str_add(b, rr_span_sub(rr_str_span(a), from, a->len));
		else if (chance(seed, 2) > 0)
			add_word(b, seed);
	}
}

static void rebuilds_both(void **state)
{
	struct rr_changes changes = { 0 };
	struct rr_str a = { 0 }, b = { 0 };
	uint32_t seed = 4711;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		uint32_t edits = chance(&seed, 8) == 0 ? 100 : chance(&seed, 40);

		make_texts(&seed, chance(&seed, 60), edits, &a, &b);
		rr_word_changes(rr_str_span(&a), rr_str_span(&b), &changes);
		check_rebuilds(rr_str_span(&a), rr_str_span(&b), &changes);
	}
	rr_str_free(&a);
	rr_str_free(&b);
	rr_changes_free(&changes);
}

/* Texts no clause ever is: long, and with nothing in common. */
static void stays_quick(void **state)
{
	struct rr_changes changes = { 0 };
	struct rr_str a = { 0 }, b = { 0 };
	uint32_t seed = 99;
	clock_t start;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		rr_str_printf(&a, "%c%u ", 'a' + (int)chance(&seed, 4), chance(&seed, 9));
		rr_str_printf(&b, "%c%u ", 'a' + (int)chance(&seed, 4), chance(&seed, 9));
	}
	start = clock();
	rr_word_changes(rr_str_span(&a), rr_str_span(&b), &changes);
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 60);
	check_rebuilds(rr_str_span(&a), rr_str_span(&b), &changes);
	rr_str_free(&a);
	rr_str_free(&b);
	rr_changes_free(&changes);
}

/* ---- no confetti ---------------------------------------------------------- */

/* Between two changes there is always something worth reading: no run of
 * equal text is a lone small word or mark. */
static void no_confetti(void **state)
{
	struct rr_changes changes = { 0 };
	struct rr_str a = { 0 }, b = { 0 };
	uint32_t seed = 815;

	(void)state;
	for (int round = 0; round < 1000; round++) {
		make_texts(&seed, 40, 30, &a, &b);
		rr_word_changes(rr_str_span(&a), rr_str_span(&b), &changes);
		for (size_t i = 1; i + 1 < changes.count; i++) {
			const struct rr_change *c = &changes.items[i];

			if (c->op == RR_EQUAL)
				assert_true(c->end - c->start > 1);
			else if (c->op == changes.items[i - 1].op)
				fail_msg("two runs of a kind side by side");
		}
	}
	rr_str_free(&a);
	rr_str_free(&b);
	rr_changes_free(&changes);
}

int main(void)
{
	const struct CMUnitTest list[] = {
		cmocka_unit_test(shows_edits), cmocka_unit_test(rebuilds_both),
		cmocka_unit_test(stays_quick), cmocka_unit_test(no_confetti),
	};

	return cmocka_run_group_tests(list, NULL, NULL);
}
