/*
 * What the reader makes of invented texts, word for word: each clause with its
 * marks where they stand, headings, notes, votes and what is in no field.
 */
#include "support/told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "support/packs.h"

static const struct {
	const char *name, *text, *wanted;
} texts[] = {
	{ "marks of notes that another page bears, below the one that is there",
	  "Resolution 875 (1993)\n\nThe Security Council,\n\nRecalling the oath of 13 October 1993 26\n"
	  "on paint, and article 27 of it, the Proclamation AG 8 of towns and the plan of 1990, 3\n"
	  "when it was made,\n\n1. Decides to paint the bridges. 27\n\nAdopted unanimously at the 12th meeting.\n\n"
	  "Decisions\n\n27 Ibid., document S/1.\n",
	  "= S/RES/875(1993)\nPP1 Recalling the oath of 13 October 1993^26 on paint, and article 27 of it, the "
	  "Proclamation AG 8 of towns and the plan of 1990,^3 when it was made,\n"
	  "OP1 Decides to paint the bridges.^27\nCLOSING Adopted unanimously at the 12th meeting.\n"
	  "FN27 Ibid., document S/1.\n! Decisions\n" },
	{ "marks one behind the other, and where no gap ends the paragraph; numbers and days that are none",
	  "Resolution 9 (1990)\n\nThe Security Council,\n\nRecalling the oaths of Aland, 162 165 the Union of Bland 162 166\n"
	  "and Cland 162 163 164 in writing, the wreck of ferry flight 103 and all that,\n\n"
	  "Noting documents S/9525 (S/9529), 27 on rain and para graphs 5, 8, and 9 of the plan of 1978.8 approved by\n"
	  "all, the letters of 5 and 22 July, 6 and 21 August, and *o on,\nHaving seen the bridge of Aland, 16\n"
	  "Noting the oil,\n\n1. Decides to paint.\n",
	  "= S/RES/9(1990)\nPP1 Recalling the oaths of Aland,^162^165 the Union of Bland^162^166 and Cland^162^163^164 in "
	  "writing, the wreck of ferry flight 103 and all that,\n"
	  "PP2 Noting documents S/9525 (S/9529),^27 on rain and para graphs 5, 8, and 9 of the plan of "
	  "1978.^8 approved by all, the letters of 5 and 22 July, 6 and 21 August, and *o on,\n"
	  "PP3 Having seen the bridge of Aland,^16\nPP4 Noting the oil,\nOP1 Decides to paint.\n" },
	{ "notes cited again behind a blank, where all marks are",
	  "Resolution 9 (1990)\n\nThe Security Council,\n\nNoting that the report of the Committee 4 recommends paint,\n\n"
	  "1. Takes note of the report; 4\n\n2. Decides to send, as stated in the report, 5 from six to eight painters, "
	  "as the Committee of Experts 4 be heard, aged 4 to 5 years.\n\n4 Document S/1.\n5 Document S/2.\n",
	  "= S/RES/9(1990)\nPP1 Noting that the report of the Committee^4 recommends paint,\nOP1 Takes note of the report;^4\n"
	  "OP2 Decides to send, as stated in the report,^5 from six to eight painters, as the Committee of Experts^4 be heard, "
	  "aged 4 to 5 years.\nFN4 Document S/1.\nFN5 Document S/2.\n" },
	{ "marks at the ends of lines, alone on theirs, and numbers there",
	  "Resolution 9 (1990)\n\nThe Security Council,\n\nRecalling the oath of 24 April 1963 7 and that of\n"
	  "1991, 8 which binds, and document S/1 and Corr. 1 and an estimated 50\nmillion pots, as in 434 (1978),\n"
	  "467 (1980) and 474 (1981),\n\nHaving seen the bridge of Aland,\n16\n\n1. Decides to paint.\n",
	  "= S/RES/9(1990)\nPP1 Recalling the oath of 24 April 1963^7 and that of 1991,^8 which binds, and document "
	  "S/1 and Corr. 1 and an estimated 50 million pots, as in 434 (1978), 467 (1980) and 474 (1981),\n"
	  "PP2 Having seen the bridge of Aland,^16\nOP1 Decides to paint.\n" },
	{ "a title whose second line names a session, marks behind a year's point",
	  "A/RES/99/4\n\nSeventy-eighth session\n\n99/4. Report of the bridges on the work of their\n"
	  "seventy-fourth session\n\nThe General Assembly,\n\nRecalling the paint\n\n"
	  "A/RES/99/4\nReport of the bridges on the work of their\nseventy-fourth session\n\nof the towns,\n\n"
	  "1. Decides to meet, in any case, by 2025.2\n2. Urges all towns1 to paint.\n\n_____\n1 Aland.\n2 Or later.\n",
	  "= A/RES/99/4 Report of the bridges on the work of their seventy-fourth session\n"
	  "PP1 Recalling the paint of the towns,\nOP1 Decides to meet, in any case, by 2025.^2\n"
	  "OP2 Urges all towns^1 to paint.\nFN1 Aland.\nFN2 Or later.\n" },
	{ "what leads over to the numbers, letters and words that a scan has spoilt",
	  "Resolution 9 (1990)\nof l3 Apri] 1990\n\nThe Security Council,\n\nNoting the meet-\ning of self-\n"
	  "taught painters,\n\nResolves that:\n\n1. Paint be bought:\n\n(a) Red;\n\n(6) Green;\n\n(c}) Blue;\n\n"
	  "2. All para-\ngraphs be read.\n",
	  "= S/RES/9(1990)\nPP1 Noting the meeting of self-taught painters,\n# Resolves that:\nOP1 Paint be bought:\n"
	  "OP1(a) Red;\nOP1(b) Green;\nOP1(c) Blue;\nOP2 All paragraphs be read.\n" },
	{ "annexes whose titles stand right below the word",
	  "A/RES/99/6\n\n99/6. Paints\n\nThe General Assembly,\n\n1. Adopts the lists.\n\n12th plenary meeting\n"
	  "3 May 2044\n\nAnnex I\nPaints for the\nrails of bridges\n\n1. Red.\n\nAnnex II. Oils\n\n1. Linseed.\n",
	  "= A/RES/99/6 Paints\nOP1 Adopts the lists.\n# Annex I\n# Paints for the rails of bridges\nANNEX.1 Red.\n"
	  "# Annex II. Oils\nANNEX2.1 Linseed.\nCLOSING 12th plenary meeting 3 May 2044\n" },
	{ "no numbers: a list of names, and preambular verbs behind the operative ones",
	  "Resolution 857 (1993)\n\nThe Security Council,\n\nHaving seen the paint,\n\nEndorses the oil;\n\n"
	  "Calls upon all to paint;\n\nNoting the complaints about rain, considers that they end;\n\n"
	  "Decides on this list of painters:\n\nMr. Aber (Aland)\n\nMs. Beber (Bland)\n\n"
	  "Adopted unanimously at the 3rd meeting.\n",
	  "= S/RES/857(1993)\nPP1 Having seen the paint,\nOP1 Endorses the oil;\nOP2 Calls upon all to paint;\n"
	  "OP3 Noting the complaints about rain, considers that they end;\n"
	  "OP4 Decides on this list of painters: Mr. Aber (Aland) Ms. Beber (Bland)\n"
	  "CLOSING Adopted unanimously at the 3rd meeting.\n" },
	{ "a rule whose long title no stop ends",
	  "A/RES/99/5\n99/5. Painting bridges\n\nThe General Assembly,\n\nNoting paint\nand oil,\n\n1. Adopts the\n"
	  "rules of the\ntowns.\n\nAnnex\n\n"
	  "Rule 60\nIntergovernmental organizations and other entities that have received a standing\n"
	  "invitation to take part as observers in the painting of the bridges of all of the towns and villages\n\n"
	  "Representatives designated by them have the right to paint.\n",
	  "= A/RES/99/5 Painting bridges\nPP1 Noting paint and oil,\nOP1 Adopts the rules of the towns.\n# Annex\n# Rule 60 Intergovernmental organizations and "
	  "other entities that have received a standing invitation to take part as observers in the painting of the "
	  "bridges of all of the towns and villages\nANNEX.p1 Representatives designated by them have the right to "
	  "paint.\n" },
	{ "a note with headings and no enacting words",
	  "United Nations\nA/C.3/99/L.1\n\nGeneral Assembly\n\nDistr.: Limited\n4 May 2040\n\nNinetieth session\n"
	  "Third Committee\n\nOrganization of the painting\n\nNote by the Painters\n\nPots\n\n1.\nThe pots stand in\n"
	  "the hall.\n\nBrushes\n\n2.\nThe brushes stand in\nthe yard.\n",
	  "= A/C.3/99/L.1 Organization of the painting\n# Note by the Painters\n# Pots\nOP1 The pots stand in the hall.\n"
	  "# Brushes\nOP2 The brushes stand in the yard.\n" },
	{ "notes of which another page bears one",
	  "Resolution 445 (1979)\n\nThe Security Council,\n\nNoting the paint of Aland 50 and the oil of Bland, 52\n\n"
	  "1. Decides to paint.\n\nAdopted unanimously at the 3rd meeting.\n\n50 See Paint, May and June 1979\n"
	  "52 Ibid., Oil.\n",
	  "= S/RES/445(1979)\nPP1 Noting the paint of Aland^50 and the oil of Bland,^52\nOP1 Decides to paint.\n"
	  "CLOSING Adopted unanimously at the 3rd meeting.\nFN50 See Paint, May and June 1979\nFN52 Ibid., Oil.\n" },
	{ "States whose names a line's end parts",
	  "Resolution 63 (1948)\n\nThe Security Council,\n\n1. Decides to paint.\n\n"
	  "Adopted at the 17th meet-\ning by 7 votes to none, with 3\nabstentions (Germany, Federal Republic of,\n"
	  "Great Britain and Northern Ire-\nland, 20 Timor-Leste).\n",
	  "= S/RES/63(1948)\nOP1 Decides to paint.\nCLOSING Adopted at the 17th meeting by 7 votes to none, with 3 "
	  "abstentions (Germany, Federal Republic of, Great Britain and Northern Ireland, 20 Timor-Leste).\n"
	  "7 0 3 (Germany, Federal Republic of)(Great Britain and Northern Ireland)(Timor-Leste)\n" },
	{ "quoted in a mail, with ligatures and soft hyphens, one of them at a line's end",
	  "> > Resolution 64 (1948)\n>\n> > The Security Council,\n>\n> Con\u00ADsidering the o\uFB03ce,\n>\n"
	  "> 1. Decides to meet in the paint\u00AD\n> ing hall.\n",
	  "= S/RES/64(1948)\nPP1 Considering the office,\nOP1 Decides to meet in the painting hall.\n" },
	{ "a number below a label, and a body's name where a sentence is wrapped",
	  "A/RES/99/6\n\nResolution adopted by the General Assembly on 3 May 2040\n\n99/6. Painting bridges\n\n"
	  "Reaffirming the resolution of\nthe Commission;\n\n1. Urges towns:\n\n(a)\n25 million towns\nto paint;\n\n"
	  "(b)\nAll to wait.\n",
	  "= A/RES/99/6 Painting bridges\nPP1 Reaffirming the resolution of the Commission;\nOP1 Urges towns:\n"
	  "OP1(a) 25 million towns to paint;\nOP1(b) All to wait.\n" },
	{ "a page's number between paragraphs",
	  "Resolution 65 (1949)\n\nThe Security Council,\n\nNoting paint\nand oil,\n\n1. Decides to paint\nand oil.\n\n"
	  "Annex\n\nPaint.\n\n115\n\nOil.\n",
	  "= S/RES/65(1949)\nPP1 Noting paint and oil,\nOP1 Decides to paint and oil.\n# Annex\nANNEX.p1 Paint.\n"
	  "ANNEX.p2 Oil.\n! 115\n" },
	{ "parts with titles of their own, each with its adoption",
	  "47/52. General painting\n\nA\n\nBridges of the north\n\nThe General Assembly,\n\nRecalling paint,\n\n"
	  "1. Urges towns to paint;\n\n2. Decides to meet.\n\n81st plenary meeting\n9 December 1992\n\nB\n\n"
	  "Bridges of the south\n\nThe General Assembly,\n\nNoting oil,\n\n1. Decides to wait.\n\n"
	  "81st plenary meeting\n9 December 1992\n",
	  "= A/RES/47/52 General painting\n# A Bridges of the north\nA.PP1 Recalling paint,\n"
	  "A.OP1 Urges towns to paint;\nA.OP2 Decides to meet.\n# B Bridges of the south\nB.PP1 Noting oil,\n"
	  "B.OP1 Decides to wait.\nCLOSING 81st plenary meeting 9 December 1992 81st plenary meeting 9 December 1992\n" },
	{ "a text that is quoted with its numbers",
	  "Resolution 501 (1982)\n\nThe Security Council,\n\n1. Reaffirms its oath, 1 which reads:\n\n"
	  "\"Noting the paint, 2\n\n\"1. Calls for oil;\n\n\" 2. Calls for rain.\"\n\n2. Decides to wait.\n\n"
	  "___________\n1 Oath, p. 1.\n2 Paint, p. 2.\n",
	  "= S/RES/501(1982)\n"
	  "OP1 Reaffirms its oath,^1 which reads: \"Noting the paint,^2 \"1. Calls for oil; \" 2. Calls for rain.\"\n"
	  "OP2 Decides to wait.\nFN1 Oath, p. 1.\nFN2 Paint, p. 2.\n" },
};

static void reads_every_word(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct rr_doc *d = text_read(texts[i].text, "en");
		char *have = told_text(d);

		if (strcmp(have, texts[i].wanted) != 0)
			fail_msg("%s:\nwanted\n%sgot\n%s", texts[i].name, texts[i].wanted, have);
		free(have);
		rr_doc_free(d);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_word),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
