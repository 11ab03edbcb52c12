/*
 * Notes as one page that needs nothing else: no script, no picture, no font.
 * Every text is escaped; a note's Markdown is shown as it was written.
 */
#include "store/export.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

static const char head[] =
	"<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
	"<meta http-equiv=\"Content-Security-Policy\""
	" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	"<meta name=\"viewport\" content=\"width=device-width\">\n<title>Notes</title>\n<style>\n"
	"body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1rem/1.5 serif; }\n"
	"blockquote { margin: 1em 0 .5em; padding-left: 1em; border-left: .2em solid #888;\n"
	"  white-space: pre-wrap; }\n"
	".note { margin: 0 0 2em 1.2em; }\n.note p { white-space: pre-wrap; margin: .3em 0; }\n"
	".facts { font: .8rem/1.4 sans-serif; color: #555; }\n"
	".facts b { font-weight: normal; border: 1px solid #aaa; border-radius: .3em;"
	" padding: 0 .3em; }\n"
	"</style>\n</head>\n<body>\n<h1>Notes</h1>\n";

static void escape(struct rr_span s, struct rr_str *out)
{
	static const struct {
		char c;
		const char *entity;
	} entities[] = { { '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" },
		{ '\'', "&#39;" } };

	for (size_t i = 0; i < s.len; i++) {
		size_t k = 0;

		while (k < sizeof entities / sizeof *entities && entities[k].c != s.text[i])
			k++;
		if (k < sizeof entities / sizeof *entities)
			rr_str_puts(out, entities[k].entity);
		else
			rr_str_putc(out, s.text[i]);
	}
}

/* A text of any number of lines. */
static void put(struct rr_str *out, const char *text)
{
	struct rr_span rest = rr_span_trim(rr_span(text));
	struct rr_str line = { 0 };
	bool more = false;

	while (export_line(&rest, &line)) {
		if (more)
			rr_str_putc(out, '\n');
		more = true;
		escape(rr_str_span(&line), out);
	}
	rr_str_free(&line);
}

static void put_element(struct rr_str *out, const char *open, const char *text,
                        const char *close)
{
	rr_str_puts(out, open);
	put(out, text);
	rr_str_puts(out, close);
}

static void put_fact(struct rr_str *out, const char *name, const char *value)
{
	if (value == NULL)
		return;
	rr_str_printf(out, " · %s ", name);
	put(out, value);
}

static void put_note(const struct export *e, struct rr_str *out, const struct rr_note *n)
{
	struct export_fact facts[EXPORT_FACTS];
	char *from = export_facts(e, n, facts);

	put_element(out, "<blockquote dir=\"auto\" lang=\"", n->lang, "\">");
	put_element(out, "", n->exact, "</blockquote>\n");
	put_element(out, "<div class=\"note\" id=\"", n->id, "\">\n");
	if (n->body[0] != '\0')
		put_element(out, "<p dir=\"auto\">", n->body, "</p>\n");
	put_element(out, "<div class=\"facts\">", n->kind, "");
	for (size_t i = 0; i < EXPORT_FACTS; i++)
		put_fact(out, facts[i].name, facts[i].value);
	free(from);
	for (size_t i = 0; i < n->tag_count; i++)
		put_element(out, " <b>", n->tags[i], "</b>");
	put_element(out, " · <time>", n->created, "</time>");
	if (strcmp(n->created, n->modified) != 0)
		put_element(out, ", changed <time>", n->modified, "</time>");
	rr_str_puts(out, "</div>\n</div>\n");
}

enum rr_status export_html(const struct export *e, struct rr_error *err)
{
	(void)err;
	rr_str_puts(e->out, head);
	for (size_t i = 0; i < e->count; i++) {
		const struct rr_note *n = &e->notes[i];

		if (export_new_doc(e, i)) {
			put_element(e->out, "<h2>", n->doc, "");
			put_element(e->out, export_title(e, i) ? " · " : "", export_title(e, i), "</h2>\n");
		}
		if (export_new_clause(e, i))
			put_element(e->out, "<h3>", n->passage, "</h3>\n");
		put_note(e, e->out, n);
	}
	rr_str_puts(e->out, "</body>\n</html>\n");
	return RR_OK;
}
