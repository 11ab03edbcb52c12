/*
 * Parsing a pack: the shipped ones when resread is built, a user's own when
 * it is asked for. The file is copied once; its phrases and fields are spans
 * of that copy, ended with NULs in place, so a pack of a thousand entries
 * costs a handful of allocations. The phrases are compiled when first matched
 * against.
 */
#include "lang/pack.h"

#include <string.h>

#define PHRASE_MAX ((size_t)1200) /* bytes; matching goes one call deep for each character */

struct parser {
	struct rr_lang *lang;
	struct rr_error *err;
	struct rr_span *fields; /* room for all fields of the file */
	struct rr_entry *entries;
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

/* What captures are read with may not hold such captures itself. */
static enum rr_status check_captures(const struct parser *p, struct rr_span s)
{
	static const char *const plain[] = {
		"months", "numbers", "ordinals", "number-joins", "ordinal-prefixes", "ordinal-suffixes",
	};
	struct rr_span section = p->lang->sections[p->lang->section_count - 1].name;

	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (rr_span_is(section, plain[i]) && memchr(s.text, '{', s.len) != NULL)
			return fail(p, "a capture can't stand in this section", s);
	if (rr_span_is(section, "dates") && rr_span_find(s, "date}", 0) != RR_NONE)
		return fail(p, "a date can't be made of dates", s);
	return RR_OK;
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
		if (first->len > PHRASE_MAX)
			return fail(p, "a phrase is too long", left);
		left = at == RR_NONE ? rr_span_of("", 0) : rr_span_sub(left, at + 3, left.len);
		ended(*first++);
	}
	entry->phrase_count = (size_t)(first - entry->phrases);
	p->phrase_count += entry->phrase_count;
	entry->phrase = entry->phrases[0];
	entry->name = entry->phrase.text;
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
	if (st == RR_OK)
		st = check_captures(p, left);
	if (st != RR_OK)
		return st;
	p->entry_count++;
	parse_fields(p, right, entry);
	return parse_phrases(p, left, entry);
}

static bool says_nothing(struct rr_span line)
{
	return line.len == 0 || line.text[0] == '#';
}

/* Opens the section whose [name] is this line. */
static enum rr_status open_section(struct parser *p, struct rr_span line)
{
	struct rr_lang *lang = p->lang;
	struct rr_span name = rr_span_sub(line, 1, line.len - 1);

	if (name.len == 0)
		return fail(p, "a section is written [name]", line);
	for (size_t i = 0; i < lang->section_count; i++)
		if (rr_span_eq(lang->sections[i].name, name))
			return fail(p, "a section stands here twice", line);
	lang->sections[lang->section_count++] = (struct section){
		.name = ended(name), .entries = p->entries + p->entry_count,
	};
	return RR_OK;
}

/* An entry may begin with a choice, [also] recalls = …; a [name] stands alone. */
static bool heads_section(struct rr_span line)
{
	return line.text[0] == '[' && rr_span_find(line, "]", 0) == line.len - 1
		&& memchr(line.text, ' ', line.len) == NULL;
}

static enum rr_status parse_lines(struct parser *p, struct rr_span text)
{
	struct rr_lang *lang = p->lang;
	struct rr_span line;
	enum rr_status st = RR_OK;

	while (st == RR_OK && rr_span_cut(&text, '\n', &line)) {
		p->line++;
		line = rr_span_trim(line);
		if (says_nothing(line))
			continue;
		if (heads_section(line)) {
			st = open_section(p, line);
		} else if (lang->section_count == 0) {
			st = fail(p, "an entry stands before the first [section]", line);
		} else {
			st = parse_entry(p, line);
			lang->sections[lang->section_count - 1].count++;
		}
	}
	return st;
}

enum rr_status pack_parse(const char *code, const char *file, struct rr_span text,
                          struct rr_lang **out, struct rr_error *err)
{
	struct rr_arena *arena = rr_arena_new();
	struct rr_lang *lang = rr_arena_alloc(arena, sizeof *lang);
	struct parser p = { .lang = lang, .err = err };
	size_t lines = count_of(text, "\n") + 1;
	enum rr_status st;

	lang->arena = arena;
	lang->asked = rr_arena_alloc(arena, ASKED * sizeof *lang->asked);
	lang->code = rr_arena_dup(arena, code, strlen(code));
	lang->file = rr_arena_dup(arena, file, strlen(file));
	text.text = rr_arena_dup(arena, text.text, text.len);
	lang->sections = rr_arena_alloc(arena, (count_of(text, "[") + 1) * sizeof *lang->sections);
	p.entries = rr_arena_alloc(arena, lines * sizeof *p.entries);
	p.phrases = rr_arena_alloc(arena, (lines + count_of(text, " | ")) * sizeof *p.phrases);
	p.fields = rr_arena_alloc(arena, (lines + count_of(text, ", ")) * sizeof *p.fields);
	st = parse_lines(&p, text);
	if (st != RR_OK) {
		rr_arena_free(arena);
		return st;
	}
	fold_prepare(lang);
	*out = lang;
	return RR_OK;
}
