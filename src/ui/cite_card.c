/* The card of a cited document the library does not have; its official link. */
#include "ui/follow.h"

#include <string.h>

#define SHOWN 12 /* clauses that cite it too */

static void add_cited_by(struct ui_app *app, struct ui_card *card, const char *target)
{
	struct rr_cited_by *rows = NULL;
	size_t count = 0;
	struct rr_error err;

	if (rr_library_cited_by(app->session->setup.store, target, &rows, &count, &err) != RR_OK) {
		ui_card_addf(card, FACE_ERROR, "%s", err.text);
		return;
	}
	ui_card_addf(card, FACE_HEADING, count == 0 ? "No clause of a known document cites it"
	                                            : "Cited by");
	for (size_t i = 0; i < count && i < SHOWN; i++)
		ui_card_addf(card, FACE_TEXT, "%s %s  %s", rows[i].key, rows[i].passage,
		             rows[i].verb != NULL ? rows[i].verb : "");
	if (count > SHOWN)
		ui_card_addf(card, FACE_DIM, "and %zu more", count - SHOWN);
	rr_cited_by_free(rows, count);
}

void ui_cite_card(struct ui_app *app, const struct ui_paper *from,
                  const struct rr_citation *cite)
{
	struct rr_langs *langs = app->session->setup.langs;
	const char *code = rr_lang_code(from->doc->lang);
	const char *name = rr_cite_instrument(langs, cite->target, code);
	struct ui_card *card = ui_card_new(cite->target, "Enter or q closes");
	struct rr_str link = { 0 };

	if (name != NULL)
		ui_card_addf(card, FACE_TITLE, "%s", name);
	if (cite->locator != NULL)
		ui_card_addf(card, FACE_TEXT, "Place  %s", cite->locator);
	if (cite->date[0] != '\0')
		ui_card_addf(card, FACE_TEXT, "Date   %s, as %s says", cite->date,
		             ui_paper_name(from));
	if (rr_cite_link(langs, cite->target, code, &link))
		ui_card_addf(card, FACE_CITE, "%s", link.text);
	ui_card_addf(card, FACE_TEXT, "%s", "");
	add_cited_by(app, card, cite->target);
	if (strncmp(cite->target, "instrument:", 11) != 0) {
		ui_card_addf(card, FACE_TEXT, "%s", "");
		ui_card_addf(card, FACE_DIM,
		             "Not in the library. Download it, then  resread --add FILE");
	}
	ui_show_card(app, card);
	rr_str_free(&link);
}

void cmd_browse(struct ui_call *call)
{
	struct ui_session *session = call->session;
	const struct ui_paper *paper = session->shown[session->focus];
	const struct ui_link *link = NULL;
	const char *target;
	struct rr_str url = { 0 };

	if (paper == NULL)
		return;
	if (session->link != RR_NONE && session->link < paper->link_count)
		link = &paper->links[session->link];
	target = link != NULL && link->mark == NULL ? paper->cites.items[link->cite].target
	                                            : paper->doc->symbol;
	if (target != NULL
	    && rr_cite_link(session->setup.langs, target, rr_lang_code(paper->doc->lang), &url)) {
		ui_request_add(call->app, UI_REQUEST_BROWSE, url.text);
		ui_say(session, "%s", url.text);
	} else {
		ui_say(session, "no link is known");
	}
	rr_str_free(&url);
}
