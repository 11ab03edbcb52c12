/*
 * Searching the bodies of notes. All are looked through; only those in which
 * the words stand are sorted and read whole.
 */
#include "store/library.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

struct match {
	char id[37], modified[25];
	size_t start, end;
};

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

/* ---- finding ---------------------------------------------------------- */

static enum rr_status find_all(struct rr_store *store, struct rr_span words,
                               struct match **matches, size_t *count, struct rr_error *err)
{
	struct rr_span piece = plain_piece(words);
	size_t place = piece.len > 0 ? rarest(piece) : 0;
	struct db *db = &store->notes;
	size_t cap = 0, start, end;
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st = db_prepare(db, "SELECT body, id, modified FROM note", &stmt, err);

	if (st != RR_OK)
		return st;
	while ((st = db_step(db, stmt, &row, err)) == RR_OK && row) {
		struct rr_span body = rr_span((const char *)sqlite3_column_text(stmt, 0));
		struct match *m;

		if (!may_hold(piece, place, body) || !search_find(words, body, &start, &end))
			continue;
		*matches = rr_grow(*matches, *count, &cap, sizeof **matches);
		m = &(*matches)[(*count)++];
		*m = (struct match){ .start = start, .end = end };
		snprintf(m->id, sizeof m->id, "%s", (const char *)sqlite3_column_text(stmt, 1));
		snprintf(m->modified, sizeof m->modified, "%s",
		         (const char *)sqlite3_column_text(stmt, 2));
	}
	db_done(stmt);
	return st;
}

static int newest_first(const void *a, const void *b)
{
	const struct match *x = a, *y = b;
	int order = strcmp(y->modified, x->modified);

	return order != 0 ? order : strcmp(x->id, y->id);
}

static enum rr_status read_hit(struct rr_store *store, const struct match *m,
                               struct rr_hit *out, struct rr_error *err)
{
	static const char sql[] =
		"SELECT doc, lang, title, passage, body FROM note WHERE id = ?1";
	struct db *db = &store->notes;
	sqlite3_stmt *stmt;
	bool row = false;
	enum rr_status st = db_prepare(db, sql, &stmt, err);

	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, m->id);
	st = db_step(db, stmt, &row, err);
	if (st == RR_OK && row) {
		*out = (struct rr_hit){ .key = db_text(stmt, 0), .lang = db_text(stmt, 1),
			.title = db_text(stmt, 2), .passage = db_text(stmt, 3),
			.text = db_text(stmt, 4), .start = m->start, .end = m->end };
		memcpy(out->note, m->id, sizeof out->note);
		if (out->end > strlen(out->text)) /* another program has just changed it */
			out->start = out->end = 0;
	}
	db_done(stmt);
	return st;
}

enum rr_status search_notes(struct rr_store *store, struct rr_span words, size_t most,
                            struct rr_hit **hits, size_t *count, size_t *cap,
                            struct rr_error *err)
{
	struct match *matches = NULL;
	size_t found = 0;
	enum rr_status st = find_all(store, words, &matches, &found, err);

	if (found > 0)
		qsort(matches, found, sizeof *matches, newest_first);
	for (size_t i = 0; st == RR_OK && i < found && i < most; i++) {
		struct rr_hit hit = { 0 };

		st = read_hit(store, &matches[i], &hit, err);
		if (st != RR_OK || hit.key == NULL)
			continue;
		*hits = rr_grow(*hits, *count, cap, sizeof **hits);
		(*hits)[(*count)++] = hit;
	}
	free(matches);
	return st;
}
