/*
 * The opening verbs of two clauses against each other. What a verb is and
 * how strong the reader of the document found in the language pack. The scale leads from noting over
 * welcoming and inviting to demanding, and as well from noting over concern
 * to condemnation; between praise and blame it says nothing.
 */
#include "resread/compare.h"

#include <string.h>

static struct rr_span lead_of(const struct rr_clause *clause)
{
	return rr_clause_lead(clause);
}

static bool same_verb(const struct rr_clause *from, const struct rr_clause *to)
{
	if (from->verb != NULL && to->verb != NULL)
		return strcmp(from->verb, to->verb) == 0;
	return rr_span_eq(lead_of(from), lead_of(to));
}

enum rr_direction rr_lead_direction(const struct rr_clause *from, const struct rr_clause *to)
{
	bool known = from->strength >= 0 && to->strength >= 0;
	bool opposed = from->approval * to->approval < 0;

	if (from->lead_len == 0 && to->lead_len == 0)
		return RR_DIR_NONE;
	if (known && to->strength != from->strength && !opposed)
		return to->strength > from->strength ? RR_STRONGER : RR_WEAKER;
	if (!same_verb(from, to))
		return RR_DIR_OTHER;
	if (rr_span_eq(lead_of(from), lead_of(to)))
		return RR_DIR_NONE;
	return from->modifiers == to->modifiers ? RR_DIR_SERIES : RR_DIR_MODIFIER;
}
