/* The citations of a comparison: what each form prints of one. */
#include "cli/compare.h"

#include "resread/text.h"

static const char *const headings[] = {
	[RR_RECITED_REPLACED] = "citations replaced",
	[RR_RECITED_VERB] = "cited with another verb",
	[RR_RECITED_ADDED] = "citations added",
	[RR_RECITED_DROPPED] = "citations dropped",
};

/* The opening verb it stands under, as printed; empty if there is none. */
static struct rr_span lead_at(const struct rr_doc *doc, size_t clause)
{
	return clause != RR_NONE ? cli_lead(&doc->clauses[clause]) : rr_span("");
}

/* "PP3 → PP4  A/HRC/RES/25/3 → A/HRC/RES/44/18" */
static void add_line(struct rr_str *line, const struct cli_comparison *c,
                     const struct rr_recited *r)
{
	bool both = r->a != NULL && r->b != NULL;

	rr_str_puts(line, r->a != NULL ? r->a->passage : r->b->passage);
	if (both)
		rr_str_printf(line, " → %s", r->b->passage);
	rr_str_printf(line, "  %s", r->a != NULL ? r->a->target : r->b->target);
	if (r->kind == RR_RECITED_REPLACED)
		rr_str_printf(line, " → %s", r->b->target);
	if (r->kind != RR_RECITED_VERB)
		return;
	rr_str_puts(line, "  ");
	rr_visible(lead_at(c->cmp->a, r->a_lead), line);
	rr_str_puts(line, " → ");
	rr_visible(lead_at(c->cmp->b, r->b_lead), line);
	if (r->direction == RR_STRONGER || r->direction == RR_WEAKER)
		rr_str_printf(line, " (%s)", cli_direction_name(r->direction));
}

void cli_citation_lines(const struct cli_comparison *c, cli_put_citation *put, void *form)
{
	struct rr_reciteds list;
	struct rr_str line = { 0 };

	rr_recitals(c->cmp, &c->a->cites, &c->b->cites, &list);
	for (size_t i = 0; i < list.count; i++) {
		const struct rr_recited *r = &list.items[i];

		rr_str_cut(&line, 0);
		add_line(&line, c, r);
		put(form, i == 0 || r->kind != r[-1].kind ? headings[r->kind] : NULL,
		    rr_str_span(&line));
	}
	if (list.count > 0)
		put(form, NULL, rr_span(""));
	rr_str_free(&line);
	rr_reciteds_free(&list);
}

static void put_side(struct rr_json *j, const char *key, const struct rr_doc *doc,
                     const struct rr_citation *cite, size_t lead)
{
	if (cite == NULL) {
		rr_json_null(j, key);
		return;
	}
	rr_json_open(j, key, '{');
	rr_json_text(j, "clause", cite->passage);
	rr_json_text(j, "target", cite->target);
	rr_json_text(j, "locator", cite->locator);
	rr_json_text(j, "date", cite->date[0] != '\0' ? cite->date : NULL);
	rr_json_text(j, "verb", lead != RR_NONE ? doc->clauses[lead].verb : NULL);
	rr_json_close(j);
}

void cli_citations_json(struct rr_json *j, const struct cli_comparison *c)
{
	struct rr_reciteds list;

	rr_recitals(c->cmp, &c->a->cites, &c->b->cites, &list);
	rr_json_open(j, "citations", '[');
	for (size_t i = 0; i < list.count; i++) {
		const struct rr_recited *r = &list.items[i];

		rr_json_open(j, NULL, '{');
		rr_json_text(j, "kind", rr_recited_name(r->kind));
		put_side(j, "a", c->cmp->a, r->a, r->a_lead);
		put_side(j, "b", c->cmp->b, r->b, r->b_lead);
		if (r->kind == RR_RECITED_VERB)
			rr_json_text(j, "direction", cli_direction_name(r->direction));
		rr_json_close(j);
	}
	rr_json_close(j);
	rr_reciteds_free(&list);
}
