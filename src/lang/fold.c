/*
 * Folding: what two texts must share to count as the same words. It knows the
 * scripts of the six languages and nothing more, so that a pack is compared
 * without a look into ICU's tables, before the first frame.
 */
#include "lang/pack.h"

/* A byte that starts no well-formed sequence counts as itself. */
static uint32_t decode(struct rr_span s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.text + *at;
	size_t left = s.len - *at;

	if (p[0] < 0xC0 || left < 2) {
		*at += 1;
		return p[0];
	}
	if (p[0] < 0xE0) {
		*at += 2;
		return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
	}
	if (p[0] < 0xF0 && left >= 3) {
		*at += 3;
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	}
	if (left >= 4) {
		*at += 4;
		return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6
			| (p[3] & 0x3Fu);
	}
	*at += 1;
	return p[0];
}

static uint32_t lower(uint32_t cp)
{
	if (cp >= 'A' && cp <= 'Z')
		return cp + 32;
	if (cp < 0xC0)
		return cp;
	if (cp <= 0xDE && cp != 0xD7)
		return cp + 32;
	if (cp >= 0x100 && cp <= 0x17F)
		return cp | 1;
	if (cp >= 0x410 && cp <= 0x42F)
		return cp + 32;
	if (cp >= 0x400 && cp <= 0x40F)
		return cp == 0x401 ? 0x435 : cp + 80;
	return cp == 0x451 ? 0x435 : cp; /* the dots of yo are often left out */
}

static uint32_t punctuation(uint32_t cp)
{
	switch (cp) {
	case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2BC: case 0x60: case 0xB4:
		return '\'';
	case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB: case 0x300C: case 0x300D:
		return '"';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015:
	case 0x2212:
		return '-';
	case 0x3014: case 0x3010:
		return '[';
	case 0x3015: case 0x3011:
		return ']';
	case 0x3002:
		return '.';
	case 0x60C:
		return ',';
	case 0x61B:
		return ';';
	default:
		return cp;
	}
}

/* Soft hyphens, marks of direction, Arabic vowel signs and the long dash. */
static bool is_ignored(uint32_t cp)
{
	return cp == 0xAD || (cp >= 0x64B && cp <= 0x652) || cp == 0x640 || cp == 0x670
		|| (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E)
		|| (cp >= 0x2066 && cp <= 0x2069) || cp == 0x61C;
}

/* 認 = 认 */
void fold_prepare(struct rr_lang *lang)
{
	size_t count, size = 16;
	const struct rr_entry *entries = rr_lang_entries(lang, "variants", &count);

	if (count == 0)
		return;
	while (size < 8 * count) /* thin: most characters of a text are in none of its slots */
		size *= 2;
	lang->variants = rr_arena_alloc(lang->arena, size * sizeof *lang->variants);
	for (size_t i = 0; i < count; i++) {
		size_t at = 0, to = 0;
		uint32_t cp = fold_next(NULL, entries[i].phrase, &at);
		size_t slot = cp * 2654435761u & (size - 1);

		while (lang->variants[slot][0] != 0)
			slot = (slot + 1) & (size - 1);
		lang->variants[slot][0] = cp;
		lang->variants[slot][1] = fold_next(NULL, rr_entry_field(&entries[i], 0), &to);
	}
	lang->variant_mask = size - 1;
}

static uint32_t variant(const struct rr_lang *lang, uint32_t cp)
{
	size_t mask = lang->variant_mask;

	for (size_t i = cp * 2654435761u & mask; lang->variants[i][0] != 0; i = (i + 1) & mask)
		if (lang->variants[i][0] == cp)
			return lang->variants[i][1];
	return cp;
}

uint32_t fold_char(const struct rr_lang *lang, uint32_t cp)
{
	if (cp < 0x80)
		return cp == 0x60 ? '\'' : lower(cp);
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		return lower(cp - 0xFEE0);
	if (cp >= 0x3400 && cp < 0xA000)
		return lang != NULL && lang->variant_mask ? variant(lang, cp) : cp;
	switch (cp) { /* Arabic letters whose dress varies in print */
	case 0x622: case 0x623: case 0x625: case 0x671:
		return 0x627;
	case 0x649:
		return 0x64A;
	case 0x629:
		return 0x647;
	}
	return cp < 0x530 ? lower(punctuation(cp)) : punctuation(cp);
}

#define ROW(c) c, c + 1, c + 2, c + 3, c + 4, c + 5, c + 6, c + 7
const unsigned char fold_ascii[128] = {
	ROW(0), ROW(8), ROW(16), ROW(24), ROW(' '), ROW('('), ROW('0'), ROW('8'),
	'@', 'a', 'b', 'c', 'd', 'e', 'f', 'g', ROW('h'), ROW('p'), 'x', 'y', 'z', '[', '\\', ']', '^', '_',
	'\'', 'a', 'b', 'c', 'd', 'e', 'f', 'g', ROW('h'), ROW('p'), ROW('x'),
};

uint32_t fold_wide(const struct rr_lang *lang, struct rr_span s, size_t *at)
{
	while (*at < s.len) {
		const unsigned char *p = (const unsigned char *)s.text + *at;
		uint32_t cp;

		if (fold_is_han_byte(p[0]) && s.len - *at >= 3) {
			cp = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
			*at += 3;
			return lang != NULL && lang->variant_mask ? variant(lang, cp) : cp;
		}
		cp = decode(s, at);
		if (cp < 0x80)
			return fold_ascii[cp];
		if (!is_ignored(cp))
			return fold_char(lang, cp);
	}
	return 0;
}

static bool is_blank(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xA0 || cp == 0x3000
		|| (cp >= 0x2000 && cp <= 0x200B) || cp == 0x202F || cp == 0xFEFF;
}

size_t fold_wide_blanks(struct rr_span s, size_t at)
{
	while (at < s.len) {
		size_t next = at;

		if (!is_blank(decode(s, &next)))
			break;
		at = next;
	}
	return at;
}

size_t fold_wide_marks(struct rr_span s, size_t at)
{
	for (size_t next = at; next < s.len && is_ignored(decode(s, &next));)
		at = next;
	return at;
}

bool fold_is_han(uint32_t cp)
{
	return cp >= 0x2E80 && cp < 0xAC00;
}

bool fold_is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z')
		|| (cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7 && cp != 0x60C
			&& cp != 0x61B && !(cp >= 0x660 && cp <= 0x669));
}

bool fold_before_is_letter(struct rr_span s, size_t at)
{
	size_t back = at;

	if (at == 0)
		return false;
	do
		back--;
	while (back > 0 && ((unsigned char)s.text[back] & 0xC0) == 0x80);
	return fold_is_letter(decode(s, &back));
}

int fold_digit(struct rr_span s, size_t *at)
{
	size_t next = *at;
	uint32_t cp;
	int value;

	if (next >= s.len)
		return -1;
	cp = decode(s, &next);
	if (cp >= '0' && cp <= '9')
		value = (int)(cp - '0');
	else if (cp >= 0x660 && cp <= 0x669)
		value = (int)(cp - 0x660);
	else if (cp >= 0xFF10 && cp <= 0xFF19)
		value = (int)(cp - 0xFF10);
	else
		return -1;
	*at = next;
	return value;
}
