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
#define STOPS 8 /* places tried across a page, and along it */

struct poppler {
	__typeof__(poppler_document_new_from_bytes) *open;
	__typeof__(poppler_document_get_n_pages) *pages;
	__typeof__(poppler_document_get_page) *page;
	__typeof__(poppler_page_get_size) *size;
	__typeof__(poppler_page_get_text_for_area) *text;
	__typeof__(poppler_page_get_text_layout_for_area) *layout;
	__typeof__(poppler_page_get_text_attributes_for_area) *fonts;
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
		{ "poppler_page_get_text_for_area", &p->text },
		{ "poppler_page_get_text_layout_for_area", &p->layout },
		{ "poppler_page_get_text_attributes_for_area", &p->fonts },
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

	return (strstr(name, "Italic") || strstr(name, "Oblique") || strstr(name, "Slanted") ? RR_ITALIC : 0u) |
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

/* U+202A … U+202E, which poppler writes around each word of a page that runs back. */
static bool is_embedding(uint32_t cp)
{
	return cp >= 0x202A && cp <= 0x202E;
}

/*
 * The letters as they come, one to a box. Within an embedding they come as
 * they are read, their boxes as they stand on the page; so the letters of each
 * are dealt out again, from its last box for those that run back on. A place
 * is kept between two words, where nothing may stand.
 */
struct dealing {
	struct pdf_page *page;
	const struct pdf_char *fonts; /* by box: what is known beside the letter */
	size_t next, box_count;       /* of the boxes */
	bool apart;                   /* a blank, or the start, came last */
};

static struct pdf_char char_in(const struct dealing *d, size_t box, uint32_t cp)
{
	struct pdf_char c = d->fonts[box];

	c.cp = cp;
	return c;
}

static void deal(struct dealing *d, uint32_t cp)
{
	if (d->next < d->box_count)
		d->page->chars[d->page->count++] = char_in(d, d->next++, cp);
	d->apart = cp <= ' ';
}

/* The length in letters of the embedding that begins at pos; *end is behind it. */
static size_t embedded(struct rr_span text, size_t pos, size_t *end)
{
	size_t letters = 0, depth = 0;

	do {
		uint32_t cp = rr_utf8_next(text, &pos);

		if (cp == 0x202C)
			depth -= depth > 0;
		else if (is_embedding(cp))
			depth++;
		else
			letters++;
	} while (depth > 0 && pos < text.len);
	*end = pos;
	return letters;
}

/* An embedding's letters by their boxes: those within one of their own stand forth. */
static void deal_embedded(struct dealing *d, struct rr_span text, size_t pos, size_t end,
                          size_t letters)
{
	size_t first = d->page->count, last = letters;

	if (d->next + letters > d->box_count)
		return;
	if (!d->apart)
		d->page->chars[first++] = (struct pdf_char){ .cp = 0 };
	for (rr_utf8_next(text, &pos); pos < end && last > 0;) {
		size_t inner_end = pos, inner = 1, at = pos;
		uint32_t cp = rr_utf8_next(text, &pos);

		if (cp == 0x202C)
			continue;
		if (is_embedding(cp))
			inner = embedded(text, at, &inner_end);
		last -= inner < last ? inner : last;
		if (!is_embedding(cp)) {
			d->page->chars[first + last] = char_in(d, d->next + last, cp);
			continue;
		}
		for (size_t i = 0; pos < inner_end && i < inner;) {
			cp = rr_utf8_next(text, &pos);
			if (!is_embedding(cp)) {
				d->page->chars[first + last + i] = char_in(d, d->next + last + i, cp);
				i++;
			}
		}
		pos = inner_end;
	}
	d->page->count = first + letters;
	d->next += letters;
	d->apart = false;
	d->page->bidi = true;
}

static void deal_all(struct dealing *d, struct rr_span text)
{
	size_t pos = 0, end;

	while (pos < text.len && d->next < d->box_count) {
		size_t at = pos;
		uint32_t cp = rr_utf8_next(text, &pos);

		if (!is_embedding(cp)) {
			deal(d, cp);
		} else if (cp != 0x202C) {
			size_t letters = embedded(text, at, &end);

			deal_embedded(d, text, at, end, letters);
			pos = end;
		}
	}
}

/*
 * Poppler's text of an area goes from the block nearest to one corner to that
 * nearest to the other, in the order it takes for that of reading. On a page
 * that runs back it begins in the right upper corner, but no corner is surely
 * nearest to its end; so the longest text is sought. With both corners on the
 * right all but the last line is there, which tells when it is found.
 */
static char *text_that_runs_back(const struct poppler *p, PopplerPage *from,
                                 PopplerRectangle *area, char *text)
{
	const double width = area->x2, height = area->y2;
	PopplerRectangle right = { width + 1, -1, width + 1, height + 1 };
	char *most = p->text(from, &right);
	size_t enough = strlen(most), longest = strlen(text);

	p->free(most);
	for (int row = 0; row < STOPS && longest <= enough; row++)
		for (int column = 0; column < STOPS; column++) {
			PopplerRectangle to = { width + 1, -1, width * column / STOPS - 1,
			                        height + 1 - height * row / STOPS };
			char *other = p->text(from, &to);

			if (strlen(other) > longest) {
				char *shorter = text;

				text = other;
				other = shorter;
				longest = strlen(text);
				*area = to;
			}
			p->free(other);
		}
	return text;
}

static struct pdf_page read_page(const struct poppler *p, PopplerPage *from)
{
	PopplerRectangle area = { 0 }, *boxes = NULL;
	guint box_count = 0;
	struct pdf_page page = { 0 };
	struct pdf_char *known;
	struct dealing d;
	GList *fonts;
	char *text;

	p->size(from, &area.x2, &area.y2);
	page.width = (float)area.x2;
	page.height = (float)area.y2;
	text = p->text(from, &area);
	if (strstr(text, "\u202B") != NULL)
		text = text_that_runs_back(p, from, &area, text);
	fonts = p->fonts(from, &area);
	p->layout(from, &area, &boxes, &box_count);
	page.chars = rr_alloc(((size_t)box_count * 2 + 1) * sizeof *page.chars);
	known = rr_alloc(((size_t)box_count + 1) * sizeof *known);
	for (size_t i = 0; i < box_count; i++)
		known[i] = (struct pdf_char){
			.x1 = (float)boxes[i].x1, .y1 = (float)boxes[i].y1, .x2 = (float)boxes[i].x2,
			.y2 = (float)boxes[i].y2, .size = (float)(boxes[i].y2 - boxes[i].y1),
		};
	fill_fonts(known, box_count, fonts);
	d = (struct dealing){ .page = &page, .fonts = known, .box_count = box_count, .apart = true };
	deal_all(&d, rr_span(text));
	pdf_turn(&page);
	free(known);
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
		               ? "%s: is a PDF locked with a password; save it without one first"
		               : "%s: is a PDF too damaged to be read; it may be cut off", path);
	read_pages(&p, document, pdf, b);
	p.unref(document);
	return RR_OK;
}

#endif
