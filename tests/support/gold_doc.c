#include "support/gold_doc.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool gold_path(const char *name, char *out, size_t size)
{
	const char *shared = getenv("RESREAD_SHARED");

	snprintf(out, size, "%s/%s", shared != NULL ? shared : "../shared", name);
	return access(out, R_OK) == 0;
}

/* ---- queries over the file's JSON, bound as ?1 ------------------------- */

struct gold {
	sqlite3 *db;
	struct rr_str json;
	struct rr_arena *arena; /* borrowed */
};

static bool gold_open(struct gold *gold, const char *path, struct rr_arena *arena)
{
	*gold = (struct gold){ .arena = arena };
	if (rr_read_file(path, (size_t)1 << 26, &gold->json, NULL) != RR_OK)
		return false;
	return sqlite3_open(":memory:", &gold->db) == SQLITE_OK;
}

static void gold_close(struct gold *gold)
{
	sqlite3_close(gold->db);
	rr_str_free(&gold->json);
}

/* A statement over ?1, the file, and ?2, a text that may be NULL. */
static sqlite3_stmt *query(struct gold *gold, const char *sql, const char *text)
{
	sqlite3_stmt *rows = NULL;

	if (sqlite3_prepare_v2(gold->db, sql, -1, &rows, NULL) != SQLITE_OK) {
		fprintf(stderr, "gold: %s: %s\n", sql, sqlite3_errmsg(gold->db));
		abort();
	}
	sqlite3_bind_text(rows, 1, gold->json.text, (int)gold->json.len, SQLITE_STATIC);
	if (sqlite3_bind_parameter_count(rows) > 1)
		sqlite3_bind_text(rows, 2, text, -1, SQLITE_STATIC);
	return rows;
}

static size_t count_of(struct gold *gold, const char *path)
{
	sqlite3_stmt *rows = query(gold, "SELECT json_array_length(?1, ?2)", path);
	size_t count = 0;

	if (sqlite3_step(rows) == SQLITE_ROW)
		count = (size_t)sqlite3_column_int64(rows, 0);
	sqlite3_finalize(rows);
	return count;
}

static const char *column(struct gold *gold, sqlite3_stmt *rows, int i)
{
	const char *text = (const char *)sqlite3_column_text(rows, i);

	if (text == NULL)
		return NULL;
	return rr_arena_dup(gold->arena, text, (size_t)sqlite3_column_bytes(rows, i));
}

static const char *text_at(struct gold *gold, const char *path)
{
	sqlite3_stmt *rows = query(gold, "SELECT json_extract(?1, ?2)", path);
	const char *text = NULL;

	if (sqlite3_step(rows) == SQLITE_ROW)
		text = column(gold, rows, 0);
	sqlite3_finalize(rows);
	return text;
}

static int int_at(struct gold *gold, const char *path)
{
	const char *text = text_at(gold, path);

	return text == NULL ? 0 : atoi(text);
}

static void date_at(struct gold *gold, const char *path, char out[11])
{
	const char *text = text_at(gold, path);

	if (text != NULL && strlen(text) == 10)
		memcpy(out, text, 11);
}

static const char *const *texts_at(struct gold *gold, const char *path)
{
	size_t n = count_of(gold, path), i = 0;
	const char **list = rr_arena_alloc(gold->arena, (n + 1) * sizeof *list);
	sqlite3_stmt *rows = query(gold, "SELECT value FROM json_each(?1, ?2)", path);

	while (i < n && sqlite3_step(rows) == SQLITE_ROW)
		list[i++] = column(gold, rows, 0);
	sqlite3_finalize(rows);
	return list;
}

/* ---- the document ------------------------------------------------------ */

static enum rr_doc_kind kind_of(const char *name)
{
	static const char *const names[] = {
		[RR_KIND_UNKNOWN] = "unknown", [RR_KIND_RESOLUTION] = "resolution",
		[RR_KIND_DECISION] = "decision", [RR_KIND_DRAFT] = "draft",
		[RR_KIND_STATEMENT] = "statement",
	};

	for (size_t i = 0; name != NULL && i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return (enum rr_doc_kind)i;
	return RR_KIND_UNKNOWN;
}

static void read_marks(struct gold *gold, struct rr_clause *clause, const char *marks)
{
	struct rr_span rest = rr_span(marks), mark;
	struct rr_mark *list;

	if (marks == NULL || marks[0] == '\0')
		return;
	list = rr_arena_alloc(gold->arena, (strlen(marks) + 1) * sizeof *list);
	while (rr_span_cut(&rest, ' ', &mark))
		list[clause->mark_count++] = (struct rr_mark){
			.mark = rr_arena_dup(gold->arena, mark.text, mark.len),
			.at = clause->text.len,
		};
	clause->marks = list;
}

static size_t clause_of(const struct rr_doc *doc, size_t count, const char *id)
{
	for (size_t i = 0; id != NULL && i < count; i++)
		if (strcmp(doc->clauses[i].id, id) == 0)
			return i;
	return RR_NONE;
}

static void read_clause(struct gold *gold, struct rr_doc *doc, sqlite3_stmt *rows, size_t i)
{
	struct rr_clause *clause = &doc->clauses[i];
	const char *kind = column(gold, rows, 1), *lead = column(gold, rows, 6);

	clause->id = column(gold, rows, 0);
	clause->kind = strcmp(kind, "operative") == 0 ? RR_OPERATIVE
		: strcmp(kind, "annex") == 0 ? RR_ANNEX : RR_PREAMBULAR;
	clause->number = column(gold, rows, 2);
	clause->parent = clause_of(doc, i, column(gold, rows, 3));
	clause->depth = clause->parent == RR_NONE ? 0 : doc->clauses[clause->parent].depth + 1;
	clause->part = column(gold, rows, 4);
	clause->text = rr_span(column(gold, rows, 5));
	clause->lead_len = lead != NULL && rr_span_starts(clause->text, lead) ? strlen(lead) : 0;
	clause->strength = -1;
	clause->line = (unsigned)i + 1;
	read_marks(gold, clause, column(gold, rows, 7));
}

static void read_clauses(struct gold *gold, struct rr_doc *doc)
{
	static const char sql[] =
		"SELECT value->>'id', value->>'kind', value->>'number', value->>'parent',"
		" value->>'part', value->>'text', value->>'lead',"
		" (SELECT group_concat(m.value, ' ') FROM json_each(c.value, '$.footnotes') m)"
		" FROM json_each(?1, '$.clauses') c";
	size_t n = count_of(gold, "$.clauses");
	sqlite3_stmt *rows = query(gold, sql, NULL);

	doc->clauses = rr_arena_alloc(gold->arena, (n + 1) * sizeof *doc->clauses);
	for (; doc->clause_count < n && sqlite3_step(rows) == SQLITE_ROW; doc->clause_count++)
		read_clause(gold, doc, rows, doc->clause_count);
	sqlite3_finalize(rows);
}

static void read_footnotes(struct gold *gold, struct rr_doc *doc)
{
	static const char sql[] = "SELECT value->>'mark', value->>'text'"
		" FROM json_each(?1, '$.footnotes')";
	size_t n = count_of(gold, "$.footnotes");
	sqlite3_stmt *rows = query(gold, sql, NULL);

	doc->footnotes = rr_arena_alloc(gold->arena, (n + 1) * sizeof *doc->footnotes);
	while (doc->footnote_count < n && sqlite3_step(rows) == SQLITE_ROW) {
		struct rr_footnote *note = &doc->footnotes[doc->footnote_count++];

		note->mark = column(gold, rows, 0);
		note->id = rr_arena_printf(gold->arena, "FN%s", note->mark);
		note->text = rr_span(column(gold, rows, 1));
		note->line = (unsigned)(doc->clause_count + doc->footnote_count);
	}
	sqlite3_finalize(rows);
}

static void read_adoption(struct gold *gold, struct rr_adoption *adopted)
{
	static const char *const votes[] = { "for", "against", "abstaining" };
	const char *how = text_at(gold, "$.adopted.how");
	char path[64];

	adopted->known = text_at(gold, "$.adopted") != NULL;
	date_at(gold, "$.adopted.date", adopted->date);
	adopted->meeting = int_at(gold, "$.adopted.meeting");
	adopted->how = how == NULL ? RR_HOW_UNKNOWN
		: strcmp(how, "unanimously") == 0 ? RR_UNANIMOUSLY
		: strcmp(how, "recorded_vote") == 0 ? RR_RECORDED_VOTE : RR_WITHOUT_VOTE;
	adopted->has_votes = text_at(gold, "$.adopted.votes") != NULL;
	for (size_t i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "$.adopted.votes.%s", votes[i]);
		adopted->votes[i] = int_at(gold, path);
		snprintf(path, sizeof path, "$.adopted.votes.%s_states", votes[i]);
		adopted->states[i] = texts_at(gold, path);
	}
}

static void read_header(struct gold *gold, struct rr_doc *doc)
{
	doc->kind = kind_of(text_at(gold, "$.kind"));
	doc->symbol = text_at(gold, "$.symbol");
	doc->number = text_at(gold, "$.number");
	doc->body = text_at(gold, "$.body");
	doc->title = text_at(gold, "$.title");
	doc->session = int_at(gold, "$.session");
	date_at(gold, "$.session_dates[0]", doc->session_dates[0]);
	date_at(gold, "$.session_dates[1]", doc->session_dates[1]);
	doc->agenda_item = text_at(gold, "$.agenda_item");
	doc->agenda_title = text_at(gold, "$.agenda_title");
	doc->sponsors = texts_at(gold, "$.sponsors");
	doc->basis = text_at(gold, "$.basis");
	doc->enacting = text_at(gold, "$.enacting");
	doc->closing = text_at(gold, "$.closing");
}

struct rr_doc *gold_doc(const char *path, const struct rr_lang *lang)
{
	struct rr_arena *arena = rr_arena_new();
	struct rr_doc *doc = NULL;
	struct gold gold;

	if (gold_open(&gold, path, arena)) {
		doc = rr_arena_alloc(arena, sizeof *doc);
		doc->arena = arena;
		doc->lang = lang;
		doc->path = rr_arena_dup(arena, path, strlen(path));
		read_header(&gold, doc);
		read_adoption(&gold, &doc->adopted);
		read_clauses(&gold, doc);
		read_footnotes(&gold, doc);
		doc->key = doc->symbol != NULL ? doc->symbol : doc->path;
	} else {
		rr_arena_free(arena);
	}
	gold_close(&gold);
	return doc;
}

void gold_doc_free(struct rr_doc *doc)
{
	if (doc != NULL)
		rr_arena_free(doc->arena);
}

struct gold_citation *gold_citations(struct rr_arena *arena, const char *path,
                                     size_t *count)
{
	static const char sql[] = "SELECT value->>'clause', value->>'text',"
		" ifnull(value->>'target', ''), ifnull(value->>'date', ''),"
		" ifnull(value->>'locator', '') FROM json_each(?1, '$.citations')";
	struct gold_citation *list = NULL;
	struct gold gold;
	size_t n = 0, i = 0;

	if (gold_open(&gold, path, arena)) {
		n = count_of(&gold, "$.citations");
		list = rr_arena_alloc(arena, (n + 1) * sizeof *list);
		sqlite3_stmt *rows = query(&gold, sql, NULL);

		for (; i < n && sqlite3_step(rows) == SQLITE_ROW; i++)
			list[i] = (struct gold_citation){
				.clause = column(&gold, rows, 0), .text = column(&gold, rows, 1),
				.target = column(&gold, rows, 2), .date = column(&gold, rows, 3),
				.locator = column(&gold, rows, 4),
			};
		sqlite3_finalize(rows);
	}
	gold_close(&gold);
	*count = i;
	return list;
}
