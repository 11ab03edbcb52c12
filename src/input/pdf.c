#include "pdf.h"

#include <stdlib.h>

#include "formats.h"
#include "resread/lang.h"

#ifdef HAVE_POPPLER

void pdf_free(struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->count; i++) {
		free(pdf->pages[i].chars);
		free(pdf->pages[i].rows);
	}
	free(pdf->pages);
	rr_langs_free(pdf->langs);
	*pdf = (struct pdf){ 0 };
}

static bool has_text(const struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->count; i++)
		for (size_t k = 0; k < pdf->pages[i].count; k++)
			if (pdf->pages[i].chars[k].cp > ' ')
				return true;
	return false;
}

enum rr_status pdf_read(struct build *b, struct rr_span bytes, struct rr_error *err)
{
	struct pdf pdf = { 0 };
	enum rr_status st = pdf_extract(b, bytes, &pdf, err);

	if (st == RR_OK && pdf.count == 0)
		st = rr_fail(err, RR_UNREAD, "%s: is a PDF without pages", b->source->path);
	else if (st == RR_OK && !has_text(&pdf))
		st = rr_fail(err, RR_UNREAD, "%s: is a PDF without text; its pages are pictures, which need "
		             "text recognition (OCR) first", b->source->path);
	if (st == RR_OK) {
		pdf_mend_ligatures(&pdf);
		pdf_find_rows(&pdf);
		pdf_find_hints(&pdf);
		pdf_build_lines(&pdf, b);
	}
	pdf_free(&pdf);
	return st;
}

#else

enum rr_status pdf_read(struct build *b, struct rr_span bytes, struct rr_error *err)
{
	(void)bytes;
	return rr_fail(err, RR_UNREAD, "%s: is a PDF, and resread was built without "
	               "poppler-glib, which reads them", b->source->path);
}

#endif
