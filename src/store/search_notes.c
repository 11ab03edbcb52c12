/*
 * Searching the bodies of notes: in their folded form where that is at hand
 * (note_folds.h), else one by one. Only those in which the words stand are
 * sorted and read whole.
 */
#include "store/library.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "resread/text.h"
#include "store/note_folds.h"

#define CHANGED_MANY 100 /* notes looked at one by one, above which a new file is wanted */

struct match {
	char id[37], modified[25];
};

struct matches {
	struct match *items; /* owned */
	size_t count, cap;
};

static void add_match(struct matches *found, const char *id, const char *modified, size_t len)
{
	struct match *m;

	found->items = rr_grow(found->items, found->count, &found->cap, sizeof *found->items);
	m = &found->items[found->count++];
	*m = (struct match){ 0 };
	memcpy(m->id, id, sizeof m->id);
	memcpy(m->modified, modified, len < sizeof m->modified ? len : sizeof m->modified - 1);
}

/* ---- without folding -------------------------------------------------- */

/* ASCII and common Han, which fold to themselves but for capitals and blanks. */
static bool is_plain(unsigned char byte, size_t *len)
{
	*len = byte < 0x80 ? 1 : byte >= 0xE4 && byte <= 0xE9 ? 3 : 0;
	return *len > 0;
}

/*
 * The longest piece of the folded words in which folding dropped no blank: a
 * run of ASCII letters and digits, or one Han character.
 */
static struct rr_span plain_piece(struct rr_span folded)
{
	struct rr_span best = { folded.text, 0 };
	size_t start = 0, len;

	for (size_t i = 0; i < folded.len; i += len) {
		unsigned char byte = (unsigned char)folded.text[i];

		if (is_plain(byte, &len) && len == 3 && best.len < 3)
			best = rr_span_sub(folded, i, i + 3);
		if (len == 1 && isalnum(byte)) {
			if (i + 1 - start > best.len)
				best = rr_span_sub(folded, start, i + 1);
			continue;
		}
		len = len > 0 ? len : 1;
		start = i + len;
	}
	return best;
}

/* Whether all of a body is plain; eight bytes of ASCII are looked at at once. */
static bool all_plain(struct rr_span body)
{
	size_t len;

	for (size_t i = 0; i < body.len; i += len) {
		uint64_t eight;

		if (i + sizeof eight <= body.len) {
			memcpy(&eight, body.text + i, sizeof eight);
			len = sizeof eight;
			if ((eight & 0x8080808080808080u) == 0)
				continue;
		}
		if (!is_plain((unsigned char)body.text[i], &len))
			return false;
	}
	return true;
}

/* The place in the piece of the byte that stands in the fewest texts. */
static size_t rarest(struct rr_span piece)
{
	static const char common[] = "etaoinsrhldcumfpgwybvkxjqz9876543210";
	size_t best = piece.len - 1; /* of a Han character the last byte tells most */
	const char *of_best = common;

	for (size_t i = 0; i < piece.len; i++) {
		const char *at = strchr(common, piece.text[i]);

		if (at != NULL && at >= of_best) {
			best = i;
			of_best = at;
		}
	}
	return best;
}

/* Whether the piece, small letters, is in a body with the byte of that place as given. */
static bool holds(struct rr_span piece, size_t place, int byte, struct rr_span body)
{
	const char *last = body.text + body.len - (piece.len - place), *at = body.text + place;

	while (at <= last && (at = memchr(at, byte, (size_t)(last - at) + 1)) != NULL) {
		size_t i = 0;

		while (i < piece.len && tolower((unsigned char)at[i - place]) ==
		                        (unsigned char)piece.text[i])
			i++;
		if (i == piece.len)
			return true;
		at++;
	}
	return false;
}

/* Whether the piece may be in a body: certain of a plain one, else yes. */
static bool may_hold(struct rr_span piece, size_t place, struct rr_span body)
{
	int byte;

	if (piece.len == 0 || !all_plain(body))
		return true;
	if (body.len < piece.len)
		return false;
	byte = (unsigned char)piece.text[place];
	return holds(piece, place, byte, body) ||
	       (toupper(byte) != byte && holds(piece, place, toupper(byte), body));
}

/* ---- in the folded bodies ---------------------------------------------- */

/* The first place at or after `from` where the words stand; by their rarest byte. */
static size_t find_words(struct rr_span words, size_t place, struct rr_span text, size_t from)
{
	const char *end = text.text + text.len, *at = text.text + from + place;

	if (text.len < words.len)
		return RR_NONE;
	while (at < end && (at = memchr(at, words.text[place], (size_t)(end - at))) != NULL) {
		const char *start = at++ - place;

		if ((size_t)(end - start) < words.len)
			return RR_NONE;
		if (memcmp(start, words.text, words.len) == 0)
			return (size_t)(start - text.text);
	}
	return RR_NONE;
}

/* The row that a byte of the text belongs to; not before `from`. */
static size_t row_at(const struct note_folds *folds, size_t from, size_t byte)
{
	size_t high = folds->count;

	while (from < high) {
		size_t middle = from + (high - from) / 2;

		if (folds->rows[middle].end <= byte)
			from = middle + 1;
		else
			high = middle;
	}
	return from;
}

static void find_folded(const struct note_folds *folds, struct rr_span words, size_t most,
                        struct matches *found)
{
	size_t place = rarest(words), at = 0, row = 0;
	char id[37];

	while (found->count < most &&
	       (at = find_words(words, place, folds->text, at)) != RR_NONE) {
		row = row_at(folds, row, at);
		at = folds->rows[row].end;
		if (folds_has_changed(folds, folds->rows[row].id))
			continue;
		folds_id_text(folds->rows[row].id, id);
		add_match(found, id, folds->rows[row].modified, sizeof folds->rows[row].modified);
	}
}

/* ---- one by one --------------------------------------------------------- */

/* Those of a statement's rows of body, id and time in which the words stand. */
static enum rr_status find_in(struct db *db, sqlite3_stmt *stmt, struct rr_span words,
                              struct matches *found, struct rr_error *err)
{
	struct rr_span piece = plain_piece(words);
	size_t place = piece.len > 0 ? rarest(piece) : 0, start, end;
	bool row = false;
	enum rr_status st;

	while ((st = db_step(db, stmt, &row, err)) == RR_OK && row) {
		struct rr_span body = rr_span((const char *)sqlite3_column_text(stmt, 0));

		if (may_hold(piece, place, body) && search_find(words, body, &start, &end))
			add_match(found, (const char *)sqlite3_column_text(stmt, 1),
			          (const char *)sqlite3_column_text(stmt, 2),
			          (size_t)sqlite3_column_bytes(stmt, 2));
	}
	db_done(stmt);
	return st;
}

static enum rr_status find_changed(struct rr_store *store, struct rr_span words,
                                   struct matches *found, struct rr_error *err)
{
	const struct folds_changed *changed = &store->folds->changed;
	enum rr_status st = RR_OK;
	sqlite3_stmt *stmt;
	char id[37];

	for (size_t i = 0; st == RR_OK && i < changed->count; i++) {
		st = db_prepare(&store->notes, "SELECT body, id, modified FROM note WHERE id = ?1",
		                &stmt, err);
		if (st != RR_OK)
			break;
		folds_id_text(changed->ids[i], id);
		db_bind(stmt, 1, id);
		st = find_in(&store->notes, stmt, words, found, err);
	}
	return st;
}

static enum rr_status find_all(struct rr_store *store, struct rr_span words, size_t most,
                               struct matches *found, struct rr_error *err)
{
	sqlite3_stmt *stmt;
	enum rr_status st;

	store->folds_wanted = true;
	if (folds_fit(store)) {
		store->folds_wanted = store->folds->changed.count > CHANGED_MANY;
		find_folded(store->folds, words, most, found);
		return find_changed(store, words, found, err);
	}
	st = db_prepare(&store->notes, "SELECT body, id, modified FROM note", &stmt, err);
	return st == RR_OK ? find_in(&store->notes, stmt, words, found, err) : st;
}

void rr_search_prepare(struct rr_store *store)
{
	if (store->folds_wanted) {
		folds_make(store);
		folds_free(store->folds); /* the next search reads the new one */
		store->folds = NULL;
	}
	store->folds_wanted = false;
}

/* ---- the hits ----------------------------------------------------------- */

static int newest_first(const void *a, const void *b)
{
	const struct match *x = a, *y = b;
	int order = strcmp(y->modified, x->modified);

	return order != 0 ? order : strcmp(x->id, y->id);
}

static enum rr_status read_hit(struct rr_store *store, const struct match *m,
                               struct rr_span words, struct rr_hit *out, struct rr_error *err)
{
	static const char sql[] =
		"SELECT doc, lang, title, passage, body FROM note WHERE id = ?1";
	struct db *db = &store->notes;
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st = db_prepare(db, sql, &stmt, err);
	size_t start, end;

	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, m->id);
	st = db_step(db, stmt, &row, err);
	if (st == RR_OK && row && /* another program may just have changed it */
	    search_find(words, rr_span((const char *)sqlite3_column_text(stmt, 4)), &start, &end)) {
		*out = (struct rr_hit){ .key = db_text(stmt, 0), .lang = db_text(stmt, 1),
			.title = db_text(stmt, 2), .passage = db_text(stmt, 3),
			.text = db_text(stmt, 4), .start = start, .end = end };
		memcpy(out->note, m->id, sizeof out->note);
	}
	db_done(stmt);
	return st;
}

enum rr_status search_notes(struct rr_store *store, struct rr_span words, size_t most,
                            struct rr_hit **hits, size_t *count, size_t *cap,
                            struct rr_error *err)
{
	struct matches found = { 0 };
	enum rr_status st = find_all(store, words, most, &found, err);

	if (found.count > 0)
		qsort(found.items, found.count, sizeof *found.items, newest_first);
	for (size_t i = 0; st == RR_OK && i < found.count && most > 0; i++) {
		struct rr_hit hit = { 0 };

		st = read_hit(store, &found.items[i], words, &hit, err);
		if (st != RR_OK || hit.key == NULL)
			continue;
		*hits = rr_grow(*hits, *count, cap, sizeof **hits);
		(*hits)[(*count)++] = hit;
		most--;
	}
	free(found.items);
	return st;
}
