/*
 * The mark a footnote bears at the start of its line: a raised or a plain
 * digit, asterisks, a number in brackets.
 */
#include "doc/reader.h"

int superscript(struct rr_span s, size_t at, size_t *len)
{
	const unsigned char *p = (const unsigned char *)s.text + at;
	size_t left = s.len - at;

	if (left >= 2 && p[0] == 0xC2 && (p[1] == 0xB9 || p[1] == 0xB2 || p[1] == 0xB3)) {
		*len = 2;
		return p[1] == 0xB9 ? 1 : p[1] - 0xB0;
	}
	if (left >= 3 && p[0] == 0xE2 && p[1] == 0x81
	    && (p[2] == 0xB0 || (p[2] >= 0xB4 && p[2] <= 0xB9))) {
		*len = 3;
		return p[2] - 0xB0;
	}
	return -1;
}

/* "1第 217 A": between a mark and Han characters there may be no blank. */
static bool is_glued_han(struct rr_span s, size_t at)
{
	unsigned char c = (unsigned char)s.text[at];

	/* but for 年 月 日 次 届, which make another number of it */
	return c >= 0xE4 && c <= 0xE9 && !rr_span_starts(rr_span_sub(s, at, s.len), "\xE5\xB9\xB4")
		&& !rr_span_starts(rr_span_sub(s, at, s.len), "\xE6\x9C\x88")
		&& !rr_span_starts(rr_span_sub(s, at, s.len), "\xE6\x97\xA5")
		&& !rr_span_starts(rr_span_sub(s, at, s.len), "\xE6\xAC\xA1")
		&& !rr_span_starts(rr_span_sub(s, at, s.len), "\xE5\xB1\x8A");
}

bool is_arabic_stop(struct rr_span s, size_t at)
{
	struct rr_span rest = rr_span_sub(s, at, s.len);

	return rr_span_starts(rest, "\xD8\x8C") || rr_span_starts(rest, "\xD8\x9B");
}

size_t note_mark(struct rr_span s, struct rr_span *mark, long *value)
{
	size_t at = 0, len;

	*value = 0;
	while (at < s.len && superscript(s, at, &len) >= 0 && *value < 1000) {
		*value = *value * 10 + superscript(s, at, &len);
		at += len;
	}
	if (at > 0) {
		*mark = rr_span_sub(s, 0, at);
		return at;
	}
	while (at < s.len && s.text[at] == '*')
		at++;
	if (at > 0 && at <= 4) {
		*mark = rr_span_sub(s, 0, at);
		return at;
	}
	for (at = 0; at < s.len && at < 4 && is_digit(s.text[at]); at++)
		*value = *value * 10 + (s.text[at] - '0');
	if (at == 0 || at == 4 || *value == 0)
		return 0;
	*mark = rr_span_sub(s, 0, at);
	if (at < s.len && s.text[at] == '/')
		at++;
	return at == s.len || s.text[at] == ' ' || s.text[at] == '\t' || is_glued_han(s, at)
		|| rr_span_starts(rr_span_sub(s, at, s.len), "\xE3\x80\x80") ? at : 0;
}

size_t plain_digit(struct rr_span s, size_t at, int *value)
{
	if (at < s.len && is_digit(s.text[at])) {
		*value = s.text[at] - '0';
		return 1;
	}
	if (at + 1 < s.len && (unsigned char)s.text[at] == 0xD9 && (unsigned char)s.text[at + 1] >= 0xA0
	    && (unsigned char)s.text[at + 1] <= 0xA9) {
		*value = (unsigned char)s.text[at + 1] - 0xA0;
		return 2;
	}
	return 0;
}

/* "(1)", "(١)" as Arabic prints it, "[1]" as a web page does; its bytes. */
size_t bracketed_number(struct rr_span s, struct rr_span *mark, long *value)
{
	size_t at = 1, n;
	int d;

	*value = 0;
	if (s.len < 3 || (s.text[0] != '(' && s.text[0] != '['))
		return 0;
	while (at < 8 && (n = plain_digit(s, at, &d)) > 0 && *value < 1000) {
		*value = *value * 10 + d;
		at += n;
	}
	*mark = rr_span_sub(s, 1, at);
	return *value > 0 && at < s.len && s.text[at] == (s.text[0] == '(' ? ')' : ']') ? at + 1 : 0;
}

size_t bracket_mark(struct rr_span s, struct rr_span *mark, long *value)
{
	size_t len = bracketed_number(s, mark, value);

	return len < s.len ? len : 0;
}

/* Right below a sentence of adoption: "74 Ibid., document S/10216.", "[1] See" */
bool follows_note(const struct reader *r, size_t i)
{
	struct rr_span mark;
	struct label label;
	long value;

	if (bracket_mark(r->lines[i].text, &mark, &value) > 0)
		return r->lines[i].text.text[0] == '[';
	return ends_full(r->lines[i - 1].text) && r->lines[i].text.text[0] <= '9'
		&& note_mark(r->lines[i].text, &mark, &value) > 0 && value > 0 && !read_label(r, r->lines[i].text, &label);
}
