#include "ui/core.h"

#include <string.h>

static bool needs_two(struct ui_call *call)
{
	if (call->session->shown[1] != NULL)
		return true;
	ui_say(call->session, "one document is open");
	return false;
}

void cmd_other_pane(struct ui_call *call)
{
	struct ui_session *session = call->session;

	if (!needs_two(call))
		return;
	session->link = RR_NONE;
	session->focus = !session->focus;
	if (ui_session_inline(session))
		ui_session_arrange(session); /* clauses alone are shown in its words */
	if (!ui_session_wide(session) || ui_session_inline(session))
		ui_say(session, "%s", ui_paper_name(session->shown[session->focus]));
}

void cmd_swap_panes(struct ui_call *call)
{
	struct ui_session *session = call->session;
	struct ui_paper *paper = session->shown[0];
	struct ui_scroll scroll;

	if (!needs_two(call))
		return;
	ui_jump_push(session);
	session->shown[0] = session->shown[1];
	session->shown[1] = paper;
	session->focus = !session->focus;
	scroll = session->scrolls[0];
	session->scrolls[0] = session->scrolls[1];
	session->scrolls[1] = scroll;
	for (int which = 0; which < 2; which++)
		session->flowing[which][0] = NULL;
	ui_session_arrange(session);
}

void cmd_close_other(struct ui_call *call)
{
	struct ui_session *session = call->session;
	size_t block;
	int pane = session->focus;

	if (!needs_two(call))
		return;
	ui_jump_push(session);
	block = ui_session_block_at(session, &pane);
	ui_session_show(session, 0, session->shown[pane]);
	session->shown[1] = NULL;
	session->focus = 0;
	ui_session_arrange(session);
	ui_session_go(session, 0, block, 0);
}

void cmd_lock(struct ui_call *call)
{
	struct ui_session *session = call->session;

	if (!needs_two(call))
		return;
	session->synced = !session->synced;
	ui_session_arrange(session);
	ui_session_moved(session);
	ui_say(session, session->synced ? "the panes are locked clause to clause"
	                                : "the panes scroll freely");
}

void cmd_level(struct ui_call *call)
{
	struct ui_session *session = call->session;

	if (!needs_two(call))
		return;
	if (!ui_session_bring(session))
		ui_say(session, "no clause of %s stands against this one",
		       ui_paper_name(session->shown[!session->focus]));
}

void cmd_compare(struct ui_call *call)
{
	static const struct { const char *name, *words; } modes[] = {
		[COMPARE_OFF] = { "off", "comparison off" },
		[COMPARE_CLAUSES] = { "clauses", "comparison of clauses" },
		[COMPARE_WORDS] = { "words", "comparison of words" },
		[COMPARE_ONE] = { "one", "comparison in one column" },
	};
	struct ui_session *session = call->session;
	size_t count = sizeof modes / sizeof *modes, mode = (session->compare + 1u) % count;

	if (!needs_two(call))
		return;
	for (size_t i = 0; i < count && call->arg.len > 0; i++) {
		if (rr_span_is(call->arg, modes[i].name)) {
			mode = i;
			break;
		}
		if (i + 1 == count) {
			ui_say_error(session, "compare: off, clauses, words or one");
			return;
		}
	}
	session->compare = (enum ui_compare)mode;
	if (mode == COMPARE_ONE)
		session->synced = true;
	ui_session_arrange(session);
	ui_session_moved(session);
	ui_say(session, "%s", modes[mode].words);
}

void cmd_open(struct ui_call *call)
{
	struct ui_session *session = call->session;
	struct ui_paper *paper;
	struct rr_str name = { 0 };
	struct rr_error err;
	size_t block;

	rr_str_add(&name, call->arg);
	if (name.len == 0) {
		ui_say_error(session, "open which document?");
	} else if (ui_session_open(session, name.text, &paper, &block, &err) != RR_OK) {
		ui_say_error(session, "%s", err.text);
	} else {
		ui_keep_places(call->app);
		ui_jump_push(session);
		ui_session_show(session, session->focus, paper);
		ui_session_arrange(session);
		if (block != RR_NONE)
			ui_session_go(session, session->focus, block, 0);
		else
			ui_to_place(call->app, session->focus);
	}
	rr_str_free(&name);
}

void ui_show_beside(struct ui_app *app, struct ui_paper *paper, size_t block)
{
	struct ui_session *session = app->session;
	int other = session->shown[1] == NULL ? 1 : !session->focus;
	bool fresh = session->shown[other] != paper && session->shown[session->focus] != paper;

	ui_jump_push(session);
	if (fresh) {
		ui_session_show(session, other, paper);
		session->compare = COMPARE_OFF;
		session->synced = false;
		ui_session_arrange(session);
	} else if (session->shown[session->focus] == paper) {
		other = session->focus;
	}
	session->focus = other;
	session->link = RR_NONE;
	ui_say(session, "%s", ui_paper_name(paper));
	if (block == RR_NONE)
		return;
	ui_session_go(session, other, block, 0);
	if (fresh) {
		struct ui_scroll *scroll = ui_session_scroll(session);

		ui_scroll_put(scroll, scroll->cursor, scroll->body / 4);
	}
}
