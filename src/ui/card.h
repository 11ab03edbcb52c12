/*
 * card - a box with some paragraphs in it: a citation, a peek, a message.
 *
 * It is as large as its text needs, at most 76 columns and the area less a
 * margin; what is longer scrolls (step.h). The footer stands in the frame. In
 * a tiny area the margin goes first, then the frame.
 * Enter gives UI_DONE, q and Esc UI_LEFT, other keys UI_IGNORED.
 */
#ifndef UI_CARD_H
#define UI_CARD_H

#include "ui/grid.h"
#include "ui/key.h"
#include "ui/widget.h"

enum ui_place { UI_CENTRE, UI_TOP, UI_BOTTOM };

struct ui_card;

struct ui_card *ui_card_new(const char *title, const char *footer); /* copied; NULL for none */
void ui_card_free(struct ui_card *card);                            /* NULL is fine */

void ui_card_add(struct ui_card *card, enum ui_face face, struct rr_span paragraph); /* copied */
void ui_card_addf(struct ui_card *card, enum ui_face face, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void ui_card_footer(struct ui_card *card, const char *footer); /* copied; NULL for none */
void ui_card_place(struct ui_card *card, enum ui_place place); /* UI_CENTRE at first */

/* By lines, down or up, as far as there is more than was shown when drawn last. */
void ui_card_scroll(struct ui_card *card, long by);
enum ui_event ui_card_key(struct ui_card *card, struct ui_key key);
void ui_card_draw(struct ui_card *card, struct ui_area area);

/*
 * The card as a strip across the area: a rule with the title and the footer,
 * the text below. ui_card_lines() tells how many lines the text takes.
 */
size_t ui_card_lines(struct ui_card *card, int columns);
void ui_card_strip(struct ui_card *card, struct ui_area area);

#endif
