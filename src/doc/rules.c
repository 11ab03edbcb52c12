/*
 * What a line of the header says, one function for each key of the pack's
 * [header]. Of a key without function the reader keeps nothing.
 */
#include "doc/rules.h"

#include <string.h>

#define TITLE_LEAST ((size_t)15) /* bytes of a title before the body's name */

struct rule {
	const char *key;
	void (*read)(struct header *h, const struct rr_match *m, struct rr_span s);
};

static int number_of(const struct rr_match *m, const char *name)
{
	const struct rr_capture *c = rr_match_capture(m, name);

	return c && c->number > 0 && c->number < 1000000 ? (int)c->number : 0;
}

static bool date_of(struct header *h, struct rr_span s, struct rr_date *date)
{
	size_t at = 0;

	return s.len > 0 && rr_lang_date(h->r->lang, s, &at, date);
}

static void read_session(struct header *h, const struct rr_match *m, struct rr_span s)
{
	(void)s;
	if (h->r->doc->session == 0)
		h->r->doc->session = number_of(m, "session");
}

static void read_agenda(struct header *h, const struct rr_match *m, struct rr_span s)
{
	struct rr_span item = captured(m, s, "item");

	while (item.len > 0 && strchr("*, ", item.text[item.len - 1]) != NULL)
		item.len--;
	h->r->doc->agenda_item = keep(h->r, with_plain_number(h->r, item));
	h->await = AWAIT_AGENDA;
}

void rule_adopted(struct header *h, const struct rr_match *m, struct rr_span s)
{
	struct rr_doc *doc = h->r->doc;
	struct rr_span by = captured(m, s, "by");
	struct rr_date date;
	struct rr_match body;

	if (by.len > 0 && doc->body == NULL && rr_lang_search(h->r->lang, "bodies", by, 0, &body)
	    && !rr_span_is(rr_entry_field(body.entry, 1), "short"))
		doc->body = keep(h->r, rr_span(body.entry->key));
	if (date_of(h, captured(m, s, "date"), &date)) {
		rr_date_iso(date, doc->adopted.date);
		doc->adopted.known = true;
	}
	if (number_of(m, "meeting") > 0) {
		doc->adopted.meeting = number_of(m, "meeting");
		doc->adopted.known = true;
	}
	h->decision |= rr_span_is(rr_entry_field(m->entry, 1), "decision");
	h->await = AWAIT_NOTHING;
}

static void read_draft(struct header *h, const struct rr_match *m, struct rr_span s)
{
	struct rr_doc *doc = h->r->doc;
	struct rr_span list = captured(m, s, "sponsors"), symbol = captured(m, s, "symbol");
	struct rr_span rest = captured(m, s, "rest");

	doc->kind = RR_KIND_DRAFT;
	if (doc->symbol == NULL && symbol.len > 0 && symbol_len(symbol) == symbol.len)
		set_symbol(h->r, symbol);
	if (list.len > 0)
		doc->sponsors = split_list(h->r, list);
	if (doc->symbol == NULL && rest.len > 0 && symbol_len(rest) == rest.len)
		set_symbol(h->r, rest);
	else if (rest.len > 1 && rest.text[0] == ':') /* "Draft resolution: Paint" */
		join_line(&h->title, trim(rr_span_sub(rest, 1, rest.len)));
	else if (rest.len > 0 && doc->basis == NULL)
		doc->basis = keep(h->r, rest);
	h->decision |= rr_span_is(rr_entry_field(m->entry, 1), "decision");
	h->await = AWAIT_TITLE;
	h->titled = true;
}

static void read_body(struct header *h, const struct rr_match *m, struct rr_span s)
{
	struct rr_match body;

	(void)m;
	if (h->r->doc->body == NULL && rr_known_match(h->r->lang, RR_IN_BODIES, s, 0, &body))
		h->r->doc->body = keep(h->r, rr_span(body.entry->key));
}

/* "Paint, Commission on Human Rights resolution 2003/1": what stands before the body. */
static void read_title_before(struct header *h, const struct rr_match *m, struct rr_span s)
{
	struct rr_span by = captured(m, s, "body"), title;
	struct rr_match body;

	if (h->title.len > 0 || !rr_lang_search(h->r->lang, "bodies", by, 0, &body))
		return;
	title = trim(rr_span_sub(by, 0, body.start));
	while (title.len > 0 && strchr(",.: ", title.text[title.len - 1]) != NULL)
		title.len--;
	if (title.len >= TITLE_LEAST) /* "The", "United Nations" are none */
		rr_str_add(&h->title, title);
}

/* A number captured, in ASCII digits where it is printed in others. */
static struct rr_span plain_digits(struct reader *r, const struct rr_match *m, struct rr_span s,
                                   const char *name)
{
	const struct rr_capture *c = rr_match_capture(m, name);
	struct rr_span text = captured(m, s, name);

	return c != NULL && c->number > 0 && text.len > 0 && (unsigned char)text.text[0] >= 0x80
		? rr_span(rr_arena_printf(r->arena, "%ld", c->number)) : text;
}

/* The year of "Resolution 1 (1970)", without what scanning put into it. */
static void read_printed_number(struct header *h, const struct rr_match *m, struct rr_span s)
{
	struct rr_span year = plain_digits(h->r, m, s, "year"), n = plain_digits(h->r, m, s, "number");
	char digits[5] = "";
	size_t count = 0;

	if (n.len > 0 && n.text[0] > '9' && symbol_len(n) == n.len) /* of another document */
		return;
	for (size_t i = 0; i < year.len && count < 4; i++)
		if (year.text[i] >= '0' && year.text[i] <= '9')
			digits[count++] = year.text[i];
	if (count == 4)
		set_number(h->r, rr_span(rr_arena_printf(h->r->arena, "%.*s (%s)", (int)n.len, n.text, digits)));
	else
		set_number(h->r, n);
	if (h->r->doc->body == NULL && count == 4)
		h->r->doc->body = "SC";
	else if (count == 0)
		read_body(h, m, s);
	read_title_before(h, m, s);
	rule_adopted(h, m, s);
	h->numbered = true;
}

/* "Resolution 1 of the Security Council": what a web page has above the text. */
static void read_caption(struct header *h, const struct rr_match *m, struct rr_span s)
{
	const struct rr_capture *number = rr_match_capture(m, "number");
	const struct rr_capture *session = rr_match_capture(m, "session");
	struct rr_span year = captured(m, s, "year"), n = captured(m, s, "number");

	if (h->r->doc->number == NULL && number != NULL) {
		if (session != NULL) /* with the bracket behind */
			n = rr_span_sub(s, number->start, session->end + 1);
		else if (year.len > 0)
			n = rr_span(rr_arena_printf(h->r->arena, "%.*s (%.*s)", (int)n.len, n.text,
			                            (int)year.len, year.text));
		set_number(h->r, n);
	}
	rule_adopted(h, m, s);
	if (rr_match_capture(m, "for") != NULL)
		read_vote(h->r, m, RR_RECORDED_VOTE);
}

static void read_symbol(struct header *h, const struct rr_match *m, struct rr_span s)
{
	struct rr_span symbol = captured(m, s, "symbol");

	if (h->r->doc->symbol == NULL && symbol.len > 0 && symbol_len(symbol) == symbol.len)
		set_symbol(h->r, symbol);
}

bool read_symbol_behind(struct reader *r, struct rr_span s)
{
	struct header h = { .r = r };
	struct rr_match m;

	if (r->doc->symbol != NULL || !match_whole(r, RR_IN_HEADER, s, &m) || strcmp(m.entry->key, "symbol") != 0)
		return false;
	read_symbol(&h, &m, s);
	return r->doc->symbol != NULL;
}

/* "4322nd Meeting (AM)", below the date of a press release */
static void read_held(struct header *h, const struct rr_match *m, struct rr_span s)
{
	struct rr_doc *doc = h->r->doc;

	rule_adopted(h, m, s);
	if (doc->date != NULL && doc->adopted.date[0] == '\0')
		memcpy(doc->adopted.date, doc->date, sizeof doc->adopted.date);
}

static void read_date(struct header *h, const struct rr_match *m, struct rr_span s)
{
	char iso[11];
	struct rr_date date;

	if (!date_of(h, captured(m, s, "date").len ? captured(m, s, "date") : s, &date)
	    || !rr_date_iso(date, iso))
		return;
	if (h->numbered && h->r->doc->adopted.date[0] == '\0') { /* "Resolution 1 (1970)", its day below */
		strcpy(h->r->doc->adopted.date, iso);
		h->r->doc->adopted.known = true;
	} else {
		h->r->doc->date = rr_arena_dup(h->r->arena, iso, strlen(iso));
	}
}

/* "26 February to 23 March 2018", "11-29 September 2017" */
static void read_dates(struct header *h, const struct rr_match *m, struct rr_span s)
{
	struct rr_doc *doc = h->r->doc;
	struct rr_date from = { 0 }, to = { 0 };
	bool has_from = date_of(h, captured(m, s, "from"), &from);
	bool has_to = date_of(h, captured(m, s, "to"), &to);
	int day = number_of(m, "day");

	if (!has_from && has_to)
		from = (struct rr_date){ to.year, to.month, day };
	if (!has_to && has_from)
		to = (struct rr_date){ from.year, from.month, day };
	if (from.year == 0)
		from.year = to.year;
	if (to.year == 0)
		to.year = from.year;
	if (!rr_date_iso(from, doc->session_dates[0]) || !rr_date_iso(to, doc->session_dates[1]))
		doc->session_dates[0][0] = doc->session_dates[1][0] = '\0';
}

static void read_statement(struct header *h, const struct rr_match *m, struct rr_span s)
{
	rule_adopted(h, m, s);
	h->r->doc->kind = RR_KIND_STATEMENT;
}

/* Above the text the other languages date in English: "10 July 2017". */
static void read_distr(struct header *h, const struct rr_match *m, struct rr_span s)
{
	const struct rr_lang *english = rr_match_capture(m, "year") != NULL
		? rr_lang_find(h->r->langs, "en", NULL) : NULL;
	struct rr_date date;
	size_t at = 0;
	char iso[11];

	if (english != NULL && rr_lang_date(english, s, &at, &date) && rr_date_iso(date, iso))
		h->r->doc->date = rr_arena_dup(h->r->arena, iso, strlen(iso));
}

/* "Adopted on a report from the ... Committee" */
static void read_basis(struct header *h, const struct rr_match *m, struct rr_span s)
{
	(void)m;
	if (h->r->doc->basis == NULL)
		h->r->doc->basis = keep(h->r, s);
}

static void read_nothing(struct header *h, const struct rr_match *m, struct rr_span s)
{
	(void)h;
	(void)m;
	(void)s;
}

static const struct rule rules[] = {
	{ "session", read_session }, { "agenda", read_agenda }, { "adopted", rule_adopted },
	{ "sponsors", read_draft }, { "draft", read_draft }, { "number", read_printed_number },
	{ "dated", rule_adopted }, { "date", read_date }, { "dates", read_dates },
	{ "body", read_body }, { "statement", read_statement }, { "distr", read_distr },
	{ "caption", read_caption }, { "held", read_held }, { "basis", read_basis },
	{ "symbol", read_symbol }, { "furniture", read_nothing },
};

void apply_rule(struct header *h, struct rr_span s, const struct rr_match *m)
{
	for (size_t k = 0; k < sizeof rules / sizeof *rules; k++)
		if (strcmp(rules[k].key, m->entry->key) == 0) {
			/* r->work, where s may lie, is overwritten by what the rules keep */
			struct rr_span copy = keep_text(h->r, s);
			struct rr_match again;

			if (rr_span_eq(copy, s))
				rules[k].read(h, m, copy);
			else if (rr_known_match(h->r->lang, RR_IN_HEADER, copy, 0, &again))
				rules[k].read(h, &again, copy);
			return;
		}
}
