/*
 * Placing an annotation of another program, which names no clause, by the
 * words it quotes: where they stand in the library, with what it says stands
 * around them. It is on the whole document where that can't be told.
 */
#include "store/import.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

/*
 * What an annotation quotes, folded as a search folds: another program may
 * have taken the words from a page that wraps them elsewhere, has other
 * quotation marks, or other widths of letters.
 */
struct wanted {
	struct rr_str exact, prefix, suffix; /* owned */
};

struct found {
	char *passage, *lang; /* owned: of the best; NULL */
	struct rr_str exact;  /* owned: the words as they stand there */
	size_t start, end;    /* code points */
	int best;             /* how much of what stands around is the same, 0 to 2 */
	size_t count;         /* so many are as good */
	bool document;        /* the library has it */
};

static bool stands_before(struct rr_span text, size_t at, struct rr_span prefix)
{
	size_t n;

	while (at > 0 && text.text[at - 1] == ' ')
		at--;
	prefix = rr_span_trim(prefix);
	n = prefix.len < at ? prefix.len : at;
	return n > 0 && memcmp(text.text + at - n, prefix.text + prefix.len - n, n) == 0;
}

static bool stands_behind(struct rr_span text, size_t at, struct rr_span suffix)
{
	size_t n;

	while (at < text.len && text.text[at] == ' ')
		at++;
	suffix = rr_span_trim(suffix);
	n = suffix.len < text.len - at ? suffix.len : text.len - at;
	return n > 0 && memcmp(text.text + at, suffix.text, n) == 0;
}

/* One place where the words stand: bytes [start, end) of the text. */
static void take_place(sqlite3_stmt *row, struct rr_span text, size_t start, size_t end,
                       struct found *f)
{
	while (end > start && text.text[end - 1] == ' ') /* one that folding dropped */
		end--;
	free(f->passage);
	free(f->lang);
	f->passage = db_text(row, 0);
	f->lang = db_text(row, 2);
	f->start = rr_codepoints(rr_span_sub(text, 0, start));
	f->end = f->start + rr_codepoints(rr_span_sub(text, start, end));
	rr_str_cut(&f->exact, 0);
	rr_str_add(&f->exact, rr_span_sub(text, start, end));
}

static void look_through(sqlite3_stmt *row, const struct wanted *wanted, struct found *f)
{
	struct rr_span text = rr_span((const char *)sqlite3_column_text(row, 1)), all;
	struct rr_str folded = { 0 };
	size_t *map = NULL, len = wanted->exact.len, at = 0;

	rr_fold(text, &folded, &map);
	all = rr_str_span(&folded);
	for (; (at = rr_span_find(all, wanted->exact.text, at)) != RR_NONE; at++) {
		int score = stands_before(all, at, rr_str_span(&wanted->prefix))
		            + stands_behind(all, at + len, rr_str_span(&wanted->suffix));

		if (f->count > 0 && score < f->best)
			continue;
		f->count = score > f->best ? 1 : f->count + 1;
		f->best = score;
		take_place(row, text, map[at], map[at + len], f);
	}
	free(map);
	rr_str_free(&folded);
}

static void take(struct rr_note *note, struct found *f)
{
	free(note->passage);
	free(note->lang);
	free(note->exact);
	note->passage = f->passage;
	note->lang = f->lang;
	note->exact = rr_dup(f->exact.text);
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
	struct wanted wanted = { 0 };
	struct found f = { 0 };
	sqlite3_stmt *stmt;
	bool row = false;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (*words[i] == NULL)
			*words[i] = rr_dup("");
	rr_fold(rr_span_trim(rr_span(note->exact)), &wanted.exact, NULL);
	rr_fold(rr_span(note->prefix), &wanted.prefix, NULL);
	rr_fold(rr_span(note->suffix), &wanted.suffix, NULL);
	if (db_open(db, DB_READ, NULL) == RR_OK && db_prepare(db, sql, &stmt, NULL) == RR_OK) {
		db_bind(stmt, 1, note->doc);
		db_bind(stmt, 2, note->lang);
		while (db_step(db, stmt, &row, NULL) == RR_OK && row) {
			f.document = true;
			if (wanted.exact.len > 0)
				look_through(stmt, &wanted, &f);
		}
		db_done(stmt);
	}
	a->state = !f.document                                ? RR_IMPORT_NO_DOCUMENT
	           : f.count == 1 || wanted.exact.len == 0  ? RR_IMPORT_RESTORED
	           : f.count == 0                           ? RR_IMPORT_NO_CLAUSE
	                                                    : RR_IMPORT_AMBIGUOUS;
	free(note->passage);
	note->passage = rr_dup(RR_WHOLE);
	if (f.count == 1)
		take(note, &f);
	free(f.passage);
	free(f.lang);
	rr_str_free(&f.exact);
	rr_str_free(&wanted.exact);
	rr_str_free(&wanted.prefix);
	rr_str_free(&wanted.suffix);
}

void annotation_stay(struct rr_note *note, const struct rr_note *present)
{
	const struct {
		char **own;
		const char *theirs;
	} texts[] = { { &note->passage, present->passage }, { &note->lang, present->lang },
		{ &note->exact, present->exact }, { &note->prefix, present->prefix },
		{ &note->suffix, present->suffix } };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		free(*texts[i].own);
		*texts[i].own = rr_dup(texts[i].theirs);
	}
	note->point_start = present->point_start;
	note->point_end = present->point_end;
}
