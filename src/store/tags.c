#include "store/notes.h"

#include <stdlib.h>
#include <string.h>

void rr_tags_free(struct rr_tag_count *tags, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(tags[i].tag);
	free(tags);
}

enum rr_status rr_tags_list(struct rr_store *store, struct rr_tag_count **tags,
                            size_t *count, struct rr_error *err)
{
	struct rr_tag_count *list = NULL;
	size_t n = 0, cap = 0;
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st;

	st = db_open(&store->notes, DB_READ, err);
	if (st == RR_MISSING) {
		*tags = NULL;
		*count = 0;
		return RR_OK;
	}
	if (st == RR_OK)
		st = db_prepare(&store->notes, "SELECT tag, count(*) FROM tag GROUP BY tag"
		                " ORDER BY tag", &stmt, err);
	if (st != RR_OK)
		return st;
	while ((st = db_step(&store->notes, stmt, &row, err)) == RR_OK && row) {
		list = rr_grow(list, n, &cap, sizeof *list);
		list[n].tag = db_text(stmt, 0);
		list[n++].count = sqlite3_column_int64(stmt, 1);
	}
	db_done(stmt);
	if (st != RR_OK) {
		rr_tags_free(list, n);
		return st;
	}
	*tags = list;
	*count = n;
	return RR_OK;
}

/* ---- renaming --------------------------------------------------------- */

/* A tag renames with all below it: "a" to "x" makes "a/b" "x/b". */
static const char notes_of_sql[] =
	"SELECT DISTINCT t.note, n.modified FROM tag t JOIN note n ON n.id = t.note"
	" WHERE t.tag = ?1 OR (t.tag > ?1 || '/' AND t.tag < ?1 || '0')";
static const char rename_sql[] =
	"UPDATE OR REPLACE tag SET tag = ?2 || substr(tag, length(?1) + 1)"
	" WHERE note = ?3 AND (tag = ?1 OR (tag > ?1 || '/' AND tag < ?1 || '0'))";
static const char touch_sql[] = "UPDATE note SET modified = ?2 WHERE id = ?1";

static enum rr_status collect(struct rr_store *store, const char *from,
                              struct undo *undo, struct rr_error *err)
{
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st;

	st = db_prepare(&store->notes, notes_of_sql, &stmt, err);
	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, from);
	while ((st = db_step(&store->notes, stmt, &row, err)) == RR_OK && row)
		undo_add(undo, (const char *)sqlite3_column_text(stmt, 0), 0,
		         (const char *)sqlite3_column_text(stmt, 1));
	db_done(stmt);
	return st;
}

static enum rr_status rename_one(struct rr_store *store, struct undo_step *step,
                                 const char *from, const char *to, struct rr_error *err)
{
	int64_t now = store_now();
	sqlite3_stmt *stmt;
	char stamp[25];
	enum rr_status st;

	st = history_keep(store, step->id, "tags", &step->version, err);
	if (st == RR_OK)
		st = db_prepare(&store->notes, rename_sql, &stmt, err);
	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, from);
	db_bind(stmt, 2, to);
	db_bind(stmt, 3, step->id);
	st = db_run(&store->notes, stmt, err);
	if (st == RR_OK)
		st = db_prepare(&store->notes, touch_sql, &stmt, err);
	if (st != RR_OK)
		return st;
	store_stamp(now, stamp);
	if (strcmp(stamp, step->left) == 0)
		store_stamp(now + 1, stamp);
	memcpy(step->left, stamp, sizeof stamp);
	db_bind(stmt, 1, step->id);
	db_bind(stmt, 2, stamp);
	return db_run(&store->notes, stmt, err);
}

static enum rr_status rename_all(struct rr_store *store, const char *from, const char *to,
                                 struct undo *undo, struct rr_error *err)
{
	enum rr_status st = collect(store, from, undo, err);

	if (st == RR_OK && undo->count == 0)
		return rr_fail(err, RR_MISSING, "%s: no note has this tag", from);
	for (size_t i = 0; st == RR_OK && i < undo->count; i++)
		st = rename_one(store, &undo->steps[i], from, to, err);
	return st;
}

enum rr_status rr_tag_rename(struct rr_store *store, const char *from, const char *to,
                             int64_t *changed, struct rr_error *err)
{
	struct rr_str old = { 0 }, new = { 0 }, what = { 0 };
	struct undo undo = { 0 };
	enum rr_status st;

	tag_normal(from, &old);
	tag_normal(to, &new);
	if (old.len == 0 || new.len == 0)
		st = rr_fail(err, RR_INVALID, "a tag needs a name");
	else
		st = db_open(&store->notes, DB_READ, err);
	if (st == RR_MISSING)
		rr_fail(err, RR_MISSING, "%s: no note has this tag", old.text);
	if (st == RR_OK)
		st = history_open(store, err);
	if (st == RR_OK)
		st = db_begin(&store->notes, err);
	if (st != RR_OK)
		goto done;
	if (strcmp(old.text, new.text) != 0)
		st = rename_all(store, old.text, new.text, &undo, err);
	st = db_end(&store->notes, st, err);
	if (st != RR_OK)
		goto done;
	*changed = (int64_t)undo.count;
	rr_str_printf(&what, "renaming the tag %s", old.text);
	undo.what = what.text;
	if (undo.count > 0)
		undo_push(store, &undo);
done:
	undo_free(&undo);
	rr_str_free(&old);
	rr_str_free(&new);
	return st;
}
