/*
 * Lines that run from right to left. Poppler tells such a page's words in an
 * order of its own and each word's letters as they stand on the page, so only
 * the places are taken from it: the words of a line are put side by side as
 * they are seen, and Unicode's algorithm for display, run on what is seen,
 * gives the order in which it was written.
 */
#include "pdf.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

#define TEH_MARBUTA 0x629 /* ends words; fonts draw the next one close to it */
#define GUTTER 0.75f      /* of a letter's height: between a column and one in another script */
#define TOUCHING 0.02f    /* of a letter's height: no blank behind it is narrower */

struct word {
	size_t first, count; /* of the stretch */
	float x1, x2, height;
	bool ends; /* on its left, with a letter that ends words */
	bool back, forth; /* it has letters that run so */
};

/* ---- what is seen ------------------------------------------------------------ */

static struct word word_of(const struct pdf_char *chars, size_t first, size_t count)
{
	struct word word = {
		first, count, chars[first].x1, chars[first].x2, chars[first].y2 - chars[first].y1,
		chars[first].cp == TEH_MARBUTA, false, false,
	};

	for (size_t i = first; i < first + count; i++) {
		word.back = word.back || rr_is_rtl(chars[i].cp);
		word.forth = word.forth || (!rr_is_rtl(chars[i].cp) && rr_is_letter(chars[i].cp));
		word.x1 = chars[i].x1 < word.x1 ? chars[i].x1 : word.x1;
		word.x2 = chars[i].x2 > word.x2 ? chars[i].x2 : word.x2;
	}
	return word;
}

static int from_the_left(const void *a, const void *b)
{
	const struct word *one = a, *two = b;

	if (one->x1 != two->x1)
		return one->x1 < two->x1 ? -1 : 1;
	return one->first < two->first ? -1 : one->first > two->first;
}

static size_t find_words(const struct pdf_char *chars, size_t count, struct word *words)
{
	size_t n = 0, end;

	for (size_t i = 0; i < count; i = end) {
		for (; i < count && chars[i].cp <= ' '; i++)
			continue;
		for (end = i; end < count && chars[end].cp > ' '; end++)
			continue;
		if (end > i)
			words[n++] = word_of(chars, i, end - i);
	}
	if (n > 1)
		qsort(words, n, sizeof *words, from_the_left);
	return n;
}

/*
 * What parts two words: nothing, a blank, or U+000A where columns are. Of a page
 * in two scripts these may stand close.
 */
static uint32_t parting(const struct word *left, const struct word *right, bool mixed)
{
	float gap = right->x1 - left->x2;
	float least = right->ends ? TOUCHING : PDF_BLANK;

	if (gap > PDF_COLUMN_GAP || (mixed && gap > GUTTER * left->height && left->back != right->back &&
	                             left->forth != right->forth))
		return '\n';
	return gap > least * left->height ? ' ' : 0;
}

/* Rewrites the stretch as it is seen, from left to right; how much of it is left. */
static size_t set_visual(struct pdf_char *chars, size_t count, bool mixed)
{
	struct pdf_char *old = rr_alloc((count + 1) * sizeof *old);
	struct word *words = rr_alloc((count + 1) * sizeof *words);
	size_t n, out = 0;

	memcpy(old, chars, count * sizeof *old);
	n = find_words(old, count, words);
	for (size_t i = 0; i < n; i++) {
		uint32_t parted = i > 0 ? parting(&words[i - 1], &words[i], mixed) : 0;

		if (parted != 0) { /* between any two words there was a place for it */
			chars[out] = old[words[i].first];
			chars[out++].cp = parted;
		}
		memcpy(chars + out, old + words[i].first, words[i].count * sizeof *chars);
		out += words[i].count;
	}
	for (size_t i = out; i < count; i++)
		chars[i].cp = 0;
	free(old);
	free(words);
	return out;
}

/* ---- what was written --------------------------------------------------------- */

/* Whether most letters run from right to left; `otherwise` where there are none. */
static bool runs_back(const struct pdf_char *chars, size_t count, bool otherwise)
{
	size_t back = 0, forth = 0;

	for (size_t i = 0; i < count; i++) {
		back += rr_is_rtl(chars[i].cp);
		forth += rr_is_letter(chars[i].cp) && !rr_is_rtl(chars[i].cp);
	}
	return back + forth > 0 ? back > forth : otherwise;
}

/*
 * Whether brackets are as they are seen, "(" opening to the right, and not as
 * they were written: no bracket that opens to the left has a word on its left.
 */
static bool brackets_are_seen(const struct pdf_char *chars, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool free_left = i == 0 || chars[i - 1].cp <= ' ',
		     free_right = i + 1 == count || chars[i + 1].cp <= ' ';

		if ((chars[i].cp == ')' || chars[i].cp == ']') && free_left && !free_right)
			return false;
		if ((chars[i].cp == '(' || chars[i].cp == '[') && !free_left && free_right)
			return false;
	}
	return true;
}

/* A line begins with no stop: the one of ".1" was printed behind the number. */
static void mend_label(struct pdf_char *chars, size_t count)
{
	struct pdf_char stop = chars[0];
	size_t i = 1;

	if (count < 2 || (stop.cp != '.' && stop.cp != ')') || !rr_is_digit(chars[1].cp, NULL))
		return;
	for (; i < count && rr_is_digit(chars[i].cp, NULL); i++)
		chars[i - 1] = chars[i];
	chars[i - 1] = stop;
}

/*
 * The stretch as text. The mark of a note belongs to no number beside it, so a
 * letter that runs back stands in its place, the rest of it as accents on that.
 */
static void put_text(const struct pdf_char *chars, size_t count, struct rr_str *out)
{
	float size = pdf_typical(chars, count)->size;
	bool marked = false;
	char bytes[4];

	for (size_t i = 0; i < count; i++) {
		bool mark = chars[i].cp > ' ' && chars[i].size < PDF_RAISED_SIZE * size;
		uint32_t cp = !mark ? chars[i].cp : marked ? 0x300 : 0x5D0;

		rr_str_add(out, rr_span_of(bytes, rr_utf8_put(bytes, cp > 0 ? cp : 0x200B)));
		marked = mark;
	}
}

/* Puts what is seen between columns into the order it was written in. */
static void set_logical(struct pdf_char *chars, size_t count, bool rtl)
{
	struct pdf_char *seen = rr_alloc((count + 1) * sizeof *seen);
	size_t *order = rr_alloc((count + 1) * sizeof *order), *starts;
	bool *mirrored = rr_alloc((count + 1) * sizeof *mirrored);
	bool mirrors = brackets_are_seen(chars, count);
	struct rr_str text = { 0 };
	size_t clusters, out = 0;

	memcpy(seen, chars, count * sizeof *seen);
	put_text(seen, count, &text);
	starts = rr_alloc((text.len + 1) * sizeof *starts); /* byte → character */
	for (size_t i = 0, pos = 0; i < count; i++) {
		starts[pos] = i;
		rr_utf8_next(rr_str_span(&text), &pos);
	}
	clusters = rr_visual_order_mirrored(rr_str_span(&text), rtl, order, mirrored, count);
	for (size_t k = 0; k < clusters; k++) {
		size_t end = rr_grapheme_next(rr_str_span(&text), order[k]);
		size_t last = end < text.len ? starts[end] : count;

		for (size_t i = starts[order[k]]; i < last; i++, out++) {
			chars[out] = seen[i];
			if (mirrored[k] && mirrors)
				chars[out].cp = rr_mirror(seen[i].cp);
		}
	}
	if (rtl)
		mend_label(chars, count);
	free(starts);
	free(mirrored);
	free(order);
	free(seen);
	rr_str_free(&text);
}

void pdf_set_order(struct pdf_page *page, size_t first, size_t count)
{
	struct pdf_char *chars = page->chars + first;
	size_t end;

	if (count == 0)
		return;
	count = set_visual(chars, count, page->mixed);
	for (size_t start = 0; start < count; start = end + 1) {
		for (end = start; end < count && chars[end].cp != '\n'; end++)
			continue;
		if (end > start)
			set_logical(chars + start, end - start,
			            runs_back(chars + start, end - start, true));
	}
}
