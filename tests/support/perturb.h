/*
 * Changes of a text that must not change what is read in it: other line ends
 * and blanks, other widths, what a page has around its text.
 */
#ifndef TESTS_PERTURB_H
#define TESTS_PERTURB_H

#include "resread/doc.h"

struct perturbation {
	const char *name;
	/* Appends the changed text of `source`, which was read as `doc`. */
	void (*make)(const struct rr_source *source, const struct rr_doc *doc, struct rr_str *out);
};

/* One of them all; NULL past the last. */
const struct perturbation *perturbation(size_t which);

/*
 * What must stay: header, ids, leads, texts, marks, notes, adoption, a line
 * each; blanks left out, quotation marks made straight.
 */
void structure_of(const struct rr_doc *doc, struct rr_str *out);

#endif
