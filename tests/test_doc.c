/* Header, furniture, adoption and notes of invented texts; the shapes of clauses are in test_doc_shapes. */
#include "resread/doc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "support/packs.h"

static const char full[] =
	"<<ODS JOB NO>>N4500001E<<ODS JOB NO>>\n<<ODS DOC SYMBOL1>>A/RES/90/12<<ODS DOC SYMBOL1>>\n"
	"United Nations\nA/RES/90/12\n\nGeneral Assembly\nDistr.: General\n3 January 2046\n\n"
	"46-00001 (E)    030146\n*4600001*\n\nNinetieth session\nAgenda item 7 (b)\nCare of old\nbridges\n\n"
	"Resolution adopted by the General Assembly\non 20 December 2045\n\n"
	"[on the report of the Third Committee (A/90/1)]\n\n90/12. Bridges over wide\nrivers\n\n"
	"The General Assembly,\n\nRecalling the bridges of the town and the roads that\n"
	"__________________\n\n* Reissued.\n\nA/RES/90/12\nBridges over wide\nrivers\n\n46-00001\n2/2\n\n"
	"lead to them,\n\n1. Decides to paint them.\n\n12th plenary meeting\n20 December 2045\n";

static void reads_header_and_furniture(void **state)
{
	struct rr_doc *d = text_read(full, "en");
	struct rr_span text;
	const char *id;

	(void)state;
	assert_string_equal(d->symbol, "A/RES/90/12");
	assert_string_equal(d->number, "90/12");
	assert_string_equal(d->body, "GA");
	assert_string_equal(d->title, "Bridges over wide rivers");
	assert_int_equal(d->session, 90);
	assert_string_equal(d->agenda_item, "7 (b)");
	assert_string_equal(d->agenda_title, "Care of old bridges");
	assert_string_equal(d->basis, "on the report of the Third Committee (A/90/1)");
	assert_string_equal(d->enacting, "General Assembly");
	assert_string_equal(d->adopted.date, "2045-12-20");
	assert_int_equal(d->adopted.meeting, 12);
	assert_int_equal(d->clause_count, 2);
	assert_string_equal(d->clauses[0].text.text,
	                    "Recalling the bridges of the town and the roads that lead to them,");
	assert_int_equal(d->remark_count, 0);
	assert_true(rr_doc_text(d, "op 1", &text, &id));
	assert_string_equal(id, "OP1");
	assert_true(rr_doc_text(d, "title", &text, &id));
	assert_true(rr_doc_text(d, "FN*", &text, NULL));
	assert_string_equal(text.text, "Reissued.");
	assert_false(rr_doc_text(d, "OP9", &text, NULL));
	rr_doc_free(d);
}

/* The masthead's cells are cut first, then a header on one line: there is room for both. */
static void cuts_cells_and_fields(void **state)
{
	struct rr_str text = { 0 };
	struct rr_doc *d;

	(void)state;
	rr_str_puts(&text, "United Nations\tE/RES/2045/21\n\nEconomic and Social Council\nDistr.: General\n"
	            "1 August 2045\n\n2045 session\nAgenda item 19 (f)\n\nResolution adopted by the Economic and Social "
	            "Council on 23 July 2045 [on the recommendation of the Committee (E/2045/1)] 2045/21. Bridges\n\n"
	            "The Economic and Social Council,\n\n");
	for (int i = 1; i < 20; i++)
		rr_str_printf(&text, "%d. Decides to paint them;\n\n\n\n", i);
	d = text_read(text.text, "en");
	assert_string_equal(d->symbol, "E/RES/2045/21");
	assert_int_equal(d->clause_count, 19);
	rr_doc_free(d);
	rr_str_free(&text);
}

static void reads_votes(void **state)
{
	struct rr_doc *d = text_read("The Security Council,\n\n1. Decides to paint.\n\n"
		"Adopted at the 31st meeting by 8\nvotes to 1 (Aland), with two\nabstentions (Bland, Cland and Dland).\n",
		"en");

	(void)state;
	assert_int_equal(d->adopted.how, RR_RECORDED_VOTE);
	assert_int_equal(d->adopted.meeting, 31);
	assert_int_equal(d->adopted.votes[0], 8);
	assert_int_equal(d->adopted.votes[1], 1);
	assert_int_equal(d->adopted.votes[2], 2);
	assert_string_equal(d->adopted.states[1][0], "Aland");
	assert_string_equal(d->adopted.states[2][2], "Dland");
	assert_null(d->adopted.states[2][3]);
	rr_doc_free(d);
}

/* Numbers of meetings as scans have them; 0: not to be told. */
static void reads_spoilt_meetings(void **state)
{
	static const struct { const char *printed; int meeting; } tests[] = {
		{ "I364th", 1364 }, { "]8S6ih", 1856 }, { "283 3rd", 2833 }, { "27491h", 2749 },
		{ "298Ist", 2981 }, { "1193rd_", 1193 }, { "2714th (closed)", 2714 }, { "176I1st", 0 },
		{ "rainy", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		char text[256];
		struct rr_doc *doc;

		snprintf(text, sizeof text, "Resolution 1 (1970)\n\nThe Security Council,\n\n1. Decides to paint.\n\n"
		         "Adopted unanimously at the %s meeting.\n", tests[i].printed);
		doc = text_read(text, "en");
		if (doc->adopted.meeting != tests[i].meeting)
			fail_msg("%s: %d", tests[i].printed, doc->adopted.meeting);
		rr_doc_free(doc);
	}
}

/* Depth and length are data: neither the stack nor the clock minds. */
static void survives_size(void **state)
{
	struct rr_str text = { 0 };
	struct rr_doc *d;

	(void)state;
	rr_str_puts(&text, "The General Assembly,\n\n1. Decides to:\n\n");
	for (int i = 0; i < 10000; i++)
		rr_str_puts(&text, i % 2 ? "(a) Do:\n\n" : "(i) Do:\n\n");
	d = text_read(text.text, "en");
	assert_int_equal(d->clause_count, 10001);
	rr_doc_free(d);
	rr_str_cut(&text, 0);
	rr_str_puts(&text, "The General Assembly,\n\n");
	for (int i = 1; i <= 100000; i++)
		rr_str_printf(&text, "%d. Decides to act;\n\n", i);
	d = text_read(text.text, "en");
	assert_int_equal(d->clause_count, 100000);
	rr_doc_free(d);
	rr_str_free(&text);
}

static void notes_marked_anew_have_ids_of_their_own(void **state)
{
	static const char text[] = "The General Assembly,\n\nRecalling paint,*\n__________________\n\n* A/1.\n\n"
		"1. Decides to act.*\n__________________\n\n* A/2.\n";
	struct rr_doc *d = text_read(text, "en");
	struct rr_span span;
	const char *id;

	(void)state;
	assert_int_equal(d->footnote_count, 2);
	assert_true(rr_doc_text(d, "fn*", &span, &id));
	assert_string_equal(id, "FN*");
	assert_true(rr_span_eq(span, rr_span("A/1.")));
	assert_true(rr_doc_text(d, "FN*~2", &span, &id));
	assert_string_equal(id, "FN*~2");
	assert_true(rr_span_eq(span, rr_span("A/2.")));
	assert_false(rr_doc_text(d, "FN*~3", &span, &id));
	assert_int_equal(rr_doc_footnote(d, "*", d->clauses[0].line), 0);
	assert_int_equal(rr_doc_footnote(d, "*", d->clauses[1].line), 1);
	assert_int_equal(rr_doc_footnote(d, "*", 1000), 1);
	assert_int_equal(rr_doc_footnote(d, "1", 1), RR_NONE);
	rr_doc_free(d);
}

/* What a mark and the blanks beside it parted is one run of Han characters again. */
static void no_blank_is_left_between_han(void **state)
{
	struct rr_doc *d = text_read("大会，\n\n回顾《桥梁宣言》，\n1\n 以及《油漆方案》 2 和旧桥梁的\n状况，"
		"\n\n1. 决定油漆桥梁。\n\n1 A/99/1。\n\n2 A/99/2。\n", "zh");

	(void)state;
	assert_int_equal(d->clause_count, 2);
	assert_string_equal(d->clauses[0].text.text, "回顾《桥梁宣言》，以及《油漆方案》和旧桥梁的状况，");
	assert_int_equal(d->clauses[0].mark_count, 2);
	rr_doc_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notes_marked_anew_have_ids_of_their_own),
		cmocka_unit_test(reads_header_and_furniture),
		cmocka_unit_test(cuts_cells_and_fields),
		cmocka_unit_test(reads_votes),
		cmocka_unit_test(survives_size),
		cmocka_unit_test(no_blank_is_left_between_han),
		cmocka_unit_test(reads_spoilt_meetings),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
