/*
 * Citations of a whole document, and targets: as people type them, their
 * links, the names of instruments.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "resread/cite.h"
#include "support/packs.h"

/* ---- a document -------------------------------------------------------- */

static void test_document(void **state)
{
	struct rr_clause clause = { .id = "OP1", .text = rr_span("Nothing here;"), .parent = RR_NONE };
	struct rr_footnote notes[] = {
		{ .id = "FN1", .mark = "1", .text = rr_span("See A/C.2/59/3, annex.") },
		{ .id = "FN2", .mark = "2", .text = rr_span("Ibid.") },
		{ .id = "FN3", .mark = "3", .text = rr_span("Ibid., para. 4.") },
		{ .id = "FN4", .mark = "4", .text = rr_span("League Register, vol. 3.") },
		{ .id = "FN5", .mark = "5", .text = rr_span("Ibid., vol. 4.") },
		{ .id = "FN6", .mark = "6", .text = rr_span("Resolution 55/2.") },
		{ .id = "FN7", .mark = "7", .text = rr_span("See A/67/53, chap. II, sect. A.") },
		{ .id = "FN8", .mark = "8", .text = rr_span("Ibid., sect. B.") },
	};
	struct rr_doc doc = { .lang = pack("en"), .body = "GA",
		.title = "Follow-up to the Paris Agreement", .basis = "(A/78/481/Add.2, para. 139)",
		.clauses = &clause, .clause_count = 1, .footnotes = notes, .footnote_count = 8 };
	static const struct { const char *passage, *target, *locator; } wanted[] = {
		{ "TITLE", "instrument:paris-agreement", "" },
		{ "BASIS", "A/78/481/Add.2", "para. 139" },
		{ "FN1", "A/C.2/59/3", "annex" },
		{ "FN2", "A/C.2/59/3", "annex" },
		{ "FN3", "A/C.2/59/3", "para. 4" },
		{ "FN6", "A/RES/55/2", "" },
		{ "FN7", "A/67/53", "chap. II, sect. A" },
		{ "FN8", "A/67/53", "chap. II, sect. B" },
	};
	struct rr_citations cites;

	(void)state;
	rr_cite(packs(), &doc, &cites);
	assert_int_equal(cites.count, sizeof wanted / sizeof *wanted);
	for (size_t i = 0; i < cites.count; i++) {
		const char *locator = cites.items[i].locator;

		assert_string_equal(cites.items[i].passage, wanted[i].passage);
		assert_string_equal(cites.items[i].target, wanted[i].target);
		assert_string_equal(locator ? locator : "", wanted[i].locator);
		assert_true(cites.items[i].clause == RR_NONE);
	}
	rr_citations_free(&cites);
}

/* ---- symbols, links, names --------------------------------------------- */

static void test_symbol(void **state)
{
	static const struct { const char *typed, *symbol; } tests[] = {
		{ "a/hrc/res/28/2", "A/HRC/RES/28/2" },
		{ " A / HRC / RES / 28 / 2 ", "A/HRC/RES/28/2" },
		{ "S/RES/1325 (2000)", "S/RES/1325(2000)" },
		{ "a/res/2200 a (xxi)", "A/RES/2200A(XXI)" },
		{ "a/conf.157/24 (part i)", "A/CONF.157/24(Part I)" },
		{ "a/72/633/add.1", "A/72/633/Add.1" },
		{ "e/cn.4/sub.2/2000/46", "E/CN.4/Sub.2/2000/46" },
		{ "28/2", NULL }, { "", NULL }, { "hello", NULL }, { "and/or", NULL },
		{ "A/HRC/RES/28/2 and more", NULL }, { "../../etc/passwd", NULL }, { "A/\x01/2", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_str out = { 0 };
		bool found = rr_cite_symbol(tests[i].typed, &out);

		if (found != (tests[i].symbol != NULL) ||
		    (found && strcmp(out.text, tests[i].symbol) != 0))
			fail_msg("%s gave %s", tests[i].typed, found ? out.text : "nothing");
		rr_str_free(&out);
	}
}

static void test_link(void **state)
{
	static const struct { const char *target, *code, *link; } tests[] = {
		{ "A/RES/69/179", "en", "https://undocs.org/en/A/RES/69/179" },
		{ "S/RES/1325(2000)", NULL, "https://undocs.org/S/RES/1325(2000)" },
		{ "A/CONF.157/24(Part I)", "zh", "https://undocs.org/zh/A/CONF.157/24(Part%20I)" },
		{ "E/CN.4/2001/2-E/CN.4/Sub.2/2000/46", "fr", "https://undocs.org/fr/E/CN.4/2001/2" },
		{ "instrument:agenda-2030", "en", "https://undocs.org/A/RES/70/1" },
		{ "instrument:no-such", "en", NULL }, { "MRE/RES.1/91", "en", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_str out = { 0 };
		bool found = rr_cite_link(packs(), tests[i].target, tests[i].code, &out);

		assert_int_equal(found, tests[i].link != NULL);
		if (found)
			assert_string_equal(out.text, tests[i].link);
		rr_str_free(&out);
	}
}

/* What a browser shows for the official texts, and what only looks like it. */
static void test_address(void **state)
{
	static const struct { const char *address, *symbol, *lang; } tests[] = {
		{ "https://docs.un.org/en/A/HRC/RES/28/2", "A/HRC/RES/28/2", "en" },
		{ "https://undocs.org/A/RES/68/160", "A/RES/68/160", "" },
		{ "http://undocs.org/ch/A/RES/68/160", "A/RES/68/160", "zh" },
		{ "undocs.org/zh/a/res/68/160/", "A/RES/68/160", "zh" },
		{ " HTTPS://WWW.undocs.org/AR/A/RES/68/160?x=1#top ", "A/RES/68/160", "ar" },
		{ "https://docs.un.org/S/RES/1325%20(2000)", "S/RES/1325(2000)", "" },
		{ "https://docs.un.org/ru/S/RES/1325%282000%29", "S/RES/1325(2000)", "ru" },
		{ "https://docs.un.org/en/S/RES/1325(2000)", "S/RES/1325(2000)", "en" },
		{ "https://undocs.org/Home/Mobile?FinalSymbol=A%2fRES%2f68%2F160&Language=F&"
		  "DeviceType=Desktop&LangRequested=False", "A/RES/68/160", "fr" },
		{ "https://www.un.org/en/ga/search/view_doc.asp?symbol=A/RES/68/160&Lang=S",
		  "A/RES/68/160", "es" },
		{ "https://daccess-ods.un.org/access.nsf/Get?Open&DS=A/RES/68/160&Lang=E",
		  "A/RES/68/160", "en" },
		{ "https://example.org/en/A/RES/68/160", NULL, "" },
		{ "https://docs.un.org/en/", NULL, "" }, { "https://docs.un.org", NULL, "" },
		{ "docs.un.orgA/RES/68/160", NULL, "" }, { "https://docs.un.org/%", NULL, "" },
		{ "https://docs.un.org/en/A/RES/68/160%00", NULL, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_str symbol = { 0 }, named = { 0 };
		bool found = rr_cite_symbol(tests[i].address, &symbol);
		char lang[3];

		if (found != (tests[i].symbol != NULL))
			fail_msg("%s: %s", tests[i].address, found ? symbol.text : "no symbol");
		if (found) {
			assert_string_equal(symbol.text, tests[i].symbol);
			assert_true(rr_cite_address(tests[i].address, &named, lang));
			assert_string_equal(lang, tests[i].lang);
		}
		rr_str_free(&symbol);
		rr_str_free(&named);
	}
}

static void test_instrument(void **state)
{
	(void)state;
	assert_string_equal(rr_cite_instrument(packs(), "instrument:charter", "en"),
	                    "Charter of the United Nations");
	assert_string_equal(rr_cite_instrument(packs(), "instrument:udhr", "zh"), "世界人权宣言");
	assert_string_equal(rr_cite_instrument(packs(), "instrument:udhr", "fr"),
	                    "Déclaration universelle des droits de l’homme");
	assert_null(rr_cite_instrument(packs(), "A/RES/69/179", "en"));
	assert_null(rr_cite_instrument(packs(), "instrument:no-such", "en"));
}

/* Titles that a text gives what it cites; the citation stands between bars. */
static void test_titles(void **state)
{
	static const struct { const char *code, *text, *title; } tests[] = {
		{ "en", "Recalling |resolution 70/1| of 25 September 2015, entitled “Lamps: a plan”,",
		  "Lamps: a plan" },
		{ "en", "Recalling |resolution 70/1| on lamps", NULL },
		{ "en", "Recalling |resolution 70/1|; the report entitled “Benches”", NULL },
		/* of the number that stands nearer */
		{ "en", "Recalling |resolution 55/2| and resolution 70/1 of 5 May 2015, entitled “Lamps”,", NULL },
		{ "en", "Recalling |resolution 55/2| of 8 May 2000, entitled “Lamps”,", "Lamps" },
		{ "zh", "回顾大会题为“街灯与长凳”的|第70/1号决议|，", "街灯与长凳" },
		{ "zh", "回顾|第6/17号决议|和题为“街灯与长凳”的第70/1号决议，", NULL },
		{ "fr", "Rappelant sa |résolution 70/1|, intitulée « Les lampes », ", "Les lampes" },
		{ "es", "Recordando su |resolución 70/1|, titulada “Las lámparas”,", "Las lámparas" },
		{ "ru", "ссылаясь на |резолюцию 70/1|, озаглавленную «Лампы»,", "Лампы" },
		{ "ar", "وإذ تشير إلى |القرار 70/1| المعنون ”المصابيح“،", NULL },
		{ "ar", "وإذ تشير إلى |القرار 70/1| المعنون “المصابيح”،", "المصابيح" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_str text = { 0 };
		struct rr_span title = { "", 0 }, rest = rr_span(tests[i].text), part;
		size_t start = strcspn(tests[i].text, "|");
		size_t end = start + strcspn(tests[i].text + start + 1, "|");

		while (rr_span_cut(&rest, '|', &part))
			rr_str_add(&text, part);
		if (rr_cite_title(pack(tests[i].code), rr_str_span(&text), start,
		                  end, &title) != (tests[i].title != NULL)
		    || (tests[i].title != NULL && !rr_span_is(title, tests[i].title)))
			fail_msg("%s: %.*s", tests[i].text, (int)title.len, title.text);
		rr_str_free(&text);
	}
}

/* Citations as each language writes them. */
static void test_official(void **state)
{
	static const struct { const char *code, *target, *date, *locator, *words; } tests[] = {
		{ "en", "A/HRC/RES/28/2", "2015-03-26", "para. 5(f)",
		  "Human Rights Council resolution 28/2 of 26 March 2015, para. 5 (f)" },
		{ "en", "A/RES/2200A(XXI)", "", NULL, "General Assembly resolution 2200 A (XXI)" },
		{ "en", "S/RES/1325(2000)", "2000-10-31", NULL,
		  "Security Council resolution 1325 (2000) of 31 October 2000" },
		{ "en", "A/DEC/74/544", NULL, NULL, "General Assembly decision 74/544" },
		{ "en", "A/HRC/24/56", "2013-07-01", "annex, para. 3", "A/HRC/24/56, annex, para. 3" },
		{ "en", "instrument:charter", NULL, "art. 1(3)",
		  "Charter of the United Nations, art. 1 (3)" },
		{ "zh", "A/HRC/RES/28/2", "2015-03-26", "para. 5(f)",
		  "人权理事会2015年3月26日第28/2号决议第5(f)段" },
		{ "zh", "A/RES/68/247B", "", "annex, para. 3", "大会第68/247 B号决议附件第3段" },
		{ "zh", "instrument:charter", NULL, "art. 1(3)", "联合国宪章第1条第3款" },
		{ "fr", "A/RES/68/160", "2013-12-01", "preamb. 3",
		  "résolution 68/160 de l’Assemblée générale, en date du 1er décembre 2013, "
		  "préambule, al. 3" },
		{ "es", "A/RES/68/160", "2013-12-18", "annex",
		  "resolución 68/160 de la Asamblea General, de 18 de diciembre de 2013, anexo" },
		{ "ru", "A/HRC/RES/28/2", "2015-03-26", "para. 5",
		  "резолюция 28/2 Совета по правам человека от 26 марта 2015 года, пункт 5" },
		{ "ar", "A/RES/68/160", "2013-12-18", "para. 5",
		  "قرار الجمعية العامة 68/160 المؤرخ 18 كانون الأول/ديسمبر 2013، الفقرة 5" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_str out = { 0 };

		rr_cite_official(packs(), pack(tests[i].code), tests[i].target,
		                 tests[i].date, tests[i].locator, &out);
		assert_string_equal(out.text, tests[i].words);
		rr_str_free(&out);
	}
}

static void test_locators(void **state)
{
	static const struct { const char *id, *locator; } tests[] = {
		{ "OP5(f)", "para. 5(f)" }, { "PP3", "preamb. 3" }, { "ANNEX.14(a)", "annex, para. 14(a)" },
		{ "ANNEX2.3", "annex II, para. 3" }, { "ANNEX.p1", "annex" }, { "II.OP3", "sect. II, para. 3" },
		{ "TITLE", NULL }, { "FN1", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_str out = { 0 };

		assert_int_equal(rr_cite_locator(tests[i].id, &out), tests[i].locator != NULL);
		assert_string_equal(out.text != NULL ? out.text : "",
		                    tests[i].locator != NULL ? tests[i].locator : "");
		rr_str_free(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_document), cmocka_unit_test(test_symbol),
		cmocka_unit_test(test_link), cmocka_unit_test(test_address), cmocka_unit_test(test_instrument),
		cmocka_unit_test(test_official),
		cmocka_unit_test(test_locators),
		cmocka_unit_test(test_titles),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
