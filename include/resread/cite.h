/*
 * cite - what a document cites: resolutions and decisions of every body,
 * documents by their symbols, named instruments; each with its canonical
 * target after INTERFACE.md, the date the text gives and the place within.
 *
 * Every mention is a citation of its own, in the order of the text. What
 * only looks like one (COVID-19, dates, job numbers) is none.
 */
#ifndef RESREAD_CITE_H
#define RESREAD_CITE_H

#include "resread/doc.h"

enum rr_cite_kind {
	RR_CITE_NAMED, /* by its number, symbol or name */
	RR_CITE_BACK,  /* "that resolution": what was named before */
	RR_CITE_INNER, /* "paragraph 7 above": a place in the same document */
	RR_CITE_FLAWED, /* meant as one, but it can't be told of what: "A/HRC/RES/28/" */
};

struct rr_citation {
	enum rr_cite_kind kind;
	const char *passage;  /* id of where it stands: "PP3", "FN1", "BASIS" */
	size_t clause;        /* index of that clause; RR_NONE for FN, BASIS, TITLE */
	size_t start, end;    /* bytes of the passage's text */
	const char *target;   /* "A/RES/69/179", "instrument:charter"; NULL if unresolved */
	const char *locator;  /* "art. 1(3)"; NULL */
	const char *inner;    /* of RR_CITE_INNER, whose target is NULL: the clause's id */
	const char *flaw;     /* what is wrong with the form, as rr_finding.why says it; NULL */
	char date[11];        /* the date the text gives, ISO; "" */
};

struct rr_citations {
	struct rr_arena *arena; /* owned */
	struct rr_citation *items;
	size_t count;
};

/*
 * All citations of a document but those of itself. The document must outlive
 * them; what its pack says is compiled once and kept in langs.
 */
void rr_cite(struct rr_langs *langs, const struct rr_doc *doc,
             struct rr_citations *out);
void rr_citations_free(struct rr_citations *cites);

const char *rr_cite_kind_name(enum rr_cite_kind kind); /* "named", "back", … */

/*
 * The clause a locator names in a document ("para. 5(f)", "sect. II, para. 3",
 * "annex I"): the first of those it spans. part is the one counted in where
 * the locator names none; NULL. RR_NONE if there is no such clause.
 */
size_t rr_cite_clause(const struct rr_doc *doc, const char *locator, const char *part);

/*
 * The canonical symbol of what a person typed ("a/hrc/res/28/2",
 * "A / HRC / RES / 28 / 2", "S/RES/1325 (2000)"), or of an address of its
 * official text; false if it is none.
 */
bool rr_cite_symbol(const char *typed, struct rr_str *out);

/*
 * What an address of the official texts names ("https://docs.un.org/en/A/RES/68/160",
 * "undocs.org/A/RES/68/160", "…?FinalSymbol=A%2FRES%2F68%2F160&Language=C"): the
 * symbol as it stands there, decoded, and the language's code, "" if it names
 * none. False: it is no such address.
 */
bool rr_cite_address(const char *address, struct rr_str *symbol, char lang[3]);

/*
 * The official link of a target: https://undocs.org/en/A/RES/69/179 in the
 * document's language (code "zh" gives "zh"; NULL leaves the language out).
 * An instrument has one only if the table gives it, a symbol only if its
 * series is one of the United Nations; then true.
 */
bool rr_cite_link(struct rr_langs *langs, const char *target, const char *code,
                  struct rr_str *out);

/*
 * The series a target belongs to, named by what stays from year to year
 * ("HRC resolution", "A/#/#/Add.#"), and its place in it: the later of two has
 * the greater order. False for instruments and NULL.
 */
struct rr_series {
	char name[80];
	unsigned order[2];
};
bool rr_cite_series(const char *target, struct rr_series *out);

/* An instrument's name in that language ("Charter of the United Nations"); NULL. */
const char *rr_cite_instrument(struct rr_langs *langs, const char *target,
                               const char *code);

/*
 * Appends a citation as the language writes it: "Human Rights Council
 * resolution 28/2 of 26 March 2015, para. 5 (f)". A document is told by its
 * symbol. date (ISO) and locator may be NULL, date "".
 */
void rr_cite_official(struct rr_langs *langs, const struct rr_lang *lang, const char *target,
                      const char *date, const char *locator, struct rr_str *out);

/* Appends the locator of a clause: "para. 5(f)" of "OP5(f)"; false if it has none. */
bool rr_cite_locator(const char *id, struct rr_str *out);

/*
 * The title that a text gives what it cites at bytes [start, end), between its
 * quotation marks: entitled “…”, 题为“…”的. False if it gives none.
 */
bool rr_cite_title(const struct rr_lang *lang, struct rr_span text, size_t start, size_t end,
                   struct rr_span *title);

/* ---- the audit -------------------------------------------------------- */

enum rr_fault {
	RR_FAULT_DATE,     /* elsewhere the same resolution has another date */
	RR_FAULT_CALENDAR, /* the body did not meet then */
	RR_FAULT_NUMBER,   /* there can be no such number: a malformed symbol */
	RR_FAULT_LATER,    /* newer than the document that cites it */
	RR_FAULT_PLACE,    /* the instrument has no such article or paragraph */
};

/* A document to audit and its citations. */
struct rr_audited {
	const struct rr_doc *doc;          /* borrowed */
	const struct rr_citations *cites;  /* borrowed */
};

/* A date that a passage gives a target. */
struct rr_dating {
	const char *target;   /* "A/RES/69/179" */
	const char *document; /* "A/HRC/RES/28/2" */
	const char *lang;     /* "zh" */
	const char *passage;  /* "PP3" */
	const char *date;     /* "2014-12-18" */
};

/* A citation that can't be right. */
struct rr_finding {
	enum rr_fault fault;
	size_t doc, citation; /* indices of the audited document and its citation */
	const char *why;  /* one sentence in English: lower case, no stop; names clauses */
	/*
	 * Where others give the target another date: all that date it, by date, then
	 * in the order of the documents; else NULL and 0. In the audit's arena.
	 */
	const struct rr_dating *witnesses;
	size_t witness_count;
};

struct rr_audit {
	struct rr_arena *arena; /* owned */
	struct rr_finding *items; /* owned; by document, then in the order of the text */
	size_t count;
};

/*
 * What can't be right in these documents' citations. Where dates differ and
 * the calendar tells which is wrong, only that one is found; else those that
 * fewer documents give, or all if it is even. `known` (may be NULL) are the
 * dates other documents give, such as those of the library; a document that
 * is audited is passed over there. All must outlive the audit.
 */
void rr_audit(struct rr_langs *langs, const struct rr_audited *docs, size_t count,
              const struct rr_dating *known, size_t known_count, struct rr_audit *out);
void rr_audit_free(struct rr_audit *audit);

const char *rr_fault_name(enum rr_fault fault); /* "date", "calendar" … */

#endif
