/* The requests of several documents in one list, and its orders. */
#include "resread/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- by when ------------------------------------------------------------ */

/* The day of the task, or its session, which is told by the blank in "HRC 43". */
static struct rr_due task_due(struct rr_langs *langs, const char *due)
{
	bool session = strchr(due, ' ') != NULL;
	const struct rr_entry *entry = session ? rr_lang_session(langs, due) : NULL;
	struct rr_due out = { .kind = session ? RR_DUE_SESSION : RR_DUE_DAY, .text = rr_span(""),
		.name = due };

	if (!session)
		snprintf(out.day, sizeof out.day, "%.10s", due);
	else if (entry != NULL)
		snprintf(out.day, sizeof out.day, "%.10s", entry->fields[0].text);
	return out;
}

static bool is_own(const struct rr_follow_row *row)
{
	const struct rr_due *text = &row->request->due;

	return row->task != NULL && row->task->due != NULL
	       && (text->name == NULL || (strcmp(row->task->due, text->name) != 0
	                                  && strcmp(row->task->due, text->day) != 0));
}

void rr_follow_due_words(const struct rr_follow_row *row, struct rr_str *out)
{
	rr_due_words(&row->due, out);
	if (!is_own(row) || row->request->due.name == NULL)
		return;
	rr_str_puts(out, " instead of ");
	rr_due_words(&row->request->due, out);
}

/* ---- rows --------------------------------------------------------------- */

enum rr_status rr_follow_add(struct rr_follow_list *list, struct rr_store *store,
                             struct rr_langs *langs, struct rr_doc *doc, bool own,
                             struct rr_error *err)
{
	struct rr_follow_doc *d = rr_alloc(sizeof *d);
	enum rr_status st;

	d->doc = doc;
	d->own_doc = own;
	list->docs = rr_grow(list->docs, list->doc_count, &list->doc_cap, sizeof *list->docs);
	list->docs[list->doc_count++] = d;
	rr_requests_find(langs, doc, &d->requests);
	st = rr_follow_up(store, doc, &d->requests, &d->followed, err);
	for (size_t i = 0; st == RR_OK && i < d->requests.count; i++) {
		struct rr_follow_row row = { .from = d, .request = &d->requests.items[i],
			.task = rr_followed_task(&d->followed, i), .order = list->count };

		row.due = is_own(&row) ? task_due(langs, row.task->due) : row.request->due;
		list->rows = rr_grow(list->rows, list->count, &list->cap, sizeof *list->rows);
		list->rows[list->count++] = row;
	}
	return st;
}

enum rr_status rr_follow_add_library(struct rr_follow_list *list, struct rr_store *store,
                                     struct rr_langs *langs, size_t *unread,
                                     struct rr_error *err)
{
	struct rr_library_row *rows;
	size_t count;
	enum rr_status st = rr_library_list(store, &rows, &count, err);

	if (st != RR_OK)
		return st;
	*unread = 0;
	for (size_t i = 0; i < count && st == RR_OK; i++) {
		struct rr_doc *doc;
		struct rr_error gone;

		if (rr_library_open(store, langs, rows[i].key, rows[i].lang, &doc, &gone) == RR_OK)
			st = rr_follow_add(list, store, langs, doc, true, err);
		else
			++*unread;
	}
	rr_library_rows_free(rows, count);
	return st;
}

static int as_found(const void *one, const void *other)
{
	const struct rr_follow_row *a = one, *b = other;

	return a->order < b->order ? -1 : a->order > b->order;
}

static int recalled(const struct rr_follow_row *a, const struct rr_follow_row *b)
{
	return (a->request->kind == RR_RECALLED) - (b->request->kind == RR_RECALLED);
}

static int by_due(const void *one, const void *other)
{
	const struct rr_follow_row *a = one, *b = other;
	int last = recalled(a, b);
	int due = last != 0 ? last : rr_due_order(&a->due, &b->due);

	return due != 0 ? due : as_found(one, other);
}

static int by_addressee(const void *one, const void *other)
{
	const struct rr_follow_row *a = one, *b = other;
	int last = recalled(a, b);
	int names = last != 0 ? last : strcmp(a->request->addressee, b->request->addressee);

	return names != 0 ? names : as_found(one, other);
}

void rr_follow_sort(struct rr_follow_list *list, enum rr_follow_order order)
{
	static int (*const orders[])(const void *, const void *) = {
		[RR_BY_DUE] = by_due, [RR_BY_ADDRESSEE] = by_addressee, [RR_BY_DOCUMENT] = as_found,
	};

	if (list->count > 0)
		qsort(list->rows, list->count, sizeof *list->rows, orders[order]);
}

void rr_follow_list_free(struct rr_follow_list *list)
{
	for (size_t i = 0; i < list->doc_count; i++) {
		rr_followed_free(&list->docs[i]->followed);
		rr_requests_free(&list->docs[i]->requests);
		if (list->docs[i]->own_doc)
			rr_doc_free(list->docs[i]->doc);
		free(list->docs[i]);
	}
	free(list->docs);
	free(list->rows);
	*list = (struct rr_follow_list){ 0 };
}
