#include "store/export.h"

#include <string.h>

#include "resread/text.h"

void export_tags(const struct rr_note *note, const char *before, const char *between,
                 struct rr_str *out)
{
	for (size_t i = 0; i < note->tag_count; i++) {
		if (i > 0)
			rr_str_puts(out, between);
		rr_str_puts(out, before);
		rr_visible(rr_span(note->tags[i]), out);
	}
}

/* "A/RES/76/1#OP5" of the note with that id, else the id. */
static char *name_of(const struct export *e, const char *id)
{
	static const char sql[] = "SELECT doc || '#' || passage FROM note WHERE id = ?1";
	sqlite3_stmt *stmt;
	bool row = false;
	char *name = NULL;

	if (id == NULL || db_prepare(&e->store->notes, sql, &stmt, NULL) != RR_OK)
		return rr_dup(id);
	db_bind(stmt, 1, id);
	if (db_step(&e->store->notes, stmt, &row, NULL) == RR_OK && row)
		name = db_text(stmt, 0);
	db_done(stmt);
	return name != NULL ? name : rr_dup(id);
}

char *export_facts(const struct export *e, const struct rr_note *n,
                   struct export_fact facts[EXPORT_FACTS])
{
	char *from = name_of(e, n->origin);
	const struct export_fact all[EXPORT_FACTS] = { { "up to", n->until },
		{ "status", n->status }, { "priority", n->priority }, { "due", n->due },
		{ "colour", n->colour }, { "author", n->author },
		{ "responsible", n->responsible },
		{ "carried over from", from } };

	memcpy(facts, all, sizeof all);
	return from;
}

bool export_new_doc(const struct export *e, size_t i)
{
	return i == 0 || strcmp(e->notes[i].doc, e->notes[i - 1].doc) != 0;
}

bool export_new_clause(const struct export *e, size_t i)
{
	return export_new_doc(e, i) || strcmp(e->notes[i].passage, e->notes[i - 1].passage) != 0;
}

const char *export_title(const struct export *e, size_t i)
{
	const char *title = e->notes[i].title;

	while (title == NULL && ++i < e->count && !export_new_doc(e, i))
		title = e->notes[i].title;
	return title;
}

bool export_line(struct rr_span *rest, struct rr_str *line)
{
	struct rr_span piece;

	if (!rr_span_cut(rest, '\n', &piece))
		return false;
	if (piece.len > 0 && piece.text[piece.len - 1] == '\r')
		piece.len--;
	rr_str_cut(line, 0);
	rr_visible(piece, line);
	return true;
}

static enum rr_status (*const forms[])(const struct export *, struct rr_error *) = {
	[RR_EXPORT_MARKDOWN] = export_markdown,
	[RR_EXPORT_JSON] = export_json,
	[RR_EXPORT_CSV] = export_csv,
	[RR_EXPORT_HTML] = export_html,
	[RR_EXPORT_ORG] = export_org,
};

enum rr_status rr_notes_export(struct rr_store *store, enum rr_export format,
                               const struct rr_note_filter *filter, struct rr_str *out,
                               size_t *count, struct rr_error *err)
{
	struct export e = { .store = store, .out = out };
	size_t before = out->len; /* written in place: it may be large */
	struct rr_note *notes = NULL;
	enum rr_status st;

	st = rr_notes_list(store, filter, &notes, &e.count, err);
	if (st != RR_OK)
		return st;
	e.notes = notes;
	e.all = filter == NULL || (filter->doc == NULL && filter->tag == NULL &&
	                           filter->kind == NULL && filter->status == NULL &&
	                           filter->since == NULL && filter->query == NULL);
	st = forms[format](&e, err);
	if (st == RR_OK)
		*count = e.count;
	else if (out->text != NULL)
		rr_str_cut(out, before);
	rr_notes_free(notes, e.count);
	return st;
}
