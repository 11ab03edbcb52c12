/*
 * align - what the steps of an alignment hand to each other: which clause
 * belongs to which group, a group becoming a row.
 */
#ifndef COMPARE_ALIGN_H
#define COMPARE_ALIGN_H

#include "resread/compare.h"

#include "compare/pairs.h"

struct aligner {
	const struct rr_doc *a, *b;  /* borrowed */
	bool across;                 /* they are in different languages */
	struct grams grams;
	struct pairs pairs;
	size_t *mate;        /* owned: of a's clauses: b's clause or RR_NONE */
	size_t *group_a, *group_b; /* owned: each clause's group */
	size_t group_count;
	bool *pinned;        /* owned: of each group */
	const struct rr_pin *pins; /* borrowed */
	size_t pin_count;
	uint32_t *marks;     /* owned: for grams_mark(), one place a gram */
	uint32_t mark;       /* the last mark used */
};

/* Whether these two were parted by hand; NULL pins part nothing. */
bool align_parted(const struct aligner *al, size_t a, size_t b);

/* Whether either was paired by hand. */
bool align_pinned(const struct aligner *al, size_t a, size_t b);

/* Pairs parents left alone whose children went to each other. */
void align_parents(struct aligner *al);

/* Finds and weighs the likely pairs of two languages of a text (across.c). */
void align_across(struct aligner *al);
/* Chooses among them so that the order is kept. */
void align_in_order(struct aligner *al);

/* Puts clauses without a partner to the groups they are a part of. */
void align_join(struct aligner *al);

/* Makes the rows of a comparison out of the groups. */
void align_rows(struct aligner *al, struct rr_comparison *cmp);

/* The longest rising subsequence of values[count]: in[i] tells who is in it.
 * Values differ. */
void align_rising(const size_t *values, size_t count, bool *in);

#endif
