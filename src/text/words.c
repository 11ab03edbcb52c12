/*
 * Words are cut by a scanner of our own: runs of letters, digits and marks,
 * held together across the joiners that symbols, numbers and hyphenated
 * words are written with. ICU's dictionary is asked only about runs of Han,
 * and only by rr_words(); a run is cut there in one go.
 */
#include "step.h"
#include "utf16.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

static bool is_mark(uint32_t cp)
{
	return cp >= 0x300 && ((U_GET_GC_MASK((UChar32)cp) & U_GC_M_MASK) != 0 ||
	                       cp == 0x200D || cp == 0x200C);
}

/* A letter or digit of a script that parts its words by blanks. */
static bool is_wordy(uint32_t cp)
{
	if (cp < 0x80)
		return is_ascii_letter(cp) || cp - '0' < 10 || cp == '_';
	if (rr_is_han(cp) || rr_is_cjk_punct(cp))
		return false;
	return rr_is_letter(cp) || is_mark(cp) || rr_is_digit(cp, NULL);
}

static bool is_hyphen(uint32_t cp)
{
	return cp == '-' || cp == 0x2010 || cp == 0x2011;
}

/* Whether `cp` between `before` and `after` holds the two together. */
static bool joins(uint32_t before, uint32_t cp, uint32_t after)
{
	if (!is_wordy(after))
		return false;
	switch (cp) {
	case '/':
	case 0x2010:
	case 0x2011:
	case '-':
	case 0xAD:
	case '\'':
	case 0x2019:
		return true;
	case '.':
		return rr_is_digit(after, NULL);
	case ',':
	case 0x66B:
	case 0x66C:
		return rr_is_digit(before, NULL) && rr_is_digit(after, NULL);
	default:
		return false;
	}
}

/* "(XXI)" right behind a symbol's number belongs to it: the end, or pos. */
static size_t session_in_brackets(struct rr_span s, size_t pos)
{
	size_t at = pos;

	if (at >= s.len || s.text[at] != '(')
		return pos;
	for (at++; at < s.len && is_wordy((unsigned char)s.text[at]) &&
	           (unsigned char)s.text[at] < 0x80; at++)
		continue;
	return at < s.len && s.text[at] == ')' && at > pos + 1 ? at + 1 : pos;
}

/* The end of the word that starts at pos; *number if it is all digits. */
static size_t word_end(struct rr_span s, size_t pos, bool *number)
{
	uint32_t before = 0;
	bool slash = false;

	*number = true;
	while (pos < s.len) {
		size_t next = pos, after;
		uint32_t cp = step(s, &next);

		if (!is_wordy(cp)) {
			after = next;
			if (!joins(before, cp, after < s.len ? step(s, &after) : 0))
				break;
			slash = slash || cp == '/';
			*number = *number && !is_hyphen(cp) && cp != '/';
		} else {
			*number = *number && rr_is_digit(cp, NULL);
		}
		before = cp;
		pos = next;
	}
	return slash ? session_in_brackets(s, pos) : pos;
}

static void add(struct rr_words *out, size_t start, size_t end, enum rr_word_kind kind)
{
	out->words = rr_grow(out->words, out->count, &out->cap, sizeof *out->words);
	out->words[out->count++] = (struct rr_word){ start, end, kind };
}

/* The end of the run of Han that starts at pos. */
static size_t han_end(struct rr_span s, size_t pos)
{
	size_t end = pos;

	while (pos < s.len && rr_is_han(step(s, &pos)))
		end = pos;
	return end;
}

/* Cuts a run of Han, bytes [start, end) of s, by the dictionary. */
static void add_han(UBreakIterator *dictionary, struct rr_span s, size_t start,
                    size_t end, struct rr_words *out)
{
	struct utf16 u = utf16_of(rr_span_sub(s, start, end), true);
	UErrorCode failed = U_ZERO_ERROR;
	size_t from = start;

	ubrk_setText(dictionary, u.text, u.len, &failed);
	for (int32_t at = 0; U_SUCCESS(failed) && (at = ubrk_next(dictionary)) != UBRK_DONE;) {
		size_t to = start + u.from[at];

		if (to > from)
			add(out, from, to, RR_WORD);
		from = to;
	}
	if (from < end)
		add(out, from, end, RR_WORD);
	utf16_free(&u);
}

/* One word at pos; returns its end. Han is left to the caller. */
static size_t add_other(struct rr_span s, size_t pos, uint32_t cp, struct rr_words *out)
{
	size_t end = pos, next;
	bool number;

	if (rr_is_space(cp)) {
		for (next = pos; next < s.len && rr_is_space(step(s, &next)); end = next)
			continue;
		add(out, pos, end, RR_SPACE);
	} else if (is_wordy(cp)) {
		end = word_end(s, pos, &number);
		add(out, pos, end, number ? RR_NUMBER : RR_WORD);
	} else {
		end = rr_grapheme_next(s, pos);
		add(out, pos, end, RR_PUNCT);
	}
	return end;
}

static void cut(struct rr_span s, bool by_dictionary, struct rr_words *out)
{
	UBreakIterator *dictionary = NULL;
	UErrorCode failed = U_ZERO_ERROR;
	size_t pos = 0;

	out->count = 0;
	while (pos < s.len) {
		size_t next = pos, end;
		uint32_t cp = step(s, &next);

		if (!rr_is_han(cp)) {
			pos = add_other(s, pos, cp, out);
			continue;
		}
		end = by_dictionary ? han_end(s, pos) : next;
		if (end > next && dictionary == NULL && U_SUCCESS(failed))
			dictionary = ubrk_open(UBRK_WORD, "", NULL, 0, &failed);
		if (end > next && U_SUCCESS(failed))
			add_han(dictionary, s, pos, end, out);
		else
			add(out, pos, end, RR_WORD);
		pos = end;
	}
	ubrk_close(dictionary);
}

void rr_words(struct rr_span s, struct rr_words *out)
{
	cut(s, true, out);
}

void rr_words_quick(struct rr_span s, struct rr_words *out)
{
	cut(s, false, out);
}

void rr_words_warm(void)
{
	struct rr_words words = { 0 };

	rr_words(rr_span("\xE4\xBA\xBA\xE6\x9D\x83"), &words); /* any two of Han */
	rr_words_free(&words);
}

void rr_words_free(struct rr_words *out)
{
	free(out->words);
	*out = (struct rr_words){ 0 };
}
