/*
 * The running text of a part: paragraphs of runs. A paragraph's list number
 * stands before its first text, a note's mark where it is called. Struck-out
 * (tracked) and hidden text is not there; of alternatives the first is taken;
 * a text box comes before the paragraph it hangs on.
 */
#include "docx.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "resread/text.h"

#define MOST_BOXES 4 /* text boxes within text boxes */

struct text {
	struct docx *d;
	struct build *b;
	enum docx_part part;
	struct flow flows[MOST_BOXES]; /* of the body and the boxes open within */
	size_t box;                    /* the one written to */
	unsigned skipped;              /* open tags whose text is not there */
	bool placeholder;              /* "Click here": until the control it stands in ends */
	bool in_text;                  /* inside w:t */
	bool in_run;                   /* else w:i belongs to the paragraph's mark */
	bool hidden;                   /* the run is */
	unsigned run_style, paragraph_style;
	long use;                      /* the paragraph's list; -1 if none */
	int level;
	bool begun;                    /* the paragraph has text */
	bool broken;                   /* a line of it has ended */
	bool in_mark;                  /* inside the properties of its end */
	bool joined;                   /* whose end was struck out: the next one goes on */
	unsigned cells;                /* open ones, of tables within tables */
	bool in_row;                   /* a cell of the row was before */
	bool filled;                   /* the cell has a paragraph with text */
	bool row_broken;               /* the row has more than one line */
	bool tab, blank;               /* stand before the next text */
	long note;                     /* id of the note being read */
	bool separator;                /* it is no note but the rule above them */
};

static struct flow *flow(struct text *t)
{
	return &t->flows[t->box];
}

/* ---- what stands in a run ---------------------------------------------------------- */

/* Ends a line of the paragraph, of which only the first starts it. */
static void end_line(struct text *t)
{
	static const unsigned hints[] = {
		[DOCX_BODY] = 0, [DOCX_MASTHEAD] = 0, [DOCX_MARGIN] = RR_HINT_HEAD,
		[DOCX_FOOTNOTES] = RR_HINT_NOTE, [DOCX_ENDNOTES] = RR_HINT_NOTE,
	};

	t->tab = t->blank = false;
	flow_end_paragraph(flow(t), t->b,
	                   hints[t->part] | (t->broken ? 0u : (unsigned)RR_HINT_PARAGRAPH));
}

static void begin(struct text *t, bool starts_blank)
{
	struct rr_str number = { 0 };

	if (t->cells > 0 && !t->begun && (t->filled || (t->tab && t->row_broken))) {
		end_line(t);
		t->row_broken = true;
	}
	if (t->tab || (t->blank && !starts_blank))
		flow_add(flow(t), rr_span(t->tab ? "\t" : " "), 0);
	t->tab = t->blank = false;
	if (t->begun)
		return;
	t->begun = true;
	if (t->use > 0)
		docx_count(t->d, t->use, t->level, &number);
	flow_add(flow(t), rr_str_span(&number), 0);
	rr_str_free(&number);
}

static void add(struct text *t, struct rr_span text, unsigned style)
{
	if (t->skipped > 0 || t->placeholder || t->hidden || t->separator || text.len == 0)
		return;
	begin(t, text.text[0] == ' ' || text.text[0] == '\t');
	flow_add(flow(t), text, style);
}

static void add_mark(struct text *t, const struct docx_notes *notes, long number)
{
	char mark[32];

	number_text(mark, sizeof mark, number, notes->form);
	add(t, rr_span(mark), RR_RAISED);
}

/* A character of a font of signs, by its place there plus U+F000. */
static void add_sign(struct text *t, const char *const *attributes)
{
	const char *code = docx_attribute(attributes, "char");
	unsigned long cp = code ? strtoul(code, NULL, 16) : 0;
	char bytes[4];

	cp = cp >= 0xF020 && cp < 0xF100 ? cp - 0xF000 : cp;
	if (cp == 0xB7 || cp == 0xA7) /* of Symbol, of Wingdings */
		cp = 0x2022;
	if (cp >= 0x20 && cp < 0xD800)
		add(t, rr_span_of(bytes, rr_utf8_put(bytes, (uint32_t)cp)), t->run_style);
}

/* A note is called: its mark is the next number, unless the text brings its own. */
static void call_note(struct text *t, struct docx_notes *notes, const char *const *attributes)
{
	const char *own = docx_attribute(attributes, "customMarkFollows");

	if (t->part != DOCX_BODY || t->skipped > 0)
		return;
	if (own != NULL && strcmp(own, "0") != 0 && strcmp(own, "false") != 0)
		return;
	add_mark(t, notes, docx_note_called(notes, docx_number(attributes, "id", -1)));
}

/* The mark at the start of the note being read. */
static void repeat_mark(struct text *t)
{
	const struct docx_notes *notes = t->part == DOCX_FOOTNOTES ? &t->d->footnotes
	                                                           : &t->d->endnotes;
	long number = docx_note_number(notes, t->note);

	if (number > 0) {
		add_mark(t, notes, number);
		t->blank = true;
	}
}

static void add_break(struct text *t, const char *const *attributes)
{
	const char *type = docx_attribute(attributes, "type");

	end_line(t);
	t->broken = t->begun;
	if (type != NULL && strcmp(type, "page") == 0 && t->part == DOCX_BODY)
		t->b->page++;
}

/* ---- elements ------------------------------------------------------------------------ */

static void open_paragraph(struct text *t)
{
	t->paragraph_style = 0;
	t->use = -1;
	t->level = 0;
	t->begun = t->joined;
	t->broken = t->joined = false;
}

static void take_paragraph_style(struct text *t, const char *const *attributes)
{
	const struct docx_style *style = docx_style(t->d, docx_attribute(attributes, "val"));

	t->paragraph_style = docx_style_on(t->d, style);
	t->level = -1;
	for (int depth = 0; style != NULL && depth < 10; depth++) {
		if (t->level < 0)
			t->level = style->level;
		if (style->list >= 0) {
			t->use = style->list;
			break;
		}
		style = docx_style(t->d, style->based);
	}
	t->level = t->level < 0 ? 0 : t->level;
}

static void set_style(struct text *t, unsigned style, bool on)
{
	if (t->in_run)
		t->run_style = on ? t->run_style | style : t->run_style & ~style;
}

/* What sets how text looks; true where the element was one of these. */
static bool open_property(struct text *t, enum docx_element element, const char *const *attributes)
{
	const char *value = docx_attribute(attributes, "val");

	switch (element) {
	case DOCX_ITALIC:
		set_style(t, RR_ITALIC, docx_switch(attributes));
		return true;
	case DOCX_BOLD:
		set_style(t, RR_BOLD, docx_switch(attributes));
		return true;
	case DOCX_ALIGN:
		set_style(t, RR_RAISED, value != NULL && strcmp(value, "superscript") == 0);
		return true;
	case DOCX_VANISH:
		t->hidden = t->in_run && docx_switch(attributes);
		return true;
	case DOCX_RUN_STYLE:
		set_style(t, docx_style_on(t->d, docx_style(t->d, value)), true);
		return true;
	case DOCX_PARAGRAPH_STYLE:
		take_paragraph_style(t, attributes);
		return true;
	case DOCX_IN_LIST:
		t->use = docx_number(attributes, "val", -1);
		return true;
	case DOCX_LEVEL:
		t->level = (int)docx_number(attributes, "val", 0);
		return true;
	default:
		return false;
	}
}

static void open_piece(struct text *t, enum docx_element element, const char *const *attributes)
{
	const char *type;

	switch (element) {
	case DOCX_TAB:
		if (t->in_run)
			add(t, rr_span("\t"), 0);
		break;
	case DOCX_HYPHEN:
		add(t, rr_span("\u2011"), t->run_style);
		break;
	case DOCX_SIGN:
		add_sign(t, attributes);
		break;
	case DOCX_BREAK:
		add_break(t, attributes);
		break;
	case DOCX_FOOTNOTE_CALL:
		call_note(t, &t->d->footnotes, attributes);
		break;
	case DOCX_ENDNOTE_CALL:
		call_note(t, &t->d->endnotes, attributes);
		break;
	case DOCX_NOTE_MARK:
		repeat_mark(t);
		break;
	case DOCX_NOTE:
		type = docx_attribute(attributes, "type");
		t->note = docx_number(attributes, "id", -1);
		t->separator = type != NULL && strcmp(type, "normal") != 0;
		break;
	case DOCX_PAGE:
		t->b->page += t->part == DOCX_BODY;
		break;
	case DOCX_PLACEHOLDER:
		t->placeholder = docx_switch(attributes);
		break;
	case DOCX_COMMENT:
		t->d->comments++;
		break;
	case DOCX_INSERTED:
		t->d->inserted++;
		break;
	default:
		break;
	}
}

static void on_open(void *user, const char *name, const char *const *attributes)
{
	struct text *t = user;
	enum docx_element element = docx_element(name);

	if (open_property(t, element, attributes))
		return;
	if (element == DOCX_PARAGRAPH) {
		open_paragraph(t);
	} else if (element == DOCX_RUN) {
		t->in_run = true;
		t->hidden = false;
		t->run_style = t->paragraph_style;
	} else if (element == DOCX_ROW) {
		t->in_row = t->row_broken = false;
	} else if (element == DOCX_CELL) {
		t->tab = t->in_row;
		t->in_row = true;
		t->filled = false;
		t->cells++;
	} else if (element == DOCX_BOX) {
		t->box += t->box + 1 < MOST_BOXES;
	} else {
		t->in_text = element == DOCX_TEXT;
		t->skipped += element == DOCX_GONE || element == DOCX_DELETED;
		t->d->deleted += element == DOCX_DELETED;
		t->in_mark = t->in_mark || (element == DOCX_PROPERTIES && !t->in_run);
		t->joined = t->joined || (element == DOCX_DELETED && t->in_mark && strcmp(docx_name(name), "del") == 0);
		open_piece(t, element, attributes);
	}
}

/*
 * The cells of a row share a line, tabs between; where one has several
 * paragraphs, these and all behind them have lines of their own.
 */
static void close_paragraph(struct text *t)
{
	t->joined = t->joined && t->begun;
	if (t->joined)
		return;
	if (t->cells == 0)
		end_line(t);
	else
		t->filled = t->filled || t->begun;
}

/* What stands behind a table within a cell does not continue its last row. */
static void close_row(struct text *t)
{
	end_line(t);
	t->in_row = t->row_broken = t->cells > 0;
}

static void on_close(void *user, const char *name)
{
	struct text *t = user;
	enum docx_element element = docx_element(name);

	t->in_text = false;
	if (element == DOCX_PARAGRAPH)
		close_paragraph(t);
	else if (element == DOCX_RUN)
		t->in_run = false;
	else if (element == DOCX_GONE || element == DOCX_DELETED)
		t->skipped -= t->skipped > 0;
	else if (element == DOCX_CONTROL)
		t->placeholder = false;
	else if (element == DOCX_SECTION)
		t->d->footnotes.anew = t->d->endnotes.anew = true;
	else if (element == DOCX_PROPERTIES)
		t->in_mark = false;
	else if (element == DOCX_NOTE)
		t->separator = false;
	else if (element == DOCX_CELL)
		t->cells -= t->cells > 0;
	else if (element == DOCX_ROW)
		close_row(t);
	else if (element == DOCX_BOX && t->box > 0) {
		end_line(t);
		t->box--;
		t->begun = flow(t)->text.len > 0;
	}
}

static void on_text(void *user, struct rr_span text)
{
	struct text *t = user;

	if (t->in_text)
		add(t, text, t->run_style);
}

enum xml_result docx_read_text(struct docx *d, struct build *b, struct rr_span xml,
                               enum docx_part part)
{
	struct text t = { .d = d, .b = b, .part = part, .use = -1 };
	const struct xml_events events = {
		.user = &t, .open = on_open, .close = on_close, .text = on_text,
	};
	enum xml_result result;

	if (part == DOCX_FOOTNOTES || part == DOCX_ENDNOTES)
		docx_sort_notes(part == DOCX_FOOTNOTES ? &d->footnotes : &d->endnotes);
	result = xml_read(xml, XML_STRICT, &events);
	for (size_t i = 0; i < MOST_BOXES; i++) {
		t.box = i;
		end_line(&t);
		flow_free(&t.flows[i]);
	}
	return result;
}
