/*
 * input - the bytes a terminal sends, as keys. No curses: the sequences are
 * those that xterm, the VT series, the Linux console, rxvt, screen and tmux
 * send, which differ little; an unknown one is swallowed whole.
 */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include "ui/key.h"

struct ui_input {
	struct rr_str bytes; /* owned: read and not yet taken */
	struct rr_str paste; /* owned: what was pasted last */
};

void ui_input_add(struct ui_input *input, struct rr_span bytes);
void ui_input_free(struct ui_input *input);

enum ui_input_state {
	INPUT_EMPTY,  /* no byte left */
	INPUT_KEY,    /* *key was taken */
	INPUT_PART,   /* the start of something: wait a moment for the rest */
};

/*
 * Takes the next key. With `last` no more bytes are to be expected soon, so
 * that the start of a sequence is taken for what it is: Escape, mostly.
 */
enum ui_input_state ui_input_key(struct ui_input *input, bool last, struct ui_key *key);

/* True within a paste: the rest may take longer than that of a key. */
bool ui_input_pasting(const struct ui_input *input);

#endif
