/* The dates that the documents of the library give what they cite. */
#include "store/library.h"

#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The targets dated in the documents, each once; the caller frees the array. */
static const char **dated_targets(const struct rr_audited *docs, size_t count, size_t *found)
{
	const char **targets = NULL;
	size_t n = 0, cap = 0, kept = 0;

	for (size_t d = 0; d < count; d++)
		for (size_t i = 0; i < docs[d].cites->count; i++) {
			const struct rr_citation *c = &docs[d].cites->items[i];

			if (c->target == NULL || c->date[0] == '\0')
				continue;
			targets = rr_grow(targets, n, &cap, sizeof *targets);
			targets[n++] = c->target;
		}
	if (n > 1)
		qsort(targets, n, sizeof *targets, by_text);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || strcmp(targets[i], targets[kept - 1]) != 0)
			targets[kept++] = targets[i];
	*found = kept;
	return targets;
}

static const char *copy_text(struct rr_arena *arena, sqlite3_stmt *stmt, int i)
{
	const char *text = (const char *)sqlite3_column_text(stmt, i);

	return text != NULL ? rr_arena_dup(arena, text, strlen(text)) : "";
}

static const char datings_sql[] =
	"SELECT d.key, d.lang, c.passage, c.date"
	" FROM citation c JOIN doc d ON d.doc = c.doc"
	" WHERE c.target = ?1 AND c.date IS NOT NULL ORDER BY d.key, d.lang, c.seq";

static enum rr_status add_datings(struct db *db, const char *target, struct rr_datings *out,
                                  size_t *cap, struct rr_error *err)
{
	sqlite3_stmt *stmt = NULL;
	bool row = false;
	enum rr_status st = db_prepare(db, datings_sql, &stmt, err);

	if (st == RR_OK)
		db_bind(stmt, 1, target);
	while (st == RR_OK && (st = db_step(db, stmt, &row, err)) == RR_OK && row) {
		out->items = rr_grow(out->items, out->count, cap, sizeof *out->items);
		out->items[out->count++] = (struct rr_dating){
			.target = rr_arena_dup(out->arena, target, strlen(target)),
			.document = copy_text(out->arena, stmt, 0),
			.lang = copy_text(out->arena, stmt, 1),
			.passage = copy_text(out->arena, stmt, 2),
			.date = copy_text(out->arena, stmt, 3) };
	}
	db_done(stmt);
	return st;
}

enum rr_status rr_library_datings(struct rr_store *store, const struct rr_audited *docs,
                                  size_t count, struct rr_datings *out, struct rr_error *err)
{
	struct rr_datings made = { .arena = rr_arena_new() };
	size_t targets_count, cap = 0;
	const char **targets = dated_targets(docs, count, &targets_count);
	enum rr_status st = db_open(&store->library, DB_READ, err);

	for (size_t i = 0; st == RR_OK && i < targets_count; i++)
		st = add_datings(&store->library, targets[i], &made, &cap, err);
	free(targets);
	if (st != RR_OK && st != RR_MISSING) {
		rr_datings_free(&made);
		return st;
	}
	*out = made;
	return RR_OK;
}

void rr_datings_free(struct rr_datings *datings)
{
	free(datings->items);
	rr_arena_free(datings->arena);
	*datings = (struct rr_datings){ 0 };
}
