/*
 * Numbers that stand before their word, as in Chinese:
 * 大会 2006 年 3 月 15 日第 60/251 号决议, 第1996(2011)、2046(2012)和2304(2016)号决议.
 *
 * A run is numbers with only the wording of a list, and dates, between them,
 * and a resolution's word behind the last. Body and date stand somewhere
 * before the number, with a description between; of the bodies named there
 * the nearest that fits the number and its date is meant.
 */
#include "cite/flaw.h"

#include <string.h>

#include "resread/text.h"

#define RUN_MAX 96
#define REACH 64 /* marks back in which a body may be named */

static bool is(const struct reading *r, size_t i, enum mark_kind kind)
{
	return i < r->marks.count && r->marks.items[i].kind == kind;
}

static bool starts_at(const struct reading *r, size_t i, size_t at)
{
	return i < r->marks.count && r->marks.items[i].start == at;
}

/* Where a list goes on behind a number: the next number's mark; RR_NONE. */
static size_t next_in_run(const struct reading *r, size_t i)
{
	size_t p = skip_links(r->words, r->text, r->marks.items[i].end), end, next = i + 1;

	if (p >= r->text.len || words_ask(r->words, ROLE_JOIN, r->text, p, &end) == NULL)
		return RR_NONE;
	p = skip_links(r->words, r->text, end);
	if (is(r, next, MARK_DATE) && starts_at(r, next, p))
		p = skip_links(r->words, r->text, r->marks.items[next++].end);
	return is(r, next, MARK_NUMBER) && starts_at(r, next, p) ? next : RR_NONE;
}

/* The act's mark right behind a number; RR_NONE. */
static size_t act_behind(const struct reading *r, size_t i)
{
	size_t p = skip_links(r->words, r->text, r->marks.items[i].end);

	return is(r, i + 1, MARK_ACT) && starts_at(r, i + 1, p) ? i + 1 : RR_NONE;
}

/* Where the word before a number that counts begins: 第. */
static size_t count_start(const struct reading *r, size_t at)
{
	size_t p = at, end;

	while (p > 0 && skip_blanks(r->text, p - 1) >= p)
		p--;
	if (p == 0)
		return at;
	rr_utf8_prev(r->text, &p);
	if (words_ask(r->words, ROLE_LINK, r->text, p, &end) != NULL &&
	    skip_blanks(r->text, end) == at)
		return p;
	return at;
}

static bool has(struct rr_span s, const char *what)
{
	return rr_span_find(s, what, 0) != RR_NONE;
}

/*
 * Whether a date can be that of a number behind it: the two touch, or what
 * lies between is the description of one document (it ends in a link such as
 * 的 where it holds a comma), and the date is no span of days.
 */
static bool dates_number(const struct reading *r, const struct mark *date, size_t number)
{
	struct rr_span gap = rr_span_sub(r->text, date->end, number);
	size_t last, end;

	if (date->date.day == 0 || has(gap, "\xE3\x80\x82") || has(gap, "\xEF\xBC\x9B"))
		return false;
	if (words_ask(r->words, ROLE_JOIN, r->text, skip_blanks(r->text, date->end), &end) &&
	    number > end)
		return false; /* "至", "和": a span of days or a list of them */
	if (!has(gap, "\xEF\xBC\x8C") && !has(gap, ","))
		return true;
	last = number;
	while (last > date->end && skip_blanks(r->text, last - 1) >= last)
		last--;
	if (last <= date->end)
		return true;
	rr_utf8_prev(r->text, &last);
	return words_ask(r->words, ROLE_LINK, r->text, last, &end) != NULL;
}

/* The date before number i, not looking before mark `from`. */
static struct rr_date date_before(const struct reading *r, size_t from, size_t i, size_t start,
                                  const struct rr_date *before)
{
	struct rr_date none = { 0 };

	for (size_t k = i; k-- > from;) {
		const struct mark *mark = &r->marks.items[k];
		struct rr_date date = mark->date;

		if (mark->kind != MARK_DATE)
			continue;
		if (!dates_number(r, mark, start))
			return none;
		if (date.year == 0)
			date.year = before->year;
		return date;
	}
	return none;
}

/* A date in brackets right behind: 第 6/1 号决议（2007 年 9 月 27 日）. */
static void date_behind(const struct reading *r, size_t act, struct finding *f)
{
	size_t p = skip_blanks(r->text, f->end);

	if (f->date.day != 0 || p >= r->text.len || !is(r, act + 1, MARK_DATE))
		return;
	if (r->text.text[p] == '(')
		p++;
	else if (rr_span_starts(rr_span_sub(r->text, p, r->text.len), "\xEF\xBC\x88"))
		p += 3;
	else
		return;
	if (starts_at(r, act + 1, skip_blanks(r->text, p)))
		f->date = r->marks.items[act + 1].date;
}

/*
 * 2007 年 6 月 18 日关于…的第 5/1 号决议和关于…的第 5/2 号决议: of two of one
 * session in a list the date of the first is that of both.
 */
static void share_date(const struct reading *r, const struct findings *out, struct finding *f)
{
	const struct finding *last = f > out->items ? f - 1 : NULL;
	size_t p, end;

	if (last == NULL || f->date.day != 0 || last->date.day == 0 ||
	    last->mark->number.shape != f->mark->number.shape ||
	    last->mark->number.first != f->mark->number.first)
		return;
	p = skip_blanks(r->text, last->end);
	if (p >= f->start || words_ask(r->words, ROLE_JOIN, r->text, p, &end) == NULL)
		return;
	for (const struct mark *mark = last->mark; mark < f->mark; mark++)
		if (mark->kind == MARK_BODY && !words_says(mark->phrase, "short"))
			return;
	f->date = last->date;
}

/* The bodies that may be meant by number i, likeliest first. */
static size_t candidates(const struct reading *r, const struct context *context, size_t i,
                         const struct number *number, enum body *list, size_t room,
                         const struct phrase **other)
{
	enum body more[BODY_COUNT];
	size_t count = 0, n;

	for (size_t away = 1; away <= REACH && away <= i; away++) {
		const struct mark *mark = &r->marks.items[i - away];

		if (mark->kind == MARK_OWN && context->own < BODY_COUNT && count < room) {
			list[count++] = context->own;
			break;
		}
		if (mark->kind != MARK_BODY)
			continue;
		n = bodies_meant(mark, context, more);
		if (n == 0 && count == 0) {
			*other = mark->phrase; /* the nearest is one whose numbers we can't place */
			return 0;
		}
		for (size_t k = 0; k < n && count < room; k++)
			list[count++] = more[k];
	}
	if (count < room && context->own < BODY_COUNT)
		list[count++] = context->own;
	if (count < room && context->yearly < BODY_COUNT)
		list[count++] = context->yearly;
	if (count < room && number->shape != SHAPE_SESSION && !number->plain &&
	    number_body(number) < BODY_COUNT)
		list[count++] = number_body(number);
	return count;
}

/* Whether the body a plain number needs is named in its sentence, nearest of all, or its own. */
static bool body_near(const struct reading *r, size_t i)
{
	size_t k = i;

	while (k > 0 && r->marks.items[k - 1].kind != MARK_BODY &&
	       r->marks.items[k - 1].kind != MARK_OWN)
		k--;
	return k > 0 && !has(rr_span_sub(r->text, r->marks.items[k - 1].end,
	                                 r->marks.items[i].start), "\xE3\x80\x82");
}

/* One number of a run whose act is that mark; `from` bounds where its date may stand. */
static void take(struct reading *r, const struct context *context, struct findings *out,
                 size_t i, size_t act, size_t from, struct rr_date *before)
{
	const struct mark *mark = &r->marks.items[i];
	size_t start = count_start(r, mark->start);
	struct finding *f = finding_add(out, start, mark->end);
	enum body list[24], chosen = BODY_NONE;
	const struct phrase *other = NULL;
	size_t count, link;

	f->act = true;
	f->decision = act_of(&r->marks.items[act]) == ACT_DECISION;
	f->mark = mark;
	f->date = date_before(r, from, i, start, before);
	if (act == i + 1) {
		f->end = r->marks.items[act].end;
		date_behind(r, act, f);
		share_date(r, out, f);
	} else if (words_ask(r->words, ROLE_LINK, r->text, skip_blanks(r->text, f->end), &link)) {
		f->end = link;
	}
	f->after = f->end;
	if (f->date.year > 0)
		*before = f->date;
	count = candidates(r, context, i, &mark->number, list, 24, &other);
	if (mark->number.plain)
		count = count > 0 && (body_near(r, i) || context->own == BODY_SC);
	f->target = other != NULL
		? other_target(r, &mark->number, act_of(&r->marks.items[act]), other)
		: choose_target(r, &mark->number, act_of(&r->marks.items[act]), &f->date, list,
		                count, !mark->number.plain, &chosen);
	if (other == NULL)
		flaw_number(r, f, &mark->number, BODY_NONE);
}

void find_acts_after(struct reading *r, struct context *context, struct findings *out)
{
	struct rr_date before = { 0 };
	size_t from = 0;

	for (size_t i = 0; i < r->marks.count;) {
		size_t run[RUN_MAX], n = 0, act, k = i;

		if (!is(r, i, MARK_NUMBER)) {
			i++;
			continue;
		}
		for (; k != RR_NONE && n < RUN_MAX; k = next_in_run(r, k))
			run[n++] = k;
		act = act_behind(r, run[n - 1]);
		for (size_t j = 0; act != RR_NONE && j < n; j++) {
			take(r, context, out, run[j], act, from, &before);
			from = run[j] + 1;
		}
		i = run[n - 1] + 1;
	}
}
