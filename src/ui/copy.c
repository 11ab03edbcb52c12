/* Copying: the official citation of what is cited, or of the clause at the cursor. */
#include "ui/follow.h"

#include <string.h>

/* The date the text, or another place of it, gives the target; "". */
static const char *date_of(const struct ui_paper *paper, const struct rr_citation *cite)
{
	if (cite->date[0] != '\0')
		return cite->date;
	for (size_t i = 0; i < paper->cites.count; i++) {
		const struct rr_citation *c = &paper->cites.items[i];

		if (c->target != NULL && strcmp(c->target, cite->target) == 0 && c->date[0] != '\0')
			return c->date;
	}
	return "";
}

void cmd_copy_citation(struct ui_call *call)
{
	struct ui_session *session = call->session;
	const struct rr_citation *cite = ui_current_cite(session);
	struct rr_str locator = { 0 }, out = { 0 };
	struct ui_paper *paper;
	size_t block = ui_session_block(session, &paper);

	if (block == RR_NONE)
		return;
	if (cite != NULL) {
		paper = session->shown[session->focus];
		rr_cite_official(session->setup.langs, paper->doc->lang, cite->target,
		                 date_of(paper, cite), cite->locator, &out);
	} else if (paper->doc->symbol != NULL) {
		bool clause = paper->blocks[block].kind == BLOCK_CLAUSE
		              && rr_cite_locator(paper->blocks[block].id, &locator);

		rr_cite_official(session->setup.langs, paper->doc->lang, paper->doc->symbol,
		                 paper->doc->adopted.date, clause ? locator.text : NULL, &out);
	}
	if (out.len > 0) {
		ui_request_add(call->app, UI_REQUEST_COPY, out.text);
		ui_say(session, "copied: %s", out.text);
	} else {
		ui_say(session, "%s has no symbol by which it is cited", ui_paper_name(paper));
	}
	rr_str_free(&locator);
	rr_str_free(&out);
}
