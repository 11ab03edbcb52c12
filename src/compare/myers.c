/*
 * The shortest edit script between two lists of words: Myers' O(ND)
 * algorithm in linear space. A path is searched from both ends until the two
 * meet; where they meet the task falls into two smaller ones. Where the
 * ends are too far apart (unrelated texts of thousands of words) the search
 * settles for the point the forward paths came furthest to, which bounds
 * the time at the price of a script somewhat longer than the shortest.
 */
#include "compare/words.h"

#include <stdlib.h>

enum { PATIENCE = 1024 }; /* edits a search goes through before it settles */

struct search {
	const uint32_t *a, *b;
	long *ahead, *back; /* furthest place in a on each diagonal, from either end */
	bool *deleted, *inserted;
};

struct box {
	long a0, a1, b0, b1;
};

struct point {
	long a, b;
};

struct reach {
	long low, high; /* diagonals reached */
};

/* Lets a search spread to the diagonals beside those it has reached. */
static void widen(struct reach *r, long *at, long least, long most, long unset)
{
	if (r->low > least)
		at[--r->low - 1] = unset;
	else
		r->low++;
	if (r->high < most)
		at[++r->high + 1] = unset;
	else
		r->high--;
}

static bool step_ahead(struct search *s, struct box box, struct reach *r,
                       const struct reach *other, bool odd, struct point *met)
{
	widen(r, s->ahead, box.a0 - box.b1, box.a1 - box.b0, -1);
	for (long d = r->high; d >= r->low; d -= 2) {
		long below = s->ahead[d - 1], above = s->ahead[d + 1];
		long x = below >= above ? below + 1 : above;

		for (; x < box.a1 && x - d < box.b1 && s->a[x] == s->b[x - d]; x++)
			;
		s->ahead[d] = x;
		if (odd && other->low <= d && d <= other->high && s->back[d] <= x) {
			*met = (struct point){ x, x - d };
			return true;
		}
	}
	return false;
}

static bool step_back(struct search *s, struct box box, struct reach *r,
                      const struct reach *other, bool odd, struct point *met)
{
	widen(r, s->back, box.a0 - box.b1, box.a1 - box.b0, box.a1 + box.b1 + 2);
	for (long d = r->high; d >= r->low; d -= 2) {
		long below = s->back[d - 1], above = s->back[d + 1];
		long x = below < above ? below : above - 1;

		for (; x > box.a0 && x - d > box.b0 && s->a[x - 1] == s->b[x - d - 1]; x--)
			;
		s->back[d] = x;
		if (!odd && other->low <= d && d <= other->high && x <= s->ahead[d]) {
			*met = (struct point){ x, x - d };
			return true;
		}
	}
	return false;
}

/* The point of the forward paths nearest to the end. */
static struct point furthest(const struct search *s, struct box box, struct reach r)
{
	struct point best = { box.a0, box.b0 };

	for (long d = r.high; d >= r.low; d -= 2) {
		long x = s->ahead[d] < box.a1 ? s->ahead[d] : box.a1, y = x - d;

		if (y > box.b1) {
			x -= y - box.b1;
			y = box.b1;
		}
		if (x >= box.a0 && y >= box.b0 && x + y > best.a + best.b)
			best = (struct point){ x, y };
	}
	return best;
}

/* A point on a shortest path through the box, neither its start nor its end. */
static struct point halfway(struct search *s, struct box box)
{
	long start = box.a0 - box.b0, end = box.a1 - box.b1;
	struct reach ahead = { start, start }, back = { end, end };
	bool odd = ((start - end) & 1) != 0;
	struct point met = { box.a0, box.b0 };

	s->ahead[start] = box.a0;
	s->back[end] = box.a1;
	for (int edits = 0;; edits++) {
		if (step_ahead(s, box, &ahead, &back, odd, &met) ||
		    step_back(s, box, &back, &ahead, odd, &met))
			return met;
		if (edits >= PATIENCE)
			return furthest(s, box, ahead);
	}
}

static void compare_box(struct search *s, struct box box)
{
	for (;;) {
		struct point met;
		struct box head, tail;

		for (; box.a0 < box.a1 && box.b0 < box.b1 && s->a[box.a0] == s->b[box.b0];
		     box.a0++)
			box.b0++;
		for (; box.a0 < box.a1 && box.b0 < box.b1 &&
		       s->a[box.a1 - 1] == s->b[box.b1 - 1]; box.a1--)
			box.b1--;
		if (box.a0 == box.a1 || box.b0 == box.b1)
			break;
		met = halfway(s, box);
		head = (struct box){ box.a0, met.a, box.b0, met.b };
		tail = (struct box){ met.a, box.a1, met.b, box.b1 };
		/* the smaller half by a call, so that calls nest but little */
		if (met.a - box.a0 + met.b - box.b0 < box.a1 - met.a + box.b1 - met.b) {
			compare_box(s, head);
			box = tail;
		} else {
			compare_box(s, tail);
			box = head;
		}
	}
	for (long i = box.a0; i < box.a1; i++)
		s->deleted[i] = true;
	for (long j = box.b0; j < box.b1; j++)
		s->inserted[j] = true;
}

static void gather(const struct search *s, size_t a_count, size_t b_count,
                   struct hunks *out)
{
	size_t i = 0, j = 0;

	while (i < a_count || j < b_count) {
		struct hunk h = { i, i, j, j };

		while (i < a_count && s->deleted[i])
			h.a1 = ++i;
		while (j < b_count && s->inserted[j])
			h.b1 = ++j;
		if (h.a0 == h.a1 && h.b0 == h.b1) {
			i++;
			j++;
			continue;
		}
		out->items = rr_grow(out->items, out->count, &out->cap, sizeof *out->items);
		out->items[out->count++] = h;
	}
}

void words_diff(const struct word_list *a, const struct word_list *b,
                struct hunks *out)
{
	size_t diagonals = a->count + b->count + 5;
	long *room = rr_alloc(2 * diagonals * sizeof *room);
	struct search s = {
		.a = a->id, .b = b->id,
		.ahead = room + b->count + 2, .back = room + diagonals + b->count + 2,
		.deleted = rr_alloc(a->count + 1), .inserted = rr_alloc(b->count + 1),
	};

	out->count = 0;
	compare_box(&s, (struct box){ 0, (long)a->count, 0, (long)b->count });
	gather(&s, a->count, b->count, out);
	free(room);
	free(s.deleted);
	free(s.inserted);
}
