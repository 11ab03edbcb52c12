/*
 * The same words elsewhere: each document of the library is put beside the
 * clause in turn, so memory is that of one document and time that of reading
 * the texts once.
 */
#include "store/library.h"

#include <stdlib.h>
#include <string.h>

#define ALIKE 0.5 /* below it two clauses share words, but hardly a sentence */

struct saying {
	struct db *db;
	struct rr_span text;
	struct rr_said *rows; /* owned */
	size_t count, cap;
	struct rr_arena *arena; /* owned: the texts of one document */
	struct rr_clause *clauses; /* owned: its clauses */
	size_t clause_cap;
	double *likeness;     /* owned */
};

void rr_said_free(struct rr_said *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *const owned[] = { rows[i].key, rows[i].lang, rows[i].title, rows[i].date,
			rows[i].passage, rows[i].text };

		for (size_t k = 0; k < sizeof owned / sizeof *owned; k++)
			free(owned[k]);
	}
	free(rows);
}

/* The clauses of a document, into the arena. */
static enum rr_status read_clauses(struct saying *s, int64_t doc, size_t *count,
                                   struct rr_error *err)
{
	static const char sql[] =
		"SELECT id, text FROM passage WHERE doc = ?1"
		" AND kind IN ('preambular', 'operative', 'annex') ORDER BY seq";
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st = db_prepare(s->db, sql, &stmt, err);

	*count = 0;
	if (st != RR_OK)
		return st;
	sqlite3_bind_int64(stmt, 1, doc);
	while ((st = db_step(s->db, stmt, &row, err)) == RR_OK && row) {
		const char *id = (const char *)sqlite3_column_text(stmt, 0);
		const char *text = (const char *)sqlite3_column_text(stmt, 1);
		size_t len = (size_t)sqlite3_column_bytes(stmt, 1);

		s->clauses = rr_grow(s->clauses, *count, &s->clause_cap, sizeof *s->clauses);
		s->clauses[(*count)++] = (struct rr_clause){
			.id = rr_arena_dup(s->arena, id, strlen(id)),
			.text = rr_span_of(rr_arena_dup(s->arena, text, len), len),
		};
	}
	db_done(stmt);
	return st;
}

static void add_row(struct saying *s, sqlite3_stmt *doc, const struct rr_clause *clause,
                    double likeness)
{
	s->rows = rr_grow(s->rows, s->count, &s->cap, sizeof *s->rows);
	s->rows[s->count++] = (struct rr_said){
		.key = db_text(doc, 1), .lang = db_text(doc, 2), .title = db_text(doc, 3),
		.date = db_text(doc, 4), .passage = rr_dup(clause->id), .text = rr_dup(clause->text.text),
		.likeness = likeness,
	};
}

/* Adds what the document of this row says alike. */
static enum rr_status look_through(struct saying *s, sqlite3_stmt *doc, struct rr_error *err)
{
	struct rr_doc other = { 0 };
	size_t count;
	enum rr_status st;

	s->arena = rr_arena_new();
	st = read_clauses(s, sqlite3_column_int64(doc, 0), &count, err);
	if (st == RR_OK && count > 0) {
		other.clauses = s->clauses;
		other.clause_count = count;
		s->likeness = rr_realloc(s->likeness, count * sizeof *s->likeness);
		rr_likenesses(s->text, &other, s->likeness);
		for (size_t i = 0; i < count; i++)
			if (s->likeness[i] >= ALIKE)
				add_row(s, doc, &s->clauses[i], s->likeness[i]);
	}
	rr_arena_free(s->arena);
	return st;
}

enum rr_status rr_library_said(struct rr_store *store, const struct rr_doc *doc, size_t clause,
                               struct rr_said **rows, size_t *count, struct rr_error *err)
{
	static const char sql[] =
		"SELECT doc, key, lang, title, date FROM doc WHERE lang = ?1 AND key <> ?2"
		" ORDER BY date IS NULL, date, key";
	struct saying s = { .db = &store->library, .text = doc->clauses[clause].text };
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st = db_open(s.db, DB_READ, err);

	*rows = NULL;
	*count = 0;
	if (st != RR_OK)
		return st == RR_MISSING ? RR_OK : st;
	st = db_prepare(s.db, sql, &stmt, err);
	if (st != RR_OK)
		return st;
	sqlite3_bind_text(stmt, 1, rr_lang_code(doc->lang), -1, SQLITE_STATIC);
	sqlite3_bind_text(stmt, 2, doc->key, -1, SQLITE_STATIC);
	while (st == RR_OK && (st = db_step(s.db, stmt, &row, err)) == RR_OK && row)
		st = look_through(&s, stmt, err);
	db_done(stmt);
	free(s.clauses);
	free(s.likeness);
	if (st != RR_OK) {
		rr_said_free(s.rows, s.count);
		return st;
	}
	*rows = s.rows;
	*count = s.count;
	return RR_OK;
}
