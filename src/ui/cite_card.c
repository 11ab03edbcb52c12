/* The card of a cited document the library does not have; its official link. */
#include "ui/follow.h"

#include <string.h>

#define SHOWN 12 /* clauses that cite it too */
#define DATING 4 /* places named that give one date */

/* ---- what others say of it --------------------------------------------- */

/* Each date once, with the places that give it. */
static void add_dates(struct ui_card *card, const struct rr_cited_by *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct rr_str places = { 0 };
		bool said = rows[i].date == NULL;
		size_t named = 0;

		for (size_t k = 0; k < i && !said; k++)
			said = rows[k].date != NULL && strcmp(rows[k].date, rows[i].date) == 0;
		for (size_t k = i; k < count && !said; k++)
			if (rows[k].date != NULL && strcmp(rows[k].date, rows[i].date) == 0 &&
			    named++ < DATING)
				rr_str_printf(&places, "%s%s#%s", places.len > 0 ? ", " : "", rows[k].key,
				              rows[k].passage);
		if (named > DATING)
			rr_str_printf(&places, " and %zu more", named - DATING);
		if (!said)
			ui_card_addf(card, FACE_TEXT, "Dated  %s in %s", rows[i].date, places.text);
		rr_str_free(&places);
	}
}

/* Each title once. */
static void add_titles(struct ui_card *card, struct rr_langs *langs,
                       const struct rr_cited_by *rows, size_t count)
{
	struct rr_str said = { 0 };

	for (size_t i = 0; i < count; i++) {
		const struct rr_lang *lang = rr_lang_find(langs, rows[i].lang, &(struct rr_error){ 0 });
		struct rr_str line = { 0 };
		struct rr_span title;

		if (lang == NULL || !rr_cite_title(lang, rr_span(rows[i].text), rows[i].start,
		                                   rows[i].end, &title))
			continue;
		rr_str_putc(&line, '\n');
		rr_str_add(&line, title);
		rr_str_putc(&line, '\n');
		if (rr_span_find(rr_str_span(&said), line.text, 0) == RR_NONE) {
			ui_card_add(card, FACE_TITLE, title);
			rr_str_add(&said, rr_str_span(&line));
		}
		rr_str_free(&line);
	}
	rr_str_free(&said);
}

static void add_cited_by(struct ui_card *card, const struct rr_cited_by *rows, size_t count)
{
	ui_card_addf(card, FACE_HEADING, count == 0 ? "No clause of a known document cites it"
	                                            : "Cited by");
	for (size_t i = 0; i < count && i < SHOWN; i++)
		ui_card_addf(card, FACE_TEXT, "%s#%s  %s%s%s%s", rows[i].key, rows[i].passage,
		             rows[i].verb != NULL ? rows[i].verb : "",
		             rows[i].locator != NULL ? " [" : "",
		             rows[i].locator != NULL ? rows[i].locator : "",
		             rows[i].locator != NULL ? "]" : "");
	if (count > SHOWN)
		ui_card_addf(card, FACE_DIM, "and %zu more; resread --cited-by lists them",
		             count - SHOWN);
}

/* ---- the card ---------------------------------------------------------- */

static void add_own(struct ui_card *card, const struct ui_paper *from, const struct rr_citation *cite)
{
	ui_add_faults(card, from, (size_t)(cite - from->cites.items));
	if (cite->locator != NULL)
		ui_card_addf(card, FACE_TEXT, "Place  %s", cite->locator);
}

static void add_next(struct ui_card *card, struct ui_app *app, const struct ui_paper *from,
                     const char *target)
{
	struct rr_str link = { 0 };
	bool known = rr_cite_link(app->session->setup.langs, target,
	                          rr_lang_code(from->doc->lang), &link);

	ui_card_addf(card, FACE_TEXT, "%s", "");
	if (strncmp(target, "instrument:", 11) != 0)
		ui_card_addf(card, FACE_DIM, "Not in the library. Download it, then  resread --add FILE");
	if (known)
		ui_card_addf(card, FACE_CITE, "%s  (gx opens it)", link.text);
	rr_str_free(&link);
}

struct ui_card *ui_cite_card(struct ui_app *app, const struct ui_paper *from, size_t index)
{
	const struct rr_citation *cite = &from->cites.items[index];
	struct ui_card *card = ui_card_new(ui_session_target(app->session, from, cite->target), NULL);
	struct rr_cited_by *rows = NULL;
	size_t count = 0;
	struct rr_error err;

	add_own(card, from, cite);
	if (rr_library_cited_by(app->session->setup.store, cite->target, &rows, &count,
	                        &err) != RR_OK) {
		ui_card_addf(card, FACE_ERROR, "%s", err.text);
		add_next(card, app, from, cite->target);
		return card;
	}
	if (strncmp(cite->target, "instrument:", 11) != 0) /* its name is its title */
		add_titles(card, app->session->setup.langs, rows, count);
	add_dates(card, rows, count);
	ui_card_addf(card, FACE_TEXT, "%s", "");
	add_cited_by(card, rows, count);
	add_next(card, app, from, cite->target);
	rr_cited_by_free(rows, count);
	return card;
}

/* ---- the official link ------------------------------------------------- */

const struct rr_citation *ui_current_cite(const struct ui_session *session)
{
	const struct ui_paper *paper = session->shown[session->focus];
	const struct ui_link *link = paper != NULL && session->link < paper->link_count
		? &paper->links[session->link] : NULL;

	return link != NULL && link->mark == NULL && paper->cites.items[link->cite].target != NULL
		? &paper->cites.items[link->cite] : NULL;
}

void cmd_browse(struct ui_call *call)
{
	struct ui_session *session = call->session;
	const struct ui_paper *paper = session->shown[session->focus];
	const struct rr_citation *cite = ui_current_cite(session);
	const char *target;
	struct rr_str url = { 0 };

	if (paper == NULL)
		return;
	target = cite != NULL ? cite->target : paper->doc->symbol;
	if (target == NULL)
		ui_say(session, "%s has no symbol, so there is no link to it", ui_paper_name(paper));
	else if (!rr_cite_link(session->setup.langs, target, rr_lang_code(paper->doc->lang), &url))
		ui_say(session, "no official link is known for %s",
		       ui_session_target(session, paper, target));
	else
		ui_request_add(call->app, UI_REQUEST_BROWSE, url.text);
	rr_str_free(&url);
}

bool ui_browse_key(struct ui_app *app, const struct ui_key *key, bool *g)
{
	bool behind = *g && ui_key_eq(*key, ui_key_char('x'))
	              && ui_current_cite(app->session) != NULL;

	*g = ui_key_eq(*key, ui_key_char('g'));
	if (behind)
		cmd_browse(&(struct ui_call){ .app = app, .session = app->session });
	return behind;
}
