/* The filter language for notes: fields and words, all of which must hold. */
#include "resread/store.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

enum op { OP_IS, OP_BEFORE, OP_BEHIND };

struct term {
	const struct field *field;
	enum op op;
	bool not;
	struct rr_str value;  /* owned: as typed */
	struct rr_str folded; /* owned: by rr_fold() */
};

struct rr_query {
	struct term *terms; /* owned */
	size_t count, cap;
};

/* ---- fields ------------------------------------------------------------- */

static bool has_words(const char *text, const struct term *term)
{
	struct rr_str folded = { 0 };
	bool found;

	if (text == NULL)
		return false;
	rr_fold(rr_span(text), &folded, NULL);
	found = folded.text != NULL && strstr(folded.text, term->folded.text) != NULL;
	rr_str_free(&folded);
	return found;
}

static bool is_word(const char *text, const struct term *term)
{
	struct rr_str folded = { 0 };
	bool same;

	if (strcmp(term->value.text, "none") == 0)
		return text == NULL;
	rr_fold(rr_span(text != NULL ? text : ""), &folded, NULL);
	same = folded.text != NULL && strcmp(folded.text, term->folded.text) == 0;
	rr_str_free(&folded);
	return same;
}

/* "a" is of "a" and of all below it; "none" of a note without any. */
static bool tag_is(const struct rr_note *note, const struct term *term)
{
	size_t len = term->value.len;

	if (strcmp(term->value.text, "none") == 0)
		return note->tag_count == 0;
	for (size_t i = 0; i < note->tag_count; i++)
		if (strncmp(note->tags[i], term->value.text, len) == 0
		    && (note->tags[i][len] == '\0' || note->tags[i][len] == '/'))
			return true;
	return false;
}

static bool kind_is(const struct rr_note *note, const struct term *term)
{
	return is_word(note->kind, term);
}

static bool status_is(const struct rr_note *note, const struct term *term)
{
	return is_word(note->status, term);
}

static bool priority_is(const struct rr_note *note, const struct term *term)
{
	return is_word(note->priority, term);
}

static bool lang_is(const struct rr_note *note, const struct term *term)
{
	return is_word(note->lang, term);
}

static bool clause_is(const struct rr_note *note, const struct term *term)
{
	return is_word(note->passage, term);
}

static bool author_is(const struct rr_note *note, const struct term *term)
{
	return strcmp(term->value.text, "none") == 0 ? note->author == NULL
	                                             : has_words(note->author, term);
}

/* Who is named, or what stands behind "who/" in a tag. */
static bool responsible_is(const struct rr_note *note, const struct term *term)
{
	struct rr_str names = { 0 };
	bool is;

	rr_task_responsible(note, &names);
	is = strcmp(term->value.text, "none") == 0 ? names.len == 0 : has_words(names.text, term);
	rr_str_free(&names);
	return is;
}

/* A symbol, the number it ends in, or words of the title. */
static bool doc_is(const struct rr_note *note, const struct term *term)
{
	size_t len = strlen(note->doc), tail = term->value.len;

	if (has_words(note->title, term))
		return true;
	if (len < tail || (len > tail && note->doc[len - tail - 1] != '/'))
		return false;
	return strcmp(note->doc + len - tail, term->value.text) == 0;
}

/* A day by its beginning ("2027", "2027-03"), a session whole; < and > tell days apart. */
static bool day_is(const char *day, const struct term *term)
{
	bool is_day = day != NULL && day[0] >= '0' && day[0] <= '9';

	if (strcmp(term->value.text, "none") == 0)
		return day == NULL;
	if (term->op == OP_BEFORE)
		return is_day && strncmp(day, term->value.text, term->value.len) < 0;
	if (term->op == OP_BEHIND)
		return is_day && strncmp(day, term->value.text, term->value.len) > 0;
	return is_day ? strncmp(day, term->value.text, term->value.len) == 0 : is_word(day, term);
}

static bool due_is(const struct rr_note *note, const struct term *term)
{
	return day_is(note->due, term);
}

static bool changed_is(const struct rr_note *note, const struct term *term)
{
	return day_is(note->modified, term);
}

static bool text_is(const struct rr_note *note, const struct term *term)
{
	return has_words(note->body, term) || has_words(note->exact, term);
}

static const struct field {
	const char *name;
	bool days; /* < and > may stand behind it */
	bool (*is)(const struct rr_note *note, const struct term *term);
} fields[] = {
	{ "tag", false, tag_is },         { "kind", false, kind_is },
	{ "status", false, status_is },   { "priority", false, priority_is },
	{ "due", true, due_is },          { "changed", true, changed_is },
	{ "doc", false, doc_is },         { "clause", false, clause_is },
	{ "author", false, author_is },   { "responsible", false, responsible_is },
	{ "lang", false, lang_is },       { "text", false, text_is },
};

enum { FIELDS = sizeof fields / sizeof *fields, TEXT = FIELDS - 1 };

static const struct field *field_named(struct rr_span name)
{
	for (size_t i = 0; i < FIELDS; i++)
		if (rr_span_is(name, fields[i].name))
			return &fields[i];
	return NULL;
}

/* ---- reading ------------------------------------------------------------ */

/* A value up to a blank, or between quotation marks; steps over it. */
static struct rr_span take_value(struct rr_span *rest)
{
	bool quoted = rest->len > 0 && rest->text[0] == '"';
	size_t start = quoted, end = start;
	struct rr_span value;

	while (end < rest->len && rest->text[end] != (quoted ? '"' : ' '))
		end++;
	value = rr_span_sub(*rest, start, end);
	*rest = rr_span_sub(*rest, end + (quoted && end < rest->len), rest->len);
	return value;
}

static size_t name_length(struct rr_span s)
{
	size_t len = 0;

	while (len < s.len && s.text[len] >= 'a' && s.text[len] <= 'z')
		len++;
	return len < s.len && strchr(":<>", s.text[len]) != NULL ? len : 0;
}

/* An address stands for the symbol it names. */
static void name_document(struct rr_str *value)
{
	struct rr_str named = { 0 }, symbol = { 0 };
	char lang[3];

	if (rr_cite_address(value->text, &named, lang) && rr_cite_symbol(value->text, &symbol)) {
		rr_str_cut(value, 0);
		rr_str_add(value, rr_str_span(&symbol));
	}
	rr_str_free(&named);
	rr_str_free(&symbol);
}

static enum rr_status take_term(struct rr_query *query, struct rr_span *rest,
                                struct rr_error *err)
{
	struct term term = { .field = &fields[TEXT] };
	struct rr_span value;
	size_t name;

	if (rest->len > 1 && rest->text[0] == '-') {
		term.not = true;
		*rest = rr_span_sub(*rest, 1, rest->len);
	}
	name = name_length(*rest);
	if (name > 0) {
		char sign = rest->text[name];
		struct rr_span word = rr_span_sub(*rest, 0, name);

		term.field = field_named(word);
		if (term.field == NULL)
			return rr_fail(err, RR_INVALID, "filter: no field \"%.*s\"; there are tag, kind, "
			               "status, priority, due, changed, doc, clause, author, responsible, "
			               "lang, text",
			               (int)word.len, word.text);
		if (sign != ':' && !term.field->days)
			return rr_fail(err, RR_INVALID, "filter: %s has no order; write %s:VALUE",
			               term.field->name, term.field->name);
		term.op = sign == '<' ? OP_BEFORE : sign == '>' ? OP_BEHIND : OP_IS;
		*rest = rr_span_sub(*rest, name + 1, rest->len);
	}
	value = take_value(rest);
	if (value.len == 0 && name > 0)
		return rr_fail(err, RR_INVALID, "filter: %s needs a value, such as %s:none",
		               term.field->name, term.field->name);
	if (value.len == 0)
		return RR_OK;
	rr_str_add(&term.value, value);
	if (term.field->is == doc_is)
		name_document(&term.value);
	rr_fold(rr_str_span(&term.value), &term.folded, NULL);
	rr_str_puts(&term.folded, "");
	query->terms = rr_grow(query->terms, query->count, &query->cap, sizeof *query->terms);
	query->terms[query->count++] = term;
	return RR_OK;
}

enum rr_status rr_query_parse(const char *text, struct rr_query **out, struct rr_error *err)
{
	struct rr_query *query = rr_alloc(sizeof *query);
	struct rr_str clean = { 0 };
	enum rr_status st = RR_OK;
	struct rr_span rest;

	rr_utf8_clean(rr_span(text), &clean);
	rest = rr_span_trim(rr_str_span(&clean));
	while (st == RR_OK && rest.len > 0) {
		st = take_term(query, &rest, err);
		rest = rr_span_trim(rest);
	}
	rr_str_free(&clean);
	if (st != RR_OK) {
		rr_query_free(query);
		return st;
	}
	*out = query;
	return RR_OK;
}

void rr_query_free(struct rr_query *query)
{
	if (query == NULL)
		return;
	for (size_t i = 0; i < query->count; i++) {
		rr_str_free(&query->terms[i].value);
		rr_str_free(&query->terms[i].folded);
	}
	free(query->terms);
	free(query);
}

bool rr_query_matches(const struct rr_query *query, const struct rr_note *note)
{
	for (size_t i = 0; i < query->count; i++)
		if (query->terms[i].field->is(note, &query->terms[i]) == query->terms[i].not)
			return false;
	return true;
}
