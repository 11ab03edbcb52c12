/* Who cites this clause and this document, with the verb; Enter goes there. */
#include "ui/follow.h"

#include <stdlib.h>
#include <string.h>

void ui_citing_free(struct ui_app *app)
{
	rr_cited_by_free(app->citing_rows, app->citing_count);
	app->citing_rows = NULL;
	app->citing_count = 0;
}

/* Whether clause i is `top` or below it. */
static bool within(const struct rr_doc *doc, size_t i, size_t top)
{
	while (i != top && i != RR_NONE)
		i = doc->clauses[i].parent;
	return i == top;
}

/* Whether one of the places cited is the clause, holds it, or lies in it. */
static bool cites_clause(const struct rr_doc *doc, const struct rr_cited_by *row, size_t clause)
{
	struct rr_span rest = rr_span(row->locator), place;
	bool found = false;

	while (clause != RR_NONE && !found && rr_span_cut(&rest, ';', &place)) {
		struct rr_str locator = { 0 };
		size_t cited;

		rr_str_add(&locator, rr_span_trim(place));
		rr_str_puts(&locator, "");
		cited = rr_cite_clause(doc, locator.text, NULL);
		found = cited != RR_NONE && (within(doc, cited, clause) || within(doc, clause, cited));
		rr_str_free(&locator);
	}
	return found;
}

/* The document's own words about the clause: "paragraph 7 above". */
static void add_inner(struct ui_app *app, const struct ui_paper *paper, size_t block, size_t *cap)
{
	for (size_t i = 0; i < paper->cites.count; i++) {
		const struct rr_citation *c = &paper->cites.items[i];
		const struct rr_clause *clause;
		struct rr_str verb = { 0 }, text = { 0 };

		if (c->inner == NULL || c->clause == RR_NONE || ui_paper_block(paper, c->inner) != block)
			continue;
		clause = &paper->doc->clauses[c->clause];
		rr_str_add(&verb, rr_clause_lead(clause));
		rr_str_add(&text, clause->text);
		app->citing_rows = rr_grow(app->citing_rows, app->citing_count, cap,
		                           sizeof *app->citing_rows);
		app->citing_rows[app->citing_count++] = (struct rr_cited_by){
			.key = rr_dup(paper->doc->key), .lang = rr_dup(rr_lang_code(paper->doc->lang)),
			.passage = rr_dup(c->passage), .verb = verb.text, .text = text.text };
	}
}

static void add_row(struct ui_list *list, const struct rr_cited_by *row, size_t i)
{
	struct rr_str id = { 0 }, more = { 0 };
	struct rr_span text = rr_span(row->text);

	rr_str_printf(&id, "%s#%s", row->key, row->passage);
	if (row->locator != NULL)
		rr_str_printf(&more, "[%s] ", row->locator);
	if (row->verb != NULL && rr_span_starts(text, row->verb))
		text = rr_span_trim(rr_span_sub(text, strlen(row->verb), text.len));
	rr_str_add(&more, text);
	ui_list_add(list, id.text, row->verb, more.text, i);
	rr_str_free(&id);
	rr_str_free(&more);
}

static bool chosen(struct ui_app *app, const struct ui_list_row *row)
{
	const struct rr_cited_by *from = &app->citing_rows[row->data];
	struct ui_paper *paper;
	struct rr_error err;

	if (ui_session_find(app->session, from->key, from->lang, &paper, &err) != RR_OK)
		ui_say_error(app->session, "%s", err.text);
	else
		ui_show_beside(app, paper, ui_paper_block(paper, from->passage));
	return true;
}

/* Those that name the clause come first, each under what is cited. */
static struct ui_list *make_list(const struct ui_app *app, const struct ui_paper *paper,
                                 size_t block, size_t inner)
{
	struct ui_list *list = ui_list_new("Cited by", "/ filter  Enter goes there  q closes");
	const struct ui_block *b = &paper->blocks[block];
	size_t clause = b->kind == BLOCK_CLAUSE ? b->index : RR_NONE;
	struct rr_str heading = { 0 };

	rr_str_printf(&heading, "%s#%s", ui_paper_name(paper), b->id);
	ui_list_heading(list, heading.text);
	for (size_t i = 0; i < app->citing_count; i++)
		if (i >= inner || cites_clause(paper->doc, &app->citing_rows[i], clause))
			add_row(list, &app->citing_rows[i], i);
	rr_str_cut(&heading, 0);
	rr_str_puts(&heading, ui_paper_name(paper));
	ui_list_heading(list, heading.text);
	for (size_t i = 0; i < inner; i++)
		if (!cites_clause(paper->doc, &app->citing_rows[i], clause))
			add_row(list, &app->citing_rows[i], i);
	rr_str_free(&heading);
	return list;
}

void cmd_cited_by(struct ui_call *call)
{
	static const struct ui_list_acts acts = { .chosen = chosen };
	struct ui_app *app = call->app;
	struct ui_paper *paper;
	size_t block = ui_session_block(call->session, &paper), cap, inner;
	struct rr_error err;

	if (block == RR_NONE)
		return;
	ui_cite_shown(app);
	ui_keep_papers(app);
	ui_citing_free(app);
	if (paper->doc->symbol != NULL
	    && rr_library_cited_by(call->session->setup.store, paper->doc->symbol,
	                           &app->citing_rows, &app->citing_count, &err) != RR_OK) {
		ui_say_error(call->session, "%s", err.text);
		return;
	}
	cap = inner = app->citing_count;
	add_inner(app, paper, block, &cap);
	if (app->citing_count > 0)
		ui_show_list(app, make_list(app, paper, block, inner), &acts);
	else if (paper->doc->symbol == NULL)
		ui_say(call->session, "%s has no symbol by which others could cite it",
		       ui_paper_name(paper));
	else
		ui_say(call->session, "no document in the library cites %s; resread --add PATH adds more",
		       paper->doc->symbol);
}
