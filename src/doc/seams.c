/*
 * Lines that hold a sentence and its twin in another language: a translator's
 * table printed cell by cell, columns side by side, or both glued together.
 * In two scripts the seam is where the letters change. In one it is a tab, a
 * wide gap, or a capital right behind a small letter or a stop, where what
 * stands before is one language's and what stands behind the other's.
 */
#include "doc/seams.h"
#include "resread/text.h"

#include <stdlib.h>
#include <string.h>

#define WORD ((size_t)4)       /* letters of a word that tells */
#define TRIED 8                /* seams of one line */
#define LONGEST ((size_t)20000) /* bytes of a line looked at for seams in one script */

/* The number that opens the line, "12" of "12. Decides", "(12) See", "12/3. Title"; empty if none does. */
struct rr_span number_of(struct rr_span s)
{
	size_t from = s.len > 0 && (s.text[0] == '(' || s.text[0] == '[') ? 1 : 0, end = from;

	while (end < s.len && is_digit(s.text[end]))
		end++;
	return rr_span_sub(s, from, end);
}

/* Where the line's own number stands anew at `at`, behind a word, a stop or a year. */
bool is_number_again(struct rr_span s, struct rr_span number, size_t at)
{
	size_t end = at + number.len;
	char before = s.text[at - 1];

	if (number.len == 0 || end >= s.len || memcmp(s.text + at, number.text, number.len) != 0
	    || is_digit(s.text[end]) || strchr("/-([", before) != NULL
	    || (before == ' ' && (at < 2 || strchr(";:,.", s.text[at - 2]) == NULL)))
		return false;
	return !is_digit(before)
		|| (at > 4 && is_digit(s.text[at - 2]) && strchr("12", s.text[at - 4]) != NULL);
}

/* "(a)", "b)" at the start of a line: where it ends; 0. */
size_t letter_len(struct rr_span s)
{
	size_t end = s.len > 0 && s.text[0] == '(' ? 1 : 0, from = end;

	while (end < s.len && end < 6 && is_label_letter(s.text[end]))
		end++;
	return end > from && end + 1 < s.len && s.text[end] == ')' ? end + 1 : 0;
}

/* A word in Latin letters that is none of a symbol, an abbreviation or an address. */
bool has_latin_word(struct rr_span s)
{
	for (size_t at = 0, end; at < s.len; at = end + 1) {
		size_t small = 0;

		end = at;
		while (end < s.len && (is_ascii_letter(s.text[end]) || (s.text[end] & 0x80)))
			end++;
		for (size_t i = at + 1; i < end; i++)
			small += s.text[i] >= 'a' && s.text[i] <= 'z';
		if (small + 1 < WORD || (at > 0 && strchr("/.@_-", s.text[at - 1]) != NULL))
			continue;
		if (end + 1 < s.len && strchr("/.@_:", s.text[end]) != NULL && s.text[end + 1] != ' '
		    && (is_ascii_letter(s.text[end + 1]) || s.text[end + 1] == '/'))
			continue;
		return true;
	}
	return false;
}

/* Letters of each script of the two. */
static void count_scripts(const struct sides *s, struct rr_span text, size_t letters[2])
{
	letters[0] = letters[1] = 0;
	for (size_t at = 0; at < text.len;) {
		const char *script = rr_script_of(rr_utf8_next(text, &at));

		for (int i = 0; i < 2 && script != NULL; i++)
			letters[i] += s->script[i] == script;
	}
}

static enum side by_script(const struct sides *s, struct rr_span text, bool *words)
{
	size_t letters[2];

	count_scripts(s, text, letters);
	for (int i = 0; i < 2; i++) {
		int other = 1 - i;
		size_t weight = strcmp(s->script[i], "Han") == 0 ? 4 : 2; /* a Han character is a word's half */

		if (!is_latin(s->script[i]) && letters[i] > 0 && letters[i] * weight >= letters[other]) {
			*words = true;
			return i == 0 ? SIDE_FIRST : SIDE_SECOND;
		}
	}
	*words = has_latin_word(text);
	if (*words)
		return is_latin(s->script[0]) ? SIDE_FIRST : SIDE_SECOND;
	return SIDE_BOTH;
}

/* How many letters more the first language knows than the second. */
static long known_more(const struct sides *s, struct rr_span text, size_t *all)
{
	size_t first = rr_lang_known(s->langs, s->lang[0], text, all);

	return (long)first - (long)rr_lang_known(s->langs, s->lang[1], text, all);
}

enum side side_of(const struct sides *s, struct rr_span text, long least, bool *words)
{
	size_t all;
	long more;

	if (s->script[0] != s->script[1])
		return by_script(s, text, words);
	more = known_more(s, text, &all);
	*words = all >= WORD && has_latin_word(text);
	if (!*words || labs(more) < least)
		return SIDE_BOTH;
	return more > 0 ? SIDE_FIRST : SIDE_SECOND;
}

/* ---- one script ------------------------------------------------------------ */

/* A tab, two blanks, a stroke between blanks: what parts two cells of a table. */
static bool is_parting(struct rr_span s, size_t at)
{
	return s.text[at] == '\t'
		|| (s.text[at] == ' ' && at + 1 < s.len && strchr(" \t/|", s.text[at + 1]) != NULL);
}

static size_t behind_parting(struct rr_span s, size_t at)
{
	while (at < s.len && strchr(" \t/|", s.text[at]) != NULL)
		at++;
	return at;
}

size_t find_parting(struct rr_span s)
{
	size_t found = 0;

	for (size_t at = 1; at < s.len; at++)
		if (is_parting(s, at)) {
			if (found > 0)
				return 0;
			at = behind_parting(s, at);
			found = at < s.len ? at : 0;
		}
	return found;
}

/* Where a seam may be at or behind *at, which becomes the place behind it; 0 if nowhere. */
static size_t next_place(struct rr_span s, struct rr_span number, size_t *at)
{
	for (size_t i = *at; i < s.len; i++) {
		char before = s.text[i - 1];
		size_t pos = i;

		if ((s.text[i] & 0xC0) == 0x80)
			continue;
		if (is_parting(s, i)) {
			*at = behind_parting(s, i);
			return *at;
		}
		if ((before == ']' && s.text[i] == '[') || is_number_again(s, number, i)
		    || (strchr(";:,.", before) != NULL && letter_len(rr_span_sub(s, i, s.len)) > 0)
		    || ((is_small(before) || is_digit(before) || strchr(",;.:)*]", before) != NULL)
		        && rr_is_upper(rr_utf8_next(s, &pos)))) {
			*at = i + 1;
			return i;
		}
	}
	return 0;
}

static size_t word_seam(const struct sides *s, struct rr_span text)
{
	long best = 0;
	size_t at = 1, place, all, seam = 0;
	struct rr_span number = number_of(text);

	text = rr_span_sub(text, 0, LONGEST);
	for (int i = 0; i < TRIED && (place = next_place(text, number, &at)) > 0 && place < text.len; i++) {
		long head = known_more(s, rr_span_sub(text, 0, place), &all);
		long tail = known_more(s, rr_span_sub(text, place, text.len), &all);
		long sum = head > 0 ? head - tail : tail - head;

		if ((head > 0) != (tail < 0) || (head < 0) != (tail > 0) || head == 0 || sum <= best)
			continue;
		if (labs(head) < SURE || labs(tail) < SURE)
			continue;
		best = sum;
		seam = place;
	}
	return seam;
}

size_t find_seam(const struct sides *s, struct rr_span text)
{
	return s->script[0] != s->script[1] ? script_seam(s, text) : word_seam(s, text);
}

/* A capital right behind a small letter, where a word behind stands before, too. */
static size_t repeated_word(struct rr_span s)
{
	for (size_t at = 1; at < s.len && s.len < 100; at++) {
		size_t end = at;

		if (!(s.text[at] >= 'A' && s.text[at] <= 'Z' && s.text[at - 1] >= 'a' && s.text[at - 1] <= 'z'))
			continue;
		for (size_t from = at; from < s.len; from = end + 1) {
			for (end = from; end < s.len && is_ascii_letter(s.text[end]);)
				end++;
			for (size_t i = 0; end - from > WORD && i + (end - from) <= at; i++)
				if (memcmp(s.text + i, s.text + from, end - from) == 0)
					return at;
		}
	}
	return 0;
}

size_t find_repeat(struct rr_span s)
{
	size_t half = s.len / 2, stars;
	struct rr_span number = number_of(s);

	if (s.len >= 4 && s.len % 2 == 0 && memcmp(s.text, s.text + half, half) == 0)
		return half;
	if (s.len >= 5 && s.len % 2 == 1 && (s.text[half] == ' ' || s.text[half] == '\t')
	    && memcmp(s.text, s.text + half + 1, half) == 0)
		return half;
	stars = s.len > 4 && s.text[0] == '*' ? rr_span_find(s, "**", 1) : RR_NONE; /* two bar codes */
	if (stars != RR_NONE && stars + 2 < s.len)
		return stars + 1;
	for (size_t at = 4; at < s.len; at++)
		if (is_number_again(s, number, at))
			return at;
	for (size_t at = 5; letter_len(s) > 0 && at < s.len; at++) /* "(b) green;b) vert" */
		if (strchr(";:,.", s.text[at - 1]) != NULL && letter_len(rr_span_sub(s, at, s.len)) > 0)
			return at;
	stars = rr_span_find(s, "][", 0);
	return stars != RR_NONE ? stars + 1 : repeated_word(s);
}
