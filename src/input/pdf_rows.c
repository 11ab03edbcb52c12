/*
 * The characters of a page come in stretches that stand on one line, in the
 * order poppler takes for that of reading. Rows are put in order by where they
 * stand, so that a note's mark, which the PDF may print after all notes, comes
 * before its note; those of columns, one column after the other.
 */
#include "pdf.h"

#include <math.h>
#include <stdlib.h>

#include "resread/text.h"

/* Part of the page, from the top of the first, that the masthead may take. */
#define MASTHEAD 0.35f

#define NEXT_LINE 0.6f /* of a letter's height: what lies lower stands on another line */

static float center(const struct pdf_row *row)
{
	return (row->y1 + row->y2) / 2;
}

const struct pdf_char *pdf_typical(const struct pdf_char *chars, size_t count)
{
	const struct pdf_char *best = chars;
	size_t votes = 0;

	for (size_t i = 0; i < count; i++) {
		if (chars[i].cp <= ' ')
			continue;
		if (votes == 0)
			best = &chars[i];
		votes = chars[i].size == best->size ? votes + 1 : votes - 1;
	}
	return best;
}

static void add_row(struct pdf_page *page, size_t first, size_t count)
{
	const struct pdf_char *chars = page->chars + first, *main;
	struct pdf_row row = { .first = first, .count = count };
	size_t bold = 0, ink = 0;

	for (size_t i = 0; i < count; i++) {
		if (chars[i].cp <= ' ' || chars[i].cp == 0xA0)
			continue;
		if (ink == 0 || chars[i].x1 < row.x1)
			row.x1 = chars[i].x1;
		if (ink == 0 || chars[i].x2 > row.x2)
			row.x2 = chars[i].x2;
		ink++;
		bold += (chars[i].style & RR_BOLD) != 0;
	}
	if (ink == 0)
		return;
	main = pdf_typical(chars, count);
	row.size = main->size;
	row.y1 = main->y1;
	row.y2 = main->y2;
	row.bold = 2 * bold > ink;
	page->rows = rr_grow(page->rows, page->row_count, &page->row_cap, sizeof *page->rows);
	page->rows[page->row_count++] = row;
}

/* A stretch of characters on one line: a row, or several where it runs back. */
static void add_stretch(struct pdf_page *page, size_t first, size_t count)
{
	size_t start = first;

	if (!page->bidi) {
		add_row(page, first, count);
		return;
	}
	pdf_set_order(page, first, count);
	for (size_t i = first; i <= first + count; i++)
		if (i == first + count || page->chars[i].cp == '\n') {
			add_row(page, start, i - start);
			start = i + 1;
		}
}

static int by_height(const void *a, const void *b)
{
	float one = center(a), two = center(b);

	return one < two ? -1 : one > two;
}

static int by_place(const void *a, const void *b)
{
	float one = ((const struct pdf_row *)a)->x1, two = ((const struct pdf_row *)b)->x1;

	return one < two ? -1 : one > two;
}

static int from_the_right(const void *a, const void *b)
{
	return by_place(b, a);
}

static bool runs_right_to_left(const struct pdf_page *page, const struct pdf_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (rr_is_rtl(page->chars[row->first + i].cp))
			return true;
	return false;
}

/* Whether half of the lower of the two stands beside the other. */
static bool level(const struct pdf_row *a, const struct pdf_row *b)
{
	float top = a->y1 > b->y1 ? a->y1 : b->y1, bottom = a->y2 < b->y2 ? a->y2 : b->y2;
	float height = a->y2 - a->y1 < b->y2 - b->y1 ? a->y2 - a->y1 : b->y2 - b->y1;

	return bottom - top >= height / 2;
}

/* How many rows from `first` on stand on one line; rows are sorted by height. */
static size_t line_of(const struct pdf_row *rows, size_t first, size_t count)
{
	const struct pdf_row *tallest = &rows[first];
	size_t end = first + 1;

	for (; end < count && rows[end].column == rows[first].column && level(tallest, &rows[end]); end++)
		if (rows[end].y2 - rows[end].y1 > tallest->y2 - tallest->y1)
			tallest = &rows[end];
	return end - first;
}

/* Orders the rows of one line and says which continue the one before. */
static void set_line(const struct pdf_page *page, struct pdf_row *rows, size_t count,
                     bool masthead)
{
	bool rtl = false;

	for (size_t i = 0; i < count && count > 1; i++)
		rtl = rtl || runs_right_to_left(page, &rows[i]);
	qsort(rows, count, sizeof *rows, rtl ? from_the_right : by_place);
	for (size_t i = 1; i < count; i++) {
		float gap = rtl ? rows[i - 1].x1 - rows[i].x2 : rows[i].x1 - rows[i - 1].x2;

		rows[i].tab = gap > PDF_COLUMN_GAP || (rows[i].cut && gap > 0);
		rows[i].joins = !rows[i].tab || rows[i].cut || !masthead;
	}
}

/* Whether c stands on another line than the one before; cells of a table may. */
static bool leaves_line(const struct pdf_char *before, const struct pdf_char *c)
{
	float taller = fmaxf(c->y2 - c->y1, before->y2 - before->y1);

	return fabsf(c->y1 + c->y2 - before->y1 - before->y2) > 2 * NEXT_LINE * taller;
}

/* Whether c stands before the one before, as a number told behind its text may. */
static bool goes_back(const struct pdf_char *before, const struct pdf_char *c)
{
	return c->x2 < before->x1 - (before->y2 - before->y1);
}

/* Whether at least a quarter of the page's letters run either way. */
static bool is_mixed(const struct pdf_page *page)
{
	size_t back = 0, forth = 0;

	for (size_t i = 0; page->bidi && i < page->count; i++) {
		back += rr_is_rtl(page->chars[i].cp);
		forth += rr_is_letter(page->chars[i].cp) && !rr_is_rtl(page->chars[i].cp);
	}
	return back > 0 && back < 3 * forth && forth < 3 * back;
}

static void find_page_rows(struct pdf *pdf, struct pdf_page *page, bool first_page)
{
	const struct pdf_char *ink = NULL; /* the last in the row so far */
	size_t start = 0;

	page->mixed = is_mixed(page);
	for (size_t i = 0; i < page->count; i++) {
		const struct pdf_char *c = &page->chars[i];

		if (c->cp == '\n' || (ink != NULL && c->cp > ' ' &&
		    (leaves_line(ink, c) || (!page->bidi && goes_back(ink, c))))) {
			add_stretch(page, start, i - start);
			start = i + (c->cp == '\n');
			ink = NULL;
		}
		if (c->cp > ' ')
			ink = c;
	}
	add_stretch(page, start, page->count - start);
	if (page->row_count == 0)
		return;
	qsort(page->rows, page->row_count, sizeof *page->rows, by_height);
	pdf_find_columns(pdf, page);
	for (size_t i = 0, n; i < page->row_count; i += n) {
		n = line_of(page->rows, i, page->row_count);
		set_line(page, page->rows + i, n,
		         first_page && page->rows[i].y1 < page->height * MASTHEAD);
	}
	pdf_join_cells(page);
}

void pdf_find_rows(struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->count; i++)
		find_page_rows(pdf, &pdf->pages[i], i == 0);
}
