/* What the audit finds in invented documents, and in the gold's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "resread/cite.h"
#include "support/gold_doc.h"
#include "support/packs.h"

#define DOCS 6

/* Audits documents of one clause each; writes "doc fault target/witnesses" lines. */
static void audit(const char *body, const char *const *texts, size_t count, struct rr_str *out)
{
	static const char *const keys[DOCS] = { "A", "B", "C", "D", "E", "F" };
	struct rr_clause clauses[DOCS] = { 0 };
	struct rr_doc docs[DOCS] = { 0 };
	struct rr_citations cites[DOCS] = { 0 };
	struct rr_audited audited[DOCS] = { 0 };
	struct rr_audit found;

	for (size_t i = 0; i < count; i++) {
		clauses[i] = (struct rr_clause){ .id = "PP1", .text = rr_span(texts[i]) };
		docs[i] = (struct rr_doc){ .key = keys[i], .lang = pack("en"), .body = body,
			.session = 47, .clauses = &clauses[i], .clause_count = 1 };
		strcpy(docs[i].adopted.date, "2021-07-13");
		rr_cite(packs(), &docs[i], &cites[i]);
		audited[i] = (struct rr_audited){ &docs[i], &cites[i] };
	}
	rr_audit(packs(), audited, count, NULL, 0, &found);
	for (size_t i = 0; i < found.count; i++) {
		const struct rr_finding *f = &found.items[i];

		assert_non_null(f->why);
		rr_str_printf(out, "%s%zu %s %s %zu", i > 0 ? "\n" : "", f->doc,
		              rr_fault_name(f->fault),
		              cites[f->doc].items[f->citation].target != NULL
		              ? cites[f->doc].items[f->citation].target : "(null)",
		              f->witness_count);
	}
	rr_audit_free(&found);
	for (size_t i = 0; i < count; i++)
		rr_citations_free(&cites[i]);
}

static void test_faults(void **state)
{
	static const struct { const char *texts[DOCS], *findings; } tests[] = {
		{ { "its resolution 28/2 of 26 March 2015 and Article 1, paragraph 4, of the Charter" }, "" },
		{ { "its resolution 6/17 of 28 September 2008" }, "0 calendar A/HRC/RES/6/17 0" },
		{ { "its resolution 6/17 of 28 September 2008", "resolution 6/17 of 28 September 2008",
		    "its resolution 6/17 of 28 September 2007" },
		  "0 calendar A/HRC/RES/6/17 3\n1 calendar A/HRC/RES/6/17 3" },
		{ { "General Assembly resolution 70/1 of 25 September 2015",
		    "General Assembly resolution 70/1 of 25 September 2015",
		    "General Assembly resolution 70/1 of 26 September 2015" },
		  "2 date A/RES/70/1 3" },
		{ { "General Assembly resolution 70/1 of 25 September 2015",
		    "General Assembly resolution 70/1 of 26 September 2015" },
		  "0 date A/RES/70/1 2\n1 date A/RES/70/1 2" },
		{ { "General Assembly resolution 72/256 of 24 December 2107" },
		  "0 calendar A/RES/72/256 0" },
		{ { "its resolution 50/1 on bells" }, "0 later A/HRC/RES/50/1 0" },
		{ { "see A/RES/77/2285, A/HRC/RES/28 and S/RES/9325" },
		  "0 number A/RES/77/2285 0\n0 number A/HRC/RES/28 0\n0 number S/RES/9325 0" },
		{ { "Article 112 of the Charter and Article 1, paragraph 5, of the Charter" },
		  "0 place instrument:charter 0\n0 place instrument:charter 0" },
		{ { "Article 51, paragraph 2, of the Charter" }, "0 place instrument:charter 0" },
		{ { "article 20, paragraph 3, of the International Covenant on Civil and Political Rights" },
		  "0 place instrument:iccpr 0" },
		{ { "General Assembly resolution 69/179 of 18 December 2015" },
		  "0 calendar A/RES/69/179 0" },
		{ { "General Assembly resolution 2200 A (XXI) of 16 December 1967" },
		  "0 calendar A/RES/2200A(XXI) 0" },
		{ { "its resolution S-9/1 of 12 January 2010" }, "0 calendar A/HRC/RES/S-9/1 0" },
		{ { "General Assembly resolution 77/1" }, "0 later A/RES/77/1 0" },
		{ { "see A/HRC/48/12, A/76/5 and S/2017/Rev.1" }, "" },
		{ { "see A/80/123, E/2024/7 and A/72/633/Ad.1" },
		  "0 later A/80/123 0\n0 later E/2024/7 0\n0 number A/72/633/Ad.1 0" },
		{ { "see A/78423 on lamps, A/5700 and A/10034/Add.1" }, "0 number A/78423 0" },
		/* a document has one vote, however often it says so */
		{ { "its resolution 28/2 of 26 March 2015, its resolution 28/2 of 26 March 2015",
		    "its resolution 28/2 of 27 March 2015", "its resolution 28/2 of 27 March 2015" },
		  "0 date A/HRC/RES/28/2 4\n0 date A/HRC/RES/28/2 4" },
		{ { "Security Council resolution 1325 (2000) of 31 October 2001" },
		  "0 calendar S/RES/1325(2000) 0" },
		/* of joined places each is looked at */
		{ { "Article 51, paragraph 2, and Article 2 (7) of the Charter" },
		  "0 place instrument:charter 0" },
		{ { "Articles 1 (5) and 2 (7) and 112 of the Charter" },
		  "0 place instrument:charter 0\n0 place instrument:charter 0" },
		{ { "Articles 1 (3), 2 (7) and 55 to 57 of the Charter" }, "" },
		/* the Council's numbers go on from year to year */
		{ { "Security Council resolutions 1325 (2001) and 1325 (2000)" },
		  "0 number S/RES/1325(2001) 0" },
		{ { "Security Council resolution 13250 (2000), S/RES/12(2010) and S/RES/1325" },
		  "0 number S/RES/13250(2000) 0\n0 number S/RES/12(2010) 0" },
		/* what is wrong with the form, with or without a target */
		{ { "see A//72/633, E/CN.4/2000/ 70 on lamps and S/ 13646" },
		  "0 number A/72/633 0\n0 number E/CN.4/2000/70 0\n0 number S/13646 0" },
		{ { "see A/HRC/RES/28/, A/RES/68/; and resolution 60/2510" },
		  "0 number (null) 0\n0 number (null) 0\n0 number (null) 0" },
		{ { "Human Rights Council resolution 28/99 and General Assembly resolution 12/3" },
		  "0 number (null) 0\n0 number (null) 0" },
		/* not yet numbered, a link, words, another body's numbers, a note in brackets */
		{ { "see A/80/…, A/80/..., https://example.org/A/72/633/ and/or A/ lamps (A/72/633/)" },
		  "0 number (null) 0" },
		{ { "resolution 9/2 of the Conference of the Parties and Regulation 60/2510" }, "" },
		/* of a number between two years neither is known to be wrong */
		{ { "Security Council resolutions 200 (1964), 200 (1965) and 2399 (2018)" }, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_str out = { 0 };
		size_t count = 0;

		while (count < DOCS && tests[i].texts[count] != NULL)
			count++;
		audit("HRC", tests[i].texts, count, &out);
		if (strcmp(out.text ? out.text : "", tests[i].findings) != 0)
			fail_msg("%s\nwanted:\n%s\ngot:\n%s", tests[i].texts[0], tests[i].findings,
			         out.text ? out.text : "");
		rr_str_free(&out);
	}
}

/* Others' dates count, but not what they say of a document that is audited itself. */
static void test_known(void **state)
{
	static const struct rr_dating known[] = {
		{ "A/HRC/RES/28/2", "B", "en", "PP3", "2015-03-27" },
		{ "A/HRC/RES/28/2", "C", "zh", "OP1", "2015-03-27" },
		{ "A/HRC/RES/28/2", "A", "en", "PP9", "2015-03-25" },
		{ "A/HRC/RES/30/1", "D", "en", "PP1", "2015-10-01" },
	};
	struct rr_clause clause = { .id = "PP1",
		.text = rr_span("Recalling its resolution 28/2 of 26 March 2015") };
	struct rr_doc doc = { .key = "A", .lang = pack("en"), .body = "HRC",
		.clauses = &clause, .clause_count = 1 };
	struct rr_citations cites = { 0 };
	struct rr_audit found;

	(void)state;
	rr_cite(packs(), &doc, &cites);
	rr_audit(packs(), &(struct rr_audited){ &doc, &cites }, 1, known, 4, &found);
	assert_int_equal(found.count, 1);
	assert_int_equal(found.items[0].fault, RR_FAULT_DATE);
	assert_string_equal(found.items[0].why, "dated 2015-03-26 here, but 2015-03-27 in B#PP3 "
	                    "and 1 other document");
	assert_int_equal(found.items[0].witness_count, 3);
	assert_string_equal(found.items[0].witnesses[0].document, "A");
	assert_string_equal(found.items[0].witnesses[2].passage, "OP1");
	rr_audit_free(&found);
	rr_citations_free(&cites);
}

/* Of several other dates the one that most documents give is told. */
static void test_sides(void **state)
{
	static const struct rr_dating known[] = {
		{ "A/HRC/RES/28/2", "B", "en", "PP1", "2015-03-25" },
		{ "A/HRC/RES/28/2", "C", "en", "PP1", "2015-03-27" },
		{ "A/HRC/RES/28/2", "D", "en", "PP1", "2015-03-27" },
		{ "A/HRC/RES/28/2", "E", "en", "PP1", "2015-03-24" },
		{ "A/HRC/RES/28/2", "E", "zh", "PP1", "2015-03-24" },
		{ "A/HRC/RES/28/2", "F", "en", "PP1", "2015-03-24" },
	};
	static const struct { const char *text; size_t known; const char *why; } tests[] = {
		{ "its resolution 28/2 of 26 March 2015", 1, "2015-03-25 in B#PP1" },
		{ "its resolution 28/2 of 26 March 2015", 4, "2015-03-27 in C#PP1 and 1 other document" },
		{ "its resolution 28/2 of 26 March 2015", 5, "2015-03-24 in E#PP1 and 1 other document" },
		{ "its resolution 28/2 of 26 March 2015", 6, "2015-03-24 in E#PP1 and 2 other documents" },
		{ "its resolution 28/2 of 25 March 2015", 4, NULL }, /* as many give it as the most */
		{ "its resolution 28/2 of 27 March 2015", 6, NULL },
		{ "its resolution 28/2 of 24 March 2015", 6, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_clause clause = { .id = "PP1", .text = rr_span(tests[i].text) };
		struct rr_doc doc = { .key = "A", .lang = pack("en"),
			.body = "HRC", .clauses = &clause, .clause_count = 1 };
		struct rr_citations cites = { 0 };
		struct rr_audit found;

		rr_cite(packs(), &doc, &cites);
		rr_audit(packs(), &(struct rr_audited){ &doc, &cites }, 1, known, tests[i].known, &found);
		assert_int_equal(found.count, tests[i].why != NULL);
		if (tests[i].why != NULL)
			assert_non_null(strstr(found.items[0].why, tests[i].why));
		rr_audit_free(&found);
		rr_citations_free(&cites);
	}
}

/* The majority of three gives the wrong year; the calendar knows. */
static void test_gold(void **state)
{
	static const char *const names[] = {
		"gold/zh/A-HRC-47-draft.json", "gold/zh/A-HRC-RES-28-2.json",
		"gold/zh/A-HRC-RES-36-29.json", "gold/zh/A-HRC-RES-37-23.json",
		"gold/zh/A-RES-68-160.json",
	};
	struct rr_doc *docs[5] = { NULL };
	struct rr_citations cites[5];
	struct rr_audited audited[5];
	struct rr_audit found;
	char path[512];

	(void)state;
	if (!gold_path(names[0], path, sizeof path))
		skip();
	for (size_t i = 0; i < 5; i++) {
		gold_path(names[i], path, sizeof path);
		docs[i] = gold_doc(path, pack("zh"));
		assert_non_null(docs[i]);
		rr_cite(packs(), docs[i], &cites[i]);
		audited[i] = (struct rr_audited){ docs[i], &cites[i] };
	}
	rr_audit(packs(), audited, 5, NULL, 0, &found);
	assert_int_equal(found.count, 2);
	for (size_t i = 0; i < found.count; i++) {
		const struct rr_finding *f = &found.items[i];

		assert_int_equal(f->fault, RR_FAULT_CALENDAR);
		assert_int_equal(f->doc, i + 1);
		assert_string_equal(cites[f->doc].items[f->citation].target, "A/HRC/RES/6/17");
		assert_int_equal(f->witness_count, 3);
	}
	rr_audit_free(&found);
	for (size_t i = 0; i < 5; i++) {
		rr_citations_free(&cites[i]);
		gold_doc_free(docs[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_sides),
		cmocka_unit_test(test_gold),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
