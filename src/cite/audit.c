/*
 * What can't be right of a citation by itself: its number, the day its body
 * met, the document it stands in, the place within a treaty.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cite/audit.h"
#include "cite/number.h"

const char *rr_fault_name(enum rr_fault fault)
{
	static const char *const names[] = {
		[RR_FAULT_DATE] = "date", [RR_FAULT_CALENDAR] = "calendar",
		[RR_FAULT_NUMBER] = "number", [RR_FAULT_LATER] = "later",
		[RR_FAULT_PLACE] = "place",
	};

	return names[fault];
}

struct rr_finding *audit_find(struct auditor *a, size_t doc, size_t citation,
                              enum rr_fault fault, const char *why)
{
	struct rr_finding *finding;

	a->out->items = rr_grow(a->out->items, a->out->count, &a->cap, sizeof *a->out->items);
	finding = &a->out->items[a->out->count++];
	*finding = (struct rr_finding){ .fault = fault, .doc = doc, .citation = citation,
	                                .why = why };
	return finding;
}

void audit_say(struct auditor *a, const struct audit_cited *c, enum rr_fault fault,
               const char *fmt, ...)
{
	char why[400];
	va_list args;

	va_start(args, fmt);
	vsnprintf(why, sizeof why, fmt, args);
	va_end(args);
	audit_find(a, c->doc, c->index, fault, rr_arena_dup(a->out->arena, why, strlen(why)));
}

/* ---- calendars --------------------------------------------------------- */

static bool parse_date(const char *iso, struct rr_date *date)
{
	if (strlen(iso) != 10)
		return false;
	*date = (struct rr_date){ atoi(iso), atoi(iso + 5), atoi(iso + 8) };
	return true;
}

/* The entry of the session whose number a resolution or decision bears; NULL. */
static const struct rr_entry *entry_of_number(struct auditor *a, const struct audit_cited *c)
{
	const struct number *n = &c->n;

	switch (n->shape) {
	case SHAPE_SESSION:
		return audit_session(a, body_code(c->body), "", n->first);
	case SHAPE_SPECIAL:
		return audit_session(a, body_code(c->body), "S-", n->first);
	case SHAPE_ROMAN:
		return n->session[0] == 'S' || n->session[0] == 'E' ? NULL
			: audit_session(a, body_code(c->body), "", n->second);
	case SHAPE_EMERGENCY:
	case SHAPE_DATED:
	case SHAPE_YEARLY:
		break;
	}
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

/* "HRC 6 met 2007-09-10 to 2007-09-28 and 2007-12-10 to 2007-12-14". */
static void say_session(const struct rr_entry *entry, struct rr_str *out)
{
	rr_str_add(out, entry->phrase);
	rr_str_puts(out, " met");
	for (size_t i = 0; i + 1 < entry->field_count; i += 2) {
		rr_str_puts(out, i > 0 ? " and " : " ");
		rr_str_add(out, entry->fields[i]);
		rr_str_puts(out, " to ");
		rr_str_add(out, entry->fields[i + 1]);
	}
}

/* Whether the body can't have adopted it that day; then it is found. */
static bool off_calendar(struct auditor *a, const struct audit_cited *c)
{
	const struct rr_entry *entry = entry_of_number(a, c);
	struct rr_str met = { 0 };
	struct rr_date date;

	if (!parse_date(c->cite->date, &date))
		return false;
	if (entry != NULL) {
		if (within(entry, rr_span(c->cite->date)))
			return false;
		say_session(entry, &met);
		audit_say(a, c, RR_FAULT_CALENDAR, "dated %s, but %s", c->cite->date, met.text);
		rr_str_free(&met);
		return true;
	}
	if (c->body == BODY_HRC)
		return false; /* a session the table does not know: its year is a guess */
	if (number_fits(&c->n, c->body, c->act, &date) &&
	    (c->n.shape != SHAPE_DATED || (unsigned)date.year == c->n.second))
		return false;
	if (c->n.shape == SHAPE_DATED || c->n.shape == SHAPE_YEARLY)
		audit_say(a, c, RR_FAULT_CALENDAR, "dated %s, but its number is of %u", c->cite->date,
		     c->n.shape == SHAPE_DATED ? c->n.second : c->n.first);
	else
		audit_say(a, c, RR_FAULT_CALENDAR,
		     "dated %s, outside the years its number belongs to", c->cite->date);
	return true;
}

/* ---- newer than what cites it ------------------------------------------ */

/* The first day a number could have been given, into day. */
static bool first_day(struct auditor *a, const struct audit_cited *c, char day[11])
{
	const struct rr_entry *entry = entry_of_number(a, c);

	if (entry != NULL)
		snprintf(day, 11, "%.10s", entry->fields[0].text);
	else if (c->n.shape == SHAPE_DATED || c->n.shape == SHAPE_YEARLY)
		snprintf(day, 11, "%04u-01-01",
		         c->n.shape == SHAPE_DATED ? c->n.second : c->n.first);
	else
		return false;
	return true;
}

/* off: the date it bears is known to be wrong, and says nothing. */
static void check_later(struct auditor *a, const struct audit_cited *c, bool off)
{
	const struct rr_doc *doc = a->docs[c->doc].doc;
	char last[11], first[11];

	if (c->n.shape == SHAPE_SESSION && doc->session > 0 && doc->body != NULL &&
	    strcmp(doc->body, body_code(c->body)) == 0 && c->n.first > (unsigned)doc->session)
		audit_say(a, c, RR_FAULT_LATER, "of session %u, which came after the document's (%d)",
		     c->n.first, doc->session);
	else if (!audit_last_day(a, doc, last))
		return;
	else if (!off && c->cite->date[0] != '\0' && strcmp(c->cite->date, last) > 0)
		audit_say(a, c, RR_FAULT_LATER, "dated %s, after the document itself (%s)",
		     c->cite->date, last);
	else if (first_day(a, c, first) && strcmp(first, last) > 0)
		audit_say(a, c, RR_FAULT_LATER, "not before %s, after the document itself (%s)",
		     first, last);
}

/* ---- one citation ------------------------------------------------------ */

/* The number of a Security Council resolution in another year than its own; then it is found. */
static bool check_year(struct auditor *a, const struct audit_cited *c)
{
	struct calendar_year year;

	if (c->body != BODY_SC || c->n.shape != SHAPE_DATED ||
	    !calendar_excludes(rr_lang_table(a->langs, "sessions", NULL), c->n.first, c->n.second,
	                       &year))
		return false;
	audit_say(a, c, RR_FAULT_NUMBER, "%u can't be of %u: those of %u are %u to %u", c->n.first,
	          c->n.second, year.year, year.first, year.last);
	return true;
}

/* False if it is no resolution and no decision. */
static bool check_act(struct auditor *a, struct audit_cited *c)
{
	static const struct rr_date unknown;
	bool well, off = false;

	if (!number_of_target(c->cite->target, &c->body, &c->act, &c->n, &well))
		return false;
	if (!well || !number_fits(&c->n, c->body, c->act, &unknown)) {
		audit_say(a, c, RR_FAULT_NUMBER, "%s is no number that body gives", c->cite->target);
		return true;
	}
	if (check_year(a, c))
		return true;
	if (c->cite->date[0] != '\0') {
		off = off_calendar(a, c);
		audit_date_add(a, c->doc, c->index, off);
	}
	check_later(a, c, off);
	return true;
}

/* How many paragraphs the table gives each article of an instrument; NULL. */
static const struct rr_entry *paragraphs_of(struct auditor *a, const char *target)
{
	const struct rr_lang *table = rr_lang_table(a->langs, "instruments", NULL);
	const char *key = strchr(target, ':');
	size_t count = 0;
	const struct rr_entry *entries =
		table != NULL ? rr_lang_entries(table, "paragraphs", &count) : NULL;

	for (size_t i = 0; key != NULL && i < count; i++)
		if (rr_span_is(entries[i].phrase, key + 1))
			return &entries[i];
	return NULL;
}

/* One of the places of a locator: "51(2)", or "(7)" of the article before. */
struct article {
	long number, paragraph; /* 0 if none is told */
};

/* Steps to the next number of "1(3), 2 and 4-6"; false at the end, or before a step within. */
static bool next_article(const char **at, struct article *out)
{
	const char *p = *at + strspn(*at, "-, ");
	char *end = (char *)p;

	if (strncmp(p, "and ", 4) == 0)
		p += 4;
	if (*p >= '0' && *p <= '9')
		*out = (struct article){ .number = strtol(p, &end, 10) };
	else if (*p != '(' || out->number == 0)
		return false;
	else
		end = (char *)p;
	out->paragraph = *end == '(' ? strtol(end + 1, NULL, 10) : 0;
	while (*end == '(' && strchr(end, ')') != NULL)
		end = strchr(end, ')') + 1;
	*at = end;
	return end > p;
}

static void check_article(struct auditor *a, const struct audit_cited *c,
                          const struct rr_entry *has, const struct article *at)
{
	int most;

	if (at->number < 1 || (size_t)at->number > has->field_count) {
		audit_say(a, c, RR_FAULT_PLACE, "it has %zu articles, and no article %ld",
		     has->field_count, at->number);
		return;
	}
	most = rr_entry_int(has, (size_t)at->number - 1);
	if (most > 0 && at->paragraph > most)
		audit_say(a, c, RR_FAULT_PLACE, "article %ld has %d paragraphs, and no paragraph %ld",
		     at->number, most, at->paragraph);
	else if (most == 0 && at->paragraph > 1)
		audit_say(a, c, RR_FAULT_PLACE, "article %ld has no numbered paragraphs", at->number);
}

/* "arts. 51(2) and 2(7)" of a treaty whose articles the table counts. */
static void check_place(struct auditor *a, const struct audit_cited *c)
{
	const struct rr_entry *has = paragraphs_of(a, c->cite->target);
	const char *p = c->cite->locator;
	struct article at = { 0 };

	if (has == NULL || p == NULL || strncmp(p, "art", 3) != 0 || strchr(p, ' ') == NULL)
		return;
	for (p = strchr(p, ' ') + 1; next_article(&p, &at);)
		check_article(a, c, has, &at);
}

static int by_place(const void *x, const void *y)
{
	const struct rr_finding *a = x, *b = y;

	if (a->doc != b->doc)
		return a->doc < b->doc ? -1 : 1;
	if (a->citation != b->citation)
		return a->citation < b->citation ? -1 : 1;
	return (int)a->fault - (int)b->fault;
}

void rr_audit(struct rr_langs *langs, const struct rr_audited *docs, size_t count,
              const struct rr_dating *known, size_t known_count, struct rr_audit *out)
{
	struct auditor a = { .langs = langs, .docs = docs, .out = out };

	*out = (struct rr_audit){ .arena = rr_arena_new() };
	for (size_t d = 0; d < count; d++) {
		for (size_t i = 0; i < docs[d].cites->count; i++) {
			struct audit_cited c = { .doc = d, .index = i, .cite = &docs[d].cites->items[i],
			                   .body = BODY_NONE };

			if (c.cite->flaw != NULL)
				audit_say(&a, &c, RR_FAULT_NUMBER, "%s", c.cite->flaw);
			if (c.cite->target == NULL)
				continue;
			/* "that resolution" has only its place of its own */
			if (c.cite->kind == RR_CITE_NAMED && !check_act(&a, &c))
				audit_symbol(&a, &c);
			check_place(&a, &c);
		}
	}
	audit_dates(&a, count, known, known_count);
	if (out->count > 1)
		qsort(out->items, out->count, sizeof *out->items, by_place);
}

void rr_audit_free(struct rr_audit *audit)
{
	free(audit->items);
	rr_arena_free(audit->arena);
	*audit = (struct rr_audit){ 0 };
}
