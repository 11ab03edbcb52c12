#include "doc/parts.h"

#include <string.h>

#define AHEAD 3 /* parts that may be missing in between */

#define MARK_BYTES ((size_t)32) /* of a mark in another script */

static bool is_latin_mark(struct rr_span s)
{
	if (s.len == 1)
		return s.text[0] >= 'A' && s.text[0] <= 'Z';
	for (size_t i = 0; i < s.len; i++)
		if (strchr("IVXLC", s.text[i]) == NULL)
			return false;
	return s.len > 0 && s.len <= 7;
}

/* The pack's own letters and numbers of parts. */
static struct rr_span own_mark(const struct reader *r, struct rr_span s)
{
	static const enum rr_known sections[] = { RR_IN_PART_LETTERS, RR_IN_PART_NUMBERS };
	struct rr_match m;

	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		if (match_whole(r, sections[i], s, &m))
			return rr_span(m.entry->key);
	return rr_span_of("", 0);
}

struct rr_span part_mark(const struct reader *r, struct rr_span s)
{
	if (s.len == 0 || s.len > MARK_BYTES)
		return rr_span_of("", 0);
	if ((unsigned char)s.text[0] < 0x80)
		return is_latin_mark(s) ? s : rr_span_of("", 0);
	return own_mark(r, s);
}

struct rr_span titled_part(const struct reader *r, struct rr_span s)
{
	size_t end = 0;

	if (s.len == 0 || (unsigned char)s.text[0] < 0xD0 || (unsigned char)s.text[0] > 0xDF)
		return rr_span_of("", 0);
	while (end < s.len && end < MARK_BYTES && strchr(".-", s.text[end]) == NULL
	       && (unsigned char)s.text[end] != 0xE2)
		end++;
	if (end + 1 >= s.len || end >= MARK_BYTES)
		return rr_span_of("", 0);
	return own_mark(r, trim(rr_span_sub(s, 0, end)));
}

static const char *enter(struct reader *r, struct parts *parts, size_t depth,
                         struct part_level level, struct rr_span mark)
{
	const char *above = depth > 0 ? parts->items[depth - 1].name : NULL;

	level.name = above ? rr_arena_printf(r->arena, "%.80s.%.*s", above, (int)mark.len, mark.text)
		: keep(r, mark);
	parts->items[depth] = level;
	parts->count = depth + 1;
	return level.name;
}

const char *enter_part(struct reader *r, struct parts *parts, struct rr_span mark)
{
	const long values[2] = { mark.len == 1 ? mark.text[0] - 'A' + 1 : 0, roman_value(mark) };
	static const enum label_style styles[2] = { LABEL_UPPER, LABEL_UPPER_ROMAN };
	int first = values[1] == 1 || values[0] == 0;

	/* one that goes on with an open level, the next before one further on */
	for (long ahead = 1; ahead <= AHEAD; ahead += AHEAD - 1) {
		for (size_t i = parts->count; i > 0; i--) {
			const struct part_level *at = &parts->items[i - 1];
			long value = at->style == LABEL_NONE ? 0 : values[at->style == LABEL_UPPER_ROMAN];

			if (value > at->value && value <= at->value + ahead)
				return enter(r, parts, i - 1, (struct part_level){ at->style, value, NULL }, mark);
		}
		if (values[0] == 1 || values[1] == 1)
			break;
	}
	/* a style that is open counts anew; else the part stands within the one before */
	for (size_t i = 0; i < parts->count; i++)
		if (parts->items[i].style == styles[first])
			return enter(r, parts, i, (struct part_level){ styles[first], values[first], NULL }, mark);
	return enter(r, parts, parts->count < PART_LEVELS ? parts->count : PART_LEVELS - 1,
	             (struct part_level){ styles[first], values[first], NULL }, mark);
}

const char *enter_named_part(struct reader *r, struct parts *parts,
                             const struct rr_entry *entry, struct rr_span mark)
{
	if (mark.len > 0 && ((unsigned char)mark.text[0] >= 0x80 || mark.text[0] >= 'a')) { /* premier, 一 */
		long value = 0;
		size_t at = 0;

		if (rr_lang_ordinal(r->lang, mark, &at, &value) && value > 0)
			mark = rr_span(rr_arena_printf(r->arena, "%ld", value));
	}
	/* rules and articles count through the sections they stand in */
	if (strcmp(entry->key, "article") == 0)
		return keep(r, mark);
	return enter(r, parts, 0, (struct part_level){ LABEL_NONE, 0, NULL }, mark);
}
