/*
 * Compiling the phrases, which are folded once: blank runs are one blank,
 * curly apostrophes and the hyphens of typesetters plain ones, and a phrase
 * with Han characters has no blanks at all.
 */
#include "cite/place_in.h"
#include "cite/scan.h"
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

/* How many first bytes, of eight at most, any text has; Han may hold blanks behind the first. */
static unsigned sure_bytes(const struct phrase *phrase)
{
	unsigned n = 1;

	while (n < EIGHT && n < phrase->len && !phrase->han && phrase->text[n] != '*' &&
	       phrase->text[n] != '~')
		n++;
	return n > 4 ? n & ~1u : n; /* fewer lengths to look for */
}

/* The third byte as the phrase has it, or all that it may be: see step() in words.c. */
static void set_threes(struct starts *starts, const struct phrase *phrase, uint32_t bytes)
{
	char third = phrase->len > 2 ? phrase->text[2] : '*';

	for (uint32_t c = 0; c < 256; c++) {
		bool blank = c == ' ' || (c >= '\t' && c <= '\r') || c == 0xC2 || c == 0xE2 || c == 0xE3;

		if (c == (unsigned char)third || third == '*' || third == '~' ||
		    (third == ' ' && blank) || (c == 0xE2 && (third == '-' || third == '\'')))
			set_bit(starts->threes, three_of((bytes & 0xFFFF) | c << 16));
	}
}

/* The beginning as it stands and, where case doesn't count, with the first letter's other one. */
static void set_narrow(struct starts *starts, const struct phrase *phrase, size_t len)
{
	uint64_t bytes = few_bytes(phrase->text, phrase->len);
	unsigned sure = sure_bytes(phrase);

	starts->lengths |= 1u << sure;
	set_bit(starts->eights, eight_of(any_case(bytes), sure));
	for (int other = 0; other <= (phrase->any_case && is_letter(phrase->text[0])); other++) {
		if (len == 4)
			set_bit(starts->fours, four_of((uint32_t)bytes));
		else
			set_threes(starts, phrase, (uint32_t)bytes);
		bytes ^= 0x20;
	}
}

static bool wide_in(const struct phrase *phrase, size_t at)
{
	return phrase->len >= at + 3 && (unsigned char)phrase->text[at] >= 0xE0;
}

/* The first two, three, four characters of three bytes, as far as such follow. */
static void set_wide(struct wide_starts *wide, const struct phrase *phrase)
{
	const char *s = phrase->text;
	unsigned triple;

	if (!wide_in(phrase, 3)) {
		set_bit(wide->alone, character(s));
		return;
	}
	set_bit(wide->first, character(s));
	if (!wide_in(phrase, PAIR)) {
		set_bit(wide->pairs, pair_of(s, s + 3));
		return;
	}
	triple = triple_of(s, s + 3, s + PAIR);
	set_bit(wide->triples, triple);
	if (wide_in(phrase, PAIR + 3))
		set_bit(wide->quads, quad_of(triple, s + PAIR + 3));
	else
		set_bit(wide->threes, triple);
}

/* Marks the character of three bytes at s as one not to be passed over; lone: whatever follows. */
static void note(struct starts *starts, const char *s, bool lone)
{
	uint32_t number = note_of(four_bytes((char[]){ s[0], s[1], s[2], '\0' }));

	set_bit(starts->notable, number);
	if (lone)
		set_bit(starts->lone, number);
}

static void set_starts(struct words *words, const struct phrase *phrase, size_t len)
{
	if (len == 2 || len == 4) {
		set_narrow(&words->starts, phrase, len);
		return;
	}
	set_wide(&words->starts.titles, phrase);
	if (words_run(phrase)) {
		set_wide(&words->starts.running, phrase);
		note(&words->starts, phrase->text, !wide_in(phrase, 3));
		set_bit(words->starts.duos, duo_of(few_bytes(phrase->text, phrase->len)));
	}
}

/* Hyphens and apostrophes have other forms: a phrase of those may begin with anything. */
static bool begins_any(const struct phrase *phrase)
{
	return phrase->text[0] == '-' || phrase->text[0] == '\'';
}

static void insert(struct phrase **list, struct phrase *phrase)
{
	while (*list != NULL && ((*list)->len > phrase->len ||
	       ((*list)->len == phrase->len && phrase->role == ROLE_HEAD)))
		list = &(*list)->next; /* a name goes before a head that reads the same */
	phrase->next = *list;
	*list = phrase;
}

/* Two bytes as the phrase has them, or any second where that may have another form. */
static void set_two(uint32_t *bits, const struct phrase *phrase)
{
	const char *s = phrase->text;
	bool sure = phrase->len > 1 && strchr("*~ -'", s[1]) == NULL;

	for (unsigned c = 0; c < 256; c++)
		if (!sure || c == (unsigned char)s[1])
			set_bit(bits, two_of((char[]){ s[0], (char)c }, 2));
}

static void put_asked(struct words *words, const struct phrase *phrase)
{
	unsigned first = first_of(phrase->text, phrase->len);

	for (unsigned i = 0; i < ASKED; i++)
		if (begins_any(phrase) || i == first % ASKED) {
			struct phrase *copy = rr_arena_alloc(words->arena, sizeof *copy);

			*copy = *phrase;
			insert(&words->asked[phrase->role][i], copy);
		}
	if (begins_any(phrase)) {
		memset(words->asked_first[phrase->role], 0xFF, sizeof words->asked_first[0]);
		memset(words->asked_two[phrase->role], 0xFF, sizeof words->asked_two[0]);
	}
	set_two(words->asked_two[phrase->role], phrase);
	set_bit(words->asked_first[phrase->role], first);
}

static void put(struct words *words, struct phrase *phrase)
{
	size_t len = key_len(phrase->text, phrase->len);

	if (phrase->role >= ROLE_LINK) {
		put_asked(words, phrase);
		return;
	}
	set_starts(words, phrase, len);
	insert(&words->found[bucket_of(phrase->text, len)], phrase);
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
	if (role == ROLE_INSTRUMENT)
		phrase->target = rr_arena_printf(words->arena, "instrument:%s", entry->key);
	if (role == ROLE_UNIT)
		phrase->unit = unit_of(entry->key);
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
		{ "adoption", ROLE_ADOPTION }, { "review", ROLE_REVIEW }, { "paper", ROLE_PAPER }, { "join", ROLE_JOIN },
		{ "mainly", ROLE_MAINLY }, { "back", ROLE_BACK }, { "inner", ROLE_INNER }, { "more", ROLE_MORE },
		{ "under", ROLE_UNDER },
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

/* Whether one phrase comes before another in its bucket. */
static bool before(const struct phrase *a, const struct phrase *b)
{
	size_t len = a->len < b->len ? a->len : b->len;
	int order = memcmp(a->text, b->text, len);

	if (a->han != b->han || a->any_case != b->any_case)
		return a->han * 2 + a->any_case < b->han * 2 + b->any_case;
	return order != 0 ? order < 0 : a->len < b->len;
}

/* From longest first to the order of letters, in which neighbours share the most. */
static void sort_bucket(struct phrase **bucket)
{
	struct phrase *sorted = NULL, *next, **at;
	size_t rank = 0;

	for (struct phrase *p = *bucket; p != NULL; p = next) {
		next = p->next;
		p->rank = rank++;
		for (at = &sorted; *at != NULL && before(*at, p);)
			at = &(*at)->next;
		p->next = *at;
		*at = p;
	}
	for (struct phrase *p = sorted; p != NULL && p->next != NULL; p = p->next)
		p->next->same = same_bytes(p, p->next);
	for (struct phrase *p = sorted; p != NULL; p = p->next) {
		p->beyond = p->next;
		while (p->beyond != NULL && p->beyond->same > p->same)
			p->beyond = p->beyond->next;
	}
	*bucket = sorted;
}

const struct words *words_compile(struct rr_arena *arena, const struct rr_lang *lang,
                                  const struct rr_lang *instruments,
                                  const struct variants *variants)
{
	struct words *words = rr_arena_alloc(arena, sizeof *words);
	const char *variant;

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
	for (size_t i = 0; i < BUCKETS; i++)
		sort_bucket(&words->found[i]);
	for (size_t i = 0; i < ROLE_COUNT * ASKED; i++)
		sort_bucket(&words->asked[i / ASKED][i % ASKED]);
	for (size_t i = 0; (variant = variants_next(variants, &i)) != NULL;)
		note(&words->starts, variant, true);
	note(&words->starts, "《", true);
	scan_symbols(&words->starts);
	return words;
}
