/*
 * The index of phrases, shared by the file that fills it and the one that
 * looks phrases up. Phrases lie in buckets by the beginning they must share
 * with the text (key_len), longest first, so that nearly every place costs one
 * look at a bit.
 */
#ifndef CITE_WORDS_IN_H
#define CITE_WORDS_IN_H

#include "cite/words.h"

#define BUCKETS 8192
#define BITS 65536u

struct words {
	struct rr_arena *arena;
	struct phrase *found[BUCKETS]; /* the roles looked for everywhere */
	unsigned char starts[BITS / 8]; /* their first two or four bytes, as a text may write them */
	/*
	 * Bits for characters of three bytes: a phrase's first that no other such
	 * follows, or one that one does; two that no third follows, or three; three
	 * that no fourth follows, or four.
	 */
	unsigned char alone[BITS / 8], first[BITS / 8], pairs[BITS / 8], triples[BITS / 8],
		threes[BITS / 8], quads[BITS / 8];
	struct phrase *asked[ROLE_COUNT];
	unsigned char asked_first[ROLE_COUNT][32]; /* what those begin with: first_of() */
	bool acts_after;
};

static inline unsigned char lower(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : c;
}

static inline bool is_letter(char c)
{
	return lower((unsigned char)c) >= 'a' && lower((unsigned char)c) <= 'z';
}

static inline bool is_ascii_word(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

#define PAIR 6 /* bytes of two characters of three */

/*
 * How many first bytes of a phrase any text it matches has too, but for the
 * case of ASCII letters and the blanks between Han: four letters or digits, two of two
 * bytes, two or one of three; else two bytes.
 */
static inline size_t key_len(const char *s, size_t len)
{
	unsigned char c = (unsigned char)s[0];

	if (c >= 0xE0)
		return len >= PAIR && (unsigned char)s[3] >= 0xE0 ? PAIR : len >= 3 ? 3 : 2;
	if (len < 4)
		return 2;
	if (c >= 0xC3)
		return (unsigned char)s[2] >= 0xC3 && (unsigned char)s[2] < 0xE0 ? 4 : 2;
	return is_ascii_word(s[0]) && is_ascii_word(s[1]) && is_ascii_word(s[2]) &&
		is_ascii_word(s[3]) ? 4 : 2;
}

/* The number of a character of three bytes; any other has one as well. */
static inline unsigned character(const char *s)
{
	return ((unsigned char)s[0] & 0x0Fu) << 12 | ((unsigned char)s[1] & 0x3Fu) << 6 |
		((unsigned char)s[2] & 0x3Fu);
}

static inline unsigned pair_of(const char *s, const char *second)
{
	return (character(s) * 2654435761u >> 13 ^ character(second)) % BITS;
}

static inline unsigned triple_of(const char *s, const char *second, const char *third)
{
	return (pair_of(s, second) * 2654435761u >> 11 ^ character(third)) % BITS;
}

/* The number of the four characters whose first three have that number. */
static inline unsigned quad_of(unsigned triple, const char *fourth)
{
	return (triple * 2654435761u >> 9 ^ character(fourth)) % BITS;
}

static inline bool has_bit(const unsigned char *bits, unsigned i)
{
	return bits[i >> 3] >> (i & 7) & 1;
}

static inline void set_bit(unsigned char *bits, size_t i)
{
	bits[i >> 3] |= (unsigned char)(1u << (i & 7));
}

/* The number of a beginning of two or four bytes of letters below three bytes. */
static inline unsigned start_of(const char *s, size_t len)
{
	unsigned key = (unsigned char)s[0] | (unsigned)(unsigned char)s[1] << 8;

	if (len == 2)
		return key % BITS;
	key |= (unsigned)(unsigned char)s[2] << 16 | (unsigned)(unsigned char)s[3] << 24;
	return (key * 2654435761u >> 16) % BITS;
}

/* A number below 256 of a first character, whatever its case. */
static inline unsigned first_of(const char *s, size_t len)
{
	unsigned char c = lower((unsigned char)s[0]);

	return c < 0xE0 || len < 3 ? c : ((unsigned char)s[1] * 5u ^ (unsigned char)s[2]) % 256;
}

static inline size_t bucket_of(const char *s, size_t len)
{
	unsigned key = (unsigned)len;

	if (len == PAIR)
		key = pair_of(s, s + 3);
	for (size_t i = 0; len != PAIR && i < len; i++)
		key = (key << 8 | key >> 24) ^ lower((unsigned char)s[i]);
	return (key * 2654435761u >> 16) % BUCKETS;
}

#endif
