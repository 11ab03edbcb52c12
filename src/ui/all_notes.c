/*
 * The notes on all documents. They may be very many: the first screenful is
 * read at once, the rest while no key is pressed, and the filter works on what
 * is there. The filter of notes chooses while they are read.
 */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

#define FIRST 100 /* notes read before the list is shown */
#define MORE 100  /* and then at a time */

/* ---- filling ---------------------------------------------------------- */

static void add_note(struct ui_all_notes *all, const struct rr_note *note)
{
	struct rr_str place = { 0 }, facts = { 0 };

	if (all->headed == NULL || strcmp(all->headed, note->doc) != 0) {
		struct rr_str heading = { 0 };

		rr_str_puts(&heading, note->doc);
		if (note->title != NULL)
			rr_str_printf(&heading, " %s", note->title);
		ui_list_heading(all->list, heading.text);
		rr_str_free(&heading);
		free(all->headed);
		all->headed = rr_dup(note->doc);
	}
	ui_note_facts(note, &facts);
	rr_str_printf(&facts, " · “%s”", note->exact);
	all->ids = rr_grow(all->ids, all->count, &all->cap, sizeof *all->ids);
	memcpy(all->ids[all->count], note->id, sizeof *all->ids);
	ui_note_clauses(note->passage, note->until, &place);
	ui_list_add(all->list, place.text, note->body, facts.text, all->count++);
	rr_str_free(&place);
	rr_str_free(&facts);
}

static bool read_some(struct ui_app *app, size_t limit)
{
	struct ui_all_notes *all = &app->all_notes;
	const struct rr_query *query = app->session->query;
	struct rr_note_filter filter = { .limit = limit };
	struct rr_note *notes = NULL;
	size_t count = 0;
	struct rr_error err;

	if (all->last.doc != NULL)
		filter.after = &all->last;
	if (rr_notes_list(app->session->setup.store, &filter, &notes, &count, &err) != RR_OK) {
		ui_say_error(app->session, "%s", err.text);
		all->complete = true;
		return true;
	}
	for (size_t i = 0; i < count; i++) {
		if (query == NULL || rr_query_matches(query, &notes[i]))
			add_note(all, &notes[i]);
		rr_note_clear(&all->last);
		all->last = notes[i];
		notes[i] = (struct rr_note){ 0 };
	}
	all->complete = count < limit;
	rr_notes_free(notes, count);
	ui_list_prepare(all->list);
	return true;
}

bool ui_more_notes(struct ui_app *app)
{
	if (app->all_notes.list == NULL || app->all_notes.complete)
		return false;
	return read_some(app, MORE);
}

static void start(struct ui_app *app)
{
	struct ui_all_notes *all = &app->all_notes;
	struct rr_str title = { 0 };

	rr_str_puts(&title, "All notes");
	if (app->session->query != NULL)
		rr_str_printf(&title, " that pass %s", app->session->query_text.text);
	ui_list_retitle(all->list, title.text);
	rr_str_free(&title);
	ui_list_clear(all->list);
	rr_note_clear(&all->last);
	free(all->headed);
	all->headed = NULL;
	all->count = 0;
	all->complete = false;
	(void)read_some(app, FIRST);
}

void ui_refill_notes(struct ui_app *app)
{
	if (app->all_notes.list != NULL)
		start(app);
}

static void closed(struct ui_app *app)
{
	struct ui_all_notes *all = &app->all_notes;

	free(all->headed);
	rr_note_clear(&all->last);
	free(all->ids);
	*all = (struct ui_all_notes){ 0 };
}

/* ---- acting ----------------------------------------------------------- */

/* The note of a row as it is now; false (and a message) if it is gone. */
static bool note_of(struct ui_app *app, const struct ui_list_row *row, struct rr_note *out)
{
	struct rr_note_filter filter = { .id = app->all_notes.ids[row->data] };
	struct rr_note *notes = NULL;
	struct rr_error err = { .text = "the note has been deleted" };
	size_t count = 0;

	if (rr_notes_list(app->session->setup.store, &filter, &notes, &count, &err) != RR_OK
	    || count == 0) {
		ui_say_error(app->session, "%s", err.text);
		rr_notes_free(notes, count);
		return false;
	}
	*out = notes[0];
	notes[0] = (struct rr_note){ 0 };
	rr_notes_free(notes, count);
	return true;
}

static void show_note(struct ui_app *app, const struct rr_note *note, const char *why)
{
	struct ui_card *card = ui_card_new(note->doc, "q close");
	struct rr_str facts = { 0 };

	ui_note_clauses(note->passage, note->until, &facts);
	rr_str_puts(&facts, " · ");
	ui_note_facts(note, &facts);
	ui_card_addf(card, FACE_TAG, "%s", facts.text);
	ui_card_add(card, FACE_POPUP, rr_span(note->exact));
	ui_card_add(card, FACE_HEADING, rr_span(note->body));
	ui_card_add(card, FACE_DIM, rr_span(why));
	ui_show_card(app, card);
	rr_str_free(&facts);
}

/* Opens its document at its words; where that can't be, shows the note. */
static bool note_chosen(struct ui_app *app, const struct ui_list_row *row)
{
	struct ui_session *session = app->session;
	struct ui_paper *paper;
	struct rr_note note;
	struct rr_error err;
	int pane = session->focus;
	size_t i = 0;

	if (!note_of(app, row, &note))
		return false;
	if (ui_session_open(session, note.doc, &paper, NULL, &err) != RR_OK) {
		show_note(app, &note, err.text);
		rr_note_clear(&note);
		return false;
	}
	if (!paper->noted)
		ui_load_notes(app, paper);
	while (i < paper->note_count && strcmp(paper->notes[i].id, note.id) != 0)
		i++;
	ui_jump_push(session);
	if (session->shown[!pane] == paper)
		pane = !pane;
	ui_session_show(session, pane, paper);
	ui_session_arrange(session);
	if (i < paper->note_count && paper->note_block[i] != RR_NONE)
		ui_session_go(session, pane, paper->note_block[i], paper->anchors[i].start);
	else
		ui_say(session, "the note's place is not known in this text; gn lists it");
	rr_note_clear(&note);
	return true;
}

static bool note_key(struct ui_app *app, struct ui_list *list, const struct ui_key *key)
{
	const struct ui_list_row *row = ui_list_current(list);
	struct rr_note note;

	if (ui_key_eq(*key, ui_key_char('U'))) {
		cmd_undo_note(&(struct ui_call){ .app = app, .session = app->session });
		start(app);
		return false;
	}
	if (ui_key_eq(*key, ui_key_char('F'))) {
		cmd_filter(&(struct ui_call){ .app = app, .session = app->session });
		return false;
	}
	if (row == NULL || key->code != UI_KEY_CHAR || key->ctrl || key->alt || key->cp > 0x7F
	    || strchr("exH", (int)key->cp) == NULL || !note_of(app, row, &note))
		return false;
	if (key->cp == 'e') {
		ui_edit_note_view(app, &note, rr_span(NULL));
		return true;
	}
	if (key->cp == 'H')
		ui_show_history(app, &note);
	else if (ui_delete_note(app, &note))
		start(app);
	rr_note_clear(&note);
	return false;
}

void cmd_all_notes(struct ui_call *call)
{
	static const struct ui_list_acts acts = {
		.chosen = note_chosen, .key = note_key, .closed = closed,
	};
	struct ui_all_notes *all = &call->app->all_notes;

	if (all->list != NULL)
		return;
	all->list = ui_list_new("", "Enter opens  e edits  x deletes  U undoes  H history  F only some"
	                            "  / filter");
	start(call->app);
	/* with a filter, those that pass may be still to come */
	if (all->count == 0 && call->session->query == NULL) {
		ui_list_free(all->list);
		closed(call->app);
		ui_say(call->session, "there are no notes yet; a writes one");
		return;
	}
	ui_show_list(call->app, all->list, &acts);
}
