/*
 * Critical changes by the packs' rules, on invented clauses: what counts as
 * one, and what only looks like it. Written "kind: from > to (direction)".
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

static const struct {
	const char *lang, *a_verb, *b_verb;
	size_t a_lead, b_lead; /* bytes */
	int a_strength, b_strength;
	const char *a, *b, *found; /* found: parted by "; " */
} tests[] = {
	{ "en", "urge", "invite", 5, 7, 75, 45,
	  "Urges harbour towns to light their piers;", "Invites harbour towns to light their piers;",
	  "verb: Urges > Invites (weaker)" },
	{ "en", "note", "note", 5, 5, 40, 40,
	  "Notes that keepers shall log each vessel;", "Notes that keepers should log each vessel;",
	  "modal: shall > should (weaker)" },
	{ "en", "note", "note", 5, 5, 40, 40,
	  "Notes that keepers may log each vessel;", "Notes that keepers must log each vessel;",
	  "modal: may > must (stronger)" },
	/* a month is no modal */
	{ "en", "recall", "recall", 7, 7, 40, 40,
	  "Recalls the pilots' meeting held in May of that year;",
	  "Recalls the pilots' meeting held in June of that year;", "number: May > June" },
	{ "en", "recall", "recall", 7, 7, 40, 40,
	  "Recalls the pilots' report due by 15 June 2031;",
	  "Recalls the pilots' report due by 15 December 2031;",
	  "number: 15 June 2031 > 15 December 2031" },
	{ "en", "recall", "recall", 7, 7, 40, 40,
	  "Recalls that pilots may rest there;", "Recalls that pilots march there;", "" },
	{ "en", "recall", "recall", 7, 7, 40, 40,
	  "Recalls rule 12/3 on foghorns;", "Recalls rule 12/4 on foghorns;",
	  "number: 12/3 > 12/4" },
	{ "en", "decide", "decide", 7, 7, 90, 90,
	  "Decides to meet again at its twenty-first session;",
	  "Decides to meet again at its twenty-second session;",
	  "number: twenty-first > twenty-second" },
	/* a new sentence with a number in it changes none */
	{ "en", "recall", "recall", 7, 7, 40, 40,
	  "Recalls the rule on foghorns;", "Recalls the rule on foghorns and the 7 bells of 1911;", "" },
	/* the whole date, once; a date that came; no number of another kind, none in a name */
	{ "en", "recall", "recall", 7, 7, 40, 40,
	  "Recalls rule 12/3 of 4 May 1911 on foghorns;", "Recalls rule 13/9 of 5 May 1912 on foghorns;",
	  "number: 12/3 of 4 May 1911 > 13/9 of 5 May 1912" },
	{ "en", "request", "request", 8, 8, 65, 65,
	  "Requests the office to publish readings;",
	  "Requests the office to publish readings by 31 March 2031;", "number:  > 31 March 2031" },
	{ "en", "recall", "recall", 7, 7, 40, 40,
	  "Recalls the third meeting of pilots;", "Recalls the 2031 meeting of pilots;", "" },
	{ "en", "recall", "recall", 7, 7, 40, 40,
	  "Recalls the FOG-7 drills of pilots;", "Recalls the FOG-8 drills of pilots;", "" },
	{ "zh", "recall", "recall", 6, 6, 40, 40,
	  "回顾 2030 年 8 月 12 日的会议；", "回顾 2031 年 9 月 13 日的会议；",
	  "number: 2030 年 8 月 12 日 > 2031 年 9 月 13 日" },
	{ "en", "note", "note", 5, 5, 40, 40,
	  "Notes that buoys are visible at night;", "Notes that buoys are not visible at night;",
	  "negation:  > not" },
	/* one negation for another */
	{ "en", "note", "note", 5, 5, 40, 40,
	  "Notes that buoys never sink;", "Notes that buoys do not sink;", "" },
	{ "en", "note", "note", 5, 5, 40, 40,
	  "Notes that buoys are visible by day;", "Notes that buoys are visible not only by day;", "" },
	{ "en", "request", "request", 8, 8, 65, 65,
	  "Requests the office to publish readings;",
	  "Requests the office to publish, as appropriate, readings;",
	  "condition:  > as appropriate (weaker)" },
	{ "en", "request", "request", 8, 8, 65, 65,
	  "Requests the office to send divers upon request;", "Requests the office to send divers;",
	  "condition: upon request >  (stronger)" },
	/* another phrase for the same condition is none */
	{ "en", "request", "request", 8, 8, 65, 65,
	  "Requests the office to publish, where appropriate, readings;",
	  "Requests the office to publish, as appropriate, readings;", "" },
	{ "en", "urge", "urge", 5, 5, 75, 75,
	  "Urges Member States and donors to light their piers;",
	  "Urges Member States to light their piers;", "addressee: donors > " },
	{ "en", "urge", "urge", 5, 5, 75, 75,
	  "Urges donors to light their piers;", "Urges developing countries to light their piers;",
	  "addressee: donors > developing countries" },
	/* a name behind what is asked for is nobody asked */
	{ "en", "urge", "urge", 5, 5, 75, 75,
	  "Urges Member States to light piers with help of donors;",
	  "Urges Member States to light piers with help of towns;", "" },
	{ "fr", "note", "note", 10, 10, 40, 40,
	  "Prend note que les phares doivent rester ouverts ;",
	  "Prend note que les phares devraient rester ouverts ;",
	  "modal: doivent > devraient (weaker)" },
	{ "es", "request", "request", 4, 4, 65, 65,
	  "Pide al puerto que publique las mareas;",
	  "Pide al puerto que publique, según proceda, las mareas;",
	  "condition:  > según proceda (weaker)" },
	{ "ru", "note", "note", 16, 16, 40, 40,
	  "Отмечает, что маяки видны ночью;", "Отмечает, что маяки не видны ночью;",
	  "negation:  > не" },
	{ "ar", "note", "note", 8, 8, 40, 40,
	  "تلاحظ أنه يجب إنارة المنارات؛", "تلاحظ أنه ينبغي إنارة المنارات؛",
	  "modal: يجب > ينبغي (weaker)" },
	{ "zh", "request", "invite", 3, 6, 65, 50,
	  "请港务局公布潮位；", "邀请港务局公布潮位；", "verb: 请 > 邀请 (weaker)" },
	{ "zh", "request", "request", 3, 3, 65, 65,
	  "请港务局公布潮位；", "请港务局酌情公布潮位；", "condition:  > 酌情 (weaker)" },
	{ "zh", "recall", "recall", 6, 6, 42, 42,
	  "回顾第 12/3 号规则；", "回顾第 12/4 号规则；", "number: 12/3 > 12/4" },
	{ "zh", "consider", "consider", 6, 6, 50, 50,
	  "认为灯塔应整夜点亮；", "认为灯塔可以整夜点亮；", "modal: 应 > 可以 (weaker)" },
	{ "zh", "urge", "urge", 6, 6, 78, 78,
	  "敦促会员国和捐助方修缮码头；", "敦促会员国修缮码头；", "addressee: 捐助方 > " },
	{ "fr", "request", "request", 4, 4, 65, 65,
	  "Prie le port de publier les marées dans deux ans ;",
	  "Prie le port de publier les marées dans trois ans ;",
	  "number: deux > trois" },
	{ "fr", "request", "request", 4, 4, 65, 65,
	  "Prie le port de publier les marées ;",
	  "Prie le port de publier, à sa demande, les marées ;",
	  "condition:  > à sa demande (weaker)" },
	{ "fr", "urge", "urge", 6, 6, 65, 65,
	  "Engage les États Membres et les donateurs à réparer les quais ;",
	  "Engage les États Membres à réparer les quais ;",
	  "addressee: donateurs > " },
	{ "fr", "note", "note", 4, 4, 40, 40,
	  "Note que les phares sont visibles ;",
	  "Note que les phares ne sont jamais visibles ;",
	  "negation:  > ne; negation:  > jamais" },
	{ "fr", "recall", "recall", 9, 9, 40, 40,
	  "Rappelant sa règle du 4 mai 2030,",
	  "Rappelant sa règle du 5 mai 2031,",
	  "number: 4 mai 2030 > 5 mai 2031" },
	{ "es", "note", "note", 7, 7, 40, 40,
	  "Observa que los faros deben permanecer abiertos;",
	  "Observa que los faros deberían permanecer abiertos;",
	  "modal: deben > deberían (weaker)" },
	{ "es", "urge", "urge", 5, 5, 65, 65,
	  "Insta a los Estados Miembros y a los donantes a que reparen los muelles;",
	  "Insta a los Estados Miembros a que reparen los muelles;",
	  "addressee: donantes > " },
	{ "es", "recall", "recall", 10, 10, 40, 40,
	  "Recordando su norma de 4 de mayo de 2030,",
	  "Recordando su norma de 5 de mayo de 2031,",
	  "number: 4 de mayo de 2030 > 5 de mayo de 2031" },
	{ "es", "note", "note", 7, 7, 40, 40,
	  "Observa que los faros son visibles;",
	  "Observa que los faros no son visibles;",
	  "negation:  > no" },
	{ "es", "decide", "decide", 6, 6, 90, 90,
	  "Decide reunirse en su cuarto período de sesiones;",
	  "Decide reunirse en su quinto período de sesiones;",
	  "number: cuarto > quinto" },
	{ "ru", "request", "request", 12, 12, 65, 65,
	  "просит порт опубликовать сведения о приливах;",
	  "просит порт опубликовать, по мере необходимости, сведения о приливах;",
	  "condition:  > по мере необходимости (weaker)" },
	{ "ru", "note", "note", 16, 16, 40, 40,
	  "отмечает, что порты должны сообщать о приливах;",
	  "отмечает, что портам следует сообщать о приливах;",
	  "modal: должны > следует (weaker)" },
	{ "ru", "recall", "recall", 16, 16, 40, 40,
	  "ссылаясь на правило от 4 мая 2030 года,",
	  "ссылаясь на правило от 5 мая 2031 года,",
	  "number: 4 мая 2030 года > 5 мая 2031 года" },
	{ "ru", "urge", "urge", 43, 43, 65, 65,
	  "настоятельно призывает государства-члены и доноров ремонтировать причалы;",
	  "настоятельно призывает государства-члены ремонтировать причалы;",
	  "addressee: доноров > " },
	{ "ru", "decide", "decide", 24, 24, 90, 90,
	  "постановляет собраться на своей пятой сессии;",
	  "постановляет собраться на своей шестой сессии;",
	  "number: пятой > шестой" },
	{ "ar", "request", "request", 8, 8, 65, 65,
	  "تطلب إلى الميناء نشر المد؛",
	  "تطلب إلى الميناء نشر المد، حسب الاقتضاء؛",
	  "condition:  > حسب الاقتضاء (weaker)" },
	{ "ar", "note", "note", 10, 10, 40, 40,
	  "تلاحظ أن المنارات مرئية؛",
	  "تلاحظ أن المنارات ليست مرئية؛",
	  "negation:  > ليست" },
	{ "ar", "urge", "urge", 6, 6, 65, 65,
	  "تحث الدول الأعضاء والجهات المانحة على إصلاح الأرصفة؛",
	  "تحث الدول الأعضاء على إصلاح الأرصفة؛",
	  "addressee: والجهات المانحة > " },
	{ "ar", "recall", "recall", 13, 13, 40, 40,
	  "إذ تشير إلى القاعدة المؤرخة 4 أيار/مايو 2030،",
	  "إذ تشير إلى القاعدة المؤرخة 5 أيار/مايو 2031،",
	  "number: 4 أيار/مايو 2030 > 5 أيار/مايو 2031" },
	{ "ar", "decide", "decide", 8, 8, 90, 90,
	  "تقرر أن تجتمع في دورتها الخامسة؛",
	  "تقرر أن تجتمع في دورتها السادسة؛",
	  "number: الخامسة > السادسة" },
	{ "zh", "decide", "decide", 6, 6, 90, 90,
	  "决定在第五届会议上审议；",
	  "决定在第六届会议上审议；",
	  "number: 第五 > 第六" },
	{ "zh", "request", "request", 3, 3, 65, 65,
	  "请港务局每年公布两次潮位；",
	  "请港务局每年公布三次潮位；",
	  "number: 两 > 三" },
	{ "zh", "note", "note", 9, 9, 40, 40,
	  "注意到渔民可以参加；",
	  "注意到渔民不得参加；",
	  "negation:  > 不得" },
	{ "zh", "request", "request", 3, 3, 65, 65,
	  "请港务局公布潮位；",
	  "请港务局应渔民的请求公布潮位；",
	  "condition:  > 应渔民的请求 (weaker)" },
	{ "zh", "request", "request", 3, 3, 65, 65,
	  "请港务局在2031年以前公布潮位；",
	  "请港务局在2033年以前公布潮位；",
	  "number: 2031 > 2033" },
	{ "zh", "encourage", "encourage", 6, 6, 65, 65,
	  "鼓励会员国捐款10%；",
	  "鼓励会员国捐款5%；",
	  "number: 10 > 5" },
	{ "ar", "recall", "recall", 13, 13, 40, 40,
	  "إذ تشير إلى القاعدة المؤرخة 4 أيار/مايو 2030،",
	  "إذ تشير إلى القاعدة المؤرخة 4 حزيران/يونيه 2030،",
	  "number: 4 أيار/مايو 2030 > 4 حزيران/يونيه 2030" },
	{ "ru", "recall", "recall", 16, 16, 40, 40,
	  "ссылаясь на правило от 4 мая 2030 года,", "ссылаясь на правило от 4 июня 2030 года,",
	  "number: 4 мая 2030 года > 4 июня 2030 года" },
	/* 不断 is no negation */
	{ "zh", "note", "note", 9, 9, 40, 40,
	  "注意到潮位上升；", "注意到潮位不断上升；", "" },
};

static struct rr_clause clause_of(const char *text, size_t lead, const char *verb,
                                  int strength)
{
	return (struct rr_clause){
		.id = "OP1", .kind = RR_OPERATIVE, .number = "1", .parent = RR_NONE,
		.text = rr_span(text), .lead_len = lead, .verb = verb, .strength = strength,
	};
}

static void add_found(struct rr_str *out, const struct rr_critical *c, struct rr_span a,
                      struct rr_span b)
{
	if (out->len > 0)
		rr_str_puts(out, "; ");
	rr_str_printf(out, "%s: ", rr_critical_name(c->kind));
	rr_str_add(out, rr_span_sub(a, c->a_start, c->a_end));
	rr_str_puts(out, " > ");
	rr_str_add(out, rr_span_sub(b, c->b_start, c->b_end));
	if (c->direction == RR_STRONGER || c->direction == RR_WEAKER)
		rr_str_puts(out, c->direction == RR_WEAKER ? " (weaker)" : " (stronger)");
}

static void finds_critical(void **state)
{
	const struct rr_pin pin = { "OP1", "OP1", false };
	struct rr_str a = { 0 }, b = { 0 }, found = { 0 };
	struct rr_changes changes = { 0 };
	struct rr_criticals criticals = { 0 };
	size_t failed = 0;

	(void)state;
	for (size_t t = 0; t < sizeof tests / sizeof *tests; t++) {
		struct rr_clause from = clause_of(tests[t].a, tests[t].a_lead, tests[t].a_verb,
		                                  tests[t].a_strength);
		struct rr_clause to = clause_of(tests[t].b, tests[t].b_lead, tests[t].b_verb,
		                                tests[t].b_strength);
		const struct rr_lang *lang = pack(tests[t].lang);
		struct rr_doc x = { .lang = lang, .clauses = &from, .clause_count = 1 };
		struct rr_doc y = { .lang = lang, .clauses = &to, .clause_count = 1 };
		struct rr_comparison *cmp = rr_compare(&x, &y, &pin, 1);

		assert_non_null(lang);
		rr_row_changes(cmp, 0, &a, &b, &changes);
		rr_row_criticals(cmp, 0, rr_str_span(&a), rr_str_span(&b), &changes, &criticals);
		rr_str_cut(&found, 0);
		for (size_t i = 0; i < criticals.count; i++)
			add_found(&found, &criticals.items[i], rr_str_span(&a), rr_str_span(&b));
		if (!rr_span_is(rr_str_span(&found), tests[t].found)) {
			print_error("%s\n%s\n found \"%.*s\", not \"%s\"\n", tests[t].a, tests[t].b,
			            (int)found.len, found.len ? found.text : "", tests[t].found);
			failed++;
		}
		rr_comparison_free(cmp);
	}
	rr_str_free(&a);
	rr_str_free(&b);
	rr_str_free(&found);
	rr_changes_free(&changes);
	rr_criticals_free(&criticals);
	assert_int_equal(failed, 0);
}

int main(void)
{
	const struct CMUnitTest list[] = { cmocka_unit_test(finds_critical) };

	return cmocka_run_group_tests(list, packs_open, packs_close);
}
