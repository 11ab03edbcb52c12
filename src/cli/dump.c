/* --dump DOC...: the document as resread understands it. */
#include "cli/actions.h"

#include <stdio.h>

/* What was read amiss, on standard error; the JSON forms carry it themselves. */
static void say_warnings(const struct rr_cli *cli, const char *arg, const struct rr_doc *doc)
{
	enum { MOST = 5 };
	size_t said = 0;

	for (size_t i = 0; i < doc->remark_count; i++) {
		const struct rr_remark *r = &doc->remarks[i];

		if (!r->warning || said++ >= MOST)
			continue;
		if (r->line > 0)
			cli_say(cli, "%s: line %u: %s", arg, r->line, r->message);
		else
			cli_say(cli, "%s: %s", arg, r->message);
	}
	if (said > MOST)
		cli_say(cli, "%s: and %zu more such remarks; --format=json has them all", arg,
		        said - MOST);
}

static void add_document(const struct rr_cli *cli, const struct cli_doc *d,
                         struct rr_json *json, struct rr_str *text)
{
	size_t only = d->id != NULL ? rr_doc_clause(d->doc, d->id) : RR_NONE;
	struct rr_json line = { .out = text };
	struct rr_span passage;

	if (cli_format_is(cli, "json"))
		cli_json_document(json, d, only);
	else if (cli_format_is(cli, "jsonl"))
		cli_json_document(&line, d, only);
	else if (d->id != NULL && only == RR_NONE && rr_doc_text(d->doc, d->id, &passage, NULL))
		cli_wrap(text, passage, 0, 0, cli_width(cli)); /* a footnote, the title */
	else if (cli_format_is(cli, "markdown"))
		cli_markdown_document(text, d, only);
	else
		cli_text_document(text, d, only, cli_width(cli), cli_colour(cli));
}

/* What stands between two documents of one print. */
static void add_parting(const struct rr_cli *cli, struct rr_str *text)
{
	if (cli_format_is(cli, "text"))
		rr_str_puts(text, "\n\n");
	else if (cli_format_is(cli, "markdown"))
		rr_str_puts(text, "\n---\n\n");
}

/*
 * Prints one document; false where it can't be read, which is said and leaves
 * the others to be done. *written counts those printed.
 */
static bool dump_one(const struct rr_cli *cli, const char *arg, struct cli_out *out,
                     struct rr_json *json, size_t *written, struct rr_error *unwritten)
{
	struct rr_str *text = json->out;
	struct cli_doc d;
	struct rr_error err;

	if (cli_doc_open(cli, arg, &d, &err) != RR_OK) {
		rr_cli_fail(&err);
		return false;
	}
	if (!cli_format_is(cli, "json") && !cli_format_is(cli, "jsonl"))
		say_warnings(cli, arg, d.doc);
	if (*written > 0)
		add_parting(cli, text);
	add_document(cli, &d, json, text);
	cli_doc_close(&d);
	++*written;
	if (unwritten->status == RR_OK)
		cli_out_put(out, rr_str_span(text), unwritten);
	rr_str_cut(text, 0);
	return true;
}

int cli_dump(const struct rr_cli *cli)
{
	const struct rr_options *o = cli->options;
	bool list = cli_format_is(cli, "json") && o->doc_count > 1;
	struct rr_error err = { .status = RR_OK };
	struct rr_str text = { 0 };
	struct rr_json json = { .out = &text, .indent = true };
	struct cli_out out;
	size_t written = 0;
	int code = RR_EXIT_OK;

	if (cli_out_open(cli, &out, &err) != RR_OK)
		return rr_cli_fail(&err);
	if (list)
		rr_json_open(&json, NULL, '[');
	for (size_t i = 0; i < o->doc_count && err.status == RR_OK; i++)
		if (!dump_one(cli, o->docs[i], &out, &json, &written, &err))
			code = RR_EXIT_UNREAD;
	if (list)
		rr_json_close(&json);
	if (err.status == RR_OK && text.len > 0)
		cli_out_put(&out, rr_str_span(&text), &err);
	rr_str_free(&text);
	if (err.status != RR_OK) {
		cli_out_close(&out, false, NULL);
		return rr_cli_fail(&err);
	}
	if (cli_out_close(&out, written > 0 || list, &err) != RR_OK)
		return rr_cli_fail(&err);
	return code;
}
