/*
 * A text that stands in two languages: seams.c cuts lines that hold both,
 * sides.c tells whose each piece is and makes one side a source of its own.
 */
#ifndef DOC_SIDES_H
#define DOC_SIDES_H

#include "doc/reader.h"

enum side { SIDE_FIRST, SIDE_SECOND, SIDE_BOTH }; /* BOTH: symbols, numbers, what tells nothing */

/* A line, or what a seam has cut of one. */
struct piece {
	struct rr_span text;        /* without blanks at its ends; borrowed from the source */
	const struct rr_line *from; /* borrowed */
	unsigned char side;         /* enum side */
	bool gap;                   /* blank lines stand before it */
	bool words;                 /* it has letters that may tell */
};

struct sides {
	struct rr_langs *langs;        /* borrowed */
	const struct rr_lang *lang[2]; /* borrowed; of SIDE_FIRST and SIDE_SECOND, in no order */
	const char *script[2];         /* rr_lang_script() of them */
	struct rr_arena *arena;        /* borrowed */
	struct piece *pieces;          /* owned */
	size_t count, cap;
	bool glued;                    /* lines hold both */
	bool parted;                   /* then, by a tab, a stroke or a gap of blanks, if the line has one */
	bool columns;                  /* then, side by side, each wrapped by itself */
	enum side head;                /* then, whose stands first */
};

#define SURE 3L /* letters more that one language knows, to tell for sure */

/* Whose words these are, by their letters or, in one script, by what the packs know: so many letters more. */
enum side side_of(const struct sides *s, struct rr_span text, long least, bool *words);

/* Where the other language begins in a line that holds both; 0: it holds one. */
size_t find_seam(const struct sides *s, struct rr_span text);
/* The same of what stands twice in a line, "A/65/L.7A/65/L.7", where lines hold both. */
size_t find_repeat(struct rr_span text);
/* Behind the only tab, stroke or gap of blanks that parts its cells; 0: none or several. */
size_t find_parting(struct rr_span text);

/*
 * The source's lines in one language, if the text stands whole in both of
 * lang[]: those of lang[0] if that is wanted, else of the one that is not
 * English, or of the first; lang[0] is theirs then. NULL: it does not. What is
 * left out goes to *left. All of it lies in the arena.
 */
struct rr_source *take_side(struct rr_langs *langs, const struct rr_source *source,
                            struct rr_arena *arena, const struct rr_lang *lang[2], bool wanted,
                            struct piece **left, size_t *left_count);

#endif
