/* From what a person types to a document: files and names of the library. */
#include "store/library.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void library_entry_free(struct library_entry *entry)
{
	free(entry->key);
	free(entry->lang);
	free(entry->symbol);
	free(entry->body);
	free(entry->path);
	*entry = (struct library_entry){ 0 };
}

/* ---- names ------------------------------------------------------------ */

/* ?1 as typed, ?2 the canonical symbol, ?3 the language preferred. */
static const char by_symbol_sql[] =
	"SELECT doc, key, lang, symbol, body, path FROM doc"
	" WHERE key = ?1 OR symbol = ?1 OR symbol = ?2 OR key = ?2"
	" ORDER BY lang = ?3 DESC, key = ?1 DESC, doc";
/* ?1 the number, ?2 the body or NULL. A year in brackets may be left out. */
static const char by_number_sql[] =
	"SELECT doc, key, lang, symbol, body, path FROM doc"
	" WHERE (number = ?1 OR substr(number, 1, length(?1) + 1) = ?1 || '(')"
	" AND (?2 IS NULL OR body = ?2)"
	" ORDER BY date DESC, key, lang = ?3 DESC, doc";

struct entries {
	struct library_entry *items; /* owned */
	size_t count, cap;
};

static void entries_free(struct entries *list)
{
	for (size_t i = 0; i < list->count; i++)
		library_entry_free(&list->items[i]);
	free(list->items);
	*list = (struct entries){ 0 };
}

static enum rr_status look_up(struct rr_store *store, const char *sql,
                              const char *const values[3], struct entries *out,
                              struct rr_error *err)
{
	struct db *db = &store->library;
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st = db_prepare(db, sql, &stmt, err);

	if (st != RR_OK)
		return st;
	for (int i = 0; i < 3; i++)
		db_bind(stmt, i + 1, values[i]);
	while ((st = db_step(db, stmt, &row, err)) == RR_OK && row) {
		out->items = rr_grow(out->items, out->count, &out->cap, sizeof *out->items);
		out->items[out->count++] = (struct library_entry){
			.doc = sqlite3_column_int64(stmt, 0), .key = db_text(stmt, 1),
			.lang = db_text(stmt, 2), .symbol = db_text(stmt, 3),
			.body = db_text(stmt, 4), .path = db_text(stmt, 5) };
	}
	db_done(stmt);
	return st;
}

/* "HRC 28/2" is body and number, "28/2" a number alone. */
static void split_number(struct rr_span name, struct rr_str *body, struct rr_str *number)
{
	size_t blank = rr_span_find(name, " ", 0);

	if (blank != RR_NONE) {
		for (size_t i = 0; i < blank; i++)
			rr_str_putc(body, (char)(name.text[i] >= 'a' && name.text[i] <= 'z'
			            ? name.text[i] - 32 : name.text[i]));
		name = rr_span_trim(rr_span_sub(name, blank, name.len));
	}
	rr_str_add(number, name);
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* A number is clear if all documents that bear it are of one body. */
static enum rr_status refuse_ambiguous(const char *name, const struct entries *list,
                                       struct rr_error *err)
{
	struct rr_str names = { 0 };
	bool clear = true;
	enum rr_status st = RR_OK;

	for (size_t i = 0; i < list->count; i++) {
		const struct library_entry *e = &list->items[i];

		clear = clear && same_text(e->body, list->items[0].body);
		if (i > 0 && strcmp(e->key, list->items[i - 1].key) == 0)
			continue;
		rr_str_printf(&names, "%s%s", i ? ", " : "", e->key);
	}
	if (!clear)
		st = rr_fail(err, RR_INVALID, "%s: may be %s; name one", name, names.text);
	rr_str_free(&names);
	return st;
}

static enum rr_status find_number(struct rr_store *store, const char *name,
                                  const char *code, struct entries *list,
                                  struct rr_error *err)
{
	struct rr_str body = { 0 }, number = { 0 };
	const char *values[3];
	enum rr_status st;

	split_number(rr_span_trim(rr_span(name)), &body, &number);
	values[0] = number.text;
	values[1] = body.text;
	values[2] = code;
	st = look_up(store, by_number_sql, values, list, err);
	if (st == RR_OK)
		st = refuse_ambiguous(name, list, err);
	rr_str_free(&body);
	rr_str_free(&number);
	return st;
}

enum rr_status library_find(struct rr_store *store, const char *name, const char *code,
                            struct library_entry *out, struct rr_error *err)
{
	struct rr_str symbol = { 0 }, named = { 0 };
	struct entries list = { 0 };
	char lang[3];
	enum rr_status st;

	if (rr_cite_address(name, &named, lang) && code == NULL && lang[0] != '\0')
		code = lang;
	rr_str_free(&named);
	st = db_open(&store->library, DB_READ, err);
	if (st == RR_OK) {
		if (!rr_cite_symbol(name, &symbol))
			rr_str_puts(&symbol, name);
		st = look_up(store, by_symbol_sql,
		             (const char *[]){ name, symbol.text, code }, &list, err);
	}
	if (st == RR_OK && list.count == 0)
		st = find_number(store, name, code, &list, err);
	if (st == RR_MISSING || (st == RR_OK && list.count == 0))
		st = rr_fail(err, RR_MISSING, "%s: is not in the library", name);
	if (st == RR_OK) {
		*out = list.items[0];
		list.items[0] = (struct library_entry){ 0 };
	}
	entries_free(&list);
	rr_str_free(&symbol);
	return st;
}

/* ---- documents -------------------------------------------------------- */

/* Its file, if it is there and still holds this document. */
static struct rr_doc *open_file(struct rr_langs *langs, const struct library_entry *entry)
{
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;

	if (entry->path == NULL || access(entry->path, R_OK) != 0 ||
	    rr_source_open(entry->path, &source, NULL) != RR_OK)
		return NULL;
	if (rr_doc_read(langs, source, entry->lang, &doc, NULL) != RR_OK)
		doc = NULL;
	rr_source_free(source);
	if (doc != NULL && strcmp(doc->key, entry->key) != 0) {
		rr_doc_free(doc);
		doc = NULL;
	}
	return doc;
}

static enum rr_status open_kept(struct rr_store *store, struct rr_langs *langs,
                                const struct library_entry *entry, struct rr_doc **out,
                                struct rr_error *err)
{
	struct db *db = &store->library;
	struct rr_source *source = NULL;
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st;

	st = db_prepare(db, "SELECT lines, marks FROM doc WHERE doc = ?1 AND marks IS NOT NULL",
	                &stmt, err);
	if (st != RR_OK)
		return st;
	sqlite3_bind_int64(stmt, 1, entry->doc);
	st = db_step(db, stmt, &row, err);
	if (st == RR_OK && row)
		source = source_unpack(rr_span((const char *)sqlite3_column_text(stmt, 0)),
		                       rr_span((const char *)sqlite3_column_text(stmt, 1)),
		                       entry->path ? entry->path : "-");
	db_done(stmt);
	if (st != RR_OK)
		return st;
	if (source == NULL)
		return rr_fail(err, RR_MISSING, "%s: its file %s is gone, and its text was not kept",
		               entry->key, entry->path ? entry->path : "");
	st = rr_doc_read(langs, source, entry->lang, out, err);
	source_drop(source);
	return st;
}

enum rr_status rr_library_open(struct rr_store *store, struct rr_langs *langs,
                               const char *name, const char *code,
                               struct rr_doc **doc, struct rr_error *err)
{
	struct library_entry entry = { 0 };
	struct rr_doc *opened;
	enum rr_status st;

	st = library_find(store, name, code, &entry, err);
	if (st != RR_OK)
		return st;
	opened = open_file(langs, &entry);
	if (opened == NULL)
		st = open_kept(store, langs, &entry, &opened, err);
	library_entry_free(&entry);
	if (st == RR_OK)
		*doc = opened;
	return st;
}

/* ---- DOC of the command line ------------------------------------------ */

static enum rr_status read_file(struct rr_langs *langs, const char *path, const char *code,
                                struct rr_doc **doc, struct rr_source **source,
                                struct rr_error *err)
{
	struct rr_source *lines = NULL;
	enum rr_status st;

	st = rr_source_open(path, &lines, err);
	if (st == RR_OK)
		st = rr_doc_read(langs, lines, code, doc, err);
	if (st == RR_OK && source != NULL) {
		*source = lines;
		lines = NULL;
	}
	rr_source_free(lines);
	return st;
}

static bool is_file(const char *name)
{
	return strcmp(name, "-") == 0 || access(name, F_OK) == 0;
}

enum rr_status rr_open(struct rr_store *store, struct rr_langs *langs, const char *arg,
                       const char *code, struct rr_doc **doc, struct rr_source **source,
                       char **id, struct rr_error *err)
{
	char *name = rr_dup(arg), *hash = NULL;
	struct rr_source *lines = NULL;
	enum rr_status st;

	if (!is_file(name)) { /* a '#' in the name of a file that exists is the name's */
		hash = strrchr(name, '#');
		if (hash != NULL)
			*hash++ = '\0';
	}
	if (is_file(name))
		st = read_file(langs, name, code, doc, source ? &lines : NULL, err);
	else
		st = rr_library_open(store, langs, name, code, doc, err);
	if (st == RR_MISSING)
		st = rr_fail(err, RR_UNREAD, "%s: there is no such file, and no such document in "
		             "the library", name);
	if (st == RR_OK) {
		if (source != NULL)
			*source = lines;
		*id = hash != NULL && hash[0] != '\0' ? rr_dup(hash) : NULL;
	}
	free(name);
	return st;
}
