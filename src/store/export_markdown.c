/*
 * Notes as CommonMark: a heading for each document and clause, the quoted
 * words as a block quote, the note as a list item. A block can't leave the
 * quote or the item it stands in, so a note may hold headings, lists and even
 * an unclosed code fence and the outline of the file stays as it is. Quoted
 * words, titles and tags are escaped to plain text; notes are Markdown
 * already, and only raw HTML is escaped in them.
 */
#include "store/export.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

/* Where a line would start a heading, a list, a rule or a quote. */
static bool starts_block(struct rr_span s, size_t i)
{
	size_t digits = 0;

	while (digits < s.len && isdigit((unsigned char)s.text[digits]))
		digits++;
	if (digits > 0 && digits < s.len && (s.text[digits] == '.' || s.text[digits] == ')'))
		return i == digits;
	return i == 0 && s.len > 0 && strchr("#>+-=~", s.text[0]) != NULL;
}

static void put_plain(struct rr_str *out, struct rr_span s, bool line_start)
{
	s = rr_span_trim(s);
	for (size_t i = 0; i < s.len; i++) {
		if (strchr("\\`*_[<&", s.text[i]) != NULL ||
		    (line_start && starts_block(s, i)))
			rr_str_putc(out, '\\');
		rr_str_putc(out, s.text[i]);
	}
}

/* A text of one line that is no Markdown. */
static void put_inline(struct rr_str *out, const char *text)
{
	struct rr_str safe = { 0 };

	rr_visible(rr_span(text), &safe);
	put_plain(out, rr_str_span(&safe), false);
	rr_str_free(&safe);
}

static void put_quote(struct rr_str *out, const char *text)
{
	struct rr_span rest = rr_span(text);
	struct rr_str line = { 0 };

	if (rest.len == 0)
		return;
	while (export_line(&rest, &line)) {
		rr_str_puts(out, line.len > 0 ? "> " : ">");
		put_plain(out, rr_str_span(&line), true);
		rr_str_putc(out, '\n');
	}
	rr_str_putc(out, '\n');
	rr_str_free(&line);
}

static void put_markdown_line(struct rr_str *out, struct rr_span s)
{
	for (size_t i = 0; i < s.len; i++) {
		bool tag = s.text[i] == '<' && i + 1 < s.len &&
		           (isalpha((unsigned char)s.text[i + 1]) ||
		            strchr("/!?", s.text[i + 1]) != NULL);

		rr_str_puts(out, tag ? "\\" : "");
		rr_str_putc(out, s.text[i]);
	}
}

static void put_body(struct rr_str *out, const char *body)
{
	struct rr_span rest = rr_span_trim(rr_span(body));
	struct rr_str line = { 0 };

	if (rest.len == 0)
		return;
	rr_str_putc(out, '\n');
	while (export_line(&rest, &line)) {
		if (rr_span_trim(rr_str_span(&line)).len > 0) {
			rr_str_puts(out, "  ");
			put_markdown_line(out, rr_str_span(&line));
		}
		rr_str_putc(out, '\n');
	}
	rr_str_free(&line);
}

static void put_fact(struct rr_str *out, const char *name, const char *value)
{
	if (value == NULL)
		return;
	rr_str_printf(out, " · %s: ", name);
	put_inline(out, value);
}

static void put_note(const struct export *e, struct rr_str *out, const struct rr_note *note)
{
	struct export_fact facts[EXPORT_FACTS];
	char *from = export_facts(e, note, facts);
	struct rr_str tags = { 0 };

	put_quote(out, note->exact);
	rr_str_puts(out, "- ");
	put_inline(out, note->kind);
	for (size_t i = 0; i < EXPORT_FACTS; i++)
		put_fact(out, facts[i].name, facts[i].value);
	free(from);
	export_tags(note, "#", " ", &tags);
	if (tags.len > 0) {
		rr_str_puts(out, " · tags: ");
		put_plain(out, rr_str_span(&tags), false);
	}
	rr_str_printf(out, " · %s", note->created);
	if (strcmp(note->created, note->modified) != 0)
		rr_str_printf(out, ", changed %s", note->modified);
	rr_str_putc(out, '\n');
	put_body(out, note->body);
	rr_str_putc(out, '\n');
	rr_str_free(&tags);
}

static void put_doc(struct rr_str *out, const struct export *e, size_t i)
{
	const char *title = export_title(e, i);

	rr_str_puts(out, "## ");
	put_inline(out, e->notes[i].doc);
	if (title != NULL) {
		rr_str_puts(out, " · ");
		put_inline(out, title);
	}
	rr_str_puts(out, "\n\n");
}

enum rr_status export_markdown(const struct export *e, struct rr_error *err)
{
	(void)err;
	rr_str_puts(e->out, "# Notes\n\n");
	for (size_t i = 0; i < e->count; i++) {
		if (export_new_doc(e, i))
			put_doc(e->out, e, i);
		if (export_new_clause(e, i)) {
			rr_str_puts(e->out, "### ");
			put_inline(e->out, e->notes[i].passage);
			rr_str_puts(e->out, "\n\n");
		}
		put_note(e, e->out, &e->notes[i]);
	}
	rr_str_cut(e->out, e->out->len - 1); /* one line end closes the file */
	return RR_OK;
}
