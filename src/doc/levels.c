/*
 * The labels that are open: a stack, from the paragraph's own number down. A
 * new label continues one of them or opens a level below. A letter that may be
 * roman is read in the style of the level it continues.
 */
#include "doc/levels.h"

#include <string.h>

/* Whether a label, read in one style, stands next after a level. */
static long read_as(const struct label *l, enum label_style style)
{
	if (style == LABEL_ROMAN)
		return l->style == LABEL_LETTER ? l->roman : 0;
	if (style == LABEL_UPPER_ROMAN)
		return l->style == LABEL_UPPER || l->style == LABEL_UPPER_ROMAN ? l->roman : 0;
	if (style == LABEL_UPPER)
		return l->style == LABEL_UPPER || l->style == LABEL_UPPER_ROMAN ? l->value : 0;
	return l->style == style ? l->value : 0;
}

bool level_continues(const struct level *level, const struct label *l, long ahead)
{
	long value = read_as(l, level->style);

	return level->paren == l->paren && value > level->value && value <= level->value + ahead;
}

/* The style in which a label may open a level: a, i, 1, A, I. */
static enum label_style opening_style(const struct label *l)
{
	if (l->roman == 1 && (l->style == LABEL_LETTER || l->style == LABEL_UPPER))
		return l->style == LABEL_LETTER ? LABEL_ROMAN : LABEL_UPPER_ROMAN;
	return l->style;
}

static bool opens(const struct label *l)
{
	return l->value == 1 || l->roman == 1;
}

bool find_level(const struct levels *levels, const struct label *l, bool announced,
                size_t *depth, enum label_style *style)
{
	bool below = opens(l) && announced;

	for (long ahead = 1; ahead <= 3; ahead += 2) { /* then with a label or two missing */
		for (size_t i = levels->count; !below && i > 0; i--)
			if (level_continues(&levels->items[i - 1], l, ahead)) {
				*depth = i - 1;
				*style = levels->items[i - 1].style;
				return true;
			}
		if (opens(l)) {
			*depth = levels->count;
			*style = opening_style(l);
			return true;
		}
	}
	return false;
}

bool mend_letter(const struct levels *levels, const struct label *l, bool announced,
                 struct label *out)
{
	static const struct {
		long digit;
		const char *letters;
	} looks[] = { { 6, "b" }, { 5, "bs" }, { 8, "b" }, { 2, "adz" }, { 9, "g" }, { 1, "il" } };
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	long next = 1;

	if (l->style != LABEL_DIGIT_PAREN || (l->value == 1 && announced))
		return false;
	for (size_t i = levels->count; i > 0; i--) {
		if (level_continues(&levels->items[i - 1], l, 1))
			return false;
		if (next == 1 && levels->items[i - 1].style == LABEL_LETTER && levels->items[i - 1].paren)
			next = levels->items[i - 1].value + 1;
	}
	if (next > 26 || (next == 1 && !announced))
		return false;
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		if (looks[i].digit == l->value && strchr(looks[i].letters, letters[next - 1]) != NULL) {
			*out = *l;
			out->printed = rr_span_of(&letters[next - 1], 1);
			out->style = LABEL_LETTER;
			out->value = next;
			out->roman = roman_value(out->printed);
			return true;
		}
	return false;
}

void reopen_level(struct levels *levels, const struct label *l)
{
	for (size_t i = 0; i < levels->count && opens(l); i++)
		if (levels->items[i].paren == l->paren && levels->items[i].style == opening_style(l)) {
			levels->items[i].value = 0;
			levels->count = i + 1;
		}
}

void set_level(struct levels *levels, size_t depth, enum label_style style,
               const struct label *l)
{
	struct level level = { style, l->paren, read_as(l, style), RR_NONE };

	if (depth == levels->count)
		levels->items = rr_grow(levels->items, depth, &levels->cap, sizeof *levels->items);
	levels->count = depth + 1;
	levels->items[depth] = level;
}
