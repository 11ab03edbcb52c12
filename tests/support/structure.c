#include "support/perturb.h"

#include "resread/text.h"

/* Without blanks, quotation marks straight. */
static void add_folded(struct rr_str *out, struct rr_span s)
{
	for (size_t at = 0; at < s.len;) {
		size_t from = at;
		uint32_t cp = rr_utf8_next(s, &at);

		if (cp == ' ' || cp == '\t' || cp == 0xA0)
			continue;
		if (cp == 0x2018 || cp == 0x2019)
			rr_str_putc(out, '\'');
		else if (cp == 0x201C || cp == 0x201D)
			rr_str_putc(out, '"');
		else
			rr_str_add(out, rr_span_sub(s, from, at));
	}
	rr_str_putc(out, '\n');
}

static void add_field(struct rr_str *out, const char *name, const char *text)
{
	rr_str_printf(out, "%s ", name);
	add_folded(out, rr_span(text));
}

static void add_header(struct rr_str *out, const struct rr_doc *d)
{
	add_field(out, "symbol", d->symbol);
	add_field(out, "number", d->number);
	add_field(out, "body", d->body);
	add_field(out, "title", d->title);
	add_field(out, "agenda", d->agenda_item);
	add_field(out, "agenda title", d->agenda_title);
	add_field(out, "basis", d->basis);
	add_field(out, "closing", d->closing);
	rr_str_printf(out, "%s, session %d, adopted %s, meeting %d, how %d, %d:%d:%d\n",
	              rr_doc_kind_name(d->kind), d->session, d->adopted.date, d->adopted.meeting,
	              (int)d->adopted.how, d->adopted.votes[0], d->adopted.votes[1],
	              d->adopted.votes[2]);
	for (int side = 0; side < 3; side++)
		for (size_t i = 0; d->adopted.states[side][i] != NULL; i++)
			add_field(out, "State", d->adopted.states[side][i]);
	for (size_t i = 0; d->sponsors[i] != NULL; i++)
		add_field(out, "sponsor", d->sponsors[i]);
}

void structure_of(const struct rr_doc *d, struct rr_str *out)
{
	add_header(out, d);
	for (size_t i = 0; i < d->heading_count; i++) {
		rr_str_printf(out, "heading before %zu ", d->headings[i].before);
		add_folded(out, rr_span(d->headings[i].text));
	}
	for (size_t i = 0; i < d->clause_count; i++) {
		const struct rr_clause *c = &d->clauses[i];

		rr_str_printf(out, "%s [", c->id);
		add_folded(out, rr_clause_lead(c));
		add_folded(out, c->text);
		for (size_t k = 0; k < c->mark_count; k++) {
			rr_str_printf(out, "mark %s behind ", c->marks[k].mark);
			add_folded(out, rr_span_sub(c->text, 0, c->marks[k].at));
		}
	}
	for (size_t i = 0; i < d->footnote_count; i++) {
		rr_str_printf(out, "note %s ", d->footnotes[i].mark);
		add_folded(out, d->footnotes[i].text);
	}
}
