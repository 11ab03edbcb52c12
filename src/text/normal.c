/*
 * Nearly every text is in NFC already. One pass over the bytes finds the
 * first code point that could change; only the stretch around it, from the
 * starter before to the next safe boundary, goes through ICU. A stretch is
 * cut after STRETCH code points, as nothing written by people stacks that
 * many marks and ordering them would not be linear.
 */
#include "base/bytes.h"
#include "step.h"
#include "utf16.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#define STRETCH 128

/* "fi" as one letter, a letter of Arabic in the dress it wears within a word, a stop of upright columns. */
static bool is_dressed(uint32_t cp)
{
	return (cp >= 0xFB00 && cp <= 0xFB06) || (cp >= 0xFB50 && cp <= 0xFDFC && cp != 0xFD3E && cp != 0xFD3F) ||
	       (cp >= 0xFE10 && cp <= 0xFE16) || (cp >= 0xFE70 && cp <= 0xFEFC);
}

/* True where cp never changes and never joins what stands before it. */
static bool settled(uint32_t cp)
{
	if (cp < 0x300 || (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0xFF00 && cp <= 0xFFEF) ||
	    (cp >= 0x400 && cp < 0x483) || (cp >= 0x621 && cp < 0x64B) ||
	    (cp >= 0x2010 && cp < 0x2070) || (cp >= 0x3000 && cp < 0x302A))
		return true;
	if (cp >= 0xFB00 && is_dressed(cp))
		return false;
	return u_getIntPropertyValue((UChar32)cp, UCHAR_NFC_QUICK_CHECK) == UNORM_YES &&
	       u_getCombiningClass((UChar32)cp) == 0;
}

/* The end of the printable ASCII that starts at pos, sixteen bytes at a time. */
static size_t skip_printable(struct rr_span s, size_t pos)
{
	while (s.len - pos >= SIXTEEN) {
		unsigned odd = sixteen_bits(~sixteen_printable(sixteen_at(s.text + pos)));

		if (odd == 0) {
			pos += SIXTEEN;
			continue;
		}
		pos += (size_t)__builtin_ctz(odd);
		if (s.text[pos] != '\t')
			return pos;
		pos++;
	}
	while (pos < s.len && ((s.text[pos] >= ' ' && s.text[pos] < 0x7F) || s.text[pos] == '\t'))
		pos++;
	return pos;
}

/* The end of the Han from U+4000 to U+9FFF that starts at pos. */
static size_t skip_han(struct rr_span s, size_t pos)
{
	const unsigned char *p = (const unsigned char *)s.text;

	while (s.len - pos >= 8 && two_threes(p + pos, 0x4, 0x9))
		pos += 6;
	while (s.len - pos >= 3 && p[pos] >= 0xE4 && p[pos] <= 0xE9 &&
	       (p[pos + 1] & 0xC0) == 0x80 && (p[pos + 2] & 0xC0) == 0x80)
		pos += 3;
	return pos;
}

/* Normalises bytes [start, end) of s into out. */
static void compose(const UNormalizer2 *nfc, struct rr_span s, size_t start,
                    size_t end, struct rr_str *out)
{
	struct utf16 u = utf16_of(rr_span_sub(s, start, end), false);
	UChar small[8 * STRETCH];
	UErrorCode failed = U_ZERO_ERROR;
	int32_t len = unorm2_normalize(nfc, u.text, u.len, small,
	                               (int32_t)(sizeof small / sizeof *small), &failed);

	if (U_SUCCESS(failed))
		utf16_add_to(small, len, out);
	else
		rr_str_add(out, rr_span_sub(s, start, end));
	utf16_free(&u);
}

void rr_nfc(struct rr_span s, struct rr_str *out)
{
	const UNormalizer2 *nfc = NULL, *plain = NULL;
	UErrorCode failed = U_ZERO_ERROR;
	size_t copied = 0, pos = 0, last = 0;

	while (pos < s.len) {
		size_t at = pos, start, end;
		uint32_t cp;
		int count = 0;

		pos = skip_han(s, skip_printable(s, pos));
		if (pos > at) {
			last = pos;
			rr_utf8_prev(s, &last);
			continue;
		}
		cp = rr_utf8_next(s, &pos);
		if (settled(cp)) {
			last = at;
			continue;
		}
		if (is_dressed(cp)) { /* told by itself: what stands around it keeps its form */
			if (plain == NULL)
				plain = unorm2_getNFKCInstance(&failed);
			rr_str_add(out, rr_span_sub(s, copied, at));
			compose(plain, s, at, pos, out);
			copied = last = pos;
			continue;
		}
		if (nfc == NULL)
			nfc = unorm2_getNFCInstance(&failed);
		start = last < copied ? at : last;
		rr_str_add(out, rr_span_sub(s, copied, start));
		for (end = pos; end < s.len && count < STRETCH; end = pos, count++)
			if (unorm2_hasBoundaryBefore(nfc, (UChar32)rr_utf8_next(s, &pos)))
				break;
		compose(nfc, s, start, end, out);
		copied = last = pos = end;
	}
	rr_str_add(out, rr_span_sub(s, copied, s.len));
}

bool rr_is_odd_blank(uint32_t cp)
{
	return cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F;
}

bool rr_is_unseen(uint32_t cp)
{
	return cp == 0xAD || cp == 0x200B || (cp >= 0x202A && cp <= 0x202E) || cp == 0x2060
		|| (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF;
}

size_t rr_settled_prefix(struct rr_span s)
{
	size_t pos = 0;

	while (pos < s.len) {
		size_t at = skip_printable(s, pos);
		uint32_t cp;

		if (at == s.len || (unsigned char)s.text[at] < ' ') /* the end of a line, as a rule */
			return at;
		pos = skip_han(s, at);
		if (pos > at)
			continue;
		cp = rr_utf8_next(s, &pos);
		if (cp < 0xA0 || (cp == 0xFFFD && !rr_span_starts(rr_span_sub(s, at, pos), "\uFFFD")) ||
		    cp == 0x2028 || cp == 0x2029 || rr_is_odd_blank(cp) || rr_is_unseen(cp) ||
		    !settled(cp))
			return at;
	}
	return pos;
}
