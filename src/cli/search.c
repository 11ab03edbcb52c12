/* --search QUERY: clauses, titles and notes in which the words stand. */
#include "cli/actions.h"

#include <string.h>

#include "resread/text.h"

static void put_json(const char *query, const struct rr_hit *hits, size_t count,
                     struct rr_str *out)
{
	struct rr_json j = { .out = out, .indent = true };

	rr_json_open(&j, NULL, '{');
	rr_json_text(&j, "format", "resread-search/1");
	rr_json_text(&j, "query", query);
	rr_json_open(&j, "hits", '[');
	for (size_t i = 0; i < count; i++) {
		const struct rr_hit *h = &hits[i];
		struct rr_span text = rr_span(h->text);

		rr_json_open(&j, NULL, '{');
		rr_json_text(&j, "document", h->key);
		rr_json_text(&j, "lang", h->lang);
		rr_json_text(&j, "title", h->title);
		rr_json_text(&j, "date", h->date);
		rr_json_text(&j, "clause", h->passage);
		rr_json_text(&j, "note", h->note[0] ? h->note : NULL);
		rr_json_int(&j, "start", (int64_t)rr_codepoints(rr_span_sub(text, 0, h->start)));
		rr_json_int(&j, "end", (int64_t)rr_codepoints(rr_span_sub(text, 0, h->end)));
		rr_json_text(&j, "text", h->text);
		rr_json_close(&j);
	}
	rr_json_close(&j);
	rr_json_close(&j);
}

static void put_text(const struct rr_hit *hits, size_t count, int width, struct rr_str *out)
{
	for (size_t i = 0; i < count; i++) {
		const struct rr_hit *h = &hits[i];
		struct rr_str line = { 0 };

		if (i == 0 || strcmp(h->key, hits[i - 1].key) != 0) {
			rr_str_printf(&line, "%s  %s", h->key, cli_other_words(h->key, h->title));
			if (i > 0)
				rr_str_putc(out, '\n');
			cli_wrap(out, rr_span_trim(rr_str_span(&line)), 0, 2, width);
			rr_str_cut(&line, 0);
		}
		rr_str_printf(&line, "  %s%s", h->passage, h->note[0] ? " *" : "");
		cli_beside(out, line.text, 12, rr_span(h->text), width);
		rr_str_free(&line);
	}
}

int cli_search(const struct rr_cli *cli)
{
	const char *query = cli->options->docs[0];
	struct rr_str out = { 0 };
	struct rr_hit *hits = NULL;
	struct rr_error err;
	size_t count = 0;
	int code;

	if (rr_search(cli->store, query, 0, &hits, &count, &err) != RR_OK)
		return rr_cli_fail(&err);
	if (cli_format_is(cli, "json"))
		put_json(query, hits, count, &out);
	else
		put_text(hits, count, cli_width(cli), &out);
	if (count == 0)
		cli_say(cli, "%s: stands nowhere in the library or the notes", query);
	rr_hits_free(hits, count);
	code = cli_finish(cli, &out, count > 0 ? RR_EXIT_OK : RR_EXIT_NOTHING);
	rr_search_prepare(cli->store);
	return code;
}
