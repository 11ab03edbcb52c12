#include "support/form.h"
#include "support/packs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static void add_states(struct rr_str *out, const char *const *states)
{
	rr_str_putc(out, '(');
	for (size_t i = 0; states[i] != NULL; i++)
		rr_str_printf(out, "%s%s", i ? "," : "", states[i]);
	rr_str_putc(out, ')');
}

static void check(const char *name, const char *wanted, struct rr_str *have)
{
	if (strcmp(have->text ? have->text : "", wanted) != 0)
		fail_msg("%s:\n  wanted %s\n  got    %s", name, wanted, have->text ? have->text : "");
	rr_str_cut(have, 0);
}

static void put_facts(struct rr_str *out, const struct rr_doc *d, bool more)
{
	const char *how = rr_adopted_how_name(d->adopted.how);

	rr_str_printf(out, "%s %s %s %d %s %s", d->symbol ? d->symbol : "-", rr_doc_kind_name(d->kind),
	              d->body ? d->body : "-", d->session, d->adopted.date, how ? how : "?");
	for (int k = 0; d->adopted.has_votes && k < 3; k++) {
		rr_str_printf(out, " %d", d->adopted.votes[k]);
		add_states(out, d->adopted.states[k]);
	}
	if (more)
		rr_str_printf(out, "; %s; %zu notes", d->title ? d->title : "(null)", d->footnote_count);
}

void form_check(const char *code, const struct form *form, const char *leads)
{
	struct rr_doc *d = text_read(form->text, code);
	struct rr_str have = { 0 };

	put_facts(&have, d, strchr(form->facts, ';') != NULL);
	check(form->name, form->facts, &have);
	for (size_t k = 0; k < d->clause_count; k++)
		rr_str_printf(&have, "%s%s", k ? " " : "", d->clauses[k].id);
	check(form->name, form->ids, &have);
	for (size_t k = 0; leads != NULL && k < d->clause_count; k++)
		rr_str_printf(&have, "%s%.*s", k ? "|" : "", (int)(d->clauses[k].lead_len - d->clauses[k].lead_at),
		              d->clauses[k].text.text + d->clauses[k].lead_at);
	if (leads != NULL)
		check(form->name, leads, &have);
	rr_doc_free(d);
	rr_str_free(&have);
}
