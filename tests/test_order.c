/* The key by which notes stand in the order of the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "store/notes.h"

static void test_clause_order(void **state)
{
	static const char *const sorted[] = { "TITLE", "BASIS", "PP1", "PP2", "PP4(a)", "PP10",
		"OP2", "OP12", "OP12(a)", "OP12(i)", "OP12(j)", "OP12 bis", "OP13(b)(i)",
		"OP13(b)(ii)", "OP13(b)(iv)", "OP13(b)(v)", "OP100", "A.PP1", "A.OP1", "B.OP1",
		"C.OP1", "IV.OP1", "V.OP1", "CLOSING", "ANNEX.1", "ANNEX.2", "ANNEX.10", "ANNEX.p1",
		"ANNEX2.14(a)", "FN*", "FN**", "FN1", "FN10", "elsewhere" };
	struct rr_str before = { 0 }, key = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof sorted / sizeof *sorted; i++) {
		rr_str_cut(&key, 0);
		clause_order(sorted[i], &key);
		if (i > 0 && strcmp(before.text, key.text) >= 0)
			fail_msg("%s (%s) does not sort before %s (%s)", sorted[i - 1], before.text,
			         sorted[i], key.text);
		rr_str_cut(&before, 0);
		rr_str_add(&before, rr_str_span(&key));
	}
	rr_str_free(&before);
	rr_str_free(&key);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_clause_order) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
