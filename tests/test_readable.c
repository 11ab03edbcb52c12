/*
 * Word changes of real clauses: every row gives both its texts again, no
 * change begins or ends within a word, and there are far fewer separate
 * changes than the shortest script over characters has. Prints both numbers
 * of each pair of documents. Skipped without the shared material.
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

#include "support/gold_doc.h"

#define MOST_OF_PLAIN 0.85 /* separate changes against the plain script's */

static const struct {
	const char *a, *b;
} pairs[] = {
	{ "gold/zh/A-HRC-RES-28-2.json", "gold/zh/A-HRC-47-draft.json" },
	{ "gold/zh/A-RES-68-160.json", "gold/zh/A-HRC-RES-28-2.json" },
	{ "gold/zh/A-RES-68-160.json", "gold/zh/A-HRC-47-draft.json" },
	{ "gold/zh/A-HRC-RES-37-23.json", "gold/zh/A-HRC-RES-36-29.json" },
	{ "gold/en/A-RES-78-199.json", "gold/en/A-RES-79-166.json" },
};

/* ---- plain ----------------------------------------------------------------- */

struct chars {
	uint32_t *items; /* owned */
	size_t count;
};

/* Blanks and marks don't count. */
static struct chars chars_of(struct rr_span s)
{
	struct chars out = { rr_alloc((s.len + 1) * sizeof *out.items), 0 };

	for (size_t at = 0; at < s.len;) {
		uint32_t cp = rr_utf8_next(s, &at);

		if (!rr_is_space(cp) && !rr_is_punct(cp))
			out.items[out.count++] = cp;
	}
	return out;
}

/* How many runs of changes a longest common subsequence of characters leaves,
 * read from the front as Myers reads it: what is gone before what came. */
static size_t plain_changes(struct rr_span a, struct rr_span b)
{
	struct chars x = chars_of(a), y = chars_of(b);
	size_t width = y.count + 1, i = 0, j = 0, runs = 0;
	uint16_t *best = rr_alloc((x.count + 1) * width * sizeof *best);
	bool within = false;

	for (size_t m = x.count; m-- > 0;)
		for (size_t n = y.count; n-- > 0;) {
			uint16_t down = best[(m + 1) * width + n], right = best[m * width + n + 1];

			best[m * width + n] = x.items[m] == y.items[n]
				? (uint16_t)(best[(m + 1) * width + n + 1] + 1) : down > right ? down : right;
		}
	while (i < x.count || j < y.count) {
		bool same = i < x.count && j < y.count && x.items[i] == y.items[j];

		runs += !same && !within;
		within = !same;
		if (same) {
			i++;
			j++;
		} else if (i < x.count && (j == y.count || best[(i + 1) * width + j] >=
		                           best[i * width + j + 1])) {
			i++;
		} else {
			j++;
		}
	}
	free(best);
	free(x.items);
	free(y.items);
	return runs;
}

/* ---- ours -------------------------------------------------------------------- */

static bool has_words(struct rr_span s)
{
	for (size_t at = 0; at < s.len;) {
		uint32_t cp = rr_utf8_next(s, &at);

		if (!rr_is_space(cp) && !rr_is_punct(cp))
			return true;
	}
	return false;
}

static size_t our_changes(struct rr_span a, struct rr_span b, const struct rr_changes *changes)
{
	size_t runs = 0;
	bool within = false;

	for (size_t i = 0; i < changes->count; i++) {
		const struct rr_change *c = &changes->items[i];
		struct rr_span text = rr_span_sub(c->op == RR_INSERT ? b : a, c->start, c->end);

		if (c->op == RR_EQUAL)
			within = false;
		else if (has_words(text)) {
			runs += !within;
			within = true;
		}
	}
	return runs;
}

static bool within_word(struct rr_span s, size_t at)
{
	unsigned char before, after;

	if (at == 0 || at >= s.len)
		return false;
	before = (unsigned char)s.text[at - 1] | 0x20;
	after = (unsigned char)s.text[at] | 0x20;
	return before >= 'a' && before <= 'z' && after >= 'a' && after <= 'z';
}

static void check_row(struct rr_span a, struct rr_span b, const struct rr_changes *changes)
{
	struct rr_str x = { 0 }, y = { 0 };

	for (size_t i = 0; i < changes->count; i++) {
		const struct rr_change *c = &changes->items[i];

		assert_false(within_word(c->op == RR_INSERT ? b : a, c->start));
		if (c->op != RR_INSERT)
			rr_str_add(&x, rr_span_sub(a, c->start, c->end));
		if (c->op == RR_INSERT)
			rr_str_add(&y, rr_span_sub(b, c->start, c->end));
		if (c->op == RR_EQUAL)
			rr_str_add(&y, rr_span_sub(b, c->b_start, c->b_end));
	}
	assert_true(rr_span_eq(rr_str_span(&x), a));
	assert_true(rr_span_eq(rr_str_span(&y), b));
	rr_str_free(&x);
	rr_str_free(&y);
}

static void reads_well(void **state)
{
	struct rr_str a = { 0 }, b = { 0 };
	struct rr_changes changes = { 0 };

	(void)state;
	for (size_t p = 0; p < sizeof pairs / sizeof *pairs; p++) {
		char a_path[512], b_path[512];
		struct rr_doc *x, *y;
		struct rr_comparison *cmp;
		size_t ours = 0, plain = 0;

		if (!gold_path(pairs[p].a, a_path, sizeof a_path) ||
		    !gold_path(pairs[p].b, b_path, sizeof b_path))
			skip();
		x = gold_doc(a_path, NULL);
		y = gold_doc(b_path, NULL);
		cmp = rr_compare(x, y, NULL, 0);
		for (size_t r = 0; r < cmp->count; r++) {
			rr_row_changes(cmp, r, &a, &b, &changes);
			check_row(rr_str_span(&a), rr_str_span(&b), &changes);
			if (cmp->rows[r].a_count == 0 || cmp->rows[r].b_count == 0)
				continue;
			ours += our_changes(rr_str_span(&a), rr_str_span(&b), &changes);
			plain += plain_changes(rr_str_span(&a), rr_str_span(&b));
		}
		printf("%s -> %s: %zu separate changes, %zu by characters (%.2f)\n", pairs[p].a,
		       pairs[p].b, ours, plain, plain > 0 ? (double)ours / (double)plain : 0);
		assert_true((double)ours <= MOST_OF_PLAIN * (double)plain);
		rr_comparison_free(cmp);
		gold_doc_free(x);
		gold_doc_free(y);
	}
	rr_str_free(&a);
	rr_str_free(&b);
	rr_changes_free(&changes);
}

int main(void)
{
	const struct CMUnitTest list[] = { cmocka_unit_test(reads_well) };

	return cmocka_run_group_tests(list, NULL, NULL);
}
