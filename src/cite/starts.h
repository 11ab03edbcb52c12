/*
 * starts - bits that tell of nearly every place of a text that no phrase
 * begins there, so that few are looked up. They may say yes where none does,
 * never no where one does.
 */
#ifndef CITE_STARTS_H
#define CITE_STARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "resread/base.h"

#define BITS 65536u
#define EIGHT 8 /* bytes read at once */

/* Of phrases that begin with a character of three bytes. */
struct wide_starts {
	/*
	 * A phrase's first character that no other such follows, or one that one
	 * does; two that no third follows, or three; three that no fourth follows, or four.
	 */
	uint32_t alone[BITS / 32], first[BITS / 32], pairs[BITS / 32], triples[BITS / 32],
		threes[BITS / 32], quads[BITS / 32];
};

struct starts {
	/*
	 * Of all others, and of words of symbols: four first bytes that are letters or
	 * digits, else three.
	 */
	uint32_t fours[BITS / 32], threes[BITS / 32];
	/* And by as many of their first eight bytes as stand for themselves. */
	uint32_t eights[BITS / 32];
	unsigned lengths; /* bits for those counts of bytes */
	struct wide_starts running; /* of what counts in running text */
	struct wide_starts titles;  /* of what counts in brackets, too */
	/* By note_of(): what may begin one of those, or is to be read as another character. */
	uint32_t notable[BITS / 32];
	/* Of those by the same number that matter whatever follows; and by duo_of() what else does. */
	uint32_t lone[BITS / 32], duos[BITS / 32];
};

static inline bool has_bit(const uint32_t *bits, uint32_t i)
{
	return bits[i / 32] >> i % 32 & 1;
}

static inline void set_bit(uint32_t *bits, uint32_t i)
{
	bits[i / 32] |= UINT32_C(1) << i % 32;
}

/* ---- characters of three bytes ----------------------------------------- */

/* The number of a character of three bytes; any other has one as well. */
static inline unsigned character(const char *s)
{
	return ((unsigned char)s[0] & 0x0Fu) << 12 | ((unsigned char)s[1] & 0x3Fu) << 6 |
		((unsigned char)s[2] & 0x3Fu);
}

/* The same, but another may have it as well, of a character and whatever byte is behind. */
static inline uint32_t note_of(uint32_t bytes)
{
	return (bytes & 0xFFFFFF) * 2654435761u >> 16;
}

static inline bool is_noted(const struct starts *starts, uint32_t bytes)
{
	return has_bit(starts->notable, note_of(bytes));
}

/* A number of the first six of eight bytes: two characters. */
static inline unsigned duo_of(uint64_t bytes)
{
	return (unsigned)((bytes << 16) * UINT64_C(0x9E3779B97F4A7C15) >> 48);
}

/* The first four bytes, the first of them the lowest. */
static inline uint32_t four_bytes(const char *s)
{
	uint32_t bytes;

	memcpy(&bytes, s, sizeof bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	bytes = __builtin_bswap32(bytes);
#endif
	return bytes;
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

/* ---- all others -------------------------------------------------------- */

#define LOW_BITS UINT64_C(0x0101010101010101)
#define HIGH_BITS (LOW_BITS << 7)

/* Up to eight bytes, the first of them the lowest, and zeros. */
static inline uint64_t few_bytes(const char *s, size_t len)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < len && i < EIGHT; i++)
		bytes |= (uint64_t)(unsigned char)s[i] << 8 * i;
	return bytes;
}

/* The same of eight bytes. */
static inline uint64_t eight_bytes(const char *s)
{
	uint64_t bytes;

	memcpy(&bytes, s, sizeof bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	bytes = __builtin_bswap64(bytes);
#endif
	return bytes;
}

static inline uint64_t first_bytes(struct rr_span text, size_t at)
{
	size_t left = text.len - at;

	return left < EIGHT ? few_bytes(text.text + at, left) : eight_bytes(text.text + at);
}

/* The high bit of each byte that is none; perhaps of some above it, too. */
static inline uint64_t zero_bytes(uint64_t bytes)
{
	return (bytes - LOW_BITS) & ~bytes & HIGH_BITS;
}

/* Bytes in which the case of ASCII letters no longer tells. */
static inline uint64_t any_case(uint64_t bytes)
{
	return bytes | (~bytes & HIGH_BITS) >> 2;
}

/* Numbers of the first four and three bytes; the case counts of the first letter alone. */
static inline unsigned four_of(uint32_t bytes)
{
	return (bytes | 0x20202000) * 2654435761u >> 16;
}

static inline unsigned three_of(uint32_t bytes)
{
	return ((bytes | 0x202000) & 0xFFFFFF) * 2654435761u >> 16;
}

/* The number of the first `count` of eight bytes of any case, which are one or more. */
static inline unsigned eight_of(uint64_t bytes, unsigned count)
{
	bytes <<= 64 - 8 * count;
	return (unsigned)((bytes ^ count) * UINT64_C(0x9E3779B97F4A7C15) >> 48);
}

/*
 * Whether eight bytes can be told from a phrase's by comparing: no blank,
 * hyphen or apostrophe among them has another form, and no two blanks meet.
 */
static inline bool is_regular(uint64_t bytes)
{
	uint64_t blanks = zero_bytes(bytes ^ LOW_BITS * ' ');

	return ((bytes - LOW_BITS * ' ') & ~bytes & HIGH_BITS) == 0 &&
		(blanks & blanks >> 8) == 0 &&
		zero_bytes((bytes & ~(LOW_BITS << 5)) ^ LOW_BITS * 0xC2) == 0 &&
		zero_bytes(bytes ^ LOW_BITS * 0xE3) == 0;
}

/* Whether one may begin with those four bytes. */
static inline bool may_open(const struct starts *starts, uint32_t bytes)
{
	return has_bit(starts->fours, four_of(bytes)) || has_bit(starts->threes, three_of(bytes));
}

/* Whether one that may begin with the first four of eight bytes may go on as they do. */
static inline bool may_go_on(const struct starts *starts, struct rr_span text, size_t at,
                             uint64_t bytes)
{
	if (text.len - at < EIGHT || !is_regular(bytes))
		return true;
	bytes = any_case(bytes);
	for (unsigned lengths = starts->lengths; lengths != 0; lengths &= lengths - 1)
		if (has_bit(starts->eights, eight_of(bytes, (unsigned)__builtin_ctz(lengths))))
			return true;
	return false;
}

/* Whether a phrase may begin at a place where no character of three bytes does. */
static inline bool may_start(const struct starts *starts, struct rr_span text, size_t at)
{
	uint64_t bytes = first_bytes(text, at);

	return may_open(starts, (uint32_t)bytes) && may_go_on(starts, text, at, bytes);
}

#endif
