/* What tags of HTML are for; private to src/input. */
#ifndef RR_INPUT_HTML_H
#define RR_INPUT_HTML_H

enum html_tag {
	HTML_INLINE, HTML_BLOCK, HTML_BREAK, HTML_ROW, HTML_CELL, HTML_PRE, HTML_ITEM, HTML_NUMBERED,
	HTML_BULLETED, HTML_ITALIC, HTML_BOLD, HTML_RAISED, HTML_LINK, HTML_TABLE, HTML_FRAME,
	HTML_INSERTED, HTML_DELETED, /* tracked changes, as Word saves them */
	HTML_MARGIN,                 /* around the text of a page: where to go, whose it is */
	HTML_SKIPPED,                /* not shown, or no text */
};

/* By its name, in letters of any case. */
enum html_tag html_tag(const char *name);

#endif
