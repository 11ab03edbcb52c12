#include "cite/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cite/group.h"

/* ---- the calendar ------------------------------------------------------ */

static bool read_year(const struct rr_entry *entry, struct calendar_year *out)
{
	struct rr_span name = entry->phrase;

	if (!rr_span_starts(name, "SC "))
		return false;
	out->year = (unsigned)strtoul(entry->name + 3, NULL, 10);
	out->first = (unsigned)rr_entry_int(entry, 0);
	out->last = (unsigned)rr_entry_int(entry, 1);
	return out->year > 0 && out->first > 0;
}

static const struct rr_entry *years_of(const struct rr_lang *sessions, size_t *count)
{
	*count = 0;
	return sessions != NULL ? rr_lang_entries(sessions, "numbers", count) : NULL;
}

bool calendar_of_number(const struct rr_lang *sessions, unsigned number,
                        struct calendar_year *out)
{
	size_t count;
	const struct rr_entry *years = years_of(sessions, &count);

	for (size_t i = 0; i < count; i++)
		if (read_year(&years[i], out) && number >= out->first && number <= out->last)
			return true;
	*out = (struct calendar_year){ 0 };
	return false;
}

bool calendar_excludes(const struct rr_lang *sessions, unsigned number, unsigned year,
                       struct calendar_year *out)
{
	size_t count;
	const struct rr_entry *years = years_of(sessions, &count);

	if (calendar_of_number(sessions, number, out))
		return out->year != year;
	for (size_t i = 0; i < count; i++)
		if (read_year(&years[i], out) && out->year != year &&
		    (out->year < year ? number < out->first : number > out->last))
			return true;
	return false;
}

/* ---- where such a number stands ---------------------------------------- */

static const struct mark *last_mark(const struct reading *r)
{
	return r->marks.count > 0 ? &r->marks.items[r->marks.count - 1] : NULL;
}

/* A comma, the word of a list, or both, and nothing else; a comma alone only if it may. */
static bool only_joins(const struct reading *r, size_t from, size_t at, bool comma)
{
	size_t p = skip_blanks(r->text, skip_comma(r->text, skip_blanks(r->text, from))), end;

	if (p < at && words_ask(r->words, ROLE_JOIN, r->text, p, &end) != NULL)
		p = skip_links(r->words, r->text, end);
	else if (!comma)
		return false;
	return p == at && at > from;
}

/* Behind the number before of a list, whose date may stand between; "687 (1991), 83" is a note. */
static bool in_list(const struct reading *r, const struct mark *last, size_t at)
{
	struct rr_date date = { 0 };
	size_t p = last->end;

	if (last->kind != MARK_NUMBER || last->number.shape != SHAPE_DATED)
		return false;
	act_date(r, &p, false, &date);
	return only_joins(r, p, at, last->number.plain);
}

/* Behind "resolution", or behind a body that stands behind it; "No." may stand between. */
static bool behind_act(const struct reading *r, const struct mark *last, size_t at)
{
	size_t p = skip_blanks(r->text, last->end), end;
	const struct phrase *link = p < at ? words_ask(r->words, ROLE_LINK, r->text, p, &end) : NULL;

	if (link != NULL && words_says(link, "number"))
		p = skip_blanks(r->text, end);
	if (p != at)
		return false;
	if (last->kind == MARK_BODY && last > r->marks.items &&
	    skip_links(r->words, r->text, last[-1].end) == last->start)
		last--;
	return last->kind == MARK_ACT && act_of(last) == ACT_RESOLUTION;
}

/* 第1325号, 第1325和1820号: a link before, or the number before of the list. */
static bool counted(const struct reading *r, size_t at, size_t end)
{
	const struct mark *last = last_mark(r);
	size_t p = at, to;

	while (p > 0 && skip_blanks(r->text, p - 1) >= p)
		p--;
	if (p < 3 || words_ask(r->words, ROLE_LINK, r->text, p - 3, &to) == NULL ||
	    skip_blanks(r->text, to) != at)
		return last != NULL && in_list(r, last, at);
	p = skip_blanks(r->text, end);
	return p < r->text.len && (words_ask(r->words, ROLE_LINK, r->text, p, &to) != NULL ||
		words_ask(r->words, ROLE_JOIN, r->text, p, &to) != NULL);
}

/* What follows is no noun that the number counts, no bracket, no part of a longer number. */
static bool stands_alone(const struct reading *r, size_t end, bool listed)
{
	struct rr_span t = r->text;
	size_t p = skip_blanks(t, end), to;

	if (p >= t.len)
		return true;
	if (t.text[p] == '(' && p + 1 < t.len && t.text[p + 1] >= '0' && t.text[p + 1] <= 'Z')
		return false; /* 1325 (20O0), 2200 (XXI */
	if (p == end)
		return strchr(",;:.)]", t.text[p]) != NULL || (unsigned char)t.text[p] >= 0x80;
	if (t.text[p] >= 'A' && t.text[p] <= 'Z' && (p + 1 >= t.len || !in_word(t, p + 1)))
		return false; /* a part: 2200 A */
	return !listed || strchr("(,;.)]", t.text[p]) != NULL ||
		words_ask(r->words, ROLE_JOIN, t, p, &to) != NULL ||
		words_ask(r->words, ROLE_DATE, t, p, &to) != NULL ||
		words_ask(r->words, ROLE_LINK, t, p, &to) != NULL;
}

/* Steps over the year where its brackets were lost: 841 1993. */
static size_t past_year(struct rr_span t, size_t end, unsigned year)
{
	char text[8];
	size_t p = skip_blanks(t, end);

	snprintf(text, sizeof text, "%u", year);
	return p > end && rr_span_starts(rr_span_sub(t, p, t.len), text) && !in_word(t, p + 4)
		? p + 4 : end;
}

bool plain_read(const struct reading *r, size_t *at, struct number *out)
{
	const struct mark *last = last_mark(r);
	struct calendar_year year = { 0 };
	unsigned number = 0;
	size_t p = *at, end;
	bool listed;

	if (last == NULL || r->text.text[p] == '0' || *at - last->end > 60)
		return false;
	for (; p < r->text.len && r->text.text[p] >= '0' && r->text.text[p] <= '9' && p - *at < 5; p++)
		number = number * 10 + (unsigned)(r->text.text[p] - '0');
	if (p - *at > 4)
		return false;
	listed = !r->han && !behind_act(r, last, *at);
	if (r->han ? !counted(r, *at, p) : listed && !in_list(r, last, *at))
		return false;
	calendar_of_number(r->sessions, number, &year);
	end = past_year(r->text, p, year.year);
	if (!r->han && !stands_alone(r, end, listed))
		return false;
	*out = (struct number){ .shape = SHAPE_DATED, .first = number, .second = year.year,
	                        .plain = end == p };
	*at = end;
	return true;
}

bool plain_fits(struct number *n, enum act act, const struct rr_date *date,
                const enum body *list, size_t count, bool named)
{
	bool dated = date->day > 0 && date->year > 0, meant = false;

	for (size_t i = 0; i < count && (named || i == 0); i++)
		meant |= list[i] == BODY_SC;
	if (!meant || act != ACT_RESOLUTION)
		return false;
	if (n->second == 0 && dated)
		n->second = (unsigned)date->year;
	return n->second > 0 && (named || !dated || n->second == (unsigned)date->year);
}

const char *plain_symbol(const struct reading *r, const char *symbol)
{
	struct calendar_year year;
	char *end;
	unsigned long number;

	if (strncmp(symbol, "S/RES/", 6) != 0 || symbol[6] < '1' || symbol[6] > '9')
		return symbol;
	number = strtoul(symbol + 6, &end, 10);
	return *end == '\0' && number < 10000 &&
		calendar_of_number(r->sessions, (unsigned)number, &year)
		? rr_arena_printf(r->arena, "%s(%u)", symbol, year.year) : symbol;
}
