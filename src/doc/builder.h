/*
 * The clauses as they are built, one paragraph after the other: builder.c adds
 * clauses and headings, headings.c tells headings and parts, clauses.c reads
 * labels and what has none.
 */
#ifndef DOC_BUILDER_H
#define DOC_BUILDER_H

#include "doc/levels.h"
#include "doc/parts.h"
#include "doc/reader.h"

enum state { IN_PREAMBLE, IN_OPERATIVE, IN_ANNEX };

struct builder {
	struct reader *r;
	enum state state;
	struct levels levels; /* the open labels */
	struct rr_span first; /* the open clause's first paragraph; in the arena */
	struct rr_str more;   /* what goes on behind it, joined with it; empty if nothing does */
	bool open;            /* a clause is open */
	bool led;             /* the opening verb of `first` was looked for: */
	size_t lead_len;
	struct lead lead;
	bool closed;          /* adoption lines have been passed */
	unsigned annex, annexes, part_no; /* the annex it is in, 0 outside; all so far */
	struct parts parts;
	const char *part;
	long number;          /* the number read last; sections may count on */
	bool fresh;           /* a part has begun since */
	bool numbered;        /* operative clauses bear numbers */
	bool operative;       /* there has been one */
	bool table;           /* the open clause has a table behind its colon */
	size_t at;            /* the paragraph read now */
	size_t next_number;   /* the next one with a number, if not behind `at` */
};

struct rr_span open_text(const struct builder *b); /* of the open clause, so far */
bool ends_open(const struct builder *b);           /* it ends with a colon */
bool is_number(const struct label *l); /* "12." outside brackets, a clause's own number */

/* Begins a clause with the paragraph's text; label may be NULL. */
void begin_clause(struct builder *b, const struct para *p, size_t parent,
                  const struct label *label);
void go_on(struct builder *b, struct rr_span text); /* its words go on in another paragraph */
void end_clause(struct builder *b);
void add_heading(struct builder *b, struct rr_span text, unsigned level, bool enacting);

/* The paragraph with its label again; in the arena. */
struct rr_span whole_text(struct reader *r, const struct para *p);

/* Takes "II", "A", "Section I", an annex, a title between clauses; false if it is none. */
bool take_heading(struct builder *b, const struct para *p);
/* The paragraphs up to the next number are a table that a colon has opened. */
bool is_in_table(struct builder *b);

#endif
