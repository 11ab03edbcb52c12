#include "ui/scroll.h"

const struct ui_shape *ui_scroll_shape(struct ui_scroll *scroll, size_t row)
{
	return ui_shape_of(&scroll->flow, row, &scroll->style);
}

struct ui_spot ui_scroll_start(struct ui_scroll *scroll, size_t row)
{
	if (row >= scroll->flow.count)
		return (struct ui_spot){ 0 };
	row = ui_flow_shown(&scroll->flow, row);
	return (struct ui_spot){ .row = row, .line = ui_scroll_shape(scroll, row)->space };
}

static bool spot_before(struct ui_spot a, struct ui_spot b)
{
	return a.row != b.row ? a.row < b.row : a.line < b.line;
}

bool ui_spot_down(struct ui_scroll *scroll, struct ui_spot *spot)
{
	size_t next;

	if (spot->row >= scroll->flow.count)
		return false;
	if (spot->line + 1 < ui_scroll_shape(scroll, spot->row)->height) {
		spot->line++;
		return true;
	}
	next = ui_flow_step(&scroll->flow, spot->row, false);
	if (next == RR_NONE)
		return false;
	*spot = (struct ui_spot){ .row = next };
	return true;
}

bool ui_spot_up(struct ui_scroll *scroll, struct ui_spot *spot)
{
	size_t next;

	if (spot->line > 0) {
		spot->line--;
		return true;
	}
	next = ui_flow_step(&scroll->flow, spot->row, true);
	if (next == RR_NONE)
		return false;
	spot->row = next;
	spot->line = ui_scroll_shape(scroll, spot->row)->height - 1;
	return true;
}

int ui_scroll_lines(struct ui_scroll *scroll, struct ui_spot from, struct ui_spot to,
                    int limit)
{
	int lines = 0;

	while (lines < limit && spot_before(from, to)) {
		if (from.row < to.row) {
			lines += ui_scroll_shape(scroll, from.row)->height - from.line;
			from = (struct ui_spot){ .row = ui_flow_step(&scroll->flow, from.row, false) };
		} else {
			lines += to.line - from.line;
			from = to;
		}
	}
	return lines < limit ? lines : limit;
}

/* Moves a spot up or down by lines, as far as it goes; returns how far. */
static int spot_by(struct ui_scroll *scroll, struct ui_spot *spot, int lines)
{
	int moved = 0;

	for (; moved < lines && ui_spot_down(scroll, spot); moved++)
		;
	for (; moved > lines && ui_spot_up(scroll, spot); moved--)
		;
	return moved;
}

static struct ui_spot last_spot(struct ui_scroll *scroll)
{
	struct ui_spot spot = { .row = ui_flow_shown(&scroll->flow, scroll->flow.count - 1) };

	spot.line = ui_scroll_shape(scroll, spot.row)->height - 1;
	return spot;
}

/* The last line never stands above the bottom unless all fits. */
static void clamp_top(struct ui_scroll *scroll)
{
	struct ui_spot last = last_spot(scroll);

	if (ui_scroll_lines(scroll, scroll->top, last, scroll->body) >= scroll->body - 1)
		return;
	scroll->top = last;
	spot_by(scroll, &scroll->top, 1 - scroll->body);
}

static void clamp_spot(struct ui_scroll *scroll, struct ui_spot *spot)
{
	int height;

	if (spot->row >= scroll->flow.count)
		*spot = last_spot(scroll);
	if (scroll->flow.rows[spot->row].hidden)
		*spot = ui_scroll_start(scroll, spot->row);
	height = ui_scroll_shape(scroll, spot->row)->height;
	if (spot->line >= height)
		spot->line = height - 1;
	if (spot->line < 0)
		spot->line = 0;
}

/* Brings the top to the cursor where the cursor is off the screen. */
static void follow_cursor(struct ui_scroll *scroll)
{
	if (spot_before(scroll->cursor, scroll->top)) {
		scroll->top = scroll->cursor;
	} else if (ui_scroll_lines(scroll, scroll->top, scroll->cursor, scroll->body)
	           >= scroll->body) {
		scroll->top = scroll->cursor;
		spot_by(scroll, &scroll->top, 1 - scroll->body);
	}
}

void ui_scroll_settle(struct ui_scroll *scroll)
{
	if (scroll->flow.count == 0) {
		scroll->cursor = scroll->top = (struct ui_spot){ 0 };
		return;
	}
	clamp_spot(scroll, &scroll->cursor);
	clamp_spot(scroll, &scroll->top);
	follow_cursor(scroll);
	clamp_top(scroll);
}

bool ui_scroll_by(struct ui_scroll *scroll, int lines)
{
	int moved;

	if (scroll->flow.count == 0)
		return false;
	moved = spot_by(scroll, &scroll->cursor, lines);
	ui_scroll_settle(scroll);
	return moved != 0;
}

bool ui_scroll_page(struct ui_scroll *scroll, int lines)
{
	struct ui_spot top = scroll->top;
	int moved;

	if (scroll->flow.count == 0)
		return false;
	moved = spot_by(scroll, &top, lines);
	if (moved != 0) {
		scroll->top = top;
		clamp_top(scroll);
	}
	/* the cursor keeps its line on the screen; at an end it goes on to the end */
	moved = spot_by(scroll, &scroll->cursor, lines);
	follow_cursor(scroll);
	return moved != 0;
}

void ui_scroll_put(struct ui_scroll *scroll, struct ui_spot spot, int screen_line)
{
	if (scroll->flow.count == 0)
		return;
	clamp_spot(scroll, &spot);
	scroll->cursor = scroll->top = spot;
	spot_by(scroll, &scroll->top, -screen_line);
	ui_scroll_settle(scroll);
}

void ui_scroll_to(struct ui_scroll *scroll, struct ui_spot spot)
{
	struct ui_spot end;
	int above, height;

	if (scroll->flow.count == 0)
		return;
	clamp_spot(scroll, &spot);
	end = (struct ui_spot){ .row = spot.row };
	end.line = height = ui_scroll_shape(scroll, spot.row)->height;
	end.line--;
	above = spot_before(spot, scroll->top)
	            ? -ui_scroll_lines(scroll, spot, scroll->top, scroll->body)
	            : ui_scroll_lines(scroll, scroll->top, spot, 2 * scroll->body);
	if (above < -scroll->body / 2 || above >= scroll->body + scroll->body / 2) {
		ui_scroll_put(scroll, spot, scroll->body / 4);
		return;
	}
	scroll->cursor = spot;
	/* show the whole row where it fits, else from its start */
	if (height <= scroll->body) {
		struct ui_spot cursor = scroll->cursor;

		scroll->cursor = end;
		follow_cursor(scroll);
		scroll->cursor = cursor;
	} else {
		scroll->top = spot;
	}
	ui_scroll_settle(scroll);
}
