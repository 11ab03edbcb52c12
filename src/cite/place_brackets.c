/* (f), (ii), '2', f): what stands in brackets behind a number. */
#include "cite/place_in.h"

#include <stdlib.h>
#include <string.h>

#include "cite/chars.h"
#include "cite/number.h"

static bool take(struct rr_span t, size_t *at, const char *what)
{
	size_t len = strlen(what);

	if (*at > t.len || t.len - *at < len || memcmp(t.text + *at, what, len) != 0)
		return false;
	*at += len;
	return true;
}

/* The Latin letter of one of another script that stands at *at, stepped over; 0 if none does. */
static char other_letter(const struct rr_lang *lang, struct rr_span t, size_t *at)
{
	struct rr_span one;
	struct rr_match m;
	size_t end = *at;

	if ((unsigned char)char_at(t, *at) < 0xD0)
		return 0;
	while (end < t.len && end - *at < 8 && (unsigned char)t.text[end] >= 0x80 &&
	       !rr_span_starts(rr_span_sub(t, end, t.len), "\xEF\xBC\x89"))
		end++;
	one = rr_span_sub(t, *at, end);
	if (!rr_lang_match(lang, "label-letters", one, 0, &m) || m.end != one.len ||
	    m.entry->key[0] == '\0' || m.entry->key[1] != '\0')
		return 0;
	*at = end;
	return m.entry->key[0];
}

/* '2' in Arabic texts is (ii) in others. */
static bool read_quoted(struct rr_span t, size_t *at, struct rr_str *out)
{
	static const char *const quotes[] = { "'", "\xE2\x80\x98", "\xE2\x80\x99" };
	size_t p = skip_blanks(t, *at), start;
	char roman[16];
	bool open = false, close = false;

	for (size_t i = 0; i < 3 && !open; i++)
		open = take(t, &p, quotes[i]);
	for (start = p; open && is_digit(char_at(t, p)) && p - start < 2; p++)
		;
	for (size_t i = 0; i < 3 && open && p > start && !close; i++)
		close = take(t, &p, quotes[i]);
	if (!close)
		return false;
	roman_write((unsigned)strtoul(t.text + start, NULL, 10), roman);
	rr_str_putc(out, '(');
	for (char *c = roman; *c != '\0'; c++)
		rr_str_putc(out, (char)(*c | 32));
	rr_str_putc(out, ')');
	*at = p;
	return true;
}

/* f), ii): the bracket that closes alone, as in French; not the end of a word. */
bool place_closes_alone(struct rr_span t, size_t p)
{
	size_t start = p;

	while (char_at(t, p) != '\0' && strchr("ivx", t.text[p]) != NULL)
		p++;
	if (p == start && is_lower(char_at(t, p)))
		p++;
	return p > start && char_at(t, p) == ')';
}

/* (ب), （四）, а): a letter of another script or a number in words. */
static bool read_other(const struct rr_lang *lang, struct rr_span t, size_t *at, bool open,
                       struct rr_str *out)
{
	size_t p = *at;
	char letter = other_letter(lang, t, &p);
	long value = 0;

	if (letter == 0 && (!open || (unsigned char)char_at(t, p) < 0xE4 ||
	    !rr_lang_number(lang, t, &p, &value) || value <= 0 || value > 99))
		return false;
	if (!take(t, &p, ")") && !take(t, &p, "\xEF\xBC\x89"))
		return false;
	if (letter != 0)
		rr_str_printf(out, "(%c)", letter);
	else
		rr_str_printf(out, "(%ld)", value);
	*at = p;
	return true;
}

/* (f), (ii), (3), f): short brackets behind a number. */
bool place_brackets(const struct rr_lang *lang, struct rr_span t, size_t *at,
                          struct rr_str *out)
{
	size_t p = skip_blanks(t, *at), start, end;
	bool open = take(t, &p, "(") || take(t, &p, "\xEF\xBC\x88");

	if (p < t.len && (unsigned char)t.text[p] >= 0xD0) {
		if (!read_other(lang, t, &p, open, out))
			return !open && read_quoted(t, at, out);
		*at = p;
		return true;
	}
	if (!open && !place_closes_alone(t, p))
		return read_quoted(t, at, out);
	start = p;
	while (is_lower(char_at(t, p)) || is_digit(char_at(t, p)))
		p++;
	end = p;
	if ((!take(t, &p, ")") && !take(t, &p, "\xEF\xBC\x89")) || end == start || end - start > 5)
		return false;
	rr_str_putc(out, '(');
	rr_str_add(out, rr_span_sub(t, start, end));
	rr_str_putc(out, ')');
	*at = p;
	return true;
}
