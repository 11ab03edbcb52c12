/*
 * A comparison on one page: the counts, then what matters first: verbs that
 * got weaker or stronger and the other critical changes, then what was added
 * and dropped, merged, split and moved, and which citations came and went. A
 * clause is named by its id and its first words.
 */
#include "cli/compare.h"

#include "resread/text.h"

#include <stdlib.h>

enum { EXCERPT = 60, INDENT = 2 };

struct page {
	struct rr_str *out;
	const struct rr_comparison *cmp;
	int width;
	const struct cli_row *rows; /* borrowed: all rows, read */
};

/* The heading of a section, once, before its first line. */
static void put_line(const struct page *p, const char *heading, bool *begun,
                     const struct rr_str *line)
{
	if (!*begun)
		rr_str_printf(p->out, "\n%s\n", heading);
	*begun = true;
	cli_wrap(p->out, rr_str_span(line), INDENT, 2 * INDENT, p->width);
}

static void add_excerpt(struct rr_str *out, struct rr_span text)
{
	size_t end = rr_fit_columns(text, 0, EXCERPT);

	while (end < text.len && end > 0 && text.text[end] != ' ' &&
	       (unsigned char)text.text[end] < 0x80)
		end--; /* not within a word */
	rr_str_puts(out, "  ");
	rr_visible(rr_span_trim(rr_span_sub(text, 0, end)), out);
	if (end < text.len)
		rr_str_puts(out, "…");
}

static void add_pair(struct rr_str *line, const struct page *p, const struct rr_row *row)
{
	cli_row_ids(line, p->cmp->a, row->a, row->a_count, " ");
	if (row->a_count > 0 && row->b_count > 0)
		rr_str_puts(line, " → ");
	cli_row_ids(line, p->cmp->b, row->b, row->b_count, " ");
}

static struct rr_span text_of(const struct page *p, const struct rr_row *row)
{
	return row->b_count > 0 ? p->cmp->b->clauses[row->b[0]].text
		: p->cmp->a->clauses[row->a[0]].text;
}

static void put_verbs(const struct page *p, enum rr_direction direction,
                      const char *heading)
{
	struct rr_str line = { 0 };
	bool begun = false;

	for (size_t r = 0; r < p->cmp->count; r++) {
		const struct rr_row *row = &p->cmp->rows[r];

		if (row->lead != direction || row->a_count == 0 || row->b_count == 0)
			continue;
		rr_str_cut(&line, 0);
		add_pair(&line, p, row);
		rr_str_puts(&line, "  ");
		rr_visible(cli_lead(&p->cmp->a->clauses[row->a[0]]), &line);
		rr_str_puts(&line, " → ");
		rr_visible(cli_lead(&p->cmp->b->clauses[row->b[0]]), &line);
		put_line(p, heading, &begun, &line);
	}
	rr_str_free(&line);
}

/* ---- critical changes ----------------------------------------------------- */

static void add_words(struct rr_str *line, struct rr_span words)
{
	if (words.len > 0)
		rr_visible(words, line);
	else
		rr_str_puts(line, "—");
}

static void put_criticals(const struct page *p, enum rr_critical_kind kind,
                          const char *heading)
{
	struct rr_str line = { 0 };
	bool begun = false;

	for (size_t r = 0; r < p->cmp->count; r++) {
		const struct cli_row *row = &p->rows[r];

		for (size_t i = 0; i < row->criticals.count; i++) {
			const struct rr_critical *c = &row->criticals.items[i];

			if (c->kind != kind)
				continue;
			rr_str_cut(&line, 0);
			add_pair(&line, p, row->row);
			rr_str_puts(&line, "  ");
			add_words(&line, cli_critical_from(row, c));
			rr_str_puts(&line, " → ");
			add_words(&line, cli_critical_to(row, c));
			if (c->direction != RR_DIR_OTHER)
				rr_str_printf(&line, " (%s)", cli_direction_name(c->direction));
			put_line(p, heading, &begun, &line);
		}
	}
	rr_str_free(&line);
}

static void put_relation(const struct page *p, enum rr_relation relation,
                         const char *heading)
{
	struct rr_str line = { 0 };
	bool begun = false;

	for (size_t r = 0; r < p->cmp->count; r++) {
		const struct rr_row *row = &p->cmp->rows[r];

		if (row->relation != relation)
			continue;
		rr_str_cut(&line, 0);
		add_pair(&line, p, row);
		add_excerpt(&line, text_of(p, row));
		put_line(p, heading, &begun, &line);
	}
	rr_str_free(&line);
}

static void put_moved(const struct page *p)
{
	struct rr_str line = { 0 };
	bool begun = false;

	for (size_t r = 0; r < p->cmp->count; r++) {
		if (!p->cmp->rows[r].moved)
			continue;
		rr_str_cut(&line, 0);
		add_pair(&line, p, &p->cmp->rows[r]);
		add_excerpt(&line, text_of(p, &p->cmp->rows[r]));
		put_line(p, "moved", &begun, &line);
	}
	rr_str_free(&line);
}

/* ---- citations ------------------------------------------------------------ */

static void put_citation(void *form, const char *heading, struct rr_span line)
{
	const struct page *p = form;

	if (heading != NULL)
		rr_str_printf(p->out, "\n%s\n", heading);
	if (line.len > 0)
		cli_wrap(p->out, line, INDENT, 2 * INDENT, p->width);
}

/* ---- two languages --------------------------------------------------------- */

static void put_concordance(const struct page *p, const struct cli_comparison *c)
{
	struct rr_discords list;
	struct rr_str line = { 0 };
	bool begun = false;

	rr_concordance(p->cmp, &c->a->cites, &c->b->cites, &list);
	for (size_t i = 0; i < list.count; i++) {
		const struct rr_discord *d = &list.items[i];

		rr_str_cut(&line, 0);
		add_pair(&line, p, &p->cmp->rows[d->row]);
		rr_str_printf(&line, "  %s: %s ≠ %s", rr_discord_name(d->kind),
		              d->a != NULL ? d->a : "—", d->b != NULL ? d->b : "—");
		put_line(p, "concordance", &begun, &line);
	}
	rr_str_free(&line);
	rr_discords_free(&list);
}

static void put_names(const struct page *p)
{
	struct rr_str line = { 0 };

	rr_str_puts(&line, "A  ");
	cli_doc_name(&line, p->cmp->a);
	cli_wrap(p->out, rr_str_span(&line), 0, 3, p->width);
	rr_str_cut(&line, 0);
	rr_str_puts(&line, "B  ");
	cli_doc_name(&line, p->cmp->b);
	cli_wrap(p->out, rr_str_span(&line), 0, 3, p->width);
	rr_str_cut(&line, 0);
	cli_tally_text(&line, p->cmp);
	rr_str_putc(p->out, '\n');
	cli_wrap(p->out, rr_str_span(&line), 0, 0, p->width);
	rr_str_free(&line);
}

void cli_compare_summary(struct rr_str *out, const struct cli_comparison *c, int width)
{
	struct cli_row *rows = rr_alloc((c->cmp->count + 1) * sizeof *rows);
	struct page p = { out, c->cmp, width, rows };

	for (size_t r = 0; r < c->cmp->count; r++)
		cli_row_read(c->cmp, r, &rows[r]);
	put_names(&p);
	put_concordance(&p, c);
	put_verbs(&p, RR_WEAKER, "weaker verbs");
	put_verbs(&p, RR_STRONGER, "stronger verbs");
	put_criticals(&p, RR_CRITICAL_MODAL, "shall, should, may");
	put_criticals(&p, RR_CRITICAL_NEGATION, "negations");
	put_criticals(&p, RR_CRITICAL_CONDITION, "conditions");
	put_criticals(&p, RR_CRITICAL_ADDRESSEE, "who is asked");
	put_criticals(&p, RR_CRITICAL_NUMBER, "numbers and dates");
	put_verbs(&p, RR_DIR_OTHER, "other verbs");
	if (!cli_across(c->cmp->a, c->cmp->b)) { /* else they stand in the concordance */
		put_relation(&p, RR_ADDED, "added");
		put_relation(&p, RR_DROPPED, "dropped");
	}
	put_relation(&p, RR_MERGED, "merged");
	put_relation(&p, RR_SPLIT, "split");
	put_moved(&p);
	cli_citation_lines(c, put_citation, &p);
	for (size_t r = 0; r < c->cmp->count; r++)
		cli_row_free(&rows[r]);
	free(rows);
}
