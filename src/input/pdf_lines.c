/*
 * Rows become lines. Poppler puts a blank wherever letters stand apart by a
 * tenth of their size, which justified text does within words; a blank is
 * kept only where the gap is wide enough to be one.
 */
#include "pdf.h"

#include <string.h>

#include "flow.h"
#include "resread/text.h"

#define KERNED_BLANK 0.12f /* fonts draw a blank closer to the quotation mark before it */

#define SURE_BLANK 0.25f /* a wider one does, though the PDF has no blank there */

/* U+FB00 … U+FB06, as letters. */
static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

static bool is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t';
}

/* Whether letters with that gap between them touch, or nearly so. */
static bool is_touching(float gap, float height, float blank)
{
	return gap > -0.3f * height && gap < blank * height;
}

/* The least gap that parts words, in heights of a letter. */
static float blank_between(const struct pdf_char *left, const struct pdf_char *right)
{
	bool kerned = (left->cp == 0x2019 || left->cp == 0x201D) && rr_is_upper(right->cp);

	return kerned ? KERNED_BLANK : PDF_BLANK;
}

static bool is_chinese(uint32_t cp)
{
	return rr_is_han(cp) || rr_is_cjk_punct(cp);
}

/* Whether distance says nothing beside cp: Han, or a script that runs back. */
static bool parts_no_words(uint32_t cp)
{
	return rr_is_rtl(cp) || is_chinese(cp);
}

/*
 * What stands between two letters, which the PDF parts by a blank or not. The
 * cells of a table may have no blank between them, only their distance.
 */
static const char *between(const struct pdf_char *left, const struct pdf_char *right,
                           bool blank)
{
	float height = left->y2 - left->y1, gap = right->x1 - left->x2;
	float least = blank_between(left, right);

	if (gap > PDF_COLUMN_GAP)
		return "\t";
	if (!blank && (gap < SURE_BLANK * height || parts_no_words(left->cp) ||
	               parts_no_words(right->cp)))
		return "";
	if (!blank)
		return gap > height ? "\t" : " ";
	if (gap < height && is_chinese(left->cp) && is_chinese(right->cp)) /* justified */
		return "";
	return is_touching(gap, height, least) ||
	       is_touching(left->x1 - right->x2, height, least) ? "" : " ";
}

/* An accent or a vowel sign, which belongs to the letter before it, wherever it is drawn. */
static bool is_accent(uint32_t cp)
{
	return (cp >= 0x300 && cp < 0x370) || (cp >= 0x64B && cp < 0x660) || cp == 0x670;
}

static unsigned style_of(const struct pdf_char *c, const struct pdf_row *main)
{
	unsigned style = c->style;

	if (c->size < PDF_RAISED_SIZE * main->size && c->y2 < main->y2 - 0.1f * main->size)
		style |= RR_RAISED;
	return style;
}

static void add_char(struct flow *f, uint32_t cp, unsigned style)
{
	char bytes[4];

	if (cp >= 0xFB00 && cp <= 0xFB06)
		flow_add(f, rr_span(ligatures[cp - 0xFB00]), style);
	else
		flow_add(f, rr_span_of(bytes, rr_utf8_put(bytes, cp)), style);
}

/* Whether the line so far is the mark of a note, and no more. */
static bool is_mark_alone(const struct flow *f, const struct pdf_row *row)
{
	return row->hints & RR_HINT_NOTE && f->run_count == 1 && f->runs[0].style & RR_RAISED &&
	       f->runs[0].start == 0 && f->runs[0].end == f->text.len;
}

/* Where text runs back, its blanks were found by what is seen. */
static const char *gap_between(const struct pdf_page *page, const struct pdf_char *left,
                               const struct pdf_char *right, bool blank)
{
	return blank && page->bidi ? " " : between(left, right, blank);
}

/* A raised mark follows its word without a blank, whatever the PDF says. */
static void add_row(struct flow *f, const struct pdf_page *page, const struct pdf_row *row,
                    const struct pdf_row *main)
{
	const struct pdf_char *before = NULL;
	unsigned last = 0; /* style of `before` */
	bool blank = false;

	for (size_t i = row->first; i < row->first + row->count; i++) {
		const struct pdf_char *c = &page->chars[i];
		unsigned style = style_of(c, main) | (i - row->first < row->mark ? RR_RAISED : 0u), both;

		if (c->cp == 0)
			continue;
		if (is_blank(c->cp)) {
			blank = true;
			continue;
		}
		if (before != NULL && is_accent(c->cp)) { /* a blank before it comes behind */
			add_char(f, c->cp, last);
			continue;
		}
		both = before != NULL ? last & style : 0;
		if (before != NULL && is_mark_alone(f, row) && !(style & RR_RAISED))
			flow_add(f, rr_span(" "), 0);
		else if (before != NULL && !(style & ~last & RR_RAISED))
			flow_add(f, rr_span(gap_between(page, before, c, blank)), both);
		add_char(f, c->cp, style);
		before = c;
		last = style;
		blank = false;
	}
}

/* The row of most characters among those that make up one line. */
static const struct pdf_row *main_of(const struct pdf_row *rows, size_t count)
{
	const struct pdf_row *most = rows;

	for (size_t i = 1; i < count; i++)
		if (rows[i].count > most->count)
			most = &rows[i];
	return most;
}

/* What stands between a row and the one it joins, beside it or above it in a cell. */
static const char *joint(const struct pdf_page *page, const struct pdf_row *before,
                         const struct pdf_row *row, const struct pdf_row *main)
{
	const struct pdf_char *last = &page->chars[before->first + before->count - 1];

	if (row->tab)
		return "\t";
	if (style_of(&page->chars[row->first], main) & RR_RAISED)
		return "";
	if (row->y1 < before->y2 - before->size / 2)
		return " ";
	while (last > &page->chars[before->first] && last->cp <= ' ')
		last--;
	return last->cp == '-' || rr_is_han(last->cp) || rr_is_cjk_punct(last->cp) ? "" : " ";
}

static void add_line(struct flow *f, const struct pdf_page *page,
                     const struct pdf_row *rows, size_t count, struct build *b)
{
	const struct pdf_row *main = main_of(rows, count);

	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			flow_add(f, rr_span(joint(page, &rows[i - 1], &rows[i], main)), 0);
		add_row(f, page, &rows[i], main);
	}
	flow_end_paragraph(f, b, rows[0].hints);
}

void pdf_build_lines(const struct pdf *pdf, struct build *b)
{
	struct flow f = { 0 };

	for (size_t i = 0; i < 2 * pdf->count; i++) {
		const struct pdf_page *page = &pdf->pages[i % pdf->count];

		b->page = (unsigned)(i % pdf->count) + 1;
		for (size_t k = 0, n; k < page->row_count; k += n) {
			for (n = 1; k + n < page->row_count && page->rows[k + n].joins; n++)
				continue;
			if (page->rows[k].behind == (i >= pdf->count))
				add_line(&f, page, &page->rows[k], n, b);
		}
	}
	b->source->styled = true;
	flow_free(&f);
}
