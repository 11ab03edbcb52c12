#include "ui/list_in.h"

#include <stdio.h>

#include "ui/step.h"

/* ---- keys ------------------------------------------------------------- */

static enum ui_event move(struct ui_list *list, long by)
{
	size_t before = list->current;

	list_move(list, by);
	return list->current != before ? UI_CHANGED : UI_TAKEN;
}

/* Takes the filter away; false if there was none. */
static bool clear_filter(struct ui_list *list)
{
	bool any = ui_prompt_text(list->filter).len > 0;

	list->typing = false;
	if (any) {
		ui_prompt_key(list->filter, ui_key_of(UI_KEY_END));
		ui_prompt_key(list->filter, ui_key_ctrl('u'));
		list_refilter(list);
	}
	return any;
}

static enum ui_event type(struct ui_list *list, struct ui_key key)
{
	enum ui_event event;

	if (key.code == UI_KEY_UP || key.code == UI_KEY_DOWN)
		return move(list, key.code == UI_KEY_UP ? -1 : 1);
	event = ui_prompt_key(list->filter, key);
	switch (event) {
	case UI_CHANGED:
		list_refilter(list);
		return event;
	case UI_DONE: /* the row is chosen with a second Enter */
		list->typing = false;
		return UI_TAKEN;
	case UI_LEFT:
		return clear_filter(list) ? UI_CHANGED : UI_TAKEN;
	default:
		return event;
	}
}

static enum ui_event first(struct ui_list *list)
{
	if (!list->g) {
		list->g = true;
		return UI_TAKEN;
	}
	list->g = false;
	return move(list, -(long)list->shown_count);
}

enum ui_event ui_list_key(struct ui_list *list, struct ui_key key)
{
	long by;

	list_refresh(list);
	if (list->typing)
		return type(list, key);
	if (ui_key_eq(key, ui_key_char('g')))
		return first(list);
	list->g = false;
	by = ui_key_step(key, list->lines, (long)list->shown_count);
	if (by != 0)
		return move(list, by);
	if (ui_key_eq(key, ui_key_char('/'))) {
		list->typing = true;
		return UI_TAKEN;
	}
	if (ui_key_eq(key, ui_key_of(UI_KEY_ENTER)))
		return list_current(list) != NULL ? UI_DONE : UI_TAKEN;
	if (ui_key_eq(key, ui_key_of(UI_KEY_ESC)))
		return clear_filter(list) ? UI_CHANGED : UI_LEFT;
	return ui_key_eq(key, ui_key_char('q')) ? UI_LEFT : UI_IGNORED;
}

bool ui_list_typing(const struct ui_list *list)
{
	return list->typing;
}

/* ---- drawing ---------------------------------------------------------- */

enum { MARK = 2, GAP = 2, ROOM_FOR_PREVIEW = 30 }; /* columns */

static void scroll(struct ui_list *list)
{
	size_t lines = (size_t)list->lines;

	if (list->current < list->top)
		list->top = list->current;
	if (list->current >= list->top + lines)
		list->top = list->current - lines + 1;
	if (list->top + lines > list->shown_count)
		list->top = list->shown_count > lines ? list->shown_count - lines : 0;
	/* the heading above the first row of the screen is part of it */
	if (list->top == list->current && list->top > 0 && lines > 1 &&
	    list->rows[list->shown[list->top - 1]].row.heading)
		list->top--;
}

struct list_columns list_columns(const struct ui_list *list, int columns)
{
	struct list_columns c = { .id = list->id_columns, .title = list->title_columns,
		.title_at = MARK };
	int rest;

	if (c.id > columns / 3)
		c.id = columns / 3;
	if (c.id > 0)
		c.title_at += c.id + GAP;
	rest = columns - c.title_at;
	if (!list->previews || (c.title > 0 && rest < ROOM_FOR_PREVIEW))
		c.title = rest;
	else if (c.title > rest / 2)
		c.title = rest / 2;
	c.preview_at = c.title_at + (c.title > 0 ? c.title + GAP : 0);
	return c;
}

static void draw_row(const struct ui_list *list, const struct ui_list_row *row,
                     struct ui_area line)
{
	struct list_columns c = list_columns(list, line.columns);

	if (row->heading) {
		ui_draw_cut(line, 0, 0, line.columns, FACE_HEADING, rr_span(row->title));
		return;
	}
	if (c.id > 0)
		ui_draw_cut(line, MARK, 0, c.id, FACE_ID, rr_span(row->id));
	if (c.title > 0)
		ui_draw_cut(line, c.title_at, 0, c.title, FACE_TEXT, rr_span(row->title));
	if (c.preview_at < line.columns)
		ui_draw_cut(line, c.preview_at, 0, line.columns - c.preview_at, FACE_DIM,
		            rr_span(row->preview));
}

static void draw_rows(struct ui_list *list, struct ui_area area)
{
	list->lines = area.rows;
	scroll(list);
	for (int y = 0; y < area.rows; y++) {
		struct ui_area line = ui_area_sub(area, 0, y, area.columns, 1);
		size_t at = list->top + (size_t)y;

		ui_fill(line, 0, FACE_TEXT);
		if (at >= list->shown_count)
			continue;
		draw_row(list, &list->rows[list->shown[at]].row, line);
		if (at == list->current && list->choosable > 0) {
			ui_draws(line, 0, 0, FACE_TEXT, ">");
			ui_face_row(line, 0, FACE_CURRENT);
			ui_cursor(line, 0, 0);
		}
	}
	if (list->choosable == 0 && area.rows > 0)
		ui_draws(area, MARK, 0, FACE_DIM,
		         list->count > 0 ? "nothing matches" : "nothing here");
}

static void draw_head(const struct ui_list *list, struct ui_area area)
{
	size_t all = 0, at = 0;
	char place[64];
	int width;

	for (size_t i = 0; i < list->shown_count && i <= list->current; i++)
		at += !list->rows[list->shown[i]].row.heading;
	for (size_t i = 0; i < list->count; i++)
		all += !list->rows[i].row.heading;
	if (list->choosable < all)
		snprintf(place, sizeof place, "%zu/%zu of %zu", at, list->choosable, all);
	else
		snprintf(place, sizeof place, "%zu/%zu", at, list->choosable);
	width = rr_columns(rr_span(place)) + 1;
	ui_fill(area, 0, FACE_TITLE);
	ui_draw_cut(area, 1, 0, area.columns - width - 2, FACE_TITLE, rr_span(list->title));
	ui_draws(area, area.columns - width, 0, FACE_TITLE, place);
}

/* How many bytes of the keys fit into one row, up to the two blanks between two of them. */
static size_t keys_fit(struct rr_span keys, int columns)
{
	size_t fit = 0, at = 0;

	if (rr_columns(keys) <= columns)
		return keys.len;
	while ((at = rr_span_find(keys, "  ", at + 1)) != RR_NONE
	       && rr_columns(rr_span_sub(keys, 0, at)) <= columns)
		fit = at;
	return fit;
}

/* Two rows where one is too narrow for the keys and there is height for both. */
static int bar_rows(const struct ui_list *list, struct ui_area area)
{
	enum { ENOUGH = 12 };
	struct rr_span keys = rr_span(list->keys);

	if (area.rows < ENOUGH || list->typing || ui_prompt_text(list->filter).len > 0)
		return 1;
	return keys_fit(keys, area.columns - 1) < keys.len ? 2 : 1;
}

static void draw_keys(const struct ui_list *list, struct ui_area area)
{
	struct rr_span keys = rr_span(list->keys);
	size_t fit = area.rows > 1 ? keys_fit(keys, area.columns - 1) : keys.len;

	for (int y = 0; y < area.rows; y++) {
		ui_fill(area, y, FACE_BAR);
		ui_draw_cut(area, 1, y, area.columns - 1, FACE_BAR,
		            rr_span_trim(y == 0 ? rr_span_sub(keys, 0, fit)
		                                : rr_span_sub(keys, fit, keys.len)));
	}
}

static void draw_bar(struct ui_list *list, struct ui_area area)
{
	if (list->typing || ui_prompt_text(list->filter).len > 0) {
		bool shown = area.grid->cursor_shown;
		int column = area.grid->cursor_column, row = area.grid->cursor_row;

		ui_prompt_draw(list->filter, area);
		if (!list->typing) { /* the cursor stays at the current row */
			area.grid->cursor_shown = shown;
			area.grid->cursor_column = column;
			area.grid->cursor_row = row;
		}
		return;
	}
	draw_keys(list, area);
}

void ui_list_draw(struct ui_list *list, struct ui_area area)
{
	int head = area.rows > 2, bar = area.rows > 3 || (list->typing && area.rows > 1), whole;

	list_refresh(list);
	bar = bar > 0 ? bar_rows(list, area) : 0;
	whole = list_whole_lines(list, area.rows - head - bar, area.columns);
	draw_rows(list, ui_area_sub(area, 0, head, area.columns, area.rows - head - bar - whole));
	if (head)
		draw_head(list, ui_area_sub(area, 0, 0, area.columns, 1));
	if (whole > 0)
		list_draw_whole(list, ui_area_sub(area, 0, area.rows - bar - whole, area.columns, whole));
	if (bar)
		draw_bar(list, ui_area_sub(area, 0, area.rows - bar, area.columns, bar));
}
