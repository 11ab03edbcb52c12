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

/* What must stand behind a verb of asking for it to be a request. */
enum request_whom {
	WHOM_ANY,    /* anything: it opens the clause, or stands behind a semicolon */
	WHOM_NAMED,  /* a name right there: the pack's, or a proper one that is told what to do */
	WHOM_OPENED, /* the same, anybody who is told what to do, or a thing appealed for */
};

/*
 * Who is asked in text from byte `from` on, up to `end`: to, the pack's name
 * for them, and where the action begins. False if there isn't what `whom` wants.
 */
bool request_addressee(struct asked *a, struct rr_span text, size_t from, size_t end,
                       enum request_whom whom, struct rr_request *out);

/* The same without the answer, where the limb's end is not known yet; request has verb and kind. */
bool request_asks(struct asked *a, struct rr_span text, size_t from, enum request_whom whom,
                  const struct rr_request *request);

/* Whether what stands in `to` is no one who could be asked, but called for. */
bool request_is_thing(struct asked *a, const struct rr_request *request, struct rr_span to);

/* Whether the word at `at` has an ending among those of a field such as "er ir re". */
bool request_word_ends(struct rr_span text, size_t at, struct rr_span endings);

/*
 * The end of the proper name that begins at `at`: words with a capital, joined
 * by what the pack says may stand within one; `at` if there is none.
 */
size_t request_proper(const struct rr_lang *lang, struct rr_span text, size_t at);

/* Whether the words end in a colon. */
bool request_opens_list(struct rr_span text);

/*
 * By when, as the words from byte `from` to `end` of text say; never in the document's past.
 * decided: the body itself says when something is to be.
 */
void request_due(struct asked *a, struct rr_span text, size_t from, size_t end, bool decided,
                 struct rr_due *out);

#endif
