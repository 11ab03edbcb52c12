/* The tags of HTML that matter to how a text is set. */
#include "html.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "xml.h"

/* In the order of their names, for bsearch(). */
static const struct named_tag {
	const char *name;
	enum html_tag tag;
} tags[] = {
	{ "a", HTML_LINK }, { "address", HTML_BLOCK }, { "article", HTML_BLOCK }, { "aside", HTML_BLOCK },
	{ "audio", HTML_SKIPPED }, { "b", HTML_BOLD }, { "blockquote", HTML_BLOCK },
	{ "body", HTML_BLOCK }, { "br", HTML_BREAK }, { "button", HTML_SKIPPED },
	{ "canvas", HTML_SKIPPED }, { "caption", HTML_BLOCK }, { "center", HTML_BLOCK },
	{ "cite", HTML_ITALIC }, { "dd", HTML_BLOCK }, { "del", HTML_DELETED }, { "details", HTML_BLOCK },
	{ "dir", HTML_BULLETED }, { "div", HTML_BLOCK }, { "dl", HTML_BLOCK }, { "dt", HTML_BLOCK },
	{ "em", HTML_ITALIC }, { "fieldset", HTML_BLOCK }, { "figcaption", HTML_BLOCK },
	{ "figure", HTML_BLOCK }, { "footer", HTML_MARGIN }, { "form", HTML_BLOCK },
	{ "frame", HTML_FRAME }, { "h1", HTML_BLOCK }, { "h2", HTML_BLOCK }, { "h3", HTML_BLOCK },
	{ "h4", HTML_BLOCK }, { "h5", HTML_BLOCK }, { "h6", HTML_BLOCK }, { "head", HTML_SKIPPED },
	{ "header", HTML_BLOCK }, { "hr", HTML_BLOCK }, { "i", HTML_ITALIC }, { "iframe", HTML_SKIPPED },
	{ "ins", HTML_INSERTED }, { "legend", HTML_BLOCK }, { "li", HTML_ITEM }, { "listing", HTML_PRE },
	{ "main", HTML_BLOCK }, { "menu", HTML_BULLETED }, { "nav", HTML_MARGIN },
	{ "noembed", HTML_SKIPPED }, { "noscript", HTML_SKIPPED }, { "object", HTML_SKIPPED },
	{ "ol", HTML_NUMBERED }, { "p", HTML_BLOCK }, { "plaintext", HTML_PRE }, { "pre", HTML_PRE },
	{ "rp", HTML_SKIPPED }, { "rt", HTML_SKIPPED }, { "script", HTML_SKIPPED },
	{ "section", HTML_BLOCK }, { "select", HTML_SKIPPED }, { "strong", HTML_BOLD },
	{ "style", HTML_SKIPPED }, { "summary", HTML_BLOCK }, { "sup", HTML_RAISED },
	{ "svg", HTML_SKIPPED }, { "table", HTML_TABLE }, { "tbody", HTML_BLOCK }, { "td", HTML_CELL },
	{ "template", HTML_SKIPPED }, { "textarea", HTML_SKIPPED }, { "tfoot", HTML_BLOCK },
	{ "th", HTML_CELL }, { "thead", HTML_BLOCK }, { "title", HTML_SKIPPED }, { "tr", HTML_ROW },
	{ "u", HTML_ITALIC }, { "ul", HTML_BULLETED }, { "video", HTML_SKIPPED }, { "xmp", HTML_PRE },
};

static int by_name(const void *key, const void *entry)
{
	return strcasecmp(key, ((const struct named_tag *)entry)->name);
}

enum html_tag html_tag(const char *name)
{
	const struct named_tag *found = bsearch(name, tags, sizeof tags / sizeof *tags,
	                                        sizeof *tags, by_name);

	return found ? found->tag : HTML_INLINE;
}

bool html_is_note_link(const char *const *attributes)
{
	const char *class = xml_attribute(attributes, "class"), *to = xml_attribute(attributes, "href");

	return (class != NULL && strncmp(class, "sdfootnote", 10) == 0)
	       || (to != NULL && (strncmp(to, "#_ftn", 5) == 0 || strncmp(to, "#_edn", 5) == 0
	                          || strncmp(to, "#ftnt", 5) == 0));
}

/* Google Docs names the level of its lists' classes: "lst-kix_a1b2-1". */
static char kind_of_class(const char *class)
{
	const char *name = class ? strstr(class, "lst-kix_") : NULL;
	size_t len = name ? strcspn(name, " ") : 0;

	return len > 9 && name[len - 2] == '-' && name[len - 1] >= '0' && name[len - 1] <= '8'
	       ? "1ai"[(name[len - 1] - '0') % 3] : '1';
}

char html_list_kind(const char *const *attributes)
{
	static const struct { const char *style; char kind; } kinds[] = {
		{ "lower-alpha", 'a' }, { "lower-latin", 'a' }, { "lower-roman", 'i' },
		{ "upper-alpha", 'A' }, { "upper-latin", 'A' }, { "upper-roman", 'I' },
	};
	const char *type = xml_attribute(attributes, "type"), *style = xml_attribute(attributes, "style");

	if (type != NULL && type[0] != '\0' && strchr("1aAiI", type[0]) != NULL)
		return type[0];
	for (size_t i = 0; style != NULL && i < sizeof kinds / sizeof *kinds; i++)
		if (strcasestr(style, kinds[i].style) != NULL)
			return kinds[i].kind;
	return kind_of_class(xml_attribute(attributes, "class"));
}

bool html_is_for_screen(const char *const *attributes)
{
	static const char *const classes[] = {
		"backlink", "footnote-back", "mw-editsection", "mw-jump-link", "noprint", "ws-noexport",
	};
	const char *class = xml_attribute(attributes, "class");

	for (size_t i = 0; class != NULL && i < sizeof classes / sizeof *classes; i++)
		if (strstr(class, classes[i]) != NULL)
			return true;
	return false;
}

bool html_is_margin(const char *const *attributes)
{
	const char *title = xml_attribute(attributes, "title");

	return title != NULL && (strcmp(title, "header") == 0 || strcmp(title, "footer") == 0);
}
