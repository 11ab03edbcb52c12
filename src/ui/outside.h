/* outside - runs $VISUAL or $EDITOR on a text, in a file of mode 0600. */
#ifndef UI_OUTSIDE_H
#define UI_OUTSIDE_H

#include "resread/base.h"

/*
 * Appends what the editor left to out, also where it failed (RR_IO) but had
 * written something. The terminal must have been given back before.
 */
enum rr_status ui_outside_edit(struct rr_span text, struct rr_str *out,
                               struct rr_error *err);

/* In a child about to run a program: the signals are as by default. */
void ui_outside_child(void);

#endif
