/*
 * place - the inside of finding a note's words again: the passages of a
 * document as tokens, and the likeness of a quote to a stretch of them.
 *
 * A token is a word, a number or a Han character, whatever its case; blanks
 * and punctuation are none.
 */
#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include "resread/store.h"

struct token {
	uint64_t hash;
	size_t start, end; /* bytes of the text */
};

struct tokens {
	struct token *items;  /* owned */
	uint64_t *sorted;     /* owned: the hashes in order */
	size_t count;
};

/* One text of the document that has an id. */
struct spot {
	const char *id;       /* borrowed from the document, or in the arena */
	struct rr_span text;
	uint64_t hash;        /* of text */
	struct tokens tokens;
	bool read;            /* tokens have been made */
};

struct rr_places {
	const struct rr_doc *doc; /* borrowed */
	struct rr_arena *arena;   /* owned */
	struct spot *spots;       /* owned; in the order of the text */
	size_t count, cap;
};

/* What is sought: a note's quote and what stood around it. */
struct quote {
	struct rr_span exact, prefix, suffix;
	struct tokens words, before, after;
	bool whole;           /* it was all of its clause */
};

/* A stretch of a spot that may be the quote. */
struct stretch {
	size_t spot;
	size_t start, end;    /* bytes of the spot's text */
	double words;         /* likeness of the words, 0..1; 1 only for the very same */
	double score;         /* with what stands around, 0..1 */
};

/* The hash of the text before (by -1) or behind (by 1) a spot; 0: there is none. */
uint64_t places_beside(const struct rr_places *places, size_t spot, int by);
size_t places_spot(const struct rr_places *places, const char *id); /* RR_NONE */

void tokens_read(struct rr_span text, struct tokens *out);
void tokens_free(struct tokens *tokens);

void quote_read(struct quote *q, struct rr_span exact, struct rr_span prefix,
                struct rr_span suffix);
void quote_free(struct quote *q);

/* Calls found with each stretch of the spot that is the quote, or the likest to it. */
void quote_seek(const struct quote *q, struct spot *spot, size_t index,
                void (*found)(void *with, const struct stretch *s), void *with);

#endif
