/* Forms of decisions, statements, votes and parts that bodies have, on invented texts. */
#include "support/form.h"
#include "support/packs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static const struct form forms[] = {
	{ "a special session, votes with States",
	  "A/HRC/RES/S-9/1\n\nHuman Rights Council\nNinth special session\n12 January 2009\n\n"
	  "Resolution adopted by the Human Rights Council*\n\nS-9/1. The state of bridges\n\n"
	  "The Human Rights Council,\n\nGuided by the oath,\n\n1. Strongly condemns rust.\n\n"
	  "3rd meeting\n12 January 2009\n\n[Adopted by a recorded vote of 33 to 1, with 13 abstentions; "
	  "see chapter II.\nThe voting was as follows:\n\nIn favour: Aland, Bland;\n\nAgainst:\nCland;\n\n"
	  "Abstaining: Bosnia and Herzegovina, Dland.]\n\n__________________\n\n* Reissued.\n",
	  "A/HRC/RES/S-9/1 resolution HRC 9 2009-01-12 recorded_vote 33(Aland,Bland) 1(Cland) "
	  "13(Bosnia and Herzegovina,Dland)",
	  "PP1 OP1" },
	{ "a decision that quotes its text",
	  "A/HRC/DEC/17/119\nHuman Rights Council\nSeventeenth session\nAgenda item 1\nProcedure\n\n"
	  "Decision adopted by the Human Rights Council\n\n17/119. Review of bridges\n\n"
	  "At its 34th meeting, on 17 June 2011, the Human Rights Council decided to adopt the text\n"
	  "below:\n\n“The Human Rights Council,\n\nRecalling its oath,\n\n1. Decides to begin;\n\n"
	  "2. Also decides to end.”\n\n[Adopted without a vote.]\n",
	  "A/HRC/DEC/17/119 decision HRC 17 2011-06-17 without_vote", "PP1 OP1 OP2" },
	{ "a president's statement",
	  "S/PRST/2001/3\n\nSecurity Council\nDistr.: General\n31 January 2001\n\n"
	  "Statement by the President of the Security Council\n\n"
	  "At the 4270th meeting of the Security Council, held on 31 January 2001 on bridges, the\n"
	  "President of the Security Council made the following statement:\n\n"
	  "“The Security Council takes note of paint.\n\n“The Council calls on all to paint.”\n",
	  "S/PRST/2001/3 statement SC 0 2001-01-31 ?", "OP1 OP2" },
	{ "a header in cells, with fields of the next on one line",
	  "United Nations \tS/RES/1973 (2011)\n\nSecurity Council \tDistr.: General\n17 March 2011\n\n"
	  "Resolution 1973 (2011)\n\n Adopted by the Security Council at its 6498th meeting, on\n17 March 2011\n\n"
	  "The Security Council,\n\nNoting paint,\n\n1. Demands paint;\n\n2. Stresses oil;\n\n3. Meets.\n",
	  "S/RES/1973(2011) resolution SC 0 2011-03-17 ?; (null); 0 notes", "PP1 OP1 OP2 OP3" },
	{ "a president's statement without blank lines",
	  "United Nations S/PRST/2001/4\nSecurity Council Distr.: General\n3 May 2001\n"
	  "Statement by the President of the Security Council\n"
	  "At the 4271st meeting of the Security Council, held on 3 May 2001, on bridges, the\n"
	  "President of the Security Council made the following statement:\n"
	  "“The Security Council takes note of paint, as it said in the document on the\nbridges.\n"
	  "“The Council calls on all to paint.\n“It will meet.”\n",
	  "S/PRST/2001/4 statement SC 0 2001-05-03 ?", "OP1 OP2 OP3" },
	{ "a statement that quotes within its quotation, what a web page has below it",
	  "Statement by the President of the Security Council\n\nAt the 4322nd meeting of the Security Council, held on "
	  "30 May 2001, on paint, the President of the Security Council made the following statement:\n\n"
	  "“I have been told to say:\n\n‘The report states: “… rust is dangerous”. That is so.’”\n\n\n"
	  "Document symbol: S/PRST/2001/15\nDocument Type: Statement\n",
	  "S/PRST/2001/15 statement SC 0 2001-05-30 ?", "OP1 OP2" },
	{ "a statement to the press",
	  "SC/8271\nPRESS STATEMENT ON PAINT\n16/12/2004\nFollowing is today’s statement to the press by Security Council "
	  "President A. Aber (Aland):\nMembers of the Security Council welcome the paint.\n"
	  "Members of the Security Council agree that the moment is there.\n* *** *\n",
	  "SC/8271 statement - 0  ?", "OP1 OP2" },
	{ "a resolution in a press release, each paragraph behind a quotation mark",
	  "25 March 2024\nSecurity Council\n\n9586th Meeting (AM)\n\nSecurity Council Demands Paint\n\nResolution\n\n"
	  "The full text of resolution 2728 (2024) reads as follows:\n\n“The Security Council,\n\n“Recalling its oath,\n\n"
	  "“1.   Demands paint, a “lasting paint”;\n\n“2.   Decides to remain actively seized of the matter.”\n\n"
	  "For information media. Not an official record.\n",
	  "S/RES/2728(2024) resolution SC 0 2024-03-25 ?; (null); 0 notes", "PP1 OP1 OP2" },
	{ "a resolution under a caption, a page's last line behind it",
	  "United Nations Security Council Resolution 1654 (2006)\nthe United Nations\n\n"
	  "Adopted by the Security Council at its 5360th meeting, on 31 January 2006\n\nThe Security Council,\n\n"
	  "Recalling its oath,\n\n1. Reaffirms that towns ensure:\n\n– the paint;\n– the oil;\n\n"
	  "2. Decides to remain seized of the matter.\n\nThis work is excerpted from a document.\n",
	  "S/RES/1654(2006) resolution SC 0 2006-01-31 ?; (null); 0 notes", "PP1 OP1 OP2" },
	{ "two pages, each on one line",
	  "1 UNITED NATIONS S Security Council Distr. GENERAL S/RES/1244 (1999) 10 June 1999 RESOLUTION 1244 (1999) Adopted by "
	  "the Security Council at its 4011th meeting, on 10 June 1999 The Security Council, Bearing in mind its oath, Recalling "
	  "the paint of the towns, Welcoming the paper shown in Aland on (E)\n\n"
	  "2 Page 2 2 June 1999 (S/1999/649, annex 2 to this resolution), and the oil of the villages and their banks, Reaffirming "
	  "the paint, Acting under its oath, 1. Decides to paint, as it is told; 2. Welcomes the oil; 3. Decides to meet.\n",
	  "S/RES/1244(1999) resolution SC 0 1999-06-10 ?", "PP1 PP2 PP3 PP4 PP5 OP1 OP2 OP3" },
	{ "a caption with the title in brackets and the day below, an annex whose title stands beside",
	  "Security Council resolution 1325 (2000) [on women and paint]\n- Author: A\nDate:\n31 October 2000\n"
	  "The Security Council,\n\nRecalling its oath,\n\n1. Decides to paint.\n\nAnnex I: Painters\n\n1. Aber.\n",
	  "S/RES/1325(2000) resolution SC 0 2000-10-31 ?; (null); 0 notes", "PP1 OP1 ANNEX.1" },
	{ "a president's note that ends with a stop, headings in what it quotes",
	  "NOTE BY THE PRESIDENT OF THE SECURITY COUNCIL\n\nS/23500\n31 January 1992\n\nAt the conclusion of the 3046th "
	  "meeting, held on 31 January 1992, the President issued the following statement on behalf of the Council.\n\n"
	  "\"The members of the Council have told me this.\n\nA TIME OF PAINT\n\n\"This meeting takes place.\"\n",
	  "S/23500 statement SC 0  ?", "OP1 OP2" },
	{ "a page's number between a note and the next page's head",
	  "S/RES/1540 (2004)\n\nResolution 1540 (2004)\n\nThe Security Council,\n\nAffirming that paint,* as told,\nendures,\n\n"
	  "* Means of painting: brushes.\n\n1\n\nS/RES/1540 (2004)\n\nGravely concerned by\nrust,\n\n1. Decides to paint.\n",
	  "S/RES/1540(2004) resolution SC 0  ?; (null); 1 notes", "PP1 PP2 OP1" },
	{ "number and adoption on one line",
	  "Resolution 2259 (2015) Adopted by the Security Council at its 7598th meeting, on 23 December 2015\n\n"
	  "The Security Council,\n\nNoting paint,\n\n1. Authorizes painters.\n",
	  "S/RES/2259(2015) resolution SC 0 2015-12-23 ?; (null); 0 notes", "PP1 OP1" },
	{ "a statement with enacting words",
	  "A/HRC/PRST/19/1\nHuman Rights Council\nNineteenth session\nAgenda item 1\n\n"
	  "President’s statement\n\nPRST 19/1. Bridges in Bland\n\n"
	  "At the 54th meeting, on 22 March 2012, the President of the Human Rights Council made the\n"
	  "following statement:\n\n“The Human Rights Council,\n\n1. Welcomes the paint.”\n",
	  "A/HRC/PRST/19/1 statement HRC 19 2012-03-22 ?", "OP1" },
	{ "the Economic and Social Council",
	  "2000/22. A forum on bridges\n\nThe Economic and Social Council,\n\nRecalling its oath,\n\n"
	  "1. Decides to meet.\n\n45th plenary meeting\n28 July 2000\n",
	  "E/RES/2000/22 resolution ECOSOC 0 2000-07-28 ?", "PP1 OP1" },
	{ "the Commission, a roll-call vote",
	  "Commission on Human Rights resolution 2000/70\n\nThe Commission on Human Rights,\n\n"
	  "1. Urges towns to paint.\n\n67th meeting\n26 April 2000\n"
	  "[Adopted by a roll-call vote of 25 votes to 18, with 10 abstentions. See chap. XVII.]\n",
	  "E/CN.4/RES/2000/70 resolution CHR 0 2000-04-26 recorded_vote 25() 18() 10()", "OP1" },
	{ "votes told by the States alone, the absent, and a declaration in the annex",
	  "A/RES/61/295\nDeclaration on bridges\n\nThe General Assembly,\n\nAdopts the Declaration annexed.\n\n"
	  "107th plenary meeting\n13 September 2007\n\nRECORDED VOTE ON RESOLUTION 61/295:\n\n"
	  "In favour: Aland, Trinidad and Tobago\nAgainst: Bland\nAbstaining: Cland\nAbsent: Dland\n\n"
	  "ANNEX\n\nDeclaration on bridges\n\nThe General Assembly,\n\nGuided by the oath,\n\nArticle 1\n\n"
	  "Bridges have paint.\n\nArticle 2\n\n1. They bend.\n\n2. They stand.\n",
	  "A/RES/61/295 resolution GA 61 2007-09-13 recorded_vote 2(Aland,Trinidad and Tobago) "
	  "1(Bland) 1(Cland)",
	  "OP1 ANNEX.p1 ANNEX.p2 ANNEX.1 ANNEX.2" },
	{ "articles of an instrument that no heading names an annex",
	  "Resolution 9 (1990)\n\nThe Security Council,\n\nNoting paint,\n\nApproves the following terms:\n\nArticle 1\n\n"
	  "All bridges have paint.\n\nArticle 2\n\nThe painters shall:\n\n1. Paint;\n\n2. Rest.\n\nArticle 3\n\n"
	  "1. They bend.\n\n2. They stand.\n",
	  "S/RES/9(1990) resolution SC 0  ?",
	  "PP1 OP1 ANNEX.1.p1 ANNEX.2.p1 ANNEX.2.1 ANNEX.2.2 ANNEX.3.1 ANNEX.3.2" },
	{ "a number of votes and a list of States that a scan has spoilt",
	  "Resolution 9 (1990)\nof 3 May 1990\n\nThe Security Council,\n\nDemands paint.\n\nAdopted at the 12th meeting "
	  "by I1 votes to none,\nwith 3 abstentions (Aland.\nBland, St. Cland).\n",
	  "S/RES/9(1990) resolution SC 0 1990-05-03 recorded_vote 11() 0() 3(Aland,Bland,St. Cland)", "OP1" },
	{ "parts with enacting words of their own, an annex between",
	  "2200 (XXI). Covenants on bridges\n\nA\n\nThe General Assembly,\n\nNoting paint,\n\n"
	  "1. Adopts the covenant.\n\n1496th plenary meeting,\n16 December 1966.\n\nANNEX\n\nPART I\n\n"
	  "Article 1\n\nAll bridges have paint.\n\nB\n\nThe General Assembly,\n\nNoting oil,\n\n"
	  "1. Requests a report.\n\n1496th plenary meeting,\n16 December 1966.\n",
	  "A/RES/2200(XXI) resolution GA 21 1966-12-16 ?",
	  "A.PP1 A.OP1 ANNEX.p1 B.PP1 B.OP1" },
	{ "a title above the number, notes under a head of their own",
	  "Painting bridges.\n\nCommission on Human Rights resolution 2000/70\n\n"
	  "The Commission on Human Rights, recalling its oath, 1/\n\n1. Urges towns to paint; 2/\n\n"
	  "2. Notes the oil.\n\nNotes\n1/ Records of bridges, No. 3.\n2/ Ibid., p. 4.\n",
	  "E/CN.4/RES/2000/70 resolution CHR 0  ?; Painting bridges; 2 notes", "PP1 OP1 OP2" },
	{ "a blank line behind every line, most of which end a sentence",
	  "Human Rights Council\n\n37/23. Painting bridges\n\nThe Human Rights Council,\n\n"
	  "Guided by its oath,\n\nReaffirming the pledge of the towns and the villages\n\n"
	  "and the banks, and recalling all the paint,\n\nincluding the oil,\n\n"
	  "Recalling the banks,\n\n1. Urges towns to paint all of their old bridges\n\n"
	  "with oil and the rest;\n\n2. Decides to meet.\n",
	  "A/HRC/RES/37/23 resolution HRC 37  ?; Painting bridges; 0 notes", "PP1 PP2 PP3 OP1 OP2" },
	{ "letters that begin again in an annex",
	  "A/RES/99/3\n99/3. Painting bridges\n\nThe General Assembly,\n\n1. Adopts the plan.\n\nAnnex\n\n"
	  "Monday\n\n(a) Paint;\n\n(b) Oil.\n\nTuesday\n\n(a) Rust;\n\n(b) Rain.\n",
	  "A/RES/99/3 resolution GA 99  ?; Painting bridges; 0 notes",
	  "OP1 ANNEX(a) ANNEX(b) ANNEX.p1(a) ANNEX.p1(b)" },
	{ "a note behind the decisions that follow on the page",
	  "Resolution 875 (1993)\n\nThe Security Council,\n\n1. Decides to paint. 27\n\n"
	  "Adopted unanimously at the I364th meeting.\n\nDecisions\n\n27 Ibid., document S/1.\n",
	  "S/RES/875(1993) resolution SC 0  unanimously; (null); 1 notes", "OP1" },
	{ "pages that end in mid-sentence, each in its way",
	  "A/RES/99/1\n99/1. Painting bridges\n\nThe General Assembly,\n\nRecalling the pledge of towns,\n"
	  "villages and\n\n- 2 -\n\nbanks to paint the bridges\n\n3\n\fof the land,\n\n"
	  "1. Urges towns to paint the\n/...\n\nA/RES/99/1\nPage 4\n\nbridges;\n\n"
	  "2. Decides that the\n\n5\n\npaint is\u00A0red.\n",
	  "A/RES/99/1 resolution GA 99  ?; Painting bridges; 0 notes", "PP1 OP1 OP2" },
	{ "no enacting words, a wrapped name that looks like them",
	  "A/RES/99/2\n\nResolution adopted by the General Assembly on 3 May 2040\n\n"
	  "99/2. Painting bridges\n\nReaffirming its resolution 98/1 of 2 May 2039,\n\n"
	  "1. Requests the towns to paint, with the\nCommission;\n\n2. Urges all to help.\n",
	  "A/RES/99/2 resolution GA 99 2040-05-03 ?; Painting bridges; 0 notes", "PP1 OP1 OP2" },
};

static void reads_forms(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		form_check("en", &forms[i], NULL);
}

/* Lines that a file says are notes: with a mark a note, with none a part of the one before, or text. */
static void notes_keep_every_line(void **state)
{
	static const struct rr_run raised = { 0, 1, RR_RAISED };
	static const char all[] = "1 All of them.";
	struct rr_setting settings[] = {
		{ .page = 1, .hints = RR_HINT_PARAGRAPH }, { .page = 1, .hints = RR_HINT_NOTE },
		{ .page = 1, .hints = RR_HINT_PARAGRAPH | RR_HINT_NOTE, .runs = &raised, .run_count = 1,
		  .start = all },
		{ .page = 1, .hints = RR_HINT_PARAGRAPH | RR_HINT_NOTE },
	};
	struct rr_line lines[] = {
		{ rr_span("The Council,"), 1, 0 }, { rr_span("Torn from another page."), 2, 1 },
		{ rr_span("1. Urges the lakes1 to freeze;"), 3, 0 }, { rr_span(all), 4, 2 },
		{ rr_span("And the ponds."), 5, 3 }, { rr_span("2. Urges the rivers to flow."), 6, 0 },
		{ rr_span("Even in winter."), 7, 3 },
	};
	struct rr_source source = { .format = RR_PDF, .encoding = "UTF-8", .styled = true, .path = "f",
		.lines = lines, .count = sizeof lines / sizeof *lines, .settings = settings };
	struct rr_doc *d = NULL;
	bool first = false;

	(void)state;
	assert_int_equal(rr_doc_read(packs(), &source, "en", &d, NULL), RR_OK);
	assert_int_equal(d->footnote_count, 1);
	assert_string_equal(d->footnotes[0].text.text, "All of them. And the ponds. Even in winter.");
	for (size_t i = 0; i < d->clause_count; i++)
		first = first || strstr(d->clauses[i].text.text, "Torn from another page.") != NULL;
	for (size_t i = 0; i < d->remark_count; i++)
		first = first || strstr(d->remarks[i].message, "Torn from another page.") != NULL;
	assert_true(first);
	rr_doc_free(d);
}

static void check_clauses(const struct rr_doc *d, const char *const *wanted, size_t count)
{
	assert_int_equal(d->clause_count, count);
	for (size_t i = 0; i < count; i++) {
		assert_string_equal(d->clauses[i].text.text, wanted[i]);
		assert_int_equal(d->clauses[i].text.len, strlen(wanted[i]));
	}
}

/*
 * Clauses lie where the file was read to, which outlives the source; wrapped
 * lines are joined there. A second document finds the lines as they were.
 */
static void clauses_outlive_their_source(void **state)
{
	static const char text[] =
		"The General Assembly,\r\nNoting the rain, \nNoting the snow,\r\nNoting the\tice,\n\n"
		"1. Decides to self- insure;\n\f2. Urges towns \nto wait for the\r\nspring of the well-\nknown \n"
		"rivers;\n3. (a) Asks the lakes\t \r\nto  freeze\n\n   in winter,\nand not before;\n"
		"(b) Cafe\xCC\x81s\nto close;\n4. Decides\n to go";
	static const char *const wanted[] = {
		"Noting the rain,", "Noting the snow,", "Noting the ice,", "Decides to self-insure;",
		"Urges towns to wait for the spring of the well-known rivers;", "",
		"Asks the lakes to freeze in winter, and not before;", "Caf\xC3\xA9s to close;",
		"Decides to go",
	};
	struct rr_source *source = NULL;
	struct rr_doc *first = NULL, *second = NULL;

	(void)state;
	assert_int_equal(rr_source_from(rr_span(text), "text", &source, NULL), RR_OK);
	assert_int_equal(rr_doc_read(packs(), source, "en", &first, NULL), RR_OK);
	assert_int_equal(rr_doc_read(packs(), source, "en", &second, NULL), RR_OK);
	for (size_t i = 0; i < source->count; i++)
		assert_null(memchr(rr_source_lines(source)[i].text.text, '\n', rr_source_lines(source)[i].text.len));
	rr_source_free(source);
	check_clauses(first, wanted, sizeof wanted / sizeof *wanted);
	assert_true(first->hash == second->hash);
	rr_doc_free(first);
	check_clauses(second, wanted, sizeof wanted / sizeof *wanted);
	rr_doc_free(second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_forms),
		cmocka_unit_test(notes_keep_every_line),
		cmocka_unit_test(clauses_outlive_their_source),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
