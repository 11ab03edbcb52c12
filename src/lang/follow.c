/*
 * What may follow a capture of text. The shortest text that lets the rest of
 * a phrase match is looked for, place after place; nearly all places are told
 * by one look at their first character.
 */
#include "lang/pack.h"

#include <string.h>

static uint64_t bit(uint32_t cp)
{
	return UINT64_C(1) << cp % 64;
}

/* Adds what may stand where any node of the list is tried. */
static void gather(const struct node *nodes, uint32_t list, struct capture *out)
{
	for (; list != 0 && !out->any; list = nodes[list].next) {
		const struct node *n = &nodes[list];

		if (n->cp == JUMP) {
			out->any |= nodes[n->child].entry != 0;
			gather(nodes, nodes[n->child].child, out);
		} else if (n->cp == ' ') {
			out->blank = true;
		} else if (n->cp != 0) {
			out->follow |= bit(n->cp);
		} else if (n->take == TAKE_TEXT || n->take == TAKE_WORD) {
			out->any = true;
		} else {
			out->number = true;
		}
	}
}

static bool same(const struct capture *a, const struct capture *b)
{
	return a->follow == b->follow && a->blank == b->blank && a->number == b->number
		&& a->any == b->any && rr_span_eq(a->name, b->name);
}

struct capture *follow_compile(struct node *nodes, size_t node_count, struct capture *captures,
                               size_t *count)
{
	size_t cap = *count;

	for (size_t i = 1; i < node_count; i++) {
		struct capture c = { .name = captures[nodes[i].name].name };
		size_t k = 0;

		if (nodes[i].cp != 0 || nodes[i].take != TAKE_TEXT)
			continue;
		gather(nodes, nodes[i].child, &c);
		while (k < *count && !same(&captures[k], &c))
			k++;
		if (k == CAPTURES_MAX)
			continue;
		if (k == *count) {
			captures = rr_grow(captures, k, &cap, sizeof *captures);
			captures[(*count)++] = c;
		}
		nodes[i].name = (uint8_t)k;
	}
	return captures;
}

const struct section *own_look_up(const struct rr_lang *lang, enum own which)
{
	static const char *const names[] = {
		[DATES] = "dates", [MONTHS] = "months", [NUMBERS] = "numbers", [ORDINALS] = "ordinals",
		[NUMBER_JOINS] = "number-joins", [ORDINAL_PREFIXES] = "ordinal-prefixes",
		[ORDINAL_SUFFIXES] = "ordinal-suffixes",
	};
	struct rr_lang *own = (struct rr_lang *)(uintptr_t)lang; /* filled as sections are */

	for (size_t i = 0; !lang->own_known && i < OWN_SECTIONS; i++)
		own->own[i] = pack_section(lang, names[i]);
	own->own_known = true;
	return lang->own[which];
}

/* One of the NUMBER_STARTS bits, those of like beginnings apart. */
static uint32_t scatter(uint32_t i)
{
	return i * 0x9E3779B1u >> 20;
}

static void set(uint32_t *bits, uint32_t i)
{
	i = scatter(i);
	bits[i / 32] |= 1u << i % 32;
}

static bool is_set(const uint32_t *bits, uint32_t i)
{
	i = scatter(i);
	return bits[i / 32] >> i % 32 & 1;
}

static uint32_t pair(uint32_t first, uint32_t second)
{
	return first * 31 + second;
}

/* Whether what goes on behind a node is more than certain code points. */
static bool goes_on_freely(const struct node *nodes, const struct node *n)
{
	for (uint32_t i = n->child; i != 0; i = nodes[i].next)
		if (nodes[i].cp == 0 || nodes[i].cp == ' ' || nodes[i].cp == JUMP)
			return true;
	return fold_is_han(n->cp); /* blanks may stand between */
}

/* Whether anything may follow: the code points up to this one say all there is to say. */
static bool ends_open(const struct node *nodes, const struct node *n, bool part)
{
	return goes_on_freely(nodes, n) || (n->entry != 0 && (part || !fold_is_letter(n->cp)));
}

/* The second code point of what begins with `first`, or the third as well. */
static void set_second(struct rr_lang *lang, const struct node *nodes, uint32_t first,
                       const struct node *second, bool part)
{
	uint32_t both = pair(first, second->cp);

	if (ends_open(nodes, second, part)) {
		set(lang->number_pairs, both);
		return;
	}
	if (second->entry != 0)
		set(lang->number_words, both);
	for (uint32_t i = second->child; i != 0; i = nodes[i].next)
		set(lang->number_triples, pair(both, nodes[i].cp));
}

/* part: a letter may follow the section's words */
static void set_starts(struct rr_lang *lang, const struct node *nodes, uint32_t list, bool part)
{
	for (; list != 0; list = nodes[list].next) {
		const struct node *n = &nodes[list];

		if (n->cp == 0 && (n->take == TAKE_TEXT || n->take == TAKE_WORD)) /* anything */
			memset(lang->number_starts, 0xFF, sizeof lang->number_starts);
		if (n->cp == 0)
			continue;
		if (ends_open(nodes, n, part)) {
			set(lang->number_starts, n->cp);
			continue;
		}
		if (n->entry != 0)
			set(lang->number_words, n->cp);
		for (uint32_t i = n->child; i != 0; i = nodes[i].next)
			set_second(lang, nodes, n->cp, &nodes[i], part);
	}
}

/* Digits and the pack's own words. */
static void find_number_starts(struct rr_lang *lang)
{
	static const enum own sections[] = { DATES, MONTHS, NUMBERS, ORDINALS, ORDINAL_PREFIXES };

	for (uint32_t i = 0; i < 10; i++) {
		set(lang->number_starts, '0' + i);
		set(lang->number_starts, 0x660 + i);
	}
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
		const struct section *s = own_section(lang, sections[i]);
		bool part = sections[i] == ORDINAL_PREFIXES;

		for (size_t k = 0; s != NULL && k < ROOTS; k++)
			set_starts(lang, s->nodes, s->trie->roots[k], part);
		if (s != NULL)
			set_starts(lang, s->nodes, s->trie->captures, part);
	}
}

/* XXVI, but not Dili: capitals, no other letter behind them. */
static bool starts_roman(struct rr_span s, size_t at)
{
	size_t end = at;

	while (end < s.len && s.text[end] >= 'C' && s.text[end] <= 'X'
	       && strchr("IVXLCDM", s.text[end]) != NULL)
		end++;
	return end > at && (end == s.len || !(s.text[end] >= 'a' && s.text[end] <= 'z'));
}

bool follow_starts_number(const struct rr_lang *lang, struct rr_span text, size_t at)
{
	size_t next = at;
	uint32_t first, second, third, both;

	if (at >= text.len)
		return false;
	if (text.text[at] >= '0' && text.text[at] <= '9')
		return true;
	if (!is_set(lang->number_starts, '0'))
		find_number_starts((struct rr_lang *)(uintptr_t)lang); /* filled as sections are */
	first = fold_next(lang, text, &next);
	if (is_set(lang->number_starts, first))
		return true;
	second = fold_next(lang, text, &next);
	if (is_set(lang->number_words, first) && !fold_is_letter(second))
		return true;
	both = pair(first, second);
	if (is_set(lang->number_pairs, both))
		return true;
	third = fold_next(lang, text, &next);
	return (is_set(lang->number_words, both) && !fold_is_letter(third))
		|| is_set(lang->number_triples, pair(both, third)) || starts_roman(text, at);
}

/* ---- what numbers hold and end with -------------------------------------- */

/* Of all phrases that go on with a list, behind the code point `before`. */
static void set_ends(struct rr_lang *lang, const struct node *nodes, uint32_t list,
                     uint32_t before)
{
	for (; list != 0; list = nodes[list].next) {
		const struct node *n = &nodes[list];
		uint32_t last = n->cp == JUMP || n->cp == ' ' ? before : n->cp;

		if (n->cp == JUMP)
			n = &nodes[n->child];
		if (last == 0) { /* a capture, which may take anything */
			memset(lang->number_ends, 0xFF, sizeof lang->number_ends);
			memset(lang->number_parts, 0xFF, sizeof lang->number_parts);
			return;
		}
		set(lang->number_parts, last);
		if (n->entry != 0)
			set(lang->number_ends, last);
		set_ends(lang, nodes, n->child, last);
	}
}

static void find_number_ends(struct rr_lang *lang)
{
	static const enum own sections[] = {
		NUMBERS, ORDINALS, NUMBER_JOINS, ORDINAL_PREFIXES, ORDINAL_SUFFIXES,
	};

	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
		const struct section *s = own_section(lang, sections[i]);

		for (size_t k = 0; s != NULL && k < ROOTS; k++)
			set_ends(lang, s->nodes, s->trie->roots[k], 0);
		if (s != NULL)
			set_ends(lang, s->nodes, s->trie->captures, 0);
	}
	for (uint32_t c = '0'; c <= '9'; c++)
		set(lang->number_ends, c);
}

bool rr_lang_number_holds(const struct rr_lang *lang, uint32_t cp)
{
	if (!is_set(lang->number_ends, '0'))
		find_number_ends((struct rr_lang *)(uintptr_t)lang); /* filled as sections are */
	return is_set(lang->number_parts, fold_char(lang, cp));
}

bool rr_lang_number_ends(const struct rr_lang *lang, struct rr_span text, size_t at)
{
	unsigned char c = at > 0 && at <= text.len ? (unsigned char)text.text[at - 1] : 0;
	size_t start;

	if (!is_set(lang->number_ends, '0'))
		find_number_ends((struct rr_lang *)(uintptr_t)lang); /* filled as sections are */
	if (c < 0x80)
		return c != 0 && (strchr("IVXLCDM", c) != NULL || is_set(lang->number_ends, fold_ascii[c]));
	start = at - 1;
	while (start > 0 && at - start < 3 && ((unsigned char)text.text[start] & 0xC0) == 0x80)
		start--;
	/* of other scripts: digits, and signs that don't count */
	return !fold_is_han_byte((unsigned char)text.text[start])
		|| is_set(lang->number_ends, fold_next(lang, text, &start));
}

bool follow_stands(const struct rr_lang *lang, const struct capture *capture,
                   struct rr_span text, size_t at, size_t *next)
{
	size_t behind = fold_blanks(text, at), beyond = behind;
	uint32_t cp = fold_next(lang, text, &beyond), here = cp;

	*next = beyond;
	if (behind > at) { /* a blank may also be stepped over, or stand for itself */
		*next = at;
		here = fold_next(lang, text, next);
	}
	return capture->any || (capture->blank && (behind > at || fold_is_han(cp)))
		|| (capture->follow & (bit(here) | bit(cp))) != 0
		|| (capture->number && (follow_starts_number(lang, text, at)
		                        || follow_starts_number(lang, text, behind)));
}
