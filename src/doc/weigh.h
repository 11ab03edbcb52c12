/* Weights for digits that may be marks of notes; see spots.c. */
#ifndef DOC_WEIGH_H
#define DOC_WEIGH_H

#include "doc/reader.h"

enum weight {
	WEIGHT_NONE = 0, WEIGHT_ALONE = 1, WEIGHT_SPACED = 4, WEIGHT_BEHIND_STOP = 6,
	WEIGHT_YEAR = 6, WEIGHT_GLUED = 9,
};

/* Digits [start, end) of a line's text; WEIGHT_NONE: no mark. */
int weigh_digits(const struct reader *r, size_t line, size_t start, size_t end);

/* Words that go on behind a mark: "reports 17 of the committee". */
bool goes_on_behind(const struct reader *r, struct rr_span s, size_t at);

bool is_digit(char c);
bool is_letter(char c); /* any byte beyond ASCII counts as one */
bool is_year(const char *p); /* by the first two of four digits */

#endif
