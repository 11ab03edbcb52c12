/*
 * Whether the file of folded notes fits notes.db as it is now. A change of a
 * note that was there leaves a row in the history; a new note has a greater
 * id than all before; whatever else puts notes in or takes them out (an
 * import, an undo, another program) changes their number. A history is less
 * durable than the notes, so a file from before the last start of the system
 * is not believed, nor one about another file than notes.db is now.
 */
#include "store/note_folds_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define CHANGED_MOST 500 /* looking at more of them is no faster than at all */

/* ---- ids -------------------------------------------------------------- */

bool folds_id(const char *id, unsigned char out[16])
{
	static const char hex[] = "0123456789abcdef";
	size_t n = 0;

	if (!store_is_uuid(id))
		return false;
	for (const char *p = id; *p != '\0'; p++) {
		if (*p == '-')
			continue;
		out[n / 2] = (unsigned char)(out[n / 2] << 4 | (strchr(hex, *p) - hex));
		n++;
	}
	return true;
}

void folds_id_text(const unsigned char id[16], char out[37])
{
	static const char hex[] = "0123456789abcdef";
	size_t at = 0;

	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			out[at++] = '-';
		out[at++] = hex[id[i] >> 4];
		out[at++] = hex[id[i] & 0x0F];
	}
	out[at] = '\0';
}

static int by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, 16);
}

bool folds_has_changed(const struct note_folds *folds, const unsigned char id[16])
{
	return folds->changed.count > 0 &&
	       bsearch(id, folds->changed.ids, folds->changed.count, 16, by_bytes) != NULL;
}

static bool has_row(const struct note_folds *folds, const unsigned char id[16])
{
	size_t low = 0, high = folds->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = memcmp(folds->rows[folds->by_id[middle]].id, id, 16);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* ---- what changed ------------------------------------------------------- */

/* Adds the ids that a statement gives; false if they are too many, or no ids. */
static bool add_ids(struct db *db, sqlite3_stmt *stmt, struct folds_changed *changed)
{
	bool row = false, good = true;

	while (good && db_step(db, stmt, &row, NULL) == RR_OK && row) {
		changed->ids = rr_grow(changed->ids, changed->count, &changed->cap,
		                       sizeof *changed->ids);
		good = changed->count < CHANGED_MOST &&
		       folds_id((const char *)sqlite3_column_text(stmt, 0),
		                changed->ids[changed->count]);
		changed->count += good;
	}
	db_done(stmt);
	return good && !row;
}

static bool add_new(struct rr_store *store, struct note_folds *folds)
{
	sqlite3_stmt *stmt;

	if (db_prepare(&store->notes, "SELECT id FROM note WHERE id > ?1", &stmt, NULL) != RR_OK)
		return false;
	db_bind(stmt, 1, folds->head->last);
	return add_ids(&store->notes, stmt, &folds->changed);
}

static bool add_old(struct rr_store *store, struct note_folds *folds)
{
	struct folds_mark mark;
	sqlite3_stmt *stmt;

	if (!folds_mark(store, folds->head->mark.seq, &mark) ||
	    memcmp(&mark, &folds->head->mark, sizeof mark) != 0)
		return false;
	if (!store->history) /* there is none */
		return true;
	if (db_prepare(&store->notes, "SELECT DISTINCT id FROM history.version WHERE seq > ?1",
	               &stmt, NULL) != RR_OK)
		return false;
	sqlite3_bind_int64(stmt, 1, folds->head->mark.seq);
	return add_ids(&store->notes, stmt, &folds->changed);
}

static void sort_changed(struct folds_changed *changed)
{
	size_t kept = 0;

	if (changed->count > 0)
		qsort(changed->ids, changed->count, 16, by_bytes);
	for (size_t i = 0; i < changed->count; i++)
		if (kept == 0 || memcmp(changed->ids[i], changed->ids[kept - 1], 16) != 0)
			memmove(changed->ids[kept++], changed->ids[i], 16);
	changed->count = kept;
}

/* Whether there are as many notes as the file and what changed since lead to expect. */
static bool numbers_agree(struct rr_store *store, struct note_folds *folds)
{
	int64_t expected = (int64_t)folds->count, present;
	bool found;

	for (size_t i = 0; i < folds->changed.count; i++) {
		char id[37];

		folds_id_text(folds->changed.ids[i], id);
		if (note_find(store, id, &found, NULL, NULL) != RR_OK)
			return false;
		expected += found - has_row(folds, folds->changed.ids[i]);
	}
	return db_int(&store->notes, "SELECT count(*) FROM note", &present, NULL) == RR_OK &&
	       present == expected;
}

static bool agrees(struct rr_store *store, struct note_folds *folds)
{
	struct folds_file now;

	folds->changed.count = 0;
	if (!folds_file(store, &now) || memcmp(&now, &folds->head->file, sizeof now) != 0 ||
	    !add_new(store, folds) || !add_old(store, folds))
		return false;
	sort_changed(&folds->changed);
	return numbers_agree(store, folds);
}

/* ---- opening ---------------------------------------------------------- */

void folds_free(struct note_folds *folds)
{
	if (folds == NULL)
		return;
	munmap((void *)folds->map, folds->size);
	free(folds->changed.ids);
	free(folds);
}

bool folds_fit(struct rr_store *store)
{
	if (store->folds != NULL && agrees(store, store->folds))
		return true;
	folds_free(store->folds); /* another program may have written a better one */
	store->folds = folds_read(store);
	if (store->folds != NULL && agrees(store, store->folds))
		return true;
	folds_free(store->folds);
	store->folds = NULL;
	return false;
}
