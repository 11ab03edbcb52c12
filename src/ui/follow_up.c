/* Who is asked to do what by when, and how far it is: of what is shown, or of the library. */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

struct ui_following {
	struct rr_follow_list rows;
	enum rr_follow_order order;
	bool library;
	struct ui_list *list; /* borrowed: what shows them; NULL once it is closed */
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

/* "request · due HRC 43 (opens 2020-02-24) · [doing] !high · Ana · #wells ●" */
static void add_facts(const struct rr_follow_row *row, struct rr_str *out)
{
	const struct rr_note *task = row->task;
	struct rr_str who = { 0 };

	rr_str_puts(out, rr_request_kind_name(row->request->kind));
	if (row->due.name != NULL)
		rr_str_puts(out, " · due ");
	rr_follow_due_words(row, out);
	if (task != NULL && task->status != NULL)
		rr_str_printf(out, " · [%s]", task->status);
	if (task != NULL && task->priority != NULL)
		rr_str_printf(out, " !%s", task->priority);
	rr_task_responsible(task, &who);
	if (who.len > 0)
		rr_str_printf(out, " · %s", who.text);
	rr_str_cut(&who, 0);
	rr_task_themes(task, &who);
	if (who.len > 0)
		rr_str_printf(out, " · #%s", who.text);
	if (task != NULL && task->body[0] != '\0')
		rr_str_puts(out, " ●");
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

static void fill(struct ui_app *app)
{
	static const char *const headings[][RR_FOLLOW_ORDERS] = {
		{ "what is shown, by when it is due", "what is shown, by who is asked",
		  "what is shown, as the clauses stand" },
		{ "the library, by when it is due", "the library, by who is asked",
		  "the library, by document" },
	};
	struct ui_following *f = app->following;
	struct ui_list *list = f->list;
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

/* Fills anew; the cursor stays on its request, wherever that stands now. */
void ui_following_fill(struct ui_app *app)
{
	struct ui_following *f = app->following;
	const struct ui_list_row *row;
	size_t found;

	if (f == NULL || f->list == NULL)
		return;
	row = ui_list_current(f->list);
	found = row != NULL && row->data < f->rows.count ? f->rows.rows[row->data].order : RR_NONE;
	fill(app);
	for (size_t i = 0; i < f->rows.count; i++)
		if (f->rows.rows[i].order == found)
			ui_list_select(f->list, i);
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

static void next_status(struct ui_app *app, const struct rr_follow_row *r)
{
	const char *status = rr_follow_up_next(r->task != NULL ? r->task->status : NULL);
	struct rr_error err;

	if (rr_follow_up_set(app->session->setup.store, r->from->doc, r->request, r->task, status,
	                     &err) != RR_OK)
		ui_say_error(app->session, "not saved: %s", err.text);
	else
		ui_load_all_notes(app);
}

/* A copy of the request's task, or a new one; false (and a message): there can be none. */
static bool task_of(struct ui_app *app, const struct rr_follow_row *r, struct rr_note *out)
{
	struct rr_error err;

	*out = (struct rr_note){ 0 };
	if (r->task != NULL)
		ui_note_copy(r->task, out);
	else if (rr_follow_up_task(r->from->doc, r->request, out, &err) != RR_OK) {
		ui_say_error(app->session, "%s", err.text);
		rr_note_clear(out);
		return false;
	}
	return true;
}

static void next_priority(struct ui_app *app, const struct rr_follow_row *r)
{
	static const char *const turn[] = { "high", "medium", "low", NULL };
	struct rr_note task;
	size_t at = 0;

	if (!task_of(app, r, &task))
		return;
	while (task.priority != NULL && turn[at] != NULL && strcmp(turn[at], task.priority) != 0)
		at++;
	at = task.priority != NULL && turn[at] != NULL ? at + 1 : 0;
	free(task.priority);
	task.priority = rr_dup(turn[at]);
	(void)ui_save_note(app, &task);
	rr_note_clear(&task);
}

static void write_note(struct ui_app *app, const struct rr_follow_row *r)
{
	struct rr_note task;

	if (task_of(app, r, &task))
		ui_edit_note_view(app, &task, rr_span(NULL));
}

static void set_tags(struct ui_app *app, const struct rr_follow_row *r)
{
	struct rr_note task;

	if (task_of(app, r, &task))
		ui_ask_tags(app, &task);
}

/* ---- who is responsible ------------------------------------------------- */

static void name_entered(struct ui_app *app, struct rr_span line, void *with)
{
	struct rr_str name = { 0 };

	rr_str_add(&name, rr_span_trim(line));
	rr_task_set_responsible(with, name.len > 0 ? name.text : NULL);
	(void)ui_save_note(app, with);
	rr_str_free(&name);
}

static void task_free(void *with)
{
	rr_note_clear(with);
	free(with);
}

/* The names that stand in the list already. */
static void complete_name(void *with, struct rr_span line, size_t cursor,
                          struct ui_choices *choices)
{
	const struct ui_following *f = ((struct ui_app *)with)->following;

	for (size_t i = 0; f != NULL && i < f->rows.count; i++) {
		struct rr_str name = { 0 };
		bool had = false;

		rr_task_responsible(f->rows.rows[i].task, &name);
		for (size_t k = 0; k < choices->count; k++)
			had = had || rr_span_is(rr_str_span(&name), choices->words[k]);
		if (!had && name.len > 0 && cursor <= name.len
		    && memcmp(name.text, line.text, cursor) == 0)
			ui_choices_add(choices, rr_str_span(&name), NULL);
		rr_str_free(&name);
	}
}

static void ask_name(struct ui_app *app, const struct rr_follow_row *r)
{
	struct rr_note *task = rr_alloc(sizeof *task);
	struct rr_str name = { 0 };

	if (!task_of(app, r, task)) {
		free(task);
		return;
	}
	rr_task_responsible(task, &name);
	ui_ask(app, &(struct ui_asking){
		.setup = { .label = "responsible: ", .text = rr_str_span(&name),
		           .complete = complete_name, .with = app },
		.entered = name_entered, .free_with = task_free, .with = task });
	rr_str_free(&name);
}

/* ---- by when ------------------------------------------------------------ */

static void due_entered(struct ui_app *app, struct rr_span line, void *with)
{
	struct rr_note *task = with;
	struct rr_str due = { 0 };

	rr_str_add(&due, rr_span_trim(line));
	if (due.len > 0 && !rr_due_valid(due.text)) {
		ui_say_error(app->session, UI_DUE_WRONG);
		rr_str_free(&due);
		return;
	}
	free(task->due);
	task->due = due.len > 0 ? due.text : NULL;
	if (due.len == 0)
		rr_str_free(&due);
	(void)ui_save_note(app, task);
}

static void ask_due(struct ui_app *app, const struct rr_follow_row *r)
{
	struct rr_note *task = rr_alloc(sizeof *task);

	if (!task_of(app, r, task)) {
		free(task);
		return;
	}
	ui_ask(app, &(struct ui_asking){
		.setup = { .label = "due (2027-03-01, HRC 43): ",
		           .text = rr_span(task->due != NULL ? task->due : "") },
		.entered = due_entered, .free_with = task_free, .with = task });
}

/* ---- the list ----------------------------------------------------------- */

static const struct {
	char key;
	void (*act)(struct ui_app *app, const struct rr_follow_row *row);
} acts_of[] = { { 's', next_status }, { 'p', next_priority }, { 'r', ask_name }, { 'w', ask_due },
	{ 'a', write_note }, { 't', set_tags } };

static bool key(struct ui_app *app, struct ui_list *list, const struct ui_key *key)
{
	struct ui_following *f = app->following;
	const struct ui_list_row *row = ui_list_current(list);

	for (size_t i = 0; row != NULL && i < sizeof acts_of / sizeof *acts_of; i++)
		if (ui_key_eq(*key, ui_key_char((uint32_t)acts_of[i].key))) {
			acts_of[i].act(app, &f->rows.rows[row->data]);
			return false;
		}
	if (ui_key_eq(*key, ui_key_char('o')))
		f->order = (f->order + 1) % RR_FOLLOW_ORDERS;
	else if (ui_key_eq(*key, ui_key_char('L')))
		f->library = !f->library;
	else if (ui_key_eq(*key, ui_key_char('U')))
		cmd_undo_note(&(struct ui_call){ .app = app, .session = app->session });
	else
		return false;
	ui_following_fill(app);
	return false;
}

static void closed(struct ui_app *app)
{
	if (app->following != NULL)
		app->following->list = NULL;
}

void cmd_follow_up(struct ui_call *call)
{
	static const struct ui_list_acts acts = { .chosen = chosen, .key = key, .closed = closed };
	struct ui_app *app = call->app;
	struct ui_list *list = ui_list_new("Follow-up", "s status  p priority  w when due  "
		"r responsible  a note  t tags  o order  L library  U undo  / filter");

	ui_following_free(app);
	app->following = rr_alloc(sizeof *app->following);
	app->following->library = call->session->shown[0] == NULL;
	app->following->list = list;
	ui_keep_papers(app);
	fill(app);
	if (ui_list_count(list) > 0) {
		ui_show_list(app, list, &acts);
		return;
	}
	app->following->list = NULL;
	ui_list_free(list);
	ui_say(call->session, "nobody is asked for anything here");
}
