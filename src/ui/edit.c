#include "ui/edit_in.h"

#include <stdlib.h>
#include <string.h>

#include "ui/typed.h"

/* ---- life ------------------------------------------------------------- */

struct ui_edit *ui_edit_new(struct rr_span text)
{
	struct ui_edit *edit = rr_alloc(sizeof *edit);

	ui_typed_clean(text, false, &edit->text);
	ui_edit_saved(edit);
	rr_str_puts(&edit->cut, "");
	edit->cursor = edit->text.len;
	edit->goal = -1;
	edit->columns = 80;
	edit->rows = 24;
	return edit;
}

void ui_edit_free(struct ui_edit *edit)
{
	if (edit == NULL)
		return;
	edit_drop_steps(edit, 0);
	free(edit->steps);
	rr_lines_of_free(&edit->wrapped);
	rr_str_free(&edit->flat);
	rr_str_free(&edit->cut);
	rr_str_free(&edit->kept);
	rr_str_free(&edit->text);
	free(edit);
}

struct rr_span ui_edit_text(const struct ui_edit *edit)
{
	return rr_str_span(&edit->text);
}

bool ui_edit_modified(const struct ui_edit *edit)
{
	return !rr_span_eq(rr_str_span(&edit->text), rr_str_span(&edit->kept));
}

void ui_edit_saved(struct ui_edit *edit)
{
	rr_str_cut(&edit->kept, 0);
	rr_str_add(&edit->kept, rr_str_span(&edit->text));
}

void ui_edit_replace(struct ui_edit *edit, struct rr_span text)
{
	struct rr_str clean = { 0 };

	ui_typed_clean(text, false, &clean);
	if (!rr_span_eq(rr_str_span(&clean), rr_str_span(&edit->text)))
		edit_change(edit, 0, edit->text.len, rr_str_span(&clean), RUN_NONE);
	rr_str_free(&clean);
}

/* ---- what the keys do ------------------------------------------------- */

static struct rr_span all(const struct ui_edit *edit)
{
	return rr_str_span(&edit->text);
}

static size_t step_right(const struct ui_edit *edit)
{
	return edit->cursor < edit->text.len ? rr_grapheme_next(all(edit), edit->cursor)
	                                     : edit->cursor;
}

static size_t step_left(const struct ui_edit *edit)
{
	return edit->cursor > 0 ? rr_grapheme_prev(all(edit), edit->cursor) : 0;
}

static void go(struct ui_edit *edit, size_t pos)
{
	edit->cursor = pos;
	edit->goal = -1;
	edit->run = RUN_NONE;
}

static void left(struct ui_edit *edit) { go(edit, step_left(edit)); }
static void right(struct ui_edit *edit) { go(edit, step_right(edit)); }
static void home(struct ui_edit *edit) { go(edit, edit_line_start(edit, edit->cursor)); }
static void end(struct ui_edit *edit) { go(edit, edit_line_end(edit, edit->cursor)); }
static void first(struct ui_edit *edit) { go(edit, 0); }
static void last(struct ui_edit *edit) { go(edit, edit->text.len); }

static void word_left(struct ui_edit *edit)
{
	go(edit, ui_typed_word_left(all(edit), edit->cursor));
}

static void word_right(struct ui_edit *edit)
{
	go(edit, ui_typed_word_right(all(edit), edit->cursor));
}

static void by_rows(struct ui_edit *edit, int rows)
{
	edit->run = RUN_NONE;
	edit_move_rows(edit, rows);
}

static void up(struct ui_edit *edit) { by_rows(edit, -1); }
static void down(struct ui_edit *edit) { by_rows(edit, 1); }
static void page_up(struct ui_edit *edit) { by_rows(edit, edit->rows > 2 ? 1 - edit->rows : -1); }
static void page_down(struct ui_edit *edit) { by_rows(edit, edit->rows > 2 ? edit->rows - 1 : 1); }

static void erase_left(struct ui_edit *edit)
{
	size_t start = step_left(edit);

	edit_change(edit, start, edit->cursor - start, rr_span(""), RUN_ERASE);
}

static void erase_right(struct ui_edit *edit)
{
	edit_change(edit, edit->cursor, step_right(edit) - edit->cursor, rr_span(""), RUN_ERASE);
}

/* Cuts [start, end); cuts one after another are put back together. */
static void cut(struct ui_edit *edit, size_t start, size_t stop)
{
	struct rr_span gone = rr_span_of(edit->text.text + start, stop - start);

	if (start == stop)
		return;
	if (edit->run != RUN_CUT)
		rr_str_cut(&edit->cut, 0);
	ui_typed_splice(&edit->cut, start < edit->cursor ? 0 : edit->cut.len, 0, gone);
	edit_change(edit, start, stop - start, rr_span(""), RUN_CUT);
}

static void cut_word_left(struct ui_edit *edit)
{
	cut(edit, ui_typed_word_left(all(edit), edit->cursor), edit->cursor);
}

static void cut_word_right(struct ui_edit *edit)
{
	cut(edit, edit->cursor, ui_typed_word_right(all(edit), edit->cursor));
}

static void cut_to_end(struct ui_edit *edit)
{
	size_t stop = edit_line_end(edit, edit->cursor);

	cut(edit, edit->cursor, stop == edit->cursor ? step_right(edit) : stop);
}

static void cut_to_start(struct ui_edit *edit)
{
	cut(edit, edit_line_start(edit, edit->cursor), edit->cursor);
}

static void put_back(struct ui_edit *edit)
{
	edit_change(edit, edit->cursor, 0, rr_str_span(&edit->cut), RUN_NONE);
}

static void undo(struct ui_edit *edit)
{
	edit_undo(edit);
	edit->run = RUN_NONE;
}

static void redo(struct ui_edit *edit)
{
	edit_redo(edit);
	edit->run = RUN_NONE;
}

static void newline(struct ui_edit *edit)
{
	edit_change(edit, edit->cursor, 0, rr_span("\n"), RUN_TYPE);
}

static void tab(struct ui_edit *edit)
{
	edit_change(edit, edit->cursor, 0, rr_span("\t"), RUN_TYPE);
}

static const struct {
	struct ui_key key;
	void (*run)(struct ui_edit *edit);
} bindings[] = {
	{ { .code = UI_KEY_LEFT }, left },
	{ { .cp = 'b', .ctrl = true }, left },
	{ { .code = UI_KEY_RIGHT }, right },
	{ { .cp = 'f', .ctrl = true }, right },
	{ { .code = UI_KEY_UP }, up },
	{ { .cp = 'p', .ctrl = true }, up },
	{ { .code = UI_KEY_DOWN }, down },
	{ { .cp = 'n', .ctrl = true }, down },
	{ { .code = UI_KEY_PAGE_UP }, page_up },
	{ { .code = UI_KEY_PAGE_DOWN }, page_down },
	{ { .code = UI_KEY_HOME }, home },
	{ { .cp = 'a', .ctrl = true }, home },
	{ { .code = UI_KEY_END }, end },
	{ { .cp = 'e', .ctrl = true }, end },
	{ { .code = UI_KEY_HOME, .ctrl = true }, first },
	{ { .cp = '<', .alt = true }, first },
	{ { .code = UI_KEY_END, .ctrl = true }, last },
	{ { .cp = '>', .alt = true }, last },
	{ { .code = UI_KEY_LEFT, .ctrl = true }, word_left },
	{ { .code = UI_KEY_LEFT, .alt = true }, word_left },
	{ { .cp = 'b', .alt = true }, word_left },
	{ { .code = UI_KEY_RIGHT, .ctrl = true }, word_right },
	{ { .code = UI_KEY_RIGHT, .alt = true }, word_right },
	{ { .cp = 'f', .alt = true }, word_right },
	{ { .code = UI_KEY_BACKSPACE }, erase_left },
	{ { .cp = 'h', .ctrl = true }, erase_left },
	{ { .code = UI_KEY_DELETE }, erase_right },
	{ { .cp = 'd', .ctrl = true }, erase_right },
	{ { .cp = 'w', .ctrl = true }, cut_word_left },
	{ { .code = UI_KEY_BACKSPACE, .alt = true }, cut_word_left },
	{ { .cp = 'd', .alt = true }, cut_word_right },
	{ { .cp = 'k', .ctrl = true }, cut_to_end },
	{ { .cp = 'u', .ctrl = true }, cut_to_start },
	{ { .cp = 'y', .ctrl = true }, put_back },
	{ { .cp = '_', .ctrl = true }, undo },
	{ { .cp = 'u', .alt = true }, undo },
	{ { .cp = 'r', .alt = true }, redo },
	{ { .code = UI_KEY_ENTER }, newline },
	{ { .cp = 'j', .ctrl = true }, newline },
	{ { .code = UI_KEY_TAB }, tab },
};

/* ---- keys ------------------------------------------------------------- */

static enum ui_event answer(struct ui_edit *edit, struct ui_key key)
{
	bool is_char = key.code == UI_KEY_CHAR && !key.alt;

	if (key.code != UI_KEY_ESC && key.code != UI_KEY_PASTE && !is_char)
		return UI_TAKEN;
	if (key.code == UI_KEY_ESC) {
		edit->asking = false;
	} else if (is_char && (key.cp | 0x20) == 's') {
		edit->asking = false;
		return UI_DONE;
	} else if (is_char && !key.ctrl && (key.cp | 0x20) == 'd') {
		edit->asking = false;
		return UI_LEFT;
	}
	return UI_TAKEN;
}

static void insert(struct ui_edit *edit, struct rr_span in, enum edit_run run)
{
	struct rr_str clean = { 0 };

	ui_typed_clean(in, false, &clean);
	edit_change(edit, edit->cursor, 0, rr_str_span(&clean), run);
	rr_str_free(&clean);
}

enum ui_event ui_edit_key(struct ui_edit *edit, struct ui_key key)
{
	char bytes[4];

	if (edit->asking)
		return answer(edit, key);
	if (ui_key_is_text(key)) {
		insert(edit, rr_span_of(bytes, rr_utf8_put(bytes, key.cp)), RUN_TYPE);
		return UI_CHANGED;
	}
	if (key.code == UI_KEY_PASTE) {
		insert(edit, key.text, RUN_NONE);
		return UI_CHANGED;
	}
	if (ui_key_eq(key, ui_key_ctrl('s')))
		return UI_DONE;
	if (ui_key_eq(key, ui_key_of(UI_KEY_ESC))) {
		edit->asking = ui_edit_modified(edit);
		return edit->asking ? UI_TAKEN : UI_LEFT;
	}
	for (size_t i = 0; i < sizeof bindings / sizeof bindings[0]; i++)
		if (ui_key_eq(key, bindings[i].key)) {
			bindings[i].run(edit);
			return UI_CHANGED;
		}
	return UI_IGNORED;
}
