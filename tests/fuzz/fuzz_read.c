/*
 * Any bytes → source → document → citations, with the promises of the
 * headers checked on the way: ids unique, marks and citations within their
 * texts, parents before their children.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "resread/cite.h"
#include "resread/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_clauses(const struct rr_doc *doc)
{
	for (size_t i = 0; i < doc->clause_count; i++) {
		const struct rr_clause *c = &doc->clauses[i];

		assert(c->id != NULL && rr_utf8_valid(c->text));
		assert(c->lead_len <= c->text.len);
		assert(c->parent == RR_NONE || c->parent < i);
		assert(rr_doc_clause(doc, c->id) == i);
		for (size_t m = 0; m < c->mark_count; m++)
			assert(c->marks[m].at <= c->text.len);
	}
	for (size_t i = 0; i < doc->heading_count; i++)
		assert(doc->headings[i].before <= doc->clause_count);
}

static void check_citations(const struct rr_doc *doc, const struct rr_citations *cites)
{
	for (size_t i = 0; i < cites->count; i++) {
		const struct rr_citation *c = &cites->items[i];
		struct rr_span text;

		assert(rr_doc_text(doc, c->passage, &text, NULL));
		assert(c->start < c->end && c->end <= text.len);
		assert(rr_utf8_valid(rr_span_sub(text, c->start, c->end)));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rr_langs *langs = fuzz_langs();
	struct rr_source *source = fuzz_source(data, size);
	struct rr_doc *doc = NULL;
	struct rr_citations cites = { 0 };

	if (source != NULL && rr_doc_read(langs, source, NULL, &doc, NULL) == RR_OK) {
		check_clauses(doc);
		rr_cite(langs, doc, &cites);
		check_citations(doc, &cites);
		rr_citations_free(&cites);
	}
	rr_doc_free(doc);
	rr_source_free(source);
	return 0;
}
