/* --follow-up [DOC...]: who is asked to do what by when, and how far it is. */
#include "cli/follow_up.h"

#include <stdlib.h>
#include <string.h>

static bool wanted(const struct rr_cli *cli, const struct rr_query *query,
                   const struct rr_follow_row *row)
{
	const struct rr_options *o = cli->options;

	if (query != NULL && (row->task == NULL || !rr_query_matches(query, row->task)))
		return false;
	if (o->status != NULL && (row->task == NULL || row->task->status == NULL
	                          || strcmp(row->task->status, o->status) != 0))
		return false;
	for (size_t i = 0; i < o->tag_count; i++)
		if (!rr_followed_has_tag(&row->from->followed, row->from->doc, row->request, o->tags[i]))
			return false;
	return true;
}

/* Takes out the rows from `first` on that the options, or "#ID", leave out. */
static void keep_wanted(const struct rr_cli *cli, const struct rr_query *query,
                        struct rr_follow_list *f, size_t first, size_t top)
{
	size_t kept = first;

	for (size_t i = first; i < f->count; i++)
		if (cli_within(f->rows[i].from->doc, f->rows[i].request->clause, top)
		    && wanted(cli, query, &f->rows[i]))
			f->rows[kept++] = f->rows[i];
	f->count = kept;
}

/* One that can't be read keeps none of the others away. */
static enum rr_status add_named(const struct rr_cli *cli, const struct rr_query *query,
                                struct rr_follow_list *f, bool *unread, struct rr_error *err)
{
	const struct rr_options *o = cli->options;
	enum rr_status st = RR_OK;

	for (size_t i = 0; i < o->doc_count && st == RR_OK; i++) {
		struct rr_doc *doc;
		char *id = NULL;
		size_t first = f->count;

		if (rr_open(cli->store, cli->langs, o->docs[i], o->lang, &doc, NULL, &id, err)
		    != RR_OK) {
			rr_cli_fail(err);
			*unread = true;
			continue;
		}
		st = rr_follow_add(f, cli->store, cli->langs, doc, true, err);
		if (st == RR_OK)
			keep_wanted(cli, query, f, first, id != NULL ? rr_doc_clause(doc, id) : RR_NONE);
		free(id);
	}
	return st;
}

static enum rr_status add_library(const struct rr_cli *cli, const struct rr_query *query,
                                  struct rr_follow_list *f, bool *unread, struct rr_error *err)
{
	size_t missing;
	enum rr_status st = rr_follow_add_library(f, cli->store, cli->langs, &missing, err);

	if (st != RR_OK)
		return st;
	*unread = missing > 0;
	if (missing > 0)
		cli_say(cli, "%zu documents of the library can't be opened; add them again", missing);
	keep_wanted(cli, query, f, 0, RR_NONE);
	return RR_OK;
}

int cli_follow_up(const struct rr_cli *cli)
{
	struct rr_follow_list f = { 0 };
	struct rr_query *query = NULL;
	struct rr_str out = { 0 };
	struct rr_error err;
	bool unread = false;
	enum rr_status st;
	int code;

	if (cli->options->filter != NULL
	    && rr_query_parse(cli->options->filter, &query, &err) != RR_OK)
		return rr_cli_fail(&err);
	st = cli->options->doc_count > 0 ? add_named(cli, query, &f, &unread, &err)
	                                 : add_library(cli, query, &f, &unread, &err);
	rr_query_free(query);
	if (st != RR_OK) {
		rr_follow_list_free(&f);
		return rr_cli_fail(&err);
	}
	rr_follow_sort(&f, (enum rr_follow_order)cli->options->sort);
	if (cli_format_is(cli, "json"))
		follow_json(&f, &out);
	else if (cli_format_is(cli, "csv"))
		follow_csv(&f, &out);
	else if (cli_format_is(cli, "markdown"))
		follow_markdown(&f, &out);
	else
		follow_text(cli, &f, &out);
	code = unread ? RR_EXIT_UNREAD : f.count > 0 ? RR_EXIT_OK : RR_EXIT_NOTHING;
	rr_follow_list_free(&f);
	return cli_finish(cli, &out, code);
}
