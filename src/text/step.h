/* Decoding in the middle of hot loops; private to src/text. */
#ifndef RR_TEXT_STEP_H
#define RR_TEXT_STEP_H

#include "resread/text.h"

#include <string.h>

/* rr_utf8_next() with ASCII and Han inline; *pos < s.len. */
static inline uint32_t step(struct rr_span s, size_t *pos)
{
	const unsigned char *p = (const unsigned char *)s.text + *pos;

	if (p[0] < 0x80) {
		(*pos)++;
		return p[0];
	}
	if (p[0] >= 0xE1 && p[0] <= 0xEC && s.len - *pos >= 3 && (p[1] & 0xC0) == 0x80 &&
	    (p[2] & 0xC0) == 0x80) {
		*pos += 3;
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	}
	return rr_utf8_next(s, pos);
}

#define BYTES(a, b, c) ((unsigned char[8]){ a, b, c, a, b, c })

/*
 * Whether two code points of three bytes begin at p, which has eight bytes:
 * leads from E0 + low to E0 + high.
 */
static inline bool two_threes(const unsigned char *p, unsigned char low, unsigned char high)
{
	uint64_t word, kinds, kind, nibbles, below, above, carry;

	memcpy(&word, p, sizeof word);
	memcpy(&kinds, BYTES(0xF0, 0xC0, 0xC0), sizeof word);
	memcpy(&kind, BYTES(0xE0, 0x80, 0x80), sizeof word);
	memcpy(&nibbles, BYTES(0x0F, 0, 0), sizeof word);
	memcpy(&below, BYTES((unsigned char)(0x10 - low), 0, 0), sizeof word);
	memcpy(&above, BYTES((unsigned char)(0x0F - high), 0, 0), sizeof word);
	memcpy(&carry, BYTES(0x10, 0, 0), sizeof word);
	nibbles &= word;
	return (word & kinds) == kind && ((nibbles + below) & carry) == carry
		&& ((nibbles + above) & carry) == 0;
}

static inline bool is_ascii_letter(uint32_t cp)
{
	return (cp | 0x20) - 'a' < 26;
}

static inline bool is_common_han(uint32_t cp)
{
	return cp - 0x4E00 <= 0x9FFF - 0x4E00;
}

/* Whether the byte leads a code point from U+5000 to U+9FFF. */
static inline bool is_han_lead(const unsigned char *p)
{
	return *p >= 0xE5 && *p <= 0xE9;
}

/*
 * Whether the cluster that starts with cp ends at pos, told by the next byte
 * alone: ASCII, or the lead of U+4000 to U+9FFF, which join nothing.
 */
static inline bool stands_alone(struct rr_span s, size_t pos, uint32_t cp)
{
	unsigned char next = pos < s.len ? (unsigned char)s.text[pos] : 0;

	return ((cp >= 0x20 && cp < 0x7F) || is_common_han(cp)) &&
	       (next < 0x80 || (next >= 0xE4 && next <= 0xE9));
}

#endif
