/*
 * One annotation → one note. The model allows many shapes: a body, target,
 * source or selector may be one thing, a list or a mere name. Whatever has no
 * column is kept in `extra` (import_extra.c).
 */
#include "store/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void annotation_free(struct annotation *a)
{
	rr_note_clear(&a->note);
	free(a->name);
	*a = (struct annotation){ 0 };
}

void store_made_id(const char *id, struct rr_span text, char out[37])
{
	uint64_t high = store_hash(STORE_HASH, rr_span(id));
	uint64_t low = store_hash(high, text);

	snprintf(out, 37, "%08x-%04x-8%03x-%04x-%012llx", (unsigned)(high >> 32),
	         (unsigned)(high >> 16) & 0xFFFF, (unsigned)high & 0xFFF,
	         0x8000 | ((unsigned)(low >> 48) & 0x3FFF),
	         (unsigned long long)low & 0xFFFFFFFFFFFFu);
}

const char *const annotation_selectors[SELECTORS] = { "FragmentSelector", "TextQuoteSelector",
	"TextPositionSelector" };

/* ---- the parts -------------------------------------------------------- */

static const struct rr_span none = { "", 0 };

/* What a value says as a text; NULL: nothing. */
static char *text_of(struct rr_span value)
{
	struct rr_str text = { 0 };

	if (value.len == 0 || rr_json_is(value, 'n'))
		return NULL;
	rr_str_puts(&text, "");
	if (rr_json_is(value, '"'))
		rr_json_decode(value, &text);
	else if (rr_json_is(value, 't') || rr_json_is(value, 'f'))
		rr_str_putc(&text, rr_json_is(value, 't') ? '1' : '0');
	else
		rr_json_compact(value, &text);
	return text.text;
}

static char *member_text(struct rr_span object, const char *key)
{
	return text_of(rr_json_member(object, key));
}

static bool says(struct rr_span value, const char *word)
{
	char *text = text_of(value);
	bool same = text != NULL && strcmp(text, word) == 0;

	free(text);
	return same;
}

struct rr_json_walk annotation_each(struct rr_span list)
{
	return rr_json_is(list, '[') ? rr_json_walk(list)
		: (struct rr_json_walk){ .rest = rr_json_is(list, '{') ? list : none };
}

static bool comments(struct rr_span body)
{
	struct rr_span purpose = rr_json_member(body, "purpose");

	return rr_json_is(body, '{') && rr_json_is(rr_json_member(body, "value"), '"') &&
	       (purpose.len == 0 || rr_json_is(purpose, 'n') || says(purpose, "commenting"));
}

/* The first of each kind of selector counts, and the first body that comments. */
void annotation_split(struct rr_span json, struct annotation_parts *out)
{
	struct annotation_parts p = { .all = json, .ours = rr_json_member(json, "resread"),
		.bodies = rr_json_member(json, "body") };
	struct rr_json_walk w;

	p.target = rr_json_member(json, "target");
	p.source = rr_json_is(p.target, '"') ? p.target : none;
	if (rr_json_is(p.target, '[')) {
		w = rr_json_walk(p.target);
		p.target = rr_json_next(&w) ? w.value : none;
	}
	if (p.source.len == 0)
		p.source = rr_json_member(p.target, "source");
	w = annotation_each(p.bodies);
	while (p.comment.len == 0 && rr_json_next(&w))
		if (comments(w.value))
			p.comment = w.value;
	w = annotation_each(rr_json_member(p.target, "selector"));
	while (rr_json_next(&w))
		for (int i = 0; i < SELECTORS; i++)
			if (p.selectors[i].len == 0 &&
			    says(rr_json_member(w.value, "type"), annotation_selectors[i]))
				p.selectors[i] = w.value;
	*out = p;
}

/* ---- the fields ------------------------------------------------------- */

static size_t place(struct rr_span object, const char *key)
{
	char *text = member_text(object, key);
	double value = text != NULL ? strtod(text, NULL) : 0;

	free(text);
	return value > 0 && value < INT32_MAX ? (size_t)value : 0;
}

/* The document an address names, "https://undocs.org/zh/A/RES/1/1", and its language. */
static char *doc_of_address(const char *address, char lang[3])
{
	struct rr_str symbol = { 0 }, named = { 0 };

	lang[0] = '\0';
	if (address == NULL || !rr_cite_address(address, &named, lang)) {
		rr_str_free(&named);
		return rr_dup(address != NULL ? address : "");
	}
	if (rr_cite_symbol(named.text, &symbol)) {
		rr_str_free(&named);
		return symbol.text;
	}
	rr_str_free(&symbol);
	return named.text;
}

static void read_time(struct rr_span json, const char *key, char out[25])
{
	char *text = member_text(json, key);
	bool good = text != NULL && strlen(text) >= 10 && strlen(text) < 25;

	for (const char *p = text; good && *p != '\0'; p++)
		good = strchr("0123456789-:.TZ+", *p) != NULL;
	snprintf(out, 25, "%s", good ? text : "");
	free(text);
}

static char *kind_of(const struct annotation_parts *p)
{
	char *kind = member_text(p->ours, "kind"), *motivation = NULL;

	if (kind == NULL)
		motivation = member_text(p->all, "motivation");
	if (motivation != NULL)
		kind = rr_dup(strcmp(motivation, "highlighting") == 0 ? "highlight"
		              : strcmp(motivation, "questioning") == 0 ? "question" : "note");
	free(motivation);
	return kind;
}

/* A line feed parts tags where they are read from the database. */
static void read_tags(const struct annotation_parts *p, struct rr_note *note)
{
	struct rr_json_walk w = annotation_each(p->bodies);
	size_t cap = 0;

	while (rr_json_next(&w)) {
		char *tag = says(rr_json_member(w.value, "purpose"), "tagging")
			? member_text(w.value, "value") : NULL;

		if (tag == NULL)
			continue;
		for (char *c = tag; *c != '\0'; c++)
			*c = *c == '\n' ? ' ' : *c;
		note->tags = rr_grow(note->tags, note->tag_count, &cap, sizeof *note->tags);
		note->tags[note->tag_count++] = tag;
	}
}

static char *read_author(const struct annotation_parts *p)
{
	struct rr_span creator = rr_json_member(p->all, "creator");
	char *author = member_text(p->ours, "author");

	return author != NULL ? author : rr_json_is(creator, '"') ? text_of(creator)
		: member_text(creator, "name");
}

static uint64_t hash_in(struct rr_span object, const char *key, bool *known)
{
	char *text = member_text(object, key);
	uint64_t hash = text != NULL ? strtoull(text, NULL, 16) : 0;

	*known = text != NULL;
	free(text);
	return hash;
}

/* Document, language and title. */
static void read_source(const struct annotation_parts *p, struct rr_note *n)
{
	bool object = rr_json_is(p->source, '{');
	char *address = object ? member_text(p->source, "id") : text_of(p->source), lang[3] = "";

	n->doc = member_text(p->source, "dc:identifier");
	if (n->doc == NULL)
		n->doc = doc_of_address(address, lang);
	n->lang = member_text(p->source, "language");
	if (n->lang == NULL && lang[0] != '\0')
		n->lang = rr_dup(lang);
	n->title = member_text(p->source, "dc:title");
	free(address);
}

static void read_note(const struct annotation_parts *p, struct rr_note *n)
{
	struct rr_span quote = p->selectors[QUOTE], position = p->selectors[POSITION], ours = p->ours;
	bool ignored;

	read_source(p, n);
	n->passage = member_text(p->selectors[FRAGMENT], "value");
	n->exact = member_text(quote, "exact");
	n->prefix = member_text(quote, "prefix");
	n->suffix = member_text(quote, "suffix");
	n->point_start = place(position, "start");
	n->point_end = place(position, "end");
	n->start = place(ours, "start_byte");
	n->end = place(ours, "end_byte");
	n->passage_hash = hash_in(ours, "passage_hash", &ignored);
	n->kind = kind_of(p);
	n->status = member_text(ours, "status");
	n->due = member_text(ours, "due");
	n->colour = member_text(ours, "colour");
	n->until = member_text(ours, "until");
	n->priority = member_text(ours, "priority");
	n->author = read_author(p);
	n->origin = member_text(ours, "origin");
	n->responsible = member_text(ours, "responsible");
	n->before_hash = hash_in(ours, "before_hash", &n->beside_known);
	n->after_hash = hash_in(ours, "after_hash", &ignored);
	n->body = rr_json_is(p->bodies, '"') ? text_of(p->bodies) : member_text(p->comment, "value");
	read_tags(p, n);
	read_time(p->all, "created", n->created);
	read_time(p->all, "modified", n->modified);
}

/* An id of ours, or one made of the other's, or where there is none of the text. */
static void read_id(struct rr_span json, struct annotation *out)
{
	static const char urn[] = "urn:uuid:";
	struct rr_str text = { 0 };
	const char *id;

	out->name = member_text(json, "id");
	if (out->name == NULL)
		out->name = rr_dup("");
	id = strncmp(out->name, urn, sizeof urn - 1) == 0 ? out->name + sizeof urn - 1 : out->name;
	out->foreign = !store_is_uuid(id);
	if (!out->foreign) {
		memcpy(out->note.id, id, sizeof out->note.id);
		return;
	}
	if (out->name[0] == '\0')
		rr_json_compact(json, &text);
	store_made_id(out->name, rr_str_span(&text), out->note.id);
	rr_str_free(&text);
}

enum rr_status annotation_read(struct rr_store *store, struct rr_span json,
                               struct annotation *out, struct rr_error *err)
{
	struct annotation made = { 0 };
	struct annotation_parts parts;
	enum rr_status st;

	annotation_split(json, &parts);
	read_id(json, &made);
	read_note(&parts, &made.note);
	made.timed = made.note.modified[0] != '\0';
	made.placed = !rr_json_is(rr_json_member(parts.ours, "start_byte"), 'n') &&
	              rr_json_member(parts.ours, "start_byte").len > 0;
	st = annotation_extra(store, &parts, &made, err);
	made.by_quote = st == RR_OK && made.note.doc[0] != '\0' &&
	                (made.note.passage == NULL || made.note.passage[0] == '\0');
	if (made.by_quote)
		annotation_place(store, &made);
	if (st == RR_OK)
		st = note_normal(&made.note, err);
	if (st == RR_OK && made.note.created[0] == '\0')
		memcpy(made.note.created, made.note.modified, sizeof made.note.created);
	*out = made; /* also a failing one: the report names it */
	return st;
}
