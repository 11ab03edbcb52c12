/*
 * The dates that stand with citations: behind "adopted by", one behind the
 * other for a list, behind a comma, behind a place, before a document's
 * symbol. The subject matter is invented.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/cited.h"
#include "support/packs.h"

static void test_adopted(void **state)
{
	static const struct sentence en[] = {
		{ "SC", "acting under resolution 15 (1946) adopted by the Council on 19 December 1946,",
		  "resolution 15 (1946) = S/RES/15(1946) 1946-12-19" },
		{ "SC", "resolution 2262 (XXII), adopted unanimously on 3 November 1967, on lanterns",
		  "resolution 2262 (XXII) = A/RES/2262(XXII) 1967-11-03" },
		/* whose it is stands behind the verb */
		{ "HRC", "resolution 49/2, adopted by the General Assembly on 9 December 1994,",
		  "resolution 49/2 = A/RES/49/2 1994-12-09" },
		{ "HRC", "resolution 6/30, endorsed by the General Assembly, and resolution 7/2",
		  "resolution 6/30 = A/HRC/RES/6/30\nresolution 7/2 = A/HRC/RES/7/2" },
		{ "GA", "resolution GC(67)/RES/13, adopted on 28 September 2023,",
		  "GC(67)/RES/13 = GC(67)/RES/13 2023-09-28" },
		/* the next one's date is not its */
		{ "GA", "resolution 60/251, adopted in the light of resolution 48/141 of 20 December 1993,",
		  "resolution 60/251 = A/RES/60/251\nresolution 48/141 = A/RES/48/141 1993-12-20" },
		{ "GA", "the Convention on Biological Diversity, of 5 June 1992, and",
		  "Convention on Biological Diversity = instrument:cbd 1992-06-05" },
	};
	static const struct sentence fr[] = {
		{ "SC", "la résolution 2262 (XXII) adoptée par l’Assemblée générale le 3 novembre 1967,",
		  "résolution 2262 (XXII) = A/RES/2262(XXII) 1967-11-03" },
	};
	static const struct sentence es[] = {
		{ "SC", "la resolución 2262 (XXII), aprobada por la Asamblea General el 3 de noviembre de 1967,",
		  "resolución 2262 (XXII) = A/RES/2262(XXII) 1967-11-03" },
	};
	static const struct sentence ru[] = {
		{ "SC", "резолюцию 2262 (XXII), принятую Генеральной Ассамблеей 3 ноября 1967 года,",
		  "резолюцию 2262 (XXII) = A/RES/2262(XXII) 1967-11-03" },
	};
	static const struct sentence ar[] = {
		{ "SC", "القرار 2262 (د-22) الذي اتخذته الجمعية العامة في 3 تشرين الثاني/نوفمبر 1967،",
		  "القرار 2262 (د-22) = A/RES/2262(XXII) 1967-11-03" },
	};

	(void)state;
	CHECK("en", en);
	CHECK("fr", fr);
	CHECK("es", es);
	CHECK("ru", ru);
	CHECK("ar", ar);
}

static void test_lists(void **state)
{
	static const struct sentence en[] = {
		{ "SC", "its resolutions 63 (1948) and 64 (1948) of 24 and 28 December 1948 have",
		  "63 (1948) = S/RES/63(1948) 1948-12-24\n64 (1948) = S/RES/64(1948) 1948-12-28" },
		{ "SC", "resolutions 61 (1948) of 4 November 1948, 62 (1948), 63 (1948) and 65 (1948) of 16, 24 "
		  "and 28 December 1948",
		  "61 (1948) = S/RES/61(1948) 1948-11-04\n62 (1948) = S/RES/62(1948) 1948-12-16\n"
		  "63 (1948) = S/RES/63(1948) 1948-12-24\n65 (1948) = S/RES/65(1948) 1948-12-28" },
		{ "GA", "resolutions 1196 (1998) and 1197 (1998), adopted by the Security Council on 16 and "
		  "18 September 1998,", "1196 (1998) = S/RES/1196(1998) 1998-09-16\n"
		  "1197 (1998) = S/RES/1197(1998) 1998-09-18" },
		{ "GA", "resolutions 60/251, 61/1 and 62/2 of 15 March 2006, 18 June and 25 November 2007,",
		  "60/251 = A/RES/60/251 2006-03-15\n61/1 = A/RES/61/1 2007-06-18\n"
		  "62/2 = A/RES/62/2 2007-11-25" },
		{ "GA", "resolutions 60/251 of 15 March 2006 and 61/1 of 18 June 2007 and 25 November 2007 was a day",
		  "60/251 = A/RES/60/251 2006-03-15\n61/1 = A/RES/61/1 2007-06-18" },
		/* more days than numbers: of none of them */
		{ "SC", "its resolution 63 (1948) of 24 and 28 December 1948",
		  "resolution 63 (1948) = S/RES/63(1948)" },
		/* a day without a year, and none told behind */
		{ "SC", "its resolution 674 (1990) of 29 October,",
		  "resolution 674 (1990) = S/RES/674(1990) 1990-10-29" },
		{ "GA", "resolutions 45/248 B, section VI, of 21 December 1990 and 53/77 AA of 4 December 1998",
		  "45/248 B = A/RES/45/248B 1990-12-21 @ sect. VI\n53/77 AA = A/RES/53/77AA 1998-12-04" },
	};
	static const struct sentence fr[] = {
		{ "HRC", "ses résolutions 5/1 et 16/21 des 18 juin 2007 et 25 mars 2011",
		  "5/1 = A/HRC/RES/5/1 2007-06-18\n16/21 = A/HRC/RES/16/21 2011-03-25" },
		{ "SC", "ses résolutions 63 (1948) et 64 (1948) des 24 et 28 décembre 1948",
		  "63 (1948) = S/RES/63(1948) 1948-12-24\n64 (1948) = S/RES/64(1948) 1948-12-28" },
	};
	static const struct sentence es[] = {
		{ "SC", "sus resoluciones 63 (1948) y 64 (1948) de 24 y 28 de diciembre de 1948",
		  "63 (1948) = S/RES/63(1948) 1948-12-24\n64 (1948) = S/RES/64(1948) 1948-12-28" },
	};
	static const struct sentence ru[] = {
		{ "SC", "свои резолюции 63 (1948) и 64 (1948) от 24 и 28 декабря 1948 года",
		  "63 (1948) = S/RES/63(1948) 1948-12-24\n64 (1948) = S/RES/64(1948) 1948-12-28" },
	};

	(void)state;
	CHECK("en", en);
	CHECK("fr", fr);
	CHECK("es", es);
	CHECK("ru", ru);
}

static void test_documents(void **state)
{
	static const struct sentence en[] = {
		{ "SC", "the report of the Secretary-General of 17 August 1993 (S/26317) on lanterns",
		  "S/26317 = S/26317 1993-08-17" },
		{ "SC", "the report of the Secretary-General (S/26317 and Add.1) dated 17 August 1993",
		  "S/26317 = S/26317 1993-08-17\nAdd.1 = S/26317/Add.1 1993-08-17" },
		/* the date is the agreement's, not that of the paper it is printed in */
		{ "SC", "the Lantern Accord of 30 October 1991 (S/24815) and the report on the Kite Pact of "
		  "3 July 1993 (S/26063)", "S/24815 = S/24815\nS/26063 = S/26063" },
		{ "SC", "the letter from the President (S/26317), on 17 August 1993", "S/26317 = S/26317" },
	};
	static const struct sentence fr[] = {
		{ "SC", "le rapport du Secrétaire général en date du 17 août 1993 (S/26317)",
		  "S/26317 = S/26317 1993-08-17" },
	};
	static const struct sentence es[] = {
		{ "SC", "el informe del Secretario General de fecha 17 de agosto de 1993 (S/26317)",
		  "S/26317 = S/26317 1993-08-17" },
	};
	static const struct sentence ru[] = {
		{ "SC", "доклад Генерального секретаря от 17 августа 1993 года (S/26317)",
		  "S/26317 = S/26317 1993-08-17" },
	};
	static const struct sentence ar[] = {
		{ "SC", "تقرير الأمين العام المؤرخ 17 آب/أغسطس 1993 (S/26317)",
		  "S/26317 = S/26317 1993-08-17" },
	};
	static const struct sentence zh[] = {
		{ "SC", "注意到秘书长1993年8月17日的报告(S/26317)和1991年10月30日的《灯会协定》（S/24815）",
		  "S/26317 = S/26317 1993-08-17\nS/24815 = S/24815" },
	};

	(void)state;
	CHECK("en", en);
	CHECK("fr", fr);
	CHECK("es", es);
	CHECK("ru", ru);
	CHECK("ar", ar);
	CHECK("zh", zh);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_adopted),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_documents),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
