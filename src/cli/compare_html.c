/*
 * A comparison as one self-contained HTML file: no script, no outside
 * address, and a policy that forbids both. Light or dark as the reader's
 * system is; readable without colour (what is gone is struck out, what is new
 * underlined, and a word says what became of each clause) and by a screen
 * reader (a table with row and column heads, ins and del told by unseen
 * words); on paper rows are not torn apart, on a narrow screen the columns
 * stand one below the other.
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
	"h1{font-size:1.5rem;line-height:1.3}h2{font-size:1.15rem}a{color:inherit}\n"
	"table{border-collapse:collapse;width:100%;table-layout:fixed}\n"
	"caption{text-align:start;padding-block:.6rem}\n"
	"th,td{border-top:1px solid var(--edge);padding:.45rem .6rem;text-align:start;"
	"vertical-align:top;overflow-wrap:anywhere}\n"
	"th.what{width:10rem;font-weight:normal}.id{font-weight:bold;margin-inline-end:.5em}\n"
	".why{display:block;font-size:.9em}.sign{font-weight:bold}.critical .sign,.why strong{color:var(--mark)}\n"
	"del{color:var(--del)}ins{color:var(--ins);text-decoration:underline}\n"
	".note{border-inline-start:3px solid var(--edge);margin:.5rem 0 0;padding-inline-start:.6rem;"
	"font-size:.9em;white-space:pre-line}\n"
	".unseen,.side{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);"
	"white-space:nowrap}\n"
	"@media screen and (max-width:50rem){table,caption,tbody,tr,td,th.what{display:block;width:auto}"
	"thead,tr.same td.a,td.none{display:none}td{border-top-style:dotted}"
	"th.what{border-top-width:2px}.side{position:static;width:auto;height:auto;clip-path:none;"
	"margin-inline-end:.5em}}\n"
	"@media print{body{margin:0;max-width:none}tr,li{break-inside:avoid}"
	"thead{display:table-header-group}a{text-decoration:none}}\n";

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

/* The words of a document within the page's own. */
static void add_quoted(struct rr_str *out, const struct rr_doc *doc, struct rr_span words)
{
	rr_str_puts(out, "<span");
	add_language(out, doc);
	rr_str_puts(out, ">");
	add_text(out, words.len > 0 ? words : rr_span("—"));
	rr_str_puts(out, "</span>");
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

/* "<strong>verb</strong> Urges → Invites (weaker)" */
static void add_critical(struct rr_str *out, const struct rr_comparison *cmp,
                         const struct cli_row *view, const struct rr_critical *c)
{
	rr_str_printf(out, "<strong>%s</strong> ", rr_critical_name(c->kind));
	add_quoted(out, cmp->a, cli_critical_from(view, c));
	rr_str_puts(out, " → ");
	add_quoted(out, cmp->b, cli_critical_to(view, c));
	rr_str_puts(out, cli_direction_note(c->direction));
}

static void add_what(struct rr_str *out, const struct rr_comparison *cmp,
                     const struct cli_row *view)
{
	const struct rr_row *row = view->row;

	rr_str_printf(out, "<th class=\"what\" scope=\"row\" role=\"rowheader\">"
	              "<span class=\"sign\" aria-hidden=\"true\">%s</span> %s%s%s",
	              cli_row_sign(view), rr_relation_name(row->relation),
	              row->moved ? ", moved" : "", row->pinned ? ", pinned" : "");
	for (size_t i = 0; i < view->criticals.count; i++) {
		rr_str_puts(out, "<span class=\"why\">");
		add_critical(out, cmp, view, &view->criticals.items[i]);
		rr_str_puts(out, "</span>");
	}
	rr_str_puts(out, "</th>");
}

/* The notes on one side's clauses, below their text. */
static void add_notes(struct rr_str *out, const struct cli_comparison *c, int side,
                      const struct rr_doc *doc, const size_t *list, size_t count)
{
	for (size_t i = 0; i < c->note_count[side]; i++) {
		const struct rr_note *note = &c->notes[side][i];
		size_t at = 0;

		while (at < count && strcmp(doc->clauses[list[at]].id, note->passage) != 0)
			at++;
		if (at == count)
			continue;
		rr_str_puts(out, "<div class=\"note\" role=\"note\"><strong lang=\"en\">");
		add_text(out, rr_span(note->kind));
		rr_str_puts(out, "</strong> ");
		add_text(out, rr_span(note->body));
		for (size_t t = 0; t < note->tag_count; t++) {
			rr_str_puts(out, " #");
			add_text(out, rr_span(note->tags[t]));
		}
		rr_str_puts(out, "</div>");
	}
}

static void add_cell(struct rr_str *out, const struct cli_comparison *c,
                     const struct cli_row *view, int side)
{
	const struct rr_row *row = view->row;
	const struct rr_doc *doc = side == 0 ? c->cmp->a : c->cmp->b;
	const size_t *list = side == 0 ? row->a : row->b;
	size_t count = side == 0 ? row->a_count : row->b_count;
	bool both = row->a_count > 0 && row->b_count > 0;

	if (count == 0) {
		rr_str_puts(out, "<td role=\"cell\" class=\"none\">"
		            "<span class=\"unseen\">nothing</span></td>");
		return;
	}
	rr_str_printf(out, "<td role=\"cell\" class=\"%c\"", 'a' + side);
	add_language(out, doc);
	rr_str_printf(out, "><span class=\"side\" aria-hidden=\"true\">%c</span>", 'A' + side);
	add_ids(out, doc, list, count);
	add_side(out, view, side == 0 ? RR_DELETE : RR_INSERT, both);
	add_notes(out, c, side, doc, list, count);
	rr_str_puts(out, "</td>");
}

static void add_row(struct rr_str *out, const struct cli_comparison *c,
                    const struct cli_row *view, size_t r)
{
	rr_str_printf(out, "<tr id=\"r%zu\" role=\"row\" class=\"%s%s\">", r + 1,
	              rr_relation_name(view->row->relation),
	              view->criticals.count > 0 ? " critical" : "");
	add_what(out, c->cmp, view);
	add_cell(out, c, view, 0);
	add_cell(out, c, view, 1);
	rr_str_puts(out, "</tr>\n");
}

/* ---- what matters first ---------------------------------------------------- */

/* A list of rows with critical changes but for numbers, each a way to its row. */
static void add_critical_rows(struct rr_str *out, const struct cli_comparison *c)
{
	const struct rr_comparison *cmp = c->cmp;
	bool open = false;

	for (size_t r = 0; r < cmp->count; r++) {
		const struct cli_row *view = &c->rows[r];

		for (size_t i = 0; i < view->criticals.count; i++) {
			if (view->criticals.items[i].kind == RR_CRITICAL_NUMBER)
				continue;
			if (!open)
				rr_str_puts(out, "<h2>What got stronger or weaker</h2>\n<ul>\n");
			open = true;
			rr_str_printf(out, "<li><a href=\"#r%zu\">", r + 1);
			cli_row_ids(out, cmp->a, view->row->a, view->row->a_count, " ");
			rr_str_puts(out, " → ");
			cli_row_ids(out, cmp->b, view->row->b, view->row->b_count, " ");
			rr_str_puts(out, "</a> ");
			add_critical(out, cmp, view, &view->criticals.items[i]);
			rr_str_puts(out, "</li>\n");
		}
	}
	if (open)
		rr_str_puts(out, "</ul>\n");
}

/* ---- the whole ------------------------------------------------------------ */

static void add_column(struct rr_str *out, const struct rr_doc *doc, char name)
{
	rr_str_printf(out, "<th scope=\"col\" role=\"columnheader\">%c · ", name);
	rr_str_puts(out, "<span");
	add_language(out, doc);
	rr_str_puts(out, ">");
	add_name(out, doc);
	rr_str_puts(out, "</span></th>");
}

static void add_head(struct rr_str *out, const struct cli_comparison *c)
{
	const struct rr_comparison *cmp = c->cmp;

	rr_str_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	            "<meta http-equiv=\"Content-Security-Policy\""
	            " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	            "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
	add_name(out, cmp->a);
	rr_str_puts(out, " ⇄ ");
	add_name(out, cmp->b);
	rr_str_printf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1", style);
	add_language(out, cmp->b);
	rr_str_puts(out, ">");
	add_name(out, cmp->b);
	rr_str_puts(out, "</h1>\n<p>");
	cli_tally_text(out, cmp);
	rr_str_puts(out, "</p>\n");
	add_critical_rows(out, c);
	rr_str_puts(out, "<h2>Clause by clause</h2>\n<table role=\"table\">\n<caption>Of what is in both, words"
	            " struck out stand in A alone, underlined words in B alone; ! marks what got"
	            " stronger or weaker or has another number.</caption>\n<thead><tr role=\"row\">"
	            "<th class=\"what\" scope=\"col\" role=\"columnheader\">What happened</th>");
	add_column(out, cmp->a, 'A');
	add_column(out, cmp->b, 'B');
	rr_str_puts(out, "</tr></thead>\n<tbody>\n");
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
		rr_str_printf(list->out, "<h2>%s</h2>\n<ul>\n", heading);
	list->open = line.len > 0;
	if (line.len == 0)
		return;
	rr_str_puts(list->out, "<li>");
	add_text(list->out, line);
	rr_str_puts(list->out, "</li>\n");
}

void cli_compare_html(struct rr_str *out, const struct cli_comparison *c)
{
	add_head(out, c);
	for (size_t r = 0; r < c->cmp->count; r++)
		add_row(out, c, &c->rows[r], r);
	rr_str_puts(out, "</tbody>\n</table>\n");
	cli_citation_lines(c, put_citation, &(struct list){ .out = out });
	rr_str_puts(out, "</main>\n</body>\n</html>\n");
}
