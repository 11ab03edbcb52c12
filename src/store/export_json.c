/*
 * Notes as a W3C Web Annotation collection. What the model has a word for is
 * said in it; the rest stands under "resread", so that an import restores
 * every column. Fields that an import did not know were kept with the note
 * (extra) and are written back where they stood.
 */
#include "store/export.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "resread/text.h"

static const struct {
	const char *kind, *motivation;
} motivations[] = {
	{ "highlight", "highlighting" },
	{ "question", "questioning" },
};

static const char *motivation_of(const char *kind)
{
	for (size_t i = 0; i < sizeof motivations / sizeof *motivations; i++)
		if (strcmp(kind, motivations[i].kind) == 0)
			return motivations[i].motivation;
	return "commenting";
}

/* ---- extra ------------------------------------------------------------ */

static void put_value(struct rr_json *j, const char *key, sqlite3_stmt *row)
{
	const char *type = (const char *)sqlite3_column_text(row, 1);
	const char *value = (const char *)sqlite3_column_text(row, 2);

	if (strcmp(type, "text") == 0)
		rr_json_text(j, key, value);
	else if (strcmp(type, "true") == 0 || strcmp(type, "false") == 0)
		rr_json_bool(j, key, type[0] == 't');
	else if (value == NULL)
		rr_json_null(j, key);
	else /* a number, an object or an array is its own text */
		rr_json_raw(j, key, rr_span(value));
}

/* Writes the members of the part of extra that `path` names, if there is one. */
static enum rr_status put_extra(const struct export *e, struct rr_json *j,
                                const struct rr_note *note, const char *path,
                                struct rr_error *err)
{
	struct db *db = &e->store->notes;
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st;

	if (note->extra == NULL)
		return RR_OK;
	st = db_prepare(db, "SELECT key, type, value FROM json_each(?1, ?2)", &stmt, err);
	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, note->extra);
	db_bind(stmt, 2, path);
	while ((st = db_step(db, stmt, &row, err)) == RR_OK && row)
		put_value(j, sqlite3_column_type(stmt, 0) == SQLITE_TEXT
		          ? (const char *)sqlite3_column_text(stmt, 0) : NULL, stmt);
	db_done(stmt);
	return st;
}

/* ---- the parts -------------------------------------------------------- */

/* An address that names the document: the official one of a symbol. */
static void put_source_id(struct rr_json *j, const char *doc)
{
	bool symbol = strchr(doc, '/') != NULL;
	struct rr_str id = { 0 };

	for (const char *p = doc; *p != '\0'; p++)
		symbol = symbol && *p > ' ' && *p < 0x7F;
	rr_str_puts(&id, symbol ? "https://undocs.org/" : "urn:resread:document:");
	for (const char *p = doc; *p != '\0'; p++)
		if (isalnum((unsigned char)*p) || strchr("-._~/", *p) != NULL)
			rr_str_putc(&id, *p);
		else
			rr_str_printf(&id, "%%%02X", (unsigned)(unsigned char)*p);
	rr_json_text(j, "id", id.text);
	rr_str_free(&id);
}

static void put_tag(struct rr_json *j, const char *tag)
{
	rr_json_open(j, NULL, '{');
	rr_json_text(j, "type", "TextualBody");
	rr_json_text(j, "purpose", "tagging");
	rr_json_text(j, "value", tag);
	rr_json_close(j);
}

static enum rr_status put_bodies(const struct export *e, struct rr_json *j,
                                 const struct rr_note *n, struct rr_error *err)
{
	enum rr_status st = RR_OK;

	rr_json_open(j, "body", '[');
	if (n->body[0] != '\0') {
		rr_json_open(j, NULL, '{');
		rr_json_text(j, "type", "TextualBody");
		rr_json_text(j, "purpose", "commenting");
		rr_json_text(j, "format", "text/markdown");
		rr_json_text(j, "value", n->body);
		st = put_extra(e, j, n, "$.comment", err);
		rr_json_close(j);
	}
	for (size_t i = 0; i < n->tag_count; i++)
		put_tag(j, n->tags[i]);
	if (st == RR_OK)
		st = put_extra(e, j, n, "$.bodies", err);
	rr_json_close(j);
	return st;
}

static enum rr_status put_selectors(const struct export *e, struct rr_json *j,
                                    const struct rr_note *n, struct rr_error *err)
{
	enum rr_status st;

	rr_json_open(j, "selector", '[');
	rr_json_open(j, NULL, '{');
	rr_json_text(j, "type", "FragmentSelector");
	rr_json_text(j, "value", n->passage);
	st = put_extra(e, j, n, "$.fragment", err);
	rr_json_close(j);
	rr_json_open(j, NULL, '{');
	rr_json_text(j, "type", "TextQuoteSelector");
	rr_json_text(j, "exact", n->exact);
	rr_json_text(j, "prefix", n->prefix);
	rr_json_text(j, "suffix", n->suffix);
	if (st == RR_OK)
		st = put_extra(e, j, n, "$.quote", err);
	rr_json_close(j);
	rr_json_open(j, NULL, '{');
	rr_json_text(j, "type", "TextPositionSelector");
	rr_json_int(j, "start", (int64_t)n->point_start);
	rr_json_int(j, "end", (int64_t)n->point_end);
	if (st == RR_OK)
		st = put_extra(e, j, n, "$.position", err);
	rr_json_close(j);
	if (st == RR_OK)
		st = put_extra(e, j, n, "$.selectors", err);
	rr_json_close(j);
	return st;
}

static void put_source(struct rr_json *j, const struct rr_note *n)
{
	put_source_id(j, n->doc);
	rr_json_text(j, "type", "Text");
	rr_json_text(j, "dc:identifier", n->doc);
	if (n->title != NULL)
		rr_json_text(j, "dc:title", n->title);
	if (n->lang[0] != '\0')
		rr_json_text(j, "language", n->lang);
}

static void put_hash(struct rr_json *j, const char *key, uint64_t value)
{
	char hash[17];

	snprintf(hash, sizeof hash, "%016llx", (unsigned long long)value);
	rr_json_text(j, key, hash);
}

/*
 * The author, who is a Person with a name. Whoever an import knew as more is
 * in extra as it found them; then the name stands with what is ours.
 */
static enum rr_status put_creator(const struct export *e, struct rr_json *j,
                                  const struct rr_note *n, bool *foreign,
                                  struct rr_error *err)
{
	static const char sql[] = "SELECT json_type(?1, '$.annotation.creator') IS NOT NULL";
	sqlite3_stmt *stmt;
	enum rr_status st = RR_OK;

	*foreign = false;
	if (n->extra != NULL) {
		st = db_prepare(&e->store->notes, sql, &stmt, err);
		if (st != RR_OK)
			return st;
		db_bind(stmt, 1, n->extra);
		st = db_step(&e->store->notes, stmt, foreign, err);
		*foreign = *foreign && sqlite3_column_int(stmt, 0) != 0;
		db_done(stmt);
	}
	if (st != RR_OK || n->author == NULL || *foreign)
		return st;
	rr_json_open(j, "creator", '{');
	rr_json_text(j, "type", "Person");
	rr_json_text(j, "name", n->author);
	rr_json_close(j);
	return RR_OK;
}

static void put_ours(struct rr_json *j, const struct rr_note *n, bool author)
{
	const struct {
		const char *key, *value;
	} facts[] = { { "kind", n->kind }, { "status", n->status }, { "due", n->due },
		{ "colour", n->colour }, { "until", n->until }, { "priority", n->priority },
		{ "origin", n->origin }, { "responsible", n->responsible },
		{ "author", author ? n->author : NULL } };

	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (facts[i].value != NULL)
			rr_json_text(j, facts[i].key, facts[i].value);
	rr_json_int(j, "start_byte", (int64_t)n->start);
	rr_json_int(j, "end_byte", (int64_t)n->end);
	put_hash(j, "passage_hash", n->passage_hash);
	if (n->beside_known) {
		put_hash(j, "before_hash", n->before_hash);
		put_hash(j, "after_hash", n->after_hash);
	}
}

static enum rr_status put_target(const struct export *e, struct rr_json *j,
                                 const struct rr_note *n, struct rr_error *err)
{
	enum rr_status st;

	rr_json_open(j, "target", '{');
	rr_json_open(j, "source", '{');
	put_source(j, n);
	st = put_extra(e, j, n, "$.source", err);
	rr_json_close(j);
	if (st == RR_OK)
		st = put_selectors(e, j, n, err);
	if (st == RR_OK)
		st = put_extra(e, j, n, "$.target", err);
	rr_json_close(j);
	return st;
}

static enum rr_status put_annotation(const struct export *e, struct rr_json *j,
                                     const struct rr_note *n, struct rr_error *err)
{
	char id[64];
	bool foreign;
	enum rr_status st;

	snprintf(id, sizeof id, "urn:uuid:%s", n->id);
	rr_json_open(j, NULL, '{');
	rr_json_text(j, "id", id);
	rr_json_text(j, "type", "Annotation");
	rr_json_text(j, "motivation", motivation_of(n->kind));
	rr_json_text(j, "created", n->created);
	rr_json_text(j, "modified", n->modified);
	st = put_creator(e, j, n, &foreign, err);
	if (st == RR_OK)
		st = put_bodies(e, j, n, err);
	if (st == RR_OK)
		st = put_target(e, j, n, err);
	rr_json_open(j, "resread", '{');
	put_ours(j, n, foreign);
	if (st == RR_OK)
		st = put_extra(e, j, n, "$.resread", err);
	rr_json_close(j);
	if (st == RR_OK)
		st = put_extra(e, j, n, "$.annotation", err);
	rr_json_close(j);
	return st;
}

/* ---- the collection --------------------------------------------------- */

#define TABLE_COLUMNS 8

/* What belongs to no note of its own: pins, and notes not to be offered again. */
static const struct {
	const char *name, *sql;
	const char *columns[TABLE_COLUMNS]; /* texts, left out where empty; "parted" is a truth value */
} tables[] = {
	{ "pins", "SELECT doc_a, lang_a, passage_a, doc_b, lang_b, passage_b, parted, modified"
	  " FROM pin ORDER BY doc_a, doc_b, passage_a, passage_b, lang_a, lang_b",
	  { "doc_a", "lang_a", "passage_a", "doc_b", "lang_b", "passage_b", "parted",
	    "modified" } },
	{ "rejected", "SELECT note, doc FROM rejected ORDER BY note, doc", { "note", "doc" } },
};

static void put_columns(struct rr_json *j, sqlite3_stmt *row, const char *const names[TABLE_COLUMNS])
{
	rr_json_open(j, NULL, '{');
	for (int i = 0; i < TABLE_COLUMNS && names[i] != NULL; i++)
		if (strcmp(names[i], "parted") == 0)
			rr_json_bool(j, names[i], sqlite3_column_int(row, i) != 0);
		else if (sqlite3_column_bytes(row, i) > 0)
			rr_json_text(j, names[i], (const char *)sqlite3_column_text(row, i));
	rr_json_close(j);
}

static enum rr_status put_table(const struct export *e, struct rr_json *j, size_t t,
                                bool *any, struct rr_error *err)
{
	struct db *db = &e->store->notes;
	bool row = false, first = true;
	sqlite3_stmt *stmt;
	enum rr_status st = db_prepare(db, tables[t].sql, &stmt, err);

	if (st != RR_OK)
		return st;
	while ((st = db_step(db, stmt, &row, err)) == RR_OK && row) {
		if (!*any)
			rr_json_open(j, "resread", '{');
		if (first)
			rr_json_open(j, tables[t].name, '[');
		*any = true;
		first = false;
		put_columns(j, stmt, tables[t].columns);
	}
	db_done(stmt);
	if (!first)
		rr_json_close(j);
	return st;
}

static enum rr_status put_tables(const struct export *e, struct rr_json *j,
                                 struct rr_error *err)
{
	enum rr_status st = RR_OK;
	bool any = false;

	if (!e->all || e->store->notes.sql == NULL)
		return RR_OK;
	for (size_t t = 0; st == RR_OK && t < sizeof tables / sizeof *tables; t++)
		st = put_table(e, j, t, &any, err);
	if (any)
		rr_json_close(j);
	return st;
}

static void put_context(struct rr_json *j)
{
	rr_json_open(j, "@context", '[');
	rr_json_text(j, NULL, "http://www.w3.org/ns/anno.jsonld");
	rr_json_open(j, NULL, '{');
	rr_json_open(j, "resread", '{');
	rr_json_text(j, "@id", "urn:resread:note");
	rr_json_text(j, "@type", "@json");
	rr_json_close(j);
	rr_json_close(j);
	rr_json_close(j);
}

enum rr_status export_json(const struct export *e, struct rr_error *err)
{
	struct rr_json j = { .out = e->out, .indent = true };
	enum rr_status st = RR_OK;

	rr_json_open(&j, NULL, '{');
	put_context(&j);
	rr_json_text(&j, "id", "urn:resread:notes");
	rr_json_text(&j, "type", "AnnotationCollection");
	rr_json_text(&j, "label", "resread notes");
	rr_json_int(&j, "total", (int64_t)e->count);
	rr_json_open(&j, "first", '{');
	rr_json_text(&j, "id", "urn:resread:notes:1");
	rr_json_text(&j, "type", "AnnotationPage");
	rr_json_text(&j, "partOf", "urn:resread:notes");
	rr_json_int(&j, "startIndex", 0);
	rr_json_open(&j, "items", '[');
	for (size_t i = 0; st == RR_OK && i < e->count; i++)
		st = put_annotation(e, &j, &e->notes[i], err);
	rr_json_close(&j);
	rr_json_close(&j);
	if (st == RR_OK)
		st = put_tables(e, &j, err);
	rr_json_close(&j);
	return st;
}
