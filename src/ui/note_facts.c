/* What a note is beside its words: highlight, kind, status, priority, due, who. */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

void ui_note_clauses(const char *first, const char *last, struct rr_str *out)
{
	rr_str_puts(out, first != NULL ? first : "?");
	if (first != NULL && last != NULL && strcmp(first, last) != 0)
		rr_str_printf(out, "–%s", last);
}

void ui_note_facts(const struct rr_note *note, struct rr_str *out)
{
	const struct {
		const char *before, *value;
	} facts[] = { { "", note->colour }, { "", note->status }, { "!", note->priority },
		{ "due ", note->due }, { "by ", note->author },
		{ "for ", note->responsible } };

	rr_str_puts(out, note->kind != NULL ? note->kind : "note");
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (facts[i].value != NULL)
			rr_str_printf(out, " %s%s", facts[i].before, facts[i].value);
	for (size_t i = 0; i < note->tag_count; i++)
		rr_str_printf(out, " #%s", note->tags[i]);
	if (note->origin != NULL)
		rr_str_puts(out, " carried over");
}

/* ---- highlights ------------------------------------------------------- */

/* The highlight that is on the very same words; RR_NONE. */
static size_t same_highlight(const struct ui_paper *paper, const struct rr_note *note)
{
	for (size_t i = 0; i < paper->note_count; i++) {
		const struct rr_note *n = &paper->notes[i];

		if (strcmp(n->kind, "highlight") == 0 && strcmp(n->passage, note->passage) == 0
		    && n->start == note->start && n->end == note->end)
			return i;
	}
	return RR_NONE;
}

/* The same letter again takes a highlight away, another one changes it. */
static void highlight(struct ui_app *app, char letter)
{
	struct ui_paper *paper;
	struct rr_note note, old;
	size_t at;

	if (letter < 'a' || letter > 'z') {
		ui_say_error(app->session, "a highlight has a letter from a to z");
		return;
	}
	if (!ui_note_new(app, &note, &paper))
		return;
	app->light = letter;
	note.kind = rr_dup("highlight");
	note.colour = rr_dup((char[]){ letter, '\0' });
	note.body = rr_dup("");
	at = same_highlight(paper, &note);
	if (at == RR_NONE) {
		(void)ui_save_note(app, &note);
	} else if (paper->notes[at].colour != NULL && paper->notes[at].colour[0] == letter
	           && paper->notes[at].body[0] == '\0' && paper->notes[at].tag_count == 0) {
		(void)ui_delete_note(app, &paper->notes[at]);
	} else {
		ui_note_copy(&paper->notes[at], &old);
		free(old.colour);
		old.colour = rr_dup(note.colour);
		(void)ui_save_note(app, &old);
		rr_note_clear(&old);
	}
	rr_note_clear(&note);
}

/* Waits for the letter. */
static void letter_draw(void *self, struct ui_area screen)
{
	(void)self;
	(void)screen;
}

static enum ui_answer letter_key(void *self, const struct ui_key *key)
{
	if (key->code == UI_KEY_CHAR && !key->ctrl && !key->alt)
		highlight(self, key->cp < 0x80 ? (char)key->cp : '?');
	return UI_LEAVE;
}

static void letter_close(void *self)
{
	(void)self;
}

void cmd_highlight(struct ui_call *call)
{
	static const struct ui_view_kind kind = {
		.name = "letter", .draw = letter_draw, .key = letter_key, .close = letter_close,
	};

	if (call->arg.len > 0) {
		highlight(call->app, call->arg.len == 1 ? call->arg.text[0] : '?');
		return;
	}
	ui_say(call->session, "highlight with which letter, a to z?");
	ui_app_push(call->app, &kind, call->app);
}

void cmd_highlight_again(struct ui_call *call)
{
	highlight(call->app, call->app->light != 0 ? call->app->light : 'a');
}

/* ---- the others ------------------------------------------------------- */

/* Sets one field of the note under the cursor; an empty word takes it away. */
static void set_fact(struct ui_call *call, size_t field)
{
	struct ui_paper *paper;
	struct rr_note note;
	struct rr_str word = { 0 };
	size_t block, index;
	char **value = (char **)(void *)((char *)&note + field);

	if (!ui_note_here(call->app, &paper, &block, &index))
		return;
	ui_note_copy(&paper->notes[index], &note);
	free(*value);
	*value = NULL;
	if (call->arg.len > 0) {
		rr_str_add(&word, call->arg);
		*value = word.text;
	}
	(void)ui_save_note(call->app, &note);
	rr_note_clear(&note);
}

/* Whether the argument is one of the words, which blanks part; says so if not. */
static bool is_one_of(struct ui_call *call, const char *words)
{
	struct rr_span rest = rr_span(words), word;

	while (rr_span_cut(&rest, ' ', &word))
		if (rr_span_eq(word, call->arg))
			return true;
	ui_say_error(call->session, "it is one of: %s", words);
	return false;
}

void cmd_kind(struct ui_call *call)
{
	if (is_one_of(call, "note highlight question task"))
		set_fact(call, offsetof(struct rr_note, kind));
}

void cmd_status(struct ui_call *call)
{
	set_fact(call, offsetof(struct rr_note, status));
}

void cmd_priority(struct ui_call *call)
{
	if (call->arg.len == 0 || is_one_of(call, "high medium low"))
		set_fact(call, offsetof(struct rr_note, priority));
}

void cmd_due(struct ui_call *call)
{
	struct rr_str due = { 0 };

	rr_str_add(&due, call->arg);
	if (call->arg.len == 0 || rr_due_valid(due.text))
		set_fact(call, offsetof(struct rr_note, due));
	else
		ui_say_error(call->session, UI_DUE_WRONG);
	rr_str_free(&due);
}

void cmd_author(struct ui_call *call)
{
	set_fact(call, offsetof(struct rr_note, author));
}

void cmd_responsible(struct ui_call *call)
{
	set_fact(call, offsetof(struct rr_note, responsible));
}
