/* Weights for digits that may be marks of notes; see spots.c. */
#ifndef DOC_WEIGH_H
#define DOC_WEIGH_H

#include "doc/reader.h"

enum weight {
	WEIGHT_NONE = 0, WEIGHT_ALONE = 1, WEIGHT_SPACED = 4, WEIGHT_BEHIND_STOP = 6,
	WEIGHT_YEAR = 6, WEIGHT_GLUED = 9,
};

/* Whether digits [start, end) of a line's text are a number for what stands behind them. */
bool is_text_number(const struct reader *r, size_t line, size_t start, size_t end);
/* Whether digits right behind a Han character may be a mark: nothing asks for a number there, or counts by it. */
bool is_han_mark(const struct reader *r, size_t line, size_t start, size_t end);
/* A number of up to three digits, a blank or the end behind: its bytes with the blank; 0. */
size_t short_number(struct rr_span s, size_t at);
/* The word that ends before `at`, blanks skipped. */
struct rr_span last_word(struct rr_span s, size_t at);
#define BEHIND 64 /* bytes */
/* What stands behind byte `end` of a line, where it is short with the next line's beginning. */
struct rr_span text_behind(const struct reader *r, size_t line, size_t end, char room[BEHIND]);

/* Digits [start, end) of a line's text; WEIGHT_NONE: no mark. */
int weigh_digits(const struct reader *r, size_t line, size_t start, size_t end);

/* Words that go on behind a mark: "reports 17 of the committee". */
bool goes_on_behind(const struct reader *r, size_t line, size_t end);

/* "article 1": the words before byte `at` ask for a number. */
bool is_asked_for(const struct reader *r, struct rr_span s, size_t at);

/* What digits without a note are: a name's or another number, a note cited again, the mark that ends a paragraph. */
bool is_numbered_name(const struct reader *r, size_t line, size_t start);
bool is_lone_number(const struct reader *r, size_t line, size_t start, size_t end);
bool follows_year(const struct reader *r, size_t line, size_t start, size_t end);
bool ends_paragraph(const struct reader *r, size_t line, size_t start, size_t end);

static inline bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static inline size_t skip_blanks(struct rr_span s, size_t at)
{
	while (at < s.len && is_blank(s.text[at]))
		at++;
	return at;
}

/* Any byte beyond ASCII counts as one. */
static inline bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static inline size_t value_of(struct rr_span digits)
{
	size_t value = 0;

	for (size_t i = 0; i < digits.len; i++)
		value = value * 10 + (size_t)(digits.text[i] - '0');
	return value;
}

bool is_year(const char *p); /* by the first two of four digits */
size_t next_digit(struct rr_span s, size_t at); /* from `at` on; the end if there is none */

#endif
