#include "ui/core.h"

#include <stdlib.h>

/* Where the cursor stood when a search was begun, to come back to. */
struct began {
	struct ui_jump here;
	bool backward;
};

static void say_found(struct ui_app *app, bool found, bool wrapped, bool backward)
{
	struct ui_session *session = app->session;

	if (!found) {
		ui_say_error(session, "not found: %s",
		             session->search.typed != NULL ? session->search.typed : "");
		ui_bell(app);
	} else if (wrapped) {
		ui_say(session, backward ? "went on from the end" : "went on from the top");
	}
}

/* From where the search began to the first match of what is typed so far. */
static void go_first(struct ui_app *app, struct rr_span line, const struct began *began,
                     bool last_time)
{
	struct ui_session *session = app->session;
	bool wrapped = false, found;

	ui_jump_to(session, &began->here);
	session->link = RR_NONE;
	if (last_time)
		ui_jump_push(session);
	ui_search_set(session, line, began->backward);
	if (line.len == 0)
		return;
	found = ui_search_next(session, began->backward, &wrapped);
	if (last_time || !found)
		say_found(app, found, wrapped, began->backward);
}

static void search_changed(struct ui_app *app, struct rr_span line, void *with)
{
	go_first(app, line, with, false);
	app->request_count = 0; /* no bell while typing */
}

static void search_entered(struct ui_app *app, struct rr_span line, void *with)
{
	go_first(app, line, with, true);
}

static void search_left(struct ui_app *app, void *with)
{
	go_first(app, rr_span(""), with, false);
}

static void search_begin(struct ui_call *call, bool backward)
{
	struct ui_session *session = call->session;
	struct began *began;

	if (ui_session_scroll(session) == NULL)
		return;
	began = rr_alloc(sizeof *began);
	*began = (struct began){ .here = ui_jump_here(session), .backward = backward };
	if (call->arg.len > 0) {
		go_first(call->app, call->arg, began, true);
		free(began);
		return;
	}
	ui_ask(call->app, &(struct ui_asking){
		.setup = { .label = backward ? "\\" : "/", .history = &call->app->searched },
		.entered = search_entered, .changed = search_changed, .left = search_left,
		.free_with = free, .with = began });
}

void cmd_search(struct ui_call *call)
{
	search_begin(call, false);
}

void cmd_search_back(struct ui_call *call)
{
	search_begin(call, true);
}

static void search_on(struct ui_call *call, bool other_way)
{
	struct ui_session *session = call->session;
	bool backward = session->search.backward != other_way, wrapped = false, found = false;

	if (session->search.folded == NULL) {
		ui_say(session, "nothing was searched for; / searches");
		return;
	}
	for (long i = call->count > 0 ? call->count : 1; i > 0; i--)
		found = ui_search_next(session, backward, &wrapped);
	say_found(call->app, found, wrapped, backward);
}

void cmd_search_next(struct ui_call *call)
{
	search_on(call, false);
}

void cmd_search_previous(struct ui_call *call)
{
	search_on(call, true);
}

void cmd_clear(struct ui_call *call)
{
	ui_search_set(call->session, rr_span(""), false);
	call->session->link = RR_NONE;
}
