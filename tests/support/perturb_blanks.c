/* Other line ends, blanks and blank lines. */
#include "support/perturb_part.h"

static void with_ends(lines source, const struct rr_doc *doc, struct rr_str *out, const char *before,
                      const char *end)
{
	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		if (!perturb_blank(source, i))
			rr_str_puts(out, before);
		perturb_add(out, rr_source_lines(source)[i].text, end);
	}
}

static void crlf(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	with_ends(source, doc, out, "", "\r\n");
}

static void trailing_blanks(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	with_ends(source, doc, out, "", "  \t \n");
}

static void indented(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	with_ends(source, doc, out, "    ", "\n");
}

static void byte_order_mark(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	rr_str_puts(out, "\xEF\xBB\xBF");
	with_ends(source, doc, out, "", "\n");
}

/* As a mail quotes it. */
static void quoted(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		rr_str_puts(out, perturb_blank(source, i) ? ">" : "> ");
		perturb_add(out, rr_source_lines(source)[i].text, "\n");
	}
}

static void double_spaced(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	with_ends(source, doc, out, "", "\n\n");
}

/* As copied from a page. */
static void no_blank_lines(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	(void)doc;
	for (size_t i = 0; i < source->count; i++)
		if (!perturb_blank(source, i))
			perturb_add(out, rr_source_lines(source)[i].text, "\n");
}

static void blank_lines_doubled(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		perturb_add(out, rr_source_lines(source)[i].text, "\n");
		if (perturb_blank(source, i))
			rr_str_putc(out, '\n');
	}
}

static void form_feeds(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	size_t page = 0;

	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		if (++page > PAGE_LINES && i > 0 && perturb_blank(source, i - 1)) {
			rr_str_putc(out, '\f');
			page = 0;
		}
		perturb_add(out, rr_source_lines(source)[i].text, "\n");
	}
}

/* From the first clause on: tabs part the cells of a header. */
static void blanks_as(lines source, const struct rr_doc *doc, struct rr_str *out, const char *blank,
                      bool header)
{
	size_t first = doc->clause_count > 0 ? doc->clauses[0].line : 0;

	for (size_t i = 0; i < source->count; i++) {
		struct rr_span s = rr_source_lines(source)[i].text;

		for (size_t k = 0; k < s.len; k++)
			if (s.text[k] == ' ' && (header || i + 1 >= first))
				rr_str_puts(out, blank);
			else
				rr_str_putc(out, s.text[k]);
		rr_str_putc(out, '\n');
	}
}

static void tabs(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	blanks_as(source, doc, out, "\t", false);
}

static void no_break_blanks(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	blanks_as(source, doc, out, "\xC2\xA0", true);
}

static void two_blanks(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	blanks_as(source, doc, out, "  ", true);
}

const struct perturbation perturb_blanks[] = {
	{ "CR LF", crlf },
	{ "blanks behind lines", trailing_blanks },
	{ "four blanks before lines", indented },
	{ "a byte order mark", byte_order_mark },
	{ "blank lines doubled", blank_lines_doubled },
	{ "no blank lines", no_blank_lines },
	{ "form feeds", form_feeds },
	{ "tabs for blanks", tabs },
	{ "no-break blanks", no_break_blanks },
	{ "two blanks for one", two_blanks },
	{ "quoted in a mail", quoted },
	{ "double spaced", double_spaced },
	{ NULL, NULL },
};
