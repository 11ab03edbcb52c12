/*
 * A comparison as JSON, "resread-comparison/1". The changes of a row put
 * together give both its texts to the byte: where an equal run differs in
 * blanks, those stand as deleted and inserted.
 */
#include "cli/compare.h"

#include "resread/text.h"

static void put_document(struct rr_json *j, const char *key, const struct rr_doc *doc)
{
	rr_json_open(j, key, '{');
	rr_json_text(j, "symbol", doc->symbol);
	rr_json_text(j, "title", doc->title);
	rr_json_text(j, "lang", doc->lang != NULL ? rr_lang_code(doc->lang) : NULL);
	rr_json_close(j);
}

static void put_ids(struct rr_json *j, const char *key, const struct rr_doc *doc,
                    const size_t *list, size_t count)
{
	rr_json_open(j, key, '[');
	for (size_t i = 0; i < count; i++)
		rr_json_text(j, NULL, doc->clauses[list[i]].id);
	rr_json_close(j);
}

static void put_lead(struct rr_json *j, const struct rr_comparison *cmp,
                     const struct rr_row *row)
{
	if (row->lead == RR_DIR_NONE || row->a_count == 0 || row->b_count == 0) {
		rr_json_null(j, "lead_change");
		return;
	}
	rr_json_open(j, "lead_change", '{');
	rr_json_span(j, "from", cli_lead(&cmp->a->clauses[row->a[0]]));
	rr_json_span(j, "to", cli_lead(&cmp->b->clauses[row->b[0]]));
	rr_json_text(j, "direction", cli_direction_name(row->lead));
	rr_json_close(j);
}

/* ---- changes ------------------------------------------------------------ */

static void put_change(struct rr_json *j, const char *op, struct rr_span text)
{
	if (text.len == 0)
		return;
	rr_json_open(j, NULL, '{');
	rr_json_text(j, "op", op);
	rr_json_span(j, "text", text);
	rr_json_close(j);
}

/* The end of the blanks that start at `at`. */
static size_t skip_blanks(struct rr_span s, size_t at)
{
	for (size_t next = at; next < s.len && rr_is_space(rr_utf8_next(s, &next)); at = next)
		;
	return at;
}

/* Two texts that are equal but for blanks. */
static void put_equal(struct rr_json *j, struct rr_span a, struct rr_span b)
{
	size_t from = 0, i = 0, k = 0;

	if (rr_span_eq(a, b)) {
		put_change(j, "equal", a);
		return;
	}
	while (i < a.len || k < b.len) {
		size_t a_end = skip_blanks(a, i), b_end = skip_blanks(b, k);
		struct rr_span in_a = rr_span_sub(a, i, a_end), in_b = rr_span_sub(b, k, b_end);

		if (!rr_span_eq(in_a, in_b)) {
			put_change(j, "equal", rr_span_sub(a, from, i));
			put_change(j, "delete", in_a);
			put_change(j, "insert", in_b);
			from = a_end;
		}
		i = a_end;
		k = b_end;
		if (i < a.len)
			rr_utf8_next(a, &i);
		if (k < b.len)
			rr_utf8_next(b, &k);
	}
	put_change(j, "equal", rr_span_sub(a, from, a.len));
}

static void put_changes(struct rr_json *j, struct rr_span a, struct rr_span b,
                        const struct rr_changes *changes)
{
	rr_json_open(j, "changes", '[');
	for (size_t i = 0; i < changes->count; i++) {
		const struct rr_change *c = &changes->items[i];

		if (c->op == RR_DELETE)
			put_change(j, "delete", rr_span_sub(a, c->start, c->end));
		else if (c->op == RR_INSERT)
			put_change(j, "insert", rr_span_sub(b, c->start, c->end));
		else
			put_equal(j, rr_span_sub(a, c->start, c->end),
			          rr_span_sub(b, c->b_start, c->b_end));
	}
	rr_json_close(j);
}

static void put_criticals(struct rr_json *j, const struct cli_row *row)
{
	rr_json_open(j, "critical", '[');
	for (size_t i = 0; i < row->criticals.count; i++) {
		const struct rr_critical *c = &row->criticals.items[i];

		rr_json_open(j, NULL, '{');
		rr_json_text(j, "kind", rr_critical_name(c->kind));
		rr_json_span(j, "from", cli_critical_from(row, c));
		rr_json_span(j, "to", cli_critical_to(row, c));
		rr_json_text(j, "direction", cli_direction_name(c->direction));
		rr_json_close(j);
	}
	rr_json_close(j);
}

/* Only between languages: what should not differ and does. */
static void put_concordance(struct rr_json *j, const struct cli_comparison *c)
{
	struct rr_discords list;

	if (!cli_across(c->cmp->a, c->cmp->b))
		return;
	rr_concordance(c->cmp, &c->a->cites, &c->b->cites, &list);
	rr_json_open(j, "concordance", '[');
	for (size_t i = 0; i < list.count; i++) {
		const struct rr_discord *d = &list.items[i];
		const struct rr_row *row = &c->cmp->rows[d->row];

		rr_json_open(j, NULL, '{');
		put_ids(j, "a", c->cmp->a, row->a, row->a_count);
		put_ids(j, "b", c->cmp->b, row->b, row->b_count);
		rr_json_text(j, "kind", rr_discord_name(d->kind));
		rr_json_text(j, "from", d->a);
		rr_json_text(j, "to", d->b);
		rr_json_close(j);
	}
	rr_json_close(j);
	rr_discords_free(&list);
}

static void put_summary(struct rr_json *j, const struct cli_comparison *c)
{
	const struct rr_comparison *cmp = c->cmp;
	struct cli_tally tally = cli_tally(cmp);

	rr_json_open(j, "summary", '{');
	for (size_t k = 0; k <= RR_DROPPED; k++)
		rr_json_int(j, rr_relation_name((enum rr_relation)k), (int64_t)tally.of[k]);
	rr_json_int(j, "moved", (int64_t)tally.moved);
	put_concordance(j, c);
	rr_json_close(j);
}

void cli_compare_json(struct rr_json *j, const struct cli_comparison *c)
{
	const struct rr_comparison *cmp = c->cmp;

	rr_json_open(j, NULL, '{');
	rr_json_text(j, "format", "resread-comparison/1");
	put_document(j, "a", cmp->a);
	put_document(j, "b", cmp->b);
	rr_json_open(j, "rows", '[');
	for (size_t r = 0; r < cmp->count; r++) {
		const struct rr_row *row = &cmp->rows[r];
		const struct cli_row *view = &c->rows[r];

		rr_json_open(j, NULL, '{');
		put_ids(j, "a", cmp->a, row->a, row->a_count);
		put_ids(j, "b", cmp->b, row->b, row->b_count);
		rr_json_text(j, "relation", rr_relation_name(row->relation));
		rr_json_bool(j, "moved", row->moved);
		rr_json_real(j, "similarity", row->similarity);
		rr_json_bool(j, "pinned", row->pinned);
		put_lead(j, cmp, row);
		put_criticals(j, view);
		put_changes(j, rr_str_span(&view->a), rr_str_span(&view->b), &view->changes);
		rr_json_close(j);
	}
	rr_json_close(j);
	cli_citations_json(j, c);
	put_summary(j, c);
	rr_json_close(j);
}
