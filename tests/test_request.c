/* Who is asked to do what by when: invented clauses, and the table of the gold's texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "resread/request.h"
#include "support/packs.h"

/* "kind addressee|due|action", a line for each request. */
static void tell(const struct rr_requests *found, struct rr_str *out)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct rr_request *r = &found->items[i];

		rr_str_printf(out, "%s%s %s|%s|%.*s", i > 0 ? "\n" : "", rr_request_kind_name(r->kind),
		              r->addressee, r->due.name != NULL ? r->due.name : "",
		              (int)r->action.len, r->action.text);
	}
}

static void check(const char *lang, const char *paragraphs, const char *want)
{
	static const char *const heads[][2] = {
		{ "en", "The Human Rights Council,\n\nRecalling the wells,\n\n" },
		{ "zh", "人权理事会，\n\n回顾水井，\n\n" },
		{ "fr", "Le Conseil des droits de l’homme,\n\nRappelant les puits,\n\n" },
		{ "es", "El Consejo de Derechos Humanos,\n\nRecordando los pozos,\n\n" },
		{ "ru", "Совет по правам человека,\n\nссылаясь на колодцы,\n\n" },
		{ "ar", "إن مجلس حقوق الإنسان،\n\nإذ يشير إلى الآبار،\n\n" },
	};
	struct rr_str text = { 0 }, got = { 0 };
	struct rr_requests found;
	struct rr_doc *doc;

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (strcmp(heads[i][0], lang) == 0)
			rr_str_puts(&text, heads[i][1]);
	rr_str_puts(&text, paragraphs);
	doc = text_read(text.text, lang);
	doc->session = 88;
	rr_requests_find(packs(), doc, &found);
	tell(&found, &got);
	assert_string_equal(got.len > 0 ? got.text : "", want);
	rr_requests_free(&found);
	rr_doc_free(doc);
	rr_str_free(&text);
	rr_str_free(&got);
}

static void finds_requests(void **state)
{
	static const struct {
		const char *lang, *text, *want;
	} tests[] = {
		{ "en", "1. Requests the Secretary-General to count the wells and to report to the Council "
		  "at its ninetieth session;\n",
		  "request Secretary-General|HRC 90|count the wells and to report to the Council at its "
		  "ninetieth session" },
		{ "en", "1. Welcomes the bucket, and requests the Secretary-General to paint it by "
		  "31 March 2199;\n", "request Secretary-General|2199-03-31|paint it by 31 March 2199" },
		{ "en", "1. Urges States parties to the Well Convention to dig;\n",
		  "appeal States parties||dig" },
		{ "en", "1. Recalls its resolution 80/1, in which it requested the Secretary-General to "
		  "dig;\n", "recalled Secretary-General||dig" },
		{ "en", "1. Requests the Secretary-General:\n\n(a) To dig before its eighty-ninth "
		  "session;\n\n(b) To paint;\n",
		  "request Secretary-General|HRC 89|To dig before its eighty-ninth session;\n"
		  "request Secretary-General||To paint;" },
		{ "en", "1. Requests the Secretary-General to report on the eighty-seventh session, held "
		  "at its eighty-seventh session;\n",
		  "request Secretary-General||report on the eighty-seventh session, held at its "
		  "eighty-seventh session" },
		{ "en", "1. Decides to continue its consideration of wells at its eighty-ninth session;\n",
		  "decision Human Rights Council|HRC 89|to continue its consideration of wells at "
		  "its eighty-ninth session;" },
		{ "en", "1. Decides that wells are deep;\n", "" },
		{ "en", "1. Encourages States to clean their wells annually;\n",
		  "appeal States|regularly|clean their wells annually" },
		{ "en", "1. Urges all the parties to dig, and invites the specialized agencies to help them;\n",
		  "appeal parties||dig\nrequest agencies||help them" },
		{ "en", "1. Urges States that have not yet done so to join the Pact by no later than "
		  "31 March 2199;\n",
		  "appeal States|2199-03-31|join the Pact by no later than 31 March 2199" },
		{ "en", "1. Requests the Office of the United Nations High Commissioner for Human Rights "
		  "to dig, before the end of the ninety-first session of the General Assembly;\n",
		  "request Office of the High Commissioner|GA 91|dig, before the end of the ninety-first "
		  "session of the General Assembly" },
		{ "en", "1. Requests the Well Office, within its mandate, to dig;\n",
		  "request Well Office||dig" },
		{ "en", "1. Calls upon States, and invites donors, to dig;\n",
		  "appeal States||dig\nrequest donors||dig" },
		{ "en", "1. Reiterates its request to the Secretary-General to dig;\n",
		  "request Secretary-General||dig" },
		{ "en", "1. Encourages cooperation among wells to save water;\n",
		  "appeal ||cooperation among wells to save water" },
		{ "en", "1. Encourages the Centre for Well Cooperation to dig;\n",
		  "appeal Centre for Well Cooperation||dig" },
		/* whom the pack doesn't know: proper names, anybody who is told to do something */
		{ "en", "1. Welcomes the bucket, and calls upon Utopia to refill it;\n",
		  "appeal Utopia||refill it" },
		{ "en", "1. Notes the well, and requests the Department of Wells and Pumps, through its "
		  "offices, to dig;\n", "request Department of Wells and Pumps||dig" },
		{ "en", "1. Stresses the need, and in this regard encourages, in this context, village "
		  "councils to dig;\n", "appeal village councils||dig" },
		{ "en", "1. Calls once again upon Utopia immediately to dig;\n", "appeal Utopia||dig" },
		{ "en", "1. Demands that Utopia, the occupying Power, leave the wells;\n",
		  "request Utopia, the occupying Power||leave the wells" },
		{ "en", "1. Reiterates its demand that the Republic of Utopia return the bucket to its "
		  "owner;\n", "request Republic of Utopia||return the bucket to its owner" },
		{ "en", "1. Demands that buckets be returned;\n", "request ||buckets be returned" },
		{ "en", "1. Urges Utopia:\n\n(a) To dig;\n\n(b) To paint;\n",
		  "appeal Utopia||To dig;\nappeal Utopia||To paint;" },
		/* a thing is called for, nobody asked; somebody who deals with things is somebody */
		{ "en", "1. Welcomes the well, and calls for its early completion to save water;\n",
		  "appeal ||its early completion to save water" },
		{ "en", "1. Encourages the early payment of dues to the Fund;\n",
		  "appeal ||the early payment of dues to the Fund" },
		{ "en", "1. Encourages village councils working for the payment of dues to dig;\n",
		  "appeal village councils working for the payment of dues||dig" },
		/* where it ends: at a verb that tells */
		{ "en", "1. Requests the Secretary-General to dig, and stresses that water is scarce;\n",
		  "request Secretary-General||dig" },
		{ "en", "1. Notes the well, and once again requests the Secretary-General to dig;\n",
		  "request Secretary-General||dig" },
		/* what others asked of others, and by whom something was asked */
		{ "en", "1. Notes the report requested by the General Assembly in its resolution 80/1;\n",
		  "" },
		{ "en", "1. Notes that the Well Pact calls for the digging of wells;\n", "" },
		/* when something begins or is held is no due date, but for who decides it */
		{ "en", "1. Invites States to attend the Well Fair, to be held in 2199;\n",
		  "request States||attend the Well Fair, to be held in 2199" },
		{ "en", "1. Decides that the Well Fair shall be held in 2199;\n",
		  "decision Human Rights Council|2199|that the Well Fair shall be held in 2199;" },
		{ "en", "1. Decides to appoint nine diggers for a term beginning on 1 January 2199;\n", "" },
		{ "en", "1. Requests the Secretary-General to report at the first part of its resumed "
		  "ninetieth session;\n",
		  "request Secretary-General|HRC 90|report at the first part of its resumed ninetieth "
		  "session" },
		{ "zh", "1. 吁请所有国家挖井；鼓励其他利益攸关方，包括区域组织，为此出力；\n",
		  "appeal 各国||挖井；\nappeal 利益攸关方||为此出力；" },
		{ "zh", "1. 吁请各国挖井，并吁请促进用水；\n", "appeal 各国||挖井\nappeal ||促进用水；" },
		{ "zh", "1. 重申水井之重要,並促請每個國家挖井;\n", "appeal 各国||挖井" },
		{ "zh", "1. 决定为补实二一九九年二月五日任期届满之遗缺举行补选；\n", "" },
		{ "fr", "1. Exige que l’Utopie rende le seau ;\n", "request Utopie||rende le seau" },
		{ "fr", "1. Prie le Secrétaire général de creuser et souligne que l’eau est rare ;\n",
		  "request Secrétaire général||creuser" },
		{ "fr", "1. Rappelle la demande qu’il a faite au Secrétaire général de creuser ;\n",
		  "recalled Secrétaire général||creuser" },
		{ "es", "1. Exige que Utopía devuelva el cubo;\n", "request Utopía||devuelva el cubo" },
		{ "es", "1. Solicita al Secretario General que cave y subraya que el agua escasea;\n",
		  "request Secretario General||cave" },
		{ "ru", "1. требует, чтобы Утопия вернула ведро;\n", "request Утопия||вернула ведро" },
		{ "ru", "1. призывает Утопию немедленно копать и подчеркивает, что воды мало;\n",
		  "appeal Утопию||копать" },
		{ "ru", "1. постановляет включить в предварительную повестку дня своей девяносто первой "
		  "сессии пункт о колодцах;\n",
		  "decision Совет по правам человека|HRC 91|включить в предварительную повестку дня своей "
		  "девяносто первой сессии пункт о колодцах;" },
		{ "ar", "1- ترحب بالدلاء، وتطلب إلى مصرف الآبار أن يواصل طلاءها؛\n",
		  "request مصرف الآبار||يواصل طلاءها؛" },
		{ "ar", "1- تقرر أن تدرج البند في جدول الأعمال المؤقت لدورتها الحادية والتسعين؛\n",
		  "decision مجلس حقوق الإنسان|HRC 91|أن تدرج البند في جدول الأعمال المؤقت لدورتها الحادية "
		  "والتسعين؛" },
		{ "fr", "1. Se félicite du puits, et prie l’Utopie d’en creuser un autre ;\n",
		  "request Utopie||en creuser un autre" },
		{ "zh", "1. 请会员国不迟于2199年3月31日挖井；\n",
		  "request 会员国|2199-03-31|不迟于2199年3月31日挖井；" },
		{ "zh", "1. 促请尚未加入《水井公约》的国家在2199年底之前加入；\n",
		  "appeal 各国|2199|在2199年底之前加入；" },
		{ "zh", "1. 邀请大会主席在大会第九十一届会议期间召开会议，并请秘书长予以协助；\n",
		  "request 大会主席|GA 91|在大会第九十一届会议期间召开会议\nrequest 秘书长||予以协助；" },
		{ "zh", "1. 请秘书长清点水井，并向人权理事会第九十届会议提交报告；\n",
		  "request 秘书长|HRC 90|清点水井，并向人权理事会第九十届会议提交报告；" },
		{ "zh", "1. 欢迎新桶；请秘书长与各国协商；鼓励非政府组织出力；\n",
		  "request 秘书长||与各国协商；\nappeal 非政府组织||出力；" },
		{ "zh", "1. 回顾第 80/1 号决议请秘书长挖井；\n", "recalled 秘书长||挖井；" },
		{ "zh", "1. 重申各国应当挖井，并鼓励用水；\n", "" },
		{ "zh", "1. 重申请求秘书长继续挖井；\n", "request 秘书长||继续挖井；" },
		{ "zh", "1. 促请所有会员国：\n\n(a) 挖井；\n", "appeal 会员国||挖井；" },
		{ "zh", "1. 请世界卫生组织和其他有关组织挖井，并请共同召集人提出建议；\n",
		  "request 世界卫生组织||挖井\nrequest 召集人||提出建议；" },
		{ "zh", "1. 促请各国注意向水井申请援助的程序；\n",
		  "appeal 各国||注意向水井申请援助的程序；" },
		{ "fr", "1. Prie le Secrétaire général de compter les puits d’ici à 2199 ;\n",
		  "request Secrétaire général|2199|compter les puits d’ici à 2199" },
		{ "fr", "1. Prie le Haut-Commissariat de lui présenter, à sa quatre-vingt-onzième "
		  "session, un rapport ;\n",
		  "request Haut-Commissariat|HRC 91|lui présenter, à sa quatre-vingt-onzième session, un "
		  "rapport" },
		{ "fr", "1. Engage toutes les parties à creuser, et invite les institutions spécialisées "
		  "à les aider ;\n",
		  "appeal parties||creuser\nrequest institutions spécialisées||les aider" },
		{ "fr", "1. Charge le Comité consultatif de faire rapport avant la quatre-vingt-onzième "
		  "session de l’Assemblée générale ;\n",
		  "request Comité consultatif|GA 91|faire rapport avant la quatre-vingt-onzième session de "
		  "l’Assemblée générale" },
		{ "fr", "1. Rappelle la demande qu’elle a adressée au Secrétaire général de creuser ;\n",
		  "recalled Secrétaire général||creuser" },
		{ "fr", "1. Réitère sa demande au Secrétaire général de creuser ;\n",
		  "request Secrétaire général||creuser" },
		{ "es", "1. Hace un llamamiento a los donantes para que caven antes de que finalice "
		  "2199;\n", "appeal donantes|2199|caven antes de que finalice 2199" },
		{ "es", "1. Encomienda al Comité Asesor que informe antes del 91º período de sesiones "
		  "de la Asamblea General;\n",
		  "request Comité Asesor||informe antes del 91º período de sesiones de la Asamblea General" },
		{ "es", "1. Reitera su petición al Secretario General de que cave;\n",
		  "request Secretario General||cave" },
		{ "ru", "1. просит Генерального секретаря постоянно информировать Совет в ходе его "
		  "девяностой сессии;\n",
		  "request Генеральный секретарь|HRC 90|информировать Совет в ходе его девяностой сессии" },
		{ "ru", "1. обращается с призывом к донорам копать до конца 2199 года;\n",
		  "appeal доноры|2199|копать до конца 2199 года" },
		{ "ru", "1. просит Верховного комиссара копать не позднее 31 марта 2199 года;\n",
		  "request Верховный комиссар|2199-03-31|копать не позднее 31 марта 2199 года" },
		{ "ar", "1- تحث جميع الأطراف على الحفر، وتدعو الوكالات المتخصصة إلى المساعدة؛\n",
		  "appeal الأطراف||على الحفر\nrequest الوكالات المتخصصة||إلى المساعدة؛" },
		{ "ar", "1- تطلب إلى الدول الأعضاء أن تحفر، في موعد أقصاه 31 آذار/مارس 2199؛\n",
		  "request الدول الأعضاء|2199-03-31|تحفر، في موعد أقصاه 31 آذار/مارس 2199؛" },
		{ "ar", "1- تكرر طلبها إلى الأمين العام أن يحفر؛\n", "request الأمين العام||يحفر؛" },
		{ "es", "1. Pide al Secretario General que cuente los pozos en su 90º período de "
		  "sesiones;\n",
		  "request Secretario General|HRC 90|cuente los pozos en su 90º período de sesiones" },
		{ "ru", "1. просит Генерального секретаря сосчитать колодцы к 31 марта 2199 года;\n",
		  "request Генеральный секретарь|2199-03-31|сосчитать колодцы к 31 марта 2199 года" },
		{ "ar", "1- يطلب إلى الأمين العام أن يحصي الآبار بحلول عام 2199؛\n",
		  "request الأمين العام|2199|يحصي الآبار بحلول عام 2199؛" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
		check(tests[i].lang, tests[i].text, tests[i].want);
}

/* The table of requests and deadlines that was made by hand for the Chinese texts. */
static void finds_the_table(void **state)
{
	static const struct {
		const char *file, *clause, *kind, *addressee, *due;
	} table[] = {
		{ "A-HRC-RES-37-23", "OP5", "request", "咨询委员会", "HRC 43" },
		{ "A-HRC-RES-28-2", "OP26", "request", "高级专员", "HRC 30" },
		{ "A-HRC-47-draft", "OP32", "request", "高级专员", "HRC 50" },
		{ "A-HRC-RES-28-2", "OP27", "decision", "人权理事会", "2016" },
		{ "A-HRC-47-draft", "OP36", "decision", "人权理事会", "HRC 50" },
		{ "A-RES-68-160", "OP14", "decision", "大会", "GA 69" },
		{ "A-HRC-RES-36-29", "OP9", "decision", "人权理事会", "" },
		{ "A-RES-68-160", "OP13", "request", "秘书长", "" },
		{ "A-HRC-RES-28-2", "OP16", "request", "高级专员办事处", "" },
		{ "A-HRC-47-draft", "OP21", "request", "高级专员办事处", "" },
		{ "A-HRC-RES-28-2", "OP17", "request", "高级专员办事处", "" },
		{ "A-HRC-47-draft", "OP22", "request", "高级专员办事处", "" },
		{ "A-HRC-RES-36-29", "OP4", "request", "高级专员", "" },
		{ "A-HRC-RES-36-29", "OP8", "request", "高级专员办事处", "" },
		{ "A-HRC-RES-36-29", "OP5", "request", "各国", "" },
		{ "A-HRC-RES-28-2", "OP22", "request", "会员国", "" },
		{ "A-HRC-47-draft", "OP30", "request", "会员国", "" },
		{ "A-HRC-RES-28-2", "OP23", "request", "各国", "" },
		{ "A-HRC-47-draft", "OP33", "request", "各国", "" },
		{ "A-RES-68-160", "OP11", "request", "各国", "" },
		{ "A-HRC-RES-37-23", "OP4", "request", "人权机制", "" },
		{ "A-HRC-RES-28-2", "OP24", "recalled", "秘书长", "" },
		{ "A-HRC-47-draft", "OP35", "recalled", "秘书长", "" },
		{ "A-HRC-47-draft", "OP34", "recalled", "人权理事会", "" },
		{ "A-HRC-RES-28-2", "PP12", "recalled", "秘书长", "" },
		{ "A-HRC-RES-36-29", "PP21", "recalled", "秘书长", "" },
		{ "A-HRC-47-draft", "PP27", "recalled", "秘书长", "" },
		{ "A-HRC-RES-28-2", "OP6", "appeal", "行为体", "" },
		{ "A-RES-68-160", "OP9", "appeal", "会员国", "" },
		{ "A-HRC-RES-36-29", "PP14", "appeal", "它们", "" },
	};
	const char *shared = getenv("RESREAD_SHARED");

	(void)state;
	for (size_t t = 0; t < sizeof table / sizeof *table; t++) {
		struct rr_source *source;
		struct rr_requests found;
		struct rr_doc *doc;
		struct rr_error err;
		char path[400];
		size_t hits = 0;

		snprintf(path, sizeof path, "%s/corpus/zh/%s.txt", shared != NULL ? shared : "../shared",
		         table[t].file);
		if (rr_source_open(path, &source, &err) != RR_OK)
			skip();
		assert_int_equal(rr_doc_read(packs(), source, NULL, &doc, &err), RR_OK);
		rr_requests_find(packs(), doc, &found);
		for (size_t i = 0; i < found.count; i++) {
			const struct rr_request *r = &found.items[i];

			hits += strcmp(doc->clauses[r->clause].id, table[t].clause) == 0
			        && strcmp(rr_request_kind_name(r->kind), table[t].kind) == 0
			        && strcmp(r->addressee, table[t].addressee) == 0
			        && strcmp(r->due.name != NULL ? r->due.name : "", table[t].due) == 0;
		}
		if (hits != 1)
			fail_msg("%s %s %s: %zu", table[t].file, table[t].clause, table[t].kind, hits);
		rr_requests_free(&found);
		rr_doc_free(doc);
		rr_source_free(source);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_requests),
		cmocka_unit_test(finds_the_table),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
