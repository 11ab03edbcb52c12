/*
 * The lists of a prompt: the lines entered before and the words that could
 * stand at the cursor.
 */
#include "ui/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "ui/typed.h"

enum { HISTORY_MOST = 200 };

static void remove_line(struct ui_history *history, size_t i)
{
	free(history->lines[i]);
	history->count--;
	memmove(&history->lines[i], &history->lines[i + 1],
	        (history->count - i) * sizeof *history->lines);
}

void ui_history_add(struct ui_history *history, struct rr_span line)
{
	struct rr_str copy = { 0 };

	if (rr_span_trim(line).len == 0)
		return;
	for (size_t i = history->count; i-- > 0;)
		if (rr_span_is(line, history->lines[i]))
			remove_line(history, i);
	if (history->count >= HISTORY_MOST)
		remove_line(history, 0);
	rr_str_add(&copy, line);
	history->lines = rr_grow(history->lines, history->count, &history->cap,
	                         sizeof *history->lines);
	history->lines[history->count++] = copy.text;
}

static void free_lines(char **lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(lines[i]);
	free(lines);
}

void ui_history_free(struct ui_history *history)
{
	free_lines(history->lines, history->count);
	*history = (struct ui_history){ 0 };
}

void ui_choices_add(struct ui_choices *choices, struct rr_span word, const char *name)
{
	struct rr_str copy = { 0 }, label = { 0 };
	size_t cap = choices->cap;

	ui_typed_clean(word, true, &copy);
	if (name != NULL)
		ui_typed_clean(rr_span(name), true, &label);
	choices->words = rr_grow(choices->words, choices->count, &choices->cap,
	                         sizeof *choices->words);
	choices->names = rr_grow(choices->names, choices->count, &cap, sizeof *choices->names);
	choices->names[choices->count] = label.text;
	choices->words[choices->count++] = copy.text;
}

void ui_choices_free(struct ui_choices *choices)
{
	free_lines(choices->words, choices->count);
	free_lines(choices->names, choices->count);
	*choices = (struct ui_choices){ 0 };
}
