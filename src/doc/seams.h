/* What finding the seam of a line asks, in one script (seams.c) or in two (script_seams.c). */
#ifndef DOC_SEAMS_H
#define DOC_SEAMS_H

#include "doc/sides.h"

static inline bool is_small(char c)
{
	return (c >= 'a' && c <= 'z') || (c & 0x80);
}

static inline bool is_label_letter(char c)
{
	return (c >= 'a' && c <= 'z') || is_digit(c);
}

static inline bool is_latin(const char *script)
{
	return strcmp(script, "Latin") == 0;
}

/* The number that opens a line, "12" of "12. Decides", "(12) See", "12/3. Title"; empty if none does. */
struct rr_span number_of(struct rr_span s);
/* Where the line's own number stands anew at `at`, behind a word, a stop or a year. */
bool is_number_again(struct rr_span s, struct rr_span number, size_t at);
size_t letter_len(struct rr_span s); /* of "(a)", "b)" at its start; 0 */
/* A word in Latin letters that is none of a symbol, an abbreviation or an address. */
bool has_latin_word(struct rr_span s);

/* Where the other script begins; 0 if the line holds words of one. */
size_t script_seam(const struct sides *s, struct rr_span text);

#endif
