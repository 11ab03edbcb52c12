/*
 * Widths after UAX #11 as terminals draw them: wide and full-width two,
 * marks and format characters none, everything else one. A cluster is as
 * wide as its parts together, but never wider than two.
 */
#include "step.h"

#include <unicode/uchar.h>

/* Format characters that reorder or regroup their neighbours. */
static bool is_hidden(uint32_t cp)
{
	return (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x206F) ||
	       (cp >= 0xFFF9 && cp <= 0xFFFB) || (cp >= 0xE0000 && cp <= 0xE0FFF);
}

/* The marks that only say which way they run; nothing is lost without them. */
static bool is_direction_mark(uint32_t cp)
{
	return cp == 0x200E || cp == 0x200F || cp == 0x061C;
}

static int looked_up(uint32_t cp)
{
	uint32_t category = U_GET_GC_MASK((UChar32)cp);
	int32_t width;

	if (category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_ZL_MASK |
	                U_GC_ZP_MASK | U_GC_CC_MASK))
		return cp == 0xAD || (cp >= 0x600 && cp <= 0x605) ? 1 : 0;
	if (cp >= 0x1160 && cp <= 0x11FF) /* Hangul vowels and finals sit on the first */
		return 0;
	width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
	return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

int rr_char_columns(uint32_t cp)
{
	if (cp < 0x300)
		return (cp >= 0x20 && cp < 0x7F) || cp >= 0xA0 || cp == '\t';
	if ((cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3001 && cp < 0x302A) ||
	    (cp >= 0xFF01 && cp <= 0xFF60))
		return 2;
	if ((cp >= 0x400 && cp < 0x483) || (cp >= 0x621 && cp < 0x64B) ||
	    (cp >= 0x2010 && cp < 0x2028))
		return 1;
	return looked_up(cp);
}

/* The columns of the cluster at *pos, which is stepped over. */
static int cluster(struct rr_span s, size_t *pos)
{
	size_t end = *pos;
	uint32_t cp = step(s, &end);
	int sum = 0;

	if (stands_alone(s, end, cp)) {
		*pos = end;
		return cp < 0x80 ? 1 : 2;
	}
	end = rr_grapheme_next(s, *pos);
	while (*pos < end)
		sum += rr_char_columns(rr_utf8_next(s, pos));
	return sum > 2 ? 2 : sum;
}

int rr_columns(struct rr_span s)
{
	size_t pos = 0;
	int sum = 0;

	while (pos < s.len)
		sum += cluster(s, &pos);
	return sum;
}

size_t rr_fit_columns(struct rr_span s, size_t pos, int columns)
{
	while (pos < s.len) {
		size_t next = pos;

		columns -= cluster(s, &next);
		if (columns < 0)
			break;
		pos = next;
	}
	return pos;
}

/* What stands for cp on a screen; cp itself where it may be shown. */
static uint32_t shown(uint32_t cp)
{
	if (cp == '\t')
		return ' ';
	if (cp < 0x20)
		return 0x2400 + cp;
	if (cp == 0x7F)
		return 0x2421;
	if (cp < 0xA0 && cp > 0x7F)
		return 0xFFFD;
	if (cp < 0x300 || (cp >= 0x4E00 && cp <= 0x9FFF))
		return cp;
	if (is_hidden(cp) || (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF))
		return 0xFFFD;
	return cp;
}

void rr_visible(struct rr_span s, struct rr_str *out)
{
	size_t copied = 0, pos = 0;
	char bytes[4];

	while (pos < s.len) {
		size_t at = pos;
		uint32_t cp = step(s, &pos), show = shown(cp);

		if (show == cp && !is_direction_mark(cp) && (cp != 0xFFFD || pos - at == 3))
			continue;
		rr_str_add(out, rr_span_sub(s, copied, at));
		if (!is_direction_mark(cp))
			rr_str_add(out, rr_span_of(bytes, rr_utf8_put(bytes, show)));
		copied = pos;
	}
	rr_str_add(out, rr_span_sub(s, copied, s.len));
}
