/*
 * Any bytes as a clause of a document in any language: citations stand in
 * order and within the text, each has a target or it is told why not. The first
 * byte picks language and body.
 */
#include <assert.h>
#include <string.h>

#include "fuzz.h"
#include "resread/cite.h"
#include "resread/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct rr_citations *cites, size_t len)
{
	size_t last = 0;

	for (size_t i = 0; i < cites->count; i++) {
		const struct rr_citation *c = &cites->items[i];

		assert(c->start < c->end && c->end <= len && c->start >= last);
		assert(c->target == NULL ? c->kind != RR_CITE_NAMED || c->flaw != NULL : c->target[0] != '\0');
		assert(c->kind != RR_CITE_FLAWED || (c->target == NULL && c->flaw != NULL));
		assert(c->date[0] == '\0' || strlen(c->date) == 10);
		last = c->start;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const codes[] = { "en", "zh", "fr", "es", "ru", "ar" };
	static const char *const bodies[] = { "GA", "HRC", "SC", "ECOSOC", NULL };
	struct rr_langs *langs = fuzz_langs();
	unsigned pick = size > 0 ? data[0] : 0;
	struct rr_str text = { 0 }, link = { 0 };
	struct rr_clause clause = { .id = "PP1", .parent = RR_NONE };
	struct rr_doc doc = { .clauses = &clause, .clause_count = 1, .body = bodies[pick / 6 % 5],
		.lang = rr_lang_find(langs, codes[pick % 6], NULL) };
	struct rr_citations cites;
	struct rr_audit found;

	rr_utf8_clean(rr_span_of((const char *)data, size), &text);
	clause.text = rr_str_span(&text);
	rr_cite(langs, &doc, &cites);
	check(&cites, text.len);
	for (size_t i = 0; i < cites.count; i++)
		if (cites.items[i].target != NULL)
			rr_cite_link(langs, cites.items[i].target, "en", &link);
	if (text.len > 0)
		rr_cite_symbol(text.text, &link);
	rr_audit(langs, &(struct rr_audited){ &doc, &cites }, 1, NULL, 0, &found);
	rr_audit_free(&found);
	rr_citations_free(&cites);
	rr_str_free(&text);
	rr_str_free(&link);
	return 0;
}
