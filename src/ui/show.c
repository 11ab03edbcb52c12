#include "ui/show.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define GAP 4          /* cells that are the same and yet cheaper written than passed over */
#define BLANKS 8       /* blanks that are cheaper erased than written */
#define WORTH_SCROLL 3 /* rows that must be won by scrolling */

/* ---- scrolling -------------------------------------------------------- */

static uint64_t hash_row(const struct ui_cell *cells, int columns)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (int i = 0; i < columns; i++) {
		const struct ui_cell *cell = &cells[i];

		for (const char *c = cell->text; *c != '\0'; c++)
			hash = (hash ^ (unsigned char)*c) * 0x100000001b3u;
		hash = (hash ^ (uint64_t)(cell->width << 8 | cell->face)) * 0x100000001b3u;
	}
	return hash;
}

/* The rows that scrolling by `lines` would put right, less those it would spoil: the
 * stretch of rows [*top, *bottom] for which that is the most. */
static int best_stretch(const struct ui_shown *shown, int rows, int lines, int *top,
                        int *bottom)
{
	int best = 0, sum = 0, start = 0;

	for (int row = lines < 0 ? -lines : 0; row < rows && row + lines < rows; row++) {
		bool kept = shown->next[row] == shown->rows[row];
		bool won = shown->next[row] == shown->rows[row + lines];

		if (sum <= 0) {
			sum = 0;
			start = row;
		}
		sum += won - kept;
		if (sum > best) {
			best = sum;
			*top = lines > 0 ? start : start + lines;
			*bottom = lines > 0 ? row + lines : row;
		}
	}
	return best;
}

/* What is on the screen after rows top to bottom have moved. */
static void move_rows(struct ui_shown *shown, int top, int bottom, int lines)
{
	int columns = shown->grid.columns, kept = bottom - top + 1 - abs(lines);
	int from = lines > 0 ? top + lines : top, to = lines > 0 ? top : top - lines;
	int blank = lines > 0 ? bottom + 1 - lines : top;
	struct ui_cell *cells = shown->grid.cells;

	memmove(&cells[to * columns], &cells[from * columns],
	        (size_t)(kept * columns) * sizeof *cells);
	for (int i = blank * columns; i < (blank + abs(lines)) * columns; i++)
		cells[i] = (struct ui_cell){ .width = 1, .face = FACE_TEXT };
}

static void scroll(const struct ui_tongue *tongue, struct ui_shown *shown, int rows,
                   struct rr_str *out)
{
	int best = WORTH_SCROLL - 1, lines = 0, top = 0, bottom = 0, changed = 0;

	for (int row = 0; row < rows; row++)
		changed += shown->next[row] != shown->rows[row];
	for (int by = 1 - rows; by < rows && changed > WORTH_SCROLL; by++) {
		int from, to, won = by != 0 ? best_stretch(shown, rows, by, &from, &to) : 0;

		if (won > best) {
			best = won;
			lines = by;
			top = from;
			bottom = to;
		}
	}
	if (lines == 0 || bottom - top < abs(lines))
		return;
	tongue->scroll(out, rows, top, bottom, lines);
	move_rows(shown, top, bottom, lines);
}

/* ---- cells ------------------------------------------------------------ */

static bool same_cell(const struct ui_cell *a, const struct ui_cell *b)
{
	return a->width == b->width && a->face == b->face && strcmp(a->text, b->text) == 0;
}

static bool is_blank(const struct ui_cell *cell)
{
	return cell->text[0] == '\0' && cell->width == 1 && cell->face == FACE_TEXT;
}

/* Where the terminal stands: its cursor (-1: nobody knows) and its face. */
struct pen {
	const struct ui_tongue *tongue;
	struct rr_str *out;
	int row, column;
	enum ui_face face;
};

static void set_face(struct pen *pen, enum ui_face face)
{
	const struct ui_tongue *tongue = pen->tongue;

	if (face == pen->face)
		return;
	if (tongue->faces[pen->face].len > 0)
		rr_str_add(pen->out, rr_str_span(&tongue->plain));
	rr_str_add(pen->out, rr_str_span(&tongue->faces[face]));
	pen->face = face;
}

static void go(struct pen *pen, int row, int column)
{
	if (pen->row != row || pen->column != column)
		pen->tongue->move(pen->out, row, column);
	pen->row = row;
	pen->column = column;
}

/*
 * The cell's text. What the C library, and so the terminal, thinks to be of
 * another width would shift the row: a stand-in takes its place, and marks
 * that would take room are left out.
 */
static void put_text(const struct ui_cell *cell, struct rr_str *out)
{
	struct rr_span text = rr_span(cell->text);
	unsigned char lead = (unsigned char)cell->text[0];
	size_t pos = 0, next;

	if (text.len <= 1 || (text.len == 3 && lead >= 0xe4 && lead <= 0xe9)) {
		rr_str_add(out, text.len == 0 ? rr_span(" ") : text);
		return;
	}
	if (wcwidth((wchar_t)rr_utf8_next(text, &pos)) != cell->width) {
		rr_str_puts(out, cell->width == 2 ? "？" : "?");
		return;
	}
	for (next = pos; next < text.len; pos = next)
		if (wcwidth((wchar_t)rr_utf8_next(text, &next)) != 0)
			break;
	rr_str_add(out, rr_span_sub(text, 0, pos));
}

/* ---- rows ------------------------------------------------------------- */

struct row {
	const struct ui_cell *cells;
	struct ui_cell *shown;
	int number, columns;
};

/* From `at` on all is blank: true, and the terminal is told if it shows other things. */
static bool blank_to_end(struct pen *pen, const struct row *row, int at)
{
	bool shown = true;

	if (pen->tongue->clear_row.len == 0)
		return false;
	for (int i = at; i < row->columns; i++) {
		if (!is_blank(&row->cells[i]))
			return false;
		shown = shown && is_blank(&row->shown[i]);
	}
	if (!shown) {
		set_face(pen, FACE_TEXT);
		go(pen, row->number, at);
		rr_str_add(pen->out, rr_str_span(&pen->tongue->clear_row));
	}
	return true;
}

/* A long run of blanks at `at` is erased; its length, 0 where it is short. */
static int erase_run(struct pen *pen, const struct row *row, int at)
{
	int count = 0;

	while (at + count < row->columns && is_blank(&row->cells[at + count]))
		count++;
	if (count < BLANKS || pen->tongue->erase == NULL)
		return 0;
	set_face(pen, FACE_TEXT);
	go(pen, row->number, at);
	pen->tongue->erase(pen->out, count);
	return count;
}

/* The first cell from `at` on that differs; short runs of the same count as different. */
static int next_change(const struct pen *pen, const struct row *row, int at)
{
	int i = at;

	while (i < row->columns && same_cell(&row->cells[i], &row->shown[i]))
		i++;
	if (i == row->columns)
		return i;
	if (pen->row == row->number && pen->column == at && i - at <= GAP) {
		for (int k = at; k < i; k++)
			if (row->cells[k].face != pen->face)
				return i;
		return at;
	}
	while (i > 0 && row->cells[i].width == 0)
		i--; /* a wide cell is written whole */
	return i;
}

static void show_row(struct pen *pen, const struct row *row, bool last)
{
	int columns = row->columns, at = 0, erased;

	/* there the last cell is left alone: writing it would scroll */
	if (last && !pen->tongue->last_cell)
		columns--;
	while ((at = next_change(pen, row, at)) < columns) {
		const struct ui_cell *cell = &row->cells[at];

		if (is_blank(cell) && blank_to_end(pen, row, at))
			break;
		erased = is_blank(cell) ? erase_run(pen, row, at) : 0;
		if (erased > 0) {
			at += erased;
			continue;
		}
		set_face(pen, cell->face);
		go(pen, row->number, at);
		put_text(cell, pen->out);
		at += cell->width > 0 ? cell->width : 1;
		/* behind the last column nobody knows where the cursor is */
		pen->column = at < row->columns ? at : -1;
	}
	memcpy(row->shown, row->cells, (size_t)row->columns * sizeof *row->shown);
}

void ui_show(const struct ui_tongue *tongue, struct ui_shown *shown,
             const struct ui_grid *grid, bool whole, struct rr_str *out)
{
	struct pen pen = { .tongue = tongue, .out = out, .row = -1, .column = -1 };

	if (shown->grid.columns != grid->columns || shown->grid.rows != grid->rows) {
		ui_shown_free(shown);
		ui_grid_init(&shown->grid, grid->columns, grid->rows);
		shown->rows = rr_alloc((size_t)grid->rows * sizeof *shown->rows);
		shown->next = rr_alloc((size_t)grid->rows * sizeof *shown->next);
		whole = true;
	}
	if (whole) {
		ui_grid_clear(&shown->grid);
		rr_str_add(out, rr_str_span(&tongue->plain));
		rr_str_add(out, rr_str_span(&tongue->clear));
	}
	for (int i = 0; i < grid->rows; i++)
		shown->next[i] = hash_row(&grid->cells[i * grid->columns], grid->columns);
	if (!whole && tongue->scrolls)
		scroll(tongue, shown, grid->rows, out);
	for (int i = 0; i < grid->rows; i++)
		show_row(&pen, &(struct row){ .cells = &grid->cells[i * grid->columns],
		                 .shown = &shown->grid.cells[i * grid->columns], .number = i,
		                 .columns = grid->columns }, i + 1 == grid->rows);
	set_face(&pen, FACE_TEXT);
	memcpy(shown->rows, shown->next, (size_t)grid->rows * sizeof *shown->rows);
}

void ui_shown_free(struct ui_shown *shown)
{
	ui_grid_free(&shown->grid);
	free(shown->rows);
	free(shown->next);
	*shown = (struct ui_shown){ 0 };
}

void ui_tongue_free(struct ui_tongue *tongue)
{
	for (int i = 0; i < FACE_COUNT; i++)
		rr_str_free(&tongue->faces[i]);
	rr_str_free(&tongue->plain);
	rr_str_free(&tongue->clear);
	rr_str_free(&tongue->clear_row);
}
