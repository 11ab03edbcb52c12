/*
 * prompt - one line to type into: a search, a command, tags.
 *
 * Enter and C-s give UI_DONE; Esc, C-c and Backspace in an empty line UI_LEFT;
 * every edit UI_CHANGED, so that a search can follow the typing. Up and Down
 * walk the history, Tab and S-Tab the completions; Left Right Home End C-a
 * C-e, C-Left C-Right, C-w C-u C-k, Delete edit as in the editor. A paste goes
 * in as one line.
 */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "ui/grid.h"
#include "ui/key.h"
#include "ui/widget.h"

/* Lines entered before, the oldest first; kept by the session, one per kind of prompt. */
struct ui_history {
	char **lines; /* owned */
	size_t count, cap;
};

void ui_history_add(struct ui_history *history, struct rr_span line); /* no blanks, no twins */
void ui_history_free(struct ui_history *history);

/* What could stand at the cursor: each word replaces the line's [start, cursor). */
struct ui_choices {
	size_t start;
	char **words; /* owned */
	char **names; /* owned: shown behind each word; NULL where there is none */
	size_t count, cap;
};

void ui_choices_add(struct ui_choices *choices, struct rr_span word, const char *name);
void ui_choices_free(struct ui_choices *choices);

struct ui_prompt_setup {
	const char *label;          /* "/", ":", "tags: "; copied */
	struct rr_span text;        /* to begin with; the cursor at its end */
	struct ui_history *history; /* borrowed; NULL for none. UI_DONE adds the line */
	/* Fills choices (start is 0, empty) for the line and cursor; NULL for none. */
	void (*complete)(void *with, struct rr_span line, size_t cursor,
	                 struct ui_choices *choices);
	void *with;                 /* borrowed: handed to complete */
};

struct ui_prompt;

struct ui_prompt *ui_prompt_new(const struct ui_prompt_setup *setup);
void ui_prompt_free(struct ui_prompt *prompt); /* NULL is fine */

enum ui_event ui_prompt_key(struct ui_prompt *prompt, struct ui_key key);

/* Draws into the area's last row, with the cursor; completions into the row above it. */
void ui_prompt_draw(struct ui_prompt *prompt, struct ui_area area);

struct rr_span ui_prompt_text(const struct ui_prompt *prompt); /* borrowed until the next key */
bool ui_prompt_choosing(const struct ui_prompt *prompt); /* completions are shown: wants two rows */

#endif
