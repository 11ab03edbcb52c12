/*
 * widget - what the editor, the prompt, the list and the card have in common:
 * each takes keys, says what came of it, and draws itself into an area. None
 * knows the others' owner: the session reads the event and acts.
 */
#ifndef UI_WIDGET_H
#define UI_WIDGET_H

enum ui_event {
	UI_IGNORED, /* not a key of this widget: the session may use it */
	UI_TAKEN,   /* the widget used it; draw again */
	UI_CHANGED, /* the same, and its text, choice or filter is another now */
	UI_DONE,    /* accepted: save the note, run the line, open the row */
	UI_LEFT     /* close; nothing is to be kept */
};

#endif
