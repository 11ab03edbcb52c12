/*
 * The filter of notes: while one is set only the notes that pass are marked,
 * listed and walked through, and the status line says so. And the clauses
 * alone that match: that bear such notes, or hold what was searched for.
 */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

/* ---- the filter --------------------------------------------------------- */

static void set_filter(struct ui_session *session, struct rr_query *query, struct rr_span text)
{
	rr_query_free(session->query);
	session->query = query;
	rr_str_cut(&session->query_text, 0);
	if (query != NULL)
		rr_utf8_clean(text, &session->query_text);
}

/* Notes of what is shown; only those that pass are read while a filter is set. */
static size_t count_notes(struct ui_app *app)
{
	struct ui_session *session = app->session;
	size_t count = 0;

	for (int pane = 0; pane < 2; pane++) {
		struct ui_paper *paper = session->shown[pane];

		if (paper == NULL || (pane == 1 && paper == session->shown[0]))
			continue;
		ui_load_notes(app, paper);
		count += paper->note_count;
	}
	return count;
}

static void filter_entered(struct ui_app *app, struct rr_span line, void *with)
{
	struct rr_query *query = NULL;
	struct rr_str text = { 0 };
	struct rr_error err;
	size_t count;

	(void)with;
	rr_str_add(&text, rr_span_trim(line));
	if (text.len > 0 && rr_query_parse(text.text, &query, &err) != RR_OK) {
		ui_say_error(app->session, "%s", err.text);
		rr_str_free(&text);
		return;
	}
	set_filter(app->session, query, rr_str_span(&text));
	rr_str_free(&text);
	ui_load_all_notes(app);
	ui_refill_notes(app);
	count = count_notes(app);
	if (query == NULL)
		ui_say(app->session, "all notes are shown");
	else
		ui_say(app->session, "%zu note%s here pass%s; F with an empty line shows all", count,
		       count == 1 ? "" : "s", count == 1 ? "es" : "");
}

void cmd_filter(struct ui_call *call)
{
	struct ui_session *session = call->session;

	if (call->arg.len > 0) {
		filter_entered(call->app, call->arg, NULL);
		return;
	}
	ui_ask(call->app, &(struct ui_asking){
		.setup = { .label = "only notes: ", .text = rr_str_span(&session->query_text),
		           .history = &call->app->filtered, .complete = ui_complete_tags,
		           .with = call->app },
		.entered = filter_entered });
}

/* ---- only what matches ------------------------------------------------- */

static size_t row_data(int pane, size_t block)
{
	return block * 2 + (size_t)pane;
}

static bool chosen(struct ui_app *app, const struct ui_list_row *row)
{
	ui_jump_push(app->session);
	ui_session_go(app->session, (int)(row->data % 2), row->data / 2, 0);
	return true;
}

/* A search that is on says what matches; without one, the notes do. */
static bool matches(struct ui_session *session, struct ui_paper *paper, size_t block)
{
	size_t start, end, note;

	if (session->search.folded != NULL)
		return ui_search_in(session, paper, block, 0, &start, &end);
	return ui_paper_notes_on(paper, block, &note) > 0;
}

static void add_matching(struct ui_session *session, struct ui_list *list, int pane)
{
	struct ui_paper *paper = session->shown[pane];
	bool any = false;

	for (size_t i = 0; i < paper->block_count; i++) {
		struct rr_str text = { 0 };

		if (paper->blocks[i].id == NULL || !matches(session, paper, i))
			continue;
		if (!any)
			ui_list_heading(list, ui_paper_name(paper));
		any = true;
		rr_str_add(&text, paper->blocks[i].text);
		ui_list_add(list, paper->blocks[i].id, "", text.text, row_data(pane, i));
		rr_str_free(&text);
	}
}

void cmd_matching(struct ui_call *call)
{
	static const struct ui_list_acts acts = { .chosen = chosen };
	struct ui_session *session = call->session;
	struct rr_str title = { 0 };
	struct ui_list *list;

	if (session->search.folded != NULL)
		rr_str_printf(&title, "Clauses with \"%s\"", session->search.typed);
	else if (session->query != NULL)
		rr_str_printf(&title, "Clauses with notes: %s", session->query_text.text);
	else
		rr_str_puts(&title, "Clauses with notes");
	list = ui_list_new(title.text, "Enter goes there  / filter  q closes");
	rr_str_free(&title);
	count_notes(call->app);
	for (int pane = 0; pane < 2; pane++)
		if (session->shown[pane] != NULL
		    && (pane == 0 || session->shown[1] != session->shown[0]))
			add_matching(session, list, pane);
	if (ui_list_count(list) > 0) {
		ui_show_list(call->app, list, &acts);
		return;
	}
	ui_list_free(list);
	ui_say(session, "no clause matches; / searches, F filters notes, a writes one");
}
