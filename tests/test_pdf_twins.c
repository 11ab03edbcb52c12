/*
 * Real PDFs against their texts as others extracted them: the same document,
 * field by field. Skipped where the shared texts are not there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "resread/doc.h"
#include "support/gold_doc.h"
#include "support/source_lines.h"

/*
 * Where the two differ, looked up on the printed page, the PDF is right: the
 * texts have blanks around a dash that the page has none around.
 */
static const struct {
	const char *name, *id, *pdf, *text;
} differences[] = {
	{ "A-RES-78-317", "FN2", "10–14 January", "10– 14 January" },
	{ "A-RES-78-69", "FN8", "3–14 June", "3 – 14 June" },
};

static struct rr_doc *read_doc(struct rr_langs *langs, const char *folder, const char *name,
                               const char *end)
{
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;
	char relative[80], path[400];

	snprintf(relative, sizeof relative, "corpus/%s/%s.%s", folder, name, end);
	if (gold_path(relative, path, sizeof path) &&
	    rr_source_open(path, &source, NULL) == RR_OK)
		assert_int_equal(rr_doc_read(langs, source, NULL, &doc, NULL), RR_OK);
	rr_source_free(source);
	return doc;
}

static void same_text(const char *name, const char *id, struct rr_span pdf, struct rr_span text)
{
	if (rr_span_eq(pdf, text))
		return;
	for (size_t i = 0; i < sizeof differences / sizeof *differences; i++) {
		size_t at = rr_span_find(pdf, differences[i].pdf, 0),
		       there = rr_span_find(text, differences[i].text, 0);

		if (strcmp(name, differences[i].name) != 0 || strcmp(id, differences[i].id) != 0)
			continue;
		assert_int_equal(at, there);
		assert_true(rr_span_eq(rr_span_sub(pdf, 0, at), rr_span_sub(text, 0, at)));
		assert_true(rr_span_eq(rr_span_sub(pdf, at + strlen(differences[i].pdf), pdf.len),
		                       rr_span_sub(text, at + strlen(differences[i].text), text.len)));
		return;
	}
	fail_msg("%s#%s differs:\n%s\n%s", name, id, pdf.text, text.text);
}

static struct rr_span span_of(const char *s)
{
	return rr_span(s ? s : "");
}

static void same_marks(const char *name, const char *where, const struct rr_mark *pdf,
                       size_t pdf_count, const struct rr_mark *text, size_t text_count)
{
	if (pdf_count != text_count)
		fail_msg("%s#%s has %zu marks, its text %zu", name, where, pdf_count, text_count);
	for (size_t i = 0; i < pdf_count; i++) {
		assert_string_equal(pdf[i].mark, text[i].mark);
		assert_int_equal(pdf[i].at, text[i].at);
	}
}

static void same_header(const char *name, const struct rr_doc *pdf, const struct rr_doc *text)
{
	same_text(name, "symbol", span_of(pdf->symbol), span_of(text->symbol));
	same_text(name, "TITLE", span_of(pdf->title), span_of(text->title));
	same_text(name, "agenda item", span_of(pdf->agenda_item), span_of(text->agenda_item));
	same_text(name, "agenda title", span_of(pdf->agenda_title), span_of(text->agenda_title));
	same_text(name, "BASIS", span_of(pdf->basis), span_of(text->basis));
	same_text(name, "enacting", span_of(pdf->enacting), span_of(text->enacting));
	same_text(name, "CLOSING", span_of(pdf->closing), span_of(text->closing));
	same_text(name, "date", span_of(pdf->date), span_of(text->date));
	same_text(name, "date of adoption", span_of(pdf->adopted.date), span_of(text->adopted.date));
	assert_int_equal(pdf->kind, text->kind);
	assert_int_equal(pdf->session, text->session);
	assert_int_equal(pdf->adopted.meeting, text->adopted.meeting);
	assert_int_equal(pdf->adopted.how, text->adopted.how);
}

static void same_clauses(const char *name, const struct rr_doc *pdf, const struct rr_doc *text)
{
	assert_int_equal(pdf->clause_count, text->clause_count);
	for (size_t i = 0; i < pdf->clause_count; i++) {
		const struct rr_clause *a = &pdf->clauses[i], *b = &text->clauses[i];

		assert_string_equal(a->id, b->id);
		same_text(name, a->id, a->text, b->text);
		assert_int_equal(a->lead_len, b->lead_len);
		assert_int_equal(a->parent, b->parent);
		same_marks(name, a->id, a->marks, a->mark_count, b->marks, b->mark_count);
	}
}

static void same_headings(const char *name, const struct rr_doc *pdf, const struct rr_doc *text)
{
	assert_int_equal(pdf->heading_count, text->heading_count);
	for (size_t i = 0; i < pdf->heading_count; i++) {
		const struct rr_heading *a = &pdf->headings[i], *b = &text->headings[i];

		same_text(name, "heading", rr_span(a->text), rr_span(b->text));
		assert_int_equal(a->level, b->level);
		assert_int_equal(a->before, b->before);
		same_marks(name, a->text, a->marks, a->mark_count, b->marks, b->mark_count);
	}
}

static void same_notes(const char *name, const struct rr_doc *pdf, const struct rr_doc *text)
{
	assert_int_equal(pdf->footnote_count, text->footnote_count);
	for (size_t i = 0; i < pdf->footnote_count; i++) {
		const struct rr_footnote *a = &pdf->footnotes[i], *b = &text->footnotes[i];
		char id[32];

		assert_string_equal(a->mark, b->mark);
		snprintf(id, sizeof id, "FN%s", a->mark);
		same_text(name, id, a->text, b->text);
	}
}

static void a_pdf_is_read_as_its_text_is(void **state)
{
	static const char *const names[] = {
		"A-RES-78-1", "A-RES-78-10", "A-RES-78-100", "A-RES-78-102", "A-RES-78-107",
		"A-RES-78-11", "A-RES-78-199", "A-RES-78-218", "A-RES-78-253", "A-RES-78-265",
		"A-RES-78-317", "A-RES-78-69",
	};
	struct rr_langs *langs = rr_langs_new(NULL);
	size_t read = 0;

	(void)state;
	format_needed("pdf");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct rr_doc *pdf = read_doc(langs, "pdf", names[i], "pdf"),
		              *text = read_doc(langs, "en/ga", names[i], "txt");

		if (pdf != NULL && text != NULL) {
			same_header(names[i], pdf, text);
			same_clauses(names[i], pdf, text);
			same_headings(names[i], pdf, text);
			same_notes(names[i], pdf, text);
			assert_int_equal(pdf->remark_count, text->remark_count);
			read++;
		}
		rr_doc_free(pdf);
		rr_doc_free(text);
	}
	rr_langs_free(langs);
	if (read == 0)
		skip();
	assert_int_equal(read, sizeof names / sizeof *names);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pdf_is_read_as_its_text_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
