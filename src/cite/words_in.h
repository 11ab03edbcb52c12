/*
 * The index of phrases, shared by the file that fills it and the one that
 * looks phrases up. Phrases lie in buckets by the beginning they must share
 * with the text (key_len), in the order of their letters; those asked for at a
 * place, in lists of each role likewise.
 */
#ifndef CITE_WORDS_IN_H
#define CITE_WORDS_IN_H

#include "cite/starts.h"
#include "cite/words.h"

#define BUCKETS 8192
#define ASKED 64

struct words {
	struct rr_arena *arena;
	struct phrase *found[BUCKETS]; /* the roles looked for everywhere */
	struct starts starts;
	struct phrase *asked[ROLE_COUNT][ASKED]; /* by first_of() */
	uint32_t asked_first[ROLE_COUNT][256 / 32]; /* what those begin with: first_of() */
	uint32_t asked_two[ROLE_COUNT][1024 / 32]; /* and by two bytes: two_of() */
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

/* A number below 256 of a first character, whatever its case. */
static inline unsigned first_of(const char *s, size_t len)
{
	unsigned char c = lower((unsigned char)s[0]);

	if (c >= 0xC3 && c < 0xE0 && len > 1)
		return (c * 64u ^ (unsigned char)s[1]) % 256;
	return c < 0xE0 || len < 3 ? c : ((unsigned char)s[1] * 5u ^ (unsigned char)s[2]) % 256;
}

/* A number below 1024 of the first two bytes, whatever their case; of one, and what follows it. */
static inline unsigned two_of(const char *s, size_t len)
{
	unsigned char second = len > 1 ? (unsigned char)s[1] : 0;

	return (((unsigned char)s[0] | 0x20u) * 37u ^ (second | 0x20u) * 5u) % 1024;
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
