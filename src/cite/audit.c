/*
 * What can't be right. Each citation is looked at by itself: its number, the
 * day its body met, the document it stands in, the place within a treaty.
 * Then citations are sorted by target, and those of one target compared.
 */
#include <stdlib.h>
#include <string.h>

#include "cite/number.h"
#include "resread/cite.h"

/* A citation of a resolution or decision that gives a date. */
struct dated {
	struct rr_witness at;
	const char *target, *date;
	bool out;    /* of the calendar */
	size_t same; /* how many of its target have its date */
};

struct auditor {
	struct rr_langs *langs;
	const struct rr_audited *docs;
	struct rr_audit *out;
	size_t cap;
	struct dated *dated;
	size_t dated_count, dated_cap;
};

const char *rr_fault_name(enum rr_fault fault)
{
	static const char *const names[] = {
		[RR_FAULT_DATE] = "date", [RR_FAULT_CALENDAR] = "calendar",
		[RR_FAULT_NUMBER] = "number", [RR_FAULT_LATER] = "later",
		[RR_FAULT_PLACE] = "place",
	};

	return names[fault];
}

static const struct rr_citation *citation(const struct auditor *a, struct rr_witness at)
{
	return &a->docs[at.doc].cites->items[at.citation];
}

static struct rr_finding *find(struct auditor *a, struct rr_witness at, enum rr_fault fault,
                               const char *why)
{
	struct rr_finding *finding;

	a->out->items = rr_grow(a->out->items, a->out->count, &a->cap, sizeof *a->out->items);
	finding = &a->out->items[a->out->count++];
	*finding = (struct rr_finding){ .fault = fault, .at = at, .why = why };
	return finding;
}

/* ---- calendars --------------------------------------------------------- */

static bool parse_date(const char *iso, struct rr_date *date)
{
	if (strlen(iso) != 10)
		return false;
	*date = (struct rr_date){ atoi(iso), atoi(iso + 5), atoi(iso + 8) };
	return true;
}

/* The session's entry in the table of sessions; NULL. */
static const struct rr_entry *session_entry(struct rr_langs *langs, enum body body,
                                            unsigned session, struct rr_str *name)
{
	const struct rr_lang *table = rr_lang_table(langs, "sessions", NULL);
	size_t count = 0;
	const struct rr_entry *entries =
		table != NULL ? rr_lang_entries(table, "sessions", &count) : NULL;

	rr_str_cut(name, 0);
	rr_str_printf(name, "%s %u", body_code(body), session);
	for (size_t i = 0; i < count; i++)
		if (rr_span_is(entries[i].phrase, name->text))
			return &entries[i];
	return NULL;
}

static bool within(const struct rr_entry *entry, struct rr_span day)
{
	for (size_t i = 0; i + 1 < entry->field_count; i += 2)
		if (memcmp(day.text, entry->fields[i].text, 10) >= 0 &&
		    memcmp(day.text, entry->fields[i + 1].text, 10) <= 0)
			return true;
	return false;
}

/* Says why the body can't have adopted it that day; NULL if it can. */
static const char *off_calendar(struct auditor *a, const struct rr_citation *c,
                                const struct number *n, enum body body, enum act act)
{
	struct rr_str name = { 0 };
	const struct rr_entry *entry = n->shape == SHAPE_SESSION
		? session_entry(a->langs, body, n->first, &name) : NULL;
	struct rr_date date;
	const char *why = NULL;

	if (!parse_date(c->date, &date)) {
		why = NULL;
	} else if (entry != NULL) {
		if (!within(entry, rr_span(c->date)))
			why = rr_arena_printf(a->out->arena,
				"dated %s, but session %u met from %.*s to %.*s", c->date, n->first,
				(int)entry->fields[0].len, entry->fields[0].text,
				(int)entry->fields[entry->field_count - 1].len,
				entry->fields[entry->field_count - 1].text);
	} else if (!number_fits(n, body, act, &date) ||
		   (n->shape == SHAPE_DATED && (unsigned)date.year != n->second)) {
		why = rr_arena_printf(a->out->arena, "dated %s, outside the years its number belongs to",
		                      c->date);
	}
	rr_str_free(&name);
	return why;
}

/* ---- one citation ------------------------------------------------------ */

/* The last day the document may know of; "". */
static const char *last_day(const struct rr_doc *doc)
{
	return doc->adopted.date[0] != '\0' ? doc->adopted.date : doc->session_dates[1];
}

static void check_later(struct auditor *a, struct rr_witness at, const struct number *n,
                        enum body body)
{
	const struct rr_doc *doc = a->docs[at.doc].doc;
	const struct rr_citation *c = citation(a, at);
	const char *last = last_day(doc);

	if (c->date[0] != '\0' && last[0] != '\0' && strcmp(c->date, last) > 0)
		find(a, at, RR_FAULT_LATER, rr_arena_printf(a->out->arena,
			"dated %s, after the document itself (%s)", c->date, last));
	else if (n->shape == SHAPE_SESSION && doc->session > 0 && doc->body != NULL &&
		 strcmp(doc->body, body_code(body)) == 0 && n->first > (unsigned)doc->session)
		find(a, at, RR_FAULT_LATER, rr_arena_printf(a->out->arena,
			"of session %u, which came after the document's (%d)", n->first, doc->session));
}

static void check_act(struct auditor *a, struct rr_witness at)
{
	static const struct rr_date unknown;
	const struct rr_citation *c = citation(a, at);
	struct number n;
	enum body body;
	enum act act;
	bool well;
	const char *why;

	if (!number_of_target(c->target, &body, &act, &n, &well))
		return;
	if (!well || !number_fits(&n, body, act, &unknown)) {
		find(a, at, RR_FAULT_NUMBER, rr_arena_printf(a->out->arena,
			"%s is no number that body gives", c->target));
		return;
	}
	check_later(a, at, &n, body);
	if (c->date[0] == '\0')
		return;
	why = off_calendar(a, c, &n, body, act);
	if (why != NULL)
		find(a, at, RR_FAULT_CALENDAR, why);
	a->dated = rr_grow(a->dated, a->dated_count, &a->dated_cap, sizeof *a->dated);
	a->dated[a->dated_count++] = (struct dated){ .at = at, .target = c->target,
		.date = c->date, .out = why != NULL };
}

/* "art. 1(3)" of a treaty whose articles the table counts. */
static void check_place(struct auditor *a, struct rr_witness at)
{
	const struct rr_citation *c = citation(a, at);
	const struct rr_lang *table = rr_lang_table(a->langs, "instruments", NULL);
	const struct rr_entry *entries;
	const char *key = strchr(c->target, ':');
	long article, paragraph = 0;
	size_t count = 0;
	char *end;

	if (key == NULL || table == NULL || c->locator == NULL ||
	    strncmp(c->locator, "art. ", 5) != 0)
		return;
	article = strtol(c->locator + 5, &end, 10);
	if (*end == '(')
		paragraph = strtol(end + 1, NULL, 10);
	entries = rr_lang_entries(table, "paragraphs", &count);
	for (size_t i = 0; i < count; i++) {
		long has;

		if (!rr_span_is(entries[i].phrase, key + 1))
			continue;
		has = article > 0 && (size_t)article <= entries[i].field_count
			? rr_entry_int(&entries[i], (size_t)article - 1) : -1;
		if (has < 0)
			find(a, at, RR_FAULT_PLACE, rr_arena_printf(a->out->arena,
				"it has %zu articles", entries[i].field_count));
		else if (paragraph > has && has > 0)
			find(a, at, RR_FAULT_PLACE, rr_arena_printf(a->out->arena,
				"article %ld has %ld paragraphs", article, has));
	}
}

/* ---- citations of one target ------------------------------------------- */

static int by_target(const void *x, const void *y)
{
	const struct dated *a = x, *b = y;
	int order = strcmp(a->target, b->target);

	if (order == 0)
		order = strcmp(a->date, b->date);
	if (order == 0)
		order = a->at.doc < b->at.doc ? -1 : a->at.doc > b->at.doc;
	if (order == 0)
		order = a->at.citation < b->at.citation ? -1 : a->at.citation > b->at.citation;
	return order;
}

static struct rr_finding *calendar_finding(struct auditor *a, struct rr_witness at)
{
	for (size_t i = 0; i < a->out->count; i++)
		if (a->out->items[i].fault == RR_FAULT_CALENDAR && a->out->items[i].at.doc == at.doc &&
		    a->out->items[i].at.citation == at.citation)
			return &a->out->items[i];
	return NULL;
}

static void add_witnesses(struct auditor *a, struct rr_finding *finding,
                          const struct dated *group, size_t count, const char *date)
{
	struct rr_witness *list = rr_arena_alloc(a->out->arena, count * sizeof *list);

	finding->witnesses = list;
	for (size_t i = 0; i < count; i++)
		if (strcmp(group[i].date, date) != 0)
			list[finding->witness_count++] = group[i].at;
}

/* The dates of one target, sorted: which of them stand alone or are outvoted. */
static void compare_dates(struct auditor *a, struct dated *group, size_t count)
{
	size_t most = 0, least = count;

	for (size_t i = 0, from = 0; i < count; i++) {
		if (i + 1 < count && strcmp(group[i].date, group[i + 1].date) == 0)
			continue;
		for (size_t k = from; k <= i; k++)
			group[k].same = i + 1 - from;
		if (!group[i].out) {
			most = i + 1 - from > most ? i + 1 - from : most;
			least = i + 1 - from < least ? i + 1 - from : least;
		}
		from = i + 1;
	}
	if (count == 0 || strcmp(group[0].date, group[count - 1].date) == 0)
		return;
	for (size_t i = 0; i < count; i++) {
		struct rr_finding *finding = NULL;
		bool alone = true; /* the only date the calendar allows */

		for (size_t k = 0; k < count; k++)
			alone &= group[k].out || strcmp(group[k].date, group[i].date) == 0;
		if (group[i].out)
			finding = calendar_finding(a, group[i].at);
		else if (!alone && (group[i].same < most || most == least))
			finding = find(a, group[i].at, RR_FAULT_DATE, rr_arena_printf(a->out->arena,
				"dated %s here and otherwise elsewhere", group[i].date));
		if (finding != NULL)
			add_witnesses(a, finding, group, count, group[i].date);
	}
}

static int by_place(const void *x, const void *y)
{
	const struct rr_finding *a = x, *b = y;

	if (a->at.doc != b->at.doc)
		return a->at.doc < b->at.doc ? -1 : 1;
	if (a->at.citation != b->at.citation)
		return a->at.citation < b->at.citation ? -1 : 1;
	return (int)a->fault - (int)b->fault;
}

void rr_audit(struct rr_langs *langs, const struct rr_audited *docs, size_t count,
              struct rr_audit *out)
{
	struct auditor a = { .langs = langs, .docs = docs, .out = out };

	*out = (struct rr_audit){ .arena = rr_arena_new() };
	for (size_t d = 0; d < count; d++) {
		for (size_t i = 0; i < docs[d].cites->count; i++) {
			if (docs[d].cites->items[i].target == NULL)
				continue;
			check_act(&a, (struct rr_witness){ d, i });
			check_place(&a, (struct rr_witness){ d, i });
		}
	}
	if (a.dated_count > 1)
		qsort(a.dated, a.dated_count, sizeof *a.dated, by_target);
	for (size_t i = 0, from = 0; i < a.dated_count; i++) {
		if (i + 1 < a.dated_count && strcmp(a.dated[i].target, a.dated[i + 1].target) == 0)
			continue;
		compare_dates(&a, a.dated + from, i + 1 - from);
		from = i + 1;
	}
	free(a.dated);
	if (out->count > 1)
		qsort(out->items, out->count, sizeof *out->items, by_place);
}

void rr_audit_free(struct rr_audit *audit)
{
	free(audit->items);
	rr_arena_free(audit->arena);
	*audit = (struct rr_audit){ 0 };
}
