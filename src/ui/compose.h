/*
 * compose - puts the words of a row together: lead phrases, footnote marks,
 * and the changes of a pair in their faces or, in one column, between signs.
 */
#ifndef UI_COMPOSE_H
#define UI_COMPOSE_H

#include "ui/shape.h"

/* Fills the shape's parts; wrapping them is the shape's. */
void ui_compose(const struct ui_flow *flow, size_t row, const struct ui_style *style,
                struct ui_shape *shape);

/* The line that a run of folded rows shows as (compose_fold.c). */
void ui_compose_fold(const struct ui_flow *flow, size_t row, const struct ui_style *style,
                     struct ui_shape *shape);

/* Appends text to a part in that face. */
void ui_compose_add(struct ui_part *part, struct rr_span text, enum ui_face face);

/* How a footnote's mark is shown: "1" as ¹, others in brackets. Appended. */
void ui_compose_mark(const char *mark, struct rr_str *out);

#endif
