/* --follow-up [DOC...]: who is asked to do what by when, and how far it is. */
#include "cli/follow_up.h"

#include <stdlib.h>
#include <string.h>

/* ---- rows -------------------------------------------------------------- */

static bool wanted(const struct rr_cli *cli, const struct follow_doc *d, size_t i, size_t top)
{
	const struct rr_options *o = cli->options;
	const struct rr_request *request = &d->requests.items[i];
	const struct rr_note *task = rr_followed_task(&d->followed, i);

	if (!cli_within(d->doc, request->clause, top))
		return false;
	if (o->status != NULL && (task == NULL || task->status == NULL
	                          || strcmp(task->status, o->status) != 0))
		return false;
	for (size_t k = 0; k < o->tag_count; k++)
		if (!rr_followed_has_tag(&d->followed, d->doc, request, o->tags[k]))
			return false;
	return true;
}

/* Takes the document. */
static enum rr_status add_doc(const struct rr_cli *cli, struct follow_up *f, struct rr_doc *doc,
                              const char *id, struct rr_error *err)
{
	struct follow_doc *d = rr_alloc(sizeof *d);
	size_t top = id != NULL ? rr_doc_clause(doc, id) : RR_NONE;
	enum rr_status st;

	d->doc = doc;
	f->docs = rr_grow(f->docs, f->doc_count, &f->doc_cap, sizeof *f->docs);
	f->docs[f->doc_count++] = d;
	rr_requests_find(cli->langs, doc, &d->requests);
	st = rr_follow_up(cli->store, doc, &d->requests, &d->followed, err);
	if (st != RR_OK)
		return st;
	for (size_t i = 0; i < d->requests.count; i++) {
		if (!wanted(cli, d, i, top))
			continue;
		f->rows = rr_grow(f->rows, f->count, &f->cap, sizeof *f->rows);
		f->rows[f->count] = (struct follow_row){ d, &d->requests.items[i],
			rr_followed_task(&d->followed, i), f->count };
		f->count++;
	}
	return RR_OK;
}

static enum rr_status add_named(const struct rr_cli *cli, struct follow_up *f,
                                struct rr_error *err)
{
	const struct rr_options *o = cli->options;

	for (size_t i = 0; i < o->doc_count; i++) {
		struct rr_doc *doc;
		char *id = NULL;
		enum rr_status st = rr_open(cli->store, cli->langs, o->docs[i], o->lang, &doc, NULL,
		                            &id, err);

		if (st != RR_OK) { /* one that can't be read keeps none of the others away */
			rr_cli_fail(err);
			f->unread = true;
			continue;
		}
		st = add_doc(cli, f, doc, id, err);
		free(id);
		if (st != RR_OK)
			return st;
	}
	return RR_OK;
}

static enum rr_status add_library(const struct rr_cli *cli, struct follow_up *f,
                                  struct rr_error *err)
{
	struct rr_library_row *rows;
	size_t count;
	enum rr_status st = rr_library_list(cli->store, &rows, &count, err);

	if (st != RR_OK)
		return st;
	for (size_t i = 0; i < count && st == RR_OK; i++) {
		struct rr_doc *doc;

		if (rr_library_open(cli->store, cli->langs, rows[i].key, rows[i].lang, &doc, err)
		    == RR_OK)
			st = add_doc(cli, f, doc, NULL, err);
		else
			rr_cli_fail(err);
	}
	rr_library_rows_free(rows, count);
	return st;
}

/* ---- order -------------------------------------------------------------- */

static int in_order(const struct follow_row *a, const struct follow_row *b)
{
	/* what is only recalled comes last in every order */
	int recalled = (a->request->kind == RR_RECALLED) - (b->request->kind == RR_RECALLED);

	return recalled != 0 ? recalled : a->order < b->order ? -1 : a->order > b->order;
}

static int by_due(const void *one, const void *other)
{
	const struct follow_row *a = one, *b = other;
	int recalled = (a->request->kind == RR_RECALLED) - (b->request->kind == RR_RECALLED);
	int due = rr_due_order(&a->request->due, &b->request->due);

	return recalled != 0 || due == 0 ? in_order(a, b) : due;
}

static int by_addressee(const void *one, const void *other)
{
	const struct follow_row *a = one, *b = other;
	int names = strcmp(a->request->addressee, b->request->addressee);

	return names != 0 ? names : in_order(a, b);
}

static int by_document(const void *one, const void *other)
{
	const struct follow_row *a = one, *b = other;

	return a->order < b->order ? -1 : a->order > b->order;
}

static void drop(struct follow_up *f)
{
	for (size_t i = 0; i < f->doc_count; i++) {
		rr_followed_free(&f->docs[i]->followed);
		rr_requests_free(&f->docs[i]->requests);
		rr_doc_free(f->docs[i]->doc);
		free(f->docs[i]);
	}
	free(f->docs);
	free(f->rows);
}

int cli_follow_up(const struct rr_cli *cli)
{
	static int (*const orders[])(const void *, const void *) = { by_due, by_addressee,
		by_document };
	struct follow_up f = { 0 };
	struct rr_str out = { 0 };
	struct rr_error err;
	enum rr_status st = cli->options->doc_count > 0 ? add_named(cli, &f, &err)
	                                                : add_library(cli, &f, &err);
	int code;

	if (st != RR_OK) {
		drop(&f);
		return rr_cli_fail(&err);
	}
	if (f.count > 0)
		qsort(f.rows, f.count, sizeof *f.rows, orders[cli->options->sort]);
	if (cli_format_is(cli, "json"))
		follow_json(&f, &out);
	else if (cli_format_is(cli, "csv"))
		follow_csv(&f, &out);
	else if (cli_format_is(cli, "markdown"))
		follow_markdown(&f, &out);
	else
		follow_text(cli, &f, &out);
	code = f.unread ? RR_EXIT_UNREAD : f.count > 0 ? RR_EXIT_OK : RR_EXIT_NOTHING;
	drop(&f);
	return cli_finish(cli, &out, code);
}
