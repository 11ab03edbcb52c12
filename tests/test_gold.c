/* The reader against the gold: every field of every clause. */
#include "resread/doc.h"
#include "support/gold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

struct check {
	struct gold *gold;
	const struct rr_doc *doc;
	const char *file;
	int han;      /* white space is ignored */
	int faults;
};

static void compare(struct check *c, const char *path, const char *have)
{
	char *want = gold_text(c->gold, path);
	char *a = want ? squashed(want, c->han) : NULL;
	char *b = have ? squashed(have, c->han) : NULL;

	if ((a == NULL) != (b == NULL) || (a != NULL && strcmp(a, b) != 0)) {
		print_error("%s %s\n  gold: %s\n  read: %s\n", c->file, path, a ? a : "null", b ? b : "null");
		c->faults++;
	}
	free(want);
	free(a);
	free(b);
}

static void compare_number(struct check *c, const char *path, int have)
{
	char text[16];

	snprintf(text, sizeof text, "%d", have);
	compare(c, path, have ? text : NULL);
}

static void compare_list(struct check *c, const char *path, const char *const *have)
{
	struct rr_str list = { 0 };
	char *want = gold_list(c->gold, path), *a = squashed(want, c->han), *b;

	for (size_t i = 0; have[i] != NULL; i++)
		rr_str_printf(&list, "%s%s", i ? " | " : "", have[i]);
	b = squashed(list.text ? list.text : "", c->han);
	if (strcmp(a, b) != 0) {
		print_error("%s %s\n  gold: %s\n  read: %s\n", c->file, path, a, b);
		c->faults++;
	}
	free(want);
	free(a);
	free(b);
	rr_str_free(&list);
}

static void compare_header(struct check *c)
{
	const struct rr_doc *d = c->doc;
	bool dates = d->session_dates[0][0] != '\0';

	compare(c, "$.symbol", d->symbol);
	compare(c, "$.number", d->number);
	compare(c, "$.kind", rr_doc_kind_name(d->kind));
	compare(c, "$.body", d->body);
	compare(c, "$.lang", rr_lang_code(d->lang));
	compare(c, "$.title", d->title);
	compare_number(c, "$.session", d->session);
	compare(c, "$.session_dates[0]", dates ? d->session_dates[0] : NULL);
	compare(c, "$.session_dates[1]", dates ? d->session_dates[1] : NULL);
	compare(c, "$.agenda_item", d->agenda_item);
	compare(c, "$.agenda_title", d->agenda_title);
	compare_list(c, "$.sponsors", d->sponsors);
	compare(c, "$.basis", d->basis);
	compare(c, "$.enacting", d->enacting);
}

static void compare_adoption(struct check *c)
{
	static const char *const votes[] = { "for", "against", "abstaining" };
	const struct rr_adoption *a = &c->doc->adopted;
	char path[64], number[16];

	compare(c, "$.adopted.date", a->date[0] ? a->date : NULL);
	compare_number(c, "$.adopted.meeting", a->meeting);
	compare(c, "$.adopted.how", rr_adopted_how_name(a->how));
	for (int i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "$.adopted.votes.%s", votes[i]);
		snprintf(number, sizeof number, "%d", a->votes[i]);
		compare(c, path, a->has_votes ? number : NULL);
		snprintf(path, sizeof path, "$.adopted.votes.%s_states", votes[i]);
		compare_list(c, path, a->states[i]);
	}
}

static int is_variant(struct check *c, size_t i, const char *text)
{
	char path[96], *have = squashed(text, c->han);
	int hit = 0;

	snprintf(path, sizeof path, "$.clauses[%zu].text_variants", i);
	for (size_t k = 0, n = gold_count(c->gold, path); k < n && !hit; k++) {
		char *variant, *want;

		snprintf(path, sizeof path, "$.clauses[%zu].text_variants[%zu]", i, k);
		variant = gold_text(c->gold, path);
		want = squashed(variant ? variant : "", c->han);
		hit = strcmp(want, have) == 0;
		free(variant);
		free(want);
	}
	free(have);
	return hit;
}

static void compare_clause(struct check *c, size_t i)
{
	const struct rr_clause *clause = &c->doc->clauses[i];
	const char **marks = rr_alloc((clause->mark_count + 1) * sizeof *marks);
	char path[64], *lead;

#define FIELD(name) (snprintf(path, sizeof path, "$.clauses[%zu]." name, i), path)
	compare(c, FIELD("id"), clause->id);
	compare(c, FIELD("kind"), rr_clause_kind_name(clause->kind));
	compare(c, FIELD("number"), clause->number);
	compare(c, FIELD("parent"), clause->parent == RR_NONE ? NULL : c->doc->clauses[clause->parent].id);
	compare(c, FIELD("part"), clause->part);
	if (!is_variant(c, i, clause->text.text))
		compare(c, FIELD("text"), clause->text.text);
	lead = clause->lead_len ? strndup(clause->text.text, clause->lead_len) : NULL;
	compare(c, FIELD("lead"), lead);
	for (size_t k = 0; k < clause->mark_count; k++)
		marks[k] = clause->marks[k].mark;
	compare_list(c, FIELD("footnotes"), marks);
#undef FIELD
	free(marks);
	free(lead);
}

static void compare_body(struct check *c)
{
	char path[64];
	size_t clauses = gold_count(c->gold, "$.clauses");
	size_t notes = gold_count(c->gold, "$.footnotes");

	if (clauses != c->doc->clause_count || notes != c->doc->footnote_count) {
		print_error("%s: %zu clauses and %zu notes, read %zu and %zu\n", c->file, clauses, notes,
		            c->doc->clause_count, c->doc->footnote_count);
		c->faults++;
	}
	for (size_t i = 0; i < clauses && i < c->doc->clause_count; i++)
		compare_clause(c, i);
	for (size_t i = 0; i < notes && i < c->doc->footnote_count; i++) {
		snprintf(path, sizeof path, "$.footnotes[%zu].mark", i);
		compare(c, path, c->doc->footnotes[i].mark);
		snprintf(path, sizeof path, "$.footnotes[%zu].text", i);
		compare(c, path, c->doc->footnotes[i].text.text);
	}
}

static int compare_file(struct rr_langs *langs, const char *name)
{
	struct check c = { .file = name, .gold = gold_open(name) };
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;
	struct rr_error err = { .text = "" };
	char *file, *lang;

	if (c.gold == NULL)
		return 0;
	file = gold_text(c.gold, "$.file");
	lang = gold_text(c.gold, "$.lang");
	c.han = lang && strcmp(lang, "zh") == 0;
	assert_non_null(file);
	assert_non_null(shared_path(file));
	if (rr_source_open(shared_path(file), &source, &err) != RR_OK
	    || rr_doc_read(langs, source, NULL, &doc, &err) != RR_OK)
		fail_msg("%s", err.text);
	rr_source_free(source); /* the document must not need it any more */
	c.doc = doc;
	compare_header(&c);
	compare_adoption(&c);
	compare_body(&c);
	rr_doc_free(doc);
	gold_close(c.gold);
	free(file);
	free(lang);
	return c.faults;
}

static void reads_gold(void **state)
{
	static const char *const names[] = {
		"gold/zh/A-HRC-RES-28-2.json", "gold/zh/A-HRC-47-draft.json",
		"gold/zh/A-RES-68-160.json", "gold/zh/A-HRC-RES-37-23.json",
		"gold/zh/A-HRC-RES-36-29.json", "gold/en/A-RES-78-199.json",
		"gold/en/A-RES-78-265.json", "gold/en/A-RES-79-166.json",
		"gold/en/S_RES_0277_1970_EN_GOLD.json",
	};
	struct rr_langs *langs = rr_langs_new("/nonexistent");
	int faults = 0;

	(void)state;
	if (shared_path("gold/README.md") == NULL) {
		rr_langs_free(langs);
		skip();
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		faults += compare_file(langs, names[i]);
	rr_langs_free(langs);
	assert_int_equal(faults, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_gold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
