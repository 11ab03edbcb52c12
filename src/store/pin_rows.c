/* Pins to rows and back, and the states that they had before. */
#include "store/notes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void pin_key_copy(const struct pin_key *from, struct pin_key *to)
{
	*to = (struct pin_key){ rr_dup(from->doc_a), rr_dup(from->lang_a), rr_dup(from->a),
		rr_dup(from->doc_b), rr_dup(from->lang_b), rr_dup(from->b) };
}

void pin_key_free(struct pin_key *key)
{
	free(key->doc_a);
	free(key->lang_a);
	free(key->a);
	free(key->doc_b);
	free(key->lang_b);
	free(key->b);
	*key = (struct pin_key){ 0 };
}

struct undo_pin *undo_add_pin(struct undo *undo, struct pin_key *key)
{
	struct undo_pin *pin;

	undo->pins = rr_grow(undo->pins, undo->pin_count, &undo->pin_cap, sizeof *undo->pins);
	pin = &undo->pins[undo->pin_count++];
	*pin = (struct undo_pin){ .key = *key };
	*key = (struct pin_key){ 0 };
	return pin;
}

/* ---- rows ------------------------------------------------------------- */

#define OF_KEY \
	" doc_a = ?1 AND lang_a = ?2 AND passage_a = ?3" \
	" AND doc_b = ?4 AND lang_b = ?5 AND passage_b = ?6"

static const char find_sql[] = "SELECT parted, modified FROM pin WHERE" OF_KEY;
static const char remove_sql[] = "DELETE FROM pin WHERE" OF_KEY;
static const char put_sql[] =
	"INSERT OR REPLACE INTO pin (doc_a, lang_a, passage_a, doc_b, lang_b, passage_b,"
	" parted, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
static const char keep_sql[] =
	"INSERT INTO history.pin_version (doc_a, lang_a, passage_a, doc_b, lang_b, passage_b,"
	" parted, modified, change, ended) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
static const char undone_sql[] = "UPDATE history.pin_version SET undone = 1 WHERE seq = ?1";
static const char ended_sql[] =
	"SELECT change = 'unpin', ended FROM history.pin_version WHERE" OF_KEY
	" ORDER BY seq DESC LIMIT 1";

static enum rr_status prepare(struct rr_store *store, const char *sql,
                              const struct pin_key *key, sqlite3_stmt **out,
                              struct rr_error *err)
{
	const char *const texts[] = { key->doc_a, key->lang_a, key->a, key->doc_b, key->lang_b,
		key->b };
	enum rr_status st = db_prepare(&store->notes, sql, out, err);

	for (int i = 0; st == RR_OK && i < 6; i++)
		db_bind(*out, i + 1, texts[i]);
	return st;
}

enum rr_status pin_find(struct rr_store *store, const struct pin_key *key,
                        struct pin_state *out, struct rr_error *err)
{
	sqlite3_stmt *stmt = NULL;
	bool row = false;
	enum rr_status st = prepare(store, find_sql, key, &stmt, err);

	*out = (struct pin_state){ .is = PIN_NONE };
	if (st == RR_OK)
		st = db_step(&store->notes, stmt, &row, err);
	if (st == RR_OK && row) {
		out->is = sqlite3_column_int(stmt, 0);
		snprintf(out->modified, sizeof out->modified, "%s",
		         (const char *)sqlite3_column_text(stmt, 1));
	}
	db_done(stmt);
	return st;
}

static enum rr_status write_state(struct rr_store *store, const struct pin_key *key,
                                  const struct pin_state *state, struct rr_error *err)
{
	sqlite3_stmt *stmt = NULL;
	enum rr_status st = prepare(store, state->is == PIN_NONE ? remove_sql : put_sql, key, &stmt,
	                            err);

	if (st == RR_OK && state->is != PIN_NONE) {
		sqlite3_bind_int(stmt, 7, state->is);
		db_bind(stmt, 8, state->modified);
	}
	return st == RR_OK ? db_run(&store->notes, stmt, err) : st;
}

enum rr_status pin_change(struct rr_store *store, struct undo_pin *pin, const char *change,
                          const char *now, struct rr_error *err)
{
	sqlite3_stmt *stmt = NULL;
	enum rr_status st = prepare(store, keep_sql, &pin->key, &stmt, err);

	if (st == RR_OK) {
		if (pin->before.is != PIN_NONE)
			sqlite3_bind_int(stmt, 7, pin->before.is);
		db_bind(stmt, 8, pin->before.modified);
		db_bind(stmt, 9, change);
		db_bind(stmt, 10, now);
		st = db_run(&store->notes, stmt, err);
	}
	if (st != RR_OK)
		return st;
	pin->version = sqlite3_last_insert_rowid(store->notes.sql);
	return write_state(store, &pin->key, &pin->after, err);
}

/* ---- taking back ------------------------------------------------------ */

static enum rr_status mark_undone(struct rr_store *store, int64_t version, struct rr_error *err)
{
	sqlite3_stmt *stmt;
	enum rr_status st = db_prepare(&store->notes, undone_sql, &stmt, err);

	if (st != RR_OK)
		return st;
	sqlite3_bind_int64(stmt, 1, version);
	return db_run(&store->notes, stmt, err);
}

enum rr_status pins_take_back(struct rr_store *store, const struct undo *undo,
                              struct rr_error *err)
{
	enum rr_status st = RR_OK;
	char now[25];

	store_stamp(store_now(), now);
	for (size_t i = undo->pin_count; st == RR_OK && i-- > 0;) {
		const struct undo_pin *pin = &undo->pins[i];
		struct undo_pin back = { .key = pin->key, .after = pin->before };

		st = pin_find(store, &pin->key, &back.before, err);
		if (st == RR_OK && (back.before.is != pin->after.is
		                    || strcmp(back.before.modified, pin->after.modified) != 0))
			return rr_fail(err, RR_INVALID, "another program has pinned %s and %s "
			               "otherwise since; they stay as they are", pin->key.a, pin->key.b);
		if (st == RR_OK)
			st = pin_change(store, &back, "undo", now, err);
		if (st == RR_OK)
			st = mark_undone(store, pin->version, err);
	}
	return st;
}

/* ---- taking in -------------------------------------------------------- */

/* Whether a pin that is not there was unpinned after `modified`. */
static enum rr_status was_unpinned(struct rr_store *store, const struct pin_key *key,
                                   const char *modified, bool *out, struct rr_error *err)
{
	sqlite3_stmt *stmt = NULL;
	bool row = false;
	enum rr_status st = prepare(store, ended_sql, key, &stmt, err);

	if (st == RR_OK)
		st = db_step(&store->notes, stmt, &row, err);
	*out = st == RR_OK && row && sqlite3_column_int(stmt, 0) != 0
	       && strcmp((const char *)sqlite3_column_text(stmt, 1), modified) >= 0;
	db_done(stmt);
	return st;
}

static enum rr_status take_in(struct rr_store *store, struct pin_key *key,
                              const struct pin_state *given, bool copy, struct undo *undo,
                              struct rr_error *err)
{
	struct pin_state present;
	struct undo_pin *pin;
	bool gone = false;
	char now[25];
	enum rr_status st = pin_find(store, key, &present, err);

	if (st == RR_OK && present.is == PIN_NONE && copy)
		st = was_unpinned(store, key, given->modified, &gone, err);
	if (st != RR_OK || gone
	    || (present.is != PIN_NONE && strcmp(given->modified, present.modified) <= 0))
		return st;
	pin = undo_add_pin(undo, key);
	pin->before = present;
	pin->after = *given;
	store_stamp(store_now(), now);
	return pin_change(store, pin, "import", now, err);
}

static const char import_sql[] =
	"SELECT value->>'$.doc_a', ifnull(value->>'$.lang_a', ''), value->>'$.passage_a',"
	" value->>'$.doc_b', ifnull(value->>'$.lang_b', ''), value->>'$.passage_b',"
	" ifnull(value->>'$.parted', 0) <> 0, ifnull(value->>'$.modified', '')"
	" FROM json_each(?1, '$.pins') WHERE type = 'object'";

/* False: it lacks what a pin needs. */
static bool read_given(sqlite3_stmt *row, struct pin_key *key, struct pin_state *given)
{
	const char *modified = (const char *)sqlite3_column_text(row, 7);

	for (int i = 0; i < 6; i++)
		if (sqlite3_column_type(row, i) != SQLITE_TEXT)
			return false;
	if (strlen(modified) >= sizeof given->modified)
		return false;
	*key = (struct pin_key){ db_text(row, 0), db_text(row, 1), db_text(row, 2),
		db_text(row, 3), db_text(row, 4), db_text(row, 5) };
	given->is = sqlite3_column_int(row, 6) != 0 ? PIN_PARTED : PIN_PAIRED;
	snprintf(given->modified, sizeof given->modified, "%s", modified);
	return true;
}

enum rr_status pins_import(struct rr_store *store, struct rr_span json, bool copy,
                           struct undo *undo, struct rr_error *err)
{
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st = db_prepare(&store->notes, import_sql, &stmt, err);

	if (st != RR_OK)
		return st;
	db_bind_span(stmt, 1, json);
	while ((st = db_step(&store->notes, stmt, &row, err)) == RR_OK && row) {
		struct pin_key key = { 0 };
		struct pin_state given;

		if (read_given(stmt, &key, &given))
			st = take_in(store, &key, &given, copy, undo, err);
		pin_key_free(&key);
		if (st != RR_OK)
			break;
	}
	db_done(stmt);
	return st;
}
