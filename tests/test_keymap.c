/* Keys and commands: the shipped key file, the table, and what issue 2 asks for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "ui/keymap.h"

static const struct ui_binding *bound(const struct ui_keymap *map, const char *spelt)
{
	struct rr_span text = rr_span(spelt);
	const struct ui_binding *binding = NULL;
	struct ui_key keys[UI_SEQUENCE];
	size_t pos = 0, count = 0;

	while (pos < text.len) {
		assert_true(count < UI_SEQUENCE);
		assert_true(ui_key_parse(text, &pos, &keys[count]));
		count++;
		if (pos < text.len)
			assert_int_equal(ui_keymap_find(map, keys, count, &binding), UI_PREFIX);
	}
	return ui_keymap_find(map, keys, count, &binding) == UI_BOUND ? binding : NULL;
}

static void shipped_file_is_right(void **state)
{
	const struct rr_blob *blob = rr_embedded("keys/default");
	struct ui_keymap map = { 0 };
	struct rr_error err = { 0 };

	(void)state;
	assert_non_null(blob);
	if (ui_keymap_read(&map, "keys/default",
	                   rr_span_of((const char *)blob->data, blob->len), &err)
	    != RR_OK)
		fail_msg("%s", err.text);
	ui_keymap_free(&map);
}

static void commands_have_keys(void **state)
{
	static const struct { const char *keys, *command; } tests[] = {
		{ "j", "next-line" }, { "k", "previous-line" }, { "<Down>", "next-line" },
		{ "<Up>", "previous-line" }, { "d", "half-page-down" }, { "u", "half-page-up" },
		{ "<Space>", "page-down" }, { "b", "page-up" }, { "gg", "first" }, { "G", "last" },
		{ "<PageDown>", "page-down" }, { "<PageUp>", "page-up" },
		{ "J", "next-clause" }, { "K", "previous-clause" }, { "}", "next-clause" },
		{ "{", "previous-clause" }, { ")", "next-subclause" },
		{ "(", "previous-subclause" }, { "]]", "next-part" }, { "[[", "previous-part" },
		{ "<Tab>", "other-pane" }, { "<C-w>w", "other-pane" }, { "s", "lock" },
		{ "=", "level" }, { "D", "compare" }, { "]c", "next-change" },
		{ "[c", "previous-change" }, { "]r", "next-citation" },
		{ "[r", "previous-citation" }, { "<Enter>", "follow" }, { "<C-]>", "follow" },
		{ "<C-o>", "back" }, { "<C-p>", "forward" }, { "<A-Right>", "forward" },
		{ "p", "peek" }, { "a", "add-note" }, { "e", "edit-note" },
		{ "E", "edit-note-outside" }, { "x", "delete-note" }, { "U", "undo-note" },
		{ "t", "tag-note" }, { "gn", "list-notes" }, { "/", "search" },
		{ "n", "search-next" }, { "N", "search-previous" }, { "o", "outline" },
		{ "O", "library" }, { "?", "help" }, { "<F1>", "help" }, { ":", "command" },
		{ "q", "quit" }, { "Q", "quit" }, { "<C-l>", "redraw" }, { "<C-z>", "suspend" },
		{ "gm", "moved" }, { "gx", "browse" },
	};
	struct ui_keymap map = { 0 };

	(void)state;
	ui_keymap_default(&map);
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		const struct ui_binding *binding = bound(&map, tests[i].keys);

		if (binding == NULL)
			fail_msg("%s is not bound", tests[i].keys);
		assert_string_equal(binding->command->name, tests[i].command);
	}
	ui_keymap_free(&map);
}

static void names_are_unique(void **state)
{
	(void)state;
	for (const struct ui_command *c = ui_commands; c->name != NULL; c++) {
		assert_ptr_equal(ui_command_find(rr_span(c->name)), c);
		assert_non_null(c->help);
		assert_non_null(c->run);
		if (c->brief != NULL)
			assert_ptr_equal(ui_command_find(rr_span(c->brief)), c);
		if (c > ui_commands)
			assert_true(c->group >= c[-1].group);
	}
}

static void a_users_file_wins(void **state)
{
	static const char file[] = "# mine\n\nj = none\nd d = delete-note\nZ = go ANNEX.1\n"
	                           "K = next-line\n";
	struct ui_keymap map = { 0 };
	struct rr_error err = { 0 };

	(void)state;
	ui_keymap_default(&map);
	assert_int_equal(ui_keymap_read(&map, "keys", rr_span(file), &err), RR_OK);
	assert_null(bound(&map, "j"));
	assert_string_equal(bound(&map, "K")->command->name, "next-line");
	assert_string_equal(bound(&map, "Z")->arg, "ANNEX.1");
	ui_keymap_free(&map);
}

static void mistakes_are_named(void **state)
{
	static const struct { const char *file, *words; } tests[] = {
		{ "j = fly\n", "keys:1: no such command: fly" },
		{ "# x\nj next-line\n", "keys:2: no \" = \" between keys and command" },
		{ "<Bogus> = quit\n", "keys:1: no such key: <Bogus>" },
		{ "a b c d e = quit\n", "keys:1: no such key: a b c d e" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct ui_keymap map = { 0 };
		struct rr_error err = { 0 };

		assert_int_equal(ui_keymap_read(&map, "keys", rr_span(tests[i].file), &err),
		                 RR_INVALID);
		assert_string_equal(err.text, tests[i].words);
		ui_keymap_free(&map);
	}
}

/* Each command stands in the table that --keys and the manual show. */
static void tables_are_whole(void **state)
{
	struct rr_str text = { 0 }, mdoc = { 0 };

	(void)state;
	rr_ui_keys(RR_KEYS_TEXT, &text);
	rr_ui_keys(RR_KEYS_MDOC, &mdoc);
	for (const struct ui_command *c = ui_commands; c->name != NULL; c++) {
		struct rr_str name = { 0 };

		rr_str_printf(&name, ":%s", c->name);
		assert_non_null(strstr(text.text, name.text));
		assert_non_null(strstr(mdoc.text, name.text));
		rr_str_free(&name);
	}
	rr_str_free(&text);
	rr_str_free(&mdoc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shipped_file_is_right),
		cmocka_unit_test(commands_have_keys),
		cmocka_unit_test(names_are_unique),
		cmocka_unit_test(a_users_file_wins),
		cmocka_unit_test(mistakes_are_named),
		cmocka_unit_test(tables_are_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
