/*
 * The editor of a note as a view: half of the screen, on the side where the
 * clause is not, so that both can be read.
 */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

#include "ui/edit.h"

struct note_view {
	struct ui_app *app;
	struct ui_edit *edit; /* owned */
	struct rr_note note;  /* owned: its body is the text as last saved */
	char *title;          /* owned */
};

/* The rows the editor takes, and from which row on. */
static void editor_place(struct ui_app *app, int *row, int *rows)
{
	struct ui_session *session = app->session;
	struct ui_bars bars = ui_session_bars(session);
	struct ui_scroll *scroll = ui_session_scroll(session);
	int cursor, body = bars.body + bars.rule;

	*rows = body >= 12 ? body / 2 : body >= 8 ? body - 4 : body;
	*row = bars.head + body - *rows;
	if (scroll == NULL || *rows == body)
		return;
	cursor = ui_scroll_lines(scroll, scroll->top, ui_scroll_start(scroll, scroll->cursor.row),
	                         scroll->body);
	if (cursor >= body - *rows)
		*row = bars.head;
}

static void note_draw(void *self, struct ui_area screen)
{
	struct note_view *view = self;
	struct ui_area area;
	int row, rows;

	editor_place(view->app, &row, &rows);
	area = ui_area_sub(screen, 0, row, screen.columns, rows);
	for (int i = 0; i < area.rows; i++)
		ui_fill(area, i, FACE_TEXT);
	if (area.rows > 2) {
		ui_fill(area, 0, FACE_BAR);
		ui_draw_cut(area, 1, 0, area.columns - 2, FACE_BAR, rr_span(view->title));
		area = ui_area_sub(area, 0, 1, area.columns, area.rows - 1);
	}
	ui_edit_draw(view->edit, area);
}

/* Saves; the editor stays open where that fails. */
static enum ui_answer save(struct note_view *view)
{
	struct rr_span text = rr_span_trim(ui_edit_text(view->edit));
	char *old = view->note.body, *body;

	if (text.len == 0 && view->note.id[0] == '\0' && view->note.tag_count == 0) {
		ui_say(view->app->session, "an empty note is not kept");
		return UI_LEAVE;
	}
	body = rr_alloc(text.len + 1);
	memcpy(body, text.text != NULL ? text.text : "", text.len);
	view->note.body = body;
	if (ui_save_note(view->app, &view->note)) {
		free(old);
		return UI_LEAVE;
	}
	view->note.body = old;
	free(body);
	return UI_STAY;
}

static enum ui_answer note_key(void *self, const struct ui_key *key)
{
	struct note_view *view = self;
	enum ui_event event = ui_edit_key(view->edit, *key);

	return event == UI_DONE ? save(view) : ui_answer_to(event);
}

static void note_rescue(void *self)
{
	struct note_view *view = self;

	if (ui_edit_modified(view->edit))
		(void)save(view);
}

static void note_close(void *self)
{
	struct note_view *view = self;

	ui_edit_free(view->edit);
	rr_note_clear(&view->note);
	free(view->title);
	free(view);
}

void ui_edit_note_view(struct ui_app *app, struct rr_note *note, struct rr_span unsaved)
{
	static const struct ui_view_kind kind = {
		.name = "editor", .takes_alt = true, .draw = note_draw, .key = note_key,
		.rescue = note_rescue, .close = note_close,
	};
	struct note_view *view = rr_alloc(sizeof *view);
	struct rr_str title = { 0 };

	rr_str_puts(&title, note->id[0] == '\0' ? "New note on " : "Note on ");
	ui_note_clauses(note->passage, note->until, &title);
	rr_str_printf(&title, " of %s", note->doc);
	view->app = app;
	view->note = *note;
	*note = (struct rr_note){ 0 };
	view->title = title.text;
	view->edit = ui_edit_new(rr_span(view->note.body));
	if (unsaved.len > 0)
		ui_edit_replace(view->edit, unsaved);
	ui_app_push(app, &kind, view);
}
