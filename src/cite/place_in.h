/*
 * place_in - the units of places, for reading and writing them.
 *
 *   place.c          reads a place
 *   place_brackets.c what stands in brackets behind a number
 *   place_write.c    writes places in English short form
 */
#ifndef CITE_PLACE_IN_H
#define CITE_PLACE_IN_H

#include "cite/place.h"

struct unit {
	const char *name, *one, *many;
	int rank;   /* what may hold what: see place_rank() */
	bool roman; /* a number told in words is written in Roman numerals */
	bool bare;  /* may stand without a number */
	bool subparts; /* may be told by its letter alone: "subparagraph (b)" */
	bool words; /* plain number words count it: "part one" */
};

/* The unit of a pack's name; NULL. */
const struct unit *unit_of(const char *name);

/*
 * Reads (f), (ii), (3), f), ii), '2', and letters of other scripts as their
 * Latin ones; steps over it and appends "(f)".
 */
bool place_brackets(const struct rr_lang *lang, struct rr_span t, size_t *at,
                    struct rr_str *out);

/* Whether f), ii) stands there: the bracket that closes alone; no end of a word. */
bool place_closes_alone(struct rr_span t, size_t p);

#endif
