/*
 * recited - the mentions of citations on either side, and which document of
 * one series took another's place.
 */
#ifndef COMPARE_RECITED_H
#define COMPARE_RECITED_H

#include "resread/compare.h"

enum { AROUND_MAX = 24 }; /* words kept of those on each side of a citation */

struct around {
	uint32_t words[AROUND_MAX]; /* hashes, sorted */
	size_t count;
};

/* A citation and where it stands. */
struct mention {
	const struct rr_citation *cite;
	size_t clause; /* its own, or the one its footnote hangs on; RR_NONE */
	size_t row;    /* of that clause; RR_NONE */
	size_t lead;   /* the clause whose verb it stands under; RR_NONE */
	size_t place;  /* its count in the document */
	bool series_known;
	struct rr_series series;
	struct around before, behind; /* filled by around_read() */
};

struct mentions {
	struct mention *items; /* owned; by target, then in the order of the text */
	size_t count;
};

/* The words of the passage beside the citation, up to its neighbours. */
void around_read(const struct rr_doc *doc, const struct rr_citations *cites,
                 struct mention *m);

/* The document a side alone cites, and what took its place. */
struct single {
	struct mention *first; /* borrowed: the first of `count` mentions */
	size_t count;
	size_t partner;        /* index among the other side's; RR_NONE */
	struct mention *at;    /* which mention was replaced; borrowed */
};

/* Finds partners: of one series, in paired clauses or with the same words around. */
void pair_singles(const struct rr_doc *a_doc, const struct rr_citations *a_cites,
                  struct single *a, size_t a_count, const struct rr_doc *b_doc,
                  const struct rr_citations *b_cites, struct single *b, size_t b_count);

#endif
