/*
 * Where a mark may begin: at the first letter of a word, at every letter of
 * scripts that prefix their words or don't part them, and of those only where
 * a phrase, a number or a symbol may. Nothing is read yet; what is told no here
 * costs no more than this.
 */
#include "cite/scan.h"

#include <stdlib.h>

#include "base/bytes.h"

#define OPEN_TITLE 0x300Au /* 《 */

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

/* Words of symbols that go on in small letters. */
static const char *const symbol_words[] = { "Assembly/", "Add.", "Amend.", "Corr.", "Ext/", "Rev." };

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

bool scan_symbol(struct rr_span t, size_t at)
{
	const char *s = t.text + at;

	if (t.len - at < 2 || !is_small(s[1]))
		return true;
	for (size_t i = 0; i < sizeof symbol_words / sizeof *symbol_words; i++)
		if (symbol_words[i][0] == s[0] &&
		    rr_span_starts(rr_span_of(s, t.len - at), symbol_words[i]))
			return true;
	return false;
}

void scan_symbols(struct starts *starts)
{
	for (size_t i = 0; i < sizeof symbol_words / sizeof *symbol_words; i++)
		set_bit(starts->fours, four_of(four_bytes(symbol_words[i])));
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

static bool may_mark_wide(const struct starts *starts, struct rr_span text, size_t at)
{
	const char *s = text.text + at;
	const struct wide_starts *wide = &starts->running;
	unsigned c = character(s);

	if (has_bit(wide->alone, c) || c == OPEN_TITLE)
		return true;
	if (!has_bit(wide->first, c))
		return false;
	return text.len - at < 9 || (unsigned char)s[3] < 0xE4 || (unsigned char)s[6] < 0xE4 ||
		has_bit(wide->pairs, pair_of(s, s + 3)) ||
		has_bit(wide->triples, triple_of(s, s + 3, s + 6));
}

static void make_room(struct places *places, size_t count)
{
	if (count <= places->cap)
		return;
	places->cap = count + count / 2;
	free(places->items);
	places->items = rr_realloc(NULL, places->cap * sizeof *places->items);
}

/* What is known of a text as far as it has been scanned. */
struct scan {
	const struct starts *starts;
	struct rr_span text;
	struct places *places;
	bool inside; /* the byte before is of a word */
};

/* A bit for each of sixteen bytes that is an ASCII letter or digit. */
static unsigned word_bits(sixteen bytes)
{
	return sixteen_bits((sixteen)((bytes | 0x20) - 'a' < 26) | (sixteen)(bytes - '0' < 10));
}

/*
 * Whether a mark may begin at an ASCII letter or digit, which eight bytes
 * begin with: a number, a symbol, a phrase.
 */
static bool may_mark(const struct starts *starts, struct rr_span text, size_t at, uint64_t bytes)
{
	unsigned char c = (unsigned char)bytes;

	if (c <= '9' || (c <= 'Z' && !is_small((char)(bytes >> 8))))
		return true;
	return may_open(starts, (uint32_t)bytes) && (may_go_on(starts, text, at, bytes) ||
		(c <= 'Z' && scan_symbol(text, at)));
}

/* The first `count` of sixteen bytes, all ASCII, which stand at p. */
static void scan_sixteen(struct scan *scan, size_t p, sixteen bytes, unsigned count)
{
	unsigned words = word_bits(bytes);
	unsigned firsts = words & ~(words << 1 | scan->inside) & ((1u << count) - 1);
	size_t *items = scan->places->items, n = scan->places->count;
	bool whole = scan->text.len - p >= SIXTEEN + EIGHT;

	for (; firsts != 0; firsts &= firsts - 1) {
		size_t at = p + (unsigned)__builtin_ctz(firsts);
		uint64_t eight = whole ? eight_bytes(scan->text.text + at) : first_bytes(scan->text, at);

		items[n] = at;
		n += may_mark(scan->starts, scan->text, at, eight);
	}
	scan->places->count = n;
	scan->inside = words >> (count - 1) & 1;
}

/* ASCII at p, and up to fifteen bytes more of it: where it ends. */
static size_t scan_ascii(struct scan *scan, size_t p)
{
	size_t left = scan->text.len - p;
	char last[SIXTEEN] = { 0 };
	sixteen bytes;
	unsigned count;

	if (left < SIXTEEN)
		memcpy(last, scan->text.text + p, left);
	bytes = sixteen_at(left < SIXTEEN ? last : scan->text.text + p);
	count = (unsigned)__builtin_ctz(sixteen_bits(bytes) | 1u << (left < SIXTEEN ? left : SIXTEEN));
	scan_sixteen(scan, p, bytes, count);
	return p + count;
}

/* A byte of what is neither ASCII nor three bytes, and the word it is in: where it ends. */
static size_t scan_narrow(struct scan *scan, size_t p)
{
	struct rr_span text = scan->text;
	enum class class = class_of((unsigned char)text.text[p]);

	if (class == LETTER || (class == WORD && !scan->inside)) {
		scan->places->items[scan->places->count] = p;
		scan->places->count += !inside_arabic(text, p) && may_start(scan->starts, text, p);
	}
	if (class != INSIDE)
		scan->inside = class == WORD;
	p++;
	while (class == WORD && p < text.len && (unsigned char)text.text[p] >= 0x80 &&
	       (unsigned char)text.text[p] <= 0xD7 && (unsigned char)text.text[p] != 0xC2)
		p++; /* to the word's end */
	return p;
}

/* Steps over the characters of three bytes that don't matter, two at once. */
static size_t skip_wide(const struct starts *starts, struct rr_span text, size_t at)
{
	const uint64_t leads = UINT64_C(0xF00000F0), wide = UINT64_C(0xE00000E0);

	for (; at + EIGHT <= text.len; at += 6) {
		uint64_t two = eight_bytes(text.text + at);

		if ((two & leads) != wide || is_noted(starts, (uint32_t)two))
			break;
		if (is_noted(starts, (uint32_t)(two >> 24)))
			return at + 3;
	}
	while (at < text.len && ((unsigned char)text.text[at] & 0xF0) == 0xE0 &&
	       !is_noted(starts, (uint32_t)first_bytes(text, at)))
		at += 3;
	return at;
}

/* Characters of three bytes up to one that matters: where that ends; RR_NONE if it is a variant. */
static size_t scan_wide(struct scan *scan, const struct variants *variants, size_t p)
{
	const struct starts *starts = scan->starts;
	struct rr_span text = scan->text;
	uint64_t bytes;
	bool lone;

	scan->inside = false;
	p = skip_wide(starts, text, p);
	if (p >= text.len || (unsigned char)text.text[p] < 0xE0)
		return p;
	if (text.len - p < 3)
		return text.len;
	bytes = first_bytes(text, p);
	lone = has_bit(starts->lone, note_of((uint32_t)bytes));
	if (!lone && between((unsigned char)(bytes >> 24), '\xE4', '\xE9') &&
	    !has_bit(starts->duos, duo_of(bytes)))
		return p + 3;
	if (lone && variants_has(variants, text, p))
		return RR_NONE;
	scan->places->items[scan->places->count] = p;
	scan->places->count += may_mark_wide(starts, text, p);
	return p + ((unsigned char)text.text[p] < 0xF0 ? 3 : 4);
}

bool scan(const struct starts *starts, const struct variants *variants, struct rr_span text,
          struct places *places)
{
	struct scan scan = { .starts = starts, .text = text, .places = places };

	make_room(places, text.len);
	places->count = 0;
	for (size_t p = 0; p < text.len;) {
		unsigned char c = (unsigned char)text.text[p];

		p = c < 0x80 ? scan_ascii(&scan, p) : c < 0xE0 ? scan_narrow(&scan, p)
			: scan_wide(&scan, variants, p);
		if (p == RR_NONE)
			return false;
	}
	return true;
}
