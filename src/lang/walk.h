/*
 * A walk down a trie along a text: match.c takes the steps, take.c what
 * captures take.
 */
#ifndef LANG_WALK_H
#define LANG_WALK_H

#include "lang/pack.h"

#define STEPS 20000 /* of one walk */

struct walk {
	const struct rr_lang *lang;
	const struct section *section;
	struct rr_span text;
	bool part;      /* a letter may follow the match */
	bool found;
	unsigned steps;
	size_t start, end; /* of the best so far; end 0 until there is one */
	struct rr_match *best; /* written once there is one */
	size_t open_count;
	struct rr_capture open[RR_CAPTURES];
	struct value values[TAKES]; /* each kind's last, read anew by every phrase */
};

/* Goes on behind a node that has been reached; `last` is the code point taken last. */
void walk_on(struct walk *w, const struct node *n, size_t at, uint32_t last);
/* Tries every node of a list at `at`; `before` is the last code point taken. */
void walk_list(struct walk *w, uint32_t list, size_t at, uint32_t before);
/* A phrase ends at the node. */
void walk_ends(struct walk *w, const struct node *n, size_t at, uint32_t last);
/* Takes what a capture takes at `at`, and goes on behind that. */
void walk_capture(struct walk *w, const struct node *n, size_t at, uint32_t before);

#endif
