/* Texts → lists of numbered words. Equal words of the two texts get the
 * same number through a small hash table. */
#include "compare/words.h"

#include <stdlib.h>
#include <string.h>

struct numbering {
	struct entry {
		struct rr_span word;
		uint32_t hash;
	} *entries;      /* owned */
	uint32_t *slots; /* owned: entry + 1 */
	size_t mask, count, cap;
};

static uint32_t hash_of(struct rr_span word)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < word.len; i++)
		hash = (hash ^ (unsigned char)word.text[i]) * 16777619u;
	return hash ^ (hash >> 15);
}

static uint32_t number_of(struct numbering *n, struct rr_span word)
{
	uint32_t hash = hash_of(word);
	size_t slot = hash & n->mask;

	for (; n->slots[slot] != 0; slot = (slot + 1) & n->mask) {
		const struct entry *known = &n->entries[n->slots[slot] - 1];

		if (known->hash == hash && rr_span_eq(known->word, word))
			return n->slots[slot] - 1;
	}
	n->entries = rr_grow(n->entries, n->count, &n->cap, sizeof *n->entries);
	n->entries[n->count] = (struct entry){ word, hash };
	n->slots[slot] = (uint32_t)++n->count;
	return (uint32_t)n->count - 1;
}

static enum word_mark mark_of(uint32_t cp)
{
	static const struct {
		uint32_t cp;
		enum word_mark mark;
	} marks[] = {
		{ ',', MARK_STOP }, { ';', MARK_STOP }, { '.', MARK_STOP },
		{ ':', MARK_STOP }, { 0x3001, MARK_STOP }, { 0x3002, MARK_STOP },
		{ 0xFF0C, MARK_STOP }, { 0xFF1B, MARK_STOP }, { 0xFF1A, MARK_STOP },
		{ 0x60C, MARK_STOP }, { 0x61B, MARK_STOP },
		{ '(', MARK_OPEN }, { '[', MARK_OPEN }, { 0x300A, MARK_OPEN },
		{ 0xFF08, MARK_OPEN }, { 0x201C, MARK_OPEN }, { 0x300C, MARK_OPEN },
		{ 0xAB, MARK_OPEN },
		{ ')', MARK_CLOSE }, { ']', MARK_CLOSE }, { 0x300B, MARK_CLOSE },
		{ 0xFF09, MARK_CLOSE }, { 0x201D, MARK_CLOSE }, { 0x300D, MARK_CLOSE },
		{ 0xBB, MARK_CLOSE },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].cp == cp)
			return marks[i].mark;
	return MARK_NONE;
}

/* A Han character counts one, a short word one, a longer word or a number two. */
static unsigned char size_of(struct rr_span word)
{
	size_t pos = 0, han = 0, other = 0;

	while (pos < word.len && han + other < 200) {
		if (rr_is_han(rr_utf8_next(word, &pos)))
			han++;
		else
			other++;
	}
	if (han > 0)
		return (unsigned char)han;
	return other <= 3 ? 1 : 2;
}

/* Words [from, to) of `text`, which starts at byte `base` of where they were cut. */
static void make_list(struct rr_span text, size_t base, const struct rr_words *words,
                      size_t from, size_t to, struct numbering *n, struct word_list *out)
{
	size_t most = to - from + 1;

	*out = (struct word_list){ 0 };
	out->id = rr_alloc(most * sizeof *out->id);
	out->edge = rr_alloc(most * sizeof *out->edge);
	out->end = rr_alloc(most * sizeof *out->end);
	out->size = rr_alloc(most);
	out->mark = rr_alloc(most);
	for (size_t i = from; i < to; i++) {
		const struct rr_word *w = &words->words[i];
		struct rr_span word = rr_span_sub(text, w->start - base, w->end - base);
		size_t at = out->count, pos = 0;

		if (w->kind == RR_SPACE)
			continue;
		out->edge[at] = at == 0 ? 0 : w->start - base;
		out->end[at] = w->end - base;
		out->id[at] = number_of(n, word);
		if (w->kind == RR_PUNCT)
			out->mark[at] = (unsigned char)mark_of(rr_utf8_next(word, &pos));
		else
			out->size[at] = size_of(word);
		out->count++;
	}
	out->edge[out->count] = text.len;
}

/* Both texts are cut in one go, a line each: opening the dictionary costs as
 * much as a clause does. */
void words_read(struct rr_span a, struct rr_span b, struct word_list *in_a,
                struct word_list *in_b)
{
	struct rr_str both = { 0 };
	struct rr_words words = { 0 };
	struct numbering n = { .mask = 63 };
	size_t line = 0;

	rr_str_add(&both, a);
	rr_str_putc(&both, '\n');
	rr_str_add(&both, b);
	rr_words(rr_str_span(&both), &words);
	while (line < words.count && words.words[line].end <= a.len)
		line++;
	while (n.mask < 2 * words.count)
		n.mask = n.mask * 2 + 1;
	n.slots = rr_alloc((n.mask + 1) * sizeof *n.slots);
	make_list(a, 0, &words, 0, line, &n, in_a);
	while (line < words.count && words.words[line].start <= a.len)
		line++;
	make_list(b, a.len + 1, &words, line, words.count, &n, in_b);
	free(n.entries);
	free(n.slots);
	rr_words_free(&words);
	rr_str_free(&both);
}

void words_free(struct word_list *list)
{
	free(list->id);
	free(list->edge);
	free(list->end);
	free(list->size);
	free(list->mark);
	*list = (struct word_list){ 0 };
}
