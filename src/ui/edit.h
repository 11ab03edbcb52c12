/*
 * edit - the editor of a note: one text, soft-wrapped, edited character by
 * user-perceived character.
 *
 * keys                                 what they do
 * arrows, C-b C-f C-p C-n              move; up and down by screen row
 * Home End, C-a C-e                    ends of the line; with C- or A-< A-> of the text
 * C-Left C-Right, A-b A-f              by words; A-Left A-Right likewise
 * PageUp PageDown                      by screens
 * Backspace C-h, Delete C-d            delete a character
 * C-w A-Backspace, A-d                 cut the word before, behind
 * C-k, C-u                             cut to the end, to the start of the line
 * C-y                                  insert what was cut last
 * C-_ A-u, A-r                         undo, redo
 * a paste                              inserted as it is, one step for undo
 * C-s                                  UI_DONE: save and close
 * Esc                                  UI_LEFT; asks first where something would be lost
 *
 * The text is valid UTF-8 with U+000A between lines; other control characters
 * (but for tab) and bidi controls are dropped on the way in.
 */
#ifndef UI_EDIT_H
#define UI_EDIT_H

#include "ui/grid.h"
#include "ui/key.h"
#include "ui/widget.h"

struct ui_edit;

struct ui_edit *ui_edit_new(struct rr_span text); /* the cursor at its end */
void ui_edit_free(struct ui_edit *edit);          /* NULL is fine */

enum ui_event ui_edit_key(struct ui_edit *edit, struct ui_key key);

/* Text, and the cursor; the last row is the editor's own bar where there is room. */
void ui_edit_draw(struct ui_edit *edit, struct ui_area area);

struct rr_span ui_edit_text(const struct ui_edit *edit); /* borrowed until the next key */
bool ui_edit_modified(const struct ui_edit *edit);       /* since new or saved */
void ui_edit_saved(struct ui_edit *edit);                /* this text is kept now */
void ui_edit_replace(struct ui_edit *edit, struct rr_span text); /* all of it; can be undone */

#endif
