/*
 * Searching: pattern and texts are folded (rr_fold), so that case, accents,
 * the form of quotation marks and blanks beside Han do not matter. Matches
 * are bytes of a block's own text.
 */
#include "ui/session.h"

#include <stdlib.h>
#include <string.h>

void ui_search_set(struct ui_session *session, struct rr_span typed, bool backward)
{
	struct ui_search *search = &session->search;
	struct rr_str folded = { 0 };

	free(search->typed);
	free(search->folded);
	*search = (struct ui_search){ .backward = backward, .at_block = RR_NONE };
	if (typed.len == 0)
		return;
	rr_fold(typed, &folded, NULL);
	if (folded.len == 0) {
		rr_str_free(&folded);
		return;
	}
	search->typed = rr_alloc(typed.len + 1);
	memcpy(search->typed, typed.text, typed.len);
	search->folded = folded.text;
	search->folded_len = folded.len;
}

bool ui_search_in(struct ui_session *session, struct ui_paper *paper, size_t block,
                  size_t from, size_t *start, size_t *end)
{
	const struct ui_search *search = &session->search;
	struct rr_span text;
	size_t at = 0;

	if (search->folded == NULL)
		return false;
	text = ui_paper_folded(paper, block);
	while ((at = rr_span_find(text, search->folded, at)) != RR_NONE) {
		const size_t *map = paper->blocks[block].folded_map;

		if (map[at] >= from) {
			*start = map[at];
			*end = map[at + search->folded_len];
			return true;
		}
		at++;
	}
	return false;
}

/* ---- from match to match ---------------------------------------------- */

struct match {
	size_t row, block, start;
	int side;
};

/* Matches of a row in the order of its sides, blocks and bytes; returns how many. */
static size_t row_matches(struct ui_session *session, struct ui_scroll *scroll, size_t index,
                          struct match **out, size_t *cap)
{
	const struct ui_row *row = &scroll->flow.rows[index];
	size_t count = 0, start, end;

	for (int side = 0; side < 2 && !row->stub; side++)
		for (size_t i = 0; i < row->count[side]; i++) {
			size_t from = 0;

			while (ui_search_in(session, scroll->flow.papers[side], row->blocks[side][i],
			                    from, &start, &end)) {
				*out = rr_grow(*out, count, cap, sizeof **out);
				(*out)[count++] = (struct match){ index, row->blocks[side][i], start,
					                          side };
				from = end > start ? end : start + 1;
			}
		}
	return count;
}

/* Where the cursor stands among the matches: side, block and byte of the last one. */
static bool behind(const struct match *m, const struct match *here)
{
	if (m->side != here->side)
		return m->side > here->side;
	if (m->block != here->block)
		return m->block > here->block;
	return m->start > here->start;
}

static void go_to_match(struct ui_session *session, const struct match *m)
{
	int pane = ui_session_level(session) ? m->side : session->focus;

	ui_session_go(session, pane, m->block, m->start);
	session->search.at_block = m->block;
	session->search.at_pane = pane;
	session->search.at_start = m->start;
	session->search.at_cursor = ui_session_scroll(session)->cursor;
}

/* The place to search on from: the last match if the cursor is still there. */
static struct match here(struct ui_session *session, struct ui_scroll *scroll, bool backward)
{
	const struct ui_search *search = &session->search;
	struct match m = { .row = scroll->cursor.row, .side = backward ? 2 : -1 };
	int side = ui_session_side(session, session->focus), found = side;

	if (search->at_block != RR_NONE && search->at_pane == session->focus
	    && search->at_cursor.row == scroll->cursor.row
	    && search->at_cursor.line == scroll->cursor.line) {
		m.side = side;
		m.block = search->at_block;
		m.start = search->at_start;
		return m;
	}
	if (ui_shape_at(ui_scroll_shape(scroll, m.row),
	                scroll->style.layout == LAYOUT_LEVEL ? side : 0, scroll->cursor.line,
	                &found, &m.block, &m.start)
	    && !(m.start == 0 && !backward)) {
		m.side = found;
		m.start -= backward ? 0 : 1;
	}
	return m;
}

bool ui_search_next(struct ui_session *session, bool backward, bool *wrapped)
{
	struct ui_scroll *scroll = ui_session_scroll(session);
	struct match *matches = NULL, at;
	size_t cap = 0, rows;
	bool found = false;

	*wrapped = false;
	if (scroll == NULL || scroll->flow.count == 0 || session->search.folded == NULL)
		return false;
	at = here(session, scroll, backward);
	rows = scroll->flow.count;
	for (size_t step = 0; step <= rows && !found; step++) {
		size_t row = (backward ? at.row + rows * 2 - step : at.row + step) % rows;
		size_t count = row_matches(session, scroll, row, &matches, &cap);

		for (size_t k = 0; k < count && !found; k++) {
			const struct match *m = &matches[backward ? count - 1 - k : k];

			if (step == 0 && !(backward ? behind(&at, m) : behind(m, &at)))
				continue;
			go_to_match(session, m);
			found = true;
			*wrapped = backward ? row > at.row || step == rows : row < at.row || step == rows;
		}
	}
	free(matches);
	return found;
}
