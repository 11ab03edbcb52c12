/*
 * variants - characters a pack writes in two ways (號 and 号): a passage is
 * read in one of them. Both take as many bytes, so offsets stay.
 */
#ifndef CITE_VARIANTS_H
#define CITE_VARIANTS_H

#include "resread/lang.h"

struct variants;

/* The pack's [variants]; NULL if it has none. */
const struct variants *variants_compile(struct rr_arena *arena, const struct rr_lang *lang);

/* Whether one of them stands at a place; variants may be NULL. */
bool variants_has(const struct variants *variants, struct rr_span text, size_t at);

/* The bytes of the next of them, *i counted on from 0; NULL at the end. */
const char *variants_next(const struct variants *variants, size_t *i);

/* The text with each of them as the other, in `to`, whose former text is lost. */
struct rr_span variants_fold(const struct variants *variants, struct rr_span text,
                             struct rr_str *to);

#endif
