/*
 * Lam and alef are drawn as one sign, which the PDF says is both. Poppler deals
 * its width out to them from the left, as if they ran forth, so that the alef
 * comes first where the line is read. Halves of a sign are about equally wide,
 * and not as wide as any lam is elsewhere on the page.
 */
#include "pdf.h"

#include <math.h>
#include <stdlib.h>

#define LAM 0x644
#define ENOUGH 12   /* lams of a page to tell by them alone */
#define SAME 0.004f /* of the size: as wide as another */

static bool is_alef(uint32_t cp)
{
	return cp == 0x627 || cp == 0x622 || cp == 0x623 || cp == 0x625;
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
	       fabsf(width_of(&c[0]) - width_of(&c[1])) < 0.03f;
}

static int by_width(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return x < y ? -1 : x > y;
}

/* The widths of the lams, or alefs, that are not beside one of the other; sorted. */
static size_t find_widths(const struct pdf_page *page, bool lams, float *widths)
{
	const struct pdf_char *c = page->chars;
	size_t count = 0;

	for (size_t i = 0; i < page->count; i++)
		if (lams ? c[i].cp == LAM && (i + 1 == page->count || !is_alef(c[i + 1].cp))
		         : is_alef(c[i].cp) && (i == 0 || c[i - 1].cp != LAM))
			widths[count++] = width_of(&c[i]);
	if (count > 0)
		qsort(widths, count, sizeof *widths, by_width);
	return count;
}

static bool is_among(const float *widths, size_t count, float width)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (widths[middle] < width - SAME)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && widths[low] <= width + SAME;
}

void pdf_mend_ligatures(struct pdf_page *page)
{
	float *lams = rr_alloc(2 * (page->count + 1) * sizeof *lams), *alefs = lams + page->count + 1;
	size_t count = find_widths(page, true, lams), others = find_widths(page, false, alefs);

	for (size_t i = 0; i + 1 < page->count && count > 0; i++) {
		struct pdf_char *c = &page->chars[i];

		/* of few lams, another form of the letter may be as wide as no other */
		if (are_joined(c) && !is_among(lams, count, width_of(c)) &&
		    (count >= ENOUGH || !is_among(alefs, others, width_of(c + 1)))) {
			c->cp = c[1].cp;
			c[1].cp = LAM;
			i++;
		}
	}
	free(lams);
}
