/* What a note was before, as a card: newest first, each with what was changed in it. */
#include "ui/core.h"

#include <string.h>

#include "resread/compare.h"

/* The body of the state before, with what the next one made of it. */
static void add_change(struct ui_card *card, const char *from, const char *to)
{
	struct rr_changes changes = { 0 };
	struct rr_str text = { 0 };

	rr_word_changes(rr_span(from), rr_span(to), &changes);
	for (size_t i = 0; i < changes.count; i++) {
		const struct rr_change *c = &changes.items[i];

		rr_str_puts(&text, c->op == RR_DELETE ? "[-" : c->op == RR_INSERT ? "{+" : "");
		rr_str_add(&text, rr_span_sub(rr_span(c->op == RR_INSERT ? to : from), c->start, c->end));
		rr_str_puts(&text, c->op == RR_DELETE ? "-]" : c->op == RR_INSERT ? "+}" : "");
	}
	ui_card_add(card, FACE_POPUP, rr_str_span(&text));
	rr_changes_free(&changes);
	rr_str_free(&text);
}

static void add_state(struct ui_card *card, const struct rr_note *note)
{
	struct rr_str facts = { 0 };

	ui_note_clauses(note->passage, note->until, &facts);
	rr_str_puts(&facts, " · ");
	ui_note_facts(note, &facts);
	ui_card_addf(card, FACE_TAG, "%s", facts.text);
	rr_str_free(&facts);
}

/* Which note it was carried over from, and what that one says by now. */
static void add_origin(struct ui_app *app, struct ui_card *card, const struct rr_note *note)
{
	struct rr_note_filter filter = { .id = note->origin };
	struct rr_note *origin = NULL;
	struct rr_str clauses = { 0 };
	size_t count = 0;

	if (note->origin == NULL)
		return;
	if (rr_notes_list(app->session->setup.store, &filter, &origin, &count, NULL) != RR_OK)
		return;
	if (count == 0) {
		ui_card_add(card, FACE_HEADING, rr_span("carried over from a note that is deleted"));
		rr_notes_free(origin, count);
		return;
	}
	ui_note_clauses(origin->passage, origin->until, &clauses);
	ui_card_addf(card, FACE_HEADING, "carried over from the note at %s of %s", clauses.text,
	             origin->doc);
	ui_card_add(card, FACE_DIM, rr_span(origin->exact));
	ui_card_add(card, FACE_POPUP, rr_span(origin->body));
	rr_str_free(&clauses);
	rr_notes_free(origin, count);
}

void ui_show_history(struct ui_app *app, const struct rr_note *note)
{
	struct rr_note_version *versions = NULL;
	const struct rr_note *after = note;
	struct ui_card *card;
	struct rr_error err;
	size_t count = 0;

	if (rr_note_history(app->session->setup.store, note->id, &versions, &count, &err)
	    != RR_OK) {
		ui_say_error(app->session, "%s", err.text);
		return;
	}
	card = ui_card_new("History of the note", "j k scroll · q close");
	ui_card_addf(card, FACE_HEADING, "now, since %s", note->modified);
	add_state(card, note);
	ui_card_add(card, FACE_POPUP, rr_span(note->body));
	for (size_t i = count; i-- > 0;) {
		const struct rr_note_version *v = &versions[i];

		ui_card_addf(card, FACE_HEADING, "from %s until %s (%s)", v->note.modified, v->ended,
		             v->change);
		add_state(card, &v->note);
		add_change(card, v->note.body, after->body);
		after = &v->note;
	}
	ui_card_addf(card, FACE_DIM, "written %s%s", note->created,
	             count == 0 ? "; it was never changed" : "");
	add_origin(app, card, note);
	rr_note_versions_free(versions, count);
	ui_show_card(app, card);
}

void cmd_note_history(struct ui_call *call)
{
	struct ui_paper *paper;
	size_t block, note;

	if (ui_note_here(call->app, &paper, &block, &note))
		ui_show_history(call->app, &paper->notes[note]);
}
