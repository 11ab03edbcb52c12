/*
 * Notes stand at the foot of a page: below a rule of underscores, or in
 * smaller letters from a mark on. A rule that is drawn is not seen, and marks
 * may stand on the line, so the marks that the text of the page has raised
 * tell which rows begin with one.
 */
#include "pdf.h"

#include <stdlib.h>

#include "resread/text.h"

#define SMALLER 0.93f /* of the body's size: a note */
#define MARK_LENGTH 4 /* of digits, or of asterisks */

bool pdf_is_rule(const struct pdf_page *page, const struct pdf_row *row)
{
	size_t ink = 0;

	for (size_t i = 0; i < row->count; i++) {
		uint32_t cp = page->chars[row->first + i].cp;

		if (cp > ' ' && cp != '_' && cp != 0x2014 && cp != 0x2015 && cp != 0x2500)
			return false;
		ink += cp > ' ';
	}
	return ink >= 5;
}

static bool is_small(const struct pdf *pdf, const struct pdf_row *row)
{
	return row->size < SMALLER * pdf->body;
}

bool pdf_starts_with_mark(const struct pdf_page *page, size_t at)
{
	const struct pdf_row *row = &page->rows[at];
	const struct pdf_char *first = &page->chars[row->first];

	if (at + 1 < page->row_count && row[1].joins && row->size < PDF_RAISED_SIZE * row[1].size)
		return true;
	return first->size < PDF_RAISED_SIZE * row->size && first->y2 < row->y2;
}

/* ---- marks -------------------------------------------------------------------- */

/* The mark at a character as one number, asterisks as those below nought; 0 where none is. */
static long mark_at(const struct pdf_char *c, size_t count, size_t *len)
{
	long value = 0;
	size_t n = 0;
	int digit;

	if (count > 0 && c[0].cp == '*') {
		while (n < count && n < MARK_LENGTH && c[n].cp == '*')
			n++;
		value = -(long)n;
	} else {
		for (; n < count && n < MARK_LENGTH && rr_is_digit(c[n].cp, &digit); n++)
			value = value * 10 + digit;
	}
	*len = n;
	return n < MARK_LENGTH ? value : 0;
}

static bool is_raised(const struct pdf_char *c, const struct pdf_row *row)
{
	return c->size < PDF_RAISED_SIZE * row->size && c->y2 < row->y2 - 0.1f * row->size;
}

/* The marks raised within a page's rows, each once, in order. */
struct calls {
	struct call {
		long mark;
		size_t row;
	} *items; /* owned */
	size_t count, cap;
};

static void add_call(struct calls *calls, long mark, size_t row)
{
	for (size_t i = calls->count; i > 0 && i + 16 > calls->count; i--)
		if (calls->items[i - 1].mark == mark)
			return;
	calls->items = rr_grow(calls->items, calls->count, &calls->cap, sizeof *calls->items);
	calls->items[calls->count++] = (struct call){ mark, row };
}

static void find_calls(const struct pdf_page *page, struct calls *calls)
{
	for (size_t k = 0; k < page->row_count; k++) {
		const struct pdf_row *row = &page->rows[k];
		const struct pdf_char *c = &page->chars[row->first];
		size_t i = row->joins && k > 0 ? 0 : 1, len;

		for (; i < row->count && !(row->hints & RR_HINT_HEAD); i++) {
			long mark;

			if (!is_raised(&c[i], i == 0 ? row - 1 : row) ||
			    (mark = mark_at(&c[i], row->count - i, &len)) == 0)
				continue;
			add_call(calls, mark, k);
			i += len;
		}
	}
}

/* The mark a row begins with, raised or on the line, text behind it; a point makes it a number. */
static long opening_mark(const struct pdf_page *page, size_t at, size_t *len)
{
	const struct pdf_row *row = &page->rows[at];
	const struct pdf_char *c = &page->chars[row->first];
	long mark = row->joins || row->hints & RR_HINT_HEAD ? 0 : mark_at(c, row->count, len);

	if (mark == 0)
		return 0;
	if (*len == row->count)
		return at + 1 < page->row_count && row[1].joins ? mark : 0;
	return c[*len].cp <= ' ' || rr_is_letter(c[*len].cp) || c[*len].cp == '[' ||
	       c[*len].cp == 0x201C || c[*len].cp == 0xAB ? mark : 0;
}

/*
 * The row from which on each mark that the page has raised begins a row, in
 * order, below the last row that has one; row_count where that is not so.
 */
static size_t answered(const struct pdf_page *page, const struct calls *calls)
{
	size_t left = calls->count, len;

	for (size_t k = page->row_count; k > 0 && left > 0; k--) {
		if (k - 1 <= calls->items[calls->count - 1].row)
			break;
		if (opening_mark(page, k - 1, &len) == calls->items[left - 1].mark && --left == 0)
			return k - 1;
	}
	return page->row_count;
}

static bool is_called(const struct calls *calls, long mark)
{
	for (size_t i = 0; i < calls->count; i++)
		if (calls->items[i].mark == mark)
			return true;
	return false;
}

/* ---- the notes of a page --------------------------------------------------------- */

/* The first row of the page's notes; row_count where it has none. */
static size_t notes_start(const struct pdf *pdf, struct pdf_page *page, const struct calls *calls)
{
	size_t start = page->row_count, marked = page->row_count, len;

	while (start > 0) {
		struct pdf_row *row = &page->rows[start - 1];

		if (pdf_is_rule(page, row)) {
			row->hints |= RR_HINT_HEAD;
			return start;
		}
		if (!(row->hints & RR_HINT_HEAD) && !is_small(pdf, row))
			break;
		start--;
		if (!(row->hints & RR_HINT_HEAD) && (pdf_starts_with_mark(page, start) ||
		    (calls->count > 0 && is_called(calls, opening_mark(page, start, &len)))))
			marked = start;
	}
	return marked < page->row_count || calls->count == 0 ? marked : answered(page, calls);
}

void pdf_find_notes(const struct pdf *pdf, struct pdf_page *page)
{
	struct calls calls = { 0 };
	size_t len = 0;
	long before = 0;

	find_calls(page, &calls);
	for (size_t k = 0; k < page->row_count; k++)
		if (pdf_is_rule(page, &page->rows[k]))
			page->rows[k].hints |= RR_HINT_HEAD;
	for (size_t k = notes_start(pdf, page, &calls); k < page->row_count; k++) {
		struct pdf_row *row = &page->rows[k];
		long mark;

		if (row->hints & RR_HINT_HEAD)
			continue;
		row->hints |= RR_HINT_NOTE;
		if (pdf_starts_with_mark(page, k)) {
			row->hints |= RR_HINT_PARAGRAPH;
		} else if ((mark = opening_mark(page, k, &len)) != 0 &&
		           (is_called(&calls, mark) || mark == before + 1)) {
			row->hints |= RR_HINT_PARAGRAPH;
			row->mark = len;
			before = mark;
		}
	}
	free(calls.items);
}
