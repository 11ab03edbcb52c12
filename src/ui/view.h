/*
 * view - what stands on the screen: the reading view at the bottom of the
 * stack, over it lists, cards, the editor and the prompt.
 *
 * A view is a small table of functions and the state they work on. The app
 * draws the stack from the bottom up and gives each key to the topmost view;
 * what that one does not know (UI_PASS) is looked up in the key map.
 */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "ui/grid.h"
#include "ui/key.h"
#include "ui/widget.h"

enum ui_answer {
	UI_PASS,  /* not mine: the key map's */
	UI_STAY,  /* taken */
	UI_LEAVE, /* taken, and the view closes */
};

/* What an event of its widget means for a view: done and left close it. */
enum ui_answer ui_answer_to(enum ui_event event);

struct ui_view_kind {
	const char *name;
	bool takes_alt; /* Alt with a character means something to it */
	void (*draw)(void *self, struct ui_area screen);
	enum ui_answer (*key)(void *self, const struct ui_key *key);
	void (*rescue)(void *self); /* keeps what would be lost when the program ends; NULL */
	void (*close)(void *self);  /* frees self */
};

struct ui_view {
	const struct ui_view_kind *kind;
	void *self; /* owned: kind->close() frees it */
};

#endif
