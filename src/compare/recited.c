/*
 * The citations of two documents against each other. Each side's mentions
 * are sorted by target and walked side by side: a target only one cites is
 * added or dropped, unless another of its series took its place
 * (successor.c); one that both cite never under the same verb is recalled
 * with another.
 */
#include "compare/recited.h"

#include <stdlib.h>
#include <string.h>

const char *rr_recited_name(enum rr_recited_kind kind)
{
	static const char *const names[] = {
		[RR_RECITED_REPLACED] = "replaced", [RR_RECITED_VERB] = "verb",
		[RR_RECITED_ADDED] = "added", [RR_RECITED_DROPPED] = "dropped",
	};

	return names[kind];
}

void rr_reciteds_free(struct rr_reciteds *out)
{
	free(out->items);
	*out = (struct rr_reciteds){ 0 };
}

/* ---- mentions ----------------------------------------------------------- */

/* The clause a footnote's mark stands in; RR_NONE. */
static size_t clause_of_note(const struct rr_doc *doc, const char *mark)
{
	for (size_t i = 0; i < doc->clause_count; i++)
		for (size_t k = 0; k < doc->clauses[i].mark_count; k++)
			if (strcmp(doc->clauses[i].marks[k].mark, mark) == 0)
				return i;
	return RR_NONE;
}

/* The clause, or the nearest above it, that has an opening verb. */
static size_t lead_of(const struct rr_doc *doc, size_t clause)
{
	while (clause != RR_NONE && doc->clauses[clause].lead_len == 0)
		clause = doc->clauses[clause].parent;
	return clause;
}

static int by_target(const void *one, const void *other)
{
	const struct mention *a = one, *b = other;
	int order = strcmp(a->cite->target, b->cite->target);

	return order != 0 ? order : a->place < b->place ? -1 : a->place > b->place;
}

static struct mentions read_mentions(const struct rr_doc *doc, const struct rr_citations *cites,
                                     const size_t *row_of)
{
	struct mentions out = { rr_alloc((cites->count + 1) * sizeof *out.items), 0 };

	for (size_t i = 0; i < cites->count; i++) {
		const struct rr_citation *c = &cites->items[i];
		struct mention *m = &out.items[out.count];

		if (c->target == NULL || c->kind != RR_CITE_NAMED)
			continue;
		*m = (struct mention){ .cite = c, .clause = c->clause, .row = RR_NONE,
			.lead = lead_of(doc, c->clause), .place = i };
		if (c->clause == RR_NONE && strncmp(c->passage, "FN", 2) == 0)
			m->clause = clause_of_note(doc, c->passage + 2);
		if (m->clause != RR_NONE)
			m->row = row_of[m->clause];
		m->series_known = rr_cite_series(c->target, &m->series);
		out.count++;
	}
	if (out.count > 1)
		qsort(out.items, out.count, sizeof *out.items, by_target);
	return out;
}

/* How many mentions from `at` on are of one target. */
static size_t run_of(const struct mentions *list, size_t at)
{
	size_t end = at + 1;

	while (end < list->count &&
	       strcmp(list->items[end].cite->target, list->items[at].cite->target) == 0)
		end++;
	return end - at;
}

/* ---- verbs -------------------------------------------------------------- */

static const char *verb_of(const struct rr_doc *doc, const struct mention *m)
{
	return m->lead != RR_NONE ? doc->clauses[m->lead].verb : NULL;
}

static struct rr_recited *report(struct rr_reciteds *out, enum rr_recited_kind kind,
                                 const struct mention *a, const struct mention *b)
{
	struct rr_recited *item;

	out->items = rr_grow(out->items, out->count, &out->cap, sizeof *out->items);
	item = &out->items[out->count++];
	*item = (struct rr_recited){ .kind = kind, .a_lead = RR_NONE, .b_lead = RR_NONE };
	if (a != NULL) {
		item->a = a->cite;
		item->a_lead = a->lead;
	}
	if (b != NULL) {
		item->b = b->cite;
		item->b_lead = b->lead;
	}
	return item;
}

/* The mentions to tell of: in paired clauses, else the first with a verb each. */
struct verb_pair {
	const struct mention *a, *b;
	bool same;   /* both sides cite it under one verb somewhere */
	bool paired;
};

static void weigh_verbs(const struct rr_comparison *cmp, const struct mention *a,
                        const struct mention *b, struct verb_pair *out)
{
	const char *from = verb_of(cmp->a, a), *to = verb_of(cmp->b, b);
	bool paired = a->row == b->row && a->row != RR_NONE;

	if (from == NULL || to == NULL)
		return;
	out->same |= strcmp(from, to) == 0;
	if (out->a == NULL || (paired && !out->paired)) {
		out->a = a;
		out->b = b;
		out->paired = paired;
	}
}

static void compare_verbs(const struct rr_comparison *cmp, const struct mention *a,
                          size_t a_count, const struct mention *b, size_t b_count,
                          struct rr_reciteds *out)
{
	enum { MOST = 64 }; /* cited more often, some mention has the same verb */
	struct verb_pair best = { 0 };

	for (size_t i = 0; i < a_count && i < MOST && !best.same; i++)
		for (size_t k = 0; k < b_count && k < MOST && !best.same; k++)
			weigh_verbs(cmp, &a[i], &b[k], &best);
	if (best.same || best.a == NULL)
		return;
	report(out, RR_RECITED_VERB, best.a, best.b)->direction = rr_lead_direction(
		&cmp->a->clauses[best.a->lead], &cmp->b->clauses[best.b->lead]);
}

/* ---- the whole ---------------------------------------------------------- */

struct singles {
	struct single *items; /* owned */
	size_t count;
};

static void add_single(struct singles *list, struct mentions *from, size_t at, size_t count)
{
	list->items[list->count++] = (struct single){ &from->items[at], count, RR_NONE,
		&from->items[at] };
}

static void walk(const struct rr_comparison *cmp, struct mentions *a, struct mentions *b,
                 struct singles *a_only, struct singles *b_only, struct rr_reciteds *out)
{
	for (size_t i = 0, k = 0; i < a->count || k < b->count;) {
		size_t in_a = i < a->count ? run_of(a, i) : 0, in_b = k < b->count ? run_of(b, k) : 0;
		int order = in_a == 0 ? 1 : in_b == 0 ? -1
			: strcmp(a->items[i].cite->target, b->items[k].cite->target);

		if (order < 0)
			add_single(a_only, a, i, in_a);
		else if (order > 0)
			add_single(b_only, b, k, in_b);
		else
			compare_verbs(cmp, &a->items[i], in_a, &b->items[k], in_b, out);
		i += order <= 0 ? in_a : 0;
		k += order >= 0 ? in_b : 0;
	}
}

static int by_kind(const void *one, const void *other)
{
	const struct rr_recited *a = one, *b = other;
	const struct rr_citation *x = a->b != NULL ? a->b : a->a;
	const struct rr_citation *y = b->b != NULL ? b->b : b->a;

	if (a->kind != b->kind)
		return (int)a->kind - (int)b->kind;
	return x < y ? -1 : x > y; /* of one document's array */
}

void rr_recitals(const struct rr_comparison *cmp, const struct rr_citations *a_cites,
                 const struct rr_citations *b_cites, struct rr_reciteds *out)
{
	struct mentions a = read_mentions(cmp->a, a_cites, cmp->row_of_a);
	struct mentions b = read_mentions(cmp->b, b_cites, cmp->row_of_b);
	struct singles a_only = { rr_alloc((a.count + 1) * sizeof *a_only.items), 0 };
	struct singles b_only = { rr_alloc((b.count + 1) * sizeof *b_only.items), 0 };

	*out = (struct rr_reciteds){ 0 };
	walk(cmp, &a, &b, &a_only, &b_only, out);
	pair_singles(cmp->a, a_cites, a_only.items, a_only.count, cmp->b, b_cites, b_only.items,
	             b_only.count);
	for (size_t i = 0; i < a_only.count; i++) {
		const struct single *s = &a_only.items[i];

		if (s->partner == RR_NONE)
			report(out, RR_RECITED_DROPPED, s->first, NULL);
		else
			report(out, RR_RECITED_REPLACED, s->at, b_only.items[s->partner].at);
	}
	for (size_t k = 0; k < b_only.count; k++)
		if (b_only.items[k].partner == RR_NONE)
			report(out, RR_RECITED_ADDED, NULL, b_only.items[k].first);
	if (out->count > 1)
		qsort(out->items, out->count, sizeof *out->items, by_kind);
	free(a_only.items);
	free(b_only.items);
	free(a.items);
	free(b.items);
}
