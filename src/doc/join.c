/*
 * Joining what a page has parted. Between two lines stands one blank; none
 * between Han characters, and none behind a hyphen or dash that the line
 * before ends with, because nothing tells a hard hyphen from a soft one. A page
 * may have left a blank behind a hyphen within a line, "in- kind": it goes, but
 * before the words of [suspended], "burden- and".
 */
#include "base/bytes.h"
#include "doc/reader.h"
#include "resread/text.h"

#include <string.h>

static uint32_t last_char(struct rr_span s)
{
	size_t at = s.len;

	if (at > 0 && !(s.text[at - 1] & 0x80))
		return (unsigned char)s.text[at - 1];
	return at > 0 ? rr_utf8_prev(s, &at) : 0;
}

static bool is_wide(uint32_t cp)
{
	return cp >= 0x2E80 && (rr_is_han(cp) || rr_is_cjk_punct(cp));
}

/* A hyphen glued to the word before it; a dash with a blank before is none. */
static bool ends_hyphen(struct rr_span s)
{
	size_t at = s.len;
	uint32_t cp = rr_utf8_prev(s, &at);

	if (cp != '-' && cp != 0x2010 && cp != 0x2011 && cp != 0x2013)
		return false;
	return at > 0 && s.text[at - 1] != ' ';
}

bool needs_blank(struct rr_span have, struct rr_span line)
{
	unsigned char last = have.len > 0 ? (unsigned char)have.text[have.len - 1] : '-';
	size_t at = 0;

	if (last != '-' && last < 0x80)
		return true;
	return have.len > 0 && !ends_hyphen(have)
		&& !(is_wide(last_char(have)) && is_wide(rr_utf8_next(line, &at)));
}

void join_line(struct rr_str *out, struct rr_span line)
{
	if (line.len == 0)
		return;
	if (out->len > 1 && out->text[out->len - 1] == '\xAD' && out->text[out->len - 2] == '\xC2')
		rr_str_cut(out, out->len - 2); /* a soft hyphen parted a word here */
	else if (needs_blank(rr_str_span(out), line))
		rr_str_putc(out, ' ');
	rr_str_add(out, line);
}

bool join_torn(const struct reader *r, struct rr_str *out, struct rr_span line)
{
	size_t count;

	if (out->len < 3 || out->text[out->len - 1] != '-' || line.len == 0 || line.text[0] < 'a'
	    || line.text[0] > 'z' || out->text[out->len - 2] < 'a' || out->text[out->len - 2] > 'z')
		return false;
	rr_lang_entries(r->lang, "torn-tails", &count);
	if (count == 0)
		return false;
	rr_str_cut(out, out->len - 1);
	rr_str_add(out, line);
	return true;
}

/* Where the first hyphen before a blank stands, or the end. */
static size_t first_torn(struct rr_span s)
{
	const char *p = s.text, *end = s.text + s.len;

	while (p < end && (p = memchr(p, '-', (size_t)(end - p))) != NULL)
		if (++p < end && *p == ' ')
			return (size_t)(p - 1 - s.text);
	return s.len;
}

bool is_torn(struct rr_span s)
{
	return first_torn(s) < s.len;
}

void mend_hyphens(const struct reader *r, struct rr_str *text)
{
	size_t first = first_torn(rr_str_span(text)), kept = first, count;

	if (first == text->len) /* as in nearly all texts */
		return;
	rr_lang_entries(r->lang, "suspended", &count);
	for (size_t i = first; i < text->len && count > 0; i++) {
		struct rr_match m;

		if (text->text[i] == ' ' && i > 1 && text->text[i - 1] == '-'
		    && is_ascii_letter(text->text[i - 2]) && i + 1 < text->len
		    && is_ascii_letter(text->text[i + 1])
		    && !rr_lang_match(r->lang, "suspended", rr_str_span(text), i + 1, &m))
			continue;
		text->text[kept++] = text->text[i];
	}
	if (count > 0)
		rr_str_cut(text, kept);
}

struct rr_span join_lines(struct reader *r, size_t first, size_t last)
{
	rr_str_cut(&r->work, 0);
	for (size_t i = first; i < last; i++)
		join_line(&r->work, r->lines[i].text);
	return rr_str_span(&r->work);
}

static bool is_blank_byte(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Whether the sixteen bytes at p hold a control, or a blank with another behind it. */
static bool sixteen_change(const char *p)
{
	sixteen here = sixteen_at(p), next = sixteen_at(p + 1);

	return sixteen_any((sixteen)(here < 0x20) | (sixteen_are(here, ' ') & sixteen_are(next, ' ')));
}

bool is_kept(struct rr_span s)
{
	const char *p = s.text, *end = s.text + s.len;

	if (s.len == 0 || is_blank_byte(p[0]) || is_blank_byte(end[-1]))
		return false;
	for (; end - p > (ptrdiff_t)SIXTEEN; p += SIXTEEN)
		if (sixteen_change(p))
			return false;
	for (; p < end; p++) /* the last is no blank */
		if ((unsigned char)*p <= ' ' && (*p != ' ' || p[1] == ' '))
			return false;
	return true;
}

struct rr_span keep_text(struct reader *r, struct rr_span text)
{
	char *copy;
	size_t len = 0, i = 0;

	text = trim(text);
	copy = rr_arena_alloc(r->arena, text.len + 1);
	while (i < text.len) {
		size_t until = text.len - i > SIXTEEN ? i + SIXTEEN : text.len;

		if (until < text.len && !sixteen_change(text.text + i)) {
			memcpy(copy + len, text.text + i, SIXTEEN);
			len += SIXTEEN;
			i = until;
		}
		while (i < until) {
			char c = text.text[i++];

			copy[len++] = is_blank_byte(c) ? ' ' : c;
			while (is_blank_byte(c) && i < text.len && is_blank_byte(text.text[i]))
				i++;
		}
	}
	copy[len] = '\0';
	return rr_span_of(copy, len);
}

const char *keep(struct reader *r, struct rr_span text)
{
	return keep_text(r, text).text;
}

static bool is_raised_digit(uint32_t cp)
{
	return cp == 0xB9 || cp == 0xB2 || cp == 0xB3 || (cp >= 0x2070 && cp <= 0x2079);
}

/* Bytes of a mark in plain digits at the end: "1993,1", "meeting. 12/", not "63/250". */
static size_t plain_mark_len(struct rr_span s)
{
	size_t len = s.len, digits = 0;

	if (len > 0 && s.text[len - 1] == '/')
		len--;
	for (; len > 0 && s.text[len - 1] >= '0' && s.text[len - 1] <= '9'; digits++)
		len--;
	if (digits == 0 || digits > 3 || len == 0 || s.text[len - 1] == '/' || s.text[len - 1] == '-')
		return 0;
	return s.len - len;
}

/* "[12]" at the end, the mark of a note on a web page: its bytes. */
static size_t square_mark_len(struct rr_span s)
{
	size_t at = s.len - 1;

	while (at > 0 && s.len - at < 4 && s.text[at - 1] >= '0' && s.text[at - 1] <= '9')
		at--;
	return at > 0 && at + 1 < s.len && s.text[at - 1] == '[' ? s.len - at + 1 : 0;
}

/* Brackets, quotation marks and marks of notes, which stand behind a stop. */
static struct rr_span without_tail(struct rr_span s)
{
	size_t mark = plain_mark_len(s);

	s.len -= mark ? mark : s.len > 0 && s.text[s.len - 1] == '/';
	while (s.len > 0) {
		uint32_t cp = last_char(s);

		if (cp != '"' && cp != ')' && cp != ']' && cp != '}' && cp != '*' && cp != '\'' && cp != ' '
		    && cp != 0x201D && cp != 0x2019 && cp != 0xBB && !is_raised_digit(cp))
			break;
		mark = cp == ']' ? square_mark_len(s) : 0;
		if (mark > 0)
			s.len -= mark;
		else
			rr_utf8_prev(s, &s.len);
	}
	return s;
}

bool ends_sentence(struct rr_span s)
{
	unsigned char c = s.len ? (unsigned char)s.text[s.len - 1] : 0;
	uint32_t cp;

	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
		return false;
	if (c == ',' || c == ';' || c == '.' || c == ':') /* as most do: nothing stands behind it */
		return true;
	cp = last_char(without_tail(s));
	return cp == ',' || cp == ';' || cp == '.' || cp == ':' || cp == '?' || cp == '!'
		|| cp == 0xFF0C || cp == 0xFF1B || cp == 0x3002 || cp == 0xFF1A || cp == 0xFF0E
		|| cp == 0x60C || cp == 0x61B || cp == 0xFF1F;
}

bool ends_comma(struct rr_span s)
{
	char c = s.len > 0 ? s.text[s.len - 1] : 0;

	if (is_ascii_letter(c) || c == ',' || c == ';' || c == '.')
		return c == ',';
	return last_char(without_tail(s)) == ',';
}

bool ends_full(struct rr_span s)
{
	char c = s.len > 0 ? s.text[s.len - 1] : 0;
	uint32_t cp;

	if (is_ascii_letter(c) || c == ',' || c == ';' || c == '.')
		return c == '.';
	cp = last_char(without_tail(s));
	return cp == '.' || cp == 0x3002 || cp == 0xFF0E || cp == '!';
}

/* "meeting. 12", "(Aland).3", "none43": without the mark of a note at the end. */
struct rr_span without_mark(struct rr_span s)
{
	size_t len = s.len, digits = 0;

	if (len > 0 && s.text[len - 1] == '/')
		len--;
	while (len > 0 && s.text[len - 1] >= '0' && s.text[len - 1] <= '9') {
		len--;
		digits++;
	}
	if (digits == 0 || digits > 3)
		return s;
	while (len > 0 && s.text[len - 1] == ' ')
		len--;
	return rr_span_sub(s, 0, len);
}

bool starts_lower(struct rr_span s)
{
	size_t at = 0;
	uint32_t cp;

	if (s.len == 0)
		return false;
	if ((unsigned char)s.text[0] < 0x80)
		return s.text[0] >= 'a' && s.text[0] <= 'z';
	cp = rr_utf8_next(s, &at);
	return cp < 0x2000 && rr_is_letter(cp) && !rr_is_upper(cp) && !rr_is_rtl(cp);
}

bool starts_upper(struct rr_span s)
{
	size_t at = 0;

	return s.len > 0 && rr_is_upper(rr_utf8_next(s, &at));
}

bool match_whole(const struct reader *r, enum rr_known section, struct rr_span s,
                 struct rr_match *m)
{
	return rr_known_match(r->lang, section, s, 0, m)
		&& trim(rr_span_sub(s, m->end, s.len)).len == 0;
}

struct rr_span captured(const struct rr_match *m, struct rr_span s, const char *name)
{
	const struct rr_capture *c = rr_match_capture(m, name);

	return c ? rr_span_sub(s, c->start, c->end) : rr_span_of("", 0);
}
