/*
 * Undo. Before a note is changed its row goes to the history; an undo step
 * remembers which row that was and the time the change left on the note. The
 * step is taken back only if the note still carries that time: another
 * program's work is never undone. Undoing is a change like any other, so
 * what it replaces goes to the history, too.
 */
#include "store/notes.h"

#include <stdlib.h>
#include <string.h>

#define UNDO_KEPT 1000 /* at least */
#define UNDO_DROPPED 200

/* ---- history ---------------------------------------------------------- */

/* The history of notes in memory, and the way out where no file can be made. */
static enum rr_status attach_memory(struct db *db, struct rr_error *err)
{
	const struct rr_blob *blob = rr_embedded(db_history_kind.schema);
	struct rr_span rest = rr_span(blob ? (const char *)blob->data : "");
	static const char *const heads[] = { "CREATE TABLE ", "CREATE INDEX ", "ALTER TABLE " };
	struct rr_str sql = { 0 };
	struct rr_span line;
	enum rr_status st;

	rr_str_puts(&sql, "ATTACH ':memory:' AS history;\n");
	while (rr_span_cut(&rest, '\n', &line)) {
		for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
			if (rr_span_starts(line, heads[i])) {
				rr_str_printf(&sql, "%shistory.", heads[i]);
				line = rr_span_sub(line, strlen(heads[i]), line.len);
			}
		rr_str_add(&sql, line);
		rr_str_putc(&sql, '\n');
	}
	st = db_exec(db, sql.text, err);
	rr_str_free(&sql);
	return st;
}

static enum rr_status attach_file(struct db *db, struct rr_error *err)
{
	struct db beside = { .kind = &db_history_kind };
	struct rr_str name = { 0 };
	sqlite3_stmt *stmt = NULL;
	enum rr_status st;

	rr_str_printf(&beside.path, "%s-history", db->path.text);
	db_plain_name(beside.path.text, &name);
	st = db_open(&beside, DB_WRITE, err); /* makes it and brings it up to date */
	db_close(&beside);
	if (st == RR_OK)
		st = db_compile(db, "ATTACH ?1 AS history", &stmt, err);
	if (st == RR_OK) {
		db_bind(stmt, 1, name.text);
		st = db_run(db, stmt, err);
	}
	if (st == RR_OK)
		st = db_exec(db, "PRAGMA history.synchronous = NORMAL", err);
	sqlite3_finalize(stmt);
	rr_str_free(&name);
	rr_str_free(&beside.path);
	return st;
}

enum rr_status history_open(struct rr_store *store, struct rr_error *err)
{
	struct db *db = &store->notes;
	enum rr_status st;

	if (store->history || db->newer || db->frozen)
		return RR_OK;
	if (db->memory)
		st = attach_memory(db, err);
	else
		st = attach_file(db, err);
	store->history = st == RR_OK;
	return st;
}

static const char keep_sql[] =
	"INSERT INTO history.version (change, ended, id, " NOTE_COLUMNS ", tags)"
	" SELECT ?2, ?3, id, " NOTE_COLUMNS ","
	" (SELECT json_group_array(tag) FROM main.tag WHERE note = ?1)"
	" FROM main.note WHERE id = ?1";

enum rr_status history_keep(struct rr_store *store, const char *id, const char *change,
                            int64_t ended, int64_t *version, struct rr_error *err)
{
	sqlite3_stmt *stmt;
	char stamp[25];
	enum rr_status st;

	st = db_prepare(&store->notes, keep_sql, &stmt, err);
	if (st != RR_OK)
		return st;
	store_stamp(ended, stamp);
	db_bind(stmt, 1, id);
	db_bind(stmt, 2, change);
	db_bind(stmt, 3, stamp);
	st = db_run(&store->notes, stmt, err);
	if (st == RR_OK)
		*version = sqlite3_changes(store->notes.sql) > 0
			? sqlite3_last_insert_rowid(store->notes.sql) : 0;
	return st;
}

/* ---- the stack -------------------------------------------------------- */

void undo_add(struct undo *undo, const char *id, int64_t version, const char *left)
{
	struct undo_step *step;

	undo->steps = rr_grow(undo->steps, undo->count, &undo->cap, sizeof *undo->steps);
	step = &undo->steps[undo->count++];
	*step = (struct undo_step){ .version = version };
	memcpy(step->id, id, strlen(id) + 1);
	memcpy(step->left, left, strlen(left) + 1);
}

void undo_free(struct undo *undo)
{
	for (size_t i = 0; i < undo->pin_count; i++)
		pin_key_free(&undo->pins[i].key);
	free(undo->pins);
	free(undo->what);
	free(undo->rejected);
	free(undo->steps);
	*undo = (struct undo){ 0 };
}

void undo_push(struct rr_store *store, struct undo *undo)
{
	if (store->undo_count == UNDO_KEPT + UNDO_DROPPED) { /* many at once: moving them costs */
		for (size_t i = 0; i < UNDO_DROPPED; i++)
			undo_free(&store->undos[i]);
		store->undo_count = UNDO_KEPT;
		memmove(store->undos, store->undos + UNDO_DROPPED, UNDO_KEPT * sizeof *undo);
	}
	store->undos = rr_grow(store->undos, store->undo_count, &store->undo_cap,
	                       sizeof *store->undos);
	store->undos[store->undo_count++] = *undo;
	store->version++;
	*undo = (struct undo){ 0 };
}

enum rr_status history_begin(struct rr_store *store, struct rr_error *err)
{
	enum rr_status st = db_open(&store->notes, DB_WRITE, err);

	if (st == RR_OK)
		st = history_open(store, err);
	return st == RR_OK ? db_begin(&store->notes, err) : st;
}

enum rr_status history_end(struct rr_store *store, enum rr_status st, struct undo *undo,
                           struct rr_error *err)
{
	st = db_end(&store->notes, st, err);
	if (st == RR_OK && undo->count + undo->pin_count > 0)
		undo_push(store, undo);
	undo_free(undo);
	return st;
}

/* ---- taking back ------------------------------------------------------ */

static const char restore_sql[] =
	"INSERT OR REPLACE INTO main.note (id, " NOTE_COLUMNS ")"
	" SELECT id, " NOTE_COLUMNS " FROM history.version WHERE seq = ?1";
static const char restore_tags_sql[] =
	"INSERT OR IGNORE INTO main.tag (note, tag)"
	" SELECT v.id, t.value FROM history.version v, json_each(v.tags) t WHERE v.seq = ?1";

static const char undone_sql[] = "UPDATE history.version SET undone = 1 WHERE seq = ?1";

static enum rr_status run_with_version(struct rr_store *store, const char *sql,
                                       int64_t version, struct rr_error *err)
{
	sqlite3_stmt *stmt;
	enum rr_status st = db_prepare(&store->notes, sql, &stmt, err);

	if (st != RR_OK)
		return st;
	sqlite3_bind_int64(stmt, 1, version);
	return db_run(&store->notes, stmt, err);
}

static enum rr_status take_back(struct rr_store *store, const struct undo_step *step,
                                struct rr_error *err)
{
	char present[25] = "";
	int64_t version;
	bool found;
	enum rr_status st;

	st = note_find(store, step->id, &found, present, err);
	if (st != RR_OK)
		return st;
	if (strcmp(present, step->left) != 0)
		return rr_fail(err, RR_INVALID, "another program has changed the note since; "
		               "it stays as it is");
	st = history_keep(store, step->id, "undo", store_now(), &version, err);
	if (st == RR_OK)
		st = note_remove(store, step->id, err);
	if (st == RR_OK && step->version != 0)
		st = run_with_version(store, restore_sql, step->version, err);
	if (st == RR_OK && step->version != 0)
		st = run_with_version(store, restore_tags_sql, step->version, err);
	if (st == RR_OK && step->version != 0)
		st = run_with_version(store, undone_sql, step->version, err);
	return st;
}

static enum rr_status offer_again(struct rr_store *store, const char *id, const char *doc,
                                  struct rr_error *err)
{
	sqlite3_stmt *stmt;
	enum rr_status st = db_prepare(&store->notes, "DELETE FROM rejected WHERE note = ?1"
	                               " AND doc = ?2", &stmt, err);

	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, id);
	db_bind(stmt, 2, doc);
	return db_run(&store->notes, stmt, err);
}

static enum rr_status take_back_all(struct rr_store *store, const struct undo *undo,
                                    struct rr_error *err)
{
	enum rr_status st = db_begin(&store->notes, err);

	if (st != RR_OK)
		return st;
	for (size_t i = undo->count; st == RR_OK && i-- > 0;)
		st = undo->rejected != NULL
			? offer_again(store, undo->steps[i].id, undo->rejected, err)
			: take_back(store, &undo->steps[i], err);
	if (st == RR_OK)
		st = pins_take_back(store, undo, err);
	return db_end(&store->notes, st, err);
}

/* The newest change, from the stack or from the history; *recalled says which. */
static enum rr_status find_undo(struct rr_store *store, bool *recalled, struct undo *out,
                                struct rr_error *err)
{
	enum rr_status st = db_open(&store->notes, DB_READ, err);

	*recalled = store->undo_count == 0;
	if (st == RR_MISSING)
		return rr_fail(err, RR_MISSING, "there is nothing to undo");
	if (st == RR_OK)
		st = history_open(store, err);
	if (st == RR_OK && *recalled && !store->history)
		return rr_fail(err, RR_MISSING, "there is nothing to undo");
	if (st == RR_OK && *recalled)
		return undo_recall(store, out, err);
	if (st == RR_OK)
		*out = store->undos[store->undo_count - 1];
	return st;
}

char *rr_note_undo_loses(struct rr_store *store)
{
	struct undo undo = { 0 };
	bool recalled = false;
	char *what = NULL;

	if (store->undo_count > 0 || find_undo(store, &recalled, &undo, NULL) != RR_OK)
		return NULL;
	if (undo.takes_away)
		what = rr_dup(undo.what);
	undo_free(&undo);
	return what;
}

enum rr_status rr_note_undo(struct rr_store *store, char **what, struct rr_error *err)
{
	struct undo undo = { 0 };
	bool recalled;
	enum rr_status st = find_undo(store, &recalled, &undo, err);

	if (st != RR_OK)
		return st;
	if (!recalled)
		store->undo_count--;
	st = take_back_all(store, &undo, err);
	if (st == RR_OK && what != NULL)
		*what = rr_dup(undo.what);
	if (st == RR_OK || st == RR_INVALID || recalled)
		undo_free(&undo);
	else
		store->undo_count++; /* it may be tried again */
	store->version += st == RR_OK || st == RR_INVALID;
	return st;
}
