/*
 * Where a mark may begin: at the first letter of a word, at every letter of
 * scripts that prefix their words or don't part them, and of those only where
 * a phrase, a number or a symbol may. Nothing is read yet; what is told no here
 * costs no more than this.
 */
#include "cite/scan.h"

#include <stdlib.h>

enum class {
	OTHER,  /* neither a letter nor a digit */
	WORD,   /* of a script whose words nothing begins within: Latin, Greek, Cyrillic */
	LETTER, /* of one in which something may begin anywhere */
	INSIDE, /* goes on what was before it */
};

static bool between(unsigned char c, char first, char last)
{
	return c >= (unsigned char)first && c <= (unsigned char)last;
}

static enum class class_of(unsigned char c)
{
	if (c < 0x80)
		return between(c | 0x20, 'a', 'z') || between(c, '0', '9') ? WORD : OTHER;
	return c < 0xC0 ? INSIDE : c >= 0xC3 && c <= 0xD7 ? WORD : LETTER;
}

/* The high bit of each of eight ASCII bytes that is a letter or digit. */
static uint64_t word_bytes(uint64_t bytes)
{
	uint64_t small = bytes | LOW_BITS * 0x20;
	uint64_t letters = (small + LOW_BITS * (0x80 - 'a')) & ~(small + LOW_BITS * (0x7F - 'z'));
	uint64_t digits = (bytes + LOW_BITS * (0x80 - '0')) & ~(bytes + LOW_BITS * (0x7F - '9'));

	return (letters | digits) & HIGH_BITS;
}

static bool begins(struct rr_span t, size_t at, const char *what, size_t len)
{
	return t.len - at >= len && memcmp(t.text + at, what, len) == 0;
}

bool scan_symbol(struct rr_span t, size_t at)
{
	char next = at + 1 < t.len ? t.text[at + 1] : '\0';

	if (next < 'a' || next > 'z')
		return true;
	switch (t.text[at]) {
	case 'A':
		return begins(t, at, "Assembly/", 9) || begins(t, at, "Add.", 4) ||
			begins(t, at, "Amend.", 6);
	case 'C':
		return begins(t, at, "Corr.", 5);
	case 'E':
		return begins(t, at, "Ext/", 4);
	case 'R':
		return begins(t, at, "Rev.", 4);
	}
	return false;
}

/*
 * Whether the letter of two bytes right before a place is an Arabic one that
 * no prefix ends with: "and", "to", "in", "as" are written together with the word.
 */
static bool inside_arabic(struct rr_span text, size_t at)
{
	static const uint64_t prefixes = 1u << (0x641 - 0x628) | 1u | 1u << (0x643 - 0x628) |
		UINT64_C(1) << (0x644 - 0x628) | UINT64_C(1) << (0x648 - 0x628);
	const unsigned char *s = (const unsigned char *)text.text + at;
	unsigned cp;

	if (at < 2 || s[-2] < 0xD8 || s[-2] > 0xD9 || s[0] < 0xD8 || s[0] > 0xDB)
		return false;
	cp = (s[-2] & 0x1Fu) << 6 | (s[-1] & 0x3Fu);
	return cp >= 0x620 && cp <= 0x64A && (cp < 0x628 || cp > 0x648 ||
		(prefixes >> (cp - 0x628) & 1) == 0);
}

/* Whether a mark may begin at a letter or digit of less than three bytes. */
static bool may_mark(const struct starts *starts, struct rr_span text, size_t at)
{
	unsigned char c = (unsigned char)text.text[at];

	if (inside_arabic(text, at))
		return false;
	return between(c, '0', '9') || may_start(starts, text, at) ||
		(between(c, 'A', 'Z') && scan_symbol(text, at));
}

static bool may_mark_wide(const struct starts *starts, struct rr_span text, size_t at)
{
	const char *s = text.text + at;
	const struct wide_starts *wide = &starts->running;
	unsigned c = character(s);

	if (has_bit(wide->alone, c) || begins(text, at, "《", 3))
		return true;
	if (!has_bit(wide->first, c))
		return false;
	return text.len - at < 9 || (unsigned char)s[3] < 0xE4 || (unsigned char)s[6] < 0xE4 ||
		has_bit(wide->pairs, pair_of(s, s + 3)) ||
		has_bit(wide->triples, triple_of(s, s + 3, s + 6));
}

/* Steps over the characters of three bytes that don't matter. */
static size_t skip_wide(const struct starts *starts, struct rr_span text, size_t at)
{
	while (at + 4 <= text.len && ((unsigned char)text.text[at] & 0xF0) == 0xE0 &&
	       !is_notable(starts, text.text + at))
		at += 3;
	return at;
}

static void make_room(struct places *places, size_t count)
{
	if (count <= places->cap)
		return;
	places->cap = count + count / 2;
	free(places->items);
	places->items = rr_realloc(NULL, places->cap * sizeof *places->items);
}

bool scan(const struct starts *starts, const struct variants *variants, struct rr_span text,
          struct places *places)
{
	const char *s = text.text;
	size_t n = 0;
	uint64_t before = 0; /* 0x80 where the byte before is of a word */

	make_room(places, text.len);
	for (size_t p = 0; p < text.len;) {
		unsigned char c = (unsigned char)s[p];
		enum class class;

		if (c >= 0xE0) {
			size_t next = skip_wide(starts, text, p);

			before = 0;
			if (next > p) {
				p = next;
				continue;
			}
			if (variants_has(variants, text, p))
				return false;
			places->items[n] = p;
			n += text.len - p >= 3 && may_mark_wide(starts, text, p);
			p += c < 0xF0 ? 3 : 4;
			continue;
		}
		if (text.len - p >= EIGHT && (eight_bytes(s + p) & HIGH_BITS) == 0) {
			uint64_t words = word_bytes(eight_bytes(s + p));
			uint64_t firsts = words & ~(words << 8 | before);

			for (; firsts != 0; firsts &= firsts - 1) {
				places->items[n] = p + (size_t)__builtin_ctzll(firsts) / 8;
				n += may_mark(starts, text, places->items[n]);
			}
			before = words >> 56;
			p += EIGHT;
			continue;
		}
		class = class_of(c);
		if (class == LETTER || (class == WORD && before == 0)) {
			places->items[n] = p;
			n += may_mark(starts, text, p);
		}
		if (class != INSIDE)
			before = class == WORD ? 0x80 : 0;
		p++;
		while (class == WORD && p < text.len && (unsigned char)s[p] >= 0x80 &&
		       (unsigned char)s[p] <= 0xD7 && (unsigned char)s[p] != 0xC2)
			p++; /* to the word's end */
	}
	places->count = n;
	return true;
}
