/* The widgets as views over the reading view: card, list, prompt. */
#include "ui/follow.h"

#include <stdlib.h>

enum ui_answer ui_answer_to(enum ui_event event)
{
	static const enum ui_answer answers[] = {
		[UI_IGNORED] = UI_PASS, [UI_TAKEN] = UI_STAY, [UI_CHANGED] = UI_STAY,
		[UI_DONE] = UI_LEAVE, [UI_LEFT] = UI_LEAVE,
	};

	return answers[event];
}

/* ---- card ------------------------------------------------------------- */

struct card_view {
	struct ui_app *app;
	struct ui_card *card; /* owned */
	bool g;               /* the key before was g */
};

static void card_draw(void *self, struct ui_area screen)
{
	struct card_view *view = self;

	ui_card_draw(view->card, screen);
}

static enum ui_answer card_key(void *self, const struct ui_key *key)
{
	struct card_view *view = self;

	if (ui_browse_key(view->app, key, &view->g))
		return UI_LEAVE;
	return ui_answer_to(ui_card_key(view->card, *key));
}

static void card_close(void *self)
{
	struct card_view *view = self;

	ui_card_free(view->card);
	free(view);
}

void ui_show_card(struct ui_app *app, struct ui_card *card)
{
	static const struct ui_view_kind kind = {
		.name = "card", .draw = card_draw, .key = card_key, .close = card_close,
	};
	struct card_view *view = rr_alloc(sizeof *view);

	*view = (struct card_view){ .app = app, .card = card };
	ui_app_push(app, &kind, view);
}

/* ---- list ------------------------------------------------------------- */

struct list_view {
	struct ui_app *app;
	struct ui_list *list; /* owned */
	const struct ui_list_acts *acts;
};

static void list_draw(void *self, struct ui_area screen)
{
	struct list_view *view = self;

	ui_list_draw(view->list, screen);
}

static enum ui_answer list_key(void *self, const struct ui_key *key)
{
	struct list_view *view = self;
	const struct ui_list_row *row;

	switch (ui_list_key(view->list, *key)) {
	case UI_DONE:
		row = ui_list_current(view->list);
		return row == NULL || view->acts->chosen(view->app, row) ? UI_LEAVE : UI_STAY;
	case UI_LEFT:
		return UI_LEAVE;
	case UI_IGNORED:
		if (view->acts->key == NULL)
			return UI_PASS;
		return view->acts->key(view->app, view->list, key) ? UI_LEAVE : UI_PASS;
	case UI_TAKEN:
	case UI_CHANGED:
		break;
	}
	return UI_STAY;
}

static void list_close(void *self)
{
	struct list_view *view = self;

	if (view->acts->closed != NULL)
		view->acts->closed(view->app);
	ui_list_free(view->list);
	free(view);
}

void ui_show_list(struct ui_app *app, struct ui_list *list, const struct ui_list_acts *acts)
{
	static const struct ui_view_kind kind = {
		.name = "list", .draw = list_draw, .key = list_key, .close = list_close,
	};
	struct list_view *view = rr_alloc(sizeof *view);

	*view = (struct list_view){ .app = app, .list = list, .acts = acts };
	ui_app_push(app, &kind, view);
}

/* ---- prompt ----------------------------------------------------------- */

struct prompt_view {
	struct ui_app *app;
	struct ui_prompt *prompt; /* owned */
	struct ui_asking asking;
};

static void prompt_draw(void *self, struct ui_area screen)
{
	struct prompt_view *view = self;

	ui_prompt_draw(view->prompt, screen);
}

static enum ui_answer prompt_key(void *self, const struct ui_key *key)
{
	struct prompt_view *view = self;
	const struct ui_asking *asking = &view->asking;

	switch (ui_prompt_key(view->prompt, *key)) {
	case UI_DONE:
		asking->entered(view->app, ui_prompt_text(view->prompt), asking->with);
		return UI_LEAVE;
	case UI_LEFT:
		if (asking->left != NULL)
			asking->left(view->app, asking->with);
		return UI_LEAVE;
	case UI_CHANGED:
		if (asking->changed != NULL)
			asking->changed(view->app, ui_prompt_text(view->prompt), asking->with);
		break;
	case UI_IGNORED:
		return UI_PASS;
	case UI_TAKEN:
		break;
	}
	return UI_STAY;
}

static void prompt_close(void *self)
{
	struct prompt_view *view = self;

	ui_prompt_free(view->prompt);
	if (view->asking.free_with != NULL)
		view->asking.free_with(view->asking.with);
	free(view);
}

void ui_ask(struct ui_app *app, const struct ui_asking *asking)
{
	static const struct ui_view_kind kind = {
		.name = "prompt", .draw = prompt_draw, .key = prompt_key, .close = prompt_close,
	};
	struct prompt_view *view = rr_alloc(sizeof *view);

	view->app = app;
	view->asking = *asking;
	view->prompt = ui_prompt_new(&asking->setup);
	ui_app_push(app, &kind, view);
}
