/*
 * Each code point is folded by itself: its compatibility decomposition, the
 * marks dropped, the rest case folded. Canonical compositions outside Latin,
 * Greek and Cyrillic stay as they are (a Japanese or Hangul syllable is a
 * letter of its own there). ASCII and Han never reach ICU.
 */
#include "step.h"
#include "utf16.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#define RUN 512  /* bytes appended at once */
#define RULES 1  /* to be raised when another text comes out; test_text holds it to that */
#define UNITS 32 /* no decomposition is longer than 18 units */

struct folder {
	const UNormalizer2 *nfkc, *nfc;
	struct rr_str *out;
	size_t **map;
	size_t map_cap, base; /* base: length of out before */
	size_t from;          /* byte of s now folded */
};

static const struct { uint32_t first, last, to; } unified[] = {
	{ 0x00AB, 0x00AB, '"' }, { 0x00BB, 0x00BB, '"' },
	{ 0x2010, 0x2015, '-' }, { 0x2018, 0x201B, '\'' },
	{ 0x201C, 0x201F, '"' }, { 0x2032, 0x2032, '\'' },
	{ 0x2033, 0x2033, '"' }, { 0x2039, 0x203A, '\'' },
	{ 0x2212, 0x2212, '-' }, { 0x300C, 0x300F, '"' },
	{ 0x301D, 0x301F, '"' }, { 0xFF02, 0xFF02, '"' },
	{ 0xFF62, 0xFF63, '"' },
};

static uint32_t unify(uint32_t cp)
{
	for (size_t i = 0; i < sizeof unified / sizeof *unified && cp >= unified[i].first; i++)
		if (cp <= unified[i].last)
			return unified[i].to;
	return cp;
}

/* Marks that searching does not see: accents, Arabic vowels, the tatweel. */
static bool is_dropped(uint32_t cp)
{
	return (cp >= 0x300 && cp <= 0x36F) || (cp >= 0x483 && cp <= 0x487) ||
	       cp == 0x640 || (cp >= 0x610 && cp <= 0x61A) ||
	       (cp >= 0x64B && cp <= 0x652) || (cp >= 0x656 && cp <= 0x65F) ||
	       cp == 0x670 || (cp >= 0x6D6 && cp <= 0x6ED && cp != 0x6DD && cp != 0x6DE &&
	                       cp != 0x6E5 && cp != 0x6E6 && cp != 0x6E9) ||
	       u_hasBinaryProperty((UChar32)cp, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/* Notes that the next byte of the folded text comes from byte `from` of s. */
static void note(struct folder *f, size_t at, size_t from)
{
	if (at >= f->map_cap)
		*f->map = rr_grow(*f->map, at, &f->map_cap, sizeof **f->map);
	(*f->map)[at] = from;
}

static void put(struct folder *f, uint32_t cp)
{
	char bytes[4];
	size_t len = rr_utf8_put(bytes, cp);

	for (size_t i = 0; i < len && f->map != NULL; i++)
		note(f, f->out->len - f->base + i, f->from);
	rr_str_add(f->out, rr_span_of(bytes, len));
}

/* Folds the ASCII and Han that start at pos, blanks left out; returns their end. */
static size_t put_run(struct folder *f, struct rr_span s, size_t pos, uint32_t *last)
{
	char bytes[RUN];
	size_t len = 0, base = f->out->len - f->base;

	while (pos < s.len && len + 3 <= RUN) {
		size_t next = pos;
		uint32_t cp = step(s, &next);

		if (!is_common_han(cp) && (cp > 0x7F || rr_is_space(cp)))
			break;
		for (size_t i = pos; i < next; i++) {
			if (f->map != NULL)
				note(f, base + len, pos);
			bytes[len++] = cp - 'A' < 26 ? s.text[i] | 0x20 : s.text[i];
		}
		*last = cp;
		pos = next;
	}
	rr_str_add(f->out, rr_span_of(bytes, len));
	return pos;
}

static bool loses_accents(uint32_t cp)
{
	UErrorCode failed = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript((UChar32)cp, &failed);

	return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

static void put_folded(struct folder *f, uint32_t cp)
{
	UErrorCode failed = U_ZERO_ERROR;
	UChar source[2], folded[UNITS];
	int32_t count;

	if (is_dropped(cp))
		return;
	count = u_strFoldCase(folded, UNITS, source, utf16_put(source, cp),
	                      U_FOLD_CASE_DEFAULT, &failed);
	if (U_FAILURE(failed)) {
		put(f, unify(cp));
		return;
	}
	for (int32_t i = 0; i < count;)
		put(f, unify(utf16_next(folded, count, &i)));
}

static void fold_one(struct folder *f, uint32_t cp)
{
	UErrorCode failed = U_ZERO_ERROR;
	UChar parts[UNITS];
	int32_t count;

	if (unify(cp) != cp) {
		put(f, unify(cp));
		return;
	}
	if (f->nfkc == NULL) {
		f->nfkc = unorm2_getNFKCInstance(&failed);
		f->nfc = unorm2_getNFCInstance(&failed);
	}
	count = unorm2_getDecomposition(f->nfkc, (UChar32)cp, parts, UNITS, &failed);
	if (U_FAILURE(failed) || count < 0 || (!loses_accents(cp) &&
	    unorm2_getRawDecomposition(f->nfc, (UChar32)cp, NULL, 0, &failed) >= 0)) {
		put_folded(f, cp);
		return;
	}
	for (int32_t i = 0; i < count;)
		put_folded(f, utf16_next(parts, count, &i));
}

/* Chinese puts no blanks between its characters, whatever a file does. */
static bool takes_no_blank(uint32_t cp)
{
	return cp >= 0x2E80 && (rr_is_han(cp) || rr_is_cjk_punct(cp));
}

void rr_fold(struct rr_span s, struct rr_str *out, size_t **map)
{
	struct folder f = { .out = out, .map = map, .base = out->len };
	size_t pos = 0, blank = RR_NONE;
	uint32_t before = 0;

	if (map != NULL)
		*map = NULL;
	while (pos < s.len) {
		size_t at = pos;
		uint32_t cp = step(s, &pos);

		if (rr_is_space(cp) && cp != 0x200B && cp != 0xFEFF) {
			blank = blank == RR_NONE ? at : blank;
			continue;
		}
		if (blank != RR_NONE && !takes_no_blank(before) && !takes_no_blank(cp)) {
			f.from = blank;
			put(&f, ' ');
		}
		blank = RR_NONE;
		f.from = at;
		before = cp;
		if (cp < 0x80 || is_common_han(cp))
			pos = put_run(&f, s, at, &before);
		else
			fold_one(&f, cp);
	}
	if (blank != RR_NONE && !takes_no_blank(before)) {
		f.from = blank;
		put(&f, ' ');
	}
	if (map != NULL) {
		*map = rr_grow(*map, out->len - f.base, &f.map_cap, sizeof **map);
		(*map)[out->len - f.base] = s.len;
	}
}

uint32_t rr_fold_version(void)
{
	UVersionInfo unicode;

	u_getUnicodeVersion(unicode);
	return (uint32_t)RULES << 16 | (uint32_t)unicode[0] << 8 | unicode[1];
}
