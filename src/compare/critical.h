/*
 * critical - what the kinds of critical change share: the row asked about and
 * a stretch of words in one of its texts.
 */
#ifndef COMPARE_CRITICAL_H
#define COMPARE_CRITICAL_H

#include "resread/compare.h"

struct term {
	size_t start, end; /* bytes of the text */
	const char *key;   /* borrowed */
	int strength;
};

struct inquiry {
	const struct rr_comparison *cmp;
	size_t row;
	const struct rr_lang *lang;
	struct rr_span a, b;
	const struct rr_changes *changes;
	struct rr_criticals *out;
};

/* Adds one; a or b is NULL where it came or went. */
void critical_report(struct inquiry *q, enum rr_critical_kind kind,
                     enum rr_direction direction, const struct term *a,
                     const struct term *b);

/* Numbers, dates, amounts and sessions that changed (numbers.c). */
void critical_numbers(struct inquiry *q);

/* Whether both name the same paragraph by its old and its new number (renumbered.c). */
bool critical_renumbered(const struct inquiry *q, const struct term *a, const struct term *b);

#endif
