/* The tags of a note, typed into a prompt: words, with or without "#". */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

enum { CHOICES_MAX = 200 };

struct tagging {
	struct rr_note note; /* owned */
};

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Takes the note's tags away and sets those of the line: sorted, each once. */
static void set_tags(struct rr_note *note, struct rr_span line)
{
	struct rr_str blanks = { 0 };
	struct rr_span rest, word;
	size_t cap = 0, kept = 0;

	for (size_t i = 0; i < note->tag_count; i++)
		free(note->tags[i]);
	free(note->tags);
	note->tags = NULL;
	note->tag_count = 0;
	for (size_t i = 0; i < line.len; i++)
		rr_str_putc(&blanks, line.text[i] == ',' || line.text[i] == '#' ? ' ' : line.text[i]);
	rest = rr_str_span(&blanks);
	while (rr_span_cut(&rest, ' ', &word)) {
		char *tag;

		if (word.len == 0)
			continue;
		tag = rr_alloc(word.len + 1);
		memcpy(tag, word.text, word.len);
		note->tags = rr_grow(note->tags, note->tag_count, &cap, sizeof *note->tags);
		note->tags[note->tag_count++] = tag;
	}
	rr_str_free(&blanks);
	if (note->tag_count == 0)
		return;
	qsort(note->tags, note->tag_count, sizeof *note->tags, by_text);
	for (size_t i = 0; i < note->tag_count; i++) {
		if (kept > 0 && strcmp(note->tags[kept - 1], note->tags[i]) == 0)
			free(note->tags[i]);
		else
			note->tags[kept++] = note->tags[i];
	}
	note->tag_count = kept;
}

static void tags_entered(struct ui_app *app, struct rr_span line, void *with)
{
	struct tagging *tagging = with;
	struct rr_note *note = &tagging->note;
	bool fresh = note->id[0] == '\0';

	set_tags(note, line);
	if (note->tag_count == 0 && (note->body == NULL || note->body[0] == '\0')
	    && note->status == NULL && (note->kind == NULL || strcmp(note->kind, "note") == 0)) {
		/* nothing is left of it */
		if (!fresh)
			(void)ui_delete_note(app, note);
		return;
	}
	if (note->body == NULL)
		note->body = rr_dup("");
	(void)ui_save_note(app, note);
}

static void tagging_free(void *with)
{
	struct tagging *tagging = with;

	rr_note_clear(&tagging->note);
	free(tagging);
}

/* The shared vocabularies' tags, by their beginning or by a name in any language. */
static void add_terms(struct ui_app *app, struct rr_span typed, struct ui_choices *choices)
{
	const struct rr_vocab *vocab;
	struct rr_error err;

	if (rr_vocab(app->session->setup.langs, &vocab, &err) != RR_OK)
		ui_say_error(app->session, "%s", err.text);
	for (size_t i = 0; i < vocab->count && choices->count < CHOICES_MAX; i++) {
		bool had = false;

		if (!rr_term_matches(&vocab->terms[i], typed))
			continue;
		for (size_t k = 0; k < choices->count; k++)
			had = had || strcmp(choices->words[k], vocab->terms[i].tag) == 0;
		if (!had)
			ui_choices_add(choices, rr_span(vocab->terms[i].tag), vocab->terms[i].names);
	}
}

void ui_complete_tags(void *with, struct rr_span line, size_t cursor,
                      struct ui_choices *choices)
{
	struct ui_app *app = with;
	struct rr_tag_count *tags = NULL;
	size_t count = 0, start = cursor;
	struct rr_span typed;

	while (start > 0 && strchr(" ,#:", line.text[start - 1]) == NULL)
		start--;
	choices->start = start;
	typed = rr_span_sub(line, start, cursor);
	if (rr_tags_list(app->session->setup.store, &tags, &count, NULL) != RR_OK)
		return;
	for (size_t i = 0; i < count; i++)
		if (strlen(tags[i].tag) >= typed.len
		    && memcmp(tags[i].tag, typed.text, typed.len) == 0)
			ui_choices_add(choices, rr_span(tags[i].tag), NULL);
	rr_tags_free(tags, count);
	if (typed.len > 0)
		add_terms(app, typed, choices);
}

void ui_ask_tags(struct ui_app *app, struct rr_note *note)
{
	struct tagging *tagging = rr_alloc(sizeof *tagging);
	struct rr_str text = { 0 };

	tagging->note = *note;
	*note = (struct rr_note){ 0 };
	for (size_t i = 0; i < tagging->note.tag_count; i++)
		rr_str_printf(&text, "%s ", tagging->note.tags[i]);
	ui_ask(app, &(struct ui_asking){
		.setup = { .label = "tags: ", .text = rr_str_span(&text), .history = &app->tagged,
		           .complete = ui_complete_tags, .with = app },
		.entered = tags_entered, .free_with = tagging_free, .with = tagging });
	rr_str_free(&text);
}

void cmd_tag_note(struct ui_call *call)
{
	struct ui_app *app = call->app;
	struct tagging tagging = { 0 };
	struct ui_paper *paper;
	size_t block = ui_session_block(app->session, &paper), index;
	bool selected = app->session->selection.active;

	if (block == RR_NONE)
		return;
	if (!paper->noted)
		ui_load_notes(app, paper);
	if (!selected && ui_paper_notes_on(paper, block, &index) > 0)
		ui_note_copy(&paper->notes[index], &tagging.note);
	else if (!ui_note_new(app, &tagging.note, &paper))
		return;
	if (call->arg.len > 0)
		tags_entered(app, call->arg, &tagging);
	else
		ui_ask_tags(app, &tagging.note);
	rr_note_clear(&tagging.note);
}
