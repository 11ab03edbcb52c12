/* What tags of HTML are for; private to src/input. */
#ifndef RR_INPUT_HTML_H
#define RR_INPUT_HTML_H

#include <stdbool.h>

enum html_tag {
	HTML_INLINE, HTML_BLOCK, HTML_BREAK, HTML_ROW, HTML_CELL, HTML_PRE, HTML_ITEM, HTML_NUMBERED,
	HTML_BULLETED, HTML_ITALIC, HTML_BOLD, HTML_RAISED, HTML_LINK, HTML_TABLE, HTML_FRAME,
	HTML_INSERTED, HTML_DELETED, /* tracked changes, as Word saves them */
	HTML_MARGIN,                 /* around the text of a page: where to go, whose it is */
	HTML_SKIPPED,                /* not shown, or no text */
};

/* By its name, in letters of any case. */
enum html_tag html_tag(const char *name);

/* Whether a link is the mark of a note, as LibreOffice, Word and Google Docs write it. */
bool html_is_note_link(const char *const *attributes);

/* How a list is numbered: 1 a A i I, by its type, its style or the class Google Docs gives it. */
char html_list_kind(const char *const *attributes);

/* Whether the class says that it is for the screen alone: "edit", the arrow back from a note. */
bool html_is_for_screen(const char *const *attributes);

/* Whether the tag holds what LibreOffice prints on every page. */
bool html_is_margin(const char *const *attributes);

#endif
