/*
 * edit_in - the inside of the editor, for the edit*.c files alone.
 *
 *   edit.c       keys and what they do
 *   edit_undo.c  the text and its steps of undo
 *   edit_draw.c  soft-wrapped rows, the cursor in them, drawing
 */
#ifndef UI_EDIT_IN_H
#define UI_EDIT_IN_H

#include "ui/edit.h"

/* What a step of undo came from: typing and erasing join into one step. */
enum edit_run { RUN_NONE, RUN_TYPE, RUN_ERASE, RUN_CUT };

/* At byte `at`, `removed` was replaced by `inserted`. */
struct edit_step {
	size_t at, cursor; /* cursor: where it stood before */
	struct rr_str removed, inserted; /* owned */
};

/* A screen row: the row-th of the wrapped line that starts at byte `line`. */
struct edit_place {
	size_t line, row;
};

struct ui_edit {
	struct rr_str text;  /* owned: never NULL */
	struct rr_str kept;  /* owned: the text that was saved last */
	struct rr_str cut;   /* owned: what C-y inserts */
	size_t cursor;       /* byte, at the start of a grapheme */
	int goal;            /* column that up and down aim at; -1: the cursor's own */
	bool asking;         /* "save, discard, go on?" */

	struct edit_step *steps; /* owned: [0, applied) undo, [applied, step_count) redo */
	size_t step_count, step_cap, applied;
	enum edit_run run;   /* what the last key did */

	int columns, rows;   /* of the text, as drawn last */
	struct edit_place top; /* the first row on the screen */

	struct rr_lines_of wrapped; /* owned: the rows of the line at [line, line_end) */
	struct rr_str flat;  /* owned: that line with its tabs as blanks */
	size_t line, line_end;
	bool laid;           /* wrapped holds what text and columns say */
};

/* edit_undo.c */
void edit_change(struct ui_edit *edit, size_t at, size_t removed, struct rr_span in,
                 enum edit_run run); /* the cursor goes behind `in` */
bool edit_undo(struct ui_edit *edit);
bool edit_redo(struct ui_edit *edit);
void edit_drop_steps(struct ui_edit *edit, size_t from);

/* edit_draw.c */
size_t edit_line_start(const struct ui_edit *edit, size_t pos);
size_t edit_line_end(const struct ui_edit *edit, size_t pos);
void edit_move_rows(struct ui_edit *edit, int rows); /* up where negative */

#endif
