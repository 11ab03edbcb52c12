/* The names of WordprocessingML that running text is made of. */
#include "docx.h"

#include <stdlib.h>
#include <string.h>

/* In the order of their names, for bsearch(). */
static const struct named_element {
	const char *name;
	enum docx_element element;
} elements[] = {
	{ "Fallback", DOCX_GONE }, { "b", DOCX_BOLD }, { "br", DOCX_BREAK }, { "commentReference", DOCX_COMMENT },
	{ "cr", DOCX_BREAK }, { "del", DOCX_DELETED }, { "endnote", DOCX_NOTE }, { "endnoteRef", DOCX_NOTE_MARK },
	{ "endnoteReference", DOCX_ENDNOTE_CALL }, { "footnote", DOCX_NOTE }, { "footnoteRef", DOCX_NOTE_MARK },
	{ "footnoteReference", DOCX_FOOTNOTE_CALL }, { "i", DOCX_ITALIC }, { "ilvl", DOCX_LEVEL },
	{ "ins", DOCX_INSERTED }, { "lastRenderedPageBreak", DOCX_PAGE }, { "moveFrom", DOCX_DELETED },
	{ "moveTo", DOCX_INSERTED }, { "noBreakHyphen", DOCX_HYPHEN }, { "numId", DOCX_IN_LIST },
	{ "p", DOCX_PARAGRAPH }, { "pPrChange", DOCX_GONE }, { "pStyle", DOCX_PARAGRAPH_STYLE },
	{ "ptab", DOCX_TAB }, { "r", DOCX_RUN }, { "rPr", DOCX_PROPERTIES }, { "rPrChange", DOCX_GONE },
	{ "rStyle", DOCX_RUN_STYLE }, { "sdt", DOCX_CONTROL }, { "sectPr", DOCX_SECTION },
	{ "showingPlcHdr", DOCX_PLACEHOLDER }, { "sym", DOCX_SIGN }, { "t", DOCX_TEXT }, { "tab", DOCX_TAB },
	{ "tc", DOCX_CELL }, { "tr", DOCX_ROW }, { "txbxContent", DOCX_BOX }, { "vanish", DOCX_VANISH },
	{ "vertAlign", DOCX_ALIGN },
};

static int by_name(const void *key, const void *entry)
{
	return strcmp(key, ((const struct named_element *)entry)->name);
}

enum docx_element docx_element(const char *qualified)
{
	const struct named_element *found =
		bsearch(docx_name(qualified), elements, sizeof elements / sizeof *elements,
		        sizeof *elements, by_name);

	return found ? found->element : DOCX_OTHER;
}
