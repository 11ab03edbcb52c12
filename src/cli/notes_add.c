/* --add-note: a note from the shell. */
#include "cli/actions.h"

#include <stdlib.h>
#include <string.h>

static const char kinds[] = "note highlight question task";
static const char priorities[] = "high medium low";

static void fill(struct rr_note *note, const struct rr_options *o)
{
	const char *author = getenv("RESREAD_AUTHOR");

	note->body = rr_dup(o->text != NULL ? o->text : "");
	note->kind = rr_dup(o->kind);
	note->status = rr_dup(o->status);
	note->due = rr_dup(o->due);
	note->priority = rr_dup(o->priority);
	note->responsible = rr_dup(o->responsible);
	note->colour = rr_dup(o->letter);
	note->author = rr_dup(o->author != NULL ? o->author
	                      : author != NULL && author[0] != '\0' ? author : NULL);
	note->tags = rr_alloc((o->tag_count + 1) * sizeof *note->tags);
	for (size_t i = 0; i < o->tag_count; i++)
		note->tags[note->tag_count++] = rr_dup(o->tags[i]);
}

static enum rr_status check(const struct rr_options *o, struct rr_error *err)
{
	if (o->kind != NULL && !cli_listed(kinds, o->kind))
		return rr_fail(err, RR_INVALID, "--kind: \"%s\" is none of %s", o->kind, kinds);
	if (o->priority != NULL && !cli_listed(priorities, o->priority))
		return rr_fail(err, RR_INVALID, "--priority: \"%s\" is none of %s", o->priority,
		               priorities);
	if (o->due != NULL && !rr_due_valid(o->due))
		return rr_fail(err, RR_INVALID, "--due: \"%s\" is neither a day such as 2027-03-01"
		               " nor a session such as HRC 43", o->due);
	if (o->letter != NULL && (o->letter[0] < 'a' || o->letter[0] > 'z' || o->letter[1] != '\0'))
		return rr_fail(err, RR_INVALID, "--letter: \"%s\" is no letter from a to z", o->letter);
	if (o->until != NULL && o->quote != NULL)
		return rr_fail(err, RR_INVALID, "--until: does not go with --quote");
	return RR_OK;
}

static enum rr_status save(const struct rr_cli *cli, const struct cli_doc *d,
                           struct rr_note *note, struct rr_error *err)
{
	const struct rr_options *o = cli->options;
	enum rr_status st;

	if (o->until != NULL)
		st = rr_note_anchor_range(note, d->doc, d->id, 0, o->until, 0, err);
	else
		st = rr_note_anchor(note, d->doc, d->id, 0, 0, o->quote, err);
	if (st != RR_OK)
		return st;
	fill(note, o);
	return rr_note_save(cli->store, note, err);
}

int cli_add_note(const struct rr_cli *cli)
{
	const struct rr_options *o = cli->options;
	struct rr_str out = { 0 };
	struct rr_note note = { 0 };
	struct cli_doc d = { 0 };
	struct rr_error err;
	enum rr_status st;

	st = check(o, &err);
	if (st == RR_OK)
		st = cli_doc_open(cli, o->docs[0], &d, &err);
	if (st == RR_OK && d.id == NULL)
		st = rr_fail(&err, RR_INVALID, "%s: name the clause, too: %s#OP1", o->docs[0], o->docs[0]);
	if (st == RR_OK)
		st = save(cli, &d, &note, &err);
	if (st == RR_OK)
		rr_str_printf(&out, "%s\n", note.id);
	if (st == RR_OK)
		cli_say_rivals(cli);
	cli_doc_close(&d);
	rr_note_clear(&note);
	return st == RR_OK ? cli_finish(cli, &out, RR_EXIT_OK) : rr_cli_fail(&err);
}
