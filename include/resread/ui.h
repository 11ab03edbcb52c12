/*
 * ui - the reader on the screen. Views draw into a grid of cells
 * (src/ui/grid.h); src/ui/term.c alone speaks to curses, so every view is
 * tested as plain text without a terminal.
 */
#ifndef RESREAD_UI_H
#define RESREAD_UI_H

#include "resread/compare.h"
#include "resread/store.h"

enum rr_colour { RR_COLOUR_AUTO, RR_COLOUR_ALWAYS, RR_COLOUR_NEVER };

struct rr_ui_setup {
	struct rr_langs *langs;  /* borrowed */
	struct rr_store *store;  /* borrowed */
	const char *docs[2];     /* as on the command line; NULL where none */
	const char *lang;        /* --lang; NULL */
	enum rr_colour colour;
};

/*
 * Runs the reader until the user quits: one document, two side by side, or
 * with none the library. The terminal is as it was on every way out. Fails
 * before the screen is touched where a document can't be read (RR_UNREAD,
 * RR_MISSING) or the terminal can't be used (RR_IO).
 */
enum rr_status rr_ui_run(const struct rr_ui_setup *setup, struct rr_error *err);

/*
 * The table of commands and their keys, as text for --keys, or as the mdoc
 * list of resread(1) (`make man` writes it there; a test compares).
 */
enum rr_keys_form { RR_KEYS_TEXT, RR_KEYS_MDOC };
void rr_ui_keys(enum rr_keys_form form, struct rr_str *out);

#endif
