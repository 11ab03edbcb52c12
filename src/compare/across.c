/*
 * Two languages of one text share no words. What they share is weighed
 * instead: the printed number and place of a clause, the verb that opens it
 * (the packs name verbs alike), the figures in it (years, resolutions,
 * symbols), and how long it is against the whole.
 *
 * A translation keeps the order of its original, so of all choices that keep
 * it the one of the greatest worth is taken: a heaviest rising subsequence
 * of the pairs, by a tree of prefix maxima. A clause missing on one side is
 * what stays over.
 *
 * Every pair is weighed where that is cheap; in long documents those near
 * the same place.
 */
#include "compare/align.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	ALL_PAIRS = 40000, /* so many pairs are all weighed */
	AROUND = 24,       /* beyond that, clauses on either side of the same place */
};

static const struct {
	float number, verb, other_verb, figures, other_figures, length, place, enough;
} rule = {
	.number = 0.15f, .verb = 0.25f, .other_verb = -0.10f, .figures = 0.40f,
	.other_figures = -0.20f, .length = 0.20f, .place = 0.10f, .enough = 0.15f,
};

/* The figures of each clause, as hashes, sorted, with their rarity. */
struct figures {
	uint64_t *items; /* owned */
	size_t *from;    /* owned: clauses of a, then of b */
	size_t count, cap;
};

static uint64_t hash_of(struct rr_span s)
{
	uint64_t hash = UINT64_C(1469598103934665603);

	for (size_t i = 0; i < s.len; i++)
		hash = (hash ^ (unsigned char)s.text[i]) * UINT64_C(1099511628211);
	return hash;
}

static bool has_digit(struct rr_span s)
{
	for (size_t at = 0; at < s.len;)
		if (rr_is_digit(rr_utf8_next(s, &at), NULL))
			return true;
	return false;
}

static int by_value(const void *one, const void *other)
{
	uint64_t x = *(const uint64_t *)one, y = *(const uint64_t *)other;

	return x < y ? -1 : x > y;
}

static void add_figures(struct figures *f, struct rr_span text, struct rr_words *words)
{
	size_t start = f->count;

	rr_words_quick(text, words);
	for (size_t i = 0; i < words->count; i++) {
		struct rr_span word = rr_span_sub(text, words->words[i].start, words->words[i].end);

		if (!has_digit(word))
			continue;
		f->items = rr_grow(f->items, f->count, &f->cap, sizeof *f->items);
		f->items[f->count++] = hash_of(word);
	}
	if (f->count > start)
		qsort(f->items + start, f->count - start, sizeof *f->items, by_value);
}

static void read_figures(struct figures *f, const struct rr_doc *a, const struct rr_doc *b)
{
	struct rr_words words = { 0 };

	f->from = rr_alloc((a->clause_count + b->clause_count + 1) * sizeof *f->from);
	for (size_t i = 0; i < a->clause_count; i++) {
		add_figures(f, a->clauses[i].text, &words);
		f->from[i + 1] = f->count;
	}
	for (size_t j = 0; j < b->clause_count; j++) {
		add_figures(f, b->clauses[j].text, &words);
		f->from[a->clause_count + j + 1] = f->count;
	}
	rr_words_free(&words);
}

/* 0..1, -1 where one has no figures: an old text may write them in words. */
static float figures_likeness(const struct figures *f, size_t one, size_t other)
{
	size_t i = f->from[one], j = f->from[other], shared = 0;
	size_t all = f->from[one + 1] - i + f->from[other + 1] - j;

	if (i == f->from[one + 1] || j == f->from[other + 1])
		return -1;
	while (i < f->from[one + 1] && j < f->from[other + 1]) {
		if (f->items[i] == f->items[j]) {
			shared++;
			i++;
			j++;
		} else if (f->items[i] < f->items[j]) {
			i++;
		} else {
			j++;
		}
	}
	return 2 * (float)shared / (float)all;
}

static bool same_number(const struct rr_clause *x, const struct rr_clause *y)
{
	return x->depth == y->depth && strcmp(x->id, y->id) == 0;
}

static float text_total(const struct rr_doc *doc)
{
	size_t total = 1;

	for (size_t i = 0; i < doc->clause_count; i++)
		total += doc->clauses[i].text.len + 1;
	return (float)total;
}

struct scale {
	float length; /* bytes of b for a byte of a */
	float place;  /* clauses of b for a clause of a */
};

static float likeness(const struct aligner *al, const struct figures *f,
                      const struct scale *scale, size_t a, size_t b)
{
	const struct rr_clause *x = &al->a->clauses[a], *y = &al->b->clauses[b];
	float figures = figures_likeness(f, a, al->a->clause_count + b);
	float want = ((float)x->text.len + 1) * scale->length, is = (float)y->text.len + 1;
	float off = fabsf((float)a * scale->place - (float)b) / (float)(al->b->clause_count + 1);
	float value = rule.length * (want < is ? want / is : is / want) + rule.place * (1 - off);

	if (x->kind != y->kind || x->depth != y->depth)
		return 0;
	if (same_number(x, y))
		value += rule.number;
	if (x->verb != NULL && y->verb != NULL)
		value += strcmp(x->verb, y->verb) == 0 ? rule.verb : rule.other_verb;
	if (figures >= 0)
		value += figures > 0 ? rule.figures * figures : rule.other_figures;
	return value < 0 ? 0 : value < 1 ? value : 1;
}

/* The best choice that ends at a pair: its worth and the pair before it. */
struct chain {
	float worth;
	size_t before; /* RR_NONE: none */
};

/* The best chain that ends before clause b; the tree holds chain numbers + 1. */
static size_t best_below(const size_t *tree, const struct chain *chains, size_t b)
{
	size_t best = RR_NONE;

	for (; b > 0; b -= b & (~b + 1))
		if (tree[b] > 0 && (best == RR_NONE ||
		                    chains[tree[b] - 1].worth > chains[best].worth))
			best = tree[b] - 1;
	return best;
}

static void put_chain(size_t *tree, const struct chain *chains, size_t b_count, size_t b,
                      size_t chain)
{
	for (b++; b <= b_count; b += b & (~b + 1))
		if (tree[b] == 0 || chains[chain].worth > chains[tree[b] - 1].worth)
			tree[b] = chain + 1;
}

void align_in_order(struct aligner *al)
{
	const struct pairs *pairs = &al->pairs;
	size_t a_count = al->a->clause_count, b_count = al->b->clause_count;
	struct chain *chains = rr_alloc((pairs->count + 1) * sizeof *chains);
	size_t *tree = rr_alloc((b_count + 1) * sizeof *tree);
	size_t best;

	for (size_t i = 0; i < a_count; i++) {
		al->mate[i] = RR_NONE;
		for (size_t k = pairs->first[i]; k < pairs->first[i + 1]; k++) {
			size_t before = best_below(tree, chains, pairs->items[k].b);

			chains[k].before = before;
			chains[k].worth = pairs->items[k].worth +
				(before == RR_NONE ? 0 : chains[before].worth);
		}
		/* only now, so that no two pairs of one clause follow each other */
		for (size_t k = pairs->first[i]; k < pairs->first[i + 1]; k++)
			if (pairs->items[k].worth > 0)
				put_chain(tree, chains, b_count, pairs->items[k].b, k);
	}
	best = best_below(tree, chains, b_count);
	for (; best != RR_NONE; best = chains[best].before)
		al->mate[pairs->items[best].a] = pairs->items[best].b;
	free(chains);
	free(tree);
}

void align_across(struct aligner *al)
{
	size_t a_count = al->a->clause_count, b_count = al->b->clause_count;
	bool all = a_count * b_count <= ALL_PAIRS;
	struct figures f = { 0 };
	struct scale scale = {
		text_total(al->b) / text_total(al->a),
		(float)(b_count + 1) / (float)(a_count + 1),
	};

	read_figures(&f, al->a, al->b);
	al->pairs.first = rr_alloc((a_count + 1) * sizeof *al->pairs.first);
	for (size_t i = 0; i < a_count; i++) {
		size_t place = (size_t)((float)i * scale.place);
		size_t j = all || place < AROUND ? 0 : place - AROUND;
		size_t end = all || place + AROUND > b_count ? b_count : place + AROUND;

		al->pairs.first[i] = al->pairs.count;
		for (; j < end; j++) {
			struct pair pair = { .a = (uint32_t)i, .b = (uint32_t)j };

			pair.likeness = likeness(al, &f, &scale, i, j);
			pair.worth = pair.likeness - rule.enough;
			if (pair.worth <= 0)
				continue;
			al->pairs.items = rr_grow(al->pairs.items, al->pairs.count, &al->pairs.cap,
			                          sizeof *al->pairs.items);
			al->pairs.items[al->pairs.count++] = pair;
		}
	}
	al->pairs.first[a_count] = al->pairs.count;
	free(f.items);
	free(f.from);
}
