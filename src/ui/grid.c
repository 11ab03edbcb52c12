/*
 * A grid is a flat array of cells. Every write goes through ui_cell_put() or
 * ui_cell_blank(), which keep the invariant that a cell of width 2 is
 * followed, in the same row, by exactly one cell of width 0, and that no
 * other cell has width 0; a write over half of a wide grapheme blanks the
 * other half.
 */
#include "ui/cell.h"

#include <stdlib.h>
#include <string.h>

static const char *const face_names[FACE_COUNT] = {
	[FACE_TEXT] = "text", [FACE_DIM] = "dim", [FACE_ID] = "id",
	[FACE_LEAD] = "lead", [FACE_HEADING] = "heading", [FACE_CITE] = "cite",
	[FACE_CITE_HERE] = "cite-here", [FACE_FAULT] = "fault",
	[FACE_ADD] = "add", [FACE_DEL] = "del",
	[FACE_CHANGE] = "change", [FACE_MOVED] = "moved",
	[FACE_STRENGTH] = "strength", [FACE_CRITICAL] = "critical",
	 [FACE_NOTE] = "note", [FACE_TAG] = "tag",
	[FACE_MATCH] = "match", [FACE_SELECT] = "select",
	[FACE_CURRENT] = "current", [FACE_BAR] = "bar", [FACE_TITLE] = "title",
	[FACE_RULE] = "rule", [FACE_PROMPT] = "prompt", [FACE_ERROR] = "error",
	[FACE_POPUP] = "popup", [FACE_KEY] = "key",
	[FACE_NOTED] = "noted", [FACE_LIGHT_1] = "light-1", [FACE_LIGHT_2] = "light-2",
	[FACE_LIGHT_3] = "light-3", [FACE_LIGHT_4] = "light-4", [FACE_LIGHT_5] = "light-5",
	[FACE_LIGHT_6] = "light-6",
};

const char *ui_face_name(enum ui_face face)
{
	return face_names[face];
}

/* ---- grid and area ---------------------------------------------------- */

void ui_grid_init(struct ui_grid *grid, int columns, int rows)
{
	columns = columns < 1 ? 1 : columns;
	rows = rows < 1 ? 1 : rows;
	*grid = (struct ui_grid){ .columns = columns, .rows = rows };
	grid->cells = rr_alloc((size_t)columns * (size_t)rows * sizeof *grid->cells);
	ui_grid_clear(grid);
}

void ui_grid_free(struct ui_grid *grid)
{
	free(grid->cells);
	*grid = (struct ui_grid){ 0 };
}

void ui_grid_clear(struct ui_grid *grid)
{
	size_t count = (size_t)grid->columns * (size_t)grid->rows;

	for (size_t i = 0; i < count; i++)
		grid->cells[i] = (struct ui_cell){ .width = 1, .face = FACE_TEXT };
	grid->cursor_shown = false;
	grid->cursor_column = grid->cursor_row = 0;
}

struct ui_area ui_grid_area(struct ui_grid *grid)
{
	return (struct ui_area){ .grid = grid, .columns = grid->columns,
	                         .rows = grid->rows };
}

/* [*start, *start + *len) cut to [0, limit) */
static void clip(int *start, int *len, int limit)
{
	int end = *start + *len;

	if (*start < 0)
		*start = 0;
	if (end > limit)
		end = limit;
	*len = end > *start ? end - *start : 0;
}

struct ui_area ui_area_sub(struct ui_area area, int column, int row, int columns,
                           int rows)
{
	clip(&column, &columns, area.columns);
	clip(&row, &rows, area.rows);
	area.column += column;
	area.row += row;
	area.columns = columns;
	area.rows = rows;
	return area;
}

/* ---- cells ------------------------------------------------------------ */

struct ui_cell *ui_cell_at(struct ui_area area, int column, int row)
{
	int x = area.column + column, y = area.row + row;

	if (column < 0 || row < 0 || column >= area.columns || row >= area.rows ||
	    x < 0 || y < 0 || x >= area.grid->columns || y >= area.grid->rows)
		return NULL;
	return &area.grid->cells[(size_t)y * (size_t)area.grid->columns + (size_t)x];
}

void ui_cell_blank(struct ui_cell *cell, enum ui_face face)
{
	if (cell->width == 0) {
		cell[-1].text[0] = '\0';
		cell[-1].width = 1;
	} else if (cell->width == 2) {
		cell[1].text[0] = '\0';
		cell[1].width = 1;
	}
	*cell = (struct ui_cell){ .width = 1, .face = (uint8_t)face };
}

void ui_cell_add(struct ui_cell *cell, struct rr_span piece)
{
	size_t used = strlen(cell->text), pos = 0;

	if (used + piece.len <= GRID_BYTES)
		pos = piece.len;
	while (pos < piece.len) {
		size_t next = pos;

		rr_utf8_next(piece, &next);
		if (used + next > GRID_BYTES)
			break;
		pos = next;
	}
	memcpy(cell->text + used, piece.text, pos);
	cell->text[used + pos] = '\0';
}

struct ui_cell *ui_cell_put(struct ui_area area, int column, int row,
                            enum ui_face face, struct rr_span grapheme, int width)
{
	struct ui_cell *cell = ui_cell_at(area, column, row);
	struct ui_cell *right = width == 2 ? ui_cell_at(area, column + 1, row) : NULL;

	if (cell != NULL)
		ui_cell_blank(cell, face);
	if (right != NULL)
		ui_cell_blank(right, face);
	if (cell == NULL || (width == 2 && right == NULL))
		return NULL;
	if (grapheme.len == 1 && grapheme.text[0] == ' ')
		return cell;
	ui_cell_add(cell, grapheme);
	if (right != NULL) {
		cell->width = 2;
		right->width = 0;
	}
	return cell;
}

/* ---- as text ---------------------------------------------------------- */

/* The columns of a row up to its last grapheme. */
static int used_columns(const struct ui_grid *grid, const struct ui_cell *row)
{
	int used = grid->columns;

	while (used > 0 && row[used - 1].text[0] == '\0' && row[used - 1].width != 0)
		used--;
	return used;
}

static void row_text(const struct ui_cell *row, int used, bool faces,
                     struct rr_str *out)
{
	int open = FACE_TEXT;

	for (int i = 0; i < used; i++) {
		if (row[i].width == 0)
			continue;
		if (faces && row[i].face != open) {
			if (open != FACE_TEXT)
				rr_str_puts(out, "}");
			open = row[i].face;
			if (open != FACE_TEXT)
				rr_str_printf(out, "{%s:", face_names[open]);
		}
		rr_str_puts(out, row[i].text[0] != '\0' ? row[i].text : " ");
	}
	if (open != FACE_TEXT)
		rr_str_puts(out, "}");
}

void ui_grid_text(const struct ui_grid *grid, bool faces, struct rr_str *out)
{
	for (int y = 0; y < grid->rows; y++) {
		const struct ui_cell *row = &grid->cells[y * grid->columns];

		if (y > 0)
			rr_str_puts(out, "\n");
		row_text(row, used_columns(grid, row), faces, out);
	}
}
