/* Which encoding a text is in; private to src/input. */
#ifndef RR_INPUT_ENCODING_H
#define RR_INPUT_ENCODING_H

#include "resread/base.h"

/*
 * The encoding of a text by its bytes: a byte order mark, else UTF-8 where it
 * is well formed, else the likeliest of the others. *mark is the length of
 * the byte order mark. NULL where the bytes are no text at all.
 */
const char *encoding_of(struct rr_span bytes, size_t *mark);

/*
 * The encoding in which the packs of languages know the text's words: the
 * guess, unless another is plainly right. NULL where the guess is and none is.
 */
const char *encoding_by_words(struct rr_span bytes, const char *guess);

/*
 * How much a decoded text looks like one: the points of its code points
 * beyond ASCII together, divided by their number; 0 where there are none.
 */
double encoding_likeness(struct rr_span text);

#endif
