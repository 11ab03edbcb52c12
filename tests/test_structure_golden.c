/*
 * The structure of real texts in Chinese, French, Spanish, Russian and Arabic
 * against tests/golden/structure; UPDATE=1 rewrites, read the diff. Not a
 * sentence of the texts is kept: ids, verbs and marks of notes, the numbers
 * and dates of the header. Skipped where the shared texts are not there.
 */
#include "resread/doc.h"
#include "support/gold.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static const char *or_none(const char *text)
{
	return text && *text ? text : "-";
}

static void put_header(struct rr_str *out, const struct rr_doc *d)
{
	static const char *const sides[3] = { "for", "against", "abstaining" };
	const char *how = rr_adopted_how_name(d->adopted.how);
	size_t sponsors = 0;

	while (d->sponsors[sponsors] != NULL)
		sponsors++;
	rr_str_printf(out, "%s %s, %s, %s, session %d, %s to %s, item %s\n", or_none(d->symbol),
	              or_none(d->number), rr_doc_kind_name(d->kind), or_none(d->body), d->session,
	              or_none(d->session_dates[0]), or_none(d->session_dates[1]), or_none(d->agenda_item));
	rr_str_printf(out, "title %s, agenda title %s, basis %s, enacting %s, %zu sponsors\n",
	              d->title ? "yes" : "-", d->agenda_title ? "yes" : "-", d->basis ? "yes" : "-",
	              or_none(d->enacting), sponsors);
	rr_str_printf(out, "adopted %s, meeting %d, %s", or_none(d->adopted.date), d->adopted.meeting,
	              or_none(how));
	for (int i = 0; d->adopted.has_votes && i < 3; i++) {
		size_t states = 0;

		while (d->adopted.states[i][states] != NULL)
			states++;
		rr_str_printf(out, ", %d %s (%zu States)", d->adopted.votes[i], sides[i], states);
	}
	rr_str_puts(out, "\n\n");
}

static void put_structure(struct rr_str *out, const struct rr_doc *d)
{
	put_header(out, d);
	for (size_t i = 0, h = 0; i <= d->clause_count; i++) {
		const struct rr_clause *c = &d->clauses[i];

		for (; h < d->heading_count && d->headings[h].before <= i; h++)
			if (!d->headings[h].enacting)
				rr_str_printf(out, "heading %u\n", d->headings[h].level);
		if (i == d->clause_count)
			break;
		rr_str_printf(out, "%s", c->id);
		if (c->number != NULL)
			rr_str_printf(out, " (%s)", c->number);
		if (c->lead_len > 0)
			rr_str_printf(out, " %.*s", (int)c->lead_len, c->text.text);
		for (size_t k = 0; k < c->mark_count; k++)
			rr_str_printf(out, " [%s]", c->marks[k].mark);
		rr_str_putc(out, '\n');
	}
	for (size_t i = 0; i < d->footnote_count; i++)
		rr_str_printf(out, "note %s\n", d->footnotes[i].mark);
	for (size_t i = 0; i < d->remark_count; i++)
		rr_str_printf(out, "remark on line %u\n", d->remarks[i].line);
}

/* tests/golden/structure/zh-A-RES-68-160.txt */
static void golden_path(const char *path, char out[512])
{
	const char *name = strrchr(path, '/') + 1;

	snprintf(out, 512, "tests/golden/structure/%.2s-%s", name - 3, name);
}

static bool is_golden(const char *path, const struct rr_str *have)
{
	struct rr_str wanted = { 0 };
	char golden[512];
	FILE *file;
	bool same;
	int c;

	golden_path(path, golden);
	if (getenv("UPDATE") != NULL && (file = fopen(golden, "w")) != NULL) {
		fputs(have->text, file);
		fclose(file);
	}
	file = fopen(golden, "r");
	while (file != NULL && (c = getc(file)) != EOF)
		rr_str_putc(&wanted, (char)c);
	if (file != NULL)
		fclose(file);
	same = wanted.text != NULL && strcmp(wanted.text, have->text) == 0;
	if (!same)
		print_error("%s differs; read:\n%s\n", golden, have->text);
	rr_str_free(&wanted);
	return same;
}

static void structure_is_golden(void **state)
{
	static const char *const langs[] = { "zh", "fr", "es", "ru", "ar" };
	struct rr_langs *packs = rr_langs_new("/nonexistent");
	size_t read = 0, wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
		char pattern[1200], folder[16];
		glob_t files = { 0 };

		snprintf(folder, sizeof folder, "corpus/%s", langs[i]);
		if (shared_path(folder) == NULL)
			continue;
		snprintf(pattern, sizeof pattern, "%s/*.txt", shared_path(folder));
		glob(pattern, 0, NULL, &files);
		for (size_t k = 0; k < files.gl_pathc; k++) {
			struct rr_source *source = NULL;
			struct rr_doc *doc = NULL;
			struct rr_str have = { 0 };

			assert_int_equal(rr_source_open(files.gl_pathv[k], &source, NULL), RR_OK);
			assert_int_equal(rr_doc_read(packs, source, NULL, &doc, NULL), RR_OK);
			put_structure(&have, doc);
			wrong += !is_golden(files.gl_pathv[k], &have);
			read++;
			rr_str_free(&have);
			rr_doc_free(doc);
			rr_source_free(source);
		}
		globfree(&files);
	}
	rr_langs_free(packs);
	if (read == 0)
		skip();
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(structure_is_golden),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
