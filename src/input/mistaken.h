/* Texts decoded in the wrong encoding and saved so; private to src/input. */
#ifndef RR_INPUT_MISTAKEN_H
#define RR_INPUT_MISTAKEN_H

#include "resread/base.h"

struct mistaken {
	const char *as;  /* the encoding it was decoded in */
	const char *was; /* the one it was in */
	size_t bad;      /* characters that can't be told any more */
};

/*
 * Makes of a text in UTF-8, from byte `from` on, what it was meant to be, as
 * often as it was decoded wrongly. False, and nothing is done, if it was not or
 * nothing proves how.
 */
bool take_mistake_back(struct rr_str *text, size_t from, struct mistaken *what);

/* The same of a text typed in a Cyrillic font whose letters have ASCII's places; see font.c. */
bool take_font_back(struct rr_str *text, size_t from);

#endif
