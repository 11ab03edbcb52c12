/*
 * References to paragraphs whose numbers changed: a new first paragraph moves
 * all others by one, and a reference that moves with them has not changed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "resread/compare.h"
#include "support/packs.h"

#define BOTH 3

static const struct {
	const char *lang, *fresh, *both[BOTH - 1]; /* fresh stands first in the later text */
	const char *old, *new;                     /* the reference, last in both */
	const char *number;                        /* the change told; "": none */
} tests[] = {
	{ "en", "Welcomes the lamps given to the pilots;",
	  { "Requests the harbour office to publish its tide tables;", "Urges keepers to log each vessel;" },
	  "Decides to review what paragraph 2 above asks for;",
	  "Decides to review what paragraph 3 above asks for;", "" },
	/* now another paragraph is meant */
	{ "en", "Welcomes the lamps given to the pilots;",
	  { "Requests the harbour office to publish its tide tables;", "Urges keepers to log each vessel;" },
	  "Decides to review what paragraph 2 above asks for;",
	  "Decides to review what paragraph 4 above asks for;", "2 > 4" },
	/* the paragraphs of something else have kept their numbers */
	{ "en", "Welcomes the lamps given to the pilots;",
	  { "Requests the harbour office to publish its tide tables;", "Urges keepers to log each vessel;" },
	  "Decides to review what paragraph 2 of rule 12/3 asks for;",
	  "Decides to review what paragraph 3 of rule 12/3 asks for;", "2 > 3" },
	/* no paragraph at all */
	{ "en", "Welcomes the lamps given to the pilots;",
	  { "Requests the harbour office to publish its tide tables;", "Urges keepers to log each vessel;" },
	  "Decides to buy 2 lamps for the mole;", "Decides to buy 3 lamps for the mole;", "2 > 3" },
	{ "zh", "欢迎送给引水员的灯具；",
	  { "请港务局公布潮汐表；", "敦促灯塔看守人记录每一艘船只；" },
	  "决定审查上文第2段的要求；", "决定审查上文第3段的要求；", "" },
	{ "ru", "приветствует передачу лоцманам новых фонарей;",
	  { "просит управление порта публиковать таблицы приливов;",
	    "настоятельно призывает смотрителей записывать каждое судно;" },
	  "постановляет рассмотреть то, о чем говорится в пункте 2 выше;",
	  "постановляет рассмотреть то, о чем говорится в пункте 3 выше;", "" },
	{ "fr", "Se félicite du don de fanaux aux pilotes ;",
	  { "Prie le bureau du port de publier ses tables des marées ;",
	    "Exhorte les gardiens à noter chaque navire ;" },
	  "Décide d’examiner ce que demande le paragraphe 2 ci-dessus ;",
	  "Décide d’examiner ce que demande le paragraphe 3 ci-dessus ;", "" },
};

static const char *const ids[] = { "OP1", "OP2", "OP3", "OP4" };

static void add_clause(struct rr_doc *doc, const char *text)
{
	doc->clauses[doc->clause_count] = (struct rr_clause){
		.id = ids[doc->clause_count], .kind = RR_OPERATIVE, .number = ids[doc->clause_count] + 2,
		.parent = RR_NONE, .text = rr_span(text), .strength = -1,
	};
	doc->clause_count++;
}

/* The numbers told of the row with the reference, parted by "; ". */
static void numbers_of(const struct rr_comparison *cmp, struct rr_str *out)
{
	size_t row = cmp->row_of_a[cmp->a->clause_count - 1];
	struct rr_str a = { 0 }, b = { 0 };
	struct rr_changes changes = { 0 };
	struct rr_criticals found = { 0 };

	rr_str_cut(out, 0);
	rr_row_changes(cmp, row, &a, &b, &changes);
	rr_row_criticals(cmp, row, rr_str_span(&a), rr_str_span(&b), &changes, &found);
	for (size_t i = 0; i < found.count; i++) {
		const struct rr_critical *c = &found.items[i];

		if (c->kind != RR_CRITICAL_NUMBER)
			continue;
		rr_str_puts(out, out->len > 0 ? "; " : "");
		rr_str_add(out, rr_span_sub(rr_str_span(&a), c->a_start, c->a_end));
		rr_str_puts(out, " > ");
		rr_str_add(out, rr_span_sub(rr_str_span(&b), c->b_start, c->b_end));
	}
	rr_criticals_free(&found);
	rr_changes_free(&changes);
	rr_str_free(&a);
	rr_str_free(&b);
}

static void follows_numbers(void **state)
{
	struct rr_str told = { 0 };

	(void)state;
	for (size_t t = 0; t < sizeof tests / sizeof *tests; t++) {
		const struct rr_lang *lang = pack(tests[t].lang);
		struct rr_clause olds[BOTH], news[BOTH + 1];
		struct rr_doc a = { .lang = lang, .clauses = olds }, b = { .lang = lang, .clauses = news };
		struct rr_comparison *cmp;

		assert_non_null(lang);
		add_clause(&b, tests[t].fresh);
		for (size_t i = 0; i < BOTH - 1; i++) {
			add_clause(&a, tests[t].both[i]);
			add_clause(&b, tests[t].both[i]);
		}
		add_clause(&a, tests[t].old);
		add_clause(&b, tests[t].new);
		cmp = rr_compare(&a, &b, NULL, 0);
		assert_int_equal(cmp->row_of_a[BOTH - 1], cmp->row_of_b[BOTH]);
		numbers_of(cmp, &told);
		rr_str_putc(&told, '\0');
		assert_string_equal(told.text, tests[t].number);
		rr_comparison_free(cmp);
	}
	rr_str_free(&told);
}

int main(void)
{
	const struct CMUnitTest list[] = { cmocka_unit_test(follows_numbers) };

	return cmocka_run_group_tests(list, packs_open, packs_close);
}
