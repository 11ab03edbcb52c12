/*
 * What captures take of a text: a word, a number, a date, or the shortest
 * text that lets the rest of the phrase match.
 */
#include "lang/walk.h"

#include <string.h>

#define TEXT_LIMIT ((size_t)4000) /* bytes of one text capture */

static struct rr_span name_of(const struct walk *w, const struct node *n)
{
	return w->section->captures[n->name].name;
}

static void take(struct walk *w, const struct node *n, size_t start, size_t end, long number)
{
	if (w->open_count == RR_CAPTURES)
		return;
	w->open[w->open_count++] = (struct rr_capture){ name_of(w, n), start, end, number };
	/* the digit zero: a capture neither forbids nor asks for a word's end */
	walk_on(w, n, end, n->take == TAKE_WORD ? 'a' : '0');
	w->open_count--;
}

/* At the end of a phrase a text takes all that is left. */
static void take_rest(struct walk *w, const struct node *n, size_t start)
{
	size_t end = w->text.len;

	while (end > start && strchr(" \t\r\n", w->text.text[end - 1]) != NULL)
		end--;
	if (end > start && w->open_count < RR_CAPTURES) {
		w->open[w->open_count++] = (struct rr_capture){ name_of(w, n), start, end, -1 };
		walk_ends(w, n, end, '0');
		w->open_count--;
	}
}

/* The shortest text that lets the rest of a phrase match. */
static void take_text(struct walk *w, const struct node *n, size_t at)
{
	const struct capture *capture = &w->section->captures[n->name];
	size_t start = fold_blanks(w->text, at), end = start, next = start;
	bool was = w->found;
	size_t reach = w->end;

	if (n->child != 0 && w->open_count < RR_CAPTURES && end < w->text.len)
		fold_next(w->lang, w->text, &next);
	for (; next > end && end - start < TEXT_LIMIT && w->steps < STEPS; w->steps++) {
		end = next;
		if (!follow_stands(w->lang, capture, w->text, end, &next))
			continue;
		w->open[w->open_count++] = (struct rr_capture){ name_of(w, n), start, end, -1 };
		walk_list(w, n->child, end, '0');
		w->open_count--;
		if (w->found && (!was || w->end > reach))
			break;
	}
	if (n->entry != 0)
		take_rest(w, n, start);
}

static void take_word(struct walk *w, const struct node *n, size_t at)
{
	size_t end = at;

	while (end < w->text.len && strchr(" \t\r\n,;", w->text.text[end]) == NULL)
		end++;
	if (end > at)
		take(w, n, at, end, -1);
}

static const struct value *value_at(struct walk *w, enum take take, size_t at);

/* Reads what a capture of a date, a month or a number takes, and steps over it. */
static bool read_value(struct walk *w, enum take take, size_t *at, long *value)
{
	const struct value *number;
	struct rr_date date;

	switch (take) {
	case TAKE_DATE:
		return read_date(w->lang, w->text, at, &date, &w->values[TAKE_NUMBER]);
	case TAKE_MONTH:
		if (read_month(w->lang, w->text, at, value))
			return true;
		number = value_at(w, TAKE_NUMBER, *at);
		*at = number->end;
		*value = number->number;
		return number->got;
	default:
		return rr_lang_number(w->lang, w->text, at, value);
	}
}

/* What stands at `at` for a capture of that kind, read once. */
static const struct value *value_at(struct walk *w, enum take take, size_t at)
{
	struct value *v = &w->values[take], *number = &w->values[TAKE_NUMBER];

	if (v->at == at)
		return v;
	if (take == TAKE_ORDINAL) {
		read_numerals(w->lang, w->text, at, number, v);
		if (!v->got)
			*v = *number; /* any number will do */
		return v;
	}
	*v = (struct value){ .at = at, .end = at, .number = -1 };
	v->got = read_value(w, take, &v->end, &v->number);
	return v;
}

void walk_capture(struct walk *w, const struct node *n, size_t at, uint32_t before)
{
	size_t start = fold_is_han(before) || n->take == TAKE_DATE
		? fold_blanks(w->text, at) : at;

	if (n->take == TAKE_TEXT) {
		take_text(w, n, at);
	} else if (n->take == TAKE_WORD) {
		take_word(w, n, start);
	} else if (follow_starts_number(w->lang, w->text, start)) {
		struct value v = *value_at(w, (enum take)n->take, start);

		if (v.got)
			take(w, n, start, v.end, v.number);
	}
}
