/* Asking the library: its documents, and who cites what. */
#include "store/library.h"

#include <stdlib.h>
#include <string.h>

/* ---- documents -------------------------------------------------------- */

void rr_library_rows_free(struct rr_library_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *const owned[] = { rows[i].key, rows[i].lang, rows[i].symbol, rows[i].number,
			rows[i].title, rows[i].path, rows[i].body, rows[i].date };

		for (size_t k = 0; k < sizeof owned / sizeof *owned; k++)
			free(owned[k]);
	}
	free(rows);
}

static const char list_sql[] =
	"SELECT key, lang, symbol, number, title, path, body, date,"
	" (SELECT count(*) FROM passage p WHERE p.doc = d.doc"
	"  AND p.kind IN ('preambular', 'operative', 'annex'))"
	" FROM doc d ORDER BY key, lang";

/* Both lists are sorted by key. */
static enum rr_status count_notes(struct rr_store *store, struct rr_library_row *rows,
                                  size_t count, struct rr_error *err)
{
	struct db *db = &store->notes;
	sqlite3_stmt *stmt;
	bool row = false;
	size_t i = 0;
	enum rr_status st = db_open(db, DB_READ, err);

	if (st == RR_MISSING)
		return RR_OK;
	if (st == RR_OK)
		st = db_prepare(db, "SELECT doc, count(*) FROM note GROUP BY doc ORDER BY doc",
		                &stmt, err);
	if (st != RR_OK)
		return st;
	while ((st = db_step(db, stmt, &row, err)) == RR_OK && row) {
		const char *key = (const char *)sqlite3_column_text(stmt, 0);

		while (i < count && strcmp(rows[i].key, key) < 0)
			i++;
		for (; i < count && strcmp(rows[i].key, key) == 0; i++)
			rows[i].notes = sqlite3_column_int64(stmt, 1);
	}
	db_done(stmt);
	return st;
}

enum rr_status rr_library_list(struct rr_store *store, struct rr_library_row **rows,
                               size_t *count, struct rr_error *err)
{
	struct db *db = &store->library;
	struct rr_library_row *list = NULL;
	size_t n = 0, cap = 0;
	sqlite3_stmt *stmt = NULL;
	bool row = false;
	enum rr_status st;

	st = db_open(db, DB_READ, err);
	if (st == RR_MISSING) {
		*rows = NULL;
		*count = 0;
		return RR_OK;
	}
	if (st == RR_OK)
		st = db_prepare(db, list_sql, &stmt, err);
	while (st == RR_OK && (st = db_step(db, stmt, &row, err)) == RR_OK && row) {
		list = rr_grow(list, n, &cap, sizeof *list);
		list[n++] = (struct rr_library_row){ .key = db_text(stmt, 0),
			.lang = db_text(stmt, 1), .symbol = db_text(stmt, 2), .number = db_text(stmt, 3),
			.title = db_text(stmt, 4), .path = db_text(stmt, 5), .body = db_text(stmt, 6),
			.date = db_text(stmt, 7), .clauses = sqlite3_column_int64(stmt, 8) };
	}
	db_done(stmt);
	if (st == RR_OK)
		st = count_notes(store, list, n, err);
	if (st != RR_OK) {
		rr_library_rows_free(list, n);
		return st;
	}
	*rows = list;
	*count = n;
	return RR_OK;
}

/* All language versions of the document that is named. */
enum rr_status rr_library_remove(struct rr_store *store, const char *name,
                                 struct rr_error *err)
{
	static const char *const drops[] = {
		"DELETE FROM passage WHERE doc IN (SELECT doc FROM doc WHERE key = ?1)",
		"DELETE FROM citation WHERE doc IN (SELECT doc FROM doc WHERE key = ?1)",
		"DELETE FROM fold WHERE doc IN (SELECT doc FROM doc WHERE key = ?1)",
		"DELETE FROM doc WHERE key = ?1",
	};
	struct db *db = &store->library;
	struct library_entry entry = { 0 };
	sqlite3_stmt *stmt;
	enum rr_status st;

	st = library_find(store, name, NULL, &entry, err);
	if (st == RR_OK)
		st = db_begin(db, err);
	if (st != RR_OK) {
		library_entry_free(&entry);
		return st;
	}
	for (size_t i = 0; st == RR_OK && i < sizeof drops / sizeof *drops; i++) {
		st = db_prepare(db, drops[i], &stmt, err);
		if (st != RR_OK)
			break;
		db_bind(stmt, 1, entry.key);
		st = db_run(db, stmt, err);
	}
	st = db_end(db, st, err);
	library_entry_free(&entry);
	return st;
}

/* ---- who cites it ----------------------------------------------------- */

void rr_cited_by_free(struct rr_cited_by *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(rows[i].key);
		free(rows[i].lang);
		free(rows[i].title);
		free(rows[i].passage);
		free(rows[i].verb);
		free(rows[i].text);
		free(rows[i].date);
		free(rows[i].locator);
	}
	free(rows);
}

/* A sub-paragraph without a verb of its own hangs on that of its paragraph. */
static const char cited_by_sql[] =
	"SELECT d.key, d.lang, d.title, c.passage, p.lead, p.text, c.date, c.locator,"
	" c.start_byte, c.end_byte, top.lead, top.text"
	" FROM citation c JOIN doc d ON d.doc = c.doc"
	" LEFT JOIN passage p ON p.doc = c.doc AND p.id = c.passage"
	" LEFT JOIN passage top ON top.doc = c.doc"
	" AND top.id = substr(c.passage, 1, instr(c.passage, '(') - 1)"
	" WHERE c.target = ?1"
	" ORDER BY coalesce(d.date, ''), d.key, d.lang, p.seq, c.seq";

/* The verb of the text in column i + 1, whose bytes column i counts; NULL. */
static char *lead_of(sqlite3_stmt *stmt, int i)
{
	struct rr_span text = rr_span((const char *)sqlite3_column_text(stmt, i + 1));
	struct rr_span lead = rr_span_sub(text, 0, (size_t)sqlite3_column_int64(stmt, i));
	char *copy;

	if (lead.len == 0)
		return NULL;
	copy = rr_alloc(lead.len + 1);
	memcpy(copy, lead.text, lead.len);
	return copy;
}

static void add_locator(struct rr_cited_by *row, const char *locator)
{
	struct rr_str both = { 0 };

	if (locator == NULL)
		return;
	if (row->locator != NULL)
		rr_str_printf(&both, "%s; ", row->locator);
	rr_str_puts(&both, locator);
	free(row->locator);
	row->locator = both.text;
}

/* Several mentions in one clause are one row. */
static void add_mention(struct rr_cited_by **list, size_t *count, size_t *cap,
                        sqlite3_stmt *stmt)
{
	struct rr_cited_by *row = *count > 0 ? &(*list)[*count - 1] : NULL;
	const char *locator = (const char *)sqlite3_column_text(stmt, 7);

	if (row == NULL || strcmp(row->passage, (const char *)sqlite3_column_text(stmt, 3)) != 0
	    || strcmp(row->key, (const char *)sqlite3_column_text(stmt, 0)) != 0
	    || strcmp(row->lang, (const char *)sqlite3_column_text(stmt, 1)) != 0) {
		*list = rr_grow(*list, *count, cap, sizeof **list);
		row = &(*list)[(*count)++];
		*row = (struct rr_cited_by){ .key = db_text(stmt, 0), .lang = db_text(stmt, 1),
			.title = db_text(stmt, 2), .passage = db_text(stmt, 3),
			.verb = lead_of(stmt, 4), .text = db_text(stmt, 5),
			.start = (size_t)sqlite3_column_int64(stmt, 8),
			.end = (size_t)sqlite3_column_int64(stmt, 9) };
		if (row->verb == NULL)
			row->verb = lead_of(stmt, 10);
	}
	if (row->date == NULL)
		row->date = db_text(stmt, 6);
	add_locator(row, locator);
}

enum rr_status rr_library_cited_by(struct rr_store *store, const char *target,
                                   struct rr_cited_by **rows, size_t *count,
                                   struct rr_error *err)
{
	struct db *db = &store->library;
	struct rr_str canonical = { 0 };
	struct rr_cited_by *list = NULL;
	size_t n = 0, cap = 0;
	sqlite3_stmt *stmt = NULL;
	bool row = false;
	enum rr_status st;

	st = db_open(db, DB_READ, err);
	if (st == RR_OK && !rr_cite_symbol(target, &canonical))
		rr_str_puts(&canonical, target);
	if (st == RR_OK)
		st = db_prepare(db, cited_by_sql, &stmt, err);
	if (st == RR_OK)
		db_bind(stmt, 1, canonical.text);
	while (st == RR_OK && (st = db_step(db, stmt, &row, err)) == RR_OK && row)
		add_mention(&list, &n, &cap, stmt);
	db_done(stmt);
	rr_str_free(&canonical);
	if (st != RR_OK && st != RR_MISSING) {
		rr_cited_by_free(list, n);
		return st;
	}
	*rows = list;
	*count = n;
	return RR_OK;
}
