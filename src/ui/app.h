/*
 * app - the reader without its terminal: keys go in, a grid comes out.
 *
 * An app holds the session (documents, panes, comparison, jump history) and
 * the stack of views over it. It never touches the terminal: what only a
 * terminal can do (the bell, suspending, running $EDITOR) leaves as requests
 * that the loop in run.c, or a test, takes and answers.
 *
 *   app = ui_app_new(&setup, 80, 24, &err);
 *   ui_app_draw(app, &grid);               the first frame: no database was touched
 *   while (ui_app_work(app, &seen)) ;      what was put off: library, notes, citations
 *   ui_app_key(app, &key); ui_app_draw(app, &grid); …
 *   ui_app_free(app);
 */
#ifndef UI_APP_H
#define UI_APP_H

#include "resread/ui.h"
#include "ui/grid.h"
#include "ui/key.h"

struct ui_app;

/*
 * Opens the documents of the setup for a screen of that size. NULL with
 * RR_UNREAD or RR_MISSING in err where one can't be read. The setup is
 * copied; what it borrows must outlive the app.
 */
struct ui_app *ui_app_new(const struct rr_ui_setup *setup, int columns, int rows,
                          struct rr_error *err);
void ui_app_free(struct ui_app *app); /* NULL is fine */

void ui_app_key(struct ui_app *app, const struct ui_key *key);
void ui_app_resize(struct ui_app *app, int columns, int rows); /* 1x1 and up */

/* Fills the grid, which it first makes as large as the app's screen. */
void ui_app_draw(struct ui_app *app, struct ui_grid *grid);

/*
 * Does one piece of the work that was put off until the screen was painted.
 * True if there was one; false when nothing is left. *seen becomes true where
 * the piece may have changed the screen (then draw again).
 */
bool ui_app_work(struct ui_app *app, bool *seen);

/*
 * Looks whether another program has changed the notes, and takes them over;
 * true if the screen may have changed. The loop calls it now and then.
 */
bool ui_app_look(struct ui_app *app);

/* The program is told to end: saves what is being written in an editor. */
void ui_app_rescue(struct ui_app *app);

/* True once the user has quit; then nothing but ui_app_free() follows. */
bool ui_app_done(const struct ui_app *app);

/* ---- what only a terminal can do -------------------------------------- */

enum ui_request_kind {
	UI_REQUEST_BELL,
	UI_REQUEST_REDRAW,  /* paint everything anew (Ctrl-l) */
	UI_REQUEST_SUSPEND, /* Ctrl-z */
	UI_REQUEST_EDITOR,  /* run $EDITOR on `text`, answer with ui_app_edited() */
	UI_REQUEST_COPY,    /* put `text` on the clipboard */
	UI_REQUEST_BROWSE,  /* show the link `text` in a browser, answer with ui_app_browsed() */
};

struct ui_request {
	enum ui_request_kind kind;
	const char *text; /* borrowed until the next call on the app; NULL where none */
};

/* Takes the oldest request; false if there is none. */
bool ui_app_request(struct ui_app *app, struct ui_request *out);

/* What $EDITOR left. With a failure err says what went wrong; nothing is lost. */
void ui_app_edited(struct ui_app *app, enum rr_status st, struct rr_span text,
                   const struct rr_error *err);

/* Whether the link was shown; if not, the user reads it on the screen. */
void ui_app_browsed(struct ui_app *app, const char *link, enum rr_status st,
                    const struct rr_error *err);

/* ---- for tests -------------------------------------------------------- */

/* Presses keys as a key file spells them ("]c<Enter>12G"); false at a bad name. */
bool ui_app_type(struct ui_app *app, const char *keys);

#endif
