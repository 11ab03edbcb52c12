/* Placing notes by hand, and agreeing to the place that was found. */
#include "ui/core.h"

#include <string.h>

void ui_place_by_hand(struct ui_app *app, const struct rr_note *note, bool carries)
{
	rr_note_clear(&app->placing);
	ui_note_copy(note, &app->placing);
	app->placing_carries = carries;
	ui_say(app->session, "go to its clause, or select words there, and press gp");
}

/* Anchors the note anew and saves it. */
static bool place(struct ui_app *app, struct rr_note *note, const struct rr_doc *doc,
                  const struct ui_spot_of_note *at)
{
	struct rr_store *store = app->session->setup.store;
	const char *until = at->until != NULL ? at->until : at->passage;
	struct rr_str clauses = { 0 };
	struct rr_error err;
	enum rr_status st;

	if (app->placing_carries && note == &app->placing)
		st = rr_note_carry(store, note, doc, at->passage, at->start, until, at->end, &err);
	else {
		st = rr_note_anchor_range(note, doc, at->passage, at->start, until, at->end, &err);
		if (st == RR_OK)
			st = rr_note_save(store, note, &err);
	}
	if (st != RR_OK) {
		ui_say_error(app->session, "not placed: %s", err.text);
		return false;
	}
	ui_load_all_notes(app);
	ui_note_clauses(at->passage, at->until, &clauses);
	ui_say(app->session, "placed on %s; U takes it back", clauses.text);
	rr_str_free(&clauses);
	return true;
}

void cmd_place_note(struct ui_call *call)
{
	struct ui_app *app = call->app;
	struct ui_paper *paper;
	struct ui_spot_of_note at;

	if (app->placing.id[0] == '\0') {
		ui_say(call->session, "choose the note first: gn lists them, p there takes one");
		return;
	}
	if (!ui_place_here(app, &paper, &at) || !place(app, &app->placing, paper->doc, &at))
		return;
	rr_note_clear(&app->placing);
	ui_select_end(call->session);
}

bool ui_confirm_note(struct ui_app *app, struct ui_paper *paper, size_t index)
{
	const struct rr_anchor *found = &paper->anchors[index];
	struct ui_spot_of_note at = { .passage = found->passage, .until = found->until,
		.start = found->start, .end = found->end };
	struct rr_str all = { 0 }, last = { 0 };
	struct rr_note note;
	bool done;

	if (found->state == RR_ANCHOR_EXACT)
		return true;
	if (found->state == RR_ANCHOR_GONE || found->state == RR_ANCHOR_AMBIGUOUS) {
		ui_say(app->session, "its place is not known; p places it by hand");
		return false;
	}
	if (found->until != NULL) { /* the end counts in the last clause alone */
		rr_places_text(paper->places, found->passage, found->until, &all);
		rr_places_text(paper->places, found->until, NULL, &last);
		at.end -= all.len - last.len;
	}
	ui_note_copy(&paper->notes[index], &note);
	done = place(app, &note, paper->doc, &at);
	rr_note_clear(&note);
	rr_str_free(&all);
	rr_str_free(&last);
	return done;
}
