/* HTML and XML as a stream of tags and text, through libxml2; private to src/input. */
#ifndef RR_INPUT_XML_H
#define RR_INPUT_XML_H

#include "resread/base.h"

/* Why XML_NO_LIBRARY, to follow "and". */
#ifdef HAVE_LIBXML
#define XML_LACKING "libxml2, which reads it, is missing"
#else
#define XML_LACKING "resread was built without libxml2, which reads it"
#endif

/* Tags nested deeper end the reading: nobody writes them, and they cost time. */
#define XML_DEPTH 600

/* What is called as the file goes by; every open has its close. */
struct xml_events {
	void *user; /* handed to each */
	/* attributes: name, value, name, value, …, NULL; or NULL */
	void (*open)(void *user, const char *name, const char *const *attributes);
	void (*close)(void *user, const char *name);
	void (*text)(void *user, struct rr_span text);
};

enum xml_dialect { XML_STRICT, XML_HTML };

enum xml_result {
	XML_WHOLE,      /* read to its end, mistakes and all for HTML */
	XML_BROKEN,     /* not well-formed; what came before it was told */
	XML_TOO_DEEP,   /* given up at XML_DEPTH, likewise */
	XML_NO_LIBRARY,
};

/* Reads UTF-8. Entities the file defines itself are never expanded. */
enum xml_result xml_read(struct rr_span text, enum xml_dialect dialect,
                         const struct xml_events *events);

/* The value of an attribute; NULL if it is not there. */
const char *xml_attribute(const char *const *attributes, const char *name);

#endif
