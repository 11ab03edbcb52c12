/*
 * Full-text search. Every document has one folded text (see the schema); a
 * query is folded the same way and sought in it byte by byte, so what is
 * found is exactly what stands there, at any length and in any language. A
 * document in which the words stand is then looked at passage by passage.
 * The cost is one memory scan of the library, about 1 ms per 5 MB.
 */
#include "store/library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

struct search {
	struct rr_store *store;
	struct rr_str words;  /* folded; owned */
	size_t limit;
	struct rr_hit *hits;  /* owned */
	size_t count, cap;
};

void rr_hits_free(struct rr_hit *hits, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *const owned[] = { hits[i].key, hits[i].lang, hits[i].title, hits[i].date,
			hits[i].passage, hits[i].text };

		for (size_t k = 0; k < sizeof owned / sizeof *owned; k++)
			free(owned[k]);
	}
	free(hits);
}

/* ---- folding ---------------------------------------------------------- */

enum rr_status fold_put(struct rr_store *store, int64_t doc, struct rr_error *err)
{
	struct db *db = &store->library;
	struct rr_str text = { 0 }, passage = { 0 };
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st;

	st = db_prepare(db, "SELECT text FROM passage WHERE doc = ?1 ORDER BY seq", &stmt, err);
	if (st != RR_OK)
		return st;
	sqlite3_bind_int64(stmt, 1, doc);
	while ((st = db_step(db, stmt, &row, err)) == RR_OK && row) {
		rr_str_cut(&passage, 0);
		rr_fold(rr_span((const char *)sqlite3_column_text(stmt, 0)), &passage, NULL);
		rr_str_add(&text, rr_str_span(&passage));
		rr_str_putc(&text, '\n');
	}
	db_done(stmt);
	if (st == RR_OK)
		st = db_prepare(db, "INSERT OR REPLACE INTO fold (doc, text) VALUES (?1, ?2)",
		                &stmt, err);
	if (st == RR_OK) {
		sqlite3_bind_int64(stmt, 1, doc);
		sqlite3_bind_blob64(stmt, 2, text.text ? text.text : "", text.len, SQLITE_STATIC);
		st = db_run(db, stmt, err);
	}
	rr_str_free(&text);
	rr_str_free(&passage);
	return st;
}

/* Folds the documents that have not been; a library that can't be written stays so. */
static void fold_missing(struct rr_store *store)
{
	static const char sql[] =
		"SELECT doc FROM doc WHERE doc NOT IN (SELECT doc FROM fold) LIMIT 1";
	struct db *db = &store->library;
	int64_t doc = 0;
	enum rr_status st = db_int(db, sql, &doc, NULL);

	if (st != RR_OK || doc == 0 || db_begin(db, NULL) != RR_OK)
		return;
	while (st == RR_OK && doc != 0) {
		st = fold_put(store, doc, NULL);
		if (st == RR_OK)
			st = db_int(db, sql, &doc, NULL);
	}
	db_end(db, st, NULL);
}

/* ---- passages --------------------------------------------------------- */

static bool full(const struct search *s)
{
	return s->limit > 0 && s->count >= s->limit;
}

/* Where the folded words stand in a text. */
bool search_find(struct rr_span words, struct rr_span text, size_t *start, size_t *end)
{
	struct rr_str folded = { 0 };
	size_t *map = NULL, at;

	rr_fold(text, &folded, &map);
	at = rr_span_find(rr_str_span(&folded), words.text, 0);
	if (at != RR_NONE) {
		*start = map[at];
		*end = map[at + words.len];
		while (*end > *start && text.text[*end - 1] == ' ') /* one that folding dropped */
			(*end)--;
	}
	free(map);
	rr_str_free(&folded);
	return at != RR_NONE;
}

static void add_hit(struct search *s, struct rr_hit hit)
{
	s->hits = rr_grow(s->hits, s->count, &s->cap, sizeof *s->hits);
	s->hits[s->count++] = hit;
}

/* The passages of a document whose folded text holds the words. */
static enum rr_status search_doc(struct search *s, int64_t doc, bool titles,
                                 struct rr_error *err)
{
	static const char sql[] =
		"SELECT d.key, d.lang, d.title, d.date, p.id, p.text FROM doc d"
		" JOIN passage p ON p.doc = d.doc WHERE d.doc = ?1 AND (p.kind = 'title') = ?2"
		" ORDER BY p.seq";
	struct db *db = &s->store->library;
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st = db_prepare(db, sql, &stmt, err);

	if (st != RR_OK)
		return st;
	sqlite3_bind_int64(stmt, 1, doc);
	sqlite3_bind_int(stmt, 2, titles);
	while (!full(s) && (st = db_step(db, stmt, &row, err)) == RR_OK && row) {
		struct rr_hit hit = { 0 };

		if (!search_find(rr_str_span(&s->words), rr_span((const char *)sqlite3_column_text(stmt, 5)), &hit.start, &hit.end))
			continue;
		hit.key = db_text(stmt, 0);
		hit.lang = db_text(stmt, 1);
		hit.title = db_text(stmt, 2);
		hit.date = db_text(stmt, 3);
		hit.passage = db_text(stmt, 4);
		hit.text = db_text(stmt, 5);
		add_hit(s, hit);
	}
	db_done(stmt);
	return st;
}

/* Whether the document's folded text holds the words. */
static enum rr_status holds_words(struct search *s, int64_t doc, bool *out,
                                  struct rr_error *err)
{
	struct db *db = &s->store->library;
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st;

	st = db_prepare(db, "SELECT text FROM fold WHERE doc = ?1", &stmt, err);
	if (st != RR_OK)
		return st;
	sqlite3_bind_int64(stmt, 1, doc);
	st = db_step(db, stmt, &row, err);
	if (st == RR_OK) {
		const char *text = row ? sqlite3_column_blob(stmt, 0) : NULL;
		size_t len = (size_t)sqlite3_column_bytes(stmt, 0);

		*out = text != NULL &&
		       rr_span_find(rr_span_of(text, len), s->words.text, 0) != RR_NONE;
	}
	db_done(stmt);
	return st;
}

/* The documents that hold the words, the newest first; `limit` are enough. */
static enum rr_status find_docs(struct search *s, int64_t **found, size_t *count,
                                struct rr_error *err)
{
	struct db *db = &s->store->library;
	size_t cap = 0;
	sqlite3_stmt *stmt;
	bool row = false, holds = false;
	enum rr_status st;

	st = db_prepare(db, "SELECT doc FROM doc ORDER BY date DESC, key, lang", &stmt, err);
	if (st != RR_OK)
		return st;
	while ((s->limit == 0 || *count < s->limit) &&
	       (st = db_step(db, stmt, &row, err)) == RR_OK && row) {
		int64_t doc = sqlite3_column_int64(stmt, 0);

		st = holds_words(s, doc, &holds, err);
		if (st != RR_OK)
			break;
		if (holds) {
			*found = rr_grow(*found, *count, &cap, sizeof **found);
			(*found)[(*count)++] = doc;
		}
	}
	db_done(stmt);
	return st;
}

static enum rr_status search_library(struct search *s, struct rr_error *err)
{
	int64_t *found = NULL;
	size_t n = 0;
	enum rr_status st = find_docs(s, &found, &n, err);

	for (size_t i = 0; st == RR_OK && i < 2 * n && !full(s); i++)
		st = search_doc(s, found[i % n], i < n, err); /* titles first */
	free(found);
	return st;
}

/* ---- both ------------------------------------------------------------- */

enum rr_status rr_search(struct rr_store *store, const char *query, size_t limit,
                         struct rr_hit **hits, size_t *count, struct rr_error *err)
{
	struct search s = { .store = store, .limit = limit };
	struct rr_str clean = { 0 };
	enum rr_status st;

	rr_utf8_clean(rr_span_trim(rr_span(query)), &clean);
	rr_fold(rr_str_span(&clean), &s.words, NULL);
	rr_str_free(&clean);
	if (s.words.len == 0) {
		rr_str_free(&s.words);
		return rr_fail(err, RR_INVALID, "there is nothing to search for");
	}
	st = db_open(&store->library, DB_READ, err);
	if (st == RR_OK) {
		fold_missing(store);
		st = search_library(&s, err);
	}
	if (st == RR_OK || st == RR_MISSING)
		st = db_open(&store->notes, DB_READ, err);
	if (st == RR_OK)
		st = full(&s) ? RR_OK
			: search_notes(store, rr_str_span(&s.words),
			               limit == 0 ? SIZE_MAX : limit - s.count, &s.hits, &s.count,
			               &s.cap, err);
	rr_str_free(&s.words);
	if (st != RR_OK && st != RR_MISSING) {
		rr_hits_free(s.hits, s.count);
		return st;
	}
	*hits = s.hits;
	*count = s.count;
	return RR_OK;
}
