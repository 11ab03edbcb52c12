/*
 * Texts in two languages: an invented resolution in six, each two of them put
 * together as translators and old volumes do; either side must be read like
 * the text alone.
 */
#include "resread/doc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define LINES 16
#define LANGS 6

static const struct {
	const char *code;
	const char *lines[LINES]; /* each language's are twins of the others' */
} texts[LANGS] = {
	{ "en", {
		"United Nations A/RES/88/41",
		"General Assembly",
		"Eighty-eighth session",
		"Agenda item 71",
		"[on the report of the Third Committee (A/88/489)]",
		"88/41. Safety of bridges",
		"The General Assembly,",
		"Guided by the purposes and principles of the Charter of the United Nations,",
		"Bearing in mind that iron rusts and that wood rots,",
		"1. Takes note of the report of the Secretary-General;",
		"2. Urges all States:",
		"(a) To paint bridges green;",
		"(b) To maintain them;",
		"3. Decides to remain seized of the matter.",
		"65th plenary meeting",
		"19 December 2033",
	} },
	{ "fr", {
		"Nations Unies A/RES/88/41",
		"Assemblée générale",
		"Quatre-vingt-huitième session",
		"Point 71 de l’ordre du jour",
		"[sur la base du rapport de la Troisième Commission (A/88/489)]",
		"88/41. Sécurité des ponts",
		"L’Assemblée générale,",
		"Guidée par les buts et principes de la Charte des Nations Unies,",
		"Ayant à l’esprit que le fer rouille et que le bois pourrit,",
		"1. Prend note du rapport du Secrétaire général ;",
		"2. Engage instamment tous les États :",
		"a) À peindre les ponts en vert ;",
		"b) À les entretenir ;",
		"3. Décide de rester saisie de la question.",
		"65e séance plénière",
		"19 décembre 2033",
	} },
	{ "es", {
		"Naciones Unidas A/RES/88/41",
		"Asamblea General",
		"Octogésimo octavo período de sesiones",
		"Tema 71 del programa",
		"[sobre la base del informe de la Tercera Comisión (A/88/489)]",
		"88/41. Seguridad de los puentes",
		"La Asamblea General,",
		"Guiada por los propósitos y principios de la Carta de las Naciones Unidas,",
		"Teniendo presente que el hierro se oxida y que la madera se pudre,",
		"1. Toma nota del informe del Secretario General;",
		"2. Insta a todos los Estados a que:",
		"a) Pinten los puentes de verde;",
		"b) Los mantengan;",
		"3. Decide seguir ocupándose de la cuestión.",
		"65ª sesión plenaria",
		"19 de diciembre de 2033",
	} },
	{ "ru", {
		"Организация Объединенных Наций A/RES/88/41",
		"Генеральная Ассамблея",
		"Восемьдесят восьмая сессия",
		"Пункт 71 повестки дня",
		"[по докладу Третьего комитета (A/88/489)]",
		"88/41. Безопасность мостов",
		"Генеральная Ассамблея,",
		"руководствуясь целями и принципами Устава Организации Объединенных Наций,",
		"учитывая, что железо ржавеет, а дерево гниет,",
		"1. принимает к сведению доклад Генерального секретаря;",
		"2. настоятельно призывает все государства:",
		"a) красить мосты в зеленый цвет;",
		"b) содержать их в порядке;",
		"3. постановляет продолжать заниматься этим вопросом.",
		"65-е пленарное заседание,",
		"19 декабря 2033 года",
	} },
	{ "ar", {
		"الأمم المتحدة A/RES/88/41",
		"الجمعية العامة",
		"الدورة الثامنة والثمانون",
		"البند 71 من جدول الأعمال",
		"[بناء على تقرير اللجنة الثالثة (A/88/489)]",
		"88/41 - سلامة الجسور",
		"إن الجمعية العامة،",
		"إذ تسترشد بمقاصد ومبادئ ميثاق الأمم المتحدة،",
		"وإذ تضع في اعتبارها أن الحديد يصدأ وأن الخشب يتعفن،",
		"1 - تحيط علما بتقرير الأمين العام؛",
		"2 - تحث جميع الدول على ما يلي:",
		"(أ) أن تطلي الجسور باللون الأخضر؛",
		"(ب) أن تصونها؛",
		"3 - تقرر أن تبقي المسألة قيد نظرها.",
		"الجلسة العامة 65",
		"19 كانون الأول/ديسمبر 2033",
	} },
	{ "zh", {
		"联合国 A/RES/88/41",
		"大会",
		"第八十八届会议",
		"议程项目71",
		"[根据第三委员会的报告(A/88/489)通过]",
		"88/41. 桥梁的安全",
		"大会，",
		"遵循《联合国宪章》的宗旨和原则，",
		"铭记铁会生锈，木会腐朽，",
		"1. 注意到秘书长的报告；",
		"2. 敦促所有国家：",
		"(a) 把桥梁漆成绿色；",
		"(b) 维护桥梁；",
		"3. 决定继续处理此案。",
		"第65次全体会议",
		"2033年12月19日",
	} },
};

/* Whether a blank line stands before a line. */
static bool has_gap(size_t line)
{
	return line == 2 || (line >= 4 && line <= 14);
}

static const char symbol[] = "A/RES/88/41";

enum form { HALVES, PARAGRAPHS, LINE_BY_LINE, GLUED, TABBED, STROKE, COLUMNS, FORMS };

static const char *const form_names[FORMS] = {
	"one behind the other", "paragraph by paragraph", "line by line", "glued", "parted by a tab",
	"parted by a stroke", "side by side",
};

static void put_whole(struct rr_str *out, const char *const *lines)
{
	for (size_t i = 0; i < LINES; i++)
		rr_str_printf(out, "%s%s\n", has_gap(i) ? "\n" : "", lines[i]);
}

static void put_paragraphs(struct rr_str *out, const char *const *a, const char *const *b)
{
	for (size_t first = 0, last; first < LINES; first = last) {
		for (last = first + 1; last < LINES && !has_gap(last);)
			last++;
		for (int side = 0; side < 2; side++) {
			for (size_t i = first; i < last; i++)
				rr_str_printf(out, "%s\n", (side == 0 ? a : b)[i]);
			rr_str_putc(out, '\n');
		}
	}
}

static void put_form(struct rr_str *out, const char *const *a, const char *const *b, enum form form)
{
	static const char *const between[FORMS] = {
		[LINE_BY_LINE] = "\n", [GLUED] = "", [TABBED] = "\t", [STROKE] = " / ",
	};

	if (form == HALVES) {
		put_whole(out, a);
		rr_str_putc(out, '\n');
		put_whole(out, b);
	} else if (form == PARAGRAPHS) {
		put_paragraphs(out, a, b);
	}
	for (size_t i = 0; form > PARAGRAPHS && i < LINES; i++) {
		rr_str_printf(out, "%s%s", has_gap(i) ? "\n" : "", a[i]);
		if (form == COLUMNS)
			rr_str_printf(out, "%*s%s\n", 160 - (int)strlen(a[i]), "", b[i]);
		else
			rr_str_printf(out, "%s%s\n", between[form], b[i]);
	}
}

static struct rr_doc *read_text(struct rr_langs *langs, struct rr_span text, const char *code)
{
	struct rr_source *source;
	struct rr_doc *doc;

	assert_int_equal(rr_source_from(text, "x.txt", &source, NULL), RR_OK);
	assert_int_equal(rr_doc_read(langs, source, code, &doc, NULL), RR_OK);
	rr_source_free(source);
	return doc;
}

/* What a reader of the text wants of it, in one. */
static void put_facts(struct rr_str *out, const struct rr_doc *doc)
{
	rr_str_printf(out, "%s %s %s %s|%s|%d|%s|%s|%s %d|", rr_lang_code(doc->lang), doc->symbol,
	              doc->body ? doc->body : "?", rr_doc_kind_name(doc->kind), doc->title ? doc->title : "?",
	              doc->session, doc->agenda_item ? doc->agenda_item : "?", doc->basis ? doc->basis : "?",
	              doc->adopted.date, doc->adopted.meeting);
	for (size_t i = 0; i < doc->clause_count; i++)
		rr_str_printf(out, "\n%s %zu %s", doc->clauses[i].id, doc->clauses[i].lead_len,
		              doc->clauses[i].text.text);
}

static bool says_two(const struct rr_doc *doc)
{
	return doc->remark_count > 0 && strstr(doc->remarks[0].message, "in two languages") != NULL;
}

/* Every line that holds the other language bears a remark. */
static void check_accounted(const struct rr_doc *doc, const char *const *other, const char *what)
{
	for (size_t i = 0; i < LINES; i++) {
		bool found = false;

		for (size_t k = 0; k < doc->remark_count && !found; k++)
			found = strstr(doc->remarks[k].message, other[i]) != NULL;
		if (!found)
			print_error("%s: nothing says where this went: %s\n", what, other[i]);
		assert_true(found);
	}
}

static void either_side_reads_like_the_text_alone(void **state)
{
	struct rr_langs *langs = rr_langs_new("/nowhere");

	(void)state;
	for (int pair = 0; pair < LANGS * LANGS * FORMS; pair++) {
		int a = pair / FORMS / LANGS, b = pair / FORMS % LANGS, form = pair % FORMS;
		const char *const *lines[2] = { texts[a].lines, texts[b].lines };
		struct rr_str both = { 0 };

		if (a == b)
			continue;
		put_form(&both, lines[0], lines[1], (enum form)form);
		for (int side = 0; side < 2; side++) {
			const char *code = texts[side == 0 ? a : b].code;
			struct rr_str alone = { 0 }, facts[2] = { { 0 } };
			struct rr_doc *docs[2];
			char what[80];

			snprintf(what, sizeof what, "%s and %s, %s, in %s", texts[a].code, texts[b].code,
			         form_names[form], code);
			put_whole(&alone, lines[side]);
			docs[0] = read_text(langs, rr_str_span(&alone), code);
			docs[1] = read_text(langs, rr_str_span(&both), code);
			put_facts(&facts[0], docs[0]);
			put_facts(&facts[1], docs[1]);
			if (strcmp(facts[0].text, facts[1].text) != 0)
				print_error("%s:\n", what);
			assert_string_equal(facts[1].text, facts[0].text);
			assert_string_equal(docs[1]->symbol, symbol);
			assert_int_equal(docs[1]->clause_count, 7);
			assert_true(says_two(docs[1]) && !says_two(docs[0]));
			check_accounted(docs[1], lines[1 - side], what);
			for (int i = 0; i < 2; i++) {
				rr_doc_free(docs[i]);
				rr_str_free(&facts[i]);
			}
			rr_str_free(&alone);
		}
		rr_str_free(&both);
	}
	rr_langs_free(langs);
}

/* The one that is not English, else the first. */
static void without_a_code_the_other_than_english_is_read(void **state)
{
	struct rr_langs *langs = rr_langs_new("/nowhere");

	(void)state;
	for (int pair = 0; pair < LANGS * LANGS * FORMS; pair++) {
		int a = pair / FORMS / LANGS, b = pair / FORMS % LANGS;
		struct rr_str both = { 0 };
		struct rr_doc *doc;

		if (a == b)
			continue;
		put_form(&both, texts[a].lines, texts[b].lines, (enum form)(pair % FORMS));
		doc = read_text(langs, rr_str_span(&both), NULL);
		assert_string_equal(rr_lang_code(doc->lang), texts[a == 0 ? b : a].code);
		rr_doc_free(doc);
		rr_str_free(&both);
	}
	rr_langs_free(langs);
}

/* What another language only lends a title, a quotation, a masthead, a letter in front. */
static const char *const alone[] = {
	"The General Assembly,\n\nRecalling the instrument entitled “La Asamblea General, recordando los puentes”,\n\n"
	"Noting the song “Rappelant les ponts et les rivets de la ville”,\n\n1. Takes note of it;\n\n"
	"2. Requests that it be sung in French as follows:\n\n“Le pont est dans la ville, et les rivets sont "
	"sur le pont, par la grâce du forgeron, qui les a mis dans le fer.”\n",
	"United Nations A/RES/88/41\nGeneral Assembly\nDistr.: General\n14 January 2034\n\n"
	"大会，\n\n回顾题为“The Convention on the Bridges of the World”的文书，\n\n"
	"1. 注意到该文书；\n\n2. 决定继续处理此案。\n\n"
	"¹ The Bridges of the World, with a foreword on the rivets and the paint of which they are made.\n",
	"Note by the Secretariat\n\nThe following text was received in French and is circulated as it is, "
	"with the thanks of the Secretariat to the author of the letter and to the reader of it.\n\n"
	"L’Assemblée générale,\n\nRappelant ses ponts,\n\n1. Décide de les peindre dans les couleurs de la ville;\n\n"
	"2. Prie le Secrétaire général de lui rendre compte des ponts et des rivets sur lesquels ils reposent.\n",
};

static void a_quotation_makes_no_second_language(void **state)
{
	struct rr_langs *langs = rr_langs_new("/nowhere");

	(void)state;
	for (size_t i = 0; i < sizeof alone / sizeof *alone; i++) {
		struct rr_doc *doc = read_text(langs, rr_span(alone[i]), NULL);

		assert_false(says_two(doc));
		rr_doc_free(doc);
	}
	rr_langs_free(langs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(either_side_reads_like_the_text_alone),
		cmocka_unit_test(without_a_code_the_other_than_english_is_read),
		cmocka_unit_test(a_quotation_makes_no_second_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
