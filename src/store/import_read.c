/*
 * One annotation → one note, read by SQLite's JSON functions. The model
 * allows many shapes; schema/import.sql brings them into one row. Whatever
 * has no column is kept in `extra`, part by part, as export_json.c writes it
 * back.
 */
#include "store/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The columns of schema/import.sql. */
enum {
	ID, CREATED, MODIFIED, MOTIVATION, DOC, SOURCE_ID, TITLE, LANG, PASSAGE, EXACT, PREFIX,
	SUFFIX, START, END, START_BYTE, END_BYTE, HASH, KIND, STATUS, DUE, COLOUR, UNTIL, PRIORITY,
	AUTHOR, ORIGIN, RESPONSIBLE, BEFORE, AFTER, BODY,
	REST_FIRST, REST_LAST = REST_FIRST + 9, TAGS,
};

static const char *const rest_names[] = { "annotation", "source", "target", "resread",
	"comment", "fragment", "quote", "position", "bodies", "selectors" };

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

/* ---- the fields ------------------------------------------------------- */

static size_t place(sqlite3_stmt *row, int column)
{
	int64_t value = sqlite3_column_int64(row, column);

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

static void read_time(sqlite3_stmt *row, int column, char out[25])
{
	const char *text = (const char *)sqlite3_column_text(row, column);
	bool good = text != NULL && strlen(text) >= 10 && strlen(text) < 25;

	for (const char *p = text; good && *p != '\0'; p++)
		good = strchr("0123456789-:.TZ+", *p) != NULL;
	snprintf(out, 25, "%s", good ? text : "");
}

static char *kind_of(sqlite3_stmt *row)
{
	const char *motivation = (const char *)sqlite3_column_text(row, MOTIVATION);

	if (sqlite3_column_type(row, KIND) != SQLITE_NULL || motivation == NULL)
		return db_text(row, KIND);
	if (strcmp(motivation, "highlighting") == 0)
		return rr_dup("highlight");
	return rr_dup(strcmp(motivation, "questioning") == 0 ? "question" : "note");
}

static void read_tags(sqlite3_stmt *row, struct rr_note *note)
{
	struct rr_span rest = rr_span((const char *)sqlite3_column_text(row, TAGS)), tag;
	size_t cap = 0;

	while (rest.len > 0 && rr_span_cut(&rest, '\n', &tag)) {
		note->tags = rr_grow(note->tags, note->tag_count, &cap, sizeof *note->tags);
		note->tags[note->tag_count] = rr_alloc(tag.len + 1);
		memcpy(note->tags[note->tag_count++], tag.text, tag.len);
	}
}

static char *read_extra(sqlite3_stmt *row, const char *foreign_id)
{
	struct rr_str text = { 0 };
	struct rr_json j = { .out = &text };
	bool any = foreign_id != NULL;

	rr_json_open(&j, NULL, '{');
	for (int i = 0; i <= REST_LAST - REST_FIRST; i++) {
		const char *rest = (const char *)sqlite3_column_text(row, REST_FIRST + i);

		if (rest != NULL)
			rr_json_raw(&j, rest_names[i], rr_span(rest));
		any = any || rest != NULL;
	}
	if (foreign_id != NULL)
		rr_json_text(&j, "id", foreign_id);
	rr_json_close(&j);
	rr_str_cut(&text, text.len - 1);
	if (any)
		return text.text;
	rr_str_free(&text);
	return NULL;
}

static uint64_t hash_in(sqlite3_stmt *row, int column)
{
	const char *hash = (const char *)sqlite3_column_text(row, column);

	return hash != NULL ? strtoull(hash, NULL, 16) : 0;
}

static void read_note(sqlite3_stmt *row, struct rr_note *n)
{
	char lang[3] = "";

	n->doc = sqlite3_column_type(row, DOC) != SQLITE_NULL ? db_text(row, DOC)
		: doc_of_address((const char *)sqlite3_column_text(row, SOURCE_ID), lang);
	n->lang = sqlite3_column_type(row, LANG) != SQLITE_NULL || lang[0] == '\0'
		? db_text(row, LANG) : rr_dup(lang);
	n->title = db_text(row, TITLE);
	n->passage = db_text(row, PASSAGE);
	n->exact = db_text(row, EXACT);
	n->prefix = db_text(row, PREFIX);
	n->suffix = db_text(row, SUFFIX);
	n->point_start = place(row, START);
	n->point_end = place(row, END);
	n->start = place(row, START_BYTE);
	n->end = place(row, END_BYTE);
	n->passage_hash = hash_in(row, HASH);
	n->kind = kind_of(row);
	n->status = db_text(row, STATUS);
	n->due = db_text(row, DUE);
	n->colour = db_text(row, COLOUR);
	n->until = db_text(row, UNTIL);
	n->priority = db_text(row, PRIORITY);
	n->author = db_text(row, AUTHOR);
	n->origin = db_text(row, ORIGIN);
	n->responsible = db_text(row, RESPONSIBLE);
	n->beside_known = sqlite3_column_type(row, BEFORE) != SQLITE_NULL;
	n->before_hash = hash_in(row, BEFORE);
	n->after_hash = hash_in(row, AFTER);
	n->body = db_text(row, BODY);
	read_tags(row, n);
	read_time(row, CREATED, n->created);
	read_time(row, MODIFIED, n->modified);
}

static void read_row(sqlite3_stmt *row, const char *json, struct annotation *out)
{
	static const char urn[] = "urn:uuid:";
	const char *id;
	bool ours;

	out->name = rr_dup("");
	if (sqlite3_column_type(row, ID) != SQLITE_NULL) {
		free(out->name);
		out->name = db_text(row, ID);
	}
	read_note(row, &out->note);
	id = strncmp(out->name, urn, sizeof urn - 1) == 0 ? out->name + sizeof urn - 1 : out->name;
	ours = store_is_uuid(id);
	if (ours)
		memcpy(out->note.id, id, sizeof out->note.id);
	else
		store_made_id(out->name, out->name[0] ? (struct rr_span){ "", 0 } : rr_span(json),
		              out->note.id);
	out->note.extra = read_extra(row, ours || out->name[0] == '\0' ? NULL : out->name);
	out->timed = out->note.modified[0] != '\0';
	out->placed = sqlite3_column_type(row, START_BYTE) != SQLITE_NULL;
}

enum rr_status annotation_read(struct rr_store *store, const char *json,
                               struct annotation *out, struct rr_error *err)
{
	struct annotation made = { 0 };
	sqlite3_stmt *stmt;
	bool row = false;
	const struct rr_blob *sql = rr_embedded("schema/import.sql");
	enum rr_status st;

	st = db_prepare(&store->notes, sql ? (const char *)sql->data : "", &stmt, err);
	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, json);
	st = db_step(&store->notes, stmt, &row, err);
	if (st == RR_OK && row)
		read_row(stmt, json, &made);
	db_done(stmt);
	made.by_quote = st == RR_OK && made.note.doc != NULL && made.note.doc[0] != '\0'
	                && (made.note.passage == NULL || made.note.passage[0] == '\0');
	if (made.by_quote)
		annotation_place(store, &made);
	if (st == RR_OK)
		st = note_normal(&made.note, err);
	if (st == RR_OK && made.note.created[0] == '\0')
		memcpy(made.note.created, made.note.modified, sizeof made.note.created);
	*out = made; /* also a failing one: the report names it */
	return st;
}
