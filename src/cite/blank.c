/* Blanks, commas and words at a place of a text. */
#include <string.h>

#include "cite/words.h"
#include "resread/text.h"

/* The length of the blank at p, of the forms a resolution may hold; 0 if none. */
static size_t blank_at(struct rr_span t, size_t p)
{
	const unsigned char *s = (const unsigned char *)t.text + p;
	size_t left = t.len - p;

	if (left > 0 && (s[0] == ' ' || (s[0] >= '\t' && s[0] <= '\r')))
		return 1;
	if (left > 1 && s[0] == 0xC2 && s[1] == 0xA0)
		return 2;
	if (left > 2 && ((s[0] == 0xE2 && s[1] == 0x80 && (s[2] == 0xAF || s[2] == 0x8B ||
	     (s[2] >= 0x82 && s[2] <= 0x8A))) ||
	    (s[0] == 0xE3 && s[1] == 0x80 && s[2] == 0x80)))
		return 3;
	return 0;
}

size_t skip_blanks(struct rr_span text, size_t at)
{
	while (at < text.len) {
		unsigned char c = (unsigned char)text.text[at];
		/* nearly every byte is a letter, which needs no closer look */
		size_t n = (c > ' ' && c < 0xC2) || c > 0xE3 ? 0 : blank_at(text, at);

		if (n == 0)
			break;
		at += n;
	}
	return at;
}

size_t skip_comma(struct rr_span t, size_t at)
{
	const unsigned char *s = (const unsigned char *)t.text + at;
	size_t left = at < t.len ? t.len - at : 0;

	if (left == 0 || s[0] < 0xD8)
		return left > 0 && s[0] == ',' ? at + 1 : at;
	if (left >= 2 && s[0] == 0xD8 && s[1] == 0x8C)
		return at + 2; /* the Arabic comma */
	return left >= 3 && ((s[0] == 0xEF && s[1] == 0xBC && s[2] == 0x8C) ||
		(s[0] == 0xE3 && s[1] == 0x80 && s[2] == 0x81)) ? at + 3 : at;
}

bool in_word(struct rr_span text, size_t at)
{
	unsigned char c;

	if (at >= text.len)
		return false;
	c = (unsigned char)text.text[at];
	if (c < 0x80)
		return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9');
	return rr_is_letter(rr_utf8_next(text, &at));
}

bool word_before(struct rr_span text, size_t at)
{
	if (at == 0)
		return false;
	if ((unsigned char)text.text[at - 1] < 0x80)
		return in_word(text, at - 1);
	return rr_is_letter(rr_utf8_prev(text, &at));
}
