#include "ui/core.h"

static bool is_change(struct ui_session *session, const struct ui_row *row)
{
	(void)session;
	return !row->stub && (row->relation != RR_SAME || row->moved);
}

static bool is_critical(struct ui_session *session, const struct ui_row *row)
{
	return !row->stub && row->cmp != RR_NONE
	       && ui_critical(ui_session_pair(session), row->cmp)->found.count > 0;
}

/* Goes to the next row, up or down, that is one of those wanted. */
static void to_row(struct ui_call *call, bool up,
                   bool (*wanted)(struct ui_session *, const struct ui_row *),
                   const char *none)
{
	struct ui_session *session = call->session;
	struct ui_scroll *scroll = ui_session_scroll(session);
	long left = call->count > 0 ? call->count : 1;
	size_t row, found = RR_NONE;

	if (scroll == NULL || !ui_is_compared(session))
		return;
	for (row = scroll->cursor.row; left > 0 && (up ? row > 0 : row + 1 < scroll->flow.count);) {
		row += up ? (size_t)-1 : 1;
		if (wanted(session, &scroll->flow.rows[row])) {
			found = row;
			left--;
		}
	}
	if (found == RR_NONE) {
		ui_say(session, "no %s %s", none, up ? "above" : "below");
		ui_bell(call->app);
		return;
	}
	ui_session_go_row(session, found);
}

void cmd_next_change(struct ui_call *call)
{
	to_row(call, false, is_change, "change");
}

void cmd_previous_change(struct ui_call *call)
{
	to_row(call, true, is_change, "change");
}

void cmd_next_critical(struct ui_call *call)
{
	to_row(call, false, is_critical, "critical change");
}

void cmd_previous_critical(struct ui_call *call)
{
	to_row(call, true, is_critical, "critical change");
}

/* The clause that stands against a moved one in the other pane, or its stub. */
void cmd_moved(struct ui_call *call)
{
	struct ui_session *session = call->session;
	const struct ui_row *row = ui_session_row(session);
	const struct rr_row *compared;

	if (row == NULL)
		return;
	if (session->shown[1] == NULL || session->compare == COMPARE_OFF || !row->moved) {
		ui_say(session, "this clause has not moved");
		return;
	}
	if (ui_session_level(session)) {
		if (row->twin == RR_NONE) {
			ui_say(session, "where it stood before is in this row");
			return;
		}
		ui_jump_push(session);
		ui_session_go_row(session, row->twin);
		return;
	}
	compared = ui_session_cmp_row(session);
	if (compared == NULL || compared->a_count == 0 || compared->b_count == 0)
		return;
	ui_jump_push(session);
	if (session->focus == 0)
		ui_session_go(session, 1, session->shown[1]->block_of_clause[compared->b[0]], 0);
	else
		ui_session_go(session, 0, session->shown[0]->block_of_clause[compared->a[0]], 0);
}
