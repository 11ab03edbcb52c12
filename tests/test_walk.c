/*
 * A long walk: keys drawn by lot, at sizes drawn by lot, on two documents and
 * on one. Nothing may fall over, the grid must stay whole, and what C-o brings
 * back must be the very screen that was left.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "resread/store.h"
#include "support/scratch.h"
#include "ui/app.h"

static unsigned lot(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

/* A wide cell is followed by its other half, a narrow one by none. */
static void check_grid(const struct ui_grid *grid)
{
	for (int i = 0; i < grid->rows * grid->columns; i++) {
		const struct ui_cell *cell = &grid->cells[i];
		bool last = (i + 1) % grid->columns == 0;

		assert_true(cell->width <= 2);
		assert_true(cell->face < FACE_COUNT);
		if (cell->width == 2)
			assert_true(!last && cell[1].width == 0);
		for (const char *c = cell->text; *c != '\0'; c++)
			assert_true((unsigned char)*c >= ' ' && *c != 127);
	}
	if (grid->cursor_shown) {
		assert_in_range(grid->cursor_row, 0, grid->rows - 1);
		assert_in_range(grid->cursor_column, 0, grid->columns - 1);
	}
}

struct walk {
	struct rr_ui_setup setup;
	struct ui_app *app;
	struct ui_grid grid;
};

static void walk_begin(struct walk *walk, void **state, const char *a, const char *b)
{
	bool seen = false;
	const struct scratch *scratch = *state;
	struct rr_store_paths places = { .notes = scratch->notes,
	                                 .library = scratch->library };
	struct rr_error err = { .text = "" };

	*walk = (struct walk){ .setup = { .docs = { a, b } } };
	setenv("XDG_CONFIG_HOME", scratch->path, 1);
	setenv("XDG_STATE_HOME", scratch->path, 1);
	walk->setup.langs = rr_langs_new(NULL);
	assert_int_equal(rr_store_open(&places, &walk->setup.store, &err), RR_OK);
	walk->app = ui_app_new(&walk->setup, 100, 30, &err);
	if (walk->app == NULL)
		fail_msg("%s", err.text);
	while (ui_app_work(walk->app, &seen))
		;
}

static void walk_end(struct walk *walk)
{
	ui_app_free(walk->app);
	ui_grid_free(&walk->grid);
	rr_store_close(walk->setup.store);
	rr_langs_free(walk->setup.langs);
}

static void step(struct walk *walk, unsigned *seed)
{
	static const char *const keys[] = {
		"j", "k", "d", "u", "<Space>", "b", "gg", "G", "J", "K", ")", "(", "]]", "[[",
		"3G", "12G", "<Tab>", "s", "=", "D", "]c", "[c", "]!", "[!", "gm", "]r", "[r",
		"<Enter>", "<C-o>", "<C-p>", "p", "a", "e", "x", "U", "t", "gn", "]n", "[n", "/",
		"\\", "n", "N", "o", "O", "?", ":", "<Esc>", "q", "<C-w>x", "<C-w>o", "<C-s>",
		"g!", "za", "zM", "zR", "ga", "gA", "y", "水", "e", "1", "<Backspace>", "<Down>", "<Up>", "<Left>", "<End>", "<C-l>",
	};
	static const int sizes[][2] = { { 80, 24 }, { 120, 40 }, { 200, 50 }, { 60, 15 },
		{ 1, 1 }, { 2, 3 }, { 7, 4 }, { 91, 12 } };
	struct ui_request request;
	bool seen = false;

	if (lot(seed, 40) == 0) {
		unsigned size = lot(seed, sizeof sizes / sizeof *sizes);

		ui_app_resize(walk->app, sizes[size][0], sizes[size][1]);
	}
	assert_true(ui_app_type(walk->app, keys[lot(seed, sizeof keys / sizeof *keys)]));
	while (ui_app_request(walk->app, &request))
		;
	while (lot(seed, 3) == 0 && ui_app_work(walk->app, &seen))
		;
	ui_app_draw(walk->app, &walk->grid);
	check_grid(&walk->grid);
}

static void walks(void **state, const char *a, const char *b)
{
	for (unsigned start = 1; start <= 4; start++) {
		struct walk walk;
		unsigned seed = start;

		walk_begin(&walk, state, a, b);
		for (int i = 0; i < 800; i++) {
			step(&walk, &seed);
			if (ui_app_done(walk.app)) {
				walk_end(&walk);
				walk_begin(&walk, state, a, b);
			}
		}
		walk_end(&walk);
	}
}

static void two_documents(void **state)
{
	walks(state, "tests/screen/wells-1.txt", "tests/screen/wells-2.txt");
}

static void one_document(void **state)
{
	walks(state, "share/resread/samples/en-2031-resolution.txt", NULL);
}

static void no_document(void **state)
{
	walks(state, NULL, NULL);
}

static void screen_text(struct walk *walk, struct rr_str *out)
{
	ui_app_draw(walk->app, &walk->grid);
	rr_str_cut(out, 0);
	ui_grid_text(&walk->grid, true, out);
	rr_str_printf(out, "%d,%d", walk->grid.cursor_column, walk->grid.cursor_row);
}

/* Wherever a jump goes, C-o gives back the screen that was left. */
static void back_is_exact(void **state)
{
	static const char *const jumps[] = { "G", "gg", "4G", "]]", "[[", ":pp 2<Enter>",
		"oGk<Enter>", "/水<Enter>", "]r]r]r]r<Enter>" };
	static const char *const places[] = { "", "jjj", "ddJ", "Gkkk", "jj<Tab>", "ss", "sjjj<Tab>jj",
		"DDDjj", "DDjj" };
	struct rr_str before = { 0 }, after = { 0 };

	for (size_t p = 0; p < sizeof places / sizeof *places; p++)
		for (size_t j = 0; j < sizeof jumps / sizeof *jumps; j++) {
			struct walk walk;

			walk_begin(&walk, state, "tests/screen/wells-1.txt",
			           "tests/screen/wells-2.txt");
			ui_app_resize(walk.app, p % 2 == 0 ? 100 : 70, 12);
			assert_true(ui_app_type(walk.app, places[p]));
			/* what only the last key said, and a selected citation, are no place */
			assert_true(ui_app_type(walk.app, "<Esc>"));
			screen_text(&walk, &before);
			assert_true(ui_app_type(walk.app, jumps[j]));
			if (strchr(jumps[j], ']') == NULL || j < 5) {
				assert_true(ui_app_type(walk.app, "<C-o><Esc>"));
				screen_text(&walk, &after);
				if (strcmp(before.text, after.text) != 0)
					fail_msg("%s then %s:\n%s\n%s", places[p], jumps[j], before.text,
					         after.text);
			}
			walk_end(&walk);
		}
	rr_str_free(&before);
	rr_str_free(&after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(two_documents, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(one_document, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(no_document, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(back_is_exact, scratch_make, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
