/*
 * The dates of numbers that follow their word: right behind one, or behind
 * the description of the last and then for all of a list.
 */
#include "cite/group.h"

#include <stddef.h>
#include <string.h>

#define LATE_MAX 400 /* bytes from the last number to a date for all */
#define IN_TURN_MAX 8 /* days told before the last one's month */

bool act_date(const struct reading *r, size_t *at, bool far, struct rr_date *date)
{
	size_t p = skip_blanks(r->text, *at), end;
	const struct phrase *phrase;

	p = skip_blanks(r->text, skip_comma(r->text, p));
	phrase = p < r->text.len ? words_ask(r->words, ROLE_DATE, r->text, p, &end) : NULL;
	if (phrase == NULL || (far && words_says(phrase, "near")))
		return false;
	end = skip_blanks(r->text, end);
	if (!rr_lang_date(r->lang, r->text, &end, date))
		return false;
	*at = end;
	return true;
}

size_t past_adopted(const struct reading *r, size_t at)
{
	size_t p = skip_blanks(r->text, skip_comma(r->text, skip_blanks(r->text, at))), end;
	const struct phrase *phrase =
		p < r->text.len ? words_ask(r->words, ROLE_ADOPTED, r->text, p, &end) : NULL;

	return phrase != NULL && words_says(phrase, "by") ? end : at;
}

bool date_behind_act(const struct reading *r, size_t next, size_t *at, struct rr_date *date)
{
	struct rr_span t = r->text;
	size_t p = skip_blanks(t, skip_comma(t, skip_blanks(t, *at))), limit = t.len, place = next;

	for (size_t i = next; i < r->marks.count && limit == t.len; i++)
		if (r->marks.items[i].kind != MARK_BODY && r->marks.items[i].kind != MARK_PLACE)
			limit = r->marks.items[i].start;
	if (adopted_date(r, p, limit, date, at))
		return true;
	/* "59/276, section XI, of 23 December 2004" */
	while (place < r->marks.count && r->marks.items[place].kind == MARK_PLACE &&
	       r->marks.items[place].start == p) {
		p = r->marks.items[place++].end;
		if (act_date(r, &p, true, date))
			return true; /* the place is still to be read: *at stays before it */
		p = skip_blanks(t, skip_comma(t, skip_blanks(t, p)));
	}
	return false;
}

/* The year a number tells: 1325 (2000), 2000/22; 0. */
static int year_of(const struct number *n)
{
	return n->shape == SHAPE_DATED ? (int)n->second : n->shape == SHAPE_YEARLY ? (int)n->first : 0;
}

/* A day without a year has that of the next date, or the one its number tells. */
static void share_year(struct findings *out, size_t first)
{
	int year = 0;

	for (size_t i = out->count; i-- > first;) {
		struct rr_date *date = &out->items[i].date;

		if (date->year > 0)
			year = date->year;
		else if (date->day > 0 && (year > 0 || out->items[i].mark == NULL))
			date->year = year;
		else if (date->day > 0)
			date->year = year_of(&out->items[i].mark->number);
	}
}

/* A date at `at`, behind a comma; *all: words say that it counts for all before. */
static bool read_late_date(const struct reading *r, size_t at, struct rr_date *date, bool *all)
{
	size_t p = skip_comma(r->text, at), end;
	const struct phrase *phrase;

	if (p == at)
		return false;
	p = skip_blanks(r->text, p);
	phrase = p < r->text.len ? words_at(r->words, r->text, p, &end) : NULL;
	*all = phrase != NULL && phrase->role == ROLE_ALL;
	if (!*all)
		return act_date(r, &at, true, date);
	p = skip_blanks(r->text, end);
	return rr_lang_date(r->lang, r->text, &p, date);
}

/* Whether nothing that could have a date of its own stands between. */
static bool nothing_between(const struct reading *r, size_t from, size_t to)
{
	for (size_t i = marks_from(r, from); i < r->marks.count && r->marks.items[i].start < to; i++) {
		enum mark_kind kind = r->marks.items[i].kind;

		if (kind == MARK_ACT || kind == MARK_NUMBER || kind == MARK_SYMBOL ||
		    kind == MARK_INSTRUMENT)
			return false;
	}
	return true;
}

/* Whether the undated of a list can all be of that day: their own session or year. */
static bool could_be_of(const struct findings *out, size_t first, const struct rr_date *date)
{
	for (size_t i = first; i < out->count; i++) {
		const struct number *n = &out->items[i].mark->number;
		unsigned year = n->shape == SHAPE_DATED ? n->second : n->first;
		bool fits = false;

		if (out->items[i].date.day > 0)
			continue;
		for (int b = 0; b < BODY_COUNT; b++)
			fits |= number_fits(n, (enum body)b, ACT_RESOLUTION, date) ||
				number_fits(n, (enum body)b, ACT_DECISION, date);
		if (n->shape == SHAPE_DATED || n->shape == SHAPE_YEARLY)
			fits &= year == (unsigned)date->year;
		if (!fits)
			return false;
	}
	return true;
}

/* A date behind words that count for all, or that may follow a description ("en date du"). */
static bool read_far_date(const struct reading *r, size_t at, struct rr_date *date, bool *all)
{
	size_t end;
	const struct phrase *phrase;

	*all = false;
	if (at == 0 || at >= r->text.len || !in_word(r->text, at) || word_before(r->text, at))
		return false;
	phrase = words_at(r->words, r->text, at, &end);
	*all = phrase != NULL && phrase->role == ROLE_ALL;
	if (!*all) {
		phrase = words_ask(r->words, ROLE_DATE, r->text, at, &end);
		if (phrase == NULL || !words_says(phrase, "far"))
			return false;
	}
	end = skip_blanks(r->text, end);
	return rr_lang_date(r->lang, r->text, &end, date);
}

/*
 * "5/1, on …, and 5/2, on …, both of 18 June 2007": the last date counts for
 * all. Where no word says so, a description must stand in commas behind the
 * number, and no other of the group may have a date of its own.
 */
static void date_all(const struct reading *r, struct findings *out, size_t first, size_t next)
{
	bool act = next < r->marks.count && r->marks.items[next].kind == MARK_ACT;
	size_t end = act ? r->marks.items[next].start : r->text.len;
	struct rr_date date = { 0 };
	struct finding *last = &out->items[out->count - 1];
	bool all = false, others = false, far = false;
	size_t p = skip_blanks(r->text, last->after);
	bool described = skip_comma(r->text, p) != p;

	if (last->date.day > 0)
		return;
	for (size_t i = first; i < out->count; i++)
		others |= out->items[i].date.day > 0;
	if (end > last->after + LATE_MAX)
		end = last->after + LATE_MAX;
	for (; p < end && r->text.text[p] != ';' && !far; p++) {
		if ((r->text.text[p] & 0xC0) == 0x80)
			continue;
		far = read_far_date(r, skip_blanks(r->text, skip_comma(r->text, p)), &date, &all);
		if (!far && read_late_date(r, p, &date, &all))
			break;
	}
	far &= all || (nothing_between(r, last->after, p) && could_be_of(out, first, &date));
	if (!all && (!(described || far) || others))
		return;
	for (size_t i = first; date.year > 0 && i < out->count; i++)
		if (out->items[i].date.day == 0)
			out->items[i].date = date;
}

/* Where the words that open a date stand: right behind, or behind "adopted by the Council". */
static size_t days_from(const struct reading *r, size_t at)
{
	struct rr_span t = r->text;
	size_t p = past_adopted(r, at), body, i;

	if (p == at)
		return skip_blanks(t, skip_comma(t, skip_blanks(t, at)));
	body = skip_links(r->words, t, p);
	i = marks_from(r, body);
	if (i < r->marks.count && r->marks.items[i].start == body &&
	    r->marks.items[i].kind == MARK_BODY)
		p = r->marks.items[i].end;
	return skip_blanks(t, p);
}

/*
 * "63 (1948) and 64 (1948) of 24 and 28 December 1948": as many days as
 * numbers without a date, told of them in turn.
 */
static void date_in_turn(const struct reading *r, struct findings *out, size_t first)
{
	struct rr_span t = r->text;
	struct finding *last = &out->items[out->count - 1];
	int days[IN_TURN_MAX];
	size_t n = 0, p = days_from(r, last->end), end = p;
	struct rr_date date = { 0 };
	const struct phrase *phrase = p < t.len ? words_ask(r->words, ROLE_DATE, t, p, &p) : NULL;

	while (phrase != NULL && n < IN_TURN_MAX && out->count - first > n &&
	       out->items[out->count - 1 - n].date.day == 0) {
		int day = 0;

		end = p = skip_blanks(t, p);
		if (rr_lang_date(r->lang, t, &end, &date) && date.year > 0 && date.day > 0)
			break;
		for (date.year = 0; p < t.len && t.text[p] >= '0' && t.text[p] <= '9' && day < 10; p++)
			day = day * 10 + t.text[p] - '0';
		end = skip_comma(t, p);
		if (day == 0 || day > 31 ||
		    (end == p && words_ask(r->words, ROLE_JOIN, t, skip_blanks(t, p), &end) == NULL))
			return;
		days[n++] = day;
		p = end;
	}
	if (n == 0 || n == IN_TURN_MAX || date.year == 0 || out->count - first <= n ||
	    last->date.day > 0)
		return;
	if (last[-(ptrdiff_t)n].date.day > 0)
		return;
	for (size_t i = 0; i <= n; i++) {
		last[-(ptrdiff_t)i].date = date;
		if (i > 0)
			last[-(ptrdiff_t)i].date.day = days[n - i];
	}
	last->after = end;
}

/*
 * "5/1 and 16/21 of 18 June 2007 and 25 March 2011": the first date was taken
 * for the last number's; those behind it, as many as there are numbers before
 * it without one, show that they are told in turn.
 */
static void dates_in_turn(const struct reading *r, struct findings *out, size_t first)
{
	struct rr_span t = r->text;
	struct finding *last = &out->items[out->count - 1];
	struct rr_date dates[IN_TURN_MAX] = { last->date };
	size_t n = 1, p = last->after;

	if (last->date.day == 0)
		return;
	while (n < IN_TURN_MAX && n < out->count - first) {
		size_t end = skip_comma(t, skip_blanks(t, p)), join;

		if (words_ask(r->words, ROLE_JOIN, t, skip_blanks(t, end), &join) != NULL)
			end = join;
		else if (end == skip_blanks(t, p))
			break;
		end = skip_blanks(t, end);
		if (!rr_lang_date(r->lang, t, &end, &dates[n]) || dates[n].day == 0)
			break;
		p = end;
		n++;
	}
	for (size_t i = 1; i < n; i++)
		if (last[-(ptrdiff_t)i].date.day > 0)
			return;
	for (size_t i = 0; i < n && n > 1; i++)
		last[-(ptrdiff_t)i].date = dates[n - 1 - i];
	last->after = p;
}

void date_list(const struct reading *r, struct findings *out, size_t first, size_t next)
{
	date_in_turn(r, out, first);
	dates_in_turn(r, out, first);
	date_all(r, out, first, next);
	share_year(out, first);
}
