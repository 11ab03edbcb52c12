#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/source_lines.h"

void format_needed(const char *format)
{
	if (strstr(rr_input_formats(), format) == NULL)
		skip();
}

static char *shown(const struct rr_source *source)
{
	static const char signs[] = { [RR_ITALIC] = '_', [RR_BOLD] = '*', [RR_RAISED] = '^' };
	struct rr_str out = { 0 };

	for (size_t i = 0; i < source->count; i++) {
		const struct rr_line *l = &rr_source_lines(source)[i];
		const struct rr_setting *set = rr_line_setting(source, l);
		size_t pos = 0;

		if (l->text.len == 0)
			continue;
		rr_str_printf(&out, "%u%s%s%s ", set->page, set->hints & RR_HINT_PARAGRAPH ? "P" : "",
		              set->hints & RR_HINT_HEAD ? "H" : "", set->hints & RR_HINT_NOTE ? "N" : "");
		for (size_t k = 0; k < set->run_count; k++) {
			const struct rr_run *run = &set->runs[k];
			char sign = signs[run->style & RR_RAISED ? RR_RAISED : run->style];

			rr_str_add(&out, rr_span_sub(l->text, pos, run->start));
			rr_str_putc(&out, sign);
			rr_str_add(&out, rr_span_sub(l->text, run->start, run->end));
			rr_str_putc(&out, sign);
			pos = run->end;
		}
		rr_str_add(&out, rr_span_sub(l->text, pos, l->text.len));
		rr_str_putc(&out, '\n');
	}
	return out.text ? out.text : rr_dup("");
}

/* Where RESREAD_SEEDS names a folder, what tests read is kept for the fuzzers. */
static void keep(struct rr_span bytes)
{
	const char *folder = getenv("RESREAD_SEEDS");
	static unsigned number;
	char path[400];
	FILE *file;

	if (folder == NULL || bytes.len == 0)
		return;
	snprintf(path, sizeof path, "%s/%s-%u", folder, bytes.text[0] == '<' ? "page" : "file", ++number);
	file = fopen(path, "w");
	assert_non_null(file);
	if (bytes.text[0] == '<')
		fputc('0', file); /* a page, see tests/fuzz/fuzz_formats.c */
	fwrite(bytes.text, 1, bytes.len, file);
	assert_int_equal(fclose(file), 0);
}

void reads_as(struct rr_span bytes, enum rr_input_format format, const char *want,
                     size_t remarks)
{
	struct rr_source *source = NULL;
	struct rr_error err = { 0 };
	char *text;

	keep(bytes);
	if (rr_source_from(bytes, "f", &source, &err) != RR_OK)
		fail_msg("%s", err.text);
	text = shown(source);
	assert_int_equal(source->format, format);
	assert_true(source->styled);
	assert_string_equal(text, want);
	assert_int_equal(source->remark_count, remarks);
	free(text);
	rr_source_free(source);
}

void fails_with(struct rr_span bytes, const char *want)
{
	struct rr_source *source = NULL;
	struct rr_error err = { 0 };

	assert_int_equal(rr_source_from(bytes, "f", &source, &err), RR_UNREAD);
	assert_string_equal(err.text, want);
	assert_null(source);
}

struct rr_str repeated(const char *start, const char *piece, size_t count)
{
	struct rr_str out = { 0 };

	rr_str_puts(&out, start);
	for (size_t i = 0; i < count; i++)
		rr_str_puts(&out, piece);
	return out;
}
