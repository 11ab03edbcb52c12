/*
 * Texts that have lost their blank lines, as copies of pages have: headings
 * are told by what they are, and set apart again from the clauses around them.
 */
#include "doc/parts.h"
#include "doc/reader.h"

#define TITLE_LINES ((size_t)6)    /* below an annex's or a part's head */
#define TITLE_BYTES ((size_t)100)  /* of one of them; a longer line is text */
#define TITLE_ABOVE ((size_t)4)    /* lines of a title above a number */
#define HEAD_BYTES ((size_t)60)

/* "II", "Annex", "B. Paint", "(a) Brushes" above a number */
static bool is_head(const struct reader *r, size_t i)
{
	struct rr_span s = r->lines[i].text;
	struct label label, next;
	struct rr_match m;

	if (s.len > HEAD_BYTES || starts_lower(s))
		return false;
	if (part_mark(r, s).len > 0 || match_whole(r, RR_IN_ANNEX, s, &m))
		return true;
	if (ends_sentence(s) || !read_label(r, s, &label) || label.len >= s.len)
		return false;
	if (label.paren)
		return i + 1 < r->count && read_label(r, r->lines[i + 1].text, &next) && next.style == LABEL_DIGIT;
	return label.style == LABEL_UPPER || label.style == LABEL_UPPER_ROMAN;
}

/* What follows a heading: a clause, a number, enacting words, a line too long for a title. */
static bool is_text(const struct reader *r, struct rr_span s)
{
	struct label label;
	struct rr_match body;
	bool plain;

	return s.len > TITLE_BYTES || read_label(r, s, &label) || (!starts_lower(s) && read_lead(r->lang, s, NULL) > 0)
		|| is_enacting(r, s, &body, &plain);
}

/* The line ends what a heading may follow: a sentence, the enacting words, a day. */
static bool is_over(const struct reader *r, size_t i)
{
	struct rr_match m;

	return i == r->enacting || ends_sentence(r->lines[i].text)
		|| (r->lines[i].text.len < TITLE_BYTES && match_whole(r, RR_IN_CLOSING, r->lines[i].text, &m));
}

/*
 * "Budget of the painters" above the next number: the lines of a title from i
 * on, which a colon may end; 0 if they are none.
 */
static size_t title_lines(const struct reader *r, size_t i, long number)
{
	struct label label;

	for (size_t n = 0, lines = 0; lines <= TITLE_ABOVE && i + n < r->count; n++) {
		struct rr_span s = r->lines[i + n].text;

		if (r->lines[i + n].use != USE_NONE) /* the end of a page */
			continue;
		lines++;
		if (read_label(r, s, &label))
			return n > 0 && label.style == LABEL_DIGIT && !label.paren && label.value == number + 1 ? n : 0;
		if (s.len > TITLE_BYTES || (n == 0 && (!starts_upper(s) || read_lead(r->lang, s, NULL) > 0))
		    || (ends_sentence(s) && s.text[s.len - 1] != ':'))
			return 0;
	}
	return 0;
}

void part_tight(struct reader *r)
{
	size_t head = RR_NONE; /* the last one, whose title may go on */
	size_t last = r->body; /* the line of text before */
	long number = 0;       /* of the paragraph read last */
	struct label label;

	for (size_t i = r->body; i < r->count; i++) {
		struct line *l = &r->lines[i];
		size_t title;

		if (l->use != USE_NONE)
			continue;
		if (head == RR_NONE && i > r->body && ends_sentence(r->lines[last].text)
		    && (title = title_lines(r, i, number)) > 0) {
			l->gap = r->lines[i + title].gap = true;
			i += title;
			l = &r->lines[i];
		}
		if (read_label(r, l->text, &label) && label.style == LABEL_DIGIT && !label.paren
		    && (label.value == number + 1 || label.value == 1))
			number = label.value;
		if (l->text.len <= HEAD_BYTES && (head != RR_NONE || i == r->body || is_over(r, last)) && is_head(r, i)) {
			l->gap = true;
			head = i;
		} else if (head != RR_NONE && (is_text(r, l->text) || i > head + TITLE_LINES)) {
			l->gap = true;
			head = RR_NONE;
		}
		last = i;
	}
}
