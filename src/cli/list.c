/* --list and --remove: the library's documents. */
#include "cli/actions.h"

#include "resread/text.h"

#include <stdlib.h>
#include <string.h>

static void put_json(const struct rr_library_row *rows, size_t count, struct rr_str *out)
{
	struct rr_json j = { .out = out, .indent = true };

	rr_json_open(&j, NULL, '{');
	rr_json_text(&j, "format", "resread-library/1");
	rr_json_open(&j, "documents", '[');
	for (size_t i = 0; i < count; i++) {
		rr_json_open(&j, NULL, '{');
		rr_json_text(&j, "key", rows[i].key);
		rr_json_text(&j, "symbol", rows[i].symbol);
		rr_json_text(&j, "number", rows[i].number);
		rr_json_text(&j, "body", rows[i].body);
		rr_json_text(&j, "lang", rows[i].lang);
		rr_json_text(&j, "title", rows[i].title);
		rr_json_text(&j, "date", rows[i].date);
		rr_json_int(&j, "clauses", rows[i].clauses);
		rr_json_int(&j, "notes", rows[i].notes);
		rr_json_text(&j, "path", rows[i].path);
		rr_json_close(&j);
	}
	rr_json_close(&j);
	rr_json_close(&j);
}

/* Appends s filled up with blanks to `columns`. */
static void add_cell(struct rr_str *out, const char *s, int columns)
{
	int used = rr_columns(rr_span(s));

	rr_str_puts(out, s);
	rr_str_printf(out, "%*s  ", used < columns ? columns - used : 0, "");
}

/* The widest key, within reason: one long one shall not push all titles away. */
static int key_columns(const struct rr_library_row *rows, size_t count, int width)
{
	int widest = 0;

	for (size_t i = 0; i < count; i++) {
		int used = rr_columns(rr_span(rows[i].key));

		if (used > widest && used <= width / 4)
			widest = used;
	}
	return widest;
}

static void put_text(const struct rr_library_row *rows, size_t count, int width,
                     struct rr_str *out)
{
	int keys = key_columns(rows, count, width);
	struct rr_str line = { 0 }, title = { 0 };

	for (size_t i = 0; i < count; i++) {
		const struct rr_library_row *r = &rows[i];

		rr_str_cut(&line, 0);
		rr_str_cut(&title, 0);
		add_cell(&line, r->key, keys);
		add_cell(&line, r->lang, 2);
		rr_str_puts(&line, r->date != NULL ? r->date : "-");
		rr_str_puts(&title, cli_other_words(r->key, r->title));
		if (r->notes > 0)
			rr_str_printf(&title, "%s[%lld note%s]", title.len > 0 ? " " : "",
			              (long long)r->notes, r->notes == 1 ? "" : "s");
		cli_beside(out, line.text, keys + 18, rr_str_span(&title), width);
	}
	rr_str_free(&line);
	rr_str_free(&title);
}

/* Numbers by their value: 78/9 before 78/10. */
static int by_key(const void *left, const void *right)
{
	const char *a = ((const struct rr_library_row *)left)->key;
	const char *b = ((const struct rr_library_row *)right)->key;

	while (*a != '\0' && *b != '\0') {
		size_t m = strspn(a, "0123456789"), n = strspn(b, "0123456789");
		int order = m == 0 || n == 0 ? (unsigned char)*a - (unsigned char)*b
			: m != n ? (m > n) - (m < n) : strncmp(a, b, m);

		if (order != 0)
			return order;
		a += m > 0 ? m : 1;
		b += n > 0 ? n : 1;
	}
	if (*a != *b)
		return (unsigned char)*a - (unsigned char)*b;
	return strcmp(((const struct rr_library_row *)left)->lang,
	              ((const struct rr_library_row *)right)->lang);
}

int cli_list(const struct rr_cli *cli)
{
	struct rr_library_row *rows = NULL;
	struct rr_str out = { 0 };
	struct rr_error err;
	size_t count = 0;

	if (rr_library_list(cli->store, &rows, &count, &err) != RR_OK)
		return rr_cli_fail(&err);
	if (count > 0)
		qsort(rows, count, sizeof *rows, by_key);
	if (cli_format_is(cli, "json"))
		put_json(rows, count, &out);
	else
		put_text(rows, count, cli_width(cli), &out);
	if (count == 0)
		cli_say(cli, "the library is empty; --add PATH puts documents into it");
	rr_library_rows_free(rows, count);
	return cli_finish(cli, &out, count > 0 ? RR_EXIT_OK : RR_EXIT_NOTHING);
}

int cli_remove(const struct rr_cli *cli)
{
	const char *name = cli->options->docs[0];
	struct rr_error err;
	enum rr_status st = rr_library_remove(cli->store, name, &err);

	if (st == RR_OK) {
		cli_say(cli, "%s: taken out of the library", name);
		return RR_EXIT_OK;
	}
	rr_cli_fail(&err);
	return st == RR_MISSING ? RR_EXIT_NOTHING : st == RR_DB ? RR_EXIT_DB : RR_EXIT_UNREAD;
}
