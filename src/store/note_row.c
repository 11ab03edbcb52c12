/* Notes to rows and back; the only place that knows the columns' order. */
#include "store/notes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

void rr_note_clear(struct rr_note *note)
{
	for (size_t i = 0; i < note->tag_count; i++)
		free(note->tags[i]);
	free(note->tags);
	free(note->doc);
	free(note->lang);
	free(note->title);
	free(note->passage);
	free(note->exact);
	free(note->prefix);
	free(note->suffix);
	free(note->kind);
	free(note->status);
	free(note->due);
	free(note->colour);
	free(note->body);
	free(note->extra);
	free(note->until);
	free(note->priority);
	free(note->author);
	free(note->responsible);
	free(note->origin);
	*note = (struct rr_note){ 0 };
}

void rr_notes_free(struct rr_note *notes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		rr_note_clear(&notes[i]);
	free(notes);
}

/* ---- the one form of what is kept ------------------------------------- */

/* Valid UTF-8, never NULL. */
static void clean(char **text)
{
	struct rr_str good = { 0 };

	if (*text == NULL) {
		*text = rr_dup("");
		return;
	}
	if (rr_utf8_valid(rr_span(*text)))
		return;
	rr_utf8_clean(rr_span(*text), &good);
	free(*text);
	*text = good.text;
}

/* The same for what may be absent: empty is absent. */
static void clean_optional(char **text)
{
	if (*text != NULL)
		clean(text);
	if (*text != NULL && (*text)[0] == '\0') {
		free(*text);
		*text = NULL;
	}
}

/* Blanks of any script at the ends go, runs of them inside become one. */
static void tidy_blanks(struct rr_span s, struct rr_str *out)
{
	bool blank = false;

	for (size_t pos = 0, next; pos < s.len; pos = next) {
		uint32_t cp;

		next = pos;
		cp = rr_utf8_next(s, &next);
		if (rr_is_space(cp) || cp < 0x20 || (cp >= 0x7F && cp < 0xA0)) {
			blank = out->len > 0;
			continue;
		}
		if (blank)
			rr_str_putc(out, ' ');
		blank = false;
		rr_str_add(out, rr_span_sub(s, pos, next));
	}
}

void tag_normal(const char *tag, struct rr_str *out)
{
	struct rr_str valid = { 0 }, tidy = { 0 };
	struct rr_span piece, rest;

	rr_utf8_clean(rr_span(tag), &valid);
	rest = rr_str_span(&valid);
	while (rr_span_cut(&rest, '/', &piece)) { /* "/a // b/" is "a/b" */
		struct rr_str level = { 0 };

		tidy_blanks(piece, &level);
		if (level.len > 0) {
			if (tidy.len > 0)
				rr_str_putc(&tidy, '/');
			rr_str_add(&tidy, rr_str_span(&level));
		}
		rr_str_free(&level);
	}
	rr_nfc(rr_str_span(&tidy), out);
	rr_str_free(&valid);
	rr_str_free(&tidy);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void normal_tags(struct rr_note *note)
{
	size_t kept = 0;

	for (size_t i = 0; i < note->tag_count; i++) {
		struct rr_str tag = { 0 };

		tag_normal(note->tags[i], &tag);
		free(note->tags[i]);
		note->tags[i] = NULL;
		if (tag.len > 0)
			note->tags[kept++] = tag.text;
		else
			rr_str_free(&tag);
	}
	note->tag_count = kept;
	if (kept == 0)
		return;
	qsort(note->tags, kept, sizeof *note->tags, by_text);
	kept = 1;
	for (size_t i = 1; i < note->tag_count; i++)
		if (strcmp(note->tags[i], note->tags[kept - 1]) != 0)
			note->tags[kept++] = note->tags[i];
		else
			free(note->tags[i]);
	note->tag_count = kept;
}

enum rr_status note_normal(struct rr_note *note, struct rr_error *err)
{
	clean(&note->doc);
	clean(&note->lang);
	clean(&note->passage);
	clean(&note->exact);
	clean(&note->prefix);
	clean(&note->suffix);
	clean(&note->body);
	clean_optional(&note->title);
	clean_optional(&note->kind);
	clean_optional(&note->status);
	clean_optional(&note->due);
	clean_optional(&note->colour);
	clean_optional(&note->until);
	clean_optional(&note->priority);
	clean_optional(&note->author);
	clean_optional(&note->responsible);
	clean_optional(&note->origin);
	normal_tags(note);
	if (note->kind == NULL)
		note->kind = rr_dup("note");
	if (note->doc[0] == '\0' || note->passage[0] == '\0')
		return rr_fail(err, RR_INVALID, "the note belongs to no document and clause");
	if (rr_span_trim(rr_span(note->body)).len == 0 && note->tag_count == 0 &&
	    note->status == NULL && strcmp(note->kind, "highlight") != 0)
		return rr_fail(err, RR_INVALID, "the note is empty; write something or give it a tag");
	return RR_OK;
}

bool rr_due_valid(const char *due)
{
	static const char form[] = "dddd-dd-dd";
	size_t i = 0;

	while (i < sizeof form && (form[i] == 'd' ? due[i] >= '0' && due[i] <= '9'
	                                          : due[i] == form[i]))
		i++;
	if (i == sizeof form)
		return atoi(due + 5) >= 1 && atoi(due + 5) <= 12 && atoi(due + 8) >= 1 &&
		       atoi(due + 8) <= 31;
	for (i = 0; due[i] >= 'A' && due[i] <= 'Z';)
		i++;
	if (i < 2 || due[i] != ' ' || due[i + 1] < '1' || due[i + 1] > '9')
		return false;
	return strspn(due + i + 1, "0123456789") == strlen(due + i + 1);
}

/* ---- rows ------------------------------------------------------------- */

static const char write_sql[] =
	"INSERT OR REPLACE INTO note (id, " NOTE_COLUMNS ") VALUES"
	" (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,"
	" ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29)";
static const char add_tag_sql[] = "INSERT OR IGNORE INTO tag (note, tag) VALUES (?1, ?2)";
static const char drop_tags_sql[] = "DELETE FROM tag WHERE note = ?1";
static const char drop_sql[] = "DELETE FROM note WHERE id = ?1";
static const char find_sql[] = "SELECT modified FROM note WHERE id = ?1";

static void bind_note(sqlite3_stmt *stmt, const struct rr_note *n, const char *order)
{
	const char *const texts[] = { n->id, n->doc, n->lang, n->title, n->passage, order,
		n->exact, n->prefix, n->suffix };
	const size_t places[] = { n->start, n->end, n->point_start, n->point_end };
	const char *const more[] = { n->kind, n->status, n->due, n->colour, n->body,
		n->created, n->modified, n->extra, n->until, n->priority, n->author, n->origin,
		n->responsible };
	int at = 1;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		db_bind(stmt, at++, texts[i]);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		sqlite3_bind_int64(stmt, at++, (sqlite3_int64)places[i]);
	db_bind_hash(stmt, at++, n->passage_hash);
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		db_bind(stmt, at++, more[i]);
	if (n->beside_known) {
		db_bind_hash(stmt, at, n->before_hash);
		db_bind_hash(stmt, at + 1, n->after_hash);
	}
}

static enum rr_status run_with_id(struct rr_store *store, const char *sql, const char *id,
                                  struct rr_error *err)
{
	sqlite3_stmt *stmt;
	enum rr_status st = db_prepare(&store->notes, sql, &stmt, err);

	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, id);
	return db_run(&store->notes, stmt, err);
}

static enum rr_status write_tags(struct rr_store *store, const struct rr_note *note,
                                 bool fresh, struct rr_error *err)
{
	sqlite3_stmt *stmt;
	enum rr_status st;

	st = fresh ? RR_OK : run_with_id(store, drop_tags_sql, note->id, err);
	if (st == RR_OK && note->tag_count > 0)
		st = db_prepare(&store->notes, add_tag_sql, &stmt, err);
	for (size_t i = 0; st == RR_OK && i < note->tag_count; i++) {
		db_bind(stmt, 1, note->id);
		db_bind(stmt, 2, note->tags[i]);
		st = db_run(&store->notes, stmt, err);
	}
	return st;
}

static enum rr_status write_row(struct rr_store *store, const struct rr_note *note,
                                enum rr_status (*run)(struct db *, sqlite3_stmt *,
                                                      struct rr_error *),
                                struct rr_error *err)
{
	struct rr_str order = { 0 };
	sqlite3_stmt *stmt;
	enum rr_status st;

	clause_order(note->passage, &order);
	st = db_prepare(&store->notes, write_sql, &stmt, err);
	if (st == RR_OK) {
		bind_note(stmt, note, order.text);
		st = run(&store->notes, stmt, err);
	}
	rr_str_free(&order);
	return st;
}

enum rr_status note_write(struct rr_store *store, const struct rr_note *note, bool fresh,
                          struct rr_error *err)
{
	enum rr_status st = write_row(store, note, db_run, err);

	return st == RR_OK ? write_tags(store, note, fresh, err) : st;
}

enum rr_status note_write_alone(struct rr_store *store, const struct rr_note *note,
                                struct rr_error *err)
{
	return write_row(store, note, db_run_alone, err);
}

enum rr_status note_remove(struct rr_store *store, const char *id, struct rr_error *err)
{
	enum rr_status st = run_with_id(store, drop_tags_sql, id, err);

	return st == RR_OK ? run_with_id(store, drop_sql, id, err) : st;
}

enum rr_status note_find(struct rr_store *store, const char *id, bool *found,
                         char modified[25], struct rr_error *err)
{
	sqlite3_stmt *stmt;
	enum rr_status st = db_prepare(&store->notes, find_sql, &stmt, err);

	if (st != RR_OK)
		return st;
	db_bind(stmt, 1, id);
	st = db_step(&store->notes, stmt, found, err);
	if (st == RR_OK && *found && modified != NULL)
		snprintf(modified, 25, "%s", (const char *)sqlite3_column_text(stmt, 0));
	db_done(stmt);
	return st;
}

static void read_tags(struct rr_span list, struct rr_note *out)
{
	struct rr_span tag;
	size_t cap = 0;

	while (list.len > 0 && rr_span_cut(&list, '\n', &tag)) {
		out->tags = rr_grow(out->tags, out->tag_count, &cap, sizeof *out->tags);
		out->tags[out->tag_count] = rr_alloc(tag.len + 1);
		memcpy(out->tags[out->tag_count++], tag.text, tag.len);
	}
	if (out->tag_count > 0) /* the query's order is not promised by SQL */
		qsort(out->tags, out->tag_count, sizeof *out->tags, by_text);
}

void note_read(sqlite3_stmt *row, struct rr_note *out)
{
	struct rr_note n = { 0 };

	snprintf(n.id, sizeof n.id, "%s", (const char *)sqlite3_column_text(row, 0));
	n.doc = db_text(row, 1);
	n.lang = db_text(row, 2);
	n.title = db_text(row, 3);
	n.passage = db_text(row, 4);
	n.exact = db_text(row, 6);
	n.prefix = db_text(row, 7);
	n.suffix = db_text(row, 8);
	n.start = (size_t)sqlite3_column_int64(row, 9);
	n.end = (size_t)sqlite3_column_int64(row, 10);
	n.point_start = (size_t)sqlite3_column_int64(row, 11);
	n.point_end = (size_t)sqlite3_column_int64(row, 12);
	n.passage_hash = db_hash(row, 13);
	n.kind = db_text(row, 14);
	n.status = db_text(row, 15);
	n.due = db_text(row, 16);
	n.colour = db_text(row, 17);
	n.body = db_text(row, 18);
	snprintf(n.created, sizeof n.created, "%s", (const char *)sqlite3_column_text(row, 19));
	snprintf(n.modified, sizeof n.modified, "%s", (const char *)sqlite3_column_text(row, 20));
	n.extra = db_text(row, 21);
	n.until = db_text(row, 22);
	n.priority = db_text(row, 23);
	n.author = db_text(row, 24);
	n.origin = db_text(row, 25);
	n.responsible = db_text(row, 26);
	n.beside_known = sqlite3_column_type(row, 27) != SQLITE_NULL;
	n.before_hash = db_hash(row, 27);
	n.after_hash = db_hash(row, 28);
	read_tags(rr_span((const char *)sqlite3_column_text(row, 29)), &n);
	*out = n;
}
