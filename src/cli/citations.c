/* --citations DOC: what the document cites, in the order of its text. */
#include "cli/actions.h"

bool cli_wanted(const struct cli_doc *d, const struct rr_citation *c)
{
	size_t only;

	if (d->id == NULL)
		return true;
	only = rr_doc_clause(d->doc, d->id);
	if (only != RR_NONE)
		return c->clause != RR_NONE && cli_within(d->doc, c->clause, only);
	return rr_span_is(rr_span(d->id), c->passage);
}

static size_t put_some(struct rr_json *j, const char *key, const struct cli_doc *d, bool named)
{
	struct cli_offsets at = { 0 };
	size_t count = 0;

	rr_json_open(j, key, '[');
	for (size_t i = 0; i < d->cites.count; i++) {
		const struct rr_citation *c = &d->cites.items[i];

		if (!cli_wanted(d, c) || (c->kind == RR_CITE_NAMED) != named)
			continue;
		rr_json_open(j, NULL, '{');
		cli_json_citation(j, d, c, &at);
		rr_json_close(j);
		count++;
	}
	rr_json_close(j);
	return count;
}

static size_t put_json(const struct cli_doc *d, struct rr_str *out)
{
	struct rr_json j = { .out = out, .indent = true };
	size_t count;

	rr_json_open(&j, NULL, '{');
	rr_json_text(&j, "format", "resread-citations/1");
	rr_json_text(&j, "symbol", d->doc->symbol);
	rr_json_text(&j, "title", d->doc->title);
	rr_json_text(&j, "lang", rr_lang_code(d->doc->lang));
	count = put_some(&j, "citations", d, true);
	count += put_some(&j, "references", d, false);
	rr_json_close(&j);
	return count;
}

struct rr_span cli_cited_words(const struct cli_doc *d, const struct rr_citation *c)
{
	struct rr_span text = { "", 0 };

	if (c->clause != RR_NONE)
		text = d->doc->clauses[c->clause].text;
	else
		rr_doc_text(d->doc, c->passage, &text, NULL);
	return rr_span_sub(text, c->start, c->end);
}

/* "PP3", beside it the target with its place and date, then the words in the text. */
static void add_line(struct rr_str *out, const struct cli_doc *d, const struct rr_citation *c,
                     int width)
{
	struct rr_str line = { 0 };

	if (c->inner != NULL)
		rr_str_printf(&line, "#%s", c->inner);
	else
		rr_str_puts(&line, c->target != NULL ? c->target : "?");
	if (c->locator != NULL)
		rr_str_printf(&line, ", %s", c->locator);
	if (c->date[0] != '\0')
		rr_str_printf(&line, " (%s)", c->date);
	rr_str_puts(&line, "  ");
	rr_str_add(&line, cli_cited_words(d, c));
	cli_beside(out, c->passage, 10, rr_str_span(&line), width);
	rr_str_free(&line);
}

static size_t put_text(const struct cli_doc *d, struct rr_str *out, int width)
{
	size_t count = 0;

	for (size_t i = 0; i < d->cites.count; i++)
		if (cli_wanted(d, &d->cites.items[i])) {
			add_line(out, d, &d->cites.items[i], width);
			count++;
		}
	return count;
}

int cli_citations(const struct rr_cli *cli)
{
	struct rr_str out = { 0 };
	struct cli_doc d;
	struct rr_error err;
	size_t count;

	if (cli_doc_open(cli, cli->options->docs[0], &d, &err) != RR_OK)
		return rr_cli_fail(&err);
	if (cli_format_is(cli, "json"))
		count = put_json(&d, &out);
	else
		count = put_text(&d, &out, cli_width(cli));
	if (count == 0)
		cli_say(cli, "%s: cites nothing", cli->options->docs[0]);
	cli_doc_close(&d);
	return cli_finish(cli, &out, count > 0 ? RR_EXIT_OK : RR_EXIT_NOTHING);
}
