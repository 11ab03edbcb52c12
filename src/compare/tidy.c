/*
 * From the shortest edit script to one a person can read.
 *
 * Joining: two hunks with little between them, little against what changed
 * on either side, are one change; a lone "of" or 的 that happens to be in
 * both versions is no anchor. Only the size of the words between counts,
 * punctuation is nothing.
 *
 * Sliding: "A, B, C" may have got ", B" or "B, "; the same words, but a
 * reader sees an item with the stop behind it. A hunk on one side only is
 * slid to the place where it starts after a stop and ends with one.
 */
#include "compare/words.h"

enum {
	SCRAP = 1,  /* words between of that size never part two hunks */
	ANCHOR = 9, /* words between of that size always do */
};

static size_t size_between(const struct word_list *list, size_t from, size_t to)
{
	size_t size = 0;

	for (size_t i = from; i < to; i++)
		size += list->size[i];
	return size;
}

static size_t size_of_hunk(const struct word_list *a, const struct word_list *b,
                           const struct hunk *h)
{
	size_t gone = size_between(a, h->a0, h->a1), come = size_between(b, h->b0, h->b1);

	return gone > come ? gone : come;
}

/* ---- joining ----------------------------------------------------------- */

static bool belong_together(const struct word_list *a, const struct word_list *b,
                            const struct hunk *one, const struct hunk *next)
{
	size_t between = size_between(a, one->a1, next->a0);
	size_t first = size_of_hunk(a, b, one), second = size_of_hunk(a, b, next);
	size_t less = first < second ? first : second;

	if (between <= SCRAP)
		return true;
	return between < ANCHOR && between * 2 <= less;
}

static bool join_hunks(const struct word_list *a, const struct word_list *b,
                       struct hunks *hunks)
{
	size_t kept = 0;
	bool joined = false;

	for (size_t i = 0; i < hunks->count; i++) {
		struct hunk h = hunks->items[i];

		while (kept > 0 && belong_together(a, b, &hunks->items[kept - 1], &h)) {
			h.a0 = hunks->items[--kept].a0;
			h.b0 = hunks->items[kept].b0;
			joined = true;
		}
		hunks->items[kept++] = h;
	}
	hunks->count = kept;
	return joined;
}

/* Takes words off a hunk that both its sides begin or end with, which joining
 * leaves behind; false if nothing remains. */
static bool trim(const struct word_list *a, const struct word_list *b, struct hunk *h)
{
	while (h->a0 < h->a1 && h->b0 < h->b1 && a->id[h->a1 - 1] == b->id[h->b1 - 1]) {
		h->a1--;
		h->b1--;
	}
	while (h->a0 < h->a1 && h->b0 < h->b1 && a->id[h->a0] == b->id[h->b0]) {
		h->a0++;
		h->b0++;
	}
	return h->a0 < h->a1 || h->b0 < h->b1;
}

static void trim_hunks(const struct word_list *a, const struct word_list *b,
                       struct hunks *hunks)
{
	size_t kept = 0;

	for (size_t i = 0; i < hunks->count; i++) {
		struct hunk h = hunks->items[i];

		if (trim(a, b, &h))
			hunks->items[kept++] = h;
	}
	hunks->count = kept;
}

/* ---- sliding ----------------------------------------------------------- */

/* How natural it is for a hunk to be words [from, to) of the list. */
static int fitness(const struct word_list *list, size_t from, size_t to)
{
	int value = 0;

	if (from == 0 || list->mark[from - 1] == MARK_STOP)
		value += 3;
	if (to == list->count || list->mark[to - 1] == MARK_STOP)
		value += 2;
	if (list->mark[from] == MARK_OPEN && list->mark[to - 1] == MARK_CLOSE)
		value += 2;
	if (list->mark[from] == MARK_CLOSE || list->mark[to - 1] == MARK_OPEN)
		value -= 4;
	return value;
}

/* low: the least place its start may slide to; high: the most its end may. */
static size_t slid_by(const struct word_list *list, size_t from, size_t to, size_t low,
                      size_t high)
{
	size_t start = from, best;
	size_t length = to - from;
	int most;

	while (start > low && list->id[start - 1] == list->id[start + length - 1])
		start--;
	best = start;
	most = fitness(list, start, start + length);
	while (start + length < high && list->id[start] == list->id[start + length]) {
		int value;

		start++;
		value = fitness(list, start, start + length);
		if (value > most || (value == most && start <= from)) {
			most = value;
			best = start;
		}
	}
	return best;
}

static void slide(const struct word_list *a, const struct word_list *b,
                  struct hunks *hunks)
{
	for (size_t i = 0; i < hunks->count; i++) {
		struct hunk *h = &hunks->items[i];
		const struct hunk *next = i + 1 < hunks->count ? h + 1 : NULL;
		size_t to;

		if (h->a0 == h->a1) {
			size_t low = i > 0 ? h[-1].b1 + 1 : 0;
			size_t high = next != NULL ? next->b0 - 1 : b->count;

			to = slid_by(b, h->b0, h->b1, low, high);
			*h = (struct hunk){ h->a0 + to - h->b0, h->a0 + to - h->b0,
			                    to, to + h->b1 - h->b0 };
		} else if (h->b0 == h->b1) {
			size_t low = i > 0 ? h[-1].a1 + 1 : 0;
			size_t high = next != NULL ? next->a0 - 1 : a->count;

			to = slid_by(a, h->a0, h->a1, low, high);
			*h = (struct hunk){ to, to + h->a1 - h->a0,
			                    h->b0 + to - h->a0, h->b0 + to - h->a0 };
		}
	}
}

void words_tidy(const struct word_list *a, const struct word_list *b,
                struct hunks *hunks)
{
	slide(a, b, hunks);
	while (join_hunks(a, b, hunks))
		trim_hunks(a, b, hunks);
	slide(a, b, hunks);
}
