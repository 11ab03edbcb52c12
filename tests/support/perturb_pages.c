/* What stands at the end of a page, between two lines of a paragraph. */
#include "support/perturb_part.h"

#include <stdlib.h>

/* At page ends that fall between two lines of a clause: fmt with the page's number and the symbol. */
static void paged(lines source, const struct rr_doc *doc, struct rr_str *out,
                  void (*furniture)(struct rr_str *out, unsigned page, const struct rr_doc *doc))
{
	bool *wraps = perturb_wraps(source, doc);
	size_t lines_on = 0;
	unsigned page = 1;

	for (size_t i = 0; i < source->count; i++) {
		if (++lines_on > PAGE_LINES && wraps[i]) {
			furniture(out, ++page, doc);
			lines_on = 0;
		}
		perturb_add(out, rr_source_lines(source)[i].text, "\n");
	}
	free(wraps);
}

static void dashed_number(struct rr_str *out, unsigned page, const struct rr_doc *doc)
{
	(void)doc;
	rr_str_printf(out, "\n- %u -\n\n", page);
}

static void bare_number(struct rr_str *out, unsigned page, const struct rr_doc *doc)
{
	(void)doc;
	rr_str_printf(out, "\n%u\n\f\n", page);
}

/* As pages print it: S/RES/277 (1970) */
static void add_symbol(struct rr_str *out, const struct rr_doc *doc)
{
	for (const char *p = doc->symbol; p != NULL && *p != '\0'; p++)
		rr_str_printf(out, *p == '(' ? " %c" : "%c", *p);
}

static void symbol_and_page(struct rr_str *out, unsigned page, const struct rr_doc *doc)
{
	rr_str_putc(out, '\n');
	add_symbol(out, doc);
	rr_str_printf(out, "\nPage %u\n\n", page);
}

static void continued(struct rr_str *out, unsigned page, const struct rr_doc *doc)
{
	rr_str_puts(out, "\n/...\n");
	symbol_and_page(out, page, doc);
}

static void symbol_and_job(struct rr_str *out, unsigned page, const struct rr_doc *doc)
{
	rr_str_putc(out, '\n');
	add_symbol(out, doc);
	rr_str_printf(out, " \n \n23-12345 \n%u/99 \n \n", page);
}

static void pages_dashed(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	paged(source, doc, out, dashed_number);
}

static void pages_numbered(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	paged(source, doc, out, bare_number);
}

static void pages_headed(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	paged(source, doc, out, symbol_and_page);
}

static void pages_continued(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	paged(source, doc, out, continued);
}

static void pages_with_job(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	paged(source, doc, out, symbol_and_job);
}

const struct perturbation perturb_pages[] = {
	{ "pages: - 2 -", pages_dashed },
	{ "pages: 2", pages_numbered },
	{ "pages: symbol, Page 2", pages_headed },
	{ "pages: /..., symbol, Page 2", pages_continued },
	{ "pages: symbol, job number, 2/99", pages_with_job },
	{ NULL, NULL },
};
