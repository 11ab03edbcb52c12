/* Paragraphs wrapped at other widths. */
#include "support/perturb_part.h"

#include <stdlib.h>

/* Cuts *text at blanks into lines of `width` at most. */
static void add_wrapped(struct rr_str *out, struct rr_span text, size_t width)
{
	while (text.len > width) {
		size_t end = width;

		while (end > 0 && text.text[end] != ' ')
			end--;
		if (end == 0)
			for (end = width; end < text.len && text.text[end] != ' ';)
				end++;
		perturb_add(out, rr_span_sub(text, 0, end), "\n");
		text = rr_span_trim(rr_span_sub(text, end, text.len));
	}
	perturb_add(out, text, "\n");
}

static void wrapped(lines source, const struct rr_doc *doc, struct rr_str *out, size_t width)
{
	bool *wraps = perturb_wraps(source, doc);
	struct rr_str text = { 0 };
	struct rr_match tail;
	struct rr_span line;

	for (size_t i = 0; i < source->count; i++) {
		bool more = i + 1 < source->count && wraps[i + 1];

		if (!wraps[i] && !more) {
			perturb_add(out, rr_source_lines(source)[i].text, "\n");
			continue;
		}
		line = rr_span_trim(rr_source_lines(source)[i].text);
		if (text.len > 0 && text.text[text.len - 1] != '-')
			rr_str_putc(&text, ' ');
		else if (text.len > 0 && rr_lang_match(doc->lang, "torn-tails", line, 0, &tail))
			rr_str_cut(&text, text.len - 1); /* who wraps it anew makes one word of it */
		rr_str_add(&text, line);
		if (!more) {
			add_wrapped(out, rr_str_span(&text), width);
			rr_str_cut(&text, 0);
		}
	}
	rr_str_free(&text);
	free(wraps);
}

static void wrapped_60(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	wrapped(source, doc, out, 60);
}

static void wrapped_72(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	wrapped(source, doc, out, 72);
}

static void wrapped_100(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	wrapped(source, doc, out, 100);
}

static void unwrapped(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	wrapped(source, doc, out, 100000);
}

const struct perturbation perturb_widths[] = {
	{ "60 columns", wrapped_60 },
	{ "72 columns", wrapped_72 },
	{ "100 columns", wrapped_100 },
	{ "no wraps", unwrapped },
	{ NULL, NULL },
};
