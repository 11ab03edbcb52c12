/*
 * follow - citations and footnote marks: which is meant, where it leads, and
 * what is known of it.
 *
 *   follow.c     going there and back
 *   peek.c       the card of a link, for the strip
 *   cite_card.c  what is known of a document the library does not have
 *   cited_by.c   the list of who cites this
 *   hints.c      letters over all links of the screen
 *   strip.c      the strip that shows what is cited
 */
#ifndef UI_FOLLOW_H
#define UI_FOLLOW_H

#include "ui/core.h"

/*
 * The link a key means: the current one, else the first at or behind the
 * cursor's line of the clause, else the first of the clause; RR_NONE. *pane
 * gets the pane whose paper it is of.
 */
size_t ui_link_here(struct ui_session *session, int *pane);

/* Follows a link of a pane's paper, which becomes the current one. */
void ui_follow_link(struct ui_app *app, int pane, size_t link);

/* The cited document: opened, or in the library; RR_MISSING. */
enum rr_status ui_find_cited(struct ui_app *app, const struct rr_citation *cite,
                             struct ui_paper **paper, struct rr_error *err);

/* The block a locator names ("para. 5(f)", "annex II, para. 3"); RR_NONE. */
size_t ui_locator_block(const struct ui_paper *paper, const char *locator);
size_t ui_footnote_block(const struct ui_paper *paper, const struct ui_link *link);

/* The card of a citation by its index: symbol, dates, titles, who cites it, what to do. */
struct ui_card *ui_cite_card(struct ui_app *app, const struct ui_paper *from, size_t cite);

/* The cited words, or that card: what a link leads to. */
struct ui_card *ui_peek_card(struct ui_app *app, struct ui_paper *from, size_t link);

/* The citation that is the current link, if its target is known; NULL. */
const struct rr_citation *ui_current_cite(const struct ui_session *session);

/*
 * "gx" over what shows a link: true with the x, when the link of the current
 * citation is on its way to the browser. *g is kept between the keys.
 */
bool ui_browse_key(struct ui_app *app, const struct ui_key *key, bool *g);

/* Adds why a citation can't be right, if it can't. */
void ui_add_faults(struct ui_card *card, const struct ui_paper *from, size_t cite);

#endif
