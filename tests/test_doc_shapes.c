/* Which clauses the reader finds in invented texts: ids, leads and marks. */
#include "resread/doc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "support/packs.h"

/* Ids with leads and marks: "PP1 Recalling [1]; OP1 Decides". */
static char *shape(const struct rr_doc *doc)
{
	struct rr_str out = { 0 };

	for (size_t i = 0; i < doc->clause_count; i++) {
		const struct rr_clause *c = &doc->clauses[i];

		rr_str_printf(&out, "%s%s", i ? "; " : "", c->id);
		if (c->lead_len > 0)
			rr_str_printf(&out, " %.*s", (int)rr_clause_lead(c).len, rr_clause_lead(c).text);
		for (size_t k = 0; k < c->mark_count; k++)
			rr_str_printf(&out, " [%s]", c->marks[k].mark);
	}
	return out.text ? out.text : rr_dup("");
}

static const struct {
	const char *name, *text, *shape;
} shapes[] = {
	{ "wrapped, with sub-paragraphs",
	  "The General Assembly,\n\nRecalling the state of the\nbridges,\n\nDeeply concerned about rust,\n\n"
	  "1. Urges towns:\n\n(a) To paint;\n\n(b) To oil:\n\n(i) Hinges;\n\n(ii) Bolts;\n\n"
	  "2. Also requests a report.\n",
	  "PP1 Recalling; PP2 Deeply concerned; OP1 Urges; OP1(a); OP1(b); OP1(b)(i); "
	  "OP1(b)(ii); OP2 Also requests" },
	{ "numbers that are no marks where no other digits are one",
	  "The Security Council,\n\nNoting 500 painters, 15 of whom rest, and an estimated loss; 247 million pots,\n\n"
	  "1. Authorizes 750 painters, 280 oilers and 20 others, at the town (morning) 3 p.m.\n",
	  "PP1 Noting; OP1 Authorizes" },
	{ "adverbs within a verb phrase",
	  "The Security Council,\n\nCalling again upon towns,\n\n1. Calls once again upon all to paint;\n\n"
	  "2. Appeals urgently to towns;\n\n3. Calls also for oil.\n",
	  "PP1 Calling again upon; OP1 Calls once again upon; OP2 Appeals urgently to; OP3 Calls also for" },
	{ "labels on lines of their own",
	  "The General Assembly,\n\nNoting rain,\n\n1. \nDecides to\nwait;\n\n2. \nDecides to go.\n",
	  "PP1 Noting; OP1 Decides; OP2 Decides" },
	{ "letters up to i",
	  "The General Assembly,\n\n1. Asks for:\n\n(a) A;\n\n(b) B;\n\n(c) C;\n\n(d) D;\n\n(e) E;\n\n"
	  "(f) F;\n\n(g) G;\n\n(h) H;\n\n(i) I;\n\n(j) J.\n",
	  "OP1 Asks; OP1(a); OP1(b); OP1(c); OP1(d); OP1(e); OP1(f); OP1(g); OP1(h); OP1(i); OP1(j)" },
	{ "verbs that a scan has spoilt, and words that only look like one",
	  "The Security Council,\n\nRecaliing the oath,\n\nA firming the rest,\n\nNothing can be done,\n\n"
	  "1. Reajfirms the oath;\n\n2. Lakes note of rust;\n\n3. Observers may paint;\n\n"
	  "4. _ Decides to go;\n\n5. Cails upon all to paint.\n",
	  "PP1 Recaliing; PP2 A firming; PP3; OP1 Reajfirms; OP2 Lakes note; OP3; OP4 Decides; "
	  "OP5 Cails upon" },
	{ "a statement's verbs stand behind the name of who speaks",
	  "S/PRST/2001/3\n\nSecurity Council\n\nStatement by the President of the Security Council\n\n"
	  "At the 4270th meeting of the Security Council, held on 31 January 2001 on bridges, the\n"
	  "President of the Security Council made the following statement:\n\n"
	  "“The Security Council takes note of paint.\n\n“The Council also strongly condemns rust.\n\n"
	  "“Oil is scarce.”\n",
	  "OP1 takes note; OP2 also strongly condemns; OP3" },
	{ "one operative paragraph without number",
	  "The Security Council,\n\nHaving examined the map,\n\nRecommends a new map.\n",
	  "PP1 Having examined; OP1 Recommends" },
	{ "a number spoilt beyond reading",
	  "The Security Council,\n\n1. Decides to wait:\n\n8. Requests a map:\n\n3. Decides to go.\n",
	  "OP1 Decides; OP2 Requests; OP3 Decides" },
	{ "notes without a rule or adoption lines",
	  "The Security Council,\n\nNoting the map 4 and the plan, 5\n\n1. Decides to go.\n\n\n"
	  "4 Ibid., document A/1.\n5. S/2.\n",
	  "PP1 Noting [4] [5]; OP1 Decides" },
	{ "quoted words and points of a list",
	  "The Security Council,\n\nRecalling its demands:\n\n- that towns paint,\n\n- that towns oil,\n\n"
	  "Decides to adopt the rule below:\n\n\"Towns paint.\n\n\"Towns oil.\"\n\n"
	  "Adopted unanimously at the 3rd meeting.\n",
	  "PP1 Recalling; OP1 Decides" },
	{ "a numbered plan behind unnumbered paragraphs",
	  "The Security Council,\n\nNoting fog,\n\nReaffirms its plan;\n\nRecommends these steps:\n\n"
	  "A. Paint\n\n1. Towns should paint.\n\nB. Oil\n\n2. Towns should oil.\n",
	  "PP1 Noting; OP1 Reaffirms; OP2 Recommends; A.OP1; B.OP2" },
	{ "wrapped lines that end in numbers",
	  "The General Assembly,\n\nRecalling its resolutions 90/254 of 8 May 2036, 92/247, 93/250\n"
	  "of 24 December 2038, 96/234 of 24 December 2041, 97/255, 98/252\n"
	  "of 27 December 2043,\n\n1. Takes note of the report.\n",
	  "PP1 Recalling; OP1 Takes note" },
	{ "a blank line within a sentence",
	  "The Security Council,\n\nNoting the wish of the towns that the\n\nSecurity Council look at\n"
	  "the bridges,\n\n1. Decides to look.\n",
	  "PP1 Noting; OP1 Decides" },
	{ "spoilt numbers",
	  "The Security Council,\n\nNoting fog,\n\ni. Decides to wait;\n\n2, Decides to look;\n\n"
	  "3. Decides to go.\n",
	  "PP1 Noting; OP1 Decides; OP2 Decides; OP3 Decides" },
	{ "parts that count anew",
	  "The General Assembly,\n\nI\n\nRecalling one,\n\n1. Decides one;\n\n2. Decides two;\n\nII\n\n"
	  "Recalling two,\n\n1. Decides three.\n",
	  "I.PP1 Recalling; I.OP1 Decides; I.OP2 Decides; II.PP1 Recalling; II.OP1 Decides" },
	{ "letters within roman parts, and I behind H",
	  "The General Assembly,\n\n1. Adopts the plan.\n\n7th plenary meeting\n3 May 1999\n\nAnnex\n\n"
	  "I. Roads\n\nG. Sand\n\n(a) Red sand;\n\n(b) Grey sand.\n\nH. Clay\n\n(a) Blue clay.\n\n"
	  "I. Tar\n\n(a) Black tar.\n\nII. Who pays?\n\nA. Towns\n\n(a) Towns pay.\n",
	  "OP1 Adopts; ANNEX.I.G(a); ANNEX.I.G(b); ANNEX.I.H(a); ANNEX.I.I(a); ANNEX.II.A(a)" },
	{ "a decision whose paragraphs bear letters",
	  "The General Assembly,\n\nRecalling the plan, and wishing to act:\n\n(a) Decides to paint:\n\n"
	  "(i) Red;\n\n(ii) Blue;\n\n(b) Requests a report.\n",
	  "PP1 Recalling; OP(a) Decides; OP(a)(i); OP(a)(ii); OP(b) Requests" },
	{ "a table behind a colon",
	  "The General Assembly,\n\n1. Approves the posts set out below:\n\nA. Paint shop\n\n"
	  "Painter\n4\n\nB. Oil shop\n\nOiler\n2\n\n2. Requests a report.\n",
	  "OP1 Approves; OP2 Requests" },
	{ "days are no marks",
	  "The General Assembly,\n\nNoting the days of rest on Tuesday, 16 May, and\n17 May 1999,\n\n"
	  "1. Decides to rest (in the morning) 3 hours.\n",
	  "PP1 Noting; OP1 Decides" },
	{ "marks and notes under a rule",
	  "The General Assembly,\n\nRecalling the plan of 1993,1 and the oath of 20232\nfor all,\n\n"
	  "1. Decides to act on 12 plans.3\n__________________\n\n1 See A/1/1.\n\n2 See A/1/2.\n\n3 Ibid.\n",
	  "PP1 Recalling [1] [2]; OP1 Decides [3]" },
	{ "what is no mark, and a note cited again",
	  "The General Assembly,\n\nRecalling 61/29, 59/3001 and the oath of 1949,2 at COP2,\n\n"
	  "1. Decides to act.\n__________________\n\n1 A/1.\n\n2 A/2.\n\n2. Requests, as of 1949,2 a map.\n",
	  "PP1 Recalling [1] [2]; OP1 Decides; OP2 Requests [2]" },
	{ "a mark at the end of a paragraph, its note on another page",
	  "The Security Council,\n\nHaving heard Aland, 44\n\nNoting paint, 2\n\n1. Decides to act: 3\n\n"
	  "__________________\n\n2 A/1.\n",
	  "PP1 Having heard [44]; PP2 Noting [2]; OP1 Decides [3]" },
	{ "a page that begins with a heading or in mid-sentence",
	  "The General Assembly,\n\nRecalling paint,1\n__________________\n\n1 A/1.\n\n"
	  "and encouraging all towns,\n\nNoting oil,2\n__________________\n\n2 A/2.\n\n23-25871\n\n"
	  "Social aspects\n\n1. Decides to act.\n",
	  "PP1 Recalling [1]; PP2 Noting [2]; OP1 Decides" },
	{ "a mark glued to a number",
	  "The General Assembly,\n\nRecalling the oath,1\n\n1. Thanks some 5652 painters for it;\n\n"
	  "2. Thanks some 56513 oilers.4\n__________________\n\n1 A/1.\n\n3 A/3.\n\n4 Ibid.\n",
	  "PP1 Recalling [1]; OP1 Thanks; OP2 Thanks [3] [4]" },
	{ "an annex",
	  "The General Assembly\n\nAdopts the plan annexed hereto.\n\n7th plenary meeting\n3 May 1999\n\n"
	  "Annex\n\nPlan\n\n1. We paint.\n\n2. We oil.\n",
	  "OP1 Adopts; ANNEX.1; ANNEX.2" },
	{ "numbers with a bracket",
	  "The General Assembly,\n\nNoting rain,\n\n1) Urges towns to:\n\n(a) Paint;\n\n2) Requests a report.\n",
	  "PP1 Noting; OP1 Urges; OP1(a); OP2 Requests" },
	{ "brackets below a number",
	  "The General Assembly,\n\n1. Urges towns:\n\n1) Note the rain;\n\n2) Request a map;\n\n2. Requests a report.\n",
	  "OP1 Urges; OP1(1); OP1(2); OP2 Requests" },
	{ "bullets before verbs",
	  "The General Assembly,\n\n• Noting rain,\n\n• Recalling snow,\n\n1. Urges towns:\n\n• the small ones;\n\n"
	  "• the old ones;\n\n2. Requests a report.\n",
	  "PP1 Noting; PP2 Recalling; OP1 Urges; OP2 Requests" },
	{ "emphasis, once and on a number",
	  "The General Assembly,\n\n*Noting* rain,\n\n**1.** Urges towns to paint;\n\n**2.** Requests a report.\n",
	  "PP1 Noting; OP1 Urges; OP2 Requests" },
	{ "Markdown: strokes before marks, list items, notes",
	  "The General Assembly,\n\nNoting rain,[^1]\n\n1\\. Urges towns \\& men to:\n\n- (a) Paint \\[more\\];\n  - (i) Bridges;\n\n"
	  "2\\. Requests a report.\n\n[^1]: A/1/3.\n",
	  "PP1 Noting [1]; OP1 Urges; OP1(a); OP1(a)(i); OP2 Requests" },
	{ "numbers of every fifth line",
	  "The General Assembly,\n\nNoting the rain that has\nfallen on the towns for\n   many days,\n\n"
	  "5   Recalling the snow that\n    lay on the bridges,\n\n    1. Urges all the towns\n    to paint and to\n"
	  "10  oil;\n\n    2. Requests all of the\n    painters to look at the\n    bridges once more, and\n"
	  "    the oilers, too;\n15  3. Decides to go on.\n",
	  "PP1 Noting; PP2 Recalling; OP1 Urges; OP2 Requests; OP3 Decides" },
	{ "annexes with titles beside the word",
	  "大会，\n\n回顾河流，\n\n1. 通过以下清单。\n\n附件一 大坝\n\n1. 旧坝。\n\n附件二：桥梁\n\n1. 木桥。\n",
	  "PP1 回顾; OP1 通过; ANNEX.1; ANNEX2.1" },
	{ "words that only begin like an annex",
	  "The General Assembly,\n\n1. Adopts the list.\n\nAppendix I - Paints\n\nAnnex I Parties\n\n1. Red.\n",
	  "OP1 Adopts; ANNEX.1" },
	{ "Chinese, one line a paragraph",
	  "大会，\n\n回顾河流，\n\n又深为关切洪水，¹\n\n1. 敦促各国筑坝；\n\n2. 决定继续审议。\n\n¹ A/1/3。\n",
	  "PP1 回顾; PP2 又深为关切 [1]; OP1 敦促; OP2 决定" },
	{ "traditional Chinese", "安全理事會，\n回顧河流，\n1. 決定築壩；\n2. 請秘書長報告。\n",
	  "PP1 回顧; OP1 決定; OP2 請" },
	{ "marks in brackets",
	  "The General Assembly,\n\nRecalling the oath[1] and the plan,(2) and article 5(3),\n\n"
	  "1. Decides to act.[3]\n",
	  "PP1 Recalling [1] [2]; OP1 Decides [3]" },
	{ "a paragraph that has lost its number",
	  "The Security Council,\n\n1. Decides to wait;\n\n2. Adopts the rule:\n\n\"Towns wait.\"\n\n"
	  "Transmits this to the towns.\n",
	  "OP1 Decides; OP2 Adopts; OP3 Transmits" },
	{ "French", "L'Assemblée générale,\n\nRappelant les ponts,\n\n1. Prie les villes de peindre ;\n\n"
	  "2. Décide de rester saisie.\n", "PP1 Rappelant; OP1 Prie; OP2 Décide" },
	{ "English on one line",
	  "United Nations A/C.3/90/L.3 Distr.: Limited 3 May 2045 General Assembly Ninetieth session "
	  "Third Committee Agenda item 7 (b) Care of old bridges Aland and Bland: draft resolution "
	  "Bridges over rivers The General Assembly, Recalling the oath of the towns, and noting their "
	  "wish to act, including the wish of The General Assembly, as it were, Noting also the paint "
	  "of Recalling Street that __________________ 1 A/1/1. 45-00001 (E) 030545 A/C.3/90/L.3 "
	  "dries soon,1 1. Decides to paint 2. 5 bridges, in particular: (a) Red ones; (b) Blue ones; "
	  "2. Also requests a report.",
	  "PP1 Recalling; PP2 Noting also [1]; OP1 Decides; OP1(a); OP1(b); OP2 Also requests" },
	{ "Chinese on one line, old style",
	  "二七五九 (二十六). 河流上的橋樑 大會, 回顧各城鎮關於橋樑的誓言,並注意到各城鎮希望採取行動的願望, "
	  "考慮到,橋樑的油漆對於維護橋樑以及沿河各城鎮的往來都是必不可少的,特別是在雨季和洪水到來的時候, "
	  "承認各城鎮的代表是河流上所有橋樑的唯一看守人, "
	  "決定:油漆河流上的一切橋樑,並立即把舊油漆從橋上除去。 "
	  "一九七一年十月二十五日, 第一九七六次全體會議。",
	  "PP1 回顧; PP2 考慮到; PP3 承認; OP1 決定" },
	{ "Russian", "Генеральная Ассамблея,\n\nссылаясь на мосты,\n\n1. просит города красить;\n\n"
	  "2. постановляет ждать.\n", "PP1 ссылаясь; OP1 просит; OP2 постановляет" },
};

static void reads_shapes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		struct rr_doc *doc = text_read(shapes[i].text, NULL);
		char *have = shape(doc);

		if (strcmp(have, shapes[i].shape) != 0)
			fail_msg("%s:\n  wanted %s\n  got    %s", shapes[i].name, shapes[i].shape, have);
		free(have);
		rr_doc_free(doc);
	}
}

static void italics_tell_unknown_verbs(void **state)
{
	struct rr_doc *doc;
	char *have;

	(void)state;
	if (strstr(rr_input_formats(), "html") == NULL)
		skip();
	doc = text_read("<html><body><p>The General Assembly,<p><i>Pondering</i> the rust,"
	                "<p><i>All of this is set so,</i><p>1. <i>Ordains anew</i> the paint;"
	                "<p>2. <i>Urges</i> all to paint.</body></html>", "en");
	have = shape(doc);
	assert_string_equal(have, "PP1 Pondering; PP2; OP1 Ordains anew; OP2 Urges");
	free(have);
	rr_doc_free(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_shapes),
		cmocka_unit_test(italics_tell_unknown_verbs),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
