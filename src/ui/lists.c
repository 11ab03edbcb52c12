/* The lists: help, outline, library. */
#include "ui/core.h"

#include <string.h>

/* ---- help ------------------------------------------------------------- */

static bool help_chosen(struct ui_app *app, const struct ui_list_row *row)
{
	const struct ui_command *command = &ui_commands[row->data];

	/* what is chosen is done, but not what would need an argument */
	if (command->arg == NULL)
		command->run(&(struct ui_call){ .app = app, .session = app->session });
	return command->arg == NULL;
}

void cmd_help(struct ui_call *call)
{
	static const struct ui_list_acts acts = { .chosen = help_chosen };
	struct ui_list *list = ui_list_new("Help", "/ filter  Enter runs it  q closes");
	const struct ui_command *c;

	for (c = ui_commands; c->name != NULL; c++) {
		struct rr_str keys = { 0 }, name = { 0 };

		if (c == ui_commands || c[-1].group != c->group)
			ui_list_heading(list, ui_group_name(c->group));
		ui_keymap_keys(&call->app->keymap, c, &keys);
		rr_str_printf(&name, ":%s%s%s", c->name, c->arg != NULL ? " " : "",
		              c->arg != NULL ? c->arg : "");
		ui_list_add(list, keys.text, c->help, name.text, (size_t)(c - ui_commands));
		rr_str_free(&keys);
		rr_str_free(&name);
	}
	ui_show_list(call->app, list, &acts);
}

/* ---- outline ---------------------------------------------------------- */

static bool outline_chosen(struct ui_app *app, const struct ui_list_row *row)
{
	ui_jump_push(app->session);
	ui_session_go(app->session, app->session->focus, row->data, 0);
	return true;
}

static void add_outline(struct ui_list *list, const struct ui_paper *paper, size_t i)
{
	const struct ui_block *b = &paper->blocks[i];
	struct rr_str text = { 0 }, lead = { 0 };
	const struct rr_clause *clause;

	rr_str_add(&text, b->text);
	switch (b->kind) {
	case BLOCK_HEADING:
		ui_list_heading(list, text.text);
		break;
	case BLOCK_CLAUSE:
		clause = &paper->doc->clauses[b->index];
		rr_str_add(&lead, rr_span_sub(b->text, 0, clause->lead_len));
		ui_list_add(list, b->id, lead.len > 0 ? lead.text : "",
		            text.len > 0 ? text.text + clause->lead_len : "", i);
		break;
	case BLOCK_ENACTING:
		break;
	default:
		ui_list_add(list, b->id, "", text.text, i);
	}
	rr_str_free(&text);
	rr_str_free(&lead);
}

void cmd_outline(struct ui_call *call)
{
	static const struct ui_list_acts acts = { .chosen = outline_chosen };
	struct ui_session *session = call->session;
	const struct ui_paper *paper = session->shown[session->focus];
	struct ui_list *list;
	int pane = session->focus;
	size_t block;

	if (paper == NULL)
		return;
	list = ui_list_new(ui_paper_name(paper), "/ filter  Enter goes there  q closes");
	for (size_t i = 0; i < paper->block_count; i++)
		add_outline(list, paper, i);
	block = ui_session_block_at(session, &pane);
	if (block != RR_NONE && pane == session->focus)
		ui_list_select(list, block);
	ui_show_list(call->app, list, &acts);
}

/* ---- library ---------------------------------------------------------- */

/* Opens the document of a row here, or beside and compared. */
static bool open_row(struct ui_app *app, const struct ui_list_row *row, bool beside)
{
	struct ui_session *session = app->session;
	struct ui_paper *paper;
	struct rr_error err;
	int pane = session->focus;

	if (ui_session_open(session, row->id, &paper, NULL, &err) != RR_OK) {
		ui_say_error(session, "%s", err.text);
		return true;
	}
	ui_keep_places(app);
	ui_jump_push(session);
	if (beside && session->shown[0] != NULL) {
		pane = session->shown[1] == NULL ? 1 : !session->focus;
		session->compare = COMPARE_WORDS;
		session->synced = true;
	}
	ui_session_show(session, pane, paper);
	ui_session_arrange(session);
	ui_to_place(app, pane);
	return true;
}

static bool library_chosen(struct ui_app *app, const struct ui_list_row *row)
{
	return open_row(app, row, false);
}

static bool library_key(struct ui_app *app, struct ui_list *list, const struct ui_key *key)
{
	const struct ui_list_row *row = ui_list_current(list);

	return row != NULL && ui_key_eq(*key, ui_key_char('=')) && open_row(app, row, true);
}

static void add_library_row(struct ui_list *list, const struct rr_library_row *row, size_t i)
{
	struct rr_str more = { 0 };

	rr_str_printf(&more, "%s", row->lang);
	if (row->date != NULL)
		rr_str_printf(&more, "  %s", row->date);
	rr_str_printf(&more, "  %lld clauses", (long long)row->clauses);
	if (row->notes > 0)
		rr_str_printf(&more, "  ● %lld", (long long)row->notes);
	ui_list_add(list, row->key, row->title, more.text, i);
	rr_str_free(&more);
}

void cmd_library(struct ui_call *call)
{
	static const struct ui_list_acts acts = { .chosen = library_chosen, .key = library_key };
	struct rr_library_row *rows = NULL;
	struct ui_list *list;
	size_t count = 0;
	struct rr_error err;

	ui_keep_papers(call->app);
	if (rr_library_list(call->session->setup.store, &rows, &count, &err) != RR_OK) {
		ui_say_error(call->session, "%s", err.text);
		return;
	}
	if (count == 0) {
		ui_say(call->session,
		       "the library is empty; what you open is kept, resread --add PATH adds more");
		return;
	}
	list = ui_list_new("Library", "/ filter  Enter opens  = compares  q closes");
	for (size_t i = 0; i < count; i++)
		add_library_row(list, &rows[i], i);
	rr_library_rows_free(rows, count);
	ui_show_list(call->app, list, &acts);
}
