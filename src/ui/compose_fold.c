/* A folded run in one line: how many clauses, and which. */
#include "ui/compose.h"

#include <stdlib.h>
#include <string.h>

/* Whether two clauses of a paper are in one count: both operative in one part. */
static bool one_series(const struct rr_clause *a, const struct rr_clause *b)
{
	return a->kind == b->kind
	       && (a->part == b->part
	           || (a->part != NULL && b->part != NULL && strcmp(a->part, b->part) == 0));
}

/* "PP1–PP3, OP2–OP5(b)": the clauses of a side in the run, series by series. */
static void run_ids(const struct ui_flow *flow, size_t row, int side, struct rr_str *out)
{
	const struct ui_paper *paper = flow->papers[side];
	const struct rr_clause *first = NULL, *last = NULL;

	for (size_t i = row; i < row + flow->rows[row].fold; i++)
		for (size_t k = 0; k < flow->rows[i].count[side]; k++) {
			const struct ui_block *block = &paper->blocks[flow->rows[i].blocks[side][k]];
			const struct rr_clause *clause = &paper->doc->clauses[block->index];

			if (first != NULL && one_series(first, clause)) {
				last = clause;
				continue;
			}
			if (first != NULL && last != first)
				rr_str_printf(out, "–%s", last->id);
			rr_str_printf(out, "%s%s", first != NULL ? ", " : "", clause->id);
			first = last = clause;
		}
	if (last != first)
		rr_str_printf(out, "–%s", last->id);
}

static void compose_column(const struct ui_flow *flow, size_t row, int column, int side,
                           int columns, struct ui_shape *shape)
{
	size_t count = flow->rows[row].fold;
	struct rr_str words = { 0 };
	struct ui_part *part = shape->parts[column] = rr_alloc(sizeof *part);
	size_t fits;

	shape->count[column] = 1;
	part->side = side;
	part->block = ui_row_block(&flow->rows[row], side);
	rr_str_printf(&words, count == 1 ? "… %zu clause the same  " : "… %zu clauses the same  ",
	              count);
	run_ids(flow, row, side, &words);
	fits = rr_fit_columns(rr_str_span(&words), 0, columns);
	if (fits < words.len) {
		rr_str_cut(&words, rr_fit_columns(rr_str_span(&words), 0, columns - 1));
		rr_str_puts(&words, "…");
	}
	part->pieces = rr_grow(part->pieces, 0, &part->piece_cap, sizeof *part->pieces);
	part->pieces[part->piece_count++] =
		(struct ui_piece){ .side = (uint8_t)side, .block = part->block };
	ui_compose_add(part, rr_str_span(&words), FACE_DIM);
	rr_str_free(&words);
}

void ui_compose_fold(const struct ui_flow *flow, size_t row, const struct ui_style *style,
                     struct ui_shape *shape)
{
	if (style->layout == LAYOUT_LEVEL)
		compose_column(flow, row, 0, 0, style->columns[0], shape);
	compose_column(flow, row, style->layout == LAYOUT_LEVEL,
	               style->layout == LAYOUT_ONE ? 0 : 1,
	               style->columns[style->layout == LAYOUT_LEVEL], shape);
}
