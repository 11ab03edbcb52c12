#include "store/notes.h"

#include <stdlib.h>
#include <string.h>

void rr_tags_free(struct rr_tag_count *tags, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(tags[i].tag);
	free(tags);
}

/* Tags by their hash, as they are counted; many times as quick as SQL's GROUP BY. */
struct counting {
	struct rr_tag_count *tags; /* owned */
	size_t count, cap;
	size_t *slots;             /* owned: index + 1; 0 is free */
	size_t slot_count;         /* a power of two */
};

static size_t *slot_of(struct counting *c, struct rr_span tag)
{
	size_t at = (size_t)store_hash(STORE_HASH, tag);

	for (;; at++) {
		size_t *slot = &c->slots[at & (c->slot_count - 1)];

		if (*slot == 0 || rr_span_is(tag, c->tags[*slot - 1].tag))
			return slot;
	}
}

static void grow_slots(struct counting *c)
{
	free(c->slots);
	c->slot_count = c->slot_count > 0 ? 2 * c->slot_count : 256;
	c->slots = rr_alloc(c->slot_count * sizeof *c->slots);
	for (size_t i = 0; i < c->count; i++)
		*slot_of(c, rr_span(c->tags[i].tag)) = i + 1;
}

static void count_tag(struct counting *c, const char *tag)
{
	size_t *slot;

	if (2 * (c->count + 1) > c->slot_count)
		grow_slots(c);
	slot = slot_of(c, rr_span(tag));
	if (*slot == 0) {
		c->tags = rr_grow(c->tags, c->count, &c->cap, sizeof *c->tags);
		c->tags[c->count++] = (struct rr_tag_count){ .tag = rr_dup(tag) };
		*slot = c->count;
	}
	c->tags[*slot - 1].count++;
}

static int by_tag(const void *a, const void *b)
{
	const struct rr_tag_count *x = a, *y = b;

	return strcmp(x->tag, y->tag);
}

enum rr_status rr_tags_list(struct rr_store *store, struct rr_tag_count **tags,
                            size_t *count, struct rr_error *err)
{
	struct counting c = { 0 };
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
		st = db_prepare(&store->notes, "SELECT tag FROM tag", &stmt, err);
	if (st != RR_OK)
		return st;
	while ((st = db_step(&store->notes, stmt, &row, err)) == RR_OK && row)
		count_tag(&c, (const char *)sqlite3_column_text(stmt, 0));
	db_done(stmt);
	free(c.slots);
	if (st != RR_OK) {
		rr_tags_free(c.tags, c.count);
		return st;
	}
	if (c.count > 0)
		qsort(c.tags, c.count, sizeof *c.tags, by_tag);
	*tags = c.tags;
	*count = c.count;
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

static enum rr_status rename_one(struct rr_store *store, struct undo_step *step, int64_t now,
                                 const char *from, const char *to, struct rr_error *err)
{
	sqlite3_stmt *stmt;
	char stamp[25];
	enum rr_status st;

	st = history_keep(store, step->id, "tags", now, &step->version, err);
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
	int64_t now = store_now();

	if (st == RR_OK && undo->count == 0)
		return rr_fail(err, RR_MISSING, "%s: no note has this tag", from);
	for (size_t i = 0; st == RR_OK && i < undo->count; i++)
		st = rename_one(store, &undo->steps[i], now, from, to, err);
	return st;
}

enum rr_status rr_tag_rename(struct rr_store *store, const char *from, const char *to,
                             int64_t *changed, struct rr_error *err)
{
	struct rr_str old = { 0 }, new = { 0 }, what = { 0 };
	struct undo undo = { 0 };
	int64_t renamed;
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
		st = history_begin(store, err);
	if (st != RR_OK)
		goto done;
	if (strcmp(old.text, new.text) != 0)
		st = rename_all(store, old.text, new.text, &undo, err);
	renamed = (int64_t)undo.count;
	rr_str_printf(&what, "renaming the tag %s", old.text);
	undo.what = what.text;
	st = history_end(store, st, &undo, err);
	if (st == RR_OK)
		*changed = renamed;
done:
	rr_str_free(&old);
	rr_str_free(&new);
	return st;
}
