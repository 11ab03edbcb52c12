/*
 * Parents by their children. A chapeau is short: under another verb little of
 * it may be left, while all that stands below it went on. Then its partner is
 * told by theirs, so that children are not called moved because their parent
 * was reworded.
 */
#include "compare/align.h"

#include <stdlib.h>

/* How many of a's children of `parent` went to which clause of b, most of all. */
static size_t heir_of(const struct aligner *al, size_t parent, size_t *children, size_t *moved)
{
	size_t heir = RR_NONE, most = 0;
	size_t *count = rr_alloc((al->b->clause_count + 1) * sizeof *count);

	*children = 0;
	for (size_t i = parent + 1; i < al->a->clause_count; i++) {
		size_t mate = al->mate[i], up;

		if (al->a->clauses[i].parent != parent)
			continue;
		(*children)++;
		up = mate == RR_NONE ? RR_NONE : al->b->clauses[mate].parent;
		if (up != RR_NONE && ++count[up] > most) {
			most = count[up];
			heir = up;
		}
	}
	free(count);
	*moved = most;
	return heir;
}

/* "Calls upon all States:" may become "Demands that Governments:". Where most
 * of what stands below went from one to the other, they are one clause. */
void align_parents(struct aligner *al)
{
	bool *owned = rr_alloc(al->b->clause_count + 1);
	bool *parents = rr_alloc(al->a->clause_count + 1);

	for (size_t i = 0; i < al->a->clause_count; i++) {
		if (al->mate[i] != RR_NONE)
			owned[al->mate[i]] = true;
		if (al->a->clauses[i].parent != RR_NONE)
			parents[al->a->clauses[i].parent] = true;
	}
	for (size_t i = 0; i < al->a->clause_count; i++) {
		size_t children, moved, heir;

		if (!parents[i] || al->mate[i] != RR_NONE)
			continue;
		heir = heir_of(al, i, &children, &moved);
		if (heir == RR_NONE || owned[heir] || 2 * moved < children ||
		    al->a->clauses[i].kind != al->b->clauses[heir].kind ||
		    align_pinned(al, i, heir) || align_parted(al, i, heir))
			continue;
		al->mate[i] = heir;
		owned[heir] = true;
	}
	free(owned);
	free(parents);
}
