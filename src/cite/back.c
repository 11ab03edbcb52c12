/* Pointing back to acts, to what was just named, and into the document itself. */
#include "cite/back.h"

#include <string.h>

#include "resread/text.h"

enum { STEPS = 64 }; /* marks or findings looked back at */

/* ---- acts --------------------------------------------------------------- */

/* The first character of which some byte stands no more than `reach` before a place. */
static size_t back_by(struct rr_span t, size_t at, size_t reach)
{
	at = at > reach ? at - reach : 0;
	while (at > 0 && (t.text[at] & 0xC0) == 0x80)
		at--;
	return at;
}

size_t back_from(const struct reading *r, const struct mark *act)
{
	enum { REACH = 40 };
	struct rr_span t = r->text;
	bool many = words_says(act->phrase, "many");
	size_t end, p = act->start, far = back_by(t, p, REACH);
	const struct phrase *phrase;

	while ((p = words_back(r->words, ROLE_BACK, t, p, far)) != RR_NONE) {
		if (!r->han && word_before(t, p))
			continue;
		phrase = words_ask(r->words, ROLE_BACK, t, p, &end);
		if (phrase != NULL && !words_says(phrase, "after") && !words_says(phrase, "place") &&
		    skip_blanks(t, end) == act->start && (!many || words_says(phrase, "one")))
			return p;
	}
	return RR_NONE;
}

/* The same where they follow the word, as in Arabic; where they end, else RR_NONE. */
static size_t back_to(const struct reading *r, const struct mark *act)
{
	size_t p = skip_blanks(r->text, act->end), end;
	const struct phrase *phrase =
		p < r->text.len ? words_ask(r->words, ROLE_BACK, r->text, p, &end) : NULL;

	return phrase != NULL && words_says(phrase, "after") ? end : RR_NONE;
}

static bool digit_at(struct rr_span t, size_t at)
{
	return at < t.len && t.text[at] >= '0' && t.text[at] <= '9';
}

/* Whether a number that made no citation stands between: another body's act. */
static bool foreign_between(const struct reading *r, size_t from, const struct mark *to)
{
	const struct mark *reach = to - r->marks.items > STEPS ? to - STEPS : r->marks.items;

	for (const struct mark *m = to; m > reach && m[-1].start >= from; m--)
		if (m[-1].kind == MARK_ACT && digit_at(r->text, skip_blanks(r->text, m[-1].end)))
			return true;
	return false;
}

/* How many of the first `count` findings, which stand in order, begin before a place. */
static size_t found_before(const struct findings *found, size_t count, size_t at)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (found->items[mid].start < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* What "that resolution" at a mark means; NULL. */
static const char *act_before(const struct reading *r, const struct memory *memory,
                              const struct findings *found, size_t count,
                              const struct mark *mark)
{
	enum act act = act_of(mark);
	const struct finding *last = NULL;

	size_t i = found_before(found, count, mark->start), reach = i > STEPS ? i - STEPS : 0;

	for (; i > reach && last == NULL; i--) {
		const struct finding *f = &found->items[i - 1];

		if (f->kind == RR_CITE_NAMED && f->act && f->decision == (act == ACT_DECISION))
			last = f;
	}
	if (foreign_between(r, last != NULL ? last->end : 0, mark))
		return NULL;
	if (last != NULL)
		return last->target;
	return memory->act[act] != NULL && memory->passage - memory->act_passage[act] <= 1
		? memory->act[act] : NULL;
}

void find_back(struct reading *r, struct memory *memory, struct findings *found)
{
	size_t count = found->count; /* those there before */

	for (size_t i = 0; i < r->marks.count; i++) {
		const struct mark *mark = &r->marks.items[i];
		size_t from, to;
		const char *target;
		struct finding *f;

		if (mark->kind != MARK_ACT || digit_at(r->text, skip_blanks(r->text, mark->end)))
			continue;
		from = back_from(r, mark);
		to = from == RR_NONE ? back_to(r, mark) : mark->end;
		if (from == RR_NONE && to == RR_NONE)
			continue;
		target = act_before(r, memory, found, count, mark);
		if (target == NULL)
			continue;
		f = finding_add(found, from != RR_NONE ? from : mark->start, to);
		f->kind = RR_CITE_BACK;
		f->target = target;
		f->decision = act_of(mark) == ACT_DECISION;
	}
}

/* The instrument or act named last before a place, not far off; NULL. */
static const char *owner_of(const struct findings *found, size_t count, size_t at)
{
	enum { FAR = 120 };
	const struct finding *last = NULL;

	size_t i = found_before(found, count, at), reach = i > STEPS ? i - STEPS : 0;

	for (; i > reach && last == NULL; i--)
		if (found->items[i - 1].kind == RR_CITE_NAMED)
			last = &found->items[i - 1];
	return last != NULL && at - last->end <= FAR ? last->target : NULL;
}

/* "its Article 41", "Article 1 (3) thereof": a place of what was just named. */
void find_owned(struct reading *r, struct findings *found)
{
	size_t count = found->count;

	for (size_t i = 0; i < r->marks.count; i++) {
		const struct mark *m = &r->marks.items[i];
		const struct place *place = &m->place;
		struct rr_str locator = { 0 };
		const struct phrase *behind;
		struct finding *f;
		const char *target;
		size_t end = m->end, p = skip_blanks(r->text, m->end);
		bool own = i > 0 && m[-1].kind == MARK_OWN &&
			links_reach(r->words, r->text, m[-1].end, m->start);

		if (m->kind != MARK_PLACE || m->used)
			continue;
		behind = p < r->text.len ? words_ask(r->words, ROLE_BACK, r->text, p, &end) : NULL;
		if (behind == NULL || !words_says(behind, "place"))
			end = m->end;
		if (!own && end == m->end)
			continue;
		target = owner_of(found, count, m->start);
		if (target == NULL)
			continue;
		f = finding_add(found, own ? m[-1].start : m->start, end);
		f->kind = RR_CITE_BACK;
		f->target = target;
		place_write(&place, 1, &locator);
		f->locator = rr_arena_dup(r->arena, locator.text, locator.len);
		rr_str_free(&locator);
	}
}

void memory_acts(struct memory *memory, const struct findings *found)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct finding *f = &found->items[i];

		if ((!f->act && f->kind != RR_CITE_BACK) || f->target == NULL)
			continue;
		memory->act[f->decision] = f->target;
		memory->act_passage[f->decision] = memory->passage;
	}
}

/* ---- the document itself ------------------------------------------------ */

/* "above" behind a place, or 上文 before it; widens the place to hold it. */
static bool points_inside(const struct reading *r, const struct mark *place, size_t *start,
                          size_t *end)
{
	enum { REACH = 24 };
	size_t p = skip_blanks(r->text, skip_comma(r->text, place->end)), to, far;
	const struct phrase *phrase =
		p < r->text.len ? words_ask(r->words, ROLE_INNER, r->text, p, &to) : NULL;

	*start = place->start;
	*end = place->end;
	if (phrase != NULL && !words_says(phrase, "before")) {
		*end = to;
		return true;
	}
	p = place->start;
	far = back_by(r->text, p, REACH);
	while ((p = words_back(r->words, ROLE_INNER, r->text, p, far)) != RR_NONE) {
		if (!r->han && word_before(r->text, p))
			continue;
		phrase = words_ask(r->words, ROLE_INNER, r->text, p, &to);
		if (phrase == NULL || !words_says(phrase, "before") ||
		    skip_blanks(r->text, to) != place->start)
			continue;
		*start = p;
		return true;
	}
	return false;
}

void find_inner(struct reading *r, const struct rr_doc *doc, const char *part,
                struct findings *found)
{
	for (size_t i = 0; i < r->marks.count; i++) {
		const struct mark *mark = &r->marks.items[i];
		const struct place *place = &mark->place;
		struct rr_str locator = { 0 };
		size_t start, end, clause;
		struct finding *f;

		if (mark->kind != MARK_PLACE || mark->used || !points_inside(r, mark, &start, &end))
			continue;
		place_write(&place, 1, &locator);
		clause = rr_cite_clause(doc, locator.text, part);
		if (clause != RR_NONE) {
			f = finding_add(found, start, end);
			f->kind = RR_CITE_INNER;
			f->locator = rr_arena_dup(r->arena, locator.text, locator.len);
			f->inner = doc->clauses[clause].id;
		}
		rr_str_free(&locator);
	}
}
