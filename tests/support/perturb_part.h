/*
 * perturb_part - what the parts of the table of perturbations share. Each
 * part is a file and an array that ends with a nameless one.
 */
#ifndef TESTS_PERTURB_PART_H
#define TESTS_PERTURB_PART_H

#include "support/perturb.h"

#define PAGE_LINES 40 /* from one page's end to the next at least */

typedef const struct rr_source *lines;

extern const struct perturbation perturb_blanks[], perturb_letters[], perturb_widths[],
	perturb_pages[], perturb_written[];

void perturb_add(struct rr_str *out, struct rr_span line, const char *end);
bool perturb_blank(const struct rr_source *source, size_t i);

/* Marks the lines, counted from 1, where something starts: a clause, a heading, a note. The caller frees. */
bool *perturb_starts(const struct rr_source *source, const struct rr_doc *doc);

/*
 * For each line true where it and the one before it are wrapped lines of one
 * clause: adjacent, none of them a start, their letters in the clause's text.
 * The caller frees.
 */
bool *perturb_wraps(const struct rr_source *source, const struct rr_doc *doc);

#endif
