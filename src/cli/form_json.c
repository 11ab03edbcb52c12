/*
 * A document as JSON: the form resread-document/1 of INTERFACE.md, its keys
 * in that order, all of them always there. What we add stands behind them:
 * headings, closing, key, and the places of the footnote marks.
 */
#include "cli/actions.h"

#include "resread/text.h"

static void put_strings(struct rr_json *j, const char *key, const char *const *items)
{
	rr_json_open(j, key, '[');
	for (; *items != NULL; items++)
		rr_json_text(j, NULL, *items);
	rr_json_close(j);
}

static void put_day(struct rr_json *j, const char *key, const char *day)
{
	rr_json_text(j, key, day[0] != '\0' ? day : NULL);
}

static void put_number(struct rr_json *j, const char *key, int n)
{
	if (n > 0)
		rr_json_int(j, key, n);
	else
		rr_json_null(j, key);
}

size_t cli_code_points(struct cli_offsets *at, struct rr_span text, size_t byte)
{
	if (at->text.text != text.text || byte < at->byte)
		*at = (struct cli_offsets){ .text = text };
	at->point += rr_codepoints(rr_span_sub(text, at->byte, byte));
	at->byte = byte;
	return at->point;
}

/* ---- header ----------------------------------------------------------- */

static void put_votes(struct rr_json *j, const struct rr_adoption *a)
{
	static const char *const counts[] = { "for", "against", "abstaining" };
	static const char *const states[] = { "for_states", "against_states", "abstaining_states" };

	if (!a->has_votes) {
		rr_json_null(j, "votes");
		return;
	}
	rr_json_open(j, "votes", '{');
	for (size_t i = 0; i < 3; i++)
		rr_json_int(j, counts[i], a->votes[i]);
	for (size_t i = 0; i < 3; i++)
		put_strings(j, states[i], a->states[i]);
	rr_json_close(j);
}

static void put_adoption(struct rr_json *j, const struct rr_adoption *a)
{
	if (!a->known) {
		rr_json_null(j, "adopted");
		return;
	}
	rr_json_open(j, "adopted", '{');
	put_day(j, "date", a->date);
	put_number(j, "meeting", a->meeting);
	rr_json_text(j, "how", rr_adopted_how_name(a->how));
	put_votes(j, a);
	rr_json_close(j);
}

static void put_session(struct rr_json *j, const struct rr_doc *doc)
{
	put_number(j, "session", doc->session);
	if (doc->session_dates[0][0] == '\0' || doc->session_dates[1][0] == '\0') {
		rr_json_null(j, "session_dates");
		return;
	}
	rr_json_open(j, "session_dates", '[');
	for (size_t i = 0; i < 2; i++)
		rr_json_text(j, NULL, doc->session_dates[i]);
	rr_json_close(j);
}

static void put_header(struct rr_json *j, const struct rr_doc *doc)
{
	rr_json_text(j, "format", "resread-document/1");
	rr_json_text(j, "symbol", doc->symbol);
	rr_json_text(j, "number", doc->number);
	rr_json_text(j, "kind", rr_doc_kind_name(doc->kind));
	rr_json_text(j, "body", doc->body);
	rr_json_text(j, "lang", rr_lang_code(doc->lang));
	rr_json_text(j, "title", doc->title);
	put_session(j, doc);
	rr_json_text(j, "agenda_item", doc->agenda_item);
	rr_json_text(j, "agenda_title", doc->agenda_title);
	put_strings(j, "sponsors", doc->sponsors);
	rr_json_text(j, "basis", doc->basis);
	rr_json_text(j, "enacting", doc->enacting);
	put_adoption(j, &doc->adopted);
}

/* ---- clauses ---------------------------------------------------------- */

static void put_marks(struct rr_json *j, const struct rr_clause *c)
{
	struct cli_offsets at = { 0 };

	rr_json_open(j, "footnotes", '[');
	for (size_t i = 0; i < c->mark_count; i++)
		rr_json_text(j, NULL, c->marks[i].mark);
	rr_json_close(j);
	rr_json_open(j, "marks", '[');
	for (size_t i = 0; i < c->mark_count; i++)
		rr_json_int(j, NULL, (int64_t)cli_code_points(&at, c->text, c->marks[i].at));
	rr_json_close(j);
}

static void put_clause(struct rr_json *j, const struct rr_doc *doc, const struct rr_clause *c)
{
	rr_json_open(j, NULL, '{');
	rr_json_text(j, "id", c->id);
	rr_json_text(j, "kind", rr_clause_kind_name(c->kind));
	rr_json_text(j, "number", c->number);
	rr_json_text(j, "parent", c->parent != RR_NONE ? doc->clauses[c->parent].id : NULL);
	rr_json_text(j, "part", c->part);
	if (c->lead_len > 0)
		rr_json_span(j, "lead", rr_clause_lead(c));
	else
		rr_json_null(j, "lead");
	rr_json_span(j, "text", c->text);
	put_marks(j, c);
	rr_json_int(j, "line", c->line);
	rr_json_close(j);
}

static void put_clauses(struct rr_json *j, const struct cli_doc *d, size_t only)
{
	rr_json_open(j, "clauses", '[');
	for (size_t i = 0; i < d->doc->clause_count; i++)
		if (cli_within(d->doc, i, only))
			put_clause(j, d->doc, &d->doc->clauses[i]);
	rr_json_close(j);
}

/* ---- what stands beside the clauses ----------------------------------- */

static void put_footnotes(struct rr_json *j, const struct rr_doc *doc)
{
	rr_json_open(j, "footnotes", '[');
	for (size_t i = 0; i < doc->footnote_count; i++) {
		rr_json_open(j, NULL, '{');
		rr_json_text(j, "mark", doc->footnotes[i].mark);
		rr_json_span(j, "text", doc->footnotes[i].text);
		rr_json_close(j);
	}
	rr_json_close(j);
}

void cli_json_citation(struct rr_json *j, const struct cli_doc *d,
                       const struct rr_citation *c, struct cli_offsets *at)
{
	struct rr_span text = { "", 0 };

	if (c->clause != RR_NONE)
		text = d->doc->clauses[c->clause].text;
	else
		rr_doc_text(d->doc, c->passage, &text, NULL);
	rr_json_text(j, "clause", c->passage);
	rr_json_int(j, "start", (int64_t)cli_code_points(at, text, c->start));
	rr_json_int(j, "end", (int64_t)cli_code_points(at, text, c->end));
	rr_json_span(j, "text", rr_span_sub(text, c->start, c->end));
	rr_json_text(j, "target", c->target);
	rr_json_text(j, "locator", c->locator);
	put_day(j, "date", c->date);
	if (c->kind == RR_CITE_NAMED)
		return;
	rr_json_text(j, "kind", rr_cite_kind_name(c->kind));
	rr_json_text(j, "to", c->inner);
}

static void put_citation(struct rr_json *j, const struct cli_doc *d,
                         const struct rr_citation *c, struct cli_offsets *at)
{
	rr_json_open(j, NULL, '{');
	cli_json_citation(j, d, c, at);
	rr_json_close(j);
}

/* What the text names, or the words by which it points back and inside. */
static void put_citations(struct rr_json *j, const char *key, const struct cli_doc *d, size_t only,
                     bool named)
{
	struct cli_offsets at = { 0 };

	rr_json_open(j, key, '[');
	for (size_t i = 0; i < d->cites.count; i++) {
		const struct rr_citation *c = &d->cites.items[i];

		if ((c->kind == RR_CITE_NAMED) == named &&
		    (only == RR_NONE ||
		     (c->clause != RR_NONE && cli_within(d->doc, c->clause, only))))
			put_citation(j, d, c, &at);
	}
	rr_json_close(j);
}

static void put_remarks(struct rr_json *j, const struct rr_doc *doc)
{
	rr_json_open(j, "remarks", '[');
	for (size_t i = 0; i < doc->remark_count; i++) {
		rr_json_open(j, NULL, '{');
		rr_json_int(j, "line", doc->remarks[i].line);
		rr_json_text(j, "level", doc->remarks[i].warning ? "warning" : "note");
		rr_json_text(j, "message", doc->remarks[i].message);
		rr_json_close(j);
	}
	rr_json_close(j);
}

static void put_headings(struct rr_json *j, const struct rr_doc *doc)
{
	rr_json_open(j, "headings", '[');
	for (size_t i = 0; i < doc->heading_count; i++) {
		const struct rr_heading *h = &doc->headings[i];

		rr_json_open(j, NULL, '{');
		rr_json_text(j, "before", h->before < doc->clause_count
		             ? doc->clauses[h->before].id : NULL);
		rr_json_int(j, "level", h->level);
		rr_json_bool(j, "enacting", h->enacting);
		rr_json_text(j, "text", h->text);
		rr_json_open(j, "footnotes", '[');
		for (size_t m = 0; m < h->mark_count; m++)
			rr_json_text(j, NULL, h->marks[m].mark);
		rr_json_close(j);
		rr_json_close(j);
	}
	rr_json_close(j);
}

void cli_json_document(struct rr_json *j, const struct cli_doc *d, size_t only)
{
	rr_json_open(j, NULL, '{');
	put_header(j, d->doc);
	put_clauses(j, d, only);
	put_footnotes(j, d->doc);
	put_citations(j, "citations", d, only, true);
	put_remarks(j, d->doc);
	put_citations(j, "references", d, only, false);
	rr_json_text(j, "key", d->doc->key);
	rr_json_text(j, "date", d->doc->date);
	rr_json_text(j, "closing", d->doc->closing);
	put_headings(j, d->doc);
	rr_json_close(j);
}
