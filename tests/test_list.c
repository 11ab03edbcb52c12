#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "support/screen.h"
#include "ui/list.h"

struct pressed {
	struct ui_list *list;
	enum ui_event last;
};

static void press(void *with, struct ui_key key)
{
	struct pressed *pressed = with;

	pressed->last = ui_list_key(pressed->list, key);
}

static enum ui_event type(struct ui_list *list, const char *keys)
{
	struct pressed pressed = { .list = list };

	press_keys(keys, press, &pressed);
	return pressed.last;
}

static struct ui_list *wells(void)
{
	struct ui_list *list = ui_list_new("Wells", "Enter open · q close");

	ui_list_heading(list, "North");
	ui_list_add(list, "PP1", "Old well", "dug by hand", 1);
	ui_list_add(list, "OP2", "新井", "深二十米", 2);
	ui_list_heading(list, "South");
	ui_list_add(list, "OP3", "Été", "water\nin summer", 3);
	ui_list_add(list, "OP12(b)", "Fourth", "", 4);
	return list;
}

static void moves_and_filters(void **state)
{
	static const struct {
		const char *keys;
		size_t current, shown; /* data of the current row, 0: none; rows shown */
		enum ui_event event;
	} tests[] = {
		{ "x", 1, 4, UI_IGNORED },
		{ "j", 2, 4, UI_CHANGED },
		{ "jj", 3, 4, UI_CHANGED },
		{ "jjk", 2, 4, UI_CHANGED },
		{ "k", 1, 4, UI_TAKEN },
		{ "G", 4, 4, UI_CHANGED },
		{ "Gj", 4, 4, UI_TAKEN },
		{ "Gg", 4, 4, UI_TAKEN },
		{ "Ggg", 1, 4, UI_CHANGED },
		{ "Ggkgg", 1, 4, UI_CHANGED },
		{ "<End><Home>", 1, 4, UI_CHANGED },
		{ "<Space>", 3, 4, UI_CHANGED },
		{ "Gu", 2, 4, UI_CHANGED },
		{ "j<Enter>", 2, 4, UI_DONE },
		{ "q", 1, 4, UI_LEFT },
		{ "<Esc>", 1, 4, UI_LEFT },
		{ "/", 1, 4, UI_TAKEN },
		{ "/WELL", 1, 1, UI_CHANGED },
		{ "/井", 2, 1, UI_CHANGED },
		{ "/ete", 3, 1, UI_CHANGED },
		{ "/op 2", 2, 2, UI_CHANGED },
		{ "/op 2<Enter>j", 4, 2, UI_CHANGED },
		{ "/op 2<Down>", 4, 2, UI_CHANGED },
		{ "/summer water", 3, 1, UI_CHANGED },
		{ "/nothing", 0, 0, UI_CHANGED },
		{ "/nothing<Enter><Enter>", 0, 0, UI_TAKEN },
		{ "/nothingj<Enter>jkGgg<Space>", 0, 0, UI_TAKEN },
		{ "jj/op<Esc>", 3, 4, UI_CHANGED },
		{ "/op<Enter><Esc>", 2, 4, UI_CHANGED },
		{ "/op<Enter><Esc><Esc>", 2, 4, UI_LEFT },
		{ "/q<BS><BS>", 1, 4, UI_TAKEN },
		{ "/q<BS><BS>q", 1, 4, UI_LEFT },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_list *list = wells();
		const struct ui_list_row *row;
		enum ui_event event;
		struct ui_grid grid;

		ui_grid_init(&grid, 40, 6); /* four lines */
		ui_list_draw(list, ui_grid_area(&grid));
		event = type(list, tests[i].keys);
		row = ui_list_current(list);
		if ((row != NULL ? row->data : 0) != tests[i].current || event != tests[i].event ||
		    ui_list_count(list) != tests[i].shown)
			fail_msg("%s: row %zu of %zu, event %d", tests[i].keys,
			         row != NULL ? row->data : 0, ui_list_count(list), (int)event);
		ui_list_draw(list, ui_grid_area(&grid));
		ui_grid_free(&grid);
		ui_list_free(list);
	}
}

static void draws(void **state)
{
	static const struct {
		const char *name;
		int columns, rows;
		const char *keys, *want;
	} tests[] = {
		{ "wide", 50, 8, "",
		  " Wells                                        1/4\n"
		  "North\n"
		  "> PP1      Old well  dug by hand\n"
		  "  OP2      新井      深二十米\n"
		  "South\n"
		  "  OP3      Été       water in summer\n"
		  "  OP12(b)  Fourth\n"
		  " Enter open · q close" },
		{ "scrolled", 50, 5, "jj",
		  " Wells                                        3/4\n"
		  "  OP2      新井      深二十米\n"
		  "South\n"
		  "> OP3      Été       water in summer\n"
		  " Enter open · q close" },
		{ "back to the heading", 50, 5, "Ggg",
		  " Wells                                        1/4\n"
		  "North\n"
		  "> PP1      Old well  dug by hand\n"
		  "  OP2      新井      深二十米\n"
		  " Enter open · q close" },
		{ "narrow", 24, 8, "",
		  " Wells              1/4\n"
		  "North\n"
		  "> PP1      Old well\n"
		  "  OP2      新井\n"
		  "South\n"
		  "  OP3      Été\n"
		  "  OP12(b)  Fourth\n"
		  " Enter open · q close" },
		{ "filter", 50, 7, "/op",
		  " Wells                                   1/3 of 4\n"
		  "North\n"
		  "> OP2      新井    深二十米\n"
		  "South\n"
		  "  OP3      Été     water in summer\n"
		  "  OP12(b)  Fourth\n"
		  "/op" },
		{ "nothing", 30, 5, "/xx<Enter>",
		  " Wells               0/0 of 4\n  nothing matches\n\n\n/xx" },
		{ "two rows", 30, 2, "j", "  PP1      Old well\n> OP2      新井" },
		{ "one cell", 1, 1, "j", ">" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_list *list = wells();
		struct ui_grid grid;

		ui_grid_init(&grid, tests[i].columns, tests[i].rows);
		ui_list_draw(list, ui_grid_area(&grid));
		type(list, tests[i].keys);
		ui_grid_clear(&grid);
		ui_list_draw(list, ui_grid_area(&grid));
		expect_grid(tests[i].name, &grid, false, tests[i].want);
		ui_grid_free(&grid);
		ui_list_free(list);
	}
}

static void refills(void **state)
{
	struct ui_list *list = wells();

	(void)state;
	type(list, "jj");
	ui_list_clear(list);
	assert_null(ui_list_current(list));
	ui_list_clear(list);
	for (size_t i = 1; i < 9; i++)
		ui_list_add(list, "", "row", NULL, i);
	assert_int_equal(ui_list_current(list)->data, 1);
	ui_list_select(list, 5);
	assert_int_equal(ui_list_current(list)->data, 5);
	ui_list_select(list, 99);
	assert_int_equal(ui_list_current(list)->data, 5);
	ui_list_clear(list);
	for (size_t i = 1; i < 9; i++)
		ui_list_add(list, "", "row", NULL, i);
	assert_int_equal(ui_list_current(list)->data, 5);
	ui_list_clear(list);
	ui_list_add(list, "", "row", NULL, 7);
	assert_int_equal(ui_list_current(list)->data, 7);
	ui_list_free(list);
}

/* A library of 25,000: filtering follows the typing. */
static void stays_quick(void **state)
{
	struct ui_list *list = ui_list_new("Library", "");

	(void)state;
	for (size_t i = 0; i < 25000; i++)
		ui_list_add(list, "A/RES/1/1", "关于水井与花园的决议", "a preview of some words", i);
	type(list, "/水井 preview");
	assert_int_equal(ui_list_count(list), 25000);
	type(list, "<C-u>nothing");
	assert_int_equal(ui_list_count(list), 0);
	ui_list_free(list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moves_and_filters), cmocka_unit_test(draws),
		cmocka_unit_test(refills), cmocka_unit_test(stays_quick),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
