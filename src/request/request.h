/* What the files of the layer share. */
#ifndef REQUEST_REQUEST_H
#define REQUEST_REQUEST_H

#include "resread/request.h"

struct asked {
	struct rr_langs *langs;
	const struct rr_lang *lang;
	const struct rr_doc *doc;
	struct rr_requests *out;
	size_t cap;
};

/*
 * Who is asked in text from byte `from` on, up to `end`: to, the pack's name
 * for them, and where the action begins. With `near` a known name must stand
 * right there; false if none does.
 */
bool request_addressee(struct asked *a, struct rr_span text, size_t from, size_t end, bool near,
                       struct rr_request *out);

/* Whether a known name stands right at byte `from`, behind what opens an addressee. */
bool request_names(struct asked *a, struct rr_span text, size_t from);

/* By when, as the words from byte `from` to `end` of text say; never in the document's past. */
void request_due(struct asked *a, struct rr_span text, size_t from, size_t end,
                 struct rr_due *out);

#endif
