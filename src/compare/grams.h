/*
 * grams - what a clause looks like to the aligner: the pairs of neighbouring
 * tokens it holds, weighted by how rare each is in the two documents.
 *
 * A Han character is a token, elsewhere a word is; blanks and punctuation
 * are none. A word or number counts also by itself, a Han character only
 * in a pair. Both documents share one numbering: clauses [0, a_count) are
 * those of a, the rest those of b.
 */
#ifndef COMPARE_GRAMS_H
#define COMPARE_GRAMS_H

#include "resread/doc.h"
#include "resread/text.h"

/* The sums of weights that make up a likeness: numbers and dates change from
 * one session to the next, so they are kept apart from words. */
struct grams_sum {
	float words, numbers;
	float plain; /* how many grams, whatever their weight */
};

struct grams_shape {
	uint64_t key;         /* of letters, digits and signs, in order */
	size_t length;        /* how many of those */
	struct grams_sum all; /* of all its grams */
};

struct grams {
	size_t a_count, b_count;
	uint32_t *ids;        /* owned: grams of clause i, each once: ids[from[i]] … */
	size_t *from;         /* owned: a_count + b_count + 1 places */
	size_t id_count, id_cap;
	size_t gram_count;    /* how many differ */
	float *weight;        /* owned: of each gram, 0 < weight */
	unsigned char *number; /* owned: whether a digit is in it */
	uint32_t *in_b;       /* owned: how many clauses of b hold it */
	struct grams_shape *shapes; /* owned: of each clause */
};

void grams_read(struct grams *g, const struct rr_doc *a, const struct rr_doc *b);
void grams_free(struct grams *g);

/* The same but for spacing, punctuation and the form of hyphens and quotes. */
bool grams_same(const struct grams *g, size_t one, size_t other);

/* 0..1 from what two texts share and what each holds. */
float grams_likeness(struct grams_sum shared, struct grams_sum one,
                     struct grams_sum other);

/*
 * Marks on grams, to ask quickly what clauses have in common. A mark is a
 * number the caller gives; marks[] holds one place a gram, zero at first.
 */
void grams_mark(const struct grams *g, size_t clause, uint32_t mark,
                uint32_t *marks);
struct grams_sum grams_shared(const struct grams *g, size_t clause,
                              uint32_t mark, const uint32_t *marks);

#endif
