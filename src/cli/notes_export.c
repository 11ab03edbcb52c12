/* --export-notes: every note that passes the filters, in one of the forms. */
#include "cli/actions.h"

#include <string.h>

static const struct {
	const char *name;
	enum rr_export form;
	bool bare; /* prints nothing at all where there is nothing */
} forms[] = {
	{ "markdown", RR_EXPORT_MARKDOWN, true },
	{ "json", RR_EXPORT_JSON, false },
	{ "csv", RR_EXPORT_CSV, false },
	{ "html", RR_EXPORT_HTML, false },
	{ "org", RR_EXPORT_ORG, true },
};

int cli_export_notes(const struct rr_cli *cli)
{
	const struct rr_options *o = cli->options;
	struct rr_note_filter filter = { .doc = o->doc, .tag = o->tag, .kind = o->kind,
		.status = o->status, .since = o->since };
	struct rr_query *query = NULL;
	struct rr_str out = { 0 };
	struct rr_error err;
	size_t count = 0, i = 0;
	enum rr_status st;

	if (o->tag_count > 1) {
		rr_fail(&err, RR_INVALID, "--tag: one is enough for --export-notes");
		return rr_cli_fail(&err);
	}
	while (i + 1 < sizeof forms / sizeof *forms && !cli_format_is(cli, forms[i].name))
		i++;
	if (o->filter != NULL && rr_query_parse(o->filter, &query, &err) != RR_OK)
		return rr_cli_fail(&err);
	filter.query = query;
	st = rr_notes_export(cli->store, forms[i].form, &filter, &out, &count, &err);
	rr_query_free(query);
	if (st != RR_OK)
		return rr_cli_fail(&err);
	cli_say_rivals(cli);
	if (count == 0) {
		cli_say(cli, "there is no note to export");
		if (forms[i].bare)
			rr_str_cut(&out, 0);
	}
	return cli_finish(cli, &out, count > 0 ? RR_EXIT_OK : RR_EXIT_NOTHING);
}
