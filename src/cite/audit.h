/*
 * audit - the inside of the audit.
 *
 *   audit.c        each citation by itself
 *   audit_symbol.c the symbols of documents, and whose day is when
 *   audit_dates.c  the dates that several passages give one target
 */
#ifndef CITE_AUDIT_H
#define CITE_AUDIT_H

#include "cite/number.h"
#include "resread/cite.h"

struct auditor {
	struct rr_langs *langs;
	const struct rr_audited *docs;
	struct rr_audit *out;
	size_t cap;
	struct dated *dated; /* owned */
	size_t dated_count, dated_cap;
	size_t alone_count; /* findings of citations by themselves, before dates are compared */
};

/* A citation being looked at, and what its target says. */
struct audit_cited {
	size_t doc, index;
	const struct rr_citation *cite;
	enum body body; /* BODY_NONE: no resolution or decision */
	enum act act;
	struct number n;
};

/* Adds a finding; `why` lives in the audit's arena. Good until the next one. */
struct rr_finding *audit_find(struct auditor *a, size_t doc, size_t citation,
                              enum rr_fault fault, const char *why);

/* The same for a citation being looked at. */
void audit_say(struct auditor *a, const struct audit_cited *c, enum rr_fault fault,
               const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* The entry of a session ("HRC", "", 6; "HRC", "S-", 9) in the table of sessions; NULL. */
const struct rr_entry *audit_session(struct auditor *a, const char *body, const char *prefix,
                                     unsigned session);
/* The last day a document may know of, into day; false if none is known. */
bool audit_last_day(struct auditor *a, const struct rr_doc *doc, char day[11]);

/* Looks at a document's symbol. */
void audit_symbol(struct auditor *a, const struct audit_cited *c);

/* Remembers the date of a citation; off: the calendar excludes it. */
void audit_date_add(struct auditor *a, size_t doc, size_t citation, bool off);

/* Compares the dates remembered and the known ones, target by target. */
void audit_dates(struct auditor *a, size_t count, const struct rr_dating *known,
                 size_t known_count);

#endif
