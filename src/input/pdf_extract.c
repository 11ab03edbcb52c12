/*
 * The one file that speaks to poppler-glib: a PDF's characters with their
 * boxes and fonts.
 */
#include "pdf.h"

#ifdef HAVE_POPPLER

#include <poppler.h>
#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

#define MOST_PAGES 20000

struct poppler {
	__typeof__(poppler_document_new_from_bytes) *open;
	__typeof__(poppler_document_get_n_pages) *pages;
	__typeof__(poppler_document_get_page) *page;
	__typeof__(poppler_page_get_size) *size;
	__typeof__(poppler_page_get_text) *text;
	__typeof__(poppler_page_get_text_layout) *layout;
	__typeof__(poppler_page_get_text_attributes) *fonts;
	__typeof__(poppler_page_free_text_attributes) *free_fonts;
	__typeof__(g_bytes_new_static) *bytes;
	__typeof__(g_object_unref) *unref;
	__typeof__(g_free) *free;
};

static bool load(struct poppler *p)
{
	static const char *const names[] = { "libpoppler-glib.so.8", "libpoppler-glib.so", NULL };
	const struct rr_library_symbol symbols[] = {
		{ "poppler_document_new_from_bytes", &p->open },
		{ "poppler_document_get_n_pages", &p->pages },
		{ "poppler_document_get_page", &p->page },
		{ "poppler_page_get_size", &p->size },
		{ "poppler_page_get_text", &p->text },
		{ "poppler_page_get_text_layout", &p->layout },
		{ "poppler_page_get_text_attributes", &p->fonts },
		{ "poppler_page_free_text_attributes", &p->free_fonts },
		{ "g_bytes_new_static", &p->bytes },
		{ "g_object_unref", &p->unref },
		{ "g_free", &p->free },
	};

	return rr_library_load(names, symbols, sizeof symbols / sizeof *symbols);
}

static uint32_t style_of(const PopplerTextAttributes *font)
{
	const char *name = font->font_name ? font->font_name : "";

	return (strstr(name, "Italic") || strstr(name, "Oblique") ? RR_ITALIC : 0u) |
	       (strstr(name, "Bold") ? RR_BOLD : 0u);
}

/* Sizes and styles come as stretches of characters, in order. */
static void fill_fonts(struct pdf_char *chars, size_t count, const GList *fonts)
{
	for (; fonts != NULL; fonts = fonts->next) {
		const PopplerTextAttributes *font = fonts->data;
		uint32_t style = style_of(font);

		for (gint i = font->start_index; i >= 0 && i <= font->end_index &&
		                                 (size_t)i < count; i++) {
			chars[i].size = (float)font->font_size;
			chars[i].style = style;
		}
	}
}

static struct pdf_page read_page(const struct poppler *p, PopplerPage *from)
{
	char *text = p->text(from);
	struct rr_span span = rr_span(text);
	PopplerRectangle *boxes = NULL;
	guint box_count = 0;
	GList *fonts = p->fonts(from);
	double width = 0, height = 0;
	struct pdf_page page = { 0 };
	size_t pos = 0;

	p->size(from, &width, &height);
	p->layout(from, &boxes, &box_count);
	page.width = (float)width;
	page.height = (float)height;
	page.chars = rr_alloc(((size_t)box_count + 1) * sizeof *page.chars);
	while (pos < span.len && page.count < box_count) {
		const PopplerRectangle *box = &boxes[page.count];

		page.chars[page.count++] = (struct pdf_char){
			.x1 = (float)box->x1, .y1 = (float)box->y1, .x2 = (float)box->x2,
			.y2 = (float)box->y2, .size = (float)(box->y2 - box->y1),
			.cp = rr_utf8_next(span, &pos),
		};
	}
	fill_fonts(page.chars, page.count, fonts);
	p->free_fonts(fonts);
	p->free(boxes);
	p->free(text);
	return page;
}

static void read_pages(const struct poppler *p, PopplerDocument *document, struct pdf *pdf,
                       struct build *b)
{
	int pages = p->pages(document), missing = 0;

	for (int i = 0; i < pages && i < MOST_PAGES; i++) {
		PopplerPage *page = p->page(document, i);

		if (page == NULL) {
			missing++;
			continue;
		}
		pdf->pages = rr_grow(pdf->pages, pdf->count, &pdf->cap, sizeof *pdf->pages);
		pdf->pages[pdf->count++] = read_page(p, page);
		p->unref(page);
	}
	if (pages > MOST_PAGES)
		build_remark(b, 0, true, "only the first %d of %d pages are read", MOST_PAGES, pages);
	if (missing > 0)
		build_remark(b, 0, true, "%d of %d pages are damaged and left out", missing, pages);
}

enum rr_status pdf_extract(struct build *b, struct rr_span bytes, struct pdf *pdf,
                           struct rr_error *err)
{
	const char *path = b->source->path;
	struct poppler p;
	PopplerDocument *document;
	GError *why = NULL;

	if (!load(&p))
		return rr_fail(err, RR_UNREAD, "%s: is a PDF, and libpoppler-glib, which reads them, "
		               "is missing", path);
	document = p.open(p.bytes(bytes.text, bytes.len), NULL, &why);
	if (document == NULL)
		return rr_fail(err, RR_UNREAD, why != NULL && why->code == POPPLER_ERROR_ENCRYPTED
		               ? "%s: is a PDF locked with a password"
		               : "%s: is a PDF too damaged to be read", path);
	read_pages(&p, document, pdf, b);
	p.unref(document);
	return RR_OK;
}

#endif
