/*
 * One text against many: the share of their grams that both hold, whatever
 * else stands in the documents, so that numbers from different documents can
 * be compared.
 */
#include "compare/grams.h"

#include <stdlib.h>

#include "resread/compare.h"

#define ALMOST 0.99 /* not the same, however little differs */

void rr_likenesses(struct rr_span text, const struct rr_doc *doc, double *out)
{
	struct rr_clause clause = { .text = text };
	struct rr_doc one = { .clauses = &clause, .clause_count = 1 };
	struct grams g;
	uint32_t *marks;

	grams_read(&g, &one, doc);
	marks = rr_alloc((g.gram_count + 1) * sizeof *marks);
	grams_mark(&g, 0, 1, marks);
	for (size_t i = 0; i < doc->clause_count; i++) {
		float shared = grams_shared(&g, i + 1, 1, marks).plain;
		float both = g.shapes[0].all.plain + g.shapes[i + 1].all.plain;
		double share = both > 0 ? 2 * shared / both : 0;

		out[i] = grams_same(&g, 0, i + 1) ? 1 : share < ALMOST ? share : ALMOST;
	}
	free(marks);
	grams_free(&g);
}
