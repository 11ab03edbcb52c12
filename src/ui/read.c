#include "ui/read.h"

#include <string.h>

struct walk {
	struct ui_session *session;
	int rows;
	void (*visit)(void *with, const struct ui_line *line, int row);
	void *with;
};

static void walk_column(const struct walk *walk, struct ui_scroll *scroll, int which,
                        int shape_column, int pane)
{
	struct ui_session *session = walk->session;
	struct ui_line line = { .session = session, .scroll = scroll, .which = shape_column,
		.pane = pane, .spot = scroll->top,
		.column = &session->columns_of[which][shape_column] };
	bool focused = pane == session->focus;

	if (scroll->flow.count == 0)
		return;
	for (int row = 0; row < walk->rows; row++) {
		line.current = focused && line.spot.row == scroll->cursor.row;
		line.cursor = line.current && line.spot.line == scroll->cursor.line;
		walk->visit(walk->with, &line, row);
		if (!ui_spot_down(scroll, &line.spot))
			break;
	}
}

void ui_read_walk(struct ui_session *session, int rows,
                  void (*visit)(void *with, const struct ui_line *line, int row), void *with)
{
	struct walk walk = { session, rows, visit, with };
	bool level = ui_session_level(session), wide = ui_session_wide(session);
	int focus = session->focus;

	if (session->shown[0] == NULL)
		return;
	if (level && !wide) {
		walk_column(&walk, &session->scrolls[SCROLL_PAIR], SCROLL_PAIR, 0, focus);
		return;
	}
	for (int pane = 0; pane < 2; pane++) {
		struct ui_scroll *scroll = ui_session_scroll_of(session, pane);

		if (scroll == NULL || (!wide && pane != focus))
			continue;
		walk_column(&walk, scroll, level ? SCROLL_PAIR : pane, level ? pane : 0, pane);
	}
}

static void draw_line(void *with, const struct ui_line *line, int row)
{
	const struct ui_area *body = with;

	ui_line_draw(line, *body, row);
}

static void draw_separator(struct ui_session *session, struct ui_area body)
{
	int column = session->columns_of[SCROLL_PAIR][1].column - 1;

	for (int row = 0; row < body.rows; row++)
		ui_draws(body, column, row, FACE_RULE, "│");
}

static void draw_nothing(struct ui_area body)
{
	static const char *const words[] = {
		"No document is open.",
		"",
		"O             the library",
		":open PATH    a document",
		"?             help",
		"q             quit",
	};

	for (int i = 0; i < (int)(sizeof words / sizeof *words); i++)
		ui_draws(body, 2, i + 1, i == 0 ? FACE_TEXT : FACE_DIM, words[i]);
}

static void draw_body(struct ui_session *session, struct ui_area body)
{
	if (session->shown[0] == NULL) {
		draw_nothing(body);
		return;
	}
	ui_read_walk(session, body.rows, draw_line, &body);
	if (ui_session_wide(session))
		draw_separator(session, body);
}

void ui_read_draw(struct ui_session *session, struct ui_area screen)
{
	struct ui_bars bars = ui_session_bars(session);
	int row = 0;

	if (bars.head > 0)
		ui_head_draw(session, ui_area_sub(screen, 0, row, screen.columns, 1));
	row += bars.head;
	draw_body(session, ui_area_sub(screen, 0, row, screen.columns, bars.body));
	row += bars.body + bars.strip;
	if (bars.rule > 0)
		ui_ruler_draw(session, ui_area_sub(screen, 0, row, screen.columns, 1));
	row += bars.rule;
	if (bars.status > 0)
		ui_status_draw(session, ui_area_sub(screen, 0, row, screen.columns, 1));
}
