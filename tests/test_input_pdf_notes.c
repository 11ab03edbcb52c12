/* Notes at the foot of a PDF's page, below a rule that is drawn and so not seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/pdf_made.h"
#include "support/source_lines.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define TEXT \
	AT("R", "10", "123", "700", "Recalling its decision on clear water and ice,") AT("R", "6", "338", "704", "1") \
	AT("R", "10", "123", "670", "Noting the lakes of the plain,") AT("R", "6", "256", "674", "2") \
	AT("R", "10", "123", "640", "1. Decides to measure 2 of the lakes, and") \
	AT("R", "10", "123", "628", "the river;")

static const struct {
	const char *page, *out;
} tests[] = {
	/* small, the marks on the line */
	{ TEXT AT("R", "8", "123", "130", "1Lake register.") AT("R", "8", "123", "120", "2 See the other")
	  AT("R", "8", "123", "110", "register."), "1PN ^1^ Lake register.\n1PN ^2^ See the other\n1N register.\n" },
	/* as large as the text: each raised mark has its row, in order */
	{ TEXT AT("R", "10", "123", "150", "1 Lake register,") AT("R", "10", "123", "138", "chapter two.")
	  AT("R", "10", "123", "126", "2 Ibid."), "1PN ^1^ Lake register,\n1N chapter two.\n1PN ^2^ Ibid.\n" },
	{ TEXT AT("R", "6", "123", "154", "1") AT("R", "10", "128", "150", "Lake register.")
	  AT("R", "6", "123", "142", "2") AT("R", "10", "128", "138", "Ibid."),
	  "1PN ^1^ Lake register.\n1PN ^2^ Ibid.\n" },
	/* no notes: one of the marks is missing, a point behind it, or nothing raised */
	{ TEXT AT("R", "10", "123", "598", "2 lakes are deep;"), "1P 2 lakes are deep;\n" },
	{ TEXT AT("R", "10", "123", "598", "1. Thanks the keepers;") AT("R", "10", "123", "568", "2. Ends."),
	  "1P 1. Thanks the keepers;\n1P 2. Ends.\n" },
	{ AT("R", "10", "123", "700", "Recalling its decision on clear water") AT("R", "8", "123", "688", "1 lake"),
	  NULL },
};

static void notes_are_told_by_the_marks_of_the_text(void **state)
{
	(void)state;
	format_needed("pdf");
	for (size_t i = 0; i < COUNT(tests); i++) {
		struct rr_str pdf = pdf_of(&tests[i].page, 1), want = { 0 };

		if (tests[i].out != NULL)
			rr_str_printf(&want, "1P Recalling its decision on clear water and ice,^1^\n"
			              "1P Noting the lakes of the plain,^2^\n"
			              "1P 1. Decides to measure 2 of the lakes, and\n1 the river;\n%s", tests[i].out);
		else
			rr_str_puts(&want, "1P Recalling its decision on clear water\n1P 1 lake\n");
		reads_as(rr_str_span(&pdf), RR_PDF, want.text, 0);
		rr_str_free(&want);
		rr_str_free(&pdf);
	}
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(notes_are_told_by_the_marks_of_the_text),
	};

	return cmocka_run_group_tests(all, NULL, NULL);
}
