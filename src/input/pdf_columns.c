/*
 * Pages in two columns, as older official records and texts in two languages
 * are printed. A strip in the middle of the page that few rows cover is the
 * gutter; rows that cover it stand across the page and divide it into bands.
 * In a band with enough rows of running text on either side one column is read
 * after the other. But where the paragraphs of both begin at the same heights
 * they are the cells of a table, which stay side by side, unless the columns
 * are in two languages.
 */
#include "pdf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "resread/lang.h"
#include "resread/text.h"

#define LEAST_ROWS 12   /* of a band in columns */
#define COLUMN 0.2f     /* of the page's width: a column is not narrower */
#define SMALL 0.93f     /* of the size of the column: its notes */
#define SAMPLE 2000     /* bytes of a column that tell its language */

enum setting { PLAIN, TABLE, COLUMNS };

struct band {
	struct pdf_row *rows;
	size_t count;
	float middle; /* of the gutter */
};

/* What is put into the page's new order. */
struct order {
	struct pdf *pdf;
	struct pdf_page *page;
	struct pdf_row *rows;  /* owned */
	size_t count;
	struct pdf_row *notes; /* owned: of columns, held back */
	size_t note_count;
	unsigned columns;      /* so far */
};

/* ---- how a band is set -------------------------------------------------------------- */

static bool on(const struct band *band, size_t i, enum pdf_side side)
{
	return (band->rows[i].x1 >= band->middle ? PDF_RIGHT : PDF_LEFT) == side;
}

/* What the rows on one side of a band have in common. */
struct column {
	size_t rows;
	float x1, x2;
	size_t wide; /* rows of more than half the column's width */
};

static struct column column_of(const struct band *band, enum pdf_side side)
{
	struct column c = { 0 };

	for (size_t i = 0; i < band->count; i++) {
		if (!on(band, i, side))
			continue;
		c.x1 = c.rows > 0 ? fminf(c.x1, band->rows[i].x1) : band->rows[i].x1;
		c.x2 = c.rows > 0 ? fmaxf(c.x2, band->rows[i].x2) : band->rows[i].x2;
		c.rows++;
	}
	for (size_t i = 0; i < band->count; i++)
		c.wide += on(band, i, side) && band->rows[i].x2 - band->rows[i].x1 > 0.6f * (c.x2 - c.x1);
	return c;
}

static bool is_prose(const struct column *c, const struct pdf_page *page)
{
	return c->rows >= 2 && c->x2 - c->x1 > COLUMN * page->width && c->wide * 2 > c->rows;
}

static int by_value(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return x < y ? -1 : x > y;
}

/* The heights, from the second on, where a side's paragraphs begin behind a gap. */
static size_t find_starts(const struct band *band, enum pdf_side side, float *starts)
{
	float *gaps = rr_alloc(band->count * sizeof *gaps), pitch;
	size_t count = 0, n = 0;
	const struct pdf_row *before = NULL;

	for (size_t i = 0; i < band->count; i++)
		if (on(band, i, side)) {
			if (before != NULL && band->rows[i].y2 > before->y2 + 1)
				gaps[n++] = band->rows[i].y2 - before->y2;
			before = &band->rows[i];
		}
	if (n > 0)
		qsort(gaps, n, sizeof *gaps, by_value);
	pitch = n > 0 ? gaps[n / 4] : 0;
	before = NULL;
	for (size_t i = 0; i < band->count; i++)
		if (on(band, i, side)) {
			if (before != NULL && band->rows[i].y2 - before->y2 > 1.2f * pitch)
				starts[count++] = band->rows[i].y2;
			before = &band->rows[i];
		}
	free(gaps);
	return count;
}

/* Whether most paragraphs of the side that has fewer begin beside one of the other. */
static bool is_aligned(const struct band *band)
{
	float *left = rr_alloc(2 * band->count * sizeof *left), *right = left + band->count;
	size_t lefts = find_starts(band, PDF_LEFT, left), rights = find_starts(band, PDF_RIGHT, right), both = 0;
	float near = 0.3f * band->rows[0].size;

	for (size_t i = 0, k = 0; i < lefts && k < rights;) {
		both += fabsf(left[i] - right[k]) < near;
		if (left[i] < right[k])
			i++;
		else
			k++;
	}
	free(left);
	return both >= 2 && both * 3 >= 2 * (lefts < rights ? lefts : rights);
}

static const struct rr_lang *language_of(struct rr_langs *langs, const struct pdf_page *page,
                                         const struct band *band, enum pdf_side side)
{
	struct rr_str text = { 0 };
	const struct rr_lang *lang;

	for (size_t i = 0; i < band->count && text.len < SAMPLE; i++) {
		const struct pdf_row *row = &band->rows[i];

		for (size_t k = row->first; on(band, i, side) && k < row->first + row->count; k++) {
			char bytes[4];

			if (page->chars[k].cp > 0)
				rr_str_add(&text, rr_span_of(bytes, rr_utf8_put(bytes, page->chars[k].cp)));
		}
		rr_str_putc(&text, ' ');
	}
	lang = rr_lang_guess(langs, rr_str_span(&text));
	rr_str_free(&text);
	return lang;
}

static bool in_two_languages(struct pdf *pdf, const struct pdf_page *page, const struct band *band)
{
	if (pdf->langs == NULL)
		pdf->langs = rr_langs_new(NULL);
	return language_of(pdf->langs, page, band, PDF_LEFT) != language_of(pdf->langs, page, band, PDF_RIGHT);
}

static enum setting setting_of(struct pdf *pdf, const struct pdf_page *page, const struct band *band)
{
	struct column left = column_of(band, PDF_LEFT), right = column_of(band, PDF_RIGHT);

	if (band->count < LEAST_ROWS || !is_prose(&left, page) || !is_prose(&right, page))
		return PLAIN;
	return !is_aligned(band) || in_two_languages(pdf, page, band) ? COLUMNS : TABLE;
}

/* ---- the new order --------------------------------------------------------------------- */

/* The first of the notes at the end of a side. */
static size_t notes_of(const struct pdf_page *page, const struct band *band, enum pdf_side side)
{
	size_t start = band->count, first = band->count;
	float size = 0;

	for (size_t i = 0, votes = 0; i < band->count; i++) {
		if (!on(band, i, side))
			continue;
		if (votes == 0)
			size = band->rows[i].size;
		votes = fabsf(band->rows[i].size - size) < 0.6f ? votes + 1 : votes - 1;
	}
	for (; start > 0; start--) {
		const struct pdf_row *row = &band->rows[start - 1];

		if (!on(band, start - 1, side))
			continue;
		if (row->size >= SMALL * size && !pdf_is_rule(page, row))
			break;
		first = start - 1;
	}
	return first;
}

static void put_column(struct order *o, const struct band *band, enum pdf_side side,
                       const struct column *c, const struct column *start, bool rtl)
{
	size_t notes = notes_of(o->page, band, side);

	o->columns++;
	for (size_t i = 0; i < band->count; i++) {
		struct pdf_row row = band->rows[i];

		if (!on(band, i, side))
			continue;
		row.cut = false;
		row.column = o->columns;
		row.shift = rtl ? start->x2 - c->x2 : c->x1 - start->x1;
		row.full = rtl ? o->page->width - c->x1 - row.shift : c->x2 - row.shift;
		if (i < notes)
			o->rows[o->count++] = row;
		else
			o->notes[o->note_count++] = row;
	}
}

static bool runs_back(const struct pdf_page *page)
{
	size_t back = 0, forth = 0;

	for (size_t i = 0; page->bidi && i < page->count; i++) {
		back += rr_is_rtl(page->chars[i].cp);
		forth += rr_is_letter(page->chars[i].cp) && !rr_is_rtl(page->chars[i].cp);
	}
	return back > forth;
}

static void put_columns(struct order *o, const struct band *band)
{
	const struct column sides[] = { [PDF_LEFT] = column_of(band, PDF_LEFT), [PDF_RIGHT] = column_of(band, PDF_RIGHT) };
	bool rtl = runs_back(o->page);
	enum pdf_side first = rtl ? PDF_RIGHT : PDF_LEFT, second = rtl ? PDF_LEFT : PDF_RIGHT;

	put_column(o, band, first, &sides[first], &sides[first], rtl);
	put_column(o, band, second, &sides[second], &sides[first], rtl);
}

/* As they were: what had been cut for nothing is made whole. */
static void put_plain(struct order *o, const struct band *band, bool table)
{
	for (size_t i = 0; i < band->count; i++) {
		struct pdf_row *last = o->count > 0 ? &o->rows[o->count - 1] : NULL;

		if (band->rows[i].cut && !table && last != NULL) {
			last->count += band->rows[i].count;
			pdf_measure(o->page, last);
		} else {
			o->rows[o->count++] = band->rows[i];
			o->rows[o->count - 1].cut = table && on(band, i, PDF_RIGHT);
		}
	}
}

static void put_notes(struct order *o)
{
	memcpy(o->rows + o->count, o->notes, o->note_count * sizeof *o->rows);
	o->count += o->note_count;
	o->note_count = 0;
}

static void put_band(struct order *o, const struct band *band)
{
	enum setting setting = band->count > 0 ? setting_of(o->pdf, o->page, band) : PLAIN;

	if (setting == COLUMNS)
		put_columns(o, band);
	else
		put_plain(o, band, setting == TABLE);
}

void pdf_find_columns(struct pdf *pdf, struct pdf_page *page)
{
	float middle = page->row_count >= LEAST_ROWS ? pdf_find_gutter(page) : 0;
	struct order o = { .pdf = pdf, .page = page };
	struct band band = { .middle = middle };

	if (middle == 0)
		return;
	pdf_cut_rows(page, middle);
	o.rows = rr_alloc(page->row_count * sizeof *o.rows);
	o.notes = rr_alloc(page->row_count * sizeof *o.notes);
	for (size_t i = 0; i <= page->row_count; i++) {
		bool across = i < page->row_count && pdf_side_of(page, &page->rows[i], middle) == PDF_ACROSS;

		if (i < page->row_count && !across) {
			band.rows = band.count == 0 ? &page->rows[i] : band.rows;
			band.count++;
			continue;
		}
		put_band(&o, &band);
		band.count = 0;
		if (across)
			put_plain(&o, &(struct band){ &page->rows[i], 1, middle }, false);
	}
	put_notes(&o);
	free(o.notes);
	free(page->rows);
	page->row_cap = page->row_count;
	page->rows = o.rows;
	page->row_count = o.count;
}
