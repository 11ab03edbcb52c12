/* The loop that joins an app and the terminal. */
#include <signal.h>
#include <stdlib.h>

#include "ui/app.h"
#include "ui/browse.h"
#include "ui/outside.h"
#include "ui/term.h"
#include "ui/tty.h"

#define LOOK_EVERY 2000 /* milliseconds between looks for other programs' notes */

struct run {
	struct ui_app *app;
	struct ui_term *term;
	struct ui_grid grid;
	int signal; /* that told the program to end; 0 */
	bool ended;
};

static void run_editor(struct run *run, const char *text)
{
	struct rr_str back = { 0 };
	struct rr_error err;
	enum rr_status st;

	ui_term_leave(run->term);
	st = ui_outside_edit(rr_span(text), &back, &err);
	ui_term_enter(run->term);
	ui_app_edited(run->app, st, rr_str_span(&back), &err);
	rr_str_free(&back);
}

static void lend(void *with, bool lent)
{
	struct ui_term *term = with;

	if (lent)
		ui_term_leave(term);
	else
		ui_term_enter(term);
}

static void run_browser(struct run *run, const char *text)
{
	char *link = rr_dup(text);
	struct rr_error err;
	enum rr_status st = ui_browse(link, lend, run->term, &err);

	ui_app_browsed(run->app, link, st, &err);
	free(link);
}

static void resize(struct run *run)
{
	int columns, rows;

	ui_term_size(run->term, &columns, &rows);
	ui_app_resize(run->app, columns, rows);
}

static void answer_requests(struct run *run)
{
	struct ui_request request;

	while (ui_app_request(run->app, &request)) {
		switch (request.kind) {
		case UI_REQUEST_BELL:
			ui_term_bell(run->term);
			break;
		case UI_REQUEST_REDRAW:
			ui_term_repaint(run->term);
			break;
		case UI_REQUEST_SUSPEND:
			ui_term_suspend(run->term);
			break;
		case UI_REQUEST_EDITOR:
			run_editor(run, request.text);
			break;
		case UI_REQUEST_COPY:
			ui_term_copy(run->term, request.text);
			break;
		case UI_REQUEST_BROWSE:
			run_browser(run, request.text);
			break;
		}
	}
}

/* Deals with one event; true if the screen may be another now. */
static bool take(struct run *run, enum ui_term_event event, const struct ui_key *key)
{
	switch (event) {
	case TERM_KEY:
		ui_app_key(run->app, key);
		answer_requests(run);
		return true;
	case TERM_RESIZE:
		resize(run);
		return true;
	case TERM_SUSPEND:
		ui_term_suspend(run->term);
		return true;
	case TERM_END:
		run->ended = true;
		return false;
	case TERM_AGAIN:
		return false;
	case TERM_TIMEOUT:
		break;
	}
	return ui_app_look(run->app);
}

static void show(struct run *run)
{
	ui_app_draw(run->app, &run->grid);
	ui_term_show(run->term, &run->grid);
}

/* Keys that wait are all taken before the screen is painted again. */
static void loop(struct run *run)
{
	bool working = true, changed;
	struct ui_key key;

	show(run);
	while (!run->ended && !ui_app_done(run->app)) {
		enum ui_term_event event =
			ui_term_wait(run->term, working ? 0 : LOOK_EVERY, &key, &run->signal);

		if (event == TERM_TIMEOUT && working) {
			changed = false;
			working = ui_app_work(run->app, &changed);
		} else {
			changed = take(run, event, &key);
			while (event == TERM_KEY && !run->ended && !ui_app_done(run->app)) {
				event = ui_term_wait(run->term, 0, &key, &run->signal);
				if (event != TERM_TIMEOUT)
					changed = take(run, event, &key) || changed;
			}
			working = true;
		}
		if (changed && !run->ended && !ui_app_done(run->app))
			show(run);
	}
}

enum rr_status rr_ui_run(const struct rr_ui_setup *setup, struct rr_error *err)
{
	struct run run = { 0 };
	enum rr_status st = RR_OK;
	int columns, rows;

	ui_tty_measure(&columns, &rows);
	run.app = ui_app_new(setup, columns, rows, err);
	if (run.app == NULL)
		return err->status;
	st = ui_term_open(setup->colour, &run.term, err);
	if (st != RR_OK)
		goto done;
	resize(&run);
	loop(&run);
	if (run.ended)
		ui_app_rescue(run.app);
done:
	ui_term_close(run.term);
	ui_app_free(run.app);
	ui_grid_free(&run.grid);
	if (run.signal != 0)
		raise(run.signal); /* ends as the signal would have had it */
	return st;
}
