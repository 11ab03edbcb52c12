#include "cite/place.h"

#include <stdio.h>
#include <string.h>

#include "cite/number.h"
#include "resread/text.h"

static const struct unit {
	const char *name, *one, *many;
	int rank;   /* what may hold what: see place_rank() */
	bool roman; /* a number told in words is written in Roman numerals */
	bool bare;  /* may stand without a number */
	bool subparts; /* may be told by its letter alone: "subparagraph (b)" */
	bool words; /* plain number words count it: "part one" */
} units[] = {
	{ .name = "annex", .one = "annex ", .many = "annexes ", .rank = 0, .roman = true,
	  .bare = true },
	{ .name = "app", .one = "app. ", .many = "apps. ", .rank = 0, .roman = true, .bare = true },
	{ .name = "part", .one = "part ", .many = "parts ", .rank = 1, .roman = true,
	  .words = true },
	{ .name = "chap", .one = "chap. ", .many = "chaps. ", .rank = 2, .roman = true },
	{ .name = "sect", .one = "sect. ", .many = "sects. ", .rank = 3, .roman = true },
	{ .name = "art", .one = "art. ", .many = "arts. ", .rank = 4 },
	{ .name = "para", .one = "para. ", .many = "paras. ", .rank = 5, .subparts = true },
};

static const struct unit *unit_of(const char *name)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strcmp(units[i].name, name) == 0)
			return &units[i];
	return NULL;
}

static char char_at(struct rr_span t, size_t at)
{
	return at < t.len ? t.text[at] : '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool take(struct rr_span t, size_t *at, const char *what)
{
	size_t len = strlen(what);

	if (*at > t.len || t.len - *at < len || memcmp(t.text + *at, what, len) != 0)
		return false;
	*at += len;
	return true;
}

/* ---- values ------------------------------------------------------------ */

/* f), ii): the bracket that closes alone, as in French; not the end of a word. */
static bool closes_alone(struct rr_span t, size_t p)
{
	size_t start = p;

	while (char_at(t, p) != '\0' && strchr("ivx", t.text[p]) != NULL)
		p++;
	if (p == start && is_lower(char_at(t, p)))
		p++;
	return p > start && char_at(t, p) == ')';
}

/* (f), (ii), (3), f): short brackets behind a number. */
static bool read_brackets(struct rr_span t, size_t *at, struct rr_str *out)
{
	size_t p = skip_blanks(t, *at), start, end;

	if (!take(t, &p, "(") && !take(t, &p, "\xEF\xBC\x88") && !closes_alone(t, p))
		return false;
	start = p;
	while (is_lower(char_at(t, p)) || is_digit(char_at(t, p)))
		p++;
	end = p;
	if ((!take(t, &p, ")") && !take(t, &p, "\xEF\xBC\x89")) || end == start || end - start > 5)
		return false;
	rr_str_putc(out, '(');
	rr_str_add(out, rr_span_sub(t, start, end));
	rr_str_putc(out, ')');
	*at = p;
	return true;
}

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
		if (in_word(t, p) || char_at(t, p) == '/' || p - *at > 4)
			return false;
		rr_str_add(out, rr_span_sub(t, *at, p));
	} else if (!read_capitals(t, &p, out)) {
		bool plain = unit->words || (unsigned char)char_at(t, p) >= 0xE4;

		if (!rr_lang_ordinal(lang, t, &p, &value) &&
		    !(plain && rr_lang_number(lang, t, &p, &value)))
			return false;
		if (value <= 0 || value > 200)
			return false;
		write_number(unit, value, out);
	}
	while (read_brackets(t, &p, out))
		;
	read_letter(words, t, &p, out);
	*at = p;
	return true;
}

/* "117 and 119 to 124" after the first number; of one only "12 (b) and (c)". */
static bool read_more(const struct words *words, const struct rr_lang *lang,
                      const struct unit *unit, bool many, struct rr_span t, size_t *at,
                      struct rr_str *out)
{
	const struct phrase *join = NULL;
	size_t p = skip_blanks(t, *at), end, was = out->len;
	bool comma = char_at(t, p) == ',';

	if (comma)
		p = skip_blanks(t, p + 1);
	if (p < t.len && (join = words_ask(words, ROLE_JOIN, t, p, &end)) != NULL)
		p = skip_blanks(t, end);
	if (!comma && join == NULL)
		return false;
	rr_str_puts(out, join == NULL ? ", " : words_says(join, "range") ? "-" : " and ");
	if (many && (is_digit(char_at(t, p)) || (char_at(t, p) >= 'A' && char_at(t, p) <= 'Z')) &&
	    read_item(words, lang, unit, t, &p, out)) {
		*at = p;
		return true;
	}
	if (read_brackets(t, &p, out)) {
		*at = p;
		return true;
	}
	rr_str_cut(out, was);
	return false;
}

/* ---- where the number stands ------------------------------------------- */

#define BACK 10 /* characters a number may take before its unit */
#define LIST_MAX 12

/* A number, or only brackets, that ends at `at`: where it begins; RR_NONE. */
static size_t item_before(const struct rr_lang *lang, const struct unit *unit, struct rr_span t,
                          size_t at, bool *ordinal, struct rr_str *out)
{
	size_t p = at, probe, found = RR_NONE;
	struct rr_str item = { 0 };
	long value;

	for (int i = 0; i < BACK && p > 0; i++) {
		bool counts;

		rr_utf8_prev(t, &p);
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
		while (read_brackets(t, &probe, &item))
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
		    !word_before(t, p)) {
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
	const struct unit *unit = unit_of(phrase->entry->key);
	struct rr_str value = { 0 };
	size_t p = *end, from = *start;
	bool found = unit != NULL, many = false, more;

	if (found && words_says(phrase, "after")) {
		from = number_before(words, lang, unit, text, *start, &value, &many);
		found = from != RR_NONE;
		while (found && read_brackets(text, &p, &value))
			;
	} else if (found) {
		p = skip_blanks(text, *end);
		/* "subparagraph (b)" of a paragraph */
		found = read_item(words, lang, unit, text, &p, &value) ||
			(unit->subparts && is_lower(char_at(text, p + (char_at(text, p) == '('))) &&
			 read_brackets(text, &p, &value));
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
		*out = (struct place){ .unit = phrase->entry->key, .many = many,
			.value = rr_arena_dup(arena, value.len ? value.text : "", value.len) };
	}
	rr_str_free(&value);
	return found;
}

/* ---- writing ----------------------------------------------------------- */

int place_rank(const struct place *place)
{
	return unit_of(place->unit)->rank;
}

static bool is(const struct place *place, const char *unit)
{
	return strcmp(place->unit, unit) == 0;
}

static void write_one(const struct place *place, struct rr_str *out)
{
	const struct unit *unit = unit_of(place->unit);

	if (place->value[0] == '\0')
		rr_str_add(out, rr_span_trim(rr_span(unit->one)));
	else
		rr_str_printf(out, "%s%s", place->many ? unit->many : unit->one, place->value);
}

void place_write(const struct place *const *places, size_t count, struct rr_str *out)
{
	for (size_t i = 0; i < count; i++) {
		const struct place *next = i + 1 < count ? places[i + 1] : NULL;

		if (i > 0)
			rr_str_puts(out, ", ");
		/* "subparagraph (b) of paragraph 3" and "paragraph 3, subparagraph (b)" */
		if (next != NULL && !next->many && !places[i]->many && is(next, places[i]->unit) &&
		    (next->value[0] == '(') != (places[i]->value[0] == '(')) {
			const struct place *outer = next->value[0] == '(' ? places[i] : next;

			write_one(outer, out);
			rr_str_puts(out, outer == next ? places[i]->value : next->value);
			i++;
			continue;
		}
		/* paragraph and article are one: art. 1(3), in whichever order they stand */
		if (next != NULL && !next->many && !places[i]->many &&
		    ((is(places[i], "art") && is(next, "para")) ||
		     (is(places[i], "para") && is(next, "art")))) {
			const struct place *art = is(next, "art") ? next : places[i];
			const struct place *para = art == next ? places[i] : next;
			size_t number = strcspn(para->value, "(");

			write_one(art, out);
			rr_str_printf(out, "(%.*s)%s", (int)number, para->value, para->value + number);
			i++;
		} else {
			write_one(places[i], out);
		}
	}
}

void place_join(struct rr_span more, struct rr_str *out)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		const char *one = units[i].one, *many = units[i].many;
		bool first = rr_span_starts(rr_str_span(out), one);
		struct rr_str all = { 0 };

		if (many == NULL || !rr_span_starts(more, one) || memchr(more.text, ',', more.len) ||
		    (!first && !rr_span_starts(rr_str_span(out), many)) ||
		    (first && memchr(out->text, ',', out->len)))
			continue;
		rr_str_printf(&all, "%s%s and %.*s", many, out->text + strlen(first ? one : many),
		              (int)(more.len - strlen(one)), more.text + strlen(one));
		rr_str_cut(out, 0);
		rr_str_add(out, rr_str_span(&all));
		rr_str_free(&all);
		return;
	}
	rr_str_puts(out, " and ");
	rr_str_add(out, more);
}
