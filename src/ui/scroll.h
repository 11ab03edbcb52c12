/*
 * scroll - a flow with a place in it: the cursor's line, and the line at the
 * top of the screen. Rows are wrapped as they are walked over, so nothing
 * here costs more than the lines it passes.
 */
#ifndef UI_SCROLL_H
#define UI_SCROLL_H

#include "ui/shape.h"

/* A line of a row. */
struct ui_spot {
	size_t row;
	int line; /* from 0, the blank ones above the row's text included */
};

struct ui_scroll {
	struct ui_flow flow;
	struct ui_style style;
	struct ui_spot cursor, top;
	int body; /* lines of the screen it has; at least 1 */
};

const struct ui_shape *ui_scroll_shape(struct ui_scroll *scroll, size_t row);

/* Where the text of a row begins: its first line that is not blank. */
struct ui_spot ui_scroll_start(struct ui_scroll *scroll, size_t row);

/* Steps over one line, up or down; false at the end (*spot is unchanged). */
bool ui_spot_down(struct ui_scroll *scroll, struct ui_spot *spot);
bool ui_spot_up(struct ui_scroll *scroll, struct ui_spot *spot);

/* Lines from one spot to a later one, but no more than `limit`. */
int ui_scroll_lines(struct ui_scroll *scroll, struct ui_spot from, struct ui_spot to,
                    int limit);

/* Moves the cursor by lines; the screen follows at its edges. False: it stood at the end. */
bool ui_scroll_by(struct ui_scroll *scroll, int lines);

/* Moves screen and cursor by lines; false where nothing moved. */
bool ui_scroll_page(struct ui_scroll *scroll, int lines);

/*
 * Puts the cursor at a spot. The screen stays where it is if the spot's row
 * fits on it, moves a little if it is near, else shows it a quarter down.
 */
void ui_scroll_to(struct ui_scroll *scroll, struct ui_spot spot);

/* Puts the cursor at a spot and the spot on that line of the screen. */
void ui_scroll_put(struct ui_scroll *scroll, struct ui_spot spot, int screen_line);

/* Makes cursor and top valid and the cursor visible after any change. */
void ui_scroll_settle(struct ui_scroll *scroll);

#endif
