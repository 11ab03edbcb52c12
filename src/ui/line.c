/*
 * One line of a row: in the margin of its first line the label, the note's
 * sign and the marks of change; then the words in their faces, over which
 * links and search matches are painted. Painting works on the bytes of the
 * composed text, so nothing is wrapped again when a link or a match moves.
 */
#include "ui/read.h"

#include <stdlib.h>
#include <string.h>

/* ---- painting --------------------------------------------------------- */

/* The faces of bytes [start, end) of a part while it is drawn. */
struct paint {
	const struct ui_part *part;
	size_t start, end;
	uint8_t *faces;
	size_t here; /* the byte where the current link starts; RR_NONE */
};

static void paint_bytes(struct paint *paint, size_t from, size_t to, enum ui_face face)
{
	if (from < paint->start)
		from = paint->start;
	if (to > paint->end)
		to = paint->end;
	if (from < to)
		memset(paint->faces + (from - paint->start), (int)face, to - from);
}

/* Paints bytes of a block wherever the part shows them. */
static void paint_block(struct paint *paint, const struct ui_piece *piece, size_t start,
                        size_t end, enum ui_face face, bool over)
{
	size_t from = start > piece->start ? start : piece->start;
	size_t to = end < piece->end ? end : piece->end;

	if (from >= to)
		return;
	from = piece->at + from - piece->start;
	to = piece->at + to - piece->start;
	if (over) {
		paint_bytes(paint, from, to, face);
		return;
	}
	for (size_t i = from; i < to; i++)
		if (i >= paint->start && i < paint->end) {
			uint8_t *old = &paint->faces[i - paint->start];

			if (*old == FACE_TEXT || *old == FACE_LEAD)
				*old = (uint8_t)face;
		}
}

/* The bytes of a footnote's mark: between the piece that ends at it and the next. */
static void paint_mark(struct paint *paint, size_t index, size_t at)
{
	const struct ui_part *part = paint->part;
	const struct ui_piece *piece = &part->pieces[index];
	size_t from = piece->at + (piece->end - piece->start);
	size_t to = part->text.len;

	for (size_t i = 0; i < part->piece_count; i++)
		if (part->pieces[i].at >= from && part->pieces[i].at < to)
			to = part->pieces[i].at;
	if (piece->end != at || from >= to)
		return;
	paint_bytes(paint, from, to, FACE_CITE_HERE);
	paint->here = from;
}

static void paint_links(struct paint *paint, const struct ui_line *line, size_t index)
{
	const struct ui_piece *piece = &paint->part->pieces[index];
	const struct ui_session *session = line->session;
	const struct ui_paper *paper = line->scroll->flow.papers[piece->side];
	bool focused = paper == session->shown[session->focus];

	for (size_t i = 0; i < paper->link_count; i++) {
		const struct ui_link *link = &paper->links[i];
		bool here = focused && i == session->link;

		if (link->block > piece->block)
			break;
		if (link->block != piece->block)
			continue;
		if (link->mark == NULL)
			paint_block(paint, piece, link->start, link->end,
			            here ? FACE_CITE_HERE : FACE_CITE, here);
		else if (here)
			paint_mark(paint, index, link->start);
		if (here && link->mark == NULL && link->start >= piece->start
		    && link->start < piece->end)
			paint->here = piece->at + link->start - piece->start;
	}
}

static void paint_matches(struct paint *paint, const struct ui_line *line,
                          const struct ui_piece *piece)
{
	struct ui_paper *paper = line->scroll->flow.papers[piece->side];
	size_t from = 0, start, end;

	while (ui_search_in(line->session, paper, piece->block, from, &start, &end)) {
		paint_block(paint, piece, start, end, FACE_MATCH, true);
		from = end > start ? end : start + 1;
	}
}

/* Where the text of a block begins in the joined text of its row's side. */
static size_t joined_at(const struct ui_checked *checked, const struct ui_row *row,
                        const struct ui_paper *paper, int side, size_t block)
{
	const struct rr_str *text = &checked->text[side];
	size_t offset = 0;

	for (size_t i = 0; i < row->count[side] && row->blocks[side][i] != block; i++) {
		offset += paper->blocks[row->blocks[side][i]].text.len;
		offset += offset < text->len && text->text[offset] == ' ';
	}
	return offset;
}

/* The words of critical changes, in a flow of both papers. */
static void paint_criticals(struct paint *paint, const struct ui_line *line,
                            const struct ui_piece *piece)
{
	const struct ui_flow *flow = &line->scroll->flow;
	const struct ui_row *row = &flow->rows[line->spot.row];
	const struct ui_checked *checked = &ui_session_pair(line->session)->checked[row->cmp];
	size_t at;

	if (checked->found.count == 0)
		return;
	at = joined_at(checked, row, flow->papers[piece->side], piece->side, piece->block);
	for (size_t i = 0; i < checked->found.count; i++) {
		const struct rr_critical *c = &checked->found.items[i];
		size_t start = piece->side == 0 ? c->a_start : c->b_start;
		size_t end = piece->side == 0 ? c->a_end : c->b_end;

		if (end > at)
			paint_block(paint, piece, start > at ? start - at : 0, end - at,
			            FACE_CRITICAL, true);
	}
}

static void paint_line(struct paint *paint, const struct ui_line *line)
{
	const struct ui_part *part = paint->part;

	paint->here = RR_NONE;
	memcpy(paint->faces, part->faces + paint->start, paint->end - paint->start);
	if (line->scroll->flow.rows[line->spot.row].stub
	    || line->scroll->flow.rows[line->spot.row].fold > 0)
		return;
	for (size_t i = 0; i < part->piece_count; i++) {
		const struct ui_piece *piece = &part->pieces[i];

		if (piece->at > paint->end || piece->at + (piece->end - piece->start) < paint->start)
			continue;
		if (line->scroll->style.layout != LAYOUT_ONE && line->scroll->style.words
		    && line->scroll->flow.rows[line->spot.row].cmp != RR_NONE)
			paint_criticals(paint, line, piece);
		paint_links(paint, line, i);
		if (line->session->search.folded != NULL)
			paint_matches(paint, line, piece);
	}
}

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
		paint_line(&paint, line);
	if (mirrored)
		draw_mirrored(&paint, area, &here);
	else
		draw_runs(&paint, area, 0, &here);
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
		const char *from = flow->papers[0]->blocks[row->blocks[0][0]].label;

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

/* Whether a note stands on what the part shows: in one column, that is both sides. */
static bool has_notes(const struct ui_line *line, const struct ui_part *part, bool first)
{
	const struct ui_flow *flow = &line->scroll->flow;
	const struct ui_row *row = &flow->rows[line->spot.row];
	bool one = line->scroll->style.layout == LAYOUT_INLINE;
	bool alone = row->shape->count[line->which] == 1;

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < row->count[side]; i++) {
			bool own = side == part->side && row->blocks[side][i] == part->block;

			if ((own || (one && (alone || (first && side != part->side))))
			    && ui_paper_notes_on(flow->papers[side], row->blocks[side][i], NULL) > 0)
				return true;
		}
	return false;
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

	if (c->label == 0)
		return;
	draw_label(line, part, margin);
	if (has_notes(line, part, first))
		ui_draws(margin, c->note, 0, FACE_NOTE, "●");
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
