/*
 * What can't be right of a document's symbol, and the days that sessions and
 * documents belong to.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cite/audit.h"

#define LAST_PLAIN 11999ul /* above the numbers of A/10001 and on, of 1975 */

/* ---- days -------------------------------------------------------------- */

/* The entry of a session ("HRC 6", "HRC S-9") in the table of sessions; NULL. */
const struct rr_entry *audit_session(struct auditor *a, const char *body, const char *prefix,
                                     unsigned session)
{
	char name[40];

	snprintf(name, sizeof name, "%s %s%u", body, prefix, session);
	return rr_lang_session(a->langs, name);
}

static const struct rr_entry *session_of(struct auditor *a, const struct rr_doc *doc)
{
	return doc->body != NULL && doc->session > 0
		? audit_session(a, doc->body, "", (unsigned)doc->session) : NULL;
}

/* The last day the document may know of, into day; false if none is known. */
bool audit_last_day(struct auditor *a, const struct rr_doc *doc, char day[11])
{
	const struct rr_entry *entry = session_of(a, doc);
	const char *known = doc->adopted.date[0] != '\0'  ? doc->adopted.date
	                    : doc->session_dates[1][0] != '\0' ? doc->session_dates[1]
	                    : doc->date != NULL               ? doc->date : "";

	if (strlen(known) == 10)
		memcpy(day, known, 11);
	else if (entry != NULL)
		snprintf(day, 11, "%.10s", entry->fields[entry->field_count - 1].text);
	else
		return false;
	return true;
}

/* ---- symbols ----------------------------------------------------------- */

/*
 * A document symbol's session, into day: the day it began. "A/HRC/24/56",
 * "A/C.3/68/L.2" and "A/68/456" tell one, "E/2001/4" and "S/2014/2" a year.
 */
static bool symbol_day(struct auditor *a, const char *symbol, char day[11])
{
	const char *part = strchr(symbol, '/');
	bool council = strncmp(symbol, "A/HRC/", 6) == 0;
	const struct rr_entry *entry;
	unsigned number;
	char *end;

	if (part != NULL && (council || strncmp(part, "/C.", 3) == 0))
		part = strchr(part + 1, '/');
	if (part == NULL || part[1] < '1' || part[1] > '9')
		return false;
	number = (unsigned)strtoul(part + 1, &end, 10);
	if (*end != '/')
		return false;
	if (symbol[0] == 'A' && symbol[1] == '/' && number < 1000) {
		entry = audit_session(a, council ? "HRC" : "GA", "", number);
		if (entry != NULL)
			snprintf(day, 11, "%.10s", entry->fields[0].text);
		return entry != NULL;
	}
	if ((symbol[0] != 'E' && symbol[0] != 'S') || symbol[1] != '/' || number < 1946 ||
	    number > 2100 || end[1] < '0' || end[1] > '9')
		return false; /* S/2017/Rev.1 is of 1951 */
	snprintf(day, 11, "%u-01-01", number);
	return true;
}

/* "Ad.1" for "Add.1": a word with a number that symbols don't have. */
static bool odd_suffix(const char *symbol, struct rr_span *suffix)
{
	static const char known[] = "Add Corr Rev Amend Sub Res Dec Misc Prov Part Vol Annex "
	                            "Summary Suppl Exp Resumed Final";
	struct rr_span rest = rr_span(symbol), part, word, name;

	while (rr_span_cut(&rest, '/', &part)) {
		struct rr_span list = rr_span(known);
		bool is_known = false;
		size_t len = 0;

		while (len < part.len && ((part.text[len] | 32) >= 'a' && (part.text[len] | 32) <= 'z'))
			len++;
		if (len < 2 || part.text[1] < 'a' || len + 1 >= part.len || part.text[len] != '.' ||
		    part.text[len + 1] < '0' || part.text[len + 1] > '9')
			continue;
		name = rr_span_sub(part, 0, len);
		while (rr_span_cut(&list, ' ', &word))
			is_known = is_known || rr_span_eq(word, name);
		*suffix = part;
		if (!is_known)
			return true;
	}
	return false;
}

/* A/78423: the Assembly's documents had no session in them up to the thirtieth. */
static bool no_session(const char *symbol)
{
	char *end;
	unsigned long number;

	if (strncmp(symbol, "A/", 2) != 0 || symbol[2] < '1' || symbol[2] > '9')
		return false;
	number = strtoul(symbol + 2, &end, 10);
	return number > LAST_PLAIN && (*end == '\0' || (*end == '/' && end[1] >= 'A' && end[1] <= 'Z'));
}

/*
 * A document that did not exist yet. Reports come out up to a year before
 * the session they are for.
 */
void audit_symbol(struct auditor *a, const struct audit_cited *c)
{
	char last[11], first[11];
	struct rr_span odd;

	if (strchr(c->cite->target, ':') != NULL)
		return;
	if (odd_suffix(c->cite->target, &odd))
		audit_say(a, c, RR_FAULT_NUMBER, "no symbol ends in %.*s", (int)odd.len, odd.text);
	if (no_session(c->cite->target))
		audit_say(a, c, RR_FAULT_NUMBER, "no document of the Assembly has that number without a session");
	if (!audit_last_day(a, a->docs[c->doc].doc, last) || !symbol_day(a, c->cite->target, first))
		return;
	if (atoi(first) > atoi(last) + 1 ||
	    (atoi(first) == atoi(last) + 1 && strcmp(first + 4, last + 4) > 0))
		audit_say(a, c, RR_FAULT_LATER, "of a session that began %s, after the document itself (%s)",
		     first, last);
}
