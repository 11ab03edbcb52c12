/*
 * Finding a section by its name. Those of a shipped pack lie ready in the
 * program and become spans when first asked for.
 */
#include "lang/pack.h"

#include <string.h>

struct rr_lang *pack_open(const char *code, const struct shipped *shipped)
{
	struct rr_arena *arena = rr_arena_new();
	struct rr_lang *lang = rr_arena_alloc(arena, sizeof *lang);

	lang->arena = arena;
	lang->shipped = shipped;
	lang->asked = rr_arena_alloc(arena, ASKED * sizeof *lang->asked);
	lang->code = rr_arena_dup(arena, code, strlen(code));
	lang->file = shipped->file;
	lang->sections = rr_arena_alloc(arena, shipped->section_count * sizeof *lang->sections);
	lang->section_count = shipped->section_count;
	for (size_t i = 0; i < lang->section_count; i++)
		lang->sections[i] = (struct section){
			.name = rr_span(shipped->text + shipped->sections[i].name),
			.shipped = &shipped->sections[i],
		};
	fold_prepare(lang);
	return lang;
}

void pack_free(struct rr_lang *lang)
{
	if (lang != NULL)
		rr_arena_free(lang->arena);
}

/* Texts that follow one another, each ended by a NUL; gives where they end. */
static const char *read_texts(const char *text, struct rr_span *out, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		out[i] = rr_span(text);
		text += out[i].len + 1;
	}
	return text;
}

static void read_entries(const struct rr_lang *lang, struct section *section)
{
	const struct shipped_section *from = section->shipped;
	const char *text = lang->shipped->text + from->entries;
	struct rr_entry *entries = rr_arena_alloc(lang->arena, from->count * sizeof *entries);
	struct rr_span *spans = rr_arena_alloc(lang->arena, (from->phrase_count + from->field_count)
	                                                    * sizeof *spans);

	for (size_t i = 0; i < from->count; i++) {
		struct rr_entry *entry = &entries[i];

		entry->phrase_count = (unsigned char)*text++;
		entry->field_count = (unsigned char)*text++;
		entry->phrases = spans;
		text = read_texts(text, spans, entry->phrase_count);
		spans += entry->phrase_count;
		entry->fields = spans;
		text = read_texts(text, spans, entry->field_count);
		spans += entry->field_count;
		entry->phrase = entry->phrases[0];
		entry->name = entry->phrase.text;
		entry->key = entry->field_count ? entry->fields[0].text : "";
	}
	section->entries = entries;
	section->count = from->count;
}

static void take_trie(const struct rr_lang *lang, struct section *section)
{
	const struct shipped *shipped = lang->shipped;
	const struct shipped_section *from = section->shipped;
	struct capture *captures = rr_arena_alloc(lang->arena, from->capture_count * sizeof *captures);

	for (size_t i = 0; i < from->capture_count; i++) {
		const struct shipped_capture *c = &shipped->captures[from->captures + i];

		captures[i] = (struct capture){
			.name = rr_span(shipped->text + c->name), .follow = c->follow,
			.blank = c->blank, .number = c->number, .any = c->any,
		};
	}
	section->captures = captures;
	section->nodes = shipped->nodes + from->nodes;
	section->trie = &from->trie;
}

static struct section *find(const struct rr_lang *lang, const char *name)
{
	size_t len = strlen(name);

	for (size_t i = 0; i < lang->section_count; i++)
		if (lang->sections[i].name.len == len
		    && memcmp(lang->sections[i].name.text, name, len) == 0)
			return &lang->sections[i];
	return NULL;
}

void pack_entries(const struct rr_lang *lang, struct section *section)
{
	if (section->entries == NULL)
		read_entries(lang, section);
}

static size_t home_of(const char *name)
{
	return (uintptr_t)name * 0x9E3779B1u / 65536 % ASKED;
}

/* A name that was not asked for before. */
static struct section *first_asked(const struct rr_lang *lang, struct asked *asked, const char *name)
{
	struct section *section = find(lang, name);

	if (section != NULL)
		pack_entries(lang, section);
	if (strlen(name) < sizeof asked->name) {
		strcpy(asked->name, name);
		asked->at = name;
		asked->section = section;
	}
	return section;
}

/*
 * Readers ask by literals, nearly always: the address of the name tells where
 * the section is remembered, there or in the places behind it. Sections are
 * completed in place: to all others their pack stays the same.
 */
static struct section *entries_of(const struct rr_lang *lang, const char *name)
{
	size_t home = home_of(name);
	struct asked *asked;

	for (size_t i = home; i < home + 8; i++) {
		asked = &lang->asked[i % ASKED];
		if (asked->at == name && strcmp(asked->name, name) == 0)
			return asked->section;
		if (asked->at == name || asked->at == NULL)
			return first_asked(lang, asked, name);
	}
	return first_asked(lang, &lang->asked[home], name);
}

struct section *pack_section(const struct rr_lang *lang, const char *name)
{
	const struct asked *asked = &lang->asked[home_of(name)];
	struct section *section;

	if (asked->at == name && asked->section != NULL && asked->section->trie != NULL
	    && strcmp(asked->name, name) == 0) /* as nearly always */
		return asked->section;
	section = entries_of(lang, name);
	if (section == NULL || section->trie != NULL)
		return section;
	if (section->shipped != NULL && section->shipped->compiled)
		take_trie(lang, section);
	else
		trie_compile(lang, section);
	return section;
}

const struct section *known_find(const struct rr_lang *lang, enum rr_known which)
{
	static const char *const names[RR_KNOWN] = {
		[RR_IN_VERBS] = "verbs", [RR_IN_VERB_BEFORE] = "verb-before", [RR_IN_VERB_AFTER] = "verb-after",
		[RR_IN_BODIES] = "bodies", [RR_IN_CITED_BODIES] = "cited-bodies",
		[RR_IN_ARTICLES] = "articles", [RR_IN_HEADER] = "header",
		[RR_IN_ANNEX] = "annex", [RR_IN_PARTS] = "parts",
		[RR_IN_PART_LETTERS] = "part-letters", [RR_IN_PART_NUMBERS] = "part-numbers",
		[RR_IN_PAGE_LINES] = "page-lines",
		[RR_IN_NOTE_HEADS] = "note-heads", [RR_IN_CLOSING] = "closing", [RR_IN_VOTE_LISTS] = "vote-lists",
		[RR_IN_MONTHS] = "months", [RR_IN_BEFORE_NUMBER] = "before-number", [RR_IN_BEHIND_MARK] = "behind-mark",
	};
	static const struct trie nothing;
	static const struct section none = { .trie = &nothing };
	const struct section *section = pack_section(lang, names[which]);

	((struct rr_lang *)(uintptr_t)lang)->known[which] = section != NULL ? section : &none;
	return lang->known[which];
}

const struct rr_entry *rr_lang_entries(const struct rr_lang *lang, const char *section,
                                       size_t *count)
{
	const struct section *found = entries_of(lang, section);

	*count = found ? found->count : 0;
	return found ? found->entries : NULL;
}

struct rr_span rr_entry_field(const struct rr_entry *entry, size_t i)
{
	return i < entry->field_count ? entry->fields[i] : rr_span_of("", 0);
}

int rr_entry_int(const struct rr_entry *entry, size_t i)
{
	struct rr_span s = rr_entry_field(entry, i);
	bool minus = s.len > 1 && s.text[0] == '-';
	int value = 0;

	for (size_t k = minus; k < s.len; k++) {
		if (s.text[k] < '0' || s.text[k] > '9' || value > 100000000)
			return 0;
		value = value * 10 + (s.text[k] - '0');
	}
	return minus ? -value : value;
}
