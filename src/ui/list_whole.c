/*
 * The whole of the current row, wrapped below the list, where its line is too
 * narrow for it. Once one row was, the room stays, so that the list does not
 * jump while one moves through it.
 */
#include "ui/list_in.h"

enum { LINES = 5, ENOUGH = 16 }; /* with the rule above; rows there must be for it */
enum { LONGEST = 2000 };         /* bytes of a text that may be seen on them */

/* The beginning of a text, which may be long, as far as it may be seen. */
static struct rr_span beginning(struct rr_span text)
{
	size_t end = LONGEST;

	while (end < text.len && ((unsigned char)text.text[end] & 0xC0) == 0x80)
		end--;
	return rr_span_sub(text, 0, end);
}

static bool fits(const char *text, int columns)
{
	return rr_columns(beginning(rr_span(text))) <= columns;
}

int list_whole_lines(struct ui_list *list, int rows, int columns)
{
	const struct list_row *row = list_current(list);
	struct list_columns c = list_columns(list, columns);

	if (rows < ENOUGH || !list->previews || row == NULL)
		return 0;
	list->cut = list->cut || (c.id > 0 && !fits(row->row.id, c.id))
	            || (c.title > 0 && !fits(row->row.title, c.title))
	            || !fits(row->row.preview, columns - c.preview_at);
	return list->cut ? LINES : 0;
}

void list_draw_whole(const struct ui_list *list, struct ui_area area)
{
	const struct list_row *current = list_current(list);
	struct rr_lines_of lines = { 0 };
	const struct ui_list_row *row;
	struct rr_str text = { 0 };
	size_t room = (size_t)area.rows - 1;

	for (int y = 0; y < area.rows; y++)
		ui_fill(area, y, FACE_TEXT);
	ui_rule(area, 0);
	if (current == NULL || area.columns < 4)
		return;
	row = &current->row;
	rr_str_printf(&text, "%s%s%s%s", row->id, row->id[0] != '\0' ? "  " : "", row->title,
	              row->title[0] != '\0' && row->preview[0] != '\0' ? " · " : "");
	rr_str_puts(&text, row->preview);
	rr_wrap(beginning(rr_str_span(&text)), area.columns - 2, &lines);
	for (size_t i = 0; i < lines.count && i < room; i++) {
		size_t end = i + 1 == room ? text.len : lines.lines[i].end; /* the last is cut with a mark */

		ui_draw_cut(area, 1, (int)i + 1, area.columns - 2, FACE_TEXT,
		            rr_span_sub(rr_str_span(&text), lines.lines[i].start, end));
	}
	rr_lines_of_free(&lines);
	rr_str_free(&text);
}
