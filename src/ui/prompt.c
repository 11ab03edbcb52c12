#include "ui/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "ui/typed.h"

struct ui_prompt {
	char *label;                /* owned */
	struct rr_str text;         /* owned: never NULL */
	size_t cursor;
	size_t shown;               /* byte of the first grapheme on the screen */
	struct ui_history *history; /* borrowed or NULL */
	size_t recalled;            /* line of the history; count: none */
	struct rr_str typed;        /* owned: what stood before a line was recalled */
	void (*complete)(void *with, struct rr_span line, size_t cursor,
	                 struct ui_choices *choices);
	void *with;
	struct ui_choices choices;  /* owned: shown while there are any */
	size_t chosen;              /* RR_NONE: only what they have in common */
};

/* ---- life ------------------------------------------------------------- */

struct ui_prompt *ui_prompt_new(const struct ui_prompt_setup *setup)
{
	struct ui_prompt *prompt = rr_alloc(sizeof *prompt);

	prompt->label = rr_dup(setup->label != NULL ? setup->label : "");
	ui_typed_clean(setup->text, true, &prompt->text);
	rr_str_puts(&prompt->typed, "");
	prompt->cursor = prompt->text.len;
	prompt->history = setup->history;
	prompt->recalled = setup->history != NULL ? setup->history->count : 0;
	prompt->complete = setup->complete;
	prompt->with = setup->with;
	return prompt;
}

void ui_prompt_free(struct ui_prompt *prompt)
{
	if (prompt == NULL)
		return;
	ui_choices_free(&prompt->choices);
	rr_str_free(&prompt->typed);
	rr_str_free(&prompt->text);
	free(prompt->label);
	free(prompt);
}

struct rr_span ui_prompt_text(const struct ui_prompt *prompt)
{
	return rr_str_span(&prompt->text);
}

bool ui_prompt_choosing(const struct ui_prompt *prompt)
{
	return prompt->choices.count > 0;
}

/* ---- what the keys do ------------------------------------------------- */

static struct rr_span all(const struct ui_prompt *prompt)
{
	return rr_str_span(&prompt->text);
}

/* Replaces [start, end); the cursor goes behind what came in. */
static enum ui_event replace(struct ui_prompt *prompt, size_t start, size_t end,
                             struct rr_span in)
{
	if (start == end && in.len == 0)
		return UI_TAKEN;
	ui_typed_splice(&prompt->text, start, end - start, in);
	prompt->cursor = start + in.len;
	return UI_CHANGED;
}

static enum ui_event go(struct ui_prompt *prompt, size_t pos)
{
	prompt->cursor = pos;
	return UI_TAKEN;
}

static size_t step_left(const struct ui_prompt *prompt)
{
	return prompt->cursor > 0 ? rr_grapheme_prev(all(prompt), prompt->cursor) : 0;
}

static size_t step_right(const struct ui_prompt *prompt)
{
	return prompt->cursor < prompt->text.len ? rr_grapheme_next(all(prompt), prompt->cursor)
	                                         : prompt->cursor;
}

static enum ui_event left(struct ui_prompt *p) { return go(p, step_left(p)); }
static enum ui_event right(struct ui_prompt *p) { return go(p, step_right(p)); }
static enum ui_event home(struct ui_prompt *p) { return go(p, 0); }
static enum ui_event end(struct ui_prompt *p) { return go(p, p->text.len); }

static enum ui_event word_left(struct ui_prompt *prompt)
{
	return go(prompt, ui_typed_word_left(all(prompt), prompt->cursor));
}

static enum ui_event word_right(struct ui_prompt *prompt)
{
	return go(prompt, ui_typed_word_right(all(prompt), prompt->cursor));
}

static enum ui_event erase_left(struct ui_prompt *prompt)
{
	if (prompt->text.len == 0)
		return UI_LEFT;
	return replace(prompt, step_left(prompt), prompt->cursor, rr_span(""));
}

static enum ui_event erase_right(struct ui_prompt *prompt)
{
	return replace(prompt, prompt->cursor, step_right(prompt), rr_span(""));
}

static enum ui_event erase_word(struct ui_prompt *prompt)
{
	return replace(prompt, ui_typed_word_left(all(prompt), prompt->cursor),
	               prompt->cursor, rr_span(""));
}

static enum ui_event erase_to_start(struct ui_prompt *prompt)
{
	return replace(prompt, 0, prompt->cursor, rr_span(""));
}

static enum ui_event erase_to_end(struct ui_prompt *prompt)
{
	return replace(prompt, prompt->cursor, prompt->text.len, rr_span(""));
}

/* The next line of the history, before or behind, that starts as what was typed. */
static enum ui_event recall(struct ui_prompt *prompt, bool older)
{
	const struct ui_history *history = prompt->history;
	size_t i = prompt->recalled;
	struct rr_span line;

	if (history == NULL || (older ? i == 0 : i >= history->count))
		return UI_TAKEN;
	if (i >= history->count) {
		rr_str_cut(&prompt->typed, 0);
		rr_str_add(&prompt->typed, all(prompt));
	}
	do {
		if (older && i == 0)
			return UI_TAKEN;
		i = older ? i - 1 : i + 1;
	} while (i < history->count &&
	         !rr_span_starts(rr_span(history->lines[i]), prompt->typed.text));
	prompt->recalled = i;
	line = i < history->count ? rr_span(history->lines[i]) : rr_str_span(&prompt->typed);
	replace(prompt, 0, prompt->text.len, line);
	return UI_CHANGED;
}

static enum ui_event older(struct ui_prompt *prompt) { return recall(prompt, true); }
static enum ui_event newer(struct ui_prompt *prompt) { return recall(prompt, false); }

/* ---- completion ------------------------------------------------------- */

/* The bytes that all words share, never half a code point. */
static size_t in_common(const struct ui_choices *choices)
{
	const char *first = choices->words[0];
	size_t len = strlen(first);

	for (size_t i = 1; i < choices->count; i++) {
		size_t same = 0;

		while (same < len && first[same] == choices->words[i][same])
			same++;
		len = same;
	}
	while (len > 0 && ((unsigned char)first[len] & 0xc0) == 0x80)
		len--;
	return len;
}

static enum ui_event complete_first(struct ui_prompt *prompt)
{
	struct ui_choices *choices = &prompt->choices;
	enum ui_event event;
	struct rr_span typed;
	size_t start, len;

	if (prompt->complete == NULL)
		return UI_TAKEN;
	prompt->complete(prompt->with, all(prompt), prompt->cursor, choices);
	if (choices->count == 0)
		return UI_TAKEN;
	prompt->chosen = RR_NONE;
	start = choices->start > prompt->cursor ? prompt->cursor : choices->start;
	choices->start = start;
	len = choices->count == 1 ? strlen(choices->words[0]) : in_common(choices);
	event = UI_TAKEN;
	/* what is found by its name is only replaced when it is the only one */
	typed = rr_span_sub(all(prompt), start, prompt->cursor);
	if (choices->count == 1
	    || (len > typed.len && memcmp(choices->words[0], typed.text, typed.len) == 0))
		event = replace(prompt, start, prompt->cursor,
		                rr_span_of(choices->words[0], len));
	if (choices->count == 1)
		ui_choices_free(choices);
	return event;
}

static enum ui_event complete_next(struct ui_prompt *prompt, bool back)
{
	size_t count = prompt->choices.count;

	if (count == 0)
		return complete_first(prompt);
	if (prompt->chosen == RR_NONE)
		prompt->chosen = back ? count - 1 : 0;
	else
		prompt->chosen = (prompt->chosen + (back ? count - 1 : 1)) % count;
	return replace(prompt, prompt->choices.start, prompt->cursor,
	               rr_span(prompt->choices.words[prompt->chosen]));
}

/* ---- keys ------------------------------------------------------------- */

static const struct {
	struct ui_key key;
	enum ui_event (*run)(struct ui_prompt *prompt);
} bindings[] = {
	{ { .code = UI_KEY_LEFT }, left },
	{ { .cp = 'b', .ctrl = true }, left },
	{ { .code = UI_KEY_RIGHT }, right },
	{ { .cp = 'f', .ctrl = true }, right },
	{ { .code = UI_KEY_HOME }, home },
	{ { .cp = 'a', .ctrl = true }, home },
	{ { .code = UI_KEY_END }, end },
	{ { .cp = 'e', .ctrl = true }, end },
	{ { .code = UI_KEY_LEFT, .ctrl = true }, word_left },
	{ { .cp = 'b', .alt = true }, word_left },
	{ { .code = UI_KEY_RIGHT, .ctrl = true }, word_right },
	{ { .cp = 'f', .alt = true }, word_right },
	{ { .code = UI_KEY_BACKSPACE }, erase_left },
	{ { .cp = 'h', .ctrl = true }, erase_left },
	{ { .code = UI_KEY_DELETE }, erase_right },
	{ { .cp = 'd', .ctrl = true }, erase_right },
	{ { .cp = 'w', .ctrl = true }, erase_word },
	{ { .code = UI_KEY_BACKSPACE, .alt = true }, erase_word },
	{ { .cp = 'u', .ctrl = true }, erase_to_start },
	{ { .cp = 'k', .ctrl = true }, erase_to_end },
	{ { .code = UI_KEY_UP }, older },
	{ { .cp = 'p', .ctrl = true }, older },
	{ { .code = UI_KEY_DOWN }, newer },
	{ { .cp = 'n', .ctrl = true }, newer },
};

static enum ui_event insert(struct ui_prompt *prompt, struct rr_span in)
{
	struct rr_str clean = { 0 };
	enum ui_event event;

	ui_typed_clean(in, true, &clean);
	event = replace(prompt, prompt->cursor, prompt->cursor, rr_str_span(&clean));
	rr_str_free(&clean);
	return event;
}

static enum ui_event accept(struct ui_prompt *prompt)
{
	if (prompt->history != NULL)
		ui_history_add(prompt->history, all(prompt));
	return UI_DONE;
}

enum ui_event ui_prompt_key(struct ui_prompt *prompt, struct ui_key key)
{
	char bytes[4];

	if (ui_key_eq(key, ui_key_of(UI_KEY_TAB)))
		return complete_next(prompt, false);
	if (ui_key_eq(key, ui_key_of(UI_KEY_BACKTAB)))
		return complete_next(prompt, true);
	ui_choices_free(&prompt->choices);
	if (ui_key_is_text(key))
		return insert(prompt, rr_span_of(bytes, rr_utf8_put(bytes, key.cp)));
	if (key.code == UI_KEY_PASTE)
		return insert(prompt, key.text);
	if (ui_key_eq(key, ui_key_of(UI_KEY_ENTER)) || ui_key_eq(key, ui_key_ctrl('j')) ||
	    ui_key_eq(key, ui_key_ctrl('s')))
		return accept(prompt);
	if (ui_key_eq(key, ui_key_of(UI_KEY_ESC)) || ui_key_eq(key, ui_key_ctrl('c')))
		return UI_LEFT;
	for (size_t i = 0; i < sizeof bindings / sizeof bindings[0]; i++)
		if (ui_key_eq(key, bindings[i].key))
			return bindings[i].run(prompt);
	return UI_IGNORED;
}

/* ---- drawing ---------------------------------------------------------- */

/* Moves the shown part so that the cursor has a cell among `columns`. */
static void scroll(struct ui_prompt *prompt, int columns)
{
	struct rr_span text = all(prompt);
	size_t start = prompt->cursor;
	int used = 0;

	while (start > 0) {
		size_t prev = rr_grapheme_prev(text, start);

		used += rr_columns(rr_span_sub(text, prev, start));
		if (used >= columns)
			break;
		start = prev;
	}
	if (prompt->shown < start)
		prompt->shown = start;
	if (prompt->shown > prompt->cursor)
		prompt->shown = prompt->cursor;
	if (rr_columns(text) < columns)
		prompt->shown = 0;
}

/* A choice and, where it has one, its name: "sdg/6/1 safe drinking water". */
static struct rr_str choice_label(const struct ui_prompt *prompt, size_t i)
{
	struct rr_str label = { 0 };

	rr_str_puts(&label, prompt->choices.words[i]);
	if (prompt->choices.names[i] != NULL)
		rr_str_printf(&label, " %s", prompt->choices.names[i]);
	return label;
}

static void draw_choices(const struct ui_prompt *prompt, struct ui_area area)
{
	size_t from = 0, count = prompt->choices.count;
	int column = 0;

	ui_fill(area, 0, FACE_POPUP);
	for (size_t i = 0; prompt->chosen != RR_NONE && i <= prompt->chosen; i++) {
		struct rr_str label = choice_label(prompt, i);
		int width = rr_columns(rr_str_span(&label)) + 2;

		rr_str_free(&label);
		if (column + width > area.columns) {
			from = i;
			column = 0;
		}
		column += width;
	}
	column = 0;
	for (size_t i = from; i < count && column < area.columns; i++) {
		struct rr_str label = choice_label(prompt, i);

		column = 2 + ui_draw_cut(area, column, 0, area.columns - column,
		                         i == prompt->chosen ? FACE_SELECT : FACE_POPUP,
		                         rr_str_span(&label));
		rr_str_free(&label);
	}
}

void ui_prompt_draw(struct ui_prompt *prompt, struct ui_area area)
{
	int last = area.rows - 1, label = rr_columns(rr_span(prompt->label)), cursor;
	struct ui_area line;
	struct rr_span text;

	if (area.rows < 1)
		return;
	if (area.rows > 1 && prompt->choices.count > 0)
		draw_choices(prompt, ui_area_sub(area, 0, last - 1, area.columns, 1));
	ui_fill(area, last, FACE_PROMPT);
	label = label > area.columns / 2 ? area.columns / 2 : label;
	ui_draw_cut(area, 0, last, label, FACE_PROMPT, rr_span(prompt->label));
	line = ui_area_sub(area, label, last, area.columns - label, 1);
	scroll(prompt, line.columns);
	text = rr_span_sub(all(prompt), prompt->shown, prompt->text.len);
	text.len = rr_fit_columns(text, 0, line.columns);
	cursor = ui_typed_column(text, prompt->cursor - prompt->shown);
	if (rr_text_is_rtl(text)) { /* leave the cursor a cell left of the end */
		line = ui_area_sub(line, 1, 0, line.columns - 1, 1);
		ui_cursor(area, label + 1 + cursor, last);
	} else {
		ui_cursor(line, cursor < line.columns ? cursor : line.columns - 1, 0);
	}
	ui_draw(line, 0, 0, FACE_PROMPT, text);
}
