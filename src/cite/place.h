/*
 * place - where in a target a citation points: "Article 1, paragraph 3",
 * 第一条第三项, "annex II", written in English short form.
 */
#ifndef CITE_PLACE_H
#define CITE_PLACE_H

#include "cite/words.h"

struct unit; /* place_in.h */

struct place {
	const struct unit *unit; /* article, paragraph, … */
	const char *value; /* in the arena: "1", "5(f)", "VII", "113 and 117"; "" if none */
	bool many;
};

/*
 * Reads the place that the unit phrase at [*start, *end) belongs to, and
 * widens both to all of it. False if it is only a word.
 */
bool place_read(const struct words *words, const struct rr_lang *lang,
                struct rr_arena *arena, struct rr_span text,
                const struct phrase *unit, size_t *start, size_t *end,
                struct place *out);

/* Larger parts come first: an annex before its sections, those before paragraphs. */
int place_rank(const struct place *place);

/*
 * Appends places that belong together, in the order of the text:
 * "art. 1(3)", "chap. III, sect. A".
 */
void place_write(const struct place *const *places, size_t count, struct rr_str *out);

/*
 * Appends to what place_write() wrote a further place: "arts. 51(2) and 2(7)"
 * where both are of one unit, else "chap. II, sect. A and chap. III".
 */
void place_join(struct rr_span more, struct rr_str *out);

#endif
