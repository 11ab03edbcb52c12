/*
 * Forms of texts in the other languages, as copies of them have these: old
 * Chinese and Arabic ways of deciding and voting, wrapped enacting words, lettered
 * parts, statements, what web pages add; on invented texts.
 */
#include "support/form.h"
#include "support/packs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static const struct {
	const char *code;
	struct form form;
	const char *leads; /* opening verbs, parted by "|"; NULL: not asked */
} forms[] = {
	{ "zh", { "bullets before numbers, a caption of a web page",
	  "联合国安理会第1476号决议 中华文库\n← | 联合国安理会第1475(2003)号决议 | 第1476(2003)号决议 |\n安全理事会,\n"
	  "- 回顾桥梁的各项决议,\n- 根据誓言采取行动,\n- 1. 决定油漆;\n- 2. 决定继续处理此案。\n第4743次会议一致通过。\n",
	  "S/RES/1476(2003) resolution SC 0  unanimously", "PP1 PP2 OP1 OP2" }, "回顾|根据|决定|决定" },
	{ "zh", { "the body's name alone without a stop, behind the number",
	  "二九三(四). 桥梁问题\n大会\n久闻其一九四七年桥梁决议案,\n鉴于油漆,\n一.请秘书长油漆。\n",
	  "A/RES/293(IV) resolution GA 4  ?; 桥梁问题; 0 notes", "PP1 PP2 OP1" }, "|鉴于|请" },
	{ "zh", { "lettered parts with titles, one right above the body's name",
	  "大会决议\n[根据委员会的报告\n(A/50/605)通过]\n50/28. 桥梁工程处\nA. 援助桥梁\n大会,\n回顾其誓言,\n"
	  "1. 欢迎油漆;\nB. 工作组\n大会,\n注意到油漆,\n1. 请工作组油漆;\n2. 决定继续。\n",
	  "A/RES/50/28 resolution GA 50  ?; 桥梁工程处; 0 notes", "A.PP1 A.OP1 B.PP1 B.OP1 B.OP2" },
	  "回顾|欢迎|注意到|请|决定" },
	{ "en", { "the same in English",
	  "50/28. Bridges\n\nA. Help for bridges\nThe General Assembly,\nNoting paint,\n1. Decides to paint;\n\n"
	  "B. Working group\nThe General Assembly,\nRecalling its oath,\n1. Requests paint.\n",
	  "A/RES/50/28 resolution GA 50  ?; Bridges; 0 notes", "A.PP1 A.OP1 B.PP1 B.OP1" }, NULL },
	{ "zh", { "the sentence of a statement, nothing else",
	  "← | 联合国安理会主席声明2002年第37号 S/PRST/2002/37 |\n|\n"
	  "安全理事会主席在2002年12月17日安全理事会第4670次会议上,就题为“桥梁”的项目,代表安理会发表声明如下:\n"
	  "“安全理事会欢迎油漆。”\n",
	  "S/PRST/2002/37 statement SC 0 2002-12-17 ?", "OP1" }, NULL },
	{ "zh", { "old openings, letters below a verb, marks among numbers in Han figures",
	  "八十七(一九五〇).一九五〇年九月二十九日決議案\n〔S/1836〕\n\n  安全理事會,\n\n  業已接獲委員會之報告書21及送文函件,22\n\n"
	  "  備悉橋樑聲明,\n\n  決議:\n\n  (a)將橋樑油漆;\n\n  (b)邀請代表列席。\n\n\n第五〇六次會議一致通過。\n\n\n"
	  "21 正式紀錄,第一年。\n\n22 同上,附件十四。\n",
	  "S/RES/87(1950) resolution SC 0 1950-09-29 unanimously; (null); 2 notes", "PP1 PP2 OP1 OP1(a) OP1(b)" },
	  "業已接獲|備悉|決議||" },
	{ "zh", { "a verb above numbered paragraphs is a heading of them",
	  "六(一九四六).一九四六年五月十七日決議案\n\n  安全理事會,\n\n  參照其決議案,\n\n  爰議決:\n\n  一. 橋樑應予油漆;\n\n"
	  "  二. 秘書長應予協助。\n\n第四十二次會議一致通過\n",
	  "S/RES/6(1946) resolution SC 0 1946-05-17 unanimously", "PP1 OP1 OP2" }, "參照||" },
	{ "zh", { "a conclusion that names the body, and verbs behind it",
	  "三〇一(一九五二).一九五二年九月二十九日決議案\n\n安全理事會,\n\n業已接獲委員會之報告書\n\n鑒於橋樑之情勢\n\n"
	  "為此,安全理事會指派油漆委員會;\n\n請委員會油漆;\n\n授權秘書長協助。\n\n第五〇六次會議一致通過。\n",
	  "S/RES/301(1952) resolution SC 0 1952-09-29 unanimously", "PP1 PP2 OP1 OP2 OP3" },
	  "業已接獲|鑒於|為此,安全理事會指派|請|授權" },
	{ "ar", { "a caption, labels with a blank inside, the vote told below",
	  "قرار مجلس الأمن رقم 381 بتاريخ 30 تشرين الثاني (نوفمبر) 1975\nإن مجلس الأمن\nوقد نظر في تقرير الجسور,\nيقرر:\n"
	  "(أ ) أن يجتمع مرة أخرى,\n(ب) أن يجدد الطلاء.\nتبنى المجلس هذا القرار, في\nجلسته رقم 1856, بـ 2 صوتا مقابل لا شيء "
	  "كالآتي:\nمع القرار:\nإيطاليا, اليابان.\n",
	  "S/RES/381(1975) resolution SC 0 1975-11-30 recorded_vote 2(إيطاليا,اليابان) 0() 0()",
	  "PP1 OP1 OP1(a) OP1(b)" }, "وقد نظر|يقرر||" },
	{ "ru", { "a symbol typed with Cyrillic capitals",
	  "А/НRС/RЕS/35/3\n\nСовет по правам человека\n\n35/3. Мосты\n\nСовет по правам человека,\n\nссылаясь на мосты,\n\n"
	  "1. постановляет красить.\n",
	  "A/HRC/RES/35/3 resolution HRC 35  ?; Мосты; 0 notes", "PP1 OP1" }, "ссылаясь|постановляет" },
	{ "zh", { "a sentence that names the body, no enacting words",
	  "联合国大会决议案二十六(一)\n\n大会决定设置两桥梁委员会如下.\n\n(甲)油漆委员会;\n\n(乙)桥梁委员会.\n\n"
	  "一九四六年一月廿六日,第十八次全会.\n",
	  "A/RES/26(I) resolution GA 1 1946-01-26 ?", "OP1 OP1(a) OP1(b)" }, "决定||" },
	{ "en", { "the same in English",
	  "31/402. Bridges of towns\n\nThe General Assembly decides to paint the bridges.\n\n5th plenary meeting\n1 May 1976\n",
	  "A/RES/31/402 resolution GA 31 1976-05-01 ?; Bridges of towns; 0 notes", "OP1" }, "decides" },
	{ "en", { "a sentence that ends the preamble and names the body",
	  "21 (1947). Resolution of 2 April 1947\n\nWhereas bridges rust ; and\n\nWhereas paint is dear ;\n\nNow, therefore, the "
	  "Security Council of the towns, having satisfied itself that paint holds, hereby resolves to approve the terms:\n\n"
	  "Article I\n\nPaint is green.\n\nAdopted unanimously at the\n124th meeting.\n",
	  "S/RES/21(1947) resolution SC 0 1947-04-02 unanimously", "PP1 PP2 OP1 ANNEX.p1" },
	  "Whereas|Whereas|hereby resolves|" },
	{ "fr", { "the same in French, behind enacting words",
	  "31/402. Ponts des villes\n\nL’Assemblée générale,\n\nConsidérant que les ponts rouillent,\n\nEn conséquence, l’Assemblée "
	  "générale décide de les peindre.\n",
	  "A/RES/31/402 resolution GA 31  ?", "PP1 OP1" }, "Considérant|décide" },
	{ "es", { "the same in Spanish",
	  "31/402. Puentes de las ciudades\n\nLa Asamblea General,\n\nConsiderando que los puentes se oxidan,\n\nAhora, pues, la "
	  "Asamblea General decide pintarlos.\n",
	  "A/RES/31/402 resolution GA 31  ?", "PP1 OP1" }, "Considerando|decide" },
	{ "es", { "the sentence of a statement without a symbol",
	  "Declaración de la Presidencia del Consejo de Seguridad\n\nEn la 8034ª sesión del Consejo de Seguridad, "
	  "celebrada el 29 de agosto de 2017, en relación con los puentes, la Presidencia formuló la siguiente "
	  "declaración en nombre del Consejo:\n\n“El Consejo acoge con satisfacción la pintura.\n\n"
	  "El Consejo recalca el aceite.”\n",
	  "- statement SC 0 2017-08-29 ?", "OP1 OP2" }, NULL },
	{ "es", { "enacting words and verbs on two lines each",
	  "5/1. Construcción\nde puentes\nEl Consejo\nde Derechos Humanos,\nActuando\nen cumplimiento del mandato,\n"
	  "Habiendo\nexaminado el proyecto de puente,\n1. Aprueba\nel puente,\n2. Decide pintar.\n",
	  "A/HRC/RES/5/1 resolution HRC 5  ?; Construcción de puentes; 0 notes", "PP1 PP2 OP1 OP2" },
	  "Actuando|Habiendo examinado|Aprueba|Decide" },
	{ "fr", { "a draft named by its symbol, stars below it, a list in a sentence",
	  "Projet de résolution S/2002/724\nLe Conseil de sécurité,\nRappelant les ponts [2] que la ville a construits: "
	  "1) en bois, 2) en fer, et 3) en pierre,\n1. Décide de peindre ;\n2. Décide de demeurer saisi.\n* *** *\n",
	  "S/2002/724 draft SC 0  ?; (null); 0 notes", "PP1 OP1 OP2" }, NULL },
	{ "ru", { "names of files are no words with marks",
	  "Резолюция 1518 (2003),\n\nпринятая Советом Безопасности на его 4872-м заседании 24 ноября 2003 года\n\n"
	  "Совет Безопасности,\n\nссылаясь на резолюцию 1483 (2003) ( 995_b43 ) о мостах,\n\n1. постановляет красить.\n",
	  "S/RES/1518(2003) resolution SC 0 2003-11-24 ?", "PP1 OP1" }, "ссылаясь|постановляет" },
};

static void reads_forms(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		form_check(forms[i].code, &forms[i].form, forms[i].leads);
}

/* Marks in brackets leave the text with them; what only looks like a mark stays. */
static void keeps_the_words(void **state)
{
	static const struct {
		const char *code, *text, *clause;
	} rows[] = {
		{ "zh", "大會,\n\n銘記秘書長向第三十七屆、[2]第三十九屆、[3]和第五十屆會議[14]提交的報告,\n\n1. 決定油漆。\n",
		  "銘記秘書長向第三十七屆、第三十九屆、和第五十屆會議提交的報告," },
		{ "fr", "Le Conseil de sécurité,\n\nNotant les ponts [2] que la ville a construits: 1) en bois le "
		  "27 juillet, et 2) en fer,\n\n1. Décide de peindre.\n",
		  "Notant les ponts que la ville a construits: 1) en bois le 27 juillet, et 2) en fer," },
		{ "ru", "Совет Безопасности,\n\nотмечая мосты ( 995_b43 ) и краску,\n\n1. постановляет красить.\n",
		  "отмечая мосты ( 995_b43 ) и краску," },
		/* plain digits behind a Han character, as the notes have them; all other numbers stay */
		{ "zh", "大会，\n\n回顾第50/1号决议1 和《宣言》2 并重申公约3，2015年3月2日和12月 5日的报告4 所载的意见，"
		  "共有5 名会员国，3 个附件3，以及附件5。又注意到信函5。第1、2和3段的工程6；油漆从4 增加到6，"
		  "2% 用于桥梁，另加7 桶，12、15，目标6 和7、每年3 次、甲8、9、参与7，并在8月9 日和“计划8”。\n\n1. 请工作组1 油漆。\n\n"
		  "第4次会议\n\n_____\n1 第50/1号。\n2 第50/2号。\n3 第50/3号。\n4 A/50/4。\n5 A/50/5。\n6 A/50/6。\n"
		  "7 A/50/7。\n8 A/50/8。\n9 A/50/9。\n",
		  "回顾第50/1号决议和《宣言》并重申公约，2015年3月2日和12月 5日的报告所载的意见，"
		  "共有5 名会员国，3 个附件3，以及附件5。又注意到信函。第1、2和3段的工程；油漆从4 增加到6，"
		  "2% 用于桥梁，另加7 桶，12、15，目标6 和7、每年3 次、甲8、9、参与，并在8月9 日和“计划”。" },
		{ "zh", "大會，\n\n回顧該決議1 和條約2 中的橋樑3。\n\n1. 決定油漆。\n",
		  "回顧該決議1 和條約2 中的橋樑3。" }, /* no notes */
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rr_doc *d = text_read(rows[i].text, rows[i].code);

		assert_true(d->clause_count > 0);
		assert_string_equal(d->clauses[0].text.text, rows[i].clause);
		rr_doc_free(d);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_forms),
		cmocka_unit_test(keeps_the_words),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
