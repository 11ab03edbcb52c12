/*
 * Arranging: which scroll shows what, in which columns. A place is carried
 * from one scroll to another as an anchor: the block and byte at the cursor,
 * and on which line of the screen the cursor stood.
 */
#include "ui/session.h"

#include <string.h>

/* Lines of text that leave room for a strip, and lines of the largest strip. */
enum { LOWEST_WITH_STRIP = 9, HIGHEST_STRIP = 10 };

/* ---- what is in use --------------------------------------------------- */

bool ui_session_wide(const struct ui_session *session)
{
	return session->shown[1] != NULL && session->columns >= UI_TWO_COLUMNS
	       && !(session->compare == COMPARE_ONE && session->synced);
}

bool ui_session_level(const struct ui_session *session)
{
	return session->shown[0] != NULL && session->shown[1] != NULL && session->synced
	       && session->compare != COMPARE_OFF;
}

bool ui_session_inline(const struct ui_session *session)
{
	return ui_session_level(session) && !ui_session_wide(session);
}

struct ui_scroll *ui_session_scroll_of(struct ui_session *session, int pane)
{
	if (session->shown[0] == NULL || (pane == 1 && session->shown[1] == NULL))
		return NULL;
	return &session->scrolls[ui_session_level(session) ? SCROLL_PAIR : pane];
}

struct ui_scroll *ui_session_scroll(struct ui_session *session)
{
	return ui_session_scroll_of(session, session->focus);
}

int ui_session_side(const struct ui_session *session, int pane)
{
	return ui_session_level(session) ? pane : 0;
}

struct ui_bars ui_session_bars(const struct ui_session *session)
{
	int rows = session->rows;
	struct ui_bars bars = { .head = rows >= 3, .rule = rows >= 6, .status = rows >= 2 };

	bars.body = rows - bars.head - bars.rule - bars.status;
	if (session->strip && bars.body >= LOWEST_WITH_STRIP)
		bars.strip = bars.body / 3 < HIGHEST_STRIP ? bars.body / 3 : HIGHEST_STRIP;
	bars.body -= bars.strip;
	if (bars.body < 1)
		bars.body = 1;
	return bars;
}

/* ---- columns ---------------------------------------------------------- */

static int label_columns(const struct ui_paper *paper, int columns)
{
	int label = paper != NULL ? paper->label_columns : 3;
	int most = columns / 5 < 11 ? columns / 5 : 11;

	if (label < 3)
		label = 3;
	return label > most ? most : label;
}

static struct ui_column column_at(int column, int columns, int label, bool marks)
{
	struct ui_column c = { .column = column, .columns = columns, .label = label };

	c.note = 1 + label + 1;
	c.mark = marks ? c.note + 1 : 0;
	c.text = c.note + 1 + (marks ? 2 : 0) + 1;
	if (c.text > columns - 4) {
		/* too narrow for anything but text */
		c.label = c.note = c.mark = 0;
		c.text = columns > 4 ? 1 : 0;
	}
	c.text_columns = columns - c.text - (columns > 4);
	if (c.text_columns > UI_TEXT_COLUMNS)
		c.text_columns = UI_TEXT_COLUMNS;
	if (c.text_columns < 1)
		c.text_columns = 1;
	return c;
}

static void place_columns(struct ui_session *session)
{
	bool marks = session->compare != COMPARE_OFF && session->shown[1] != NULL;
	int left = ui_session_wide(session) ? (session->columns - 1) / 2 : session->columns;
	int right = ui_session_wide(session) ? session->columns - 1 - left : session->columns;
	int start = ui_session_wide(session) ? left + 1 : 0;
	int label[2] = { label_columns(session->shown[0], left),
	                 label_columns(session->shown[1], right) };
	struct ui_column *pair = session->columns_of[SCROLL_PAIR];

	session->columns_of[SCROLL_A][0] = column_at(0, left, label[0], marks);
	session->columns_of[SCROLL_B][0] = column_at(start, right, label[1], marks);
	pair[0] = column_at(0, left, label[0], marks);
	pair[1] = column_at(start, right, label[1], marks);
	if (!ui_session_wide(session)) {
		/* "OP5→OP6" where the two differ */
		int both = label[0] + 3; /* "OP10→12" */

		pair[0] = pair[1] = column_at(0, left, both < left / 5 ? both : left / 5, marks);
	}
}

static void set_style(struct ui_session *session, int which)
{
	struct ui_scroll *scroll = &session->scrolls[which];
	const struct ui_column *columns = session->columns_of[which];
	struct ui_style style = { .columns = { columns[0].text_columns,
	                                       columns[1].text_columns } };

	style.marks = session->compare != COMPARE_OFF && session->shown[1] != NULL;
	style.words = style.marks && session->compare != COMPARE_CLAUSES;
	style.layout = which != SCROLL_PAIR         ? LAYOUT_ONE
	               : ui_session_wide(session) ? LAYOUT_LEVEL
	                                          : LAYOUT_INLINE;
	style.side = style.layout != LAYOUT_INLINE || style.words ? 1 : session->focus;
	if (memcmp(&style, &scroll->style, sizeof style) != 0)
		ui_flow_forget(&scroll->flow);
	scroll->style = style;
	scroll->body = ui_session_bars(session).body;
}

/* ---- flows ------------------------------------------------------------ */

static void build_flow(struct ui_session *session, int which)
{
	struct ui_scroll *scroll = &session->scrolls[which];
	struct ui_paper *a = session->shown[which == SCROLL_B], *b = NULL;
	const struct rr_comparison *cmp = NULL;

	if (session->compare != COMPARE_OFF)
		cmp = ui_session_compared(session);
	if (which == SCROLL_PAIR)
		b = session->shown[1];
	if (session->flowing[which][0] == a && session->flowing[which][1] == b
	    && session->flowing_cmp[which] == cmp)
		return;
	ui_flow_free(&scroll->flow);
	scroll->cursor = scroll->top = (struct ui_spot){ 0 };
	if (which == SCROLL_PAIR)
		ui_flow_pair(&scroll->flow, a, b, cmp);
	else
		ui_flow_one(&scroll->flow, a, cmp, which);
	ui_folds_set(session, scroll);
	session->flowing[which][0] = a;
	session->flowing[which][1] = b;
	session->flowing_cmp[which] = cmp;
}

/* ---- anchors ---------------------------------------------------------- */

/* Where a pane stands now, by the flow that was built last for it. */
static struct ui_anchor anchor_of(struct ui_session *session, int pane, bool level)
{
	int which = level ? SCROLL_PAIR : pane, side = level ? pane : 0, found = side;
	struct ui_scroll *scroll = &session->scrolls[which];
	struct ui_anchor anchor = { .block = RR_NONE };
	const struct ui_row *rows = scroll->flow.rows;
	size_t row = scroll->cursor.row, block;

	if (row >= scroll->flow.count || session->flowing[which][side] != session->shown[pane])
		return anchor;
	anchor.screen_line = ui_scroll_lines(scroll, scroll->top, scroll->cursor, scroll->body);
	if (rows[row].count[side] > 0
	    && ui_shape_at(ui_scroll_shape(scroll, row),
	                   scroll->style.layout == LAYOUT_LEVEL ? side : 0, scroll->cursor.line,
	                   &found, &block, &anchor.byte)
	    && found == side) {
		anchor.block = block;
		return anchor;
	}
	while (row > 0 && rows[row].count[side] == 0)
		row--;
	anchor.block = ui_row_block(&rows[row], side);
	return anchor;
}

struct ui_anchor ui_session_anchor(struct ui_session *session, int pane)
{
	return anchor_of(session, pane, ui_session_level(session));
}

void ui_session_to_anchor(struct ui_session *session, int pane, struct ui_anchor anchor)
{
	struct ui_scroll *scroll = ui_session_scroll_of(session, pane);
	int side = ui_session_side(session, pane);
	struct ui_spot spot;

	if (scroll == NULL)
		return;
	if (anchor.block == RR_NONE) {
		ui_scroll_settle(scroll);
		return;
	}
	spot.row = scroll->flow.row_of[side][anchor.block];
	if (spot.row == RR_NONE) {
		ui_scroll_settle(scroll);
		return;
	}
	spot.line = ui_shape_line(ui_scroll_shape(scroll, spot.row), side, anchor.block,
	                          anchor.byte);
	ui_scroll_put(scroll, spot, anchor.screen_line);
}

void ui_session_arrange(struct ui_session *session)
{
	bool was_level = session->flowing[SCROLL_PAIR][0] != NULL
	                 && session->flowing[SCROLL_PAIR][0] == session->shown[0]
	                 && session->flowing[SCROLL_PAIR][1] == session->shown[1]
	                 && session->level;
	struct ui_anchor anchors[2] = { { .block = RR_NONE }, { .block = RR_NONE } };
	bool level = ui_session_level(session);

	if (session->shown[0] == NULL)
		return;
	if (session->shown[1] == NULL)
		session->focus = 0;
	for (int pane = 0; pane < 2; pane++)
		if (session->shown[pane] != NULL)
			anchors[pane] = anchor_of(session, pane, was_level);
	place_columns(session);
	for (int which = 0; which < SCROLL_COUNT; which++) {
		if (which == SCROLL_PAIR ? !level : level || session->shown[which] == NULL)
			continue;
		build_flow(session, which);
		set_style(session, which);
	}
	session->level = level;
	ui_session_to_anchor(session, !session->focus, anchors[!session->focus]);
	ui_session_to_anchor(session, session->focus, anchors[session->focus]);
}

/* ---- moving ----------------------------------------------------------- */

void ui_session_go(struct ui_session *session, int pane, size_t block, size_t byte)
{
	struct ui_scroll *scroll = ui_session_scroll_of(session, pane);
	int side = ui_session_side(session, pane);
	struct ui_spot spot = { 0 };

	if (scroll == NULL || block == RR_NONE)
		return;
	session->focus = pane;
	spot.row = scroll->flow.row_of[side][block];
	if (spot.row == RR_NONE)
		return;
	(void)ui_unfold(session, scroll, spot.row);
	spot.line = ui_shape_line(ui_scroll_shape(scroll, spot.row), side, block, byte);
	ui_scroll_to(scroll, spot);
	ui_session_moved(session);
}

void ui_session_go_row(struct ui_session *session, size_t row)
{
	struct ui_scroll *scroll = ui_session_scroll(session);

	(void)ui_unfold(session, scroll, row);
	ui_scroll_to(scroll, ui_scroll_start(scroll, row));
	ui_session_moved(session);
}

/* The block of the other paper that stands against one; RR_NONE. */
static size_t opposite(struct ui_session *session, int pane, size_t block)
{
	const struct ui_paper *here = session->shown[pane], *there = session->shown[!pane];
	const struct rr_comparison *cmp = ui_session_compared(session);
	const struct ui_block *b = &here->blocks[block];
	const struct rr_row *row;

	if (b->kind != BLOCK_CLAUSE)
		return b->id[0] != '\0' ? ui_paper_block(there, b->id) : RR_NONE;
	row = &cmp->rows[pane == 0 ? cmp->row_of_a[b->index] : cmp->row_of_b[b->index]];
	if (pane == 0)
		return row->b_count > 0 ? there->block_of_clause[row->b[0]] : RR_NONE;
	return row->a_count > 0 ? there->block_of_clause[row->a[0]] : RR_NONE;
}

bool ui_session_bring(struct ui_session *session)
{
	int pane = session->focus, screen_line;
	size_t block = ui_session_block_at(session, &pane), other;
	struct ui_scroll *here = ui_session_scroll(session), *there;

	if (block == RR_NONE || session->shown[1] == NULL)
		return false;
	if (ui_session_level(session))
		return true;
	other = opposite(session, pane, block);
	there = ui_session_scroll_of(session, !pane);
	if (other == RR_NONE || there->flow.row_of[0][other] == RR_NONE)
		return false;
	/* both clauses start on the same line of the screen */
	screen_line = ui_scroll_lines(here, here->top, ui_scroll_start(here, here->cursor.row),
	                              here->body - 1);
	ui_scroll_put(there, ui_scroll_start(there, there->flow.row_of[0][other]), screen_line);
	return true;
}

void ui_session_moved(struct ui_session *session)
{
	session->link = RR_NONE;
	if (session->synced && session->shown[1] != NULL && !ui_session_level(session))
		(void)ui_session_bring(session);
}
