#include "support/told.h"

#include <stdlib.h>
#include <string.h>

static void add_marked(struct rr_str *out, struct rr_span text, const struct rr_mark *marks, size_t count)
{
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		rr_str_add(out, rr_span_sub(text, at, marks[i].at));
		rr_str_printf(out, "^%s", marks[i].mark);
		at = marks[i].at;
	}
	rr_str_add(out, rr_span_sub(text, at, text.len));
	rr_str_putc(out, '\n');
}

static void add_headings(struct rr_str *out, const struct rr_doc *d, size_t before)
{
	for (size_t i = 0; i < d->heading_count; i++) {
		const struct rr_heading *h = &d->headings[i];

		if (h->before != before || h->enacting)
			continue;
		rr_str_puts(out, "# ");
		add_marked(out, rr_span(h->text), h->marks, h->mark_count);
	}
}

/* The last words of a remark's message are those it is about. */
static const char *remarked(const char *message)
{
	const char *colon = strstr(message, ": ");

	return colon != NULL ? colon + 2 : message;
}

char *told_text(const struct rr_doc *d)
{
	struct rr_str out = { 0 };

	rr_str_printf(&out, "= %s%s%s\n", d->symbol ? d->symbol : "-", d->title ? " " : "",
	              d->title ? d->title : "");
	for (size_t i = 0; i < d->clause_count; i++) {
		const struct rr_clause *c = &d->clauses[i];

		add_headings(&out, d, i);
		rr_str_printf(&out, "%s ", c->id);
		add_marked(&out, c->text, c->marks, c->mark_count);
	}
	add_headings(&out, d, d->clause_count);
	if (d->closing != NULL)
		rr_str_printf(&out, "CLOSING %s\n", d->closing);
	if (d->adopted.has_votes)
		rr_str_printf(&out, "%d %d %d ", d->adopted.votes[0], d->adopted.votes[1], d->adopted.votes[2]);
	for (size_t i = 0; d->adopted.has_votes && d->adopted.states[2][i] != NULL; i++)
		rr_str_printf(&out, "(%s)", d->adopted.states[2][i]);
	if (d->adopted.has_votes)
		rr_str_putc(&out, '\n');
	for (size_t i = 0; i < d->footnote_count; i++)
		rr_str_printf(&out, "FN%s %s\n", d->footnotes[i].mark, d->footnotes[i].text.text);
	for (size_t i = 0; i < d->remark_count; i++)
		rr_str_printf(&out, "! %s\n", remarked(d->remarks[i].message));
	return out.text;
}

static void add_field(struct rr_str *out, const char *name, const char *value)
{
	if (value != NULL && value[0] != '\0')
		rr_str_printf(out, "%s %s\n", name, value);
}

char *told_header(const struct rr_doc *d)
{
	struct rr_str out = { 0 };

	rr_str_printf(&out, "%s\n", rr_doc_kind_name(d->kind));
	add_field(&out, "symbol", d->symbol);
	add_field(&out, "number", d->number);
	add_field(&out, "body", d->body);
	add_field(&out, "title", d->title);
	if (d->session > 0)
		rr_str_printf(&out, "session %d\n", d->session);
	add_field(&out, "item", d->agenda_item);
	add_field(&out, "agenda", d->agenda_title);
	for (size_t i = 0; d->sponsors[i] != NULL; i++)
		add_field(&out, "by", d->sponsors[i]);
	add_field(&out, "basis", d->basis);
	add_field(&out, "enacting", d->enacting);
	add_field(&out, "date", d->date);
	add_field(&out, "adopted", d->adopted.date);
	if (d->adopted.meeting > 0)
		rr_str_printf(&out, "meeting %d\n", d->adopted.meeting);
	add_field(&out, "how", rr_adopted_how_name(d->adopted.how));
	return out.text;
}
