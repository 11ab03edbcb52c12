/*
 * A comparison as plain text: from 90 columns on two texts side by side, a
 * row level on both sides; below that one column with the changes inline.
 * Signs tell what happened without colour: [-gone-] and {+new+} words, and
 * before the clause ~ + - ⇄ or ! for a stronger or weaker verb. Colours are
 * laid over the wrapped lines, so they never change where a line breaks.
 */
#include "cli/compare.h"

#include "resread/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE_BY_SIDE = 90, WIDEST_ID = 14, INDENT = 4 };

/* Holds the signs to their words while lines are broken; never printed. */
#define JOINER "\xE2\x81\xA0"

/* A text with stretches set apart. */
struct styled {
	struct rr_str text;
	struct stretch {
		size_t start, end;
		enum rr_change_op op; /* RR_DELETE or RR_INSERT */
		bool signs;           /* it begins and ends with them */
	} *stretches; /* owned; ascending */
	size_t count, cap;
	struct rr_lines_of lines;
};

struct sheet {
	struct rr_str *out;
	int width;
	bool colour;
	int id_columns; /* for the ids of either side */
	struct styled left, right;
	const struct cli_row *row; /* borrowed: the present one */
};

/* ---- texts with their changes ------------------------------------------- */

static void clear(struct styled *s)
{
	rr_str_cut(&s->text, 0);
	s->count = s->lines.count = 0;
}

static void add_piece(const struct sheet *p, struct styled *s, struct rr_span piece,
                      enum rr_change_op op, bool signs)
{
	static const char *const open[] = { "", "[-" JOINER, "{+" JOINER };
	static const char *const close[] = { "", JOINER "-]", JOINER "+}" };
	size_t start = s->text.len;

	if (signs && !p->colour)
		rr_str_puts(&s->text, open[op]);
	rr_visible(piece, &s->text);
	if (signs && !p->colour)
		rr_str_puts(&s->text, close[op]);
	if (op == RR_EQUAL)
		return;
	s->stretches = rr_grow(s->stretches, s->count, &s->cap, sizeof *s->stretches);
	s->stretches[s->count++] = (struct stretch){
		start, s->text.len, op, signs && !p->colour,
	};
}

/* left and right may be the same: then both versions stand inline. */
static void compose(struct sheet *p, struct styled *left, struct styled *right)
{
	struct rr_span a = rr_str_span(&p->row->a), b = rr_str_span(&p->row->b);
	bool signs = a.len > 0 && b.len > 0; /* all of it: the row's sign is enough */

	clear(left);
	clear(right);
	for (size_t i = 0; i < p->row->changes.count; i++) {
		const struct rr_change *c = &p->row->changes.items[i];

		if (c->op == RR_INSERT) {
			add_piece(p, right, rr_span_sub(b, c->start, c->end), c->op, signs);
			continue;
		}
		add_piece(p, left, rr_span_sub(a, c->start, c->end), c->op, signs);
		if (c->op == RR_EQUAL && right != left)
			add_piece(p, right, rr_span_sub(b, c->b_start, c->b_end), c->op, signs);
	}
}

/* ---- lines --------------------------------------------------------------- */

/* Bytes [from, to) of a stretch, without the joiners of its signs. */
static void put_stretch(const struct sheet *p, struct rr_span all,
                        const struct stretch *s, size_t from, size_t to)
{
	const size_t sign = 2, joiner = sizeof JOINER - 1;

	if (p->colour) {
		rr_str_puts(p->out, s->op == RR_DELETE ? "\033[9;31m" : "\033[4;32m");
		rr_str_add(p->out, rr_span_sub(all, from, to));
		rr_str_puts(p->out, "\033[m");
		return;
	}
	if (!s->signs) {
		rr_str_add(p->out, rr_span_sub(all, from, to));
		return;
	}
	if (from == s->start) {
		rr_str_add(p->out, rr_span_sub(all, from, from + sign));
		from += sign + joiner;
	}
	if (to < s->end) {
		rr_str_add(p->out, rr_span_sub(all, from, to));
		return;
	}
	rr_str_add(p->out, rr_span_sub(all, from, to - sign - joiner));
	rr_str_add(p->out, rr_span_sub(all, to - sign, to));
}

static void put_line(const struct sheet *p, const struct styled *s, size_t line)
{
	size_t at = s->lines.lines[line].start, end = s->lines.lines[line].end;
	struct rr_span all = rr_str_span(&s->text);

	for (size_t i = 0; i < s->count; i++) {
		size_t from = s->stretches[i].start, to = s->stretches[i].end;

		if (to <= at || from >= end)
			continue;
		from = from < at ? at : from;
		to = to > end ? end : to;
		rr_str_add(p->out, rr_span_sub(all, at, from));
		put_stretch(p, all, &s->stretches[i], from, to);
		at = to;
	}
	rr_str_add(p->out, rr_span_sub(all, at, end));
}

static void put_blanks(const struct sheet *p, int columns)
{
	if (columns > 0)
		rr_str_printf(p->out, "%*s", columns, "");
}

/* `text` in `columns`, cut where it is longer. */
static void put_fixed(const struct sheet *p, struct rr_span text, int columns)
{
	size_t end = rr_fit_columns(text, 0, columns);

	text = rr_span_sub(text, 0, end);
	rr_str_add(p->out, text);
	put_blanks(p, columns - rr_columns(text));
}

static void end_line(const struct sheet *p)
{
	while (p->out->len > 0 && p->out->text[p->out->len - 1] == ' ')
		rr_str_cut(p->out, p->out->len - 1);
	rr_str_putc(p->out, '\n');
}

/* ---- one row ------------------------------------------------------------- */

static void add_lead_change(struct rr_str *out, const struct rr_comparison *cmp,
                            const struct rr_row *row)
{
	if (!cli_lead_changed(row))
		return;
	rr_str_puts(out, "  ");
	rr_visible(cli_lead(&cmp->a->clauses[row->a[0]]), out);
	rr_str_puts(out, " → ");
	rr_visible(cli_lead(&cmp->b->clauses[row->b[0]]), out);
	rr_str_puts(out, cli_direction_note(row->lead));
}

/* "~ PP2 PP3 → PP4  merged  38%" */
static void put_row_head(const struct sheet *p, const struct rr_comparison *cmp)
{
	const struct rr_row *row = p->row->row;
	struct rr_str head = { 0 };
	bool both = row->a_count > 0 && row->b_count > 0;

	rr_str_printf(&head, "%s ", cli_row_sign(p->row));
	cli_row_ids(&head, cmp->a, row->a, row->a_count, " ");
	if (both)
		rr_str_puts(&head, " → ");
	cli_row_ids(&head, cmp->b, row->b, row->b_count, " ");
	rr_str_printf(&head, "  %s%s%s", rr_relation_name(row->relation),
	              row->moved ? ", moved" : "", row->pinned ? ", pinned" : "");
	if (both && row->relation != RR_SAME)
		rr_str_printf(&head, "  %.0f%%", row->similarity * 100);
	add_lead_change(&head, cmp, row);
	cli_wrap(p->out, rr_str_span(&head), 0, INDENT, p->width);
	rr_str_free(&head);
}

static void put_criticals(const struct sheet *p)
{
	struct rr_str line = { 0 };

	cli_criticals_text(&line, p->row, false);
	if (line.len > 0) {
		rr_str_puts(p->out, "  ! ");
		cli_wrap(p->out, rr_str_span(&line), 0, INDENT, p->width);
	}
	rr_str_free(&line);
}

/* Below a level row: what its sign alone does not say. */
static void put_level_notes(const struct sheet *p)
{
	const struct rr_row *row = p->row->row;
	struct rr_str line = { 0 };

	if (row->relation == RR_MERGED || row->relation == RR_SPLIT)
		cli_add_part(&line, rr_relation_name(row->relation));
	if (row->moved)
		cli_add_part(&line, "moved");
	if (row->pinned)
		cli_add_part(&line, "pinned");
	cli_criticals_text(&line, p->row, true);
	if (line.len > 0) {
		put_fixed(p, rr_span(""), p->id_columns);
		rr_str_puts(p->out, p->row->criticals.count > 0 ? "! " : "· ");
		cli_wrap(p->out, rr_str_span(&line), 0, p->id_columns + 2, p->width);
	}
	rr_str_free(&line);
	rr_str_putc(p->out, '\n');
}

static void put_inline(struct sheet *p, const struct rr_comparison *cmp)
{
	put_row_head(p, cmp);
	compose(p, &p->left, &p->left);
	rr_wrap(rr_str_span(&p->left.text), p->width - INDENT, &p->left.lines);
	for (size_t i = 0; i < p->left.lines.count; i++) {
		put_blanks(p, INDENT);
		put_line(p, &p->left, i);
		end_line(p);
	}
	put_criticals(p);
	rr_str_putc(p->out, '\n');
}

/* One side of a row in the level form. */
struct half {
	const struct styled *text;
	const struct rr_doc *doc;
	const size_t *clauses;
	size_t count;
	const char *sign;
	int room;
};

/* One line of it: an id and, before the first, the sign. */
static void put_half(const struct sheet *p, const struct half *h, size_t line)
{
	bool used = line < h->text->lines.count && h->text->text.len > 0;

	put_fixed(p, rr_span(line < h->count ? h->doc->clauses[h->clauses[line]].id : ""),
	          p->id_columns);
	put_fixed(p, rr_span(line == 0 ? h->sign : ""), 2);
	if (used)
		put_line(p, h->text, line);
	put_blanks(p, h->room - (used ? h->text->lines.lines[line].columns : 0));
}

static size_t lines_of(const struct half *h)
{
	return h->text->lines.count > h->count ? h->text->lines.count : h->count;
}

static void put_level(struct sheet *p, const struct rr_comparison *cmp)
{
	const struct rr_row *row = p->row->row;
	int room = (p->width - 3) / 2 - p->id_columns - 2;
	const char *sign = cli_row_sign(p->row);
	struct half a = { &p->left, cmp->a, row->a, row->a_count, "", room };
	struct half b = { &p->right, cmp->b, row->b, row->b_count, "", room };

	*(row->b_count > 0 ? &b.sign : &a.sign) = sign;
	compose(p, &p->left, &p->right);
	rr_wrap(rr_str_span(&p->left.text), room, &p->left.lines);
	rr_wrap(rr_str_span(&p->right.text), room, &p->right.lines);
	for (size_t i = 0; i < lines_of(&a) || i < lines_of(&b); i++) {
		put_half(p, &a, i);
		rr_str_puts(p->out, " │ ");
		put_half(p, &b, i);
		end_line(p);
	}
	put_level_notes(p);
}

/* ---- the whole ------------------------------------------------------------ */

static void measure_ids(struct sheet *p, const struct rr_doc *doc)
{
	for (size_t i = 0; i < doc->clause_count; i++) {
		int columns = rr_columns(rr_span(doc->clauses[i].id)) + 1;

		if (columns > p->id_columns)
			p->id_columns = columns < WIDEST_ID ? columns : WIDEST_ID;
	}
}

static void put_names(struct sheet *p, const struct cli_comparison *c)
{
	struct rr_str line = { 0 };

	rr_str_puts(&line, "A  ");
	cli_doc_name(&line, c->cmp->a);
	cli_wrap(p->out, rr_str_span(&line), 0, 3, p->width);
	rr_str_cut(&line, 0);
	rr_str_puts(&line, "B  ");
	cli_doc_name(&line, c->cmp->b);
	cli_wrap(p->out, rr_str_span(&line), 0, 3, p->width);
	rr_str_cut(&line, 0);
	cli_tally_text(&line, c->cmp);
	cli_wrap(p->out, rr_str_span(&line), 0, 0, p->width);
	rr_str_putc(p->out, '\n');
	rr_str_free(&line);
}

static void free_styled(struct styled *s)
{
	rr_str_free(&s->text);
	free(s->stretches);
	rr_lines_of_free(&s->lines);
}

static void put_citation(void *form, const char *heading, struct rr_span line)
{
	const struct sheet *p = form;

	bool parted = p->out->len > 1 && p->out->text[p->out->len - 2] == '\n';

	if (heading != NULL)
		rr_str_printf(p->out, "%s%s\n", parted ? "" : "\n", heading);
	if (line.len > 0)
		cli_wrap(p->out, line, INDENT, INDENT + 2, p->width);
}

void cli_compare_text(struct rr_str *out, const struct cli_comparison *c, int width,
                      bool colour)
{
	struct sheet p = { .out = out, .width = width, .colour = colour };

	measure_ids(&p, c->cmp->a);
	measure_ids(&p, c->cmp->b);
	put_names(&p, c);
	for (size_t r = 0; r < c->cmp->count; r++) {
		p.row = &c->rows[r];
		if (width >= SIDE_BY_SIDE)
			put_level(&p, c->cmp);
		else
			put_inline(&p, c->cmp);
	}
	cli_citation_lines(c, put_citation, &p);
	free_styled(&p.left);
	free_styled(&p.right);
}
