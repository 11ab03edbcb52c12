/*
 * How each language tells the adoption: sentences of votes as they were
 * printed over the years, and days in all their spellings, below a short text.
 */
#include "support/packs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static const struct {
	const char *code, *text, *meeting;
} texts[] = {
	{ "fr", "Le Conseil de sécurité,\n\n1. Décide de peindre.\n\n", "5e séance plénière\n" },
	{ "es", "El Consejo de Seguridad,\n\n1. Decide pintar.\n\n", "5ª sesión plenaria\n" },
	{ "ru", "Совет Безопасности,\n\n1. постановляет красить.\n\n", "5-е пленарное заседание\n" },
	{ "ar", "إن مجلس الأمن،\n\n1 - يقرر الطلاء.\n\n", "الجلسة العامة 5\n" },
	{ "zh", "安全理事会，\n\n1. 决定油漆。\n\n", "第5次全体会议\n" },
};

static const struct {
	const char *code, *sentence, *told; /* meeting, way, votes with their States */
} sentences[] = {
	{ "fr", "Adoptée à la 474e séance par 7 voix contre une (Yougoslavie), deux membres (Egypte, Inde) "
	  "n'ayant pas participé au vote.", "474 recorded_vote 7() 1(Yougoslavie) 0()" },
	{ "fr", "Adoptée à la 476e séance par 7 voix contre zéro, avec 3 abstentions (Egypte, Inde), un membre "
	  "(Chine) étant absent.", "476 recorded_vote 7() 0() 3(Egypte,Inde)" },
	{ "fr", "Adoptée à la 1829e séance par 14 voix contre zéro. Un membre (Chine) n'a pas participé au vote.",
	  "1829 recorded_vote 14() 0() 0()" },
	{ "fr", "Adoptée à la 1747e séance par 14 voix contre zéro 26.", "1747 recorded_vote 14() 0() 0()" },
	{ "fr", "Adoptée à la 5663e séance, par 10 voix pour, zéro contre et 5 abstentions.",
	  "5663 recorded_vote 10() 0() 5()" },
	{ "fr", "[Adoptée, à l’issue d’un vote enregistré, par 27 voix contre 15, avec 5 abstentions.]",
	  "0 recorded_vote 27() 15() 5()" },
	{ "fr", "Cent quatre-vingt-troisième séance plénière, le 10 décembre 1948.", "183 1948-12-10 ?" },
	{ "es", "Aprobada en la 1039a. sesión por 10 votos contra ninguno y una abstención (India).",
	  "1039 recorded_vote 10() 0() 1(India)" },
	{ "es", "Aprobada en la 474a. sesión por 7 votos contra 1 (Yugoslavia); dos miembros (Egipto, India) no "
	  "participaron en la votación.", "474 recorded_vote 7() 1(Yugoslavia) 0()" },
	{ "es", "Aprobada en la 1829a. sesión por 13 votos contra ninguno y 1 abstención (China), con la no "
	  "participación de un miembro (Iraq).", "1829 recorded_vote 13() 0() 1(China)" },
	{ "es", "Aprobada en la 3106ª sesión por 12 votos a favor, ninguno en contra y 3 abstenciones (China, India "
	  "y Zimbabwe).", "3106 recorded_vote 12() 0() 3(China,India,Zimbabwe)" },
	{ "es", "[Aprobada sin ser sometida a votación.]", "0 without_vote" },
	{ "es", "[Aprobada sin que se procediera a votación. Véase el cap. XI.]", "0 without_vote" },
	{ "ru", "Принята на 1829-м заседании 14 голосами, причем никто не голосовал против. Один член Совета "
	  "(Китай) не участвовал в голосовании.", "1829 recorded_vote 14() 0() 0()" },
	{ "ru", "Принята на 474-м заседании 7 голосами против 1 (Югославия), причем два члена (Египет, Индия) не "
	  "участвовали в голосовании.", "474 recorded_vote 7() 1(Югославия) 0()" },
	{ "ru", "[Принята путем проведения заносимого в отчет о заседании голосования 27 голосами против 15 при 5 "
	  "воздержавшихся.]", "0 recorded_vote 27() 15() 5()" },
	{ "ru", "[Принята на основе консенсуса.]", "0 without_vote" },
	{ "ar", "اعتمد بالإجماع في الجلسة ٤٠٧٦.", "4076 unanimously" },
	{ "ar", "اتخذ في الجلسة 4205 بأغلبية 14 صوتا مع امتناع عضو واحد عن التصويت (الهند).",
	  "4205 recorded_vote 14() 0() 1(الهند)" },
	{ "ar", "تبنى المجلس هذا القرار، في جلسته رقم 2747، بـ 14 صوتا مقابل لا شيء كالآتي:\nمع القرار:\n"
	  "إيطاليا, السويد, اليابان.", "2747 recorded_vote 14(إيطاليا,السويد,اليابان) 0() 0()" },
	{ "ar", "تبنت الجمعية العامة هذا القرار، في جلستها العامة رقم 2296، بـ 89 صوتا مقابل 8 وامتناع 37 كالآتي:",
	  "2296 recorded_vote 89() 8() 37()" },
	{ "ar", "تبنى المجلس هذا القرار، بالإجماع، في جلسته رقم 1382.", "1382 unanimously" },
	{ "zh", "第五〇六次會議以七票對三票(中國、古巴、美利堅合衆國)通過,棄權者一(埃及)。",
	  "506 recorded_vote 7() 3(中國,古巴,美利堅合衆國) 1(埃及)" },
	{ "zh", "第四七三次會議以九票對零通過,棄權者一(南斯拉夫),缺席者一(蘇聯)。",
	  "473 recorded_vote 9() 0() 1(南斯拉夫)" },
	{ "zh", "第一七四七次会议以十四票对零票通过。有一个理事国(中国)未参加表决。",
	  "1747 recorded_vote 14() 0() 0()" },
	{ "zh", "[经记录表决以27票赞成、15票反对、5票弃权获得通过。表决情况如下：",
	  "0 recorded_vote 27() 15() 5()" },
	{ "zh", "[以协商一致方式通过。]", "0 without_vote" },
	{ "zh", "[决议未经表决获得通过。]", "0 without_vote" },
};

static const struct {
	const char *code, *day, *iso;
} days[] = {
	{ "fr", "1er janvier 2001", "2001-01-01" }, { "fr", "30 AOÛT 2001", "2001-08-30" },
	{ "es", "1º de enero de 2001", "2001-01-01" }, { "es", "1.º de enero de 2001", "2001-01-01" },
	{ "es", "1° de enero del 2001", "2001-01-01" }, { "es", "12 de setiembre de 2001", "2001-09-12" },
	{ "es", "12 diciembre 2001", "2001-12-12" }, { "ru", "1-го января 2001 года", "2001-01-01" },
	{ "ru", "«12» декабря 2001 г.", "2001-12-12" }, { "ru", "12 мая 2001г.", "2001-05-12" },
	{ "ar", "١ كانون الثاني/يناير ٢٠٠١", "2001-01-01" }, { "ar", "1 يناير/كانون الثاني 2001", "2001-01-01" },
	{ "ar", "30 تشرين الثاني (نوفمبر) 1975", "1975-11-30" }, { "ar", "12 كانون أول/ديسمبر 2001", "2001-12-12" },
	{ "ar", "في 12 آب/أغسطس 2001", "2001-08-12" }, { "ar", "12 جويلية 2001", "2001-07-12" },
	{ "zh", "二○○一年一月一日", "2001-01-01" }, { "zh", "一九五0年十二月三十一日", "1950-12-31" },
	{ "zh", "一九四六年一月廿六日", "1946-01-26" }, { "zh", "一九七一年拾月廿五日", "1971-10-25" },
	{ "zh", "２００１年１月１日", "2001-01-01" },
};

/* Names of States that hold a word which joins two of them elsewhere. */
static const struct {
	const char *code, *vote, *head, *between, *last, *names[16];
} named[] = {
	{ "fr", "[Adoptée par 2 voix contre zéro, avec 0 abstention.", "Ont voté pour:", ", ", " et ",
	  { "Antigua-et-Barbuda", "Antigua et Barbuda", "Bosnie-Herzégovine", "Bosnie et Herzégovine",
	    "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord", "Saint-Kitts-et-Nevis",
	    "Saint-Vincent-et-les Grenadines", "Sao Tomé-et-Principe", "Serbie et Monténégro",
	    "Trinité-et-Tobago", "Éthiopie" } },
	{ "es", "[Aprobada en votación registrada por 2 votos contra 0 y 0 abstenciones.", "Votos a favor:", ", ", " y ",
	  { "Antigua y Barbuda", "Bosnia y Herzegovina", "Reino Unido de Gran Bretaña e Irlanda del Norte",
	    "Saint Kitts y Nevis", "San Kitts y Nevis", "San Vicente y las Granadinas", "Santo Tomé y Príncipe",
	    "Serbia y Montenegro", "Trinidad y Tabago", "Yemen" } },
	{ "ru", "[Принята 2 голосами против 0 при 0 воздержавшихся.", "Голосовали за:", ", ", " и ",
	  { "Антигуа и Барбуда", "Босния и Герцеговина", "Сент-Винсент и Гренадины", "Сент-Китс и Невис",
	    "Сан-Томе и Принсипи", "Сербия и Черногория", "Тринидад и Тобаго",
	    "Соединенное Королевство Великобритании и Северной Ирландии", "Исландия" } },
	{ "ar", "[اعتمد بتصويت مسجل بأغلبية 2 صوتا مقابل 0 وامتناع 0 عن التصويت.", "المؤيدون:", "، ", " و",
	  { "أنتيغوا وبربودا", "البوسنة والهرسك", "المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية",
	    "سان تومي وبرينسيبي", "سانت فنسنت وجزر غرينادين", "سانت كيتس ونيفس", "صربيا والجبل الأسود",
	    "ترينيداد وتوباغو", "اليابان" } },
	{ "zh", "[经记录表决，以2票对0票、0票弃权获得通过。", "赞成：", "、", "和",
	  { "安提瓜和巴布达", "波斯尼亚和黑塞哥维那", "大不列颠及北爱尔兰联合王国", "聖多美和普林西比", "圣基茨和尼维斯",
	    "圣文森特和格林纳丁斯", "塞尔维亚和黑山", "特里尼达和多巴哥", "特立尼达和多巴哥", "阿尔及利亚", "埃及" } },
};

static size_t text_of(const char *code)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (strcmp(texts[i].code, code) == 0)
			return i;
	fail_msg("no text of %s", code);
	return 0;
}

static void put_told(struct rr_str *out, const struct rr_doc *d)
{
	const char *how = rr_adopted_how_name(d->adopted.how);

	rr_str_printf(out, "%d%s%s %s", d->adopted.meeting, d->adopted.date[0] ? " " : "", d->adopted.date,
	              how ? how : "?");
	for (int k = 0; d->adopted.has_votes && k < 3; k++) {
		const char *const *states = d->adopted.states[k];

		rr_str_printf(out, " %d(", d->adopted.votes[k]);
		for (size_t i = 0; states[i] != NULL; i++)
			rr_str_printf(out, "%s%s", i ? "," : "", states[i]);
		rr_str_putc(out, ')');
	}
}

static void reads_votes(void **state)
{
	struct rr_str text = { 0 }, told = { 0 };
	unsigned wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		struct rr_doc *d;

		rr_str_cut(&text, 0);
		rr_str_cut(&told, 0);
		rr_str_printf(&text, "%s%s\n", texts[text_of(sentences[i].code)].text, sentences[i].sentence);
		d = text_read(text.text, sentences[i].code);
		put_told(&told, d);
		if (strcmp(told.text, sentences[i].told) != 0 || d->clause_count != 1) {
			print_message("%s\n  wanted %s\n  read   %s, %zu clauses\n", sentences[i].sentence,
			              sentences[i].told, told.text, d->clause_count);
			wrong++;
		}
		rr_doc_free(d);
	}
	rr_str_free(&text);
	rr_str_free(&told);
	assert_int_equal(wrong, 0);
}

static void reads_days(void **state)
{
	struct rr_str text = { 0 };
	unsigned wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		size_t t = text_of(days[i].code);
		struct rr_doc *d;

		rr_str_cut(&text, 0);
		rr_str_printf(&text, "%s%s%s\n", texts[t].text, texts[t].meeting, days[i].day);
		d = text_read(text.text, days[i].code);
		if (strcmp(d->adopted.date, days[i].iso) != 0 || d->adopted.meeting != 5) {
			print_message("%s: wanted %s, read %s\n", days[i].day, days[i].iso, d->adopted.date);
			wrong++;
		}
		rr_doc_free(d);
	}
	rr_str_free(&text);
	assert_int_equal(wrong, 0);
}

/* All of them in one list: each is one name, wherever it stands. */
static void reads_states(void **state)
{
	struct rr_str text = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		const char *const *names = named[i].names;
		size_t count = 0;

		while (count < 16 && names[count] != NULL)
			count++;
		for (size_t first = 0; first < count; first++) {
			struct rr_doc *d;

			rr_str_cut(&text, 0);
			rr_str_printf(&text, "%s%s\n\n%s\n", texts[text_of(named[i].code)].text, named[i].vote,
			              named[i].head);
			for (size_t k = 0; k < count; k++)
				rr_str_printf(&text, "%s%s", k == 0 ? "" : k + 1 < count ? named[i].between : named[i].last,
				              names[(first + k) % count]);
			rr_str_puts(&text, "]\n");
			d = text_read(text.text, named[i].code);
			for (size_t k = 0; k < count; k++)
				if (d->adopted.states[0][k] == NULL
				    || strcmp(d->adopted.states[0][k], names[(first + k) % count]) != 0)
					fail_msg("%s: wanted %s, read %s", named[i].code, names[(first + k) % count],
					         d->adopted.states[0][k] ? d->adopted.states[0][k] : "nothing");
			rr_doc_free(d);
		}
	}
	rr_str_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_votes),
		cmocka_unit_test(reads_days),
		cmocka_unit_test(reads_states),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
