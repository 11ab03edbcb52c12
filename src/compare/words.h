/*
 * words - the inside of rr_word_changes(): tokens, the shortest edit script
 * over them, and its tidying.
 */
#ifndef COMPARE_WORDS_H
#define COMPARE_WORDS_H

#include "resread/compare.h"

/* Words and punctuation marks of one text; the blanks after one go with it. */
struct word_list {
	uint32_t *id;      /* owned: equal words have equal ids */
	size_t *edge;      /* owned: count + 1 places; word i is edge[i] … edge[i + 1] */
	size_t *end;       /* owned: where word i ends, its blanks not counted */
	unsigned char *size; /* owned: what it counts for a reader, 0 for punctuation */
	unsigned char *mark; /* owned: enum word_mark */
	size_t count;
};

enum word_mark { MARK_NONE, MARK_STOP, MARK_OPEN, MARK_CLOSE };

/* A stretch of words [a0, a1) of one text that became [b0, b1) of the other. */
struct hunk {
	size_t a0, a1, b0, b1;
};

struct hunks {
	struct hunk *items; /* owned; ascending, never touching */
	size_t count, cap;
};

/* Cuts both texts into words. */
void words_read(struct rr_span a, struct rr_span b, struct word_list *in_a,
                struct word_list *in_b);
void words_free(struct word_list *list);

/* The shortest edit script, or close to it where that would take too long. */
void words_diff(const struct word_list *a, const struct word_list *b,
                struct hunks *out);

/* Makes it readable: slides hunks to natural breaks, joins what is torn. */
void words_tidy(const struct word_list *a, const struct word_list *b,
                struct hunks *hunks);

#endif
