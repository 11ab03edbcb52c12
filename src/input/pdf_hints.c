/*
 * What a row is follows from measures of the whole document: the size of the
 * body text, its left edge are each the value that most characters or rows
 * have, its line pitch the least distance of rows that is common. Then
 *   - a row in the outermost part of a page, or in its outer part and printed
 *     again at the same height of another page (numbers alone may differ),
 *     is a running head or foot;
 *   - a row that is indented where the one before is not, or stands lower than
 *     the pitch, or is set in another size or weight, starts a paragraph.
 */
#include "pdf.h"

#include <math.h>
#include <stdlib.h>

#include "resread/text.h"

/* Parts of a page's height. */
#define OUTER 0.14f

#define INDENT 8      /* points */
#define CLOSE 1.35f   /* of the body's size: lines stand no further apart without some space between */
#define BUCKETS 4096

/* How often each value occurred, in steps of half a point. */
struct histogram {
	size_t counts[BUCKETS];
};

static void count_in(struct histogram *h, float value, size_t weight)
{
	if (value >= 0 && value < BUCKETS / 2)
		h->counts[(size_t)(value * 2 + 0.5f) % BUCKETS] += weight;
}

static float most_frequent(const struct histogram *h)
{
	size_t best = 0;

	for (size_t i = 1; i < BUCKETS; i++)
		if (h->counts[i] > h->counts[best])
			best = i;
	return (float)best / 2;
}

/*
 * The least of the values that are common: a third as frequent as the most
 * frequent one, or a sixth for lines without any space between. In a short text
 * more rows begin a paragraph, and stand apart, than continue one.
 */
static float least_common(const struct histogram *h, float from, float close)
{
	size_t most = 0, i = (size_t)(from * 2);

	for (size_t k = i; k < BUCKETS; k++)
		most = h->counts[k] > most ? h->counts[k] : most;
	while (i + 1 < BUCKETS && h->counts[i] * ((float)i / 2 < close ? 6 : 3) < most)
		i++;
	return (float)i / 2;
}

/* The value that nine in ten are not above. */
static float upper_end(const struct histogram *h)
{
	size_t all = 0, below = 0, i = 0;

	for (size_t k = 0; k < BUCKETS; k++)
		all += h->counts[k];
	while (i + 1 < BUCKETS && (below += h->counts[i]) * 10 < all * 9)
		i++;
	return (float)i / 2;
}

/* Where a row begins and ends, from the edge that the text of its column runs from. */
static float start_of(const struct pdf *pdf, const struct pdf_page *page, const struct pdf_row *row)
{
	return (pdf->rtl ? page->width - row->x2 : row->x1) - row->shift;
}

static float end_of(const struct pdf *pdf, const struct pdf_page *page, const struct pdf_row *row)
{
	return (pdf->rtl ? page->width - row->x1 : row->x2) - row->shift;
}

static void find_direction(struct pdf *pdf)
{
	size_t back = 0, forth = 0;

	for (size_t i = 0; i < pdf->count; i++)
		for (size_t k = 0; pdf->pages[i].bidi && k < pdf->pages[i].count; k++) {
			bool rtl = rr_is_rtl(pdf->pages[i].chars[k].cp);

			back += rtl;
			forth += !rtl && rr_is_letter(pdf->pages[i].chars[k].cp);
		}
	pdf->rtl = back > forth;
}

static bool is_body(const struct pdf *pdf, const struct pdf_row *row)
{
	return fabsf(row->size - pdf->body) < 0.6f;
}

static void find_size(struct pdf *pdf)
{
	struct histogram *sizes = rr_alloc(sizeof *sizes);

	for (size_t i = 0; i < pdf->count; i++)
		for (size_t k = 0; k < pdf->pages[i].row_count; k++)
			count_in(sizes, pdf->pages[i].rows[k].size, pdf->pages[i].rows[k].count);
	pdf->body = most_frequent(sizes);
	free(sizes);
}

static void find_measures(struct pdf *pdf)
{
	struct histogram *starts = rr_alloc(sizeof *starts), *ends = rr_alloc(sizeof *ends),
	                 *pitches = rr_alloc(sizeof *pitches);

	for (size_t i = 0; i < pdf->count; i++) {
		const struct pdf_page *page = &pdf->pages[i];
		const struct pdf_row *rows = page->rows;

		for (size_t k = 0; k < page->row_count; k++) {
			if (!is_body(pdf, &rows[k]) || rows[k].joins)
				continue;
			count_in(starts, start_of(pdf, page, &rows[k]), 1);
			count_in(ends, end_of(pdf, page, &rows[k]), 1);
			if (k > 0 && is_body(pdf, &rows[k - 1]) && rows[k].y2 > rows[k - 1].y2 + 1)
				count_in(pitches, rows[k].y2 - rows[k - 1].y2, 1);
		}
	}
	pdf->start = most_frequent(starts);
	pdf->end = upper_end(ends);
	pdf->pitch = least_common(pitches, 0.9f * pdf->body, CLOSE * pdf->body);
	free(starts);
	free(ends);
	free(pitches);
}

/* ---- heads and feet ------------------------------------------------------- */

/* A row at a height of a page, told by its characters; numbers alone are alike. */
struct outer_row {
	uint64_t key;
	size_t page;
	struct pdf_row *row;
};

static bool has_letters(const struct pdf_page *page, const struct pdf_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (rr_is_letter(page->chars[row->first + i].cp))
			return true;
	return false;
}

/* A number with text behind it on its line, which is no page number. */
static bool is_item_number(const struct pdf_page *page, size_t at)
{
	return at + 1 < page->row_count && page->rows[at + 1].joins &&
	       !has_letters(page, &page->rows[at]);
}

static uint64_t key_of(const struct pdf_page *page, const struct pdf_row *row)
{
	uint64_t hash = UINT64_C(14695981039346656037) ^ (uint64_t)(int64_t)(row->y1 / 3); /* may be above the page */
	bool letters = has_letters(page, row);

	for (size_t i = 0; i < row->count; i++) {
		uint32_t cp = page->chars[row->first + i].cp;

		if (cp > ' ' && (letters || cp - '0' >= 10))
			hash = (hash ^ cp) * UINT64_C(1099511628211);
	}
	return hash;
}

static int by_key(const void *a, const void *b)
{
	const struct outer_row *one = a, *two = b;

	if (one->key != two->key)
		return one->key < two->key ? -1 : 1;
	return one->page < two->page ? -1 : one->page > two->page;
}

static bool in_margin(const struct pdf_page *page, const struct pdf_row *row, size_t number)
{
	return (number > 0 && row->y2 < PDF_HEAD_END * page->height) ||
	       row->y1 > PDF_FOOT_START * page->height;
}

static bool in_outer_part(const struct pdf_page *page, const struct pdf_row *row, size_t number)
{
	return (number > 0 && row->y2 < OUTER * page->height) ||
	       row->y1 > (1 - OUTER) * page->height;
}

static void find_heads(struct pdf *pdf)
{
	struct outer_row *outer = NULL;
	size_t count = 0, cap = 0;

	for (size_t i = 0; i < pdf->count; i++) {
		struct pdf_page *page = &pdf->pages[i];

		for (size_t k = 0; k < page->row_count; k++) {
			struct pdf_row *row = &page->rows[k];

			if (in_margin(page, row, i))
				row->hints |= RR_HINT_HEAD;
			if (!in_outer_part(page, row, i) || pdf_starts_with_mark(page, k) ||
			    is_item_number(page, k))
				continue;
			outer = rr_grow(outer, count, &cap, sizeof *outer);
			outer[count++] = (struct outer_row){ key_of(page, row), i, row };
		}
	}
	if (count > 1)
		qsort(outer, count, sizeof *outer, by_key);
	for (size_t i = 1; i < count; i++)
		if (outer[i].key == outer[i - 1].key && outer[i].page != outer[i - 1].page) {
			outer[i].row->hints |= RR_HINT_HEAD;
			outer[i - 1].row->hints |= RR_HINT_HEAD;
		}
	free(outer);
}

/* ---- paragraphs --------------------------------------------------------------- */

/* A row with where it begins and ends, since those before may stand on other pages. */
struct place {
	const struct pdf_row *row;
	float start, end;
};

/* Whether `at` starts a paragraph behind `before`, which may stand a page before. */
static bool starts_paragraph(const struct pdf *pdf, const struct place *before,
                             const struct place *at, bool same_page)
{
	const struct pdf_row *above = before->row, *row = at->row;
	bool same_column = same_page && above != NULL && above->column == row->column;

	if (above == NULL || fabsf(row->size - above->size) > 0.6f || row->bold != above->bold)
		return true;
	if (at->start > pdf->start + INDENT && before->start <= pdf->start + INDENT)
		return true;
	if (same_page && !same_column && (row->column == 0 || above->column == 0))
		return true;
	if (!same_column)
		return before->end < (above->column > 0 ? above->full : pdf->end) - 5 * pdf->body;
	return row->y2 - above->y2 > pdf->pitch * fmaxf(1.25f, 1.1f * row->size / pdf->body)
	       || row->y2 < above->y2 - 1;
}

/* Cells side by side, a column apart. */
static bool is_table_row(const struct pdf_page *page, size_t at)
{
	for (size_t i = at + 1; i < page->row_count && page->rows[i].joins; i++)
		if (page->rows[i].tab)
			return true;
	return false;
}

static void find_paragraphs(struct pdf *pdf)
{
	struct place before = { 0 };

	for (size_t i = 0; i < 2 * pdf->count; i++) {
		struct pdf_page *page = &pdf->pages[i % pdf->count];
		bool same_page = false;

		for (size_t k = 0; k < page->row_count; k++) {
			struct pdf_row *row = &page->rows[k];
			const struct place at = { row, start_of(pdf, page, row), end_of(pdf, page, row) };

			if (row->joins || row->hints & (RR_HINT_HEAD | RR_HINT_NOTE) || row->behind != (i >= pdf->count))
				continue;
			if (starts_paragraph(pdf, &before, &at, same_page) || is_table_row(page, k))
				row->hints |= RR_HINT_PARAGRAPH;
			before = at;
			same_page = true;
		}
	}
}

void pdf_find_hints(struct pdf *pdf)
{
	find_direction(pdf);
	find_size(pdf);
	find_measures(pdf);
	find_heads(pdf);
	for (size_t i = 0; i < pdf->count; i++)
		pdf_find_notes(pdf, &pdf->pages[i]);
	find_paragraphs(pdf);
}
