/*
 * Pins: pairs of clauses of two documents. The document whose key sorts
 * first is always side a, so that it does not matter which was opened left.
 */
#include "store/notes.h"

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
static const char state_sql[] =
	"SELECT parted FROM pin"
	" WHERE doc_a = ?1 AND doc_b = ?2 AND passage_a = ?3 AND passage_b = ?4";
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

/* ---- changing --------------------------------------------------------- */

static enum rr_status bind(struct rr_store *store, const char *sql, const struct undo *undo,
                           const struct undo_pin *pin, sqlite3_stmt **out,
                           struct rr_error *err)
{
	enum rr_status st = db_prepare(&store->notes, sql, out, err);

	if (st != RR_OK)
		return st;
	db_bind(*out, 1, undo->doc_a);
	db_bind(*out, 2, undo->doc_b);
	db_bind(*out, 3, pin->a);
	db_bind(*out, 4, pin->b);
	return RR_OK;
}

static enum rr_status state_of(struct rr_store *store, const struct undo *undo,
                               const struct undo_pin *pin, int *state, struct rr_error *err)
{
	sqlite3_stmt *stmt = NULL;
	bool row = false;
	enum rr_status st = bind(store, state_sql, undo, pin, &stmt, err);

	if (st == RR_OK)
		st = db_step(&store->notes, stmt, &row, err);
	if (st == RR_OK)
		*state = row ? sqlite3_column_int(stmt, 0) : PIN_NONE;
	db_done(stmt);
	return st;
}

static enum rr_status set_state(struct rr_store *store, const struct undo *undo,
                                const struct undo_pin *pin, int state, struct rr_error *err)
{
	sqlite3_stmt *stmt;
	enum rr_status st;

	st = bind(store, state == PIN_NONE ? remove_sql : put_sql, undo, pin, &stmt, err);
	if (st != RR_OK)
		return st;
	if (state != PIN_NONE)
		sqlite3_bind_int(stmt, 5, state);
	return db_run(&store->notes, stmt, err);
}

/* Brings each pin of the undo to its new state and notes the one before. */
static enum rr_status change(struct rr_store *store, struct undo *undo, bool *any,
                             struct rr_error *err)
{
	enum rr_status st = db_open(&store->notes, DB_WRITE, err);

	if (st == RR_OK)
		st = db_begin(&store->notes, err);
	if (st != RR_OK)
		return st;
	for (size_t i = 0; st == RR_OK && i < undo->pin_count; i++) {
		struct undo_pin *pin = &undo->pins[i];

		st = state_of(store, undo, pin, &pin->before, err);
		if (st == RR_OK && pin->before != pin->after) {
			st = set_state(store, undo, pin, pin->after, err);
			*any = true;
		}
	}
	return db_end(&store->notes, st, err);
}

enum rr_status pins_take_back(struct rr_store *store, const struct undo *undo,
                              struct rr_error *err)
{
	enum rr_status st = RR_OK;

	for (size_t i = undo->pin_count; st == RR_OK && i-- > 0;) {
		const struct undo_pin *pin = &undo->pins[i];
		int now = PIN_NONE;

		st = state_of(store, undo, pin, &now, err);
		if (st == RR_OK && now != pin->after)
			return rr_fail(err, RR_INVALID, "another program has pinned %s and %s "
			               "otherwise since; they stay as they are", pin->a, pin->b);
		if (st == RR_OK)
			st = set_state(store, undo, pin, pin->before, err);
	}
	return st;
}

static void undo_of(struct undo *undo, const char *doc_a, const char *doc_b,
                    const struct rr_pin *pins, size_t count, bool remove)
{
	bool turn = turned(doc_a, doc_b);
	struct rr_str what = { 0 };

	undo->doc_a = rr_dup(turn ? doc_b : doc_a);
	undo->doc_b = rr_dup(turn ? doc_a : doc_b);
	undo->pins = rr_alloc((count + 1) * sizeof *undo->pins);
	undo->pin_count = count;
	rr_str_puts(&what, remove ? "unpinning" : pins[0].parted ? "parting" : "pairing");
	for (size_t i = 0; i < count; i++) {
		undo->pins[i] = (struct undo_pin){
			.a = rr_dup(turn ? pins[i].b : pins[i].a),
			.b = rr_dup(turn ? pins[i].a : pins[i].b),
			.after = remove ? PIN_NONE : pins[i].parted };
		rr_str_printf(&what, "%s %s and %s", i > 0 ? "," : "", pins[i].a, pins[i].b);
	}
	undo->what = what.text;
}

static enum rr_status change_all(struct rr_store *store, const char *doc_a,
                                 const char *doc_b, const struct rr_pin *pins,
                                 size_t count, bool remove, struct rr_error *err)
{
	struct undo undo = { 0 };
	bool any = false;
	enum rr_status st;

	if (count == 0)
		return RR_OK;
	undo_of(&undo, doc_a, doc_b, pins, count, remove);
	st = change(store, &undo, &any, err);
	if (st == RR_OK && any)
		undo_push(store, &undo);
	undo_free(&undo);
	if (st == RR_OK && remove && !any)
		return rr_fail(err, RR_MISSING, "%s and %s are not pinned", pins[0].a, pins[0].b);
	return st;
}

enum rr_status rr_pins_put(struct rr_store *store, const char *doc_a, const char *doc_b,
                           const struct rr_pin *pins, size_t count, struct rr_error *err)
{
	return change_all(store, doc_a, doc_b, pins, count, false, err);
}

enum rr_status rr_pins_remove(struct rr_store *store, const char *doc_a, const char *doc_b,
                              const struct rr_pin *pins, size_t count,
                              struct rr_error *err)
{
	return change_all(store, doc_a, doc_b, pins, count, true, err);
}
