/*
 * The opening verbs of two clauses against each other. What a verb is and
 * how strong stands in the language packs; a word that only marks a place
 * in a series changes neither.
 */
#include "resread/compare.h"

#include <string.h>

static bool same_lead(const struct rr_clause *from, const struct rr_clause *to)
{
	if (from->verb != NULL && to->verb != NULL)
		return strcmp(from->verb, to->verb) == 0;
	return rr_span_eq(rr_span_sub(from->text, 0, from->lead_len),
	                  rr_span_sub(to->text, 0, to->lead_len));
}

enum rr_direction rr_lead_direction(const struct rr_clause *from,
                                    const struct rr_clause *to)
{
	bool known = from->strength >= 0 && to->strength >= 0;

	if (from->lead_len == 0 && to->lead_len == 0)
		return RR_DIR_NONE;
	if (known && to->strength != from->strength)
		return to->strength > from->strength ? RR_STRONGER : RR_WEAKER;
	return same_lead(from, to) ? RR_DIR_NONE : RR_DIR_OTHER;
}
