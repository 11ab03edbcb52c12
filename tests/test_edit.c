#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "support/screen.h"
#include "ui/edit_in.h"

struct pressed {
	struct ui_edit *edit;
	enum ui_event last;
};

static void press(void *with, struct ui_key key)
{
	struct pressed *pressed = with;

	pressed->last = ui_edit_key(pressed->edit, key);
}

static enum ui_event type(struct ui_edit *edit, const char *keys)
{
	struct pressed pressed = { .edit = edit };

	press_keys(keys, press, &pressed);
	return pressed.last;
}

static enum ui_event paste(struct ui_edit *edit, const char *text)
{
	struct ui_key key = ui_key_of(UI_KEY_PASTE);

	key.text = rr_span(text);
	return ui_edit_key(edit, key);
}

/* The text with "|" where the cursor is. */
static void expect_text(const char *name, const struct ui_edit *edit, const char *want)
{
	struct rr_span text = ui_edit_text(edit);
	struct rr_str got = { 0 };

	rr_str_add(&got, rr_span_sub(text, 0, edit->cursor));
	rr_str_puts(&got, "|");
	rr_str_add(&got, rr_span_sub(text, edit->cursor, text.len));
	if (strcmp(got.text, want) != 0) {
		print_error("%s: the text is\n%s\nnot\n%s\n", name, got.text, want);
		rr_str_free(&got);
		fail();
	}
	rr_str_free(&got);
}

static void edits(void **state)
{
	static const struct {
		const char *name, *text, *keys, *want;
	} tests[] = {
		{ "typing", "", "one<Space>two", "one two|" },
		{ "typing at the end", "one", "<Space>two", "one two|" },
		{ "wide", "", "人权<Left>利", "人利|权" },
		{ "new line", "ab", "<Left><Enter>", "a\n|b" },
		{ "tab", "ab", "<Left><Tab>", "a\t|b" },
		{ "a mark goes with its letter", "xe\xcc\x81y", "<Left><Left>", "x|e\xcc\x81y" },
		{ "backspace takes the whole", "xe\xcc\x81", "<Backspace>", "x|" },
		{ "delete takes the whole", "e\xcc\x81y", "<Home><Delete>", "|y" },
		{ "backspace joins lines", "a\nb", "<Left><BS>", "a|b" },
		{ "backspace at the start", "ab", "<Home><BS>", "|ab" },
		{ "delete at the end", "ab", "<Del>", "ab|" },
		{ "left at the start", "a", "<Left><Left><Left>", "|a" },
		{ "ends of the line", "ab\ncd\nef", "<Up><C-a>x<C-e>y", "ab\nxcdy|\nef" },
		{ "ends of the text", "ab\ncd", "<C-Home>x<C-End>y", "xab\ncdy|" },
		{ "ends of the text otherwise", "ab\ncd", "<A-lt>x<A->>y", "xab\ncdy|" },
		{ "words left", "one two-three, four", "<C-Left><C-Left>", "one |two-three, four" },
		{ "words right", "one, two", "<C-Home><A-f><A-f>", "one, two|" },
		{ "word stops at the end", "one", "<A-f>", "one|" },
		{ "cut word", "one two ", "<C-w>", "one |" },
		{ "cut words and put back", "one two three", "<C-w><C-w><C-a><C-y>",
		  "two three|one " },
		{ "cut to the end", "one two\nx", "<Up><C-a><A-f><C-k>", "one|\nx" },
		{ "cut the line's end", "one\ntwo", "<Up><C-e><C-k>", "one|two" },
		{ "cut a line, put back twice", "one\ntwo", "<Up><C-a><C-k><C-k><C-y><C-y>",
		  "one\none\n|two" },
		{ "cut to the start", "one two", "<A-b><C-u>", "|two" },
		{ "cut behind", "one two", "<C-a><A-d>", "| two" },
		{ "undo typing by words", "", "one<Space>two<C-_>", "one |" },
		{ "undo it all", "", "one<Space>two<C-_><C-_><C-_>", "|" },
		{ "undo a new line", "", "a<Enter>b<C-_><C-_>", "a|" },
		{ "redo", "", "one<Space>two<A-u><A-u><A-r><A-r>", "one two|" },
		{ "typing ends redo", "", "one<A-u>x<A-r>", "x|" },
		{ "moving parts the steps", "", "ab<Left>c<A-u>", "a|b" },
		{ "undo erasing at once", "abcdef", "<BS><BS><BS><A-u>", "abcdef|" },
		{ "undo deleting at once", "abc", "<Home><Del><Del><A-u>", "|abc" },
		{ "undo a cut", "one two", "<C-w><A-u>", "one two|" },
		{ "wide words", "关于人权的决议", "<C-w>", "关于人权的|" },
		{ "up keeps the column", "abcdef\nx\nabcdef", "<Left><Left><Up><Up>",
		  "abcd|ef\nx\nabcdef" },
		{ "up at the top", "abc", "<Left><Up>", "|abc" },
		{ "down at the bottom", "abc", "<Home><Down>", "abc|" },
		{ "up into wide", "人权\nabc", "<Up>", "人|权\nabc" },
		{ "a page", "1\n2\n3\n4\n5\n6\n7\n8", "<C-Home><PageDown>",
		  "1\n2\n3\n4\n|5\n6\n7\n8" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_edit *edit = ui_edit_new(rr_span(tests[i].text));
		struct ui_grid grid;

		ui_grid_init(&grid, 20, 6); /* five rows of text and the bar */
		ui_edit_draw(edit, ui_grid_area(&grid));
		type(edit, tests[i].keys);
		expect_text(tests[i].name, edit, tests[i].want);
		ui_edit_draw(edit, ui_grid_area(&grid));
		ui_grid_free(&grid);
		ui_edit_free(edit);
	}
}

static void pastes(void **state)
{
	static const struct {
		const char *name, *pasted, *want;
	} tests[] = {
		{ "as it is", "two  words\n\n\tx", "atwo  words\n\n\tx|b" },
		{ "line ends", "1\r\n2\r3", "a1\n2\n3|b" },
		{ "controls", "1\x1b[31m\x07\x7f" "2\xc2\x9b", "a1[31m2|b" },
		{ "bidi controls", "1\xe2\x80\xae" "2", "a12|b" },
		{ "malformed", "1\xff" "2", "a1\xef\xbf\xbd" "2|b" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_edit *edit = ui_edit_new(rr_span("ab"));

		type(edit, "<Left>");
		assert_int_equal(paste(edit, tests[i].pasted), UI_CHANGED);
		expect_text(tests[i].name, edit, tests[i].want);
		type(edit, "<C-_>");
		expect_text(tests[i].name, edit, "a|b");
		ui_edit_free(edit);
	}
}

static void draws(void **state)
{
	static const struct {
		const char *name;
		int columns, rows;
		const char *text, *keys, *want;
		int column, row; /* of the cursor */
	} tests[] = {
		{ "wraps", 10, 3, "one two three", "", "one two\nthree", 5, 1 },
		{ "a blank at the row's end", 8, 3, "one two three", "<C-Home><A-f><A-f>",
		  "one two\nthree", 7, 0 },
		{ "wraps wide", 7, 3, "关于人权的决议", "", "关于人\n权的决\n议", 2, 2 },
		{ "between rows", 7, 3, "关于人权的决议", "<C-Home><Right><Right><Right>",
		  "关于人\n权的决\n议", 0, 1 },
		{ "down by rows", 7, 3, "关于人权的决议", "<C-Home><Right><Down>",
		  "关于人\n权的决\n议", 2, 1 },
		{ "never past a row's end", 7, 3, "关于人权的决\nabcdef", "<Up><Up>",
		  "关于人\n权的决\nabcdef", 4, 0 },
		{ "marks", 10, 3, "e\xcc\x81" "e\xcc\x81x", "<Left>", "e\xcc\x81" "e\xcc\x81x", 2, 0 },
		{ "tabs are blanks", 10, 3, "a\tb", "", "a b", 3, 0 },
		{ "scrolls to the end", 6, 2, "1\n2\n3\n4\n5", "", "4\n5", 1, 1 },
		{ "scrolls back", 6, 2, "1\n2\n3\n4\n5", "<C-Home>", "1\n2", 0, 0 },
		{ "an empty last line", 6, 3, "1\n", "", "1", 0, 1 },
		{ "right to left", 8, 2, "אבג", "", "     גבא", 4, 0 },
		{ "right to left, its start", 8, 2, "אבג", "<Home>", "     גבא", 7, 0 },
		{ "a bar", 30, 5, "x", "", "x\n\n\n\nC-s save · Esc leave", 1, 0 },
		{ "asks", 60, 4, "x", "y<Esc>",
		  "xy\n\n\nKeep what you wrote?  s save · d discard · Esc go on editing", 2, 0 },
		{ "one cell", 1, 1, "人", "", "", 0, 0 },
		{ "one row asks", 12, 1, "x", "y<Esc>", "s save · d …", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_edit *edit = ui_edit_new(rr_span(tests[i].text));
		struct ui_grid grid;

		ui_grid_init(&grid, tests[i].columns, tests[i].rows);
		ui_edit_draw(edit, ui_grid_area(&grid));
		type(edit, tests[i].keys);
		ui_grid_clear(&grid);
		ui_edit_draw(edit, ui_grid_area(&grid));
		expect_grid(tests[i].name, &grid, false, tests[i].want);
		if (grid.cursor_column != tests[i].column || grid.cursor_row != tests[i].row)
			fail_msg("%s: the cursor is at %d, %d", tests[i].name,
			         grid.cursor_column, grid.cursor_row);
		ui_grid_free(&grid);
		ui_edit_free(edit);
	}
}

static void asks_before_a_loss(void **state)
{
	static const struct {
		const char *keys;
		enum ui_event want;
	} tests[] = {
		{ "<Esc>", UI_LEFT },           { "a<Esc>", UI_TAKEN },
		{ "a<Esc>d", UI_LEFT },         { "a<Esc>s", UI_DONE },
		{ "a<Esc><C-s>", UI_DONE },     { "a<Esc><Esc>", UI_TAKEN },
		{ "a<Esc><Esc>d", UI_CHANGED }, { "a<Esc>x", UI_TAKEN },
		{ "a<BS><Esc>", UI_LEFT },      { "a<A-u><Esc>", UI_LEFT },
		{ "<C-s>", UI_DONE },           { "<C-z>", UI_IGNORED },
		{ "<C-l>", UI_IGNORED },        { "<F1>", UI_IGNORED },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_edit *edit = ui_edit_new(rr_span("text"));
		enum ui_event got = type(edit, tests[i].keys);

		if (got != tests[i].want)
			fail_msg("%s gives %d", tests[i].keys, (int)got);
		ui_edit_free(edit);
	}
}

static void replaces(void **state)
{
	struct ui_edit *edit = ui_edit_new(rr_span("one"));

	(void)state;
	ui_edit_replace(edit, rr_span("another\r\ntext"));
	expect_text("replaced", edit, "another\ntext|");
	assert_true(ui_edit_modified(edit));
	ui_edit_saved(edit);
	assert_false(ui_edit_modified(edit));
	type(edit, "<C-_>");
	expect_text("undone", edit, "one|");
	assert_true(ui_edit_modified(edit));
	ui_edit_free(edit);
}

/* Pseudo-random keys; undoing everything gives the first text again. */
static void undoes_anything(void **state)
{
	static const char *const keys[] = {
		"a", "人", " ", "<Enter>", "<BS>", "<Del>", "<Left>", "<Right>", "<Up>", "<Down>",
		"<C-w>", "<C-k>", "<C-y>", "<C-u>", "<A-d>", "<A-u>", "<A-r>", "\xcc\x81", "<A-b>",
	};
	struct ui_edit *edit = ui_edit_new(rr_span("first\n文本 text"));
	struct ui_grid grid;
	uint32_t seed = 1;

	(void)state;
	ui_grid_init(&grid, 9, 5);
	for (int i = 0; i < 3000; i++) {
		seed = seed * 1664525u + 1013904223u;
		type(edit, keys[(seed >> 16) % (sizeof keys / sizeof keys[0])]);
		assert_true(rr_utf8_valid(ui_edit_text(edit)));
		assert_true(edit->cursor <= edit->text.len);
		if (i % 7 == 0)
			ui_edit_draw(edit, ui_grid_area(&grid));
	}
	for (int i = 0; i < 4000; i++)
		type(edit, "<A-u>");
	assert_string_equal(edit->text.text, "first\n文本 text");
	assert_false(ui_edit_modified(edit));
	ui_grid_free(&grid);
	ui_edit_free(edit);
}

static double seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC; /* of this program alone */
}

/* 100 KB at once and then a screen per key: far from anything felt. */
static void stays_quick(void **state)
{
	static const char *const lines[] = { "一行很长的文字，", "一行不长的文字。\n" };

	(void)state;
	for (size_t kind = 0; kind < 2; kind++) {
		struct rr_str big = { 0 };
		struct ui_edit *edit = ui_edit_new(rr_span(""));
		struct ui_grid grid;
		double start = seconds();

		while (big.len < 100000)
			rr_str_puts(&big, lines[kind]);
		ui_grid_init(&grid, 80, 24);
		paste(edit, big.text);
		for (int i = 0; i < 20; i++) {
			type(edit, i % 2 ? "字" : "<Up>");
			ui_edit_draw(edit, ui_grid_area(&grid));
		}
		type(edit, "<C-Home><PageDown><PageDown><C-w><A-u><A-u>");
		ui_edit_draw(edit, ui_grid_area(&grid));
		print_message("100 KB: %.0f ms\n", (seconds() - start) * 1000);
		assert_true(seconds() - start < 30);
		ui_grid_free(&grid);
		ui_edit_free(edit);
		rr_str_free(&big);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edits), cmocka_unit_test(pastes), cmocka_unit_test(draws),
		cmocka_unit_test(asks_before_a_loss), cmocka_unit_test(replaces),
		cmocka_unit_test(undoes_anything), cmocka_unit_test(stays_quick),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
