/*
 * By when: days, years, sessions, periods, as the section "due" of the packs
 * writes them. A session or a day that lies in the document's own past says
 * when something happened, not when it is due.
 */
#include "request/request.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

/* ---- the document's own time ------------------------------------------ */

static const char *own_day(const struct rr_doc *doc)
{
	return doc->adopted.date[0] != '\0'       ? doc->adopted.date
	       : doc->session_dates[1][0] != '\0' ? doc->session_dates[1]
	       : doc->date != NULL                ? doc->date : "";
}

/* The day a session opens; "" where the table does not tell. */
static void session_day(struct asked *a, const char *name, char day[11])
{
	const struct rr_entry *entry = rr_lang_session(a->langs, name);

	day[0] = '\0';
	if (entry != NULL)
		snprintf(day, 11, "%.10s", entry->fields[0].text);
}

static bool past_session(struct asked *a, const char *body, long session, const char *day)
{
	const char *own = own_day(a->doc);

	if (a->doc->body != NULL && strcmp(a->doc->body, body) == 0 && a->doc->session > 0)
		return session <= a->doc->session;
	return own[0] != '\0' && day[0] != '\0' && strcmp(day, own) <= 0;
}

/* ---- which body's session --------------------------------------------- */

/* "… session of the Human Rights Council": the body right behind; NULL. */
static const char *body_behind(struct asked *a, struct rr_span text, size_t at)
{
	struct rr_match m;

	while (at < text.len && text.text[at] == ' ')
		at++;
	if (rr_lang_match(a->lang, "session-of", text, at, &m))
		at = m.end;
	while (at < text.len && text.text[at] == ' ')
		at++;
	if (!rr_lang_match(a->lang, "bodies", text, at, &m)
	    || rr_span_is(rr_entry_field(m.entry, 1), "short"))
		return NULL;
	return m.entry->key;
}

/* The body named last before the session in these words, else the document's own. */
static const char *session_body(struct asked *a, struct rr_span text, size_t from, size_t until)
{
	const char *own = a->doc->body != NULL ? a->doc->body : "", *body = own;
	const char *behind = body_behind(a, text, until);
	struct rr_match m;

	if (behind != NULL)
		return behind;
	for (size_t at = from; rr_lang_search(a->lang, "bodies", text, at, &m) && m.start < until;
	     at = m.end > at ? m.end : at + 1) {
		bool brief = rr_span_is(rr_entry_field(m.entry, 1), "short");

		body = !brief                                    ? m.entry->key
		       : strcmp(m.entry->key, "COUNCIL") == 0
		               || strcmp(m.entry->key, "COMMISSION") == 0 ? own : m.entry->key;
	}
	return body;
}

/* ---- reading ---------------------------------------------------------- */

static bool read_session(struct asked *a, struct rr_span text, size_t from,
                         const struct rr_match *m, struct rr_due *due)
{
	const struct rr_capture *n = rr_match_capture(m, "session");
	const char *body = session_body(a, text, from, m->end);
	char name[40];

	if (n == NULL || n->number <= 0 || body[0] == '\0' || strcmp(body, "SC") == 0)
		return false; /* the Security Council has none */
	snprintf(name, sizeof name, "%s %ld", body, n->number);
	session_day(a, name, due->day);
	if (past_session(a, body, n->number, due->day))
		return false;
	due->kind = RR_DUE_SESSION;
	due->name = rr_arena_dup(a->out->arena, name, strlen(name));
	return true;
}

static bool read_day(struct asked *a, struct rr_span text, const struct rr_match *m,
                     struct rr_due *due)
{
	const struct rr_capture *c = rr_match_capture(m, "date");
	size_t at = c != NULL ? c->start : 0;
	struct rr_date date;

	if (c == NULL || !rr_lang_date(a->lang, text, &at, &date) || !rr_date_iso(date, due->day)
	    || strcmp(due->day, own_day(a->doc)) <= 0)
		return false;
	due->kind = RR_DUE_DAY;
	due->name = rr_arena_dup(a->out->arena, due->day, 10);
	return true;
}

static bool is_year(long number)
{
	return number >= 1946 && number <= 2199;
}

static bool read_year(struct asked *a, const struct rr_match *m, struct rr_due *due)
{
	const struct rr_capture *c = rr_match_capture(m, "year");
	bool later = rr_span_is(rr_entry_field(m->entry, 1), "later"); /* than the document's year */

	if (c == NULL || !is_year(c->number))
		return false;
	snprintf(due->day, sizeof due->day, "%04d-12-31", (int)c->number);
	if (strncmp(due->day, own_day(a->doc), later ? 4 : 10) <= 0)
		return false;
	due->kind = RR_DUE_YEAR;
	due->name = rr_arena_dup(a->out->arena, due->day, 4);
	return true;
}

static bool read_due(struct asked *a, struct rr_span text, size_t from, const struct rr_match *m,
                     struct rr_due *due)
{
	const char *what = m->entry->key;

	if (strcmp(what, "session") == 0)
		return read_session(a, text, from, m, due);
	if (strcmp(what, "day") == 0)
		return read_day(a, text, m, due);
	if (strcmp(what, "year") == 0)
		return read_year(a, m, due);
	if (strcmp(what, "regular") != 0)
		return false;
	due->kind = RR_DUE_REGULAR;
	due->name = "regularly";
	return true;
}

/*
 * Where to go on behind a place; "by no later than 1 May" is no date but holds
 * one, and when an event is to be is what a body decides.
 */
static size_t next_place(struct asked *a, struct rr_span text, const struct rr_match *m,
                         bool decided)
{
	const struct rr_capture *day = rr_match_capture(m, "date");
	const struct rr_capture *year = rr_match_capture(m, "year");
	size_t at = day != NULL ? day->start : 0, next = m->start;
	struct rr_date date;

	if (decided && strcmp(m->entry->key, "event") == 0)
		day = NULL;
	else if (m->end > m->start && (day == NULL || rr_lang_date(a->lang, text, &at, &date))
	    && (year == NULL || is_year(year->number)))
		return m->end;
	rr_utf8_next(text, &next);
	return next;
}

void request_due(struct asked *a, struct rr_span text, size_t from, size_t end, bool decided,
                 struct rr_due *out)
{
	struct rr_span limb = rr_span_sub(text, 0, end);
	struct rr_match m;

	*out = (struct rr_due){ .text = rr_span("") };
	for (size_t at = from; rr_lang_search(a->lang, "due", limb, at, &m); at = next_place(a, limb, &m, decided)) {
		struct rr_due due = { .text = rr_span_sub(limb, m.start, m.end) };

		if (!read_due(a, limb, from, &m, &due)
		    || (due.kind == RR_DUE_REGULAR && out->kind != RR_DUE_NONE))
			continue;
		*out = due;
		if (due.kind != RR_DUE_REGULAR) /* a day tells more than "regularly" */
			return;
	}
}

/* ---- in words and in order ------------------------------------------------------------ */

void rr_due_words(const struct rr_due *due, struct rr_str *out)
{
	if (due->name == NULL)
		return;
	rr_str_puts(out, due->name);
	if (due->kind == RR_DUE_SESSION && due->day[0] != '\0')
		rr_str_printf(out, " (opens %s)", due->day);
}

static int rank(const struct rr_due *due)
{
	return due->day[0] != '\0' ? 0 : due->kind == RR_DUE_SESSION ? 1
	       : due->kind == RR_DUE_REGULAR ? 2 : 3;
}

int rr_due_order(const struct rr_due *a, const struct rr_due *b)
{
	int one = rank(a), other = rank(b), number;
	const char *at, *bt;

	if (one != other)
		return one - other;
	if (one == 0)
		return strcmp(a->day, b->day);
	if (one != 1)
		return 0;
	at = strrchr(a->name, ' ');
	bt = strrchr(b->name, ' ');
	number = (at != NULL ? atoi(at) : 0) - (bt != NULL ? atoi(bt) : 0);
	return strncmp(a->name, b->name, 2) != 0 ? strcmp(a->name, b->name) : number;
}
