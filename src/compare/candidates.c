/*
 * Which pairs deserve a closer look. For a clause of a, the lists "clauses
 * of b that hold this gram" are added up, weight by weight, which gives
 * what it shares with all of b; the best few are kept for it and for each
 * clause of b. Grams that half the document holds tell little and cost
 * much: where the lists are long, the commonest are left out so that a
 * clause visits no more than a small multiple of b's clauses. The chosen
 * few are then measured exactly.
 *
 * Cost: one comparison of two numbers for a pair, about a nanosecond, and
 * a few additions a clause of b; memory in proportion to the texts.
 */
#include "compare/pairs.h"

#include <stdlib.h>
#include <string.h>

enum {
	KEPT = 8,      /* candidates a clause keeps */
	CLASSES = 32,  /* of grams, by the logarithm of their commonness */
	NEIGHBOURS = 2 /* clauses before and after the same place */
};

struct best {
	uint32_t other[KEPT];
	float value[KEPT]; /* falling */
	unsigned count;
};

struct search {
	const struct grams *g;
	uint32_t *list;      /* owned: clauses of b by gram */
	size_t *list_from;   /* owned */
	float *sum;          /* owned: of each clause of b, shared with the present one */
	float *whole;        /* owned: weight of each clause of b */
	struct best *of_a, *of_b; /* owned */
	uint32_t *twin;      /* owned: clause of b of the same text, RR_NONE's low bits */
};

#define NO_TWIN UINT32_MAX

static void keep(struct best *best, uint32_t other, float value)
{
	unsigned i = best->count;

	if (i == KEPT) {
		if (value <= best->value[KEPT - 1])
			return;
		i--;
	} else {
		best->count++;
	}
	for (; i > 0 && best->value[i - 1] < value; i--) {
		best->value[i] = best->value[i - 1];
		best->other[i] = best->other[i - 1];
	}
	best->value[i] = value;
	best->other[i] = other;
}

static void make_lists(struct search *s)
{
	const struct grams *g = s->g;
	size_t *fill = rr_alloc((g->gram_count + 1) * sizeof *fill);
	size_t at = 0;

	s->list_from = rr_alloc((g->gram_count + 1) * sizeof *s->list_from);
	for (size_t i = 0; i < g->gram_count; i++) {
		fill[i] = s->list_from[i] = at;
		at += g->in_b[i];
	}
	s->list_from[g->gram_count] = at;
	s->list = rr_alloc((at + 1) * sizeof *s->list);
	for (size_t j = 0; j < g->b_count; j++)
		for (size_t k = g->from[g->a_count + j]; k < g->from[g->a_count + j + 1]; k++)
			s->list[fill[g->ids[k]]++] = (uint32_t)j;
	free(fill);
}

static unsigned commonness(uint32_t count)
{
	unsigned class = 0;

	while (count > 1) {
		count >>= 1;
		class++;
	}
	return class;
}

/* The commonest class of grams whose lists may still be walked. */
static unsigned walkable(const struct search *s, size_t a)
{
	const struct grams *g = s->g;
	size_t visits[CLASSES] = { 0 }, total = 0, limit = 4096 + 4 * g->b_count;

	for (size_t k = g->from[a]; k < g->from[a + 1]; k++) {
		uint32_t count = g->in_b[g->ids[k]];

		visits[commonness(count)] += count;
		total += count;
	}
	if (total <= limit)
		return CLASSES;
	total = 0;
	for (unsigned class = 0; class < CLASSES; class++) {
		total += visits[class];
		if (total > limit)
			return class;
	}
	return CLASSES;
}

static void add_up(struct search *s, size_t a)
{
	const struct grams *g = s->g;
	unsigned below = walkable(s, a);

	memset(s->sum, 0, g->b_count * sizeof *s->sum);
	for (size_t k = g->from[a]; k < g->from[a + 1]; k++) {
		uint32_t gram = g->ids[k];
		float weight = g->weight[gram];

		if (below < CLASSES && commonness(g->in_b[gram]) >= below)
			continue;
		for (size_t at = s->list_from[gram]; at < s->list_from[gram + 1]; at++)
			s->sum[s->list[at]] += weight;
	}
}

/* Likeness and containment each earn a place: the second shows what was
 * merged or split. */
static void collect(struct search *s, size_t a)
{
	const struct grams *g = s->g;
	float mine = g->shapes[a].all.words + g->shapes[a].all.numbers;

	for (size_t j = 0; j < g->b_count; j++) {
		float shared = s->sum[j], theirs = s->whole[j], value;

		if (shared * 8 <= (mine < theirs ? mine : theirs))
			continue;
		value = 2 * shared / (mine + theirs);
		if (value < 0.05f)
			continue;
		keep(&s->of_a[a], (uint32_t)j, value);
		keep(&s->of_b[j], (uint32_t)a, value);
	}
}

/* ---- clauses of the same text ------------------------------------------ */

struct keyed {
	uint64_t key;
	uint32_t clause;
};

static int by_key(const void *one, const void *other)
{
	const struct keyed *x = one, *y = other;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->clause < y->clause ? -1 : x->clause > y->clause;
}

static struct keyed *sorted(const struct grams *g, size_t from, size_t count)
{
	struct keyed *list = rr_alloc((count + 1) * sizeof *list);

	for (size_t i = 0; i < count; i++) {
		list[i].key = g->shapes[from + i].key;
		list[i].clause = (uint32_t)i;
	}
	qsort(list, count, sizeof *list, by_key);
	return list;
}

/* The n-th clause of a text in a has the n-th of that text in b for a twin;
 * those left over share the last. */
static void find_twins(struct search *s)
{
	const struct grams *g = s->g;
	struct keyed *a = sorted(g, 0, g->a_count);
	struct keyed *b = sorted(g, g->a_count, g->b_count);
	size_t j = 0;

	s->twin = rr_alloc((g->a_count + 1) * sizeof *s->twin);
	for (size_t i = 0; i < g->a_count; i++) {
		s->twin[a[i].clause] = NO_TWIN;
		while (j < g->b_count && b[j].key < a[i].key)
			j++;
		if (j == g->b_count || b[j].key != a[i].key)
			continue;
		s->twin[a[i].clause] = b[j].clause;
		if (j + 1 < g->b_count && b[j + 1].key == a[i].key)
			j++;
	}
	free(a);
	free(b);
}

/* ---- the closer look --------------------------------------------------- */

struct measure {
	const struct grams *g;
	uint32_t *marks;    /* owned: the clause of a, plus one */
	uint32_t *taken;    /* owned: for each clause of b likewise */
	struct pairs *out;
};

static void measure(struct measure *m, size_t a, size_t b, bool twins)
{
	const struct grams *g = m->g;
	struct pairs *out = m->out;
	struct pair pair = { .a = (uint32_t)a, .b = (uint32_t)b, .twins = twins };

	if (b >= g->b_count || m->taken[b] == a + 1)
		return;
	m->taken[b] = (uint32_t)a + 1;
	pair.shared = grams_shared(g, g->a_count + b, (uint32_t)a + 1, m->marks);
	pair.likeness = grams_same(g, a, g->a_count + b) ? 1
		: grams_likeness(pair.shared, g->shapes[a].all, g->shapes[g->a_count + b].all);
	if (pair.likeness <= 0)
		return;
	out->items = rr_grow(out->items, out->count, &out->cap, sizeof *out->items);
	out->items[out->count++] = pair;
}

static int by_b(const void *one, const void *other)
{
	const struct pair *x = one, *y = other;

	return x->b < y->b ? -1 : x->b > y->b;
}

/* For each clause of a: which clauses of b hold it among their best. */
static void wanted_by(const struct search *s, size_t **from, uint32_t **who)
{
	size_t a_count = s->g->a_count, *at = rr_alloc((a_count + 2) * sizeof *at);

	for (size_t j = 0; j < s->g->b_count; j++)
		for (unsigned k = 0; k < s->of_b[j].count; k++)
			at[s->of_b[j].other[k] + 2]++;
	for (size_t i = 2; i < a_count + 2; i++)
		at[i] += at[i - 1];
	*who = rr_alloc((at[a_count + 1] + 1) * sizeof **who);
	for (size_t j = 0; j < s->g->b_count; j++)
		for (unsigned k = 0; k < s->of_b[j].count; k++)
			(*who)[at[s->of_b[j].other[k] + 1]++] = (uint32_t)j;
	*from = at;
}

static void measure_all(const struct search *s, struct pairs *out)
{
	const struct grams *g = s->g;
	struct measure m = { .g = g, .out = out };
	size_t *from = NULL;
	uint32_t *who = NULL;

	m.marks = rr_alloc((g->gram_count + 1) * sizeof *m.marks);
	m.taken = rr_alloc((g->b_count + 1) * sizeof *m.taken);
	wanted_by(s, &from, &who);
	for (size_t i = 0; i < g->a_count; i++) {
		size_t place = g->a_count > 1
			? i * (g->b_count ? g->b_count - 1 : 0) / (g->a_count - 1) : 0;

		out->first[i] = out->count;
		grams_mark(g, i, (uint32_t)i + 1, m.marks);
		if (s->twin[i] != NO_TWIN)
			measure(&m, i, s->twin[i], true);
		for (unsigned k = 0; k < s->of_a[i].count; k++)
			measure(&m, i, s->of_a[i].other[k], false);
		for (size_t k = from[i]; k < from[i + 1]; k++)
			measure(&m, i, who[k], false);
		for (size_t d = 0; d <= 2 * NEIGHBOURS; d++)
			measure(&m, i, place + d - NEIGHBOURS, false);
		if (out->count > out->first[i])
			qsort(out->items + out->first[i], out->count - out->first[i],
			      sizeof *out->items, by_b);
	}
	out->first[g->a_count] = out->count;
	free(from);
	free(who);
	free(m.marks);
	free(m.taken);
}

void pairs_find(const struct grams *g, struct pairs *out)
{
	struct search s = { .g = g };

	*out = (struct pairs){ 0 };
	out->first = rr_alloc((g->a_count + 1) * sizeof *out->first);
	s.sum = rr_alloc((g->b_count + 1) * sizeof *s.sum);
	s.whole = rr_alloc((g->b_count + 1) * sizeof *s.whole);
	s.of_a = rr_alloc((g->a_count + 1) * sizeof *s.of_a);
	s.of_b = rr_alloc((g->b_count + 1) * sizeof *s.of_b);
	for (size_t j = 0; j < g->b_count; j++) {
		const struct grams_sum *all = &g->shapes[g->a_count + j].all;

		s.whole[j] = all->words + all->numbers;
	}
	make_lists(&s);
	for (size_t i = 0; i < g->a_count; i++) {
		add_up(&s, i);
		collect(&s, i);
	}
	find_twins(&s);
	measure_all(&s, out);
	free(s.list);
	free(s.list_from);
	free(s.sum);
	free(s.whole);
	free(s.of_a);
	free(s.of_b);
	free(s.twin);
}

void pairs_free(struct pairs *pairs)
{
	free(pairs->items);
	free(pairs->first);
	*pairs = (struct pairs){ 0 };
}

struct pair *pairs_get(const struct pairs *pairs, size_t a, size_t b)
{
	for (size_t k = pairs->first[a]; k < pairs->first[a + 1]; k++)
		if (pairs->items[k].b == b)
			return &pairs->items[k];
	return NULL;
}
