/*
 * A document as plain text a person can read: header, preamble, numbered
 * clauses with hanging indents, adoption, footnotes behind a rule. A mark
 * stands raised where it stood. Colours, where wanted, are laid over the
 * wrapped lines, so they never change where a line breaks.
 */
#include "cli/actions.h"

#include "resread/text.h"

#include <string.h>

enum { STEP = 4, WIDEST_STEP = 12, DEPTHS = 8, RULE = 18 };

/* A paragraph being made: its text and the stretch set apart in it. */
struct block {
	struct rr_str text;
	size_t from, to;   /* bytes of text that `style` is for */
	const char *style; /* of SGR, "1" bold, "3" italic */
};

struct page {
	struct rr_str *out;
	size_t start;             /* bytes of out that were there before */
	int width;
	bool colour;
	int step[DEPTHS];         /* columns for the labels of each depth */
	struct rr_lines_of lines; /* reused */
};

/* ---- paragraphs ------------------------------------------------------- */

/* Bytes [start, end) of the block with the style put around its stretch. */
static void put_styled(struct page *p, const struct block *b, size_t start, size_t end)
{
	struct rr_span all = rr_str_span(&b->text);
	size_t from = b->from < start ? start : b->from < end ? b->from : end;
	size_t to = b->to < from ? from : b->to < end ? b->to : end;

	rr_str_add(p->out, rr_span_sub(all, start, from));
	if (to > from && p->colour) {
		rr_str_printf(p->out, "\033[%sm", b->style);
		rr_str_add(p->out, rr_span_sub(all, from, to));
		rr_str_puts(p->out, "\033[m");
	} else {
		rr_str_add(p->out, rr_span_sub(all, from, to));
	}
	rr_str_add(p->out, rr_span_sub(all, to, end));
	rr_str_putc(p->out, '\n');
}

/*
 * Prints the block at column `indent`, its label in the `hang` columns before
 * it. A label too wide for them pushes the first line.
 */
static void put_block(struct page *p, const struct block *b, int indent, int hang,
                      const char *label)
{
	int used = rr_columns(rr_span(label)), room = p->width - indent;

	rr_wrap(rr_str_span(&b->text), room > 10 ? room : 10, &p->lines);
	for (size_t i = 0; i < p->lines.count; i++) {
		if (i > 0 || used == 0)
			rr_str_printf(p->out, "%*s", indent, "");
		else
			rr_str_printf(p->out, "%*s%s%*s", indent - hang, "", label,
			              used < hang ? hang - used : 1, "");
		put_styled(p, b, p->lines.lines[i].start, p->lines.lines[i].end);
	}
}

static void put_words(struct page *p, const char *words, const char *style)
{
	struct block b = { .style = style };

	if (words == NULL || *words == '\0')
		return;
	rr_str_puts(&b.text, words);
	b.to = style != NULL ? b.text.len : 0;
	put_block(p, &b, 0, 0, "");
	rr_str_free(&b.text);
}

/* An empty line, but none at the top. */
static void put_line(struct page *p)
{
	if (p->out->len > p->start)
		rr_str_putc(p->out, '\n');
}

/* ---- header ----------------------------------------------------------- */

static void add_fact(struct rr_str *line, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	rr_str_printf(line, "%s%s%s%s", line->len > 0 ? " · " : "", name, *name ? " " : "", value);
}

static void put_facts(struct page *p, const struct rr_doc *doc)
{
	struct rr_str what = { 0 }, where = { 0 }, session = { 0 };

	add_fact(&what, "", doc->symbol);
	if (doc->kind != RR_KIND_UNKNOWN)
		add_fact(&what, "", rr_doc_kind_name(doc->kind));
	if (doc->adopted.known)
		add_fact(&what, "adopted", doc->adopted.date);
	if (doc->session > 0)
		rr_str_printf(&session, "%d", doc->session);
	if (doc->session_dates[0][0] != '\0')
		rr_str_printf(&session, " (%s to %s)", doc->session_dates[0],
		              doc->session_dates[1]);
	add_fact(&where, "session", session.text);
	add_fact(&where, "agenda item", doc->agenda_item);
	put_words(p, what.text, NULL);
	put_words(p, where.text, NULL);
	rr_str_free(&what);
	rr_str_free(&where);
	rr_str_free(&session);
}

static void put_sponsors(struct page *p, const char *const *sponsors)
{
	struct rr_str line = { 0 };

	for (size_t i = 0; sponsors[i] != NULL; i++)
		rr_str_printf(&line, "%s%s", i > 0 ? ", " : "sponsors: ", sponsors[i]);
	put_words(p, line.text, NULL);
	rr_str_free(&line);
}

static void put_header(struct page *p, const struct rr_doc *doc)
{
	size_t before = p->out->len;
	struct rr_str title = { 0 };

	put_facts(p, doc);
	put_words(p, doc->agenda_title, NULL);
	put_sponsors(p, doc->sponsors);
	cli_add_title(&title, doc);
	if (p->out->len > before && title.len > 0)
		put_line(p);
	put_words(p, title.text, "1");
	rr_str_free(&title);
	if (doc->basis != NULL) {
		struct rr_str basis = { 0 };

		rr_str_printf(&basis, "[%s]", doc->basis);
		put_line(p);
		put_words(p, basis.text, NULL);
		rr_str_free(&basis);
	}
}

/* ---- clauses ---------------------------------------------------------- */

/* The mark raised: figures as superscripts, signs as they are. */
static void add_mark(struct rr_str *out, const char *mark)
{
	static const char *const raised[] = {
		"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹",
	};

	for (; *mark != '\0'; mark++) {
		if (*mark >= '0' && *mark <= '9')
			rr_str_puts(out, raised[*mark - '0']);
		else
			rr_str_putc(out, *mark);
	}
}

/* The text with its marks; bytes that they add within the first `lead` ones. */
static size_t add_marked(struct rr_str *out, struct rr_span text, size_t lead,
                         const struct rr_mark *marks, size_t count)
{
	size_t at = 0, added = 0;

	for (size_t i = 0; i < count; i++) {
		size_t before;

		rr_str_add(out, rr_span_sub(text, at, marks[i].at));
		at = marks[i].at;
		before = out->len;
		if (i > 0 && at == marks[i - 1].at)
			rr_str_putc(out, ','); /* ¹,² and not ¹² */
		add_mark(out, marks[i].mark);
		if (at < lead)
			added += out->len - before;
	}
	rr_str_add(out, rr_span_sub(text, at, text.len));
	return added;
}

static void add_clause_text(struct block *b, const struct rr_clause *c)
{
	b->style = "3";
	b->to = c->lead_len + add_marked(&b->text, c->text, c->lead_len, c->marks, c->mark_count);
}

static void add_label(struct rr_str *out, const struct rr_clause *c)
{
	if (c->number != NULL)
		rr_str_printf(out, c->depth == 0 ? "%s." : "(%s)", c->number);
	else
		rr_str_puts(out, "");
}

static unsigned depth_of(const struct rr_clause *c)
{
	return c->depth < DEPTHS ? c->depth : DEPTHS - 1;
}

/* Labels of one depth get the same room, so that their texts stand in line. */
static void measure(struct page *p, const struct rr_doc *doc)
{
	struct rr_str label = { 0 };

	for (size_t i = 0; i < DEPTHS; i++)
		p->step[i] = STEP;
	for (size_t i = 0; i < doc->clause_count; i++) {
		int *step = &p->step[depth_of(&doc->clauses[i])], used;

		rr_str_cut(&label, 0);
		add_label(&label, &doc->clauses[i]);
		used = rr_columns(rr_str_span(&label)) + 1;
		if (used > *step && used <= WIDEST_STEP)
			*step = used;
	}
	rr_str_free(&label);
}

static void put_clause(struct page *p, const struct rr_clause *c)
{
	struct rr_str label = { 0 };
	struct block b = { 0 };
	int indent = 0;

	if (c->number != NULL || c->depth > 0)
		for (unsigned i = 0; i <= depth_of(c); i++)
			indent += p->step[i];
	if (indent > p->width / 2)
		indent = p->width / 2;
	add_label(&label, c);
	add_clause_text(&b, c);
	put_block(p, &b, indent, indent < p->step[depth_of(c)] ? indent : p->step[depth_of(c)],
	          label.text);
	rr_str_free(&b.text);
	rr_str_free(&label);
}

static void put_headings(struct page *p, const struct rr_doc *doc, size_t *next, size_t before)
{
	for (; *next < doc->heading_count && doc->headings[*next].before <= before; ++*next) {
		const struct rr_heading *h = &doc->headings[*next];
		struct rr_str words = { 0 };

		add_marked(&words, rr_span(h->text), 0, h->marks, h->mark_count);
		put_line(p);
		put_words(p, words.text, h->enacting ? NULL : h->level < 2 ? "1" : "4");
		rr_str_free(&words);
	}
}

/* With the adoption lines where they stand: before the annexes, or at the end. */
static void put_clauses(struct page *p, const struct rr_doc *doc, size_t only)
{
	size_t heading = 0;
	bool closed = only != RR_NONE;

	for (size_t i = 0; i < doc->clause_count; i++) {
		if (!cli_within(doc, i, only))
			continue;
		if (!closed && doc->clauses[i].kind == RR_ANNEX) {
			cli_text_closing(p->out, doc, p->width);
			closed = true;
		}
		if (only == RR_NONE)
			put_headings(p, doc, &heading, i);
		if (i != only)
			put_line(p);
		put_clause(p, &doc->clauses[i]);
	}
	if (only == RR_NONE)
		put_headings(p, doc, &heading, doc->clause_count);
	if (!closed)
		cli_text_closing(p->out, doc, p->width);
}

/* ---- what follows ----------------------------------------------------- */

static bool has_mark(const struct rr_doc *doc, size_t only, const char *mark)
{
	for (size_t i = 0; i < doc->clause_count; i++)
		for (size_t m = 0; cli_within(doc, i, only) && m < doc->clauses[i].mark_count; m++)
			if (strcmp(doc->clauses[i].marks[m].mark, mark) == 0)
				return true;
	return false;
}

static void put_footnotes(struct page *p, const struct rr_doc *doc, size_t only)
{
	bool ruled = false;

	for (size_t i = 0; i < doc->footnote_count; i++) {
		const struct rr_footnote *f = &doc->footnotes[i];
		struct rr_str label = { 0 };
		struct block b = { 0 };

		if (only != RR_NONE && !has_mark(doc, only, f->mark))
			continue;
		put_line(p);
		for (int n = 0; n < RULE && !ruled; n++)
			rr_str_puts(p->out, n + 1 < RULE ? "_" : "_\n\n");
		ruled = true;
		add_mark(&label, f->mark);
		rr_str_add(&b.text, f->text);
		put_block(p, &b, STEP, STEP, label.text);
		rr_str_free(&b.text);
		rr_str_free(&label);
	}
}

void cli_text_document(struct rr_str *out, const struct cli_doc *d, size_t only,
                       int width, bool colour)
{
	struct page p = { .out = out, .start = out->len, .width = width, .colour = colour };

	measure(&p, d->doc);
	if (only == RR_NONE)
		put_header(&p, d->doc);
	put_clauses(&p, d->doc, only);
	put_footnotes(&p, d->doc, only);
	rr_lines_of_free(&p.lines);
}
