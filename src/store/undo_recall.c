/*
 * Undoing what was done before this program was started: the newest change
 * that the history tells of and that was not taken back yet, made into an
 * undo. What another has changed since is passed over. A new note is no
 * change of anything, so the history does not know of it: it is one that
 * still is as it was written.
 */
#include "store/notes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * A change left what the note's next state in the history was, or its present
 * one; it can be taken back while the note is in that state.
 */
#define NOTE_CHANGES \
	" FROM history.version v LEFT JOIN main.note n ON n.id = v.id" \
	" WHERE v.change <> 'undo' AND v.undone IS NULL AND v.ended < ?1" \
	" AND CASE v.change WHEN 'delete' THEN n.id IS NULL AND NOT EXISTS" \
	" (SELECT 1 FROM history.version w WHERE w.id = v.id AND w.seq > v.seq)" \
	" ELSE n.modified = ifnull((SELECT w.modified FROM history.version w WHERE w.id = v.id" \
	" AND w.seq > v.seq ORDER BY w.seq LIMIT 1), n.modified) END"

static const char newest_note_sql[] =
	"SELECT v.ended, v.change, v.passage" NOTE_CHANGES " ORDER BY v.seq DESC LIMIT 1";
static const char notes_sql[] =
	"SELECT v.id, v.seq, ifnull(n.modified, '')" NOTE_CHANGES
	" AND v.ended = ?2 AND v.change = ?3 ORDER BY v.seq";

static const char newest_added_sql[] =
	"SELECT n.created, n.id, n.passage FROM main.note n"
	" WHERE n.created < ?1 AND n.modified = n.created AND NOT EXISTS"
	" (SELECT 1 FROM history.version w WHERE w.id = n.id AND w.change <> 'undo'"
	" AND w.undone IS NULL) ORDER BY n.created DESC, n.id DESC LIMIT 1";

#define SAME_PIN(x, y) \
	x ".doc_a = " y ".doc_a AND " x ".doc_b = " y ".doc_b AND " \
	x ".passage_a = " y ".passage_a AND " x ".passage_b = " y ".passage_b AND " \
	x ".lang_a = " y ".lang_a AND " x ".lang_b = " y ".lang_b"
#define PIN_NEXT(what) \
	"(SELECT w." what " FROM history.pin_version w WHERE " SAME_PIN("w", "v") \
	" AND w.seq > v.seq ORDER BY w.seq LIMIT 1)"
#define PIN_CHANGES \
	" FROM history.pin_version v LEFT JOIN main.pin n ON " SAME_PIN("n", "v") \
	" WHERE v.change <> 'undo' AND v.undone IS NULL AND v.ended < ?1" \
	" AND (" PIN_NEXT("seq") " IS NULL OR (n.parted IS " PIN_NEXT("parted") \
	" AND ifnull(n.modified, '') = " PIN_NEXT("modified") "))"

static const char newest_pin_sql[] =
	"SELECT v.ended, v.change, v.passage_a || ' and ' || v.passage_b" PIN_CHANGES
	" ORDER BY v.seq DESC LIMIT 1";
static const char pins_sql[] =
	"SELECT v.doc_a, v.lang_a, v.passage_a, v.doc_b, v.lang_b, v.passage_b, v.seq,"
	" ifnull(v.parted, -1), v.modified, ifnull(n.parted, -1), ifnull(n.modified, '')"
	PIN_CHANGES " AND v.ended = ?2 AND v.change = ?3 ORDER BY v.seq";

/* What was changed, and when. */
struct newest {
	char *ended, *change, *where; /* owned; NULL: there is none; change: an added note's id */
};

static void newest_free(struct newest *n)
{
	free(n->ended);
	free(n->change);
	free(n->where);
}

static enum rr_status prepare(struct rr_store *store, const char *sql, const struct newest *n,
                              sqlite3_stmt **out, struct rr_error *err)
{
	enum rr_status st = db_prepare(&store->notes, sql, out, err);

	if (st == RR_OK)
		db_bind(*out, 1, store->opened);
	if (st == RR_OK && n != NULL) {
		db_bind(*out, 2, n->ended);
		db_bind(*out, 3, n->change);
	}
	return st;
}

static enum rr_status find_newest(struct rr_store *store, const char *sql, struct newest *out,
                                  struct rr_error *err)
{
	sqlite3_stmt *stmt = NULL;
	bool row = false;
	enum rr_status st = prepare(store, sql, NULL, &stmt, err);

	if (st == RR_OK)
		st = db_step(&store->notes, stmt, &row, err);
	if (st == RR_OK && row)
		*out = (struct newest){ db_text(stmt, 0), db_text(stmt, 1), db_text(stmt, 2) };
	db_done(stmt);
	return st;
}

static enum rr_status add_notes(struct rr_store *store, const struct newest *n,
                                struct undo *out, struct rr_error *err)
{
	sqlite3_stmt *stmt = NULL;
	bool row = false;
	enum rr_status st = prepare(store, notes_sql, n, &stmt, err);

	while (st == RR_OK && (st = db_step(&store->notes, stmt, &row, err)) == RR_OK && row)
		undo_add(out, (const char *)sqlite3_column_text(stmt, 0),
		         sqlite3_column_int64(stmt, 1), (const char *)sqlite3_column_text(stmt, 2));
	db_done(stmt);
	return st;
}

static void read_state(sqlite3_stmt *row, int column, struct pin_state *out)
{
	out->is = sqlite3_column_int(row, column);
	snprintf(out->modified, sizeof out->modified, "%s",
	         (const char *)sqlite3_column_text(row, column + 1));
}

static enum rr_status add_pins(struct rr_store *store, const struct newest *n,
                               struct undo *out, struct rr_error *err)
{
	sqlite3_stmt *stmt = NULL;
	bool row = false;
	enum rr_status st = prepare(store, pins_sql, n, &stmt, err);

	while (st == RR_OK && (st = db_step(&store->notes, stmt, &row, err)) == RR_OK && row) {
		struct pin_key key = { db_text(stmt, 0), db_text(stmt, 1), db_text(stmt, 2),
			db_text(stmt, 3), db_text(stmt, 4), db_text(stmt, 5) };
		struct undo_pin *pin = undo_add_pin(out, &key);

		pin->version = sqlite3_column_int64(stmt, 6);
		read_state(stmt, 7, &pin->before);
		read_state(stmt, 9, &pin->after);
	}
	db_done(stmt);
	return st;
}

static char *words_of(const struct newest *n)
{
	static const struct {
		const char *change, *words;
	} names[] = { { "edit", "changing the note at " }, { "delete", "deleting the note at " },
		{ "tags", "renaming a tag, also at " }, { "pin", "pinning " },
		{ "unpin", "unpinning " }, { "import", "importing the pin of " } };
	const char *words = "a change at ";
	struct rr_str out = { 0 };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i].change, n->change) == 0)
			words = names[i].words;
	rr_str_printf(&out, "%s%s, done %.10s %.5s UTC", words, n->where, n->ended,
	              strlen(n->ended) > 16 ? n->ended + 11 : "");
	return out.text;
}

static char *words_of_added(const struct newest *n)
{
	struct rr_str out = { 0 };

	rr_str_printf(&out, "adding the note at %s, done %.10s %.5s UTC", n->where, n->ended,
	              strlen(n->ended) > 16 ? n->ended + 11 : "");
	return out.text;
}

static bool is_later(const struct newest *a, const struct newest *b)
{
	return a->ended != NULL && (b->ended == NULL || strcmp(a->ended, b->ended) > 0);
}

enum rr_status undo_recall(struct rr_store *store, struct undo *out, struct rr_error *err)
{
	struct newest note = { 0 }, pin = { 0 }, added = { 0 };
	struct undo made = { 0 };
	enum rr_status st = find_newest(store, newest_note_sql, &note, err);

	if (st == RR_OK)
		st = find_newest(store, newest_pin_sql, &pin, err);
	if (st == RR_OK)
		st = find_newest(store, newest_added_sql, &added, err);
	if (st != RR_OK)
		goto done;
	if (is_later(&added, &note) && is_later(&added, &pin)) {
		undo_add(&made, added.change, 0, added.ended);
		made.takes_away = true;
		made.what = words_of_added(&added);
	} else if (is_later(&pin, &note)) {
		st = add_pins(store, &pin, &made, err);
		made.what = words_of(&pin);
	} else if (note.ended != NULL) {
		st = add_notes(store, &note, &made, err);
		made.what = words_of(&note);
	} else {
		st = rr_fail(err, RR_MISSING, "there is nothing to undo");
	}
done:
	if (st == RR_OK)
		*out = made;
	else
		undo_free(&made);
	newest_free(&note);
	newest_free(&pin);
	newest_free(&added);
	return st;
}
