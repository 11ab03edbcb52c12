/*
 * Resolutions of the Security Council told by their number alone, in six
 * languages. The subject matter is invented.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "support/cited.h"
#include "support/packs.h"

static void test_named(void **state)
{
	static const struct sentence tests[] = {
		{ "GA", "Recalling Security Council resolution 1325 of 31 October 2000 on lamps",
		  "resolution 1325 = S/RES/1325(2000) 2000-10-31" },
		{ "GA", "Recalling Security Council resolution No. 1325, paragraph 3",
		  "resolution No. 1325 = S/RES/1325(2000) @ para. 3" },
		{ "GA", "in resolution 1325 of the Security Council, and S/RES/1820",
		  "resolution 1325 = S/RES/1325(2000)\nS/RES/1820 = S/RES/1820(2008)" },
		{ "GA", "Security Council resolutions 1325, 1820 and 1888 on lamps",
		  "1325 = S/RES/1325(2000)\n1820 = S/RES/1820(2008)\n1888 = S/RES/1888(2009)" },
		{ "HRC", "the Council resolution 1325", "resolution 1325 = S/RES/1325(2000)" },
		{ "SC", "Recalling its resolution 1325 and resolution 418",
		  "resolution 1325 = S/RES/1325(2000)\nresolution 418 = S/RES/418(1977)" },
		/* the brackets were lost */
		{ "SC", "Recalling its resolutions 841 1993 of 16 June 1993 and 861 (1993)",
		  "841 1993 = S/RES/841(1993) 1993-06-16\n861 (1993) = S/RES/861(1993)" },
	};

	(void)state;
	CHECK("en", tests);
}

/* Nothing, where the Council isn't named, or the number counts something else. */
static void test_none(void **state)
{
	static const struct sentence tests[] = {
		{ "GA", "Recalling resolution 1325 on lamps and General Assembly resolution 1514", "" },
		{ "GA", "resolution 12 of the Executive Board and Security Council decision 1325", "" },
		{ "SC", "by adopting a resolution of 4 people, and a resolution by 30 June", "" },
		{ "SC", "resolution 5 of the Conference of Lamps", "" },
		{ "GA", "Security Council resolutions 1325 (2000), 83 and 12 people",
		  "resolutions 1325 (2000) = S/RES/1325(2000)" },
		{ "GA", "the resolutions of the Security Council of 1967", "" },
		/* between two years, and never given */
		{ "GA", "Security Council resolution 200 and Security Council resolution 9325", "" },
	};

	(void)state;
	CHECK("en", tests);
}

static void test_languages(void **state)
{
	static const struct sentence zh[] = {
		{ "GA", "安全理事会第1325号决议和第1820、1888号决议",
		  "第1325号决议 = S/RES/1325(2000)\n第1820 = S/RES/1820(2008)\n"
		  "1888号决议 = S/RES/1888(2009)" },
		{ "GA", "安理会2000年10月31日第 1325 号决议", "第 1325 号决议 = S/RES/1325(2000) 2000-10-31" },
		{ "GA", "国际灯会第12号决议，大会第1514号决议", "" },
	};
	static const struct sentence fr[] = {
		{ "GA", "la résolution 1325 du Conseil de sécurité et la résolution 12 de la Conférence",
		  "résolution 1325 = S/RES/1325(2000)" },
	};
	static const struct sentence es[] = {
		{ "GA", "la resolución 1325 del Consejo de Seguridad",
		  "resolución 1325 = S/RES/1325(2000)" },
	};
	static const struct sentence ru[] = {
		{ "GA", "на резолюции Совета Безопасности 1820 и 1888",
		  "1820 = S/RES/1820(2008)\n1888 = S/RES/1888(2009)" },
	};
	static const struct sentence ar[] = {
		{ "GA", "قرار مجلس الأمن رقم 1325", "قرار مجلس الأمن رقم 1325 = S/RES/1325(2000)" },
	};

	(void)state;
	CHECK("zh", zh);
	CHECK("fr", fr);
	CHECK("es", es);
	CHECK("ru", ru);
	CHECK("ar", ar);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_named),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_languages),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
