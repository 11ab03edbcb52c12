/* --audit DOC...: citations that can't be right, and why. */
#include "cli/actions.h"

#include <stdlib.h>
#include <string.h>

/* What is audited: the documents that could be read. */
struct audit {
	struct cli_doc *docs; /* owned */
	size_t count;
	struct rr_audited *audited; /* owned; of each document */
	struct rr_audit found;
	size_t shown; /* findings printed */
	bool unread;
};

static void read_documents(const struct rr_cli *cli, struct audit *a)
{
	const struct rr_options *o = cli->options;
	struct rr_error err;

	a->docs = rr_alloc((o->doc_count + 1) * sizeof *a->docs);
	a->audited = rr_alloc((o->doc_count + 1) * sizeof *a->audited);
	for (size_t i = 0; i < o->doc_count; i++) {
		struct cli_doc *d = &a->docs[a->count];

		if (cli_doc_open(cli, o->docs[i], d, &err) != RR_OK) {
			rr_cli_fail(&err);
			a->unread = true;
			continue;
		}
		a->audited[a->count++] = (struct rr_audited){ d->doc, &d->cites };
	}
}

static void drop(struct audit *a)
{
	for (size_t i = 0; i < a->count; i++)
		cli_doc_close(&a->docs[i]);
	free(a->docs);
	free(a->audited);
	if (a->found.arena != NULL)
		rr_audit_free(&a->found);
}

static const struct rr_citation *cited(const struct audit *a, const struct rr_finding *f)
{
	return &a->docs[f->doc].cites.items[f->citation];
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Whether two findings say the same of two places: they are shown as one. */
static bool same_finding(const struct audit *a, const struct rr_finding *x,
                         const struct rr_finding *y)
{
	const struct rr_citation *c = cited(a, x), *d = cited(a, y);

	return x->witness_count > 0 && x->fault == y->fault && same_text(c->target, d->target) &&
		same_text(c->locator, d->locator) && strcmp(x->why, y->why) == 0;
}

static bool wanted(const struct audit *a, size_t i)
{
	const struct rr_finding *f = &a->found.items[i];

	return cli_wanted(&a->docs[f->doc], cited(a, f));
}

/* Finding i, or the next that says the same; the count of all at the end. */
static size_t next_same(const struct audit *a, size_t first, size_t i)
{
	while (i < a->found.count && (!wanted(a, i) || (i != first &&
	       !same_finding(a, &a->found.items[first], &a->found.items[i]))))
		i++;
	return i;
}

/* Whether a finding was shown together with one before it. */
static bool shown_before(const struct audit *a, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (wanted(a, k) && same_finding(a, &a->found.items[k], &a->found.items[i]))
			return true;
	return false;
}

/* ---- text -------------------------------------------------------------- */

/* "2007-09-28  A/HRC/RES/28/2#PP10, A/HRC/RES/36/29#PP9", a line for each date. */
static void put_witnesses(struct rr_str *out, const struct rr_finding *f, int width)
{
	struct rr_str places = { 0 }, left = { 0 };

	for (size_t i = 0; i < f->witness_count; i++) {
		const struct rr_dating *w = &f->witnesses[i];

		rr_str_printf(&places, "%s%s#%s", places.len > 0 ? ", " : "", w->document,
		              w->passage);
		if (i + 1 < f->witness_count && strcmp(w[1].date, w->date) == 0)
			continue;
		rr_str_cut(&left, 0);
		rr_str_printf(&left, "    %s", w->date);
		cli_beside(out, left.text, 16, rr_str_span(&places), width);
		rr_str_cut(&places, 0);
	}
	rr_str_free(&left);
	rr_str_free(&places);
}

static void put_text(const struct rr_cli *cli, struct audit *a, struct rr_str *out)
{
	int width = cli_width(cli);

	for (size_t i = 0; i < a->found.count; i++) {
		const struct rr_finding *f = &a->found.items[i];
		const struct cli_doc *d = &a->docs[f->doc];
		const struct rr_citation *c = cited(a, f);
		struct rr_str line = { 0 };

		if (!wanted(a, i) || shown_before(a, i))
			continue;
		if (a->shown++ > 0)
			rr_str_putc(out, '\n');
		for (size_t k = i; k < a->found.count; k = next_same(a, i, k + 1))
			rr_str_printf(&line, "%s%s#%s", k > i ? ", " : "",
			              a->docs[a->found.items[k].doc].doc->key,
			              cited(a, &a->found.items[k])->passage);
		rr_str_printf(&line, "  %s", c->target != NULL ? c->target : "?");
		if (c->locator != NULL)
			rr_str_printf(&line, ", %s", c->locator);
		rr_str_puts(&line, "  ");
		rr_str_add(&line, cli_cited_words(d, c));
		cli_wrap(out, rr_str_span(&line), 0, 4, width);
		rr_str_cut(&line, 0);
		rr_str_printf(&line, "%s: %s", rr_fault_name(f->fault), f->why);
		cli_wrap(out, rr_str_span(&line), 2, 4, width);
		put_witnesses(out, f, width);
		rr_str_free(&line);
	}
}

/* ---- JSON -------------------------------------------------------------- */

static void put_finding(struct rr_json *j, const struct audit *a, size_t first,
                        struct cli_offsets *at)
{
	const struct rr_finding *f = &a->found.items[first];

	rr_json_open(j, NULL, '{');
	rr_json_text(j, "document", a->docs[f->doc].doc->key);
	rr_json_text(j, "fault", rr_fault_name(f->fault));
	rr_json_text(j, "why", f->why);
	rr_json_open(j, "citation", '{');
	cli_json_citation(j, &a->docs[f->doc], cited(a, f), at);
	rr_json_close(j);
	rr_json_open(j, "also", '[');
	for (size_t i = next_same(a, first, first + 1); i < a->found.count;
	     i = next_same(a, first, i + 1)) {
		const struct rr_finding *other = &a->found.items[i];

		rr_json_open(j, NULL, '{');
		rr_json_text(j, "document", a->docs[other->doc].doc->key);
		rr_json_open(j, "citation", '{');
		cli_json_citation(j, &a->docs[other->doc], cited(a, other), at);
		rr_json_close(j);
		rr_json_close(j);
	}
	rr_json_close(j);
	rr_json_open(j, "witnesses", '[');
	for (size_t i = 0; i < f->witness_count; i++) {
		const struct rr_dating *w = &f->witnesses[i];

		rr_json_open(j, NULL, '{');
		rr_json_text(j, "document", w->document);
		rr_json_text(j, "lang", w->lang);
		rr_json_text(j, "clause", w->passage);
		rr_json_text(j, "date", w->date);
		rr_json_close(j);
	}
	rr_json_close(j);
	rr_json_close(j);
}

static void put_json(struct audit *a, struct rr_str *out)
{
	struct rr_json j = { .out = out, .indent = true };
	struct cli_offsets at = { 0 };

	rr_json_open(&j, NULL, '{');
	rr_json_text(&j, "format", "resread-audit/1");
	rr_json_open(&j, "findings", '[');
	for (size_t i = 0; i < a->found.count; i++) {
		if (!wanted(a, i) || shown_before(a, i))
			continue;
		put_finding(&j, a, i, &at);
		a->shown++;
	}
	rr_json_close(&j);
	rr_json_close(&j);
}

int cli_audit(const struct rr_cli *cli)
{
	struct rr_datings known = { 0 };
	struct rr_str out = { 0 };
	struct audit a = { 0 };
	struct rr_error err;
	int code;

	read_documents(cli, &a);
	if (a.count > 0 && rr_library_datings(cli->store, a.audited, a.count, &known,
	                                      &err) != RR_OK) {
		drop(&a);
		return rr_cli_fail(&err);
	}
	rr_audit(cli->langs, a.audited, a.count, known.items, known.count, &a.found);
	if (cli_format_is(cli, "json"))
		put_json(&a, &out);
	else
		put_text(cli, &a, &out);
	code = a.unread ? RR_EXIT_UNREAD : a.shown > 0 ? RR_EXIT_OK : RR_EXIT_NOTHING;
	drop(&a);
	rr_datings_free(&known);
	return cli_finish(cli, &out, code);
}
