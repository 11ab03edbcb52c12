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

/* text itself where nothing is to change, else a copy in arena. */
struct rr_span variants_fold(const struct variants *variants, struct rr_arena *arena,
                             struct rr_span text);

#endif
