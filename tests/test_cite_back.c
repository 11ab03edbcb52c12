/*
 * Words that point back or inside: documents of invented subjects, and what
 * they cite, "clause words = target @ place", one a line; "#OP1" is a place
 * in the document itself.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "resread/cite.h"
#include "support/packs.h"

struct text {
	const char *code, *text, *cites;
};

#define EN "The General Assembly,\n\n"

static const struct text tests[] = {
	/* acts */
	{ "en", EN "Recalling its resolution 61/106 and paragraph 5 (f) of that resolution,\n\n"
	  "1. Decides to go on.\n",
	  "PP1 resolution 61/106 = A/RES/61/106\nPP1 that resolution = A/RES/61/106 @ para. 5(f)\n" },
	{ "en", EN "Recalling its resolution 61/106 on lamps,\n\nNoting that the same resolution is old,\n\n"
	  "1. Decides that that decision stands.\n",
	  "PP1 resolution 61/106 = A/RES/61/106\nPP2 the same resolution = A/RES/61/106\n" },
	/* another's resolution comes between; the present one; more than one */
	{ "en", EN "Recalling its resolution 61/106, World Health Assembly resolution 58.3 and the wish in "
	  "that resolution, and those resolutions,\n\n1. Decides that this resolution lapses.\n",
	  "PP1 resolution 61/106 = A/RES/61/106\n" },
	{ "fr", "L’Assemblée générale,\n\nRappelant sa résolution 61/106 et le paragraphe 3 de ladite résolution,\n\n"
	  "1. Décide de continuer comme il est dit au paragraphe 1 ci-dessus.\n",
	  "PP1 résolution 61/106 = A/RES/61/106\nPP1 ladite résolution = A/RES/61/106 @ para. 3\n"
	  "OP1 paragraphe 1 ci-dessus = #OP1 @ para. 1\n" },
	{ "zh", "大会，\n\n回顾其第61/106号决议和该决议第5段，\n\n1. 决定实施上文第1段；\n\n2. 请秘书长按本决议第1段提出报告。\n",
	  "PP1 第61/106号决议 = A/RES/61/106\nPP1 该决议 = A/RES/61/106 @ para. 5\n"
	  "OP1 上文第1段 = #OP1 @ para. 1\nOP2 本决议第1段 = #OP1 @ para. 1\n" },
	/* heads */
	{ "en", EN "Recalling the Convention on the Rights of Persons with Disabilities,\n\n"
	  "1. Urges States parties to the Convention to apply article 5 of the Convention.\n",
	  "PP1 Convention on the Rights of Persons with Disabilities = instrument:crpd\n"
	  "OP1 Convention = instrument:crpd\nOP1 Convention = instrument:crpd @ art. 5\n" },
	/* another's charter, and what "the Charter" is behind it */
	{ "en", EN "Recalling the Charter on Harbour Lights, and the provisions of the Charter,\n\n"
	  "1. Recalls the Charter for the lamps it wants and the Charter of the Lamp Tribunal.\n",
	  "OP1 Charter = instrument:charter\n" },
	{ "en", EN "Recalling the Charter of the Lamp Tribunal, the Charter of the United Nations and the Charter,\n\n"
	  "1. Decides to go on.\n",
	  "PP1 Charter of the United Nations = instrument:charter\nPP1 Charter = instrument:charter\n" },
	/* two of a kind: which is meant is not told */
	{ "en", EN "Recalling the Convention on the Rights of Persons with Disabilities,\n\n"
	  "Recalling also the Convention on the Rights of the Child,\n\n"
	  "1. Urges States parties to the Convention to act.\n",
	  "PP1 Convention on the Rights of Persons with Disabilities = instrument:crpd\n"
	  "PP2 Convention on the Rights of the Child = instrument:crc\n" },
	/* one we don't know is of that kind, too */
	{ "en", EN "Recalling the Convention on the Rights of Persons with Disabilities,\n\n"
	  "Recalling also the Lamplighters Convention and the Convention on Bells,\n\n"
	  "1. Urges States parties to the Convention to act.\n",
	  "PP1 Convention on the Rights of Persons with Disabilities = instrument:crpd\n" },
	/* said to stand for one from now on, whatever else is named */
	{ "en", EN "Recalling the Convention on the Rights of Persons with Disabilities (the Convention),\n\n"
	  "Recalling also the Convention on the Rights of the Child,\n\n"
	  "1. Urges States parties to the Convention and the Convention on the Rights of the Child to act.\n",
	  "PP1 Convention on the Rights of Persons with Disabilities = instrument:crpd\n"
	  "PP1 Convention = instrument:crpd\n"
	  "PP2 Convention on the Rights of the Child = instrument:crc\n"
	  "OP1 Convention = instrument:crpd\nOP1 Convention on the Rights of the Child = instrument:crc\n" },
	{ "zh", "大会，\n\n回顾《残疾人权利公约》（下称《公约》）和《儿童权利公约》，\n\n1. 敦促《公约》缔约国采取行动。\n",
	  "PP1 《残疾人权利公约》 = instrument:crpd\nPP1 《公约》 = instrument:crpd\n"
	  "PP1 《儿童权利公约》 = instrument:crc\nOP1 《公约》 = instrument:crpd\n" },
	/* a date and small words make no longer name */
	{ "en", EN "Recalling the Treaty on the Non-Proliferation of Nuclear Weapons,\n\n"
	  "1. Recalls the review of the Treaty on 11 May 1995 and article VIII of the Treaty regarding lamps.\n",
	  "PP1 Treaty on the Non-Proliferation of Nuclear Weapons = instrument:npt\n"
	  "OP1 Treaty = instrument:npt\nOP1 Treaty = instrument:npt @ art. VIII\n" },
	/* a court's statute, told by the court alone; two courts tell nothing */
	{ "en", "The Security Council,\n\nNoting a vacancy in the International Court of Justice,\n\n"
	  "Noting the terms of the Statute of the Court,\n\n1. Decides, under Article 14 of the Statute, to vote.\n",
	  "PP2 Statute of the Court = instrument:icj-statute\nOP1 Statute = instrument:icj-statute @ art. 14\n" },
	{ "en", EN "Noting the International Court of Justice and the International Criminal Court,\n\n"
	  "1. Decides to read the Statute.\n", "" },
	{ "fr", "Le Conseil de sécurité,\n\nPrenant acte d’une vacance à la Cour internationale de Justice,\n\n"
	  "Notant que, selon l’Article 14 du Statut, il lui revient de fixer la date,\n\n1. Décide de voter.\n",
	  "PP2 Statut = instrument:icj-statute @ art. 14\n" },
	{ "zh", "大会，\n\n回顾《残疾人权利公约》，\n\n1. 敦促《公约》缔约国执行《公约》第五条。\n",
	  "PP1 《残疾人权利公约》 = instrument:crpd\nOP1 《公约》 = instrument:crpd\n"
	  "OP1 《公约》 = instrument:crpd @ art. 5\n" },
	/* inside */
	{ "en", EN "Noting lamps,\n\n1. Decides to light lamps:\n\n(a) in towns;\n\n(b) at sea;\n\n"
	  "2. Requests a report on paragraph 1 (b) above, paragraphs 1 and 2 of the present resolution, "
	  "paragraph 9 above and paragraph 1 of resolution 61/106.\n",
	  "OP2 paragraph 1 (b) above = #OP1(b) @ para. 1(b)\n"
	  "OP2 paragraphs 1 and 2 of the present resolution = #OP1 @ paras. 1 and 2\n"
	  "OP2 resolution 61/106 = A/RES/61/106 @ para. 1\n" },
};

static void describe(const struct rr_doc *doc, const struct rr_citation *c, struct rr_str *out)
{
	struct rr_span text = { "", 0 };

	rr_doc_text(doc, c->passage, &text, NULL);
	text = rr_span_sub(text, c->start, c->end);
	rr_str_printf(out, "%s %.*s = %s%s%s%s\n", c->passage, (int)text.len, text.text,
	              c->inner != NULL ? "#" : "", c->inner != NULL ? c->inner : c->target,
	              c->locator != NULL ? " @ " : "", c->locator != NULL ? c->locator : "");
	assert_true((c->kind == RR_CITE_INNER) == (c->target == NULL));
}

static void points_back(void **state)
{
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_doc *doc = text_read(tests[i].text, tests[i].code);
		struct rr_citations cites;
		struct rr_str got = { 0 };

		rr_cite(packs(), doc, &cites);
		for (size_t k = 0; k < cites.count; k++)
			describe(doc, &cites.items[k], &got);
		if (!rr_span_is(rr_str_span(&got), tests[i].cites)) {
			print_error("%s\n  wanted:\n%s  got:\n%s", tests[i].text, tests[i].cites,
			            got.len ? got.text : "");
			failed++;
		}
		rr_str_free(&got);
		rr_citations_free(&cites);
		rr_doc_free(doc);
	}
	assert_int_equal(failed, 0);
}

static void finds_clauses(void **state)
{
	static const char *const ids[] = {
		"PP1", "OP1", "OP1(a)", "OP2", "II.OP1", "II.OP2", "ANNEX.p1", "ANNEX.1", "ANNEX2.3(a)",
	};
	static const struct { const char *locator, *part, *id; } places[] = {
		{ "para. 1(a)", NULL, "OP1(a)" }, { "para. 1(c)", NULL, "OP1" },
		{ "para. 2", "II", "II.OP2" }, { "sect. II, para. 1", NULL, "II.OP1" },
		{ "sect. II", NULL, "II.OP1" }, { "paras. 2 and 3", NULL, "OP2" },
		{ "annex", NULL, "ANNEX.p1" }, { "annex I, para. 1", NULL, "ANNEX.1" },
		{ "annex II", NULL, "ANNEX2.3(a)" }, { "annex II, para. 3(a)(ii)", NULL, "ANNEX2.3(a)" },
		{ "para. 9", NULL, NULL }, { "chap. III", NULL, NULL }, { "", NULL, NULL },
	};
	struct rr_clause clauses[sizeof ids / sizeof *ids];
	struct rr_doc doc = { .clauses = clauses, .clause_count = sizeof ids / sizeof *ids };

	(void)state;
	for (size_t i = 0; i < doc.clause_count; i++)
		clauses[i] = (struct rr_clause){ .id = ids[i], .parent = RR_NONE,
			.kind = ids[i][0] == 'A' ? RR_ANNEX : ids[i][0] == 'P' ? RR_PREAMBULAR : RR_OPERATIVE,
			.part = ids[i][0] == 'I' ? "II" : NULL };
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		size_t found = rr_cite_clause(&doc, places[i].locator, places[i].part);

		if (places[i].id == NULL)
			assert_int_equal(found, RR_NONE);
		else
			assert_string_equal(found == RR_NONE ? "" : ids[found], places[i].id);
	}
}

int main(void)
{
	const struct CMUnitTest list[] = {
		cmocka_unit_test(points_back), cmocka_unit_test(finds_clauses),
	};

	return cmocka_run_group_tests(list, packs_open, packs_close);
}
