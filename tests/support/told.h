/*
 * A document as a text that a test can compare: its symbol and title, each
 * clause with its marks (^1), headings (#), adoption, notes, and what is in
 * no field (!). Yours to free.
 */
#ifndef SUPPORT_TOLD_H
#define SUPPORT_TOLD_H

#include "resread/doc.h"

char *told_text(const struct rr_doc *d);

/* What its header says, one field a line, those that are empty left out. */
char *told_header(const struct rr_doc *d);

#endif
