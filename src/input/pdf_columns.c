/*
 * Pages in two columns, as older official records and texts in two languages
 * are printed. A strip in the middle of the page that few rows cover is the
 * gutter; rows that cover it stand across the page and divide it into bands.
 * In a band with enough rows of running text on either side one column is read
 * after the other. But where the paragraphs of both begin at the same heights
 * they are the cells of a table, which stay side by side, unless the columns
 * are in two languages: then that on the right is read behind all of the other.
 */
#include "pdf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "resread/lang.h"
#include "resread/text.h"

#define LEAST_ROWS 12   /* of a band in columns */
#define COLUMN 0.2f     /* of the page's width: a column is not narrower */
#define NEAR 12         /* points: the gutter of a page is that of the one before */
#define FULL 0.7f       /* of a column's width: a line of running text */
#define LABEL 3         /* sizes of a letter: a number and no text is not wider */
#define SMALL 0.93f     /* of the size of the column: its notes */
#define SAMPLE 2000     /* bytes of a column that tell its language */

enum setting { PLAIN, TABLE, COLUMNS, LANGUAGES };

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

/* What the lines on one side of a band have in common. */
struct column {
	size_t lines; /* of one row each, or of a number and its text */
	float x1, x2;
	size_t full; /* lines of nearly all its width, which are few in a list */
};

/* Where a line of a side begins: at the number that stands apart before its text, if any. */
static float line_start(const struct pdf_row *number, const struct pdf_row *row)
{
	bool same = number != NULL && fabsf(row->y2 - number->y2) < 1 && number->x2 < row->x1 &&
	            number->x2 - number->x1 < LABEL * number->size;

	return same ? number->x1 : row->x1;
}

static struct column column_of(const struct band *band, enum pdf_side side)
{
	const struct pdf_row *last = NULL;
	struct column c = { 0 };

	for (size_t i = 0; i < band->count; i++) {
		const struct pdf_row *row = &band->rows[i];

		if (!on(band, i, side))
			continue;
		c.x1 = last != NULL ? fminf(c.x1, row->x1) : row->x1;
		c.x2 = last != NULL ? fmaxf(c.x2, row->x2) : row->x2;
		c.lines += last == NULL || row->y2 > last->y2 + 1;
		last = row;
	}
	last = NULL;
	for (size_t i = 0; i < band->count; i++) {
		if (!on(band, i, side))
			continue;
		c.full += band->rows[i].x2 - line_start(last, &band->rows[i]) > FULL * (c.x2 - c.x1);
		last = &band->rows[i];
	}
	return c;
}

static bool is_prose(const struct column *c, const struct pdf_page *page)
{
	return c->lines >= 2 && c->x2 - c->x1 > COLUMN * page->width && c->full * 3 >= c->lines;
}

/*
 * Whether the lines of the two sides stand at heights of their own, as those of
 * no list and no table do.
 */
static bool is_apart(const struct band *band, size_t least)
{
	size_t both = 0;

	for (size_t i = 0, k = 0; i < band->count && k < band->count;) {
		float gap = band->rows[i].y2 - band->rows[k].y2;

		if (!on(band, i, PDF_LEFT) || gap < -1)
			i++;
		else if (!on(band, k, PDF_RIGHT) || gap > 1)
			k++;
		else {
			both++;
			i++;
			k++;
		}
	}
	return least >= LEAST_ROWS / 2 && both * 2 < least;
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

/* The text of one side, for its language to be told. */
static struct rr_str text_of(const struct pdf_page *page, const struct band *band, enum pdf_side side)
{
	struct rr_str text = { 0 };

	for (size_t i = 0; i < band->count && text.len < SAMPLE; i++) {
		const struct pdf_row *row = &band->rows[i];

		for (size_t k = row->first; on(band, i, side) && k < row->first + row->count; k++) {
			char bytes[4];

			if (page->chars[k].cp > 0)
				rr_str_add(&text, rr_span_of(bytes, rr_utf8_put(bytes, page->chars[k].cp)));
		}
		rr_str_putc(&text, ' ');
	}
	return text;
}

/* Names are no words that tell a language, but prose has enough, and any letter tells a script. */
static bool in_two_languages(struct pdf *pdf, const struct pdf_page *page, const struct band *band, bool prose)
{
	struct rr_str left = text_of(page, band, PDF_LEFT), right = text_of(page, band, PDF_RIGHT);
	bool two = pdf_script_of(rr_str_span(&left)) != pdf_script_of(rr_str_span(&right));

	if (!two && prose) {
		if (pdf->langs == NULL)
			pdf->langs = rr_langs_new(NULL);
		two = rr_lang_guess(pdf->langs, rr_str_span(&left)) != rr_lang_guess(pdf->langs, rr_str_span(&right));
	}
	rr_str_free(&left);
	rr_str_free(&right);
	return two;
}

static enum setting setting_of(struct pdf *pdf, const struct pdf_page *page, const struct band *band)
{
	struct column left = column_of(band, PDF_LEFT), right = column_of(band, PDF_RIGHT);
	size_t least = left.lines < right.lines ? left.lines : right.lines;
	bool prose;

	if (least > 0 && pdf->gutter > 0 && fabsf(band->middle - pdf->gutter) < NEAR)
		return LANGUAGES;
	if (band->count < LEAST_ROWS)
		return PLAIN;
	prose = (is_prose(&left, page) && is_prose(&right, page)) || is_apart(band, least);
	if ((prose || least >= LEAST_ROWS / 2) && in_two_languages(pdf, page, band, prose)) {
		pdf->gutter = band->middle;
		return LANGUAGES;
	}
	return !prose ? PLAIN : is_aligned(band) ? TABLE : COLUMNS;
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
                       const struct column *c, const struct column *start, bool rtl, bool behind)
{
	size_t notes = notes_of(o->page, band, side);

	o->columns++;
	for (size_t i = 0; i < band->count; i++) {
		struct pdf_row row = band->rows[i];

		if (!on(band, i, side))
			continue;
		row.cut = false;
		row.column = o->columns;
		row.behind = behind;
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

/* What stands on the second side above all of the first is a heading of both. */
static size_t put_above(struct order *o, const struct band *band, enum pdf_side first)
{
	size_t count = 0;

	while (count < band->count && !on(band, count, first))
		count++;
	for (; count > 0 && band->rows[count - 1].y2 > band->rows[count].y1; count--)
		continue;
	put_plain(o, &(struct band){ band->rows, count, band->middle }, false);
	return count;
}

static void put_columns(struct order *o, const struct band *whole, bool languages)
{
	bool rtl = !languages && runs_back(o->page);
	enum pdf_side first = rtl ? PDF_RIGHT : PDF_LEFT, second = rtl ? PDF_LEFT : PDF_RIGHT;
	size_t above = put_above(o, whole, first);
	const struct band band = { whole->rows + above, whole->count - above, whole->middle };
	const struct column start = column_of(&band, first), other = column_of(&band, second);

	put_column(o, &band, first, &start, &start, rtl, false);
	put_column(o, &band, second, &other, &start, rtl, languages);
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

	if (setting == COLUMNS || setting == LANGUAGES)
		put_columns(o, band, setting == LANGUAGES);
	else
		put_plain(o, band, setting == TABLE);
}

void pdf_find_columns(struct pdf *pdf, struct pdf_page *page)
{
	float middle = page->row_count >= LEAST_ROWS ? pdf_find_gutter(page) : pdf->gutter;
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
