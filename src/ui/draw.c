/*
 * Text goes into a grid through draw_clean() alone: what reaches it is valid
 * UTF-8 without controls, and no longer than what could show.
 */
#include "ui/cell.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- text ------------------------------------------------------------- */

/* Lead bytes of the blocks in which right-to-left scripts live. */
static bool may_be_rtl(unsigned char byte)
{
	return (byte >= 0xd6 && byte <= 0xe0) || byte == 0xef || byte == 0xf0;
}

static bool has_rtl(struct rr_span s)
{
	for (size_t i = 0; i < s.len; i++) {
		size_t pos = i;

		if (may_be_rtl((unsigned char)s.text[i]) && rr_is_rtl(rr_utf8_next(s, &pos)))
			return true;
	}
	return false;
}

static bool starts_han(unsigned char byte) /* U+4000 to U+9FFF */
{
	return byte >= 0xe4 && byte <= 0xe9;
}

/*
 * The bytes of an ASCII or Han character at pos that stands alone, as what
 * follows is one of these too; 0 where that takes a closer look.
 */
static size_t plain(struct rr_span s, size_t pos)
{
	unsigned char byte = (unsigned char)s.text[pos], next;
	size_t len = starts_han(byte) ? 3 : 1;

	if (len == 1 && (byte < 0x20 || byte >= 0x7f))
		return 0;
	if (pos + len >= s.len)
		return pos + len == s.len ? len : 0;
	next = (unsigned char)s.text[pos + len];
	return next < 0x80 || starts_han(next) ? len : 0;
}

/* Where the text is drawn and how far it has come. */
struct pen {
	struct ui_area area;
	int column, row;
	enum ui_face face;
	struct ui_cell *last; /* takes a mark that stands alone; NULL at first */
};

/* Draws the grapheme of s at pos and returns its end. */
static size_t draw_grapheme(struct pen *pen, struct rr_span s, size_t pos)
{
	size_t len = plain(s, pos), end = len > 0 ? pos + len : rr_grapheme_next(s, pos);
	struct rr_span grapheme = { s.text + pos, end - pos };
	int width = len > 0 ? (len == 3) + 1 : rr_columns(grapheme);

	if (width > 2)
		width = 2;
	if (width == 0) {
		if (pen->last != NULL)
			ui_cell_add(pen->last, grapheme);
		return end;
	}
	pen->last = ui_cell_put(pen->area, pen->column, pen->row, pen->face, grapheme, width);
	pen->column += width;
	return end;
}

struct rr_span ui_mirrored(struct rr_span grapheme, struct rr_str *store)
{
	size_t pos = 0;
	char bytes[4];
	uint32_t cp = rr_mirror(rr_utf8_next(grapheme, &pos));

	rr_str_add(store, rr_span_of(bytes, rr_utf8_put(bytes, cp)));
	rr_str_add(store, rr_span_sub(grapheme, pos, grapheme.len));
	return rr_str_span(store);
}

static void draw_visual(struct pen *pen, struct rr_span s)
{
	size_t *order = rr_alloc((s.len + 1) * sizeof *order);
	bool *mirrored = rr_alloc((s.len + 1) * sizeof *mirrored);
	size_t count = rr_visual_order_mirrored(s, rr_text_is_rtl(s), order, mirrored, s.len);

	for (size_t i = 0; i < count && pen->column < pen->area.columns; i++) {
		struct rr_str image = { 0 };
		struct rr_span grapheme = rr_span_sub(s, order[i], rr_grapheme_next(s, order[i]));

		if (mirrored[i])
			grapheme = ui_mirrored(grapheme, &image);
		draw_grapheme(pen, grapheme, 0);
		rr_str_free(&image);
	}
	free(mirrored);
	free(order);
}

static void draw_clean(struct pen *pen, struct rr_span s)
{
	size_t pos = 0;

	if (has_rtl(s)) {
		draw_visual(pen, s);
		return;
	}
	while (pos < s.len && pen->column < pen->area.columns)
		pos = draw_grapheme(pen, s, pos);
}

/*
 * The part of text that `columns` can show, valid and without controls, in
 * *store. Columns only grow by that, so what is cut first never shows.
 */
static struct rr_span cleaned(struct rr_span text, int columns, struct rr_str *store)
{
	struct rr_str valid = { 0 };
	size_t most = (size_t)columns * 2 * GRID_BYTES;

	if (text.len > most) { /* then cut behind a whole code point */
		while (most > 0 && ((unsigned char)text.text[most] & 0xc0) == 0x80)
			most--;
		text.len = most;
	}
	if (!rr_utf8_valid(text)) {
		rr_utf8_clean(text, &valid);
		text = rr_str_span(&valid);
	}
	rr_visible(text, store);
	rr_str_free(&valid);
	return rr_str_span(store);
}

int ui_draw(struct ui_area area, int column, int row, enum ui_face face,
            struct rr_span text)
{
	struct pen pen = { .area = area, .column = column, .row = row, .face = face };
	struct rr_str store = { 0 };

	if (row < 0 || row >= area.rows || column >= area.columns || text.len == 0)
		return column > area.columns ? area.columns : column;
	draw_clean(&pen, cleaned(text, area.columns - column, &store));
	rr_str_free(&store);
	return pen.column > area.columns ? area.columns : pen.column;
}

int ui_draws(struct ui_area area, int column, int row, enum ui_face face,
             const char *text)
{
	return ui_draw(area, column, row, face, rr_span(text));
}

int ui_drawf(struct ui_area area, int column, int row, enum ui_face face,
             const char *fmt, ...)
{
	char text[1024];
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	if (len < 0)
		return column;
	return ui_draw(area, column, row, face, rr_span(text));
}

int ui_draw_cut(struct ui_area area, int column, int row, int columns,
                enum ui_face face, struct rr_span text)
{
	struct rr_str store = { 0 };
	struct rr_span s;

	if (columns <= 0)
		return column;
	s = cleaned(text, columns, &store);
	if (rr_fit_columns(s, 0, columns) < s.len) {
		rr_str_cut(&store, rr_fit_columns(s, 0, columns - 1));
		rr_str_puts(&store, "…");
		s = rr_str_span(&store);
	}
	column = ui_draw(area, column, row, face, s);
	rr_str_free(&store);
	return column;
}

/* ---- rows and frames -------------------------------------------------- */

void ui_fill(struct ui_area area, int row, enum ui_face face)
{
	for (int column = 0; column < area.columns; column++) {
		struct ui_cell *cell = ui_cell_at(area, column, row);

		if (cell != NULL)
			ui_cell_blank(cell, face);
	}
}

void ui_face_row(struct ui_area area, int row, enum ui_face face)
{
	for (int column = 0; column < area.columns; column++) {
		struct ui_cell *cell = ui_cell_at(area, column, row);

		if (cell != NULL)
			cell->face = (uint8_t)face;
	}
}

static void across(struct ui_area area, int row, const char *left, const char *right,
                   enum ui_face face)
{
	struct rr_span line = rr_span("─");

	for (int column = 0; column < area.columns; column++)
		ui_cell_put(area, column, row, face, line, 1);
	ui_cell_put(area, 0, row, face, rr_span(left), 1);
	ui_cell_put(area, area.columns - 1, row, face, rr_span(right), 1);
}

void ui_rule(struct ui_area area, int row)
{
	across(area, row, "─", "─", FACE_RULE);
}

void ui_box(struct ui_area area, const char *title)
{
	struct rr_span side = rr_span("│");

	for (int row = 1; row < area.rows - 1; row++) {
		ui_fill(area, row, FACE_POPUP);
		ui_cell_put(area, 0, row, FACE_RULE, side, 1);
		ui_cell_put(area, area.columns - 1, row, FACE_RULE, side, 1);
	}
	if (area.rows > 1)
		across(area, area.rows - 1, "└", "┘", FACE_RULE);
	across(area, 0, "┌", "┐", FACE_RULE);
	if (title != NULL && title[0] != '\0' && area.columns > 6) {
		int end = ui_draw_cut(area, 3, 0, area.columns - 6, FACE_TITLE,
		                      rr_span(title));

		ui_draws(area, 2, 0, FACE_TITLE, " ");
		ui_draws(area, end, 0, FACE_TITLE, " ");
	}
}

void ui_cursor(struct ui_area area, int column, int row)
{
	if (ui_cell_at(area, column, row) == NULL)
		return;
	area.grid->cursor_column = area.column + column;
	area.grid->cursor_row = area.row + row;
	area.grid->cursor_shown = true;
}
