/*
 * Parsing a pack. The file is copied once; its phrases and fields are spans
 * of that copy, ended with NULs in place, so a pack of a thousand entries
 * costs a handful of allocations. A shipped pack is only cut into sections
 * when opened: a section is parsed when first asked for, and its phrases are
 * compiled when first matched against. A user's pack is parsed whole, so
 * that its mistakes are told at once.
 */
#include "lang/pack.h"

#include <string.h>

#define PHRASE_MAX ((size_t)1200) /* bytes; matching goes one call deep for each character */

struct parser {
	struct rr_lang *lang;
	struct rr_error *err;
	struct rr_span *fields; /* room for all fields of the file */
	struct rr_entry *entries;
	struct rr_span *left;
	struct rr_span *phrases; /* room for all phrases of the file */
	size_t field_count, entry_count, phrase_count;
	unsigned line;
};

static enum rr_status fail(const struct parser *p, const char *what, struct rr_span about)
{
	return rr_fail(p->err, RR_INVALID, "%s:%u: %s%s%.*s", p->lang->file, p->line, what,
	               about.len ? ": " : "", (int)(about.len < 80 ? about.len : 80),
	               about.text ? about.text : "");
}

static size_t count_of(struct rr_span s, const char *what)
{
	size_t n = 0, at = 0, len = strlen(what);

	while ((at = rr_span_find(s, what, at)) != RR_NONE) {
		at += len;
		n++;
	}
	return n;
}

static enum rr_status check_brackets(const struct parser *p, struct rr_span s)
{
	char open[16];
	size_t depth = 0;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.text[i];

		if (c == '\\') {
			i++;
			continue;
		}
		if (c == '(' || c == '[' || c == '{') {
			if (depth == sizeof open)
				return fail(p, "brackets nest too deep", s);
			open[depth++] = c == '(' ? ')' : c == '[' ? ']' : '}';
		} else if (c == ')' || c == ']' || c == '}') {
			if (depth == 0 || open[--depth] != c)
				return fail(p, "a bracket closes what was not opened", s);
		}
	}
	return depth == 0 ? RR_OK : fail(p, "a bracket is not closed", s);
}

static struct rr_span ended(struct rr_span s)
{
	((char *)(uintptr_t)s.text)[s.len] = '\0'; /* of the pack's own copy */
	return s;
}

static void parse_fields(struct parser *p, struct rr_span right, struct rr_entry *entry)
{
	struct rr_span *first = p->fields + p->field_count;

	entry->fields = first;
	while (right.len > 0) {
		size_t at = rr_span_find(right, ", ", 0);
		struct rr_span piece = rr_span_sub(right, 0, at);

		right = at == RR_NONE ? rr_span_of("", 0)
			: rr_span_trim(rr_span_sub(right, at + 2, right.len));
		*first++ = ended(rr_span_trim(piece));
	}
	entry->field_count = (size_t)(first - entry->fields);
	p->field_count += entry->field_count;
	entry->key = entry->field_count ? entry->fields[0].text : "";
}

static enum rr_status parse_phrases(struct parser *p, struct rr_span left,
                                    struct rr_entry *entry)
{
	struct rr_span *first = p->phrases + p->phrase_count;

	entry->phrases = first;
	while (left.len > 0) {
		size_t at = rr_span_find(left, " | ", 0);

		*first = rr_span_trim(rr_span_sub(left, 0, at));
		if (first++->len > PHRASE_MAX)
			return fail(p, "a phrase is too long", left);
		left = at == RR_NONE ? rr_span_of("", 0) : rr_span_sub(left, at + 3, left.len);
	}
	entry->phrase_count = (size_t)(first - entry->phrases);
	p->phrase_count += entry->phrase_count;
	entry->phrase = entry->phrases[0];
	entry->name = rr_arena_dup(p->lang->arena, entry->phrase.text, entry->phrase.len);
	return RR_OK;
}

static enum rr_status parse_entry(struct parser *p, struct rr_span line)
{
	struct rr_entry *entry = &p->entries[p->entry_count];
	size_t at = rr_span_find(line, " = ", 0);
	struct rr_span left = rr_span_trim(rr_span_sub(line, 0, at));
	struct rr_span right = at == RR_NONE ? rr_span_of("", 0)
		: rr_span_trim(rr_span_sub(line, at + 3, line.len));
	enum rr_status st;

	if (left.len == 0 || left.text[0] == '=')
		return fail(p, "an entry has no phrase", line);
	st = check_brackets(p, left);
	if (st != RR_OK)
		return st;
	entry->line = p->line;
	parse_fields(p, right, entry);
	p->left[p->entry_count++] = left;
	return parse_phrases(p, left, entry);
}

static bool says_nothing(struct rr_span line)
{
	return line.len == 0 || line.text[0] == '#';
}

/* Parses the entries of a section that was only cut out so far. */
static enum rr_status read_section(struct rr_lang *lang, struct section *section,
                                   struct rr_error *err)
{
	struct rr_arena *arena = lang->arena;
	struct rr_span text = section->body, line;
	size_t lines = count_of(text, "\n") + 1;
	struct parser p = { .lang = lang, .err = err, .line = section->line };
	enum rr_status st = RR_OK;

	p.entries = rr_arena_alloc(arena, lines * sizeof *p.entries);
	p.left = rr_arena_alloc(arena, lines * sizeof *p.left);
	p.phrases = rr_arena_alloc(arena, (lines + count_of(text, " | ")) * sizeof *p.phrases);
	p.fields = rr_arena_alloc(arena, (lines + count_of(text, ", ")) * sizeof *p.fields);
	while (st == RR_OK && rr_span_cut(&text, '\n', &line)) {
		p.line++;
		line = rr_span_trim(line);
		if (!says_nothing(line))
			st = parse_entry(&p, line);
	}
	section->read = true;
	section->entries = p.entries;
	section->left = p.left;
	section->count = p.entry_count;
	return st;
}

/* Opens the section whose [name] is this line; its body is known later. */
static enum rr_status open_section(struct parser *p, struct rr_span line)
{
	struct rr_lang *lang = p->lang;
	struct rr_span name = rr_span_sub(line, 1, line.len - 1);

	if (name.len == 0)
		return fail(p, "a section is written [name]", line);
	for (size_t i = 0; i < lang->section_count; i++)
		if (rr_span_eq(lang->sections[i].name, name))
			return fail(p, "a section stands here twice", line);
	lang->sections[lang->section_count++] = (struct section){ .name = name, .line = p->line };
	return RR_OK;
}

/* The table of characters written in more than one way: 認 = 认. */
static void fill_variants(struct rr_lang *lang)
{
	size_t count, size = 16;
	const struct rr_entry *entries = rr_lang_entries(lang, "variants", &count);

	if (count == 0)
		return;
	while (size < 2 * count + 2)
		size *= 2;
	lang->variants = rr_arena_alloc(lang->arena, size * sizeof *lang->variants);
	for (size_t i = 0; i < count; i++) {
		size_t at = 0, to = 0;
		uint32_t cp = fold_next(NULL, entries[i].phrase, &at);
		size_t slot = cp * 2654435761u & (size - 1);

		while (lang->variants[slot][0] != 0)
			slot = (slot + 1) & (size - 1);
		lang->variants[slot][0] = cp;
		lang->variants[slot][1] = fold_next(NULL, rr_entry_field(&entries[i], 0), &to);
	}
	lang->variant_mask = size - 1;
}

/* An entry may begin with a choice, [also] recalls = …; a [name] stands alone. */
static bool heads_section(struct rr_span line)
{
	return line.text[0] == '[' && rr_span_find(line, "]", 0) == line.len - 1
		&& memchr(line.text, ' ', line.len) == NULL;
}

static enum rr_status cut_sections(struct parser *p, struct rr_span text)
{
	struct rr_lang *lang = p->lang;
	const char *body = NULL;
	struct rr_span line;
	enum rr_status st = RR_OK;

	while (st == RR_OK && rr_span_cut(&text, '\n', &line)) {
		const char *start = line.text;

		p->line++;
		line = rr_span_trim(line);
		if (says_nothing(line))
			continue;
		if (!heads_section(line)) {
			if (body == NULL)
				st = fail(p, "an entry stands before the first [section]", line);
			continue;
		}
		if (body != NULL)
			lang->sections[lang->section_count - 1].body =
				rr_span_of(body, (size_t)(start - body));
		body = text.text != NULL ? text.text : line.text + line.len;
		st = open_section(p, line);
	}
	if (st == RR_OK && body != NULL)
		lang->sections[lang->section_count - 1].body =
			rr_span_of(body, (size_t)(line.text + line.len - body));
	return st;
}

enum rr_status pack_open(const char *code, const char *file, struct rr_span text,
                         struct rr_lang **out, struct rr_error *err)
{
	struct rr_arena *arena = rr_arena_new();
	struct rr_lang *lang = rr_arena_alloc(arena, sizeof *lang);
	struct parser p = { .lang = lang, .err = err };
	enum rr_status st;

	lang->arena = arena;
	lang->asked = rr_arena_alloc(arena, ASKED * sizeof *lang->asked);
	lang->code = rr_arena_dup(arena, code, strlen(code));
	lang->file = rr_arena_dup(arena, file, strlen(file));
	text.text = rr_arena_dup(arena, text.text, text.len);
	lang->sections = rr_arena_alloc(arena, (count_of(text, "[") + 1) * sizeof *lang->sections);
	st = cut_sections(&p, text);
	if (st != RR_OK) {
		rr_arena_free(arena);
		return st;
	}
	fill_variants(lang);
	*out = lang;
	return RR_OK;
}

enum rr_status pack_parse(const char *code, const char *file, struct rr_span text,
                          struct rr_lang **out, struct rr_error *err)
{
	struct rr_lang *lang = NULL;
	enum rr_status st = pack_open(code, file, text, &lang, err);

	for (size_t i = 0; st == RR_OK && i < lang->section_count; i++)
		if (!lang->sections[i].read)
			st = read_section(lang, &lang->sections[i], err);
	if (st != RR_OK) {
		pack_free(lang);
		return st;
	}
	*out = lang;
	return RR_OK;
}

void pack_free(struct rr_lang *lang)
{
	if (lang != NULL)
		rr_arena_free(lang->arena);
}

static struct section *find(const struct rr_lang *lang, const char *name)
{
	for (size_t i = 0; i < lang->section_count; i++)
		if (lang->sections[i].name.text[0] == name[0] &&
		    rr_span_is(lang->sections[i].name, name)) {
			if (!lang->sections[i].read)
				read_section((struct rr_lang *)(uintptr_t)lang, &lang->sections[i], NULL);
			return &lang->sections[i];
		}
	return NULL;
}

/* Readers ask by literals: the place of the name tells the section at once. */
struct section *pack_section(const struct rr_lang *lang, const char *name)
{
	struct asked *asked = &lang->asked[(uintptr_t)name / 4 % ASKED];
	struct section *section;

	if (asked->name == name && asked->section != NULL && rr_span_is(asked->section->name, name))
		return asked->section;
	section = find(lang, name);
	if (section != NULL && !section->compiled)
		trie_compile(lang, section);
	*asked = (struct asked){ name, section };
	return section;
}

const struct rr_entry *rr_lang_entries(const struct rr_lang *lang, const char *section,
                                       size_t *count)
{
	const struct section *found = find(lang, section);

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
