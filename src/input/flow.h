/* Putting one line together from pieces in different styles; private to src/input. */
#ifndef RR_INPUT_FLOW_H
#define RR_INPUT_FLOW_H

#include "build.h"

struct flow {
	struct rr_str text;   /* owned */
	struct rr_run *runs;  /* owned */
	size_t run_count, run_cap;
};

/* Appends a piece, cleaned, in a style of enum rr_style; 0 is upright text. */
void flow_add(struct flow *f, struct rr_span piece, unsigned style);

/* As flow_add(), with each stretch of white space one blank, none at the start. */
void flow_add_collapsed(struct flow *f, struct rr_span piece, unsigned style);

/* Ends the line: adds it to b without blanks at its end, and starts anew. */
void flow_end(struct flow *f, struct build *b, unsigned hints);

/* The same where anything was added; before a paragraph stands an empty line. */
void flow_end_paragraph(struct flow *f, struct build *b, unsigned hints);

void flow_free(struct flow *f);

#endif
