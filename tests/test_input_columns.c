/* PDFs set in two columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/pdf_made.h"
#include "support/source_lines.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* One line below the other from y on; "+" begins a paragraph, "-" a note in small type. */
static void put_column(struct rr_str *page, int x, int y, const char *const *lines)
{
	for (; *lines != NULL; lines++, y -= 12) {
		const char *line = *lines;
		bool note = line[0] == '-';

		if (note && (line[1] == '*'))
			rr_str_printf(page, "BT /R 5 Tf 1 0 0 1 %d %d Tm (%c) Tj ET\n", x, y + 3, *++line);
		y -= line[0] == '+' ? 4 : 0;
		rr_str_printf(page, "BT /R %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET\n", note ? 8 : 10,
		              x + (line[0] == '+' ? 10 : note ? 4 : 0), y, line + (line[0] == '+' || note));
	}
}

static const char *const left[] = {
	"+Noting with concern that the shores of the",
	"lakes are bare, and that no keeper has come",
	"+Recalling the measures which the keepers of",
	"the northern plain have taken with their own",
	"boats,",
	"+1. Decides to measure all lakes of the plain",
	"and to tell the villages how deep they are by",
	"the end of the winter, or as soon as the ice is",
	"-* Lake register, chapter two.", NULL,
};
static const char *const right[] = {
	"gone from the eastern shore, whichever is the",
	"later of the two;",
	"+2. Requests the keepers of the lakes to say",
	"what they have seen there, and to name those",
	"who have seen it with them in the two nights",
	"before;",
	"+3. Asks for lamps.", NULL,
};

static void columns_are_read_one_after_the_other(void **state)
{
	struct rr_str page = { 0 }, pdf;

	(void)state;
	format_needed("pdf");
	rr_str_puts(&page, AT("B", "12", "170", "700", "Resolution 4/5 on the shores of the lakes of the plain"));
	put_column(&page, 70, 670, left);
	put_column(&page, 315, 670, right);
	rr_str_puts(&page, AT("R", "10", "70", "500", "The resolution was adopted by all who stood on the shore, at the "
	            "fourth meeting of the year, without a vote."));
	pdf = pdf_of(&(const char *){ page.text }, 1);
	reads_as(rr_str_span(&pdf), RR_PDF,
	         "1P *Resolution 4/5 on the shores of the lakes of the plain*\n"
	         "1P Noting with concern that the shores of the\n1 lakes are bare, and that no keeper has come\n"
	         "1P Recalling the measures which the keepers of\n1 the northern plain have taken with their own\n"
	         "1 boats,\n"
	         "1P 1. Decides to measure all lakes of the plain\n1 and to tell the villages how deep they are by\n"
	         "1 the end of the winter, or as soon as the ice is\n1 gone from the eastern shore, whichever is the\n"
	         "1 later of the two;\n"
	         "1P 2. Requests the keepers of the lakes to say\n1 what they have seen there, and to name those\n"
	         "1 who have seen it with them in the two nights\n1 before;\n1P 3. Asks for lamps.\n"
	         "1P The resolution was adopted by all who stood on the shore, at the fourth meeting of the year, "
	         "without a vote.\n"
	         "1PN ^*^ Lake register, chapter two.\n", 0);
	rr_str_free(&pdf);
	rr_str_free(&page);
}

static const char *const goals[] = {
	"+Every village keeps a boat for three persons,",
	"and one of its keepers can steer it by night",
	"+The depth of each lake is known before the",
	"ice of the winter closes it, and is told to all",
	"+The keepers have lamps, and the oil that they",
	"burn in them until the measures are known", NULL,
};
static const char *const signs[] = {
	"+Boats that float, as a part of all the boats",
	"that a village has said it has in its register",
	"+Lakes whose depth is in the register, as a",
	"part of all the lakes that are on the maps",
	"+Nights without light, in every year of ten,",
	"counted by the keepers of the next village", NULL,
};
static const char *const buts[] = {
	"+Chaque village garde un bateau pour trois",
	"personnes, que l'un de ses gardiens conduit",
	"+La profondeur de chaque lac est connue avant",
	"que la glace de l'hiver ne le ferme, et dite",
	"+Les gardiens ont des lampes, et l'huile que",
	"ces lampes consomment dans les nuits de mesure", NULL,
};

/* Paragraphs side by side: of one language they are a table's rows, of two they are not. */
static void aligned_columns_are_a_table_or_two_languages(void **state)
{
	static const char *const *const beside[] = { signs, buts };

	(void)state;
	format_needed("pdf");
	for (size_t i = 0; i < COUNT(beside); i++) {
		struct rr_str page = { 0 }, pdf, want = { 0 };

		put_column(&page, 70, 600, goals);
		put_column(&page, 315, 600, beside[i]);
		for (size_t k = 0; i == 0 && k < 6; k += 2)
			rr_str_printf(&want, "1P %s %s\t%s %s\n", goals[k] + 1, goals[k + 1], signs[k] + 1, signs[k + 1]);
		for (size_t k = 0; i == 1 && k < 12; k++) {
			const char *line = k < 6 ? goals[k] : buts[k - 6];

			rr_str_printf(&want, "1%s ", line[0] == '+' ? "P" : "");
			for (line += line[0] == '+'; *line != '\0'; line++)
				rr_str_puts(&want, *line == '\'' ? "\u2019" : (char[]){ *line, '\0' });
			rr_str_putc(&want, '\n');
		}
		pdf = pdf_of(&(const char *){ page.text }, 1);
		reads_as(rr_str_span(&pdf), RR_PDF, want.text, 0);
		rr_str_free(&want);
		rr_str_free(&pdf);
		rr_str_free(&page);
	}
}

static const char *const more_goals[] = { "+The villages meet when the ice is gone.", "+They end.", NULL };
static const char *const more_buts[] = { "+Les villages se retrouvent quand la glace est partie.", "+Ils finissent.", NULL };

/* The second language stands behind all pages of the first, though the last page has few lines. */
static void languages_are_read_one_after_the_other(void **state)
{
	struct rr_str pages[2] = { 0 }, pdf;

	(void)state;
	format_needed("pdf");
	put_column(&pages[0], 70, 600, goals);
	put_column(&pages[0], 315, 600, buts);
	put_column(&pages[1], 70, 600, more_goals);
	put_column(&pages[1], 315, 600, more_buts);
	pdf = pdf_of((const char *[]){ pages[0].text, pages[1].text }, 2);
	reads_as(rr_str_span(&pdf), RR_PDF,
	         "1P Every village keeps a boat for three persons,\n1 and one of its keepers can steer it by night\n"
	         "1P The depth of each lake is known before the\n1 ice of the winter closes it, and is told to all\n"
	         "1P The keepers have lamps, and the oil that they\n1 burn in them until the measures are known\n"
	         "2 The villages meet when the ice is gone.\n2P They end.\n"
	         "1P Chaque village garde un bateau pour trois\n1 personnes, que l\u2019un de ses gardiens conduit\n"
	         "1P La profondeur de chaque lac est connue avant\n1 que la glace de l\u2019hiver ne le ferme, et dite\n"
	         "1P Les gardiens ont des lampes, et l\u2019huile que\n1 ces lampes consomment dans les nuits de mesure\n"
	         "2 Les villages se retrouvent quand la glace est partie.\n2P Ils finissent.\n", 0);
	for (size_t i = 0; i < COUNT(pages); i++)
		rr_str_free(&pages[i]);
	rr_str_free(&pdf);
}

static const char *const short_left[] = {
	"+Noting the shores,", "+Recalling the lakes of the northern plain,", "+Noting also:", "+(a) The boats;",
	"+(b) The nets;", "+(c) The keepers,", "+1. Thanks them;", "+2. Asks for oil;", NULL,
};
static const char *const short_right[] = {
	"3. Asks for lamps;", "+4. Requests:", "+(a) Those who have come to measure to say so;", "+(b) All others to go;",
	"+5. Ends the matter;", "+6. Goes home.", NULL,
};

/* Short lines at heights of their own are columns; those of a list stand beside each other. */
static void short_lines_are_columns_where_they_stand_apart(void **state)
{
	static const char *const heading = AT("B", "10", "70", "700", "A heading that goes on as far as the gutter is, and more")
		AT("B", "10", "70", "660", "Another that ends in the gutter or so, this");

	(void)state;
	format_needed("pdf");
	for (int beside = 0; beside < 2; beside++) {
		struct rr_str page = { 0 }, pdf, want = { 0 };

		rr_str_puts(&page, beside ? "" : heading);
		put_column(&page, 70, 400, short_left);
		put_column(&page, 290, beside ? 396 : 388, short_right);
		rr_str_puts(&want, beside ? "" : "1P *A heading that goes on as far as the gutter is, and more*\n"
		            "1P *Another that ends in the gutter or so, this*\n");
		for (size_t i = 0; i < 8; i++) {
			rr_str_printf(&want, "1%s %s", i == 0 || (beside && i < 6) ? "P" : "", short_left[i] + 1);
			if (beside && i < 6)
				rr_str_printf(&want, "\t%s", short_right[i] + (i > 0));
			rr_str_putc(&want, '\n');
		}
		for (size_t i = 0; i < 6 && !beside; i++)
			rr_str_printf(&want, "1%s %s\n", i == 0 ? "P" : "", short_right[i] + (i > 0));
		pdf = pdf_of(&(const char *){ page.text }, 1);
		reads_as(rr_str_span(&pdf), RR_PDF, want.text, 0);
		rr_str_free(&want);
		rr_str_free(&pdf);
		rr_str_free(&page);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_read_one_after_the_other),
		cmocka_unit_test(aligned_columns_are_a_table_or_two_languages),
		cmocka_unit_test(languages_are_read_one_after_the_other),
		cmocka_unit_test(short_lines_are_columns_where_they_stand_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
