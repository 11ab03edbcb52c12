/*
 * What is put off until the first frame is on the screen: finding citations,
 * critical changes, reading notes and pins, keeping the documents in the library, the
 * user's keys.
 */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

/* The user's keys; seen: they said something. */
static bool read_keys(struct ui_app *app, bool *seen)
{
	struct rr_error err;

	if (app->keys_read)
		return false;
	app->keys_read = true;
	if (ui_keymap_user(&app->keymap, &err) != RR_OK) {
		ui_say_error(app->session, "%s", err.text);
		*seen = true;
	}
	return true;
}

static bool note_one(struct ui_app *app)
{
	for (int pane = 0; pane < 2; pane++) {
		struct ui_paper *paper = app->session->shown[pane];

		if (paper != NULL && !paper->noted) {
			ui_load_notes(app, paper);
			return true;
		}
	}
	return false;
}

/* What came in by standard input can't be asked for again without a symbol. */
static bool nameless(const struct ui_paper *paper)
{
	return paper->doc->symbol == NULL && paper->doc->path != NULL
	       && strcmp(paper->doc->path, "-") == 0;
}

static bool keep_one(struct ui_app *app, bool *seen)
{
	struct ui_session *session = app->session;
	struct rr_error err;

	for (size_t i = 0; i < session->paper_count; i++) {
		struct ui_paper *paper = session->papers[i];

		if (paper->kept)
			continue;
		paper->kept = true;
		if (nameless(paper))
			continue;
		ui_paper_cite(paper, session->setup.langs);
		if (rr_library_put(session->setup.store, paper->doc, paper->source, &paper->cites,
		                   &err) != RR_OK) {
			ui_say_error(session, "%s", err.text);
			*seen = true;
		}
		rr_source_free(paper->source);
		paper->source = NULL;
		for (size_t k = 0; k < session->paper_count; k++)
			ui_paper_unaudit(session->papers[k]); /* it may date what they cite */
		return true;
	}
	return false;
}

/* Audits a paper that is shown; seen: it has something that can't be right. */
static bool audit_one(struct ui_app *app, bool *seen)
{
	struct ui_session *session = app->session;
	struct rr_error err;

	for (int pane = 0; pane < 2; pane++) {
		struct ui_paper *paper = session->shown[pane];

		if (paper == NULL || paper->audited || !paper->cited)
			continue;
		if (ui_paper_audit(paper, session->setup.langs, session->setup.store,
		                   &err) != RR_OK)
			ui_say_error(session, "%s", err.text);
		*seen = *seen || paper->audit.count > 0 || session->message.len > 0;
		return true;
	}
	return false;
}

void ui_keep_papers(struct ui_app *app)
{
	bool seen;

	while (keep_one(app, &seen))
		;
}

bool ui_app_work(struct ui_app *app, bool *seen)
{
	ui_settle(app);
	if (ui_cite_shown(app) || ui_read_pins(app) || note_one(app)) {
		*seen = true;
		return true;
	}
	if (read_keys(app, seen) || ui_find_criticals(app, seen) || keep_one(app, seen)
	    || audit_one(app, seen))
		return true;
	if (!ui_strip_work(app) && !ui_look_for_rivals(app) && !ui_more_notes(app))
		return false;
	*seen = true;
	return true;
}

/* ---- notes ------------------------------------------------------------ */

void ui_load_notes(struct ui_app *app, struct ui_paper *paper)
{
	struct rr_note_filter filter = { .doc = paper->doc->key,
		.query = app->session->query };
	struct rr_note *notes = NULL;
	size_t count = 0;
	struct rr_error err;

	app->notes_version = rr_notes_version(app->session->setup.store);
	if (rr_notes_list(app->session->setup.store, &filter, &notes, &count, &err) != RR_OK) {
		ui_say_error(app->session, "%s", err.text);
		paper->noted = true;
		return;
	}
	ui_paper_set_notes(paper, notes, count);
}

void ui_load_all_notes(struct ui_app *app)
{
	for (size_t i = 0; i < app->session->paper_count; i++)
		if (app->session->papers[i]->noted)
			ui_load_notes(app, app->session->papers[i]);
	ui_following_fill(app);
}

bool ui_app_look(struct ui_app *app)
{
	bool any = false;

	ui_settle(app);
	for (size_t i = 0; i < app->session->paper_count; i++)
		any = any || app->session->papers[i]->noted;
	if (!any || rr_notes_version(app->session->setup.store) == app->notes_version)
		return false;
	ui_load_all_notes(app);
	ui_load_pins(app);
	return true;
}
