/*
 * Decoding follows the Unicode recommendation for broken text: a maximal
 * part of a sequence that could have become a code point is one U+FFFD, so
 * that no good byte after a bad one is swallowed. Surrogates, overlong forms
 * and values above U+10FFFF are malformed.
 */
#include "step.h"

#include <string.h>

#define REPLACEMENT 0xFFFDu
#define HIGH_BITS 0x8080808080808080u

/* How many bytes a lead byte asks for, and the range of the second byte. */
struct lead {
	unsigned char len, low, high;
};

static struct lead lead_of(unsigned char b)
{
	if (b >= 0xC2 && b <= 0xDF)
		return (struct lead){ 2, 0x80, 0xBF };
	if (b == 0xE0)
		return (struct lead){ 3, 0xA0, 0xBF };
	if (b == 0xED)
		return (struct lead){ 3, 0x80, 0x9F };
	if (b >= 0xE1 && b <= 0xEF)
		return (struct lead){ 3, 0x80, 0xBF };
	if (b == 0xF0)
		return (struct lead){ 4, 0x90, 0xBF };
	if (b >= 0xF1 && b <= 0xF3)
		return (struct lead){ 4, 0x80, 0xBF };
	if (b == 0xF4)
		return (struct lead){ 4, 0x80, 0x8F };
	return (struct lead){ 1, 1, 0 };
}

/* Decodes at pos < s.len; *len is the bytes used, *bad tells malformed ones. */
static uint32_t decode(struct rr_span s, size_t pos, size_t *len, bool *bad)
{
	const unsigned char *p = (const unsigned char *)s.text + pos;
	size_t left = s.len - pos, i = 1;
	struct lead lead;
	uint32_t cp;

	*bad = false;
	*len = 1;
	if (p[0] < 0x80)
		return p[0];
	if (p[0] >= 0xE1 && p[0] <= 0xEC && left >= 3 && (p[1] & 0xC0) == 0x80 &&
	    (p[2] & 0xC0) == 0x80) {
		*len = 3;
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	}
	lead = lead_of(p[0]);
	cp = p[0] & (0x7Fu >> lead.len);
	for (; i < lead.len && i < left; i++) {
		if (p[i] < (i == 1 ? lead.low : 0x80) || p[i] > (i == 1 ? lead.high : 0xBF))
			break;
		cp = cp << 6 | (p[i] & 0x3Fu);
	}
	*len = i;
	*bad = lead.len == 1 || i < lead.len;
	return *bad ? REPLACEMENT : cp;
}

uint32_t rr_utf8_next(struct rr_span s, size_t *pos)
{
	size_t len;
	bool bad;
	uint32_t cp;

	if (*pos >= s.len)
		return REPLACEMENT;
	cp = decode(s, *pos, &len, &bad);
	*pos += len;
	return cp;
}

uint32_t rr_utf8_prev(struct rr_span s, size_t *pos)
{
	size_t end = *pos, start, len;
	bool bad;
	uint32_t cp;

	if (end == 0)
		return REPLACEMENT;
	start = end - 1;
	while (start > 0 && end - start < 4 && (s.text[start] & 0xC0) == 0x80)
		start--;
	cp = decode(rr_span_of(s.text, end), start, &len, &bad);
	if (start + len == end) {
		*pos = start;
		return cp;
	}
	*pos = end - 1; /* a stray continuation byte */
	return REPLACEMENT;
}

size_t rr_utf8_put(char out[4], uint32_t cp)
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = REPLACEMENT;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/* The end of the ASCII that starts at pos, eight bytes at a time. */
static size_t skip_ascii(struct rr_span s, size_t pos)
{
	uint64_t word;

	while (s.len - pos >= sizeof word) {
		memcpy(&word, s.text + pos, sizeof word);
		if (word & HIGH_BITS)
			break;
		pos += sizeof word;
	}
	while (pos < s.len && (unsigned char)s.text[pos] < 0x80)
		pos++;
	return pos;
}

/* The end of the code points from U+1000 to U+CFFF that start at pos: three bytes each. */
static size_t skip_three(struct rr_span s, size_t pos)
{
	const unsigned char *p = (const unsigned char *)s.text;

	while (s.len - pos >= 8 && two_threes(p + pos, 0x1, 0xC))
		pos += 6;
	while (s.len - pos >= 3 && p[pos] >= 0xE1 && p[pos] <= 0xEC &&
	       (p[pos + 1] & 0xC0) == 0x80 && (p[pos + 2] & 0xC0) == 0x80)
		pos += 3;
	return pos;
}

/* The end of the well-formed text that starts at pos. */
static size_t skip_valid(struct rr_span s, size_t pos)
{
	size_t len;
	bool bad;

	while (pos < s.len) {
		size_t at = pos;

		pos = skip_three(s, skip_ascii(s, pos));
		if (pos > at)
			continue;
		decode(s, pos, &len, &bad);
		if (bad)
			break;
		pos += len;
	}
	return pos;
}

bool rr_utf8_valid(struct rr_span s)
{
	return skip_valid(s, 0) == s.len;
}

size_t rr_utf8_clean(struct rr_span s, struct rr_str *out)
{
	size_t pos = 0, good, len, count = 0;
	bool bad;

	while (pos < s.len) {
		good = skip_valid(s, pos);
		rr_str_add(out, rr_span_sub(s, pos, good));
		pos = good;
		if (pos < s.len) {
			decode(s, pos, &len, &bad);
			rr_str_puts(out, "\xEF\xBF\xBD");
			pos += len;
			count++;
		}
	}
	return count;
}

size_t rr_codepoints(struct rr_span s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.len; i++)
		count += (s.text[i] & 0xC0) != 0x80;
	return count;
}

size_t rr_codepoint_offset(struct rr_span s, size_t n)
{
	for (size_t i = 0; i < s.len; i++)
		if ((s.text[i] & 0xC0) != 0x80 && n-- == 0)
			return i;
	return s.len;
}
