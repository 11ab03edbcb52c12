/*
 * A document as Markdown. Numbers are written as printed, not as Markdown
 * lists, which would count anew; sub-paragraphs are list items, so that they
 * stand indented. Footnotes are those of GitHub and Pandoc.
 */
#include "cli/actions.h"

#include <stdlib.h>
#include <string.h>

/* ---- escaping --------------------------------------------------------- */

static void add_escaped(struct rr_str *out, struct rr_span s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (strchr("\\`*_[]<>|~#&$", s.text[i]) != NULL && s.text[i] != '\0')
			rr_str_putc(out, '\\');
		rr_str_putc(out, s.text[i]);
	}
}

/* What Markdown would take for a list or a rule at the start of a line. */
static void add_paragraph(struct rr_str *out, struct rr_span s)
{
	size_t digits = 0;

	while (digits < s.len && s.text[digits] >= '0' && s.text[digits] <= '9')
		digits++;
	rr_str_add(out, rr_span_sub(s, 0, digits));
	s = rr_span_sub(s, digits, s.len);
	if (s.len > 0 && strchr(digits > 0 ? ".)" : "-+=", s.text[0]) != NULL && s.text[0] != '\0')
		rr_str_putc(out, '\\');
	add_escaped(out, s);
}

/* ---- footnotes -------------------------------------------------------- */

/* A footnote and how many before it have the same mark. */
struct note {
	const struct rr_footnote *footnote;
	size_t earlier;
};

/* The notes of a document by their marks, those of one mark in order. */
struct notes {
	const struct rr_doc *doc;
	struct note *sorted; /* owned */
};

static int by_mark(const void *left, const void *right)
{
	const struct rr_footnote *a = ((const struct note *)left)->footnote;
	const struct rr_footnote *b = ((const struct note *)right)->footnote;
	int order = strcmp(a->mark, b->mark);

	return order != 0 ? order : (a > b) - (a < b);
}

static void sort_notes(struct notes *notes, const struct rr_doc *doc)
{
	struct note *n = rr_alloc((doc->footnote_count + 1) * sizeof *n);

	for (size_t i = 0; i < doc->footnote_count; i++)
		n[i].footnote = &doc->footnotes[i];
	qsort(n, doc->footnote_count, sizeof *n, by_mark);
	for (size_t i = 1; i < doc->footnote_count; i++)
		if (strcmp(n[i].footnote->mark, n[i - 1].footnote->mark) == 0)
			n[i].earlier = n[i - 1].earlier + 1;
	*notes = (struct notes){ .doc = doc, .sorted = n };
}

/* The first note of that mark at or after `line`, else the last before; NULL. */
static const struct note *find_note(const struct notes *notes, const char *mark, unsigned line)
{
	size_t low = 0, high = notes->doc->footnote_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct rr_footnote *f = notes->sorted[middle].footnote;
		int order = strcmp(f->mark, mark);

		if (order < 0 || (order == 0 && f->line < line))
			low = middle + 1;
		else
			high = middle;
	}
	if (low < notes->doc->footnote_count
	    && strcmp(notes->sorted[low].footnote->mark, mark) == 0)
		return &notes->sorted[low];
	if (low > 0 && strcmp(notes->sorted[low - 1].footnote->mark, mark) == 0)
		return &notes->sorted[low - 1];
	return NULL;
}

/* A name of letters and figures for a mark: "3", "s2" for "**", "3-2" where
 * the mark 3 is used for a second note. */
static void add_label(struct rr_str *out, const struct note *note)
{
	const char *mark = note->footnote->mark;

	if (mark[0] >= '0' && mark[0] <= '9')
		rr_str_puts(out, mark);
	else
		rr_str_printf(out, "s%zu", strlen(mark));
	if (note->earlier > 0)
		rr_str_printf(out, "-%zu", note->earlier + 1);
}

static void add_mark(struct rr_str *out, const struct notes *notes, unsigned line,
                     const char *mark)
{
	const struct note *note = find_note(notes, mark, line);

	if (note == NULL) {
		rr_str_puts(out, "<sup>");
		add_escaped(out, rr_span(mark));
		rr_str_puts(out, "</sup>");
		return;
	}
	rr_str_puts(out, "[^");
	add_label(out, note);
	rr_str_putc(out, ']');
}

static void add_footnotes(struct rr_str *out, const struct notes *notes)
{
	for (size_t i = 0; i < notes->doc->footnote_count; i++) {
		const struct rr_footnote *f = &notes->doc->footnotes[i];
		const struct note *note = bsearch(&(struct note){ .footnote = f }, notes->sorted,
			notes->doc->footnote_count, sizeof *notes->sorted, by_mark);

		rr_str_puts(out, "\n[^");
		add_label(out, note);
		rr_str_puts(out, "]: ");
		add_escaped(out, f->text);
		rr_str_putc(out, '\n');
	}
}

/* ---- clauses ---------------------------------------------------------- */

/* Bytes [from, to) of the clause with the marks that stand there. */
static void add_stretch(struct rr_str *out, const struct notes *notes,
                        const struct rr_clause *c, size_t from, size_t to)
{
	for (size_t i = 0; i < c->mark_count; i++) {
		size_t at = c->marks[i].at;

		if (at < from || at > to || (at == to && to < c->text.len))
			continue;
		add_escaped(out, rr_span_sub(c->text, from, at));
		add_mark(out, notes, c->line, c->marks[i].mark);
		from = at;
	}
	add_escaped(out, rr_span_sub(c->text, from, to));
}

static void add_clause(struct rr_str *out, const struct notes *notes,
                       const struct rr_clause *c)
{
	for (unsigned i = 1; i < c->depth; i++)
		rr_str_puts(out, "  ");
	if (c->depth > 0)
		rr_str_puts(out, "- ");
	if (c->number != NULL && c->depth > 0)
		rr_str_puts(out, "(");
	if (c->number != NULL) {
		add_escaped(out, rr_span(c->number));
		rr_str_puts(out, c->depth > 0 ? ") " : "\\. ");
	}
	if (c->lead_len > 0) {
		add_stretch(out, notes, c, 0, c->lead_at);
		rr_str_puts(out, "*");
		add_stretch(out, notes, c, c->lead_at, c->lead_len);
		rr_str_puts(out, "*");
		add_stretch(out, notes, c, c->lead_len, c->text.len);
	} else if (c->number == NULL && c->mark_count == 0) {
		add_paragraph(out, c->text);
	} else {
		add_stretch(out, notes, c, 0, c->text.len);
	}
	rr_str_putc(out, '\n');
}

static void add_headings(struct rr_str *out, const struct notes *notes,
                         const struct rr_doc *doc, size_t *next, size_t before)
{
	for (; *next < doc->heading_count && doc->headings[*next].before <= before; ++*next) {
		const struct rr_heading *h = &doc->headings[*next];

		rr_str_puts(out, h->enacting ? "\n" : h->level < 2 ? "\n## " : "\n### ");
		if (h->mark_count == 0)
			add_paragraph(out, rr_span(h->text));
		else
			add_stretch(out, notes, &(struct rr_clause){
				.text = rr_span(h->text), .marks = h->marks, .mark_count = h->mark_count,
				.line = h->line }, 0, strlen(h->text));
		rr_str_putc(out, '\n');
	}
}

/* ---- the whole -------------------------------------------------------- */

static void add_fact(struct rr_str *out, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	rr_str_printf(out, "- %s: ", name);
	add_escaped(out, rr_span(value));
	rr_str_putc(out, '\n');
}

static void add_header(struct rr_str *out, const struct rr_doc *doc)
{
	struct rr_str list = { 0 }, session = { 0 }, title = { 0 };

	cli_add_title(&title, doc);
	if (title.len == 0)
		rr_str_puts(&title, doc->key);
	rr_str_puts(out, "# ");
	add_paragraph(out, rr_str_span(&title));
	rr_str_puts(out, "\n\n");
	add_fact(out, "Symbol", doc->symbol);
	add_fact(out, "Kind", rr_doc_kind_name(doc->kind));
	if (doc->session > 0)
		rr_str_printf(&session, "%d", doc->session);
	if (doc->session_dates[0][0] != '\0')
		rr_str_printf(&session, " (%s to %s)", doc->session_dates[0], doc->session_dates[1]);
	add_fact(out, "Session", session.text);
	add_fact(out, "Agenda item", doc->agenda_item);
	add_fact(out, "Agenda title", doc->agenda_title);
	for (size_t i = 0; doc->sponsors[i] != NULL; i++)
		rr_str_printf(&list, "%s%s", i > 0 ? ", " : "", doc->sponsors[i]);
	add_fact(out, "Sponsors", list.text);
	add_fact(out, "Basis", doc->basis);
	if (doc->adopted.known)
		add_fact(out, "Adopted", doc->adopted.date);
	rr_str_free(&list);
	rr_str_free(&session);
	rr_str_free(&title);
}

static void add_closing(struct rr_str *out, const struct rr_doc *doc)
{
	struct cli_piece pieces[CLI_PIECES] = { 0 };
	size_t count = cli_closing_pieces(doc, pieces);

	for (size_t i = 0; i < count; i++) {
		rr_str_puts(out, pieces[i].states ? " " : "\n"); /* States behind their head */
		add_paragraph(out, pieces[i].words);
		if (i + 1 == count || !pieces[i + 1].states)
			rr_str_putc(out, '\n');
	}
}

void cli_markdown_document(struct rr_str *out, const struct cli_doc *d, size_t only)
{
	const struct rr_doc *doc = d->doc;
	struct notes notes;
	size_t heading = 0;
	bool closed = only != RR_NONE;

	sort_notes(&notes, doc);
	if (only == RR_NONE)
		add_header(out, doc);
	for (size_t i = 0; i < doc->clause_count; i++) {
		if (!cli_within(doc, i, only))
			continue;
		if (!closed && doc->clauses[i].kind == RR_ANNEX) {
			add_closing(out, doc);
			closed = true;
		}
		if (only == RR_NONE)
			add_headings(out, &notes, doc, &heading, i);
		if (i != only && (doc->clauses[i].depth == 0 || doc->clauses[i - 1].depth == 0))
			rr_str_putc(out, '\n');
		add_clause(out, &notes, &doc->clauses[i]);
	}
	if (only == RR_NONE) {
		add_headings(out, &notes, doc, &heading, doc->clause_count);
		if (!closed)
			add_closing(out, doc);
		add_footnotes(out, &notes);
	}
	free(notes.sorted);
}
