#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

#include "ui/read.h"

/* ---- opening ---------------------------------------------------------- */

/* Says what was noticed of a text that is no resolution. */
static void say_unknown(struct ui_session *session)
{
	for (int pane = 1; pane >= 0; pane--) {
		const struct ui_paper *paper = session->shown[pane];

		if (paper != NULL && paper->doc->kind == RR_KIND_UNKNOWN
		    && paper->doc->remark_count > 0)
			ui_say(session, "%s: %s", ui_paper_name(paper),
			       paper->doc->remarks[0].message);
	}
}

struct ui_app *ui_app_new(const struct rr_ui_setup *setup, int columns, int rows,
                          struct rr_error *err)
{
	struct ui_app *app = rr_alloc(sizeof *app);

	app->session = ui_session_new(setup, columns < 1 ? 1 : columns, rows < 1 ? 1 : rows);
	ui_keymap_default(&app->keymap);
	if (ui_open_docs(app, err) != RR_OK) {
		ui_app_free(app);
		return NULL;
	}
	say_unknown(app->session);
	if (app->session->shown[0] == NULL)
		cmd_library(&(struct ui_call){ .app = app, .session = app->session });
	return app;
}

void ui_app_free(struct ui_app *app)
{
	if (app == NULL)
		return;
	ui_settle(app);
	while (app->depth > 0) {
		struct ui_view *top = &app->stack[--app->depth];

		top->kind->close(top->self);
	}
	ui_keymap_free(&app->keymap);
	ui_history_free(&app->searched);
	ui_history_free(&app->commanded);
	ui_history_free(&app->tagged);
	ui_history_free(&app->filtered);
	rr_note_clear(&app->outside.note);
	rr_note_clear(&app->placing);
	ui_card_free(app->strip.card);
	ui_citing_free(app);
	ui_said_free(app);
	ui_following_free(app);
	ui_session_free(app->session);
	free(app->request_text);
	free(app->undo_asked);
	free(app);
}

/* ---- views ------------------------------------------------------------ */

void ui_app_push(struct ui_app *app, const struct ui_view_kind *kind, void *self)
{
	if (app->depth == UI_STACK) {
		kind->close(self);
		return;
	}
	app->stack[app->depth++] = (struct ui_view){ kind, self };
}

/* Closes the view at an index, wherever it is by now in the stack. */
static void close_view(struct ui_app *app, void *self)
{
	for (size_t i = 0; i < app->depth; i++) {
		struct ui_view view = app->stack[i];

		if (view.self != self)
			continue;
		memmove(&app->stack[i], &app->stack[i + 1],
		        (app->depth - i - 1) * sizeof *app->stack);
		app->depth--;
		view.kind->close(view.self);
		return;
	}
}

void ui_app_draw(struct ui_app *app, struct ui_grid *grid)
{
	const struct ui_session *session = app->session;

	ui_settle(app);
	if (grid->cells == NULL || grid->columns != session->columns
	    || grid->rows != session->rows) {
		ui_grid_free(grid);
		ui_grid_init(grid, session->columns, session->rows);
	}
	ui_grid_clear(grid);
	ui_read_draw(app->session, ui_grid_area(grid));
	ui_strip_draw(app, ui_grid_area(grid));
	for (size_t i = 0; i < app->depth; i++)
		app->stack[i].kind->draw(app->stack[i].self, ui_grid_area(grid));
	ui_message_draw(app->session, ui_grid_area(grid), app->depth > 0);
}

void ui_app_resize(struct ui_app *app, int columns, int rows)
{
	ui_settle(app);
	app->session->columns = columns < 1 ? 1 : columns;
	app->session->rows = rows < 1 ? 1 : rows;
	ui_session_arrange(app->session);
}

void ui_app_rescue(struct ui_app *app)
{
	ui_settle(app);
	ui_keep_places(app);
	for (size_t i = 0; i < app->depth; i++)
		if (app->stack[i].kind->rescue != NULL)
			app->stack[i].kind->rescue(app->stack[i].self);
}

/* ---- keys ------------------------------------------------------------- */

static void forget_typed(struct ui_app *app)
{
	app->typed_count = 0;
	app->count = 0;
	rr_str_cut(&app->session->pending, 0);
}

static bool take_digit(struct ui_app *app, const struct ui_key *key)
{
	bool digit = key->code == UI_KEY_CHAR && !key->ctrl && !key->alt && key->cp >= '0'
	             && key->cp <= '9';

	if (!digit || app->typed_count > 0 || (key->cp == '0' && app->count == 0))
		return false;
	app->count = app->count * 10 + (long)(key->cp - '0');
	if (app->count > 99999)
		app->count = 99999;
	ui_key_format(*key, &app->session->pending);
	return true;
}

static void run_binding(struct ui_app *app, const struct ui_binding *binding)
{
	struct ui_call call = { .app = app, .session = app->session, .count = app->count,
		.arg = rr_span(binding->arg) };

	forget_typed(app);
	binding->command->run(&call);
}

/* Looks keys up in the key map; over a view only what works anywhere. */
static void lookup(struct ui_app *app, const struct ui_key *key, bool over_view)
{
	const struct ui_binding *binding = NULL;
	bool escape = key->code == UI_KEY_ESC && (app->typed_count > 0 || app->count > 0);

	if (escape) {
		forget_typed(app);
		return;
	}
	if (!over_view && take_digit(app, key))
		return;
	app->typed[app->typed_count++] = *key;
	switch (ui_keymap_find(&app->keymap, app->typed, app->typed_count, &binding)) {
	case UI_PREFIX:
		if (!over_view && app->typed_count < UI_SEQUENCE) {
			ui_key_format(*key, &app->session->pending);
			return;
		}
		break;
	case UI_BOUND:
		if (over_view && !binding->command->anywhere)
			break;
		run_binding(app, binding);
		return;
	case UI_UNBOUND:
		if (!over_view && key->code != UI_KEY_NONE && key->code != UI_KEY_PASTE) {
			ui_key_format(*key, &app->session->pending);
			ui_say(app->session, "%s is not bound; ? shows the keys",
			       app->session->pending.text);
		}
		break;
	}
	forget_typed(app);
}

/*
 * Alt and a character is Escape and the character where nothing wants Alt: a
 * hasty or a scripted typist sends the same bytes.
 */
static bool split_alt(struct ui_app *app, const struct ui_key *key)
{
	const struct ui_binding *binding;
	struct ui_key escape = ui_key_of(UI_KEY_ESC), plain = *key;

	if (!key->alt || key->code == UI_KEY_PASTE
	    || (app->depth > 0 && app->stack[app->depth - 1].kind->takes_alt)
	    || ui_keymap_find(&app->keymap, key, 1, &binding) != UI_UNBOUND)
		return false;
	plain.alt = false;
	ui_app_key(app, &escape);
	ui_app_key(app, &plain);
	return true;
}

void ui_app_key(struct ui_app *app, const struct ui_key *key)
{
	struct ui_view top;

	ui_settle(app);
	if (split_alt(app, key))
		return;
	rr_str_cut(&app->session->message, 0);
	if (app->depth == 0) {
		if (app->typed_count > 0 || app->count > 0 || !ui_select_key(app->session, key))
			lookup(app, key, false);
		return;
	}
	top = app->stack[app->depth - 1];
	switch (top.kind->key(top.self, key)) {
	case UI_PASS:
		lookup(app, key, true);
		break;
	case UI_LEAVE:
		close_view(app, top.self);
		break;
	case UI_STAY:
		break;
	}
}

bool ui_app_type(struct ui_app *app, const char *keys)
{
	struct rr_span text = rr_span(keys);
	size_t pos = 0;

	while (pos < text.len) {
		struct ui_key key;

		if (!ui_key_parse(text, &pos, &key))
			return false;
		ui_app_key(app, &key);
	}
	return true;
}

bool ui_app_done(const struct ui_app *app)
{
	return app->done;
}

/* ---- requests --------------------------------------------------------- */

void ui_request_add(struct ui_app *app, enum ui_request_kind kind, const char *text)
{
	if (app->request_count == UI_REQUESTS)
		return;
	if (text != NULL) {
		free(app->request_text);
		app->request_text = rr_dup(text);
	}
	app->requests[app->request_count++] =
		(struct ui_request){ kind, text != NULL ? app->request_text : NULL };
}

void ui_bell(struct ui_app *app)
{
	ui_request_add(app, UI_REQUEST_BELL, NULL);
}

bool ui_app_request(struct ui_app *app, struct ui_request *out)
{
	if (app->request_count == 0)
		return false;
	*out = app->requests[0];
	app->request_count--;
	memmove(app->requests, app->requests + 1, app->request_count * sizeof *app->requests);
	return true;
}

void ui_app_browsed(struct ui_app *app, const char *link, enum rr_status st,
                    const struct rr_error *err)
{
	if (st == RR_OK)
		ui_say(app->session, "opened %s", link);
	else
		ui_say(app->session, "%s: %s", err->text, link);
}

/* ---- the program's own commands --------------------------------------- */

void cmd_quit(struct ui_call *call)
{
	ui_keep_places(call->app);
	call->app->done = true;
}

void cmd_redraw(struct ui_call *call)
{
	ui_request_add(call->app, UI_REQUEST_REDRAW, NULL);
}

void cmd_suspend(struct ui_call *call)
{
	ui_request_add(call->app, UI_REQUEST_SUSPEND, NULL);
}
