/* The lists of a recorded vote, as closing.c comes upon them behind the adoption. */
#ifndef DOC_VOTES_H
#define DOC_VOTES_H

#include "doc/reader.h"

struct vote_lists {
	struct rr_str lists[4]; /* for, against, abstaining as printed; others, as the absent */
	int which;              /* the list that is open; -1 */
};

extern const char *const vote_names[3]; /* the pack's names of the first three */

/* The words that begin a list: whose it is, and their bytes. */
bool vote_list(const struct reader *r, struct rr_span s, int *which, size_t *len);

/* Line i as one of a list, begun there or open; false if it is none of the kind. */
bool take_votes(struct reader *r, struct vote_lists *votes, size_t i);

/* What stands behind the lists: an annex, a part. */
bool ends_votes(const struct reader *r, size_t i);

/* The States of the lists into the text's adoption; the lists are freed. */
void settle_votes(struct reader *r, struct vote_lists *votes);

#endif
