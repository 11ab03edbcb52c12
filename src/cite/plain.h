/*
 * plain - resolutions of the Security Council told by their number alone:
 * "Security Council resolution 1325". The table of sessions says of which
 * year a number is.
 */
#ifndef CITE_PLAIN_H
#define CITE_PLAIN_H

#include "cite/marks.h"

/*
 * Reads a plain number where a resolution's stands, and steps over it: behind
 * the word or the number before of a list; in Chinese behind 第 and before 号.
 * Whose it is, is for plain_fits() to say.
 */
bool plain_read(const struct reading *r, size_t *at, struct number *out);

/*
 * Whether such a number is one of the Security Council's: the Council stands
 * first of the bodies in the list, or anywhere in it if the text names them
 * beside the number. Fills the year in where only the date tells it.
 */
bool plain_fits(struct number *n, enum act act, const struct rr_date *date,
                const enum body *list, size_t count, bool named);

/* The whole symbol of S/RES/1325; the symbol itself if nothing is missing or known. */
const char *plain_symbol(const struct reading *r, const char *symbol);

#endif
