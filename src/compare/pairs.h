/*
 * pairs - the likely pairs of two documents' clauses, and the best choice
 * among them.
 */
#ifndef COMPARE_PAIRS_H
#define COMPARE_PAIRS_H

#include "compare/grams.h"

struct pair {
	uint32_t a, b;            /* clause of a, clause of b */
	struct grams_sum shared;
	float likeness;           /* 0..1, from the words alone */
	bool twins;               /* the n-th clause of a text in a and in b */
	float worth;              /* what choosing it adds; not chosen where <= 0 */
};

/* Pairs in the order of a, then b; those of a's clause i from first[i] on. */
struct pairs {
	struct pair *items;       /* owned */
	size_t *first;            /* owned: a_count + 1 places */
	size_t count, cap;
};

/*
 * The few likeliest partners of every clause, either way round, and its
 * neighbours in place. Time: see candidates.c.
 */
void pairs_find(const struct grams *g, struct pairs *out);
void pairs_free(struct pairs *pairs);

/* The pair of clause a with clause b; NULL if it is no candidate. */
struct pair *pairs_get(const struct pairs *pairs, size_t a, size_t b);

/*
 * Chooses pairs so that every clause is in one at most and their worth is
 * the greatest possible. mate[i] becomes b's clause for a's clause i, or
 * RR_NONE.
 */
void pairs_choose(const struct pairs *pairs, size_t a_count, size_t b_count,
                  size_t *mate);

#endif
