/*
 * Phrases are folded once: blank runs are one blank, curly apostrophes and
 * the hyphens of typesetters plain ones, and a phrase with Han characters
 * has no blanks at all. The text is never copied; match() reads both side by
 * side. Phrases lie in buckets by the beginning they must share with the
 * text (see key_len), longest first, so that nearly every place costs one
 * look at an empty bucket.
 */
#include "cite/words.h"

#include <stdio.h>
#include <string.h>

#include "resread/text.h"

#define BUCKETS 8192
#define ENDING 5 /* letters a * stands for */

struct words {
	struct rr_arena *arena;
	struct phrase *found[BUCKETS]; /* the roles looked for everywhere */
	unsigned char filled[BUCKETS / 8]; /* which of them hold any; fits the first cache */
	struct phrase *asked[ROLE_COUNT];
	bool acts_after;
};

static unsigned char lower(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : c;
}

static bool is_letter(char c)
{
	return lower((unsigned char)c) >= 'a' && lower((unsigned char)c) <= 'z';
}

#define PAIR 6 /* bytes of two characters of three */

/*
 * How many first bytes of a phrase any text it matches has too, but for the
 * case of ASCII letters and the blanks between Han: four letters, two of two
 * bytes, two or one of three; else two bytes.
 */
static size_t key_len(const char *s, size_t len)
{
	unsigned char c = (unsigned char)s[0];

	if (c >= 0xE0)
		return len >= PAIR && (unsigned char)s[3] >= 0xE0 ? PAIR : len >= 3 ? 3 : 2;
	if (len < 4)
		return 2;
	if (c >= 0xC3)
		return (unsigned char)s[2] >= 0xC3 && (unsigned char)s[2] < 0xE0 ? 4 : 2;
	return is_letter(s[0]) && is_letter(s[1]) && is_letter(s[2]) && is_letter(s[3]) ? 4 : 2;
}

static size_t bucket_of(const char *s, size_t len)
{
	unsigned key = (unsigned)len;

	for (size_t i = 0; i < len; i++)
		key = (key << 8 | key >> 24) ^ lower((unsigned char)s[i]);
	return (key * 2654435761u >> 16) % BUCKETS;
}

bool words_acts_after(const struct words *words)
{
	return words->acts_after;
}

bool words_says(const struct phrase *phrase, const char *field)
{
	for (size_t i = 0; i < phrase->entry->field_count; i++)
		if (rr_span_is(phrase->entry->fields[i], field))
			return true;
	return false;
}

/* ---- matching ---------------------------------------------------------- */

/* Steps over what stands for the phrase's one byte c; RR_NONE if it doesn't. */
static size_t step(const struct phrase *phrase, char c, struct rr_span t, size_t at)
{
	const unsigned char *s = (const unsigned char *)t.text + at;
	size_t left = t.len - at, n = 0;

	switch (c) {
	case ' ':
		n = skip_blanks(t, at) - at;
		break;
	case '\'':
		n = left > 0 && s[0] == '\'' ? 1
			: left > 2 && s[0] == 0xE2 && s[1] == 0x80 && s[2] == 0x99 ? 3 : 0;
		break;
	case '-':
		n = left > 0 && s[0] == '-' ? 1
			: left > 2 && s[0] == 0xE2 && s[1] == 0x80 &&
			  (s[2] >= 0x90 && s[2] <= 0x93) ? 3 : 0;
		break;
	default:
		n = left > 0 && (s[0] == (unsigned char)c ||
			(phrase->any_case && lower(s[0]) == lower((unsigned char)c)));
	}
	return n > 0 ? at + n : RR_NONE;
}

static size_t skip_ending(struct rr_span text, size_t at)
{
	for (int i = 0; i < ENDING && in_word(text, at); i++)
		rr_utf8_next(text, &at);
	return at;
}

static bool is_lead(char c)
{
	return ((unsigned char)c & 0xC0) != 0x80;
}

/* A byte of a phrase that stands for itself alone, and that no blank begins with. */
static bool is_plain(char c)
{
	unsigned char u = (unsigned char)c;

	return u != '*' && u != '~' && u != ' ' && u != '\'' && u != '-' && u != 0xC2 &&
		u != 0xE2 && u != 0xE3;
}

/* Where the phrase that begins at `at` ends; RR_NONE if it isn't there. */
static size_t match(const struct phrase *phrase, struct rr_span text, size_t at)
{
	size_t end = RR_NONE, start = at;

	for (size_t i = 0; i < phrase->len; i++) {
		char c = phrase->text[i];

		if (at < text.len && text.text[at] == c && is_plain(c)) {
			at++;
		} else if (c == '*') {
			at = skip_ending(text, at);
		} else if (c == '~') {
			end = at;
		} else {
			if (phrase->han && is_lead(c) && at > start)
				at = skip_blanks(text, at);
			at = step(phrase, c, text, at);
			if (at == RR_NONE)
				return RR_NONE;
		}
	}
	if (end != RR_NONE)
		return end;
	if (!phrase->han && at > 0 && at < text.len && word_before(text, at) && in_word(text, at) &&
	    phrase->text[phrase->len - 1] != '\'' &&
	    ((unsigned char)text.text[at - 1] < 0x80 || (unsigned char)text.text[at] >= 0x80))
		return RR_NONE;
	return at;
}

/* The longest phrase of a bucket that matches. */
static const struct phrase *match_in(const struct words *words, size_t bucket,
                                     struct rr_span text, size_t at, size_t *end)
{
	if ((words->filled[bucket >> 3] & 1u << (bucket & 7)) == 0)
		return NULL;
	for (const struct phrase *p = words->found[bucket]; p != NULL; p = p->next) {
		size_t to = match(p, text, at);

		if (to != RR_NONE) {
			*end = to;
			return p;
		}
	}
	return NULL;
}

/* Where characters have three bytes: by the first two, or by the first alone. */
static const struct phrase *wide_at(const struct words *words, struct rr_span text, size_t at,
                                    size_t *end)
{
	size_t second = skip_blanks(text, at + 3), to = 0;
	const struct phrase *best = NULL, *other;
	char key[PAIR];

	if (text.len - at < 3)
		return NULL;
	if (second + 3 <= text.len && (unsigned char)text.text[second] >= 0xE0) {
		memcpy(key, text.text + at, 3);
		memcpy(key + 3, text.text + second, 3);
		best = match_in(words, bucket_of(key, PAIR), text, at, end);
	}
	other = match_in(words, bucket_of(text.text + at, 3), text, at, &to);
	if (other == NULL || (best != NULL && best->len >= other->len))
		return best;
	*end = to;
	return other;
}

const struct phrase *words_at(const struct words *words, struct rr_span text, size_t at,
                              size_t *end)
{
	const char *s = text.text + at;
	size_t left = text.len - at, len, to = 0;
	const struct phrase *best, *other;

	if (left < 2)
		return NULL;
	if ((unsigned char)s[0] >= 0xE0)
		return wide_at(words, text, at, end);
	len = key_len(s, left);
	best = match_in(words, bucket_of(s, len), text, at, end);
	if (len == 2)
		return best;
	other = match_in(words, bucket_of(s, 2), text, at, &to);
	if (other == NULL || (best != NULL && *end >= to))
		return best;
	*end = to;
	return other;
}

const struct phrase *words_ask(const struct words *words, enum role role,
                               struct rr_span text, size_t at, size_t *end)
{
	unsigned char c = at < text.len ? lower((unsigned char)text.text[at]) : 0;

	for (const struct phrase *p = words->asked[role]; p != NULL; p = p->next) {
		unsigned char first = lower((unsigned char)p->text[0]);

		/* hyphens and apostrophes have other forms; all else is as written */
		if (first != c && first != '-' && first != '\'')
			continue;
		size_t to = match(p, text, at);

		if (to != RR_NONE) {
			*end = to;
			return p;
		}
	}
	return NULL;
}

/*
 * The first head in the name, in languages where a name goes on behind it;
 * in Chinese the last. Which is looked for in the buckets, but a phrase that
 * is all of the name hides the head it begins with: then shorter ones of the
 * same bucket count.
 */
const struct phrase *words_head(const struct words *words, struct rr_span name)
{
	static const size_t lens[] = { PAIR, 4, 3, 2 };
	const struct phrase *found = NULL;

	for (size_t at = 0; at < name.len; rr_utf8_next(name, &at)) {
		if (!words->acts_after && at > 0 && word_before(name, at))
			continue;
		for (size_t i = 0; i < sizeof lens / sizeof *lens; i++) {
			const struct phrase *p = at + lens[i] > name.len ? NULL
				: words->found[bucket_of(name.text + at, lens[i])];

			for (; p != NULL; p = p->next)
				if (p->role == ROLE_HEAD && match(p, name, at) != RR_NONE)
					break;
			if (p == NULL)
				continue;
			if (!words->acts_after)
				return p;
			found = p;
		}
	}
	return found;
}

size_t skip_links(const struct words *words, struct rr_span text, size_t at)
{
	size_t end;

	for (;;) {
		at = skip_blanks(text, at);
		if (at >= text.len || words_ask(words, ROLE_LINK, text, at, &end) == NULL ||
		    end == at)
			return at;
		at = end;
	}
}

bool links_reach(const struct words *words, struct rr_span text, size_t from, size_t at)
{
	size_t end;

	for (;;) {
		from = skip_blanks(text, from);
		if (from >= at)
			return from == at;
		if (words_ask(words, ROLE_LINK, text, from, &end) == NULL || end == from)
			return false;
		from = end;
	}
}

/* ---- compiling --------------------------------------------------------- */

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

static void put(struct words *words, struct phrase *phrase)
{
	struct phrase **at;

	if (phrase->role < ROLE_LINK) {
		size_t bucket = bucket_of(phrase->text, key_len(phrase->text, phrase->len));

		words->filled[bucket >> 3] |= (unsigned char)(1u << (bucket & 7));
		at = &words->found[bucket];
	} else {
		at = &words->asked[phrase->role];
	}
	while (*at != NULL && ((*at)->len > phrase->len ||
	       ((*at)->len == phrase->len && phrase->role == ROLE_HEAD)))
		at = &(*at)->next; /* a name goes before a head that reads the same */
	phrase->next = *at;
	*at = phrase;
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
		{ "adoption", ROLE_ADOPTION }, { "join", ROLE_JOIN }, { "mainly", ROLE_MAINLY },
		{ "back", ROLE_BACK }, { "inner", ROLE_INNER }, { "more", ROLE_MORE },
	};
	size_t count = 0;
	const struct rr_entry *entries = rr_lang_entries(lang, "citation-words", &count);

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < sizeof roles / sizeof *roles; j++)
			if (strcmp(entries[i].key, roles[j].name) == 0)
				add_entry(words, &entries[i], roles[j].role);
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
	return words;
}
