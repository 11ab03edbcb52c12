/*
 * flaw - what is meant as a citation and can't be one as it stands:
 * A//72/633, E/CN.4/2000/ 70, resolution 60/2510.
 */
#ifndef CITE_FLAW_H
#define CITE_FLAW_H

#include "cite/group.h"

/*
 * Reads a malformed symbol of the United Nations that begins at *at and steps
 * over it; why says what is wrong. Where it is plain what is meant, that is
 * appended to out. False, and nothing done, where none begins.
 */
bool flaw_symbol(struct rr_span text, size_t *at, struct rr_str *out, const char **why);

/*
 * Marks a number that stands beside "resolution" and has no target as one
 * that the body named with it (BODY_NONE) can't have given.
 */
void flaw_number(struct reading *r, struct finding *f, const struct number *n, enum body named);

#endif
