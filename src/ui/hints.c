/*
 * Hints: a letter over every citation and footnote mark on the screen; typing
 * it follows that one. What is where is found anew whenever it is asked for,
 * so a resize needs no care.
 */
#include "ui/core.h"

#include <stdlib.h>
#include <string.h>

#include "ui/follow.h"
#include "ui/read.h"

static const char letters[] = "asdfghjklqwertyuiopzxcvbnm"; /* the easy ones first */

enum { LETTERS = sizeof letters - 1, LONGEST = 2, MOST = LETTERS * LETTERS };

struct hint {
	int pane;
	size_t link;     /* of that pane's paper */
	int column, row; /* of the screen */
};

struct found {
	struct ui_session *session;
	struct hint *items; /* owned */
	size_t count, cap;
	int body; /* the screen's row where the text begins */
};

struct hints {
	struct ui_app *app;
	char typed[LONGEST + 1];
};

/* ---- what is where ----------------------------------------------------- */

/* The column of a byte of a part's line, from the left of its text. */
static int column_of(const struct ui_part *part, const struct rr_wrapped *line, size_t at,
                     int columns)
{
	struct rr_span text = rr_span_sub(rr_str_span(&part->text), line->start, line->end);
	int column;
	size_t *order, count;

	if (!rr_text_is_rtl(rr_str_span(&part->text)))
		return rr_columns(rr_span_sub(text, 0, at - line->start));
	column = columns - rr_columns(text);
	order = rr_alloc((text.len + 1) * sizeof *order);
	count = rr_visual_order(text, true, order, text.len);
	for (size_t i = 0; i < count && line->start + order[i] != at; i++)
		column += rr_columns(rr_span_sub(text, order[i], rr_grapheme_next(text, order[i])));
	free(order);
	return column;
}

static void add(struct found *found, struct hint hint)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct hint *known = &found->items[i];

		if ((known->pane == hint.pane && known->link == hint.link)
		    || (known->row == hint.row && known->column == hint.column))
			return;
	}
	if (found->count == MOST)
		return;
	found->items = rr_grow(found->items, found->count, &found->cap, sizeof *found->items);
	found->items[found->count++] = hint;
}

/* The composed byte where a piece shows a link's first words, or its mark; RR_NONE. */
static size_t byte_of(const struct ui_piece *piece, const struct ui_link *link,
                      const struct rr_wrapped *line)
{
	size_t from, to;

	if (link->mark != NULL) {
		from = piece->at + (piece->end - piece->start);
		return piece->end == link->start && from >= line->start && from < line->end
		           ? from : RR_NONE;
	}
	from = link->start > piece->start ? link->start : piece->start;
	to = link->end < piece->end ? link->end : piece->end;
	if (from >= to)
		return RR_NONE;
	to = piece->at + to - piece->start;
	from = piece->at + from - piece->start;
	if (from < line->start)
		from = line->start;
	return from < to && from < line->end ? from : RR_NONE;
}

static void look_at_part(struct found *found, const struct ui_line *line,
                         const struct ui_part *part, int row)
{
	const struct rr_wrapped *wrapped = &part->lines.lines[line->spot.line - part->first];
	int left = line->column->column + line->column->text + part->indent;
	int columns = line->column->text_columns - part->indent;

	for (size_t p = 0; p < part->piece_count; p++) {
		const struct ui_piece *piece = &part->pieces[p];
		const struct ui_paper *paper = line->scroll->flow.papers[piece->side];

		for (size_t i = 0; i < paper->link_count && paper->links[i].block <= piece->block;
		     i++) {
			size_t at = paper->links[i].block == piece->block
			                ? byte_of(piece, &paper->links[i], wrapped) : RR_NONE;

			if (at != RR_NONE)
				add(found, (struct hint){
					.pane = line->scroll->style.layout == LAYOUT_ONE ? line->pane
					                                                 : piece->side,
					.link = i, .row = found->body + row,
					.column = left + column_of(part, wrapped, at, columns) });
		}
	}
}

static void look(void *with, const struct ui_line *line, int row)
{
	struct found *found = with;
	const struct ui_shape *shape = ui_scroll_shape(line->scroll, line->spot.row);

	if (line->scroll->flow.rows[line->spot.row].stub)
		return;
	for (size_t i = 0; i < shape->count[line->which]; i++) {
		const struct ui_part *part = &shape->parts[line->which][i];
		int at = line->spot.line - part->first;

		if (at >= 0 && at < (int)part->lines.count)
			look_at_part(found, line, part, row);
	}
}

static int by_place(const void *left, const void *right)
{
	const struct hint *a = left, *b = right;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return (a->column > b->column) - (a->column < b->column);
}

static void find_hints(struct ui_session *session, struct found *found)
{
	struct ui_bars bars = ui_session_bars(session);

	*found = (struct found){ .session = session, .body = bars.head };
	ui_read_walk(session, bars.body, look, found);
	if (found->count > 1)
		qsort(found->items, found->count, sizeof *found->items, by_place);
}

/* The letters of the i-th of so many hints, all of one length. */
static void name_hint(size_t i, size_t count, char name[LONGEST + 1])
{
	int n = 0;

	if (count > LETTERS)
		name[n++] = letters[i / LETTERS];
	name[n++] = letters[i % LETTERS];
	name[n] = '\0';
}

/* ---- the view ---------------------------------------------------------- */

static void hints_draw(void *self, struct ui_area screen)
{
	struct hints *hints = self;
	struct found found;
	size_t typed = strlen(hints->typed);
	int row = -1, free_from = 0;

	find_hints(hints->app->session, &found);
	for (size_t i = 0; i < found.count; i++) {
		struct hint *hint = &found.items[i];
		char name[LONGEST + 1];

		name_hint(i, found.count, name);
		if (strncmp(name, hints->typed, typed) != 0)
			continue;
		/* where two stand close by, the second moves on */
		if (hint->row == row && hint->column < free_from)
			hint->column = free_from;
		row = hint->row;
		free_from = ui_draws(screen, hint->column, row, FACE_MATCH, name + typed);
	}
	free(found.items);
	if (screen.rows > 1) {
		ui_fill(screen, screen.rows - 1, FACE_TEXT);
		ui_drawf(screen, 1, screen.rows - 1, FACE_PROMPT, "follow which? %s",
		         hints->typed);
	}
}

static enum ui_answer choose(struct hints *hints)
{
	struct ui_app *app = hints->app;
	struct found found;
	enum ui_answer answer = UI_LEAVE;
	size_t typed = strlen(hints->typed);
	bool any = false;

	find_hints(app->session, &found);
	for (size_t i = 0; i < found.count; i++) {
		char name[LONGEST + 1];

		name_hint(i, found.count, name);
		if (strncmp(name, hints->typed, typed) != 0)
			continue;
		any = true;
		if (name[typed] != '\0') {
			answer = UI_STAY;
			continue;
		}
		ui_follow_link(app, found.items[i].pane, found.items[i].link);
		break;
	}
	free(found.items);
	if (!any)
		ui_bell(app);
	return answer;
}

static enum ui_answer hints_key(void *self, const struct ui_key *key)
{
	struct hints *hints = self;
	size_t typed = strlen(hints->typed);
	uint32_t cp = key->cp | 32;

	if (key->code == UI_KEY_BACKSPACE && typed > 0) {
		hints->typed[typed - 1] = '\0';
		return UI_STAY;
	}
	if (key->code == UI_KEY_NONE)
		return UI_STAY;
	if (key->code != UI_KEY_CHAR || key->ctrl || key->alt || cp < 'a' || cp > 'z') {
		if (key->code != UI_KEY_ESC)
			ui_bell(hints->app);
		return UI_LEAVE;
	}
	hints->typed[typed] = (char)cp;
	hints->typed[typed + 1] = '\0';
	return choose(hints);
}

static void hints_close(void *self)
{
	free(self);
}

void cmd_hints(struct ui_call *call)
{
	static const struct ui_view_kind kind = {
		.name = "hints", .draw = hints_draw, .key = hints_key, .close = hints_close,
	};
	struct hints *hints;
	struct found found;

	if (call->session->shown[0] == NULL)
		return;
	ui_cite_shown(call->app);
	find_hints(call->session, &found);
	free(found.items);
	if (found.count == 0) {
		ui_say(call->session, "nothing on this screen is cited; ]r goes to the next citation");
		return;
	}
	hints = rr_alloc(sizeof *hints);
	hints->app = call->app;
	ui_app_push(call->app, &kind, hints);
}
