/* The notes on the documents that are open, to read, go to, edit and delete. */
#include "ui/core.h"

#include <string.h>

/* A row's data: which pane, and which note of its paper. */
static size_t row_data(int pane, size_t note)
{
	return note * 2 + (size_t)pane;
}

static void fill(struct ui_app *app, struct ui_list *list)
{
	struct ui_session *session = app->session;

	ui_list_clear(list);
	for (int pane = 0; pane < 2; pane++) {
		struct ui_paper *paper = session->shown[pane];

		if (paper == NULL || (pane == 1 && paper == session->shown[0]))
			continue;
		if (!paper->noted)
			ui_load_notes(app, paper);
		if (paper->note_count > 0)
			ui_list_heading(list, ui_paper_name(paper));
		for (size_t i = 0; i < paper->note_count; i++) {
			const struct rr_note *note = &paper->notes[i];
			struct rr_str tags = { 0 };

			for (size_t t = 0; t < note->tag_count; t++)
				rr_str_printf(&tags, "%s#%s", t > 0 ? " " : "", note->tags[t]);
			ui_list_add(list, note->passage, note->body, tags.text, row_data(pane, i));
			rr_str_free(&tags);
		}
	}
}

static bool note_chosen(struct ui_app *app, const struct ui_list_row *row)
{
	struct ui_session *session = app->session;
	int pane = (int)(row->data % 2);
	size_t block = session->shown[pane]->note_block[row->data / 2];

	if (block == RR_NONE) {
		ui_say(session, "its clause is not in this version");
		return true;
	}
	ui_jump_push(session);
	ui_session_go(session, pane, block, 0);
	return true;
}

static bool note_key(struct ui_app *app, struct ui_list *list, const struct ui_key *key)
{
	const struct ui_list_row *row = ui_list_current(list);
	struct ui_paper *paper;
	size_t note;

	if (ui_key_eq(*key, ui_key_char('U'))) {
		cmd_undo_note(&(struct ui_call){ .app = app, .session = app->session });
		fill(app, list);
		return false;
	}
	if (row == NULL)
		return false;
	paper = app->session->shown[row->data % 2];
	note = row->data / 2;
	if (ui_key_eq(*key, ui_key_char('e')) || ui_key_eq(*key, ui_key_char('E'))) {
		ui_edit_note(app, paper, note, key->cp == 'E');
		return true;
	}
	if (ui_key_eq(*key, ui_key_char('x')) && ui_delete_note(app, &paper->notes[note]))
		fill(app, list);
	return false;
}

void cmd_list_notes(struct ui_call *call)
{
	static const struct ui_list_acts acts = { .chosen = note_chosen, .key = note_key };
	struct ui_session *session = call->session;
	struct ui_list *list = ui_list_new("Notes",
		"Enter goes there  e E edits  x deletes  U undoes  / filter  q closes");
	struct ui_paper *paper;
	int pane = session->focus;
	size_t block = ui_session_block_at(session, &pane), note;

	fill(call->app, list);
	if (ui_list_count(list) == 0) {
		ui_list_free(list);
		ui_say(session, "no notes here; a writes one");
		return;
	}
	paper = session->shown[pane];
	if (block != RR_NONE && ui_paper_notes_on(paper, block, &note) > 0)
		ui_list_select(list, row_data(pane, note));
	ui_show_list(call->app, list, &acts);
}
