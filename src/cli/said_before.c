/* --said-before DOC#ID: the same or nearly the same words elsewhere in the library. */
#include "cli/actions.h"

#include "resread/text.h"

#include <string.h>

/* What an earlier clause says, and what became of it. */
struct said {
	const struct rr_said *row;
	struct rr_span before, now;
	struct rr_changes changes; /* owned */
};

static struct rr_span words_of(const struct said *s, const struct rr_change *c)
{
	return rr_span_sub(c->op == RR_INSERT ? s->now : s->before, c->start, c->end);
}

static void put_json_row(struct rr_json *j, const struct said *s)
{
	static const char *const ops[] = { "equal", "delete", "insert" };

	rr_json_open(j, NULL, '{');
	rr_json_text(j, "document", s->row->key);
	rr_json_text(j, "lang", s->row->lang);
	rr_json_text(j, "title", s->row->title);
	rr_json_text(j, "date", s->row->date);
	rr_json_text(j, "clause", s->row->passage);
	rr_json_text(j, "relation", s->row->likeness < 1 ? "similar" : "same");
	rr_json_real(j, "similarity", s->row->likeness);
	rr_json_text(j, "text", s->row->text);
	rr_json_open(j, "changes", '[');
	for (size_t i = 0; i < s->changes.count; i++) {
		rr_json_open(j, NULL, '{');
		rr_json_text(j, "op", ops[s->changes.items[i].op]);
		rr_json_span(j, "text", words_of(s, &s->changes.items[i]));
		rr_json_close(j);
	}
	rr_json_close(j);
	rr_json_close(j);
}

/* The words with [-what it said-] and {+what is said now+}. */
static void put_text_row(const struct said *s, const char *last, int width, struct rr_str *out)
{
	static const char *const open[] = { "", "[-", "{+" }, *const close[] = { "", "-]", "+}" };
	const struct rr_said *row = s->row;
	struct rr_str line = { 0 }, words = { 0 };

	if (strcmp(row->key, last) != 0) {
		rr_str_printf(&line, "%s%s%s  %s", row->key, row->date ? "  " : "",
		              row->date ? row->date : "", cli_other_words(row->key, row->title));
		if (out->len > 0)
			rr_str_putc(out, '\n');
		cli_wrap(out, rr_span_trim(rr_str_span(&line)), 0, 2, width);
		rr_str_cut(&line, 0);
	}
	if (row->likeness < 1)
		rr_str_printf(&line, "  %s  %.0f%%", row->passage, row->likeness * 100);
	else
		rr_str_printf(&line, "  %s  same", row->passage);
	for (size_t i = 0; i < s->changes.count; i++) {
		enum rr_change_op op = s->changes.items[i].op;

		rr_str_puts(&words, open[op]);
		rr_str_add(&words, words_of(s, &s->changes.items[i]));
		rr_str_puts(&words, close[op]);
	}
	cli_beside(out, line.text, 16, rr_str_span(&words), width);
	rr_str_free(&words);
	rr_str_free(&line);
}

static void put_all(const struct rr_cli *cli, const struct cli_doc *d, size_t clause,
                    const struct rr_said *rows, size_t count, struct rr_str *out)
{
	struct said s = { .now = d->doc->clauses[clause].text };
	struct rr_json j = { .out = out, .indent = true };
	bool json = cli_format_is(cli, "json");

	if (json) {
		rr_json_open(&j, NULL, '{');
		rr_json_text(&j, "format", "resread-said-before/1");
		rr_json_text(&j, "document", d->doc->key);
		rr_json_text(&j, "clause", d->doc->clauses[clause].id);
		rr_json_span(&j, "text", s.now);
		rr_json_open(&j, "said_before", '[');
	}
	for (size_t i = 0; i < count; i++) {
		s.row = &rows[i];
		s.before = rr_span(rows[i].text);
		rr_word_changes(s.before, s.now, &s.changes);
		if (json)
			put_json_row(&j, &s);
		else
			put_text_row(&s, i > 0 ? rows[i - 1].key : "", cli_width(cli), out);
	}
	rr_changes_free(&s.changes);
	if (json) {
		rr_json_close(&j);
		rr_json_close(&j);
	}
}

int cli_said_before(const struct rr_cli *cli)
{
	const char *arg = cli->options->docs[0];
	struct rr_str out = { 0 };
	struct rr_said *rows = NULL;
	struct cli_doc d;
	struct rr_error err;
	size_t clause, count = 0;

	if (cli_doc_open(cli, arg, &d, &err) != RR_OK)
		return rr_cli_fail(&err);
	clause = d.id != NULL ? rr_doc_clause(d.doc, d.id) : RR_NONE;
	if (clause == RR_NONE) {
		cli_doc_close(&d);
		rr_fail(&err, RR_INVALID, "%s: names no clause; write DOC#ID, such as 28/2#OP5", arg);
		return rr_cli_fail(&err);
	}
	if (rr_library_said(cli->store, d.doc, clause, &rows, &count, &err) != RR_OK) {
		cli_doc_close(&d);
		return rr_cli_fail(&err);
	}
	if (count > 0 || cli_format_is(cli, "json"))
		put_all(cli, &d, clause, rows, count, &out);
	if (count == 0)
		cli_say(cli, "%s: nothing like it stands elsewhere in the library", arg);
	rr_said_free(rows, count);
	cli_doc_close(&d);
	return cli_finish(cli, &out, count > 0 ? RR_EXIT_OK : RR_EXIT_NOTHING);
}
