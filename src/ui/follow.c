/*
 * Citations and footnote marks: from one to the next, and where they lead. A
 * document the library has is shown beside the one that cites it; a footnote
 * is gone to; of anything else a card tells what is known.
 */
#include "ui/follow.h"

#include <string.h>

/* ---- from one to the next --------------------------------------------- */

/* The link a key means: the current one, else the first at or behind the cursor's line
 * of the clause, else the first of the clause. */
static size_t link_here(struct ui_session *session, int *pane)
{
	struct ui_scroll *scroll = ui_session_scroll(session);
	const struct ui_paper *paper;
	size_t block, first = RR_NONE, at, byte = 0;
	int side;

	*pane = session->focus;
	if (session->link != RR_NONE)
		return session->link;
	block = ui_session_block_at(session, pane);
	if (block == RR_NONE)
		return RR_NONE;
	paper = session->shown[*pane];
	side = ui_session_side(session, *pane);
	if (!ui_shape_at(ui_scroll_shape(scroll, scroll->cursor.row),
	                 scroll->style.layout == LAYOUT_LEVEL ? *pane : 0, scroll->cursor.line,
	                 &side, &at, &byte)
	    || at != block)
		byte = 0;
	for (size_t i = 0; i < paper->link_count; i++) {
		if (paper->links[i].block != block)
			continue;
		if (first == RR_NONE)
			first = i;
		if (paper->links[i].end > byte)
			return i;
	}
	return first;
}

/* Where the cursor stands, to go on from: block and byte of its line. */
static void cursor_place(struct ui_session *session, size_t *block, size_t *byte)
{
	struct ui_scroll *scroll = ui_session_scroll(session);
	int side = ui_session_side(session, session->focus), found = side;
	const struct ui_flow *flow = &scroll->flow;
	size_t row = scroll->cursor.row;

	*byte = 0;
	if (ui_shape_at(ui_scroll_shape(scroll, row),
	                scroll->style.layout == LAYOUT_LEVEL ? side : 0, scroll->cursor.line,
	                &found, block, byte)
	    && found == side)
		return;
	while (row > 0 && flow->rows[row].count[side] == 0)
		row--;
	*block = flow->rows[row].count[side] > 0 ? flow->rows[row].blocks[side][0] : 0;
	*byte = 0;
}

static size_t next_link(const struct ui_session *session, size_t block, size_t byte, bool up)
{
	const struct ui_paper *paper = session->shown[session->focus];
	size_t found = RR_NONE;

	if (session->link != RR_NONE)
		return up ? (session->link > 0 ? session->link - 1 : RR_NONE)
		          : (session->link + 1 < paper->link_count ? session->link + 1 : RR_NONE);
	for (size_t i = 0; i < paper->link_count; i++) {
		const struct ui_link *link = &paper->links[i];
		bool behind = link->block > block || (link->block == block && link->start >= byte);

		if (behind && !up)
			return i;
		if (!behind && up)
			found = i;
	}
	return found;
}

static void to_link(struct ui_call *call, bool up)
{
	struct ui_session *session = call->session;
	struct ui_paper *paper = session->shown[session->focus];
	size_t block, byte, link = RR_NONE;

	if (paper == NULL || ui_session_row(session) == NULL)
		return;
	ui_paper_cite(paper, session->setup.langs);
	cursor_place(session, &block, &byte);
	for (long i = call->count > 0 ? call->count : 1; i > 0; i--) {
		size_t next = next_link(session, block, byte, up);

		if (next == RR_NONE)
			break;
		session->link = link = next;
	}
	if (link == RR_NONE) {
		ui_say(session, "no citation %s", up ? "above" : "below");
		ui_bell(call->app);
		return;
	}
	ui_session_go(session, session->focus, paper->links[link].block,
	              paper->links[link].start);
	session->link = link;
}

void cmd_next_citation(struct ui_call *call)
{
	to_link(call, false);
}

void cmd_previous_citation(struct ui_call *call)
{
	to_link(call, true);
}

void cmd_back(struct ui_call *call)
{
	if (!ui_jump_back(call->session)) {
		ui_say(call->session, "there is nothing to go back to");
		ui_bell(call->app);
	}
}

void cmd_forward(struct ui_call *call)
{
	if (!ui_jump_forward(call->session)) {
		ui_say(call->session, "there is nothing to go forward to");
		ui_bell(call->app);
	}
}

/* ---- where it leads --------------------------------------------------- */

static size_t footnote_block(const struct ui_paper *paper, const char *mark)
{
	size_t note = rr_doc_footnote(paper->doc, mark);

	for (size_t i = 0; note != RR_NONE && i < paper->block_count; i++)
		if (paper->blocks[i].kind == BLOCK_FOOTNOTE && paper->blocks[i].index == note)
			return i;
	return RR_NONE;
}

/* The block a locator names in a paper ("para. 5(f)", "annex"); RR_NONE. */
static size_t locator_block(const struct ui_paper *paper, const char *locator)
{
	size_t clause = locator != NULL ? rr_cite_clause(paper->doc, locator, NULL) : RR_NONE;

	return clause != RR_NONE ? ui_paper_block(paper, paper->doc->clauses[clause].id) : RR_NONE;
}

static void peek_block(struct ui_app *app, const struct ui_paper *paper, size_t block)
{
	struct rr_str title = { 0 };
	struct ui_card *card;

	rr_str_printf(&title, "%s  %s", ui_paper_name(paper), paper->blocks[block].id);
	card = ui_card_new(title.text, "q closes");
	ui_card_add(card, FACE_TEXT, paper->blocks[block].text);
	ui_show_card(app, card);
	rr_str_free(&title);
}

/* The cited document's own words: title, then the place cited or its start. */
static void peek_paper(struct ui_app *app, struct ui_paper *paper, const char *locator)
{
	size_t block = locator_block(paper, locator), first = block == RR_NONE ? 0 : block;
	struct ui_card *card = ui_card_new(ui_paper_name(paper), "Enter or q closes");
	const struct rr_doc *doc = paper->doc;
	size_t shown = 0;

	if (doc->title != NULL)
		ui_card_add(card, FACE_TITLE, rr_span(doc->title));
	for (size_t i = first; i < paper->block_count && shown < 6; i++) {
		const struct ui_block *b = &paper->blocks[i];

		if (block != RR_NONE && i > first && b->depth <= paper->blocks[first].depth)
			break; /* only what hangs on the place cited */
		if (b->kind != BLOCK_CLAUSE)
			continue;
		ui_card_addf(card, FACE_TEXT, "%s  %.*s", b->label, (int)b->text.len, b->text.text);
		shown++;
	}
	ui_show_card(app, card);
}

static void follow_cite(struct ui_app *app, struct ui_paper *from, size_t index, bool peek)
{
	const struct rr_citation *cite = &from->cites.items[index];
	struct ui_paper *paper;
	struct rr_error err;
	enum rr_status st;

	if (cite->target == NULL) {
		ui_say(app->session, "it can't be told which document this is");
		return;
	}
	ui_keep_papers(app);
	st = ui_session_find(app->session, cite->target, &paper, &err);
	if (st == RR_OK && peek)
		peek_paper(app, paper, cite->locator);
	else if (st == RR_OK)
		ui_show_beside(app, paper, locator_block(paper, cite->locator));
	else
		ui_cite_card(app, from, cite);
	if (st != RR_OK && st != RR_MISSING)
		ui_say_error(app->session, "%s", err.text);
}

static void follow_link(struct ui_app *app, int pane, size_t index, bool peek)
{
	struct ui_session *session = app->session;
	struct ui_paper *paper = session->shown[pane];
	const struct ui_link *link = &paper->links[index];
	const char *inner = link->mark == NULL ? paper->cites.items[link->cite].inner : NULL;
	size_t block;

	session->focus = pane;
	session->link = index;
	if (link->mark == NULL && inner == NULL) {
		follow_cite(app, paper, link->cite, peek);
		return;
	}
	block = inner != NULL ? ui_paper_block(paper, inner) : footnote_block(paper, link->mark);
	if (block == RR_NONE) {
		ui_say(session, "there is no %s %s", inner != NULL ? "clause" : "footnote",
		       inner != NULL ? inner : link->mark);
	} else if (peek) {
		peek_block(app, paper, block);
	} else {
		ui_jump_push(session);
		ui_session_go(session, pane, block, 0);
	}
}

void ui_follow_link(struct ui_app *app, int pane, size_t link)
{
	struct ui_session *session = app->session;
	const struct ui_jump here = ui_jump_here(session);
	size_t jumps = session->back_count;

	follow_link(app, pane, link, false);
	if (session->back_count > jumps) /* back to the cursor, not to where the link stands */
		session->back[session->back_count - 1] = here;
}

static void follow(struct ui_call *call, bool peek)
{
	size_t index;
	int pane;

	if (call->session->shown[0] == NULL)
		return;
	ui_cite_shown(call->app);
	index = link_here(call->session, &pane);
	if (index == RR_NONE)
		ui_say(call->session, "nothing is cited here; ]r goes to the next citation");
	else
		follow_link(call->app, pane, index, peek);
}

void cmd_follow(struct ui_call *call)
{
	follow(call, false);
}

void cmd_peek(struct ui_call *call)
{
	follow(call, true);
}
