/* --cited-by SYMBOL: which clauses in the library cite it, and with which verb. */
#include "cli/actions.h"

#include <stdlib.h>
#include <string.h>

/*
 * What a person typed as a canonical target: a symbol, an instrument, or the
 * number of a document the library knows. False if it is none of them.
 */
static bool find_target(const struct rr_cli *cli, const char *typed, struct rr_str *out)
{
	struct rr_library_row *rows = NULL;
	size_t count = 0;

	if (strncmp(typed, "instrument:", 11) == 0) {
		rr_str_puts(out, typed);
		return true;
	}
	if (rr_cite_symbol(typed, out))
		return true;
	if (rr_library_list(cli->store, &rows, &count, NULL) != RR_OK)
		return false;
	for (size_t i = 0; i < count && out->len == 0; i++)
		if (rows[i].symbol != NULL && rows[i].number != NULL
		    && strcmp(rows[i].number, typed) == 0)
			rr_str_puts(out, rows[i].symbol);
	rr_library_rows_free(rows, count);
	return out->len > 0;
}

static void put_json(const char *target, const struct rr_cited_by *rows, size_t count,
                     struct rr_str *out)
{
	struct rr_json j = { .out = out, .indent = true };

	rr_json_open(&j, NULL, '{');
	rr_json_text(&j, "format", "resread-cited-by/1");
	rr_json_text(&j, "target", target);
	rr_json_open(&j, "cited_by", '[');
	for (size_t i = 0; i < count; i++) {
		rr_json_open(&j, NULL, '{');
		rr_json_text(&j, "document", rows[i].key);
		rr_json_text(&j, "lang", rows[i].lang);
		rr_json_text(&j, "title", rows[i].title);
		rr_json_text(&j, "clause", rows[i].passage);
		rr_json_text(&j, "lead", rows[i].verb);
		rr_json_text(&j, "date", rows[i].date);
		rr_json_text(&j, "locator", rows[i].locator);
		rr_json_text(&j, "text", rows[i].text);
		rr_json_close(&j);
	}
	rr_json_close(&j);
	rr_json_close(&j);
}

/* The clause, led by the verb it hangs on where it has none of its own. */
static void add_words(const struct rr_cited_by *row, struct rr_str *out)
{
	if (row->verb != NULL && !rr_span_starts(rr_span(row->text), row->verb))
		rr_str_printf(out, "%s … ", row->verb);
	rr_str_add(out, rr_span(row->text));
	if (row->locator != NULL)
		rr_str_printf(out, " [%s]", row->locator);
}

static void put_text(const struct rr_cited_by *rows, size_t count, int width,
                     struct rr_str *out)
{
	const char *key = "";

	for (size_t i = 0; i < count; i++) {
		struct rr_str line = { 0 }, words = { 0 };

		if (strcmp(rows[i].key, key) != 0) {
			key = rows[i].key;
			rr_str_printf(&line, "%s  %s", key, cli_other_words(key, rows[i].title));
			if (i > 0)
				rr_str_putc(out, '\n');
			cli_wrap(out, rr_span_trim(rr_str_span(&line)), 0, 2, width);
			rr_str_cut(&line, 0);
		}
		rr_str_printf(&line, "  %s", rows[i].passage);
		add_words(&rows[i], &words);
		cli_beside(out, line.text, 12, rr_str_span(&words), width);
		rr_str_free(&words);
		rr_str_free(&line);
	}
}

int cli_cited_by(const struct rr_cli *cli)
{
	const char *typed = cli->options->docs[0];
	struct rr_str out = { 0 }, target = { 0 };
	struct rr_cited_by *rows = NULL;
	struct rr_error err;
	size_t count = 0;

	if (!find_target(cli, typed, &target)) {
		rr_str_free(&target);
		rr_fail(&err, RR_INVALID, "%s: is no symbol, such as A/RES/70/1, and no number "
		        "of a document in the library", typed);
		return rr_cli_fail(&err);
	}
	if (rr_library_cited_by(cli->store, target.text, &rows, &count, &err) != RR_OK) {
		rr_str_free(&target);
		return rr_cli_fail(&err);
	}
	if (cli_format_is(cli, "json"))
		put_json(target.text, rows, count, &out);
	else
		put_text(rows, count, cli_width(cli), &out);
	if (count == 0)
		cli_say(cli, "%s: no document in the library cites it", target.text);
	rr_cited_by_free(rows, count);
	rr_str_free(&target);
	return cli_finish(cli, &out, count > 0 ? RR_EXIT_OK : RR_EXIT_NOTHING);
}
