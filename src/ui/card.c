#include "ui/card.h"

#include <stdio.h>
#include <stdlib.h>

#include "ui/step.h"

/* columns: of the box; of its sides; left and right of it; of "12/40" in the frame */
enum { WIDEST = 76, FRAME = 4, MARGIN = 2, ROOM_FOR_PLACE = 8 };

struct paragraph {
	char *text; /* owned */
	enum ui_face face;
};

/* A screen line of the laid out text. */
struct card_line {
	size_t paragraph, start, end;
};

struct ui_card {
	char *title, *footer; /* owned; NULL for none */
	struct paragraph *paragraphs; /* owned */
	size_t count, cap;
	enum ui_place place;

	struct card_line *lines; /* owned: laid out for `columns` */
	size_t line_count, line_cap;
	int columns;     /* 0: not laid out */
	int widest;      /* of the lines */
	size_t top;      /* first line shown */
	size_t rows;     /* lines shown when drawn last */
};

struct ui_card *ui_card_new(const char *title, const char *footer)
{
	struct ui_card *card = rr_alloc(sizeof *card);

	card->title = rr_dup(title);
	card->footer = rr_dup(footer);
	return card;
}

void ui_card_free(struct ui_card *card)
{
	if (card == NULL)
		return;
	for (size_t i = 0; i < card->count; i++)
		free(card->paragraphs[i].text);
	free(card->paragraphs);
	free(card->lines);
	free(card->footer);
	free(card->title);
	free(card);
}

void ui_card_add(struct ui_card *card, enum ui_face face, struct rr_span paragraph)
{
	struct rr_str text = { 0 };

	rr_utf8_clean(paragraph, &text);
	rr_str_puts(&text, "");
	card->paragraphs = rr_grow(card->paragraphs, card->count, &card->cap,
	                           sizeof *card->paragraphs);
	card->paragraphs[card->count++] =
		(struct paragraph){ .text = text.text, .face = face };
	card->columns = 0;
}

void ui_card_addf(struct ui_card *card, enum ui_face face, const char *fmt, ...)
{
	char text[1024];
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	ui_card_add(card, face, len < 0 ? rr_span("") : rr_span(text));
}

void ui_card_footer(struct ui_card *card, const char *footer)
{
	free(card->footer);
	card->footer = rr_dup(footer);
}

void ui_card_place(struct ui_card *card, enum ui_place place)
{
	card->place = place;
}

/* ---- layout ----------------------------------------------------------- */

static void lay(struct ui_card *card, int columns)
{
	struct rr_lines_of wrapped = { 0 };

	if (card->columns == columns)
		return;
	card->columns = columns;
	card->line_count = 0;
	card->widest = 0;
	for (size_t i = 0; i < card->count; i++) {
		rr_wrap(rr_span(card->paragraphs[i].text), columns, &wrapped);
		for (size_t j = 0; j < wrapped.count; j++) {
			const struct rr_wrapped *line = &wrapped.lines[j];

			card->lines = rr_grow(card->lines, card->line_count, &card->line_cap,
			                      sizeof *card->lines);
			card->lines[card->line_count++] = (struct card_line){
				.paragraph = i, .start = line->start, .end = line->end };
			if (line->columns > card->widest)
				card->widest = line->columns;
		}
	}
	rr_lines_of_free(&wrapped);
}

/* The larger of value and the columns of words in the frame, with room beside them. */
static int at_least(int value, const char *words, int room)
{
	int needed = words != NULL ? rr_columns(rr_span(words)) + 2 + room : 0;

	return value > needed ? value : needed;
}

/* Where the box stands in the area; its text is laid out on the way. */
static struct ui_area place_box(struct ui_card *card, struct ui_area area)
{
	int margin = area.columns >= 40 ? MARGIN : 0;
	int most = area.columns - 2 * margin, columns, rows, row = 0;

	most = most > WIDEST ? WIDEST : most;
	lay(card, most - FRAME);
	rows = card->line_count > (size_t)area.rows ? area.rows : (int)card->line_count + 2;
	if (rows > area.rows)
		rows = area.rows;
	columns = at_least(card->widest, card->title, 0);
	columns = at_least(columns, card->footer,
	                   card->line_count + 2 > (size_t)rows ? ROOM_FOR_PLACE : 0) + FRAME;
	columns = columns > most ? most : columns;
	if (card->place == UI_CENTRE)
		row = (area.rows - rows) / 2;
	else if (card->place == UI_BOTTOM)
		row = area.rows - rows;
	return ui_area_sub(area, (area.columns - columns) / 2, row, columns, rows);
}

static void limit_top(struct ui_card *card)
{
	size_t last = card->line_count > card->rows ? card->line_count - card->rows : 0;

	if (card->top > last)
		card->top = last;
}

/* ---- drawing ---------------------------------------------------------- */

static void draw_lines(struct ui_card *card, struct ui_area area)
{
	card->rows = (size_t)area.rows;
	limit_top(card);
	for (int y = 0; y < area.rows; y++) {
		size_t i = card->top + (size_t)y;
		const struct card_line *line;
		struct rr_span text;
		enum ui_face face;

		ui_fill(area, y, FACE_POPUP);
		if (i >= card->line_count)
			continue;
		line = &card->lines[i];
		face = card->paragraphs[line->paragraph].face;
		text = rr_span_of(card->paragraphs[line->paragraph].text + line->start,
		                  line->end - line->start);
		ui_draw(area, rr_text_is_rtl(text) ? area.columns - rr_columns(text) : 0, y,
		        face == FACE_TEXT ? FACE_POPUP : face, text);
	}
	ui_cursor(area, 0, 0);
}

/* In the last row the footer, at either end, and how far a text that scrolls is shown. */
static void draw_footer(const struct ui_card *card, struct ui_area box, bool at_right)
{
	int row = box.rows - 1, right = box.columns - 2, left = 3;
	char place[48];

	if (card->line_count > card->rows) {
		snprintf(place, sizeof place, " %zu/%zu ", card->top + card->rows,
		         card->line_count);
		right -= rr_columns(rr_span(place));
		if (right > 2)
			ui_draws(box, right, row, FACE_DIM, place);
	}
	if (card->footer == NULL || right <= 8)
		return;
	if (at_right) {
		left = right - 2 - rr_columns(rr_span(card->footer));
		if (left < 3)
			return;
	}
	right = ui_draw_cut(box, left, row, right - left - 1, FACE_KEY, rr_span(card->footer));
	ui_draws(box, left - 1, row, FACE_KEY, " ");
	ui_draws(box, right, row, FACE_KEY, " ");
}

void ui_card_draw(struct ui_card *card, struct ui_area area)
{
	struct ui_area box;

	if (area.columns < 2 * FRAME || area.rows < 3) {
		lay(card, area.columns);
		draw_lines(card, area);
		return;
	}
	box = place_box(card, area);
	ui_box(box, card->title);
	draw_lines(card, ui_area_sub(box, FRAME / 2, 1, box.columns - FRAME, box.rows - 2));
	draw_footer(card, box, false);
}

size_t ui_card_lines(struct ui_card *card, int columns)
{
	lay(card, columns - 2 > 0 ? columns - 2 : 1);
	return card->line_count;
}

void ui_card_strip(struct ui_card *card, struct ui_area area)
{
	if (area.rows < 1)
		return;
	lay(card, area.columns - 2 > 0 ? area.columns - 2 : 1);
	card->rows = (size_t)area.rows - 1;
	limit_top(card);
	ui_fill(area, 0, FACE_TEXT);
	ui_rule(area, 0);
	if (card->title != NULL && area.columns > 8) {
		int end = ui_draw_cut(area, 3, 0, area.columns - 6, FACE_TITLE, rr_span(card->title));

		ui_draws(area, 2, 0, FACE_TITLE, " ");
		ui_draws(area, end, 0, FACE_TITLE, " ");
		/* what stands at the right leaves the title alone */
		draw_footer(card, ui_area_sub(area, end, 0, area.columns - end, 1), true);
	}
	if (area.rows > 1)
		draw_lines(card, ui_area_sub(area, 1, 1, area.columns - 2, area.rows - 1));
}

/* ---- keys ------------------------------------------------------------- */

void ui_card_scroll(struct ui_card *card, long by)
{
	if (by < 0)
		card->top = card->top > (size_t)-by ? card->top - (size_t)-by : 0;
	else
		card->top += (size_t)by;
	limit_top(card);
}

enum ui_event ui_card_key(struct ui_card *card, struct ui_key key)
{
	long by = ui_key_step(key, (long)card->rows, (long)card->line_count);

	if (ui_key_eq(key, ui_key_of(UI_KEY_ENTER)))
		return UI_DONE;
	if (ui_key_eq(key, ui_key_of(UI_KEY_ESC)) || ui_key_eq(key, ui_key_char('q')))
		return UI_LEFT;
	if (by == 0)
		return UI_IGNORED;
	ui_card_scroll(card, by);
	return UI_TAKEN;
}
