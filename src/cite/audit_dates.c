/*
 * Dates that differ. All that date a target are sorted by target and date;
 * within a target, a date is outvoted by another that more documents give.
 * What the calendar excludes has no vote.
 */
#include "cite/audit.h"

#include <stdlib.h>
#include <string.h>

struct dated {
	struct rr_dating dating;
	size_t doc, citation; /* doc RR_NONE: of the known ones */
	bool off;             /* the calendar excludes the date */
	size_t votes;         /* documents that give the target this date */
};

static struct dated *dated_add(struct auditor *a)
{
	a->dated = rr_grow(a->dated, a->dated_count, &a->dated_cap, sizeof *a->dated);
	return &a->dated[a->dated_count++];
}

void audit_date_add(struct auditor *a, size_t doc, size_t citation, bool off)
{
	const struct rr_doc *d = a->docs[doc].doc;
	const struct rr_citation *c = &a->docs[doc].cites->items[citation];

	*dated_add(a) = (struct dated){ .doc = doc, .citation = citation, .off = off,
		.dating = { .target = c->target, .document = d->key != NULL ? d->key : "?",
			.lang = rr_lang_code(d->lang), .passage = c->passage, .date = c->date } };
}

/* ---- order ------------------------------------------------------------- */

static int compare(const char *a, const char *b)
{
	return a == b ? 0 : strcmp(a, b);
}

static bool same_document(const struct rr_dating *a, const struct rr_dating *b)
{
	return compare(a->document, b->document) == 0 && compare(a->lang, b->lang) == 0;
}

static int by_date(const void *left, const void *right)
{
	const struct dated *a = left, *b = right;
	int order = compare(a->dating.target, b->dating.target);

	if (order == 0)
		order = compare(a->dating.date, b->dating.date);
	if (order == 0 && a->doc != b->doc)
		order = a->doc < b->doc ? -1 : 1;
	if (order == 0)
		order = compare(a->dating.document, b->dating.document);
	if (order == 0)
		order = compare(a->dating.lang, b->dating.lang);
	if (order == 0 && a->citation != b->citation)
		order = a->citation < b->citation ? -1 : 1;
	return order;
}

/* ---- what is known besides --------------------------------------------- */

static int by_key(const void *left, const void *right)
{
	const struct rr_doc *const *a = left, *const *b = right;
	int order = compare((*a)->key, (*b)->key);

	return order != 0 ? order : compare(rr_lang_code((*a)->lang), rr_lang_code((*b)->lang));
}

/* The audited documents that have a key, in its order. */
struct audited {
	const struct rr_doc **docs; /* owned; the documents are borrowed */
	size_t count;
};

static struct audited sort_audited(const struct auditor *a, size_t count)
{
	struct audited out = { .docs = rr_alloc((count + 1) * sizeof(struct rr_doc *)) };

	for (size_t i = 0; i < count; i++)
		if (a->docs[i].doc->key != NULL)
			out.docs[out.count++] = a->docs[i].doc;
	if (out.count > 1)
		qsort(out.docs, out.count, sizeof *out.docs, by_key);
	return out;
}

static int by_known(const void *key, const void *element)
{
	const struct rr_dating *known = key;
	const struct rr_doc *doc = *(const struct rr_doc *const *)element;
	int order = compare(known->document, doc->key);

	return order != 0 ? order : compare(known->lang, rr_lang_code(doc->lang));
}

static bool is_audited(const struct audited *audited, const struct rr_dating *known)
{
	return audited->count > 0 && bsearch(known, audited->docs, audited->count,
	                                     sizeof *audited->docs, by_known) != NULL;
}

static int by_target(const void *key, const void *dated)
{
	return compare(key, ((const struct dated *)dated)->dating.target);
}

/* Adds the known dates of the targets that the audited documents date. */
static void add_known(struct auditor *a, size_t count, const struct rr_dating *known,
                      size_t known_count)
{
	size_t own = a->dated_count;
	struct audited audited = sort_audited(a, count);

	for (size_t i = 0; i < known_count && own > 0; i++) {
		if (bsearch(known[i].target, a->dated, own, sizeof *a->dated, by_target) == NULL
		    || is_audited(&audited, &known[i]))
			continue;
		*dated_add(a) = (struct dated){ .dating = known[i], .doc = RR_NONE, .citation = i };
	}
	free(audited.docs);
}

/* ---- one target -------------------------------------------------------- */

/* Counts the documents of each date; of those the calendar allows, the most and least. */
static void count_votes(struct dated *group, size_t count, size_t *most, size_t *least)
{
	for (size_t from = 0, to; from < count; from = to) {
		size_t votes = 0;

		for (to = from; to < count
		     && compare(group[to].dating.date, group[from].dating.date) == 0; to++)
			votes += to == from
			         || !same_document(&group[to].dating, &group[to - 1].dating);
		for (size_t i = from; i < to; i++)
			group[i].votes = votes;
		if (!group[from].off) {
			*most = votes > *most ? votes : *most;
			*least = *least == 0 || votes < *least ? votes : *least;
		}
	}
}

/* An audited passage excludes the date for the known ones, too. */
static void spread_off(struct dated *group, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (compare(group[i].dating.date, group[i - 1].dating.date) == 0)
			group[i].off = group[i].off || group[i - 1].off;
}

static const struct rr_dating *keep_witnesses(struct auditor *a, const struct dated *group,
                                              size_t count)
{
	struct rr_dating *list = rr_arena_alloc(a->out->arena, count * sizeof *list);

	for (size_t i = 0; i < count; i++)
		list[i] = group[i].dating;
	return list;
}

/* Of the dates the calendar allows, the one most documents give, and of the others; NULL. */
struct sides {
	const struct dated *best, *second;
};

static struct sides find_sides(const struct dated *group, size_t count)
{
	struct sides s = { NULL, NULL };

	for (size_t i = 0; i < count; i++)
		if (!group[i].off && (s.best == NULL || group[i].votes > s.best->votes))
			s.best = &group[i];
	for (size_t i = 0; i < count; i++)
		if (!group[i].off && compare(group[i].dating.date, s.best->dating.date) != 0
		    && (s.second == NULL || group[i].votes > s.second->votes))
			s.second = &group[i];
	return s;
}

/* The first that gives another date; NULL. */
static const struct dated *other_side(const struct sides *sides, const struct dated *one)
{
	return sides->best != NULL && compare(sides->best->dating.date, one->dating.date) == 0
		? sides->second : sides->best;
}

static const char *why_differs(struct auditor *a, const struct dated *one,
                               const struct dated *other)
{
	size_t more = other->votes - 1;
	const char *rest = more == 0 ? "" : rr_arena_printf(a->out->arena,
		more == 1 ? " and %zu other document" : " and %zu other documents", more);

	return rr_arena_printf(a->out->arena, "dated %s here, but %s in %s#%s%s",
	                       one->dating.date, other->dating.date, other->dating.document,
	                       other->dating.passage, rest);
}

/* What was found of a citation by itself stands first, in the order of the text. */
static struct rr_finding *calendar_finding(struct auditor *a, const struct dated *one)
{
	size_t low = 0, high = a->alone_count;

	while (low < high) {
		size_t mid = (low + high) / 2;
		const struct rr_finding *f = &a->out->items[mid];

		if (f->doc < one->doc || (f->doc == one->doc && f->citation < one->citation))
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < a->alone_count; low++) {
		struct rr_finding *f = &a->out->items[low];

		if (f->doc != one->doc || f->citation != one->citation)
			break;
		if (f->fault == RR_FAULT_CALENDAR)
			return f;
	}
	return NULL;
}

static void compare_dates(struct auditor *a, struct dated *group, size_t count)
{
	const struct rr_dating *witnesses = NULL;
	size_t most = 0, least = 0;
	struct sides sides;

	if (compare(group[0].dating.date, group[count - 1].dating.date) == 0)
		return;
	spread_off(group, count);
	count_votes(group, count, &most, &least);
	sides = find_sides(group, count);
	for (size_t i = 0; i < count; i++) {
		const struct dated *other = other_side(&sides, &group[i]);
		struct rr_finding *finding = NULL;

		if (group[i].doc == RR_NONE)
			continue;
		if (group[i].off)
			finding = calendar_finding(a, &group[i]);
		else if (other != NULL && (group[i].votes < most || most == least))
			finding = audit_find(a, group[i].doc, group[i].citation, RR_FAULT_DATE,
			                     why_differs(a, &group[i], other));
		if (finding == NULL)
			continue;
		if (witnesses == NULL)
			witnesses = keep_witnesses(a, group, count);
		finding->witnesses = witnesses;
		finding->witness_count = count;
	}
}

void audit_dates(struct auditor *a, size_t count, const struct rr_dating *known,
                 size_t known_count)
{
	a->alone_count = a->out->count;
	if (a->dated_count > 1)
		qsort(a->dated, a->dated_count, sizeof *a->dated, by_date);
	add_known(a, count, known, known_count);
	if (a->dated_count > 1)
		qsort(a->dated, a->dated_count, sizeof *a->dated, by_date);
	for (size_t i = 0, from = 0; i < a->dated_count; i++) {
		if (i + 1 < a->dated_count
		    && compare(a->dated[i].dating.target, a->dated[i + 1].dating.target) == 0)
			continue;
		compare_dates(a, a->dated + from, i + 1 - from);
		from = i + 1;
	}
	free(a->dated);
}
