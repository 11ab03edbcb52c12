/* All tags with their counts: to look at, to rename, to merge one with another. */
#include "ui/core.h"

#include <stdio.h>
#include <stdlib.h>

static void fill(struct ui_app *app, struct ui_list *list)
{
	struct rr_tag_count *tags = NULL;
	size_t count = 0;
	struct rr_error err;

	ui_list_clear(list);
	if (rr_tags_list(app->session->setup.store, &tags, &count, &err) != RR_OK) {
		ui_say_error(app->session, "%s", err.text);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		char number[32];

		snprintf(number, sizeof number, "%lld", (long long)tags[i].count);
		ui_list_add(list, number, tags[i].tag, "", i);
	}
	rr_tags_free(tags, count);
}

static void renamed(struct ui_app *app, struct rr_span line, void *with)
{
	struct rr_str to = { 0 };
	struct rr_error err;
	int64_t changed = 0;

	rr_str_add(&to, line);
	if (to.len == 0)
		ui_say(app->session, "a tag needs a name; nothing was changed");
	else if (rr_tag_rename(app->session->setup.store, with, to.text, &changed, &err) != RR_OK)
		ui_say_error(app->session, "%s", err.text);
	else {
		ui_load_all_notes(app);
		ui_say(app->session, "now %s on %lld note%s; U takes it back", to.text,
		       (long long)changed, changed == 1 ? "" : "s");
	}
	rr_str_free(&to);
}

static bool tag_chosen(struct ui_app *app, const struct ui_list_row *row)
{
	ui_ask(app, &(struct ui_asking){
		.setup = { .label = "rename to, or merge with: ", .text = rr_span(row->title),
		           .complete = ui_complete_tags, .with = app },
		.entered = renamed, .free_with = free, .with = rr_dup(row->title) });
	return true;
}

static bool tag_key(struct ui_app *app, struct ui_list *list, const struct ui_key *key)
{
	const struct ui_list_row *row = ui_list_current(list);

	if (ui_key_eq(*key, ui_key_char('U'))) {
		cmd_undo_note(&(struct ui_call){ .app = app, .session = app->session });
		fill(app, list);
	} else if (row != NULL && ui_key_eq(*key, ui_key_char('r'))) {
		return tag_chosen(app, row);
	}
	return false;
}

void cmd_tags(struct ui_call *call)
{
	static const struct ui_list_acts acts = { .chosen = tag_chosen, .key = tag_key };
	struct ui_list *list = ui_list_new("Tags", "Enter r renames or merges  U undoes  / filter  q closes");

	fill(call->app, list);
	if (ui_list_count(list) == 0) {
		ui_list_free(list);
		ui_say(call->session, "no note has a tag; t gives one");
		return;
	}
	ui_show_list(call->app, list, &acts);
}
