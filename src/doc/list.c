/*
 * Lists of States: cut at the pack's [list-joins], but not inside a name of
 * [list-keep]; marks of notes are taken off the names.
 */
#include "doc/reader.h"

static bool keeps(const struct reader *r, struct rr_span list, size_t *at)
{
	struct rr_match m;

	if (!rr_lang_match(r->lang, "list-keep", list, *at, &m))
		return false;
	*at = m.end;
	return true;
}

static struct rr_span name_of(struct rr_span s)
{
	s = trim(s);
	while (s.len > 0 && s.text[0] == '*') /* "Angola,* Bahrain": the mark follows the comma */
		s = trim(rr_span_sub(s, 1, s.len));
	while (s.len > 3 && (rr_span_starts(s, "\xE2\x80\x94 ") || rr_span_starts(s, "\xE2\x80\x93 ")))
		s = trim(rr_span_sub(s, 3, s.len)); /* what scanning makes of a stain */
	while (s.len > 3 && ((s.text[0] >= '0' && s.text[0] <= '9') || s.text[0] == ' ')) /* a mark */
		s = rr_span_sub(s, 1, s.len);
	while (s.len > 0 && (s.text[s.len - 1] == '*' || s.text[s.len - 1] == '.'
	                     || s.text[s.len - 1] == ']' || s.text[s.len - 1] == ' '))
		s.len--;
	return trim(s);
}

struct names {
	const char **items;
	size_t count, cap;
};

static void add_name(struct reader *r, struct names *names, struct rr_span name)
{
	name = name_of(name);
	if (name.len == 0)
		return;
	if (names->count + 1 >= names->cap) { /* keeps room for the NULL behind */
		size_t cap = names->cap ? names->cap * 2 : 16;
		const char **more = rr_arena_alloc(r->arena, cap * sizeof *more);

		for (size_t i = 0; i < names->count; i++)
			more[i] = names->items[i];
		names->items = more;
		names->cap = cap;
	}
	names->items[names->count++] = keep(r, name);
}

/* Where a word or a sign may begin: words of scripts with blanks, behind one. */
static bool may_begin(struct rr_span list, size_t at)
{
	unsigned char c = (unsigned char)list.text[at];

	return at == 0 || list.text[at - 1] == ' ' || list.text[at - 1] == '\xA0' || c == ',' || c == ';' || c >= 0xE0
		|| rr_span_starts(rr_span_sub(list, at, list.len), "\xD8\x8C")
		|| rr_span_starts(rr_span_sub(list, at, list.len), "\xD8\x9B");
}

/* Bytes of a joining word that is written together with the name behind it; 0. */
static size_t glued_join(const struct reader *r, struct rr_span list, size_t at)
{
	size_t count;
	const struct rr_entry *glued = rr_lang_entries(r->lang, "list-glued", &count);

	for (size_t i = 0; i < count; i++)
		if (rr_span_starts(rr_span_sub(list, at, list.len), glued[i].name))
			return glued[i].phrase.len;
	return 0;
}

const char *const *split_list(struct reader *r, struct rr_span list)
{
	struct names names = { 0 };
	size_t start = 0, at = 0, glued;
	bool begins = false; /* behind a join */

	list = rr_span_of(rr_arena_dup(r->arena, list.text, list.len), list.len);
	while (at < list.len) {
		struct rr_match m;

		if ((!begins && !may_begin(list, at)) || ((unsigned char)list.text[at] & 0xC0) == 0x80) {
			at++;
			continue;
		}
		begins = false;
		if (keeps(r, list, &at))
			continue;
		if (rr_lang_match(r->lang, "list-joins", list, at, &m)) {
			add_name(r, &names, rr_span_sub(list, start, at));
			start = at = m.end;
			continue;
		}
		if (at > 0 && list.text[at - 1] == ' ' && (glued = glued_join(r, list, at)) > 0) {
			add_name(r, &names, rr_span_sub(list, start, at));
			start = at += glued;
			begins = true;
			continue;
		}
		at++;
	}
	add_name(r, &names, rr_span_sub(list, start, list.len));
	if (names.items == NULL)
		names.items = rr_arena_alloc(r->arena, sizeof *names.items);
	names.items[names.count] = NULL;
	return names.items;
}
