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
	list->stale = true;
	return list;
}

void ui_list_retitle(struct ui_list *list, const char *title)
{
	free(list->title);
	list->title = rr_dup(title);
}

void ui_list_free(struct ui_list *list)
{
	if (list == NULL)
		return;
	ui_prompt_free(list->filter);
	rr_arena_free(list->texts);
	rr_str_free(&list->folds);
	free(list->fold_at);
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
	list->count = list->shown_count = list->folded = 0;
	rr_str_cut(&list->folds, 0);
	list->stale = true;
}

/* ---- filter ----------------------------------------------------------- */

static void fold_rows(struct ui_list *list)
{
	struct rr_str text = { 0 };

	for (; list->folded < list->count; list->folded++) {
		const struct ui_list_row *row = &list->rows[list->folded].row;

		list->fold_at = rr_grow(list->fold_at, list->folded, &list->fold_cap,
		                        sizeof *list->fold_at);
		list->fold_at[list->folded] = list->folds.len;
		rr_str_cut(&text, 0);
		if (!row->heading)
			rr_str_printf(&text, "%s %s %s", row->id, row->title, row->preview);
		rr_fold(rr_str_span(&text), &list->folds, NULL);
		rr_str_putc(&list->folds, '\n');
	}
	rr_str_free(&text);
}

void ui_list_prepare(struct ui_list *list)
{
	fold_rows(list);
	list_refresh(list);
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

/* The row from `low` on whose folded text holds byte `at`; mostly it is near. */
static size_t row_at(const struct ui_list *list, size_t low, size_t at)
{
	size_t high = low + 1;

	for (size_t step = 1; high < list->folded && list->fold_at[high] <= at; step *= 2) {
		low = high;
		high += step;
	}
	if (high > list->folded)
		high = list->folded;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (list->fold_at[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The first row from one on that holds all the words; list->count if there is none. */
static size_t next_passing(const struct ui_list *list, size_t from, const char *words,
                           size_t count)
{
	struct rr_span all = rr_str_span(&list->folds);

	while (count > 0 && from < list->count) {
		size_t at = rr_span_find(all, words, list->fold_at[from]), row, left = count - 1;
		const char *word = words + strlen(words) + 1;
		struct rr_span text;

		if (at == RR_NONE)
			return list->count;
		row = row_at(list, from, at);
		text = rr_span_sub(all, list->fold_at[row],
		                   row + 1 < list->count ? list->fold_at[row + 1] : all.len);
		for (; left > 0 && rr_span_find(text, word, 0) != RR_NONE; left--)
			word += strlen(word) + 1;
		if (left == 0)
			return row;
		from = row + 1;
	}
	return from;
}

/* The widest of the first thousand: more would take longer than a frame. */
static void measure(struct ui_list *list, const struct ui_list_row *row)
{
	int id, title;

	if (row->heading || list->choosable++ >= 1000)
		return;
	id = rr_columns(rr_span(row->id));
	title = rr_columns(rr_span(row->title));
	if (id > list->id_columns)
		list->id_columns = id;
	if (title > list->title_columns)
		list->title_columns = title;
	if (row->preview[0] != '\0')
		list->previews = true;
}

static void show(struct ui_list *list, size_t i)
{
	list->shown[list->shown_count++] = i;
	measure(list, &list->rows[i].row);
}

/* Shows those of the rows from list->seen on that pass; `row` becomes current. */
static void filter_rows(struct ui_list *list, size_t row)
{
	struct rr_str words = { 0 };
	size_t count = fold_words(ui_prompt_text(list->filter), &words), next = 0;

	if (count > 0)
		fold_rows(list);
	list->shown = rr_realloc(list->shown, (list->count + 1) * sizeof *list->shown);
	next = next_passing(list, list->seen, words.text, count);
	for (size_t i = list->seen; i < list->count; i++) {
		if (list->rows[i].row.heading) {
			list->heading = i;
			if (i == next)
				next = next_passing(list, i + 1, words.text, count);
			continue;
		}
		if (i != next)
			continue;
		if (list->heading != RR_NONE)
			show(list, list->heading);
		list->heading = RR_NONE;
		if (i == row)
			list->current = list->shown_count;
		show(list, i);
		next = next_passing(list, i + 1, words.text, count);
	}
	list->seen = list->count;
	rr_str_free(&words);
}

/* Fills `shown` anew; `row` (an index into rows, or none) stays current. */
static void refilter(struct ui_list *list, size_t row)
{
	list->shown_count = list->choosable = 0;
	list->id_columns = list->title_columns = 0;
	list->previews = false;
	list->current = list->seen = 0;
	list->heading = RR_NONE;
	filter_rows(list, row);
	list->stale = false;
}

void list_refilter(struct ui_list *list)
{
	list_refresh(list);
	refilter(list, list->current < list->shown_count ? list->shown[list->current] : RR_NONE);
	list_move(list, 0);
}

void list_refresh(struct ui_list *list)
{
	if (!list->stale) {
		if (list->seen < list->count)
			filter_rows(list, RR_NONE);
		return;
	}
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
