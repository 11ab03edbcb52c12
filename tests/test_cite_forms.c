/*
 * The less common forms of places and dates, in six languages. The subject
 * matter is invented.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "support/cited.h"
#include "support/packs.h"

static void test_en(void **state)
{
	static const struct sentence tests[] = {
		{ "GA", "Article 51, paragraph 2, and Article 2 (7) of the Charter",
		  "Charter = instrument:charter @ arts. 51(2) and 2(7)" },
		{ "GA", "Article 55 and Article 56 of the Charter, and paragraph 3 of resolution 60/251",
		  "Charter = instrument:charter @ arts. 55 and 56\n"
		  "resolution 60/251 = A/RES/60/251 @ para. 3" },
		{ "GA", "resolution 60/251, paragraph 3, and Article 2 of the Charter",
		  "resolution 60/251 = A/RES/60/251 @ para. 3\nCharter = instrument:charter @ art. 2" },
		{ "GA", "the Charter, in particular Article 1, paragraph 3, and Article 55 thereof",
		  "Charter = instrument:charter @ arts. 1(3) and 55" },
		{ "HRC", "paragraphs 5 (f) and 7 (a)–(c) of resolution 16/18",
		  "resolution 16/18 = A/HRC/RES/16/18 @ paras. 5(f) and 7(a)-(c)" },
		{ "GA", "subparagraph (b) of paragraph 3 of resolution 60/251",
		  "resolution 60/251 = A/RES/60/251 @ para. 3(b)" },
		{ "GA", "subparagraphs (a) and (b) of paragraph 3 of resolution 60/251",
		  "resolution 60/251 = A/RES/60/251 @ para. 3(a) and (b)" },
		{ "GA", "paragraphs 3 (a), (b) and (c) and 5 of resolution 60/251",
		  "resolution 60/251 = A/RES/60/251 @ paras. 3(a), (b), (c) and 5" },
		{ "GA", "paragraph 3b of the operative part of resolution 60/251",
		  "resolution 60/251 = A/RES/60/251 @ para. 3(b)" },
		{ "GA", "paragraph 3 and Article 4 of the Charter",
		  "Charter = instrument:charter @ art. 4" },
		{ "GA", "the review of the Sendai Framework, adopted on 3 June 2019, and the review of the "
		  "implementation of the Sendai Framework, adopted on 4 June 2019,",
		  "Sendai Framework = instrument:sendai-framework\n"
		  "Sendai Framework = instrument:sendai-framework" },
		{ "GA", "the goals of the Sendai Framework, adopted on 18 March 2015,",
		  "Sendai Framework = instrument:sendai-framework 2015-03-18" },
	};

	(void)state;
	CHECK("en", tests);
}

static void test_zh(void **state)
{
	static const struct sentence tests[] = {
		{ "HRC", "第16/18号决议第3(b)段", "第16/18号决议 = A/HRC/RES/16/18 @ para. 3(b)" },
		{ "HRC", "第16/18号决议第 3 （b）段和第5段",
		  "第16/18号决议 = A/HRC/RES/16/18 @ paras. 3(b) and 5" },
		{ "HRC", "第16/18号决议第5(f)和7(a)至(c)段",
		  "第16/18号决议 = A/HRC/RES/16/18 @ paras. 5(f) and 7(a)-(c)" },
		{ "HRC", "第16/18号决议第3、5和7段", "第16/18号决议 = A/HRC/RES/16/18 @ paras. 3, 5 and 7" },
		{ "GA", "《联合国宪章》第五十一条第二款和第二条第七款",
		  "《联合国宪章》 = instrument:charter @ arts. 51(2) and 2(7)" },
		{ "HRC", "第16/18号决议B节第3段", "第16/18号决议 = A/HRC/RES/16/18 @ sect. B, para. 3" },
		{ "HRC", "第16/18号决议执行部分第3段(b)分段",
		  "第16/18号决议 = A/HRC/RES/16/18 @ para. 3(b)" },
		{ "HRC", "第16/18号决议第 3 段第(b)项",
		  "第16/18号决议 = A/HRC/RES/16/18 @ para. 3(b)" },
		{ "HRC", "第16/18号决议附件一第5段", "第16/18号决议 = A/HRC/RES/16/18 @ annex I, para. 5" },
		{ "GA", "《联合国宪章》第二条第（四）项",
		  "《联合国宪章》 = instrument:charter @ art. 2(4)" },
		/* older texts have no title brackets; a short name is then told by what stands before */
		{ "SC", "鑒於憲章第四條規定，又須依國際法院規約之規定，兹查规约第十四条",
		  "憲章 = instrument:charter @ art. 4\n國際法院規約 = instrument:icj-statute\n"
		  "规约 = instrument:icj-statute @ art. 14" },
		{ "GA", "亚洲灯会宪章第5条和《关于联合国宪章和灯会的宣言》", "" },
		{ "GA", "《联合国宪章》第一百零三条、第二十五条和第二条第七款",
		  "《联合国宪章》 = instrument:charter @ arts. 103, 25 and 2(7)" },
		{ "HRC", "理事会主席声明PRST/19/4和第5/1号决议",
		  "PRST/19/4 = A/HRC/PRST/19/4\n第5/1号决议 = A/HRC/RES/5/1" },
		{ "GA", "《联合国宪章》第一条第三款和第60/251号决议第5段",
		  "《联合国宪章》 = instrument:charter @ art. 1(3)\n"
		  "第60/251号决议 = A/RES/60/251 @ para. 5" },
	};

	(void)state;
	CHECK("zh", tests);
}

static void test_fr(void **state)
{
	static const struct sentence tests[] = {
		{ "HRC", "aux paragraphes 5 f) et 7 a) à c) de la résolution 16/18",
		  "résolution 16/18 = A/HRC/RES/16/18 @ paras. 5(f) and 7(a)-(c)" },
		{ "GA", "au paragraphe 2 de l’Article 51 et au paragraphe 7 de l’Article 2 de la Charte "
		  "des Nations Unies",
		  "Charte des Nations Unies = instrument:charter @ arts. 51(2) and 2(7)" },
		{ "GA", "à l’alinéa b) du paragraphe 3 de la résolution 60/251",
		  "résolution 60/251 = A/RES/60/251 @ para. 3(b)" },
		{ "GA", "aux alinéas a) et b) du paragraphe 3 de la résolution 60/251",
		  "résolution 60/251 = A/RES/60/251 @ para. 3(a) and (b)" },
		{ "GA", "la résolution 60/251, en particulier l’alinéa a) du paragraphe 2, et le paragraphe 5 de la "
		  "résolution 48/141", "résolution 60/251 = A/RES/60/251 @ para. 2(a)\n"
		  "résolution 48/141 = A/RES/48/141 @ para. 5" },
		{ "GA", "l’alinéa b ii) du paragraphe 1er du dispositif de la résolution 60/251",
		  "résolution 60/251 = A/RES/60/251 @ para. 1(b)(ii)" },
		{ "GA", "le sous-alinéa ii) de l’alinéa b) du paragraphe 3 de l’Article 2 de la Charte",
		  "Charte = instrument:charter @ art. 2(3)(b)(ii)" },
	};

	(void)state;
	CHECK("fr", tests);
}

static void test_es(void **state)
{
	static const struct sentence tests[] = {
		{ "HRC", "los párrafos 5 f) y 7 a) a c) de la resolución 16/18",
		  "resolución 16/18 = A/HRC/RES/16/18 @ paras. 5(f) and 7(a)-(c)" },
		{ "GA", "el párrafo 2 del Artículo 51 y el párrafo 7 del Artículo 2 de la Carta de las "
		  "Naciones Unidas",
		  "Carta de las Naciones Unidas = instrument:charter @ arts. 51(2) and 2(7)" },
		{ "GA", "la resolución 60/251, en particular el párrafo 2 a), y el párrafo 5 de la resolución 48/141",
		  "resolución 60/251 = A/RES/60/251 @ para. 2(a)\nresolución 48/141 = A/RES/48/141 @ para. 5" },
		{ "GA", "el apartado b) del párrafo 3 de la resolución 60/251",
		  "resolución 60/251 = A/RES/60/251 @ para. 3(b)" },
		{ "GA", "el inciso ii) del apartado b) del párrafo 3 de la parte dispositiva de la "
		  "resolución 60/251",
		  "resolución 60/251 = A/RES/60/251 @ para. 3(b)(ii)" },
	};

	(void)state;
	CHECK("es", tests);
}

static void test_ru(void **state)
{
	static const struct sentence tests[] = {
		{ "HRC", "в пунктах 5 f) и 7 a)–c) резолюции 16/18",
		  "резолюции 16/18 = A/HRC/RES/16/18 @ paras. 5(f) and 7(a)-(c)" },
		{ "GA", "в пункте 2 статьи 51 и пункте 7 статьи 2 Устава Организации Объединенных Наций",
		  "Устава Организации Объединенных Наций = instrument:charter @ arts. 51(2) and 2(7)" },
		{ "GA", "в подпункте b) пункта 3 резолюции 60/251",
		  "резолюции 60/251 = A/RES/60/251 @ para. 3(b)" },
		{ "GA", "в подпункте b пункта 3 и пункте 5 а) постановляющей части резолюции 60/251",
		  "резолюции 60/251 = A/RES/60/251 @ paras. 3(b) and 5(a)" },
		/* a section's number is no name before the word */
		{ "GA", "в пункте 3 раздела II резолюции 60/251",
		  "резолюции 60/251 = A/RES/60/251 @ sect. II, para. 3" },
	};

	(void)state;
	CHECK("ru", tests);
}

static void test_ar(void **state)
{
	static const struct sentence tests[] = {
		{ "GA", "الفقرة 3 (ب) من القرار 60/251",
		  "القرار 60/251 = A/RES/60/251 @ para. 3(b)" },
		/* a special session's mark stands before the number */
		{ "HRC", "قراره دإ-9/1 والقرار دإط-10/15", "قراره دإ-9/1 = A/HRC/RES/S-9/1\nالقرار دإط-10/15 = A/RES/ES-10/15" },
		{ "GA", "الفقرات 3 (أ) و (ب) و (ج) من القرار 60/251",
		  "القرار 60/251 = A/RES/60/251 @ paras. 3(a), (b) and (c)" },
		{ "GA", "الفقرة الفرعية (ب) من الفقرة 3 من القرار 60/251",
		  "القرار 60/251 = A/RES/60/251 @ para. 3(b)" },
		{ "GA", "الفقرة 3 (ب) '2' من منطوق القرار 60/251",
		  "القرار 60/251 = A/RES/60/251 @ para. 3(b)(ii)" },
		{ "GA", "الفقرة 2 من المادة 51 والفقرة 7 من المادة 2 من ميثاق الأمم المتحدة",
		  "ميثاق الأمم المتحدة = instrument:charter @ arts. 51(2) and 2(7)" },
	};

	(void)state;
	CHECK("ar", tests);
}

/* The protocol of the treaty named just before; of several it can't be told which. */
static void test_protocols(void **state)
{
	static const struct sentence en[] = {
		{ "GA", "the Convention on the Rights of Persons with Disabilities and the Optional "
		  "Protocol thereto, and the Convention on the Rights of the Child and the Optional "
		  "Protocols thereto",
		  "Convention on the Rights of Persons with Disabilities = instrument:crpd\n"
		  "Optional Protocol thereto = instrument:crpd-op\n"
		  "Convention on the Rights of the Child = instrument:crc" },
		{ "GA", "the Convention relating to the Status of Refugees, together with the 1967 "
		  "Protocol thereto",
		  "Convention relating to the Status of Refugees = instrument:refugee-convention\n"
		  "1967 Protocol thereto = instrument:refugee-protocol" },
		{ "GA", "the Convention on the Rights of Persons with Disabilities; the Convention on "
		  "Lamps and the Optional Protocol thereto",
		  "Convention on the Rights of Persons with Disabilities = instrument:crpd" },
		{ "GA", "the Optional Protocol thereto", "" },
	};
	static const struct sentence zh[] = {
		{ "GA", "《残疾人权利公约》及其任择议定书，《儿童权利公约》及其任择议定书",
		  "《残疾人权利公约》 = instrument:crpd\n其任择议定书 = instrument:crpd-op\n"
		  "《儿童权利公约》 = instrument:crc" },
	};
	static const struct sentence fr[] = {
		{ "GA", "la Convention relative aux droits des personnes handicapées et le Protocole "
		  "facultatif s’y rapportant",
		  "Convention relative aux droits des personnes handicapées = instrument:crpd\n"
		  "Protocole facultatif s’y rapportant = instrument:crpd-op" },
	};
	static const struct sentence es[] = {
		{ "GA", "la Convención sobre los Derechos de las Personas con Discapacidad y su "
		  "Protocolo Facultativo",
		  "Convención sobre los Derechos de las Personas con Discapacidad = instrument:crpd\n"
		  "su Protocolo Facultativo = instrument:crpd-op" },
	};
	static const struct sentence ru[] = {
		{ "GA", "Конвенцию о правах инвалидов и Факультативный протокол к ней",
		  "Конвенцию о правах инвалидов = instrument:crpd\n"
		  "Факультативный протокол к ней = instrument:crpd-op" },
	};
	static const struct sentence ar[] = {
		{ "GA", "اتفاقية حقوق الأشخاص ذوي الإعاقة وبروتوكولها الاختياري",
		  "اتفاقية حقوق الأشخاص ذوي الإعاقة = instrument:crpd\n"
		  "بروتوكولها الاختياري = instrument:crpd-op" },
	};

	(void)state;
	CHECK("en", en);
	CHECK("zh", zh);
	CHECK("fr", fr);
	CHECK("es", es);
	CHECK("ru", ru);
	CHECK("ar", ar);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_en), cmocka_unit_test(test_zh), cmocka_unit_test(test_fr),
		cmocka_unit_test(test_es), cmocka_unit_test(test_ru), cmocka_unit_test(test_ar),
		cmocka_unit_test(test_protocols),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
