#include "ui/core.h"

#include <string.h>

static int times(const struct ui_call *call)
{
	return call->count > 0 ? (int)call->count : 1;
}

/* ---- lines and pages -------------------------------------------------- */

static void by_lines(struct ui_call *call, int lines)
{
	struct ui_scroll *scroll = ui_session_scroll(call->session);

	if (scroll == NULL || !ui_scroll_by(scroll, lines))
		ui_bell(call->app);
	else
		ui_session_moved(call->session);
}

static void by_page(struct ui_call *call, int lines)
{
	struct ui_scroll *scroll = ui_session_scroll(call->session);

	if (scroll == NULL || !ui_scroll_page(scroll, lines))
		ui_bell(call->app);
	else
		ui_session_moved(call->session);
}

static int half(const struct ui_call *call)
{
	int body = ui_session_bars(call->session).body;

	return (body > 1 ? body / 2 : 1) * times(call);
}

static int page(const struct ui_call *call)
{
	int body = ui_session_bars(call->session).body;

	return (body > 2 ? body - 1 : 1) * times(call);
}

void cmd_next_line(struct ui_call *call)
{
	by_lines(call, times(call));
}

void cmd_previous_line(struct ui_call *call)
{
	by_lines(call, -times(call));
}

void cmd_half_page_down(struct ui_call *call)
{
	by_page(call, half(call));
}

void cmd_half_page_up(struct ui_call *call)
{
	by_page(call, -half(call));
}

void cmd_page_down(struct ui_call *call)
{
	by_page(call, page(call));
}

void cmd_page_up(struct ui_call *call)
{
	by_page(call, -page(call));
}

/* ---- clauses ---------------------------------------------------------- */

static const struct ui_block *row_block(const struct ui_scroll *scroll, size_t row, int side)
{
	size_t block = ui_row_any(&scroll->flow.rows[row], &side);

	return &scroll->flow.papers[side]->blocks[block];
}

/* Rows to stop at: what has an id, is no stub and not deeper than `depth`. */
static bool stops_at(const struct ui_scroll *scroll, size_t row, int side, unsigned depth)
{
	const struct ui_block *block = row_block(scroll, row, side);

	return !scroll->flow.rows[row].stub && block->id[0] != '\0' && block->depth <= depth;
}

static void by_clause(struct ui_call *call, bool up, unsigned depth)
{
	struct ui_scroll *scroll = ui_session_scroll(call->session);
	int side = ui_session_side(call->session, call->session->focus), left = times(call);
	size_t row, found = RR_NONE;

	if (scroll == NULL || scroll->flow.count == 0)
		return;
	row = scroll->cursor.row;
	if (!up && scroll->flow.rows[row].fold > 0)
		row += scroll->flow.rows[row].fold - 1; /* past what shows as one line */
	/* from the middle of a clause, back is to its start */
	if (up && scroll->cursor.line > ui_scroll_start(scroll, row).line
	    && stops_at(scroll, row, side, depth)) {
		found = row;
		left--;
	}
	while (left > 0 && (up ? row > 0 : row + 1 < scroll->flow.count)) {
		row += up ? (size_t)-1 : 1;
		if (stops_at(scroll, row, side, depth)) {
			found = row;
			left--;
		}
	}
	if (found == RR_NONE)
		ui_bell(call->app);
	else
		ui_session_go_row(call->session, found);
}

void cmd_next_clause(struct ui_call *call)
{
	by_clause(call, false, 0);
}

void cmd_previous_clause(struct ui_call *call)
{
	by_clause(call, true, 0);
}

void cmd_next_subclause(struct ui_call *call)
{
	by_clause(call, false, 99);
}

void cmd_previous_subclause(struct ui_call *call)
{
	by_clause(call, true, 99);
}

/* ---- parts ------------------------------------------------------------ */

static bool same_word(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* A part begins where the kind of clause or its part changes, and at footnotes. */
static bool begins_part(const struct ui_scroll *scroll, size_t row, int side)
{
	int before_side = side, here_side = side;
	size_t here = ui_row_any(&scroll->flow.rows[row], &here_side), before;
	const struct ui_paper *paper = scroll->flow.papers[here_side], *other;
	const struct ui_block *a, *b = &paper->blocks[here];

	if (scroll->flow.rows[row].stub)
		return false;
	if (row == 0)
		return true;
	before = ui_row_any(&scroll->flow.rows[row - 1], &before_side);
	other = scroll->flow.papers[before_side];
	a = &other->blocks[before];
	if (b->kind == BLOCK_FOOTNOTE)
		return a->kind != BLOCK_FOOTNOTE;
	if (b->kind != BLOCK_CLAUSE)
		return b->kind == BLOCK_HEADING && a->kind != BLOCK_HEADING;
	if (a->kind == BLOCK_CLAUSE)
		return paper->doc->clauses[b->index].kind != other->doc->clauses[a->index].kind
		       || !same_word(paper->doc->clauses[b->index].part,
		                     other->doc->clauses[a->index].part);
	return a->kind != BLOCK_HEADING;
}

static void by_part(struct ui_call *call, bool up)
{
	struct ui_scroll *scroll = ui_session_scroll(call->session);
	int side = ui_session_side(call->session, call->session->focus), left = times(call);
	size_t row, found = RR_NONE;

	if (scroll == NULL || scroll->flow.count == 0)
		return;
	row = scroll->cursor.row;
	while (left > 0 && (up ? row > 0 : row + 1 < scroll->flow.count)) {
		row += up ? (size_t)-1 : 1;
		if (begins_part(scroll, row, side)) {
			found = row;
			left--;
		}
	}
	if (found == RR_NONE) {
		ui_bell(call->app);
		return;
	}
	ui_jump_push(call->session);
	ui_session_go_row(call->session, found);
}

void cmd_next_part(struct ui_call *call)
{
	by_part(call, false);
}

void cmd_previous_part(struct ui_call *call)
{
	by_part(call, true);
}

/* ---- to a place ------------------------------------------------------- */

void cmd_first(struct ui_call *call)
{
	struct ui_scroll *scroll = ui_session_scroll(call->session);

	if (call->count > 0) {
		cmd_last(call);
		return;
	}
	if (scroll == NULL || scroll->flow.count == 0)
		return;
	ui_jump_push(call->session);
	ui_scroll_put(scroll, (struct ui_spot){ 0 }, 0);
	ui_session_moved(call->session);
}

/* Goes to a clause of the focused paper, or else of the other one. */
static void go_id(struct ui_call *call, const char *id)
{
	struct ui_session *session = call->session;

	for (int i = 0; i < 2; i++) {
		int pane = i == 0 ? session->focus : !session->focus;
		size_t block;

		if (session->shown[pane] == NULL)
			continue;
		block = ui_paper_block(session->shown[pane], id);
		if (block == RR_NONE)
			continue;
		ui_jump_push(session);
		ui_session_go(session, pane, block, 0);
		return;
	}
	ui_say_error(session, "there is no %s here", id);
	ui_bell(call->app);
}

void cmd_last(struct ui_call *call)
{
	struct ui_scroll *scroll = ui_session_scroll(call->session);
	struct rr_str id = { 0 };

	if (scroll == NULL || scroll->flow.count == 0)
		return;
	if (call->count > 0) {
		rr_str_printf(&id, "OP%ld", call->count);
		go_id(call, id.text);
		rr_str_free(&id);
		return;
	}
	ui_jump_push(call->session);
	ui_scroll_put(scroll, (struct ui_spot){ .row = scroll->flow.count - 1, .line = 1 << 20 },
	              scroll->body - 1);
	ui_session_moved(call->session);
}

static void go_prefixed(struct ui_call *call, const char *prefix)
{
	struct rr_str id = { 0 };

	if (call->arg.len == 0 && call->count == 0) {
		ui_say_error(call->session, "which paragraph?");
		return;
	}
	rr_str_puts(&id, prefix);
	if (call->arg.len > 0)
		rr_str_add(&id, call->arg);
	else
		rr_str_printf(&id, "%ld", call->count);
	go_id(call, id.text);
	rr_str_free(&id);
}

void cmd_go(struct ui_call *call)
{
	go_prefixed(call, "");
}

void cmd_op(struct ui_call *call)
{
	go_prefixed(call, "OP");
}

void cmd_pp(struct ui_call *call)
{
	go_prefixed(call, "PP");
}
