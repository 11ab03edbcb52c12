/* The notes on the documents that are open, to read, go to, edit, place and delete. */
#include "ui/core.h"

#include <string.h>

#include "resread/text.h"

/* A row's data: which pane, and which note of its paper. */
static size_t row_data(int pane, size_t note)
{
	return note * 2 + (size_t)pane;
}

/* Where it is: "OP5", "OP5 → OP6", "OP5 → OP6 or OP9", "OP5 → ?". */
static void add_place(const struct rr_note *note, const struct rr_anchor *at,
                      struct rr_str *out)
{
	ui_note_clauses(note->passage, note->until, out);
	if (at->state == RR_ANCHOR_GONE || strcmp(at->passage, note->passage) != 0
	    || at->twin != NULL) {
		rr_str_puts(out, " → ");
		ui_note_clauses(at->state != RR_ANCHOR_GONE ? at->passage : NULL, at->until, out);
	}
	if (at->twin != NULL)
		rr_str_printf(out, " or %s", at->twin);
}

/* The words and what became of them, from a little before the first that changed. */
static void add_difference(const struct ui_paper *paper, const struct rr_note *note,
                           const struct rr_anchor *at, struct rr_str *out)
{
	enum { BEFORE = 8 }; /* code points */
	struct rr_str all = { 0 };
	struct rr_span text;
	size_t from = 0, cut, inserted;

	rr_anchor_difference(paper->places, note, at, &all);
	text = rr_str_span(&all);
	cut = rr_span_find(text, "[-", 0);
	inserted = rr_span_find(text, "{+", 0);
	from = cut < inserted ? cut : inserted;
	if (from == RR_NONE)
		from = 0;
	for (int i = 0; i < BEFORE && from > 0; i++)
		rr_utf8_prev(text, &from);
	rr_str_puts(out, from > 0 ? " · …" : " · ");
	rr_str_add(out, rr_span_sub(text, from, text.len));
	rr_str_free(&all);
}

static void add_row(struct ui_list *list, const struct ui_paper *paper, int pane, size_t i)
{
	const struct rr_note *note = &paper->notes[i];
	const struct rr_anchor *at = &paper->anchors[i];
	struct rr_str place = { 0 }, facts = { 0 };

	add_place(note, at, &place);
	if (at->state != RR_ANCHOR_EXACT)
		rr_str_printf(&facts, "%s%s · ", rr_anchor_state_name(at->state),
		              at->translated ? ", in another language" : "");
	ui_note_facts(note, &facts);
	if (at->state == RR_ANCHOR_EDITED)
		add_difference(paper, note, at, &facts);
	else
		rr_str_printf(&facts, " · “%s”", note->exact);
	ui_list_add(list, place.text, note->body, facts.text, row_data(pane, i));
	rr_str_free(&place);
	rr_str_free(&facts);
}

/* Those whose place is not known come last, under a heading of their own. */
static void add_paper(struct ui_list *list, const struct ui_paper *paper, int pane)
{
	bool lost = false;

	if (paper->note_count > 0)
		ui_list_heading(list, ui_paper_name(paper));
	for (size_t i = 0; i < paper->note_count; i++)
		if (paper->note_block[i] != RR_NONE)
			add_row(list, paper, pane, i);
		else
			lost = true;
	if (lost)
		ui_list_heading(list, "without a place in this text: p places them by hand");
	for (size_t i = 0; lost && i < paper->note_count; i++)
		if (paper->note_block[i] == RR_NONE)
			add_row(list, paper, pane, i);
}

static void fill(struct ui_app *app, struct ui_list *list)
{
	struct ui_session *session = app->session;

	ui_list_clear(list);
	for (int pane = 0; pane < 2; pane++) {
		struct ui_paper *paper = session->shown[pane];

		if (paper == NULL || (pane == 1 && paper == session->shown[0]))
			continue;
		if (!paper->noted)
			ui_load_notes(app, paper);
		add_paper(list, paper, pane);
	}
}

static bool note_chosen(struct ui_app *app, const struct ui_list_row *row)
{
	struct ui_session *session = app->session;
	int pane = (int)(row->data % 2);
	size_t note = row->data / 2, block = session->shown[pane]->note_block[note];

	if (block == RR_NONE) {
		ui_say(session, "its place is not known in this text; p places it by hand");
		return true;
	}
	ui_jump_push(session);
	ui_session_go(session, pane, block, session->shown[pane]->anchors[note].start);
	return true;
}

/* The keys that act on a note; each says whether the list closes. */
static bool edit(struct ui_app *app, struct ui_paper *paper, size_t note)
{
	ui_edit_note(app, paper, note, false);
	return true;
}

static bool edit_outside(struct ui_app *app, struct ui_paper *paper, size_t note)
{
	ui_edit_note(app, paper, note, true);
	return true;
}

static bool drop(struct ui_app *app, struct ui_paper *paper, size_t note)
{
	(void)ui_delete_note(app, &paper->notes[note]);
	return false;
}

static bool by_hand(struct ui_app *app, struct ui_paper *paper, size_t note)
{
	ui_place_by_hand(app, &paper->notes[note], false);
	return true;
}

static bool confirm(struct ui_app *app, struct ui_paper *paper, size_t note)
{
	(void)ui_confirm_note(app, paper, note);
	return false;
}

static bool history(struct ui_app *app, struct ui_paper *paper, size_t note)
{
	ui_show_history(app, &paper->notes[note]);
	return false;
}

static const struct {
	char key;
	bool (*act)(struct ui_app *app, struct ui_paper *paper, size_t note);
} acts_of[] = { { 'e', edit }, { 'E', edit_outside }, { 'x', drop }, { 'p', by_hand },
	{ 'c', confirm }, { 'H', history } };

static bool note_key(struct ui_app *app, struct ui_list *list, const struct ui_key *key)
{
	const struct ui_list_row *row = ui_list_current(list);

	if (ui_key_eq(*key, ui_key_char('U'))) {
		cmd_undo_note(&(struct ui_call){ .app = app, .session = app->session });
		fill(app, list);
		return false;
	}
	for (size_t i = 0; row != NULL && i < sizeof acts_of / sizeof *acts_of; i++)
		if (ui_key_eq(*key, ui_key_char((uint32_t)acts_of[i].key))) {
			if (acts_of[i].act(app, app->session->shown[row->data % 2], row->data / 2))
				return true;
			fill(app, list);
			break;
		}
	return false;
}

void cmd_list_notes(struct ui_call *call)
{
	static const struct ui_list_acts acts = { .chosen = note_chosen, .key = note_key };
	struct ui_session *session = call->session;
	struct ui_list *list = ui_list_new("Notes", "Enter goes there  p places  c confirms  "
		"e E edits  x deletes  U undoes  H history  / filter");
	struct ui_paper *paper;
	int pane = session->focus;
	size_t block = ui_session_block_at(session, &pane), note;

	fill(call->app, list);
	if (ui_list_count(list) == 0) {
		ui_list_free(list);
		ui_say(session, "no notes here; a writes one");
		return;
	}
	paper = session->shown[pane];
	if (block != RR_NONE && ui_paper_notes_on(paper, block, &note) > 0)
		ui_list_select(list, row_data(pane, note));
	ui_show_list(call->app, list, &acts);
}
