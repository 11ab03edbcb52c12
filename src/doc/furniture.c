/*
 * Page furniture. What is furniture by its own form (rules, links, job and
 * page numbers) is told before the header is read; running heads are told
 * after, by the symbol and the title they repeat.
 */
#include "doc/pages.h"

#include <string.h>

#define HEAD_LINES 10 /* lines of a running head at most */

static size_t digits_at(struct rr_span s, size_t at)
{
	size_t n = 0;

	while (at + n < s.len && is_digit(s.text[at + n]))
		n++;
	return n;
}

bool is_rule(struct rr_span s)
{
	size_t n = 0;

	while (n < s.len && (s.text[n] == '_' || s.text[n] == '-' || s.text[n] == ' '
	                     || s.text[n] == '='))
		n++;
	if (n < s.len && (unsigned char)s.text[n] == 0xE2) { /* dashes and box drawing */
		for (n = 0; n + 2 < s.len && (unsigned char)s.text[n] == 0xE2
		     && ((unsigned char)s.text[n + 1] == 0x80 || (unsigned char)s.text[n + 1] == 0x94);)
			n += 3;
		return n == s.len && s.len >= 9;
	}
	return n == s.len && s.len >= 5;
}

static bool is_link(struct rr_span s)
{
	return (rr_span_starts(s, "http://") || rr_span_starts(s, "https://")
	        || rr_span_starts(s, "www.")) && memchr(s.text, ' ', s.len) == NULL;
}

/*
 * "< A/1/1>": on each page of a text from the web. "<<ODS JOB NO>>N…": what the
 * Official Document System files a Word document by, in white.
 */
static bool is_angled_symbol(struct rr_span s)
{
	struct rr_span inner = trim(rr_span_sub(s, 1, s.len - 1));

	if (rr_span_starts(s, "<<ODS ") && s.len > 8)
		return s.text[s.len - 1] == '>' && s.text[s.len - 2] == '>';
	return s.len > 4 && s.text[s.len - 1] == '>' && symbol_len(inner) == inner.len;
}

/* "(E)", "(C)" and six digits of a date, or the page, behind a job number. */
static bool is_job_tail(struct rr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!is_digit(s.text[i]) && strchr(" \t*()/EFSRCA", s.text[i]) == NULL)
			return false;
	return true;
}

/* The page before a job number: "2/8 ", "2 ", or glued to it: "3/3". */
static size_t page_before(struct rr_span s)
{
	size_t n = digits_at(s, 0), at = n, glued = 0;

	if (n == 0 || n > 3)
		return 0;
	if (n < s.len && s.text[n] == '/') {
		glued = n + 1;
		at = glued + digits_at(s, glued);
	}
	for (n = at; n < s.len && (s.text[n] == ' ' || s.text[n] == '\t');)
		n++;
	return n > at ? n : glued; /* glued, the last page is not told from the job */
}

/* "24-05969", "GE.15-06884 (C)", "3/313-44904 (C)", "2/8 24-05969", "*2405969*" */
static bool is_job_number(struct rr_span s)
{
	size_t at = 0, n;

	if (s.text[0] == '*') {
		n = digits_at(s, 1);
		return n >= 6 && n + 2 == s.len && s.text[s.len - 1] == '*';
	}
	at = page_before(s);
	if (rr_span_starts(rr_span_sub(s, at, s.len), "GE."))
		at += 3;
	n = digits_at(s, at);
	if (n < 2 || n > 5 || at + n >= s.len || s.text[at + n] != '-')
		return false;
	at += n + 1;
	n = digits_at(s, at);
	return n == 5 && is_job_tail(rr_span_sub(s, at + n, s.len));
}

/* "* * *" */
static bool is_stars(struct rr_span s)
{
	size_t stars = 0;

	for (size_t i = 0; i < s.len; i++)
		if (s.text[i] == '*')
			stars++;
		else if (s.text[i] != ' ' && s.text[i] != '\t')
			return false;
	return stars > 2 && stars < s.len;
}

/* "- 1. Requests": the bullet a web page puts before a label goes. */
static void drop_bullet(const struct reader *r, struct line *l)
{
	struct rr_span rest = trim(rr_span_sub(l->text, l->text.text[0] == '-' ? 1 : 3, l->text.len));
	struct label label;

	if ((rr_span_starts(l->text, "- ") || rr_span_starts(l->text, "\xE2\x80\xA2"))
	    && read_label(r, rest, &label) && label.len + 4 < rest.len)
		l->text = rest;
}

static void read_strokes(const struct reader *r, struct line *l)
{
	l->use = is_rule(l->text) ? USE_FURNITURE : USE_NONE;
	if (l->use == USE_NONE && (l->text.text[0] == '-' || l->text.text[0] == '\xE2'))
		drop_bullet(r, l);
}

/* "2/8", "- 2 -", "2": only where other furniture is near. */
static bool is_page_number(struct rr_span s)
{
	size_t n, m;

	if (s.len > 12)
		return false;
	while (s.len > 0 && (s.text[0] == '-' || s.text[0] == ' '))
		s = rr_span_sub(s, 1, s.len);
	while (s.len > 0 && (s.text[s.len - 1] == '-' || s.text[s.len - 1] == ' '))
		s.len--;
	n = digits_at(s, 0);
	if (n == 0 || n > 3)
		return false;
	if (n == s.len)
		return true;
	m = s.text[n] == '/' ? digits_at(s, n + 1) : 0;
	return m > 0 && n + 1 + m == s.len && m >= n;
}

static bool is_slashed(struct rr_span s)
{
	return memchr(s.text, '/', s.len) != NULL;
}

static bool near_furniture(const struct reader *r, size_t i)
{
	return (i > 0 && r->lines[i - 1].use == USE_FURNITURE)
		|| (i + 1 < r->count && r->lines[i + 1].use == USE_FURNITURE);
}

void read_furniture(struct reader *r)
{
	for (size_t i = 0; i < r->count; i++) {
		struct line *l = &r->lines[i];
		char c = l->text.text[0];

		line_soon(r, i);
		if (setting_of(r, l)->hints & RR_HINT_HEAD)
			l->use = USE_FURNITURE;
		else if (is_digit(c) || c == '*' || c == 'G')
			l->use = is_job_number(l->text) || is_stars(l->text) ? USE_FURNITURE : USE_NONE;
		else if (c == '_' || c == '-' || c == '=' || c == '\xE2')
			read_strokes(r, l);
		else if (c == '<')
			l->use = is_angled_symbol(l->text) ? USE_FURNITURE : USE_NONE;
		else if (c == 'h' || c == 'w')
			l->use = is_link(l->text) ? USE_FURNITURE : USE_NONE;
		if (l->use == USE_NONE && l->text.len <= PAGE_LINE && is_page_line(r, l->text))
			l->use = USE_FURNITURE;
	}
	for (size_t i = 0; i < r->count; i++) {
		struct line *l = &r->lines[i];

		if (l->use == USE_NONE && (is_digit(l->text.text[0]) || l->text.text[0] == '-')
		    && is_page_number(l->text) && is_slashed(l->text) && near_furniture(r, i))
			l->use = USE_FURNITURE;
	}
}

static bool is_skipped(char c)
{
	return c == ' ' || c == '-' || c == '\t';
}

/* Bytes of `head` that `title` begins with, blanks and hyphens apart. */
static bool same_words(struct rr_span a, struct rr_span b, bool *a_ended, bool *b_ended)
{
	size_t i = 0, k = 0;

	for (;;) {
		while (i < a.len && is_skipped(a.text[i]))
			i++;
		while (k < b.len && is_skipped(b.text[k]))
			k++;
		if (i == a.len || k == b.len || a.text[i] != b.text[k])
			break;
		i++;
		k++;
	}
	*a_ended = i == a.len;
	*b_ended = k == b.len;
	return *a_ended || *b_ended;
}

static bool is_title(struct rr_span s, const char *title)
{
	bool a, b;

	return title != NULL && s.len > 0 && same_words(s, rr_span(title), &a, &b) && a && b;
}

static void mark_range(struct reader *r, size_t first, size_t last)
{
	for (size_t i = first; i < last; i++)
		r->lines[i].use = USE_FURNITURE;
}

/* The title's lines right behind or before a running head's symbol. */
static void mark_title_near(struct reader *r, size_t at)
{
	const char *title = r->doc->title;
	bool whole, all;

	for (size_t n = 1; title != NULL && n <= HEAD_LINES && at + n < r->count; n++) {
		same_words(join_lines(r, at + 1, at + 1 + n), rr_span(title), &whole, &all);
		if (whole && all) {
			mark_range(r, at + 1, at + 1 + n);
			return;
		}
		if (!whole) /* nor will more lines be */
			break;
	}
	for (size_t n = 1; title != NULL && n <= HEAD_LINES && n <= at && at - n >= r->body; n++) {
		same_words(r->lines[at - n].text, rr_span(title), &whole, &all);
		if (whole && is_title(join_lines(r, at - n, at), title)) {
			mark_range(r, at - n, at);
			return;
		}
	}
}

/* A symbol with the title before or behind it on one line. */
static bool is_head_line(const struct reader *r, struct rr_span s, size_t at, size_t len)
{
	struct rr_span before = trim(rr_span_sub(s, 0, at));
	struct rr_span behind = trim(rr_span_sub(s, at + len, s.len));

	while (behind.len > 0 && behind.text[0] == '*')
		behind = rr_span_sub(behind, 1, behind.len);
	if (behind.len >= len && memcmp(behind.text, s.text + at, len) == 0) /* both halves of a spread print it */
		behind = trim(rr_span_sub(behind, len, behind.len));
	return (before.len == 0 || is_title(before, r->doc->title))
		&& (behind.len == 0 || is_title(behind, r->doc->title));
}

/* Where the header printed none, a running head gives the symbol. */
static void learn_symbol(struct reader *r)
{
	for (size_t i = r->body; i < r->count && r->doc->title != NULL; i++) {
		struct rr_span s = r->lines[i].text;
		size_t len = 0;

		if (s.len > strlen(r->doc->title) + 60)
			continue;
		for (size_t at = 0; at < s.len && len == 0; at++)
			if (s.text[at] >= 'A' && s.text[at] <= 'Z' && (at == 0 || s.text[at - 1] == ' ')
			    && (len = symbol_len(rr_span_sub(s, at, s.len))) > 0
			    && (at > 0 || len < s.len) && is_head_line(r, s, at, len)) {
				set_symbol(r, rr_span_sub(s, at, at + len));
				return;
			}
	}
}

/* The symbol as pages print it too: S/RES/277 (1970); its bytes in *len. */
static size_t find_symbol(struct rr_span s, const char *symbol, const char *spaced, size_t *len)
{
	size_t at = rr_span_find(s, symbol, 0);

	*len = strlen(symbol);
	if (at == RR_NONE && spaced != NULL) {
		at = rr_span_find(s, spaced, 0);
		*len = strlen(spaced);
	}
	return at;
}

void read_running_heads(struct reader *r)
{
	const char *symbol, *spaced = NULL, *open;

	if (r->doc->symbol == NULL && r->doc->title != NULL)
		learn_symbol(r);
	symbol = r->doc->symbol;
	if (symbol != NULL && (open = strchr(symbol, '(')) != NULL)
		spaced = rr_arena_printf(r->arena, "%.*s %s", (int)(open - symbol), symbol, open);
	for (size_t i = r->body; symbol != NULL && i < r->count; i++) {
		struct line *l = &r->lines[i];
		size_t at, len;

		line_soon(r, i);
		if (l->use != USE_NONE || (l->text.text[0] != symbol[0] && r->doc->title != NULL
		                           && l->text.text[0] != r->doc->title[0]))
			continue;
		at = l->text.len < 2000 ? find_symbol(l->text, symbol, spaced, &len) : RR_NONE;
		if (at == RR_NONE || !is_head_line(r, l->text, at, len))
			continue;
		l->use = USE_FURNITURE;
		mark_title_near(r, i);
	}
	for (size_t i = r->body; i < r->count; i++) {
		struct line *l = &r->lines[i];

		if (l->use == USE_NONE && is_digit(l->text.text[0]) && is_page_number(l->text)
		    && is_slashed(l->text) && near_furniture(r, i))
			l->use = USE_FURNITURE;
		/* on some pages the title stands alone above the page's number */
		if (l->use == USE_FURNITURE && is_digit(l->text.text[0]) && is_page_number(l->text))
			mark_title_near(r, i);
	}
	read_page_numbers(r);
}

/* "Resolution 1 of the Council S/RES/1 (1970)": the symbol of an act as a word of the cell. */
static struct rr_span symbol_in(struct rr_span cell)
{
	for (size_t at = 0, len; at < cell.len; at++)
		if ((at == 0 || cell.text[at - 1] == ' ') && (len = symbol_len(rr_span_sub(cell, at, cell.len))) > 0
		    && (len == cell.len || rr_span_find(rr_span_sub(cell, at, at + len), "/RES/", 0) != RR_NONE
		        || rr_span_find(rr_span_sub(cell, at, at + len), "/PRST/", 0) != RR_NONE))
			return rr_span_sub(cell, at, at + len);
	return rr_span("");
}

/*
 * "← | 1 (1970) |": what a web page has around the text. Its cells may tell the
 * symbol and the vote.
 */
bool read_navigation(struct reader *r, struct line *l)
{
	struct rr_span rest = l->text, cell;

	if (rest.text[0] != '|' && rest.text[rest.len - 1] != '|' && !rr_span_starts(rest, "\xE2\x86\x90"))
		return false;
	while (rest.len > 0) {
		const char *bar = memchr(rest.text, '|', rest.len);
		size_t end = bar != NULL ? (size_t)(bar - rest.text) : rest.len;

		cell = trim(rr_span_sub(rest, 0, end));
		if (r->doc->symbol == NULL && symbol_in(cell).len > 0)
			set_symbol(r, symbol_in(cell));
		else
			read_adoption(r, cell);
		rest = rr_span_sub(rest, end + 1, rest.len);
	}
	l->use = USE_FURNITURE;
	return true;
}
