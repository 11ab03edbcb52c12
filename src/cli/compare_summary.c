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

/* " the keepers of lighthouses…": what the verb opens. */
static void add_opened(struct rr_str *line, const struct rr_clause *clause)
{
	add_excerpt(line, rr_span_trim(rr_span_sub(clause->text, clause->lead_len,
	                                           clause->text.len)));
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
		add_opened(&line, &p->cmp->b->clauses[row->b[0]]);
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

static void add_change(struct rr_str *line, const struct cli_row *row,
                       const struct rr_critical *c)
{
	add_words(line, cli_critical_from(row, c));
	rr_str_puts(line, " → ");
	add_words(line, cli_critical_to(row, c));
	rr_str_puts(line, cli_direction_note(c->direction));
}

static bool is_letter_before(struct rr_span text, size_t at)
{
	return at > 0 && at < text.len && (unsigned char)text.text[at] < 0x80 &&
	       text.text[at] != ' ' && text.text[at - 1] != ' ';
}

/* "  …publish, as appropriate, the readings…": where it stands. */
static void add_context(struct rr_str *line, const struct cli_row *row,
                        const struct rr_critical *c)
{
	enum { AROUND = 30 }; /* bytes before, columns behind */
	bool came = c->b_end > c->b_start;
	struct rr_span text = rr_str_span(came ? &row->b : &row->a);
	size_t from = came ? c->b_start : c->a_start, end = came ? c->b_end : c->a_end;

	from = from > AROUND ? from - AROUND : 0;
	while (from > 0 && (((unsigned char)text.text[from] & 0xC0) == 0x80 ||
	                    is_letter_before(text, from)))
		from--;
	end = rr_fit_columns(text, end, AROUND);
	while (end < text.len && end > from && is_letter_before(text, end))
		end--;
	rr_str_puts(line, from > 0 ? "  …" : "  ");
	rr_visible(rr_span_trim(rr_span_sub(text, from, end)), line);
	if (end < text.len)
		rr_str_puts(line, "…");
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
			add_change(&line, row, c);
			add_context(&line, row, c);
			put_line(p, heading, &begun, &line);
		}
	}
	rr_str_free(&line);
}

/* ---- numbers -------------------------------------------------------------- */

/* The rows where one number became one other; a session's number changes in
 * every clause that asks for a report. */
struct same_number {
	struct rr_span from, to;
	const struct cli_row *first, *last;
	size_t rows;
};

struct numbers {
	struct same_number *items; /* owned */
	size_t count, cap;
};

enum { OFTEN = 3 }; /* rows from which on a change is told once */

static struct same_number *number_of(struct numbers *list, const struct cli_row *row,
                                     const struct rr_critical *c)
{
	struct rr_span from = cli_critical_from(row, c), to = cli_critical_to(row, c);

	for (size_t i = 0; i < list->count; i++)
		if (rr_span_eq(list->items[i].from, from) && rr_span_eq(list->items[i].to, to))
			return &list->items[i];
	list->items = rr_grow(list->items, list->count, &list->cap, sizeof *list->items);
	list->items[list->count] = (struct same_number){ from, to, row, NULL, 0 };
	return &list->items[list->count++];
}

static void count_numbers(const struct page *p, struct numbers *list)
{
	for (size_t r = 0; r < p->cmp->count; r++)
		for (size_t i = 0; i < p->rows[r].criticals.count; i++) {
			const struct rr_critical *c = &p->rows[r].criticals.items[i];
			struct same_number *n;

			if (c->kind != RR_CRITICAL_NUMBER)
				continue;
			n = number_of(list, &p->rows[r], c);
			n->rows += n->last != &p->rows[r];
			n->last = &p->rows[r];
		}
}

/* "seventh → eighth  in OP4, OP9, OP12": by b's ids. */
static void add_often(struct rr_str *line, const struct page *p, const struct cli_row *row,
                      const struct rr_critical *c)
{
	const struct cli_row *last = NULL;
	struct rr_span from = cli_critical_from(row, c), to = cli_critical_to(row, c);
	const char *sep = "  in ";

	add_change(line, row, c);
	for (size_t r = 0; r < p->cmp->count; r++)
		for (size_t i = 0; i < p->rows[r].criticals.count && last != &p->rows[r]; i++) {
			const struct rr_critical *other = &p->rows[r].criticals.items[i];

			if (other->kind != RR_CRITICAL_NUMBER ||
			    !rr_span_eq(cli_critical_from(&p->rows[r], other), from) ||
			    !rr_span_eq(cli_critical_to(&p->rows[r], other), to))
				continue;
			last = &p->rows[r];
			rr_str_puts(line, sep);
			cli_row_ids(line, p->cmp->b, last->row->b, last->row->b_count, " ");
			sep = ", ";
		}
}

/* The numbers of a row on one line, but for those told once for all. */
static void put_row_numbers(const struct page *p, const struct cli_row *row,
                            struct numbers *often, bool *begun)
{
	struct rr_str line = { 0 }, all = { 0 };
	const char *sep = "  ";

	add_pair(&line, p, row->row);
	for (size_t i = 0; i < row->criticals.count; i++) {
		const struct rr_critical *c = &row->criticals.items[i];
		struct same_number *n;

		if (c->kind != RR_CRITICAL_NUMBER)
			continue;
		n = number_of(often, row, c);
		if (n->rows >= OFTEN && n->first == row) {
			rr_str_cut(&all, 0);
			add_often(&all, p, row, c);
			put_line(p, "numbers and dates", begun, &all);
			n->first = NULL;
		} else if (n->rows < OFTEN) {
			rr_str_puts(&line, sep);
			add_change(&line, row, c);
			sep = "; ";
		}
	}
	if (*sep == ';')
		put_line(p, "numbers and dates", begun, &line);
	rr_str_free(&line);
	rr_str_free(&all);
}

static void put_numbers(const struct page *p)
{
	struct numbers often = { 0 };
	bool begun = false;

	count_numbers(p, &often);
	for (size_t r = 0; r < p->cmp->count; r++)
		put_row_numbers(p, &p->rows[r], &often, &begun);
	free(often.items);
}

/* ---- rows ----------------------------------------------------------------- */

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

/* "PP4  missing in B  the first words", "PP4 → PP4  date: … ≠ …". */
static void add_discord(struct rr_str *line, const struct page *p, const struct rr_discord *d)
{
	const struct rr_row *row = &p->cmp->rows[d->row];

	add_pair(line, p, row);
	if (d->kind == RR_DISCORD_CLAUSE) {
		rr_str_printf(line, "  missing in %s", d->b == NULL ? "B" : "A");
		add_excerpt(line, text_of(p, row));
	} else {
		rr_str_printf(line, "  %s: %s ≠ %s", rr_discord_name(d->kind),
		              d->a != NULL ? d->a : "—", d->b != NULL ? d->b : "—");
	}
}

static void put_concordance(const struct page *p, const struct cli_comparison *c)
{
	struct rr_discords list;
	struct rr_str line = { 0 };
	bool begun = false;

	rr_concordance(p->cmp, &c->a->cites, &c->b->cites, &list);
	for (size_t i = 0; i < list.count; i++) {
		rr_str_cut(&line, 0);
		add_discord(&line, p, &list.items[i]);
		put_line(p, "concordance", &begun, &line);
	}
	if (list.count == 0 && cli_across(p->cmp->a, p->cmp->b)) {
		rr_str_puts(&line, "no clause, citation, date, figure or footnote differs");
		put_line(p, "concordance", &begun, &line);
	}
	rr_str_free(&line);
	rr_discords_free(&list);
}

static void put_names(const struct page *p)
{
	struct rr_str line = { 0 };

	for (int side = 0; side < 2; side++) {
		rr_str_cut(&line, 0);
		rr_str_printf(&line, "%c  ", 'A' + side);
		cli_doc_name(&line, side == 0 ? p->cmp->a : p->cmp->b);
		cli_wrap(p->out, rr_str_span(&line), 0, 3, p->width);
	}
	rr_str_cut(&line, 0);
	cli_tally_text(&line, p->cmp);
	rr_str_putc(p->out, '\n');
	cli_wrap(p->out, rr_str_span(&line), 0, 0, p->width);
	rr_str_free(&line);
}

void cli_compare_summary(struct rr_str *out, const struct cli_comparison *c, int width)
{
	struct page p = { out, c->cmp, width, c->rows };

	put_names(&p);
	put_concordance(&p, c);
	put_verbs(&p, RR_WEAKER, "weaker verbs");
	put_verbs(&p, RR_STRONGER, "stronger verbs");
	put_criticals(&p, RR_CRITICAL_MODAL, "shall, should, may");
	put_criticals(&p, RR_CRITICAL_NEGATION, "negations");
	put_criticals(&p, RR_CRITICAL_CONDITION, "conditions");
	put_criticals(&p, RR_CRITICAL_ADDRESSEE, "who is asked");
	put_numbers(&p);
	put_verbs(&p, RR_DIR_OTHER, "other verbs");
	put_verbs(&p, RR_DIR_MODIFIER, "the same verb otherwise");
	if (!cli_across(c->cmp->a, c->cmp->b)) { /* else they stand in the concordance */
		put_relation(&p, RR_ADDED, "added");
		put_relation(&p, RR_DROPPED, "dropped");
	}
	put_relation(&p, RR_MERGED, "merged");
	put_relation(&p, RR_SPLIT, "split");
	put_moved(&p);
	if (!cli_across(c->cmp->a, c->cmp->b))
		cli_citation_lines(c, put_citation, &p);
}
