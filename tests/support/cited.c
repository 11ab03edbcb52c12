#include "support/cited.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "support/packs.h"

void cited_of(const char *code, const char *body, const char *text, struct rr_str *out)
{
	struct rr_clause clause = { .id = "PP1", .text = rr_span(text), .parent = RR_NONE };
	struct rr_doc doc = { .lang = pack(code), .body = body,
		.clauses = &clause, .clause_count = 1 };
	struct rr_citations cites;

	assert_non_null(doc.lang);
	rr_cite(packs(), &doc, &cites);
	for (size_t i = 0; i < cites.count; i++) {
		const struct rr_citation *c = &cites.items[i];

		assert_true(c->start < c->end && c->end <= clause.text.len);
		rr_str_printf(out, "%s%.*s = %s%s%s%s%s", i > 0 ? "\n" : "",
		              (int)(c->end - c->start), text + c->start, c->target,
		              c->date[0] ? " " : "", c->date, c->locator ? " @ " : "",
		              c->locator ? c->locator : "");
	}
	rr_citations_free(&cites);
}

void cited_check(const char *code, const struct sentence *tests, size_t count)
{
	size_t failed = 0;

	if (pack(code) == NULL)
		skip();
	for (size_t i = 0; i < count; i++) {
		struct rr_str got = { 0 };

		cited_of(code, tests[i].body, tests[i].text, &got);
		if (strcmp(got.text ? got.text : "", tests[i].cites) != 0) {
			print_message("%s\n  wanted:\n%s\n  got:\n%s\n", tests[i].text, tests[i].cites,
			              got.text ? got.text : "");
			failed++;
		}
		rr_str_free(&got);
	}
	assert_int_equal(failed, 0);
}
