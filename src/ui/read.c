#include "ui/read.h"

#include <string.h>

static void draw_column(struct ui_session *session, struct ui_area body,
                        struct ui_scroll *scroll, int which, int shape_column, int pane)
{
	struct ui_line line = { .session = session, .scroll = scroll, .which = shape_column,
		.pane = pane, .spot = scroll->top,
		.column = &session->columns_of[which][shape_column] };
	bool focused = pane == session->focus;

	if (scroll->flow.count == 0)
		return;
	for (int row = 0; row < body.rows; row++) {
		line.current = focused && line.spot.row == scroll->cursor.row;
		line.cursor = line.current && line.spot.line == scroll->cursor.line;
		ui_line_draw(&line, body, row);
		if (!ui_spot_down(scroll, &line.spot))
			break;
	}
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
	bool level = ui_session_level(session), wide = ui_session_wide(session);
	int focus = session->focus;

	if (session->shown[0] == NULL) {
		draw_nothing(body);
		return;
	}
	if (level && !wide) {
		draw_column(session, body, &session->scrolls[SCROLL_PAIR], SCROLL_PAIR, 0, focus);
		return;
	}
	for (int pane = 0; pane < 2; pane++) {
		struct ui_scroll *scroll = ui_session_scroll_of(session, pane);

		if (scroll == NULL || (!wide && pane != focus))
			continue;
		draw_column(session, body, scroll, level ? SCROLL_PAIR : pane, level ? pane : 0,
		            pane);
	}
	if (wide)
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
	row += bars.body;
	if (bars.rule > 0)
		ui_rule(screen, row);
	row += bars.rule;
	if (bars.status > 0)
		ui_status_draw(session, ui_area_sub(screen, 0, row, screen.columns, 1));
}
