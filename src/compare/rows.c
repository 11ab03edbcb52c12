/*
 * From groups of clauses to rows: their relation, their order, their
 * likeness, and which of them moved.
 *
 * Moved means out of the order the others keep. It is judged among siblings:
 * clauses of the same depth below the same paired parents, so that a clause
 * which moves with its sub-paragraphs moves once and not five times. Those
 * in the longest run of siblings that keep their order stayed; the others
 * moved, and so did whoever changed parents or went from the preamble to the
 * operative part.
 */
#include "compare/align.h"

#include <stdlib.h>
#include <string.h>

void align_rising(const size_t *values, size_t count, bool *in)
{
	size_t *tail = rr_alloc((count + 1) * sizeof *tail); /* of the best run of each length */
	size_t *before = rr_alloc((count + 1) * sizeof *before);
	size_t length = 0;

	for (size_t i = 0; i < count; i++) {
		size_t low = 0, high = length;

		while (low < high) {
			size_t middle = (low + high) / 2;

			if (values[tail[middle]] < values[i])
				low = middle + 1;
			else
				high = middle;
		}
		before[i] = low > 0 ? tail[low - 1] : RR_NONE;
		tail[low] = i;
		if (low == length)
			length++;
		in[i] = false;
	}
	for (size_t i = length > 0 ? tail[length - 1] : RR_NONE; i != RR_NONE; i = before[i])
		in[i] = true;
	free(tail);
	free(before);
}

/* ---- order ------------------------------------------------------------- */

struct layout {
	struct aligner *al;
	struct rr_comparison *cmp;
	size_t *row_of_group; /* owned: RR_NONE until placed */
	size_t *a_in, *b_in;  /* owned: clauses of each group */
};

static struct rr_row *place(struct layout *l, size_t group)
{
	struct rr_row *row = &l->cmp->rows[l->cmp->count];

	l->row_of_group[group] = l->cmp->count++;
	row->a_count = l->a_in[group];
	row->b_count = l->b_in[group];
	row->pinned = l->al->pinned[group];
	return row;
}

/* The dropped clauses that follow clause i of a. */
static void place_dropped(struct layout *l, size_t i)
{
	const struct aligner *al = l->al;

	for (; i < al->a->clause_count && l->b_in[al->group_a[i]] == 0; i++)
		if (l->row_of_group[al->group_a[i]] == RR_NONE)
			place(l, al->group_a[i]);
}

static void place_rows(struct layout *l)
{
	const struct aligner *al = l->al;
	size_t *next = rr_alloc((al->a->clause_count + 1) * sizeof *next);
	size_t *first = rr_alloc((al->group_count + 1) * sizeof *first);

	for (size_t k = 0; k < al->group_count; k++)
		first[k] = RR_NONE;
	for (size_t i = al->a->clause_count; i-- > 0;) {
		next[i] = first[al->group_a[i]];
		first[al->group_a[i]] = i;
	}
	place_dropped(l, 0);
	for (size_t j = 0; j < al->b->clause_count; j++) {
		size_t group = al->group_b[j];

		if (l->row_of_group[group] != RR_NONE)
			continue;
		place(l, group);
		for (size_t i = first[group]; i != RR_NONE; i = next[i])
			place_dropped(l, i + 1);
	}
	free(next);
	free(first);
}

/* Fills the rows' lists of clauses, ascending, out of two arrays. */
static void list_clauses(struct layout *l)
{
	const struct aligner *al = l->al;
	struct rr_comparison *cmp = l->cmp;
	size_t *a = rr_arena_alloc(cmp->arena, (al->a->clause_count + 1) * sizeof *a);
	size_t *b = rr_arena_alloc(cmp->arena, (al->b->clause_count + 1) * sizeof *b);
	size_t **fill_a = rr_alloc((cmp->count + 1) * sizeof *fill_a);
	size_t **fill_b = rr_alloc((cmp->count + 1) * sizeof *fill_b);

	for (size_t r = 0; r < cmp->count; r++) {
		cmp->rows[r].a = fill_a[r] = a;
		cmp->rows[r].b = fill_b[r] = b;
		a += cmp->rows[r].a_count;
		b += cmp->rows[r].b_count;
	}
	for (size_t i = 0; i < al->a->clause_count; i++) {
		cmp->row_of_a[i] = l->row_of_group[al->group_a[i]];
		*fill_a[cmp->row_of_a[i]]++ = i;
	}
	for (size_t j = 0; j < al->b->clause_count; j++) {
		cmp->row_of_b[j] = l->row_of_group[al->group_b[j]];
		*fill_b[cmp->row_of_b[j]]++ = j;
	}
	free(fill_a);
	free(fill_b);
}

/* ---- what a row says --------------------------------------------------- */

static enum rr_relation relation_of(const struct aligner *al, const struct rr_row *row)
{
	if (row->a_count == 0)
		return RR_ADDED;
	if (row->b_count == 0)
		return RR_DROPPED;
	if (row->a_count > 1)
		return RR_MERGED;
	if (row->b_count > 1)
		return RR_SPLIT;
	return grams_same(&al->grams, row->a[0], al->grams.a_count + row->b[0])
		? RR_SAME : RR_REWORDED;
}

/* The share of grams in common, each counted alike. Only the same text is 1. */
static double similarity_of(struct aligner *al, const struct rr_row *row)
{
	const struct grams *g = &al->grams;
	uint32_t of_a = ++al->mark, of_both = ++al->mark;
	const struct pair *pair = al->across ? pairs_get(&al->pairs, row->a[0], row->b[0]) : NULL;
	size_t in_a = 0, in_b = 0, both = 0;
	double value;

	if (al->across)
		return pair == NULL ? 0 : pair->likeness < 0.99f ? (double)pair->likeness : 0.99;
	for (size_t k = 0; k < row->a_count; k++)
		for (size_t at = g->from[row->a[k]]; at < g->from[row->a[k] + 1]; at++)
			if (al->marks[g->ids[at]] != of_a) {
				al->marks[g->ids[at]] = of_a;
				in_a++;
			}
	for (size_t k = 0; k < row->b_count; k++) {
		size_t c = g->a_count + row->b[k];

		in_b += g->from[c + 1] - g->from[c];
		for (size_t at = g->from[c]; at < g->from[c + 1]; at++)
			if (al->marks[g->ids[at]] == of_a) {
				al->marks[g->ids[at]] = of_both;
				both++;
			}
	}
	if (in_a + in_b == 0)
		return 0;
	value = 2 * (double)both / (double)(in_a + in_b);
	return value < 0.99 ? value : 0.99;
}

static void describe(struct aligner *al, struct rr_row *row)
{
	row->relation = relation_of(al, row);
	if (row->a_count == 0 || row->b_count == 0)
		return;
	row->similarity = row->relation == RR_SAME ? 1 : similarity_of(al, row);
	if (al->across)
		return; /* other words for the same verb say nothing */
	row->lead = rr_lead_direction(&al->a->clauses[row->a[0]],
	                              &al->b->clauses[row->b[0]]);
}

/* ---- moved ------------------------------------------------------------- */

/* The row of the clause's parent, count where it has none. */
static size_t parent_row(const struct rr_doc *doc, const size_t *row_of, size_t clause,
                         size_t none)
{
	size_t parent = doc->clauses[clause].parent;

	return parent == RR_NONE || parent >= doc->clause_count ? none : row_of[parent];
}

static void mark_moved(struct rr_comparison *cmp)
{
	size_t none = cmp->count, *first = rr_alloc((none + 1) * sizeof *first);
	size_t *next = rr_alloc((none + 1) * sizeof *next);
	size_t *member = rr_alloc((none + 1) * sizeof *member);
	size_t *value = rr_alloc((none + 1) * sizeof *value);
	bool *stays = rr_alloc((none + 1) * sizeof *stays);

	for (size_t r = 0; r <= none; r++)
		first[r] = RR_NONE;
	for (size_t i = cmp->a->clause_count; i-- > 0;) {
		struct rr_row *row = &cmp->rows[cmp->row_of_a[i]];
		size_t up;

		if (row->b_count == 0 || row->a[0] != i)
			continue;
		up = parent_row(cmp->a, cmp->row_of_a, i, none);
		row->moved = up != parent_row(cmp->b, cmp->row_of_b, row->b[0], none) ||
			cmp->a->clauses[i].kind != cmp->b->clauses[row->b[0]].kind;
		if (row->moved)
			continue;
		next[cmp->row_of_a[i]] = first[up];
		first[up] = cmp->row_of_a[i];
	}
	for (size_t up = 0; up <= none; up++) {
		size_t count = 0;

		for (size_t r = first[up]; r != RR_NONE; r = next[r]) {
			member[count] = r;
			value[count++] = cmp->rows[r].b[0];
		}
		align_rising(value, count, stays);
		for (size_t k = 0; k < count; k++)
			cmp->rows[member[k]].moved = !stays[k];
	}
	free(first);
	free(next);
	free(member);
	free(value);
	free(stays);
}

void align_rows(struct aligner *al, struct rr_comparison *cmp)
{
	struct layout l = { .al = al, .cmp = cmp };
	size_t a_count = al->a->clause_count, b_count = al->b->clause_count;

	l.row_of_group = rr_alloc((al->group_count + 1) * sizeof *l.row_of_group);
	l.a_in = rr_alloc((al->group_count + 1) * sizeof *l.a_in);
	l.b_in = rr_alloc((al->group_count + 1) * sizeof *l.b_in);
	for (size_t k = 0; k < al->group_count; k++)
		l.row_of_group[k] = RR_NONE;
	for (size_t i = 0; i < a_count; i++)
		l.a_in[al->group_a[i]]++;
	for (size_t j = 0; j < b_count; j++)
		l.b_in[al->group_b[j]]++;
	cmp->rows = rr_arena_alloc(cmp->arena, (a_count + b_count + 1) * sizeof *cmp->rows);
	cmp->row_of_a = rr_arena_alloc(cmp->arena, (a_count + 1) * sizeof *cmp->row_of_a);
	cmp->row_of_b = rr_arena_alloc(cmp->arena, (b_count + 1) * sizeof *cmp->row_of_b);
	place_rows(&l);
	list_clauses(&l);
	for (size_t r = 0; r < cmp->count; r++)
		describe(al, &cmp->rows[r]);
	mark_moved(cmp);
	free(l.row_of_group);
	free(l.a_in);
	free(l.b_in);
}
