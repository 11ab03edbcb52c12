/*
 * Pins: pairs of clauses of two documents. The document whose key sorts
 * first is always side a, so that it does not matter which was opened left.
 */
#include "store/db.h"

#include <stdlib.h>
#include <string.h>

void rr_pins_free(struct rr_pin_list *pins)
{
	rr_arena_free(pins->arena);
	*pins = (struct rr_pin_list){ 0 };
}

static const char list_sql[] =
	"SELECT passage_a, passage_b, parted FROM pin WHERE doc_a = ?1 AND doc_b = ?2";
static const char put_sql[] =
	"INSERT INTO pin (doc_a, doc_b, passage_a, passage_b, parted)"
	" VALUES (?1, ?2, ?3, ?4, ?5)"
	" ON CONFLICT DO UPDATE SET parted = excluded.parted";
static const char remove_sql[] =
	"DELETE FROM pin WHERE doc_a = ?1 AND doc_b = ?2 AND passage_a = ?3 AND passage_b = ?4";

static bool turned(const char *doc_a, const char *doc_b)
{
	return strcmp(doc_a, doc_b) > 0;
}

static const char *column(struct rr_arena *arena, sqlite3_stmt *stmt, int i)
{
	struct rr_span text = rr_span((const char *)sqlite3_column_text(stmt, i));

	return rr_arena_dup(arena, text.text, text.len);
}

static enum rr_status read_pins(struct db *db, sqlite3_stmt *stmt, bool turn,
                                struct rr_pin_list *out, struct rr_error *err)
{
	struct rr_pin *pins = NULL;
	size_t n = 0, cap = 0;
	bool row = false;
	enum rr_status st;

	while ((st = db_step(db, stmt, &row, err)) == RR_OK && row) {
		pins = rr_grow(pins, n, &cap, sizeof *pins);
		pins[n++] = (struct rr_pin){ .a = column(out->arena, stmt, turn),
			.b = column(out->arena, stmt, !turn),
			.parted = sqlite3_column_int(stmt, 2) != 0 };
	}
	out->pins = rr_arena_alloc(out->arena, (n + 1) * sizeof *pins);
	if (n > 0)
		memcpy(out->pins, pins, n * sizeof *pins);
	out->count = n;
	free(pins);
	return st;
}

enum rr_status rr_pins_list(struct rr_store *store, const char *doc_a, const char *doc_b,
                            struct rr_pin_list *out, struct rr_error *err)
{
	struct rr_pin_list made = { 0 };
	bool turn = turned(doc_a, doc_b);
	struct db *db = &store->notes;
	sqlite3_stmt *stmt;
	enum rr_status st;

	st = db_open(db, DB_READ, err);
	if (st == RR_MISSING) {
		*out = made;
		return RR_OK;
	}
	if (st == RR_OK)
		st = db_prepare(db, list_sql, &stmt, err);
	if (st != RR_OK)
		return st;
	made.arena = rr_arena_new();
	db_bind(stmt, 1, turn ? doc_b : doc_a);
	db_bind(stmt, 2, turn ? doc_a : doc_b);
	st = read_pins(db, stmt, turn, &made, err);
	db_done(stmt);
	if (st == RR_OK)
		*out = made;
	else
		rr_pins_free(&made);
	return st;
}

static enum rr_status change(struct rr_store *store, const char *sql, const char *doc_a,
                             const char *doc_b, const struct rr_pin *pin, int *changed,
                             struct rr_error *err)
{
	bool turn = turned(doc_a, doc_b);
	struct db *db = &store->notes;
	sqlite3_stmt *stmt;
	enum rr_status st;

	st = db_open(db, DB_WRITE, err);
	if (st == RR_OK)
		st = db_begin(db, err);
	if (st != RR_OK)
		return st;
	st = db_prepare(db, sql, &stmt, err);
	if (st == RR_OK) {
		db_bind(stmt, 1, turn ? doc_b : doc_a);
		db_bind(stmt, 2, turn ? doc_a : doc_b);
		db_bind(stmt, 3, turn ? pin->b : pin->a);
		db_bind(stmt, 4, turn ? pin->a : pin->b);
		if (sqlite3_bind_parameter_count(stmt) > 4)
			sqlite3_bind_int(stmt, 5, pin->parted);
		st = db_run(db, stmt, err);
	}
	*changed = sqlite3_changes(db->sql);
	st = db_end(db, st, err);
	store->version += st == RR_OK;
	return st;
}

enum rr_status rr_pin_put(struct rr_store *store, const char *doc_a, const char *doc_b,
                          const struct rr_pin *pin, struct rr_error *err)
{
	int changed;

	return change(store, put_sql, doc_a, doc_b, pin, &changed, err);
}

enum rr_status rr_pin_remove(struct rr_store *store, const char *doc_a, const char *doc_b,
                             const struct rr_pin *pin, struct rr_error *err)
{
	int changed = 0;
	enum rr_status st = change(store, remove_sql, doc_a, doc_b, pin, &changed, err);

	if (st == RR_OK && changed == 0)
		return rr_fail(err, RR_MISSING, "%s and %s are not pinned", pin->a, pin->b);
	return st;
}
