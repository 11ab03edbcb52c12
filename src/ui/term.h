/*
 * term - the terminal: shows grids, reads keys, and is given back on every
 * way out. Only term.c knows curses. There is one terminal, so one of these.
 */
#ifndef UI_TERM_H
#define UI_TERM_H

#include "resread/ui.h"
#include "ui/grid.h"
#include "ui/key.h"

struct ui_term;

/*
 * Takes the terminal over. From then on a fatal signal or rr_die() gives it
 * back. RR_IO: TERM is unknown or can't do what is needed.
 */
enum rr_status ui_term_open(enum rr_colour colour, struct ui_term **out,
                            struct rr_error *err);
void ui_term_close(struct ui_term *term); /* NULL is fine */

void ui_term_size(const struct ui_term *term, int *columns, int *rows);

/* Writes what differs from the grid shown last; nothing if nothing does. */
void ui_term_show(struct ui_term *term, const struct ui_grid *grid);
void ui_term_repaint(struct ui_term *term); /* the next grid is written whole */
void ui_term_bell(struct ui_term *term);

/*
 * Hands a text to the terminal for its clipboard (OSC 52); whether it takes
 * it can't be known.
 */
void ui_term_copy(struct ui_term *term, const char *text);

enum ui_term_event {
	TERM_KEY,     /* *key was pressed */
	TERM_TIMEOUT, /* nothing happened for that long */
	TERM_AGAIN,   /* nothing yet: wait again */
	TERM_RESIZE,  /* the size is another */
	TERM_SUSPEND, /* SIGTSTP: the caller is to suspend */
	TERM_END,     /* hung up, or told to end by *signal (0: end of input) */
};

/* Waits for what happens next; timeout in milliseconds, negative: for ever. */
enum ui_term_event ui_term_wait(struct ui_term *term, int timeout, struct ui_key *key,
                                int *signal);

/* Gives the terminal back for a while, and takes it again. */
void ui_term_leave(struct ui_term *term);
void ui_term_enter(struct ui_term *term);

/* Leaves, stops the program as Ctrl-z does, and enters when it is continued. */
void ui_term_suspend(struct ui_term *term);

#endif
