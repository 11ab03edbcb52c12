/*
 * A comparison as Markdown: a heading a row, what is gone struck out, what
 * is new in bold. Changed words stand without their outer blanks, which the
 * signs of Markdown don't suffer.
 */
#include "cli/compare.h"

#include <string.h>

static void add_escaped(struct rr_str *out, struct rr_span s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.text[i] != '\0' && strchr("\\`*_[]<>|~#&$", s.text[i]) != NULL)
			rr_str_putc(out, '\\');
		rr_str_putc(out, s.text[i]);
	}
}

/* `sign` around the words, blanks outside. */
static void add_set_apart(struct rr_str *out, struct rr_span s, const char *sign)
{
	struct rr_span words = rr_span_trim(s);
	size_t before = words.len > 0 ? (size_t)(words.text - s.text) : s.len;

	rr_str_add(out, rr_span_sub(s, 0, before));
	if (words.len == 0)
		return;
	rr_str_puts(out, sign);
	add_escaped(out, words);
	rr_str_puts(out, sign);
	rr_str_add(out, rr_span_sub(s, before + words.len, s.len));
}

static void add_changes(struct rr_str *out, struct rr_span a, struct rr_span b,
                        const struct rr_changes *changes)
{
	bool both = a.len > 0 && b.len > 0;

	for (size_t i = 0; i < changes->count; i++) {
		const struct rr_change *c = &changes->items[i];

		if (c->op == RR_INSERT && both)
			add_set_apart(out, rr_span_sub(b, c->start, c->end), "**");
		else if (c->op == RR_DELETE && both)
			add_set_apart(out, rr_span_sub(a, c->start, c->end), "~~");
		else
			add_escaped(out, rr_span_sub(c->op == RR_INSERT ? b : a, c->start, c->end));
	}
}

static void add_head(struct rr_str *out, const struct rr_comparison *cmp,
                     const struct cli_row *view)
{
	const struct rr_row *row = view->row;
	struct rr_str ids = { 0 };

	cli_row_ids(&ids, cmp->a, row->a, row->a_count, ", ");
	if (row->a_count > 0 && row->b_count > 0)
		rr_str_puts(&ids, " → ");
	cli_row_ids(&ids, cmp->b, row->b, row->b_count, ", ");
	rr_str_puts(out, view->criticals.count > 0 ? "### ! " : "### ");
	add_escaped(out, rr_str_span(&ids));
	rr_str_printf(out, " · %s%s%s", rr_relation_name(row->relation),
	              row->moved ? ", moved" : "", row->pinned ? ", pinned" : "");
	if (cli_lead_changed(row)) {
		rr_str_puts(out, " · ");
		add_escaped(out, cli_lead(&cmp->a->clauses[row->a[0]]));
		rr_str_puts(out, " → ");
		add_escaped(out, cli_lead(&cmp->b->clauses[row->b[0]]));
		rr_str_puts(out, cli_direction_note(row->lead));
	}
	rr_str_puts(out, "\n\n");
	rr_str_cut(&ids, 0);
	cli_criticals_text(&ids, view, false);
	if (ids.len > 0) {
		rr_str_puts(out, "> ");
		add_escaped(out, rr_str_span(&ids));
		rr_str_puts(out, "\n\n");
	}
	rr_str_free(&ids);
}

static void add_names(struct rr_str *out, const struct rr_comparison *cmp)
{
	struct rr_str name = { 0 };

	rr_str_puts(out, "# ");
	cli_doc_name(&name, cmp->a);
	add_escaped(out, rr_str_span(&name));
	rr_str_puts(out, " ⇄ ");
	rr_str_cut(&name, 0);
	cli_doc_name(&name, cmp->b);
	add_escaped(out, rr_str_span(&name));
	rr_str_puts(out, "\n\n");
	cli_tally_text(out, cmp);
	rr_str_puts(out, "\n");
	rr_str_free(&name);
}

static void put_citation(void *form, const char *heading, struct rr_span line)
{
	struct rr_str *out = form;

	if (heading != NULL)
		rr_str_printf(out, "\n## %s\n\n", heading);
	if (line.len == 0)
		return;
	rr_str_puts(out, "- ");
	add_escaped(out, line);
	rr_str_puts(out, "\n");
}

void cli_compare_markdown(struct rr_str *out, const struct cli_comparison *c)
{
	add_names(out, c->cmp);
	for (size_t r = 0; r < c->cmp->count; r++) {
		const struct cli_row *view = &c->rows[r];

		rr_str_puts(out, "\n");
		add_head(out, c->cmp, view);
		add_changes(out, rr_str_span(&view->a), rr_str_span(&view->b), &view->changes);
		rr_str_puts(out, "\n");
	}
	cli_citation_lines(c, put_citation, out);
}
