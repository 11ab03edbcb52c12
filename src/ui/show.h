/*
 * show - turns one grid into the next on the terminal, in few bytes: what has
 * moved is scrolled, what is the same is passed over. What the terminal
 * understands comes as strings, so nothing here knows curses.
 */
#ifndef UI_SHOW_H
#define UI_SHOW_H

#include "ui/grid.h"

/* What the terminal understands. Strings may be empty where it can't. */
struct ui_tongue {
	struct rr_str faces[FACE_COUNT]; /* owned: turn a face on, from plain */
	struct rr_str plain;             /* owned: turns all off */
	struct rr_str clear;             /* owned: blanks the screen */
	struct rr_str clear_row;         /* owned: blanks what is right of the cursor */
	bool last_cell;                  /* writing the last cell does not scroll */
	bool scrolls;
	void (*move)(struct rr_str *out, int row, int column);
	void (*erase)(struct rr_str *out, int count); /* blanks from the cursor on; NULL */
	/* Rows top to bottom move up by lines (down where it is negative). */
	void (*scroll)(struct rr_str *out, int rows, int top, int bottom, int lines);
};

struct ui_shown {
	struct ui_grid grid;  /* owned: what is on the terminal */
	uint64_t *rows;       /* owned: a hash of each of its rows */
	uint64_t *next;       /* owned: room for those of the next */
};

/* Appends what makes the terminal show `grid`, cursor aside; whole: all of it. */
void ui_show(const struct ui_tongue *tongue, struct ui_shown *shown,
             const struct ui_grid *grid, bool whole, struct rr_str *out);
void ui_shown_free(struct ui_shown *shown);
void ui_tongue_free(struct ui_tongue *tongue);

#endif
