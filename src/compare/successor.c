/*
 * Which document took another's place. Two that one side alone cites each
 * are candidates if they are of one series; what speaks for them is that
 * their clauses were paired (or both stand on the line under the title), the
 * words around them, and their place in the list. The best pairs are made
 * first, each document being in one at most.
 */
#include "compare/recited.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

enum {
	BESIDE = 160,     /* bytes looked at on either side */
	WORD_MIN = 3,     /* bytes of a word that tells something */
	SHARED_MIN = 4,   /* words that two contexts must share to tell anything */
	MENTIONS_MAX = 12, /* of one document looked at */
	PAIRS_MAX = 250000, /* beyond, two such texts have nothing in common */
};

struct candidate {
	size_t a, b;
	struct mention *at_a, *at_b;
	double score;
};

struct candidates {
	struct candidate *items; /* owned */
	size_t count, cap;
};

/* ---- the words around --------------------------------------------------- */

static int by_hash(const void *one, const void *other)
{
	uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;

	return a < b ? -1 : a > b;
}

static void add_words(struct rr_span text, struct around *out)
{
	struct rr_words words = { 0 };

	rr_words_quick(text, &words);
	for (size_t i = 0; i < words.count && out->count < AROUND_MAX; i++) {
		const struct rr_word *w = &words.words[i];
		uint32_t hash = 2166136261u;

		if (w->kind != RR_WORD || w->end - w->start < WORD_MIN)
			continue;
		for (size_t k = w->start; k < w->end; k++)
			hash = (hash ^ (unsigned char)text.text[k]) * 16777619u;
		out->words[out->count++] = hash;
	}
	rr_words_free(&words);
	qsort(out->words, out->count, sizeof *out->words, by_hash);
}

/* Where the citation before ends and the next begins, in the same passage. */
static void neighbours(const struct rr_citations *cites, const struct rr_citation *c,
                       size_t *from, size_t *to)
{
	if (c > cites->items && c[-1].passage == c->passage && c[-1].end > *from &&
	    c[-1].end <= c->start)
		*from = c[-1].end;
	if (c + 1 < cites->items + cites->count && c[1].passage == c->passage &&
	    c[1].start < *to && c[1].start >= c->end)
		*to = c[1].start;
}

void around_read(const struct rr_doc *doc, const struct rr_citations *cites, struct mention *m)
{
	const struct rr_citation *c = m->cite;
	struct rr_span text;
	size_t from, to;

	if (!rr_doc_text(doc, c->passage, &text, NULL) || c->end > text.len)
		return;
	from = c->start > BESIDE ? c->start - BESIDE : 0;
	to = c->end + BESIDE < text.len ? c->end + BESIDE : text.len;
	neighbours(cites, c, &from, &to);
	while (from < c->start && ((unsigned char)text.text[from] & 0xC0) == 0x80)
		from++;
	while (to > c->end && to < text.len && ((unsigned char)text.text[to] & 0xC0) == 0x80)
		to--;
	add_words(rr_span_sub(text, from, c->start), &m->before);
	add_words(rr_span_sub(text, c->end, to), &m->behind);
}

/* The share of words both have, of those of the shorter; 0 where that tells nothing. */
static double share(const struct around *a, const struct around *b)
{
	size_t i = 0, k = 0, shared = 0, least = a->count < b->count ? a->count : b->count;

	while (i < a->count && k < b->count) {
		if (a->words[i] == b->words[k]) {
			shared++;
			i++;
			k++;
		} else if (a->words[i] < b->words[k]) {
			i++;
		} else {
			k++;
		}
	}
	return shared >= SHARED_MIN ? (double)shared / (double)least : 0;
}

/* What a citation is about stands behind it in some languages, before it in others. */
static double likeness(const struct mention *a, const struct mention *b)
{
	double before = share(&a->before, &b->before), behind = share(&a->behind, &b->behind);

	return before > behind ? before : behind;
}

/* ---- candidates --------------------------------------------------------- */

static bool later(const struct rr_series *a, const struct rr_series *b)
{
	return b->order[0] != a->order[0] ? b->order[0] > a->order[0]
		: b->order[1] > a->order[1];
}

/* Clauses that became each other, or the same line of the header. */
static bool paired(const struct mention *a, const struct mention *b)
{
	if (a->row != RR_NONE || b->row != RR_NONE)
		return a->row == b->row;
	return strcmp(a->cite->passage, b->cite->passage) == 0 &&
		strncmp(a->cite->passage, "FN", 2) != 0;
}

/* What speaks for a pair, up to 2; 0: nothing does. */
static double weigh(const struct mention *a, const struct mention *b)
{
	bool beside = paired(a, b), note = a->cite->clause == RR_NONE;
	double like = likeness(a, b);

	if (note != (b->cite->clause == RR_NONE))
		return 0; /* a footnote's document and one the text names */
	if (beside)
		return like > 0.3 || later(&a->series, &b->series) ? 1 + like : 0;
	return like >= 0.7 ? like : 0;
}

static void consider(struct candidates *list, struct single *a, size_t i, struct single *b,
                     size_t k)
{
	struct candidate best = { .a = i, .b = k };

	for (size_t x = 0; x < a[i].count && x < MENTIONS_MAX; x++)
		for (size_t y = 0; y < b[k].count && y < MENTIONS_MAX; y++) {
			double score = weigh(&a[i].first[x], &b[k].first[y]);

			if (score > best.score) {
				best.score = score;
				best.at_a = &a[i].first[x];
				best.at_b = &b[k].first[y];
			}
		}
	if (best.score <= 0)
		return;
	list->items = rr_grow(list->items, list->count, &list->cap, sizeof *list->items);
	list->items[list->count++] = best;
}

/* Best first; of equals those that stand first. */
static int by_score(const void *one, const void *other)
{
	const struct candidate *a = one, *b = other;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (a->at_a->place != b->at_a->place)
		return a->at_a->place < b->at_a->place ? -1 : 1;
	return a->at_b->place < b->at_b->place ? -1 : a->at_b->place > b->at_b->place;
}

static void read_all(const struct rr_doc *doc, const struct rr_citations *cites,
                     struct single *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < list[i].count && k < MENTIONS_MAX; k++)
			around_read(doc, cites, &list[i].first[k]);
}

void pair_singles(const struct rr_doc *a_doc, const struct rr_citations *a_cites,
                  struct single *a, size_t a_count, const struct rr_doc *b_doc,
                  const struct rr_citations *b_cites, struct single *b, size_t b_count)
{
	struct candidates list = { 0 };

	if (a_count == 0 || b_count == 0 || a_count > PAIRS_MAX / b_count)
		return;
	read_all(a_doc, a_cites, a, a_count);
	read_all(b_doc, b_cites, b, b_count);
	for (size_t i = 0; i < a_count; i++)
		for (size_t k = 0; k < b_count; k++)
			if (a[i].first->series_known && b[k].first->series_known &&
			    strcmp(a[i].first->series.name, b[k].first->series.name) == 0)
				consider(&list, a, i, b, k);
	if (list.count > 1)
		qsort(list.items, list.count, sizeof *list.items, by_score);
	for (size_t c = 0; c < list.count; c++) {
		const struct candidate *pair = &list.items[c];

		if (a[pair->a].partner != RR_NONE || b[pair->b].partner != RR_NONE)
			continue;
		a[pair->a].partner = pair->b;
		a[pair->a].at = pair->at_a;
		b[pair->b].partner = pair->a;
		b[pair->b].at = pair->at_b;
	}
	free(list.items);
}
