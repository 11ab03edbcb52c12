/*
 * Lam and alef are drawn as one sign, which the PDF says is both. Poppler deals
 * its width out to them from the left, as if they ran forth, so that the alef
 * comes first where the line is read. Halves of a sign are about equally wide,
 * and not as wide as any lam is elsewhere on the page, or at the beginning of
 * a word, where the article is. No word is alef and lam alone, nor does any
 * alef stand before one with a hamza: these tell for sure, and what halves
 * are as wide as theirs. Where more of the latter are in order than not, all are.
 */
#include "pdf.h"

#include <math.h>
#include <stdlib.h>

#define LAM 0x644
#define ALEF 0x627
#define ENOUGH 12     /* lams of a page to tell by them alone */
#define SAME 0.0015f  /* of the size: as wide as another */
#define HALVES 0.013f /* writers of PDF round where a letter begins to a tenth of a point */

/* Widths of one kind of letter, of the font's size. */
struct widths {
	float *items; /* owned; sorted */
	size_t count, cap;
};

static bool is_alef(uint32_t cp)
{
	return cp == ALEF || cp == 0x622 || cp == 0x623 || cp == 0x625;
}

static uint32_t letter_at(const struct pdf_page *page, size_t at)
{
	return at < page->count ? page->chars[at].cp : 0;
}

/* Of the font's size, that sizes may be compared. */
static float width_of(const struct pdf_char *c)
{
	return c->size > 0 ? (c->x2 - c->x1) / c->size : 0;
}

/* Whether the two at c may be halves of one sign, by their places. */
static bool are_joined(const struct pdf_char *c)
{
	return c[0].cp == LAM && is_alef(c[1].cp) && c[0].style == c[1].style &&
	       fabsf(c[1].x1 - c[0].x2) < 0.02f * c[0].size &&
	       fabsf(width_of(&c[0]) - width_of(&c[1])) < HALVES;
}

/* Whether no word has the two, at `at` and behind, as they are seen. */
static bool is_no_word(const struct pdf_page *page, size_t at)
{
	uint32_t right = letter_at(page, at + 2);

	if (letter_at(page, at + 1) != ALEF)
		return right == ALEF;
	return right <= ' ' && (at == 0 || letter_at(page, at - 1) <= ' ');
}

static int by_width(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return x < y ? -1 : x > y;
}

static void add_width(struct widths *w, const struct pdf_char *c)
{
	w->items = rr_grow(w->items, w->count, &w->cap, sizeof *w->items);
	w->items[w->count++] = width_of(c);
}

static void sort(struct widths *w)
{
	if (w->count > 1)
		qsort(w->items, w->count, sizeof *w->items, by_width);
}

static bool is_among(const struct widths *w, const struct pdf_char *c)
{
	size_t low = 0, high = w->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (w->items[middle] < width_of(c) - SAME)
			low = middle + 1;
		else
			high = middle;
	}
	return low < w->count && w->items[low] <= width_of(c) + SAME;
}

struct found {
	struct widths halves;       /* left ones, of signs that are some for sure */
	struct widths lams, alefs;  /* that are none of a sign */
	size_t alone;               /* lams beside no alef */
	size_t right;               /* signs, or pairs, that are in order */
};

static void find_halves(const struct pdf_page *page, struct found *f)
{
	for (size_t i = 0; i + 1 < page->count; i++) {
		const struct pdf_char *c = &page->chars[i];

		if (are_joined(c) && is_no_word(page, i))
			add_width(&f->halves, c);
		f->right += is_alef(c[0].cp) && c[0].cp != ALEF && c[1].cp == LAM && letter_at(page, i + 2) == ALEF;
	}
}

static void find_letters(const struct pdf_page *page, struct found *f)
{
	for (size_t i = 0; i < page->count; i++) {
		const struct pdf_char *c = &page->chars[i];

		if (c->cp == LAM && !is_alef(letter_at(page, i + 1))) {
			add_width(&f->lams, c);
			f->alone++;
		} else if (c->cp == LAM && letter_at(page, i + 2) <= ' ' && !is_no_word(page, i) &&
		           f->halves.count > 0 && !is_among(&f->halves, c)) {
			add_width(&f->lams, c);
		} else if (is_alef(c->cp) && (i == 0 || c[-1].cp != LAM)) {
			add_width(&f->alefs, c);
		}
	}
}

static void mend_page(struct pdf_page *page, const struct found *f)
{
	for (size_t i = 0; i + 1 < page->count; i++) {
		struct pdf_char *c = &page->chars[i];

		/* of few lams, another form of the letter may be as wide as no other */
		if (are_joined(c) && (is_no_word(page, i) || is_among(&f->halves, c) ||
		    (f->alone > 0 && !is_among(&f->lams, c) &&
		     (f->alone >= ENOUGH || !is_among(&f->alefs, c + 1))))) {
			c->cp = c[1].cp;
			c[1].cp = LAM;
			i++;
		}
	}
}

void pdf_mend_ligatures(struct pdf *pdf)
{
	struct found f = { 0 };

	for (size_t i = 0; i < pdf->count; i++)
		if (pdf->pages[i].bidi)
			find_halves(&pdf->pages[i], &f);
	sort(&f.halves);
	for (size_t i = 0; i < pdf->count; i++)
		if (pdf->pages[i].bidi)
			find_letters(&pdf->pages[i], &f);
	sort(&f.lams);
	sort(&f.alefs);
	for (size_t i = 0; i < pdf->count && f.right <= f.halves.count; i++)
		if (pdf->pages[i].bidi)
			mend_page(&pdf->pages[i], &f);
	free(f.halves.items);
	free(f.lams.items);
	free(f.alefs.items);
}
