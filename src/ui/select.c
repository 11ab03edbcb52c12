/*
 * Selecting words or clauses with the keyboard. The cursor of the reading view
 * is a line; a selection begins with the first word of that line, or with the
 * current citation or match, and one of its two ends is moved by words, lines
 * and clauses.
 */
#include "ui/core.h"

#include <string.h>

#include "resread/text.h"

/* ---- what is selected ------------------------------------------------- */

bool ui_selected(const struct ui_session *session, struct ui_selected *out)
{
	const struct ui_selection *s = &session->selection;
	bool turned = s->to.block < s->from.block
	              || (s->to.block == s->from.block && s->to.start < s->from.start);

	if (!s->active)
		return false;
	*out = (struct ui_selected){ .paper = s->paper,
		.first = turned ? s->to.block : s->from.block,
		.start = turned ? s->to.start : s->from.start,
		.last = turned ? s->from.block : s->to.block,
		.end = turned ? s->from.end : s->to.end };
	if (s->clauses) {
		out->start = 0;
		out->end = s->paper->blocks[out->last].text.len;
	}
	return true;
}

bool ui_selected_in(const struct ui_session *session, const struct ui_paper *paper,
                    size_t block, size_t *start, size_t *end)
{
	struct ui_selected s;

	if (!ui_selected(session, &s) || s.paper != paper || block < s.first || block > s.last)
		return false;
	*start = block == s.first ? s.start : 0;
	*end = block == s.last ? s.end : paper->blocks[block].text.len;
	return *start < *end;
}

void ui_select_end(struct ui_session *session)
{
	session->selection = (struct ui_selection){ 0 };
}

/* ---- words ------------------------------------------------------------ */

/* A note stands on what has an id. */
static bool selectable(const struct ui_paper *paper, size_t block)
{
	return block < paper->block_count && paper->blocks[block].id[0] != '\0'
	       && paper->blocks[block].text.len > 0;
}

/* The next (or last) block that can be selected, from one on; RR_NONE. */
static size_t next_block(const struct ui_paper *paper, size_t block, int by)
{
	do
		block += (size_t)by;
	while (block < paper->block_count && !selectable(paper, block));
	return block < paper->block_count ? block : RR_NONE;
}

static bool is_word(const struct rr_word *w)
{
	return w->kind != RR_SPACE;
}

/* The word at byte `at` of a text or behind it; with back, the last before it. */
static bool word_at(struct rr_span text, size_t at, bool back, size_t *start, size_t *end)
{
	struct rr_words words = { 0 };
	bool found = false;

	rr_words(text, &words);
	for (size_t i = 0; i < words.count && !(found && !back); i++) {
		const struct rr_word *w = &words.words[i];

		if (!is_word(w) || (back ? w->end > at : w->end <= at))
			continue;
		*start = w->start;
		*end = w->end;
		found = true;
	}
	rr_words_free(&words);
	return found;
}

/* Brings the screen to the moving end. */
static void show_end(struct ui_session *session)
{
	struct ui_selection *s = &session->selection;
	int pane = s->paper == session->shown[session->focus] ? session->focus : !session->focus;

	if (session->shown[pane] == s->paper)
		ui_session_go(session, pane, s->to.block, s->to.start);
}

static void move_to(struct ui_session *session, size_t block, size_t at, bool back)
{
	struct ui_selection *s = &session->selection;
	size_t start, end;

	if (block == RR_NONE || !selectable(s->paper, block)
	    || !word_at(s->paper->blocks[block].text, at, back, &start, &end))
		return;
	s->to.block = block;
	s->to.start = start;
	s->to.end = end;
	show_end(session);
}

static void by_word(struct ui_session *session, int by)
{
	struct ui_selection *s = &session->selection;
	struct rr_span text = s->paper->blocks[s->to.block].text;
	size_t start, end, block = s->to.block;

	if (word_at(text, by > 0 ? s->to.end : s->to.start, by < 0, &start, &end)) {
		s->to.start = start;
		s->to.end = end;
		show_end(session);
		return;
	}
	block = next_block(s->paper, block, by);
	if (block != RR_NONE)
		move_to(session, block, by > 0 ? 0 : s->paper->blocks[block].text.len, by < 0);
}

static void by_clause(struct ui_session *session, int by)
{
	struct ui_selection *s = &session->selection;

	move_to(session, next_block(s->paper, s->to.block, by), 0, false);
}

/* By a line of the screen; the word that begins it, or ends the one above. */
static void by_line(struct ui_session *session, int by)
{
	struct ui_selection *s = &session->selection;
	struct ui_scroll *scroll = ui_session_scroll(session);
	int pane = s->paper == session->shown[session->focus] ? session->focus : !session->focus;
	int side = ui_session_side(session, pane), found = side;
	int column = scroll != NULL && scroll->style.layout == LAYOUT_LEVEL ? side : 0;
	size_t block, byte;

	for (int i = 0; scroll != NULL && i < scroll->body && ui_scroll_by(scroll, by); i++)
		if (ui_shape_at(ui_scroll_shape(scroll, scroll->cursor.row), column,
		                scroll->cursor.line, &found, &block, &byte)
		    && found == side && selectable(s->paper, block)) {
			move_to(session, block, byte, false);
			return;
		}
}

/* ---- beginning -------------------------------------------------------- */

/* Where the cursor's line begins in the text. */
static size_t line_start(struct ui_session *session, int pane, size_t block)
{
	struct ui_scroll *scroll = ui_session_scroll(session);
	int side = ui_session_side(session, pane), found = side;
	size_t at, byte;

	if (ui_shape_at(ui_scroll_shape(scroll, scroll->cursor.row),
	                scroll->style.layout == LAYOUT_LEVEL ? side : 0, scroll->cursor.line,
	                &found, &at, &byte)
	    && found == side && at == block)
		return byte;
	return 0;
}

static bool begin(struct ui_call *call, bool clauses)
{
	struct ui_session *session = call->session;
	struct ui_selection *s = &session->selection;
	int pane = session->focus;
	size_t block = ui_session_block_at(session, &pane), start = 0, end = 0;
	struct ui_paper *paper = block != RR_NONE ? session->shown[pane] : NULL;

	if (paper == NULL || !selectable(paper, block)) {
		ui_say(session, "there are no words here to select");
		return false;
	}
	if (session->link < paper->link_count && pane == session->focus
	    && paper->links[session->link].block == block
	    && paper->links[session->link].mark == NULL) {
		start = paper->links[session->link].start;
		end = paper->links[session->link].end;
	} else if (session->search.folded == NULL || session->search.at_block != block
	           || !ui_search_in(session, paper, block, session->search.at_start, &start, &end)) {
		(void)word_at(paper->blocks[block].text, line_start(session, pane, block), false,
		              &start, &end);
	}
	*s = (struct ui_selection){ .active = true, .clauses = clauses, .paper = paper };
	s->from.block = s->to.block = block;
	s->from.start = s->to.start = start;
	s->from.end = s->to.end = end;
	ui_say(session, clauses ? "j k more clauses  o other end  a note  h LETTER highlight  Esc"
	                        : "w b words  j k lines  o other end  a note  h LETTER highlight"
	                          "  Esc");
	return true;
}

void cmd_select_words(struct ui_call *call)
{
	(void)begin(call, false);
}

void cmd_select_clause(struct ui_call *call)
{
	(void)begin(call, true);
}

/* ---- keys ------------------------------------------------------------- */

static void swap_ends(struct ui_session *session)
{
	struct ui_selection *s = &session->selection;
	struct ui_selection_end from = s->from;

	s->from = s->to;
	s->to = from;
	show_end(session);
}

static const struct {
	const char *key;                               /* as a key file spells it */
	void (*words)(struct ui_session *, int by);    /* among words */
	int by;
	bool clauses;                                  /* moves by a clause in either way */
} moves[] = {
	{ "w", by_word, 1, false },      { "l", by_word, 1, false },
	{ "e", by_word, 1, false },      { "<Right>", by_word, 1, false },
	{ "b", by_word, -1, false },     { "<Left>", by_word, -1, false },
	{ "j", by_line, 1, false },      { "<Down>", by_line, 1, false },
	{ "k", by_line, -1, false },     { "<Up>", by_line, -1, false },
	{ "J", by_clause, 1, true },     { "}", by_clause, 1, true },
	{ "K", by_clause, -1, true },    { "{", by_clause, -1, true },
};

static bool is_key(const struct ui_key *key, const char *name)
{
	struct ui_key wanted;
	size_t pos = 0;

	return ui_key_parse(rr_span(name), &pos, &wanted) && ui_key_eq(*key, wanted);
}

bool ui_select_key(struct ui_session *session, const struct ui_key *key)
{
	struct ui_selection *s = &session->selection;

	if (!s->active)
		return false;
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (is_key(key, moves[i].key)) {
			(s->clauses ? by_clause : moves[i].words)(session, moves[i].by);
			return true;
		}
	if (is_key(key, "o"))
		swap_ends(session);
	else if (is_key(key, "v") && s->clauses)
		s->clauses = false;
	else if (is_key(key, "V") && !s->clauses)
		s->clauses = true;
	else if (is_key(key, "<Esc>") || is_key(key, "v") || is_key(key, "V") || is_key(key, "q"))
		ui_select_end(session);
	else
		return false;
	return true;
}
