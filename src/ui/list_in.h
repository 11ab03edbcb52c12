/*
 * list_in - the inside of the list, for the list*.c files alone.
 *
 *   list.c       rows, filter, which row is current
 *   list_draw.c  keys and drawing
 *   list_whole.c the whole of the current row, below the list
 */
#ifndef UI_LIST_IN_H
#define UI_LIST_IN_H

#include "ui/list.h"
#include "ui/prompt.h"

struct list_row {
	struct ui_list_row row; /* its texts live in the list's arena */
};

struct ui_list {
	char *title, *keys;       /* owned */
	struct rr_arena *texts;   /* owned */
	struct list_row *rows;    /* owned */
	size_t count, cap;

	struct rr_str folds;      /* the rows' folded texts for the filter, each ended by U+000A */
	size_t *fold_at;          /* owned: where each begins */
	size_t folded, fold_cap;  /* how many rows have one */

	struct ui_prompt *filter; /* owned */
	bool typing;              /* keys go to the filter */
	bool stale;               /* the rest does not match the rows yet */
	size_t *shown;            /* owned: indices of the rows that pass, with headings */
	size_t shown_count;
	size_t seen;              /* rows that have been filtered; those behind are to come */
	size_t heading;           /* the last one, of which no row is shown yet; RR_NONE */
	size_t choosable;         /* of them, without headings */
	int id_columns, title_columns; /* widest of the shown */
	bool previews;            /* one of the shown has a preview */
	bool cut;                 /* a row that was current did not fit: the whole of it is shown below */

	size_t current;           /* index into shown */
	size_t place;             /* where to be after a refill */
	size_t top;               /* first of shown on the screen */
	int lines;                /* rows on the screen when drawn last */
	bool g;                   /* one g of gg was pressed */
};

void list_refresh(struct ui_list *list); /* makes `shown` match the rows and the filter */
void list_refilter(struct ui_list *list); /* after the filter changed */
const struct list_row *list_current(const struct ui_list *list);
void list_move(struct ui_list *list, long by);

/* Where a row's texts stand on a line of so many columns; 0 columns: not at all. */
struct list_columns {
	int id, title, title_at, preview_at;
};
struct list_columns list_columns(const struct ui_list *list, int columns);

/* How many lines the whole of the current row takes below a list of so many; 0 where it fits. */
int list_whole_lines(struct ui_list *list, int rows, int columns);
void list_draw_whole(const struct ui_list *list, struct ui_area area);

#endif
