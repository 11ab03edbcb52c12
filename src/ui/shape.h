/*
 * shape - a row wrapped to the width it is shown in.
 *
 * A shape has one column of parts, or two beside each other. A part is what
 * is shown of a block (or, in one column, of both sides' blocks with the
 * changes between them): composed text with footnote marks and change signs
 * set into it, a face for each byte, and pieces that say which bytes of which
 * block stand where.
 */
#ifndef UI_SHAPE_H
#define UI_SHAPE_H

#include "ui/flow.h"
#include "ui/grid.h"

/* Bytes [start, end) of a block's text stand at byte `at` of the composed. */
struct ui_piece {
	uint8_t side;
	size_t block;
	size_t start, end;
	size_t at;
};

struct ui_part {
	size_t block;             /* whose label stands beside it; RR_NONE */
	int side;
	int indent;               /* columns of text given to depth */
	struct rr_str text;       /* owned */
	uint8_t *faces;           /* owned: enum ui_face of each byte */
	struct ui_piece *pieces;  /* owned; of each side in the order of `at` */
	size_t piece_count, piece_cap;
	struct rr_lines_of lines; /* owned */
	int first;                /* line of the row on which it starts */
};

struct ui_shape {
	struct ui_part *parts[2]; /* owned */
	size_t count[2];
	int space;                /* blank lines above */
	int height;               /* lines in all, at least 1 */
};

/* How a flow is shown. */
enum ui_layout {
	LAYOUT_ONE,    /* a flow of one paper */
	LAYOUT_LEVEL,  /* a pair, in two columns */
	LAYOUT_INLINE, /* a pair in one column, the changes inline */
};

struct ui_style {
	enum ui_layout layout;
	int columns[2];       /* for text: of the only or left, and the right column */
	bool words;           /* word changes are shown */
	int side;             /* whose words stand in one column where they are not */
	bool marks;           /* the row's relation is shown */
};

/* The row's shape, made when first asked for. */
const struct ui_shape *ui_shape_of(struct ui_flow *flow, size_t row,
                                   const struct ui_style *style);
void ui_shape_free(struct ui_shape *shape); /* NULL is fine */

/* The line of the row where that byte of a block stands; 0 if it is not shown. */
int ui_shape_line(const struct ui_shape *shape, int side, size_t block, size_t byte);

/*
 * The byte of the block that starts a line of a column, of *side if it has
 * words there, else of the other; false on a blank line.
 */
bool ui_shape_at(const struct ui_shape *shape, int column, int line, int *side,
                 size_t *block, size_t *byte);

#endif
