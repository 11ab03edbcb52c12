/*
 * Joining lines into paragraphs: at each line the layout, the end of the
 * line before and the start of this one say whether a new paragraph begins.
 * A label always begins one where a sentence has ended or a gap stands.
 */
#include "doc/parts.h"
#include "doc/reader.h"
#include "resread/text.h"

#include <stdlib.h>
#include <string.h>

#define VERB_BYTES ((size_t)24)     /* of the first word of an opening */
#define PAGE_HEADING ((size_t)60)
#define HEADING_BYTES ((size_t)160) /* an open line that short may be a heading */

struct joiner {
	struct reader *r;
	char *claimed;      /* the source's text, where one blank may join two lines; NULL */
	struct rr_span one; /* its words while they lie there, or on one line */
	struct rr_str text; /* else: joined */
	struct label label;
	size_t first, last; /* lines of the open paragraph; first == last: none */
	long number;        /* the operative number read last */
	bool gap;
};

static struct rr_span words(const struct joiner *j)
{
	return j->one.len > 0 ? j->one : rr_str_span(&j->text);
}

static bool is_number(const struct label *l)
{
	return l->style == LABEL_DIGIT && !l->paren;
}

/* "B." of "B. Title" */
static bool is_part(const struct label *l)
{
	return (l->style == LABEL_UPPER || l->style == LABEL_UPPER_ROMAN) && !l->paren;
}

static bool label_of(const struct joiner *j, const struct line *l, struct label *label)
{
	bool read = read_label(j->r, l->text, label);

	/* years stand at the start of lines; such numbers only count on */
	if (read && is_number(label) && label->value > 400 && label->value != j->number + 1)
		read = false;
	/* a spoilt number may look like a letter: i. for 1. */
	if (!read || (label->style != LABEL_DIGIT && !label->paren))
		read |= read_spoilt_label(j->r, l->text, j->number + 1, label)
			|| (j->number > 0 && l->gap && read_spoilt_label(j->r, l->text, 1, label)); /* of a new part */
	return read;
}

/* Whether a verb opens the line, be it wrapped behind its first word: "Having" */
static bool lead(struct reader *r, const struct line *l)
{
	size_t i = (size_t)(l - r->lines);

	return read_lead(r->lang, l->text, NULL) > 0
		|| (l->text.len < VERB_BYTES && (unsigned char)l->text.text[0] < 0xE0 && i + 1 < r->count && !l[1].gap
		    && l[1].use == USE_NONE && memchr(l->text.text, ' ', l->text.len) == NULL
		    && read_lead(r->lang, join_lines(r, i, i + 2), NULL) > 0);
}

/* Lines that stand for themselves: an annex, a part, "II", enacting words. */
static bool stands_alone(const struct reader *r, struct line *l)
{
	struct rr_match m;
	bool plain;

	if (l->text.len > 80)
		return false;
	if (!l->alone_known)
		l->alone = match_whole(r, RR_IN_ANNEX, l->text, &m) || match_whole(r, RR_IN_PARTS, l->text, &m)
			|| (is_enacting(r, l->text, &m, &plain) && !plain);
	l->alone_known = true;
	return l->alone;
}

/* "46/21 of 24 March", "(1978), 434", "434 (1978)": no clause opens with the number of a resolution. */
static bool opens_with_number(struct rr_span s)
{
	size_t at = rr_span_starts(s, "S-") ? 2 : rr_span_starts(s, "ES-") ? 3 : 0, first = at;

	if (s.len > 5 && s.text[0] == '(' && s.text[5] == ')')
		return (s.text[1] == '1' || s.text[1] == '2') && s.text[4] >= '0' && s.text[4] <= '9';
	while (at < s.len && s.text[at] >= '0' && s.text[at] <= '9')
		at++;
	if (at > first && at + 6 < s.len && s.text[at] == ' ' && s.text[at + 1] == '(')
		return opens_with_number(rr_span_sub(s, at + 1, s.len));
	return at > first && at + 1 < s.len && s.text[at] == '/' && s.text[at + 1] >= '0' &&
		s.text[at + 1] <= '9';
}

/* "212" and "(III) of 19 November" below it: one number, no label. */
static bool splits_number(struct rr_span before, const struct line *l)
{
	char last = before.text[before.len - 1];

	return !l->gap && last >= '0' && last <= '9' && l->text.len > 1 && l->text.text[0] == '('
		&& strchr("IVXLS123456789", l->text.text[1]) != NULL;
}

/* A verb that opens a clause, in capitals if the paragraph before began so. */
static bool opens_clause(const struct joiner *j, const struct line *l)
{
	return starts_lower(l->text) == starts_lower(words(j)) && lead(j->r, l);
}

/* A short line between gaps at the top of a page. */
static bool is_page_heading(const struct reader *r, const struct line *l)
{
	const struct line *next = l + 1;

	return l->text.len < PAGE_HEADING && starts_upper(l->text) && !ends_sentence(l->text)
		&& next < r->lines + r->count && next->gap && next->use == USE_NONE;
}

/* What is open and short may be a heading, if it opens as no clause does. */
static bool may_be_heading(const struct joiner *j)
{
	return (words(j).len < HEADING_BYTES || j->r->lines[j->first].alone)
		&& read_lead(j->r->lang, words(j), NULL) == 0;
}

static bool breaks_blocks(const struct joiner *j, const struct line *before, const struct line *l)
{
	struct rr_span b = before->text;
	bool ended, anew;

	if (!l->gap && !l->cut) /* a capital verb behind a stop starts anew all the same */
		return ends_sentence(b) && b.text[b.len - 1] != ':' && starts_upper(l->text)
			&& lead(j->r, l);
	ended = ends_sentence(b);
	if (l->cut && !ended) /* a page ended in mid-sentence */
		return false;
	anew = !starts_lower(l->text) && !(ends_comma(b) && opens_with_number(l->text));
	if (anew && ended && !(l->cut && ends_comma(b))) /* whatever it opens with */
		return true;
	if (opens_clause(j, l))
		return true;
	return anew && (l->cut ? is_page_heading(j->r, l) : may_be_heading(j));
}

static bool breaks_spaced(const struct joiner *j, const struct line *before, const struct line *l)
{
	if (j->r->indents && before->text.len > 3)
		return l->indent;
	return lead(j->r, l) && ends_sentence(words(j));
}

/* In a text that is no resolution a blank line parts, whatever the words. */
static bool breaks_plain(const struct joiner *j, const struct line *before, const struct line *l)
{
	struct label label;

	if (l->gap)
		return j->label.style == LABEL_NONE || words(j).len > 0;
	return ends_sentence(before->text)
		&& (j->r->layout == LAYOUT_LINES || label_of(j, l, &label));
}

/* The next number and a verb: they start anew though the line before has lost its stop. */
static bool opens_numbered(const struct joiner *j, const struct line *l)
{
	struct label label;

	return l->text.text[0] >= '0' && l->text.text[0] <= '9' && label_of(j, l, &label)
		&& is_number(&label) && label.value == j->number + 1
		&& read_lead(j->r->lang, rr_span_sub(l->text, label.len, l->text.len), NULL) > 0;
}

static bool is_mark_alone(const struct reader *r, const struct line *l)
{
	return r->spots[l->spots].start == 0 && r->spots[l->spots].end == l->text.len;
}

static bool breaks(const struct joiner *j, size_t i)
{
	struct line *l = &j->r->lines[i], *before = &j->r->lines[j->last - 1];
	bool apart = l->gap || l->cut, ended = ends_sentence(before->text);
	struct label label;

	if (l->spot_count == 1 && !l->gap && is_mark_alone(j->r, l))
		return false;
	if (j->r->plain)
		return breaks_plain(j, before, l);
	if (j->last - 1 == j->r->enacting || l->over)
		return true;
	if ((apart || ended || is_part(&j->label)) && (stands_alone(j->r, l) || stands_alone(j->r, before)))
		return true;
	if (apart && part_mark(j->r, l->text).len > 0)
		return true;
	if (!apart && j->last - j->first == 1 && before->alone && opens_article(j->r, i - 1))
		return true;
	if (apart || ended ? !splits_number(before->text, l) && label_of(j, l, &label)
	    : opens_numbered(j, l))
		return true;
	if (j->label.style != LABEL_NONE && words(j).len == 0)
		return false;
	switch (j->r->layout) {
	case LAYOUT_LINES:
		if (ends_comma(before->text)
		    && (l->cut || starts_lower(l->text) || opens_with_number(l->text)))
			return opens_clause(j, l); /* a page or a wrapped line may have ended there */
		return ended || (l->gap && !l->cut && (opens_clause(j, l) || may_be_heading(j)));
	case LAYOUT_SPACED:
		return breaks_spaced(j, before, l);
	case LAYOUT_BLOCKS:
		break;
	}
	return breaks_blocks(j, before, l);
}

/* From now on the words are a text of their own, to be added to. */
static struct rr_str *own_words(struct joiner *j)
{
	if (j->one.len > 0)
		rr_str_add(&j->text, j->one);
	j->one = rr_span("");
	return &j->text;
}

/* Joins a line where it lies: nothing but a NUL parts it from the words before it. */
static bool join_in_place(struct joiner *j, struct rr_span line)
{
	const struct rr_shared *bytes = j->r->source->bytes;
	size_t end = (size_t)(j->one.text - j->claimed) + j->one.len;

	if (j->claimed == NULL || j->one.len == 0 || line.text != j->one.text + j->one.len + 1
	    || !rr_shared_has(bytes, j->one) || !rr_shared_has(bytes, line) || j->claimed[end] != '\0'
	    || !needs_blank(j->one, line))
		return false;
	j->claimed[end] = ' ';
	j->one.len += 1 + line.len;
	return true;
}

/* "meet-" and "ing": what hyphenation has parted becomes one word again. */
static bool mend_torn(struct joiner *j, struct rr_span line)
{
	struct rr_span have = words(j);
	struct rr_match m;
	size_t behind;

	if (have.len < 3 || have.text[have.len - 1] != '-' || !starts_lower(line)
	    || !rr_lang_match(j->r->lang, "torn-tails", line, 0, &m)
	    || ((behind = m.end) < line.len && rr_is_letter(rr_utf8_next(line, &behind))))
		return false;
	rr_str_cut(own_words(j), have.len - 1);
	rr_str_add(&j->text, line);
	return true;
}

static void join_words(struct joiner *j, struct rr_span line)
{
	if (words(j).len == 0)
		j->one = line;
	else if (!mend_torn(j, line) && !join_in_place(j, line))
		join_line(own_words(j), line);
}

/* The words for good: where the source has them, if a NUL stands behind them there. */
static struct rr_span settle_words(struct joiner *j)
{
	struct reader *r = j->r;

	if (j->claimed != NULL && j->one.len > 0 && rr_shared_has(r->source->bytes, j->one)
	    && j->one.text[j->one.len] == '\0' && !is_torn(j->one))
		return j->one;
	mend_hyphens(r, own_words(j));
	return rr_span_of(rr_arena_dup(r->arena, j->text.text ? j->text.text : "", j->text.len), j->text.len);
}

static void close_para(struct joiner *j)
{
	struct reader *r = j->r;

	if (j->first == j->last)
		return;
	r->paras = rr_grow(r->paras, r->para_count, &r->para_cap, sizeof *r->paras);
	r->paras[r->para_count++] = (struct para){
		.first = (unsigned)j->first, .last = (unsigned)j->last, .label = j->label, .gap = j->gap,
		.text = settle_words(j),
	};
	j->one = rr_span("");
	rr_str_cut(&j->text, 0);
	j->first = j->last = 0;
}

static const char *const raised[10] = {
	"\xE2\x81\xB0", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x81\xB4", "\xE2\x81\xB5",
	"\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8", "\xE2\x81\xB9",
};

void add_raised(struct rr_str *out, struct rr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.text[i] >= '0' && s.text[i] <= '9')
			rr_str_puts(out, raised[s.text[i] - '0']);
		else
			rr_str_putc(out, s.text[i]);
}

/* Adds the words of a line from byte `from` on, marks of notes as raised digits. */
static void add_words(struct joiner *j, const struct line *l, size_t from)
{
	struct rr_str marked = { 0 };
	size_t at = from;

	if (l->spot_count == 0) {
		join_words(j, rr_span_sub(l->text, from, l->text.len));
		return;
	}
	for (size_t i = 0; i < l->spot_count; i++) {
		struct spot spot = j->r->spots[l->spots + i];

		if (spot.start < at)
			continue;
		rr_str_add(&marked, rr_span_sub(l->text, at, spot.start));
		add_raised(&marked, rr_span_sub(l->text, spot.start, spot.end));
		at = spot.end;
	}
	rr_str_add(&marked, rr_span_sub(l->text, at, l->text.len));
	if (l->spot_count == 1 && at == l->text.len && j->r->spots[l->spots].start == 0)
		rr_str_add(own_words(j), rr_str_span(&marked)); /* the mark has a line of its own */
	else if (!mend_torn(j, rr_str_span(&marked)))
		join_line(own_words(j), rr_str_span(&marked));
	rr_str_free(&marked);
}

/* "- " before a verb: a bullet, no part of the words. */
static size_t bullet_len(const struct reader *r, struct rr_span s)
{
	size_t len = rr_span_starts(s, "- ") ? 2 : rr_span_starts(s, "\xE2\x80\x93 ") ? 4 : 0;

	return len > 0 && read_lead(r->lang, rr_span_sub(s, len, s.len), NULL) > 0 ? len : 0;
}

static void open_para(struct joiner *j, size_t i)
{
	struct line *l = &j->r->lines[i];
	struct label inner;

	j->first = i;
	j->gap = l->gap || l->cut;
	if (!label_of(j, l, &j->label))
		j->label = (struct label){ .style = LABEL_NONE };
	if (j->label.style == LABEL_DIGIT)
		j->number = j->label.value;
	/* "10. (a) The ..." opens two at once */
	if (j->label.style != LABEL_NONE && !j->label.paren
	    && read_label(j->r, rr_span_sub(l->text, j->label.len, l->text.len), &inner)
	    && inner.paren && (inner.value == 1 || inner.roman == 1)) {
		size_t from = j->label.len + inner.len;

		j->last = i + 1;
		close_para(j);
		j->first = i;
		j->label = inner;
		j->label.len = (unsigned)from;
	}
	if (j->label.style == LABEL_NONE)
		j->label.len = (unsigned)bullet_len(j->r, l->text);
	add_words(j, l, j->label.len);
}

void read_paragraphs(struct reader *r)
{
	struct joiner j = { .r = r, .claimed = rr_shared_claim(r->source->bytes) };

	if (j.claimed != NULL)
		rr_arena_hold(r->arena, r->source->bytes);
	for (size_t i = r->body; i < r->count; i++) {
		struct line *l = &r->lines[i];

		line_soon(r, i);
		if (l->use != USE_NONE) {
			if (l->use == USE_CLOSING)
				close_para(&j);
			continue;
		}
		l->use = USE_TEXT;
		if (j.first == j.last || breaks(&j, i)) {
			close_para(&j);
			open_para(&j, i);
		} else {
			add_words(&j, l, 0);
		}
		j.last = i + 1;
	}
	close_para(&j);
	rr_str_free(&j.text);
}
