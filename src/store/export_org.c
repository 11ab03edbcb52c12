/*
 * Notes as an Org outline: document, clause, note. A line that Org would take
 * for a headline, a keyword or the end of a block begins with a zero width
 * space, the escape that Org's own manual names. A task carries TODO or DONE
 * and, where its due date is a day, a deadline.
 */
#include "store/export.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

static bool is_structure(struct rr_span line)
{
	struct rr_span s = rr_span_trim(line);

	return rr_span_starts(line, "*") || rr_span_starts(s, "#") || rr_span_starts(s, ":") ||
	       rr_span_starts(s, "DEADLINE:") || rr_span_starts(s, "SCHEDULED:") ||
	       rr_span_starts(s, "CLOSED:");
}

static void put_lines(struct rr_str *out, const char *text)
{
	struct rr_span rest = rr_span_trim(rr_span(text));
	struct rr_str line = { 0 };

	while (rest.len > 0 && export_line(&rest, &line)) {
		if (is_structure(rr_str_span(&line)))
			rr_str_puts(out, "\u200B");
		rr_str_add(out, rr_str_span(&line));
		rr_str_putc(out, '\n');
	}
	rr_str_free(&line);
}

/* Everything on one line. */
static void put_line(struct rr_str *out, const char *before, const char *text)
{
	rr_str_puts(out, before);
	rr_visible(rr_span(text), out);
}

static void put_property(struct rr_str *out, const char *name, const char *value)
{
	if (value == NULL || value[0] == '\0')
		return;
	rr_str_printf(out, ":%s: ", name);
	put_line(out, "", value);
	rr_str_putc(out, '\n');
}

static bool is_day(const char *due)
{
	static const char form[] = "dddd-dd-dd";

	for (size_t i = 0; i < sizeof form; i++)
		if (form[i] == 'd' ? due[i] < '0' || due[i] > '9' : due[i] != form[i])
			return false;
	return true;
}

/* The name in capitals: Org's way with properties. */
static void put_facts(const struct export *e, struct rr_str *out, const struct rr_note *n)
{
	struct export_fact facts[EXPORT_FACTS];
	char *from = export_facts(e, n, facts), name[32];

	for (size_t i = 0; i < EXPORT_FACTS; i++) {
		snprintf(name, sizeof name, "%s", facts[i].name);
		for (char *c = name; *c != '\0'; c++)
			*c = *c == ' ' ? '_' : (char)toupper((unsigned char)*c);
		put_property(out, name, facts[i].value);
	}
	free(from);
}

static void put_note(const struct export *e, struct rr_str *out, const struct rr_note *n)
{
	struct rr_str tags = { 0 };
	static const char *const priorities[] = { "high", "medium", "low" };
	bool task = strcmp(n->kind, "task") == 0;
	bool done = n->status != NULL && strcmp(n->status, "done") == 0;

	rr_str_puts(out, !task ? "*** " : done ? "*** DONE " : "*** TODO ");
	for (size_t i = 0; n->priority != NULL && i < 3; i++)
		if (strcmp(n->priority, priorities[i]) == 0)
			rr_str_printf(out, "[#%c] ", "ABC"[i]);
	put_line(out, "", n->kind);
	rr_str_putc(out, '\n');
	if (n->due != NULL && is_day(n->due))
		rr_str_printf(out, "DEADLINE: <%s>\n", n->due);
	export_tags(n, "", "; ", &tags);
	rr_str_puts(out, ":PROPERTIES:\n");
	put_property(out, "ID", n->id);
	put_property(out, "TAGS", tags.text);
	put_facts(e, out, n);
	put_property(out, "CREATED", n->created);
	put_property(out, "MODIFIED", n->modified);
	rr_str_puts(out, ":END:\n");
	if (n->exact[0] != '\0') {
		rr_str_puts(out, "#+begin_quote\n");
		put_lines(out, n->exact);
		rr_str_puts(out, "#+end_quote\n");
	}
	put_lines(out, n->body);
	rr_str_free(&tags);
}

enum rr_status export_org(const struct export *e, struct rr_error *err)
{
	(void)err;
	rr_str_puts(e->out, "#+title: Notes\n");
	for (size_t i = 0; i < e->count; i++) {
		const struct rr_note *n = &e->notes[i];

		if (export_new_doc(e, i)) {
			put_line(e->out, "* ", n->doc);
			if (export_title(e, i) != NULL)
				put_line(e->out, " · ", export_title(e, i));
			rr_str_putc(e->out, '\n');
		}
		if (export_new_clause(e, i)) {
			put_line(e->out, "** ", n->passage);
			rr_str_putc(e->out, '\n');
		}
		put_note(e, e->out, n);
	}
	return RR_OK;
}
