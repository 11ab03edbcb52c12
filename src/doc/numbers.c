/*
 * Digits within a line that what stands behind them tells to be a number of
 * the text: of a resolution, a day, the first of a range or of a list.
 */
#include "doc/weigh.h"
#include "resread/text.h"

#include <string.h>

#define ASKING ((size_t)4) /* characters of a Han word that asks for a number */

struct rr_span last_word(struct rr_span s, size_t at)
{
	size_t end = at, start;

	while (end > 0 && is_blank(s.text[end - 1]))
		end--;
	start = end;
	while (start > 0 && !is_blank(s.text[start - 1]) && end - start < 40)
		start--;
	return rr_span_sub(s, start, end);
}

static struct rr_span next_text(const struct reader *r, size_t line)
{
	bool cut = false;

	for (line++; line < r->count && (r->lines[line].use == USE_FURNITURE
	                                 || r->lines[line].use == USE_NOTE); line++)
		cut = true;
	return line == r->count || (r->lines[line].gap && !cut) ? rr_span_of("", 0)
		: r->lines[line].text;
}

struct rr_span text_behind(const struct reader *r, size_t line, size_t end, char room[BEHIND])
{
	struct rr_span s = rr_span_sub(r->lines[line].text, end, r->lines[line].text.len), next;
	size_t len = s.len;

	if (len + 1 >= BEHIND / 2 || (next = next_text(r, line)).len == 0)
		return s;
	next = rr_span_sub(next, 0, BEHIND - len - 1);
	memcpy(room, s.text, len);
	room[len++] = ' ';
	memcpy(room + len, next.text, next.len);
	return rr_span_of(room, len + next.len);
}

size_t short_number(struct rr_span s, size_t at)
{
	size_t n = 0;

	while (n < 3 && at + n < s.len && is_digit(s.text[at + n]))
		n++;
	if (n == 0 || at + n == s.len)
		return n;
	return is_blank(s.text[at + n]) ? n + 1 : 0;
}

static bool is_month(const struct reader *r, struct rr_span s)
{
	struct rr_match m;

	return s.len > 0 && rr_known_match(r->lang, RR_IN_MONTHS, s, 0, &m)
		&& s.text[0] == m.entry->phrase.text[0];
}

/* "and 21 August": another day behind one. */
static bool is_more_days(const struct reader *r, struct rr_span s)
{
	struct rr_match m;
	size_t at = 0, n;

	while (at < s.len && at < 8 && !is_digit(s.text[at]))
		at++;
	if (at == 0 || at == s.len || !is_digit(s.text[at]) || !rr_lang_match(r->lang, "list-joins", s, 0, &m))
		return false;
	at = skip_blanks(s, m.end);
	n = short_number(s, at);
	return n > 1 && n < 4 && is_month(r, rr_span_sub(s, at + n, s.len));
}

/* "3 October", "3 and 12 October", but not "12 may" nor "May 3 and 12 October" */
static bool is_before_month(const struct reader *r, struct rr_span line, size_t start, size_t end, struct rr_span s)
{
	return is_month(r, s)
		|| (end - start < 3 && (start == 0 || is_blank(line.text[start - 1])) && is_more_days(r, s)
		    && (start < 2 || line.text[start - 2] == ',' || !is_month(r, last_word(line, start))));
}

/* "graphs 5, 8, and 9": the first of several numbers. */
static bool is_before_numbers(const struct reader *r, struct rr_span s)
{
	size_t at = 2, n = 0;
	struct rr_match m;

	if (at >= s.len || s.text[0] != ',' || s.text[1] != ' ')
		return false;
	while (n < 4 && at + n < s.len && is_digit(s.text[at + n]))
		n++;
	if (n == 0 || n > 3)
		return false;
	n = at = skip_blanks(s, at + n);
	while (at < s.len && rr_lang_match(r->lang, "list-joins", s, at, &m))
		at = skip_blanks(s, m.end);
	return at > n && at < s.len && is_digit(s.text[at]);
}

/* "3 个": a Han word that counts. */
static bool counts_behind(const struct reader *r, struct rr_span s)
{
	struct rr_match m;

	return s.len > 0 && (unsigned char)s.text[0] >= 0xE2 && rr_lang_match(r->lang, "behind-number", s, 0, &m)
		&& strcmp(m.entry->key, "-") != 0;
}

bool is_text_number(const struct reader *r, size_t line, size_t start, size_t end)
{
	char room[BEHIND];
	struct rr_span s = text_behind(r, line, end, room);
	size_t at = 0;

	if (s.len < 4)
		return false;
	if (s.text[0] == '\xE2') /* 12–15: the first of a range */
		return s.text[1] == '\x80' && s.text[2] == '\x93' && is_digit(s.text[3]);
	if (s.text[0] == ',')
		return is_before_numbers(r, s);
	if (rr_span_starts(s, "、"))
		return is_digit(s.text[3]);
	at = skip_blanks(s, at);
	s = rr_span_sub(s, at, s.len);
	if (counts_behind(r, s))
		return true;
	if (s.len > 2 && s.text[0] == '(') /* "232 (1966)": the number of a resolution */
		return is_digit(s.text[1]) || s.text[1] == 'X' || s.text[1] == 'I' || s.text[1] == 'V';
	return at > 0 && s.len > 2 && is_before_month(r, r->lines[line].text, start, end, s);
}

/* "第", "附件": the Han word that ends at byte `at` asks for a number; the longest one decides. */
static bool is_asked_by_han(const struct reader *r, struct rr_span s, size_t at)
{
	size_t from[ASKING], n = 0;
	struct rr_match m;

	s.len = at;
	for (; n < ASKING && at > 0 && rr_is_han(rr_utf8_prev(s, &at)); n++)
		from[n] = at;
	while (n-- > 0)
		if (rr_known_match(r->lang, RR_IN_BEFORE_NUMBER, s, from[n], &m) && m.end == s.len)
			return strcmp(m.entry->key, "-") != 0;
	return false;
}

/* Bytes of a stop or a closing bracket of Chinese at the start of s. */
static size_t han_stop(struct rr_span s)
{
	static const char *const stops[] = {
		"，", "。", "；", "：", "、", "）", "”", "」", "』", "》", ",", ";", ":", ")", "]",
	};

	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
		if (rr_span_starts(s, stops[i]))
			return strlen(stops[i]);
	return 0;
}

bool is_han_mark(const struct reader *r, size_t line, size_t start, size_t end)
{
	struct rr_span s = r->lines[line].text;
	char room[BEHIND];
	size_t stop, at, digits, before = start;
	struct rr_match m;

	if (start == 0 || !(s.text[start - 1] & 0x80) || !rr_is_han(rr_utf8_prev(s, &before))
	    || is_asked_by_han(r, s, start))
		return false;
	s = text_behind(r, line, end, room);
	if (s.len == 0)
		return true;
	stop = han_stop(s);
	if (stop == 0 && !is_blank(s.text[0]))
		return false;
	s = rr_span_sub(s, skip_blanks(s, stop), s.len);
	for (at = 0; rr_lang_match(r->lang, "list-joins", s, at, &m) && m.end > at; )
		at = skip_blanks(s, m.end);
	for (digits = at; digits < s.len && is_digit(s.text[digits]); digits++)
		;
	if (digits > at && digits - at < 4) /* 12、15 和 18, no year */
		return false;
	if (stop > 0 || s.len == 0)
		return true;
	return (s.text[0] & 0x80) && !counts_behind(r, s);
}
