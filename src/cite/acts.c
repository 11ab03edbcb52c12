/*
 * Numbers that follow their word: "resolutions 60/251 of 15 March 2006 and
 * 5/1", "résolution 217 A (III)", قرار مجلس الأمن 242 (1967).
 *
 * An act's mark opens a group. Its body stands before it ("General Assembly
 * resolution"), right behind it, after a number ("of the General Assembly"),
 * or is "its"; further numbers belong to the group as long as nothing but
 * the wording of a list lies between.
 */
#include "cite/flaw.h"

#include <stddef.h>
#include <string.h>

#define GROUP_MAX 96  /* numbers of one list */
#define NEAR 40       /* bytes from a subject to its "its" */
#define REACH 64      /* marks to either side in which a body may be named */
#define GAP_MAX 1200  /* bytes of description between two numbers of a list */

struct group {
	struct reading *r;
	struct context *context;
	struct findings *out;
	size_t head;                  /* mark of the act */
	enum act act;
	bool many, own, foreign;
	const struct phrase *other;   /* foreign: the body's name */
	bool adjoins;                 /* the first number stands right behind the word */
	enum body named[BODY_COUNT];  /* by the words before the first number */
	size_t named_count;
	size_t before;                /* where body and "its" begin */
	size_t first;                 /* finding of its first number */
	size_t closed;                /* findings before have a body of their own */
	enum body carried;            /* of the group before */
	struct number numbers[GROUP_MAX]; /* of findings from first on */
};

static const struct mark *mark_at(const struct reading *r, size_t i)
{
	return i < r->marks.count ? &r->marks.items[i] : NULL;
}

static bool is(const struct reading *r, size_t i, enum mark_kind kind)
{
	return i < r->marks.count && r->marks.items[i].kind == kind;
}

/* ---- the body before --------------------------------------------------- */

static void name_body(struct group *g, const struct mark *mark)
{
	g->named_count = bodies_meant(mark, g->context, g->named);
	g->foreign = g->named_count == 0;
	g->other = g->foreign ? mark->phrase : NULL;
}

/* "the Council, in its resolution": the body that "its" stands for. */
static void name_subject(struct group *g, size_t own)
{
	const struct mark *body;
	struct rr_span gap;

	if (own == 0 || !is(g->r, own - 1, MARK_BODY))
		return;
	body = mark_at(g->r, own - 1);
	gap = rr_span_sub(g->r->text, body->end, mark_at(g->r, own)->start);
	if (gap.len > NEAR || rr_span_find(gap, ";", 0) != RR_NONE)
		return;
	name_body(g, body);
	/* "the Conference, in particular its resolutions": whose is not said so clearly */
	if (g->foreign && rr_span_find(gap, ",", 0) != RR_NONE && gap.len > 2)
		g->foreign = false;
}

static void read_before(struct group *g)
{
	const struct reading *r = g->r;
	const struct mark *act = mark_at(r, g->head);
	const struct mark *last = g->head > 0 ? mark_at(r, g->head - 1) : NULL;
	size_t to = last != NULL ? skip_links(r->words, r->text, last->end) : 0;

	g->before = act->start;
	g->own = words_says(act->phrase, "own");
	if (last != NULL && last->kind == MARK_BODY && to >= act->start) {
		name_body(g, last);
		g->before = last->start;
	} else if (last != NULL && last->kind == MARK_OWN && act->start - last->end <= 24 &&
		   rr_span_find(rr_span_sub(r->text, last->end, act->start), ",", 0) == RR_NONE) {
		g->own = true;
		g->before = last->start;
		name_subject(g, g->head - 1);
	} else if (!g->own && name_before(r->text, act->start)) {
		g->foreign = true;
	}
}

/* ---- numbers ----------------------------------------------------------- */

/* Only short words such as "No." may part the act's word and its number. */
static bool adjacent(const struct reading *r, size_t from, size_t to)
{
	if (to < from || to - from > 14)
		return false;
	for (size_t i = from; i < to; i++)
		if (r->text.text[i] == ',' || r->text.text[i] == ';' || r->text.text[i] == '(' ||
		    (r->text.text[i] >= '0' && r->text.text[i] <= '9'))
			return false;
	return true;
}

static void settle(struct group *g, size_t from, size_t to, const enum body *list,
                   size_t count, bool named)
{
	for (size_t i = from; i < to; i++) {
		struct finding *f = &g->out->items[i];
		enum body chosen = BODY_NONE;

		f->target = choose_target(g->r, &g->numbers[i - g->first], g->act,
		                          &f->date, list, count, named, &chosen);
		if (f->target != NULL)
			g->carried = chosen;
	}
}

static void settle_other(struct group *g)
{
	for (size_t i = g->closed; g->other != NULL && i < g->out->count; i++)
		g->out->items[i].target =
			other_target(g->r, &g->numbers[i - g->first], g->act, g->other);
}

/* What stands behind a number: date and body, in either order; the next mark to look at. */
static size_t read_behind(struct group *g, size_t next, struct finding *f)
{
	struct reading *r = g->r;
	size_t p = f->end;

	for (int i = 0; i < 3; i++) {
		size_t from = p, to = skip_links(r->words, r->text, past_adopted(r, p));

		if (f->date.day == 0 && act_date(r, &p, false, &f->date))
			continue;
		if (!is(r, next, MARK_BODY) || mark_at(r, next)->start != to ||
		    (is(r, next + 1, MARK_ACT) && mark_at(r, next + 1)->start ==
		     skip_links(r->words, r->text, mark_at(r, next)->end))) {
			if (f->date.day == 0 && date_behind_act(r, next, &p, &f->date))
				continue;
			break;
		}
		name_body(g, mark_at(r, next));
		if (!g->foreign)
			settle(g, g->closed, g->out->count, g->named, g->named_count, true);
		else
			settle_other(g);
		g->closed = g->out->count;
		p = mark_at(r, next++)->end;
		/* "adopted by the Assembly on": both stand behind the verb */
		if (f->date.day == 0 && date_behind_act(r, next, &from, &f->date))
			p = from;
	}
	f->after = p;
	return next;
}

/* The marks of bodies near the group's head, the nearer first; their count. */
static size_t bodies_near(const struct group *g, const struct mark *list[REACH * 2])
{
	const struct reading *r = g->r;
	size_t count = 0;

	for (size_t away = 1; away <= REACH; away++) {
		if (away <= g->head && is(r, g->head - away, MARK_BODY))
			list[count++] = mark_at(r, g->head - away);
		if (is(r, g->head + away, MARK_BODY))
			list[count++] = mark_at(r, g->head + away);
		if (away >= g->head && g->head + away >= r->marks.count)
			break;
	}
	return count;
}

/* Bodies for numbers that no words beside them settle, likeliest first. */
static size_t likely(const struct group *g, enum body list[], size_t room)
{
	const struct mark *near[REACH * 2];
	enum body more[BODY_COUNT];
	size_t count = 0, bodies = bodies_near(g, near);

	if (!g->own && g->carried < BODY_COUNT)
		list[count++] = g->carried;
	if (g->context->own < BODY_COUNT)
		list[count++] = g->context->own;
	for (size_t i = 0; i < bodies && count < room; i++) {
		size_t n = bodies_meant(near[i], g->context, more);

		for (size_t k = 0; k < n && count < room; k++)
			list[count++] = more[k];
	}
	if (count < room && g->context->yearly < BODY_COUNT)
		list[count++] = g->context->yearly;
	return count;
}

/*
 * A number no body of ours can have given: of the nearest body in the passage
 * that gives its acts symbols, or of the one named last.
 */
static const char *of_other_near(const struct group *g, const struct number *number)
{
	const struct phrase *last = g->context->other[g->act];
	const struct mark *near[REACH * 2];
	size_t count = bodies_near(g, near);

	for (size_t i = 0; i < count; i++) {
		const char *target = other_target(g->r, number, g->act, near[i]->phrase);

		if (target != NULL)
			return target;
	}
	return last != NULL ? other_target(g->r, number, g->act, last) : NULL;
}

/* A plain number is the document's own body's, unless "of" tells that it isn't. */
static size_t own_plain(const struct group *g, size_t i, enum body list[])
{
	struct rr_span t = g->r->text;
	size_t p = skip_blanks(t, g->out->items[i].end), end;
	const struct phrase *link =
		p < t.len ? words_ask(g->r->words, ROLE_LINK, t, p, &end) : NULL;

	list[0] = g->context->own;
	return list[0] == BODY_SC && (g->out->items[i].date.day > 0 || link == NULL ||
		!words_says(link, "name"));
}

/* Numbers of no body: those they are said to be of can't have given them. */
static void find_flaws(struct group *g)
{
	if (g->foreign || !g->adjoins)
		return;
	for (size_t i = g->first; i < g->out->count; i++)
		flaw_number(g->r, &g->out->items[i], &g->numbers[i - g->first],
		            g->named_count == 1 && !g->own ? g->named[0] : BODY_NONE);
}

/* Settles what is left once the group has ended. */
static void close_group(struct group *g)
{
	enum body list[24];
	size_t count;

	if (g->closed >= g->out->count)
		return;
	if (g->foreign) {
		settle_other(g);
		return;
	}
	if (g->named_count > 0) {
		settle(g, g->closed, g->out->count, g->named, g->named_count, !g->own);
		if (!g->own)
			return;
	}
	for (size_t i = g->closed; i < g->out->count; i++) {
		const struct number *number = &g->numbers[i - g->first];

		if (g->out->items[i].target != NULL)
			continue;
		count = number->plain ? own_plain(g, i, list) : likely(g, list, 23);
		if (number_body(number) < BODY_COUNT && number->shape != SHAPE_SESSION &&
		    !number->plain)
			list[count++] = number_body(number);
		settle(g, i, i + 1, list, count, g->own);
		if (g->out->items[i].target == NULL)
			g->out->items[i].target = of_other_near(g, number);
	}
}

static void take_number(struct group *g, size_t i, bool with_word)
{
	const struct mark *mark = mark_at(g->r, i);
	size_t start = with_word ? mark_at(g->r, g->head)->start : mark->start;
	struct finding *f = finding_add(g->out, start, mark->end);

	f->act = true;
	f->decision = g->act == ACT_DECISION;
	f->mark = mark;
	f->before = g->out->count - 1 == g->first ? g->before : start;
	g->numbers[g->out->count - 1 - g->first] = mark->number;
}

/* "53/243 A and B": each further letter is a part of the same number. */
static void take_parts(struct group *g)
{
	struct rr_span t = g->r->text;

	while (g->out->count - g->first < GROUP_MAX) {
		struct number number = g->numbers[g->out->count - 1 - g->first];
		size_t p = skip_blanks(t, g->out->items[g->out->count - 1].end), end;
		struct finding *f;

		end = skip_comma(t, p);
		if (number.letter == 0 || p >= t.len ||
		    (end == p && words_ask(g->r->words, ROLE_JOIN, t, p, &end) == NULL))
			return;
		p = skip_blanks(t, end);
		if (p >= t.len || t.text[p] <= number.letter || t.text[p] > 'Z' || in_word(t, p + 1) ||
		    (p + 1 < t.len && strchr("/.-", t.text[p + 1]) != NULL))
			return;
		number.letter = t.text[p];
		f = finding_add(g->out, p, p + 1);
		f->act = true;
		f->decision = g->act == ACT_DECISION;
		f->mark = f[-1].mark;
		g->numbers[g->out->count - 1 - g->first] = number;
	}
}

/* The parts of one number have one date. */
static void date_parts(struct group *g, size_t from)
{
	const struct finding *last = &g->out->items[g->out->count - 1];

	for (size_t i = from; i + 1 < g->out->count; i++)
		if (g->out->items[i].date.day == 0)
			g->out->items[i].date = last->date;
}

/* Reads the group of the act at g->head; the mark after it. */
static size_t read_group(struct group *g)
{
	struct reading *r = g->r;
	size_t i = g->head + 1, from = mark_at(r, g->head)->end, taken;
	bool first = true;

	if (is(r, i, MARK_BODY) && skip_links(r->words, r->text, from) == mark_at(r, i)->start) {
		name_body(g, mark_at(r, i));
		from = mark_at(r, i++)->end;
	}
	for (; i < r->marks.count && !is(r, i, MARK_ACT); i++) {
		const struct mark *mark = mark_at(r, i);
		bool next_to = first && adjacent(r, from, mark->start);

		if (mark->kind != MARK_NUMBER)
			continue;
		if (g->out->count - g->first == GROUP_MAX || mark->start - from > GAP_MAX ||
		    !list_unbroken(r, from, mark->start))
			break;
		if (!next_to && (!list_goes_on(r, from, mark->start) || (!g->many && first)))
			continue;
		if (!first && !g->many && mark->start - from > 6)
			continue;
		take_number(g, i, first && next_to && !g->many);
		g->adjoins |= next_to;
		first = false;
		taken = g->out->count - 1;
		take_parts(g);
		i = read_behind(g, i + 1, &g->out->items[g->out->count - 1]) - 1;
		from = g->out->items[g->out->count - 1].after;
		date_parts(g, taken);
	}
	return i;
}

/* Finds what the act at mark i opens; the mark after it, and the body it carries on. */
static size_t find_group(struct reading *r, struct context *context, size_t i, enum body *carried,
                         struct findings *out)
{
	struct group g;

	/* not zeroed as a whole: most have one number of the many there is room for */
	memset(&g, 0, offsetof(struct group, numbers));
	g.r = r;
	g.context = context;
	g.out = out;
	g.head = i;
	g.first = g.closed = out->count;
	g.carried = *carried;
	g.act = act_of(mark_at(r, i));
	g.many = words_says(mark_at(r, i)->phrase, "many");
	read_before(&g);
	i = read_group(&g);
	if (out->count > g.first) {
		/* a plural, or a case that looks like one, of one number */
		if (g.many && g.adjoins && out->count == g.first + 1)
			out->items[g.first].start = mark_at(r, g.head)->start;
		date_list(r, out, g.first, i);
		close_group(&g);
		find_flaws(&g);
		*carried = g.carried;
	}
	return i;
}

void find_acts(struct reading *r, struct context *context, struct findings *out)
{
	enum body carried = BODY_NONE;

	for (size_t i = 0; i < r->marks.count;)
		i = is(r, i, MARK_ACT) ? find_group(r, context, i, &carried, out) : i + 1;
}
