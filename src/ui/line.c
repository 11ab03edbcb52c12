/*
 * One line of a row: in the margin of its first line the label, the note's
 * sign and the marks of change; then the words in their faces, painted over (paint.c).
 */
#include "ui/paint.h"

#include <stdlib.h>
#include <string.h>

/* ---- words ------------------------------------------------------------ */

/* Draws left to right, run by run; *here gets the column of the current link. */
static void draw_runs(const struct paint *paint, struct ui_area area, int column, int *here)
{
	size_t at = paint->start;

	while (at < paint->end) {
		size_t to = at + 1;
		uint8_t face = paint->faces[at - paint->start];

		if (at == paint->here)
			*here = column;
		while (to < paint->end && paint->faces[to - paint->start] == face
		       && to != paint->here)
			to++;
		column = ui_draw(area, column, 0, face,
		                 rr_span_of(paint->part->text.text + at, to - at));
		at = to;
	}
}

/* Draws a line that runs right to left, grapheme by grapheme from the left. */
static void draw_mirrored(const struct paint *paint, struct ui_area area, int *here)
{
	struct rr_span line = rr_span_of(paint->part->text.text + paint->start,
	                                 paint->end - paint->start);
	size_t *order = rr_alloc((line.len + 1) * sizeof *order);
	bool *mirrored = rr_alloc((line.len + 1) * sizeof *mirrored);
	size_t count = rr_visual_order_mirrored(line, true, order, mirrored, line.len);
	int column = area.columns - rr_columns(line);

	for (size_t i = 0; i < count; i++) {
		struct rr_span grapheme = rr_span_sub(line, order[i],
		                                      rr_grapheme_next(line, order[i]));
		struct rr_str image = { 0 };

		if (paint->start + order[i] == paint->here)
			*here = column;
		if (mirrored[i])
			grapheme = ui_mirrored(grapheme, &image);
		column = ui_draw(area, column, 0, paint->faces[order[i]], grapheme);
		rr_str_free(&image);
	}
	free(mirrored);
	free(order);
}

static void draw_words(const struct ui_line *line, const struct ui_part *part,
                       struct ui_area screen, int screen_row)
{
	const struct rr_wrapped *wrapped = &part->lines.lines[line->spot.line - part->first];
	const struct ui_column *c = line->column;
	struct ui_area area = ui_area_sub(screen, c->column + c->text + part->indent, screen_row,
	                                  c->text_columns - part->indent, 1);
	struct paint paint = { .part = part, .start = wrapped->start, .end = wrapped->end,
		.faces = rr_alloc(wrapped->end - wrapped->start + 1) };
	bool mirrored = rr_text_is_rtl(rr_str_span(&part->text));
	int here = mirrored ? area.columns - 1 : 0;

	if (paint.end > paint.start)
		ui_paint_line(&paint, line);
	if (mirrored)
		draw_mirrored(&paint, area, &here);
	else
		draw_runs(&paint, area, 0, &here);
	if (paint.fault && c->text > 0)
		ui_draws(screen, c->column + c->text - 1, screen_row, FACE_FAULT, "?");
	if (line->cursor)
		ui_cursor(area, here, 0);
	free(paint.faces);
}

/* ---- the margin ------------------------------------------------------- */

static void draw_label(const struct ui_line *line, const struct ui_part *part,
                       struct ui_area margin)
{
	const struct ui_flow *flow = &line->scroll->flow;
	const struct ui_row *row = &flow->rows[line->spot.row];
	const char *label = flow->papers[part->side]->blocks[part->block].label;
	enum ui_face face = line->current ? FACE_CURRENT : FACE_ID;
	struct rr_str both = { 0 };

	if (line->scroll->style.layout == LAYOUT_INLINE && row->count[0] > 0
	    && row->count[1] > 0) {
		const char *from = part->side == 0
			? label : flow->papers[0]->blocks[row->blocks[0][0]].label;

		if (part->side == 0)
			label = flow->papers[1]->blocks[row->blocks[1][0]].label;
		rr_str_puts(&both, from);
		if (strcmp(from, label) != 0)
			rr_str_printf(&both, "→%s", strncmp(from, label, 2) == 0 ? label + 2 : label);
		label = both.text != NULL ? both.text : "";
	}
	if (row->fold > 0)
		label = "▸";
	ui_draw_cut(margin, 1, 0, line->column->label, face, rr_span(label));
	rr_str_free(&both);
}

/* The mark of the notes on what the part shows: in one column, that is both sides. */
static const char *note_mark(const struct ui_line *line, const struct ui_part *part, bool first)
{
	const struct ui_flow *flow = &line->scroll->flow;
	const struct ui_row *row = &flow->rows[line->spot.row];
	bool one = line->scroll->style.layout == LAYOUT_INLINE;
	bool alone = row->shape->count[line->which] == 1;

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < row->count[side]; i++) {
			bool own = side == part->side && row->blocks[side][i] == part->block;

			const char *mark = ui_paper_note_mark(flow->papers[side], row->blocks[side][i]);

			if (mark != NULL && (own || (one && (alone || (first && side != part->side)))))
				return mark;
		}
	return NULL;
}

static const struct { const char *sign; enum ui_face face; } signs[] = {
	[RR_SAME] = { "", FACE_TEXT },      [RR_REWORDED] = { "~", FACE_CHANGE },
	[RR_MERGED] = { "~", FACE_CHANGE }, [RR_SPLIT] = { "~", FACE_CHANGE },
	[RR_ADDED] = { "+", FACE_ADD },     [RR_DROPPED] = { "-", FACE_DEL },
};

/* How the row changed, beside each of its clauses; the rest beside the first. */
static void draw_marks(const struct ui_line *line, struct ui_area margin, bool first)
{
	const struct ui_flow *flow = &line->scroll->flow;
	const struct ui_row *row = &flow->rows[line->spot.row];
	bool left = line->scroll->style.layout == LAYOUT_LEVEL && line->which == 0;
	bool pinned = row->cmp != RR_NONE && flow->cmp->rows[row->cmp].pinned;
	int column = line->column->mark;

	if (column == 0 || row->stub)
		return;
	if (!left || row->relation == RR_DROPPED)
		ui_draws(margin, column, 0, signs[row->relation].face, signs[row->relation].sign);
	if (pinned && (left || row->relation == RR_SAME))
		ui_draws(margin, column, 0, FACE_MOVED, "&");
	if (!first)
		return;
	if (!left && row->cmp != RR_NONE
	    && ui_is_critical(line->session, &flow->cmp->rows[row->cmp]))
		ui_draws(margin, column + 1, 0, FACE_STRENGTH, "!");
	else if (row->moved)
		ui_draws(margin, column + 1, 0, FACE_MOVED, "⇄");
}

static void draw_margin(const struct ui_line *line, const struct ui_part *part,
                        struct ui_area screen, int screen_row)
{
	const struct ui_column *c = line->column;
	struct ui_area margin = ui_area_sub(screen, c->column, screen_row, c->text, 1);
	bool first = part == line->scroll->flow.rows[line->spot.row].shape->parts[line->which];

	const char *mark = note_mark(line, part, first);

	if (c->label == 0)
		return;
	draw_label(line, part, margin);
	if (mark != NULL)
		ui_draws(margin, c->note, 0, FACE_NOTE, mark);
	draw_marks(line, margin, first);
}

/* The sign for a clause that was merged with others into the only one at the right. */
static void draw_merged(const struct ui_line *line, const struct ui_shape *shape,
                        struct ui_area screen, int screen_row)
{
	const struct ui_row *row = &line->scroll->flow.rows[line->spot.row];
	const struct ui_column *c = line->column;

	if (line->scroll->style.layout != LAYOUT_LEVEL || line->which != 1 || c->mark == 0
	    || row->stub || shape->count[1] != 1)
		return;
	for (size_t i = 1; i < shape->count[0]; i++)
		if (shape->parts[0][i].first == line->spot.line)
			ui_draws(screen, c->column + c->mark, screen_row,
			         signs[row->relation].face, signs[row->relation].sign);
}

void ui_line_draw(const struct ui_line *line, struct ui_area screen, int screen_row)
{
	const struct ui_shape *shape = ui_scroll_shape(line->scroll, line->spot.row);
	const struct ui_column *c = line->column;

	draw_merged(line, shape, screen, screen_row);
	for (size_t i = 0; i < shape->count[line->which]; i++) {
		const struct ui_part *part = &shape->parts[line->which][i];
		int at = line->spot.line - part->first;

		if (at < 0 || at >= (int)part->lines.count)
			continue;
		if (at == 0)
			draw_margin(line, part, screen, screen_row);
		draw_words(line, part, screen, screen_row);
		return;
	}
	if (shape->count[line->which] == 0 && line->spot.line == shape->space)
		ui_draws(screen, c->column + (c->label > 0), screen_row,
		         line->current ? FACE_CURRENT : FACE_DIM, "·");
	if (line->cursor)
		ui_cursor(screen, c->column + (c->label > 0), screen_row);
}
