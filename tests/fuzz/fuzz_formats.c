/*
 * Any bytes → the readers of HTML, Word documents and PDF, in this process and
 * not in the child they run in otherwise. What begins as a zip is a whole Word
 * document; else the first byte chooses: a page, a part of a Word document, or
 * the letters of PDF pages as they would come from poppler. The lines must keep
 * the promises of input.h.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "input/docx.h"
#include "input/formats.h"
#include "input/pdf.h"
#include "resread/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_line(const struct rr_line *line, const struct rr_setting *set)
{
	size_t pos = 0, end = 0;

	assert(rr_utf8_valid(line->text));
	while (pos < line->text.len) {
		uint32_t cp = rr_utf8_next(line->text, &pos);

		assert(cp == '\t' || (cp >= 0x20 && cp != 0x7F && (cp < 0x80 || cp >= 0xA0)));
	}
	for (size_t i = 0; i < set->run_count; i++) {
		assert(set->runs[i].start >= end && set->runs[i].start < set->runs[i].end);
		end = set->runs[i].end;
	}
	assert(end <= line->text.len);
}

/* In UTF-8: telling encodings apart takes the longest, and fuzz_read.c does that. */
static void read_page(struct build *b, struct rr_span page)
{
	struct rr_str text = { 0 };

	rr_utf8_clean(page, &text);
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.text[i] < '\t')
			text.text[i] = ' ';
	html_read(b, rr_str_span(&text), NULL);
	rr_str_free(&text);
}

static void read_docx(struct build *b, struct rr_span xml)
{
	struct docx d = { 0 };

	docx_read_lists(&d, xml);
	docx_read_styles(&d, xml);
	docx_read_text(&d, b, xml, DOCX_BODY);
	docx_read_text(&d, b, xml, DOCX_FOOTNOTES);
	docx_free(&d);
}

/* Eight bytes a letter: place, size, style and what it is, or the page ends. */
static void read_pdf(struct build *b, const uint8_t *data, size_t size)
{
	struct pdf pdf = { 0 };
	struct pdf_page *page = NULL;

	for (; size >= 8; data += 8, size -= 8) {
		float x = (float)(data[0] << 8 | data[1]) / 100, y = (float)(data[2] << 8 | data[3]) / 80;

		if (page == NULL) {
			pdf.pages = rr_grow(pdf.pages, pdf.count, &pdf.cap, sizeof *pdf.pages);
			page = &pdf.pages[pdf.count++];
			*page = (struct pdf_page){ .width = 612, .height = 792, .bidi = data[7] % 4 == 0 };
			page->chars = rr_alloc((size / 8) * sizeof *page->chars);
		}
		page->chars[page->count++] = (struct pdf_char){
			.x1 = x, .x2 = x + data[4] % 16, .y1 = y, .y2 = y + data[5] % 32,
			.size = data[5] % 32, .style = data[6] % 8 & (RR_ITALIC | RR_BOLD),
			.cp = data[6] & 0x80 ? (uint32_t)data[7] * 257 : data[7],
		};
		if (data[7] == '\f') {
			pdf_turn(page);
			page = NULL;
		}
	}
	pdf_mend_ligatures(&pdf);
	pdf_find_rows(&pdf);
	pdf_find_hints(&pdf);
	pdf_build_lines(&pdf, b);
	pdf_free(&pdf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rr_source source = { .arena = rr_arena_new(), .path = "fuzz" };
	struct build b;

	build_start(&b, &source);
	if (size > 4 && memcmp(data, "PK\3\4", 4) == 0)
		docx_read(&b, rr_span_of((const char *)data, size), NULL);
	else if (size > 1 && data[0] % 3 == 0)
		read_page(&b, rr_span_of((const char *)data + 1, size - 1));
	else if (size > 1 && data[0] % 3 == 1)
		read_docx(&b, rr_span_of((const char *)data + 1, size - 1));
	else if (size > 1)
		read_pdf(&b, data + 1, size - 1);
	build_end(&b);
	for (size_t i = 0; i < source.count; i++)
		check_line(&source.lines[i], rr_line_setting(&source, &source.lines[i]));
	free(source.lines);
	free(source.settings);
	free(source.remarks);
	rr_arena_free(source.arena);
	return 0;
}
