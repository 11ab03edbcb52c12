/*
 * Digits that may be marks of notes, gathered from a window of lines: spots.c
 * chooses those whose notes are there, dangling.c those whose are not.
 */
#ifndef DOC_WINDOW_H
#define DOC_WINDOW_H

#include "doc/weigh.h"

#define VALUES 1000 /* marks are smaller */

/* What the digits of a mark without a note name, in of_value. */
enum dangling { NO_MARK, NO_NOTE, CITED_AGAIN, BEFORE_FIRST, BEHIND_LAST };

struct candidate {
	size_t line;
	size_t start, end; /* bytes of the line's text */
	size_t note;       /* index into the window's notes, from 1 */
	long total;        /* weight of the best chain that ends here */
	size_t before;     /* the candidate before in that chain; RR_NONE */
	int weight;
};

struct window {
	struct reader *r;
	size_t first, last;      /* lines of text */
	size_t notes, note_last; /* footnotes */
	size_t of_value[VALUES]; /* mark → note of this window, from 1; 0: none */
	struct candidate *found; /* owned */
	size_t count, cap;
	size_t *best;            /* owned; the tree: candidates by note */
	bool late;               /* notes without a mark so far: look closer */
	bool spaced, glued;      /* marks stand behind a blank, "Assembly 12", or behind a word */
	size_t *at;              /* owned; the line of each footnote's mark; RR_NONE */
	bool dangling;           /* marks without a note are looked for */
	const struct rr_entry *names; /* that hold a number; borrowed from the pack */
	size_t name_count;
};

/* Adds the line's digits that may be marks to what the window has found. */
void scan_line(struct window *w, size_t line);
/* Bytes [start, end) of a line are a mark. */
void add_spot(struct reader *r, size_t line, size_t start, size_t end);
/* The marks of notes that are not in the file. */
void read_dangling(struct reader *r, struct window *w);

#endif
