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

const struct section *own_section(const struct rr_lang *lang, enum own which)
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

static void set_start(struct rr_lang *lang, uint32_t cp)
{
	lang->number_starts[cp % NUMBER_STARTS / 32] |= 1u << cp % 32;
}

static void set_starts(struct rr_lang *lang, const struct section *section, uint32_t list)
{
	for (; list != 0; list = section->nodes[list].next) {
		const struct node *n = &section->nodes[list];

		if (n->cp != 0)
			set_start(lang, n->cp);
		else if (n->take == TAKE_TEXT || n->take == TAKE_WORD) /* anything */
			memset(lang->number_starts, 0xFF, sizeof lang->number_starts);
	}
}

/* Digits, Roman numerals and the pack's own words. */
static void find_number_starts(struct rr_lang *lang)
{
	static const enum own sections[] = { DATES, MONTHS, NUMBERS, ORDINALS, ORDINAL_PREFIXES };

	for (const char *p = "0123456789ivxlcdm"; *p != '\0'; p++)
		set_start(lang, (unsigned char)*p);
	for (uint32_t cp = 0x660; cp <= 0x669; cp++)
		set_start(lang, cp);
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
		const struct section *s = own_section(lang, sections[i]);

		for (size_t k = 0; s != NULL && k < ROOTS; k++)
			set_starts(lang, s, s->trie->roots[k]);
		if (s != NULL)
			set_starts(lang, s, s->trie->captures);
	}
}

static bool starts_number(const struct rr_lang *lang, uint32_t cp)
{
	if (lang->number_starts['0' / 32] == 0)
		find_number_starts((struct rr_lang *)(uintptr_t)lang); /* filled as sections are */
	return lang->number_starts[cp % NUMBER_STARTS / 32] >> cp % 32 & 1;
}

bool follow_starts_number(const struct rr_lang *lang, struct rr_span text, size_t at)
{
	return starts_number(lang, fold_next(lang, text, &at));
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
		|| (capture->number && (starts_number(lang, here) || starts_number(lang, cp)));
}
