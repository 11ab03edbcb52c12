/*
 * Placing an annotation of another program, which names no clause, by the
 * words it quotes: where they stand in the library, with what it says stands
 * around them. It is on the whole document where that can't be told.
 */
#include "store/import.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

struct found {
	char *passage, *lang; /* owned: of the best; NULL */
	size_t start, end;    /* code points */
	int best;             /* how much of what stands around is the same, 0 to 2 */
	size_t count;         /* so many are as good */
	bool document;        /* the library has it */
};

static bool stands_before(struct rr_span text, size_t at, const char *prefix)
{
	size_t len = strlen(prefix);
	size_t n = len < at ? len : at;

	return len > 0 && memcmp(text.text + at - n, prefix + len - n, n) == 0;
}

static bool stands_behind(struct rr_span text, size_t at, const char *suffix)
{
	size_t len = strlen(suffix);
	size_t n = len < text.len - at ? len : text.len - at;

	return len > 0 && memcmp(text.text + at, suffix, n) == 0;
}

static void look_through(sqlite3_stmt *row, const struct rr_note *note, struct found *f)
{
	struct rr_span text = rr_span((const char *)sqlite3_column_text(row, 1));
	size_t len = strlen(note->exact), at = 0;

	for (; (at = rr_span_find(text, note->exact, at)) != RR_NONE; at++) {
		int score = stands_before(text, at, note->prefix)
		            + stands_behind(text, at + len, note->suffix);

		if (f->count > 0 && score < f->best)
			continue;
		f->count = score > f->best ? 1 : f->count + 1;
		f->best = score;
		free(f->passage);
		free(f->lang);
		f->passage = db_text(row, 0);
		f->lang = db_text(row, 2);
		f->start = rr_codepoints(rr_span_sub(text, 0, at));
		f->end = f->start + rr_codepoints(rr_span(note->exact));
	}
}

static void take(struct rr_note *note, struct found *f)
{
	free(note->passage);
	free(note->lang);
	note->passage = f->passage;
	note->lang = f->lang;
	note->point_start = f->start;
	note->point_end = f->end;
	f->passage = f->lang = NULL;
}

void annotation_place(struct rr_store *store, struct annotation *a)
{
	static const char sql[] = "SELECT p.id, p.text, d.lang FROM doc d JOIN passage p"
		" ON p.doc = d.doc WHERE d.key = ?1 AND (d.lang = ?2 OR ?2 = '')"
		" ORDER BY d.doc, p.seq";
	struct db *db = &store->library;
	struct rr_note *note = &a->note;
	char **const words[] = { &note->lang, &note->exact, &note->prefix, &note->suffix };
	struct found f = { 0 };
	sqlite3_stmt *stmt;
	bool row = false;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (*words[i] == NULL)
			*words[i] = rr_dup("");
	if (db_open(db, DB_READ, NULL) == RR_OK && db_prepare(db, sql, &stmt, NULL) == RR_OK) {
		db_bind(stmt, 1, note->doc);
		db_bind(stmt, 2, note->lang);
		while (db_step(db, stmt, &row, NULL) == RR_OK && row) {
			f.document = true;
			if (note->exact[0] != '\0')
				look_through(stmt, note, &f);
		}
		db_done(stmt);
	}
	a->state = !f.document                                ? RR_IMPORT_NO_DOCUMENT
	           : f.count == 1 || note->exact[0] == '\0' ? RR_IMPORT_RESTORED
	           : f.count == 0                           ? RR_IMPORT_NO_CLAUSE
	                                                    : RR_IMPORT_AMBIGUOUS;
	free(note->passage);
	note->passage = rr_dup(RR_WHOLE);
	if (f.count == 1)
		take(note, &f);
	free(f.passage);
	free(f.lang);
}

void annotation_stay(struct rr_note *note, const struct rr_note *present)
{
	free(note->passage);
	free(note->lang);
	note->passage = rr_dup(present->passage);
	note->lang = rr_dup(present->lang);
	note->point_start = present->point_start;
	note->point_end = present->point_end;
}
