/*
 * libxml2 is used for its events alone: no tree is built, no entity is
 * declared, nothing is fetched. So memory does not grow with the file, and an
 * entity that would expand without end is an unknown name.
 */
#include "xml.h"

#include <string.h>

const char *xml_attribute(const char *const *attributes, const char *name)
{
	for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
		if (strcmp(attributes[0], name) == 0)
			return attributes[1] ? attributes[1] : "";
	return NULL;
}

#ifdef HAVE_LIBXML

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>


struct libxml {
	__typeof__(xmlNewParserCtxt) *new_xml;
	__typeof__(htmlNewParserCtxt) *new_html;
	__typeof__(xmlCtxtReadMemory) *read_xml;
	__typeof__(htmlCtxtReadMemory) *read_html;
	__typeof__(xmlFreeParserCtxt) *free_context;
	__typeof__(xmlFreeDoc) *free_document;
	__typeof__(xmlStopParser) *stop;
};

struct reading {
	struct libxml lib;
	const struct xml_events *events;
	xmlParserCtxtPtr context;
	size_t depth;
	bool too_deep;
};

static bool load(struct libxml *lib)
{
#if LIBXML_VERSION >= 21400
	static const char *const names[] = { "libxml2.so.16", "libxml2.so", NULL };
#else
	static const char *const names[] = { "libxml2.so.2", "libxml2.so", NULL };
#endif
	const struct rr_library_symbol symbols[] = {
		{ "xmlNewParserCtxt", &lib->new_xml },
		{ "htmlNewParserCtxt", &lib->new_html },
		{ "xmlCtxtReadMemory", &lib->read_xml },
		{ "htmlCtxtReadMemory", &lib->read_html },
		{ "xmlFreeParserCtxt", &lib->free_context },
		{ "xmlFreeDoc", &lib->free_document },
		{ "xmlStopParser", &lib->stop },
	};

	return rr_library_load(names, symbols, sizeof symbols / sizeof *symbols);
}

static void on_open(void *user, const xmlChar *name, const xmlChar **attributes)
{
	struct reading *r = user;

	if (++r->depth > XML_DEPTH) {
		r->too_deep = true;
		r->lib.stop(r->context);
		return;
	}
	r->events->open(r->events->user, (const char *)name, (const char *const *)attributes);
}

static void on_close(void *user, const xmlChar *name)
{
	struct reading *r = user;

	if (r->depth == 0 || r->too_deep)
		return;
	r->depth--;
	r->events->close(r->events->user, (const char *)name);
}

static void on_text(void *user, const xmlChar *text, int len)
{
	struct reading *r = user;

	if (len > 0 && !r->too_deep)
		r->events->text(r->events->user, rr_span_of((const char *)text, (size_t)len));
}

/* An entity the file names but XML does not know: shown as it stands. */
static void on_reference(void *user, const xmlChar *name)
{
	static const xmlChar ampersand[] = "&", semicolon[] = ";";

	on_text(user, ampersand, 1);
	on_text(user, name, (int)strlen((const char *)name));
	on_text(user, semicolon, 1);
}

enum xml_result xml_read(struct rr_span text, enum xml_dialect dialect,
                         const struct xml_events *events)
{
	const xmlSAXHandler handler = {
		.startElement = on_open, .endElement = on_close, .characters = on_text,
		.ignorableWhitespace = on_text, .reference = on_reference,
	};
	struct reading r = { .events = events };
	xmlDocPtr document;
	bool whole;

	if (text.len > INT32_MAX || !load(&r.lib))
		return XML_NO_LIBRARY;
	r.context = dialect == XML_HTML ? r.lib.new_html() : r.lib.new_xml();
	if (r.context == NULL)
		rr_die("out of memory (libxml2)");
	memcpy(r.context->sax, &handler, sizeof handler);
	r.context->userData = &r;
	if (dialect == XML_HTML)
		document = r.lib.read_html(r.context, text.text, (int)text.len, NULL, "UTF-8",
		                           HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
		                           HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
		                           HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
	else
		document = r.lib.read_xml(r.context, text.text, (int)text.len, NULL, "UTF-8",
		                          XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
		                          XML_PARSE_NOCDATA | XML_PARSE_SAX1 | XML_PARSE_HUGE);
	whole = dialect == XML_HTML || r.context->wellFormed;
	if (document != NULL)
		r.lib.free_document(document);
	r.lib.free_context(r.context);
	return r.too_deep ? XML_TOO_DEEP : whole ? XML_WHOLE : XML_BROKEN;
}

#else

enum xml_result xml_read(struct rr_span text, enum xml_dialect dialect,
                         const struct xml_events *events)
{
	(void)text;
	(void)dialect;
	(void)events;
	return XML_NO_LIBRARY;
}

#endif
