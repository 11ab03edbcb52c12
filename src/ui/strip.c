/*
 * The strip that shows what is cited: for a moment over the text (p), or kept
 * below it, where it follows the cursor (P). The kept one is filled when
 * nothing else is to be done, so that it never holds up a key.
 */
#include "ui/follow.h"

#include <stdlib.h>

/* ---- for a moment ------------------------------------------------------ */

struct peek {
	struct ui_app *app;
	struct ui_card *card; /* owned */
	int pane;
	size_t link;
	bool g; /* the key before was g */
};

/* Over the half of the text in which the cursor does not stand. */
static void peek_draw(void *self, struct ui_area screen)
{
	struct peek *peek = self;
	struct ui_bars bars = ui_session_bars(peek->app->session);
	int most = bars.body / 2 + 1, rows = (int)ui_card_lines(peek->card, screen.columns) + 1;
	bool top = screen.grid->cursor_shown
	           && screen.grid->cursor_row - bars.head >= bars.body - (rows < most ? rows : most);

	rows = rows < most ? rows : most;
	ui_card_strip(peek->card, ui_area_sub(screen, 0, top ? bars.head
	                                                     : bars.head + bars.body - rows,
	                                      screen.columns, rows));
}

static enum ui_answer peek_key(void *self, const struct ui_key *key)
{
	struct peek *peek = self;
	enum ui_event event;

	if (ui_browse_key(peek->app, key, &peek->g))
		return UI_LEAVE;
	if (ui_key_eq(*key, ui_key_char('P'))) {
		ui_strip_keep(peek->app, true);
		return UI_LEAVE;
	}
	if (ui_key_eq(*key, ui_key_char('p')))
		return UI_LEAVE;
	event = ui_card_key(peek->card, *key);
	if (event == UI_DONE)
		ui_follow_link(peek->app, peek->pane, peek->link);
	return ui_answer_to(event);
}

static void peek_close(void *self)
{
	struct peek *peek = self;

	ui_card_free(peek->card);
	free(peek);
}

void cmd_peek(struct ui_call *call)
{
	static const struct ui_view_kind kind = {
		.name = "peek", .draw = peek_draw, .key = peek_key, .close = peek_close,
	};
	struct ui_session *session = call->session;
	struct peek *peek;
	size_t link;
	int pane;

	if (session->shown[0] == NULL)
		return;
	ui_cite_shown(call->app);
	link = ui_link_here(session, &pane);
	if (link == RR_NONE) {
		ui_say(session, "nothing is cited here; ]r goes to the next citation");
		return;
	}
	session->focus = pane;
	session->link = link;
	peek = rr_alloc(sizeof *peek);
	*peek = (struct peek){ .app = call->app, .pane = pane, .link = link,
		.card = ui_peek_card(call->app, session->shown[pane], link) };
	ui_card_footer(peek->card, "Enter follows  P keeps  Esc closes");
	ui_app_push(call->app, &kind, peek);
}

/* ---- kept -------------------------------------------------------------- */

void ui_strip_keep(struct ui_app *app, bool keep)
{
	struct ui_strip *strip = &app->strip;

	app->session->strip = keep;
	ui_card_free(strip->card);
	*strip = (struct ui_strip){ .link = RR_NONE };
	ui_session_arrange(app->session);
}

void cmd_keep_peek(struct ui_call *call)
{
	bool keep = !call->session->strip;

	if (call->session->shown[0] == NULL)
		return;
	ui_strip_keep(call->app, keep);
	if (keep && ui_session_bars(call->session).strip == 0)
		ui_say(call->session, "the screen is too low for a strip");
	else
		ui_say(call->session, keep ? "what is cited at the cursor stays in sight; P ends it"
		                           : "the strip is gone");
}

static void scroll_strip(struct ui_call *call, long by)
{
	if (call->session->strip && call->app->strip.card != NULL)
		ui_card_scroll(call->app->strip.card, by * (call->count > 0 ? call->count : 1));
	else
		ui_say(call->session, "no strip is kept; P keeps what is cited in sight");
}

void cmd_strip_down(struct ui_call *call)
{
	scroll_strip(call, 1);
}

void cmd_strip_up(struct ui_call *call)
{
	scroll_strip(call, -1);
}

bool ui_strip_work(struct ui_app *app)
{
	struct ui_session *session = app->session;
	struct ui_strip *strip = &app->strip;
	struct ui_paper *paper;
	size_t link;
	int pane;

	if (!session->strip || session->shown[0] == NULL)
		return false;
	link = ui_link_here(session, &pane);
	paper = session->shown[pane];
	if (strip->card != NULL && strip->link == link && (link == RR_NONE || strip->paper == paper)
	    && strip->audited == paper->audited)
		return false;
	ui_card_free(strip->card);
	*strip = (struct ui_strip){ .paper = paper, .link = link, .audited = paper->audited };
	if (link != RR_NONE) {
		strip->card = ui_peek_card(app, paper, link);
	} else {
		strip->card = ui_card_new(NULL, NULL);
		ui_card_addf(strip->card, FACE_DIM, "nothing is cited here");
	}
	return true;
}

void ui_strip_draw(struct ui_app *app, struct ui_area screen)
{
	struct ui_bars bars = ui_session_bars(app->session);
	struct ui_area area = ui_area_sub(screen, 0, bars.head + bars.body, screen.columns,
	                                  bars.strip);
	bool shown = screen.grid->cursor_shown;
	int column = screen.grid->cursor_column, row = screen.grid->cursor_row;

	if (bars.strip == 0)
		return;
	if (app->strip.card != NULL && ui_card_lines(app->strip.card, area.columns) >= (size_t)area.rows)
		ui_card_footer(app->strip.card, "gj gk scroll");
	if (app->strip.card != NULL)
		ui_card_strip(app->strip.card, area);
	else
		ui_rule(area, 0);
	screen.grid->cursor_shown = shown; /* it stays in the text */
	screen.grid->cursor_column = column;
	screen.grid->cursor_row = row;
}
