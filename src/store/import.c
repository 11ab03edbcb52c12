/*
 * Merging annotations into the notes. Each is decided by its id: unknown is
 * saved, the same is left alone, and one that differs is kept beside the
 * present note under an id made of both, so that a second import finds it.
 * An older state of the present note, known from the history, is no conflict.
 */
#include "store/import.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

/* ---- the same? -------------------------------------------------------- */

static bool same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_note(const struct rr_note *a, const struct rr_note *b, bool times)
{
	const char *const pairs[][2] = { { a->doc, b->doc }, { a->lang, b->lang },
		{ a->title, b->title }, { a->passage, b->passage }, { a->exact, b->exact },
		{ a->prefix, b->prefix }, { a->suffix, b->suffix }, { a->kind, b->kind },
		{ a->status, b->status }, { a->due, b->due }, { a->colour, b->colour },
		{ a->body, b->body }, { a->extra, b->extra }, { a->until, b->until },
		{ a->priority, b->priority }, { a->author, b->author },
		{ a->responsible, b->responsible }, { a->origin, b->origin } };
	bool equal = a->tag_count == b->tag_count && a->point_start == b->point_start &&
	             a->point_end == b->point_end;

	for (size_t i = 0; equal && i < sizeof pairs / sizeof *pairs; i++)
		equal = same(pairs[i][0], pairs[i][1]);
	for (size_t i = 0; equal && i < a->tag_count; i++)
		equal = same(a->tags[i], b->tags[i]);
	return equal && (!times || (same(a->created, b->created) &&
	                            same(a->modified, b->modified)));
}

static enum rr_status find_note(struct rr_store *store, const char *id, bool *found,
                                struct rr_note *out, struct rr_error *err)
{
	static const char sql[] =
		"SELECT n.id, " NOTE_COLUMNS ", (SELECT group_concat(tag, char(10)) FROM tag"
		" WHERE note = n.id) FROM note n WHERE n.id = ?1";
	sqlite3_stmt *stmt;
	enum rr_status st = db_prepare(&store->notes, sql, &stmt, err);

	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, id);
	st = db_step(&store->notes, stmt, found, err);
	if (st == RR_OK && *found)
		note_read(stmt, out);
	db_done(stmt);
	return st;
}

/* Whether the note has been in this state before it was changed. */
static enum rr_status was_before(struct rr_store *store, const struct rr_note *note,
                                 bool *out, struct rr_error *err)
{
	static const char sql[] = "SELECT 1 FROM history.version"
		" WHERE id = ?1 AND modified = ?2 AND body = ?3 LIMIT 1";
	sqlite3_stmt *stmt;
	enum rr_status st = db_prepare(&store->notes, sql, &stmt, err);

	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, note->id);
	db_bind(stmt, 2, note->modified);
	db_bind(stmt, 3, note->body);
	st = db_step(&store->notes, stmt, out, err);
	db_done(stmt);
	return st;
}

/* Whether a note that is not there was deleted after its state in a copy was written. */
static enum rr_status was_deleted(struct rr_store *store, const struct rr_note *note,
                                  bool *out, struct rr_error *err)
{
	static const char sql[] = "SELECT change = 'delete' AND ended >= ?2 FROM history.version"
		" WHERE id = ?1 ORDER BY seq DESC LIMIT 1";
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st = db_prepare(&store->notes, sql, &stmt, err);

	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, note->id);
	db_bind(stmt, 2, note->modified);
	st = db_step(&store->notes, stmt, &row, err);
	*out = row && sqlite3_column_int(stmt, 0) != 0;
	db_done(stmt);
	return st;
}

/* ---- where its words are ---------------------------------------------- */

/* Folded as in a search: a blank or another quotation mark is no other word. */
static size_t times_found(struct rr_span text, const char *words)
{
	struct rr_str all = { 0 }, wanted = { 0 };
	size_t n = 0, at = 0;

	rr_fold(text, &all, NULL);
	rr_fold(rr_span(words), &wanted, NULL);
	while (wanted.len > 0
	       && (at = rr_span_find(rr_str_span(&all), wanted.text, at)) != RR_NONE) {
		at++;
		n++;
	}
	rr_str_free(&all);
	rr_str_free(&wanted);
	return n;
}

static enum rr_import_state compare_words(const struct annotation *a, struct rr_span text,
                                          struct rr_note *note)
{
	struct rr_span words = rr_span(note->exact);

	if (!a->placed) {
		note->start = rr_codepoint_offset(text, note->point_start);
		note->end = rr_codepoint_offset(text, note->point_end);
		note->passage_hash = store_hash(STORE_HASH, text);
	}
	if (note->end <= text.len && rr_span_eq(rr_span_sub(text, note->start, note->end), words))
		return RR_IMPORT_RESTORED;
	switch (times_found(text, note->exact)) {
	case 0:
		return RR_IMPORT_NO_CLAUSE;
	case 1:
		return RR_IMPORT_RESTORED;
	default:
		return RR_IMPORT_AMBIGUOUS;
	}
}

/* Looks the note's words up in the library; places it if only points are given. */
static enum rr_import_state look_up(struct rr_store *store, const struct annotation *a,
                                    struct rr_note *note)
{
	static const char sql[] =
		"SELECT p.text FROM doc d LEFT JOIN passage p ON p.doc = d.doc AND p.id = ?3"
		" WHERE d.key = ?1 AND (d.lang = ?2 OR ?2 = '') ORDER BY d.doc LIMIT 1";
	struct db *db = &store->library;
	enum rr_import_state state = RR_IMPORT_NO_DOCUMENT;
	sqlite3_stmt *stmt;
	bool row = false;

	if (db_open(db, DB_READ, NULL) != RR_OK || db_prepare(db, sql, &stmt, NULL) != RR_OK)
		return state;
	db_bind(stmt, 1, note->doc);
	db_bind(stmt, 2, note->lang);
	db_bind(stmt, 3, note->passage);
	if (db_step(db, stmt, &row, NULL) == RR_OK && row) {
		const char *text = (const char *)sqlite3_column_text(stmt, 0);

		state = text == NULL ? RR_IMPORT_NO_CLAUSE
			: compare_words(a, rr_span(text), note);
	}
	db_done(stmt);
	return state;
}

/* ---- one annotation --------------------------------------------------- */

static enum rr_status write_note(struct import *im, struct rr_note *note,
                                 struct rr_error *err)
{
	enum rr_status st = note_write(im->store, note, true, err);

	if (st == RR_OK)
		undo_add(&im->undo, note->id, 0, note->modified);
	return st;
}

/* Saved beside the present note, under an id that a second import meets again. */
static enum rr_status keep_both(struct import *im, struct rr_note *note,
                                enum rr_import_state *state, struct rr_error *err)
{
	struct rr_str all = { 0 };
	bool found = false;
	enum rr_status st;

	rr_str_printf(&all, "%s\n%s\n%s\n%s", note->modified, note->passage, note->body,
	              note->exact);
	store_made_id(note->id, rr_str_span(&all), note->id);
	rr_str_free(&all);
	st = note_find(im->store, note->id, &found, NULL, err);
	if (st != RR_OK)
		return st;
	*state = found ? RR_IMPORT_PRESENT : RR_IMPORT_CONFLICT;
	if (found)
		return RR_OK;
	note->tags = rr_realloc(note->tags, (note->tag_count + 1) * sizeof *note->tags);
	note->tags[note->tag_count++] = rr_dup("conflict");
	return write_note(im, note, err);
}

static enum rr_status merge(struct import *im, struct annotation *a,
                            enum rr_import_state *state, struct rr_error *err)
{
	bool whole = a->by_quote && strcmp(a->note.passage, RR_WHOLE) == 0;
	enum rr_import_state where = whole ? a->state : look_up(im->store, a, &a->note);
	struct rr_note present = { 0 };
	bool found = false, old = false, deleted = false;
	enum rr_status st;

	st = find_note(im->store, a->note.id, &found, &present, err);
	if (st == RR_OK && !found && im->copy)
		st = was_deleted(im->store, &a->note, &deleted, err);
	if (st == RR_OK && found && a->by_quote)
		annotation_stay(&a->note, &present);
	if (st == RR_OK && deleted) {
		*state = RR_IMPORT_DELETED;
	} else if (st == RR_OK && !found) {
		if (!a->timed) {
			store_stamp(store_now(), a->note.modified);
			memcpy(a->note.created, a->note.modified, sizeof a->note.created);
		}
		*state = where;
		st = write_note(im, &a->note, err);
	} else if (st == RR_OK && same_note(&present, &a->note, a->timed)) {
		*state = RR_IMPORT_PRESENT;
	} else if (st == RR_OK) {
		st = was_before(im->store, &a->note, &old, err);
		*state = RR_IMPORT_PRESENT;
		if (st == RR_OK && !old)
			st = keep_both(im, &a->note, state, err);
	}
	rr_note_clear(&present);
	return st;
}

enum rr_status import_one(struct import *im, struct rr_span json, struct rr_error *err)
{
	struct annotation a = { 0 };
	struct rr_import_row row = { .state = RR_IMPORT_UNREAD };
	enum rr_status st = annotation_read(im->store, json, &a, err);

	row.id = rr_dup(a.name ? a.name : "");
	row.doc = rr_dup(a.note.doc ? a.note.doc : "");
	row.passage = rr_dup(a.note.passage ? a.note.passage : "");
	if (st == RR_OK)
		st = merge(im, &a, &row.state, err);
	else if (st == RR_INVALID) /* one bad record never refuses the rest */
		st = RR_OK;
	im->rows = rr_grow(im->rows, im->count, &im->cap, sizeof *im->rows);
	im->rows[im->count++] = row;
	annotation_free(&a);
	return st;
}
