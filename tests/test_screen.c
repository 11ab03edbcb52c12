/*
 * Plays every tests/screen/NAME.keys against the reader without a terminal
 * and compares what is on the screen with NAME.screen; UPDATE=1 rewrites it.
 *
 *   80x24                        the size, first
 *   wells-1.txt wells-2.txt      the documents, second: of tests/screen, or paths
 *   jj<Enter>                    keys, as the key files spell them
 *   @screen  @faces              adds the screen, plain or with {face:words}
 *   @resize 60x15                the window's new size
 *   @paste TEXT                  a paste; \n is a new line
 *   @copy NAME                   a copy of the notes beside them, as another machine's
 *   @edited TEXT                 what $EDITOR leaves when it was asked for
 *   # …                          is passed over
 *
 * Above each screen stand the keys since the one before, and the cursor.
 */
#include <ftw.h>
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "resread/store.h"
#include "support/scratch.h"
#include "ui/app.h"

static const char folder[] = "tests/screen";

struct play {
	struct ui_app *app;
	struct ui_grid grid;
	struct rr_str keys;   /* since the last screen */
	struct rr_str out;    /* what NAME.screen should be */
	const char *name;
	struct rr_store *store;        /* borrowed */
	const struct scratch *scratch; /* a home of its own */
};

/* ---- one script ------------------------------------------------------- */

static void settle(struct play *play)
{
	bool seen = false;

	ui_app_draw(play->app, &play->grid);
	while (ui_app_work(play->app, &seen))
		;
	ui_app_draw(play->app, &play->grid);
}

static void add_screen(struct play *play, bool faces)
{
	const struct ui_grid *grid = &play->grid;

	settle(play);
	rr_str_printf(&play->out, "=== %s", play->keys.len > 0 ? play->keys.text : "(start)");
	if (grid->cursor_shown)
		rr_str_printf(&play->out, "  [%d,%d]", grid->cursor_column, grid->cursor_row);
	rr_str_puts(&play->out, "\n");
	ui_grid_text(grid, faces, &play->out);
	rr_str_puts(&play->out, "\n");
	rr_str_cut(&play->keys, 0);
}

static void paste(struct play *play, struct rr_span text)
{
	struct ui_key key = ui_key_of(UI_KEY_PASTE);
	struct rr_str plain = { 0 };

	for (size_t i = 0; i < text.len; i++) {
		bool line = text.text[i] == '\\' && i + 1 < text.len && text.text[i + 1] == 'n';

		rr_str_putc(&plain, line ? '\n' : text.text[i]);
		i += line;
	}
	key.text = rr_str_span(&plain);
	ui_app_key(play->app, &key);
	rr_str_free(&plain);
}

static void edited(struct play *play, struct rr_span text)
{
	struct ui_request request;

	while (ui_app_request(play->app, &request))
		if (request.kind == UI_REQUEST_EDITOR) {
			ui_app_edited(play->app, RR_OK, text, NULL);
			return;
		}
	fail_msg("%s: $EDITOR was not asked for", play->name);
}

static void copy_notes(struct play *play, const char *name)
{
	struct rr_str path = { 0 };
	struct rr_error err = { .text = "" };

	rr_str_printf(&path, "%s/%s", play->scratch->path, name);
	if (rr_store_backup(play->store, path.text, &err) != RR_OK)
		fail_msg("%s: %s", play->name, err.text);
	rr_str_free(&path);
}

static void resize(struct play *play, const char *size)
{
	int columns, rows;

	if (sscanf(size, "%dx%d", &columns, &rows) != 2)
		fail_msg("%s: %s is no size", play->name, size);
	ui_app_resize(play->app, columns, rows);
}

static void play_line(struct play *play, const char *line)
{
	const char *arg = strchr(line, ' ');

	arg = arg != NULL ? arg + 1 : "";
	if (strcmp(line, "@screen") == 0 || strcmp(line, "@faces") == 0) {
		add_screen(play, line[1] == 'f');
		return;
	}
	if (play->keys.len > 0)
		rr_str_puts(&play->keys, " ");
	rr_str_puts(&play->keys, line);
	settle(play);
	if (strncmp(line, "@paste ", 7) == 0)
		paste(play, rr_span(arg));
	else if (strncmp(line, "@edited ", 8) == 0)
		edited(play, rr_span(arg));
	else if (strncmp(line, "@copy ", 6) == 0)
		copy_notes(play, arg);
	else if (strncmp(line, "@resize ", 8) == 0)
		resize(play, arg);
	else if (line[0] == '@' && line[1] != '\0')
		fail_msg("%s: no such line: %s", play->name, line);
	else if (!ui_app_type(play->app, line))
		fail_msg("%s: a key has no such name: %s", play->name, line);
}

/* ---- a reader for it -------------------------------------------------- */

static void make_paths(const char *docs, struct rr_str path[2])
{
	struct rr_span rest = rr_span(docs), word;
	size_t count = 0;

	while (count < 2 && rr_span_cut(&rest, ' ', &word)) {
		if (word.len == 0)
			continue;
		if (rr_span_find(word, "/", 0) == RR_NONE)
			rr_str_printf(&path[count], "%s/", folder);
		rr_str_add(&path[count++], word);
	}
}

static void play_script(struct play *play, const char *size, const char *docs, char *rest)
{
	struct rr_str path[2] = { { 0 }, { 0 } };
	struct rr_store_paths places = { .notes = play->scratch->notes,
	                                 .library = play->scratch->library };
	struct rr_ui_setup setup = { 0 };
	struct rr_error err = { .text = "" };
	int columns = 0, rows = 0;

	setenv("XDG_DATA_HOME", play->scratch->path, 1);
	setenv("XDG_STATE_HOME", play->scratch->path, 1);
	setenv("XDG_CONFIG_HOME", play->scratch->path, 1);
	make_paths(docs, path);
	setup.docs[0] = path[0].text;
	setup.docs[1] = path[1].text;
	assert_int_equal(sscanf(size, "%dx%d", &columns, &rows), 2);
	setup.langs = rr_langs_new(NULL);
	assert_int_equal(rr_store_open(&places, &setup.store, &err), RR_OK);
	play->store = setup.store;
	play->app = ui_app_new(&setup, columns, rows, &err);
	if (play->app == NULL)
		fail_msg("%s: %s", play->name, err.text);
	for (char *line = strtok(rest, "\n"); line != NULL; line = strtok(NULL, "\n"))
		if (line[0] != '#')
			play_line(play, line);
	ui_app_free(play->app);
	rr_store_close(setup.store);
	rr_langs_free(setup.langs);
	rr_str_free(&path[0]);
	rr_str_free(&path[1]);
}

/* The next line of *text, without comments; NULL at the end. */
static char *next_line(char **text)
{
	char *line;

	do {
		line = strsep(text, "\n");
	} while (line != NULL && line[0] == '#');
	return line;
}

static void compare(const struct play *play, const char *path)
{
	struct rr_str want = { 0 };
	FILE *file;

	if (getenv("UPDATE") != NULL) {
		file = fopen(path, "w");
		assert_non_null(file);
		fwrite(play->out.text, 1, play->out.len, file);
		assert_int_equal(fclose(file), 0);
		return;
	}
	if (rr_read_file(path, 1 << 24, &want, NULL) != RR_OK)
		fail_msg("%s is not there; UPDATE=1 writes it", path);
	if (!rr_span_eq(rr_str_span(&want), rr_str_span(&play->out))) {
		print_error("%s: the screens are\n%s\n", play->name, play->out.text);
		rr_str_free(&want);
		fail_msg("%s differs; UPDATE=1 rewrites it", path);
	}
	rr_str_free(&want);
}

static int drop(const char *path, const struct stat *st, int kind, struct FTW *place)
{
	(void)st;
	(void)kind;
	(void)place;
	return remove(path);
}

static void plays(void **state)
{
	const char *script = *state;
	struct play play = { .name = script };
	struct rr_str text = { 0 }, path = { 0 };
	char *rest, *size, *docs;
	void *scratch = NULL;

	assert_int_equal(scratch_make(&scratch), 0);
	play.scratch = scratch;
	assert_int_equal(rr_read_file(script, 1 << 20, &text, NULL), RR_OK);
	rest = text.text;
	size = next_line(&rest);
	docs = next_line(&rest);
	if (docs == NULL)
		fail_msg("%s has no size and documents", script);
	ui_grid_init(&play.grid, 1, 1);
	play_script(&play, size, docs, rest);
	rr_str_add(&path, rr_span_of(script, strlen(script) - strlen("keys")));
	rr_str_puts(&path, "screen");
	compare(&play, path.text);
	ui_grid_free(&play.grid);
	nftw(play.scratch->path, drop, 8, FTW_DEPTH | FTW_PHYS);
	scratch_remove(&scratch);
	rr_str_free(&play.keys);
	rr_str_free(&play.out);
	rr_str_free(&path);
	rr_str_free(&text);
}

int main(int argc, char **argv)
{
	struct CMUnitTest *tests;
	struct rr_str pattern = { 0 };
	glob_t found;
	int failed;

	rr_str_printf(&pattern, "%s/%s.keys", folder, argc > 1 ? argv[1] : "*");
	if (glob(pattern.text, 0, NULL, &found) != 0) {
		fprintf(stderr, "no %s\n", pattern.text);
		return 1;
	}
	tests = rr_alloc(found.gl_pathc * sizeof *tests);
	for (size_t i = 0; i < found.gl_pathc; i++)
		tests[i] = (struct CMUnitTest){ .name = found.gl_pathv[i], .test_func = plays,
		                                .initial_state = found.gl_pathv[i] };
	failed = _cmocka_run_group_tests("screen", tests, found.gl_pathc, NULL, NULL);
	free(tests);
	globfree(&found);
	rr_str_free(&pattern);
	return failed;
}
