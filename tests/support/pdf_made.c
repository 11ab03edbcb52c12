#include "support/pdf_made.h"

#include <string.h>

/* One object of a PDF; where it starts goes into the table of objects. */
static void put_object(struct rr_str *out, size_t *starts, size_t *count, const char *text)
{
	starts[++*count] = out->len;
	rr_str_printf(out, "%zu 0 obj\n%s\nendobj\n", *count, text);
}

/* A font whose small letters are Arabic ones, all characters half as wide as high. */
static void put_arabic(struct rr_str *out, size_t *starts, size_t *count)
{
	struct rr_str object = { 0 };

	rr_str_puts(&object, "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /FirstChar 32 /LastChar 126 "
	            "/Encoding << /Differences [44 /uni060C 97 /uni0627 100 /uni062F 104 /uni0629 107 /uni0643 "
	            "/uni0644 /uni0645 /uni0646 114 /uni0631 /uni0633 119 /uni0648 120 /uni064B /uni064A 88 /uni6E56 90 /uni6C34] >> /Widths [");
	for (int i = 32; i <= 126; i++)
		rr_str_puts(&object, "500 ");
	rr_str_puts(&object, "] >>");
	put_object(out, starts, count, object.text);
	rr_str_free(&object);
}

struct rr_str pdf_of(const char *const *pages, size_t page_count)
{
	struct rr_str out = { 0 }, kids = { 0 }, object = { 0 };
	size_t starts[32], count = 0, table;

	rr_str_puts(&out, "%PDF-1.4\n");
	put_object(&out, starts, &count, "<< /Type /Catalog /Pages 2 0 R >>");
	for (size_t i = 0; i < page_count; i++)
		rr_str_printf(&kids, "%zu 0 R ", 7 + 2 * i);
	rr_str_printf(&object, "<< /Type /Pages /Kids [%s] /Count %zu /MediaBox [0 0 612 792] "
	              "/Resources << /Font << /R 3 0 R /I 4 0 R /B 5 0 R /A 6 0 R >> >> >>", kids.text, page_count);
	put_object(&out, starts, &count, object.text);
	put_object(&out, starts, &count, "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>");
	put_object(&out, starts, &count, "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Italic >>");
	put_object(&out, starts, &count, "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >>");
	put_arabic(&out, starts, &count);
	for (size_t i = 0; i < page_count; i++) {
		rr_str_cut(&object, 0);
		rr_str_printf(&object, "<< /Type /Page /Parent 2 0 R /Contents %zu 0 R >>", 8 + 2 * i);
		put_object(&out, starts, &count, object.text);
		rr_str_cut(&object, 0);
		rr_str_printf(&object, "<< /Length %zu >>\nstream\n%s\nendstream",
		              strlen(pages[i]), pages[i]);
		put_object(&out, starts, &count, object.text);
	}
	table = out.len;
	rr_str_printf(&out, "xref\n0 %zu\n0000000000 65535 f \n", count + 1);
	for (size_t i = 1; i <= count; i++)
		rr_str_printf(&out, "%010zu 00000 n \n", starts[i]);
	rr_str_printf(&out, "trailer << /Size %zu /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n",
	              count + 1, table);
	rr_str_free(&kids);
	rr_str_free(&object);
	return out;
}
