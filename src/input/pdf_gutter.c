/*
 * The gutter between two columns: a strip in the middle of a page that few of
 * its rows cover. What the PDF has in one piece across it is cut in two.
 */
#include "pdf.h"

#include <math.h>
#include <stdlib.h>

#include "resread/text.h"

#define WIDEST 2048      /* points of a page's width that are looked at */
#define MIDDLE_FROM 0.3f /* of the text's width: where a gutter may lie */
#define MIDDLE_TO 0.7f
#define NARROWEST 7      /* points of a gutter */
#define SLACK 20         /* one row in so many may cover it, too */

static bool is_ink(const struct pdf_char *c)
{
	return c->cp > ' ' && c->cp != 0xA0;
}

static int bucket(float x)
{
	return !(x >= 0) ? 0 : x >= WIDEST ? WIDEST - 1 : (int)x;
}

/* Counts a stretch in as one more that starts, and one that has ended behind it. */
static void cover(int *change, float x1, float x2)
{
	if (!(x2 > x1))
		return;
	change[bucket(x1)]++;
	change[bucket(x2) + 1]--;
}

/* The row covers what its letters do, and gaps between them that are no wider than a letter. */
static void cover_row(int *change, const struct pdf_page *page, const struct pdf_row *row)
{
	float x1 = 0, x2 = 0;
	bool any = false;

	for (size_t i = row->first; i < row->first + row->count; i++) {
		const struct pdf_char *c = &page->chars[i];

		if (!is_ink(c))
			continue;
		if (any && (c->x1 > x2 + row->size || c->x2 < x1 - row->size)) {
			cover(change, x1, x2);
			any = false;
		}
		x1 = any ? fminf(x1, c->x1) : c->x1;
		x2 = any ? fmaxf(x2, c->x2) : c->x2;
		any = true;
	}
	if (any)
		cover(change, x1, x2);
}

/* The widest strip from `from` to `to` that at most `limit` rows cover. */
static int widest_strip(const int *covered, int from, int to, int limit, int *start)
{
	int width = 0;

	for (int x = from, first = from; x < to; x++) {
		if (covered[x] > limit)
			first = x + 1;
		else if (x + 1 - first > width) {
			width = x + 1 - first;
			*start = first;
		}
	}
	return width;
}

/*
 * The middle of the widest strip that the fewest rows cover; 0 where there is
 * none. Headings across the page may end near the gutter and leave too narrow a
 * strip: then it may be covered by some more.
 */
float pdf_find_gutter(const struct pdf_page *page)
{
	int *covered = rr_alloc((WIDEST + 1) * sizeof *covered);
	float x1 = page->rows[0].x1, x2 = page->rows[0].x2;
	int least, from, to, start = 0, width;

	for (size_t i = 0; i < page->row_count; i++) {
		cover_row(covered, page, &page->rows[i]);
		x1 = fminf(x1, page->rows[i].x1);
		x2 = fmaxf(x2, page->rows[i].x2);
	}
	from = bucket(x1 + MIDDLE_FROM * (x2 - x1));
	to = bucket(x1 + MIDDLE_TO * (x2 - x1));
	for (int x = 1; x < to; x++)
		covered[x] += covered[x - 1];
	least = covered[from];
	for (int x = from; x < to; x++)
		least = covered[x] < least ? covered[x] : least;
	width = widest_strip(covered, from, to, least, &start);
	if (width < NARROWEST)
		width = widest_strip(covered, from, to, least + (int)(page->row_count / SLACK), &start);
	free(covered);
	return width >= NARROWEST ? (float)start + (float)width / 2 : 0;
}

enum pdf_side pdf_side_of(const struct pdf_page *page, const struct pdf_row *row, float middle)
{
	if (row->y2 < PDF_HEAD_END * page->height || row->y1 > PDF_FOOT_START * page->height)
		return PDF_ACROSS;
	return row->x2 <= middle ? PDF_LEFT : row->x1 >= middle ? PDF_RIGHT : PDF_ACROSS;
}

/* ---- rows that the PDF has in one piece ------------------------------------------- */

/*
 * Where the row's letters change from one side of the gutter to the other,
 * which they do once, over a gap wider than a blank; 0 if not.
 */
static size_t cut_of(const struct pdf_page *page, const struct pdf_row *row, float middle)
{
	const struct pdf_char *chars = page->chars, *before = NULL;
	size_t cut = 0;

	for (size_t i = row->first; i < row->first + row->count; i++) {
		const struct pdf_char *c = &chars[i];
		float gap;

		if (!is_ink(c))
			continue;
		if (c->x1 < middle && c->x2 > middle)
			return 0;
		if (before != NULL && (before->x1 < middle) != (c->x1 < middle)) {
			gap = c->x1 > before->x1 ? c->x1 - before->x2 : before->x1 - c->x2;
			if (cut > 0 || gap < row->size * 0.6f)
				return 0;
			cut = i;
		}
		before = c;
	}
	return cut;
}

void pdf_measure(const struct pdf_page *page, struct pdf_row *row)
{
	bool any = false;

	for (size_t i = row->first; i < row->first + row->count; i++) {
		const struct pdf_char *c = &page->chars[i];

		if (!is_ink(c))
			continue;
		row->x1 = any ? fminf(row->x1, c->x1) : c->x1;
		row->x2 = any ? fmaxf(row->x2, c->x2) : c->x2;
		any = true;
	}
}

void pdf_cut_rows(struct pdf_page *page, float middle)
{
	struct pdf_row *rows = rr_alloc(2 * page->row_count * sizeof *rows);
	size_t count = 0;

	for (size_t i = 0; i < page->row_count; i++) {
		const struct pdf_row *row = &page->rows[i];
		size_t cut = pdf_side_of(page, row, middle) == PDF_ACROSS ? cut_of(page, row, middle) : 0;

		rows[count++] = *row;
		if (cut == 0)
			continue;
		rows[count] = *row;
		rows[count].cut = true;
		rows[count - 1].count = cut - row->first;
		rows[count].first = cut;
		rows[count].count = row->first + row->count - cut;
		pdf_measure(page, &rows[count - 1]);
		pdf_measure(page, &rows[count]);
		count++;
	}
	free(page->rows);
	page->rows = rows;
	page->row_count = count;
	page->row_cap = 2 * page->row_count;
}

enum pdf_script pdf_script_of(struct rr_span text)
{
	size_t counts[PDF_SCRIPTS] = { 0 };
	enum pdf_script most = PDF_LATIN;

	for (size_t pos = 0; pos < text.len;) {
		uint32_t cp = rr_utf8_next(text, &pos);

		if (rr_is_letter(cp))
			counts[rr_is_han(cp) ? PDF_HAN : rr_is_rtl(cp) ? PDF_ARABIC
			       : cp >= 0x400 && cp < 0x530 ? PDF_CYRILLIC : PDF_LATIN]++;
	}
	for (enum pdf_script i = PDF_LATIN; i < PDF_SCRIPTS; i++)
		if (counts[i] > counts[most])
			most = i;
	return most;
}
