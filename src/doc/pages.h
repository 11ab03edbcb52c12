/* What ends a page; furniture.c asks. */
#ifndef DOC_PAGES_H
#define DOC_PAGES_H

#include "doc/reader.h"

#define PAGE_LINE ((size_t)24) /* bytes of a line that only tells the page */

/* "- 2 -", and what the pack's [page-lines] hold. */
bool is_page_line(const struct reader *r, struct rr_span s);

/* Numbers that stand alone; once the body is known. */
void read_page_numbers(struct reader *r);

#endif
