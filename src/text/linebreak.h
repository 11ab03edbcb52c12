/* Where a line may break (UAX #14), one code point at a time; private to src/text. */
#ifndef RR_TEXT_LINEBREAK_H
#define RR_TEXT_LINEBREAK_H

#include "resread/text.h"

enum linebreak { LINE_KEEP, LINE_MAY, LINE_MUST };

/* What of the text before a place decides on it; starts zeroed. */
struct linebreaker {
	int32_t class;     /* of the last code point, marks and blanks left out; rule 9 */
	uint32_t cp;       /* that code point */
	bool started;
	bool spaces;       /* blanks stand behind it */
	bool joiner;       /* the very last code point is ZWJ */
	bool odd_flag;     /* an odd number of regional indicators */
	bool wide_quote;   /* it is a quotation mark behind a wide character */
	bool opening_quote; /* it is a quotation mark at the start of a word */
	bool loose_hyphen; /* it is a hyphen with a break before it */
	bool hebrew_hyphen; /* it is a hyphen behind a Hebrew letter; rule 21a */
};

/* What may happen before cp, which stands at [at, next) of s, and steps over it. */
enum linebreak linebreak_before(struct linebreaker *b, struct rr_span s,
                                size_t next, uint32_t cp);

#endif
