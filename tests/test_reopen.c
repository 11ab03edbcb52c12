/* A document is opened where it was left; a pair has its own place; #ID wins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "resread/store.h"
#include "support/scratch.h"
#include "ui/app.h"

#define OLD "tests/screen/orchards-1.txt"
#define NEW "tests/screen/orchards-2.txt"

/* Opens, presses keys (a q at their end keeps the place), and gives the last row. */
static void visit(const struct scratch *scratch, const char *a, const char *b, int columns,
                  const char *keys, struct rr_str *status)
{
	struct rr_store_paths places = { .notes = scratch->notes, .library = scratch->library };
	struct rr_ui_setup setup = { .docs = { a, b } };
	struct ui_grid grid = { 0 };
	struct rr_str text = { 0 };
	struct rr_error err = { .text = "" };
	struct ui_app *app;

	setenv("XDG_CONFIG_HOME", scratch->path, 1);
	setenv("XDG_STATE_HOME", scratch->path, 1);
	setup.langs = rr_langs_new(NULL);
	assert_int_equal(rr_store_open(&places, &setup.store, &err), RR_OK);
	app = ui_app_new(&setup, columns, 12, &err);
	if (app == NULL)
		fail_msg("%s", err.text);
	ui_app_draw(app, &grid);
	ui_grid_text(&grid, false, &text);
	rr_str_cut(status, 0);
	rr_str_puts(status, strrchr(text.text, '\n') + 1);
	assert_true(ui_app_type(app, keys));
	ui_app_free(app);
	rr_str_free(&text);
	ui_grid_free(&grid);
	rr_store_close(setup.store);
	rr_langs_free(setup.langs);
}

static void opened_where_left(void **state)
{
	static const struct {
		const char *a, *b;
		int columns;
		const char *keys;
		const char *says; /* the status on opening begins with it */
	} visits[] = {
		{ OLD, NULL, 80, "8Gq", " TITLE" },
		{ OLD, NULL, 80, "ggq", " back at OP8, where you left; gg is the top" },
		{ OLD, NULL, 80, ":pp 3<Enter>q", " TITLE" },
		{ OLD "#OP2", NULL, 80, "q", " OP2" },
		{ OLD, NULL, 60, ":pp 3<Enter>", " back at OP2," }, /* ended without a word */
		{ OLD, NULL, 80, "q", " back at OP2," },
		/* the pair begins at its top whatever was read alone */
		{ OLD, NEW, 100, "<Tab>:op 9<Enter>q", " TITLE" },
		{ OLD, NEW, 100, "q", " back at OP9, where you left" },
		{ OLD, NEW, 70, ":op 10<Enter>Dq", " back at OP9, where you left" },
		{ OLD, NEW, 70, "q", " back at OP10, where you left" },
		{ OLD, NEW "#OP2", 100, "", " OP2" },
		{ NEW, NULL, 80, "q", " back at OP10, where you left" },
	};
	struct rr_str status = { 0 };

	for (size_t i = 0; i < sizeof visits / sizeof *visits; i++) {
		visit(*state, visits[i].a, visits[i].b, visits[i].columns, visits[i].keys, &status);
		if (strncmp(status.text, visits[i].says, strlen(visits[i].says)) != 0)
			fail_msg("%zu: \"%s\", not \"%s\"", i, status.text, visits[i].says);
	}
	rr_str_free(&status);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(opened_where_left, scratch_make, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
