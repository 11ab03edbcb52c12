/*
 * Changed numbers, change by change: where words with numbers became words
 * with other numbers of a kind, a number changed. A new sentence with a
 * number in it is no changed number, but a number or a date alone that came
 * or went is. What is told is the whole date, though only its year changed.
 */
#include "compare/critical.h"

#include <stdlib.h>
#include <string.h>

enum {
	LONGEST = 60, /* bytes of a stretch of numbers */
	BARE = 8,     /* bytes of other words beside a number that came alone */
	LONGEST_MONTH = 24,
};

enum number_kind { NUMBER_ORDINAL = 1, NUMBER_YEAR = 2, NUMBER_PLAIN = 4, NUMBER_MONTH = 8 };

struct number {
	size_t start, end; /* bytes of the text */
	long value;        /* -1: as printed */
	unsigned kind;
	bool weak;         /* "one", 两, June: it counts only against another of its kind */
};

struct numbers {
	struct number *items; /* owned */
	size_t count, cap;
	size_t bytes;         /* of all of them, and of the months between */
};

struct side {
	struct rr_span text;
	struct numbers numbers; /* of the change looked at */
};

static bool has_digit(struct rr_span s)
{
	for (size_t at = 0; at < s.len;)
		if (rr_is_digit(rr_utf8_next(s, &at), NULL))
			return true;
	return false;
}

/* COVID-19: a number held to a word by a hyphen is part of a name. */
static bool in_name(struct rr_span text, size_t start, struct rr_span word)
{
	size_t at = 0, digits = 0, before = start;
	uint32_t cp;

	while (digits < word.len && !rr_is_digit(rr_utf8_next(word, &at), NULL))
		digits = at;
	if (digits > 0 && memchr(word.text, '/', word.len) == NULL)
		return true;
	if (start == 0)
		return false;
	cp = rr_utf8_prev(text, &before);
	if (cp != '-' && cp != 0x2010 && cp != 0x2011)
		return false;
	if (before == 0)
		return false;
	cp = rr_utf8_prev(text, &before);
	return rr_is_letter(cp) && !rr_is_han(cp);
}

static unsigned kind_of(struct rr_span word)
{
	if (word.len != 4 || (memcmp(word.text, "19", 2) != 0 && memcmp(word.text, "20", 2) != 0))
		return NUMBER_PLAIN;
	return word.text[2] >= '0' && word.text[2] <= '9' && word.text[3] >= '0' &&
	       word.text[3] <= '9' ? NUMBER_YEAR : NUMBER_PLAIN;
}

/* Where a word that makes the number at `start` an ordinal begins: 第. */
static size_t before_prefix(const struct rr_lang *lang, struct rr_span text, size_t start)
{
	enum { LONGEST_PREFIX = 8 };
	struct rr_match m;

	for (size_t at = start; at > 0 && start - at < LONGEST_PREFIX;) {
		rr_utf8_prev(text, &at);
		if (rr_lang_match(lang, "ordinal-prefixes", text, at, &m) && m.end == start)
			return at;
	}
	return start;
}

/*
 * Reads what the word [start, end) of a change says as a number. "One" and
 * a single Han figure count only where they are nearly all of the change, and
 * an ordinal written in digits is left to its digits.
 */
static bool read_number(const struct rr_lang *lang, struct rr_span text,
                        const struct rr_change *change, struct number *out)
{
	enum { NEARLY = 4 };
	struct rr_span part = rr_span_sub(text, 0, change->end);
	struct rr_span word = rr_span_sub(text, out->start, out->end);
	bool han = (unsigned char)word.text[0] >= 0xE0, ordinal;
	size_t at = out->start;
	long value = 0;

	out->value = -1;
	out->kind = kind_of(word);
	if (has_digit(word))
		return !in_name(text, out->start, word);
	ordinal = rr_lang_ordinal(lang, part, &at, &value);
	if (!ordinal) {
		at = out->start;
		if (!rr_lang_number(lang, part, &at, &value))
			return false;
	}
	out->start = before_prefix(lang, text, out->start);
	ordinal |= out->start < out->end - word.len;
	out->weak = value < 2 || (!ordinal && han && at == out->end);
	if (at < out->end || has_digit(rr_span_sub(text, out->start, at)) ||
	    (out->weak && !ordinal && change->end - change->start > at - out->start + NEARLY))
		return false;
	out->end = at;
	out->value = value;
	out->kind = ordinal ? NUMBER_ORDINAL : NUMBER_PLAIN;
	return true;
}

/* A month's name; what is not known to be one by its day or year is no number
 * by itself, for "May" and "March" are words, too. */
static bool read_month(const struct rr_lang *lang, struct rr_span text, struct number *out)
{
	struct rr_span word = rr_span_sub(text, out->start, out->end);
	struct rr_match m;
	char first;

	out->value = -1;
	out->kind = NUMBER_MONTH;
	out->weak = true;
	if (word.len > LONGEST_MONTH || !rr_lang_match(lang, "months", word, 0, &m) ||
	    m.end < word.len)
		return false;
	first = m.entry->phrase.text[0];
	return first < 'A' || first > 'Z' || word.text[0] == first;
}

static void read_numbers(const struct rr_lang *lang, const struct rr_change *change,
                         struct side *s)
{
	struct rr_span part = rr_span_sub(s->text, change->start, change->end);
	struct numbers *out = &s->numbers;
	struct rr_words words = { 0 };
	size_t done = 0;

	out->count = out->bytes = 0;
	rr_words_quick(part, &words);
	for (size_t i = 0; i < words.count; i++) {
		size_t start = change->start + words.words[i].start;
		size_t end = change->start + words.words[i].end;
		enum rr_word_kind kind = words.words[i].kind;
		struct number number = { .start = start, .end = end };

		if (start >= done && kind != RR_SPACE && kind != RR_PUNCT) {
			if (!read_number(lang, s->text, change, &number) &&
			    !read_month(lang, s->text, &number))
				continue;
			out->items = rr_grow(out->items, out->count, &out->cap, sizeof *out->items);
			out->items[out->count++] = number;
			done = number.end;
		}
		out->bytes += end - start;
	}
	rr_words_free(&words);
}

static unsigned kinds_of(const struct numbers *list)
{
	unsigned kinds = 0;

	for (size_t i = 0; i < list->count; i++)
		kinds |= list->items[i].kind;
	return kinds;
}

/* ---- stretches ------------------------------------------------------------- */

/* What the numbers of these kinds say, and from the first to the last of them. */
static struct term stretch_of(const struct side *s, unsigned kinds, struct rr_str *said)
{
	struct term stretch = { .start = s->text.len, .end = 0 };

	rr_str_cut(said, 0);
	for (size_t i = 0; i < s->numbers.count; i++) {
		const struct number *n = &s->numbers.items[i];

		if ((n->kind & kinds) == 0)
			continue;
		if (n->value >= 0)
			rr_str_printf(said, "%ld ", n->value);
		else {
			rr_str_add(said, rr_span_sub(s->text, n->start, n->end));
			rr_str_putc(said, ' ');
		}
		if (stretch.end == 0)
			stretch.start = n->start;
		stretch.end = n->end;
	}
	return stretch;
}

/* The whole of a date that the stretch begins or ends in. */
static void widen(const struct rr_lang *lang, struct rr_span text, struct term *stretch)
{
	enum { BEFORE = 40 };
	size_t from = stretch->start > BEFORE ? stretch->start - BEFORE : 0;

	while (from > 0 && ((unsigned char)text.text[from] & 0xC0) == 0x80)
		from--;
	for (size_t at = from; at < stretch->end;) {
		struct rr_date date;
		size_t end = at;
		bool begins = at == 0 || !rr_is_digit((unsigned char)text.text[at - 1], NULL);

		if (!begins || !rr_lang_date(lang, text, &end, &date)) {
			rr_utf8_next(text, &at);
			continue;
		}
		if (end > stretch->start) {
			stretch->start = at < stretch->start ? at : stretch->start;
			stretch->end = end > stretch->end ? end : stretch->end;
		}
		at = end;
	}
}

/* One date whose day and year changed is one change. */
static void add_number(struct inquiry *q, size_t first, struct term *a, struct term *b)
{
	struct rr_critical *last = q->out->count > first ? &q->out->items[q->out->count - 1] : NULL;

	widen(q->lang, q->a, a);
	widen(q->lang, q->b, b);
	if (last != NULL && last->a_end > 0 && last->b_end > 0 &&
	    (last->a_end > a->start || last->b_end > b->start)) {
		last->a_end = a->end > last->a_end ? a->end : last->a_end;
		last->b_end = b->end > last->b_end ? b->end : last->b_end;
		return;
	}
	critical_report(q, RR_CRITICAL_NUMBER, RR_DIR_OTHER, a, b);
}

/* Whether it is, or dates, the number of a document: what is cited is told of
 * elsewhere. */
static bool near_symbol(struct rr_span text, const struct term *stretch)
{
	enum { NEAR = 16 };
	size_t from = stretch->start > NEAR ? stretch->start - NEAR : 0;
	size_t to = text.len - stretch->end > NEAR ? stretch->end + NEAR : text.len;

	for (size_t i = from + 1; i + 1 < to; i++)
		if (text.text[i] == '/' && rr_is_digit((unsigned char)text.text[i - 1], NULL) &&
		    rr_is_digit((unsigned char)text.text[i + 1], NULL))
			return true;
	return false;
}

/* A number or date alone that came or went. */
static void add_bare(struct inquiry *q, const struct rr_change *change, const struct side *s)
{
	struct rr_str said = { 0 };
	struct term stretch;
	bool strong = false;

	for (size_t i = 0; i < s->numbers.count; i++) {
		if (s->numbers.items[i].weak && s->numbers.items[i].kind != NUMBER_MONTH)
			return;
		strong |= !s->numbers.items[i].weak;
	}
	if (!strong || change->end - change->start > s->numbers.bytes + BARE)
		return;
	stretch = stretch_of(s, ~0u, &said);
	rr_str_free(&said);
	if (near_symbol(s->text, &stretch) || memchr(s->text.text + stretch.start, '/',
	                                             stretch.end - stretch.start) != NULL)
		return;
	if (change->op == RR_DELETE)
		critical_report(q, RR_CRITICAL_NUMBER, RR_DIR_OTHER, &stretch, NULL);
	else
		critical_report(q, RR_CRITICAL_NUMBER, RR_DIR_OTHER, NULL, &stretch);
}

static void compare_numbers(struct inquiry *q, size_t first, const struct side *a,
                            const struct side *b)
{
	unsigned kinds = kinds_of(&a->numbers) & kinds_of(&b->numbers);
	struct rr_str in_a = { 0 }, in_b = { 0 };
	struct term from, to;

	if (kinds == 0)
		return;
	from = stretch_of(a, kinds, &in_a);
	to = stretch_of(b, kinds, &in_b);
	if (from.end - from.start <= LONGEST && to.end - to.start <= LONGEST &&
	    !rr_span_eq(rr_str_span(&in_a), rr_str_span(&in_b)) &&
	    !critical_renumbered(q, &from, &to))
		add_number(q, first, &from, &to);
	rr_str_free(&in_a);
	rr_str_free(&in_b);
}

void critical_numbers(struct inquiry *q)
{
	size_t first = q->out->count;
	struct side a = { .text = q->a }, b = { .text = q->b };

	for (size_t i = 0; i < q->changes->count; i++) {
		const struct rr_change *change = &q->changes->items[i];
		const struct rr_change *come = i + 1 < q->changes->count ? change + 1 : NULL;

		if (change->op == RR_EQUAL)
			continue;
		read_numbers(q->lang, change, change->op == RR_DELETE ? &a : &b);
		if (change->op == RR_DELETE && come != NULL && come->op == RR_INSERT) {
			read_numbers(q->lang, come, &b);
			compare_numbers(q, first, &a, &b);
			i++;
		} else {
			add_bare(q, change, change->op == RR_DELETE ? &a : &b);
		}
	}
	free(a.numbers.items);
	free(b.numbers.items);
}
