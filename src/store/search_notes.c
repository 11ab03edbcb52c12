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

/* Whether the piece may be in a body: certain of a plain one, else yes. */
static bool may_hold(struct rr_span piece, struct rr_span body)
{
	size_t len;

	for (size_t i = 0; i < body.len; i += len)
		if (!is_plain((unsigned char)body.text[i], &len))
			return true;
	for (size_t at = 0; at + piece.len <= body.len; at++) {
		size_t i = 0;

		while (i < piece.len && tolower((unsigned char)body.text[at + i]) ==
		                        (unsigned char)piece.text[i])
			i++;
		if (i == piece.len)
			return true;
	}
	return false;
}

/* ---- finding ---------------------------------------------------------- */

static enum rr_status find_all(struct rr_store *store, struct rr_span words,
                               struct match **matches, size_t *count, struct rr_error *err)
{
	struct rr_span piece = plain_piece(words);
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

		if (!may_hold(piece, body) || !search_find(words, body, &start, &end))
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
