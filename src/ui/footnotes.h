/*
 * footnotes - which footnote became which: those that do the same for paired
 * clauses, whatever their marks, else those with the same words.
 */
#ifndef UI_FOOTNOTES_H
#define UI_FOOTNOTES_H

#include "resread/compare.h"

/*
 * For each footnote of b, the one of a it is a version of, or RR_NONE; they
 * rise, so that both sides keep their order. Owned by the caller.
 */
size_t *ui_footnotes_paired(const struct rr_comparison *cmp);

#endif
