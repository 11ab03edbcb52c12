/* A footnote's role is the place of its mark: in which row, after how many
 * other marks of that row's clauses. */
#include "ui/footnotes.h"

#include <stdlib.h>
#include <string.h>

struct role {
	size_t row, before; /* row: of the comparison; RR_NONE: its mark is in no clause */
};

/* Marks come in the order of the footnotes, so the search begins at the last. */
static size_t footnote_of(const struct rr_doc *doc, const char *mark, size_t from)
{
	for (size_t k = 0; k < doc->footnote_count; k++) {
		size_t at = (from + k) % doc->footnote_count;

		if (strcmp(doc->footnotes[at].mark, mark) == 0)
			return at;
	}
	return RR_NONE;
}

static struct role *find_roles(const struct rr_doc *doc, const size_t *row_of)
{
	struct role *roles = rr_alloc((doc->footnote_count + 1) * sizeof *roles);
	size_t row = RR_NONE, before = 0, from = 0;

	for (size_t i = 0; i < doc->footnote_count; i++)
		roles[i].row = RR_NONE;
	for (size_t i = 0; i < doc->clause_count; i++)
		for (size_t k = 0; k < doc->clauses[i].mark_count; k++, before++) {
			size_t at = footnote_of(doc, doc->clauses[i].marks[k].mark, from);

			if (row_of[i] != row)
				before = 0;
			row = row_of[i];
			if (at == RR_NONE || roles[at].row != RR_NONE)
				continue;
			roles[at] = (struct role){ row, before };
			from = at + 1;
		}
	return roles;
}

/* Those of no clause (of the title, of the sponsors) go by their marks. */
static bool same_role(const struct rr_footnote *x, const struct role *in_a,
                      const struct rr_footnote *y, const struct role *in_b)
{
	if (in_a->row == RR_NONE && in_b->row == RR_NONE)
		return strcmp(x->mark, y->mark) == 0;
	return in_a->row == in_b->row && in_a->before == in_b->before;
}

size_t *ui_footnotes_paired(const struct rr_comparison *cmp)
{
	const struct rr_doc *a = cmp->a, *b = cmp->b;
	struct role *in_a = find_roles(a, cmp->row_of_a), *in_b = find_roles(b, cmp->row_of_b);
	size_t *version = rr_alloc((b->footnote_count + 1) * sizeof *version);

	for (size_t j = 0, from = 0; j < b->footnote_count; j++) {
		size_t i = from;

		while (i < a->footnote_count &&
		       !same_role(&a->footnotes[i], &in_a[i], &b->footnotes[j], &in_b[j]))
			i++;
		if (i == a->footnote_count)
			for (i = from; i < a->footnote_count; i++)
				if (rr_span_eq(a->footnotes[i].text, b->footnotes[j].text))
					break;
		version[j] = i < a->footnote_count ? i : RR_NONE;
		from = i < a->footnote_count ? i + 1 : from;
	}
	free(in_a);
	free(in_b);
	return version;
}
