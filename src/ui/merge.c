/* Copies of the notes that a file-sync program left: noticed, and taken in on request. */
#include "ui/core.h"

#include <stdlib.h>

/* Adds what a copy's import did to the counts by state. */
static bool take_in(struct ui_app *app, const char *path, size_t counts[RR_IMPORT_STATES])
{
	struct rr_import_row *rows = NULL;
	struct rr_str bytes = { 0 };
	struct rr_error err;
	size_t count = 0;
	enum rr_status st;

	st = rr_read_file(path, 1u << 30, &bytes, &err);
	if (st == RR_OK)
		st = rr_notes_import(app->session->setup.store, rr_str_span(&bytes), NULL, &rows,
		                     &count, &err);
	rr_str_free(&bytes);
	for (size_t i = 0; i < count; i++)
		counts[rows[i].state]++;
	rr_import_rows_free(rows, count);
	if (st == RR_OK)
		st = rr_store_merged(path, &err);
	if (st != RR_OK)
		ui_say_error(app->session, "%s", err.text);
	return st == RR_OK;
}

void cmd_merge(struct ui_call *call)
{
	size_t counts[RR_IMPORT_STATES] = { 0 };
	struct rr_str said = { 0 };
	char **paths;
	size_t count = rr_store_rivals(call->session->setup.store, &paths);
	bool all = true, changed = false;

	for (size_t i = 0; i < count && all; i++)
		all = take_in(call->app, paths[i], counts);
	rr_store_rivals_free(paths, count);
	ui_load_all_notes(call->app);
	for (int s = 0; s < RR_IMPORT_STATES; s++) {
		changed = changed || (counts[s] > 0 && s != RR_IMPORT_PRESENT && s != RR_IMPORT_UNREAD
		                      && s != RR_IMPORT_DELETED);
		if (counts[s] > 0)
			rr_str_printf(&said, "%s%zu %s", said.len > 0 ? ", " : "", counts[s],
			              rr_import_state_name((enum rr_import_state)s));
	}
	if (count == 0)
		ui_say(call->session, "no copy of the notes waits to be merged");
	else if (all)
		ui_say(call->session, "merged: %s%s", said.len > 0 ? said.text : "no notes",
		       changed ? "; U takes it back" : "");
	rr_str_free(&said);
}

bool ui_look_for_rivals(struct ui_app *app)
{
	char **paths;
	size_t count;

	if (app->rivals_sought)
		return false;
	app->rivals_sought = true;
	count = rr_store_rivals(app->session->setup.store, &paths);
	if (count > 0 && app->session->message.len == 0)
		ui_say(app->session, "a file-sync program left %zu cop%s of your notes; "
		       ":merge takes in what %s", count, count == 1 ? "y" : "ies",
		       count == 1 ? "it holds" : "they hold");
	rr_store_rivals_free(paths, count);
	return count > 0;
}
