/*
 * theme - how each face looks: colours and attributes, read from
 * share/resread/theme/default and the user's own file. No curses here.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "ui/grid.h"

enum ui_attribute {
	LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_UNDERLINE = 4, LOOK_REVERSE = 8, LOOK_ITALIC = 16,
};

#define LOOK_DEFAULT (-1) /* the terminal's own colour */

struct ui_look {
	int ink, paper;  /* 0 black … 7 white; LOOK_DEFAULT */
	unsigned attributes;
};

struct ui_theme {
	struct ui_look looks[FACE_COUNT];
};

/* The shipped theme, changed by the user's file where there is one. */
void ui_theme_load(struct ui_theme *theme);

/* Adds the lines of a theme file; RR_INVALID names the first wrong one. */
enum rr_status ui_theme_read(struct ui_theme *theme, const char *name, struct rr_span text,
                             struct rr_error *err);

#endif
