#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "ui/key.h"

static void reads_and_writes_names(void **state)
{
	static const struct {
		const char *in, *out; /* out NULL: the same */
		struct ui_key key;
	} tests[] = {
		{ "j", NULL, { .cp = 'j' } },
		{ "G", NULL, { .cp = 'G' } },
		{ "[", NULL, { .cp = '[' } },
		{ ">", NULL, { .cp = '>' } },
		{ "人", NULL, { .cp = 0x4eba } },
		{ "<lt>", NULL, { .cp = '<' } },
		{ "<Space>", NULL, { .cp = ' ' } },
		{ " ", "<Space>", { .cp = ' ' } },
		{ "<Enter>", NULL, { .code = UI_KEY_ENTER } },
		{ "<cr>", "<Enter>", { .code = UI_KEY_ENTER } },
		{ "<Tab>", NULL, { .code = UI_KEY_TAB } },
		{ "<S-Tab>", NULL, { .code = UI_KEY_BACKTAB } },
		{ "<ESC>", "<Esc>", { .code = UI_KEY_ESC } },
		{ "<PgDn>", "<PageDown>", { .code = UI_KEY_PAGE_DOWN } },
		{ "<F1>", NULL, { .code = UI_KEY_F, .cp = 1 } },
		{ "<F12>", NULL, { .code = UI_KEY_F, .cp = 12 } },
		{ "<C-o>", NULL, { .cp = 'o', .ctrl = true } },
		{ "<C-O>", "<C-o>", { .cp = 'o', .ctrl = true } },
		{ "<C-i>", "<Tab>", { .code = UI_KEY_TAB } },
		{ "<C-m>", "<Enter>", { .code = UI_KEY_ENTER } },
		{ "<C-[>", "<Esc>", { .code = UI_KEY_ESC } },
		{ "<C-]>", NULL, { .cp = ']', .ctrl = true } },
		{ "<C-_>", NULL, { .cp = '_', .ctrl = true } },
		{ "<C-/>", "<C-_>", { .cp = '_', .ctrl = true } },
		{ "<C-Space>", "<C-@>", { .cp = '@', .ctrl = true } },
		{ "<C->>", NULL, { .cp = '>', .ctrl = true } },
		{ "<A->>", NULL, { .cp = '>', .alt = true } },
		{ "<A-lt>", NULL, { .cp = '<', .alt = true } },
		{ "<A-x>", NULL, { .cp = 'x', .alt = true } },
		{ "<M-x>", "<A-x>", { .cp = 'x', .alt = true } },
		{ "<A-Right>", NULL, { .code = UI_KEY_RIGHT, .alt = true } },
		{ "<C-A-x>", NULL, { .cp = 'x', .alt = true, .ctrl = true } },
		{ "<A-C-x>", "<C-A-x>", { .cp = 'x', .alt = true, .ctrl = true } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_key key = { 0 };
		struct rr_str out = { 0 };
		size_t pos = 0;

		if (!ui_key_parse(rr_span(tests[i].in), &pos, &key))
			fail_msg("%s is not read", tests[i].in);
		assert_int_equal(pos, strlen(tests[i].in));
		if (!ui_key_eq(key, tests[i].key))
			fail_msg("%s is read as another key", tests[i].in);
		ui_key_format(key, &out);
		assert_string_equal(out.text, tests[i].out != NULL ? tests[i].out : tests[i].in);
		rr_str_free(&out);
	}
}

static void refuses_what_is_no_key(void **state)
{
	static const char *const tests[] = {
		"<Nonsense>", "<F0>", "<F13>", "<C-Nonsense>", "<j>", "<>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		struct ui_key key = { .cp = 7 };
		size_t pos = 0;

		if (ui_key_parse(rr_span(tests[i]), &pos, &key))
			fail_msg("%s is read", tests[i]);
		assert_int_equal(pos, strlen(tests[i]));
		assert_int_equal(key.cp, 7);
	}
}

static void reads_a_sequence(void **state)
{
	struct rr_span s = rr_span("g<C-w>x<lt<");
	static const uint32_t want[] = { 'g', 'w', 'x', '<', 'l', 't', '<' };
	struct ui_key key;
	size_t pos = 0, n = 0;

	(void)state;
	while (ui_key_parse(s, &pos, &key))
		assert_int_equal(key.cp, want[n++]);
	assert_int_equal(n, 7);
	assert_int_equal(pos, s.len);
}

static void makes_keys(void **state)
{
	(void)state;
	assert_true(ui_key_eq(ui_key_ctrl('i'), ui_key_of(UI_KEY_TAB)));
	assert_true(ui_key_eq(ui_key_ctrl('O'), ui_key_ctrl('o')));
	assert_false(ui_key_eq(ui_key_ctrl('o'), ui_key_char('o')));
	assert_true(ui_key_is_text(ui_key_char(' ')));
	assert_true(ui_key_is_text(ui_key_char(0x4eba)));
	assert_false(ui_key_is_text(ui_key_char(0x7f)));
	assert_false(ui_key_is_text(ui_key_char(0x9b)));
	assert_false(ui_key_is_text(ui_key_ctrl('a')));
	assert_false(ui_key_is_text(ui_key_of(UI_KEY_ENTER)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_and_writes_names),
		cmocka_unit_test(refuses_what_is_no_key),
		cmocka_unit_test(reads_a_sequence),
		cmocka_unit_test(makes_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
