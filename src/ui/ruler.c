/*
 * The ruler: the whole of what is compared laid along the rule above the
 * status line, a sign where each change begins, the screen's part between
 * ┣ and ┫. It lies and does not stand because a standing one would be torn by
 * every scrolled line, and sent anew: that is most of what scrolling costs.
 *
 * A row weighs what its text is long, so that nothing is wrapped for it.
 */
#include "ui/read.h"

#include <stdlib.h>

#define ROW_WEIGHT 40 /* bytes that a row weighs beyond its text */

static size_t weight_of(const struct ui_flow *flow, const struct ui_row *row)
{
	size_t most = 0;

	for (int side = 0; side < 2 && row->fold == 0 && !row->stub; side++) {
		size_t bytes = 0;

		for (size_t i = 0; i < row->count[side]; i++)
			bytes += flow->papers[side]->blocks[row->blocks[side][i]].text.len;
		most = bytes > most ? bytes : most;
	}
	return row->hidden ? 0 : most + ROW_WEIGHT;
}

/* From the least to the most that a cell can tell. */
enum sign { SIGN_NONE, SIGN_MOVED, SIGN_REWORDED, SIGN_ADDED, SIGN_DROPPED, SIGN_CRITICAL };

static const struct { const char *text; enum ui_face face; } signs[] = {
	[SIGN_NONE] = { "─", FACE_RULE },      [SIGN_MOVED] = { "⇄", FACE_MOVED },
	[SIGN_REWORDED] = { "~", FACE_CHANGE }, [SIGN_ADDED] = { "+", FACE_ADD },
	[SIGN_DROPPED] = { "-", FACE_DEL },    [SIGN_CRITICAL] = { "!", FACE_STRENGTH },
};

static enum sign sign_of(struct ui_session *session, const struct ui_flow *flow,
                         const struct ui_row *row)
{
	if (row->stub)
		return SIGN_NONE;
	if (row->relation == RR_ADDED || row->relation == RR_DROPPED)
		return row->relation == RR_ADDED ? SIGN_ADDED : SIGN_DROPPED;
	if (row->cmp != RR_NONE && ui_is_critical(session, &flow->cmp->rows[row->cmp]))
		return SIGN_CRITICAL;
	return row->relation != RR_SAME ? SIGN_REWORDED : row->moved ? SIGN_MOVED : SIGN_NONE;
}

/* The rule's cells, and how the weight of the rows falls on them. */
struct ruler {
	int cells;
	size_t *starts; /* of each row, and the sum of all */
	size_t count;
};

static int cell_at(const struct ruler *ruler, size_t weight)
{
	size_t all = ruler->starts[ruler->count];
	int cell = all > 0 ? (int)(weight * (size_t)ruler->cells / all) : 0;

	return cell < ruler->cells ? cell : ruler->cells - 1;
}

/* The weight above a line of a row. */
static size_t weight_at(const struct ruler *ruler, struct ui_scroll *scroll,
                        struct ui_spot spot)
{
	size_t from = ruler->starts[spot.row], to = ruler->starts[spot.row + 1];

	return from + (to - from) * (size_t)spot.line
	              / (size_t)ui_scroll_shape(scroll, spot.row)->height;
}

static void draw_screen(const struct ruler *ruler, struct ui_scroll *scroll,
                        const uint8_t *cells, struct ui_area line)
{
	struct ui_spot last = scroll->top;
	int from, to;

	for (int i = 1; i < scroll->body; i++)
		if (!ui_spot_down(scroll, &last))
			break;
	last.line++; /* the end of the last line that shows */
	from = cell_at(ruler, weight_at(ruler, scroll, scroll->top));
	to = cell_at(ruler, weight_at(ruler, scroll, last));
	for (int i = from; i <= to; i++)
		if (cells[i] == SIGN_NONE)
			ui_draws(line, i, 0, FACE_TEXT, "━");
	ui_draws(line, from, 0, FACE_TEXT, from == to ? "┃" : "┣");
	if (to > from)
		ui_draws(line, to, 0, FACE_TEXT, "┫");
}

void ui_ruler_draw(struct ui_session *session, struct ui_area line)
{
	struct ui_scroll *scroll = ui_session_scroll(session);
	struct ruler ruler = { .cells = line.columns };
	const struct ui_flow *flow;
	uint8_t *cells;

	ui_rule(line, 0);
	if (scroll == NULL || scroll->flow.cmp == NULL || scroll->flow.count == 0)
		return;
	flow = &scroll->flow;
	ruler.count = flow->count;
	ruler.starts = rr_alloc((flow->count + 1) * sizeof *ruler.starts);
	cells = rr_alloc((size_t)line.columns);
	for (size_t i = 0; i < flow->count; i++)
		ruler.starts[i + 1] = ruler.starts[i] + weight_of(flow, &flow->rows[i]);
	for (size_t i = 0; i < flow->count; i++) {
		uint8_t *cell = &cells[cell_at(&ruler, ruler.starts[i])];
		enum sign sign = sign_of(session, flow, &flow->rows[i]);

		*cell = sign > *cell ? (uint8_t)sign : *cell;
	}
	for (int i = 0; i < line.columns; i++)
		if (cells[i] != SIGN_NONE)
			ui_draws(line, i, 0, signs[cells[i]].face, signs[cells[i]].text);
	draw_screen(&ruler, scroll, cells, line);
	free(cells);
	free(ruler.starts);
}
