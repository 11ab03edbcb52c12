#include "cli/actions.h"

#include "resread/text.h"

#include <stdlib.h>

/* What was asked for, or what no action asked for stands for. */
static enum rr_status choose(struct rr_options *options, struct rr_error *err)
{
	if (options->action == NULL)
		options->action = cli_implied(options);
	if (options->action == NULL)
		return rr_fail(err, RR_INVALID, "two documents: comparing is not in this version (%s)",
		               RR_VERSION);
	if (options->format == NULL && options->action->formats != NULL)
		options->format = options->action->formats[0];
	return RR_OK;
}

int rr_cli_run(const struct rr_cli *cli)
{
	struct rr_options options = *cli->options;
	struct rr_cli chosen = *cli;
	struct rr_error err, pack;

	chosen.options = &options;
	if (choose(&options, &err) != RR_OK)
		return rr_cli_fail(&err);
	if (options.lang != NULL && rr_lang_find(cli->langs, options.lang, &pack) == NULL) {
		rr_fail(&err, RR_INVALID, "--lang: %s", pack.text);
		return rr_cli_fail(&err);
	}
	return options.action->run(&chosen);
}

/* ---- documents -------------------------------------------------------- */

enum rr_status cli_doc_open(const struct rr_cli *cli, const char *arg,
                            struct cli_doc *out, struct rr_error *err)
{
	struct cli_doc made = { 0 };
	enum rr_status st;

	st = rr_open(cli->store, cli->langs, arg, cli->options->lang, &made.doc, NULL,
	             &made.id, err);
	if (st != RR_OK)
		return st;
	if (made.id != NULL && !rr_doc_text(made.doc, made.id, &(struct rr_span){ 0 }, NULL)) {
		st = rr_fail(err, RR_MISSING, "%s: has no clause %s", arg, made.id);
		free(made.id);
		rr_doc_free(made.doc);
		return st;
	}
	rr_cite(cli->langs, made.doc, &made.cites);
	*out = made;
	return RR_OK;
}

void cli_doc_close(struct cli_doc *d)
{
	rr_citations_free(&d->cites);
	rr_doc_free(d->doc);
	free(d->id);
	*d = (struct cli_doc){ 0 };
}

bool cli_within(const struct rr_doc *doc, size_t i, size_t top)
{
	while (i != top && i != RR_NONE)
		i = doc->clauses[i].parent;
	return i == top;
}

void cli_add_title(struct rr_str *out, const struct rr_doc *doc)
{
	struct rr_span number = rr_span(doc->number);

	rr_str_add(out, number);
	if (number.len > 0 && doc->title != NULL) /* "79/..." has its points already */
		rr_str_puts(out, number.text[number.len - 1] == '.' ? " " : ". ");
	rr_str_add(out, rr_span(doc->title));
}

const char *cli_other_words(const char *key, const char *title)
{
	struct rr_span k = rr_span(key), t = rr_span(title);

	if (t.len == 0 || (t.len <= k.len && rr_span_eq(rr_span_sub(k, k.len - t.len, k.len), t)))
		return "";
	return title;
}
