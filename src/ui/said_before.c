/* Where the library says the same or nearly, oldest first; Enter goes there. */
#include "ui/follow.h"

#include <stdlib.h>

void ui_said_free(struct ui_app *app)
{
	rr_said_free(app->said_rows, app->said_count);
	app->said_rows = NULL;
	app->said_count = 0;
}

static bool chosen(struct ui_app *app, const struct ui_list_row *row)
{
	const struct rr_said *said = &app->said_rows[row->data];
	struct ui_paper *paper;
	struct rr_error err;

	if (ui_session_find(app->session, said->key, said->lang, &paper, &err) != RR_OK)
		ui_say_error(app->session, "%s", err.text);
	else
		ui_show_beside(app, paper, ui_paper_block(paper, said->passage));
	return true;
}

static struct ui_list *make_list(const struct ui_app *app, const struct ui_paper *paper,
                                 const char *id)
{
	struct ui_list *list = ui_list_new("Said before", "/ filter  Enter goes there  q closes");
	struct rr_str text = { 0 };

	rr_str_printf(&text, "%s#%s", ui_paper_name(paper), id);
	ui_list_heading(list, text.text);
	for (size_t i = 0; i < app->said_count; i++) {
		const struct rr_said *s = &app->said_rows[i];
		struct rr_str where = { 0 };

		rr_str_cut(&text, 0);
		rr_str_printf(&text, "%s%s", s->date ? s->date : "", s->date ? "  " : "");
		if (s->likeness < 1)
			rr_str_printf(&text, "%2.0f%%", s->likeness * 100);
		else
			rr_str_puts(&text, "same");
		rr_str_printf(&where, "%s#%s", s->key, s->passage);
		ui_list_add(list, where.text, text.text, s->text, i);
		rr_str_free(&where);
	}
	rr_str_free(&text);
	return list;
}

void cmd_said_before(struct ui_call *call)
{
	static const struct ui_list_acts acts = { .chosen = chosen };
	struct ui_app *app = call->app;
	struct ui_paper *paper;
	size_t block = ui_session_block(call->session, &paper);
	const struct ui_block *b;
	struct rr_error err;

	if (block == RR_NONE)
		return;
	b = &paper->blocks[block];
	if (b->kind != BLOCK_CLAUSE) {
		ui_say(call->session, "put the cursor on a clause to see where it was said before");
		return;
	}
	ui_keep_papers(app);
	ui_said_free(app);
	if (rr_library_said(call->session->setup.store, paper->doc, b->index, &app->said_rows,
	                    &app->said_count, &err) != RR_OK)
		ui_say_error(call->session, "%s", err.text);
	else if (app->said_count > 0)
		ui_show_list(app, make_list(app, paper, b->id), &acts);
	else
		ui_say(call->session, "nothing like %s stands elsewhere in the library; "
		       "resread --add PATH adds more", b->id);
}
