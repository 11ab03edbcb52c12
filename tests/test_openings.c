/*
 * The usual openings of each language, tests/openings/CODE.txt, against the
 * packs: the whole of them is the lead, its term the one beside it, and each
 * stands in the part of a resolution it belongs to.
 */
#include "resread/doc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "support/packs.h"

#define LEAST_ROWS 120 /* of a language */

struct table {
	const char *code, *enacting, *words; /* what stands behind the opening */
};

static const struct table tables[] = {
	{ "fr", "L’Assemblée générale,", "xyz" }, { "es", "La Asamblea General,", "xyz" },
	{ "ru", "Генеральная Ассамблея,", "xyz" }, { "ar", "إن الجمعية العامة،", "xyz" },
	{ "zh", "大会，", "某" }, { "en", "The General Assembly,", "xyz" },
};

/* One row as the only clause of its kind; what is wrong with it is said. */
static unsigned check_row(const struct table *t, bool operative, struct rr_span opening, struct rr_span term)
{
	struct rr_str text = { 0 };
	struct rr_doc *d;
	const struct rr_clause *c;
	bool good;

	rr_str_printf(&text, "%s\n\n%s%.*s%s%s%s\n", t->enacting, operative ? "1. " : "", (int)opening.len,
	              opening.text, strcmp(t->code, "zh") == 0 ? "" : " ", t->words,
	              operative ? "." : ",");
	d = text_read(text.text, t->code);
	c = d->clause_count == 1 ? &d->clauses[0] : NULL;
	good = c != NULL && c->lead_len == opening.len && c->verb != NULL && rr_span_is(term, c->verb)
		&& c->kind == (operative ? RR_OPERATIVE : RR_PREAMBULAR);
	if (!good)
		print_message("%s: %.*s = %.*s: lead \"%.*s\", term %s, %zu clauses\n", t->code,
		              (int)opening.len, opening.text, (int)term.len, term.text,
		              c ? (int)c->lead_len : 0, c ? c->text.text : "",
		              c && c->verb ? c->verb : "-", d->clause_count);
	rr_doc_free(d);
	rr_str_free(&text);
	return !good;
}

static void reads_openings(void **state)
{
	unsigned wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		struct rr_str path = { 0 }, text = { 0 };
		unsigned rows = 0;
		bool operative = false;

		rr_str_printf(&path, "tests/openings/%s.txt", tables[i].code);
		assert_int_equal(rr_read_file(path.text, (size_t)1 << 20, &text, NULL), RR_OK);
		for (char *line = strtok(text.text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
			struct rr_span s = rr_span(line);
			size_t at = rr_span_find(s, " = ", 0);

			if (line[0] == '[')
				operative = strcmp(line, "[operative]") == 0;
			if (at == RR_NONE || line[0] == '#')
				continue;
			wrong += check_row(&tables[i], operative, rr_span_sub(s, 0, at),
			                   rr_span_sub(s, at + 3, s.len));
			rows++;
		}
		assert_true(rows >= LEAST_ROWS);
		rr_str_free(&path);
		rr_str_free(&text);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest cases[] = { cmocka_unit_test(reads_openings) };

	return cmocka_run_group_tests(cases, packs_open, packs_close);
}
