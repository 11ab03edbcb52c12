/* The stack of open labels that clauses.c hangs its clauses from. */
#ifndef DOC_LEVELS_H
#define DOC_LEVELS_H

#include "doc/reader.h"

struct level {
	enum label_style style;
	bool paren;
	long value;
	size_t clause;
};

struct levels {
	struct level *items; /* owned; the outermost first */
	size_t count, cap;
};

/* Whether a label goes on counting at a level, at most `ahead` further on. */
bool level_continues(const struct level *level, const struct label *l, long ahead);

/*
 * The level a label belongs to: its depth, and the style it is read in.
 * False if it fits nowhere. Where the words before announced a list, a first
 * label opens a level rather than continuing one.
 */
bool find_level(const struct levels *levels, const struct label *l, bool announced,
                size_t *depth, enum label_style *style);

/* "(6)" where (b) is the next letter: scanning takes one for the other. */
bool mend_letter(const struct levels *levels, const struct label *l, bool announced,
                 struct label *out);

/* Behind a heading the letters of a level may begin again: it waits for its first. */
void reopen_level(struct levels *levels, const struct label *l);

/* Makes a label the last one open, at the depth found. */
void set_level(struct levels *levels, size_t depth, enum label_style style,
               const struct label *l);

#endif
