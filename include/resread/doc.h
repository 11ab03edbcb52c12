/*
 * doc - lines → the resolution as those who work with it name its parts:
 * header, preamble, operative part, annexes, footnotes, adoption.
 *
 * Malformed text is data: reading never fails, it yields a document and
 * remarks. A text that is no resolution at all becomes a document of kind
 * RR_KIND_UNKNOWN whose paragraphs are preambular clauses PP1… and whose
 * first remark says so.
 *
 * A document is one arena, which holds the bytes of a text file together with
 * the source it was read from; every pointer in it lives until rr_doc_free().
 * All text is NFC UTF-8, one line, as INTERFACE.md describes.
 */
#ifndef RESREAD_DOC_H
#define RESREAD_DOC_H

#include "resread/input.h"
#include "resread/lang.h"

enum rr_doc_kind {
	RR_KIND_UNKNOWN, RR_KIND_RESOLUTION, RR_KIND_DECISION, RR_KIND_DRAFT,
	RR_KIND_STATEMENT,
};

enum rr_clause_kind { RR_PREAMBULAR, RR_OPERATIVE, RR_ANNEX };

/* Where a footnote's mark stands in a text: before byte `at`. */
struct rr_mark {
	const char *mark; /* "1", "*" */
	size_t at;
};

struct rr_clause {
	const char *id;         /* "OP3(a)", unique in the document */
	const char *number;     /* as printed, without its point or brackets; NULL if none */
	size_t parent;          /* index of the clause it is a sub-paragraph of; RR_NONE */
	const char *part;       /* "II" where parts count anew or an annex has sections; NULL */
	struct rr_span text;    /* its own words, without number and marks; NUL-terminated */
	size_t lead_len;        /* where the opening verb phrase ends; 0 if none */
	const char *verb;       /* the pack's English term for the lead ("urge"); NULL if unknown */
	const struct rr_mark *marks;
	size_t mark_count;
	enum rr_clause_kind kind;
	unsigned depth;         /* 0 for a clause, 1 for (a), 2 for (i) … */
	int strength;           /* the pack's strength of the lead, 0..100; -1 if unknown */
	int16_t approval;       /* 1: the verb praises; -1: it blames; 0: neither */
	uint16_t lead_at;       /* where the lead starts: 0, or behind "The Council" in a statement */
	uint32_t modifiers;     /* a hash of what stands with the verb ("deeply"); 0: nothing */
	unsigned line;          /* where it starts in the source, from 1 */
};

struct rr_footnote {
	const char *id;         /* "FN1", "FN*"; the second with a mark is "FN*~2" */
	const char *mark;       /* "1", "*", "**" */
	struct rr_span text;    /* NUL-terminated */
	unsigned line;
};

/* A section head, an annex title, an enacting formula: words between clauses. */
struct rr_heading {
	size_t before;          /* index of the clause it stands before; clause_count at the end */
	const char *text;
	unsigned level;         /* 1 a part or annex, 2 and more below it */
	bool enacting;          /* "The General Assembly," / 大会， */
	const struct rr_mark *marks;
	size_t mark_count;
	unsigned line;          /* where it starts in the source, from 1 */
};

enum rr_adopted_how { RR_HOW_UNKNOWN, RR_WITHOUT_VOTE, RR_UNANIMOUSLY, RR_RECORDED_VOTE };

struct rr_adoption {
	bool known;             /* anything below was read */
	char date[11];          /* ISO 8601; "" if not printed */
	int meeting;            /* 0 if not printed */
	enum rr_adopted_how how;
	bool has_votes;
	int votes[3];           /* for, against, abstaining */
	const char *const *states[3]; /* as printed, in order; NULL-terminated; never NULL */
};

struct rr_doc {
	struct rr_arena *arena;   /* owned */
	const struct rr_lang *lang; /* borrowed from the langs it was read with */
	const char *path;         /* as opened; "-" for standard input; NULL if unknown */
	enum rr_doc_kind kind;
	const char *symbol;       /* "A/HRC/RES/28/2"; NULL if none */
	const char *number;       /* "28/2"; NULL */
	const char *body;         /* "HRC"; NULL */
	const char *title;        /* NULL */
	int session;              /* 0 if unknown */
	char session_dates[2][11]; /* first and last day, ISO; "" if unknown */
	const char *agenda_item;  /* NULL */
	const char *agenda_title; /* NULL */
	const char *const *sponsors; /* NULL-terminated; never NULL */
	const char *basis;        /* without brackets; NULL */
	const char *enacting;     /* 人权理事会; NULL */
	const char *closing;      /* the adoption lines as one text; NULL */
	const size_t *closing_starts; /* bytes of it where sentences behind the first begin: "22 December 2023" */
	size_t closing_start_count;
	const char *date;         /* of distribution or of the header; ISO; NULL */
	struct rr_adoption adopted;
	struct rr_clause *clauses;
	size_t clause_count;
	struct rr_footnote *footnotes;
	size_t footnote_count;
	struct rr_heading *headings;
	size_t heading_count;
	struct rr_remark *remarks;
	size_t remark_count;
	/*
	 * How notes and the library name it: the symbol, else a readable stand-in
	 * made of body, number and title ("HRC draft 47/... 加强…"), else the file's
	 * name. The same for the same text on every machine.
	 */
	const char *key;
	uint64_t hash;            /* of all clause texts; tells versions apart */
};

/*
 * Reads the lines into a document. code is "zh", "en", … or NULL to have the
 * language recognised. Never fails but for RR_MISSING/RR_INVALID of a pack.
 * The source may be freed afterwards.
 */
enum rr_status rr_doc_read(struct rr_langs *langs, const struct rr_source *source,
                           const char *code, struct rr_doc **out,
                           struct rr_error *err);
void rr_doc_free(struct rr_doc *doc); /* NULL is fine */

/* ---- addresses -------------------------------------------------------- */

/*
 * Index of the clause with that id; RR_NONE if there is none. Lenient in what
 * a person types: "op12b", "OP 12 (b)", "12(b)" (operative), "pp3".
 */
size_t rr_doc_clause(const struct rr_doc *doc, const char *id);

/*
 * The text behind any id of INTERFACE.md's table: clauses, FN…, TITLE, BASIS,
 * CLOSING, and DOC, the document as a whole, whose text is its title.
 * *canonical (may be NULL) gets the id as written there; borrowed from the document. False if there is none.
 */
bool rr_doc_text(const struct rr_doc *doc, const char *id, struct rr_span *text,
                 const char **canonical);

/* The words of the opening verb phrase; empty if there is none. */
struct rr_span rr_clause_lead(const struct rr_clause *clause);

/* The footnote that a mark at a line of the source calls: the first behind it, else the last before; RR_NONE. */
size_t rr_doc_footnote(const struct rr_doc *doc, const char *mark, unsigned line);

const char *rr_doc_kind_name(enum rr_doc_kind kind);     /* "resolution" … */
const char *rr_clause_kind_name(enum rr_clause_kind kind);
const char *rr_adopted_how_name(enum rr_adopted_how how); /* NULL for unknown */

#endif
