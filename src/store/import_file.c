/*
 * A whole file of annotations. Its items are found by going through it once
 * and read each by itself, so that it may be large; what is written is written
 * in one transaction.
 */
#include "store/import.h"

#include <stdlib.h>

static const char *const names[RR_IMPORT_STATES] = {
	[RR_IMPORT_RESTORED] = "restored",
	[RR_IMPORT_PRESENT] = "already there",
	[RR_IMPORT_NO_DOCUMENT] = "document not in the library",
	[RR_IMPORT_NO_CLAUSE] = "clause not found",
	[RR_IMPORT_AMBIGUOUS] = "ambiguous",
	[RR_IMPORT_CONFLICT] = "conflict",
	[RR_IMPORT_UNREAD] = "not a note",
	[RR_IMPORT_DELETED] = "deleted here since",
};

const char *rr_import_state_name(enum rr_import_state state)
{
	return names[state];
}

void rr_import_rows_free(struct rr_import_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(rows[i].id);
		free(rows[i].doc);
		free(rows[i].passage);
	}
	free(rows);
}

/* ---- the parts of the file --------------------------------------------- */

struct parts {
	struct rr_json_walk items;
	struct rr_span ours; /* what is kept beside the notes */
};

/* Annotations of a collection, a page, a list, or the one that is the file. */
static struct parts parts_of(struct rr_span json)
{
	struct rr_json_walk all = { .rest = json }, w;
	struct rr_span first = { "", 0 }, items = { "", 0 };
	struct parts parts = { .items = all };

	if (!rr_json_next(&all))
		return parts;
	w = rr_json_walk(all.value);
	while (w.members && rr_json_next(&w)) { /* once: it may be long */
		if (first.len == 0 && rr_span_is(w.key, "first"))
			first = rr_json_member(w.value, "items");
		else if (items.len == 0 && rr_span_is(w.key, "items"))
			items = w.value;
		else if (parts.ours.len == 0 && rr_span_is(w.key, "resread"))
			parts.ours = w.value;
	}
	if (rr_json_is(first, '['))
		items = first;
	if (rr_json_is(items, '['))
		parts.items = rr_json_walk(items);
	else if (rr_json_is(all.value, '['))
		parts.items = rr_json_walk(all.value);
	return parts;
}

static const char rejected_sql[] =
	"INSERT OR IGNORE INTO rejected (note, doc)"
	" SELECT value->>'$.note', value->>'$.doc'"
	" FROM json_each(?1, '$.rejected') WHERE type = 'object'";

static enum rr_status import_tables(struct import *im, struct rr_span ours,
                                    struct rr_error *err)
{
	struct rr_str json = { 0 };
	sqlite3_stmt *stmt;
	enum rr_status st;

	if (!rr_json_is(ours, '{'))
		return RR_OK;
	rr_json_tame(ours, &json);
	st = pins_import(im->store, rr_str_span(&json), im->copy, &im->undo, err);
	if (st == RR_OK)
		st = db_prepare(&im->store->notes, rejected_sql, &stmt, err);
	if (st == RR_OK) {
		db_bind_span(stmt, 1, rr_str_span(&json));
		st = db_run(&im->store->notes, stmt, err);
	}
	rr_str_free(&json);
	return st;
}

static enum rr_status import_all(struct import *im, struct rr_span json,
                                 const struct rr_import_how *how, struct rr_error *err)
{
	struct rr_str one = { 0 };
	enum rr_status st = RR_OK;
	struct parts parts;

	if (!rr_json_valid(json))
		return rr_fail(err, RR_INVALID, "is not JSON");
	parts = parts_of(json);
	while (st == RR_OK && rr_json_next(&parts.items)) {
		struct rr_span item = parts.items.value;

		if (how->go_on != NULL && !how->go_on(how->self, (size_t)(item.text - json.text), json.len))
			st = rr_fail(err, RR_STOPPED, "stopped; nothing was imported");
		rr_str_cut(&one, 0);
		rr_json_tame(rr_json_is(item, '{') ? item : rr_span("{}"), &one);
		if (st == RR_OK)
			st = import_one(im, rr_str_span(&one), err);
	}
	rr_str_free(&one);
	return st == RR_OK ? import_tables(im, parts.ours, err) : st;
}

/* ---- the import -------------------------------------------------------- */

static enum rr_status import_json(struct import *im, struct rr_span json,
                                  const struct rr_import_how *how, struct rr_error *err)
{
	struct rr_store *store = im->store;
	enum rr_status st;

	st = history_begin(store, err);
	if (st != RR_OK)
		return st;
	st = import_all(im, json, how, err);
	if (st == RR_OK && how->dry_run) {
		db_end(&store->notes, RR_STOPPED, NULL);
		return RR_OK;
	}
	im->undo.what = rr_dup("the import");
	st = history_end(store, st, &im->undo, err);
	store->folds_wanted = st == RR_OK;
	return st;
}

enum rr_status rr_notes_import(struct rr_store *store, struct rr_span text,
                               const struct rr_import_how *how, struct rr_import_row **rows,
                               size_t *count, struct rr_error *err)
{
	static const struct rr_import_how plain;
	struct import im = { .store = store, .copy = notes_is_database(text) };
	struct rr_str json = { 0 };
	enum rr_status st = im.copy ? notes_of_database(text, &json, err) : RR_OK;

	if (st == RR_OK)
		st = import_json(&im, im.copy ? rr_str_span(&json) : text, how != NULL ? how : &plain,
		                 err);
	rr_str_free(&json);
	undo_free(&im.undo);
	if (st != RR_OK) {
		rr_import_rows_free(im.rows, im.count);
		return st;
	}
	*rows = im.rows;
	*count = im.count;
	return RR_OK;
}
