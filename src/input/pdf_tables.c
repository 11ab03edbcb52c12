/*
 * A row of a table whose cells hold more than one line is several lines on the
 * page. They stand closer to each other than to the next row, and each of the
 * shorter ones stands in columns of the longest: so they are told, and put
 * cell by cell.
 */
#include "pdf.h"

#include <stdlib.h>

#define TIGHT 1.45f   /* from one base line to the next, in sizes of the font */
#define MOST_CELLS 64 /* of a row that is put together */

/* A line of the page: rows side by side, each of them perhaps a cell. */
struct line {
	struct pdf_row *rows;
	size_t count;
	size_t cells;
	bool columns; /* some as far apart as columns are */
	bool cut;     /* of a table known by its gaps: what stands close is one row of it */
};

/* ---- cells ------------------------------------------------------------------ */

/* Whether a cell begins with `row`; behind a number or a letter it needs more room. */
static bool begins_cell(const struct pdf_row *before, const struct pdf_row *row)
{
	float gap = row->x1 > before->x1 ? row->x1 - before->x2 : before->x1 - row->x2;

	return row->tab || (gap > 1.2f * row->size && before->x2 - before->x1 > 3 * row->size);
}

static struct line line_at(struct pdf_page *page, size_t first)
{
	struct line line = { .rows = page->rows + first, .count = 1, .cells = 1 };

	for (; first + line.count < page->row_count && line.rows[line.count].joins; line.count++) {
		line.cells += begins_cell(&line.rows[line.count - 1], &line.rows[line.count]);
		line.columns = line.columns || line.rows[line.count].tab;
		line.cut = line.cut || line.rows[line.count].cut;
	}
	line.columns = line.columns || line.cells > 2;
	return line;
}

/* Where the row's next cell begins behind `from`: at a wide gap without a blank. */
static size_t next_cell(const struct pdf_page *page, const struct pdf_row *row, size_t from)
{
	const struct pdf_char *chars = page->chars;
	size_t end = row->first + row->count;

	for (size_t i = from + 1; i < end; i++)
		if (chars[i].cp > ' ' && chars[i - 1].cp > ' ' &&
		    chars[i].x1 - chars[i - 1].x2 > chars[i].y2 - chars[i].y1)
			return i;
	return end;
}

/* The cells of a row that the PDF has in one stretch become rows of their own. */
static void part_cells(struct pdf_page *page)
{
	struct pdf_row *rows = NULL;
	size_t count = 0, cap = 0;

	for (size_t i = 0; i < page->row_count; i++) {
		const struct pdf_row *row = &page->rows[i];
		size_t end = row->first + row->count, at = row->first;

		while (at < end) {
			struct pdf_row cell = *row;
			size_t next = next_cell(page, row, at);

			cell.first = at;
			cell.count = next - at;
			cell.joins = row->joins || at > row->first;
			cell.tab = row->tab || at > row->first;
			if (at > row->first)
				cell.x1 = page->chars[at].x1;
			if (next < end)
				cell.x2 = page->chars[next - 1].x2;
			rows = rr_grow(rows, count, &cap, sizeof *rows);
			rows[count++] = cell;
			at = next;
		}
	}
	free(page->rows);
	page->rows = rows;
	page->row_count = count;
	page->row_cap = cap;
}

/* ---- their lines ------------------------------------------------------------- */

static bool is_tight(const struct line *above, const struct line *below)
{
	float size = above->rows->size > below->rows->size ? above->rows->size : below->rows->size;
	float gap = below->rows->y2 - above->rows->y2;

	return gap > 0 && gap < TIGHT * size;
}

/* The cell of the longest line that the row stands in; RR_NONE where that is not one. */
static size_t cell_of(const struct line *longest, const struct pdf_row *row)
{
	size_t found = RR_NONE;

	for (size_t i = 0, cell = 0; i < longest->count; i++) {
		cell += i > 0 && begins_cell(&longest->rows[i - 1], &longest->rows[i]);
		if (row->x2 <= longest->rows[i].x1 || row->x1 >= longest->rows[i].x2 || found == cell)
			continue;
		if (found != RR_NONE)
			return RR_NONE;
		found = cell;
	}
	return found;
}

/* Whether the line is a part of some cells of the longest, not of all; fills which ones. */
static bool fits(const struct line *longest, const struct line *line, bool *open)
{
	size_t taken = 0;

	for (size_t i = 0; i < longest->cells; i++)
		open[i] = false;
	for (size_t i = 0; i < line->count; i++) {
		size_t cell = cell_of(longest, &line->rows[i]);

		if (cell == RR_NONE)
			return false;
		taken += !open[cell];
		open[cell] = true;
	}
	return taken < longest->cells || line->cut;
}

/* Every cell with a line in `next` had one in `open`: a cell does not go on below a gap. */
static bool goes_on(const bool *open, const bool *next, size_t cells)
{
	for (size_t i = 0; i < cells; i++)
		if (next[i] && !open[i])
			return false;
	return true;
}

/* How many of the lines behind the longest are the rest of its cells. */
static size_t lines_below(const struct line *lines, size_t count, size_t longest)
{
	size_t i = longest + 1, cells = lines[longest].cells;
	bool open[MOST_CELLS], next[MOST_CELLS];

	for (size_t k = 0; k < cells; k++)
		open[k] = true;
	for (; i < count && fits(&lines[longest], &lines[i], next) && goes_on(open, next, cells); i++)
		for (size_t k = 0; k < cells; k++)
			open[k] = next[k];
	return i - longest - 1;
}

/*
 * How many lines before the longest are the beginning of its cells: where
 * cells are centred, the same number of lines as behind it, or one more.
 */
static size_t lines_above(const struct line *lines, size_t longest, size_t below)
{
	bool open[MOST_CELLS];
	size_t above = 0;

	while (above < longest && fits(&lines[longest], &lines[longest - above - 1], open))
		above++;
	return above == longest && above > 0 && (above == below || above == below + 1) ? above : 0;
}

/* Puts the rows of `count` lines cell by cell; those of a cell are one behind the other. */
static void put_cells(const struct line *lines, size_t count, size_t longest)
{
	const struct line *last = &lines[count - 1];
	struct pdf_row *first = lines[0].rows, *out;
	size_t all = (size_t)(last->rows + last->count - first), n = 0;

	out = rr_alloc(all * sizeof *out);
	for (size_t cell = 0; cell < lines[longest].cells; cell++) {
		bool fresh = true;

		for (size_t i = 0; i < all; i++) {
			if (cell_of(&lines[longest], &first[i]) != cell)
				continue;
			out[n] = first[i];
			out[n].joins = n > 0;
			out[n].tab = n > 0 && fresh;
			n++;
			fresh = false;
		}
	}
	for (size_t i = 0; n == all && i < all; i++)
		first[i] = out[i];
	free(out);
}

/* Lines that stand close to each other; one with most cells may have the rest around it. */
static void join_block(const struct line *lines, size_t count)
{
	size_t most = 1, longest = 0, at_most = 0;

	for (size_t i = 0; i < count; i++)
		most = lines[i].cells > most ? lines[i].cells : most;
	if (most < 2 || most > MOST_CELLS)
		return;
	for (size_t i = 0; i < count; i++)
		at_most += lines[i].cells == most;
	for (; longest < count; longest++) {
		size_t below, above;

		if (lines[longest].cells != most || !lines[longest].columns)
			continue;
		below = lines_below(lines, count, longest);
		above = at_most == 1 ? lines_above(lines, longest, below) : 0;
		if (above + below > 0)
			put_cells(lines + longest - above, above + 1 + below, above);
		longest += below;
	}
}

void pdf_join_cells(struct pdf_page *page)
{
	struct line *lines = NULL, line;
	size_t count = 0, cap = 0;

	part_cells(page);
	for (size_t at = 0; at < page->row_count; at += line.count) {
		line = line_at(page, at);
		if (count > 0 && !is_tight(&lines[count - 1], &line)) {
			join_block(lines, count);
			count = 0;
		}
		lines = rr_grow(lines, count, &cap, sizeof *lines);
		lines[count++] = line;
	}
	if (count > 0)
		join_block(lines, count);
	free(lines);
}
