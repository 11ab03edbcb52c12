/*
 * Folds: a run of clauses that are the same on both sides, shown as one line.
 * What is folded is kept by the comparison's rows, so it holds in any layout.
 */
#include "ui/core.h"

/* ---- in a flow -------------------------------------------------------- */

bool ui_row_same(const struct ui_flow *flow, const struct ui_row *row)
{
	return row->cmp != RR_NONE && !row->stub && row->relation == RR_SAME && !row->moved
	       && !flow->cmp->rows[row->cmp].pinned;
}

static void set_fold(struct ui_row *row, size_t fold, bool hidden)
{
	if (row->fold != fold) {
		ui_shape_free(row->shape);
		row->shape = NULL;
	}
	row->fold = fold;
	row->hidden = hidden;
}

void ui_flow_fold(struct ui_flow *flow, const bool *folded)
{
	size_t end;

	for (size_t row = 0; row < flow->count; row = end) {
		for (end = row; end < flow->count && ui_row_same(flow, &flow->rows[end])
		                && folded[flow->rows[end].cmp]; end++)
			set_fold(&flow->rows[end], 0, end > row);
		if (end == row)
			set_fold(&flow->rows[end++], 0, false);
		else
			set_fold(&flow->rows[row], end - row, false);
	}
}

size_t ui_flow_step(const struct ui_flow *flow, size_t row, bool up)
{
	size_t next = row + (flow->rows[row].fold > 0 ? flow->rows[row].fold : 1);

	if (up)
		return row > 0 ? ui_flow_shown(flow, row - 1) : RR_NONE;
	return next < flow->count ? next : RR_NONE;
}

size_t ui_flow_shown(const struct ui_flow *flow, size_t row)
{
	while (flow->rows[row].hidden)
		row--;
	return row;
}

/* ---- in the session --------------------------------------------------- */

void ui_folds_set(struct ui_session *session, struct ui_scroll *scroll)
{
	const struct ui_pair *pair = scroll->flow.cmp != NULL ? ui_session_pair(session) : NULL;

	if (pair != NULL)
		ui_flow_fold(&scroll->flow, pair->folded);
}

/* Brings every scroll in use in line with what is folded; the cursor stays where it can. */
static void refold(struct ui_session *session)
{
	session->version++;
	for (int pane = 0; pane < 2; pane++) {
		struct ui_scroll *scroll = ui_session_scroll_of(session, pane);

		if (scroll != NULL)
			ui_folds_set(session, scroll);
	}
}

static void settle(struct ui_session *session)
{
	for (int pane = 0; pane < 2; pane++) {
		struct ui_scroll *scroll = ui_session_scroll_of(session, pane);

		if (scroll != NULL)
			ui_scroll_settle(scroll);
	}
}

bool ui_unfold(struct ui_session *session, struct ui_scroll *scroll, size_t row)
{
	struct ui_flow *flow = &scroll->flow;
	struct ui_pair *pair = flow->cmp != NULL ? ui_session_pair(session) : NULL;
	size_t head = ui_flow_shown(flow, row), count = flow->rows[head].fold;

	if (pair == NULL || count == 0)
		return false;
	for (size_t i = 0; i < count; i++)
		pair->folded[flow->rows[head + i].cmp] = false;
	refold(session);
	return true;
}

/* ---- commands --------------------------------------------------------- */

/* The scroll and the pair whose rows can be folded; NULL and a message without. */
static struct ui_pair *foldable(struct ui_session *session, struct ui_scroll **scroll)
{
	*scroll = ui_session_scroll(session);
	return ui_is_compared(session) ? ui_session_pair(session) : NULL;
}

void cmd_fold(struct ui_call *call)
{
	struct ui_session *session = call->session;
	struct ui_scroll *scroll;
	struct ui_pair *pair = foldable(session, &scroll);
	struct ui_flow *flow;
	size_t from, to;

	if (pair == NULL || ui_unfold(session, scroll, scroll->cursor.row)) {
		settle(session);
		return;
	}
	flow = &scroll->flow;
	from = to = scroll->cursor.row;
	if (!ui_row_same(flow, &flow->rows[from])) {
		ui_say(session, "this is not the same on both sides; zM folds all that is");
		return;
	}
	while (from > 0 && ui_row_same(flow, &flow->rows[from - 1]))
		from--;
	while (to < flow->count && ui_row_same(flow, &flow->rows[to]))
		pair->folded[flow->rows[to++].cmp] = true;
	for (size_t row = from; row < to; row++)
		pair->folded[flow->rows[row].cmp] = true;
	refold(session);
	ui_scroll_to(scroll, ui_scroll_start(scroll, from));
	ui_session_moved(session);
}

static void fold_all(struct ui_call *call, bool fold)
{
	struct ui_session *session = call->session;
	struct ui_scroll *scroll;
	struct ui_pair *pair = foldable(session, &scroll);
	struct ui_anchor anchors[2];
	size_t same = 0;

	if (pair == NULL)
		return;
	for (int pane = 0; pane < 2; pane++)
		anchors[pane] = ui_session_anchor(session, pane);
	for (size_t row = 0; row < pair->cmp->count; row++) {
		const struct rr_row *r = &pair->cmp->rows[row];

		pair->folded[row] = fold;
		same += r->relation == RR_SAME && !r->moved && !r->pinned ? r->b_count : 0;
	}
	refold(session);
	ui_session_to_anchor(session, !session->focus, anchors[!session->focus]);
	ui_session_to_anchor(session, session->focus, anchors[session->focus]);
	if (fold)
		ui_say(session, same == 0 ? "no clause is the same in both"
		                : same == 1 ? "%zu clause the same is folded; za unfolds, zR all"
		                            : "%zu clauses the same are folded; za unfolds, zR all",
		       same);
	else
		ui_say(session, "nothing is folded");
}

void cmd_fold_all(struct ui_call *call)
{
	fold_all(call, true);
}

void cmd_unfold_all(struct ui_call *call)
{
	fold_all(call, false);
}
