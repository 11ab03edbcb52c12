#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "support/screen.h"

static void draws_text(void **state)
{
	static const struct {
		const char *name;
		int column;
		const char *text, *want;
		int end;
	} tests[] = {
		{ "plain", 1, "abc", " abc", 4 },
		{ "wide", 0, "人权ab", "人权ab", 6 },
		{ "cut at the right", 7, "abcdef", "       abc", 10 },
		{ "a wide one is never halved", 7, "人权利", "       人", 10 },
		{ "cut at the left", -2, "abcdef", "cdef", 4 },
		{ "half a wide one at the left", -1, "人权", " 权", 3 },
		{ "beyond the right", 12, "abc", "", 10 },
		{ "left of it all", -9, "abc", "", -6 },
		{ "combining marks", 0, "e\xcc\x81" "a\xcc\x8a" "x", "e\xcc\x81" "a\xcc\x8ax", 3 },
		{ "a mark alone is dropped", 0, "\xcc\x81x", "x", 1 },
		{ "controls are seen", 0, "a\x1b[m\x07", "a␛[m␇", 5 },
		{ "C1 controls are seen", 0, "a\xc2\x9b" "b", "a\xef\xbf\xbd" "b", 3 },
		{ "tab", 0, "a\tb", "a b", 3 },
		{ "malformed bytes", 0, "a\xff" "b\xe4\xba", "a\xef\xbf\xbd" "b\xef\xbf\xbd", 4 },
		{ "right to left", 0, "אבג", "גבא", 3 },
		{ "brackets between words that run back", 0, "א(ב)", "(ב)א", 4 },
		{ "both directions", 0, "ab אב", "ab בא", 5 },
		{ "empty", 3, "", "", 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_grid grid;
		int end;

		ui_grid_init(&grid, 10, 1);
		end = ui_draws(ui_grid_area(&grid), tests[i].column, 0, FACE_TEXT,
		               tests[i].text);
		expect_grid(tests[i].name, &grid, false, tests[i].want);
		if (end != tests[i].end)
			fail_msg("%s: ends at %d", tests[i].name, end);
		ui_grid_free(&grid);
	}
}

static void cuts_with_an_ellipsis(void **state)
{
	static const struct {
		const char *text;
		int columns;
		const char *want;
	} tests[] = {
		{ "abcdef", 6, "abcdef" }, { "abcdef", 5, "abcd…" },
		{ "人权利", 6, "人权利" }, { "人权利", 5, "人权…" },
		{ "人权利", 4, "人…" }, { "人权", 1, "…" }, { "人权", 0, "" },
		{ "", 3, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_grid grid;

		ui_grid_init(&grid, 12, 1);
		ui_draw_cut(ui_grid_area(&grid), 0, 0, tests[i].columns, FACE_TEXT,
		            rr_span(tests[i].text));
		expect_grid(tests[i].text, &grid, false, tests[i].want);
		ui_grid_free(&grid);
	}
}

static void overwrites_halves(void **state)
{
	struct ui_grid grid;
	struct ui_area all;

	(void)state;
	ui_grid_init(&grid, 8, 4);
	all = ui_grid_area(&grid);
	for (int row = 0; row < 4; row++)
		ui_draws(all, 0, row, FACE_TEXT, "人权利义");
	ui_draws(all, 1, 0, FACE_TEXT, "x");
	ui_draws(all, 2, 1, FACE_TEXT, "x");
	ui_draws(all, 1, 2, FACE_TEXT, "法");
	ui_draws(all, 1, 3, FACE_TEXT, "xyz");
	expect_grid("halves", &grid, false,
	            " x权利义\n人x 利义\n 法 利义\n xyz利义");
	ui_grid_free(&grid);
}

static void clips_areas(void **state)
{
	struct ui_grid grid;
	struct ui_area all, sub, none;

	(void)state;
	ui_grid_init(&grid, 8, 3);
	all = ui_grid_area(&grid);
	sub = ui_area_sub(all, 2, 1, 3, 9);
	assert_int_equal(sub.rows, 2);
	ui_fill(sub, 0, FACE_BAR);
	ui_draws(sub, 0, 0, FACE_KEY, "人权利");
	ui_draws(sub, -1, 1, FACE_TEXT, "abcdefgh");
	ui_draws(sub, 0, 2, FACE_TEXT, "below");
	ui_cursor(sub, 5, 0);
	assert_false(grid.cursor_shown);
	ui_cursor(sub, 1, 1);
	assert_true(grid.cursor_shown);
	assert_int_equal(grid.cursor_column, 3);
	assert_int_equal(grid.cursor_row, 2);
	expect_grid("sub", &grid, true, "\n  {key:人}\n  bcd");
	none = ui_area_sub(all, -5, -5, 3, 3);
	assert_int_equal(none.columns, 0);
	ui_draws(none, 0, 0, FACE_TEXT, "x");
	ui_box(none, "x");
	none = ui_area_sub(all, 7, 2, 99, 99);
	assert_int_equal(none.columns, 1);
	assert_int_equal(none.rows, 1);
	ui_grid_free(&grid);
}

static void frames(void **state)
{
	static const struct {
		int columns, rows;
		const char *title, *want;
	} tests[] = {
		{ 12, 3, "人权", "┌─ 人权 ───┐\n│          │\n└──────────┘" },
		{ 10, 3, "a long one", "┌─ a l… ─┐\n│        │\n└────────┘" },
		{ 5, 2, "title", "┌───┐\n└───┘" },
		{ 12, 2, NULL, "┌──────────┐\n└──────────┘" },
		{ 1, 1, "t", "┐" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_grid grid;

		ui_grid_init(&grid, tests[i].columns, tests[i].rows);
		ui_box(ui_grid_area(&grid), tests[i].title);
		expect_grid("box", &grid, false, tests[i].want);
		ui_grid_free(&grid);
	}
}

static void shows_faces(void **state)
{
	struct ui_grid grid;
	struct ui_area all;

	(void)state;
	ui_grid_init(&grid, 12, 3);
	all = ui_grid_area(&grid);
	ui_drawf(all, ui_draws(all, 0, 0, FACE_ID, "OP4"), 0, FACE_TEXT, " %d%%", 96);
	ui_draws(all, 0, 1, FACE_TEXT, "a ");
	ui_draws(all, 2, 1, FACE_ADD, "新增");
	ui_draws(all, 6, 1, FACE_TEXT, "b");
	ui_rule(all, 2);
	ui_face_row(all, 0, FACE_CURRENT);
	expect_grid("faces", &grid, true,
	            "{current:OP4 96%}\na {add:新增}b\n{rule:────────────}");
	for (int face = 0; face < FACE_COUNT; face++)
		assert_non_null(ui_face_name((enum ui_face)face));
	ui_grid_free(&grid);
}

static void takes_long_text(void **state)
{
	struct rr_str text = { 0 };
	struct ui_grid grid;

	(void)state;
	rr_str_puts(&text, "e");
	for (int i = 0; i < 50; i++)
		rr_str_puts(&text, "\xcc\x81");
	for (int i = 0; i < 100000; i++)
		rr_str_puts(&text, "人");
	ui_grid_init(&grid, 6, 1);
	assert_int_equal(ui_draw(ui_grid_area(&grid), 0, 0, FACE_TEXT, rr_str_span(&text)), 6);
	assert_true(strlen(grid.cells[0].text) <= GRID_BYTES);
	assert_true(rr_utf8_valid(rr_span(grid.cells[0].text)));
	assert_string_equal(grid.cells[1].text, "人");
	ui_grid_free(&grid);
	rr_str_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws_text), cmocka_unit_test(cuts_with_an_ellipsis),
		cmocka_unit_test(overwrites_halves), cmocka_unit_test(clips_areas),
		cmocka_unit_test(frames), cmocka_unit_test(shows_faces),
		cmocka_unit_test(takes_long_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
