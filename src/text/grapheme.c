/*
 * Extended grapheme clusters after UAX #29, straight on UTF-8. Two code
 * points that never join anything (ASCII, Han, CJK punctuation) are parted
 * without looking at a property.
 */
#include "step.h"

#include <unicode/uchar.h>

/* How far back a cluster's start is looked for; no script needs more. */
#define LOOK_BACK 64

/* What of the text before a boundary decides on it. */
struct cluster {
	int32_t before;   /* the Grapheme_Cluster_Break of the last code point */
	bool pictograph;  /* ExtPict Extend*, perhaps with a ZWJ behind */
	bool odd_flag;    /* an odd number of regional indicators */
};

static bool plain(uint32_t cp)
{
	return (cp >= 0x20 && cp < 0x7F) || (cp >= 0x4E00 && cp <= 0x9FFF) ||
	       (cp >= 0x3001 && cp < 0x302A) || (cp >= 0xFF01 && cp <= 0xFF60) ||
	       (cp >= 0x400 && cp < 0x483) || (cp >= 0x621 && cp < 0x64B);
}

static int32_t class_of(uint32_t cp)
{
	return u_getIntPropertyValue((UChar32)cp, UCHAR_GRAPHEME_CLUSTER_BREAK);
}

static bool is_pictograph(uint32_t cp)
{
	return cp >= 0xA9 && u_hasBinaryProperty((UChar32)cp, UCHAR_EXTENDED_PICTOGRAPHIC);
}

static struct cluster start_of(uint32_t cp)
{
	int32_t class = class_of(cp);

	return (struct cluster){ class, is_pictograph(cp), class == U_GCB_REGIONAL_INDICATOR };
}

static bool joins_hangul(int32_t before, int32_t after)
{
	switch (before) {
	case U_GCB_L:
		return after == U_GCB_L || after == U_GCB_V || after == U_GCB_LV || after == U_GCB_LVT;
	case U_GCB_LV:
	case U_GCB_V:
		return after == U_GCB_V || after == U_GCB_T;
	case U_GCB_LVT:
	case U_GCB_T:
		return after == U_GCB_T;
	default:
		return false;
	}
}

static bool is_control(int32_t class)
{
	return class == U_GCB_CONTROL || class == U_GCB_CR || class == U_GCB_LF;
}

/* Whether cp continues the cluster, which then ends in it. */
static bool joins(struct cluster *c, uint32_t cp)
{
	int32_t before = c->before, after = class_of(cp);
	bool emoji = c->pictograph && before == U_GCB_ZWJ && is_pictograph(cp);
	bool flag = c->odd_flag && after == U_GCB_REGIONAL_INDICATOR;

	if (before == U_GCB_CR)
		return after == U_GCB_LF;
	if (is_control(before) || is_control(after))
		return false;
	if (after != U_GCB_EXTEND && after != U_GCB_ZWJ && after != U_GCB_SPACING_MARK &&
	    before != U_GCB_PREPEND && !joins_hangul(before, after) && !emoji && !flag)
		return false;
	if (after != U_GCB_EXTEND && after != U_GCB_ZWJ)
		c->pictograph = is_pictograph(cp);
	c->odd_flag = after == U_GCB_REGIONAL_INDICATOR && !flag;
	c->before = after;
	return true;
}

size_t rr_grapheme_next(struct rr_span s, size_t pos)
{
	struct cluster c;
	uint32_t first, cp;
	size_t end;

	if (pos >= s.len)
		return s.len;
	first = step(s, &pos);
	end = pos;
	if (pos >= s.len || stands_alone(s, pos, first))
		return end;
	cp = rr_utf8_next(s, &pos);
	if (plain(first) && plain(cp))
		return end;
	c = start_of(first);
	while (joins(&c, cp)) {
		end = pos;
		if (pos >= s.len)
			break;
		cp = rr_utf8_next(s, &pos);
	}
	return end;
}

size_t rr_grapheme_prev(struct rr_span s, size_t pos)
{
	size_t from = pos, start, next;
	uint32_t after = 0;

	if (pos == 0)
		return 0;
	for (int back = 0; from > 0 && back < LOOK_BACK; back++) {
		size_t at = from;
		uint32_t cp = rr_utf8_prev(s, &at);

		if (back > 0 && plain(cp) && plain(after))
			break;
		after = cp;
		from = at;
	}
	for (start = from; (next = rr_grapheme_next(s, start)) < pos; start = next)
		continue;
	return start;
}
