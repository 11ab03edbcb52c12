/* --compare A B: which clause became which, and what changed in it. */
#include "cli/compare.h"

#include "resread/text.h"

#include <stdlib.h>
#include <string.h>

/* ---- what the forms share ---------------------------------------------- */

struct cli_tally cli_tally(const struct rr_comparison *cmp)
{
	struct cli_tally tally = { 0 };

	for (size_t r = 0; r < cmp->count; r++) {
		tally.of[cmp->rows[r].relation]++;
		tally.moved += cmp->rows[r].moved;
	}
	return tally;
}

bool cli_no_difference(const struct rr_comparison *cmp)
{
	struct cli_tally tally = cli_tally(cmp);

	return tally.of[RR_SAME] == cmp->count && tally.moved == 0;
}

void cli_row_ids(struct rr_str *out, const struct rr_doc *doc, const size_t *list,
                 size_t count, const char *sep)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			rr_str_puts(out, sep);
		rr_str_puts(out, doc->clauses[list[i]].id);
	}
}

struct rr_span cli_critical_from(const struct cli_row *row, const struct rr_critical *c)
{
	return rr_span_sub(rr_str_span(&row->a), c->a_start, c->a_end);
}

struct rr_span cli_critical_to(const struct cli_row *row, const struct rr_critical *c)
{
	return rr_span_sub(rr_str_span(&row->b), c->b_start, c->b_end);
}

const char *cli_row_sign(const struct cli_row *r)
{
	const struct rr_row *row = r->row;
	static const char *const signs[] = {
		[RR_SAME] = " ", [RR_REWORDED] = "~", [RR_MERGED] = "~", [RR_SPLIT] = "~",
		[RR_ADDED] = "+", [RR_DROPPED] = "-",
	};

	if (r->criticals.count > 0)
		return "!";
	if (row->relation == RR_SAME && row->moved)
		return "⇄";
	return signs[row->relation];
}

struct rr_span cli_lead(const struct rr_clause *clause)
{
	return rr_clause_lead(clause);
}

const char *cli_direction_name(enum rr_direction direction)
{
	static const char *const names[] = {
		[RR_DIR_NONE] = "none", [RR_STRONGER] = "stronger", [RR_WEAKER] = "weaker",
		[RR_DIR_OTHER] = "other", [RR_DIR_MODIFIER] = "other", [RR_DIR_SERIES] = "other",
	};

	return names[direction];
}

bool cli_lead_changed(const struct rr_row *row)
{
	return row->a_count > 0 && row->b_count > 0 && row->lead != RR_DIR_NONE &&
	       row->lead != RR_DIR_SERIES;
}

const char *cli_direction_note(enum rr_direction direction)
{
	return direction == RR_STRONGER ? " (stronger)" : direction == RR_WEAKER ? " (weaker)" : "";
}

void cli_add_part(struct rr_str *out, const char *part)
{
	rr_str_printf(out, "%s%s", out->len > 0 ? " · " : "", part);
}

void cli_criticals_text(struct rr_str *out, const struct cli_row *row, bool verbs)
{
	for (size_t i = 0; i < row->criticals.count; i++) {
		const struct rr_critical *c = &row->criticals.items[i];
		struct rr_span from = cli_critical_from(row, c), to = cli_critical_to(row, c);

		if (c->kind == RR_CRITICAL_VERB && !verbs)
			continue;
		cli_add_part(out, rr_critical_name(c->kind));
		rr_str_puts(out, " ");
		rr_visible(from.len > 0 ? from : rr_span("—"), out);
		rr_str_puts(out, " → ");
		rr_visible(to.len > 0 ? to : rr_span("—"), out);
		rr_str_puts(out, cli_direction_note(c->direction));
	}
}

void cli_doc_name(struct rr_str *out, const struct rr_doc *doc)
{
	const char *name = doc->symbol != NULL ? doc->symbol : doc->number;

	if (name != NULL)
		rr_str_puts(out, name);
	if (doc->title != NULL)
		rr_str_printf(out, "%s%s", name != NULL ? " " : "", doc->title);
	if (name == NULL && doc->title == NULL)
		rr_str_puts(out, doc->key != NULL ? doc->key : "-");
}

void cli_tally_text(struct rr_str *out, const struct rr_comparison *cmp)
{
	struct cli_tally tally = cli_tally(cmp);
	const char *sep = "";

	for (size_t k = 0; k <= RR_DROPPED; k++)
		if (tally.of[k] > 0) {
			rr_str_printf(out, "%s%zu %s", sep, tally.of[k],
			              rr_relation_name((enum rr_relation)k));
			sep = ", ";
		}
	if (tally.moved > 0)
		rr_str_printf(out, "%s%zu moved", sep, tally.moved);
	if (cmp->count == 0)
		rr_str_puts(out, "no clauses");
}

bool cli_across(const struct rr_doc *a, const struct rr_doc *b)
{
	return a->lang != NULL && b->lang != NULL &&
	       strcmp(rr_lang_code(a->lang), rr_lang_code(b->lang)) != 0;
}

/* ---- the action --------------------------------------------------------- */

static void put_form(const struct rr_cli *cli, const struct cli_comparison *c,
                     struct rr_str *text)
{
	struct rr_json json = { .out = text, .indent = true };

	if (cli_format_is(cli, "json"))
		cli_compare_json(&json, c);
	else if (cli_format_is(cli, "markdown"))
		cli_compare_markdown(text, c);
	else if (cli_format_is(cli, "html"))
		cli_compare_html(text, c);
	else if (cli_format_is(cli, "summary"))
		cli_compare_summary(text, c, cli_width(cli));
	else
		cli_compare_text(text, c, cli_width(cli), cli_colour(cli));
}

static enum rr_status open_one(const struct rr_cli *cli, const char *arg,
                               struct cli_doc *out, struct rr_error *err)
{
	return rr_open(cli->store, cli->langs, arg, cli->options->lang, &out->doc, NULL,
	               &out->id, err);
}

static void set_up_words(void *unused)
{
	(void)unused;
	rr_words_warm();
}

/* Opens both; the dictionary of Chinese words is set up beside the second. */
static enum rr_status open_both(const struct rr_cli *cli, struct cli_doc *a, struct cli_doc *b,
                                struct rr_beside **words, struct rr_error *err)
{
	enum rr_status st = open_one(cli, cli->options->docs[0], a, err);

	if (st == RR_OK && a->doc->lang != NULL && strcmp(rr_lang_code(a->doc->lang), "zh") == 0)
		*words = rr_beside_start(set_up_words, NULL);
	return st == RR_OK ? open_one(cli, cli->options->docs[1], b, err) : st;
}

/* What is found by a thread of its own, which alone asks the packs meanwhile. */
struct citing {
	struct rr_langs *langs;  /* borrowed */
	struct rr_beside *words; /* owned: ended first, so that two run and not three */
	struct cli_doc *a, *b;   /* borrowed */
};

static void cite_both(void *arg)
{
	struct citing *citing = arg;

	rr_beside_end(citing->words);
	rr_cite(citing->langs, citing->a->doc, &citing->a->cites);
	rr_cite(citing->langs, citing->b->doc, &citing->b->cites);
}

/* Compares, and cuts the changed words, while citations are found. */
static struct cli_row *compare_both(const struct rr_cli *cli, struct cli_doc *a,
                                    struct cli_doc *b, struct rr_beside *words,
                                    const struct rr_pin_list *pins, struct rr_comparison **out)
{
	struct citing citing = { cli->langs, words, a, b };
	struct rr_beside *beside = rr_beside_start(cite_both, &citing);
	struct rr_comparison *cmp = rr_compare(a->doc, b->doc, pins->pins, pins->count);
	struct cli_row *rows = rr_alloc((cmp->count + 1) * sizeof *rows);

	for (size_t r = 0; r < cmp->count; r++) {
		rows[r].row = &cmp->rows[r];
		rr_row_changes(cmp, r, &rows[r].a, &rows[r].b, &rows[r].changes);
	}
	rr_beside_end(beside);
	for (size_t r = 0; r < cmp->count; r++)
		rr_row_criticals(cmp, r, rr_str_span(&rows[r].a), rr_str_span(&rows[r].b),
		                 &rows[r].changes, &rows[r].criticals);
	*out = cmp;
	return rows;
}

static void free_rows(struct cli_row *rows, size_t count)
{
	for (size_t r = 0; r < count; r++) {
		rr_str_free(&rows[r].a);
		rr_str_free(&rows[r].b);
		rr_changes_free(&rows[r].changes);
		rr_criticals_free(&rows[r].criticals);
	}
	free(rows);
}

/* The notes on both documents, where they are asked for. */
struct both_notes {
	struct rr_note *of[2]; /* owned */
	size_t count[2];
};

static enum rr_status read_notes(const struct rr_cli *cli, const struct cli_doc *a,
                                 const struct cli_doc *b, struct both_notes *out,
                                 struct rr_error *err)
{
	const struct cli_doc *docs[] = { a, b };
	enum rr_status st = RR_OK;

	for (int i = 0; i < 2 && cli->options->notes && st == RR_OK; i++) {
		struct rr_note_filter filter = { .doc = docs[i]->doc->key };

		st = rr_notes_list(cli->store, &filter, &out->of[i], &out->count[i], err);
	}
	return st;
}

int cli_compare(const struct rr_cli *cli)
{
	struct cli_doc a = { 0 }, b = { 0 };
	struct rr_comparison *cmp = NULL;
	struct cli_row *rows = NULL;
	struct rr_pin_list pins = { 0 };
	struct both_notes notes = { 0 };
	struct rr_beside *words = NULL;
	struct rr_str text = { 0 };
	struct rr_error err;
	int code;

	/* pairs made by hand are the reader's work: rather no comparison than one without */
	if (open_both(cli, &a, &b, &words, &err) != RR_OK ||
	    rr_pins_list(cli->store, rr_edition_of(a.doc), rr_edition_of(b.doc), &pins, &err) != RR_OK ||
	    read_notes(cli, &a, &b, &notes, &err) != RR_OK) {
		rr_beside_end(words);
		code = rr_cli_fail(&err);
		goto done;
	}
	rows = compare_both(cli, &a, &b, words, &pins, &cmp);
	put_form(cli, &(struct cli_comparison){
		&a, &b, cmp, rows, { notes.of[0], notes.of[1] }, { notes.count[0], notes.count[1] },
	}, &text);
	code = cli_finish(cli, &text, cli_no_difference(cmp) ? RR_EXIT_NOTHING : RR_EXIT_OK);
done:
	free_rows(rows, cmp != NULL ? cmp->count : 0);
	rr_comparison_free(cmp);
	rr_pins_free(&pins);
	for (int i = 0; i < 2; i++)
		rr_notes_free(notes.of[i], notes.count[i]);
	cli_doc_close(&a);
	cli_doc_close(&b);
	return code;
}
