/*
 * read - draws the reading view: the head bar, the text of one or two panes,
 * the rule and the status line.
 */
#ifndef UI_READ_H
#define UI_READ_H

#include "ui/session.h"

void ui_read_draw(struct ui_session *session, struct ui_area screen);

/* bars.c */
void ui_head_draw(struct ui_session *session, struct ui_area line);
void ui_status_draw(struct ui_session *session, struct ui_area line);
void ui_message_draw(struct ui_session *session, struct ui_area screen, bool covered);

/* ruler.c */
void ui_ruler_draw(struct ui_session *session, struct ui_area line);

/* line.c: what is drawn of one line of a row in one column. */
struct ui_line {
	struct ui_session *session;
	struct ui_scroll *scroll;
	const struct ui_column *column;
	int which;   /* the column of the shape */
	int pane;    /* whose paper it shows; of both in one column, the focus */
	bool cursor; /* the cursor stands on this line, and shows here */
	bool current; /* the cursor's row */
	struct ui_spot spot;
};
/* Visits the lines on the screen, a column after the other from the top down. */
void ui_read_walk(struct ui_session *session, int rows,
                  void (*visit)(void *with, const struct ui_line *line, int row), void *with);

void ui_line_draw(const struct ui_line *line, struct ui_area screen, int screen_row);

#endif
