/*
 * Texts as people have them who took them from a web page, an older
 * collection, Markdown, or from those who work on a draft: what the header
 * says, and each clause word for word. All of them are invented.
 */
#include "support/told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "support/packs.h"

#define VERBS "1. Decides to paint;\n2. Requests a report.\n"
#define VERB_CLAUSES "OP1 Decides to paint;\nOP2 Requests a report.\n"

static const struct {
	const char *name, *text, *header, *wanted;
} texts[] = {
	{ "the meeting and its day above the title, notes below",
	  "                     A/RES/48/141\n                     85th plenary meeting\n"
	  "                     20 December 1993\n \n   48/141.  Painting of bridges\n \n   The General Assembly,\n \n"
	  "   Noting the paint\nof 1991, 1/\n \n   1.  Decides to paint.\n \n                 NOTES\n \n   1/  Resolution 1 (I).\n",
	  "resolution\nsymbol A/RES/48/141\nnumber 48/141\nbody GA\ntitle Painting of bridges\nsession 48\n"
	  "enacting General Assembly\nadopted 1993-12-20\nmeeting 85\n",
	  "= A/RES/48/141 Painting of bridges\nPP1 Noting the paint of 1991,^1\nOP1 Decides to paint.\n"
	  "CLOSING 85th plenary meeting 20 December 1993\nFN1 Resolution 1 (I).\n" },
	{ "the votes above the text",
	  "RESOLUTION 47/69\nADOPTED ON 14 December 1992\nVote: 3-2-1\nRights of painters\n\nAdopted at the 85th plenary "
	  "meeting, on 14 December 1992, by a recorded vote of 3 to 2, with 1 abstention, as follows:\n\n"
	  "In favour: Aland, Bland, Cland\n\nAgainst: Dland, Eland\n\nAbstaining: Fland\n\nThe General Assembly,\n\n" VERBS,
	  "resolution\nsymbol A/RES/47/69\nnumber 47/69\nbody GA\ntitle Rights of painters\nsession 47\n"
	  "enacting General Assembly\nadopted 1992-12-14\nmeeting 85\nhow recorded_vote\n",
	  "= A/RES/47/69 Rights of painters\n" VERB_CLAUSES "CLOSING Adopted at the 85th plenary meeting, on "
	  "14 December 1992, by a recorded vote of 3 to 2, with 1 abstention, as follows: In favour: Aland, Bland, Cland "
	  "Against: Dland, Eland Abstaining: Fland\n3 2 1 (Fland)\n" },
	{ "a header on one line, a note that a blank line parts, the day behind the meeting",
	  "Human Rights Council Sixteenth session Agenda item 1 Painting and oil\n\nDecision adopted by the Human Rights "
	  "Council*\n\n16/118 Postponement of the painting\n\nAt its 48th meeting, on 25 March 2011, the Human Rights "
	  "Council decided to wait.\n\n48th meeting 25 March 2011\n\n[Adopted without a vote.]\n\n* The decisions will be "
	  "in the report of\n\nthe Council (A/HRC/16/2), chap. I.\n",
	  "decision\nsymbol A/HRC/DEC/16/118\nnumber 16/118\nbody HRC\ntitle Postponement of the painting\nsession 16\n"
	  "item 1\nagenda Painting and oil\nadopted 2011-03-25\nmeeting 48\nhow without_vote\n",
	  "= A/HRC/DEC/16/118 Postponement of the painting\nOP1 At its 48th meeting, on 25 March 2011, the Human Rights "
	  "Council decided to wait.\nCLOSING 48th meeting 25 March 2011 [Adopted without a vote.]\nFN* The decisions will "
	  "be in the report of the Council (A/HRC/16/2), chap. I.\n" },
	{ "all of a header on one line",
	  "United Nations A/RES/69/159 General Assembly Distr.: General 12 February 2015 Sixty-ninth session Agenda item "
	  "68 (b) Resolution adopted by the General Assembly on 18 December 2014 [on the report of the Third Committee "
	  "(A/69/488)]\n\n69/159. Painting of ships\n\nThe General Assembly,\n\n" VERBS,
	  "resolution\nsymbol A/RES/69/159\nnumber 69/159\nbody GA\ntitle Painting of ships\nsession 69\nitem 68 (b)\n"
	  "basis on the report of the Third Committee (A/69/488)\nenacting General Assembly\ndate 2015-02-12\n"
	  "adopted 2014-12-18\n",
	  "= A/RES/69/159 Painting of ships\n" VERB_CLAUSES },
	{ "enacting words on the wrapped line of the first clause, notes in square brackets, a day behind its month",
	  "69/159. Painting of ships\nThe General Assembly, Reaffirming the paint of the\nships,[1]\nRecalling the oath of "
	  "February 27, 2022, in which it\npainted,\n" VERBS "73rd plenary meeting\n18 December 2014\n[1] A/68/1.\n",
	  "resolution\nsymbol A/RES/69/159\nnumber 69/159\nbody GA\ntitle Painting of ships\nsession 69\n"
	  "enacting General Assembly\nadopted 2014-12-18\nmeeting 73\n",
	  "= A/RES/69/159 Painting of ships\nPP1 Reaffirming the paint of the ships,^1\nPP2 Recalling the oath of February "
	  "27, 2022, in which it painted,\n" VERB_CLAUSES "CLOSING 73rd plenary meeting 18 December 2014\nFN1 A/68/1.\n" },
	{ "the names that delegates give to paragraphs",
	  "Draft resolution: Rights of painters\n\nThe Human Rights Council,\n\nPP1. Recalling its paint,\n\n"
	  "PP1 bis. Noting also oil,\n\n[PP2] Noting brushes,\n\nOP1. Decides to paint;\n\nOP1 bis. Requests all:\n\n"
	  "(a) To paint;\n\n(b) To wait;\n\nOP1 sexies. Invites some to sing;\n\nOP2: Invites all to sing;\n\nOP3\nDecides to wait.\n",
	  "draft\nbody HRC\ntitle Rights of painters\nenacting Human Rights Council\n",
	  "= - Rights of painters\nPP1 Recalling its paint,\nPP2 Noting also oil,\nPP3 Noting brushes,\nOP1 Decides to "
	  "paint;\nOP1 bis Requests all:\nOP1 bis(a) To paint;\nOP1 bis(b) To wait;\nOP1 sexies Invites some to sing;\nOP2 Invites all to sing;\n"
	  "OP3 Decides to wait.\n" },
	{ "Markdown",
	  "## A/RES/73/195\n\n**73/195.** *Compact for painters*\n\n*The General Assembly,*\n\n*Recalling* its oath,\n\n"
	  "_Noting also_ the snake_case of paint,\n\n1. *Endorses* the Compact;\n2. _Requests_ a __full__ report.\n\n"
	  "*60th plenary meeting*\n*19 December 2018*\n",
	  "resolution\nsymbol A/RES/73/195\nnumber 73/195\nbody GA\ntitle Compact for painters\nsession 73\n"
	  "enacting General Assembly\nadopted 2018-12-19\nmeeting 60\n",
	  "= A/RES/73/195 Compact for painters\nPP1 Recalling its oath,\nPP2 Noting also the snake_case of paint,\n"
	  "OP1 Endorses the Compact;\nOP2 Requests a full report.\nCLOSING 60th plenary meeting 19 December 2018\n" },
	{ "parts that no blank line sets apart",
	  "47/69. Painters\nA\nPainters of the north\nThe General Assembly,\nRecalling paint,\n" VERBS "85th plenary meeting\n"
	  "14 December 1992\nB\nPainters of the south\nThe General Assembly,\nNoting oil,\n" VERBS "85th plenary meeting\n"
	  "14 December 1992\n",
	  "resolution\nsymbol A/RES/47/69\nnumber 47/69\nbody GA\ntitle Painters\nsession 47\nenacting General Assembly\n"
	  "adopted 1992-12-14\nmeeting 85\n",
	  "= A/RES/47/69 Painters\n# A Painters of the north\nA.PP1 Recalling paint,\nA.OP1 Decides to paint;\nA.OP2 Requests a "
	  "report.\n# B Painters of the south\nB.PP1 Noting oil,\nB.OP1 Decides to paint;\nB.OP2 Requests a report.\n"
	  "CLOSING 85th plenary meeting 14 December 1992 85th plenary meeting 14 December 1992\n" },
	{ "a title below the number of the Commission",
	  "Human Rights Resolution 2005/81\nPaint\nThe Commission on Human Rights,\nNoting oil,\n" VERBS "60th meeting\n"
	  "21 April 2005\n[Adopted without a vote. See chap. XVII, E/CN.4/2005/L.10/Add.17]\n",
	  "resolution\nsymbol E/CN.4/RES/2005/81\nnumber 2005/81\nbody CHR\ntitle Paint\nenacting Commission on Human Rights\n"
	  "adopted 2005-04-21\nmeeting 60\nhow without_vote\n",
	  "= E/CN.4/RES/2005/81 Paint\nPP1 Noting oil,\n" VERB_CLAUSES
	  "CLOSING 60th meeting 21 April 2005 [Adopted without a vote. See chap. XVII, E/CN.4/2005/L.10/Add.17]\n" },
	{ "no enacting words, and a number of old without its session",
	  "1810. The situation of the painters\n1. Expresses its appreciation to them;\n2. Takes note of the oil;\n"
	  "3. Requests all to paint.\n1198th plenary meeting,\n17 December 1962.\n",
	  "resolution\nnumber 1810\ntitle The situation of the painters\nadopted 1962-12-17\nmeeting 1198\n",
	  "= - The situation of the painters\nOP1 Expresses its appreciation to them;\nOP2 Takes note of the oil;\n"
	  "OP3 Requests all to paint.\nCLOSING 1198th plenary meeting, 17 December 1962.\n" },
	{ "a declaration whose preamble stands above the enacting words, and articles",
	  "217 (III). BILL OF PAINT\n\nA\n\nDECLARATION OF PAINT\n\nWhereas paint is the foundation of bridges,\n\nNow, "
	  "therefore,\n\nThe General Assembly\n\nProclaims this Declaration of Paint.\n\nArticle 1\n\nAll painters are free.\n\n"
	  "Article 2\n\n1. Everyone may paint.\n\n2. No one must.\n\n"
	  "183rd plenary meeting,\n10 December 1948.\n\nB\n\nRIGHT OF PAINT\n\nThe General Assembly,\n\nNoting oil,\n\n" VERBS,
	  "resolution\nsymbol A/RES/217(III)\nnumber 217 (III)\nbody GA\ntitle BILL OF PAINT\nsession 3\n"
	  "enacting General Assembly\nadopted 1948-12-10\nmeeting 183\n",
	  "= A/RES/217(III) BILL OF PAINT\n# A\n# DECLARATION OF PAINT\nA.PP1 Whereas paint is the foundation of bridges,\n"
	  "A.PP2 Now, therefore,\nA.OP1 Proclaims this Declaration of Paint.\n# Article 1\nANNEX.p1 All painters are free.\n"
	  "# Article 2\nANNEX.1 Everyone may paint.\nANNEX.2 No one must.\n# B\n# RIGHT OF PAINT\nB.PP1 Noting oil,\n"
	  "B.OP1 Decides to paint;\nB.OP2 Requests a report.\nCLOSING 183rd plenary meeting, 10 December 1948.\n" },
	{ "articles right above their text",
	  "61/295. Declaration on painters\n\nThe General Assembly,\n\nAdopts the Declaration in the annex.\n\nAnnex\n\n"
	  "Article 1\nPainters have the right to\npaint.\n\nArticle 2\nBrushes\n\nBrushes are free.\n\nArticle 3\n"
	  "1. Painters may sing.\n2. They may dance.\n",
	  "resolution\nsymbol A/RES/61/295\nnumber 61/295\nbody GA\ntitle Declaration on painters\nsession 61\n"
	  "enacting General Assembly\n",
	  "= A/RES/61/295 Declaration on painters\nOP1 Adopts the Declaration in the annex.\n# Annex\n# Article 1\n"
	  "ANNEX.p1 Painters have the right to paint.\n# Article 2 Brushes\nANNEX.p2 Brushes are free.\n# Article 3\n"
	  "ANNEX.1 Painters may sing.\nANNEX.2 They may dance.\n" },
	{ "a president's statement",
	  "Human Rights Council\nEighteenth session\nAgenda item 10\nPainting\n\nStatement by the President*\n\n"
	  "PRST/18/1. Paint in Aland\n\nAt the 35th meeting, on 29 September 2011, the President of the Human Rights Council "
	  "made the following statement:\n\n\"The Human Rights Council,\n\nRecognizing the painters,\n\n1. Encourages them to "
	  "paint;\n\n2. Invites all to come.\"\n\n* In the report of the Council.\n",
	  "statement\nsymbol A/HRC/PRST/18/1\nnumber 18/1\nbody HRC\ntitle Paint in Aland\nsession 18\nitem 10\n"
	  "agenda Painting\nenacting Human Rights Council\nadopted 2011-09-29\nmeeting 35\n",
	  "= A/HRC/PRST/18/1 Paint in Aland\nPP1 Recognizing the painters,\nOP1 Encourages them to paint;\n"
	  "OP2 Invites all to come.\nFN* In the report of the Council.\n" },
	{ "decisions: a colon right behind the body, one without a meeting's number, an election",
	  "2005/240\nDates of the painting\n\nAt its 36th plenary meeting, on 22 July 2005, the Economic and Social Council:\n\n"
	  "(a) Took note of the paint;\n\n(b) Was glad of it.\n",
	  "decision\nsymbol E/DEC/2005/240\nnumber 2005/240\nbody ECOSOC\ntitle Dates of the painting\nadopted 2005-07-22\n"
	  "meeting 36\n",
	  "= E/DEC/2005/240 Dates of the painting\nOP(a) Took note of the paint;\nOP(b) Was glad of it.\n" },
	{ "a decision with a day and no meeting",
	  "74/544. Painting\n\nOn 27 March 2020, the General Assembly, recalling its oath, decided:\n\n(a) To paint;\n\n"
	  "(b) To wait.\n",
	  "decision\nsymbol A/DEC/74/544\nnumber 74/544\nbody GA\ntitle Painting\nsession 74\nadopted 2020-03-27\n",
	  "= A/DEC/74/544 Painting\nOP(a) To paint;\nOP(b) To wait.\n" },
	{ "an election by two bodies",
	  "60/405. Election of painters\n\nThe General Assembly, at its 47th plenary meeting, on 7 November 2005, and the "
	  "Security Council proceeded to elect two painters.\n",
	  "decision\nsymbol A/DEC/60/405\nnumber 60/405\nbody GA\ntitle Election of painters\nsession 60\n"
	  "adopted 2005-11-07\nmeeting 47\n",
	  "= A/DEC/60/405 Election of painters\nOP1 The General Assembly, at its 47th plenary meeting, on 7 November 2005, "
	  "and the Security Council proceeded to elect two painters.\n" },
	{ "a Main Committee's own draft, and sponsors that the end of a page parts",
	  "A/C.2/78/L.23\n\nGeneral Assembly\nSeventy-eighth session\nSecond Committee\nAgenda item 18 (d)\nPaint\nof the "
	  "towns\n\nAland, Bland,\n\nCland, Dland and\nEland: draft resolution\n\nProtection of paint\n\nThe Second Committee,\n\n" VERBS,
	  "draft\nsymbol A/C.2/78/L.23\nbody GA\ntitle Protection of paint\nsession 78\nitem 18 (d)\n"
	  "agenda Paint of the towns\nby Aland\nby Bland\nby Cland\nby Dland\nby Eland\nenacting Second Committee\n",
	  "= A/C.2/78/L.23 Protection of paint\n" VERB_CLAUSES },
	{ "a running head of both pages in one, days that open a note's line, quantities and no notes",
	  "A/RES/78/18\n\nResolution adopted by the General Assembly on 4 December 2023\n\n78/18. Painting of bridges\n\n"
	  "The General Assembly,\n\nRecalling its oath,1\n\n1. Decides to paint.2\n\n42nd plenary meeting\n4 December 2023\n\n"
	  "_____\n1 Report on Paint, Aland,\n3 \xE2\x80\x93 14 June 1992, vol. I.\n2 A/57/1.\n\nPainting of bridges\n"
	  "A/RES/78/18A/RES/78/18\n\n3/3\n23-24443\n",
	  "resolution\nsymbol A/RES/78/18\nnumber 78/18\nbody GA\ntitle Painting of bridges\nsession 78\n"
	  "enacting General Assembly\nadopted 2023-12-04\nmeeting 42\n",
	  "= A/RES/78/18 Painting of bridges\nPP1 Recalling its oath,^1\nOP1 Decides to paint.^2\n"
	  "CLOSING 42nd plenary meeting 4 December 2023\nFN1 Report on Paint, Aland, 3 \xE2\x80\x93 14 June 1992, vol. I.\n"
	  "FN2 A/57/1.\n" },
	{ "quantities where a text has no notes",
	  "78/4. Painting of bridges\n\nThe General Assembly,\n\n1. Notes that painters live on average 10 to 20 years longer,\n"
	  "since 2021; 247 million of them, at least, and an estimated 20 to 40 per cent of all\nothers;\n\n"
	  "2. Decides to meet.\n",
	  "resolution\nsymbol A/RES/78/4\nnumber 78/4\nbody GA\ntitle Painting of bridges\nsession 78\n"
	  "enacting General Assembly\n",
	  "= A/RES/78/4 Painting of bridges\nOP1 Notes that painters live on average 10 to 20 years longer, since 2021; 247 "
	  "million of them, at least, and an estimated 20 to 40 per cent of all others;\nOP2 Decides to meet.\n" },
	{ "a page's number among the votes, and the title right below the day",
	  "A/HRC/RES/52/13\nHuman Rights Council\nFifty-second session\nAgenda item 3\nPaint\n"
	  "Resolution adopted by the Human Rights Council on\n3 April 2023\n52/13. Bad paint\nThe Human Rights Council,\n" VERBS
	  "55th meeting\n3 April 2023\n[Adopted by a recorded vote of 3 to 1, with 1 abstention. The voting was as follows:\n"
	  "In favour:\nAland, Bland and Viet Nam\nA/HRC/RES/52/13\n2\n\nAgainst:\nCland\nAbstaining:\nDland]\n",
	  "resolution\nsymbol A/HRC/RES/52/13\nnumber 52/13\nbody HRC\ntitle Bad paint\nsession 52\nitem 3\nagenda Paint\n"
	  "enacting Human Rights Council\nadopted 2023-04-03\nmeeting 55\nhow recorded_vote\n",
	  "= A/HRC/RES/52/13 Bad paint\n" VERB_CLAUSES "CLOSING 55th meeting 3 April 2023 [Adopted by a recorded vote of 3 to "
	  "1, with 1 abstention. The voting was as follows: In favour: Aland, Bland and Viet Nam Against: Cland Abstaining: "
	  "Dland]\n3 1 1 (Dland)\n" },
	{ "a draft whose paragraphs are lines, and a wrapped note of its sponsors",
	  "A/HRC/47/L.16\nHuman Rights Council\nForty-seventh session\nAgenda item 3\nPaint\n  Aland,* Bland*** and State of "
	  "Cland:* draft resolution\n  47/\xE2\x80\xA6 Painting\n The Human Rights Council,\n Reaffirming its oath to the paint of "
	  "all bridges,\n Recalling also the oil of all of the towns,\n 1. Reaffirms that painting is one of the oaths;\n"
	  " 2. Decides to go on in 2022.\n \n * No member.\n ** On behalf of the States that are members of the Movement of\n"
	  "Painted Countries.\n",
	  "draft\nsymbol A/HRC/47/L.16\nnumber 47/\xE2\x80\xA6\nbody HRC\ntitle Painting\nsession 47\nitem 3\nagenda Paint\n"
	  "by Aland\nby Bland\nby State of Cland\nenacting Human Rights Council\n",
	  "= A/HRC/47/L.16 Painting\nPP1 Reaffirming its oath to the paint of all bridges,\nPP2 Recalling also the oil of all "
	  "of the towns,\nOP1 Reaffirms that painting is one of the oaths;\nOP2 Decides to go on in 2022.\nFN* No member.\n"
	  "FN** On behalf of the States that are members of the Movement of Painted Countries.\n" },
	{ "the costs of another draft",
	  "A/C.3/79/L.80\n\nSeventy-ninth session\nAgenda item 71 (c)\nPaint: of bridges\nand of towns\n\n"
	  "Situation of painters\n\nProgramme budget implications of draft resolution A/C.3/79/L.40\n\n"
	  "Statement submitted by the Secretary-General\n\nI. Introduction\n\n1.\nThe present statement is submitted in\n"
	  "accordance with rule 153.\n\nII. Requests\n\n2.\nThe towns would:\n\n(a) Paint;\n\n(b) Wait.\n",
	  "draft\nsymbol A/C.3/79/L.80\nbody GA\ntitle Statement submitted by the Secretary-General\nsession 79\n"
	  "item 71 (c)\nagenda Paint: of bridges and of towns\n"
	  "basis Programme budget implications of draft resolution A/C.3/79/L.40\n",
	  "= A/C.3/79/L.80 Statement submitted by the Secretary-General\n# I. Introduction\nOP1 The present statement is "
	  "submitted in accordance with rule 153.\n# II. Requests\nOP2 The towns would:\nOP2(a) Paint;\nOP2(b) Wait.\n"
	  "! Situation of painters\n" },
	{ "sections and an annex without a blank line",
	  "59/276. Questions of paint\nThe General Assembly,\nI\nOversight\nRecalling its oath,\nHaving considered the paint,1\n"
	  VERBS "II\nPension of painters\nHaving considered oil,\n1. Endorses the oil;\n2. Requests the Board:\n(a) To pay:\n"
	  "(i) Old painters;\n(ii) New painters;\n(b) To wait.\n76th plenary meeting\n23 December 2004\nAnnex\nRules of paint\n"
	  "I. General\n1. Painters paint.\nII. Special\nA. Towns\n2. Towns pay.\n____________________\n1 A/59/359.\n",
	  "resolution\nsymbol A/RES/59/276\nnumber 59/276\nbody GA\ntitle Questions of paint\nsession 59\n"
	  "enacting General Assembly\nadopted 2004-12-23\nmeeting 76\n",
	  "= A/RES/59/276 Questions of paint\n# I Oversight\nI.PP1 Recalling its oath,\nI.PP2 Having considered the paint,^1\n"
	  "I.OP1 Decides to paint;\nI.OP2 Requests a report.\n# II Pension of painters\nII.PP1 Having considered oil,\n"
	  "II.OP1 Endorses the oil;\nII.OP2 Requests the Board:\nII.OP2(a) To pay:\nII.OP2(a)(i) Old painters;\n"
	  "II.OP2(a)(ii) New painters;\nII.OP2(b) To wait.\n# Annex\n# Rules of paint\n# I. General\nANNEX.1 Painters paint.\n"
	  "# II. Special\n# A. Towns\nANNEX.2 Towns pay.\nCLOSING 76th plenary meeting 23 December 2004\nFN1 A/59/359.\n" },
	{ "sponsors right below the item, titles above numbers, notes below the vote, and no blank line",
	  "A/C.1/80/L.37\nEightieth session\nAgenda item 97 (b)\nPaint of the towns: no first\npaint\nAland, Bland (Republic of),\n"
	  "Cland and Dland:\ndraft resolution\nNo first paint\nThe General Assembly,\nRecalling its oath,\nPaint\n"
	  "1. Decides to paint;\nBudget of the painters\nfor all towns\n2. Requests a report.\n"
	  "Adopted at the 12th meeting by 3 votes to 2, with 1 abstention\n(Eland).\n7 Ibid., document S/1.\n8 Ibid., S/2.\n",
	  "draft\nsymbol A/C.1/80/L.37\nbody GA\ntitle No first paint\nsession 80\nitem 97 (b)\n"
	  "agenda Paint of the towns: no first paint\nby Aland\nby Bland (Republic of)\nby Cland\nby Dland\n"
	  "enacting General Assembly\nmeeting 12\nhow recorded_vote\n",
	  "= A/C.1/80/L.37 No first paint\nPP1 Recalling its oath,\n# Paint\nOP1 Decides to paint;\n"
	  "# Budget of the painters for all towns\nOP2 Requests a report.\n"
	  "CLOSING Adopted at the 12th meeting by 3 votes to 2, with 1 abstention (Eland).\n3 2 1 (Eland)\n"
	  "FN7 Ibid., document S/1.\nFN8 Ibid., S/2.\n" },
	{ "a page of a text, whose next note stands on the page behind it, and a paragraph of a report",
	  "A/C.3/66/L.32\n\nAland: draft resolution\n\nPainting\n\nThe General Assembly,\n\nRecalling its oath of 1993 1 on paint\n"
	  "and paragraph I.2 of the report,\n\n_______________\n1 A/1.\n\nNoting the Programme of Action, 2 and its role in paint,\n",
	  "draft\nsymbol A/C.3/66/L.32\nbody GA\ntitle Painting\nsession 66\nby Aland\nenacting General Assembly\n",
	  "= A/C.3/66/L.32 Painting\nPP1 Recalling its oath of 1993^1 on paint and paragraph I.2 of the report,\n"
	  "PP2 Noting the Programme of Action,^2 and its role in paint,\nFN1 A/1.\n" },
	{ "the Assembly's name in mid-sentence and no enacting words, links as notes, notes right below the day",
	  "A/RES/78/225\n78/225. Painting\nReaffirming the oath of the painters and of all of their brushes, held under the auspices of the "
	  "General Assembly, marking the middle of the time that has been set for the painting of the bridges, as well as the oil of "
	  "the towns, which is to be bought by the end of the year from all who have some, and to be kept,[1]\n1. Decides to paint;[2]\n2. "
	  "Requests a report.[3]\n50th plenary meeting 19 December 2023\n[1] A/1.\n[2] https://example.org/.\n[3] See A/2.\n",
	  "resolution\nsymbol A/RES/78/225\nnumber 78/225\nbody GA\ntitle Painting\nsession 78\nadopted 2023-12-19\nmeeting 50\n",
	  "= A/RES/78/225 Painting\nPP1 Reaffirming the oath of the painters and of all of their brushes, held under the auspices of the "
	  "General Assembly, marking the middle of the time that has been set for the painting of the bridges, as well as the oil of "
	  "the towns, which is to be bought by the end of the year from all who have some, and to be kept,^1\nOP1 Decides to paint;^2\n"
	  "OP2 Requests a report.^3\nCLOSING 50th plenary meeting 19 December 2023\nFN1 A/1.\nFN2 https://example.org/.\nFN3 See A/2.\n" },
	{ "a collection of instruments",
	  "Declaration on Painters\n\nAdopted by General Assembly resolution 47/135 of 18 December 1992\n\n"
	  "The General Assembly,\n\nNoting paint,\n\nProclaims this Declaration:\n\nArticle 1\n\n1. Towns shall paint.\n\n"
	  "2. They shall wait.\n",
	  "resolution\nsymbol A/RES/47/135\nnumber 47/135\nbody GA\ntitle Declaration on Painters\nsession 47\n"
	  "enacting General Assembly\nadopted 1992-12-18\n",
	  "= A/RES/47/135 Declaration on Painters\nPP1 Noting paint,\nOP1 Proclaims this Declaration:\n# Article 1\n"
	  "ANNEX.1 Towns shall paint.\nANNEX.2 They shall wait.\n" },
	{ "a collection's caption in capitals, and a committee's report",
	  "UNITED NATIONS GENERAL ASSEMBLY RESOLUTION 2625 (XXV)\n\nPRINCIPLES OF PAINTING\n\nAdopted on a Report from the "
	  "Sixth Committee (A/8082)\n\nThe General Assembly,\n\n" VERBS,
	  "resolution\nsymbol A/RES/2625(XXV)\nnumber 2625 (XXV)\nbody GA\ntitle PRINCIPLES OF PAINTING\nsession 25\n"
	  "basis Adopted on a Report from the Sixth Committee (A/8082)\nenacting General Assembly\n",
	  "= A/RES/2625(XXV) PRINCIPLES OF PAINTING\n" VERB_CLAUSES },
};

static void check(const char *name, const char *wanted, char *have)
{
	if (strcmp(have, wanted) != 0)
		fail_msg("%s:\nwanted\n%sgot\n%s", name, wanted, have);
	free(have);
}

static void reads_what_people_have(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct rr_doc *d = text_read(texts[i].text, NULL);

		check(texts[i].name, texts[i].wanted, told_text(d));
		check(texts[i].name, texts[i].header, told_header(d));
		rr_doc_free(d);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_people_have),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
