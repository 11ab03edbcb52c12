/*
 * The list keeps all rows and, in `shown`, the indices of those that pass the
 * filter: every word of it occurs in the row's folded text. Headings stand in
 * `shown` while one of their rows does, and are stepped over.
 */
#include "ui/list_in.h"

#include <stdlib.h>
#include <string.h>

#include "ui/typed.h"

/* ---- life ------------------------------------------------------------- */

struct ui_list *ui_list_new(const char *title, const char *keys)
{
	struct ui_list *list = rr_alloc(sizeof *list);
	struct ui_prompt_setup setup = { .label = "/", .text = rr_span("") };

	list->title = rr_dup(title != NULL ? title : "");
	list->keys = rr_dup(keys != NULL ? keys : "");
	list->texts = rr_arena_new();
	list->filter = ui_prompt_new(&setup);
	return list;
}

void ui_list_free(struct ui_list *list)
{
	if (list == NULL)
		return;
	ui_prompt_free(list->filter);
	rr_arena_free(list->texts);
	free(list->shown);
	free(list->rows);
	free(list->keys);
	free(list->title);
	free(list);
}

/* ---- rows ------------------------------------------------------------- */

static const char *keep_line(struct ui_list *list, const char *text)
{
	struct rr_str clean = { 0 };
	const char *kept;

	if (text == NULL || text[0] == '\0')
		return "";
	ui_typed_clean(rr_span(text), true, &clean);
	kept = rr_arena_dup(list->texts, clean.text, clean.len);
	rr_str_free(&clean);
	return kept;
}

static void add(struct ui_list *list, struct ui_list_row row)
{
	row.id = keep_line(list, row.id);
	row.title = keep_line(list, row.title);
	row.preview = keep_line(list, row.preview);
	list->rows = rr_grow(list->rows, list->count, &list->cap, sizeof *list->rows);
	list->rows[list->count++] = (struct list_row){ .row = row };
	list->stale = true;
}

void ui_list_heading(struct ui_list *list, const char *title)
{
	add(list, (struct ui_list_row){ .title = title, .heading = true });
}

void ui_list_add(struct ui_list *list, const char *id, const char *title,
                 const char *preview, size_t data)
{
	add(list, (struct ui_list_row){ .id = id, .title = title, .preview = preview,
	                                .data = data });
}

void ui_list_clear(struct ui_list *list)
{
	list->place = list_current(list) != NULL ? list->current : 0;
	rr_arena_free(list->texts);
	list->texts = rr_arena_new();
	list->count = list->shown_count = 0;
	list->stale = true;
}

/* ---- filter ----------------------------------------------------------- */

static const char *folded(struct ui_list *list, struct list_row *row)
{
	struct rr_str text = { 0 }, fold = { 0 };

	if (row->folded == NULL) {
		rr_str_printf(&text, "%s %s %s", row->row.id, row->row.title, row->row.preview);
		rr_fold(rr_str_span(&text), &fold, NULL);
		row->folded = rr_arena_dup(list->texts, rr_str_span(&fold).text, fold.len);
		rr_str_free(&fold);
		rr_str_free(&text);
	}
	return row->folded;
}

/* Folds the filter's words one by one, each ended by a NUL; returns how many. */
static size_t fold_words(struct rr_span filter, struct rr_str *out)
{
	struct rr_span word;
	size_t count = 0;

	while (rr_span_cut(&filter, ' ', &word)) {
		if (word.len == 0)
			continue;
		rr_fold(word, out, NULL);
		rr_str_putc(out, '\0');
		count++;
	}
	return count;
}

static bool passes(struct ui_list *list, struct list_row *row, const char *words,
                   size_t count)
{
	for (; count > 0; count--, words += strlen(words) + 1)
		if (strstr(folded(list, row), words) == NULL)
			return false;
	return true;
}

static void measure(struct ui_list *list, const struct ui_list_row *row)
{
	int id = rr_columns(rr_span(row->id)), title = rr_columns(rr_span(row->title));

	if (row->heading)
		return;
	if (id > list->id_columns)
		list->id_columns = id;
	if (title > list->title_columns)
		list->title_columns = title;
	if (row->preview[0] != '\0')
		list->previews = true;
	list->choosable++;
}

static void show(struct ui_list *list, size_t i)
{
	list->shown[list->shown_count++] = i;
	measure(list, &list->rows[i].row);
}

/* Fills `shown` anew; `row` (an index into rows, or none) stays current. */
static void refilter(struct ui_list *list, size_t row)
{
	struct rr_str words = { 0 };
	size_t count = fold_words(ui_prompt_text(list->filter), &words), heading = RR_NONE;

	free(list->shown);
	list->shown = rr_alloc((list->count + 1) * sizeof *list->shown);
	list->shown_count = list->choosable = 0;
	list->id_columns = list->title_columns = 0;
	list->previews = false;
	list->current = 0;
	for (size_t i = 0; i < list->count; i++) {
		if (list->rows[i].row.heading) {
			heading = i;
			continue;
		}
		if (!passes(list, &list->rows[i], words.text, count))
			continue;
		if (heading != RR_NONE)
			show(list, heading);
		heading = RR_NONE;
		if (i == row)
			list->current = list->shown_count;
		show(list, i);
	}
	list->stale = false;
	rr_str_free(&words);
}

void list_refilter(struct ui_list *list)
{
	list_refresh(list);
	refilter(list, list->current < list->shown_count ? list->shown[list->current] : RR_NONE);
	list_move(list, 0);
}

void list_refresh(struct ui_list *list)
{
	if (!list->stale)
		return;
	refilter(list, RR_NONE);
	list->current = list->place;
	list->place = 0;
	list_move(list, 0);
}

/* ---- the current row -------------------------------------------------- */

const struct list_row *list_current(const struct ui_list *list)
{
	if (list->stale || list->current >= list->shown_count)
		return NULL;
	return &list->rows[list->shown[list->current]];
}

static bool is_heading(const struct ui_list *list, size_t shown)
{
	return list->rows[list->shown[shown]].row.heading;
}

/* By so many rows; from a heading on in the same direction, or else back. */
void list_move(struct ui_list *list, long by)
{
	size_t count = list->shown_count, at = list->current;

	if (list->choosable == 0)
		return;
	if (by < 0)
		at = (size_t)-by < at ? at - (size_t)-by : 0;
	else
		at += (size_t)by;
	if (at >= count)
		at = count - 1;
	if (by < 0)
		while (at > 0 && is_heading(list, at))
			at--;
	while (is_heading(list, at)) /* a heading is never last */
		at++;
	list->current = at;
}

static void select_row(struct ui_list *list, size_t i)
{
	for (size_t at = 0; at < list->shown_count; at++)
		if (list->shown[at] == i)
			list->current = at;
}

void ui_list_select(struct ui_list *list, size_t data)
{
	list_refresh(list);
	for (size_t i = 0; i < list->count; i++)
		if (!list->rows[i].row.heading && list->rows[i].row.data == data) {
			select_row(list, i);
			return;
		}
}

const struct ui_list_row *ui_list_current(struct ui_list *list)
{
	const struct list_row *row;

	list_refresh(list);
	row = list_current(list);
	return row != NULL ? &row->row : NULL;
}

size_t ui_list_count(struct ui_list *list)
{
	list_refresh(list);
	return list->choosable;
}
