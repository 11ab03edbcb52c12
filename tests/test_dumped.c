/*
 * Texts on one line: however their line ends were lost, they are read like the
 * text with its lines. The subject matter is invented.
 */
#include "resread/doc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define LINES 28

static const struct text {
	const char *code;
	const char *lines[LINES]; /* "": a blank one; NULL at the end */
} texts[] = {
	{ "zh", { "联合国", "A/RES/88/41", "大会", "Distr.: General", "14 January 2034", "", "第八十八届会议", "议程项目71", "",
	          "2033年12月19日大会决议", "", "88/41. 桥梁的安全", "", "大会，", "",
	          "遵循《联合国宪章》的宗旨和原则，特别是关于桥梁的规定，", "",
	          "深为关切铆钉的状况，", "", "1. 注意到秘书长的报告；", "",
	          "2. 敦促所有国家：", "(a) 把桥梁漆成绿色；", "(b) 维护桥梁，并考虑铁会生锈；", "",
	          "3. 决定继续处理此案。" } },
	{ "zh", { "A/HRC/RES/58/3", "人權理事會", "第五十八屆會議", "", "58/3. 燈塔的管理", "", "人權理事會，", "",
	          "重申《燈塔憲章》的原則，並回顧其以往各項決議，", "", "又重申各國的責任，", "", "1. 強調需要看守人；", "",
	          "2. 請各國提供燈油；", "", "3. 決定繼續處理此事。", "", "2035年3月27日", "第56次會議", "",
	          "[未經表決獲得通過。]" } },
	{ "en", { "United Nations A/RES/88/41", "General Assembly", "", "Eighty-eighth session", "Agenda item 71", "",
	          "88/41. Safety of bridges", "", "The General Assembly,", "",
	          "Guided by the purposes and principles of the Charter,1", "",
	          "Deeply concerned about the state of rivets and/or paint,", "", "1. Takes note of the report;", "",
	          "2. Urges all States to paint bridges green;", "", "3. Decides to remain seized of the matter.", "",
	          "65th plenary meeting", "19 December 2033", "", "1 See A/88/5." } },
	{ "ru", { "Организация Объединенных Наций", "Генеральная Ассамблея", "", "Восемьдесят восьмая сессия",
	          "Пункт 71 повестки дня", "", "88/41. Безопасность мостов", "", "Генеральная Ассамблея,", "",
	          "руководствуясь целями и принципами Устава,", "", "учитывая, что железо ржавеет,", "",
	          "1. принимает к сведению доклад;", "", "2. просит все государства красить мосты;", "",
	          "3. постановляет продолжать заниматься этим вопросом.", "", "65-е пленарное заседание,",
	          "19 декабря 2033 года" } },
};

/* What may stand for a line end. */
static const struct {
	const char *mark;
	bool chinese_only, blank_lines; /* blank lines are marked, too */
} marks[] = {
	{ " ", false, false }, { " / ", false, false }, { " | ", false, false }, { "\\n", false, true },
	{ "\\r\\n", false, true }, { "\xC2\xB6", false, false }, { "", true, false }, { "/", true, false },
};

static void put_joined(struct rr_str *out, const struct text *t, const char *mark, bool blank_lines)
{
	bool first = true;

	for (size_t i = 0; i < LINES && t->lines[i] != NULL; i++) {
		if (t->lines[i][0] == '\0' && !blank_lines)
			continue;
		rr_str_printf(out, "%s%s", first ? "" : mark, t->lines[i]);
		first = false;
	}
	rr_str_putc(out, '\n');
}

static void put_facts(struct rr_str *out, struct rr_langs *langs, struct rr_span text, const char *code)
{
	struct rr_source *source;
	struct rr_doc *doc;

	assert_int_equal(rr_source_from(text, "x.txt", &source, NULL), RR_OK);
	assert_int_equal(rr_doc_read(langs, source, NULL, &doc, NULL), RR_OK);
	assert_string_equal(rr_lang_code(doc->lang), code);
	rr_str_printf(out, "%s %s|%s|%s|%d|%s|%s|%s %d %d", doc->symbol ? doc->symbol : "?",
	              doc->body ? doc->body : "?", rr_doc_kind_name(doc->kind), doc->title ? doc->title : "?",
	              doc->session, doc->agenda_item ? doc->agenda_item : "?",
	              doc->agenda_title ? doc->agenda_title : "?", doc->adopted.date, doc->adopted.meeting,
	              (int)doc->adopted.how);
	for (size_t i = 0; i < doc->clause_count; i++)
		rr_str_printf(out, "\n%s %zu %s", doc->clauses[i].id, doc->clauses[i].lead_len,
		              doc->clauses[i].text.text);
	for (size_t i = 0; i < doc->footnote_count; i++)
		rr_str_printf(out, "\n%s %s", doc->footnotes[i].id, doc->footnotes[i].text.text);
	rr_doc_free(doc);
	rr_source_free(source);
}

static void lines_lost_are_read_as_lines(void **state)
{
	struct rr_langs *langs = rr_langs_new("/nowhere");

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
			struct rr_str whole = { 0 }, joined = { 0 }, facts[2] = { { 0 } };

			if (marks[k].chinese_only && strcmp(texts[i].code, "zh") != 0)
				continue;
			put_joined(&whole, &texts[i], "\n", true);
			put_joined(&joined, &texts[i], marks[k].mark, marks[k].blank_lines);
			put_facts(&facts[0], langs, rr_str_span(&whole), texts[i].code);
			put_facts(&facts[1], langs, rr_str_span(&joined), texts[i].code);
			if (strcmp(facts[0].text, facts[1].text) != 0)
				print_error("text %zu with \"%s\" for line ends:\n", i, marks[k].mark);
			assert_string_equal(facts[1].text, facts[0].text);
			assert_non_null(strstr(facts[1].text, "\nOP3 "));
			rr_str_free(&whole);
			rr_str_free(&joined);
			rr_str_free(&facts[0]);
			rr_str_free(&facts[1]);
		}
	rr_langs_free(langs);
}

/* A stroke between words, in a symbol or between dates parts no lines. */
static void strokes_in_sentences_stay(void **state)
{
	struct rr_langs *langs = rr_langs_new("/nowhere");
	struct rr_str facts = { 0 };

	(void)state;
	put_facts(&facts, langs, rr_span(
		"The General Assembly,\n\nRecalling the bridges / viaducts / tunnels / ferries / fords of "
		"resolution 60/251 and/or document A/60/5/Add.1, and the reports of 2033/34 and 2034/35 on the "
		"bridges of the world, which have been submitted to it by those who keep them, and which it has "
		"read with care and with great pleasure,\n\n1. Decides to cross them.\n"), "en");
	assert_non_null(strstr(facts.text, "bridges / viaducts / tunnels"));
	assert_non_null(strstr(facts.text, "\nOP1 7 Decides to cross them."));
	rr_str_free(&facts);
	rr_langs_free(langs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_lost_are_read_as_lines),
		cmocka_unit_test(strokes_in_sentences_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
