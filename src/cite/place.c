#include "cite/place_in.h"

#include <stdio.h>
#include <string.h>

#include "cite/chars.h"
#include "cite/number.h"
#include "resread/text.h"

/* ---- values ------------------------------------------------------------ */

/* "73 e of": a letter that names a paragraph of a list. */
static void read_letter(const struct words *words, struct rr_span t, size_t *at,
                        struct rr_str *out)
{
	size_t p = skip_blanks(t, *at), end;

	if (p == *at || !is_lower(char_at(t, p)) || in_word(t, p + 1) ||
	    words_ask(words, ROLE_JOIN, t, p, &end) != NULL ||
	    words_ask(words, ROLE_LINK, t, skip_blanks(t, p + 1), &end) == NULL)
		return;
	rr_str_printf(out, "(%c)", t.text[p]);
	*at = p + 1;
}

static void write_number(const struct unit *unit, long value, struct rr_str *out)
{
	char roman[16];

	if (unit->roman && value > 0) {
		roman_write((unsigned)value, roman);
		rr_str_puts(out, roman);
	} else {
		rr_str_printf(out, "%ld", value);
	}
}

/* A roman numeral with what may hang on it (III.A), or one capital. */
static bool read_capitals(struct rr_span t, size_t *at, struct rr_str *out)
{
	size_t p = *at;

	if (roman_read(t, &p) == 0 && char_at(t, p) >= 'A' && char_at(t, p) <= 'Z')
		p++;
	if (p == *at || in_word(t, p))
		return false;
	while (char_at(t, p) == '.' && (is_digit(char_at(t, p + 1)) ||
	       (char_at(t, p + 1) >= 'A' && char_at(t, p + 1) <= 'Z')) && !in_word(t, p + 2))
		p += 2;
	rr_str_add(out, rr_span_sub(t, *at, p));
	*at = p;
	return true;
}

/* 3b: the letter close by; 1er: the first in French. */
static bool glued(struct rr_span t, size_t p)
{
	if (rr_span_starts(rr_span_sub(t, p, t.len), "er") && !in_word(t, p + 2))
		return true;
	return is_lower(char_at(t, p)) && !in_word(t, p + 1) && char_at(t, p + 1) != '/';
}

/* One number of a place: digits, capitals, or a word the pack knows. */
static bool read_item(const struct words *words, const struct rr_lang *lang,
                      const struct unit *unit, struct rr_span t, size_t *at,
                      struct rr_str *out)
{
	size_t p = *at;
	long value;

	if (is_digit(char_at(t, p))) {
		while (is_digit(char_at(t, p)))
			p++;
		if (char_at(t, p) == '/' || p - *at > 4 || (in_word(t, p) && !glued(t, p)))
			return false;
		rr_str_add(out, rr_span_sub(t, *at, p));
		if (rr_span_starts(rr_span_sub(t, p, t.len), "er"))
			p += 2;
		else if (in_word(t, p))
			rr_str_printf(out, "(%c)", t.text[p++]);
	} else if (!read_capitals(t, &p, out)) {
		bool plain = unit->words || (unsigned char)char_at(t, p) >= 0xE4;

		if (!rr_lang_ordinal(lang, t, &p, &value) &&
		    !(plain && rr_lang_number(lang, t, &p, &value)))
			return false;
		if (value <= 0 || value > 200)
			return false;
		write_number(unit, value, out);
	}
	while (place_brackets(lang, t, &p, out))
		;
	read_letter(words, t, &p, out);
	*at = p;
	return true;
}

/* (b), b), b ii), "b of paragraph 3": a part told without what it is part of. */
static bool read_part(const struct words *words, const struct rr_lang *lang, struct rr_span t,
                      size_t *at, struct rr_str *out)
{
	size_t p = *at, next, end;
	const struct phrase *unit;
	unsigned char c = (unsigned char)char_at(t, p + (char_at(t, p) == '('));

	if ((is_lower((char)c) || c >= 0xD0) && place_brackets(lang, t, &p, out)) {
		while (place_brackets(lang, t, &p, out))
			;
		*at = p;
		return true;
	}
	if (!is_lower(char_at(t, p)) || in_word(t, p + 1))
		return false;
	next = skip_blanks(t, p + 1);
	if (!place_closes_alone(t, next)) {
		next = skip_links(words, t, next);
		unit = next < t.len ? words_at(words, t, next, &end) : NULL;
		if (unit == NULL || unit->role != ROLE_UNIT)
			return false;
	}
	rr_str_printf(out, "(%c)", t.text[p++]);
	place_brackets(lang, t, &p, out);
	*at = p;
	return true;
}

/* Of "a and b and c" the first is a comma; only what stands before the last, at `last`. */
static void one_and(struct rr_str *out, size_t last)
{
	size_t at = rr_span_find(rr_span_of(out->text, last), " and ", 0);
	struct rr_str tail = { 0 };

	if (at == RR_NONE)
		return;
	rr_str_puts(&tail, out->text + at + 5);
	rr_str_cut(out, at);
	rr_str_puts(out, ", ");
	rr_str_add(out, rr_str_span(&tail));
	rr_str_free(&tail);
}

/* "117 and 119 to 124" after the first number; of one only "12 (b) and (c)". */
static bool read_more(const struct words *words, const struct rr_lang *lang,
                      const struct unit *unit, bool many, struct rr_span t, size_t *at,
                      struct rr_str *out)
{
	const struct phrase *join = NULL;
	size_t p = skip_blanks(t, *at), end, was = out->len;
	bool comma = char_at(t, p) == ',', found;

	if (comma)
		p = skip_blanks(t, p + 1);
	if (p < t.len && (join = words_ask(words, ROLE_JOIN, t, p, &end)) != NULL)
		p = skip_blanks(t, end);
	if (!comma && join == NULL)
		return false;
	rr_str_puts(out, join == NULL ? ", " : words_says(join, "range") ? "-" : " and ");
	found = many && (is_digit(char_at(t, p)) || (char_at(t, p) >= 'A' && char_at(t, p) <= 'Z')) &&
		read_item(words, lang, unit, t, &p, out);
	if (found || place_brackets(lang, t, &p, out)) {
		if (join != NULL && !words_says(join, "range"))
			one_and(out, was);
		*at = p;
		return true;
	}
	rr_str_cut(out, was);
	return false;
}

/* ---- where the number stands ------------------------------------------- */

#define BACK 10 /* characters a number may take before its unit */
#define LIST_MAX 12

static bool is_han(uint32_t cp)
{
	return cp >= 0x4000 && cp < 0xA000;
}

/* Whether a number or a bracket may end at `at`, or before blanks there; *words: words may. */
static bool item_ends(const struct rr_lang *lang, struct rr_span t, size_t at, bool *words)
{
	unsigned char c;
	size_t end;

	for (size_t p = at; p > 0; at = p) {
		rr_utf8_prev(t, &p);
		if (skip_blanks(t, p) < at)
			break;
	}
	end = at;
	c = at > 0 ? (unsigned char)t.text[at - 1] : 'x';
	*words = at > 0 && is_han(rr_utf8_prev(t, &at));
	return c == ')' || c == '\'' || rr_lang_number_ends(lang, t, end);
}

/* A number, or only brackets, that ends at `at`: where it begins; RR_NONE. */
static size_t item_before(const struct rr_lang *lang, const struct unit *unit, struct rr_span t,
                          size_t at, bool *ordinal, struct rr_str *out)
{
	size_t p = at, probe, found = RR_NONE;
	struct rr_str item = { 0 };
	bool words; /* it ends in Han: then all of that is a number's */
	long value;

	if (!item_ends(lang, t, at, &words))
		return RR_NONE;
	for (int i = 0; i < BACK && p > 0; i++) {
		uint32_t cp = rr_utf8_prev(t, &p);
		bool counts;

		if (words && is_han(cp) && !rr_lang_number_holds(lang, cp))
			break;
		probe = p;
		rr_str_cut(&item, 0);
		counts = rr_lang_ordinal(lang, t, &probe, &value) && value > 0 && value < 1000;
		if (counts) {
			write_number(unit, value, &item);
		} else if (is_digit(char_at(t, p))) {
			for (probe = p; is_digit(char_at(t, probe)); probe++)
				;
			if (p > 0 && (is_digit(t.text[p - 1]) || t.text[p - 1] == '/'))
				continue;
			rr_str_add(&item, rr_span_sub(t, p, probe));
		} else if (char_at(t, p) != '(' && (unsigned char)char_at(t, p) != 0xEF) {
			continue;
		}
		while (place_brackets(lang, t, &probe, &item))
			;
		if (probe == p || skip_blanks(t, probe) != at)
			continue;
		found = p;
		*ordinal = counts;
		rr_str_cut(out, 0);
		rr_str_add(out, rr_str_span(&item));
	}
	rr_str_free(&item);
	return found;
}

/* Where the word of a list that ends at `at` begins, and what stands for it; RR_NONE. */
static size_t join_before(const struct words *words, struct rr_span t, size_t at, const char **sign)
{
	const struct phrase *join;
	size_t p = at, end;

	for (int i = 0; i < 3 && p > 0; i++) {
		rr_utf8_prev(t, &p);
		join = words_ask(words, ROLE_JOIN, t, p, &end);
		if (join == NULL || skip_blanks(t, end) != at)
			continue;
		*sign = words_says(join, "range") ? "-" : skip_comma(t, p) != p ||
			rr_span_starts(rr_span_sub(t, p, t.len), "\xE3\x80\x81") ? ", " : " and ";
		return p;
	}
	return RR_NONE;
}

/* 第(b)项: whether the word that counts stands before; widens to hold it. */
static bool after_link(const struct words *words, struct rr_span t, size_t *start)
{
	size_t p = *start, end;

	while (p > 0 && skip_blanks(t, p - 1) >= p)
		p--;
	if (p < 3 || words_ask(words, ROLE_LINK, t, p - 3, &end) == NULL || end != p)
		return false;
	*start = p - 3;
	return true;
}

/* 第三 before 章, 第5(f)和7 before 段, A before 节: where it begins; RR_NONE. */
static size_t number_before(const struct words *words, const struct rr_lang *lang,
                            const struct unit *unit, struct rr_span t, size_t at,
                            struct rr_str *out, bool *many)
{
	struct rr_str all = { 0 }, item = { 0 };
	size_t found = RR_NONE, start = at;
	const char *sign = "";
	bool ordinal;

	for (size_t p = at > 4 ? at - 4 : 0; p < at; p++)
		if (t.text[p] >= 'A' && t.text[p] <= 'Z' && skip_blanks(t, p + 1) == at &&
		    (p == 0 || (unsigned char)t.text[p - 1] >= 0x80 || !word_before(t, p))) {
			rr_str_putc(out, t.text[p]);
			return p;
		}
	for (int i = 0; i < LIST_MAX && start != RR_NONE; i++) {
		start = item_before(lang, unit, t, start, &ordinal, &item);
		if (start == RR_NONE)
			break;
		rr_str_puts(&item, sign);
		rr_str_add(&item, rr_str_span(&all));
		rr_str_cut(&all, 0);
		rr_str_add(&all, rr_str_span(&item));
		if (!ordinal && item.text[0] == '(' && after_link(words, t, &start))
			ordinal = true;
		if (ordinal) {
			*many = i > 0;
			found = start;
			rr_str_cut(out, 0);
			rr_str_add(out, rr_str_span(&all));
		}
		start = join_before(words, t, start, &sign);
	}
	rr_str_free(&all);
	rr_str_free(&item);
	return found;
}

bool place_read(const struct words *words, const struct rr_lang *lang,
                struct rr_arena *arena, struct rr_span text,
                const struct phrase *phrase, size_t *start, size_t *end,
                struct place *out)
{
	const struct unit *unit = phrase->unit;
	struct rr_str value = { 0 };
	size_t p = *end, from = *start;
	bool found = unit != NULL, many = false, more;

	if (found && words_says(phrase, "after")) {
		from = number_before(words, lang, unit, text, *start, &value, &many);
		found = from != RR_NONE;
		while (found && place_brackets(lang, text, &p, &value))
			;
	} else if (found) {
		p = skip_blanks(text, *end);
		/* "subparagraph (b)" of a paragraph */
		found = read_item(words, lang, unit, text, &p, &value) ||
			(unit->subparts && read_part(words, lang, text, &p, &value));
		many = words_says(phrase, "many");
		more = false;
		while (found && read_more(words, lang, unit, many, text, &p, &value))
			more = true;
		many &= more;
		if (!found && unit->bare) {
			p = *end;
			found = true;
		}
	}
	if (found) {
		*start = from;
		*end = p;
		*out = (struct place){ .unit = unit, .many = many,
			.value = rr_arena_dup(arena, value.len ? value.text : "", value.len) };
	}
	rr_str_free(&value);
	return found;
}
