#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "support/screen.h"
#include "ui/card.h"

static void press(void *with, struct ui_key key)
{
	ui_card_key(with, key);
}

static void draws(void **state)
{
	static const struct {
		const char *name;
		int columns, rows;
		const char *text, *keys, *want;
	} tests[] = {
		{ "as large as its text", 30, 5, "water", "",
		  "\n"
		  "        ┌─ Card ────┐\n"
		  "        │ water     │\n"
		  "        └─ q close ─┘" },
		{ "wraps", 16, 6, "关于水井与花园的决议", "",
		  "\n"
		  "┌─ Card ───────┐\n"
		  "│ 关于水井与花 │\n"
		  "│ 园的决议     │\n"
		  "└─ q close ────┘" },
		{ "a margin where there is room", 40, 3,
		  "a text that is longer than the area is wide", "",
		  "   ┌─ Card ─────────────────────────┐\n"
		  "   │ a text that is longer than the │\n"
		  "   └─ q close ──────────────── 1/2 ─┘" },
		{ "scrolls", 24, 4, "1\n2\n3\n4\n5", "",
		  " ┌─ Card ────────────┐\n"
		  " │ 1                 │\n"
		  " │ 2                 │\n"
		  " └─ q close ─── 2/5 ─┘" },
		{ "a line", 16, 4, "1\n2\n3\n4\n5", "j",
		  "┌─ Card ───────┐\n"
		  "│ 2            │\n"
		  "│ 3            │\n"
		  "└─ q cl…  3/5 ─┘" },
		{ "the end", 16, 4, "1\n2\n3\n4\n5", "Gk",
		  "┌─ Card ───────┐\n"
		  "│ 3            │\n"
		  "│ 4            │\n"
		  "└─ q cl…  4/5 ─┘" },
		{ "never past the end", 16, 4, "1\n2\n3\n4\n5", "<Space><Space><Space><Space>k",
		  "┌─ Card ───────┐\n"
		  "│ 3            │\n"
		  "│ 4            │\n"
		  "└─ q cl…  4/5 ─┘" },
		{ "no room for a frame", 7, 3, "one two three", "", "one two\nthree" },
		{ "two rows", 20, 2, "one two three four five six seven eight nine", "j",
		  "five six seven eight\nnine" },
		{ "a cell", 1, 1, "one", "", "o" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_card *card = ui_card_new("Card", "q close");
		struct ui_grid grid;

		ui_grid_init(&grid, tests[i].columns, tests[i].rows);
		ui_card_add(card, FACE_TEXT, rr_span(tests[i].text));
		ui_card_draw(card, ui_grid_area(&grid));
		press_keys(tests[i].keys, press, card);
		ui_grid_clear(&grid);
		ui_card_draw(card, ui_grid_area(&grid));
		expect_grid(tests[i].name, &grid, false, tests[i].want);
		ui_grid_free(&grid);
		ui_card_free(card);
	}
}

static void stands_where_it_is_told(void **state)
{
	static const struct {
		enum ui_place place;
		int row;
	} tests[] = { { UI_CENTRE, 2 }, { UI_TOP, 0 }, { UI_BOTTOM, 4 } };

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_card *card = ui_card_new(NULL, NULL);
		struct ui_grid grid;

		ui_grid_init(&grid, 20, 7);
		ui_card_addf(card, FACE_ID, "OP%d", 4);
		ui_card_place(card, tests[i].place);
		ui_card_draw(card, ui_grid_area(&grid));
		assert_int_equal(grid.cursor_row, tests[i].row + 1);
		assert_string_equal(grid.cells[20 * tests[i].row + 6].text, "┌");
		ui_grid_free(&grid);
		ui_card_free(card);
	}
}

static void shows_faces(void **state)
{
	struct ui_card *card = ui_card_new("A/RES/1/1", NULL);
	struct ui_grid grid;

	(void)state;
	ui_grid_init(&grid, 20, 5);
	ui_card_add(card, FACE_ID, rr_span("A/RES/1/1"));
	ui_card_add(card, FACE_TEXT, rr_span(""));
	ui_card_add(card, FACE_CITE, rr_span("bad\xff\x1b[m"));
	ui_card_draw(card, ui_grid_area(&grid));
	expect_grid("faces", &grid, true,
	            "  {rule:┌─}{title: A/RES/1/1 }{rule:─┐}\n"
	            "  {rule:│}{popup: }{id:A/RES/1/1}{popup:   }{rule:│}\n"
	            "  {rule:│}{popup:             }{rule:│}\n"
	            "  {rule:│}{popup: }{cite:bad\xef\xbf\xbd␛[m}{popup:     }{rule:│}\n"
	            "  {rule:└─────────────┘}");
	ui_grid_free(&grid);
	ui_card_free(card);
}

static void answers(void **state)
{
	static const struct {
		const char *key;
		enum ui_event want;
	} tests[] = {
		{ "<Enter>", UI_DONE }, { "q", UI_LEFT }, { "<Esc>", UI_LEFT },
		{ "j", UI_TAKEN }, { "x", UI_IGNORED }, { "<C-d>", UI_TAKEN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_card *card = ui_card_new(NULL, NULL);
		struct ui_key key;
		size_t pos = 0;

		assert_true(ui_key_parse(rr_span(tests[i].key), &pos, &key));
		assert_int_equal(ui_card_key(card, key), tests[i].want);
		ui_card_free(card);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws), cmocka_unit_test(stands_where_it_is_told),
		cmocka_unit_test(shows_faces), cmocka_unit_test(answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
