/* The filter language for notes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "resread/store.h"

static char *tags[] = { "theme/water", "urgent" };

/* The note that all filters look at. */
static const struct rr_note note = {
	.doc = "A/HRC/RES/90/4", .lang = "zh", .title = "村庄水井", .passage = "OP5",
	.exact = "重申水井", .kind = "task", .status = "open", .due = "2027-03-01",
	.author = "Ana Pérez", .body = "Ask the *Office* about wells", .tags = tags, .tag_count = 2,
	.modified = "2026-11-21T05:30:00.123Z",
};

static void filters(void **state)
{
	static const struct {
		const char *query;
		bool matches;
	} tests[] = {
		{ "", true }, { "tag:theme", true }, { "tag:theme/water", true }, { "tag:them", false },
		{ "tag:none", false }, { "-tag:urgent", false }, { "-tag:gardens", true },
		{ "kind:task status:open", true }, { "kind:task status:done", false },
		{ "kind:Task", true }, { "priority:none", true }, { "-priority:none", false },
		{ "due:2027", true }, { "due:2027-03-01", true }, { "due:2026", false },
		{ "due<2027-04", true }, { "due<2027-03-01", false }, { "due>2026", true },
		{ "due>2027", false }, { "changed>2026-11-20", true }, { "changed:2026-11-21", true },
		{ "doc:90/4", true }, { "doc:0/4", false }, { "doc:A/HRC/RES/90/4", true },
		{ "doc:水井", true }, { "clause:op5", true }, { "clause:OP6", false },
		{ "author:perez", true }, { "author:Bob", false }, { "lang:zh", true },
		{ "wells", true }, { "WELLS office", true }, { "水井", true }, { "gardens", false },
		{ "\"about wells\"", true }, { "\"wells about\"", false }, { "-gardens wells", true },
		{ "text:\"the *Office*\"", true }, { "-\"about wells\"", false }, { "\"about", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_query *query;
		struct rr_error err;

		assert_int_equal(rr_query_parse(tests[i].query, &query, &err), RR_OK);
		if (rr_query_matches(query, &note) != tests[i].matches)
			fail_msg("%s", tests[i].query);
		rr_query_free(query);
	}
}

static void says_what_is_wrong(void **state)
{
	static const char *const tests[][2] = {
		{ "colour:red", "no field \"colour\"" }, { "tag<a", "tag has no order" },
		{ "due:", "due needs a value" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_query *query = NULL;
		struct rr_error err;

		assert_int_equal(rr_query_parse(tests[i][0], &query, &err), RR_INVALID);
		assert_non_null(strstr(err.text, tests[i][1]));
		assert_null(query);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(filters),
		cmocka_unit_test(says_what_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
