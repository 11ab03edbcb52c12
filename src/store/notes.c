/* Saving, deleting and listing notes; tags over all notes. */
#include "store/notes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- saving ----------------------------------------------------------- */

static void add_tag(struct rr_note *note, const char *tag)
{
	note->tags = rr_realloc(note->tags, (note->tag_count + 1) * sizeof *note->tags);
	note->tags[note->tag_count++] = rr_dup(tag);
}

/*
 * What stands under the note's id: its time, "" if nothing, and its number in
 * the history. A note changed since it was read gets a new id instead.
 */
static enum rr_status meet_present(struct rr_store *store, struct rr_note *note,
                                   int64_t now, char present[25], int64_t *version,
                                   struct rr_error *err)
{
	bool found = false;
	enum rr_status st = note_find(store, note->id, &found, present, err);

	if (st != RR_OK || !found)
		return st;
	if (note->modified[0] == '\0' || strcmp(note->modified, present) == 0)
		return history_keep(store, note->id, "edit", now, version, err);
	store_uuid(now, note->id);
	add_tag(note, "conflict");
	present[0] = '\0';
	return RR_OK;
}

/* A new note without tags is one row: it needs no beginning and end of a transaction. */
static bool is_one_row(const struct rr_note *note)
{
	return note->id[0] == '\0' && note->tag_count == 0;
}

static enum rr_status save(struct rr_store *store, struct rr_note *note,
                           struct undo *undo, struct rr_error *err)
{
	bool alone = is_one_row(note);
	int64_t now = store_now(), version = 0;
	bool fresh = note->id[0] == '\0';
	struct rr_str what = { 0 };
	char present[25] = "";
	enum rr_status st = RR_OK;

	if (fresh)
		store_uuid(now, note->id);
	else
		st = meet_present(store, note, now, present, &version, err);
	if (st != RR_OK)
		return st;
	store_stamp(now, note->modified);
	if (fresh || note->created[0] == '\0')
		memcpy(note->created, note->modified, sizeof note->created);
	if (strcmp(note->modified, present) == 0) /* no two states carry one time */
		store_stamp(now + 1, note->modified);
	st = alone ? note_write_alone(store, note, err)
	           : note_write(store, note, present[0] == '\0', err);
	if (st != RR_OK)
		return st;
	undo_add(undo, note->id, version, note->modified);
	rr_str_puts(&what, version == 0 ? "adding the note at " : "changing the note at ");
	rr_str_puts(&what, note->passage);
	undo->what = what.text;
	return RR_OK;
}

enum rr_status rr_note_save(struct rr_store *store, struct rr_note *note,
                            struct rr_error *err)
{
	struct rr_note kept; /* what the caller's note is until all is written */
	struct undo undo = { 0 };
	bool alone;
	enum rr_status st;

	st = note_normal(note, err);
	if (st == RR_OK)
		st = db_open(&store->notes, DB_WRITE, err);
	if (st == RR_OK && note->id[0] != '\0')
		st = history_open(store, err);
	alone = is_one_row(note);
	if (st == RR_OK && !alone)
		st = db_begin(&store->notes, err);
	if (st != RR_OK)
		return st;
	kept = *note;
	st = save(store, note, &undo, err);
	if (!alone)
		st = db_end(&store->notes, st, err);
	if (st == RR_OK) {
		undo_push(store, &undo);
		return RR_OK;
	}
	if (note->tag_count > kept.tag_count)
		free(note->tags[--note->tag_count]);
	memcpy(note->id, kept.id, sizeof note->id);
	memcpy(note->created, kept.created, sizeof note->created);
	memcpy(note->modified, kept.modified, sizeof note->modified);
	undo_free(&undo);
	return st;
}

/* ---- deleting --------------------------------------------------------- */

static enum rr_status take_out(struct rr_store *store, const char *id,
                               struct undo *undo, struct rr_error *err)
{
	int64_t version = 0;
	enum rr_status st;

	st = history_keep(store, id, "delete", store_now(), &version, err);
	if (st == RR_OK && version == 0)
		return rr_fail(err, RR_MISSING, "%s: no note has this id", id);
	if (st == RR_OK)
		st = note_remove(store, id, err);
	if (st == RR_OK) {
		undo_add(undo, id, version, "");
		undo->what = rr_dup("deleting a note");
	}
	return st;
}

enum rr_status rr_note_delete(struct rr_store *store, const char *id, struct rr_error *err)
{
	struct undo undo = { 0 };
	enum rr_status st = history_begin(store, err);

	if (st != RR_OK)
		return st;
	return history_end(store, take_out(store, id, &undo, err), &undo, err);
}

/* ---- listing ---------------------------------------------------------- */

/* Number i is parameter ?i of the statement. */
static const char *const conditions[] = {
	[1] = "n.doc IN (?1, upper(replace(?1, ' ', '')))",
	[2] = "n.id IN (SELECT note FROM tag WHERE tag = ?2"
	      " OR (tag > ?2 || '/' AND tag < ?2 || '0'))", /* '0' follows '/' */
	[3] = "n.kind = ?3",
	[4] = "n.status = ?4",
	[5] = "n.modified >= ?5",
	[6] = "(n.doc = ?6 OR substr(n.doc, -length(?6) - 1) = '/' || ?6)",
	[7] = "n.id = ?7",
	[8] = "(n.doc, n.clause_order, n.created, n.id) > (?8,"
	      " ifnull((SELECT clause_order FROM note WHERE id = ?11), ?9), ?10, ?11)",
};
#define CONDITIONS (sizeof conditions / sizeof *conditions)

/* "28/2" alone names a document of any body. */
static bool is_number(const char *doc)
{
	return doc[0] >= '0' && doc[0] <= '9' && strchr(doc, '/') != NULL;
}

static void list_sql(const char *const values[CONDITIONS], struct rr_str *sql)
{
	const char *word = " WHERE ";

	rr_str_puts(sql, "SELECT n.id, " NOTE_COLUMNS ", (SELECT group_concat(tag, char(10))"
	            " FROM tag WHERE note = n.id) FROM note n");
	for (size_t i = 1; i < CONDITIONS; i++)
		if (values[i] != NULL) {
			rr_str_puts(sql, word);
			rr_str_puts(sql, conditions[i]);
			word = " AND ";
		}
	rr_str_puts(sql, " ORDER BY n.doc, n.clause_order, n.created, n.id LIMIT ?12");
}

static enum rr_status list(struct rr_store *store, const char *const values[CONDITIONS],
                           const struct rr_note_filter *filter, struct rr_note **notes,
                           size_t *count, struct rr_error *err)
{
	struct rr_str sql = { 0 }, order = { 0 };
	struct rr_note *list = NULL;
	size_t n = 0, cap = 0;
	sqlite3_stmt *stmt = NULL;
	bool row = false;
	enum rr_status st;

	list_sql(values, &sql);
	st = db_compile(&store->notes, sql.text, &stmt, err);
	for (int i = 1; st == RR_OK && i < (int)CONDITIONS; i++)
		if (values[i] != NULL)
			db_bind(stmt, i, values[i]);
	if (st == RR_OK && filter != NULL && filter->after != NULL) {
		clause_order(filter->after->passage, &order);
		db_bind(stmt, 9, order.text);
		db_bind(stmt, 10, filter->after->created);
		db_bind(stmt, 11, filter->after->id);
	}
	if (st == RR_OK)
		sqlite3_bind_int64(stmt, 12, filter != NULL && filter->limit > 0
		                   ? (sqlite3_int64)filter->limit : -1);
	while (st == RR_OK && (st = db_step(&store->notes, stmt, &row, err)) == RR_OK && row) {
		list = rr_grow(list, n, &cap, sizeof *list);
		note_read(stmt, &list[n++]);
	}
	sqlite3_finalize(stmt);
	rr_str_free(&sql);
	rr_str_free(&order);
	if (st != RR_OK) {
		rr_notes_free(list, n);
		return st;
	}
	*notes = list;
	*count = n;
	return RR_OK;
}

static void keep_matching(const struct rr_query *query, struct rr_note *notes, size_t *count)
{
	size_t kept = 0;

	for (size_t i = 0; i < *count; i++) {
		if (!rr_query_matches(query, &notes[i])) {
			rr_note_clear(&notes[i]);
			continue;
		}
		if (kept != i) {
			notes[kept] = notes[i];
			notes[i] = (struct rr_note){ 0 };
		}
		kept++;
	}
	*count = kept;
}

enum rr_status rr_notes_list(struct rr_store *store, const struct rr_note_filter *filter,
                             struct rr_note **notes, size_t *count, struct rr_error *err)
{
	const char *values[CONDITIONS] = { NULL };
	struct rr_str tag = { 0 }, symbol = { 0 }, named = { 0 };
	char lang[3];
	enum rr_status st;

	if (filter != NULL) {
		bool number = filter->doc != NULL && is_number(filter->doc);
		bool address = filter->doc != NULL && rr_cite_address(filter->doc, &named, lang)
		               && rr_cite_symbol(filter->doc, &symbol);

		if (filter->tag != NULL)
			tag_normal(filter->tag, &tag);
		values[1] = number ? NULL : address ? symbol.text : filter->doc;
		values[2] = tag.len > 0 ? tag.text : NULL;
		values[3] = filter->kind;
		values[4] = filter->status;
		values[5] = filter->since;
		values[6] = number ? filter->doc : NULL;
		values[7] = filter->id;
		values[8] = filter->after != NULL ? filter->after->doc : NULL;
	}
	st = db_open(&store->notes, DB_READ, err);
	if (st == RR_OK)
		st = list(store, values, filter, notes, count, err);
	else if (st == RR_MISSING) { /* no notes.db yet: no notes */
		*notes = NULL;
		*count = 0;
		st = RR_OK;
	}
	rr_str_free(&tag);
	rr_str_free(&symbol);
	rr_str_free(&named);
	if (st == RR_OK && filter != NULL && filter->query != NULL)
		keep_matching(filter->query, *notes, count);
	return st;
}

int64_t rr_notes_version(struct rr_store *store)
{
	sqlite3_stmt *stmt;
	bool row = false;
	int64_t now;

	if (db_open(&store->notes, DB_READ, NULL) != RR_OK ||
	    db_prepare(&store->notes, "PRAGMA data_version", &stmt, NULL) != RR_OK)
		return store->version;
	if (db_step(&store->notes, stmt, &row, NULL) == RR_OK && row) {
		now = sqlite3_column_int64(stmt, 0);
		store->version += now != store->seen;
		store->seen = now;
	}
	db_done(stmt);
	return store->version;
}
