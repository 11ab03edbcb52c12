/* What the files that name clauses and notes share. */
#ifndef DOC_IDS_H
#define DOC_IDS_H

#include "doc/reader.h"

size_t put_number(char *out, long value); /* its digits, without NUL: how many */
/* Two texts, what stands between them, and what ends them; in the arena. */
const char *joined(struct reader *r, struct rr_span a, const char *between, struct rr_span b,
                   const char *end);

void part_twins(struct reader *r); /* each id becomes the clause's own; see twins.c */
void name_notes(struct reader *r);

#endif
