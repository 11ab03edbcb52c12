/*
 * Remembering a document. Two hashes tell whether anything has to be written
 * at all: one of what was understood, one of the source it was read from.
 */
#include "store/library.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "store/notes.h"

struct put {
	struct rr_store *store;
	const struct rr_doc *doc;
	const struct rr_citations *cites;
	struct rr_str lines, marks; /* empty: no source */
	uint64_t hash, source_hash;
	char *path;                 /* owned; absolute; NULL */
	int64_t id;                 /* doc.doc */
};

/* ---- hashes ----------------------------------------------------------- */

/* A text and its end, so that "ab", "c" is not "a", "bc". */
static uint64_t add(uint64_t hash, const char *text)
{
	hash = store_hash(hash, rr_span(text));
	return store_hash(hash, rr_span_of(text ? "\0" : "\1", 1));
}

static const char *doc_date(const struct rr_doc *doc)
{
	if (doc->adopted.date[0] != '\0')
		return doc->adopted.date;
	return doc->date != NULL && doc->date[0] != '\0' ? doc->date : NULL;
}

static uint64_t doc_hash(const struct rr_doc *doc, const struct rr_citations *cites)
{
	const char *const fields[] = { doc->symbol, doc->number, doc->body, doc->title,
		doc_date(doc), rr_doc_kind_name(doc->kind), doc->basis, doc->closing };
	uint64_t hash = STORE_HASH;

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		hash = add(hash, fields[i]);
	for (size_t i = 0; i < doc->clause_count; i++) {
		hash = add(hash, doc->clauses[i].id);
		hash = store_hash(hash, doc->clauses[i].text);
		hash = (hash ^ doc->clauses[i].lead_len) * 31;
	}
	for (size_t i = 0; i < doc->footnote_count; i++) {
		hash = add(hash, doc->footnotes[i].mark);
		hash = store_hash(hash, doc->footnotes[i].text);
	}
	for (size_t i = 0; cites != NULL && i < cites->count; i++) {
		const struct rr_citation *c = &cites->items[i];

		hash = add(add(add(add(hash, c->passage), c->target), c->locator), c->date);
		hash = (hash ^ c->start) * 31 + c->end;
	}
	return hash;
}

/* ---- rows ------------------------------------------------------------- */

static const char known_sql[] =
	"SELECT doc, hash, source_hash, path FROM doc WHERE key = ?1 AND lang = ?2";
static const char put_sql[] =
	"INSERT INTO doc (key, lang, symbol, number, body, title, date, kind, path, hash,"
	" source_hash, lines, marks)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
	" ON CONFLICT (key, lang) DO UPDATE SET symbol = ?3, number = ?4, body = ?5, title = ?6,"
	" date = ?7, kind = ?8, path = coalesce(?9, path), hash = ?10,"
	" source_hash = iif(?12 IS NULL, source_hash, ?11), lines = coalesce(?12, lines),"
	" marks = coalesce(?13, marks) RETURNING doc";
static const char path_sql[] = "UPDATE doc SET path = ?2 WHERE doc = ?1";
static const char drop_passages_sql[] = "DELETE FROM passage WHERE doc = ?1";
static const char drop_citations_sql[] = "DELETE FROM citation WHERE doc = ?1";
static const char drop_fold_sql[] = "DELETE FROM fold WHERE doc = ?1";
static const char passage_sql[] =
	"INSERT INTO passage (doc, seq, id, kind, lead, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
static const char citation_sql[] =
	"INSERT INTO citation (target, doc, seq, passage, start_byte, end_byte, locator, date)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

static enum rr_status run_with_doc(struct put *p, const char *sql, const char *text,
                                   struct rr_error *err)
{
	struct db *db = &p->store->library;
	sqlite3_stmt *stmt;
	enum rr_status st = db_prepare(db, sql, &stmt, err);

	if (st != RR_OK)
		return st;
	sqlite3_bind_int64(stmt, 1, p->id);
	if (text != NULL)
		db_bind(stmt, 2, text);
	return db_run(db, stmt, err);
}

static enum rr_status put_doc(struct put *p, struct rr_error *err)
{
	struct db *db = &p->store->library;
	const struct rr_doc *doc = p->doc;
	const char *const texts[] = { doc->key, rr_lang_code(doc->lang), doc->symbol,
		doc->number, doc->body, doc->title, doc_date(doc), rr_doc_kind_name(doc->kind),
		p->path };
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st = db_prepare(db, put_sql, &stmt, err);

	if (st != RR_OK)
		return st;
	for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
		db_bind(stmt, i + 1, texts[i]);
	db_bind_hash(stmt, 10, p->hash);
	db_bind_hash(stmt, 11, p->source_hash);
	if (p->marks.len > 0) {
		db_bind_span(stmt, 12, rr_str_span(&p->lines));
		db_bind_span(stmt, 13, rr_str_span(&p->marks));
	}
	st = db_step(db, stmt, &row, err);
	if (st == RR_OK && row)
		p->id = sqlite3_column_int64(stmt, 0);
	db_done(stmt);
	return st;
}

struct passage {
	const char *id, *kind;
	struct rr_span text;
	size_t lead;
};

static enum rr_status put_passage(struct put *p, int64_t *seq, struct passage passage,
                                  struct rr_error *err)
{
	struct db *db = &p->store->library;
	sqlite3_stmt *stmt;
	enum rr_status st = db_prepare(db, passage_sql, &stmt, err);

	if (st != RR_OK)
		return st;
	sqlite3_bind_int64(stmt, 1, p->id);
	sqlite3_bind_int64(stmt, 2, (*seq)++);
	db_bind(stmt, 3, passage.id);
	db_bind(stmt, 4, passage.kind);
	sqlite3_bind_int64(stmt, 5, (sqlite3_int64)passage.lead);
	db_bind_span(stmt, 6, passage.text);
	return db_run(db, stmt, err);
}

static enum rr_status put_passages(struct put *p, struct rr_error *err)
{
	const struct rr_doc *doc = p->doc;
	const struct passage others[] = {
		{ "TITLE", "title", rr_span(doc->title), 0 },
		{ "BASIS", "basis", rr_span(doc->basis), 0 },
		{ "CLOSING", "closing", rr_span(doc->closing), 0 },
	};
	int64_t seq = 0;
	enum rr_status st = RR_OK;

	for (size_t i = 0; st == RR_OK && i < doc->clause_count; i++) {
		const struct rr_clause *c = &doc->clauses[i];

		st = put_passage(p, &seq, (struct passage){ c->id, rr_clause_kind_name(c->kind),
		                 c->text, c->lead_len }, err);
	}
	for (size_t i = 0; st == RR_OK && i < doc->footnote_count; i++)
		st = put_passage(p, &seq, (struct passage){ doc->footnotes[i].id, "footnote",
		                 doc->footnotes[i].text, 0 }, err);
	for (size_t i = 0; st == RR_OK && i < sizeof others / sizeof *others; i++)
		if (others[i].text.len > 0)
			st = put_passage(p, &seq, others[i], err);
	return st;
}

static enum rr_status put_citations(struct put *p, struct rr_error *err)
{
	struct db *db = &p->store->library;
	sqlite3_stmt *stmt;
	enum rr_status st = db_prepare(db, citation_sql, &stmt, err);

	for (size_t i = 0; st == RR_OK && p->cites != NULL && i < p->cites->count; i++) {
		const struct rr_citation *c = &p->cites->items[i];

		if (c->target == NULL)
			continue;
		db_bind(stmt, 1, c->target);
		sqlite3_bind_int64(stmt, 2, p->id);
		sqlite3_bind_int64(stmt, 3, (sqlite3_int64)i);
		db_bind(stmt, 4, c->passage);
		sqlite3_bind_int64(stmt, 5, (sqlite3_int64)c->start);
		sqlite3_bind_int64(stmt, 6, (sqlite3_int64)c->end);
		db_bind(stmt, 7, c->locator);
		db_bind(stmt, 8, c->date[0] ? c->date : NULL);
		st = db_run(db, stmt, err);
	}
	return st;
}

static enum rr_status put_all(struct put *p, struct rr_error *err)
{
	enum rr_status st = put_doc(p, err);

	if (st == RR_OK)
		st = run_with_doc(p, drop_passages_sql, NULL, err);
	if (st == RR_OK)
		st = run_with_doc(p, drop_citations_sql, NULL, err);
	if (st == RR_OK)
		st = run_with_doc(p, drop_fold_sql, NULL, err);
	if (st == RR_OK)
		st = put_passages(p, err);
	if (st == RR_OK)
		st = fold_put(p->store, p->id, err);
	return st == RR_OK ? put_citations(p, err) : st;
}

/* ---- whether ---------------------------------------------------------- */

enum news { NEWS_NONE, NEWS_PATH, NEWS_ALL };

static enum rr_status look_for_news(struct put *p, enum news *out, struct rr_error *err)
{
	struct db *db = &p->store->library;
	enum news news = NEWS_ALL;
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st = db_prepare(db, known_sql, &stmt, err);

	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, p->doc->key);
	db_bind(stmt, 2, rr_lang_code(p->doc->lang));
	st = db_step(db, stmt, &row, err);
	if (st == RR_OK && row && db_hash(stmt, 1) == p->hash &&
	    (p->marks.len == 0 || db_hash(stmt, 2) == p->source_hash)) {
		const char *path = (const char *)sqlite3_column_text(stmt, 3);

		p->id = sqlite3_column_int64(stmt, 0);
		news = p->path == NULL || (path != NULL && strcmp(path, p->path) == 0)
			? NEWS_NONE : NEWS_PATH;
	}
	db_done(stmt);
	if (st == RR_OK)
		*out = news;
	return st;
}

enum rr_status rr_library_put(struct rr_store *store, const struct rr_doc *doc,
                              const struct rr_source *source,
                              const struct rr_citations *cites, struct rr_error *err)
{
	struct put p = { .store = store, .doc = doc, .cites = cites };
	enum news news = NEWS_NONE;
	enum rr_status st;

	if (source != NULL)
		source_pack(source, &p.lines, &p.marks);
	p.hash = doc_hash(doc, cites);
	p.source_hash = store_hash(store_hash(STORE_HASH, rr_str_span(&p.lines)),
	                           rr_str_span(&p.marks));
	if (doc->path != NULL && strcmp(doc->path, "-") != 0)
		p.path = realpath(doc->path, NULL);
	st = db_open(&store->library, DB_WRITE, err);
	if (st == RR_OK)
		st = look_for_news(&p, &news, err);
	if (st == RR_OK && news != NEWS_NONE) {
		st = db_begin(&store->library, err);
		if (st == RR_OK)
			st = db_end(&store->library, news == NEWS_ALL ? put_all(&p, err)
			            : run_with_doc(&p, path_sql, p.path, err), err);
	}
	rr_str_free(&p.lines);
	rr_str_free(&p.marks);
	free(p.path);
	return st;
}
