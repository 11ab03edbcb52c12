/*
 * The order key of a clause id: one letter for the region of the text, three
 * digits for the part, a letter for preamble or operative part, then the
 * numbers, six digits each, so that comparing bytes compares numbers. A
 * clause's key is a prefix of its sub-paragraphs' keys. Where an id leaves
 * it open whether "i" is a letter or a numeral, the first level of
 * sub-paragraphs takes letters, deeper ones numerals.
 */
#include "store/notes.h"

#include <ctype.h>
#include <string.h>

/* Value of the Roman numeral that is all of s; 0 if it is none. */
static int roman(struct rr_span s)
{
	static const char digits[] = "ivxlcdm";
	static const int values[] = { 1, 5, 10, 50, 100, 500, 1000 };
	int total = 0, last = 0;

	for (size_t i = s.len; i-- > 0;) {
		const char *d = strchr(digits, tolower((unsigned char)s.text[i]));
		int value = d && *d ? values[d - digits] : 0;

		if (value == 0 || total > 10000)
			return 0;
		total += value < last ? -value : value;
		last = value > last ? value : last;
	}
	return total > 0 ? total : 0;
}

static size_t run_of(struct rr_span s, size_t at, int (*is)(int))
{
	size_t end = at;

	while (end < s.len && is((unsigned char)s.text[end]))
		end++;
	return end;
}

static void put_padded(struct rr_str *out, size_t width, struct rr_span digits)
{
	if (digits.len < width)
		rr_str_add(out, rr_span_of("000000", width - digits.len));
	rr_str_add(out, digits);
}

/* printf() would be a good part of what a save computes. */
static void put_number(struct rr_str *out, size_t width, int value)
{
	char digits[12];
	size_t at = sizeof digits;

	for (; value > 0; value /= 10)
		digits[--at] = (char)('0' + value % 10);
	put_padded(out, width, rr_span_of(digits + at, sizeof digits - at));
}

/* A run of letters at the given depth of brackets: a letter or a numeral. */
static void put_letters(struct rr_span letters, int depth, struct rr_str *out)
{
	int numeral = roman(letters);

	if (numeral > 0 && (letters.len > 1 || depth > 1))
		put_number(out, 6, numeral);
	else if (letters.len == 1)
		put_number(out, 6, tolower((unsigned char)letters.text[0]) - 'a' + 1);
	else
		rr_str_add(out, letters);
}

/* "A" of "A.OP1" is part 1, "II" of "II.PP2" part 2. */
static int part_number(struct rr_span part)
{
	int numeral = roman(part);

	if (part.len == 1 && (numeral == 0 || numeral > 10) && isalpha((unsigned char)part.text[0]))
		return toupper((unsigned char)part.text[0]) - 'A' + 1;
	return numeral < 999 ? numeral : 999;
}

/* Numbers, letters and marks of what follows "OP", "ANNEX", "FN". */
static void put_places(struct rr_span s, struct rr_str *out)
{
	int depth = 0;

	for (size_t i = 0, end; i < s.len; i = end) {
		end = run_of(s, i, isdigit);
		if (end > i) {
			while (i + 1 < end && s.text[i] == '0')
				i++;
			put_padded(out, 6, rr_span_sub(s, i, end));
			continue;
		}
		end = run_of(s, i, isalpha);
		if (end > i && depth > 0) {
			put_letters(rr_span_sub(s, i, end), depth, out);
			continue;
		}
		if (end > i && isupper((unsigned char)s.text[i])) { /* a section of an annex */
			put_number(out, 6, part_number(rr_span_sub(s, i, end)));
			continue;
		}
		if (end == i)
			end++;
		depth += s.text[i] == '(';
		if (s.text[i] != ' ')
			rr_str_add(out, rr_span_sub(s, i, end));
	}
}

static bool put_clause(struct rr_span id, struct rr_str *out)
{
	size_t dot = rr_span_find(id, ".", 0);
	struct rr_span part = { "", 0 }, rest = id;

	if (dot != RR_NONE) {
		part = rr_span_sub(id, 0, dot);
		rest = rr_span_sub(id, dot + 1, id.len);
	}
	if (!rr_span_starts(rest, "PP") && !rr_span_starts(rest, "OP"))
		return false;
	rr_str_putc(out, 'c');
	put_number(out, 3, part_number(part));
	rr_str_putc(out, rest.text[0] == 'P' ? 'a' : 'b');
	put_places(rr_span_sub(rest, 2, rest.len), out);
	return true;
}

void clause_order(const char *passage, struct rr_str *out)
{
	struct rr_span id = rr_span(passage);

	if (rr_span_is(id, "TITLE"))
		rr_str_puts(out, "a");
	else if (rr_span_is(id, "BASIS"))
		rr_str_puts(out, "b");
	else if (rr_span_is(id, "CLOSING"))
		rr_str_puts(out, "d");
	else if (rr_span_starts(id, "ANNEX")) {
		rr_str_puts(out, id.len > 5 && isdigit((unsigned char)id.text[5]) ? "e" : "e000001");
		put_places(rr_span_sub(id, 5, id.len), out);
	} else if (rr_span_starts(id, "FN")) {
		rr_str_puts(out, "f");
		put_places(rr_span_sub(id, 2, id.len), out);
	} else if (!put_clause(id, out)) {
		rr_str_puts(out, "g");
		put_places(id, out);
	}
}
