/* Who is asked to do what by when, and how far it is: of what is shown, or of the library. */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

struct ui_following {
	struct rr_follow_list rows;
	enum rr_follow_order order;
	bool library;
};

void ui_following_free(struct ui_app *app)
{
	if (app->following == NULL)
		return;
	rr_follow_list_free(&app->following->rows);
	free(app->following);
	app->following = NULL;
}

/* ---- the rows ----------------------------------------------------------- */

static enum rr_status collect(struct ui_app *app, struct rr_error *err)
{
	struct ui_session *session = app->session;
	struct ui_following *f = app->following;
	enum rr_status st = RR_OK;
	size_t unread;

	rr_follow_list_free(&f->rows);
	if (f->library)
		st = rr_follow_add_library(&f->rows, session->setup.store, session->setup.langs,
		                           &unread, err);
	for (int pane = 0; !f->library && pane < 2 && st == RR_OK; pane++) {
		struct ui_paper *paper = session->shown[pane];

		if (paper != NULL && (pane == 0 || paper != session->shown[0]))
			st = rr_follow_add(&f->rows, session->setup.store, session->setup.langs,
			                   paper->doc, false, err);
	}
	rr_follow_sort(&f->rows, f->order);
	return st;
}

/* "request · due HRC 43 (opens 2020-02-24) · doing · Ana" */
static void add_facts(const struct rr_follow_row *row, struct rr_str *out)
{
	const struct rr_due *due = &row->request->due;
	struct rr_str who = { 0 };

	rr_str_puts(out, rr_request_kind_name(row->request->kind));
	if (due->name != NULL)
		rr_str_puts(out, " · due ");
	rr_due_words(due, out);
	if (row->task != NULL && row->task->status != NULL)
		rr_str_printf(out, " · [%s]", row->task->status);
	rr_task_responsible(row->task, &who);
	if (who.len > 0)
		rr_str_printf(out, " · %s", who.text);
	rr_str_puts(out, " · ");
	rr_str_free(&who);
}

static void add_row(struct ui_list *list, const struct rr_follow_row *row, size_t i)
{
	const struct rr_doc *doc = row->from->doc;
	const char *name = doc->number != NULL ? doc->number : doc->key;
	struct rr_str id = { 0 }, facts = { 0 };

	rr_str_printf(&id, "%s %s", name, doc->clauses[row->request->clause].id);
	add_facts(row, &facts);
	rr_str_add(&facts, row->request->action);
	ui_list_add(list, id.text, row->request->addressee, facts.text, i);
	rr_str_free(&id);
	rr_str_free(&facts);
}

static void fill(struct ui_app *app, struct ui_list *list)
{
	static const char *const headings[][RR_FOLLOW_ORDERS] = {
		{ "what is shown, by when it is due", "what is shown, by who is asked",
		  "what is shown, as the clauses stand" },
		{ "the library, by when it is due", "the library, by who is asked",
		  "the library, by document" },
	};
	struct ui_following *f = app->following;
	struct rr_error err;
	bool recalled = f->order == RR_BY_DOCUMENT;

	ui_list_clear(list);
	if (collect(app, &err) != RR_OK)
		ui_say_error(app->session, "%s", err.text);
	ui_list_heading(list, headings[f->library][f->order]);
	for (size_t i = 0; i < f->rows.count; i++) {
		if (f->rows.rows[i].request->kind == RR_RECALLED && !recalled) {
			ui_list_heading(list, "only recalled");
			recalled = true;
		}
		add_row(list, &f->rows.rows[i], i);
	}
}

/* ---- what the keys do --------------------------------------------------- */

static bool chosen(struct ui_app *app, const struct ui_list_row *row)
{
	const struct rr_follow_row *r = &app->following->rows.rows[row->data];
	struct ui_session *session = app->session;
	const char *id = r->from->doc->clauses[r->request->clause].id;
	struct ui_paper *paper;
	struct rr_error err;

	for (int pane = 0; pane < 2; pane++) {
		paper = session->shown[pane];
		if (paper == NULL || strcmp(paper->doc->key, r->from->doc->key) != 0
		    || paper->doc->lang != r->from->doc->lang)
			continue;
		ui_jump_push(session);
		ui_session_go(session, pane, ui_paper_block(paper, id), 0);
		return true;
	}
	if (ui_session_find(session, r->from->doc->key, rr_lang_code(r->from->doc->lang), &paper,
	                    &err) != RR_OK)
		ui_say_error(session, "%s", err.text);
	else
		ui_show_beside(app, paper, ui_paper_block(paper, id));
	return true;
}

static void next_status(struct ui_app *app, size_t i)
{
	struct rr_follow_row *r = &app->following->rows.rows[i];
	const char *status = rr_follow_up_next(r->task != NULL ? r->task->status : NULL);
	struct rr_error err;

	if (rr_follow_up_set(app->session->setup.store, r->from->doc, r->request, r->task, status,
	                     &err) != RR_OK)
		ui_say_error(app->session, "%s", err.text);
	else
		ui_load_all_notes(app);
}

static bool key(struct ui_app *app, struct ui_list *list, const struct ui_key *key)
{
	struct ui_following *f = app->following;
	const struct ui_list_row *row = ui_list_current(list);
	size_t at = row != NULL ? row->data : RR_NONE;
	size_t found = row != NULL ? f->rows.rows[at].order : RR_NONE;

	if (ui_key_eq(*key, ui_key_char('s')) && row != NULL)
		next_status(app, at);
	else if (ui_key_eq(*key, ui_key_char('o')))
		f->order = (f->order + 1) % RR_FOLLOW_ORDERS;
	else if (ui_key_eq(*key, ui_key_char('L')))
		f->library = !f->library;
	else if (ui_key_eq(*key, ui_key_char('U')))
		cmd_undo_note(&(struct ui_call){ .app = app, .session = app->session });
	else
		return false;
	fill(app, list);
	for (size_t i = 0; i < f->rows.count; i++)
		if (f->rows.rows[i].order == found)
			ui_list_select(list, i); /* the same request, wherever it stands now */
	return false;
}

void cmd_follow_up(struct ui_call *call)
{
	static const struct ui_list_acts acts = { .chosen = chosen, .key = key };
	struct ui_app *app = call->app;
	struct ui_list *list = ui_list_new("Follow-up", "Enter goes there  s status  o order  "
		"L library  U undoes  / filter");

	ui_following_free(app);
	app->following = rr_alloc(sizeof *app->following);
	app->following->library = call->session->shown[0] == NULL;
	ui_keep_papers(app);
	fill(app, list);
	if (ui_list_count(list) > 0) {
		ui_show_list(app, list, &acts);
		return;
	}
	ui_list_free(list);
	ui_say(call->session, "nobody is asked for anything here");
}
