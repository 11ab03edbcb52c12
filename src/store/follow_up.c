/* What a user follows of the requests of a document: tasks among the notes. */
#include "resread/store.h"

#include <stdlib.h>
#include <string.h>

static const char who[] = "who/";

static const char *const statuses[] = { "open", "doing", "done", "dropped" };
enum { STATUSES = sizeof statuses / sizeof *statuses };

/* ---- which note follows which request ---------------------------------- */

/* Where a request's words begin in its clause's text. */
static size_t request_start(const struct rr_doc *doc, const struct rr_request *request)
{
	return (size_t)(request->text.text - doc->clauses[request->clause].text.text);
}

/* Whether a note stands at the words of a request, or at its whole clause. */
static bool stands_at(const struct rr_note *note, const struct rr_doc *doc,
                      const struct rr_request *request)
{
	const struct rr_clause *c = &doc->clauses[request->clause];
	size_t start = request_start(doc, request);

	return strcmp(note->passage, c->id) == 0 && note->start < start + request->text.len
	       && note->end > start;
}

static size_t shared_bytes(const struct rr_note *note, const struct rr_doc *doc,
                           const struct rr_request *request)
{
	size_t start = request_start(doc, request);
	size_t end = start + request->text.len;
	size_t from = note->start > start ? note->start : start;

	return (note->end < end ? note->end : end) - from;
}

/* The task at a request's words; where a clause asks twice, each has its own. */
static size_t find_task(const struct rr_followed *f, const struct rr_doc *doc,
                        const struct rr_requests *requests, size_t request)
{
	const struct rr_request *own = &requests->items[request];

	for (size_t i = 0; i < f->count; i++) {
		const struct rr_note *note = &f->notes[i];
		bool others = false;

		if (strcmp(note->kind, "task") != 0 || !stands_at(note, doc, own))
			continue;
		for (size_t k = 0; k < requests->count; k++)
			others = others || (k != request && stands_at(note, doc, &requests->items[k])
			                    && shared_bytes(note, doc, &requests->items[k])
			                               > shared_bytes(note, doc, own));
		if (!others)
			return i;
	}
	return RR_NONE;
}

enum rr_status rr_follow_up(struct rr_store *store, const struct rr_doc *doc,
                            const struct rr_requests *requests, struct rr_followed *out,
                            struct rr_error *err)
{
	struct rr_note_filter filter = { .doc = doc->key };
	struct rr_followed f = { 0 };
	enum rr_status st = rr_notes_list(store, &filter, &f.notes, &f.count, err);

	if (st != RR_OK)
		return st;
	f.task = rr_alloc((requests->count + 1) * sizeof *f.task);
	for (size_t i = 0; i < requests->count; i++)
		f.task[i] = find_task(&f, doc, requests, i);
	*out = f;
	return RR_OK;
}

void rr_followed_free(struct rr_followed *followed)
{
	rr_notes_free(followed->notes, followed->count);
	free(followed->task);
	*followed = (struct rr_followed){ 0 };
}

struct rr_note *rr_followed_task(const struct rr_followed *followed, size_t i)
{
	return followed->task[i] != RR_NONE ? &followed->notes[followed->task[i]] : NULL;
}

/* ---- tags --------------------------------------------------------------- */

static bool below(const char *tag, const char *top)
{
	size_t len = strlen(top);

	return strncmp(tag, top, len) == 0 && (tag[len] == '\0' || tag[len] == '/');
}

bool rr_followed_has_tag(const struct rr_followed *followed, const struct rr_doc *doc,
                         const struct rr_request *request, const char *tag)
{
	for (size_t i = 0; i < followed->count; i++) {
		const struct rr_note *note = &followed->notes[i];

		for (size_t k = 0; k < note->tag_count; k++)
			if (below(note->tags[k], tag) && stands_at(note, doc, request))
				return true;
	}
	return false;
}

static bool names_somebody(const char *tag)
{
	return strncmp(tag, who, strlen(who)) == 0 && tag[strlen(who)] != '\0';
}

static void list_name(const char *name, struct rr_str *out)
{
	rr_str_printf(out, "%s%s", out->len > 0 ? ", " : "", name);
}

void rr_task_themes(const struct rr_note *task, struct rr_str *out)
{
	for (size_t i = 0; task != NULL && i < task->tag_count; i++)
		if (!names_somebody(task->tags[i]))
			list_name(task->tags[i], out);
}

void rr_task_responsible(const struct rr_note *task, struct rr_str *out)
{
	if (task != NULL && task->responsible != NULL)
		list_name(task->responsible, out);
	for (size_t i = 0; task != NULL && i < task->tag_count; i++)
		if (names_somebody(task->tags[i]))
			list_name(task->tags[i] + strlen(who), out);
}

void rr_task_set_responsible(struct rr_note *task, const char *names)
{
	size_t kept = 0;

	for (size_t i = 0; i < task->tag_count; i++)
		if (names_somebody(task->tags[i]))
			free(task->tags[i]);
		else
			task->tags[kept++] = task->tags[i];
	task->tag_count = kept;
	free(task->responsible);
	task->responsible = rr_dup(names);
}

/* ---- status ------------------------------------------------------------- */

const char *rr_follow_up_next(const char *status)
{
	for (size_t i = 0; status != NULL && i < STATUSES; i++)
		if (strcmp(statuses[i], status) == 0)
			return statuses[(i + 1) % STATUSES];
	return statuses[0];
}

static bool is_status(const char *status)
{
	for (size_t i = 0; i < STATUSES; i++)
		if (strcmp(statuses[i], status) == 0)
			return true;
	return false;
}

/* What a note may be due at: a day, or a session. */
static const char *note_due(const struct rr_due *due)
{
	return due->kind == RR_DUE_SESSION || due->kind == RR_DUE_DAY ? due->name
	       : due->kind == RR_DUE_YEAR                             ? due->day : NULL;
}

enum rr_status rr_follow_up_task(const struct rr_doc *doc, const struct rr_request *request,
                                 struct rr_note *out, struct rr_error *err)
{
	const struct rr_clause *c = &doc->clauses[request->clause];
	size_t start = request_start(doc, request);
	enum rr_status st = rr_note_anchor(out, doc, c->id, start, start + request->text.len,
	                                   NULL, err);

	if (st != RR_OK)
		return st;
	out->kind = rr_dup("task");
	out->status = rr_dup(statuses[0]);
	out->due = rr_dup(note_due(&request->due));
	out->body = rr_dup("");
	return RR_OK;
}

enum rr_status rr_follow_up_set(struct rr_store *store, const struct rr_doc *doc,
                                const struct rr_request *request, struct rr_note *task,
                                const char *status, struct rr_error *err)
{
	struct rr_note made = { 0 }, *note = task != NULL ? task : &made;
	enum rr_status st = RR_OK;

	if (!is_status(status))
		return rr_fail(err, RR_INVALID, "%s: is no status; open, doing, done or dropped",
		               status);
	if (task == NULL)
		st = rr_follow_up_task(doc, request, &made, err);
	if (st == RR_OK) {
		free(note->status);
		note->status = rr_dup(status);
		st = rr_note_save(store, note, err);
	}
	rr_note_clear(&made);
	return st;
}
