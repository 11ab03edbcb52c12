/*
 * The dates of numbers that follow their word: right behind one, or behind
 * the description of the last and then for all of a list.
 */
#include "cite/group.h"

#include <string.h>

#define LATE_MAX 400 /* bytes from the last number to a date for all */

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

/* A day without a year has that of the next date. */
static void share_year(struct findings *out, size_t first)
{
	int year = 0;

	for (size_t i = out->count; i-- > first;) {
		struct rr_date *date = &out->items[i].date;

		if (date->year > 0)
			year = date->year;
		else if (date->day > 0)
			date->year = year;
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

	if (at == 0 || at >= r->text.len)
		return false;
	phrase = words_at(r->words, r->text, at, &end);
	*all = phrase != NULL && phrase->role == ROLE_ALL;
	if (!*all) {
		phrase = words_ask(r->words, ROLE_DATE, r->text, at, &end);
		if (phrase == NULL || !words_says(phrase, "far"))
			return false;
	}
	if (word_before(r->text, at) || !in_word(r->text, at)) {
		*all = false;
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

void date_list(const struct reading *r, struct findings *out, size_t first, size_t next)
{
	date_all(r, out, first, next);
	share_year(out, first);
}
