#include "cite/variants.h"
#include "cite/starts.h"

#include <string.h>

#define SLOTS 2048

/* A hash table of characters of three bytes; those of other lengths are left. */
struct variants {
	size_t count;
	uint32_t known[BITS / 32]; /* a bit for each that has another form; fits the first cache */
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

const char *variants_next(const struct variants *variants, size_t *i)
{
	while (variants != NULL && *i < SLOTS)
		if (variants->from[(*i)++][0] != '\0')
			return variants->from[*i - 1];
	return NULL;
}

bool variants_has(const struct variants *variants, struct rr_span text, size_t at)
{
	const char *s = text.text + at;

	return variants != NULL && text.len - at >= 3 && (unsigned char)s[0] >= 0xE3 &&
		(unsigned char)s[0] <= 0xE9 && has_bit(variants->known, character(s)) &&
		variants->from[slot_of(variants, s)][0] != '\0';
}

struct rr_span variants_fold(const struct variants *variants, struct rr_span text,
                             struct rr_str *to)
{
	rr_str_cut(to, 0);
	rr_str_add(to, text);
	for (size_t i = 0; i < text.len; i++)
		if (variants_has(variants, text, i)) {
			memcpy(to->text + i, variants->to[slot_of(variants, text.text + i)], 3);
			i += 2;
		}
	return rr_str_span(to);
}
