/*
 * Notes as RFC 4180, one row each. A spreadsheet takes a cell that begins
 * with = + - @ (also full width, also behind blanks) for a formula; such a
 * cell begins with an apostrophe here, which spreadsheets show as text.
 */
#include "store/export.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

static bool is_formula(struct rr_span s)
{
	static const char *const starts[] = { "=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D",
		"\uFF20" };
	struct rr_span trimmed = rr_span_trim(s);

	if (s.len > 0 && strchr("\t\r\n", s.text[0]) != NULL)
		return true;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (rr_span_starts(trimmed, starts[i]))
			return true;
	return false;
}

/* Several lines in one cell, each without control characters. */
static void make_safe(const char *text, struct rr_str *out)
{
	struct rr_span rest = rr_span(text);
	struct rr_str line = { 0 };
	bool more = false;

	while (export_line(&rest, &line)) {
		if (more)
			rr_str_putc(out, '\n');
		more = true;
		rr_str_add(out, rr_str_span(&line));
	}
	rr_str_free(&line);
}

static void put_cell(struct rr_str *out, const char *text, bool last)
{
	struct rr_str safe = { 0 };
	struct rr_span s;
	bool formula, quoted;

	make_safe(text, &safe);
	s = rr_str_span(&safe);
	formula = is_formula(s);
	quoted = s.len > 0 && strpbrk(s.text, "\",\n;") != NULL;
	if (quoted)
		rr_str_putc(out, '"');
	if (formula)
		rr_str_putc(out, '\'');
	for (size_t i = 0; i < s.len; i++) {
		if (s.text[i] == '"')
			rr_str_putc(out, '"');
		rr_str_putc(out, s.text[i]);
	}
	if (quoted)
		rr_str_putc(out, '"');
	rr_str_puts(out, last ? "\r\n" : ",");
	rr_str_free(&safe);
}

void rr_csv_row(struct rr_str *out, const char *const *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		put_cell(out, cells[i] ? cells[i] : "", i + 1 == count);
}

enum rr_status export_csv(const struct export *e, struct rr_error *err)
{
	static const char *const head[] = { "symbol", "title", "clause", "quote", "note", "tags",
		"kind", "status", "due", "colour", "lang", "created", "modified", "id", "priority",
		"author", "up_to", "carried_over_from", "responsible" };

	(void)err;
	rr_csv_row(e->out, head, sizeof head / sizeof *head);
	for (size_t i = 0; i < e->count; i++) {
		const struct rr_note *n = &e->notes[i];
		struct rr_str tags = { 0 };

		struct export_fact facts[EXPORT_FACTS];
		char *from = export_facts(e, n, facts);

		export_tags(n, "", "; ", &tags);
		rr_csv_row(e->out, (const char *const[]){ n->doc, n->title, n->passage, n->exact,
		        n->body, tags.text, n->kind, n->status, n->due, n->colour, n->lang,
		        n->created, n->modified, n->id, n->priority, n->author, n->until, from, n->responsible },
		        sizeof head / sizeof *head);
		free(from);
		rr_str_free(&tags);
	}
	return RR_OK;
}
