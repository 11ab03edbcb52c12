/* chars - the single characters that readers of citations ask about. */
#ifndef CITE_CHARS_H
#define CITE_CHARS_H

#include "resread/base.h"

/* The byte at `at`; NUL at the end of the text and behind it. */
static inline char char_at(struct rr_span t, size_t at)
{
	return at < t.len ? t.text[at] : '\0';
}

static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

#endif
