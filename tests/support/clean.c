/* Nothing stands in a document that does not belong; clean_missing.c looks for what is missing. */
#include "support/clean.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

struct check {
	const struct rr_doc *doc;
	struct rr_str *faults;
	size_t count;
};

static void fault(struct check *c, const char *what, const char *about)
{
	rr_str_printf(c->faults, "  %s %.100s\n", what, about ? about : "");
	c->count++;
}

/* A-C.3-80-L.31.txt names the symbol A/C.3/80/L.31; what a draft must tell beside it. */
static void check_draft(struct check *c, const char *name, char wanted[64])
{
	size_t len = 0;

	for (; len < 63 && name[len] != '\0' && strcmp(name + len, ".txt") != 0; len++)
		wanted[len] = name[len] == '-' ? '/' : name[len];
	wanted[len] = '\0';
	if (c->doc->kind != RR_KIND_DRAFT)
		fault(c, "kind", NULL);
	if (c->doc->session == 0)
		fault(c, "session", NULL);
	if (c->doc->sponsors[0] == NULL && c->doc->basis == NULL)
		fault(c, "no sponsor", NULL);
	if (c->doc->title == NULL || c->doc->agenda_title == NULL)
		fault(c, "no title", NULL);
}

/* A-RES-78-1 and S_RES_0277_1970 name the symbol that must be read. */
static void check_symbol(struct check *c, const char *name)
{
	char wanted[64] = "";
	unsigned a, b;

	if (sscanf(name, "S_RES_%u_%u", &a, &b) == 2)
		snprintf(wanted, sizeof wanted, "S/RES/%u(%u)", a, b);
	else if (sscanf(name, "A-RES-%u-%u", &a, &b) == 2) {
		snprintf(wanted, sizeof wanted, "A/RES/%u/%u", a, b);
		if (c->doc->session != (int)a)
			fault(c, "session", NULL);
	} else if (strstr(name, "-L.") != NULL && strncmp(name, "excerpt", 7) != 0) {
		check_draft(c, name, wanted);
	}
	if (wanted[0] && (c->doc->symbol == NULL || strncmp(c->doc->symbol, wanted, strlen(wanted)) != 0))
		fault(c, "symbol", c->doc->symbol);
}

static void check_numbers(struct check *c)
{
	const char *part = NULL;
	long last = 0;
	size_t operative = 0;

	for (size_t i = 0; i < c->doc->clause_count; i++) {
		const struct rr_clause *k = &c->doc->clauses[i];
		long value;

		if (strchr(k->id, '~') != NULL)
			fault(c, "twin", k->id);
		if (k->kind != RR_OPERATIVE || k->parent != RR_NONE)
			continue;
		operative++;
		value = k->number ? strtol(k->number, NULL, 10) : 0;
		if (((k->part == NULL) != (part == NULL) || (part && strcmp(part, k->part) != 0))
		    && value == 1)
			last = 0; /* a part counts on or anew */
		part = k->part;
		if (value > 0 && value != last + 1)
			fault(c, "number out of order:", k->id);
		last = value > 0 ? value : last;
	}
	if (operative == 0)
		fault(c, "no operative clause", NULL);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* One to three digits glued behind a lower-case word, no letter behind them. */
static size_t stray_digit(struct rr_span s)
{
	for (size_t i = 1; i < s.len; i++) {
		size_t end = i;
		bool digit;

		while (end < s.len && is_digit(s.text[end]))
			end++;
		digit = end > i && end - i <= 3
			&& (end == s.len || strchr(" ,;.:)", s.text[end]) != NULL);
		if (digit && s.text[i - 1] >= 'a' && s.text[i - 1] <= 'z')
			return i;
		if (digit && i > 1 && (s.text[i - 1] == ',' || s.text[i - 1] == ';')
		    && s.text[i - 2] >= 'a' && s.text[i - 2] <= 'z')
			return i;
	}
	return RR_NONE;
}

static void check_texts(struct check *c)
{
	const struct rr_doc *d = c->doc;

	for (size_t i = 0; i < d->clause_count; i++) {
		struct rr_span s = d->clauses[i].text;
		size_t at = stray_digit(s);

		if (at != RR_NONE)
			fault(c, "stray digit:", s.text + (at > 20 ? at - 20 : 0));
		if (rr_span_find(s, "____", 0) != RR_NONE || rr_span_find(s, "undocs.org", 0) != RR_NONE)
			fault(c, "furniture in", d->clauses[i].id);
		if (d->title != NULL && d->symbol != NULL && strlen(d->title) > 25
		    && rr_span_find(s, d->title, 0) != RR_NONE && rr_span_find(s, d->symbol, 0) != RR_NONE)
			fault(c, "running head in", d->clauses[i].id);
	}
}

/* "23-24443": the number of a job, as no sentence holds it. */
static bool holds_job(struct rr_span s)
{
	for (size_t i = 0; i + 8 <= s.len; i++) {
		size_t digits = 0;

		if (s.text[i + 2] != '-' || (i > 0 && s.text[i - 1] != ' ') || (i + 8 < s.len && s.text[i + 8] != ' '))
			continue;
		for (size_t k = 0; k < 8; k++)
			digits += is_digit(s.text[i + k]);
		if (digits == 7)
			return true;
	}
	return false;
}

/* What stands on each page of an act: its own symbol, and the job number. */
static void check_page_lines(struct check *c, struct rr_span s, const char *id)
{
	const char *symbol = c->doc->symbol;

	if (holds_job(s))
		fault(c, "job number in", id);
	if (symbol != NULL && s.len > strlen(symbol) && c->doc->kind != RR_KIND_DRAFT
	    && memcmp(s.text + s.len - strlen(symbol), symbol, strlen(symbol)) == 0)
		fault(c, "own symbol ends", id);
}

/* Clauses end with a stop, but for what a list or a table holds; they begin with no small letter. */
static void check_ends(struct check *c)
{
	static const char *const stops[] = { ",", ";", ".", ":", "\"", "\xE2\x80\x9D", "\xE2\x80\x99", ")", "?", "]" };

	for (size_t i = 0; i < c->doc->clause_count; i++) {
		const struct rr_clause *k = &c->doc->clauses[i];
		/* a mark may have taken the stop's place */
		bool ended = k->mark_count > 0 && k->marks[k->mark_count - 1].at == k->text.len;

		check_page_lines(c, k->text, k->id);
		if (k->kind == RR_ANNEX || k->text.len == 0)
			continue;
		for (size_t n = 0; n < sizeof stops / sizeof *stops; n++)
			ended |= k->text.len > strlen(stops[n])
				&& memcmp(k->text.text + k->text.len - strlen(stops[n]), stops[n], strlen(stops[n])) == 0;
		if (!ended)
			fault(c, "no stop ends", k->id);
		if (k->parent == RR_NONE && k->text.text[0] >= 'a' && k->text.text[0] <= 'z')
			fault(c, "a small letter begins", k->id);
	}
	for (size_t i = 0; i < c->doc->footnote_count; i++)
		check_page_lines(c, c->doc->footnotes[i].text, c->doc->footnotes[i].id);
}

/* Numbered notes count on, and each number cited has its note; collections of the Council have left them out. */
static void check_notes(struct check *c)
{
	long last = 0;

	for (size_t i = 0; i < c->doc->footnote_count; i++) {
		long value = strtol(c->doc->footnotes[i].mark, NULL, 10);

		if (value > 0 && value != last + 1)
			fault(c, "note out of order:", c->doc->footnotes[i].mark);
		last = value > 0 ? value : last;
	}
	for (size_t i = 0; i < c->doc->clause_count; i++)
		for (size_t k = 0; k < c->doc->clauses[i].mark_count; k++)
			if (rr_doc_footnote(c->doc, c->doc->clauses[i].marks[k].mark, 0) == RR_NONE)
				fault(c, "mark without note:", c->doc->clauses[i].marks[k].mark);
}

/* The day that the last lines print is the day of adoption. */
static void check_day(struct check *c)
{
	struct rr_span closing = rr_span(c->doc->closing ? c->doc->closing : "");
	struct rr_date date;
	char iso[11];

	for (size_t at = 0, end; at < closing.len; at++) {
		end = at;
		if (rr_lang_date(c->doc->lang, closing, &end, &date) && end > at && date.year > 0
		    && rr_date_iso(date, iso) && strcmp(iso, c->doc->adopted.date) != 0)
			fault(c, "another day of adoption:", iso);
		at = end > at ? end : at;
	}
}

static bool is_marked(const struct rr_doc *d, const char *mark)
{
	for (size_t i = 0; i < d->clause_count; i++)
		for (size_t k = 0; k < d->clauses[i].mark_count; k++)
			if (strcmp(d->clauses[i].marks[k].mark, mark) == 0)
				return true;
	for (size_t i = 0; i < d->heading_count; i++)
		for (size_t k = 0; k < d->headings[i].mark_count; k++)
			if (strcmp(d->headings[i].marks[k].mark, mark) == 0)
				return true;
	return false;
}

size_t clean_faults(const struct rr_doc *doc, const struct rr_source *source,
                    const char *name, struct rr_str *faults)
{
	struct check c = { .doc = doc, .faults = faults };

	check_symbol(&c, name);
	if (doc->kind == RR_KIND_UNKNOWN)
		fault(&c, "no resolution", NULL);
	if (doc->kind == RR_KIND_RESOLUTION && doc->adopted.date[0] == '\0')
		fault(&c, "no date of adoption", NULL);
	check_numbers(&c);
	check_texts(&c);
	check_day(&c);
	if (doc->body == NULL || strcmp(doc->body, "SC") != 0) {
		check_ends(&c);
		check_notes(&c);
	}
	/* notes of the adoption lines have their mark there */
	for (size_t i = 0; i < doc->footnote_count; i++)
		if (doc->footnotes[i].mark[0] != '*' && !is_marked(doc, doc->footnotes[i].mark)
		    && doc->body != NULL && strcmp(doc->body, "SC") != 0)
			fault(&c, "note without mark:", doc->footnotes[i].mark);
	return c.count + clean_missing(doc, source, faults);
}
