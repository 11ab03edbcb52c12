/*
 * Headings: annexes, parts, titles between clauses; and what only looks like
 * one, the rows of a table.
 */
#include "doc/builder.h"
#include "resread/text.h"

#include <string.h>

#define HEADING_MAX ((size_t)300)
#define ARTICLE_LINES ((size_t)40) /* of the first sentence of an article */
#define PREAMBLE_HEADING ((size_t)60) /* longer ones lost their stop */

static void begin_part(struct builder *b, const char *name)
{
	b->part = name;
	b->part_no++;
	if (b->state == IN_OPERATIVE)
		b->state = IN_PREAMBLE;
	b->levels.count = 0;
	b->fresh = true;
	b->closed = false;
}

bool is_in_table(struct builder *b)
{
	const struct reader *r = b->r;

	if (b->state != IN_OPERATIVE || !b->numbered || !b->open || (!b->table && !ends_open(b)))
		return false;
	while (b->next_number < b->at || (b->next_number < r->para_count
	                                  && !is_number(&r->paras[b->next_number].label)))
		b->next_number++;
	return b->next_number < r->para_count
		&& r->paras[b->next_number].label.value == b->number + 1;
}

/* "A. Pension fund" */
static bool take_lettered(struct builder *b, const struct para *p)
{
	struct rr_span last = b->r->lines[p->last - 1].text;

	if (p->label.paren || p->text.len > HEADING_MAX
	    || (ends_sentence(p->text) && last.text[last.len - 1] != '?'))
		return false;
	begin_part(b, enter_part(b->r, &b->parts, p->label.printed));
	add_heading(b, whole_text(b->r, p), 1, false);
	return true;
}

/* "一. 导言" above paragraphs that digits count. */
static bool take_numbered(struct builder *b, const struct para *p)
{
	const struct reader *r = b->r;
	const struct label *next = b->at + 1 < r->para_count ? &r->paras[b->at + 1].label : NULL;
	struct rr_span mark;

	if (!is_number(&p->label) || (unsigned char)p->label.printed.text[0] < 0xE0
	    || p->text.len > HEADING_MAX || ends_sentence(p->text) || next == NULL
	    || !is_number(next) || (unsigned char)next->printed.text[0] >= 0x80)
		return false;
	mark = part_mark(r, p->label.printed);
	if (mark.len == 0)
		return false;
	begin_part(b, enter_part(b->r, &b->parts, mark));
	add_heading(b, whole_text(b->r, p), 1, false);
	return true;
}

/* "II" or باء alone, "ثانيا - عنوان" */
static bool take_marked_part(struct builder *b, const struct para *p)
{
	struct rr_span mark, text = p->text, first = b->r->lines[p->first].text;

	if (!p->gap || ends_sentence(p->text))
		return false;
	mark = part_mark(b->r, first);
	if (mark.len == 0 && p->text.len <= HEADING_MAX)
		mark = titled_part(b->r, p->text);
	if (mark.len == 0)
		return false;
	if (b->state == IN_ANNEX && b->closed) { /* adopted: the next part of the resolution */
		b->state = IN_PREAMBLE;
		b->annex = 0;
		b->parts.count = 0;
	}
	begin_part(b, enter_part(b->r, &b->parts, mark));
	if (text.len > first.len && text.text[first.len] != ' ' && rr_span_starts(text, keep(b->r, first)))
		text = rr_span(rr_arena_printf(b->r->arena, "%.*s %.*s", (int)first.len, text.text,
		                               (int)(text.len - first.len), text.text + first.len)); /* 一 导言 */
	add_heading(b, text, 1, false);
	return true;
}

/* "Article 1" alone, and right below it a sentence or a numbered one; its title goes on with it. */
bool opens_article(const struct reader *r, size_t head)
{
	size_t last = head + 1;
	struct rr_match m;
	struct label label;

	if (!match_whole(r, RR_IN_PARTS, r->lines[head].text, &m) || strcmp(m.entry->key, "article") != 0)
		return false;
	if (read_label(r, r->lines[last].text, &label))
		return true;
	while (last + 1 < r->count && last < head + ARTICLE_LINES && !r->lines[last + 1].gap
	       && r->lines[last + 1].use == USE_NONE && !match_whole(r, RR_IN_PARTS, r->lines[last + 1].text, &m)
	       && !ends_full(r->lines[last].text))
		last++;
	return ends_full(r->lines[last].text);
}

static bool is_figures(struct rr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.text[i] < '0' || s.text[i] > '9')
			return false;
	return s.len > 0 && s.len < 5;
}

static void begin_annex(struct builder *b)
{
	b->state = IN_ANNEX;
	b->annex = ++b->annexes;
	b->part = NULL;
	b->parts.count = 0;
	b->part_no++;
	b->levels.count = 0;
	b->number = 0;
	b->closed = false;
}

/* "Annex" and, on the lines below it, its title. */
static void add_annex(struct builder *b, struct rr_span text, struct rr_span first)
{
	struct rr_span title = rr_span_trim(rr_span_sub(text, first.len, text.len));

	if (title.len == 0 || !rr_span_starts(text, keep(b->r, first))) {
		add_heading(b, text, 1, false);
	} else {
		add_heading(b, first, 1, false);
		add_heading(b, title, 2, false);
	}
}

/* "Annex II. Oils", 附件一 清单: the word, a stop or before Han a blank, and a title. */
static bool is_titled_annex(const struct reader *r, const struct para *p)
{
	struct rr_span rest;
	struct rr_match m;
	size_t at = 0;
	uint32_t cp;

	if (!p->gap || p->text.len > HEADING_MAX || ends_sentence(p->text)
	    || !rr_known_match(r->lang, RR_IN_ANNEX, p->text, 0, &m) || m.end == p->text.len)
		return false;
	rest = rr_span_trim(rr_span_sub(p->text, m.end, p->text.len));
	cp = rest.len > 0 ? rr_utf8_next(rest, &at) : 0;
	if (rr_is_han(cp))
		return p->text.text[m.end] == ' ';
	if (cp != '.' && cp != ':' && cp != '-' && cp != 0x2013 && cp != 0x2014 && cp != 0xFF1A)
		return false;
	rest = rr_span_trim(rr_span_sub(rest, at, rest.len));
	at = 0;
	cp = rest.len > 0 ? rr_utf8_next(rest, &at) : 0;
	return rr_is_letter(cp) && !starts_lower(rest);
}

/* "II", "A", "Section I", an annex, a title between clauses. */
bool take_heading(struct builder *b, const struct para *p)
{
	struct rr_span first = b->r->lines[p->first].text;
	struct rr_match m;

	if (match_whole(b->r, RR_IN_ANNEX, first, &m) || is_titled_annex(b->r, p)) {
		begin_annex(b);
		add_annex(b, p->text, first);
		return true;
	}
	if (p->label.style == LABEL_UPPER || p->label.style == LABEL_UPPER_ROMAN)
		return take_lettered(b, p);
	if (p->label.style != LABEL_NONE)
		return take_numbered(b, p);
	if (match_whole(b->r, RR_IN_PARTS, first, &m)) {
		const struct rr_capture *n = rr_match_capture(&m, "n");

		first = n ? rr_span_sub(first, n->start, n->end) : first;
		/* "approves the following terms: Article 1": an instrument that is no annex by name */
		if (strcmp(m.entry->key, "article") == 0 && b->state != IN_ANNEX && b->r->doc->clause_count > 0
		    && !b->r->plain && (b->operative || ends_open(b)))
			begin_annex(b);
		begin_part(b, enter_named_part(b->r, &b->parts, m.entry, first));
		add_heading(b, p->text, 1, false);
		return true;
	}
	if (take_marked_part(b, p))
		return true;
	if (b->closed) /* what follows on the page is no part of this text */
		return false;
	if (b->r->plain || !p->gap || ends_sentence(p->text) || p->text.len > HEADING_MAX || starts_lower(p->text)
	    || read_lead(b->r->lang, p->text, NULL) > 0
	    || (b->state == IN_PREAMBLE && !b->fresh && p->text.len > PREAMBLE_HEADING))
		return false;
	if (is_figures(p->text)) { /* a page's number */
		remark(b->r, b->r->lines[p->first].number, false, "a number alone: %.*s",
		       (int)p->text.len, p->text.text);
		return true;
	}
	/* the names of a list that an unnumbered paragraph has opened with a colon */
	if (b->state == IN_OPERATIVE && !b->numbered && b->open && (b->table || ends_open(b))) {
		b->table = true;
		return false;
	}
	add_heading(b, p->text, 2, false);
	return true;
}
