/*
 * Critical changes: few words that change much. What words those are stands
 * in the language packs; here is only how they are counted.
 *
 * Terms (modals, negations, conditions, addressees) are looked for in both
 * texts of a row. A term both hold equally often did not change, wherever it
 * stands; one that is more frequent on a side came or went there, and the
 * change is put down to an occurrence within changed words. A pack's entry
 * with the key "-" is a phrase that only looks like a term.
 */
#include "compare/critical.h"

#include <stdlib.h>
#include <string.h>

enum {
	LONGEST_TERM = 90, /* bytes; an open pattern that took more is no match */
	AROUND = 60,       /* bytes of other words a change may hold beside its term */
};

struct terms {
	struct term *items; /* owned */
	size_t count, cap;
};

void critical_report(struct inquiry *q, enum rr_critical_kind kind, enum rr_direction direction,
                     const struct term *a, const struct term *b)
{
	struct rr_criticals *out = q->out;
	struct rr_critical item = { .kind = kind, .direction = direction };

	if (a != NULL) {
		item.a_start = a->start;
		item.a_end = a->end;
	}
	if (b != NULL) {
		item.b_start = b->start;
		item.b_end = b->end;
	}
	out->items = rr_grow(out->items, out->count, &out->cap, sizeof *out->items);
	out->items[out->count++] = item;
}

/* ---- terms ---------------------------------------------------------------- */

/* "May" is a month: capitals where the pack has none, but at the very start. */
static bool is_name(struct rr_span text, const struct rr_match *m)
{
	char here = text.text[m->start], there = m->entry->phrase.text[0];

	return m->start > 0 && here >= 'A' && here <= 'Z' && there >= 'a' && there <= 'z';
}

static void find_terms(const struct rr_lang *lang, const char *section, struct rr_span text,
                       size_t from, struct terms *out)
{
	struct rr_match m;

	out->count = 0;
	while (rr_lang_search(lang, section, text, from, &m)) {
		size_t pos = m.start;
		bool fits = m.end - m.start <= LONGEST_TERM && m.end > m.start;

		rr_utf8_next(text, &pos);
		from = fits ? m.end : pos;
		if (!fits || strcmp(m.entry->key, "-") == 0 || is_name(text, &m))
			continue;
		out->items = rr_grow(out->items, out->count, &out->cap, sizeof *out->items);
		out->items[out->count++] = (struct term){
			m.start, m.end, m.entry->key, rr_entry_int(m.entry, 1),
		};
	}
}

/* Whether the term is in changed words. A term in a whole new sentence came
 * with it and changed nothing; `around` is how many bytes may stand beside. */
static bool touches(const struct inquiry *q, enum rr_change_op op, const struct term *t,
                    size_t around)
{
	for (size_t i = 0; i < q->changes->count; i++) {
		const struct rr_change *c = &q->changes->items[i];

		if (c->op == op && c->start < t->end && t->start < c->end &&
		    c->end - c->start <= t->end - t->start + around)
			return true;
	}
	return false;
}

static size_t times(const struct terms *list, const char *key)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		count += strcmp(list->items[i].key, key) == 0;
	return count;
}

/* Leaves in `list` the terms that `other` lacks, those in changed words. */
static void keep_surplus(const struct inquiry *q, enum rr_change_op op,
                         const struct terms *list, const struct terms *other,
                         size_t around, struct terms *out)
{
	out->count = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct term *t = &list->items[i];
		size_t here = times(list, t->key), there = times(other, t->key);

		if (here <= there + times(out, t->key) || !touches(q, op, t, around))
			continue;
		out->items = rr_grow(out->items, out->count, &out->cap, sizeof *out->items);
		out->items[out->count++] = *t;
	}
}

/* The surplus of each side. */
struct surplus {
	struct terms of_a, of_b; /* owned */
};

static void compare_terms(const struct inquiry *q, const char *section, size_t a_from,
                          size_t b_from, size_t around, struct surplus *out)
{
	struct terms in_a = { 0 }, in_b = { 0 };

	find_terms(q->lang, section, q->a, a_from, &in_a);
	find_terms(q->lang, section, q->b, b_from, &in_b);
	keep_surplus(q, RR_DELETE, &in_a, &in_b, around, &out->of_a);
	keep_surplus(q, RR_INSERT, &in_b, &in_a, around, &out->of_b);
	free(in_a.items);
	free(in_b.items);
}

static void forget(struct surplus *s)
{
	free(s->of_a.items);
	free(s->of_b.items);
}

/* One term for another is one change; the rest came or went. */
static void report_each(struct inquiry *q, enum rr_critical_kind kind,
                        const struct surplus *s, enum rr_direction went,
                        enum rr_direction came)
{
	size_t pairs = s->of_a.count < s->of_b.count ? s->of_a.count : s->of_b.count;

	/* a negation for a negation leaves the sense as it was */
	for (size_t i = 0; i < pairs && kind != RR_CRITICAL_NEGATION; i++)
		critical_report(q, kind, RR_DIR_OTHER, &s->of_a.items[i], &s->of_b.items[i]);
	for (size_t i = pairs; i < s->of_a.count; i++)
		critical_report(q, kind, went, &s->of_a.items[i], NULL);
	for (size_t i = pairs; i < s->of_b.count; i++)
		critical_report(q, kind, came, NULL, &s->of_b.items[i]);
}

/* ---- the kinds ------------------------------------------------------------- */

/* A modal alone came with its sentence; only one for another is a change. */
static void find_modals(struct inquiry *q, size_t a_from, size_t b_from)
{
	struct surplus s = { { 0 }, { 0 } };
	size_t pairs;

	compare_terms(q, "modals", a_from, b_from, AROUND, &s);
	pairs = s.of_a.count < s.of_b.count ? s.of_a.count : s.of_b.count;
	for (size_t i = 0; i < pairs; i++) {
		const struct term *a = &s.of_a.items[i], *b = &s.of_b.items[i];
		enum rr_direction direction = a->strength == b->strength ? RR_DIR_OTHER
			: a->strength < b->strength ? RR_STRONGER : RR_WEAKER;

		critical_report(q, RR_CRITICAL_MODAL, direction, a, b);
	}
	forget(&s);
}

static bool addresses(const struct rr_lang *lang, const struct rr_clause *clause)
{
	size_t count;
	const struct rr_entry *list = rr_lang_entries(lang, "addressing", &count);

	for (size_t i = 0; clause->verb != NULL && i < count; i++)
		if (rr_span_is(list[i].phrase, clause->verb))
			return true;
	return false;
}

/* The words between the verb and what is asked for, as a text of their own. */
static struct rr_span addressed(const struct inquiry *q, struct rr_span text,
                                const struct rr_clause *clause)
{
	struct rr_match m;
	size_t from = clause->lead_len < text.len ? clause->lead_len : text.len;

	if (rr_lang_search(q->lang, "addressee-ends", text, from, &m))
		return rr_span_sub(text, 0, m.start);
	return text;
}

static void find_addressees(struct inquiry *q, const struct rr_clause *from,
                            const struct rr_clause *to)
{
	struct surplus s = { { 0 }, { 0 } };
	struct inquiry part = *q;

	if (!addresses(q->lang, from) || !addresses(q->lang, to))
		return;
	part.a = addressed(q, q->a, from);
	part.b = addressed(q, q->b, to);
	compare_terms(&part, "addressees", from->lead_len, to->lead_len, q->a.len + q->b.len, &s);
	report_each(q, RR_CRITICAL_ADDRESSEE, &s, RR_DIR_OTHER, RR_DIR_OTHER);
	forget(&s);
}

static void find_each(struct inquiry *q, const char *section, enum rr_critical_kind kind,
                      enum rr_direction went, enum rr_direction came)
{
	struct surplus s = { { 0 }, { 0 } };

	compare_terms(q, section, 0, 0, AROUND, &s);
	report_each(q, kind, &s, went, came);
	forget(&s);
}

/* ---- a row ----------------------------------------------------------------- */

static bool same_language(const struct rr_doc *a, const struct rr_doc *b)
{
	return a->lang != NULL && b->lang != NULL &&
	       strcmp(rr_lang_code(a->lang), rr_lang_code(b->lang)) == 0;
}

void rr_row_criticals(const struct rr_comparison *cmp, size_t row, struct rr_span a_text,
                      struct rr_span b_text, const struct rr_changes *changes,
                      struct rr_criticals *out)
{
	const struct rr_row *r = &cmp->rows[row];
	const struct rr_clause *from, *to;
	struct inquiry q = {
		.cmp = cmp, .row = row, .a = a_text, .b = b_text, .changes = changes, .out = out,
	};

	out->count = 0;
	if (r->a_count == 0 || r->b_count == 0 || r->relation == RR_SAME)
		return;
	from = &cmp->a->clauses[r->a[0]];
	to = &cmp->b->clauses[r->b[0]];
	if (r->lead == RR_STRONGER || r->lead == RR_WEAKER)
		critical_report(&q, RR_CRITICAL_VERB, r->lead,
		                &(struct term){ .end = from->lead_len }, &(struct term){ .end = to->lead_len });
	if (!same_language(cmp->a, cmp->b))
		return;
	q.lang = cmp->b->lang;
	find_modals(&q, from->lead_len, to->lead_len);
	critical_numbers(&q);
	find_each(&q, "negations", RR_CRITICAL_NEGATION, RR_DIR_OTHER, RR_DIR_OTHER);
	find_each(&q, "conditions", RR_CRITICAL_CONDITION, RR_STRONGER, RR_WEAKER);
	find_addressees(&q, from, to);
}

void rr_criticals_free(struct rr_criticals *out)
{
	free(out->items);
	*out = (struct rr_criticals){ 0 };
}

const char *rr_critical_name(enum rr_critical_kind kind)
{
	static const char *const names[] = {
		[RR_CRITICAL_VERB] = "verb", [RR_CRITICAL_MODAL] = "modal",
		[RR_CRITICAL_NUMBER] = "number", [RR_CRITICAL_NEGATION] = "negation",
		[RR_CRITICAL_CONDITION] = "condition", [RR_CRITICAL_ADDRESSEE] = "addressee",
	};

	return names[kind];
}
