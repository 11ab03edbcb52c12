/*
 * brackets - Chinese names of instruments, in 《》 or without.
 */
#ifndef CITE_BRACKETS_H
#define CITE_BRACKETS_H

#include "cite/marks.h"

/* The name that the bracket at *at holds, stepped over; NULL if it is none we know. */
const struct phrase *brackets_read(const struct reading *r, size_t *at);

/*
 * Whether a phrase of running text that is a Chinese name may stand here
 * without brackets; true of all others. A short one ("alone") does so behind
 * words such as 根据, a mark or nothing, else it is the end of a longer name.
 */
bool brackets_spare(const struct reading *r, const struct phrase *phrase, size_t at);

#endif
