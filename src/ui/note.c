/* Notes on the clause under the cursor: finding, saving, deleting, undoing. */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

void ui_note_copy(const struct rr_note *from, struct rr_note *to)
{
	*to = *from;
	to->doc = rr_dup(from->doc);
	to->lang = rr_dup(from->lang);
	to->title = rr_dup(from->title);
	to->passage = rr_dup(from->passage);
	to->exact = rr_dup(from->exact);
	to->prefix = rr_dup(from->prefix);
	to->suffix = rr_dup(from->suffix);
	to->kind = rr_dup(from->kind);
	to->status = rr_dup(from->status);
	to->due = rr_dup(from->due);
	to->colour = rr_dup(from->colour);
	to->body = rr_dup(from->body);
	to->extra = rr_dup(from->extra);
	to->until = rr_dup(from->until);
	to->priority = rr_dup(from->priority);
	to->author = rr_dup(from->author);
	to->responsible = rr_dup(from->responsible);
	to->origin = rr_dup(from->origin);
	to->tags = from->tag_count > 0 ? rr_alloc(from->tag_count * sizeof *to->tags) : NULL;
	for (size_t i = 0; i < from->tag_count; i++)
		to->tags[i] = rr_dup(from->tags[i]);
}

/* The passage to write a note on; false (and a message) where none can be. */
static bool passage_here(struct ui_app *app, struct ui_paper **paper, size_t *block)
{
	*block = ui_session_block(app->session, paper);
	if (*block == RR_NONE)
		return false;
	if (!(*paper)->noted)
		ui_load_notes(app, *paper);
	if ((*paper)->blocks[*block].id[0] == '\0') {
		ui_say(app->session, "a note stands on a clause, a footnote or the title");
		return false;
	}
	return true;
}

bool ui_note_here(struct ui_app *app, struct ui_paper **paper, size_t *block, size_t *note)
{
	if (!passage_here(app, paper, block))
		return false;
	if (ui_paper_notes_on(*paper, *block, note) > 0)
		return true;
	ui_say(app->session, "no note here; a writes one");
	return false;
}

bool ui_save_note(struct ui_app *app, struct rr_note *note)
{
	struct rr_error err;

	if (rr_note_save(app->session->setup.store, note, &err) != RR_OK) {
		ui_say_error(app->session, "not saved: %s", err.text);
		ui_bell(app);
		return false;
	}
	rr_note_clear(note);
	ui_load_all_notes(app);
	ui_say(app->session, "saved");
	return true;
}

bool ui_delete_note(struct ui_app *app, const struct rr_note *note)
{
	struct rr_error err;
	char id[sizeof note->id];

	memcpy(id, note->id, sizeof id);
	if (rr_note_delete(app->session->setup.store, id, &err) != RR_OK) {
		ui_say_error(app->session, "not deleted: %s", err.text);
		return false;
	}
	ui_load_all_notes(app);
	ui_say(app->session, "deleted; U brings it back");
	return true;
}

/* ---- writing ---------------------------------------------------------- */

static void edit_outside(struct ui_app *app, struct rr_note *note, struct ui_paper *paper)
{
	rr_note_clear(&app->outside.note);
	app->outside = (struct ui_outside){ .active = true, .note = *note, .paper = paper };
	*note = (struct rr_note){ 0 };
	ui_request_add(app, UI_REQUEST_EDITOR,
	               app->outside.note.body != NULL ? app->outside.note.body : "");
}

void ui_edit_note(struct ui_app *app, struct ui_paper *paper, size_t index, bool outside)
{
	struct rr_note note;

	ui_note_copy(&paper->notes[index], &note);
	if (outside)
		edit_outside(app, &note, paper);
	else
		ui_edit_note_view(app, &note, rr_span(NULL));
}

bool ui_place_here(struct ui_app *app, struct ui_paper **paper, struct ui_spot_of_note *out)
{
	struct ui_selected s;
	size_t block;

	if (!ui_selected(app->session, &s)) {
		if (!passage_here(app, paper, &block))
			return false;
		*out = (struct ui_spot_of_note){ .passage = (*paper)->blocks[block].id };
		return true;
	}
	*paper = s.paper;
	if (!s.paper->noted)
		ui_load_notes(app, s.paper);
	*out = (struct ui_spot_of_note){ .passage = s.paper->blocks[s.first].id, .start = s.start,
		.end = s.end };
	if (s.last != s.first)
		out->until = s.paper->blocks[s.last].id;
	return true;
}

bool ui_note_new(struct ui_app *app, struct rr_note *note, struct ui_paper **paper)
{
	const char *author = getenv("RESREAD_AUTHOR");
	struct ui_spot_of_note at;
	struct rr_error err;

	*note = (struct rr_note){ 0 };
	if (!ui_place_here(app, paper, &at))
		return false;
	if (rr_note_anchor_range(note, (*paper)->doc, at.passage, at.start,
	                         at.until != NULL ? at.until : at.passage, at.end, &err)
	    != RR_OK) {
		ui_say_error(app->session, "%s", err.text);
		rr_note_clear(note);
		return false;
	}
	note->author = rr_dup(author != NULL && author[0] != '\0' ? author : NULL);
	ui_select_end(app->session);
	return true;
}

void cmd_add_note(struct ui_call *call)
{
	struct ui_paper *paper;
	struct rr_note note;

	if (ui_note_new(call->app, &note, &paper))
		ui_edit_note_view(call->app, &note, rr_span(NULL));
}

void cmd_add_doc_note(struct ui_call *call)
{
	struct ui_paper *paper = call->session->shown[call->session->focus];
	struct rr_note note = { 0 };
	struct rr_error err;

	if (paper == NULL)
		return;
	if (rr_note_anchor(&note, paper->doc, RR_WHOLE, 0, 0, NULL, &err) == RR_OK)
		ui_edit_note_view(call->app, &note, rr_span(NULL));
	else
		ui_say_error(call->session, "%s", err.text);
	rr_note_clear(&note);
}

void cmd_edit_note(struct ui_call *call)
{
	struct ui_paper *paper;
	size_t block, note;

	if (ui_note_here(call->app, &paper, &block, &note))
		ui_edit_note(call->app, paper, note, false);
}

void cmd_edit_note_outside(struct ui_call *call)
{
	struct ui_paper *paper;
	struct rr_note note;
	size_t block, index;

	if (!passage_here(call->app, &paper, &block))
		return;
	if (!call->session->selection.active && ui_paper_notes_on(paper, block, &index) > 0)
		ui_edit_note(call->app, paper, index, true);
	else if (ui_note_new(call->app, &note, &paper))
		edit_outside(call->app, &note, paper);
}

/* What came back from $EDITOR: saved, or where that fails kept in the editor here. */
void ui_app_edited(struct ui_app *app, enum rr_status st, struct rr_span text,
                   const struct rr_error *err)
{
	struct rr_note note = app->outside.note;
	struct rr_str body = { 0 };
	bool same;

	if (!app->outside.active)
		return;
	app->outside = (struct ui_outside){ 0 };
	rr_utf8_clean(text, &body);
	while (body.len > 0 && (body.text[body.len - 1] == '\n' || body.text[body.len - 1] == '\r'))
		rr_str_cut(&body, body.len - 1);
	same = rr_span_is(rr_str_span(&body), note.body != NULL ? note.body : "");
	if (same || (st == RR_OK && body.len == 0 && note.id[0] == '\0')) {
		if (st != RR_OK)
			ui_say_error(app->session, "%s", err->text);
		else
			ui_say(app->session, "nothing was changed");
	} else if (st == RR_OK) {
		char *old = note.body;

		note.body = rr_dup(body.text != NULL ? body.text : "");
		if (!ui_save_note(app, &note)) {
			free(note.body);
			note.body = old;
			ui_edit_note_view(app, &note, rr_str_span(&body));
		} else {
			free(old);
		}
	} else {
		ui_say_error(app->session, "%s; its text is here, not saved yet", err->text);
		ui_edit_note_view(app, &note, rr_str_span(&body));
	}
	rr_note_clear(&note);
	rr_str_free(&body);
}

/* ---- deleting and undoing --------------------------------------------- */

void cmd_delete_note(struct ui_call *call)
{
	struct ui_paper *paper;
	size_t block, note;

	if (ui_note_here(call->app, &paper, &block, &note))
		(void)ui_delete_note(call->app, &paper->notes[note]);
}

void cmd_undo_note(struct ui_call *call)
{
	struct ui_session *session = call->session;
	char *what = rr_note_undo_loses(session->setup.store);
	struct rr_error err;

	if (what != NULL && (call->app->undo_asked == NULL
	                     || strcmp(what, call->app->undo_asked) != 0)) {
		ui_say(session, "U again undoes %s", what);
		free(call->app->undo_asked);
		call->app->undo_asked = what;
		return;
	}
	free(what);
	what = NULL;
	if (rr_note_undo(session->setup.store, &what, &err) != RR_OK) {
		ui_say_error(session, "%s", err.text);
		return;
	}
	ui_load_all_notes(call->app);
	ui_load_pins(call->app);
	ui_say(session, "undone: %s", what != NULL ? what : "");
	free(what);
}

/* ---- from note to note ------------------------------------------------ */

static bool row_noted(const struct ui_flow *flow, const struct ui_row *row)
{
	for (int side = 0; side < 2 && !row->stub; side++)
		for (size_t i = 0; i < row->count[side]; i++)
			if (ui_paper_notes_on(flow->papers[side], row->blocks[side][i], NULL) > 0)
				return true;
	return false;
}

static void to_note(struct ui_call *call, bool up)
{
	struct ui_scroll *scroll = ui_session_scroll(call->session);
	size_t row, found = RR_NONE;

	if (scroll == NULL)
		return;
	row = scroll->cursor.row;
	while (found == RR_NONE && (up ? row > 0 : row + 1 < scroll->flow.count)) {
		row += up ? (size_t)-1 : 1;
		if (row_noted(&scroll->flow, &scroll->flow.rows[row]))
			found = row;
	}
	if (found == RR_NONE) {
		ui_say(call->session, "no note %s", up ? "above" : "below");
		ui_bell(call->app);
		return;
	}
	ui_session_go_row(call->session, found);
}

void cmd_next_note(struct ui_call *call)
{
	to_note(call, false);
}

void cmd_previous_note(struct ui_call *call)
{
	to_note(call, true);
}
