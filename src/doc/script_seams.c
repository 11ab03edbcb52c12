/*
 * Seams of lines in two scripts: where the letters change. Brackets, a label
 * or a number that stand there go with the words they open or close.
 */
#include "doc/seams.h"
#include "resread/text.h"

#include <string.h>

#define LABEL ((size_t)12) /* bytes of "(iii)", "12/345 - " and the like */

static bool starts_any(struct rr_span s, const char *const *marks, size_t count, size_t *len)
{
	for (size_t i = 0; i < count; i++)
		if (rr_span_starts(s, marks[i])) {
			*len = strlen(marks[i]);
			return true;
		}
	return false;
}

/* "(a) ", "b)" right before `at`: where it begins; `at` if there is none. */
static size_t before_letter(struct rr_span s, size_t at)
{
	size_t end = at, from;

	while (end > 0 && s.text[end - 1] == ' ')
		end--;
	if (end < 3 || s.text[end - 1] != ')')
		return at;
	from = end - 1;
	while (from > 0 && end - from < 6 && is_label_letter(s.text[from - 1]))
		from--;
	if (from == end - 1 || from == 0)
		return at;
	if (s.text[from - 1] == '(')
		from--;
	return from > 0 && !is_ascii_letter(s.text[from - 1]) && !is_digit(s.text[from - 1])
		&& trim(rr_span_sub(s, 0, from)).len > 4 ? from : at;
}

/* Back over what opens the words at `at`: brackets, quotation marks, a label, the number of the line. */
static size_t before_opening(struct rr_span s, size_t at)
{
	static const char *const opening[] = {
		"(", "[", "\xE2\x80\x9C", "\xC2\xAB", "\xE3\x80\x8A", "\xE3\x80\x8C", "\xEF\xBC\x88",
	};
	struct rr_span number = number_of(s);
	size_t len, digits = at, next = at;
	uint32_t cp = rr_utf8_next(s, &next);
	bool moved = true;

	while (moved) {
		moved = false;
		for (size_t n = 1; n <= 3 && n <= at && !moved; n++)
			if (starts_any(rr_span_sub(s, at - n, at), opening, sizeof opening / sizeof *opening, &len)
			    && len == n) {
				at -= n;
				moved = true;
			}
	}
	while (at > 1 && strchr("/|", s.text[at - 1]) != NULL && s.text[at - 2] == ' ')
		at -= 2; /* a stroke parts them */
	for (size_t back = 1; back < LABEL && back < at; back++)
		if (is_number_again(s, number, at - back))
			return at - back;
	while (rr_is_han(cp) && digits > 0 && at - digits < 4 && is_digit(s.text[digits - 1]))
		digits--; /* 2020年 */
	if (digits < at && digits > 0 && strchr("/-. ", s.text[digits - 1]) == NULL)
		return digits;
	return before_letter(s, at);
}

/* "A/RES/1/2United Nations": a symbol goes with the words before it. */
static size_t behind_symbol(struct rr_span s, size_t at)
{
	size_t end = at;
	bool stroke = false;

	while (end < s.len && ((s.text[end] >= 'A' && s.text[end] <= 'Z') || is_digit(s.text[end])
	                       || strchr("/.()-", s.text[end]) != NULL)) {
		stroke |= s.text[end] == '/';
		end++;
	}
	if (end > at && end < s.len && s.text[end] >= 'a' && s.text[end] <= 'z')
		end--;
	return stroke && end > at + 3 ? end : at;
}

/* Of digits at `at` those that end the words before: "2033Resolution", "203319 December", "6565th". */
static size_t behind_digits(struct rr_span s, size_t at)
{
	unsigned char next;
	size_t n = 0;

	while (at + n < s.len && is_digit(s.text[at + n]))
		n++;
	if (n >= 4 && n % 2 == 0 && memcmp(s.text + at, s.text + at + n / 2, n / 2) == 0)
		return at + n / 2;
	if (n > 4)
		return at + 4;
	if (at + n >= s.len || (s.text[at + n] >= 'A' && s.text[at + n] <= 'Z'))
		return at + n;
	next = (unsigned char)s.text[at + n];
	if (next >= 0xD0 && next < 0xE0) /* "71Пункт" */
		return at + n;
	if (s.text[at - 1] != ' ' || next < 0xE3 || rr_span_starts(rr_span_sub(s, at + n, s.len), "\xE5\xB9\xB4"))
		return at; /* 2033年 */
	return at + n;
}

/* On over what closes the words before `at`. */
static size_t behind_closing(struct rr_span s, size_t at)
{
	static const char *const closing[] = {
		",", ";", ".", ":", ")", "]", " ", "\t", "\xD8\x8C", "\xD8\x9B", "\xE3\x80\x82", "\xEF\xBC\x8C",
		"\xEF\xBC\x9B", "\xEF\xBC\x9A", "\xE3\x80\x81", "\xEF\xBC\x89", "\xE3\x80\x8B", "\xE3\x80\x8D",
		"\xE2\x80\x9D", "\xC2\xBB",
	};
	size_t len;

	while (starts_any(rr_span_sub(s, at, s.len), closing, sizeof closing / sizeof *closing, &len))
		at += len;
	return is_digit(s.text[at < s.len ? at : 0]) ? behind_digits(s, at) : behind_symbol(s, at);
}

size_t script_seam(const struct sides *s, struct rr_span text)
{
	const char *head = NULL;
	size_t head_end = 0, other = RR_NONE, label = letter_len(text), cut;

	cut = rr_span_find(text, "][", 0);
	if (cut != RR_NONE)
		return cut + 1;
	for (size_t at = label, start = label; at < text.len; start = at) {
		const char *script = rr_script_of(rr_utf8_next(text, &at));

		if (script == NULL || (script != s->script[0] && script != s->script[1]))
			continue;
		if (head == NULL)
			head = script;
		if (script == head)
			head_end = at;
		else if (other == RR_NONE)
			other = start;
	}
	if (head == NULL || other == RR_NONE)
		return 0;
	cut = is_latin(head) ? before_opening(text, other) : behind_closing(text, head_end);
	if (cut >= text.len)
		return 0;
	if (is_latin(head))
		return has_latin_word(rr_span_sub(text, 0, cut)) ? cut : 0;
	if (is_latin(s->script[0]) || is_latin(s->script[1]))
		return has_latin_word(rr_span_sub(text, cut, text.len)) ? cut : 0;
	return cut;
}
