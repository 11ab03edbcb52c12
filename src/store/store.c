#include "store/note_folds.h"

#include <stdio.h>
#include <stdlib.h>

enum rr_status rr_store_open(const struct rr_store_paths *paths, struct rr_store **out,
                             struct rr_error *err)
{
	const char *home = getenv("HOME"), *data = getenv("XDG_DATA_HOME");
	struct rr_store *store;

	if ((paths == NULL || paths->notes == NULL || paths->library == NULL) &&
	    (home == NULL || home[0] == '\0') && (data == NULL || data[0] == '\0'))
		return rr_fail(err, RR_IO, "HOME: is not set; the notes have no place");
	store = rr_alloc(sizeof *store);
	store_stamp(store_now(), store->opened);
	store->notes.kind = &db_notes_kind;
	store->library.kind = &db_library_kind;
	if (paths != NULL && paths->notes != NULL)
		rr_str_puts(&store->notes.path, paths->notes);
	if (paths != NULL && paths->library != NULL)
		rr_str_puts(&store->library.path, paths->library);
	*out = store;
	return RR_OK;
}

void rr_store_close(struct rr_store *store)
{
	if (store == NULL)
		return;
	for (size_t i = 0; i < store->undo_count; i++)
		undo_free(&store->undos[i]);
	free(store->undos);
	folds_free(store->folds);
	db_close(&store->notes);
	db_close(&store->library);
	rr_str_free(&store->notes.path);
	rr_str_free(&store->library.path);
	free(store);
}

enum rr_status rr_store_backup(struct rr_store *store, const char *path,
                               struct rr_error *err)
{
	enum rr_status st = db_open(&store->notes, DB_READ, err);

	if (st == RR_MISSING)
		return rr_fail(err, RR_MISSING, "%s: there are no notes yet",
		               store->notes.path.text);
	return st == RR_OK ? db_copy(&store->notes, path, err) : st;
}

static enum rr_status check(struct db *db, struct rr_error *err)
{
	sqlite3_stmt *stmt = NULL;
	bool row = false;
	enum rr_status st;

	st = db_open(db, DB_READ, err);
	if (st != RR_OK)
		return st == RR_MISSING ? RR_OK : st;
	st = db_compile(db, "PRAGMA integrity_check(1)", &stmt, err);
	if (st == RR_OK)
		st = db_step(db, stmt, &row, err);
	if (st == RR_OK && row && !rr_span_is(rr_span((const char *)sqlite3_column_text(stmt, 0)), "ok"))
		st = rr_fail(err, RR_DB, "%s: is damaged (%s); restore a backup", db->path.text,
		             (const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	return st;
}

enum rr_status rr_store_check(struct rr_store *store, struct rr_error *err)
{
	enum rr_status st = check(&store->notes, err);

	return st == RR_OK ? check(&store->library, err) : st;
}
