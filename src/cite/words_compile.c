/*
 * Compiling the phrases, which are folded once: blank runs are one blank,
 * curly apostrophes and the hyphens of typesetters plain ones, and a phrase
 * with Han characters has no blanks at all.
 */
#include "cite/words_in.h"

#include <stdio.h>
#include <string.h>

/* Folds into the arena; *han says whether a Han character is in it. */
static struct rr_span fold(struct rr_arena *arena, struct rr_span s, bool *han)
{
	char *to = rr_arena_alloc(arena, s.len + 1);
	size_t n = 0;

	*han = false;
	for (size_t i = 0; i < s.len && !*han; i++)
		*han = (unsigned char)s.text[i] >= 0xE4 && (unsigned char)s.text[i] <= 0xE9;
	for (size_t i = 0; i < s.len;) {
		size_t next = skip_blanks(s, i);

		if (next > i) {
			if (!*han)
				to[n++] = ' ';
			i = next;
		} else if (i + 2 < s.len && memcmp(s.text + i, "\xE2\x80", 2) == 0 &&
			   ((unsigned char)s.text[i + 2] == 0x99 ||
			    ((unsigned char)s.text[i + 2] >= 0x90 &&
			     (unsigned char)s.text[i + 2] <= 0x93))) {
			to[n++] = (unsigned char)s.text[i + 2] == 0x99 ? '\'' : '-';
			i += 3;
		} else {
			to[n++] = s.text[i++];
		}
	}
	return rr_span_of(to, n);
}

/* The beginning as it stands and, where case doesn't count, in every mix of cases. */
static void set_starts(struct words *words, const struct phrase *phrase, size_t len)
{
	for (unsigned mix = 0; mix < (phrase->any_case ? 1u << len : 1u); mix++) {
		char s[4];

		for (size_t i = 0; i < len; i++)
			s[i] = (char)(phrase->text[i] ^
				((mix >> i & 1) != 0 && is_letter(phrase->text[i]) ? 0x20 : 0));
		set_bit(words->starts, start_of(s, len));
	}
}

static bool wide_in(const struct phrase *phrase, size_t at)
{
	return phrase->len >= at + 3 && (unsigned char)phrase->text[at] >= 0xE0;
}

/* The first two, three, four characters of three bytes, as far as such follow. */
static void set_wide(struct words *words, const struct phrase *phrase)
{
	const char *s = phrase->text;
	unsigned triple;

	set_bit(words->first, character(s));
	if (!wide_in(phrase, PAIR)) {
		set_bit(words->pairs, pair_of(s, s + 3));
		return;
	}
	triple = triple_of(s, s + 3, s + PAIR);
	set_bit(words->triples, triple);
	if (wide_in(phrase, PAIR + 3))
		set_bit(words->quads, quad_of(triple, s + PAIR + 3));
	else
		set_bit(words->threes, triple);
}

/* Hyphens and apostrophes have other forms: a phrase of those may begin with anything. */
static void set_asked(struct words *words, const struct phrase *phrase)
{
	unsigned char *bits = words->asked_first[phrase->role];

	if (phrase->text[0] == '-' || phrase->text[0] == '\'')
		memset(bits, 0xFF, sizeof words->asked_first[0]);
	set_bit(bits, first_of(phrase->text, phrase->len));
}

static void put(struct words *words, struct phrase *phrase)
{
	struct phrase **at;

	if (phrase->role < ROLE_LINK) {
		size_t len = key_len(phrase->text, phrase->len);
		size_t bucket = bucket_of(phrase->text, len);

		if (len == 2 || len == 4)
			set_starts(words, phrase, len);
		if (len == PAIR)
			set_wide(words, phrase);
		if (len == 3)
			set_bit(words->alone, character(phrase->text));
		at = &words->found[bucket];
	} else {
		set_asked(words, phrase);
		at = &words->asked[phrase->role];
	}
	while (*at != NULL && ((*at)->len > phrase->len ||
	       ((*at)->len == phrase->len && phrase->role == ROLE_HEAD)))
		at = &(*at)->next; /* a name goes before a head that reads the same */
	phrase->next = *at;
	*at = phrase;
}

/* A byte that stands for itself alone, and that no blank begins with. */
static bool is_plain(char c)
{
	unsigned char u = (unsigned char)c;

	return u != '*' && u != '~' && u != ' ' && u != 0xC2 && u != 0xE2 && u != 0xE3;
}

/* How many first bytes are plain, or one blank between such: to compare as they are. */
static size_t plain_bytes(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && (is_plain(s[n]) ||
	       (s[n] == ' ' && n > 0 && n + 1 < len && is_plain(s[n + 1]))))
		n++;
	return n;
}

static void add_phrase(struct words *words, struct rr_span text, enum role role,
                       const struct rr_entry *entry)
{
	struct phrase *phrase = rr_arena_alloc(words->arena, sizeof *phrase);
	struct rr_span folded = fold(words->arena, text, &phrase->han);

	if (folded.len < (role < ROLE_LINK ? 2 : 1) || rr_span_find(folded, "{", 0) != RR_NONE)
		return;
	phrase->text = folded.text;
	phrase->len = folded.len;
	phrase->plain = plain_bytes(folded.text, folded.len);
	phrase->role = role;
	phrase->entry = entry;
	words->acts_after |= role == ROLE_ACT && words_says(phrase, "after");
	phrase->any_case = role != ROLE_BODY && role != ROLE_INSTRUMENT && role != ROLE_HEAD;
	put(words, phrase);
}

static void add_entry(struct words *words, const struct rr_entry *entry, enum role role)
{
	if (entry->phrase_count == 0)
		add_phrase(words, entry->phrase, role, entry);
	for (size_t i = 0; i < entry->phrase_count; i++)
		add_phrase(words, entry->phrases[i], role, entry);
}

static void add_section(struct words *words, const struct rr_lang *lang,
                        const char *section, enum role role)
{
	size_t count = 0;
	const struct rr_entry *entries = rr_lang_entries(lang, section, &count);

	for (size_t i = 0; i < count; i++)
		add_entry(words, &entries[i], role);
}

/* The words that name their role themselves: "its = own". */
static void add_citation_words(struct words *words, const struct rr_lang *lang)
{
	static const struct { const char *name; enum role role; } roles[] = {
		{ "own", ROLE_OWN }, { "ibid", ROLE_IBID }, { "all", ROLE_ALL },
		{ "link", ROLE_LINK }, { "date", ROLE_DATE }, { "adopted", ROLE_ADOPTED },
		{ "adoption", ROLE_ADOPTION }, { "review", ROLE_REVIEW }, { "join", ROLE_JOIN },
		{ "mainly", ROLE_MAINLY }, { "back", ROLE_BACK }, { "inner", ROLE_INNER }, { "more", ROLE_MORE },
	};
	size_t count = 0;
	const struct rr_entry *entries = rr_lang_entries(lang, "citation-words", &count);

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < sizeof roles / sizeof *roles; j++)
			if (strcmp(entries[i].key, roles[j].name) == 0)
				add_entry(words, &entries[i], roles[j].role);
}

static size_t same_bytes(const struct phrase *a, const struct phrase *b)
{
	size_t n = 0;

	if (a->han != b->han || a->any_case != b->any_case)
		return 0;
	while (n < a->len && n < b->len && a->text[n] == b->text[n])
		n++;
	return n;
}

static void compare_neighbours(struct words *words)
{
	for (size_t i = 0; i < BUCKETS; i++)
		for (struct phrase *p = words->found[i]; p != NULL && p->next != NULL; p = p->next)
			p->next->same = same_bytes(p, p->next);
}

const struct words *words_compile(struct rr_arena *arena, const struct rr_lang *lang,
                                  const struct rr_lang *instruments)
{
	struct words *words = rr_arena_alloc(arena, sizeof *words);

	words->arena = arena;
	add_section(words, lang, "bodies", ROLE_BODY);
	add_section(words, lang, "cited-bodies", ROLE_BODY);
	add_section(words, lang, "cited-acts", ROLE_ACT);
	add_section(words, lang, "locators", ROLE_UNIT);
	add_section(words, lang, "part-letters", ROLE_LETTER);
	add_section(words, lang, "session-marks", ROLE_SESSION);
	add_citation_words(words, lang);
	if (instruments != NULL) {
		char heads[32];

		add_section(words, instruments, rr_lang_code(lang), ROLE_INSTRUMENT);
		snprintf(heads, sizeof heads, "%s-heads", rr_lang_code(lang));
		add_section(words, instruments, heads, ROLE_HEAD);
	}
	compare_neighbours(words);
	return words;
}
