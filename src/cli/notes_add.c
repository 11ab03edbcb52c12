/* --add-note: a note from the shell. */
#include "cli/actions.h"

#include <stdlib.h>
#include <string.h>

static const char kinds[] = "note highlight question task";

static void fill(struct rr_note *note, const struct rr_options *o)
{
	note->body = rr_dup(o->text != NULL ? o->text : "");
	note->kind = rr_dup(o->kind);
	note->status = rr_dup(o->status);
	note->due = rr_dup(o->due);
	note->tags = rr_alloc((o->tag_count + 1) * sizeof *note->tags);
	for (size_t i = 0; i < o->tag_count; i++)
		note->tags[note->tag_count++] = rr_dup(o->tags[i]);
}

static enum rr_status save(const struct rr_cli *cli, const struct cli_doc *d,
                           struct rr_note *note, struct rr_error *err)
{
	const struct rr_options *o = cli->options;
	enum rr_status st;

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

	if (o->kind != NULL && !cli_listed(kinds, o->kind))
		st = rr_fail(&err, RR_INVALID, "--kind: \"%s\" is none of %s", o->kind, kinds);
	else
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
