/*
 * Numbers and ordinals. Digits of any of the scripts, Roman numerals, and
 * words by the pack: [numbers] and [ordinals] give single words their value,
 * "times" as second field makes one a multiplier (hundred, 百); words follow
 * one another falling (forty-seven, soixante-dix-neuf) or, where the pack's
 * [number-joins] has stood between them, rising (five and sixty). Single Han
 * digits in a row are read as places: 一九五四.
 */
#include "lang/pack.h"

#include <string.h>

#define WORDS 12 /* of one number */

struct sum {
	long total, unit;
	long last;      /* the value added last; 0: nothing yet, or a multiplier */
	bool places;    /* Han digits in a row */
	bool ordinal;   /* an ordinal word was among them */
};

static bool read_digits(struct rr_span text, size_t *at, long *value)
{
	size_t next = *at, from = *at;
	int digits = 0, d;
	long sum = 0;

	for (;; from = next) {
		unsigned char c = next < text.len ? (unsigned char)text.text[next] : 'x';

		d = c < 0x80 ? c - '0' : fold_digit(text, &next);
		if (d < 0 || d > 9)
			break;
		next += c < 0x80;
		if (++digits > 9)
			return false;
		sum = sum * 10 + d;
	}
	if (digits == 0)
		return false;
	*at = from;
	*value = sum;
	return true;
}

/* Adds a word's value; false if it can't follow what came before. */
static bool add_word(struct sum *s, long v, bool times, bool han, bool joined)
{
	if (s->total > 100000000 || s->unit > 100000000)
		return false;
	if (times) {
		if (s->places || v == 0)
			return false;
		if (s->total < v)
			s->total = (s->total + s->unit ? s->total + s->unit : 1) * v;
		else
			s->total += (s->unit ? s->unit : 1) * v;
		s->unit = s->last = 0;
		return true;
	}
	if (han && v < 10 && s->unit < 10 && s->last >= 0 && s->total == 0
	    && (s->places || s->unit > 0)) {
		s->places = true;
		s->total = s->unit * 10 + v;
		s->unit = 0;
	} else if (han && s->places) {
		s->total = s->total * 10 + v;
	} else {
		if (s->unit > 0 && !(v < s->last) && !(joined && v % 10 == 0))
			return false;
		s->unit += v;
	}
	s->last = v;
	return true;
}

/* The longer of a number word and an ordinal word at `at`. */
static bool match_word(const struct rr_lang *lang, struct rr_span text, size_t at,
                       struct rr_match *m, bool *ordinal)
{
	struct rr_match other;
	bool number = trie_match(lang, own_section(lang, NUMBERS), text, at, false, m);

	*ordinal = trie_match(lang, own_section(lang, ORDINALS), text, at, false, &other)
		&& (!number || other.end > m->end);
	if (*ordinal)
		*m = other;
	return number || *ordinal;
}

static size_t skip_join(const struct rr_lang *lang, struct rr_span text, size_t at,
                        bool *joined)
{
	size_t next = fold_blanks(text, at);
	struct rr_match m;

	*joined = trie_match(lang, own_section(lang, NUMBER_JOINS), text, next, true, &m);
	if (*joined)
		next = fold_blanks(text, m.end);
	return next;
}

static bool read_words(const struct rr_lang *lang, struct rr_span text, size_t *at,
                       struct sum *s)
{
	size_t end = *at, next = *at;
	bool joined = false, ordinal, was_han = false;
	struct rr_match m;

	for (int i = 0; i < WORDS; i++) {
		size_t after_blanks;
		size_t probe = next;
		bool han;

		if (!match_word(lang, text, next, &m, &ordinal))
			break;
		han = fold_is_han(fold_next(lang, text, &probe)) || (was_han && rr_entry_int(m.entry, 0) == 0);
		was_han = han; /* 一九五0: a figure for nought */
		if (!add_word(s, rr_entry_int(m.entry, 0),
		              rr_span_is(rr_entry_field(m.entry, 1), "times"), han, joined))
			break;
		s->ordinal |= ordinal;
		end = m.end;
		if (!han && rr_entry_int(m.entry, 0) == 0)
			break; /* "none and one" are two numbers */
		after_blanks = skip_join(lang, text, end, &joined);
		if (han && after_blanks != end) /* Han numbers hold no blanks */
			break;
		next = after_blanks;
	}
	if (end == *at)
		return false;
	*at = end;
	return true;
}

/* XXVI: at least two letters or before no letter, in falling order. */
static bool read_roman(struct rr_span text, size_t *at, long *value)
{
	static const char letters[] = "IVXLCDM";
	static const long values[] = { 1, 5, 10, 50, 100, 500, 1000 };
	size_t end = *at;
	long sum = 0, last = 0;

	if (fold_before_is_letter(text, *at))
		return false;
	while (end < text.len && text.text[end] != '\0') {
		const char *hit = strchr(letters, text.text[end]);
		long v;

		if (hit == NULL)
			break;
		v = values[hit - letters];
		sum += v > last ? v - 2 * last : v;
		last = v;
		if (++end - *at > 15)
			return false;
	}
	if (end == *at || sum <= 0)
		return false;
	if (end < text.len && (fold_is_letter((unsigned char)text.text[end])
	                       || (text.text[end] & 0x80)))
		return false;
	*at = end;
	*value = sum;
	return true;
}

bool rr_lang_number(const struct rr_lang *lang, struct rr_span text, size_t *at, long *value)
{
	struct sum s = { 0 };
	size_t end = *at;

	if (!follow_starts_number(lang, text, *at))
		return false;
	if (read_digits(text, at, value))
		return true;
	if (!read_words(lang, text, &end, &s) || s.ordinal)
		return false;
	*at = end;
	*value = s.total + s.unit;
	return true;
}

static void put(struct value *v, size_t end, long number)
{
	v->end = end;
	v->number = number;
	v->got = true;
}

/* Behind a prefix an ordinal is a number; the number itself begins with it, or not at all. */
static void read_prefixed(const struct rr_lang *lang, struct rr_span text, size_t from,
                          struct value *number, struct value *ordinal)
{
	size_t end = from;
	struct sum s = { 0 };
	long value;

	number->got = rr_lang_number(lang, text, &number->end, &number->number);
	if (read_digits(text, &end, &value)) {
		struct rr_match m;

		if (trie_match(lang, own_section(lang, ORDINAL_SUFFIXES), text, end, false, &m))
			end = m.end;
		put(ordinal, end, value);
	} else if (read_words(lang, text, &end, &s)) {
		put(ordinal, end, s.total + s.unit);
	} else {
		ordinal->got = read_roman(text, &ordinal->end, &ordinal->number);
	}
}

void read_numerals(const struct rr_lang *lang, struct rr_span text, size_t at,
                   struct value *number, struct value *ordinal)
{
	size_t end = at;
	struct rr_match m;
	struct sum s = { 0 };
	long value;

	*number = *ordinal = (struct value){ .at = at, .end = at, .number = -1 };
	if (!follow_starts_number(lang, text, at))
		return;
	if (trie_match(lang, own_section(lang, ORDINAL_PREFIXES), text, at, true, &m)) {
		read_prefixed(lang, text, fold_blanks(text, m.end), number, ordinal);
	} else if (read_digits(text, &end, &value)) {
		put(number, end, value);
		if (trie_match(lang, own_section(lang, ORDINAL_SUFFIXES), text, end, false, &m))
			put(ordinal, m.end, value);
	} else {
		if (read_words(lang, text, &end, &s))
			put(s.ordinal ? ordinal : number, end, s.total + s.unit);
		if (!ordinal->got)
			ordinal->got = read_roman(text, &ordinal->end, &ordinal->number);
	}
}

bool rr_lang_ordinal(const struct rr_lang *lang, struct rr_span text, size_t *at, long *value)
{
	struct value number, ordinal;

	read_numerals(lang, text, *at, &number, &ordinal);
	if (ordinal.got) {
		*at = ordinal.end;
		*value = ordinal.number;
	}
	return ordinal.got;
}
