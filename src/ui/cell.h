/*
 * cell - the cells of a grid, for grid.c and draw.c alone.
 */
#ifndef UI_CELL_H
#define UI_CELL_H

#include "ui/grid.h"

/* The cell at column, row of the area; NULL outside of it. */
struct ui_cell *ui_cell_at(struct ui_area area, int column, int row);

/* Makes cell a blank of width 1 and blanks what is left of a wide neighbour. */
void ui_cell_blank(struct ui_cell *cell, enum ui_face face);

/* Appends to the cell as many whole code points of piece as it has room for. */
void ui_cell_add(struct ui_cell *cell, struct rr_span piece);

/*
 * Puts one grapheme of width 1 or 2, which must be free of controls, and
 * returns its cell; where only half of it would show, blanks, and NULL.
 */
struct ui_cell *ui_cell_put(struct ui_area area, int column, int row,
                            enum ui_face face, struct rr_span grapheme, int width);

#endif
