#include "cite/variants.h"
#include "cite/words_in.h"

#include <string.h>

#define SLOTS 2048

/* A hash table of characters of three bytes; those of other lengths are left. */
struct variants {
	size_t count;
	unsigned char known[BITS / 8]; /* a bit for each that has another form; fits the first cache */
	char from[SLOTS][3], to[SLOTS][3];
};

static size_t slot_of(const struct variants *v, const char *c)
{
	unsigned key = (unsigned)(unsigned char)c[0] << 16 | (unsigned)(unsigned char)c[1] << 8 |
		(unsigned char)c[2];
	size_t slot = (key * 2654435761u >> 12) % SLOTS;

	while (v->from[slot][0] != '\0' && memcmp(v->from[slot], c, 3) != 0)
		slot = (slot + 1) % SLOTS;
	return slot;
}

const struct variants *variants_compile(struct rr_arena *arena, const struct rr_lang *lang)
{
	size_t count = 0;
	const struct rr_entry *entries = rr_lang_entries(lang, "variants", &count);
	struct variants *v;

	if (count == 0)
		return NULL;
	v = rr_arena_alloc(arena, sizeof *v);
	for (size_t i = 0; i < count && v->count < SLOTS / 2; i++) {
		struct rr_span to = rr_entry_field(&entries[i], 0);
		size_t slot;

		if (entries[i].phrase.len != 3 || to.len != 3)
			continue;
		slot = slot_of(v, entries[i].phrase.text);
		v->count += v->from[slot][0] == '\0';
		set_bit(v->known, character(entries[i].phrase.text));
		memcpy(v->from[slot], entries[i].phrase.text, 3);
		memcpy(v->to[slot], to.text, 3);
	}
	return v;
}

struct rr_span variants_fold(const struct variants *variants, struct rr_arena *arena,
                             struct rr_span text)
{
	const char *s = text.text;
	char *copy = NULL;

	for (size_t i = 0; variants != NULL && i + 3 <= text.len; i++) {
		size_t slot;

		while (i + 3 <= text.len && (unsigned char)s[i] >= 0xE3 && (unsigned char)s[i] <= 0xE9 &&
		       !has_bit(variants->known, character(s + i)))
			i += 3;
		if (i + 3 > text.len || (unsigned char)s[i] < 0xE3 || (unsigned char)s[i] > 0xE9)
			continue;
		slot = slot_of(variants, text.text + i);
		if (variants->from[slot][0] != '\0') {
			if (copy == NULL)
				copy = rr_arena_dup(arena, text.text, text.len);
			memcpy(copy + i, variants->to[slot], 3);
		}
		i += 2;
	}
	return copy != NULL ? rr_span_of(copy, text.len) : text;
}
