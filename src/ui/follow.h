#ifndef UI_FOLLOW_H
#define UI_FOLLOW_H

#include "ui/core.h"

/* What is known of a cited document that is not in the library. */
void ui_cite_card(struct ui_app *app, const struct ui_paper *from,
                  const struct rr_citation *cite);

/* Follows a link of a pane's paper, which becomes the current one. */
void ui_follow_link(struct ui_app *app, int pane, size_t link);

#endif
