/* A line that holds a whole text, and how far it has been cut; see dump.c. */
#ifndef DOC_DUMP_H
#define DOC_DUMP_H

#include "doc/reader.h"

struct dump {
	struct reader *r;
	unsigned line, setting; /* of the text that is cut */
	struct rr_span s;
	struct rr_span symbol; /* printed in the header */
	size_t start;   /* of the piece that is open */
	long number;    /* the operative number read last */
	long note;      /* likewise of a note under a rule */
	bool notes;     /* a rule has been passed */
	bool closed;    /* so have the adoption lines */
	bool told;      /* an agenda item or the distribution stands behind another field */
	bool packed;    /* no blank stands between its parts, in a script that needs none */
	bool in_note;   /* then, of a note that has begun */
	int depth;      /* then, of the brackets and quotation marks that are open */
};

void cut(struct dump *d, size_t end); /* the open piece ends there */
bool is_unspaced(const struct reader *r); /* in a script that needs no blanks between words */
/*
 * Where the words that open the text begin, and where they end; behind *first
 * clauses may begin. RR_NONE: there are none.
 */
size_t find_opening(struct dump *d, size_t *end, size_t *first);
void cut_header(struct dump *d, size_t limit); /* see dump_header.c */

static inline size_t word_end(struct rr_span s, size_t at)
{
	while (at < s.len && s.text[at] != ' ')
		at++;
	return at;
}

#endif
