/*
 * Painting over the faces of a line: words that notes are on, critical
 * changes, links, search matches, the selection. It works on the bytes of the
 * composed text, so nothing is wrapped again when a link or a match moves.
 */
#include "ui/paint.h"

#include <string.h>

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

/* Whether a citation's first word stands in the piece, and on the line. */
static bool starts_here(const struct paint *paint, const struct ui_piece *piece,
                        const struct ui_link *link)
{
	size_t at = piece->at + link->start - piece->start;

	return link->start >= piece->start && link->start < piece->end && at >= paint->start
	       && at < paint->end;
}

static void paint_links(struct paint *paint, const struct ui_line *line, size_t index)
{
	const struct ui_piece *piece = &paint->part->pieces[index];
	const struct ui_session *session = line->session;
	const struct ui_paper *paper = line->scroll->flow.papers[piece->side];
	bool focused = paper == session->shown[session->focus];

	for (size_t i = 0; i < paper->link_count; i++) {
		const struct ui_link *link = &paper->links[i];
		bool here = focused && i == session->link, fault;

		if (link->block > piece->block)
			break;
		if (link->block != piece->block)
			continue;
		fault = link->mark == NULL && ui_paper_fault(paper, link->cite, NULL) != NULL;
		if (link->mark == NULL)
			paint_block(paint, piece, link->start, link->end,
			            here ? FACE_CITE_HERE : fault ? FACE_FAULT : FACE_CITE, here);
		else if (here)
			paint_mark(paint, index, link->start);
		if (fault && starts_here(paint, piece, link))
			paint->fault = true;
		if (here && link->mark == NULL && link->start >= piece->start
		    && link->start < piece->end)
			paint->here = piece->at + link->start - piece->start;
	}
}

/* The face of a highlight's letter; six take turns. */
static enum ui_face light_face(const struct rr_note *note)
{
	char letter = note->colour != NULL ? note->colour[0] : 'a';

	if (strcmp(note->kind, "highlight") != 0)
		return FACE_NOTED;
	return (enum ui_face)(FACE_LIGHT_1 + (letter >= 'a' && letter <= 'z' ? letter - 'a' : 0) % 6);
}

static void paint_notes(struct paint *paint, const struct ui_line *line,
                        const struct ui_piece *piece)
{
	const struct ui_paper *paper = line->scroll->flow.papers[piece->side];
	struct ui_marked marked;
	size_t i = 0;

	while (ui_paper_marked(paper, piece->block, &i, &marked)) {
		enum ui_face face = light_face(marked.note);

		paint_block(paint, piece, marked.start, marked.end, face, face != FACE_NOTED);
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

static void paint_selection(struct paint *paint, const struct ui_line *line,
                            const struct ui_piece *piece)
{
	size_t start, end;

	if (ui_selected_in(line->session, line->scroll->flow.papers[piece->side], piece->block,
	                   &start, &end))
		paint_block(paint, piece, start, end, FACE_SELECT, true);
}

void ui_paint_line(struct paint *paint, const struct ui_line *line)
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
		paint_notes(paint, line, piece);
		if (line->scroll->style.layout != LAYOUT_ONE && line->scroll->style.words
		    && line->scroll->flow.rows[line->spot.row].cmp != RR_NONE)
			paint_criticals(paint, line, piece);
		paint_links(paint, line, i);
		if (line->session->search.folded != NULL)
			paint_matches(paint, line, piece);
		paint_selection(paint, line, piece);
	}
}
