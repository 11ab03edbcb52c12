/* PDFs made by tests. */
#ifndef RR_TEST_PDF_MADE_H
#define RR_TEST_PDF_MADE_H

#include "resread/base.h"

/* A PDF of the pages' drawing operators; fonts R, I, B are the Times family, A is Arabic. */
struct rr_str pdf_of(const char *const *pages, size_t page_count);

/* One text at a place, in points from the lower left corner. */
#define AT(font, size, x, y, text) \
	"BT /" font " " size " Tf 1 0 0 1 " x " " y " Tm (" text ") Tj ET\n"

#endif
