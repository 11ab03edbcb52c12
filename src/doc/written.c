/*
 * What people who work on a text have typed into it: "PP3", "OP12 bis." before
 * a paragraph, as delegates call it, "1)" for "1.", bullets, and the numbers of
 * lines in the margin of a draft; markdown.c knows the marks of Markdown. A line with
 * any is written anew, with the number as the printed text has it; what the
 * first lines of a text don't show is not looked for in the others.
 */
#include "doc/reader.h"

#include <stdlib.h>
#include <string.h>

#define SHOWN_LINES ((size_t)1000) /* they tell whether the text bears such marks */
#define LEAST_LABELS ((size_t)2)
#define LEAST_MARGIN ((size_t)3)  /* numbers of lines, one after the other */
#define LEAST_MARGINS ((size_t)15) /* where each line has one */

/* A label as it is typed: "PP3", "[OP12 bis]", "OP 3(a)". */
struct typed {
	struct rr_span number, suffix; /* "12", "bis" */
	size_t len;                    /* bytes up to the words behind it */
	bool operative;
};

static size_t skip(struct rr_span s, size_t at, const char *set)
{
	while (at < s.len && strchr(set, s.text[at]) != NULL)
		at++;
	return at;
}

static bool read_typed(struct rr_span s, struct typed *out)
{
	size_t at = s.len > 0 && (s.text[0] == '[' || s.text[0] == '(') ? 1 : 0, from;
	char open = at > 0 ? s.text[0] : '\0';

	if (s.len < at + 3 || (s.text[at] != 'P' && s.text[at] != 'O') || s.text[at + 1] != 'P')
		return false;
	out->operative = s.text[at] == 'O';
	from = at = skip(s, at + 2, " .");
	while (at < s.len && at - from < 3 && is_digit(s.text[at]))
		at++;
	out->number = rr_span_sub(s, from, at);
	from = skip(s, at, " ");
	out->suffix = rr_span_sub(s, from, from + tail_len(s, from));
	if (out->suffix.len > 0)
		at = from + out->suffix.len;
	if (open != '\0') {
		if (at >= s.len || s.text[at] != (open == '[' ? ']' : ')'))
			return false;
		at++;
	}
	out->len = skip(s, at, ".:) ");
	return out->number.len > 0 && (at == s.len || strchr(" .:)(", s.text[at]) != NULL);
}

/* The line without the label of a preambular paragraph, or with the number as it is printed. */
static void write_label(struct reader *r, struct line *l, const struct typed *label)
{
	struct rr_span rest = rr_span_sub(l->text, label->len, l->text.len);

	l->gap = true;
	if (!label->operative) {
		l->text = rest;
		return;
	}
	if (rest.len > 0 && (rest.text[0] == '(' || is_digit(rest.text[0]))) { /* "OP3 (a)", "OP3 3." */
		l->text = rest;
		return;
	}
	l->text = rr_span(rr_arena_printf(r->arena, "%.*s%s%.*s. %.*s", (int)label->number.len, label->number.text,
	                                  label->suffix.len > 0 ? " " : "", (int)label->suffix.len,
	                                  label->suffix.text, (int)rest.len, rest.text));
	l->text = trim(l->text);
}

static void write_labels(struct reader *r)
{
	size_t kept = 0;
	bool gap = false;
	struct typed label;

	for (size_t i = 0; i < r->count; i++) {
		struct line *l = &r->lines[kept];

		*l = r->lines[i];
		l->gap |= gap;
		gap = false;
		if (read_typed(l->text, &label))
			write_label(r, l, &label);
		gap = l->text.len == 0; /* the label stood alone above its paragraph */
		kept += l->text.len > 0;
	}
	r->count = kept;
}

/* ---- "1)" ---------------------------------------------------------------- */

/* How the number of a line with a verb behind it is written: LABEL_DIGIT, _DIGIT_PAREN; LABEL_NONE: it is none. */
static enum label_style numbered_style(const struct reader *r, struct rr_span s)
{
	struct label label;

	if (!read_label(r, s, &label) || (label.style != LABEL_DIGIT_PAREN && (label.style != LABEL_DIGIT || label.paren))
	    || read_lead(r->lang, rr_span_sub(s, label.len, s.len), NULL) == 0)
		return LABEL_NONE;
	return (enum label_style)label.style;
}

static void write_numbers(struct reader *r)
{
	for (size_t i = 0; i < r->count; i++) {
		struct rr_span s = r->lines[i].text;
		struct label label;

		if (read_label(r, s, &label) && label.style == LABEL_DIGIT_PAREN)
			r->lines[i].text = trim(rr_span(rr_arena_printf(r->arena, "%ld. %.*s", label.value,
			                                (int)(s.len - label.len), s.text + label.len)));
	}
}

/* ---- bullets -------------------------------------------------------------- */

/* A bullet before a verb, of a list that is none: its bytes. Dashes stand within sentences too. */
static size_t bullet_len(const struct reader *r, struct rr_span s)
{
	static const char *const bullets[] = { "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x97\x8F", "\xE2\x97\xA6",
		"\xE2\x96\xAA", "\xEF\x82\xB7" };
	size_t at = 0;

	if ((unsigned char)s.text[0] < 0xC2)
		return 0;
	for (size_t i = 0; at == 0 && i < sizeof bullets / sizeof *bullets; i++)
		if (rr_span_starts(s, bullets[i]))
			at = skip(s, strlen(bullets[i]), " \t");
	return at > 0 && read_lead(r->lang, rr_span_sub(s, at, s.len), NULL) > 0 ? at : 0;
}

static void cut_bullets(struct reader *r)
{
	for (size_t i = 0; i < r->count; i++) {
		struct rr_span s = r->lines[i].text;

		r->lines[i].text = rr_span_sub(s, bullet_len(r, s), s.len);
	}
}

/* ---- numbers of lines ----------------------------------------------------- */

/* The number in front of a line, with blanks behind it; its bytes with them, else 0. */
static size_t margin_len(struct rr_span s, long *number)
{
	size_t at = 0;

	*number = 0;
	while (at < s.len && at < 4 && is_digit(s.text[at]))
		*number = *number * 10 + s.text[at++] - '0';
	if (at == 0 || at == 4 || at == s.len || s.text[at] != ' ')
		return 0;
	return skip(s, at, " ");
}

/* Whether the first number of a page stands on line i: the second follows soon. */
static bool begins_page(const struct reader *r, size_t i, long step)
{
	long number;

	for (size_t k = i + 1; k < r->count && k < i + 2 * (size_t)step; k++)
		if (margin_len(r->lines[k].text, &number) > 0 && number == 2 * step)
			return true;
	return false;
}

/* Whether the number of line i follows *last, up to `most` steps behind it, or is the first of a page. */
static bool is_next(const struct reader *r, size_t i, long number, long step, long most, long *last)
{
	long steps = (number - *last) / step;

	if (number % step != 0
	    || ((steps < 1 || steps > most) && !(number == step && begins_page(r, i, step))))
		return false;
	*last = number;
	return true;
}

/*
 * The numbers of lines that stand in the margin: 5 for every fifth, 1 for
 * every line, 0 for none. Those of every line stand before words in small
 * letters as well, as numbers of paragraphs don't.
 */
static long margin_step(const struct reader *r)
{
	size_t fifths = 0, ones = 0, wrapped = 0, since = 0;
	long last_fifth = 0, last = 0, number;

	for (size_t i = 0; i < r->count && i < SHOWN_LINES; i++) {
		struct rr_span s = r->lines[i].text;
		size_t len = is_digit(s.text[0]) ? margin_len(s, &number) : 0;

		since++;
		if (len > 0 && is_next(r, i, number, 1, 1, &last)) {
			wrapped += starts_lower(rr_span_sub(s, len, s.len));
			if (++ones >= LEAST_MARGINS && wrapped * 4 > ones)
				return 1;
		} else {
			ones = wrapped = 0;
			last = 0;
		}
		if (len > 0 && since > 2 && is_next(r, i, number, 5, 1, &last_fifth)) {
			since = 0;
			if (++fifths >= LEAST_MARGIN)
				return 5;
		} else if (len > 0 && number == last_fifth + 1) {
			fifths = 0; /* of paragraphs */
			last_fifth = 0;
		}
	}
	return 0;
}

static void cut_margin(struct reader *r, long step)
{
	long last = 0, number;

	for (size_t i = 0; i < r->count; i++) {
		struct rr_span s = r->lines[i].text;
		size_t len = is_digit(s.text[0]) ? margin_len(s, &number) : 0;

		if (len > 0 && len < s.len && is_next(r, i, number, step, step > 1 ? 4 : 1, &last))
			r->lines[i].text = rr_span_sub(s, len, s.len);
	}
}

void read_written(struct reader *r)
{
	size_t labels = 0, words = 0, numbers = 0, brackets = 0, bullets = 0;
	long margin = margin_step(r);
	struct typed label;

	if (margin > 0)
		cut_margin(r, margin);
	for (size_t i = 0; i < r->count && i < SHOWN_LINES; i++) {
		struct rr_span s = r->lines[i].text;
		enum label_style style;

		labels += read_typed(s, &label);
		words += !r->source->styled && opens_markdown(r, s);
		bullets += bullet_len(r, s) > 0;
		style = numbers == 0 ? numbered_style(r, s) : LABEL_NONE;
		numbers += style == LABEL_DIGIT;
		brackets += style == LABEL_DIGIT_PAREN;
	}
	if (words > 0)
		write_unmarked(r);
	if (bullets > 0)
		cut_bullets(r);
	if (brackets >= LEAST_LABELS && numbers == 0)
		write_numbers(r);
	if (labels >= LEAST_LABELS)
		write_labels(r);
}
