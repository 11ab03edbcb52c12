/*
 * Pairing: the rows of the comparison come in reading order of the second
 * document. Before a row stand the headings of either side that precede its
 * clauses, paired where their texts agree or both are enacting formulas;
 * title, basis, closing are paired by kind, footnotes as
 * ui/footnotes.h says.
 */
#include "ui/flow.h"

#include <stdlib.h>
#include <string.h>

#include "ui/footnotes.h"
#include "ui/shape.h"

static struct ui_row *row_add(struct ui_flow *flow)
{
	flow->rows = rr_grow(flow->rows, flow->count, &flow->cap, sizeof *flow->rows);
	flow->rows[flow->count] = (struct ui_row){ .cmp = RR_NONE, .twin = RR_NONE };
	return &flow->rows[flow->count++];
}

static void row_set(struct ui_flow *flow, struct ui_row *row, int side, size_t block)
{
	size_t *blocks = rr_arena_alloc(flow->arena, sizeof *blocks);

	blocks[0] = block;
	row->blocks[side] = blocks;
	row->count[side] = 1;
	flow->row_of[side][block] = (size_t)(row - flow->rows);
}

/* One row with a block of either side; RR_NONE for none. */
static struct ui_row *row_pair(struct ui_flow *flow, size_t a, size_t b)
{
	struct ui_row *row = row_add(flow);

	if (a != RR_NONE)
		row_set(flow, row, 0, a);
	if (b != RR_NONE)
		row_set(flow, row, 1, b);
	return row;
}

static void flow_start(struct ui_flow *flow, struct ui_paper *a, struct ui_paper *b,
                       const struct rr_comparison *cmp)
{
	struct ui_paper *papers[2] = { a, b };

	*flow = (struct ui_flow){ .arena = rr_arena_new(), .papers = { a, b }, .cmp = cmp };
	for (int side = 0; side < 2; side++) {
		size_t count = papers[side] != NULL ? papers[side]->block_count : 0;

		flow->row_of[side] = rr_alloc((count + 1) * sizeof(size_t));
		for (size_t i = 0; i < count; i++)
			flow->row_of[side][i] = RR_NONE;
	}
}

void ui_flow_one(struct ui_flow *flow, struct ui_paper *paper,
                 const struct rr_comparison *cmp, int side)
{
	flow_start(flow, paper, NULL, cmp);
	flow->cmp_side = side;
	for (size_t i = 0; i < paper->block_count; i++) {
		struct ui_row *row = row_pair(flow, i, RR_NONE);
		const struct ui_block *block = &paper->blocks[i];

		if (cmp == NULL || block->kind != BLOCK_CLAUSE)
			continue;
		row->cmp = side == 0 ? cmp->row_of_a[block->index] : cmp->row_of_b[block->index];
		row->relation = cmp->rows[row->cmp].relation;
		row->moved = cmp->rows[row->cmp].moved;
	}
}

/* ---- two papers ------------------------------------------------------- */

/* What of both papers has found its row so far, and the moved clauses of a. */
struct pairing {
	struct ui_flow *flow;
	struct ui_paper *papers[2];
	size_t next[2];  /* the first block that has not been passed */
	size_t *stub_of; /* clause of a → its stub's row; RR_NONE */
};

static bool is_between(const struct ui_block *block)
{
	return block->kind == BLOCK_HEADING || block->kind == BLOCK_ENACTING;
}

/* The headings right before a block, from ``: [*first, block). */
static void headings_before(const struct ui_paper *paper, size_t block, size_t *first)
{
	*first = block;
	while (*first > 0 && is_between(&paper->blocks[*first - 1]))
		(*first)--;
}

static bool same_heading(const struct ui_block *a, const struct ui_block *b)
{
	return a->kind == b->kind
	       && (a->kind == BLOCK_ENACTING || rr_span_eq(a->text, b->text));
}

/* Pairs the headings a[a0, a1) and b[b0, b1) in order, those alike together. */
static void pair_headings(struct pairing *p, size_t a0, size_t a1, size_t b0, size_t b1)
{
	const struct ui_block *a = p->papers[0]->blocks, *b = p->papers[1]->blocks;

	for (; b0 < b1; b0++) {
		size_t match = a0;

		while (match < a1 && !same_heading(&a[match], &b[b0]))
			match++;
		if (match == a1 && a1 - a0 == 1 && b1 - b0 == 1 && a[a0].kind == b[b0].kind)
			match = a0;
		if (match < a1) {
			for (; a0 < match; a0++)
				row_pair(p->flow, a0, RR_NONE);
			row_pair(p->flow, a0++, b0);
		} else {
			row_pair(p->flow, RR_NONE, b0);
		}
	}
	for (; a0 < a1; a0++)
		row_pair(p->flow, a0, RR_NONE);
}

/* The run of headings of a side that belongs before a clause, if not yet placed. */
static void pending(const struct pairing *p, int side, size_t clause, size_t *from, size_t *to)
{
	const struct ui_paper *paper = p->papers[side];
	size_t block = clause == RR_NONE ? RR_NONE : paper->block_of_clause[clause];

	*from = *to = 0;
	if (block == RR_NONE)
		return;
	headings_before(paper, block, from);
	*to = block;
	while (*from < *to && p->flow->row_of[side][*from] != RR_NONE)
		(*from)++;
}

static const size_t *blocks_of(struct pairing *p, int side, const size_t *clauses,
                               size_t count)
{
	size_t *blocks = rr_arena_alloc(p->flow->arena, (count + 1) * sizeof *blocks);

	for (size_t i = 0; i < count; i++) {
		blocks[i] = p->papers[side]->block_of_clause[clauses[i]];
		p->flow->row_of[side][blocks[i]] = p->flow->count - 1;
	}
	return blocks;
}

/* The stubs of moved clauses of a that stood right behind clause `after`. */
static void add_stubs(struct pairing *p, size_t after)
{
	const struct rr_comparison *cmp = p->flow->cmp;
	size_t next = after == RR_NONE ? 0 : after + 1;

	for (; next < cmp->a->clause_count; next++) {
		const struct rr_row *moved = &cmp->rows[cmp->row_of_a[next]];
		struct ui_row *row;
		size_t *block;

		if (!moved->moved || p->stub_of[next] != RR_NONE)
			break;
		p->stub_of[next] = p->flow->count;
		row = row_add(p->flow);
		row->stub = true;
		row->moved = true;
		block = rr_arena_alloc(p->flow->arena, sizeof *block);
		*block = p->papers[0]->block_of_clause[next];
		row->blocks[0] = block;
		row->count[0] = 1;
	}
}

static void add_compared(struct pairing *p, size_t index)
{
	const struct rr_row *from = &p->flow->cmp->rows[index];
	size_t a0, a1, b0, b1;
	struct ui_row *row;

	pending(p, 0, from->a_count > 0 && !from->moved ? from->a[0] : RR_NONE, &a0, &a1);
	pending(p, 1, from->b_count > 0 ? from->b[0] : RR_NONE, &b0, &b1);
	pair_headings(p, a0, a1, b0, b1);
	row = row_add(p->flow);
	row->cmp = index;
	row->relation = from->relation;
	row->moved = from->moved;
	row->blocks[0] = blocks_of(p, 0, from->a, from->a_count);
	row->blocks[1] = blocks_of(p, 1, from->b, from->b_count);
	row->count[0] = from->a_count;
	row->count[1] = from->b_count;
	if (from->a_count > 0 && !from->moved)
		add_stubs(p, from->a[from->a_count - 1]);
}

static void link_twins(struct pairing *p)
{
	const struct ui_paper *a = p->papers[0];

	for (size_t i = 0; i < a->doc->clause_count; i++) {
		size_t stub = p->stub_of[i], row = p->flow->row_of[0][a->block_of_clause[i]];

		if (stub == RR_NONE || row == RR_NONE)
			continue;
		p->flow->rows[stub].twin = row;
		if (p->flow->rows[row].twin == RR_NONE)
			p->flow->rows[row].twin = stub;
	}
}

/* ---- what is not compared --------------------------------------------- */

static size_t find_kind(const struct ui_paper *paper, enum ui_block_kind kind)
{
	for (size_t i = 0; i < paper->block_count; i++)
		if (paper->blocks[i].kind == kind)
			return i;
	return RR_NONE;
}

static void pair_kind(struct pairing *p, enum ui_block_kind kind)
{
	size_t a = find_kind(p->papers[0], kind), b = find_kind(p->papers[1], kind);

	if (a != RR_NONE || b != RR_NONE)
		row_pair(p->flow, a, b);
}

/* The enacting formulas, where both stand before all clauses. */
static void pair_enacting(struct pairing *p)
{
	for (int side = 0; side < 2; side++) {
		const struct ui_paper *paper = p->papers[side];
		size_t block = find_kind(paper, BLOCK_ENACTING);

		if (block == RR_NONE
		    || (paper->doc->clause_count > 0 && block > paper->block_of_clause[0]))
			return;
	}
	pair_kind(p, BLOCK_ENACTING);
}

/* Headings that stand behind the last clause, and any not placed so far. */
static void leftover_headings(struct pairing *p)
{
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < p->papers[side]->block_count; i++)
			if (is_between(&p->papers[side]->blocks[i])
			    && p->flow->row_of[side][i] == RR_NONE)
				row_pair(p->flow, side == 0 ? i : RR_NONE, side == 1 ? i : RR_NONE);
}

static void pair_footnotes(struct pairing *p)
{
	const struct ui_paper *a = p->papers[0], *b = p->papers[1];
	size_t i = find_kind(a, BLOCK_FOOTNOTE), j = find_kind(b, BLOCK_FOOTNOTE);
	size_t *version = ui_footnotes_paired(p->flow->cmp);

	for (; j < b->block_count; j++) {
		size_t of_a = version[b->blocks[j].index];

		if (of_a == RR_NONE) {
			row_pair(p->flow, RR_NONE, j);
			continue;
		}
		while (a->blocks[i].index != of_a)
			row_pair(p->flow, i++, RR_NONE);
		row_pair(p->flow, i++, j);
	}
	for (; i < a->block_count; i++)
		row_pair(p->flow, i, RR_NONE);
	free(version);
}

/* Added and dropped outside of the comparison are marked like clauses. */
static void mark_rest(struct ui_flow *flow)
{
	for (size_t i = 0; i < flow->count; i++) {
		struct ui_row *row = &flow->rows[i];

		if (row->cmp != RR_NONE || row->stub)
			continue;
		if (row->count[0] == 0)
			row->relation = RR_ADDED;
		else if (row->count[1] == 0)
			row->relation = RR_DROPPED;
		else if (!rr_span_eq(flow->papers[0]->blocks[row->blocks[0][0]].text,
		                     flow->papers[1]->blocks[row->blocks[1][0]].text))
			row->relation = RR_REWORDED;
	}
}

void ui_flow_pair(struct ui_flow *flow, struct ui_paper *a, struct ui_paper *b,
                  const struct rr_comparison *cmp)
{
	struct pairing p = { .flow = flow, .papers = { a, b } };

	flow_start(flow, a, b, cmp);
	p.stub_of = rr_alloc((a->doc->clause_count + 1) * sizeof(size_t));
	for (size_t i = 0; i <= a->doc->clause_count; i++)
		p.stub_of[i] = RR_NONE;
	pair_kind(&p, BLOCK_TITLE);
	pair_kind(&p, BLOCK_BASIS);
	pair_enacting(&p);
	add_stubs(&p, RR_NONE);
	for (size_t i = 0; i < cmp->count; i++)
		add_compared(&p, i);
	leftover_headings(&p);
	pair_kind(&p, BLOCK_CLOSING);
	pair_footnotes(&p);
	link_twins(&p);
	mark_rest(flow);
	free(p.stub_of);
}

void ui_flow_forget(struct ui_flow *flow)
{
	for (size_t i = 0; i < flow->count; i++) {
		ui_shape_free(flow->rows[i].shape);
		flow->rows[i].shape = NULL;
	}
}

void ui_flow_free(struct ui_flow *flow)
{
	ui_flow_forget(flow);
	free(flow->rows);
	free(flow->row_of[0]);
	free(flow->row_of[1]);
	rr_arena_free(flow->arena);
	*flow = (struct ui_flow){ 0 };
}

size_t ui_row_block(const struct ui_row *row, int side)
{
	return row->count[side] > 0 ? row->blocks[side][0] : RR_NONE;
}

size_t ui_row_any(const struct ui_row *row, int *side)
{
	if (row->count[*side] == 0 && row->count[!*side] > 0)
		*side = !*side;
	return ui_row_block(row, *side);
}
