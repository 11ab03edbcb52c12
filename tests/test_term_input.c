/* The bytes of terminals as keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "ui/input.h"

/* All keys of the bytes, as they are spelt. */
static void spell(const char *bytes, size_t len, struct rr_str *out)
{
	struct ui_input input = { 0 };
	struct ui_key key;

	ui_input_add(&input, rr_span_of(bytes, len));
	while (ui_input_key(&input, true, &key) == INPUT_KEY) {
		if (key.code == UI_KEY_PASTE)
			rr_str_printf(out, "{%.*s}", (int)key.text.len, key.text.text);
		else if (key.code == UI_KEY_NONE)
			rr_str_puts(out, "?");
		else
			ui_key_format(key, out);
	}
	assert_int_equal(input.bytes.len, 0);
	ui_input_free(&input);
}

static void sequences(void **state)
{
	static const struct { const char *bytes, *keys; } tests[] = {
		{ "jG[", "jG[" },
		{ "人é", "人é" },
		{ "\r\t\x7f", "<Enter><Tab><Backspace>" },
		{ "\x0f\x17w\x1d", "<C-o><C-w>w<C-]>" },
		{ "\033", "<Esc>" },
		{ "\033\033", "<Esc><Esc>" },
		{ "\033f", "<A-f>" },
		{ "\033[A\033OB\033[C\033[D", "<Up><Down><Right><Left>" },
		{ "\033[H\033[F\033[1~\033[4~\033[7~\033[8~", "<Home><End><Home><End><Home><End>" },
		{ "\033[5~\033[6~\033[2~\033[3~", "<PageUp><PageDown><Insert><Delete>" },
		{ "\033OP\033[11~\033[[A\033[24~", "<F1><F1><F1><F12>" },
		{ "\033[1;3C\033[1;5D\033[5;3~", "<A-Right><C-Left><A-PageUp>" },
		{ "\033[Z", "<S-Tab>" },
		{ "\033[99~j", "?j" },
		{ "\033[?1;2cj", "?j" },
		{ "\033[200~a\r\nb\x1b[201~j", "{a\nb}j" },
		{ "\033[200~no end", "{no end}" },
		{ "\xff" "j", "?j" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_str out = { 0 };

		spell(tests[i].bytes, strlen(tests[i].bytes), &out);
		assert_string_equal(out.text, tests[i].keys);
		rr_str_free(&out);
	}
}

/* Byte by byte the same keys come, and none too early. */
static void parts_wait(void **state)
{
	static const char *const tests[] = { "\033[1;3C", "\033OA", "人", "\033[200~x\033[201~" };

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct ui_input input = { 0 };
		struct ui_key key;
		size_t len = strlen(tests[i]);

		for (size_t k = 0; k + 1 < len; k++) {
			ui_input_add(&input, rr_span_of(tests[i] + k, 1));
			assert_int_equal(ui_input_key(&input, false, &key), INPUT_PART);
		}
		ui_input_add(&input, rr_span_of(tests[i] + len - 1, 1));
		assert_int_equal(ui_input_key(&input, false, &key), INPUT_KEY);
		assert_int_equal(ui_input_key(&input, false, &key), INPUT_EMPTY);
		ui_input_free(&input);
	}
}

/* Whatever the bytes are, each call takes some: nothing hangs. */
static void any_bytes(void **state)
{
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		char bytes[24];
		struct rr_str out = { 0 };

		for (size_t i = 0; i < sizeof bytes; i++) {
			seed = seed * 1103515245u + 12345u;
			bytes[i] = (seed >> 16) % 4 == 0 ? "\033[O;~1"[(seed >> 20) % 6]
			                                 : (char)(seed >> 18);
		}
		spell(bytes, sizeof bytes, &out);
		rr_str_free(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sequences),
		cmocka_unit_test(parts_wait),
		cmocka_unit_test(any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
