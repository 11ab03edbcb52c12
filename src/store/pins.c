/*
 * Pins: pairs of clauses of two documents. The edition that sorts first is
 * always side a, so that it does not matter which was opened left.
 */
#include "store/notes.h"

#include <stdlib.h>
#include <string.h>

void rr_pins_free(struct rr_pin_list *pins)
{
	rr_arena_free(pins->arena);
	*pins = (struct rr_pin_list){ 0 };
}

struct rr_edition rr_edition_of(const struct rr_doc *doc)
{
	return (struct rr_edition){ doc->key, rr_lang_code(doc->lang) };
}

static bool turned(struct rr_edition a, struct rr_edition b)
{
	int order = strcmp(a.key, b.key);

	return order > 0 || (order == 0 && strcmp(a.lang, b.lang) > 0);
}

/* ---- listing ---------------------------------------------------------- */

/* A pin of all languages gives way to one of these two. */
static const char list_sql[] =
	"SELECT passage_a, passage_b, parted FROM pin p WHERE doc_a = ?1 AND doc_b = ?3"
	" AND ((lang_a = ?2 AND lang_b = ?4) OR (lang_a = '' AND lang_b = '' AND NOT EXISTS"
	" (SELECT 1 FROM pin q WHERE q.doc_a = ?1 AND q.doc_b = ?3 AND q.passage_a = p.passage_a"
	" AND q.passage_b = p.passage_b AND q.lang_a = ?2 AND q.lang_b = ?4)))"
	" ORDER BY passage_a, passage_b";

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

enum rr_status rr_pins_list(struct rr_store *store, struct rr_edition a, struct rr_edition b,
                            struct rr_pin_list *out, struct rr_error *err)
{
	struct rr_pin_list made = { 0 };
	bool turn = turned(a, b);
	struct rr_edition first = turn ? b : a, second = turn ? a : b;
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
	db_bind(stmt, 1, first.key);
	db_bind(stmt, 2, first.lang);
	db_bind(stmt, 3, second.key);
	db_bind(stmt, 4, second.lang);
	st = read_pins(db, stmt, turn, &made, err);
	db_done(stmt);
	if (st == RR_OK)
		*out = made;
	else
		rr_pins_free(&made);
	return st;
}

/* ---- changing --------------------------------------------------------- */

/* The key of a pin, and what it is now: that of all languages where there is only that. */
static enum rr_status look_up(struct rr_store *store, struct rr_edition a, struct rr_edition b,
                              const struct rr_pin *pin, struct pin_key *key,
                              struct pin_state *state, struct rr_error *err)
{
	bool turn = turned(a, b);
	struct rr_edition first = turn ? b : a, second = turn ? a : b;
	const struct pin_key own = { (char *)first.key, (char *)first.lang,
		(char *)(turn ? pin->b : pin->a), (char *)second.key, (char *)second.lang,
		(char *)(turn ? pin->a : pin->b) };
	struct pin_key any = own;
	enum rr_status st = pin_find(store, &own, state, err);

	any.lang_a = any.lang_b = "";
	pin_key_copy(&own, key);
	if (st != RR_OK || state->is != PIN_NONE)
		return st;
	st = pin_find(store, &any, state, err);
	if (st == RR_OK && state->is != PIN_NONE) {
		pin_key_free(key);
		pin_key_copy(&any, key);
	}
	return st;
}

/* Brings a pin to its new state, unless it is in it. */
static enum rr_status change(struct rr_store *store, struct rr_edition a, struct rr_edition b,
                             const struct rr_pin *pin, int is, const char *now,
                             struct undo *undo, struct rr_error *err)
{
	struct pin_key key = { 0 };
	struct pin_state before = { 0 };
	struct undo_pin *made;
	enum rr_status st = look_up(store, a, b, pin, &key, &before, err);

	if (st == RR_OK && before.is != is) {
		made = undo_add_pin(undo, &key);
		made->before = before;
		made->after.is = is;
		if (is != PIN_NONE)
			memcpy(made->after.modified, now, sizeof made->after.modified);
		st = pin_change(store, made, is == PIN_NONE ? "unpin" : "pin", now, err);
	}
	pin_key_free(&key);
	return st;
}

static char *words_of(const struct rr_pin *pins, size_t count, bool remove)
{
	struct rr_str what = { 0 };

	rr_str_puts(&what, remove ? "unpinning" : pins[0].parted ? "parting" : "pairing");
	for (size_t i = 0; i < count; i++)
		rr_str_printf(&what, "%s %s and %s", i > 0 ? "," : "", pins[i].a, pins[i].b);
	return what.text;
}

static enum rr_status change_all(struct rr_store *store, struct rr_edition a,
                                 struct rr_edition b, const struct rr_pin *pins,
                                 size_t count, bool remove, struct rr_error *err)
{
	struct undo undo = { 0 };
	bool any;
	char now[25];
	enum rr_status st;

	if (count == 0)
		return RR_OK;
	st = history_begin(store, err);
	if (st != RR_OK)
		return st;
	store_stamp(store_now(), now);
	for (size_t i = 0; st == RR_OK && i < count; i++)
		st = change(store, a, b, &pins[i], remove ? PIN_NONE : pins[i].parted, now, &undo, err);
	any = undo.pin_count > 0;
	undo.what = words_of(pins, count, remove);
	st = history_end(store, st, &undo, err);
	if (st == RR_OK && remove && !any)
		return rr_fail(err, RR_MISSING, "%s and %s are not pinned", pins[0].a, pins[0].b);
	return st;
}

enum rr_status rr_pins_put(struct rr_store *store, struct rr_edition a, struct rr_edition b,
                           const struct rr_pin *pins, size_t count, struct rr_error *err)
{
	return change_all(store, a, b, pins, count, false, err);
}

enum rr_status rr_pins_remove(struct rr_store *store, struct rr_edition a, struct rr_edition b,
                              const struct rr_pin *pins, size_t count, struct rr_error *err)
{
	return change_all(store, a, b, pins, count, true, err);
}
