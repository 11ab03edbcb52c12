/*
 * list - rows to look through and choose from: help, outline, notes, library,
 * who cites this. A row has an id, a title and a preview, each may be empty;
 * a heading groups the rows behind it and cannot be chosen.
 *
 * The keys of step.h move, but "g" is typed twice; "/"
 * filters while typing (every word must occur somewhere in the row, in
 * whatever case and form); Enter gives UI_DONE; Esc takes the filter away,
 * then closes; q closes. Any other key is UI_IGNORED: the session may bind it
 * to the current row.
 */
#ifndef UI_LIST_H
#define UI_LIST_H

#include "ui/grid.h"
#include "ui/key.h"
#include "ui/widget.h"

struct ui_list_row {
	const char *id, *title, *preview; /* owned by the list; "" if none */
	size_t data;                      /* the caller's: an index, a row id */
	bool heading;
};

struct ui_list;

struct ui_list *ui_list_new(const char *title, const char *keys); /* copied; keys: the bar's hints */
void ui_list_retitle(struct ui_list *list, const char *title);   /* copied */
void ui_list_free(struct ui_list *list);                          /* NULL is fine */

void ui_list_heading(struct ui_list *list, const char *title);
void ui_list_add(struct ui_list *list, const char *id, const char *title,
                 const char *preview, size_t data); /* copied; NULL is "" */
void ui_list_prepare(struct ui_list *list); /* does for the rows added what a filter will need */
void ui_list_clear(struct ui_list *list);  /* rows gone; filter and place stay for a refill */
void ui_list_select(struct ui_list *list, size_t data); /* makes that row current, if shown */

enum ui_event ui_list_key(struct ui_list *list, struct ui_key key);
void ui_list_draw(struct ui_list *list, struct ui_area area); /* fills the area */

const struct ui_list_row *ui_list_current(struct ui_list *list); /* NULL: no row shown */
size_t ui_list_count(struct ui_list *list); /* rows shown, headings not counted */
bool ui_list_typing(const struct ui_list *list); /* the filter is being typed */

#endif
