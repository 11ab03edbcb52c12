/* The earlier states of a note, to be read. */
#include "store/notes.h"

#include <stdio.h>
#include <stdlib.h>

void rr_note_versions_free(struct rr_note_version *versions, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		rr_note_clear(&versions[i].note);
		free(versions[i].change);
	}
	free(versions);
}

static const char list_sql[] =
	"SELECT id, " NOTE_COLUMNS ", (SELECT group_concat(value, char(10)) FROM json_each(tags)),"
	" change, ended FROM history.version WHERE id = ?1 ORDER BY seq";

enum rr_status rr_note_history(struct rr_store *store, const char *id,
                               struct rr_note_version **versions, size_t *count,
                               struct rr_error *err)
{
	struct rr_note_version *list = NULL;
	size_t n = 0, cap = 0;
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st;

	st = db_open(&store->notes, DB_READ, err);
	if (st == RR_OK)
		st = history_open(store, err);
	if (st == RR_OK && !store->history) /* it may not be made */
		return rr_fail(err, RR_MISSING, "%s: its history can't be read",
		               store->notes.path.text);
	if (st == RR_OK)
		st = db_prepare(&store->notes, list_sql, &stmt, err);
	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, id);
	while ((st = db_step(&store->notes, stmt, &row, err)) == RR_OK && row) {
		struct rr_note_version *v;

		list = rr_grow(list, n, &cap, sizeof *list);
		v = &list[n++];
		*v = (struct rr_note_version){ .change = db_text(stmt, 30) };
		note_read(stmt, &v->note);
		snprintf(v->ended, sizeof v->ended, "%s", (const char *)sqlite3_column_text(stmt, 31));
	}
	db_done(stmt);
	if (st != RR_OK) {
		rr_note_versions_free(list, n);
		return st;
	}
	*versions = list;
	*count = n;
	return RR_OK;
}
