#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "input/pdf.h"
#include "support/pdf_made.h"
#include "support/source_lines.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const two_pages[] = {
	AT("I", "10", "147", "700", "Recalling ") AT("R", "10", "189", "700", "its decision on clear water")
	AT("R", "10", "123", "688", "and on ice as it stood in the year before,")
	AT("R", "6", "291", "692", "1")
	AT("R", "10", "147", "670", "1.") AT("I", "10", "170", "670", "Decides")
	AT("R", "10", "206", "670", "to measure all lakes of the plain")
	AT("R", "10", "123", "658", "and to tell how deep they are.")
	AT("R", "8", "99", "130", "__________________")
	AT("R", "8", "123", "110", "Lake register, chapter two.")
	AT("R", "5", "117", "113", "1")
	AT("R", "9", "60", "40", "31-00017"),
	AT("B", "8", "60", "745", "The lakes of the plain")
	AT("R", "10", "123", "700", "Nothing else was said about any lake, and")
	AT("R", "10", "123", "688", "so the matter rests.")
	AT("R", "9", "60", "40", "2/2"),
};

static void pdf_is_read_by_place_and_font(void **state)
{
	struct rr_str pdf = pdf_of(two_pages, 2);

	(void)state;
	format_needed("pdf");
	reads_as(rr_str_span(&pdf), RR_PDF,
	         "1P _Recalling_ its decision on clear water\n"
	         "1 and on ice as it stood in the year before,^1^\n"
	         "1P 1. _Decides_ to measure all lakes of the plain\n"
	         "1 and to tell how deep they are.\n"
	         "1H __________________\n"
	         "1PN ^1^ Lake register, chapter two.\n"
	         "1H 31-00017\n"
	         "2H *The lakes of the plain*\n"
	         "2P Nothing else was said about any lake, and\n"
	         "2 so the matter rests.\n"
	         "2H 2/2\n", 0);
	rr_str_free(&pdf);
}

static const char *const table[] = {
	AT("R", "10", "147", "420", "1.") AT("I", "10", "170", "420", "Approves")
	AT("R", "10", "214", "420", "the posts of the lake keepers' Inn as below:")
	AT("I", "8", "123", "390", "Place") AT("I", "8", "260", "390", "Post") AT("I", "8", "400", "390", "Number")
	AT("R", "9", "123", "370", "From the eastern") AT("R", "9", "232", "370", "Keeper")
	AT("R", "9", "400", "370", "1")
	AT("R", "9", "123", "359", "shore to the well-") AT("R", "9", "123", "348", "kept islands")
	AT("R", "9", "123", "332", "From the ice") AT("R", "9", "232", "332", "Keeper of the")
	AT("R", "9", "400", "332", "2")
	AT("R", "9", "123", "321", "to the plain") AT("R", "9", "232", "321", "measures")
	AT("R", "9", "123", "305", "Elsewhere") AT("R", "9", "232", "305", "Nobody") AT("R", "9", "400", "305", "0")
	/* centred: the middle line has the other cells */
	AT("R", "9", "123", "280", "Above") AT("R", "9", "123", "269", "beside")
	AT("R", "9", "232", "269", "Watch") AT("R", "9", "400", "269", "3") AT("R", "9", "123", "258", "below")
	/* as close as its rows are, one line each: nothing to put together */
	AT("R", "9", "123", "230", "Group") AT("R", "9", "123", "219", "One") AT("R", "9", "400", "219", "4")
	AT("R", "9", "123", "208", "Two") AT("R", "9", "400", "208", "5")
	/* nor where the first cell reaches to the second */
	AT("R", "9", "123", "170", "Place") AT("R", "9", "232", "170", "Post") AT("R", "9", "400", "170", "Number")
	AT("R", "9", "123", "159", "The islands before the shore") AT("R", "9", "234", "159", "Keeper")
	AT("R", "9", "400", "159", "6"),
};

static void cells_of_several_lines_stay_together(void **state)
{
	struct rr_str pdf = pdf_of(table, 1);

	(void)state;
	format_needed("pdf");
	reads_as(rr_str_span(&pdf), RR_PDF,
	         "1P 1. _Approves_ the posts of the lake keepers’ Inn as below:\n"
	         "1P _Place_\t_Post_\t_Number_\n"
	         "1P From the eastern shore to the well-kept islands\tKeeper\t1\n"
	         "1P From the ice to the plain\tKeeper of the measures\t2\n"
	         "1P Elsewhere\tNobody\t0\n"
	         "1P Above beside below\tWatch\t3\n"
	         "1P Group\n"
	         "1P One\t4\n"
	         "1P Two\t5\n"
	         "1P Place\tPost\tNumber\n"
	         "1P The islands before the shore Keeper\t6\n", 0);
	rr_str_free(&pdf);
}

static const char *const arabic[] = {
	AT("A", "10", "450", "700", "rrwrs")
	AT("A", "10", "460", "600", "srdy") AT("A", "10", "432", "600", "mlsla") AT("A", "10", "409", "600", "88/3")
	AT("A", "10", "381", "600", "(rad)")
	"BT /A 10 Tf 1 0 0 1 328 600 Tm [(lk ) 440 (hnydmla)] TJ ET\n" /* hardly a blank between */
	AT("A", "10", "310", "600", "dwn") AT("A", "10", "272", "600", ",A/HRC") AT("A", "6", "265", "604", "12")
	AT("A", "10", "246", "600", "sll") AT("A", "10", "226", "600", "lnm")
	AT("A", "10", "430", "588", "kl") AT("A", "10", "444", "588", "lm") AT("A", "10", "457", "588", "srdy")
	/* a number printed in front of its stop, and a name of two words */
	AT("A", "10", "470", "560", "1.") AT("A", "10", "445", "560", "srdy")
	AT("A", "10", "404", "560", "PORT") AT("A", "10", "427", "560", "SAN")
	AT("A", "10", "376", "560", "mlsla") AT("A", "10", "348", "560", "mlsla")
	AT("A", "4", "476", "124", "12") AT("A", "8", "440", "120", "A/HRC/7") AT("A", "8", "420", "120", "lmn")
	AT("A", "9", "440", "40", "31-00017"),
};

static void arabic_is_put_in_the_order_it_is_read(void **state)
{
	struct rr_str pdf = pdf_of(arabic, 1);

	(void)state;
	format_needed("pdf");
	reads_as(rr_str_span(&pdf), RR_PDF,
	         "1P سرورر\n"
	         "1P يدرس السلم 88/3 (دار) المدينة كل نود A/HRC،^12^ للس منل\n"
	         "1 يدرس مل لك\n"
	         "1P 1. يدرس PORT SAN السلم السلم\n"
	         "1PN ^12^ A/HRC/7 نمل\n"
	         "1H 31-00017\n", 0);
	rr_str_free(&pdf);
}

static const char *const few[] = {
	/* nearly every line has an empty one behind it */
	AT("R", "10", "100", "700", "Lakes") AT("R", "10", "100", "677", "The Council,")
	AT("R", "10", "100", "654", "1. Decides to measure all lakes") AT("R", "10", "100", "643", "and the river;")
	AT("R", "10", "100", "620", "I") AT("R", "10", "100", "597", "Boats")
	AT("R", "10", "100", "574", "2. Asks for boats;") AT("R", "10", "100", "551", "3. Ends."),
};

static void lines_stand_close_in_a_short_text_too(void **state)
{
	struct rr_str pdf = pdf_of(few, 1);

	(void)state;
	format_needed("pdf");
	reads_as(rr_str_span(&pdf), RR_PDF,
	         "1P Lakes\n1P The Council,\n1P 1. Decides to measure all lakes\n1 and the river;\n"
	         "1P I\n1P Boats\n1P 2. Asks for boats;\n1P 3. Ends.\n", 0);
	rr_str_free(&pdf);
}

/* Poppler leaves out what stands beside a page, but for rounding. */
static void a_row_above_the_page_is_a_head(void **state)
{
	struct pdf pdf = { .pages = rr_alloc(2 * sizeof *pdf.pages), .count = 2 };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct pdf_page *page = &pdf.pages[i];

		*page = (struct pdf_page){ .width = 600, .height = 800, .chars = rr_alloc(sizeof *page->chars), .count = 1 };
		page->chars[0] = (struct pdf_char){ .x1 = 10, .x2 = 20, .y1 = -60, .y2 = -50, .size = 10, .cp = 'x' };
	}
	pdf_find_rows(&pdf);
	pdf_find_hints(&pdf);
	assert_int_equal(pdf.pages[1].row_count, 1);
	assert_int_equal(pdf.pages[1].rows[0].hints & RR_HINT_HEAD, RR_HINT_HEAD);
	pdf_free(&pdf);
}

static const char *const spaced[] = {
	/* justified, and a vowel sign drawn behind the blank that follows its word */
	AT("A", "10", "100", "600", "X") AT("A", "10", "110", "600", "Z") AT("A", "10", "119", "600", "X")
	AT("A", "10", "140", "600", "Z"),
	AT("A", "10", "457", "560", "srdy") AT("A", "10", "450", "560", "x") AT("A", "10", "436", "560", "kl"),
};

static void signs_keep_to_their_letters(void **state)
{
	struct rr_str pdf = pdf_of(spaced, 2);

	(void)state;
	format_needed("pdf");
	reads_as(rr_str_span(&pdf), RR_PDF, "1P 湖水湖 水\n2 يدرسً لك\n", 0);
	rr_str_free(&pdf);
}

/* Letters of one line as they are seen, "l" for lam, "a" alef, with their widths. */
static void one_sign_is_lam_and_alef(void **state)
{
	static const struct { const char *letters; float widths[24]; const char *want; } tests[] = {
		/* lam as wide as another is lam; halves are as wide as each other */
		{ "lxlxlalala", { 30, 50, 30, 50, 30, 29, 25, 26, 25, 29 }, "lxlxlaalla" },
		{ "lxlxlala", { 50, 50, 50, 50, 50, 50, 50, 50 }, "lxlxlala" }, /* as all in a font of one width */
		{ "lala", { 25, 26, 25, 29 }, "lala" }, /* nothing to go by */
		{ "lxlaal", { 30, 50, 25, 26, 28, 30 }, "lxalal" }, /* an article before it */
		/* no word: alef before one with a hamza ("h"), alef and lam alone; what is as wide as theirs */
		{ "xlhaxxlaxxlx", { 50, 25, 25, 30, 50, 50, 25, 25, 50, 50, 30, 50 }, "xhlaxxalxxlx" },
		{ "x la lax", { 50, 10, 25, 25, 10, 30, 29, 50 }, "x al lax" },
		/* lams that are set close to what follows them differ from all others, and are lams */
		{ "xhlaxlaxlx", { 50, 30, 30, 30, 50, 22, 22, 50, 30, 50 }, "xhlaxlaxlx" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(tests); i++) {
		struct pdf_char chars[24] = { 0 };
		struct pdf_page page = { .chars = chars, .count = strlen(tests[i].letters), .bidi = true };
		float x = 100;

		for (size_t k = 0; k < page.count; k++) {
			char c = tests[i].letters[k];

			chars[k] = (struct pdf_char){ .x1 = x, .x2 = x + tests[i].widths[k] / 10, .size = 10,
				.cp = c == 'l' ? 0x644 : c == 'a' ? 0x627 : c == 'h' ? 0x625 : c == ' ' ? ' ' : 0x645 };
			x = chars[k].x2;
		}
		pdf_mend_ligatures(&(struct pdf){ .pages = &page, .count = 1 });
		for (size_t k = 0; k < page.count; k++)
			if ((chars[k].cp == 0x644 ? 'l' : chars[k].cp == 0x627 ? 'a' : chars[k].cp == 0x625 ? 'h'
			     : chars[k].cp == ' ' ? ' ' : 'x') != tests[i].want[k])
				fail_msg("%s: letter %zu", tests[i].letters, k);
	}
}

#define TURNED(matrix, x, y, text) "BT /R 10 Tf " matrix " " x " " y " Tm (" text ") Tj ET\n"

/* Printed along the page's sides, or upside down: as if it lay upright. */
static void pages_are_turned(void **state)
{
	static const struct { const char *page; } turned[] = {
		{ TURNED("0 1 -1 0", "400", "100", "The lakes") TURNED("0 1 -1 0", "412", "100", "are cold.") },
		{ TURNED("0 -1 1 0", "212", "700", "The lakes") TURNED("0 -1 1 0", "200", "700", "are cold.") },
		{ TURNED("-1 0 0 -1", "400", "500", "The lakes") TURNED("-1 0 0 -1", "400", "512", "are cold.") },
	};

	(void)state;
	format_needed("pdf");
	for (size_t i = 0; i < COUNT(turned); i++) {
		struct rr_str pdf = pdf_of(&turned[i].page, 1);

		reads_as(rr_str_span(&pdf), RR_PDF, "1P The lakes\n1 are cold.\n", 0);
		rr_str_free(&pdf);
	}
}

static void broken_pdfs_get_their_sentence(void **state)
{
	struct rr_str pdf = pdf_of(two_pages, 2);
	const char *const empty[] = { "" };
	struct rr_str blank = pdf_of(empty, 1), none = pdf_of(empty, 0);

	(void)state;
	format_needed("pdf");
	fails_with(rr_span_sub(rr_str_span(&pdf), 0, 60), "f: is a PDF too damaged to be read; it may be cut off");
	fails_with(rr_str_span(&blank), "f: is a PDF without text; its pages are pictures, "
	           "which need text recognition (OCR) first");
	fails_with(rr_str_span(&none), "f: is a PDF without pages");
	rr_str_free(&none);
	for (size_t cut = 100; cut < pdf.len; cut += pdf.len / 40) {
		struct rr_source *source = NULL;
		struct rr_error err = { 0 };

		if (rr_source_from(rr_span_sub(rr_str_span(&pdf), 0, cut), "f", &source, &err) != RR_OK)
			assert_true(err.text[0] != '\0');
		rr_source_free(source);
	}
	rr_str_free(&blank);
	rr_str_free(&pdf);
}

/* ---- real PDFs ------------------------------------------------------------------ */

static void add_ink(struct rr_str *out, struct rr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.text[i] > ' ')
			rr_str_putc(out, s.text[i]);
}

/* How many of the PDF's lines, furniture left out, the text does not have. */
static size_t lines_missing(const struct rr_source *pdf, const struct rr_source *text)
{
	struct rr_str all = { 0 }, line = { 0 };
	size_t missing = 0;

	for (size_t i = 0; i < text->count; i++)
		add_ink(&all, rr_source_lines(text)[i].text);
	for (size_t i = 0; i < pdf->count; i++) {
		rr_str_cut(&line, 0);
		add_ink(&line, rr_source_lines(pdf)[i].text);
		missing += !(rr_line_setting(pdf, &rr_source_lines(pdf)[i])->hints & RR_HINT_HEAD) && line.len > 0 &&
		           memmem(all.text, all.len, line.text, line.len) == NULL;
	}
	rr_str_free(&all);
	rr_str_free(&line);
	return missing;
}

static void real_pdfs_have_the_words_of_their_texts(void **state)
{
	static const char *const names[] = {
		"A-RES-78-1", "A-RES-78-10", "A-RES-78-100", "A-RES-78-102", "A-RES-78-107",
		"A-RES-78-11", "A-RES-78-199", "A-RES-78-218", "A-RES-78-265", "A-RES-78-317",
	};
	const char *shared = getenv("RESREAD_SHARED");

	(void)state;
	format_needed("pdf");
	for (size_t i = 0; i < COUNT(names); i++) {
		struct rr_source *pdf = NULL, *text = NULL;
		struct rr_str path = { 0 };

		rr_str_printf(&path, "%s/corpus/pdf/%s.pdf", shared ? shared : "../shared", names[i]);
		if (rr_source_open(path.text, &pdf, NULL) != RR_OK) {
			rr_str_free(&path);
			skip();
		}
		rr_str_cut(&path, 0);
		rr_str_printf(&path, "%s/corpus/en/ga/%s.txt", shared ? shared : "../shared", names[i]);
		assert_int_equal(rr_source_open(path.text, &text, NULL), RR_OK);
		assert_int_equal(lines_missing(pdf, text), 0);
		rr_source_free(pdf);
		rr_source_free(text);
		rr_str_free(&path);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pdf_is_read_by_place_and_font),
		cmocka_unit_test(cells_of_several_lines_stay_together),
		cmocka_unit_test(arabic_is_put_in_the_order_it_is_read),
		cmocka_unit_test(signs_keep_to_their_letters),
		cmocka_unit_test(one_sign_is_lam_and_alef),
		cmocka_unit_test(lines_stand_close_in_a_short_text_too),
		cmocka_unit_test(a_row_above_the_page_is_a_head),
		cmocka_unit_test(pages_are_turned),
		cmocka_unit_test(broken_pdfs_get_their_sentence),
		cmocka_unit_test(real_pdfs_have_the_words_of_their_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
