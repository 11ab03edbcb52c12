/*
 * How much of a text is made of a pack's own words: whatever stands in any
 * phrase of any section, with the small words between. It tells languages of
 * one script apart where little is written, and a text that was decoded
 * rightly from one that was not.
 */
#include "lang/pack.h"

#include <stdlib.h>
#include <string.h>

#define LEAST ((size_t)2) /* letters of a word that says something */

struct words {
	uint64_t *hashes; /* a hash table, 0 is empty */
	size_t mask, count;
};

static bool is_han(uint32_t cp)
{
	return cp >= 0x3400 && cp < 0xA000;
}

/*
 * The next word, which is stepped over, as its hash; 0 at the end of the text.
 * In Chinese each character is one.
 */
static uint64_t next_word(const struct rr_lang *lang, struct rr_span text, size_t *at,
                          size_t *letters)
{
	const uint64_t start = UINT64_C(14695981039346656037), prime = UINT64_C(1099511628211);
	uint64_t hash = start;

	*letters = 0;
	while (*at < text.len) {
		size_t before = *at;
		uint32_t cp = fold_next(lang, text, at);

		if (*letters >= LEAST && !fold_is_letter(cp)) {
			*at = before;
			break;
		}
		if (is_han(cp)) {
			*letters = LEAST;
			return ((start ^ cp) * prime) | 1;
		}
		if (!fold_is_letter(cp)) {
			*letters = 0;
			hash = start;
			continue;
		}
		*letters += 1;
		hash = (hash ^ cp) * prime;
	}
	return *letters >= LEAST ? hash | 1 : 0;
}

static size_t slot_of(const struct words *w, uint64_t hash)
{
	size_t slot = (size_t)(hash >> 20) & w->mask;

	while (w->hashes[slot] != 0 && w->hashes[slot] != hash)
		slot = (slot + 1) & w->mask;
	return slot;
}

/* The words of a phrase but for the names of its captures. */
static void add_phrase(struct words *w, const struct rr_lang *lang, struct rr_span phrase,
                       size_t *count)
{
	while (phrase.len > 0) {
		size_t open = rr_span_find(phrase, "{", 0), close, at = 0, letters;
		struct rr_span plain = rr_span_sub(phrase, 0, open);
		uint64_t hash;

		while ((hash = next_word(lang, plain, &at, &letters)) != 0) {
			if (w->hashes != NULL)
				w->hashes[slot_of(w, hash)] = hash;
			*count += 1;
		}
		if (open == RR_NONE)
			return;
		close = rr_span_find(phrase, "}", open);
		phrase = close == RR_NONE ? rr_span("") : rr_span_sub(phrase, close + 1, phrase.len);
	}
}

static size_t add_all(struct words *w, const struct rr_lang *lang)
{
	size_t count = 0;

	for (size_t i = 0; i < lang->section_count; i++) {
		struct section *section = &lang->sections[i];

		pack_entries(lang, section);
		for (size_t k = 0; k < section->count; k++)
			for (size_t p = 0; p < section->entries[k].phrase_count; p++)
				add_phrase(w, lang, section->entries[k].phrases[p], &count);
	}
	return count;
}

static const struct words *words_of(struct rr_langs *langs, const struct rr_lang *lang)
{
	const struct words *kept = rr_langs_kept(langs, &lang->code);
	struct rr_arena *arena;
	struct words *w;
	size_t size = 64;

	if (kept != NULL)
		return kept;
	arena = rr_arena_new();
	w = rr_arena_alloc(arena, sizeof *w);
	w->count = add_all(w, lang);
	while (size < 2 * w->count)
		size *= 2;
	w->hashes = rr_arena_alloc(arena, size * sizeof *w->hashes);
	w->mask = size - 1;
	add_all(w, lang);
	rr_langs_keep(langs, &lang->code, arena, w);
	return w;
}

size_t rr_lang_known(struct rr_langs *langs, const struct rr_lang *lang, struct rr_span text,
                     size_t *all)
{
	const struct words *w = words_of(langs, lang);
	size_t at = 0, letters, known = 0;
	uint64_t hash;

	*all = 0;
	while ((hash = next_word(lang, text, &at, &letters)) != 0) {
		*all += letters;
		if (w->hashes[slot_of(w, hash)] == hash)
			known += letters;
	}
	return known;
}
