#include "ui/read.h"

#include <string.h>

/* ---- the head --------------------------------------------------------- */

/* "HRC 2015-03-26", "draft 2021", "GA 78th session" … whatever is known. */
static void paper_when(const struct rr_doc *doc, struct rr_str *out)
{
	const char *date = doc->adopted.date[0] != '\0' ? doc->adopted.date
	                   : doc->date != NULL          ? doc->date
	                                                : doc->session_dates[0];
	bool draft = doc->kind == RR_KIND_DRAFT;

	if (draft)
		rr_str_puts(out, "draft");
	else if (doc->body != NULL)
		rr_str_puts(out, doc->body);
	if (date[0] == '\0')
		return;
	if (out->len > 0)
		rr_str_putc(out, ' ');
	rr_str_add(out, rr_span_of(date, draft ? 4 : strlen(date)));
}

static void draw_paper(const struct ui_paper *paper, struct ui_area area, bool focused)
{
	struct rr_str when = { 0 };
	int column = 1, room;

	paper_when(paper->doc, &when);
	room = area.columns - 1 - (when.len > 0 ? rr_columns(rr_str_span(&when)) + 3 : 0);
	column = ui_draw_cut(area, column, 0, room - column, focused ? FACE_TITLE : FACE_BAR,
	                     rr_span(ui_paper_name(paper)));
	if (paper->doc->title != NULL && room - column > 4)
		column = ui_draw_cut(area, column + 1, 0, room - column - 1, FACE_BAR,
		                     rr_span(paper->doc->title));
	if (when.len > 0 && column + 3 < area.columns)
		ui_drawf(area, column, 0, FACE_BAR, " · %s", when.text);
	rr_str_free(&when);
}

void ui_head_draw(struct ui_session *session, struct ui_area line)
{
	int left = session->shown[1] != NULL ? (line.columns - 1) / 2 : line.columns;

	ui_fill(line, 0, FACE_BAR);
	if (session->shown[0] == NULL) {
		ui_draws(line, 1, 0, FACE_TITLE, "resread");
		return;
	}
	draw_paper(session->shown[0], ui_area_sub(line, 0, 0, left, 1), session->focus == 0);
	if (session->shown[1] == NULL)
		return;
	ui_draws(line, left, 0, FACE_BAR, "⇄");
	draw_paper(session->shown[1], ui_area_sub(line, left + 1, 0, line.columns - left - 1, 1),
	           session->focus == 1);
}

/* ---- the status ------------------------------------------------------- */

static void part(struct rr_str *out)
{
	if (out->len > 0)
		rr_str_puts(out, "  ");
}

/* The opening verb's change, and its direction if it is known. */
static void verb_words(struct ui_session *session, const struct rr_row *row, struct rr_str *out)
{
	const struct rr_clause *from, *to;

	if (row->lead == RR_DIR_NONE || row->a_count == 0 || row->b_count == 0)
		return;
	from = &session->shown[0]->doc->clauses[row->a[0]];
	to = &session->shown[1]->doc->clauses[row->b[0]];
	part(out);
	rr_str_add(out, rr_clause_lead(from));
	rr_str_puts(out, "→");
	rr_str_add(out, rr_clause_lead(to));
	if (row->lead == RR_STRONGER || row->lead == RR_WEAKER)
		rr_str_printf(out, " %s", ui_direction_word(row->lead));
}

/* The critical changes but the verb's, if the row was looked at: "! shall→should weaker". */
static void critical_words(const struct ui_pair *pair, size_t row, struct rr_str *out)
{
	const struct ui_checked *checked = &pair->checked[row];

	for (size_t i = 0; i < checked->found.count; i++) {
		const struct rr_critical *c = &checked->found.items[i];

		if (c->kind == RR_CRITICAL_VERB)
			continue;
		part(out);
		rr_str_puts(out, "! ");
		ui_critical_words(checked, c, out);
		if (ui_direction_word(c->direction)[0] != '\0')
			rr_str_printf(out, " %s", ui_direction_word(c->direction));
	}
}

/* What the comparison says of the clause: likeness, move, verbs. */
static void compared_words(struct ui_session *session, struct rr_str *out)
{
	const struct rr_row *row = session->compare == COMPARE_OFF
	                               ? NULL : ui_session_cmp_row(session);
	const struct ui_pair *pair;

	if (row == NULL)
		return;
	part(out);
	if (row->relation == RR_ADDED || row->relation == RR_DROPPED || row->relation == RR_SAME) {
		rr_str_puts(out, rr_relation_name(row->relation));
	} else {
		if (row->relation != RR_REWORDED)
			rr_str_printf(out, "%s  ", rr_relation_name(row->relation));
		rr_str_printf(out, "%d%%", (int)(row->similarity * 100 + 0.5));
	}
	if (row->moved)
		rr_str_puts(out, "  moved");
	if (row->pinned)
		rr_str_puts(out, "  paired by hand");
	verb_words(session, row, out);
	pair = ui_session_pair(session);
	critical_words(pair, (size_t)(row - pair->cmp->rows), out);
}

static void note_words(const struct ui_paper *paper, size_t block, struct rr_str *out)
{
	size_t newest, count = ui_paper_notes_on(paper, block, &newest);

	if (count == 0)
		return;
	part(out);
	rr_str_printf(out, count == 1 ? "%zu note" : "%zu notes", count);
	if (paper->anchors[newest].state != RR_ANCHOR_EXACT)
		rr_str_printf(out, " (%s)", rr_anchor_state_name(paper->anchors[newest].state));
	for (size_t i = 0; i < paper->notes[newest].tag_count && i < 3; i++)
		rr_str_printf(out, " #%s", paper->notes[newest].tags[i]);
}

static void cite_words(const struct ui_session *session, const struct ui_paper *paper,
                       size_t block, struct rr_str *out)
{
	const struct rr_citation *cite;
	const struct rr_finding *fault;
	size_t shown = 0;

	for (size_t i = 0; i < paper->link_count; i++) {
		const struct ui_link *link = &paper->links[i];
		bool here = paper == session->shown[session->focus] && session->link == i;

		if (link->block != block || link->mark != NULL
		    || (session->link != RR_NONE && !here))
			continue;
		cite = &paper->cites.items[link->cite];
		if ((cite->target == NULL && cite->flaw == NULL) || shown == 4)
			continue;
		part(out);
		rr_str_printf(out, "%s%s", shown++ == 0 ? "cites " : "",
		              cite->target != NULL ? ui_session_target(session, paper, cite->target) : "");
		if (here && cite->locator != NULL)
			rr_str_printf(out, ", %s", cite->locator);
		fault = ui_paper_fault(paper, link->cite, NULL);
		if (fault != NULL)
			rr_str_printf(out, here ? " ? %s" : " ?", fault->why);
	}
}

/* The words of the footnote whose mark is the current link. */
static void mark_words(const struct ui_session *session, struct rr_str *out)
{
	const struct ui_paper *paper = session->shown[session->focus];
	const struct ui_link *link;
	size_t note;

	if (paper == NULL || session->link >= paper->link_count)
		return;
	link = &paper->links[session->link];
	note = link->mark != NULL ? rr_doc_footnote(paper->doc, link->mark, link->line) : RR_NONE;
	if (note == RR_NONE)
		return;
	part(out);
	rr_str_printf(out, "%s  ", paper->doc->footnotes[note].id);
	rr_str_add(out, paper->doc->footnotes[note].text);
}

static void id_words(const struct ui_paper *paper, const size_t *clauses, size_t count,
                     struct rr_str *out)
{
	for (size_t i = 0; i < count; i++)
		rr_str_printf(out, "%s%s", i > 0 ? "+" : "", paper->doc->clauses[clauses[i]].id);
}

/* The clauses that stand against each other; false where there are none, or one id. */
static bool pair_words(struct ui_session *session, struct rr_str *out)
{
	const struct rr_row *row = session->compare == COMPARE_OFF
	                               ? NULL : ui_session_cmp_row(session);

	if (row == NULL || row->a_count == 0 || row->b_count == 0
	    || (row->a_count == 1 && row->b_count == 1
	        && strcmp(session->shown[0]->doc->clauses[row->a[0]].id,
	                  session->shown[1]->doc->clauses[row->b[0]].id) == 0))
		return false;
	id_words(session->shown[0], row->a, row->a_count, out);
	rr_str_puts(out, " → ");
	id_words(session->shown[1], row->b, row->b_count, out);
	return true;
}

static void place_words(struct ui_session *session, struct rr_str *out)
{
	struct ui_paper *paper;
	size_t block = ui_session_block(session, &paper);

	if (block == RR_NONE)
		return;
	if (ui_session_row(session)->fold > 0) {
		rr_str_puts(out, "folded; za unfolds");
		return;
	}
	if (!pair_words(session, out))
		rr_str_puts(out, paper->blocks[block].id);
	compared_words(session, out);
	note_words(paper, block, out);
	cite_words(session, paper, block, out);
	mark_words(session, out);
}

static void mode_words(const struct ui_session *session, struct rr_str *out)
{
	static const char *const modes[] = {
		[COMPARE_OFF] = "no comparison", [COMPARE_CLAUSES] = "clauses",
		[COMPARE_WORDS] = "word-diff", [COMPARE_ONE] = "one column",
	};

	if (session->pending.len > 0)
		rr_str_printf(out, "%s   ", session->pending.text);
	if (session->selection.active)
		rr_str_printf(out, "select %s   ", session->selection.clauses ? "clauses" : "words");
	if (session->query != NULL)
		rr_str_puts(out, "notes filtered   ");
	if (session->shown[1] != NULL)
		rr_str_printf(out, "%s  %s   ", session->synced ? "sync" : "free",
		              modes[session->compare]);
	rr_str_puts(out, "? help");
}

void ui_status_draw(struct ui_session *session, struct ui_area line)
{
	struct rr_str left = { 0 }, right = { 0 };
	enum ui_face face = FACE_TEXT;
	int width;

	mode_words(session, &right);
	width = rr_columns(rr_str_span(&right));
	if (session->message.len > 0) {
		rr_str_add(&left, rr_str_span(&session->message));
		face = session->message_error ? FACE_ERROR : FACE_TEXT;
		if (rr_columns(rr_str_span(&left)) + width + 4 > line.columns)
			width = -3;
	} else {
		place_words(session, &left);
		if (width > line.columns / 2)
			width = -3;
	}
	if (left.len > 0)
		ui_draw_cut(line, 1, 0, line.columns - width - 4, face, rr_str_span(&left));
	if (width > 0)
		ui_draw(line, line.columns - width - 1, 0, FACE_DIM, rr_str_span(&right));
	rr_str_free(&left);
	rr_str_free(&right);
}

/*
 * A message that the status line does not show: too long for it, or `covered`
 * by a view. Over the last rows, but never over the one somebody types in.
 */
void ui_message_draw(struct ui_session *session, struct ui_area screen, bool covered)
{
	struct rr_span text = rr_str_span(&session->message);
	enum ui_face face = session->message_error ? FACE_ERROR : FACE_TEXT;
	struct rr_lines_of lines = { 0 };
	int rows;

	if (screen.columns < 8 || text.len == 0
	    || (!covered && rr_columns(text) <= screen.columns - 2))
		return;
	if (covered && screen.rows > 1 && screen.grid->cursor_shown
	    && screen.grid->cursor_row == screen.rows - 1)
		screen.rows--;
	rr_wrap(text, screen.columns - 2, &lines);
	rows = (int)lines.count < screen.rows ? (int)lines.count : screen.rows;
	for (int i = 0; i < rows; i++) {
		const struct rr_wrapped *line = &lines.lines[i];

		ui_fill(screen, screen.rows - rows + i, FACE_TEXT);
		ui_draw(screen, 1, screen.rows - rows + i, face,
		        rr_span_sub(text, line->start, line->end));
	}
	rr_lines_of_free(&lines);
}
