/*
 * Citations and footnote marks: from one to the next, and where they lead. A
 * document the library has is shown beside the one that cites it; a footnote
 * is gone to; of anything else a card tells what is known.
 */
#include "ui/follow.h"

#include <string.h>

/* ---- from one to the next --------------------------------------------- */

size_t ui_link_here(struct ui_session *session, int *pane)
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

/*
 * A place in the order in which citations are gone through: row by row where
 * the panes are level, the left before the right; else pane by pane.
 */
struct turn {
	size_t row;
	int pane;
	size_t block, at; /* twice the byte; a mark stands behind a citation there */
};

static bool before(const struct turn *a, const struct turn *b)
{
	if (a->row != b->row)
		return a->row < b->row;
	if (a->pane != b->pane)
		return a->pane < b->pane;
	return a->block != b->block ? a->block < b->block : a->at < b->at;
}

/* Where the cursor stands: block and byte of its line. */
static struct turn cursor_turn(struct ui_session *session)
{
	struct ui_scroll *scroll = ui_session_scroll(session);
	int side = ui_session_side(session, session->focus), found = side;
	const struct ui_flow *flow = &scroll->flow;
	struct turn turn = { .row = scroll->cursor.row, .pane = session->focus };
	size_t byte = 0;

	if (!ui_shape_at(ui_scroll_shape(scroll, turn.row),
	                 scroll->style.layout == LAYOUT_LEVEL ? side : 0, scroll->cursor.line,
	                 &found, &turn.block, &byte)
	    || found != side) {
		while (turn.row > 0 && flow->rows[turn.row].count[side] == 0)
			turn.row--;
		turn.block = flow->rows[turn.row].count[side] > 0
		                 ? flow->rows[turn.row].blocks[side][0] : 0;
		byte = 0;
	}
	turn.at = 2 * byte;
	if (!ui_session_level(session))
		turn.row = 0;
	return turn;
}

/* Where a link stands; false if it isn't shown. */
static bool link_turn(struct ui_session *session, int pane, size_t link, struct turn *turn)
{
	const struct ui_link *l = &session->shown[pane]->links[link];
	const struct ui_scroll *scroll = ui_session_scroll_of(session, pane);
	size_t row = scroll->flow.row_of[ui_session_side(session, pane)][l->block];

	*turn = (struct turn){ ui_session_level(session) ? row : 0, pane, l->block,
	                       2 * l->start + (l->mark != NULL) };
	return row != RR_NONE;
}

/* In one column the words of both are shown once: those of the second paper. */
static bool shown_twice(struct ui_session *session, int pane, size_t link, size_t row)
{
	const struct ui_paper *a = session->shown[0], *b = session->shown[1];
	const struct ui_flow *flow = &session->scrolls[SCROLL_PAIR].flow;
	const struct rr_citation *one, *two;

	if (pane != 0 || !ui_session_inline(session))
		return false;
	for (size_t i = 0; i < b->link_count; i++) {
		if (flow->row_of[1][b->links[i].block] != row
		    || (a->links[link].mark == NULL) != (b->links[i].mark == NULL))
			continue;
		if (a->links[link].mark != NULL)
			return true;
		one = &a->cites.items[a->links[link].cite];
		two = &b->cites.items[b->links[i].cite];
		if (rr_span_is(rr_span(one->target), two->target != NULL ? two->target : "")
		    && rr_span_is(rr_span(one->locator), two->locator != NULL ? two->locator : ""))
			return true;
	}
	return false;
}

/* The nearest link behind a place, or before it; false if there is none. */
static bool next_link(struct ui_session *session, const struct turn *from, bool up, int *pane,
                      size_t *link)
{
	struct turn best = { 0 };
	bool found = false;

	for (int p = 0; p < 2 && session->shown[p] != NULL; p++)
		for (size_t i = 0; i < session->shown[p]->link_count; i++) {
			struct turn turn;

			if (!link_turn(session, p, i, &turn) || shown_twice(session, p, i, turn.row))
				continue;
			if (up ? !before(&turn, from) : before(&turn, from))
				continue;
			if (found && (up ? !before(&best, &turn) : !before(&turn, &best)))
				continue;
			best = turn;
			*pane = p;
			*link = i;
			found = true;
		}
	return found;
}

static void to_link(struct ui_call *call, bool up)
{
	struct ui_session *session = call->session;
	struct turn from;
	size_t link = session->link;
	int pane = session->focus;
	bool any = false;

	if (ui_session_row(session) == NULL)
		return;
	ui_cite_shown(call->app);
	if (link == RR_NONE || !link_turn(session, pane, link, &from))
		from = cursor_turn(session);
	else if (!up)
		from.at++; /* behind the current one */
	for (long i = call->count > 0 ? call->count : 1; i > 0; i--) {
		if (!next_link(session, &from, up, &pane, &link))
			break;
		any = link_turn(session, pane, link, &from);
		from.at += !up;
	}
	if (!any) {
		ui_say(session, "no citation %s", up ? "above" : "below");
		ui_bell(call->app);
		return;
	}
	ui_session_go(session, pane, session->shown[pane]->links[link].block,
	              session->shown[pane]->links[link].start);
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

size_t ui_footnote_block(const struct ui_paper *paper, const struct ui_link *link)
{
	size_t note = rr_doc_footnote(paper->doc, link->mark, link->line);

	for (size_t i = 0; note != RR_NONE && i < paper->block_count; i++)
		if (paper->blocks[i].kind == BLOCK_FOOTNOTE && paper->blocks[i].index == note)
			return i;
	return RR_NONE;
}

size_t ui_locator_block(const struct ui_paper *paper, const char *locator)
{
	size_t clause = locator != NULL ? rr_cite_clause(paper->doc, locator, NULL) : RR_NONE;

	return clause != RR_NONE ? ui_paper_block(paper, paper->doc->clauses[clause].id) : RR_NONE;
}

enum rr_status ui_find_cited(struct ui_app *app, const struct rr_citation *cite,
                             struct ui_paper **paper, struct rr_error *err)
{
	static const char official[] = "https://undocs.org/";
	struct ui_session *session = app->session;
	struct rr_str link = { 0 };
	enum rr_status st;

	ui_keep_papers(app);
	st = ui_session_find(session, cite->target, NULL, paper, err);
	/* an instrument that is a document with a symbol */
	if (st == RR_MISSING && strncmp(cite->target, "instrument:", 11) == 0
	    && rr_cite_link(session->setup.langs, cite->target, NULL, &link)
	    && rr_span_starts(rr_str_span(&link), official))
		st = ui_session_find(session, link.text + strlen(official), NULL, paper,
		                     err);
	rr_str_free(&link);
	return st;
}

static void show_cite_card(struct ui_app *app, const struct ui_paper *from, size_t index)
{
	struct ui_card *card = ui_cite_card(app, from, index);

	ui_card_footer(card, "Enter or q closes");
	ui_show_card(app, card);
}

static void follow_cite(struct ui_app *app, struct ui_paper *from, size_t index)
{
	const struct rr_citation *cite = &from->cites.items[index];
	struct ui_paper *paper;
	struct rr_error err;
	enum rr_status st;

	if (cite->target == NULL) {
		ui_say(app->session, "it can't be told which document this is");
		return;
	}
	st = ui_find_cited(app, cite, &paper, &err);
	if (st == RR_OK)
		ui_show_beside(app, paper, ui_locator_block(paper, cite->locator));
	else
		show_cite_card(app, from, index);
	if (st != RR_OK && st != RR_MISSING)
		ui_say_error(app->session, "%s", err.text);
}

static void follow_link(struct ui_app *app, int pane, size_t index)
{
	struct ui_session *session = app->session;
	struct ui_paper *paper = session->shown[pane];
	const struct ui_link *link = &paper->links[index];
	const char *inner = link->mark == NULL ? paper->cites.items[link->cite].inner : NULL;
	size_t block;

	session->focus = pane;
	session->link = index;
	if (link->mark == NULL && inner == NULL) {
		follow_cite(app, paper, link->cite);
		return;
	}
	block = inner != NULL ? ui_paper_block(paper, inner)
	                      : ui_footnote_block(paper, link);
	if (block == RR_NONE) {
		ui_say(session, "there is no %s %s", inner != NULL ? "clause" : "footnote",
		       inner != NULL ? inner : link->mark);
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

	follow_link(app, pane, link);
	if (session->back_count > jumps) /* back to the cursor, not to where the link stands */
		session->back[session->back_count - 1] = here;
}

void cmd_follow(struct ui_call *call)
{
	size_t index;
	int pane;

	if (call->session->shown[0] == NULL)
		return;
	ui_cite_shown(call->app);
	index = ui_link_here(call->session, &pane);
	if (index == RR_NONE)
		ui_say(call->session, "nothing is cited here; ]r goes to the next citation");
	else
		follow_link(call->app, pane, index);
}
