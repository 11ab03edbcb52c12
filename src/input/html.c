/*
 * HTML as a browser would set it: blocks become lines with an empty line
 * between, blanks collapse, a row of a table is one line with tabs, lists
 * carry their numbers, preformatted text stays line by line. A line ends only
 * when the next one has text, so that empty blocks leave no trace.
 */
#include "formats.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "flow.h"
#include "html.h"
#include "number.h"
#include "resread/text.h"
#include "xml.h"

#define MOST_LISTS 64
#define MOST_WORDS 5000 /* in one tag */

struct list {
	long next;  /* number of the next item; -1 for bullets */
	char kind;  /* of numbering: 1 a A i I */
};

struct html {
	struct build *b;
	struct flow flow;
	unsigned char styles[XML_DEPTH + 1]; /* in force inside each open tag */
	size_t depth;
	unsigned skipped, preformatted; /* how many such tags are open */
	struct list lists[MOST_LISTS];
	size_t list_count;
	bool ends;         /* the line ends before the next text */
	bool paragraph;    /* the line in the making starts a paragraph */
	bool next_paragraph; /* so will the one after it */
	bool in_row;       /* a cell of the row was before */
	unsigned row_line; /* number of the line the row began with */
	size_t link;       /* depth of the open link to another place of the page; 0 */
	bool unlinked;     /* the line has text outside of such links */
	bool fresh_cell;   /* nothing stands in the cell yet */
	size_t hidden;     /* depth of the open tag that is not shown; 0 */
	size_t margin;     /* depth of the open tag that says it is one; 0 */
	unsigned margins;  /* open tags of what surrounds the text */
	bool in_margin;    /* the line has text within them */
	size_t inserted, deleted;
	struct rr_str frames; /* where those of the page are */
	char marker[48];   /* of a list, to stand before the next text */
};

/* A line that begins with a raised mark is a note's. */
static bool is_note(const struct flow *f)
{
	return f->run_count > 0 && f->runs[0].start == 0 && f->runs[0].style & RR_RAISED;
}

static void end_line(struct html *h)
{
	unsigned hints = is_note(&h->flow) ? RR_HINT_NOTE : 0u;

	if ((!h->unlinked || h->in_margin) && hints == 0) /* "Back to top" */
		hints = RR_HINT_HEAD;
	h->unlinked = h->in_margin = false;
	flow_end_paragraph(&h->flow, h->b, hints | (h->paragraph ? RR_HINT_PARAGRAPH : 0u));
	h->paragraph = h->next_paragraph;
	h->next_paragraph = true;
	h->ends = false;
}

/* The line ends here, if text follows; the next starts a paragraph, or not. */
static void will_end(struct html *h, bool paragraph)
{
	if (h->fresh_cell)
		return;
	if (h->flow.text.len == 0) {
		h->paragraph = h->paragraph || paragraph;
		return;
	}
	h->next_paragraph = paragraph || (h->ends && h->next_paragraph);
	h->ends = true;
}

/* ---- tags ------------------------------------------------------------------ */

static bool has_style(const char *const *attributes, const char *what)
{
	const char *style = xml_attribute(attributes, "style");

	return style != NULL && strcasestr(style, what) != NULL;
}

static bool is_inner_link(const char *const *attributes)
{
	const char *to = xml_attribute(attributes, "href");

	return to != NULL && to[0] == '#' && !html_is_note_link(attributes);
}

static unsigned style_in(enum html_tag tag, const char *const *attributes, unsigned outer)
{
	switch (tag) {
	case HTML_ITALIC:
		return outer | RR_ITALIC;
	case HTML_BOLD:
		return outer | RR_BOLD;
	case HTML_RAISED:
		return outer | RR_RAISED;
	case HTML_LINK:
		return outer | (html_is_note_link(attributes) ? RR_RAISED : 0u);
	default:
		break;
	}
	if (has_style(attributes, "italic"))
		outer |= RR_ITALIC;
	if (has_style(attributes, "vertical-align:super") ||
	    has_style(attributes, "vertical-align: super"))
		outer |= RR_RAISED;
	return outer;
}

static void open_list(struct html *h, enum html_tag tag, const char *const *attributes)
{
	const char *start = xml_attribute(attributes, "start");
	struct list *list;

	will_end(h, true);
	if (h->list_count == MOST_LISTS)
		return;
	list = &h->lists[h->list_count++];
	list->next = tag == HTML_BULLETED ? -1 : start ? strtol(start, NULL, 10) : 1;
	list->kind = html_list_kind(attributes);
}

/* Letters stand in brackets, as resolutions print them; a browser has a stop. */
static void open_item(struct html *h, const char *const *attributes)
{
	const char *value = xml_attribute(attributes, "value");
	struct list *list = h->list_count ? &h->lists[h->list_count - 1] : NULL;
	char number[32];

	will_end(h, true);
	if (list == NULL || list->next < 0) {
		strcpy(h->marker, "\u2022 ");
		return;
	}
	if (value != NULL)
		list->next = strtol(value, NULL, 10);
	number_text(number, sizeof number, list->next++,
	            list->kind == 'a' ? NUMBER_LETTER : list->kind == 'A' ? NUMBER_CAPITAL :
	            list->kind == 'i' ? NUMBER_ROMAN : list->kind == 'I' ? NUMBER_ROMAN_CAPITAL :
	            NUMBER_DECIMAL);
	snprintf(h->marker, sizeof h->marker, list->kind == '1' ? "%s. " : "(%s) ", number);
}

static void open_row(struct html *h)
{
	will_end(h, true);
	if (h->ends)
		end_line(h);
	h->in_row = false;
	h->row_line = h->b->number;
}

/*
 * The cells of a row share a line, tabs between, until one of them has several
 * lines: then it is no row of a table but the page that is laid out so.
 */
static void open_cell(struct html *h)
{
	if (h->in_row && h->flow.text.len > 0 && h->b->number == h->row_line) {
		flow_add(&h->flow, rr_span("\t"), 0);
		h->ends = false;
	} else {
		open_row(h);
	}
	h->in_row = h->fresh_cell = true;
}

static bool is_hidden(const char *const *attributes)
{
	return xml_attribute(attributes, "hidden") != NULL || has_style(attributes, "display:none") ||
	       has_style(attributes, "display: none") || html_is_for_screen(attributes);
}

/* Where the text of a page of frames is. */
static void note_frame(struct html *h, const char *const *attributes)
{
	const char *from = xml_attribute(attributes, "src");

	if (from != NULL && h->frames.len < 100)
		rr_str_printf(&h->frames, "%s%.60s", h->frames.len > 0 ? ", " : "", from);
}

/* What is counted, not set. */
static void note_tag(struct html *h, enum html_tag tag, const char *const *attributes)
{
	if (h->hidden == 0 && is_hidden(attributes))
		h->hidden = h->depth;
	if (h->margin == 0 && html_is_margin(attributes)) {
		h->margin = h->depth;
		h->margins++;
	}
	if (tag == HTML_FRAME)
		note_frame(h, attributes);
	h->margins += tag == HTML_MARGIN;
	h->inserted += tag == HTML_INSERTED;
	h->deleted += tag == HTML_DELETED;
	h->skipped += tag == HTML_SKIPPED || tag == HTML_DELETED;
	h->preformatted += tag == HTML_PRE;
}

static void on_open(void *user, const char *name, const char *const *attributes)
{
	struct html *h = user;
	enum html_tag tag = html_tag(name);
	unsigned outer = h->styles[h->depth];

	h->styles[++h->depth] = (unsigned char)style_in(tag, attributes, outer);
	if (tag == HTML_LINK && h->link == 0 && is_inner_link(attributes))
		h->link = h->depth;
	if (tag == HTML_BREAK)
		will_end(h, h->ends);
	else if (tag == HTML_BLOCK || tag == HTML_PRE || tag == HTML_TABLE || tag == HTML_MARGIN)
		will_end(h, true);
	else if (tag == HTML_ROW)
		open_row(h);
	else if (tag == HTML_NUMBERED || tag == HTML_BULLETED)
		open_list(h, tag, attributes);
	else if (tag == HTML_ITEM)
		open_item(h, attributes);
	else if (tag == HTML_CELL)
		open_cell(h);
	note_tag(h, tag, attributes);
}

static void on_close(void *user, const char *name)
{
	struct html *h = user;
	enum html_tag tag = html_tag(name);

	if (tag == HTML_CELL || tag == HTML_ROW)
		h->fresh_cell = false;
	if (h->link == h->depth)
		h->link = 0;
	if (h->hidden == h->depth)
		h->hidden = 0;
	if (h->margin == h->depth) {
		h->margin = 0;
		h->margins--;
		will_end(h, true);
	}
	h->depth--;
	h->skipped -= (tag == HTML_SKIPPED || tag == HTML_DELETED) && h->skipped > 0;
	h->margins -= tag == HTML_MARGIN && h->margins > 0;
	h->preformatted -= tag == HTML_PRE && h->preformatted > 0;
	if (tag == HTML_NUMBERED || tag == HTML_BULLETED)
		h->list_count -= h->list_count > 0;
	if (tag == HTML_TABLE)
		h->row_line = 0; /* what follows it in a cell is no part of its last row */
	if (tag == HTML_BLOCK || tag == HTML_MARGIN || tag == HTML_ROW || tag == HTML_PRE || tag == HTML_ITEM || tag == HTML_NUMBERED ||
	    tag == HTML_BULLETED || tag == HTML_TABLE)
		will_end(h, true);
}

/* ---- text ------------------------------------------------------------------- */

/* "[1]", where it is raised, is the mark 1. */
static struct rr_span without_brackets(struct rr_span s)
{
	struct rr_span bare = rr_span_trim(s);

	return bare.len > 2 && bare.text[0] == '[' && bare.text[bare.len - 1] == ']'
	       ? rr_span_sub(bare, 1, bare.len - 1) : s;
}

static void add_text(struct html *h, struct rr_span text)
{
	h->fresh_cell = false;
	if (h->ends)
		end_line(h);
	if (h->marker[0] != '\0') {
		flow_add(&h->flow, rr_span(h->marker), 0);
		h->marker[0] = '\0';
	}
	h->unlinked = h->unlinked || h->link == 0;
	h->in_margin = h->in_margin || h->margins > 0;
	if (h->styles[h->depth] & RR_RAISED)
		text = without_brackets(text);
	else if (is_note(&h->flow) && h->flow.runs[0].end == h->flow.text.len && !rr_span_starts(text, "\u00A0"))
		flow_add(&h->flow, rr_span(" "), 0);
	flow_add_collapsed(&h->flow, text, h->styles[h->depth]);
}

/* Lines of preformatted text; an empty one parts paragraphs. */
static void add_preformatted(struct html *h, struct rr_span text)
{
	struct rr_span rest = text, line;
	bool more = rr_span_cut(&rest, '\n', &line);

	while (more) {
		bool last = line.text + line.len == text.text + text.len;

		if (h->ends && (line.len > 0 || !last))
			end_line(h);
		flow_add(&h->flow, line, h->styles[h->depth]);
		h->unlinked = h->unlinked || line.len > 0;
		if (!last) {
			flow_end(&h->flow, h->b, 0);
			h->paragraph = false;
		}
		more = rr_span_cut(&rest, '\n', &line);
	}
}

static void on_text(void *user, struct rr_span text)
{
	struct html *h = user;

	if (h->skipped > 0 || h->hidden > 0)
		return;
	if (h->preformatted > 0)
		add_preformatted(h, text);
	else if (rr_span_trim(text).len > 0)
		add_text(h, text);
	else if (!h->ends)
		flow_add_collapsed(&h->flow, text, h->styles[h->depth]);
}

/* ---- together ------------------------------------------------------------------ */

/* Words in the longest tag: libxml2 compares each attribute with all before. */
static size_t longest_tag(struct rr_span page)
{
	size_t most = 0, words = 0;
	bool inside = false, blank = false;

	for (size_t i = 0; i < page.len; i++) {
		char c = page.text[i];

		if (c == '<' || c == '>') {
			inside = c == '<' && i + 1 < page.len && isalpha((unsigned char)page.text[i + 1]);
			words = 0;
		} else if (inside) {
			words += blank && !isspace((unsigned char)c);
			most = words > most ? words : most;
		}
		blank = isspace((unsigned char)c) != 0;
	}
	return most;
}

static void tell_what_else(const struct html *h, struct build *b)
{
	if (h->frames.len > 0)
		build_remark(b, 0, true, "this is a page of frames; its text is in other files: %s", h->frames.text);
	if (h->deleted > 0)
		build_remark(b, 0, false, "changes are tracked: insertions (%zu) are read, deletions (%zu) "
		             "are left out", h->inserted, h->deleted);
}

enum rr_status html_read(struct build *b, struct rr_span bytes, struct rr_error *err)
{
	struct html *h = rr_alloc(sizeof *h);
	struct rr_str text = { 0 };
	struct rr_span page = html_in_utf8(b, bytes, &text);
	const struct xml_events events = {
		.user = h, .open = on_open, .close = on_close, .text = on_text,
	};
	enum xml_result result;
	enum rr_status st = RR_OK;

	h->b = b;
	h->paragraph = h->next_paragraph = true;
	result = longest_tag(page) > MOST_WORDS ? XML_BROKEN : xml_read(page, XML_HTML, &events);
	if (result == XML_BROKEN)
		st = rr_fail(err, RR_UNREAD, "%s: is HTML with a tag that does not end",
		             b->source->path);
	if (result == XML_NO_LIBRARY)
		st = rr_fail(err, RR_UNREAD, "%s: is HTML, and " XML_LACKING,
		             b->source->path);
	end_line(h);
	if (result == XML_TOO_DEEP)
		build_remark(b, b->number, true, "tags are nested too deep; what follows is left out");
	tell_what_else(h, b);
	if (st == RR_OK && b->count == 0 && h->frames.len > 0)
		st = rr_fail(err, RR_UNREAD, "%s: is a page of frames; its text is in other files: %s",
		             b->source->path, h->frames.text);
	else if (st == RR_OK && b->count == 0)
		st = rr_fail(err, RR_UNREAD, "%s: is HTML without text", b->source->path);
	b->source->styled = true;
	flow_free(&h->flow);
	rr_str_free(&h->frames);
	rr_str_free(&text);
	free(h);
	return st;
}
