/*
 * The editor wraps no more than it shows. A place is a row of one wrapped
 * line; going up or down from it wraps the neighbouring lines as it reaches
 * them, so a key costs what its line and the screen hold, however long the
 * text is. The text is wrapped one column short of the area: the cursor
 * always has a cell. Rows that run right to left end at the right edge.
 *
 * A line's tabs are drawn as single blanks (edit->flat); as both are one
 * byte, offsets into the flat line and into the text are the same.
 */
#include "ui/edit_in.h"

#include <string.h>

#include "ui/typed.h"

size_t edit_line_start(const struct ui_edit *edit, size_t pos)
{
	const char *end = memrchr(edit->text.text, '\n', pos);

	return end != NULL ? (size_t)(end - edit->text.text) + 1 : 0;
}

size_t edit_line_end(const struct ui_edit *edit, size_t pos)
{
	const char *end = memchr(edit->text.text + pos, '\n', edit->text.len - pos);

	return end != NULL ? (size_t)(end - edit->text.text) : edit->text.len;
}

/* ---- rows ------------------------------------------------------------- */

/* Wraps the line that starts at byte `line`, if it is not the one at hand. */
static void lay(struct ui_edit *edit, size_t line)
{
	if (edit->laid && edit->line == line)
		return;
	edit->line = line;
	edit->line_end = edit_line_end(edit, line);
	rr_str_cut(&edit->flat, 0);
	rr_str_add(&edit->flat, rr_span_of(edit->text.text + line, edit->line_end - line));
	for (char *tab = edit->flat.text; (tab = strchr(tab, '\t')) != NULL;)
		*tab = ' ';
	rr_wrap(rr_str_span(&edit->flat), edit->columns - 1, &edit->wrapped);
	edit->laid = true;
}

/* The words of the row at a place, and where in the text they start. */
static struct rr_span row_span(struct ui_edit *edit, struct edit_place place, size_t *start)
{
	const struct rr_wrapped *row;

	lay(edit, place.line);
	row = &edit->wrapped.lines[place.row];
	*start = place.line + row->start;
	return rr_span_sub(rr_str_span(&edit->flat), row->start, row->end);
}

static struct edit_place place_of(struct ui_edit *edit, size_t pos)
{
	struct edit_place place = { .line = edit_line_start(edit, pos) };

	lay(edit, place.line);
	while (place.row + 1 < edit->wrapped.count &&
	       edit->wrapped.lines[place.row + 1].start <= pos - place.line)
		place.row++;
	return place;
}

static bool go_down(struct ui_edit *edit, struct edit_place *place)
{
	lay(edit, place->line);
	if (place->row + 1 < edit->wrapped.count) {
		place->row++;
		return true;
	}
	if (edit->line_end == edit->text.len)
		return false;
	place->line = edit->line_end + 1;
	place->row = 0;
	return true;
}

static bool go_up(struct ui_edit *edit, struct edit_place *place)
{
	if (place->row > 0) {
		place->row--;
		return true;
	}
	if (place->line == 0)
		return false;
	place->line = edit_line_start(edit, place->line - 1);
	lay(edit, place->line);
	place->row = edit->wrapped.count - 1;
	return true;
}

static bool before(struct edit_place a, struct edit_place b)
{
	return a.line < b.line || (a.line == b.line && a.row < b.row);
}

/* ---- the cursor in its row -------------------------------------------- */

static int grapheme_columns(struct rr_span row, size_t pos)
{
	return rr_columns(rr_span_sub(row, pos, rr_grapheme_next(row, pos)));
}

/* Puts the cursor into the row at a place, as near to the goal as it goes. */
static void enter_row(struct ui_edit *edit, struct edit_place place)
{
	size_t start, pos = 0;
	struct rr_span row = row_span(edit, place, &start);
	bool last = place.row + 1 == edit->wrapped.count;
	int column = 0;

	while (pos < row.len) {
		int width = grapheme_columns(row, pos);

		if (column + width > edit->goal)
			break;
		column += width;
		pos = rr_grapheme_next(row, pos);
	}
	/* the end of a row that breaks without a blank is the next row's start */
	if (!last && pos > 0 &&
	    edit->wrapped.lines[place.row + 1].start == start - place.line + pos)
		pos = rr_grapheme_prev(row, pos);
	edit->cursor = start + pos;
}

void edit_move_rows(struct ui_edit *edit, int rows)
{
	struct edit_place place = place_of(edit, edit->cursor);
	size_t start;

	if (edit->goal < 0) {
		struct rr_span row = row_span(edit, place, &start);
		size_t at = edit->cursor - start;

		edit->goal = rr_columns(rr_span_sub(row, 0, at));
	}
	for (; rows < 0; rows++)
		if (!go_up(edit, &place))
			break;
	for (; rows > 0; rows--)
		if (!go_down(edit, &place))
			break;
	if (rows != 0) { /* at an end: its first or last character */
		edit->cursor = rows < 0 ? 0 : edit->text.len;
		return;
	}
	enter_row(edit, place);
}

/* ---- drawing ---------------------------------------------------------- */

/* Moves the top so that the cursor's row is on the screen. */
static void scroll(struct ui_edit *edit, struct edit_place cursor)
{
	struct edit_place place;

	if (edit->top.line > edit->text.len)
		edit->top.line = edit->text.len;
	edit->top.line = edit_line_start(edit, edit->top.line);
	lay(edit, edit->top.line);
	if (edit->top.row >= edit->wrapped.count)
		edit->top.row = edit->wrapped.count - 1;
	if (before(cursor, edit->top))
		edit->top = cursor;
	place = edit->top;
	for (int row = 1; row < edit->rows && before(place, cursor); row++)
		if (!go_down(edit, &place))
			break;
	if (!before(place, cursor))
		return;
	edit->top = cursor;
	for (int row = 1; row < edit->rows; row++)
		if (!go_up(edit, &edit->top))
			break;
}

static void draw_bar(const struct ui_edit *edit, struct ui_area area)
{
	static const char *const ask[] = {
		"Keep what you wrote?  s save · d discard · Esc go on editing",
		"s save · d discard · Esc edit",
	};
	static const char *const hint[] = {
		"C-s save and close · Esc leave · A-u undo · A-r redo · C-y put back",
		"C-s save · Esc leave",
	};
	enum ui_face face = edit->asking ? FACE_PROMPT : FACE_BAR;
	const char *const *words = edit->asking ? ask : hint;

	ui_fill(area, 0, face);
	ui_draw_cut(area, 0, 0, area.columns, face,
	            rr_span(words[rr_columns(rr_span(words[0])) > area.columns]));
}

static void draw_rows(struct ui_edit *edit, struct ui_area area, struct edit_place cursor)
{
	struct edit_place place = edit->top;

	for (int y = 0; y < area.rows; y++) {
		size_t start;
		struct rr_span row = row_span(edit, place, &start);
		int column = rr_text_is_rtl(row) ? area.columns - rr_columns(row) : 0;

		ui_draw(area, column, y, FACE_TEXT, row);
		if (place.line == cursor.line && place.row == cursor.row) {
			column += ui_typed_column(row, edit->cursor - start);
			column = column < 0 ? 0 : column;
			ui_cursor(area, column < area.columns ? column : area.columns - 1, y);
		}
		if (!go_down(edit, &place))
			break;
	}
}

void ui_edit_draw(struct ui_edit *edit, struct ui_area area)
{
	bool bar = area.rows > 3 || (edit->asking && area.rows > 0);
	struct ui_area text = ui_area_sub(area, 0, 0, area.columns, area.rows - bar);
	struct edit_place cursor;

	if (text.columns != edit->columns)
		edit->laid = false;
	edit->columns = text.columns;
	edit->rows = text.rows;
	for (int y = 0; y < text.rows; y++)
		ui_fill(text, y, FACE_TEXT);
	cursor = place_of(edit, edit->cursor);
	scroll(edit, cursor);
	draw_rows(edit, text, cursor);
	if (bar)
		draw_bar(edit, ui_area_sub(area, 0, area.rows - 1, area.columns, 1));
}
