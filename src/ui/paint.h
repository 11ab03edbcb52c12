/* paint - the faces of a line's words, for line.c alone. */
#ifndef UI_PAINT_H
#define UI_PAINT_H

#include "ui/read.h"

/* The faces of bytes [start, end) of a part while it is drawn. */
struct paint {
	const struct ui_part *part;
	size_t start, end;
	uint8_t *faces;
	size_t here; /* the byte where the current link starts; RR_NONE */
	bool fault;  /* a citation that can't be right starts on the line */
};

/* Fills paint->faces, paint->here and paint->fault, but where the line is a stub or a fold. */
void ui_paint_line(struct paint *paint, const struct ui_line *line);

#endif
