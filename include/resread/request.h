/*
 * request - what a resolution asks: who is to do what, and by when.
 *
 * A request is a limb of a clause: "Requests the Secretary-General to report
 * at its eightieth session", or what stands behind a semicolon or an "and"
 * with a verb of asking. Sub-paragraphs of "Requests the Office: (a) …; (b) …"
 * are one request each. What another resolution asked and this one only tells
 * of ("in which it requested …") is told apart: RR_RECALLED. The words are the
 * packs' (sections addressing, addressees, asking, asking-joins, asked-action,
 * deciding, seized, due of resread-lang(5)).
 */
#ifndef RESREAD_REQUEST_H
#define RESREAD_REQUEST_H

#include "resread/doc.h"

enum rr_request_kind {
	RR_ASKED,    /* requests, invites, instructs */
	RR_APPEALED, /* urges, calls upon, encourages */
	RR_DECIDED,  /* what the body itself will do: continue its consideration … */
	RR_RECALLED, /* another resolution asked it */
};

enum rr_due_kind { RR_DUE_NONE, RR_DUE_DAY, RR_DUE_YEAR, RR_DUE_SESSION, RR_DUE_REGULAR };

struct rr_due {
	enum rr_due_kind kind;
	struct rr_span text; /* as printed, in the clause's text; empty if none */
	const char *name;    /* "2027-03-01", "2027", "HRC 43", "regularly"; NULL if none */
	char day[11];        /* the day itself, the year's last, or when the session opens; "" if unknown */
};

struct rr_request {
	enum rr_request_kind kind;
	size_t clause;          /* index of the clause that says what is to be done */
	struct rr_span text;    /* the whole limb, in that clause's text */
	const char *verb;       /* the pack's English term ("request") */
	const char *by;         /* who asks: the document's body; NULL where recalled or unknown */
	struct rr_span to;      /* who is asked, as printed; empty where nobody is named */
	const char *addressee;  /* the same by the pack's name for it; "" */
	struct rr_span action;  /* what is to be done, in that clause's text */
	struct rr_due due;
};

/* What a document asks, in the order of its clauses; its spans are the document's. */
struct rr_requests {
	struct rr_arena *arena; /* owned */
	struct rr_request *items;
	size_t count;
};

void rr_requests_find(struct rr_langs *langs, const struct rr_doc *doc, struct rr_requests *out);
void rr_requests_free(struct rr_requests *requests);

const char *rr_request_kind_name(enum rr_request_kind kind); /* "request", "appeal" … */

/* Appends "2027-03-01", "2030", "HRC 43 (opens 2020-02-24)"; nothing where nothing is said. */
void rr_due_words(const struct rr_due *due, struct rr_str *out);

/*
 * By when they are due: days first, then sessions whose days nobody knows yet,
 * then the rest; 0 where neither comes first.
 */
int rr_due_order(const struct rr_due *a, const struct rr_due *b);

#endif
