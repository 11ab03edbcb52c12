/*
 * Sentences and the citations in them, one line each: the words cited, the
 * target, the date, the place. The subject matter is invented.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "support/cited.h"
#include "support/packs.h"

/* ---- English ----------------------------------------------------------- */

static void test_en_bodies(void **state)
{
	static const struct sentence tests[] = {
		{ "GA", "Recalling its resolution 69/179 of 18 December 2014 on lighthouses,",
		  "resolution 69/179 = A/RES/69/179 2014-12-18" },
		{ "HRC", "Recalling its resolution 25/3 and General Assembly resolution 69/179,",
		  "resolution 25/3 = A/HRC/RES/25/3\nresolution 69/179 = A/RES/69/179" },
		{ "GA", "as decided by the Human Rights Council in its resolution 17/4 of 16 June 2011,",
		  "resolution 17/4 = A/HRC/RES/17/4 2011-06-16" },
		{ "GA", "Security Council resolution 1325 (2000) and subsequent texts,",
		  "resolution 1325 (2000) = S/RES/1325(2000)" },
		{ "SC", "Reaffirming its resolutions 216 (1965) of 12 November and 217 (1965) of "
		  "20 November 1965,",
		  "216 (1965) = S/RES/216(1965) 1965-11-12\n217 (1965) = S/RES/217(1965) 1965-11-20" },
		{ "GA", "Economic and Social Council resolution 1996/31 of 25 July 1996",
		  "resolution 1996/31 = E/RES/1996/31 1996-07-25" },
		{ "HRC", "Recalling Commission on Human Rights resolution 2000/70,",
		  "resolution 2000/70 = E/CN.4/RES/2000/70" },
		{ "HRC", "resolution 2000/22 of 18 August 2000, on tides, by the Subcommission on the "
		  "Promotion and Protection of Human Rights",
		  "resolution 2000/22 = E/CN.4/Sub.2/RES/2000/22 2000-08-18" },
		{ "GA", "resolution 2625 (XXV), resolution 2200 A (XXI) and resolution 3202 (S-VI)",
		  "resolution 2625 (XXV) = A/RES/2625(XXV)\n"
		  "resolution 2200 A (XXI) = A/RES/2200A(XXI)\n"
		  "resolution 3202 (S-VI) = A/RES/3202(S-VI)" },
		{ "SC", "resolution 3212 (XXIX) and General Assembly resolution 186 (S-2)",
		  "resolution 3212 (XXIX) = A/RES/3212(XXIX)\n"
		  "resolution 186 (S-2) = A/RES/186(S-II)" },
		{ "GA", "its resolutions S-10/2 and ES-10/15 and Human Rights Council resolution S-9/1",
		  "S-10/2 = A/RES/S-10/2\nES-10/15 = A/RES/ES-10/15\n"
		  "resolution S-9/1 = A/HRC/RES/S-9/1" },
		{ "GA", "its decision 74/544 and Economic and Social Council decision 2005/234",
		  "decision 74/544 = A/DEC/74/544\ndecision 2005/234 = E/DEC/2005/234" },
		{ "HRC", "in Council decision 22/116 of 14 March 2013",
		  "decision 22/116 = A/HRC/DEC/22/116 2013-03-14" },
		{ "GA", "in accordance with resolution 61/295 of the General Assembly",
		  "resolution 61/295 = A/RES/61/295" },
		{ "HRC", "resolutions 232 (1966) and 253 (1968) of the Security Council",
		  "232 (1966) = S/RES/232(1966)\n253 (1968) = S/RES/253(1968)" },
	};

	(void)state;
	CHECK("en", tests);
}

static void test_en_lists(void **state)
{
	static const struct sentence tests[] = {
		{ "HRC", "Recalling General Assembly resolutions 60/251 of 15 March 2006 and 65/281 of "
		  "17 June 2011, and Human Rights Council resolutions 5/1, on its bell, and 5/2, on "
		  "its rope, of 18 June 2007,",
		  "60/251 = A/RES/60/251 2006-03-15\n65/281 = A/RES/65/281 2011-06-17\n"
		  "5/1 = A/HRC/RES/5/1 2007-06-18\n5/2 = A/HRC/RES/5/2 2007-06-18" },
		{ "HRC", "its resolutions 5/1 and 5/2, both of 18 June 2007,",
		  "5/1 = A/HRC/RES/5/1 2007-06-18\n5/2 = A/HRC/RES/5/2 2007-06-18" },
		{ "GA", "Recalling its resolutions 77/320 of 25 July 2023 on the care of quays and "
		  "moles, 78/132 of 19 December 2023 on fog horns, and 51/242 B,",
		  "77/320 = A/RES/77/320 2023-07-25\n78/132 = A/RES/78/132 2023-12-19\n"
		  "51/242 B = A/RES/51/242B" },
		{ "GA", "Resolutions 52/214, sect. B, 57/283 B, sect. III, and 58/250.",
		  "52/214 = A/RES/52/214 @ sect. B\n57/283 B = A/RES/57/283B @ sect. III\n"
		  "58/250 = A/RES/58/250" },
		{ "GA", "its resolutions 53/243 A and B of 13 September 1999 and 51/211 A to E,",
		  "53/243 A = A/RES/53/243A 1999-09-13\nB = A/RES/53/243B 1999-09-13\n"
		  "51/211 A = A/RES/51/211A\nE = A/RES/51/211E" },
		{ "GA", "resolution 55/180 A, S/2000/1 and A/72/5",
		  "resolution 55/180 A = A/RES/55/180A\nS/2000/1 = S/2000/1\nA/72/5 = A/72/5" },
		{ "GA", "See A/72/633, A/72/633/Corr.1 and A/72/719.",
		  "A/72/633 = A/72/633\nA/72/633/Corr.1 = A/72/633/Corr.1\nA/72/719 = A/72/719" },
		{ "SC", "reports (S/11883 and Add.1, and S/26488/Add.1 and Add.2)",
		  "S/11883 = S/11883\nAdd.1 = S/11883/Add.1\nS/26488/Add.1 = S/26488/Add.1\n"
		  "Add.2 = S/26488/Add.2" },
		{ "GA", "A/CONF.157/24 (Part I) and Corr.1, chap. III.",
		  "A/CONF.157/24 (Part I) = A/CONF.157/24(Part I) @ chap. III\n"
		  "Corr.1 = A/CONF.157/24(Part I)/Corr.1 @ chap. III" },
		{ "GA", "E/CN.4/2001/2-E/CN.4/Sub.2/2000/46 and UNEP/OzL.Pro.28/12",
		  "E/CN.4/2001/2-E/CN.4/Sub.2/2000/46 = E/CN.4/2001/2-E/CN.4/Sub.2/2000/46\n"
		  "UNEP/OzL.Pro.28/12 = UNEP/OzL.Pro.28/12" },
	};

	(void)state;
	CHECK("en", tests);
}

static void test_en_places(void **state)
{
	static const struct sentence tests[] = {
		{ "GA", "Article 25 of the Charter of the United Nations and Chapter VII of the Charter",
		  "Charter of the United Nations = instrument:charter @ art. 25\n"
		  "Charter = instrument:charter @ chap. VII" },
		{ "GA", "the Charter, in particular Article 1, paragraph 3, thereof",
		  "Charter = instrument:charter @ art. 1(3)" },
		{ "HRC", "paragraph 5 (f) of Human Rights Council resolution 16/18",
		  "resolution 16/18 = A/HRC/RES/16/18 @ para. 5(f)" },
		{ "GA", "paragraphs 113, 117 and 119 to 124 of resolution 64/72, paragraph 8 of "
		  "resolution 66/68",
		  "resolution 64/72 = A/RES/64/72 @ paras. 113, 117 and 119-124\n"
		  "resolution 66/68 = A/RES/66/68 @ para. 8" },
		{ "GA", "section II, paragraph 5, of its resolution 57/283 B and the annex to its "
		  "resolution 78/1",
		  "resolution 57/283 B = A/RES/57/283B @ sect. II, para. 5\n"
		  "resolution 78/1 = A/RES/78/1 @ annex" },
		{ "GA", "See A/66/53, chap. III, sect. A, and A/57/465, annex I, para. 10 (a).",
		  "A/66/53 = A/66/53 @ chap. III, sect. A\n"
		  "A/57/465 = A/57/465 @ annex I, para. 10(a)" },
		{ "SC", "in accordance with Article 2. paragraph 4, of the Charter",
		  "Charter = instrument:charter @ art. 2(4)" },
		{ "GA", "paragraph 8 of the annex to its resolution 2 (I)",
		  "resolution 2 (I) = A/RES/2(I) @ annex, para. 8" },
		{ "GA", "Article 73 e of the Charter and article 20 (2) of the International Covenant on "
		  "Civil and Political Rights",
		  "Charter = instrument:charter @ art. 73(e)\n"
		  "International Covenant on Civil and Political Rights = instrument:iccpr @ art. 20(2)" },
	};

	(void)state;
	CHECK("en", tests);
}

static void test_en_none(void **state)
{
	static const struct sentence tests[] = {
		{ "GA", "COVID-19, HIV/AIDS, A/H1N1, 24/7 watches, 3/3 13-44904 (C), 50/50, km/h, 2023/24", "" },
		{ "GA", "At its sixty-eighth session it met 1325 people (2000) on 3/4 of all days.", "" },
		{ "GA", "World Health Assembly resolution 72.5, Parliamentary Assembly resolution 35/14 of "
		  "2 March 1981, decision 1/CP.21 and Habitat Assembly resolution 2/3", "" },
		{ "GA", "the Olympic Charter, the Charter of the League of Ports and a charter flight", "" },
		{ "GA", "decision 15/11 of the Conference of the Parties, Executive Board decision 2010/5", "" },
		{ "GA", "Reaffirming its previous resolutions and that resolution, paragraph 4 above,", "" },
		{ "GA", "resolution 72/7 of 19 May 2016 of another body with sessions of its own", "" },
		{ "GA", "", "" },
	};

	(void)state;
	CHECK("en", tests);
}

static void test_en_instruments(void **state)
{
	static const struct sentence tests[] = {
		{ "GA", "the Vienna Declaration and Programme of Action adopted by the Conference on "
		  "25 June 1993, the 2030 Agenda and the 2030 Agenda for Sustainable Development",
		  "Vienna Declaration and Programme of Action = instrument:vdpa 1993-06-25\n"
		  "2030 Agenda = instrument:agenda-2030\n"
		  "2030 Agenda for Sustainable Development = instrument:agenda-2030" },
		{ "GA", "its resolution 70/1, entitled “Our quays: the 2030 Agenda for Sustainable "
		  "Development”, and the Paris Agreement",
		  "resolution 70/1 = A/RES/70/1\nParis Agreement = instrument:paris-agreement" },
		{ "GA", "the Optional Protocol to the Convention on the Rights of the Child on a "
		  "communications procedure",
		  "Optional Protocol to the Convention on the Rights of the Child on a communications "
		  "procedure = instrument:crc-op-ic" },
	};

	(void)state;
	CHECK("en", tests);
}

/* ---- Chinese ----------------------------------------------------------- */

static void test_zh(void **state)
{
	static const struct sentence tests[] = {
		{ "HRC", "回顾大会 2006 年 3 月 15 日设立灯塔局的第 60/251 号决议和理事会 2014 年 3 月 27 日的"
		  "第 25/3 号决议，",
		  "第 60/251 号决议 = A/RES/60/251 2006-03-15\n第 25/3 号决议 = A/HRC/RES/25/3 2014-03-27" },
		{ "GA", "回顾其1999年12月17日关于灯塔的第54/181号决议，又回顾第 55/2 号决议，",
		  "第54/181号决议 = A/RES/54/181 1999-12-17\n第 55/2 号决议 = A/RES/55/2" },
		{ "HRC", "大会关于潮汐的 2020 年 4 月 2 日第 74/270 号决议、关于航标，以及关于浮标的 2020 年 "
		  "4 月 20 日第 74/274 号决议和人权理事会第 46/14 号决议",
		  "第 74/270 号决议 = A/RES/74/270 2020-04-02\n"
		  "第 74/274 号决议 = A/RES/74/274 2020-04-20\n第 46/14 号决议 = A/HRC/RES/46/14" },
		{ "SC", "回顾第1267(1999)、1333(2000)和1390(2002)号决议以及S/PRST/2005/16，",
		  "第1267(1999) = S/RES/1267(1999)\n1333(2000) = S/RES/1333(2000)\n"
		  "1390(2002)号决议 = S/RES/1390(2002)\nS/PRST/2005/16 = S/PRST/2005/16" },
		{ "SC", "重申1992年1月23日第733(1992)號決議第5段和《聯合國憲章》第七章，",
		  "第733(1992)號決議 = S/RES/733(1992) 1992-01-23 @ para. 5\n"
		  "《聯合國憲章》 = instrument:charter @ chap. VII" },
		{ "GA", "促进和保护人权小组委员会于2000年 8月 18日通过了关于航标的第 2000/22 号决议，",
		  "第 2000/22 号决议 = E/CN.4/Sub.2/RES/2000/22 2000-08-18" },
		{ "GA", "经济及社会理事会第1996/31号决议和大会第 74/544 号决定",
		  "第1996/31号决议 = E/RES/1996/31\n第 74/544 号决定 = A/DEC/74/544" },
		{ "HRC", "理事会2007年6月18日关于钟的第5/1号决议和关于绳的第5/2号决议，",
		  "第5/1号决议 = A/HRC/RES/5/1 2007-06-18\n第5/2号决议 = A/HRC/RES/5/2 2007-06-18" },
		{ "GA", "按照《联合国宪章》，特别是第一条第三项，以及1993 年 6 月 25 日通过的《维也纳宣言和"
		  "行动纲领》，并依循《 2030 年议程》，",
		  "《联合国宪章》 = instrument:charter @ art. 1(3)\n"
		  "《维也纳宣言和行动纲领》 = instrument:vdpa 1993-06-25\n"
		  "《 2030 年议程》 = instrument:agenda-2030" },
		{ "GA", "A/CONF.157/24(Part I)和 Corr.1，第三章。",
		  "A/CONF.157/24(Part I) = A/CONF.157/24(Part I) @ chap. III\n"
		  "Corr.1 = A/CONF.157/24(Part I)/Corr.1 @ chap. III" },
		{ "GA", "见《大会正式记录，第六十七届会议，补编第 53 号》(A/67/53)，第三章，A节。",
		  "A/67/53 = A/67/53 @ chap. III, sect. A" },
		{ "GA", "第六十五届会议、第三委员会、2019 冠状病毒病(COVID-19)、各项决议、第 3 段", "" },
		{ "GA", "联合国环境大会第5/14号决议和世界卫生大会第72/5号决议",
		  "第5/14号决议 = UNEP/EA.5/Res.14" },
	};

	(void)state;
	CHECK("zh", tests);
}

/* ---- the other languages ----------------------------------------------- */

static void test_fr(void **state)
{
	static const struct sentence tests[] = {
		{ "GA", "Rappelant sa résolution 60/251 du 15 mars 2006 et la résolution 1325 (2000) du "
		  "Conseil de sécurité, en date du 31 octobre 2000,",
		  "résolution 60/251 = A/RES/60/251 2006-03-15\n"
		  "résolution 1325 (2000) = S/RES/1325(2000) 2000-10-31" },
		{ "HRC", "les résolutions 5/1 et 5/2 du Conseil, toutes deux du 18 juin 2007, et la "
		  "résolution 217 A (III) de l’Assemblée générale",
		  "5/1 = A/HRC/RES/5/1 2007-06-18\n5/2 = A/HRC/RES/5/2 2007-06-18\n"
		  "résolution 217 A (III) = A/RES/217A(III)" },
		{ "GA", "à l’Article 25 de la Charte des Nations Unies et au paragraphe 5 de la "
		  "résolution 16/18 du Conseil des droits de l’homme",
		  "Charte des Nations Unies = instrument:charter @ art. 25\n"
		  "résolution 16/18 = A/HRC/RES/16/18 @ para. 5" },
		{ "GA", "le Programme 2030, A/72/633 et la COVID-19, 24 heures sur 24",
		  "Programme 2030 = instrument:agenda-2030\nA/72/633 = A/72/633" },
	};

	(void)state;
	CHECK("fr", tests);
}

static void test_es(void **state)
{
	static const struct sentence tests[] = {
		{ "HRC", "Recordando sus resoluciones 5/1, relativa a las campanas, y 5/2, relativa a las "
		  "cuerdas, ambas de 18 de junio de 2007,",
		  "5/1 = A/HRC/RES/5/1 2007-06-18\n5/2 = A/HRC/RES/5/2 2007-06-18" },
		{ "GA", "su resolución 60/251, de 15 de marzo de 2006, y la decisión 74/544",
		  "resolución 60/251 = A/RES/60/251 2006-03-15\ndecisión 74/544 = A/DEC/74/544" },
		{ "GA", "el párrafo 3 del Artículo 1 de la Carta y la resolución 1325 (2000) del Consejo "
		  "de Seguridad",
		  "Carta = instrument:charter @ art. 1(3)\n"
		  "resolución 1325 (2000) = S/RES/1325(2000)" },
	};

	(void)state;
	CHECK("es", tests);
}

static void test_ru(void **state)
{
	static const struct sentence tests[] = {
		{ "HRC", "резолюцию 2005/55 Комиссии от 20 апреля 2005 года и резолюции Совета 6/3 от "
		  "27 сентября 2007 года, 7/5 от 27 марта 2008 года",
		  "резолюцию 2005/55 = E/CN.4/RES/2005/55 2005-04-20\n"
		  "6/3 = A/HRC/RES/6/3 2007-09-27\n7/5 = A/HRC/RES/7/5 2008-03-27" },
		{ "GA", "ссылаясь на свою резолюцию 68/160 и на резолюцию 1325 (2000) Совета Безопасности "
		  "от 31 октября 2000 года",
		  "резолюцию 68/160 = A/RES/68/160\n"
		  "резолюцию 1325 (2000) = S/RES/1325(2000) 2000-10-31" },
		{ "SC", "действуя на основании главы VII Устава Организации Объединенных Наций",
		  "Устава Организации Объединенных Наций = instrument:charter @ chap. VII" },
	};

	(void)state;
	CHECK("ru", tests);
}

static void test_ar(void **state)
{
	static const struct sentence tests[] = {
		{ "GA", "إذ تشير إلى قرارها 60/251 المؤرخ 15 آذار/مارس 2006،",
		  "قرارها 60/251 = A/RES/60/251 2006-03-15" },
		{ "SC", "بتنفيذ قرار مجلس الأمن رقم 242 (1967)",
		  "قرار مجلس الأمن رقم 242 (1967) = S/RES/242(1967)" },
		{ "GA", "قراراتها 40 / 152 سين المؤرخ 16 كانون الأول/ ديسمبر 1985، و 41 / 86 فاء و 217 ألف (د-3)",
		  "40 / 152 سين = A/RES/40/152O 1985-12-16\n41 / 86 فاء = A/RES/41/86Q\n"
		  "217 ألف (د-3) = A/RES/217A(III)" },
		{ "SC", "بموجب الفصل السابع من ميثاق الأمم المتحدة",
		  "ميثاق الأمم المتحدة = instrument:charter @ chap. VII" },
	};

	(void)state;
	CHECK("ar", tests);
}

/* Bytes that are no text, cut characters and endless lists do no harm. */
static void test_hostile(void **state)
{
	static const char *const texts[] = {
		"resolution \xFF\xFE 69/\xE2\x80", "\xE3\x80\x8A", "第\xE5\x8F 60/251", "/", "A/", "A/1(", "(((",
		"resolution 99999999999999999999/1", "resolutions , , , ,", "Ibid.", "S-", "ES-1/",
		"《《《《《《《《", "annex annex annex annex, annex, annex, annex, annex, annex",
	};
	struct rr_str many = { 0 }, out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		cited_of("en", "GA", texts[i], &out);
		cited_of("zh", "HRC", texts[i], &out);
	}
	rr_str_puts(&many, "its resolutions ");
	for (int i = 0; i < 20000; i++)
		rr_str_printf(&many, "%d/%d, ", 31 + i % 60, 1 + i % 300);
	cited_of("en", "GA", many.text, &out);
	cited_of("zh", "GA", many.text, &out);
	rr_str_free(&many);
	rr_str_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_en_bodies), cmocka_unit_test(test_en_lists),
		cmocka_unit_test(test_en_places), cmocka_unit_test(test_en_none),
		cmocka_unit_test(test_en_instruments), cmocka_unit_test(test_zh),
		cmocka_unit_test(test_fr), cmocka_unit_test(test_es), cmocka_unit_test(test_ru),
		cmocka_unit_test(test_ar), cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
