/*
 * test_untaken: over the whole corpus, in six languages, every token that looks like a
 * symbol, number/number, "resolution N" or "N (YEAR)" is part of a citation,
 * or a rule below says why not. With files as arguments it prints the tokens
 * not taken with their rule, or "-".
 */
#include "resread/cite.h"
#include "support/gold.h"

#include <glob.h>
#include <regex.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { AROUND = 900 };

static const char *const tokens[] = {
	"[A-Z][A-Za-z]*([.][A-Za-z0-9]+)?(\\([0-9A-Z]+\\))?/[A-Z0-9][A-Za-z0-9./()-]*",
	"(E?S-)?[0-9]+ ?/ ?[0-9]+",
	"([Rr]esolution|[Dd]ecision)s? (No[.] ?)?[0-9]+",
	"(ésolutions?|écisions?|esolución|esoluciones|ecisión|ecisiones) (n[^ ]* |N[^ ]* )?[0-9]+",
	"(езолюци|ешени)[^ ]* (№ )?[0-9]+",
	"(قرار|مقرر)[^ ]* (رقم )?[0-9]+",
	"第 ?[0-9]+( ?/ ?[0-9]+)? ?号(决议|决定|決議|決定)",
	"[0-9]+ ?[A-Z]? ?\\(((19|20)[0-9][0-9]|(E?S-)?[IVXLC]+)\\)",
};

#define ACT "((resolution|decision)s? )?" /* where the token is the number alone */
#define OTHERS "(World Health|Health Assembly|Commission (on|for)|Peoples’ Rights|Tuna|Statistical|" \
	"Telecommunication|Meteorological|Committee on|Review Conference|Indian Ocean|" \
	"Conference of|Council of Ministers|Group on Ageing|Permanent Council|Organized Crime)"

/*
 * Why not: what stands before the token (at its end), the token (all of it)
 * and behind it (at its start); empty is anything. reach is how many bytes
 * are looked at on either side.
 */
static const struct rule {
	const char *before, *token, *behind, *why;
	size_t reach;
} rules[] = {
	{ "", "[A-Z][A-Za-z.]*/[A-Z][A-Za-z.]*\\)?", "", "words parted by a slash", 10 },
	{ "", "(19|20)[0-9][0-9] ?/ ?[0-9][0-9]", "", "a season", 10 },
	{ "goal of ", "50/50", "", "a share", 20 },
	{ "(comment|recommendation) (No[.] ?)?", "[0-9]+ \\([0-9IVX]+\\)", "", "a committee's comment", 40 },
	{ "(vol|No)[.] ", "[0-9]+ \\([0-9]+\\)", "", "a volume of a series", 20 },
	{ "(Law No[.]|OC) ", "", "", "a law or opinion of others", 20 },
	{ "", "[Dd]ecisions? [0-9]+", "/(CP|CMA|CMP|COP|I)[., ]", "of a treaty's parties", 20 },
	{ "(corrigend[aum]*|[0-9]|Resolutions)\\)?, (vol[.] 1[^,]*, )?(Resolutions, )?(chap[.]|sect[.])?[ IVX]*,? ?"
	  ACT, "", "", "a place in a publication", 110 },
	{ "(chap[.]|sect[.]?) [IVXA.]+,? " ACT, "", "", "a place in a document", 40 },
	{ "(Ibid[.]|annex[ IVX]*|REC/1|Decisions|Resolutions), " ACT, "", "", "a place in a document", 60 },
	{ "", "", "[.][0-9]+|\\([0-9]+\\)", "a number of the World Health Assembly's form", 20 },
	{ "(document|documents|\\(|and document) ?(CL|C|WSFS|MSC|MEPC|LEG|LC|JAG-|ICSP1[46]/|STCMLC/Part) ?", "", "",
	  "a document whose symbol a blank parts", 40 },
	{ "", "(GB|FIRO)[./].*|STCMLC/Part", "", "a document of an organization without a series", 10 },
	{ "(EC|A|BS|XI|LC- ?LP[.]|LP[.])-?", "[0-9IVX/. ()]+", "", "another organization's number", 20 },
	{ "decisions? ", "[IVX]+/[0-9]+[.]?", "", "of a treaty's parties, in Roman numerals", 20 },
	{ "League of Nations.*", "", "", "another organization's", 110 },
	{ "Assembly/AU/Decl[.] ", "", "", "a symbol parted by a blank", 30 },
	{ "", "Assembly/AU/Decl[.]", "", "a symbol parted by a blank", 30 },
	{ "", "S/RES/[0-9]+|A/[A-Z.0-9/]+", "", "the document's own symbol, a running head", 10 },
	{ "", "8/[0-9]{4,5}|5/2002|E/CN|[Rr]esolutions? (841|868|418|1761)", "", "spoilt by the reading machine", 10 },
	{ "(E/CN,[.]|[I$S]|Al|SO|SO8 \\(1982\\)[.] |resolution \\()", "", "", "spoilt by the reading machine", 20 },
	{ "", "", ".*(Conference of|Group on Ageing|Review Conference|High-level Committee|Committee on|"
	  "General Conference|Food and|Cg[ -]1)", "of a body named behind that gives no symbols", 110 },
	{ "повестки дня ", "[0-9]+/[0-9]+", "", "the document's own number, where nothing tells its title", 40 },
	{ OTHERS ".*", "", "", "of a body named before that gives no symbols", 900 },
};

/* ---- patterns ------------------------------------------------------------- */

static struct compiled {
	regex_t token[sizeof tokens / sizeof *tokens];
	struct { regex_t before, token, behind; } rule[sizeof rules / sizeof *rules];
} compiled;

static void compile_one(regex_t *out, const char *head, const char *pattern, const char *tail)
{
	char text[700];

	snprintf(text, sizeof text, "%s(%s)%s", head, pattern, tail);
	assert_int_equal(regcomp(out, text, REG_EXTENDED | REG_NOSUB), 0);
}

static void compile(void)
{
	for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++)
		assert_int_equal(regcomp(&compiled.token[i], tokens[i], REG_EXTENDED), 0);
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		compile_one(&compiled.rule[i].before, "", rules[i].before, "$");
		compile_one(&compiled.rule[i].token, "^", rules[i].token[0] ? rules[i].token : ".*", "$");
		compile_one(&compiled.rule[i].behind, "^", rules[i].behind, "");
	}
}

static bool fits(const regex_t *pattern, struct rr_span s)
{
	char text[AROUND * 2 + 1];
	size_t len = s.len < sizeof text - 1 ? s.len : sizeof text - 1;

	memcpy(text, s.text, len);
	text[len] = '\0';
	return regexec(pattern, text, 0, NULL, 0) == 0;
}

/* The rule that says why a token is no citation; RR_NONE. */
static size_t rule_for(struct rr_span text, size_t start, size_t end)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		size_t reach = rules[i].reach;
		struct rr_span before = rr_span_sub(text, start > reach ? start - reach : 0, start);

		if (fits(&compiled.rule[i].token, rr_span_sub(text, start, end)) &&
		    fits(&compiled.rule[i].before, before) &&
		    fits(&compiled.rule[i].behind, rr_span_sub(text, end, end + reach)))
			return i;
	}
	return RR_NONE;
}

/* ---- a document ----------------------------------------------------------- */

struct report {
	bool print;
	size_t unruled, ruled;
	const char *name;
};

static bool taken(const struct rr_citations *cites, const char *passage, size_t start, size_t end)
{
	for (size_t i = 0; i < cites->count; i++)
		if (strcmp(cites->items[i].passage, passage) == 0 && cites->items[i].start < end &&
		    start < cites->items[i].end)
			return true;
	return false;
}

static void tell(struct report *report, const char *passage, struct rr_span text, size_t start,
                 size_t end)
{
	size_t rule = rule_for(text, start, end);
	size_t from = start > 60 ? start - 60 : 0;
	struct rr_span around = rr_span_sub(text, from, end + 40);

	report->unruled += rule == RR_NONE;
	report->ruled += rule != RR_NONE;
	if (report->print || rule == RR_NONE)
		printf("%s\t%s\t%s\t%.*s\t%.*s\n", report->name, passage,
		       rule == RR_NONE ? "-" : rules[rule].why, (int)(end - start), text.text + start,
		       (int)around.len, around.text);
}

static void look(struct report *report, const struct rr_citations *cites, const char *passage,
                 struct rr_span text)
{
	for (size_t t = 0; t < sizeof tokens / sizeof *tokens; t++) {
		regmatch_t m;
		size_t at = 0;

		while (at < text.len && regexec(&compiled.token[t], text.text + at, 1, &m, at ? REG_NOTBOL : 0) == 0) {
			size_t start = at + (size_t)m.rm_so, end = at + (size_t)m.rm_eo;
			bool inside = start > 0 && strchr("/.-_", text.text[start - 1]) != NULL && t != 2;

			at = end > start ? end : end + 1;
			if (!inside && !taken(cites, passage, start, end))
				tell(report, passage, text, start, end);
		}
	}
}

static void look_at(struct rr_langs *langs, const char *path, struct report *report)
{
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;
	struct rr_citations cites;
	char id[64];

	if (rr_source_open(path, &source, NULL) != RR_OK ||
	    rr_doc_read(langs, source, NULL, &doc, NULL) != RR_OK) {
		rr_source_free(source);
		return;
	}
	report->name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	rr_cite(langs, doc, &cites);
	if (doc->basis != NULL)
		look(report, &cites, "BASIS", rr_span(doc->basis));
	for (size_t i = 0; i < doc->clause_count; i++)
		look(report, &cites, doc->clauses[i].id, doc->clauses[i].text);
	for (size_t i = 0; i < doc->footnote_count; i++) {
		snprintf(id, sizeof id, "FN%s", doc->footnotes[i].mark);
		look(report, &cites, id, doc->footnotes[i].text);
	}
	rr_citations_free(&cites);
	rr_doc_free(doc);
	rr_source_free(source);
}

static void nothing_is_left_without_a_rule(void **state)
{
	struct rr_langs *langs = rr_langs_new("/nonexistent");
	static const char *const folders[] = { "corpus/en/ga", "corpus/en/sc", "corpus/en/drafts",
		"corpus/zh", "corpus/fr", "corpus/es", "corpus/ru", "corpus/ar" };
	struct report report = { 0 };

	(void)state;
	if (shared_path(folders[0]) == NULL)
		skip();
	compile();
	for (size_t k = 0; k < sizeof folders / sizeof *folders; k++) {
		char pattern[1100];
		glob_t files = { 0 };

		snprintf(pattern, sizeof pattern, "%s/*.txt", shared_path(folders[k]));
		if (glob(pattern, 0, NULL, &files) == 0)
			for (size_t i = 0; i < files.gl_pathc; i++)
				look_at(langs, files.gl_pathv[i], &report);
		globfree(&files);
	}
	rr_langs_free(langs);
	print_message("%zu tokens with a rule, %zu without\n", report.ruled, report.unruled);
	assert_int_equal(report.unruled, 0);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(nothing_is_left_without_a_rule) };

	if (argc > 1) {
		struct rr_langs *langs = rr_langs_new(NULL);
		struct report report = { .print = true };

		compile();
		for (int i = 1; i < argc; i++)
			look_at(langs, argv[i], &report);
		printf("%zu not taken by a rule, %zu without\n", report.ruled, report.unruled);
		rr_langs_free(langs);
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
