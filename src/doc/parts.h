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

/*
 * A capital letter or a roman number alone, or what stands for one in the
 * text's own script (باء, 二), which is given as the Latin one; else empty.
 */
struct rr_span part_mark(const struct reader *r, struct rr_span s);
/* The mark of "ثانيا - عنوان", with a title behind it on the line; else empty. */
struct rr_span titled_part(const struct reader *r, struct rr_span s);

/* Enters the part that such a (Latin) mark begins and gives its name. */
const char *enter_part(struct reader *r, struct parts *parts, struct rr_span mark);

/* Likewise "Section II", "Rule 12", as an entry of the pack's [parts] says. */
const char *enter_named_part(struct reader *r, struct parts *parts,
                             const struct rr_entry *entry, struct rr_span mark);

#endif
