/*
 * Carrying notes over from one version of a text to another. The comparison
 * knows which clause became which; each note is offered there, and the reader
 * decides. A note that was carried over names the one it was made of.
 */
#include "store/notes.h"

#include <stdlib.h>
#include <string.h>

#include "store/place.h"

void rr_offers_free(struct rr_offers *offers)
{
	for (size_t i = 0; i < offers->count; i++)
		rr_note_clear(&offers->items[i].note);
	free(offers->items);
	rr_places_free(offers->places);
	*offers = (struct rr_offers){ 0 };
}

/* ---- which clause ----------------------------------------------------- */

/* Of the clauses that a clause became, the one that is likest in its words. */
static const char *best_of(const struct rr_comparison *cmp, const struct rr_row *row,
                           bool to_a, struct rr_offers *offers, const struct rr_note *note)
{
	const struct rr_doc *to = to_a ? cmp->a : cmp->b;
	const size_t *clauses = to_a ? row->a : row->b;
	size_t count = to_a ? row->a_count : row->b_count;
	const char *best = count > 0 ? to->clauses[clauses[0]].id : NULL;
	double likeness = -1;

	for (size_t i = 0; count > 1 && i < count; i++) {
		const char *id = to->clauses[clauses[i]].id;
		struct rr_anchor at;

		rr_note_place(offers->places, note, id, NULL, &at);
		if (at.passage != NULL && strcmp(at.passage, id) == 0 && at.likeness > likeness) {
			likeness = at.likeness;
			best = id;
		}
	}
	return best;
}

/* The clause of the other document that became of the note's; NULL where none did. */
static const char *aligned(const struct rr_comparison *cmp, bool to_a,
                           struct rr_offers *offers, const struct rr_note *note)
{
	const struct rr_doc *from = to_a ? cmp->b : cmp->a;
	size_t clause = rr_doc_clause(from, note->passage);

	if (clause == RR_NONE) /* TITLE and the like keep their names */
		return places_spot(offers->places, note->passage) != RR_NONE ? note->passage : NULL;
	return best_of(cmp, &cmp->rows[(to_a ? cmp->row_of_b : cmp->row_of_a)[clause]], to_a,
	               offers, note);
}

/* The clauses that became of the first and the last of several; NULL where none did. */
static void aligned_ends(const struct rr_comparison *cmp, bool to_a, const struct rr_note *note,
                         const char **first, const char **last)
{
	const struct rr_doc *from = to_a ? cmp->b : cmp->a, *to = to_a ? cmp->a : cmp->b;
	const size_t *rows = to_a ? cmp->row_of_b : cmp->row_of_a;
	size_t clauses[] = { rr_doc_clause(from, note->passage), rr_doc_clause(from, note->until) };
	const char **ends[] = { first, last };

	for (int i = 0; i < 2; i++) {
		const struct rr_row *row = clauses[i] != RR_NONE ? &cmp->rows[rows[clauses[i]]] : NULL;
		size_t count = row == NULL ? 0 : to_a ? row->a_count : row->b_count;
		const size_t *at = count == 0 ? NULL : to_a ? row->a : row->b;

		*ends[i] = at != NULL ? to->clauses[at[i == 0 ? 0 : count - 1]].id : NULL;
	}
}

/* ---- offers ----------------------------------------------------------- */

static enum rr_status is_settled(struct rr_store *store, const char *id, const char *doc,
                                 bool *out, struct rr_error *err)
{
	static const char sql[] =
		"SELECT EXISTS (SELECT 1 FROM note WHERE doc = ?2 AND origin = ?1)"
		" OR EXISTS (SELECT 1 FROM rejected WHERE note = ?1 AND doc = ?2)";
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st = db_prepare(&store->notes, sql, &stmt, err);

	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, id);
	db_bind(stmt, 2, doc);
	st = db_step(&store->notes, stmt, &row, err);
	*out = row && sqlite3_column_int(stmt, 0) != 0;
	db_done(stmt);
	return st;
}

static void add_offer(const struct rr_comparison *cmp, bool to_a, struct rr_note *note,
                      struct rr_offers *offers, size_t *cap)
{
	struct rr_offer *offer;
	const char *hint, *last = NULL;

	offers->items = rr_grow(offers->items, offers->count, cap, sizeof *offers->items);
	offer = &offers->items[offers->count++];
	*offer = (struct rr_offer){ .note = *note };
	*note = (struct rr_note){ 0 };
	if (offer->note.until == NULL)
		hint = aligned(cmp, to_a, offers, &offer->note);
	else
		aligned_ends(cmp, to_a, &offer->note, &hint, &last);
	rr_note_place(offers->places, &offer->note, hint, last, &offer->at);
}

enum rr_status rr_offers_list(struct rr_store *store, const struct rr_comparison *cmp,
                              bool to_a, struct rr_offers *out, struct rr_error *err)
{
	const struct rr_doc *from = to_a ? cmp->b : cmp->a, *to = to_a ? cmp->a : cmp->b;
	struct rr_note_filter filter = { .doc = from->key };
	struct rr_offers offers = { .to = to };
	struct rr_note *notes = NULL;
	size_t count = 0, cap = 0;
	bool settled = false;
	enum rr_status st;

	st = rr_notes_list(store, &filter, &notes, &count, err);
	offers.places = rr_places_new(to);
	for (size_t i = 0; st == RR_OK && i < count; i++) {
		if (strcmp(notes[i].doc, to->key) == 0)
			continue;
		st = is_settled(store, notes[i].id, to->key, &settled, err);
		if (st == RR_OK && !settled)
			add_offer(cmp, to_a, &notes[i], &offers, &cap);
	}
	rr_notes_free(notes, count);
	if (st != RR_OK) {
		rr_offers_free(&offers);
		return st;
	}
	*out = offers;
	return RR_OK;
}

/* ---- deciding --------------------------------------------------------- */

enum rr_status rr_note_carry(struct rr_store *store, const struct rr_note *note,
                             const struct rr_doc *to, const char *passage, size_t start,
                             const char *until, size_t end, struct rr_error *err)
{
	struct rr_note made = { 0 };
	enum rr_status st;

	st = rr_note_anchor_range(&made, to, passage, start, until != NULL ? until : passage, end,
	                          err);
	made.kind = rr_dup(note->kind);
	made.status = rr_dup(note->status);
	made.priority = rr_dup(note->priority);
	made.due = rr_dup(note->due);
	made.colour = rr_dup(note->colour);
	made.author = rr_dup(note->author);
	made.responsible = rr_dup(note->responsible);
	made.body = rr_dup(note->body);
	made.origin = rr_dup(note->id);
	made.tags = rr_alloc((note->tag_count + 1) * sizeof *made.tags);
	for (size_t i = 0; i < note->tag_count; i++)
		made.tags[made.tag_count++] = rr_dup(note->tags[i]);
	if (st == RR_OK)
		st = rr_note_save(store, &made, err);
	rr_note_clear(&made);
	return st;
}

enum rr_status rr_offer_accept(struct rr_store *store, const struct rr_offers *offers,
                               size_t i, struct rr_error *err)
{
	const struct rr_offer *offer = &offers->items[i];
	struct rr_str text = { 0 };
	size_t end = offer->at.end;

	if (offer->at.passage == NULL)
		return rr_fail(err, RR_MISSING, "%s: nothing in it is like these words; "
		               "place the note by hand, or reject it", offers->to->key);
	if (offer->at.until != NULL) { /* the end counts in the last clause alone */
		struct rr_str last = { 0 };

		rr_places_text(offers->places, offer->at.passage, offer->at.until, &text);
		rr_places_text(offers->places, offer->at.until, NULL, &last);
		end -= text.len - last.len;
		rr_str_free(&last);
		rr_str_free(&text);
	}
	return rr_note_carry(store, &offer->note, offers->to, offer->at.passage, offer->at.start,
	                     offer->at.until, end, err);
}

enum rr_status rr_offer_reject(struct rr_store *store, const struct rr_offers *offers,
                               size_t i, struct rr_error *err)
{
	static const char sql[] = "INSERT OR IGNORE INTO rejected (note, doc) VALUES (?1, ?2)";
	const char *id = offers->items[i].note.id;
	struct undo undo = { 0 };
	sqlite3_stmt *stmt;
	enum rr_status st = history_begin(store, err);

	if (st != RR_OK)
		return st;
	st = db_prepare(&store->notes, sql, &stmt, err);
	if (st == RR_OK) {
		db_bind(stmt, 1, id);
		db_bind(stmt, 2, offers->to->key);
		st = db_run(&store->notes, stmt, err);
	}
	undo_add(&undo, id, 0, "");
	undo.rejected = rr_dup(offers->to->key);
	undo.what = rr_dup("not carrying a note over");
	return history_end(store, st, &undo, err);
}
