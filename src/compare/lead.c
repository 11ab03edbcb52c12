/*
 * The opening verbs of two clauses against each other. What a verb is and
 * how strong stands in the language packs. The scale leads from noting over
 * welcoming and inviting to demanding, and as well from noting over concern
 * to condemnation; between praise and blame it says nothing.
 */
#include "resread/compare.h"

#include <string.h>

static struct rr_span lead_of(const struct rr_clause *clause)
{
	return rr_span_sub(clause->text, 0, clause->lead_len);
}

static bool same_verb(const struct rr_clause *from, const struct rr_clause *to)
{
	if (from->verb != NULL && to->verb != NULL)
		return strcmp(from->verb, to->verb) == 0;
	return rr_span_eq(lead_of(from), lead_of(to));
}

static bool listed(const struct rr_lang *lang, const char *section, const char *verb)
{
	size_t count;
	const struct rr_entry *list = rr_lang_entries(lang, section, &count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].name, verb) == 0)
			return true;
	return false;
}

static bool opposed(const struct rr_lang *lang, const char *one, const char *other)
{
	if (lang == NULL || one == NULL || other == NULL)
		return false;
	return (listed(lang, "approval", one) && listed(lang, "disapproval", other)) ||
	       (listed(lang, "disapproval", one) && listed(lang, "approval", other));
}

/* ---- modifiers ------------------------------------------------------------- */

/* The verb's entry, and what of the lead is neither that nor of a series. */
struct modified {
	const struct rr_entry *verb;
	struct rr_str words; /* owned */
};

static void read_modifiers(const struct rr_lang *lang, struct rr_span lead,
                           struct modified *out)
{
	struct rr_match m;

	for (size_t at = 0; at < lead.len;) {
		bool verb = out->verb == NULL && rr_lang_match(lang, "verbs", lead, at, &m);
		const char *section = out->verb == NULL ? "verb-before" : "verb-after";

		if (verb)
			out->verb = m.entry;
		else if (!rr_lang_match(lang, section, lead, at, &m) || m.end == at) {
			rr_utf8_next(lead, &at);
			continue;
		}
		if (!verb && strcmp(m.entry->key, "series") != 0) {
			rr_str_add(&out->words, rr_span_trim(rr_span_sub(lead, m.start, m.end)));
			rr_str_putc(&out->words, ' ');
		}
		at = m.end;
	}
}

/* "notes" and "noting" are forms of a verb; two entries of the same form that
 * are the same verb differ in what modifies it: 注意到, 赞赏地注意到. */
static bool modified_alike(const struct modified *one, const struct modified *other)
{
	enum { FORM = 2 }; /* the field */

	if (one->verb != other->verb && one->verb != NULL && other->verb != NULL &&
	    rr_span_eq(rr_entry_field(one->verb, FORM), rr_entry_field(other->verb, FORM)))
		return false;
	return rr_span_eq(rr_str_span(&one->words), rr_str_span(&other->words));
}

static enum rr_direction same_verb_direction(const struct rr_lang *lang, struct rr_span from,
                                             struct rr_span to)
{
	struct modified one = { 0 }, other = { 0 };
	bool alike;

	if (rr_span_eq(from, to))
		return RR_DIR_NONE;
	if (lang == NULL)
		return RR_DIR_SERIES;
	read_modifiers(lang, from, &one);
	read_modifiers(lang, to, &other);
	alike = modified_alike(&one, &other);
	rr_str_free(&one.words);
	rr_str_free(&other.words);
	return alike ? RR_DIR_SERIES : RR_DIR_MODIFIER;
}

enum rr_direction rr_lead_direction(const struct rr_lang *lang, const struct rr_clause *from,
                                    const struct rr_clause *to)
{
	bool known = from->strength >= 0 && to->strength >= 0;

	if (from->lead_len == 0 && to->lead_len == 0)
		return RR_DIR_NONE;
	if (known && to->strength != from->strength && !opposed(lang, from->verb, to->verb))
		return to->strength > from->strength ? RR_STRONGER : RR_WEAKER;
	if (!same_verb(from, to))
		return RR_DIR_OTHER;
	return same_verb_direction(lang, lead_of(from), lead_of(to));
}
