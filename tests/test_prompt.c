#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "support/screen.h"
#include "ui/prompt.h"

static const char *const commands[] = { "open", "op", "outline", "quit", "标签", "标记" };

/* Completes the word at the cursor with the commands that start like it. */
static void complete(void *with, struct rr_span line, size_t cursor,
                     struct ui_choices *choices)
{
	size_t start = cursor;
	struct rr_str word = { 0 };

	assert_string_equal(with, "with");
	while (start > 0 && line.text[start - 1] != ' ')
		start--;
	rr_str_add(&word, rr_span_sub(line, start, cursor));
	choices->start = start;
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
		if (rr_span_starts(rr_span(commands[i]), word.text))
			ui_choices_add(choices, rr_span(commands[i]), NULL);
	rr_str_free(&word);
}

struct pressed {
	struct ui_prompt *prompt;
	enum ui_event last;
};

static void press(void *with, struct ui_key key)
{
	struct pressed *pressed = with;

	pressed->last = ui_prompt_key(pressed->prompt, key);
}

static enum ui_event type(struct ui_prompt *prompt, const char *keys)
{
	struct pressed pressed = { .prompt = prompt };

	press_keys(keys, press, &pressed);
	return pressed.last;
}

static void edits(void **state)
{
	static const struct {
		const char *text, *keys, *want;
		enum ui_event event;
	} tests[] = {
		{ "", "abc", "abc", UI_CHANGED },
		{ "ac", "<Left>b", "abc", UI_CHANGED },
		{ "人利", "<Left>权", "人权利", UI_CHANGED },
		{ "人权", "<BS>", "人", UI_CHANGED },
		{ "xe\xcc\x81", "<BS>", "x", UI_CHANGED },
		{ "", "<BS>", "", UI_LEFT },
		{ "ab", "<Home><BS>", "ab", UI_TAKEN },
		{ "ab", "<C-a><Del>", "b", UI_CHANGED },
		{ "one two", "<C-w>", "one ", UI_CHANGED },
		{ "one two", "<A-b><C-u>", "two", UI_CHANGED },
		{ "one two", "<A-b><C-k>", "one ", UI_CHANGED },
		{ "one two", "<C-a><C-Right>x", "onex two", UI_CHANGED },
		{ "ab", "<C-b><C-b><C-b>x<C-e>y", "xaby", UI_CHANGED },
		{ "ab", "<Enter>", "ab", UI_DONE },
		{ "ab", "<C-s>", "ab", UI_DONE },
		{ "ab", "<Esc>", "ab", UI_LEFT },
		{ "ab", "<C-c>", "ab", UI_LEFT },
		{ "ab", "<C-z>", "ab", UI_IGNORED },
		{ "a\nb\n", "", "a b", UI_IGNORED },
		{ "", "<Tab>", "", UI_TAKEN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_prompt_setup setup = { .label = ":", .text = rr_span(tests[i].text) };
		struct ui_prompt *prompt = ui_prompt_new(&setup);
		enum ui_event event = type(prompt, tests[i].keys);

		if (!rr_span_is(ui_prompt_text(prompt), tests[i].want) ||
		    event != tests[i].event)
			fail_msg("\"%s\" %s gives \"%s\", %d", tests[i].text, tests[i].keys,
			         ui_prompt_text(prompt).text, (int)event);
		ui_prompt_free(prompt);
	}
}

static void pastes_one_line(void **state)
{
	struct ui_prompt_setup setup = { .label = "/" };
	struct ui_prompt *prompt = ui_prompt_new(&setup);
	struct ui_key key = ui_key_of(UI_KEY_PASTE);

	(void)state;
	key.text = rr_span("two\r\nlines\x1b[m\n");
	assert_int_equal(ui_prompt_key(prompt, key), UI_CHANGED);
	assert_string_equal(ui_prompt_text(prompt).text, "two lines[m");
	ui_prompt_free(prompt);
}

static void walks_the_history(void **state)
{
	static const struct {
		const char *keys, *want;
	} tests[] = {
		{ "<Up>", "three" },
		{ "<Up><Up>", "two" },
		{ "<Up><Up><Up><Up><Up>", "one" },
		{ "x<Up>", "x" },
		{ "t<Up><Up>", "two" },
		{ "t<Up><Up><Up>", "two" },
		{ "t<Up><Up><Down><Down>", "t" },
		{ "<Down>", "" },
		{ "<C-p><C-p><C-n>", "three" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_history history = { 0 };
		struct ui_prompt_setup setup = { .label = "/", .history = &history };
		struct ui_prompt *prompt;

		ui_history_add(&history, rr_span("two"));
		ui_history_add(&history, rr_span("one"));
		ui_history_add(&history, rr_span("  "));
		ui_history_add(&history, rr_span("two"));
		ui_history_add(&history, rr_span("three"));
		assert_int_equal(history.count, 3);
		prompt = ui_prompt_new(&setup);
		type(prompt, tests[i].keys);
		if (!rr_span_is(ui_prompt_text(prompt), tests[i].want))
			fail_msg("%s gives %s", tests[i].keys, ui_prompt_text(prompt).text);
		ui_prompt_free(prompt);
		ui_history_free(&history);
	}
}

static void keeps_a_history(void **state)
{
	struct ui_history history = { 0 };

	(void)state;
	for (int i = 0; i < 500; i++) {
		struct ui_prompt_setup setup = { .label = "/", .history = &history };
		struct ui_prompt *prompt = ui_prompt_new(&setup);
		struct rr_str line = { 0 };

		rr_str_printf(&line, "%d", i);
		type(prompt, line.text);
		assert_int_equal(type(prompt, "<Enter>"), UI_DONE);
		ui_prompt_free(prompt);
		rr_str_free(&line);
	}
	assert_int_equal(history.count, 200);
	assert_string_equal(history.lines[0], "300");
	assert_string_equal(history.lines[199], "499");
	ui_history_free(&history);
}

static void completes(void **state)
{
	static const struct {
		const char *keys, *want, *screen;
	} tests[] = {
		{ "q<Tab>", "quit", "\n:quit" },
		{ "x<Tab>", "x", "\n:x" },
		{ "o<Tab>", "o", "open  op  outline\n:o" },
		{ "o<Tab><Tab>", "open", "open  op  outline\n:open" },
		{ "o<Tab><Tab><Tab><Tab>", "outline", "open  op  outline\n:outline" },
		{ "o<Tab><Tab><Tab><Tab><Tab>", "open", "open  op  outline\n:open" },
		{ "o<Tab><S-Tab>", "outline", "open  op  outline\n:outline" },
		{ "o<Tab><Tab>x", "openx", "\n:openx" },
		{ "标<Tab>", "标", "标签  标记\n:标" },
		{ "x q<Left><Right><Tab>", "x quit", "\n:x quit" },
		{ "xq<Left><Left>q<Tab>", "quitxq", "\n:quitxq" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		char with[] = "with";
		struct ui_prompt_setup setup = { .label = ":", .complete = complete, .with = with };
		struct ui_prompt *prompt = ui_prompt_new(&setup);
		struct ui_grid grid;

		ui_grid_init(&grid, 20, 2);
		type(prompt, tests[i].keys);
		assert_string_equal(ui_prompt_text(prompt).text, tests[i].want);
		ui_prompt_draw(prompt, ui_grid_area(&grid));
		expect_grid(tests[i].keys, &grid, false, tests[i].screen);
		assert_int_equal(ui_prompt_choosing(prompt), tests[i].screen[0] != '\n');
		ui_grid_free(&grid);
		ui_prompt_free(prompt);
	}
}

static void draws(void **state)
{
	static const struct {
		int columns;
		const char *text, *keys, *want;
		int cursor;
	} tests[] = {
		{ 10, "", "", "/", 1 },
		{ 10, "abc", "<Left>", "/abc", 3 },
		{ 10, "人权", "<Left>", "/人权", 3 },
		{ 8, "abcdefghij", "", "/efghij", 7 },
		{ 8, "abcdefghij", "<Home>", "/abcdefg", 1 },
		{ 8, "人权利与法", "", "/利与法", 7 },
		{ 8, "人权利与法", "<Home>", "/人权利", 1 },
		{ 8, "אבג", "", "/ גבא", 1 },
		{ 8, "אבג", "<Home>", "/ גבא", 4 },
		{ 1, "abc", "", "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_prompt_setup setup = { .label = "/", .text = rr_span(tests[i].text) };
		struct ui_prompt *prompt = ui_prompt_new(&setup);
		struct ui_grid grid;

		ui_grid_init(&grid, tests[i].columns, 1);
		ui_prompt_draw(prompt, ui_grid_area(&grid));
		type(prompt, tests[i].keys);
		ui_grid_clear(&grid);
		ui_prompt_draw(prompt, ui_grid_area(&grid));
		expect_grid(tests[i].text, &grid, false, tests[i].want);
		if (grid.cursor_column != tests[i].cursor)
			fail_msg("\"%s\": the cursor is at %d", tests[i].text, grid.cursor_column);
		ui_grid_free(&grid);
		ui_prompt_free(prompt);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edits), cmocka_unit_test(pastes_one_line),
		cmocka_unit_test(walks_the_history), cmocka_unit_test(keeps_a_history),
		cmocka_unit_test(completes), cmocka_unit_test(draws),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
