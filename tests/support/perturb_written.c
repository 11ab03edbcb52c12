/* What people and programs write into a text: other numbers, bullets, emphasis, the numbers of lines. */
#include "support/perturb_part.h"

#include <stdlib.h>
#include <string.h>

/* The clause that begins on each line, from 1; NULL for none. The caller frees. */
static const struct rr_clause **clauses_of(lines source, const struct rr_doc *doc)
{
	const struct rr_clause **at = rr_alloc((source->count + 2) * sizeof *at);

	for (size_t i = 0; i < doc->clause_count; i++)
		at[doc->clauses[i].line] = &doc->clauses[i];
	return at;
}

/* The bytes of "12" where the line begins with "12. ", else 0. */
static size_t number_len(struct rr_span s)
{
	size_t n = strspn(s.text, "0123456789");

	return n > 0 && n < 4 && n + 1 < s.len && s.text[n] == '.' ? n : 0;
}

/* 1) for 1., in the resolution itself. */
static void bracketed_numbers(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	const struct rr_clause **at = clauses_of(source, doc);

	for (size_t i = 0; i < source->count; i++) {
		struct rr_span s = rr_span_trim(rr_source_lines(source)[i].text);
		size_t n = at[i + 1] != NULL && at[i + 1]->kind == RR_OPERATIVE ? number_len(s) : 0;

		rr_str_add(out, rr_span_sub(s, 0, n));
		rr_str_puts(out, n > 0 ? ")" : "");
		perturb_add(out, rr_span_sub(s, n > 0 ? n + 1 : 0, s.len), "\n");
	}
	free(at);
}

/* Before the verbs of the preamble. */
static void bullets(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	const struct rr_clause **at = clauses_of(source, doc);

	for (size_t i = 0; i < source->count; i++) {
		const struct rr_clause *c = at[i + 1];

		if (c != NULL && c->kind == RR_PREAMBULAR && c->lead_len > 0 && c->lead_at == 0)
			rr_str_puts(out, "\xE2\x80\xA2 ");
		perturb_add(out, rr_source_lines(source)[i].text, "\n");
	}
	free(at);
}

/* Opening verbs as Markdown has them, where the line holds all of one. */
static void emphasised(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	const struct rr_clause **at = clauses_of(source, doc);

	for (size_t i = 0; i < source->count; i++) {
		struct rr_span s = rr_source_lines(source)[i].text, lead = { "", 0 };
		size_t from = RR_NONE;

		if (at[i + 1] != NULL && (lead = rr_clause_lead(at[i + 1])).len > 0 && memchr(lead.text, '*', lead.len) == NULL)
			for (from = 0; from + lead.len <= s.len && from < 16; from++)
				if (memcmp(s.text + from, lead.text, lead.len) == 0)
					break;
		if (from != RR_NONE && from + lead.len < s.len && from < 16 && strchr(" ,", s.text[from + lead.len]) != NULL) {
			rr_str_add(out, rr_span_sub(s, 0, from));
			rr_str_printf(out, "*%.*s*", (int)lead.len, lead.text);
			s = rr_span_sub(s, from + lead.len, s.len);
		}
		perturb_add(out, s, "\n");
	}
	free(at);
}

/* In the margin at every fifth line, from 5 on each page. */
static void numbered_lines(lines source, const struct rr_doc *doc, struct rr_str *out)
{
	unsigned n = 0;

	(void)doc;
	for (size_t i = 0; i < source->count; i++) {
		struct rr_span s = rr_source_lines(source)[i].text;

		if (perturb_blank(source, i)) {
			perturb_add(out, s, "\n");
			continue;
		}
		n = n == PAGE_LINES ? 1 : n + 1;
		if (n % 5 == 0)
			rr_str_printf(out, "%2u  ", n);
		else
			rr_str_puts(out, "    ");
		perturb_add(out, s, "\n");
	}
}

const struct perturbation perturb_written[] = {
	{ "1) for 1.", bracketed_numbers },
	{ "bullets before verbs", bullets },
	{ "emphasised verbs", emphasised },
	{ "numbers at every fifth line", numbered_lines },
	{ NULL, NULL },
};
