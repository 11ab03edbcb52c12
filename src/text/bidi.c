/*
 * A line without a right-to-left character is in order as it stands. For
 * another, ICU gives each character its level, a cluster takes that of its
 * first, and the clusters are put in order by their levels (rule L2).
 */
#include "utf16.h"

#include <stdlib.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>

bool rr_text_is_rtl(struct rr_span s)
{
	size_t pos = 0;

	while (pos < s.len) {
		uint32_t cp = rr_utf8_next(s, &pos);

		if (rr_is_rtl(cp))
			return true;
		if (rr_is_letter(cp) && u_charDirection((UChar32)cp) == U_LEFT_TO_RIGHT)
			return false;
	}
	return false;
}

/* Whether any character of the line could be shown out of order. */
static bool needs_bidi(struct rr_span line)
{
	size_t pos = 0;

	for (size_t i = 0; i < line.len; i++)
		if ((unsigned char)line.text[i] >= 0xD6 && (unsigned char)line.text[i] != 0xE3 &&
		    !((unsigned char)line.text[i] >= 0xE4 && (unsigned char)line.text[i] <= 0xE9)) {
			while (pos < line.len) {
				uint32_t cp = rr_utf8_next(line, &pos);

				if (rr_is_rtl(cp) || (cp >= 0x202A && cp <= 0x202E) ||
				    (cp >= 0x2066 && cp <= 0x2069) || (cp >= 0x660 && cp <= 0x669))
					return true;
			}
			return false;
		}
	return false;
}

static size_t in_order(struct rr_span line, size_t *order, size_t cap)
{
	size_t count = 0;

	for (size_t pos = 0; pos < line.len && count < cap; pos = rr_grapheme_next(line, pos))
		order[count++] = pos;
	return count;
}

/* The embedding level of each cluster of order[]; false if ICU gives none. */
static bool find_levels(struct rr_span line, bool base_rtl, const size_t *order,
                        UBiDiLevel *levels, size_t count)
{
	struct utf16 u = utf16_of(line, true);
	UErrorCode failed = U_ZERO_ERROR;
	UBiDi *bidi = ubidi_open();
	const UBiDiLevel *all;
	size_t n = 0;

	ubidi_setPara(bidi, u.text, u.len, base_rtl ? 1 : 0, NULL, &failed);
	all = ubidi_getLevels(bidi, &failed);
	if (U_SUCCESS(failed))
		for (int32_t i = 0; i < u.len && n < count; i++)
			if (u.from[i] == order[n])
				levels[n++] = all[i];
	ubidi_close(bidi);
	utf16_free(&u);
	return n == count;
}

/* Puts the clusters in visual order; mirrored may be NULL. */
static void reorder(struct rr_span line, size_t *order, bool *mirrored, size_t count,
                    const UBiDiLevel *levels)
{
	size_t *logical = rr_alloc(count * sizeof *logical);
	int32_t *visual = rr_alloc(count * sizeof *visual);

	ubidi_reorderVisual(levels, (int32_t)count, visual);
	for (size_t i = 0; i < count; i++)
		logical[i] = order[i];
	for (size_t i = 0; i < count; i++) {
		size_t from = (size_t)visual[i], pos = logical[from];
		uint32_t cp;

		order[i] = pos;
		if (mirrored == NULL || levels[from] % 2 == 0)
			continue;
		cp = rr_utf8_next(line, &pos);
		mirrored[i] = rr_mirror(cp) != cp;
	}
	free(logical);
	free(visual);
}

size_t rr_visual_order_mirrored(struct rr_span line, bool base_rtl, size_t *order,
                                bool *mirrored, size_t cap)
{
	size_t count = in_order(line, order, cap);
	UBiDiLevel *levels;

	for (size_t i = 0; i < count && mirrored != NULL; i++)
		mirrored[i] = false;
	if (count == 0 || count > UTF16_MAX || (!base_rtl && !needs_bidi(line)))
		return count;
	levels = rr_alloc(count * sizeof *levels);
	if (find_levels(line, base_rtl, order, levels, count))
		reorder(line, order, mirrored, count, levels);
	free(levels);
	return count;
}

size_t rr_visual_order(struct rr_span line, bool base_rtl, size_t *order,
                       size_t cap)
{
	return rr_visual_order_mirrored(line, base_rtl, order, NULL, cap);
}

uint32_t rr_mirror(uint32_t cp)
{
	return (uint32_t)u_charMirror((UChar32)cp);
}
