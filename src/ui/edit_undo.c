/*
 * The text changes through edit_change() alone, which notes each change as a
 * step: what stood where, and what took its place. Undo puts the one back in
 * the place of the other, so any text that ever was can be had again.
 */
#include "ui/edit_in.h"

#include <stdlib.h>
#include <string.h>

#include "ui/typed.h"

void edit_drop_steps(struct ui_edit *edit, size_t from)
{
	for (size_t i = from; i < edit->step_count; i++) {
		rr_str_free(&edit->steps[i].removed);
		rr_str_free(&edit->steps[i].inserted);
	}
	if (from < edit->step_count)
		edit->step_count = from;
}

static void replace(struct ui_edit *edit, size_t at, size_t removed, struct rr_span in)
{
	ui_typed_splice(&edit->text, at, removed, in);
	edit->laid = false;
	edit->goal = -1;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

enum { STEP_BYTES = 60 }; /* of typing that knows no blanks */

/* Typing joins the step before, a word at a time. */
static bool joins_typing(const struct edit_step *last, size_t at, struct rr_span in)
{
	size_t len = last->inserted.len;

	return at == last->at + len && len > 0 && len < STEP_BYTES && in.len > 0 &&
	       in.text[0] != '\n' &&
	       (is_blank(in.text[0]) || !is_blank(last->inserted.text[len - 1]));
}

/* Adds the change to the step before; false where it is one of its own. */
static bool join(struct ui_edit *edit, size_t at, size_t removed, struct rr_span in,
                 enum edit_run run)
{
	struct edit_step *last = edit->applied > 0 ? &edit->steps[edit->applied - 1] : NULL;
	struct rr_span gone = rr_span_of(edit->text.text + at, removed);

	if (last == NULL || run != edit->run || edit->applied < edit->step_count)
		return false;
	if (run == RUN_TYPE && removed == 0 && joins_typing(last, at, in)) {
		rr_str_add(&last->inserted, in);
		return true;
	}
	if (run != RUN_ERASE || in.len > 0 || last->inserted.len > 0)
		return false;
	if (at + removed == last->at) {
		ui_typed_splice(&last->removed, 0, 0, gone);
		last->at = at;
		return true;
	}
	if (at == last->at) {
		rr_str_add(&last->removed, gone);
		return true;
	}
	return false;
}

void edit_change(struct ui_edit *edit, size_t at, size_t removed, struct rr_span in,
                 enum edit_run run)
{
	struct edit_step step = { .at = at, .cursor = edit->cursor };

	if (removed == 0 && in.len == 0)
		return;
	if (!join(edit, at, removed, in, run)) {
		edit_drop_steps(edit, edit->applied);
		rr_str_add(&step.removed, rr_span_of(edit->text.text + at, removed));
		rr_str_add(&step.inserted, in);
		edit->steps = rr_grow(edit->steps, edit->step_count, &edit->step_cap,
		                      sizeof *edit->steps);
		edit->steps[edit->step_count++] = step;
		edit->applied = edit->step_count;
	}
	replace(edit, at, removed, in);
	edit->cursor = at + in.len;
	edit->run = run;
}

bool edit_undo(struct ui_edit *edit)
{
	const struct edit_step *step;

	if (edit->applied == 0)
		return false;
	step = &edit->steps[--edit->applied];
	replace(edit, step->at, step->inserted.len, rr_str_span(&step->removed));
	edit->cursor = step->cursor;
	return true;
}

bool edit_redo(struct ui_edit *edit)
{
	const struct edit_step *step;

	if (edit->applied == edit->step_count)
		return false;
	step = &edit->steps[edit->applied++];
	replace(edit, step->at, step->removed.len, rr_str_span(&step->inserted));
	edit->cursor = step->at + step->inserted.len;
	return true;
}
