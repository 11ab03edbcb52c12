/* scan - the places of a passage at which marks.c has to look. */
#ifndef CITE_SCAN_H
#define CITE_SCAN_H

#include "cite/starts.h"
#include "cite/variants.h"

struct places {
	size_t *items; /* owned; reused from passage to passage */
	size_t count, cap;
};

/*
 * Fills places with all at which a mark may begin, in their order. False,
 * and nothing filled, where the text holds a character that is to be read as
 * another first: variants_fold().
 */
bool scan(const struct starts *starts, const struct variants *variants, struct rr_span text,
          struct places *places);

/* Whether the capital at a place may begin a symbol or its suffix; nearly all begin a word. */
bool scan_symbol(struct rr_span text, size_t at);

/* Adds the words of symbols to what a word may begin with. */
void scan_symbols(struct starts *starts);

#endif
