#include "support/perturb_part.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

const struct perturbation *perturbation(size_t which)
{
	static const struct perturbation *const parts[] = { perturb_blanks, perturb_letters,
		perturb_widths, perturb_pages, perturb_written };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		for (const struct perturbation *p = parts[i]; p->name != NULL; p++)
			if (which-- == 0)
				return p;
	return NULL;
}

void perturb_add(struct rr_str *out, struct rr_span line, const char *end)
{
	rr_str_add(out, line);
	rr_str_puts(out, end);
}

bool perturb_blank(const struct rr_source *source, size_t i)
{
	return i >= source->count || rr_span_trim(rr_source_lines(source)[i].text).len == 0;
}

/* ---- what belongs to a clause ------------------------------------------- */

static void add_letters(struct rr_str *out, struct rr_span s)
{
	for (size_t at = 0; at < s.len;) {
		size_t from = at;

		if (rr_is_letter(rr_utf8_next(s, &at)))
			rr_str_add(out, rr_span_sub(s, from, at));
	}
}

/* "73/124 of 11" and the like: no rule, no mark, no page. */
static bool is_numbers(struct rr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (strchr("0123456789 ,;/()ofandto", s.text[i]) == NULL)
			return false;
	return s.len > 6 && memchr(s.text, '/', s.len) != NULL;
}

bool *perturb_starts(const struct rr_source *source, const struct rr_doc *doc)
{
	bool *starts = rr_alloc((source->count + 2) * sizeof *starts);

	for (size_t i = 0; i < doc->clause_count; i++)
		starts[doc->clauses[i].line] = true;
	for (size_t i = 0; i < doc->heading_count; i++)
		starts[doc->headings[i].line] = true;
	for (size_t i = 0; i < doc->footnote_count; i++)
		starts[doc->footnotes[i].line] = true;
	return starts;
}

bool *perturb_wraps(const struct rr_source *source, const struct rr_doc *doc)
{
	bool *starts = perturb_starts(source, doc), *wraps = rr_alloc((source->count + 1) * sizeof *wraps);
	struct rr_str all = { 0 }, piece = { 0 };

	for (size_t k = 0; k < doc->clause_count; k++) {
		const struct rr_clause *c = &doc->clauses[k];

		rr_str_cut(&all, 0);
		add_letters(&all, c->text);
		for (size_t i = c->line; i < source->count && !starts[i + 1] && !perturb_blank(source, i); i++) {
			rr_str_cut(&piece, 0);
			add_letters(&piece, rr_source_lines(source)[i].text);
			if ((piece.len < 4 && !is_numbers(rr_source_lines(source)[i].text))
			    || memmem(all.text, all.len, piece.text ? piece.text : "", piece.len) == NULL)
				break;
			wraps[i] = true;
		}
	}
	rr_str_free(&all);
	rr_str_free(&piece);
	free(starts);
	return wraps;
}
