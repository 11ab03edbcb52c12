/*
 * Footnotes. A block of them stands under a rule up to the end of the page;
 * elsewhere a note is told by its raised mark or its asterisk, or stands
 * behind the adoption lines. Notes count on through a document, which tells
 * a note from a wrapped line that begins with a number.
 */
#include "doc/reader.h"

#include <stdlib.h>
#include <string.h>

#define CITED 1000 /* marks in brackets are smaller */
#define CLOSING_BYTES ((size_t)80) /* of a line that tells the meeting or the day */
#define HEAD_BYTES ((size_t)40) /* of the line above the notes at the end */

static bool is_raised(struct rr_span mark)
{
	return mark.len > 0 && (unsigned char)mark.text[0] >= 0x80;
}

static const char *plain_mark(struct reader *r, struct rr_span mark, long value)
{
	return mark.text[0] == '*' ? keep(r, mark) : rr_arena_printf(r->arena, "%ld", value);
}

static void add_note(struct reader *r, struct rr_span mark, long value, unsigned line)
{
	struct rr_doc *doc = r->doc;

	doc->footnotes = rr_grow(doc->footnotes, doc->footnote_count, &r->note_cap,
	                         sizeof *doc->footnotes);
	doc->footnotes[doc->footnote_count++] = (struct rr_footnote){
		.mark = plain_mark(r, mark, value), .text = rr_span(""), .line = line,
	};
}

/* Ends a note: its text is what the lines since its mark hold, and perhaps some before. */
static void end_note(struct reader *r, struct rr_str *text)
{
	struct rr_footnote *note = NULL;
	struct rr_str whole = { 0 };

	if (r->doc->footnote_count > 0 && text->len > 0)
		note = &r->doc->footnotes[r->doc->footnote_count - 1];
	if (note != NULL) {
		rr_str_add(&whole, note->text);
		join_line(&whole, rr_str_span(text));
		mend_hyphens(r, &whole);
		note->text = keep_text(r, rr_str_span(&whole));
	}
	rr_str_free(&whole);
	rr_str_cut(text, 0);
}

struct notes {
	struct reader *r;
	struct rr_str text; /* of the open note */
	long last;          /* value of the note before; 0: none */
	bool open, ended;   /* a note is open; its last line ended a sentence */
	bool behind;        /* behind all clauses a mark may have a point */
};

static size_t mark_of(const struct notes *n, struct rr_span s, struct rr_span *mark, long *value)
{
	size_t len = note_mark(s, mark, value), at = 0;

	if (len == 0 && (len = bracket_mark(s, mark, value)) > 0) {
		if (*value == n->last + 1) {
			n->r->bracket_notes |= s.text[0] == '(';
			return len;
		}
		len = 0;
	}
	if (len > 0 || !n->behind)
		return len;
	*value = 0;
	for (; at < s.len && at < 3 && is_digit(s.text[at]); at++)
		*value = *value * 10 + (s.text[at] - '0');
	*mark = rr_span_sub(s, 0, at);
	return at > 0 && at + 1 < s.len && strchr(".,", s.text[at]) && s.text[at + 1] == ' ' ? at + 1 : 0;
}

/* "Ibid.", "See": notes that another page bears may be missing before it. */
static bool opens_note(const struct reader *r, struct rr_span s)
{
	struct rr_match m;

	return rr_lang_match(r->lang, "note-openings", trim(s), 0, &m);
}

/* "3 – 14 June": what stands behind the 3 of days, no note's words. */
static bool opens_range(struct rr_span s)
{
	size_t dash = rr_span_starts(s, " \xE2\x80\x93 ") ? 5 : rr_span_starts(s, " - ") ? 3 : 0;

	return dash > 0 && dash < s.len && is_digit(s.text[dash]);
}

/* What the page itself has raised at the start of a note is its mark, though it counts anew. */
static bool is_raised_there(const struct notes *n, const struct line *l)
{
	const struct rr_setting *set = setting_of(n->r, l);

	return set->hints & RR_HINT_NOTE && set->run_count > 0 && set->runs[0].style & RR_RAISED
		&& set->start + set->runs[0].start == l->text.text;
}

static bool starts_note(const struct notes *n, const struct line *l, struct rr_span *mark,
                        long *value, size_t *len)
{
	*len = mark_of(n, l->text, mark, value);
	if (*len == 0 || opens_range(rr_span_sub(l->text, *len, l->text.len)))
		return false;
	if (is_raised(*mark) || mark->text[0] == '*' || is_raised_there(n, l))
		return true;
	return n->last == 0 || *value == n->last + 1
		|| (*value > n->last && *value < n->last + 20
		    && ((n->ended && l->gap) || opens_note(n->r, rr_span_sub(l->text, *len, l->text.len))));
}

static void take_line(struct notes *n, size_t i)
{
	struct line *l = &n->r->lines[i];
	struct rr_span mark, rest = l->text;
	long value;
	size_t len;

	if (starts_note(n, l, &mark, &value, &len)) {
		end_note(n->r, &n->text);
		add_note(n->r, mark, value, l->number);
		if (value > 0)
			n->last = value;
		n->r->raised_notes |= is_raised(mark);
		rest = trim(rr_span_sub(l->text, len, l->text.len));
		n->open = true;
	} else if (n->r->doc->footnote_count == 0) {
		return; /* the rest of a note whose mark is nowhere */
	}
	join_line(&n->text, rest);
	n->ended = rest.len == 0 ? false : ends_full(rest);
	l->use = USE_NOTE;
}

/* The adoption lines may stand below the last notes: "65th plenary meeting", a date. */
static bool opens_closing(const struct reader *r, size_t i)
{
	struct rr_match m;

	if (r->lines[i].text.len > CLOSING_BYTES || !match_whole(r, RR_IN_CLOSING, r->lines[i].text, &m))
		return false;
	return strcmp(m.entry->key, "date") != 0
		|| (i + 1 < r->count && r->lines[i + 1].text.len <= CLOSING_BYTES
		    && match_whole(r, RR_IN_CLOSING, r->lines[i + 1].text, &m));
}

/* Whether a line behind a gap belongs to the text again. */
static bool leaves_block(const struct notes *n, size_t i)
{
	const struct line *l = &n->r->lines[i];
	struct rr_span mark;
	struct label label;
	long value;
	size_t len;

	if (!n->behind && l->gap && opens_closing(n->r, i))
		return true;
	if (!n->ended || starts_note(n, l, &mark, &value, &len))
		return false;
	if (!l->gap && !(n->r->indents && l->indent))
		return false;
	return read_lead(n->r->lang, l->text, NULL) > 0 || read_label(n->r, l->text, &label)
		|| starts_lower(l->text);
}

/* The block under a rule; returns the line behind it. */
static size_t take_block(struct notes *n, size_t i)
{
	struct rr_span mark;
	long value;
	size_t len, first = i;

	while (i < n->r->count && n->r->lines[i].use == USE_NONE) {
		if (i == first && !starts_note(n, &n->r->lines[i], &mark, &value, &len))
			return i;
		if (leaves_block(n, i))
			break;
		take_line(n, i);
		i++;
	}
	end_note(n->r, &n->text);
	n->open = false;
	return i;
}

/* "[Adopted without a vote.]" */
static bool ends_bracket(struct rr_span s)
{
	return s.len > 0 && s.text[s.len - 1] == ']';
}

/* Where a line is a paragraph, the next one may still be the rest of a note without its stop. */
static bool goes_on(const struct notes *n, size_t i)
{
	struct rr_span s = n->r->lines[i].text, mark;
	struct label label;
	long value;

	return !n->ended && !read_label(n->r, s, &label) && note_mark(s, &mark, &value) == 0
		&& read_lead(n->r->lang, s, NULL) == 0 && !opens_closing(n->r, i);
}

/* A note that its mark alone tells: its lines up to the next gap. */
static size_t take_marked(struct notes *n, size_t i)
{
	/* where no text is open above it, an open note may go on behind a gap */
	bool apart = i > 0 && (ends_full(n->r->lines[i - 1].text) || ends_bracket(n->r->lines[i - 1].text));

	do {
		take_line(n, i);
		i++;
	} while (i < n->r->count && n->r->lines[i].use == USE_NONE
	         && (n->r->lines[i].gap ? apart && !n->ended && starts_lower(n->r->lines[i].text)
	                                : n->r->layout != LAYOUT_LINES || goes_on(n, i)));
	end_note(n->r, &n->text);
	n->open = false;
	return i;
}

static bool is_rule_line(const struct line *l)
{
	return l->use == USE_FURNITURE && (l->text.text[0] == '_' || l->text.text[0] == '-')
		&& is_rule(l->text);
}

static bool tells_note(const struct line *l)
{
	struct rr_span mark;
	long value;
	size_t len;

	if (l->text.text[0] != '*' && (unsigned char)l->text.text[0] < 0xC2)
		return false;
	if (l->text.text[0] != '*' && superscript(l->text, 0, &len) < 0)
		return false;
	len = note_mark(l->text, &mark, &value);
	return len > 0 && trim(rr_span_sub(l->text, len, l->text.len)).len > 0;
}

/* Behind the adoption lines a number is mark enough. */
size_t read_last_notes(struct reader *r, size_t i)
{
	struct notes n = { .r = r, .behind = true };
	size_t count = r->doc->footnote_count;

	if (count > 0)
		n.last = strtol(r->doc->footnotes[count - 1].mark, NULL, 10);
	i = take_block(&n, i);
	rr_str_free(&n.text);
	return i;
}

/* The place of "(1)" or "[1]" in reader.cited; RR_NONE. */
static size_t cited_place(struct rr_span bracketed, long value)
{
	return value > 0 && value < CITED ? (size_t)value * 2 + (bracketed.text[0] == '[') : RR_NONE;
}

/* Where each mark in brackets first stands within a line, found for all of them at once. */
static void find_cited(struct reader *r)
{
	r->cited = rr_alloc(2 * CITED * sizeof *r->cited);
	for (size_t i = r->body; i < r->count; i++) {
		struct rr_span s = r->lines[i].text, mark;

		for (size_t at = 1; at < s.len; at++) {
			struct rr_span rest = rr_span_sub(s, at, s.len);
			long value;
			size_t place = strchr("([", s.text[at]) != NULL && bracketed_number(rest, &mark, &value) > 0
				? cited_place(rest, value) : RR_NONE;

			if (place != RR_NONE && r->cited[place] == 0)
				r->cited[place] = i + 1;
		}
	}
}

/* Whether "(1)" stands within a line above, where only a mark does. */
static bool is_cited(struct reader *r, size_t line, struct rr_span bracketed, long value)
{
	size_t place = cited_place(bracketed, value);

	if (r->cited == NULL)
		find_cited(r);
	return place != RR_NONE && r->cited[place] > 0 && r->cited[place] <= line;
}

/* "60 Ibid., document A/1": a number without point, and no clause's words behind it. */
bool is_bare_note(struct reader *r, size_t line, long *value)
{
	struct rr_span s = r->lines[line].text, mark, rest;
	struct label label;
	size_t len;
	bool plain;

	if ((s.text[0] | 0x20) >= 'a' && (s.text[0] | 0x20) <= 'z') /* as nearly all lines */
		return false;
	len = note_mark(s, &mark, value);
	plain = len > 0 && is_digit(mark.text[0]) && !read_label(r, s, &label);
	if (!plain && (len = bracket_mark(s, &mark, value)) > 0)
		plain = is_cited(r, line, s, *value);
	if (!plain)
		return false;
	rest = trim(rr_span_sub(s, len, s.len));
	return rest.len > 0 && (!starts_lower(rest) || rr_span_starts(rest, "http")) && read_lead(r->lang, rest, NULL) == 0;
}

/*
 * Where nothing but notes stands behind the last paragraph, no rule and no
 * adoption lines are needed to tell them: each block begins with a number.
 */
static size_t first_end_note(struct reader *r)
{
	size_t first = RR_NONE, i = r->count;
	long value, next = 0;

	while (i > r->body + 1 && r->lines[i - 1].use == USE_FURNITURE)
		i--;
	for (; i > r->body + 1 && r->lines[i - 1].use == USE_NONE; i--) {
		if (!r->lines[i - 1].gap && r->lines[i - 2].use != USE_NOTE)
			continue;
		if (!is_bare_note(r, i - 1, &value))
			break;
		if (ends_full(r->lines[i - 2].text) || ends_comma(r->lines[i - 2].text)
		    || r->lines[i - 2].use == USE_NOTE
		    || (first != RR_NONE && value + 1 == next)) {
			first = i - 1;
			next = value;
		}
	}
	return first;
}

/* "Notes" alone on its line, and a note's mark below it. */
static bool is_note_head(const struct reader *r, size_t i)
{
	struct rr_span mark;
	struct rr_match m;
	long value;

	return i + 1 < r->count && r->lines[i].text.len <= HEAD_BYTES
		&& r->lines[i + 1].use == USE_NONE && note_mark(r->lines[i + 1].text, &mark, &value) > 0
		&& match_whole(r, RR_IN_NOTE_HEADS, r->lines[i].text, &m);
}

void read_notes(struct reader *r)
{
	struct notes n = { .r = r };
	size_t i = r->body;

	while (i < r->count) {
		struct line *l = &r->lines[i];

		line_soon(r, i);
		if (l->use == USE_NONE && tells_note(l))
			i = take_marked(&n, i);
		else if (l->use == USE_NONE && (setting_of(r, l)->hints & RR_HINT_NOTE))
			take_line(&n, i++);
		else if (is_rule_line(l))
			i = take_block(&n, i + 1);
		else if (l->use == USE_NONE && is_note_head(r, i)) {
			l->use = USE_FURNITURE;
			n.last = 0;
			i = take_block(&n, i + 1);
		}
		else
			i++;
	}
	if ((i = first_end_note(r)) != RR_NONE) {
		n.behind = true;
		take_block(&n, i);
	}
	end_note(r, &n.text);
	rr_str_free(&n.text);
	/* what stood behind furniture or notes is known to have been cut apart */
	for (i = r->body + 1; i < r->count; i++)
		r->lines[i].cut = r->lines[i - 1].use == USE_FURNITURE || r->lines[i - 1].use == USE_NOTE;
}
