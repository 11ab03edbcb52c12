/*
 * Texts decoded in the wrong encoding and saved so are read as they were
 * meant; texts that only look odd stay. The subject matter is invented.
 */
#include "resread/input.h"
#include "resread/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static const char *const texts[] = {
	"The General Assembly,\n\nRecalling the “bridges” of the Secretary-General’s report – and its rivets,\n\n"
	"1. Takes note of the report;\n",
	"L’Assemblée générale,\n\nRéaffirmant sa résolution sur les ponts à péage,\n\n1. Décide de rester saisie de la "
	"question.\n",
	"La Asamblea General,\n\nReafirmando su resolución sobre la cuestión de los puentes del océano,\n\n"
	"1. Pide al Secretario General un informe más corto que el del año pasado.\n",
	"Генеральная Ассамблея,\n\nссылаясь на свою резолюцию о мостах и красках,\n\n1. просит Генерального секретаря "
	"представить доклад о состоянии мостов;\n\n2. постановляет продолжать заниматься этим вопросом.\n",
	"إن الجمعية العامة،\n\nإذ تشير إلى قرارها بشأن الجسور،\n\n1 - تطلب إلى الأمين العام أن يقدم تقريرا؛\n",
	"大会，\n\n回顾其关于桥梁和铆钉的决议，\n\n1. 请秘书长提出关于桥梁状况的报告；\n\n2. 决定继续处理此案。\n",
	"大會，\n\n回顧其關於橋樑和鉚釘的決議，\n\n1. 請秘書長提出關於橋樑狀況的報告；\n\n2. 決定繼續處理此案。\n",
};

/* Of text `text` (-1: of all), which was in an encoding and was decoded as another, so many times. */
static const struct {
	int text;
	const char *was, *as;
	int times;
} mistakes[] = {
	{ -1, "UTF-8", "windows-1252", 1 }, { -1, "UTF-8", "windows-1252", 2 }, { -1, "UTF-8", "windows-1252", 3 },
	{ -1, "UTF-8", "ISO-8859-1", 1 }, { 1, "UTF-8", "macintosh", 1 }, { 2, "UTF-8", "macintosh", 1 },
	{ 3, "UTF-8", "windows-1251", 1 }, { 3, "UTF-8", "KOI8-R", 1 }, { 3, "UTF-8", "IBM866", 1 },
	{ 3, "windows-1251", "windows-1252", 1 }, { 3, "windows-1251", "KOI8-R", 1 },
	{ 3, "KOI8-R", "windows-1252", 1 }, { 3, "KOI8-R", "windows-1251", 1 },
	{ 4, "UTF-8", "windows-1256", 1 }, { 4, "windows-1256", "windows-1252", 1 },
	{ 5, "GB18030", "windows-1252", 1 }, { 6, "Big5", "windows-1252", 1 },
};

/* The lines of a source in one; how many remarks say that it was decoded wrongly. */
static size_t put_lines(struct rr_str *out, struct rr_span bytes)
{
	struct rr_source *source;
	size_t said = 0;

	assert_int_equal(rr_source_from(bytes, "x.txt", &source, NULL), RR_OK);
	for (size_t i = 0; i < source->count; i++) {
		rr_str_add(out, rr_source_lines(source)[i].text);
		rr_str_putc(out, '\n');
	}
	for (size_t i = 0; i < source->remark_count; i++)
		said += strstr(source->remarks[i].message, "decoded wrongly") != NULL;
	rr_source_free(source);
	return said;
}

static void make_mistake(struct rr_str *text, const char *was, const char *as)
{
	struct rr_str bytes = { 0 }, wrong = { 0 };

	assert_int_equal(rr_encode(rr_str_span(text), was, &bytes), 0);
	rr_decode(rr_str_span(&bytes), as, &wrong);
	rr_str_free(&bytes);
	rr_str_free(text);
	*text = wrong;
}

static void check_mistake(const char *meant, const char *was, const char *as, int times)
{
	struct rr_str text = { 0 }, lines[2] = { { 0 } };

	rr_str_puts(&text, meant);
	for (int i = 0; i < times; i++)
		make_mistake(&text, was, as);
	assert_int_equal(put_lines(&lines[0], rr_span(meant)), 0);
	if (put_lines(&lines[1], rr_str_span(&text)) != 1)
		fail_msg("nothing says that %s was taken for %s: %s", was, as, lines[1].text);
	assert_string_equal(lines[1].text, lines[0].text);
	rr_str_free(&text);
	rr_str_free(&lines[0]);
	rr_str_free(&lines[1]);
}

static void mistakes_are_taken_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
		for (int k = 0; k < (int)(sizeof texts / sizeof *texts); k++)
			if (mistakes[i].text < 0 || mistakes[i].text == k)
				check_mistake(texts[k], mistakes[i].was, mistakes[i].as, mistakes[i].times);
}

/* A page pasted into another: what is right already stays. */
static void what_is_right_stays(void **state)
{
	struct rr_str lines = { 0 };

	(void)state;
	assert_int_equal(put_lines(&lines, rr_span("RÃ©solution adoptÃ©e par l’Assemblée gÃ©nÃ©rale Ã  la session\n")), 1);
	assert_string_equal(lines.text, "Résolution adoptée par l’Assemblée générale à la session\n");
	rr_str_free(&lines);
}

/* ---- the font ------------------------------------------------------------ */

static const char font[] = "АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя";

/* Puts the Cyrillic letters of a text into the places of the font, from "!" on. */
static void put_in_font(struct rr_str *out, struct rr_span text)
{
	for (size_t pos = 0, at = 0; pos < text.len; at = pos) {
		uint32_t cp = rr_utf8_next(text, &pos);
		size_t place = 0;

		for (size_t i = 0; cp >= 0x80 && i + 1 < sizeof font; i += 2)
			if (memcmp(font + i, text.text + at, 2) == 0)
				place = i / 2;
		if (cp < 0x80)
			rr_str_putc(out, text.text[at]);
		else
			rr_str_putc(out, (char)('!' + place));
	}
}

static void a_font_is_read_as_it_looked(void **state)
{
	static const char meant[] =
		"ГЕНЕРАЛЬНАЯ АССАМБЛЕЯ\nDistr.\nGENERAL\nA/RES/88/202\n13 March 2033\n\n"
		"88/202. Положение в области прав человека и мостов\n\nГенеральная Ассамблея,\n\n"
		"ссылаясь на свою резолюцию 60/251 от 15 марта 2006 года и резолюцию 2200 A (XXI),\n\n"
		"1. просит Генерального секретаря представить доклад 1/ о состоянии мостов;\n\n"
		"2. призывает все государства:\n\na) красить мосты;\n\nb) содержать их в порядке;\n\n"
		"3. постановляет рассмотреть этот вопрос на своей 67-й сессии.\n\n1/ Резолюция 217 A (III).\n";
	struct rr_str text = { 0 }, lines = { 0 };
	struct rr_source *source;

	(void)state;
	put_in_font(&text, rr_span(meant));
	assert_null(strstr(text.text, "\xD0"));
	assert_int_equal(rr_source_from(rr_str_span(&text), "x.txt", &source, NULL), RR_OK);
	assert_int_equal(source->remark_count, 1);
	assert_non_null(strstr(source->remarks[0].message, "Cyrillic font"));
	for (size_t i = 0; i < source->count; i++)
		rr_str_printf(&lines, "%.*s\n", (int)rr_source_lines(source)[i].text.len,
		              rr_source_lines(source)[i].text.text);
	assert_string_equal(lines.text, meant);
	rr_source_free(source);
	rr_str_free(&text);
	rr_str_free(&lines);
}

static const char *const odd[] = {
	"§§ 1–3 «÷» ±½ Ã© the sign of the ship “Ñandú”, 10 °C, ¿¡ and § 5\n",
	"ОРГАНИЗАЦИЯ ОБЪЕДИНЕННЫХ НАЦИЙ\nГЕНЕРАЛЬНАЯ АССАМБЛЕЯ\nРЕЗОЛЮЦИЯ О СОСТОЯНИИ МОСТОВ И КРАСОК\n",
	"ÎLE DE PÂQUES, ÉTÉ ÂGÉ: À côté de la forêt, où l’ÉLÈVE a reçu «Âme»\n",
	"┌────┐\n│ 桥 │\n└────┘\n",
	"> & <@> The\n> Assembly\n> and\n> its\n> No. 53A\n> & 9B\n> (A/78/53)\n> + one\n> = $5\n> `a`\n",
	"if (a[i] != 0 && b->c >= $x) { y = a[i] + b->c; } /* <tag> @author && more */ $5 + $6 = $11 & x@y.z\n",
};

static void odd_texts_stay(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		struct rr_str lines = { 0 };

		assert_int_equal(put_lines(&lines, rr_span(odd[i])), 0);
		assert_string_equal(lines.text, odd[i]);
		rr_str_free(&lines);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mistakes_are_taken_back),
		cmocka_unit_test(what_is_right_stays),
		cmocka_unit_test(a_font_is_read_as_it_looked),
		cmocka_unit_test(odd_texts_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
