#include "support/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

void expect_grid(const char *name, const struct ui_grid *grid, bool faces,
                 const char *want)
{
	struct rr_str got = { 0 };

	ui_grid_text(grid, faces, &got);
	while (got.len > 0 && got.text[got.len - 1] == '\n') /* empty rows below */
		rr_str_cut(&got, got.len - 1);
	if (strcmp(got.len > 0 ? got.text : "", want) != 0) {
		print_error("%s: the screen is\n%s\nnot\n%s\n", name,
		            got.len > 0 ? got.text : "(empty)", want);
		rr_str_free(&got);
		fail();
	}
	rr_str_free(&got);
}

void press_keys(const char *keys, void (*press)(void *with, struct ui_key key),
                void *with)
{
	struct rr_span s = rr_span(keys);
	size_t pos = 0;

	while (pos < s.len) {
		struct ui_key key = { 0 };

		if (!ui_key_parse(s, &pos, &key))
			fail_msg("no such key in \"%s\" before %s", keys, s.text + pos);
		press(with, key);
	}
}
