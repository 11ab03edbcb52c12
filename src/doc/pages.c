/*
 * Where a page ends: its number alone on a line, in words ("Page 2") or
 * between dashes, and the signs that the text goes on overleaf. A number
 * without any of these is told by where it stands: at the end of a page, or
 * apart from the lines around it in mid-sentence, and by counting on.
 */
#include "doc/pages.h"

#include <string.h>

#define FIRST_PAGE 3 /* the first number printed is hardly larger */
#define PAGE_APART ((size_t)8) /* lines on a page at least */

static size_t digits(struct rr_span s)
{
	size_t n = 0;

	while (n < s.len && s.text[n] >= '0' && s.text[n] <= '9')
		n++;
	return n;
}

/* "- 2 -", with dashes of any length: no clause holds such a line. */
static bool is_dashed_number(struct rr_span s)
{
	static const char *const dashes[] = { "-", "\xE2\x80\x93", "\xE2\x80\x94" };

	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
		size_t len = strlen(dashes[i]);
		struct rr_span inner;

		if (s.len < 2 * len + 1 || !rr_span_starts(s, dashes[i])
		    || memcmp(s.text + s.len - len, dashes[i], len) != 0)
			continue;
		inner = trim(rr_span_sub(s, len, s.len - len));
		return inner.len > 0 && inner.len <= 3 && digits(inner) == inner.len;
	}
	return false;
}

bool is_page_line(const struct reader *r, struct rr_span s)
{
	struct rr_match m;

	return is_dashed_number(s) || match_whole(r, RR_IN_PAGE_LINES, s, &m);
}

/* The number alone on line i, apart from the text around it; 0 if there is none. */
static long lone_number(const struct reader *r, size_t i)
{
	const struct line *l = &r->lines[i];
	long value = 0;

	if (l->use != USE_NONE || l->text.len > 3 || digits(l->text) != l->text.len
	    || l->text.text[0] == '0')
		return 0;
	for (size_t k = 0; k < l->text.len; k++)
		value = value * 10 + (l->text.text[k] - '0');
	return value;
}

static bool ends_page(const struct reader *r, size_t i)
{
	return i + 1 < r->count && setting_of(r, &r->lines[i])->page != setting_of(r, &r->lines[i + 1])->page;
}

/* Blank lines before and behind it, but not between the lines around it as well. */
static bool stands_apart(const struct reader *r, size_t i)
{
	return i > 0 && i + 2 < r->count && r->lines[i].gap && r->lines[i + 1].gap
		&& (!r->lines[i - 1].gap || !r->lines[i + 2].gap);
}

static bool is_in_sentence(const struct reader *r, size_t i)
{
	return i > 0 && i + 1 < r->count
		&& (!ends_sentence(r->lines[i - 1].text) || starts_lower(r->lines[i + 1].text));
}

/* "1" and below it "S/RES/1 (2004)", as the next page begins. */
static bool is_above_head(const struct reader *r, size_t i)
{
	struct rr_span s = i + 1 < r->count ? r->lines[i + 1].text : rr_span("");

	return s.len > 0 && r->lines[i].gap && r->lines[i + 1].gap
		&& (r->lines[i + 1].use == USE_FURNITURE || symbol_len(s) == s.len);
}

/* Whether the number is that of the page the line stands on, or of the next. */
static bool counts_pages(const struct reader *r, size_t i, long value)
{
	unsigned page = setting_of(r, &r->lines[i])->page;

	return value == (long)page || value == (long)page + 1;
}

/* Right behind the symbol that a page repeats. */
static bool follows_head(const struct reader *r, size_t i)
{
	return i > r->body && r->doc->symbol != NULL && r->lines[i - 1].use == USE_FURNITURE
		&& rr_span_starts(r->lines[i - 1].text, r->doc->symbol);
}

void read_page_numbers(struct reader *r)
{
	size_t last = 0;
	long page = 0;

	for (size_t i = r->body; i < r->count; i++) {
		long value = lone_number(r, i);
		bool edge;

		if (value == 0)
			continue;
		if (page == 0 && value > 1 && value <= FIRST_PAGE && follows_head(r, i)) {
			r->lines[i].use = USE_FURNITURE;
			page = value;
			last = i;
			continue;
		}
		edge = ends_page(r, i) || (i > 0 && ends_page(r, i - 1));
		if (!edge && !stands_apart(r, i) && !follows_head(r, i) && !is_above_head(r, i))
			continue;
		if (page > 0 ? value != page + 1 || i < last + PAGE_APART : value > FIRST_PAGE)
			continue;
		if (!is_in_sentence(r, i) && !is_above_head(r, i) && !(edge && counts_pages(r, i, value)) && page == 0)
			continue;
		r->lines[i].use = USE_FURNITURE;
		page = value;
		last = i;
	}
}
