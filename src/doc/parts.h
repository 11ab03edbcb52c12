/*
 * The parts a text is in: sections I, II, III, and A, B, C within one of them
 * or above them. In an id their names stand one behind the other, "III.A".
 */
#ifndef DOC_PARTS_H
#define DOC_PARTS_H

#include "doc/reader.h"

#define PART_LEVELS 4

struct part_level {
	enum label_style style; /* LABEL_UPPER, LABEL_UPPER_ROMAN; LABEL_NONE: named in words */
	long value;
	const char *name;       /* with those above it; in the arena */
};

struct parts {
	struct part_level items[PART_LEVELS];
	size_t count;
};

/* A capital letter or a roman number alone. */
bool is_part_mark(struct rr_span s);

/* Enters the part that such a mark begins and gives its name. */
const char *enter_part(struct reader *r, struct parts *parts, struct rr_span mark);

/* Likewise "Section II", "Rule 12", as an entry of the pack's [parts] says. */
const char *enter_named_part(struct reader *r, struct parts *parts,
                             const struct rr_entry *entry, struct rr_span mark);

#endif
