/*
 * The dates that stand beside instruments and documents: "adopted by the
 * Conference on 25 June 1993", "of 12 August 1949", "(A/72/633) of 1 December
 * 2017", "of 1 December 2017 (A/72/633)".
 */
#include "cite/group.h"

#include <string.h>

#define ADOPTED_MAX 120 /* bytes from "adopted" to its date */
#define ADOPTION_MAX 60 /* bytes of "adoption of the" */
#define DATED_MAX 64    /* bytes of "dated 1 December 2017 (" */
#define PAPER_MAX 120   /* bytes of "report of the Secretary-General" */

/* A date that words such as "of" open; those such as "on" only where near. */
static bool read_date(const struct reading *r, size_t at, bool near, struct rr_date *date,
                      size_t *to)
{
	size_t end;
	const struct phrase *phrase =
		at < r->text.len ? words_ask(r->words, ROLE_DATE, r->text, at, &end) : NULL;

	if (phrase == NULL || (!near && words_says(phrase, "near")))
		return false;
	end = skip_blanks(r->text, end);
	if (!rr_lang_date(r->lang, r->text, &end, date) || date->year == 0 || date->day == 0)
		return false;
	*to = end;
	return true;
}

/*
 * "the adoption of the" right before: a day told behind is that of the
 * adoption. "The review of the": it is that of the review.
 */
static bool phrase_before(const struct reading *r, enum role role, size_t at)
{
	size_t far = at > ADOPTION_MAX ? at - ADOPTION_MAX + 1 : 1, p = at, end;

	while ((p = words_back(r->words, role, r->text, p, far)) != RR_NONE)
		if (!in_word(r->text, p - 1) &&
		    words_ask(r->words, role, r->text, p, &end) != NULL &&
		    skip_links(r->words, r->text, end) == at)
			return true;
	return false;
}

bool adopted_date(const struct reading *r, size_t at, size_t limit, struct rr_date *date,
                  size_t *to)
{
	struct rr_span t = r->text;
	size_t end;
	const struct phrase *phrase =
		at < t.len ? words_ask(r->words, ROLE_ADOPTED, t, at, &end) : NULL;
	bool bare = phrase != NULL && words_says(phrase, "bare");

	if (phrase == NULL)
		return false;
	for (size_t p = end; p < limit && p - end < ADOPTED_MAX; p++) {
		size_t next = p + 1;

		if (strchr(",;.", t.text[p]) != NULL)
			return false;
		if (t.text[p] != ' ')
			continue;
		if (read_date(r, next, true, date, to))
			return true;
		if (bare && next < t.len && t.text[next] >= '0' && t.text[next] <= '9' &&
		    rr_lang_date(r->lang, t, &next, date) && date->year != 0 && date->day != 0) {
			*to = next;
			return true;
		}
	}
	return false;
}

/* Whether "the report of the Secretary-General" stands before a place, and of no other matter. */
static bool paper_before(const struct reading *r, size_t at)
{
	struct rr_span t = r->text;
	size_t p = at, far = at > PAPER_MAX ? at - PAPER_MAX : 0, end;

	while ((p = words_back(r->words, ROLE_PAPER, t, p, far)) != RR_NONE) {
		const struct phrase *phrase = words_ask(r->words, ROLE_PAPER, t, p, &end);

		if (phrase == NULL || (!r->han && p > 0 && word_before(t, p) && in_word(t, p)))
			continue;
		for (size_t i = end; i < at; i++)
			if (strchr(",;.:()", t.text[i]) != NULL)
				return false;
		return !words_says(phrase, "about");
	}
	return false;
}

/* Where the bracket opens that a document's symbol begins; RR_NONE. */
static size_t bracket_before(struct rr_span t, size_t at)
{
	while (at > 0 && t.text[at - 1] == ' ')
		at--;
	if (at > 0 && t.text[at - 1] == '(')
		return at - 1;
	return at >= 3 && memcmp(t.text + at - 3, "\xEF\xBC\x88", 3) == 0 ? at - 3 : RR_NONE;
}

/* "the report of 1 December 2017 (": the paper's date ends at the bracket. */
static bool date_in_front(const struct reading *r, size_t at, struct rr_date *date)
{
	struct rr_span t = r->text;
	size_t open = bracket_before(t, at), far = at > DATED_MAX ? at - DATED_MAX : 0;
	size_t p = open, to;

	while (open != RR_NONE && (p = words_back(r->words, ROLE_DATE, t, p, far)) != RR_NONE)
		if ((p == 0 || !word_before(t, p) || !in_word(t, p)) &&
		    read_date(r, p, false, date, &to) && skip_blanks(t, to) == open)
			return paper_before(r, p);
	return false;
}

/* 秘书长2017年12月1日的报告（: the same in Chinese. */
static bool han_date_in_front(const struct reading *r, const struct finding *f,
                              struct rr_date *date)
{
	struct rr_span t = r->text;
	size_t open = bracket_before(t, f->start), p, end;
	const struct mark *before = f->mark - 1;

	if (open == RR_NONE || f->mark == r->marks.items || before->kind != MARK_DATE ||
	    before->date.day == 0 || before->date.year == 0)
		return false;
	p = skip_links(r->words, t, before->end);
	if (p >= open || words_ask(r->words, ROLE_PAPER, t, p, &end) == NULL || end != open)
		return false;
	*date = before->date;
	return true;
}

/* A/72/633 of 1 December 2017 */
static void date_document(const struct reading *r, size_t limit, struct finding *f)
{
	struct rr_date date = { 0 };
	size_t p = f->end, to;
	bool closed;

	if (r->han) {
		if (han_date_in_front(r, f, &date))
			f->date = date;
		return;
	}
	p = skip_blanks(r->text, p);
	closed = p < r->text.len && r->text.text[p] == ')';
	p = skip_blanks(r->text, p + closed);
	if (read_date(r, p, false, &date, &to) ||
	    adopted_date(r, skip_blanks(r->text, skip_comma(r->text, p)), limit, &date, &to)) {
		f->date = date;
		if (!closed)
			f->after = to;
	} else if (date_in_front(r, f->start, &date)) {
		f->date = date;
	}
}

/* Whether words that open a date stand at a place. */
static bool may_date(const struct reading *r, size_t at)
{
	size_t end;

	return at < r->text.len && (words_ask(r->words, ROLE_DATE, r->text, at, &end) != NULL ||
		words_ask(r->words, ROLE_ADOPTED, r->text, at, &end) != NULL);
}

/* limit: where the next citation begins, whose date is its own. */
static void date_behind(const struct reading *r, size_t limit, struct finding *f)
{
	struct rr_date date = { 0 };
	size_t p = skip_blanks(r->text, f->end), to;

	/* "Protocol to the Convention … of": the date is the protocol's */
	if (f->mark > r->marks.items && f->mark[-1].kind == MARK_HEAD &&
	    links_reach(r->words, r->text, f->mark[-1].end, f->start))
		return;
	/* what stands before matters only where a date may behind */
	if ((!may_date(r, p) && !may_date(r, skip_blanks(r->text, skip_comma(r->text, p)))) ||
	    phrase_before(r, ROLE_REVIEW, f->start))
		return;
	if (read_date(r, p, phrase_before(r, ROLE_ADOPTION, f->start), &date, &f->after)) {
		f->date = date;
		return;
	}
	p = skip_blanks(r->text, skip_comma(r->text, p));
	if (read_date(r, p, false, &date, &to) || adopted_date(r, p, limit, &date, &to))
		f->date = date;
}

/* 1993 年 6 月 25 日通过的《…》: a date before, with no comma between. */
static void date_before(const struct reading *r, struct finding *f)
{
	const struct mark *date = f->mark;
	size_t end, p;

	if (date == r->marks.items || date[-1].kind != MARK_DATE || date[-1].date.day == 0 ||
	    date[-1].date.year == 0)
		return;
	date--;
	if (f->start - date->end > ADOPTED_MAX)
		return;
	p = date->end;
	if (skip_links(r->words, r->text, p) == f->start && skip_blanks(r->text, p) != f->start) {
		f->date = date->date;
		return;
	}
	for (; p < f->start; p++) {
		if (skip_comma(r->text, p) != p)
			return;
		if (words_ask(r->words, ROLE_ADOPTED, r->text, p, &end) != NULL &&
		    skip_links(r->words, r->text, end) == f->start) {
			f->date = date->date;
			return;
		}
	}
}

/* "(S/2017/633 and Add.1) of 1 December 2017": said of both. */
static void share_date(struct finding *f)
{
	if (f[1].mark != NULL && f[1].mark->kind == MARK_SUFFIX && f->date.day == 0)
		f->date = f[1].date;
}

void attach_dates(struct reading *r, struct findings *found)
{
	for (size_t i = found->count; i-- > 0;) {
		struct finding *f = &found->items[i];
		size_t limit = i + 1 < found->count ? f[1].before : r->text.len;

		if (f->mark == NULL)
			continue;
		if (f->mark->kind == MARK_SYMBOL || f->mark->kind == MARK_SUFFIX)
			date_document(r, limit, f);
		if (f->mark->kind == MARK_SYMBOL && i + 1 < found->count)
			share_date(f);
		if (f->mark->kind != MARK_INSTRUMENT)
			continue;
		if (r->han)
			date_before(r, f);
		else
			date_behind(r, limit, f);
	}
}
