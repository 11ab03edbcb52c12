/*
 * A comparison as one self-contained HTML file: no script, no outside
 * address, and a policy that forbids both. Light or dark as the reader's
 * system is; readable without colour (what is gone is struck out, what is new
 * underlined, and a word says what became of each clause) and by a screen
 * reader (a table with row and column heads, ins and del told by unseen
 * words); on paper rows are not torn apart.
 *
 * Every text of a document passes add_text(), so none can become markup.
 */
#include "cli/compare.h"

#include "resread/text.h"

#include <string.h>

static const char style[] =
	":root{color-scheme:light dark;--edge:#8888;--del:#b00020;--ins:#00652e;--mark:#7a4a00}\n"
	"@media(prefers-color-scheme:dark){:root{--del:#ff8a94;--ins:#7ee2a8;--mark:#ffc46b}}\n"
	"body{font:1rem/1.55 system-ui,sans-serif;margin:2rem auto;max-width:90rem;padding:0 1rem}\n"
	"table{border-collapse:collapse;width:100%;table-layout:fixed}\n"
	"th,td{border-top:1px solid var(--edge);padding:.45rem .6rem;text-align:start;"
	"vertical-align:top;overflow-wrap:anywhere}\n"
	"th.what{width:8.5rem;font-weight:normal}.id{font-weight:bold;margin-inline-end:.5em}\n"
	".critical .sign{color:var(--mark);font-weight:bold}\n"
	"del{color:var(--del)}ins{color:var(--ins);text-decoration:underline}\n"
	".unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);"
	"white-space:nowrap}\n"
	"@media(max-width:50rem){table,tbody,tr,td,th.what{display:block;width:auto}thead{display:none}}\n"
	"@media print{body{margin:0;max-width:none}tr{break-inside:avoid}thead{display:table-header-group}}\n";

/* ---- texts --------------------------------------------------------------- */

static void add_text(struct rr_str *out, struct rr_span text)
{
	struct rr_str safe = { 0 };

	rr_visible(text, &safe);
	for (size_t i = 0; i < safe.len; i++)
		switch (safe.text[i]) {
		case '&': rr_str_puts(out, "&amp;"); break;
		case '<': rr_str_puts(out, "&lt;"); break;
		case '>': rr_str_puts(out, "&gt;"); break;
		case '"': rr_str_puts(out, "&quot;"); break;
		case '\'': rr_str_puts(out, "&#39;"); break;
		default: rr_str_putc(out, safe.text[i]);
		}
	rr_str_free(&safe);
}

static void add_name(struct rr_str *out, const struct rr_doc *doc)
{
	struct rr_str name = { 0 };

	cli_doc_name(&name, doc);
	add_text(out, rr_str_span(&name));
	rr_str_free(&name);
}

/* " lang=… dir=auto" of a cell that holds the document's words. */
static void add_language(struct rr_str *out, const struct rr_doc *doc)
{
	if (doc->lang != NULL)
		rr_str_printf(out, " lang=\"%s\"", rr_lang_code(doc->lang));
	rr_str_puts(out, " dir=\"auto\"");
}

/* ---- rows ---------------------------------------------------------------- */

static void add_change(struct rr_str *out, struct rr_span text, const char *element,
                       const char *unseen)
{
	rr_str_printf(out, "<%s><span class=\"unseen\">[%s: </span>", element, unseen);
	add_text(out, text);
	rr_str_printf(out, "<span class=\"unseen\">]</span></%s>", element);
}

static void add_ids(struct rr_str *out, const struct rr_doc *doc, const size_t *list,
                    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		rr_str_puts(out, "<span class=\"id\">");
		add_text(out, rr_span(doc->clauses[list[i]].id));
		rr_str_puts(out, "</span>");
	}
}

/* One side of a row: its words, and on each side only its own changes. */
static void add_side(struct rr_str *out, const struct cli_row *row, enum rr_change_op own,
                     bool both)
{
	struct rr_span a = rr_str_span(&row->a), b = rr_str_span(&row->b);

	for (size_t i = 0; i < row->changes.count; i++) {
		const struct rr_change *c = &row->changes.items[i];
		bool of_a = own == RR_DELETE;

		if (c->op == RR_EQUAL)
			add_text(out, of_a ? rr_span_sub(a, c->start, c->end)
				: rr_span_sub(b, c->b_start, c->b_end));
		else if (c->op == own && both)
			add_change(out, rr_span_sub(of_a ? a : b, c->start, c->end),
			           of_a ? "del" : "ins", of_a ? "deleted" : "inserted");
		else if (c->op == own)
			add_text(out, rr_span_sub(of_a ? a : b, c->start, c->end));
	}
}

static void add_what(struct rr_str *out, const struct cli_row *view)
{
	const struct rr_row *row = view->row;

	rr_str_printf(out, "<th class=\"what\" scope=\"row\"><span class=\"sign\" aria-hidden=\"true\">"
	              "%s</span> %s%s%s", cli_row_sign(view), rr_relation_name(row->relation),
	              row->moved ? ", moved" : "", row->pinned ? ", pinned" : "");
	for (size_t i = 0; i < view->criticals.count; i++) {
		const struct rr_critical *c = &view->criticals.items[i];

		rr_str_printf(out, "<br><strong>%s</strong>", rr_critical_name(c->kind));
		if (c->direction == RR_STRONGER || c->direction == RR_WEAKER)
			rr_str_printf(out, " %s", cli_direction_name(c->direction));
	}
	rr_str_puts(out, "</th>");
}

static void add_row(struct rr_str *out, const struct rr_comparison *cmp,
                    const struct cli_row *view)
{
	const struct rr_row *row = view->row;
	bool both = row->a_count > 0 && row->b_count > 0;

	rr_str_printf(out, "<tr class=\"%s%s\">", rr_relation_name(row->relation),
	              view->criticals.count > 0 ? " critical" : "");
	add_what(out, view);
	rr_str_puts(out, "<td");
	add_language(out, cmp->a);
	rr_str_puts(out, ">");
	add_ids(out, cmp->a, row->a, row->a_count);
	add_side(out, view, RR_DELETE, both);
	rr_str_puts(out, "</td><td");
	add_language(out, cmp->b);
	rr_str_puts(out, ">");
	add_ids(out, cmp->b, row->b, row->b_count);
	add_side(out, view, RR_INSERT, both);
	rr_str_puts(out, "</td></tr>\n");
}

/* ---- the whole ------------------------------------------------------------ */

static void add_head(struct rr_str *out, const struct rr_comparison *cmp)
{
	const char *code = cmp->b->lang != NULL ? rr_lang_code(cmp->b->lang) : "en";

	rr_str_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
	              "<meta http-equiv=\"Content-Security-Policy\""
	              " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	              "<meta name=\"viewport\" content=\"width=device-width\">\n<title>", code);
	add_name(out, cmp->a);
	rr_str_puts(out, " ⇄ ");
	add_name(out, cmp->b);
	rr_str_printf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1>", style);
	add_name(out, cmp->b);
	rr_str_puts(out, "</h1>\n<p lang=\"en\">");
	cli_tally_text(out, cmp);
	rr_str_puts(out, "</p>\n<table>\n<thead><tr><th class=\"what\" scope=\"col\" lang=\"en\">"
	            "what happened</th><th scope=\"col\">");
	add_name(out, cmp->a);
	rr_str_puts(out, "</th><th scope=\"col\">");
	add_name(out, cmp->b);
	rr_str_puts(out, "</th></tr></thead>\n<tbody>\n");
}

/* A list under its heading. */
struct list {
	struct rr_str *out;
	bool open;
};

static void put_citation(void *form, const char *heading, struct rr_span line)
{
	struct list *list = form;

	if (list->open && (heading != NULL || line.len == 0))
		rr_str_puts(list->out, "</ul>\n");
	if (heading != NULL)
		rr_str_printf(list->out, "<h2 lang=\"en\">%s</h2>\n<ul>\n", heading);
	list->open = line.len > 0;
	if (line.len == 0)
		return;
	rr_str_puts(list->out, "<li>");
	add_text(list->out, line);
	rr_str_puts(list->out, "</li>\n");
}

void cli_compare_html(struct rr_str *out, const struct cli_comparison *c)
{
	struct cli_row view = { 0 };

	add_head(out, c->cmp);
	for (size_t r = 0; r < c->cmp->count; r++) {
		cli_row_read(c->cmp, r, &view);
		add_row(out, c->cmp, &view);
	}
	rr_str_puts(out, "</tbody>\n</table>\n");
	cli_citation_lines(c, put_citation, &(struct list){ .out = out });
	rr_str_puts(out, "</main>\n</body>\n</html>\n");
	cli_row_free(&view);
}
