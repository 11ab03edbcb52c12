/*
 * grid - a screen of cells that any view draws into and term.c shows.
 *
 * Coordinates are columns and rows from the top left, 0-based. A cell holds
 * one grapheme; a wide one is followed by a cell of width 0. Drawing clips at
 * the grid's edges and never splits a wide grapheme: what would be cut is a
 * blank. Text is made visible (rr_visible) before it enters a cell, so no
 * control byte can reach the terminal through a grid.
 */
#ifndef UI_GRID_H
#define UI_GRID_H

#include "resread/text.h"

/* What a cell means; the theme says how that looks. */
enum ui_face {
	FACE_TEXT, FACE_DIM, FACE_ID, FACE_LEAD, FACE_HEADING, FACE_CITE,
	FACE_CITE_HERE, FACE_FAULT, FACE_ADD, FACE_DEL, FACE_CHANGE, FACE_MOVED, FACE_STRENGTH,
	FACE_CRITICAL,
	FACE_NOTE, FACE_TAG, FACE_MATCH, FACE_SELECT, FACE_CURRENT, FACE_BAR,
	FACE_TITLE, FACE_RULE, FACE_PROMPT, FACE_ERROR, FACE_POPUP, FACE_KEY,
	FACE_NOTED, /* words that a note is on */
	FACE_LIGHT_1, FACE_LIGHT_2, FACE_LIGHT_3, FACE_LIGHT_4, FACE_LIGHT_5,
	FACE_LIGHT_6, /* highlights a, b … f, g as a, … */
	FACE_COUNT
};

/* "text", "cite-here", …: the face's name in theme files and screen tests. */
const char *ui_face_name(enum ui_face face);

#define GRID_BYTES 23 /* of one grapheme's UTF-8; longer ones lose marks */

struct ui_cell {
	char text[GRID_BYTES + 1]; /* "" is a blank; NUL-terminated */
	uint8_t width;             /* 1, 2; 0: right half of the one before */
	uint8_t face;              /* enum ui_face */
};

struct ui_grid {
	int columns, rows;
	struct ui_cell *cells;     /* owned: rows * columns */
	int cursor_column, cursor_row;
	bool cursor_shown;
};

/* A part of a grid; drawing is clipped to it and its origin is 0,0. */
struct ui_area {
	struct ui_grid *grid;
	int column, row, columns, rows;
};

void ui_grid_init(struct ui_grid *grid, int columns, int rows);
void ui_grid_free(struct ui_grid *grid);
void ui_grid_clear(struct ui_grid *grid); /* blanks of FACE_TEXT, cursor hidden */

struct ui_area ui_grid_area(struct ui_grid *grid);
struct ui_area ui_area_sub(struct ui_area area, int column, int row, int columns,
                           int rows); /* clipped to area */

/*
 * Draws text at column, row of the area and returns the column behind it, at
 * most area.columns. Any bytes are taken: malformed UTF-8 is shown as U+FFFD.
 * Clipped on both sides (the column may be negative); a line with
 * right-to-left text is drawn in visual order. The cost is that of the
 * columns that show, not of the text.
 */
int ui_draw(struct ui_area area, int column, int row, enum ui_face face,
            struct rr_span text);
int ui_draws(struct ui_area area, int column, int row, enum ui_face face,
             const char *text);
int ui_drawf(struct ui_area area, int column, int row, enum ui_face face,
             const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* The same, cut with "…" where it would not fit in `columns`. */
int ui_draw_cut(struct ui_area area, int column, int row, int columns,
                enum ui_face face, struct rr_span text);
/* The image of a bracket in text that runs right to left, appended to the empty store. */
struct rr_span ui_mirrored(struct rr_span grapheme, struct rr_str *store);
void ui_fill(struct ui_area area, int row, enum ui_face face); /* a whole row */
void ui_face_row(struct ui_area area, int row, enum ui_face face); /* faces only */
void ui_rule(struct ui_area area, int row); /* ─ across */
void ui_box(struct ui_area area, const char *title); /* frame and blank inside */
void ui_cursor(struct ui_area area, int column, int row); /* shows the cursor there */

/*
 * The grid as text for tests: rows parted by newlines, trailing blanks cut.
 * With faces, runs that are not FACE_TEXT stand as {face-name:words}.
 */
void ui_grid_text(const struct ui_grid *grid, bool faces, struct rr_str *out);

#endif
