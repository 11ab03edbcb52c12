/*
 * flow - the rows of one or two papers, from top to bottom.
 *
 * A row holds the blocks that start on the same screen row: on each side none
 * (added, dropped), one, or several (merged, split). The flow of one paper
 * has one block a row. Building costs no wrapping; heights come later
 * (shape.h), and only for what is looked at.
 */
#ifndef UI_FLOW_H
#define UI_FLOW_H

#include "resread/compare.h"
#include "ui/paper.h"

struct ui_shape;

struct ui_row {
	const size_t *blocks[2];  /* in the flow's arena */
	size_t count[2];
	size_t cmp;               /* row of the comparison; RR_NONE: title, headings … */
	enum rr_relation relation; /* RR_SAME where nothing is compared */
	bool moved;
	/*
	 * Where a moved clause stood in the first document a stub is left, whose
	 * twin is the row where it stands now; and the other way round. RR_NONE.
	 */
	size_t twin;
	bool stub;
	/*
	 * A run of folded rows shows as one line: its first row stands for `fold`
	 * rows, the others are hidden. 0: not folded.
	 */
	size_t fold;
	bool hidden;
	struct ui_shape *shape;   /* owned; NULL until wrapped */
};

struct ui_flow {
	struct rr_arena *arena;         /* owned */
	struct ui_paper *papers[2];     /* borrowed; papers[1] NULL in a flow of one */
	const struct rr_comparison *cmp; /* borrowed; NULL in a flow without */
	int cmp_side;                   /* in a flow of one: which side of cmp it is */
	struct ui_row *rows;            /* owned */
	size_t count, cap;
	size_t *row_of[2];              /* owned: block → row, never a stub */
};

/* The paper alone, in its own order. cmp may be NULL; then side is not used. */
void ui_flow_one(struct ui_flow *flow, struct ui_paper *paper,
                 const struct rr_comparison *cmp, int side);

/* Both papers, level: the rows of the comparison with headings between. */
void ui_flow_pair(struct ui_flow *flow, struct ui_paper *a, struct ui_paper *b,
                  const struct rr_comparison *cmp);

/* Folds what is the same and asked for by row of the comparison (folds.c). */
void ui_flow_fold(struct ui_flow *flow, const bool *folded);
/* A clause that is the same on both sides, in its place. */
bool ui_row_same(const struct ui_flow *flow, const struct ui_row *row);
/* The next row that shows, down or up; RR_NONE at the end. */
size_t ui_flow_step(const struct ui_flow *flow, size_t row, bool up);
/* The row that shows for a row: the first of its folded run, or itself. */
size_t ui_flow_shown(const struct ui_flow *flow, size_t row);

void ui_flow_free(struct ui_flow *flow); /* frees and zeroes */
void ui_flow_forget(struct ui_flow *flow); /* drops all shapes: the width is another */

/* The first block of a side in a row; RR_NONE. */
size_t ui_row_block(const struct ui_row *row, int side);

/* The block of a row on that side, else on the other (then *side changes). */
size_t ui_row_any(const struct ui_row *row, int *side);

#endif
