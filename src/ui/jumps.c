/*
 * The history of jumps: two stacks of places. A place holds the scrolls'
 * lines exactly, which is right while width, folds and alignment are the same;
 * for others it holds the anchors.
 */
#include "ui/session.h"

#include <string.h>

struct ui_jump ui_jump_here(struct ui_session *session)
{
	struct ui_jump jump = { .shown = { session->shown[0], session->shown[1] },
		.focus = session->focus, .compare = session->compare, .synced = session->synced,
		.link = session->link, .columns = session->columns,
		.version = session->version };

	for (int i = 0; i < SCROLL_COUNT; i++) {
		jump.cursor[i] = session->scrolls[i].cursor;
		jump.top[i] = session->scrolls[i].top;
	}
	for (int pane = 0; pane < 2; pane++)
		jump.anchor[pane] = ui_session_anchor(session, pane);
	return jump;
}

void ui_jump_to(struct ui_session *session, const struct ui_jump *jump)
{
	session->shown[0] = jump->shown[0];
	session->shown[1] = jump->shown[1];
	session->focus = jump->focus;
	session->compare = jump->compare;
	session->synced = jump->synced;
	ui_session_arrange(session);
	if (jump->columns == session->columns && jump->version == session->version) {
		for (int i = 0; i < SCROLL_COUNT; i++) {
			session->scrolls[i].cursor = jump->cursor[i];
			session->scrolls[i].top = jump->top[i];
		}
		for (int pane = 0; pane < 2; pane++)
			if (ui_session_scroll_of(session, pane) != NULL)
				ui_scroll_settle(ui_session_scroll_of(session, pane));
	} else {
		ui_session_to_anchor(session, !jump->focus, jump->anchor[!jump->focus]);
		ui_session_to_anchor(session, jump->focus, jump->anchor[jump->focus]);
	}
	session->link = jump->link;
}

static void push(struct ui_jump **stack, size_t *count, size_t *cap, struct ui_jump jump)
{
	*stack = rr_grow(*stack, *count, cap, sizeof **stack);
	(*stack)[(*count)++] = jump;
}

void ui_jump_push(struct ui_session *session)
{
	if (session->shown[0] == NULL)
		return;
	push(&session->back, &session->back_count, &session->back_cap, ui_jump_here(session));
	session->forward_count = 0;
}

bool ui_jump_back(struct ui_session *session)
{
	struct ui_jump jump;

	if (session->back_count == 0)
		return false;
	push(&session->forward, &session->forward_count, &session->forward_cap,
	     ui_jump_here(session));
	jump = session->back[--session->back_count];
	ui_jump_to(session, &jump);
	return true;
}

bool ui_jump_forward(struct ui_session *session)
{
	struct ui_jump jump;

	if (session->forward_count == 0)
		return false;
	push(&session->back, &session->back_count, &session->back_cap, ui_jump_here(session));
	jump = session->forward[--session->forward_count];
	ui_jump_to(session, &jump);
	return true;
}
