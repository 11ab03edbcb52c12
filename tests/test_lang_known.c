/* Sections asked by number instead of name. */
#include "resread/lang.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/packs.h"

/* What is asked by number is the section of that name. */
static void knows_sections(void **state)
{
	static const struct {
		enum rr_known known;
		const char *name, *lang, *text;
	} tests[] = {
		{ RR_IN_VERBS, "verbs", "en", "Reaffirms the text" },
		{ RR_IN_VERB_BEFORE, "verb-before", "en", "Also urges" },
		{ RR_IN_VERB_AFTER, "verb-after", "en", "also" },
		{ RR_IN_BODIES, "bodies", "zh", "人权理事会" },
		{ RR_IN_CITED_BODIES, "cited-bodies", "en", "Commission on the Status of Women" },
		{ RR_IN_ARTICLES, "articles", "en", "The Council" },
		{ RR_IN_HEADER, "header", "en", "Distr.: General" },
		{ RR_IN_ANNEX, "annex", "fr", "Annexe" },
		{ RR_IN_PARTS, "parts", "en", "Part II" },
		{ RR_IN_PART_LETTERS, "part-letters", "ru", "Б" },
		{ RR_IN_PART_NUMBERS, "part-numbers", "zh", "二" },
		{ RR_IN_PAGE_LINES, "page-lines", "en", "Page 2" },
		{ RR_IN_NOTE_HEADS, "note-heads", "en", "Notes" },
		{ RR_IN_CLOSING, "closing", "zh", "第 12 次全体会议" },
		{ RR_IN_VOTE_LISTS, "vote-lists", "en", "Against: Aland" },
		{ RR_IN_MONTHS, "months", "ru", "марта" },
		{ RR_IN_BEFORE_NUMBER, "before-number", "en", "article 1" },
		{ RR_IN_BEHIND_MARK, "behind-mark", "en", "and" },
	};
	size_t found = 0;

	(void)state;
	assert_int_equal(sizeof tests / sizeof *tests, RR_KNOWN);
	for (size_t i = 0; i < RR_KNOWN; i++) {
		const struct rr_lang *lang = pack(tests[i].lang);
		struct rr_span text = rr_span(tests[i].text);
		struct rr_match by_name = { .end = 0 }, by_number = { .end = 0 };
		bool matches = rr_lang_match(lang, tests[i].name, text, 0, &by_name);

		assert_int_equal(tests[i].known, i);
		assert_int_equal(rr_known_match(lang, tests[i].known, text, 0, &by_number), matches);
		assert_ptr_equal(by_number.entry, by_name.entry);
		assert_int_equal(by_number.end, by_name.end);
		assert_false(rr_known_match(lang, tests[i].known, text, text.len, &by_number));
		found += matches;
	}
	assert_true(found > RR_KNOWN / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_sections),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
