/* clipboard - the sequence that asks a terminal to keep a text (OSC 52). */
#ifndef UI_CLIPBOARD_H
#define UI_CLIPBOARD_H

#include "resread/base.h"

/* Appends it; wrapped for GNU screen, which hands on only what is. */
void ui_clipboard_put(struct rr_span text, bool wrapped, struct rr_str *out);

#endif
