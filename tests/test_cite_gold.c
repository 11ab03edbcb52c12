/*
 * The citations of the gold's documents: for each document and language the
 * precision, recall and F1 on (clause, target, date), and how many of those
 * found carry the gold's words and locator.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "resread/cite.h"
#include "support/gold_doc.h"

#define BAR 0.99

struct score {
	size_t found, gold, right, words, places;
};

/* The text a citation stands in. */
static struct rr_span passage(const struct rr_doc *doc, const struct rr_citation *c)
{
	if (c->clause != RR_NONE)
		return doc->clauses[c->clause].text;
	if (strcmp(c->passage, "TITLE") == 0)
		return rr_span(doc->title);
	if (strcmp(c->passage, "BASIS") == 0)
		return rr_span(doc->basis);
	for (size_t i = 0; i < doc->footnote_count; i++)
		if (strcmp(doc->footnotes[i].mark, c->passage + 2) == 0)
			return doc->footnotes[i].text;
	return rr_span("");
}

static struct rr_span cited(const struct rr_doc *doc, const struct rr_citation *c)
{
	return rr_span_sub(passage(doc, c), c->start, c->end);
}

static void compare(const char *name, const struct rr_doc *doc,
                    const struct rr_citations *cites, struct gold_citation *gold,
                    size_t gold_count, struct score *score)
{
	bool *used = rr_alloc(gold_count + 1);

	for (size_t i = 0; i < cites->count; i++) {
		const struct rr_citation *c = &cites->items[i];
		struct rr_span words = cited(doc, c);
		size_t hit = RR_NONE;

		if (strcmp(c->passage, "TITLE") == 0 || c->kind != RR_CITE_NAMED)
			continue; /* the gold keeps titles and "that resolution" out */
		score->found++;
		for (size_t k = 0; k < gold_count && hit == RR_NONE; k++)
			if (!used[k] && strcmp(gold[k].clause, c->passage) == 0 &&
			    strcmp(gold[k].target, c->target ? c->target : "") == 0 &&
			    strcmp(gold[k].date, c->date) == 0)
				hit = k;
		if (hit == RR_NONE) {
			print_message("%s: not in the gold: %s %s %s \"%.*s\"\n", name, c->passage,
			              c->target, c->date, (int)words.len, words.text);
			continue;
		}
		used[hit] = true;
		score->right++;
		if (rr_span_is(words, gold[hit].text))
			score->words++;
		else
			print_message("%s: %s %s: words \"%.*s\", not \"%s\"\n", name, c->passage,
			              c->target, (int)words.len, words.text, gold[hit].text);
		if (strcmp(gold[hit].locator, c->locator ? c->locator : "") == 0)
			score->places++;
		else
			print_message("%s: %s %s: place \"%s\", not \"%s\"\n", name, c->passage,
			              c->target, c->locator ? c->locator : "", gold[hit].locator);
	}
	for (size_t k = 0; k < gold_count; k++)
		if (!used[k])
			print_message("%s: missed: %s %s %s \"%s\"\n", name, gold[k].clause,
			              gold[k].target, gold[k].date, gold[k].text);
	score->gold += gold_count;
	free(used);
}

static void score_one(struct rr_langs *langs, const char *name, const char *code,
                      struct score *score)
{
	struct rr_citations cites;
	struct gold_citation *gold;
	struct rr_doc *doc;
	char path[512];
	size_t count;

	if (!gold_path(name, path, sizeof path))
		return;
	doc = gold_doc(path, rr_lang_find(langs, code, NULL));
	assert_non_null(doc);
	gold = gold_citations(doc->arena, path, &count);
	rr_cite(langs, doc, &cites);
	compare(name, doc, &cites, gold, count, score);
	rr_citations_free(&cites);
	gold_doc_free(doc);
}

static void score_all(const char *code, const char *const *names, size_t count)
{
	struct rr_langs *langs = rr_langs_new("/nowhere");
	struct score s = { 0 };
	double precision, recall, f1;

	for (size_t i = 0; i < count; i++)
		score_one(langs, names[i], code, &s);
	rr_langs_free(langs);
	if (s.gold == 0)
		skip();
	precision = s.found ? (double)s.right / (double)s.found : 0;
	recall = (double)s.right / (double)s.gold;
	f1 = s.right ? 2 * precision * recall / (precision + recall) : 0;
	print_message("%s: precision %.3f, recall %.3f, F1 %.3f; words %zu, places %zu of %zu\n",
	              code, precision, recall, f1, s.words, s.places, s.right);
	assert_true(f1 >= BAR);
	assert_int_equal(s.words, s.right);
	assert_int_equal(s.places, s.right);
}

static void test_zh(void **state)
{
	static const char *const names[] = {
		"gold/zh/A-HRC-47-draft.json", "gold/zh/A-HRC-RES-28-2.json",
		"gold/zh/A-HRC-RES-36-29.json", "gold/zh/A-HRC-RES-37-23.json",
		"gold/zh/A-RES-68-160.json",
	};

	(void)state;
	score_all("zh", names, sizeof names / sizeof *names);
}

static void test_en(void **state)
{
	static const char *const names[] = {
		"gold/en/A-RES-78-199.json", "gold/en/A-RES-78-265.json",
		"gold/en/A-RES-79-166.json", "gold/en/S_RES_0277_1970_EN_GOLD.json",
	};

	(void)state;
	score_all("en", names, sizeof names / sizeof *names);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_zh),
		cmocka_unit_test(test_en),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
