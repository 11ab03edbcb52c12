/*
 * The places that stand beside a citation: before it ("Article 25 of the
 * Charter", "annex I to its resolution") or behind ("in particular Article 1,
 * paragraph 3"). A place goes with what follows it where both could claim it.
 */
#include "cite/group.h"

#include <string.h>

#include "cite/chars.h"

#define CHAIN_MAX 6

/* The index of the place mark that begins at `at`; RR_NONE. */
static size_t place_from(const struct reading *r, size_t at)
{
	size_t i = marks_from(r, at);

	return i < r->marks.count && r->marks.items[i].start == at &&
		r->marks.items[i].kind == MARK_PLACE ? i : RR_NONE;
}

/* The index of the last mark that ends at or before `at`; RR_NONE. */
static size_t mark_before(const struct reading *r, size_t at)
{
	size_t low = 0, high = r->marks.count;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (r->marks.items[mid].end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low > 0 ? low - 1 : RR_NONE;
}

/* A place with what it lies in, in the order of the text: "Article 1, paragraph 3". */
struct chain {
	size_t items[CHAIN_MAX]; /* marks */
	size_t count;
};

static void write_places(struct reading *r, const struct chain *chains, size_t count,
                         struct finding *f)
{
	const struct place *places[CHAIN_MAX];
	struct rr_str text = { 0 }, more = { 0 };

	for (size_t c = 0; c < count; c++) {
		rr_str_cut(&more, 0);
		for (size_t i = 0; i < chains[c].count; i++) {
			places[i] = &r->marks.items[chains[c].items[i]].place;
			r->marks.items[chains[c].items[i]].used = true;
		}
		place_write(places, chains[c].count, c == 0 ? &text : &more);
		if (c > 0)
			place_join(rr_str_span(&more), &text);
	}
	f->locator = rr_arena_dup(r->arena, text.text, text.len);
	rr_str_free(&text);
	rr_str_free(&more);
}

/* Where a comma and the word of a list lead from `at`; RR_NONE without that word. */
static size_t past_join(const struct reading *r, size_t at)
{
	size_t p = skip_blanks(r->text, at), end;

	if (r->han && p < r->text.len && words_ask(r->words, ROLE_JOIN, r->text, p, &end) != NULL)
		return skip_blanks(r->text, end); /* the comma of a list is such a word */
	p = skip_blanks(r->text, skip_comma(r->text, p));
	if (p < r->text.len && words_ask(r->words, ROLE_JOIN, r->text, p, &end) != NULL)
		return skip_blanks(r->text, end);
	/* the Arabic "and" is written together with the word behind */
	return rr_span_starts(rr_span_sub(r->text, p, r->text.len), "\xD9\x88") ? p + 2 : RR_NONE;
}

static bool joins(const struct reading *r, size_t from, size_t at)
{
	size_t p = past_join(r, from);

	return p != RR_NONE && links_reach(r->words, r->text, p, at);
}

/* The place that the word of a list leads to; RR_NONE. */
static size_t place_joined(const struct reading *r, size_t from)
{
	size_t p = past_join(r, from), i = p != RR_NONE ? place_from(r, p) : RR_NONE;

	return p == RR_NONE || i != RR_NONE ? i
		: place_from(r, skip_links(r->words, r->text, p));
}

static int rank_at(const struct reading *r, const struct chain *chain, size_t i)
{
	return place_rank(&r->marks.items[chain->items[i]].place);
}

/* The larger of the units that a chain names: an article of its paragraphs. */
static int top_rank(const struct reading *r, const struct chain *chain)
{
	int top = rank_at(r, chain, 0);

	for (size_t i = 1; i < chain->count; i++)
		if (rank_at(r, chain, i) < top)
			top = rank_at(r, chain, i);
	return top;
}

/* Whether place i leads to what begins at `at`: "paragraph 5 of", "paragraph 5, of the". */
static bool leads_to(const struct reading *r, size_t i, size_t at)
{
	size_t p = skip_blanks(r->text, r->marks.items[i].end);
	size_t comma = skip_comma(r->text, p);

	return links_reach(r->words, r->text, comma, at) &&
		(comma == p || skip_blanks(r->text, comma) != at);
}

/* Whether place i goes before the place that begins at `at`: "section II, paragraph 5". */
static bool goes_before(const struct reading *r, size_t i, size_t at)
{
	size_t p = skip_comma(r->text, skip_blanks(r->text, r->marks.items[i].end));

	if (p == r->marks.items[i].end && char_at(r->text, p) == '.')
		p++; /* a comma misread */
	return skip_links(r->words, r->text, p) == at;
}

/* The same by way of further places: "paragraph 3 of annex B to". */
static bool leads_on(const struct reading *r, size_t i, size_t at)
{
	while (i != RR_NONE && r->marks.items[i].end < at) {
		if (leads_to(r, i, at))
			return true;
		i = place_from(r, skip_links(r->words, r->text, r->marks.items[i].end));
	}
	return false;
}

/* The places of one chain that ends before `at`; the mark before it. */
static size_t chain_before(const struct reading *r, size_t i, size_t at, size_t claimed,
                           bool joined, struct chain *out)
{
	out->count = 0;
	while (i != RR_NONE && out->count < CHAIN_MAX && (claimed == RR_NONE || i > claimed) &&
	       r->marks.items[i].kind == MARK_PLACE &&
	       (out->count > 0 ? goes_before(r, i, at)
	        : joined ? joins(r, r->marks.items[i].end, at) : leads_to(r, i, at))) {
		at = r->marks.items[i].start;
		out->items[out->count++] = i;
		i = i > 0 ? i - 1 : RR_NONE;
	}
	return i;
}

/* Read backwards; "paragraph 8 of the annex" becomes annex, para. 8. */
static void order_chain(const struct reading *r, struct chain *chain)
{
	for (size_t a = 1; a < chain->count; a++)
		for (size_t b = a; b > 0 && rank_at(r, chain, b) <= rank_at(r, chain, b - 1); b--) {
			size_t swap = chain->items[b];

			chain->items[b] = chain->items[b - 1];
			chain->items[b - 1] = swap;
		}
}

/* Places before, and those a list joins to them; the last mark they use is claimed. */
static bool places_before(struct reading *r, struct finding *f, size_t *claimed)
{
	struct chain chains[CHAIN_MAX];
	size_t i = mark_before(r, f->before), at = f->before, last = RR_NONE, n = 0, to = CHAIN_MAX;

	while (n < CHAIN_MAX) {
		struct chain *chain = &chains[to - 1];

		i = chain_before(r, i, at, *claimed, n > 0, chain);
		if (chain->count == 0 || (n > 0 && top_rank(r, chain) != top_rank(r, &chains[to])))
			break;
		if (n == 0)
			last = chain->items[0];
		at = r->marks.items[chain->items[chain->count - 1]].start;
		order_chain(r, chain);
		to--;
		n++;
	}
	if (n == 0)
		return false;
	*claimed = last;
	write_places(r, chains + to, n, f);
	return true;
}

/* Where a place behind a citation would begin. */
static size_t behind(const struct reading *r, size_t at)
{
	size_t end;

	while (char_at(r->text, at) == ')' || char_at(r->text, at) == ']' ||
	       rr_span_starts(rr_span_sub(r->text, at, r->text.len), "\xEF\xBC\x89"))
		at += r->text.text[at] == ')' || r->text.text[at] == ']' ? 1 : 3;
	at = skip_blanks(r->text, skip_comma(r->text, skip_blanks(r->text, at)));
	if (at < r->text.len && words_ask(r->words, ROLE_MAINLY, r->text, at, &end) != NULL) {
		at = skip_blanks(r->text, end);
		if (place_from(r, at) == RR_NONE)
			at = skip_links(r->words, r->text, at);
	}
	return at;
}

/* Where the place stands that goes on a chain behind `end`; *outer: it holds the last one. */
static size_t next_in_chain(const struct reading *r, const struct chain *chain, size_t end,
                            bool *outer)
{
	const struct place *last = &r->marks.items[chain->items[chain->count - 1]].place;
	size_t p = skip_blanks(r->text, end), past = skip_comma(r->text, p);
	size_t i = place_from(r, skip_blanks(r->text, past));

	*outer = false;
	/* "Article 103, Article 25" is a list */
	if (i != RR_NONE)
		return past != p && r->marks.items[i].place.unit == last->unit ? RR_NONE : i;
	/* "subparagraph (a) of paragraph 2" */
	i = place_from(r, skip_links(r->words, r->text, end));
	*outer = i != RR_NONE && place_rank(&r->marks.items[i].place) <= place_rank(last);
	return *outer ? i : RR_NONE;
}

/* The places of one chain from mark i on, the outer first; the last of them in the text. */
static size_t chain_from(const struct reading *r, size_t i, struct chain *out)
{
	size_t last = i;
	bool outer = false;

	out->count = 0;
	while (i != RR_NONE && out->count < CHAIN_MAX) {
		for (size_t k = out->count++; outer && k > 0; k--)
			out->items[k] = out->items[k - 1];
		out->items[outer ? 0 : out->count - 1] = i;
		last = i;
		i = next_in_chain(r, out, r->marks.items[i].end, &outer);
	}
	return last;
}

static bool places_behind(struct reading *r, struct finding *f, const struct finding *next,
                          size_t *claimed)
{
	struct chain chains[CHAIN_MAX];
	size_t n = 0, i = place_from(r, behind(r, f->after)), link = f->after, mark, last = RR_NONE;

	/* A/72/633号文件第12段 */
	while (r->han && i == RR_NONE && link < r->text.len &&
	       words_ask(r->words, ROLE_LINK, r->text, link, &link) != NULL)
		i = place_from(r, skip_blanks(r->text, link));
	while (n < CHAIN_MAX) {
		mark = chain_from(r, i, &chains[n]);
		if (chains[n].count == 0 || (n > 0 && top_rank(r, &chains[n]) != top_rank(r, chains)))
			break;
		/* "resolution 64/72, paragraph 5 of resolution 66/68": the next one's */
		if (next != NULL && leads_on(r, mark, next->before))
			break;
		last = mark;
		n++;
		i = place_joined(r, r->marks.items[mark].end);
	}
	if (n == 0)
		return false;
	*claimed = last;
	write_places(r, chains, n, f);
	return true;
}

void attach_places(struct reading *r, struct findings *found)
{
	size_t claimed = RR_NONE;

	for (size_t i = 0; i < found->count; i++) {
		struct finding *f = &found->items[i];
		const struct finding *next = i + 1 < found->count ? f + 1 : NULL;

		if (places_before(r, f, &claimed))
			continue;
		places_behind(r, f, next, &claimed);
	}
	/* A/CONF.157/24 and Corr.1, chap. III: said of both */
	for (size_t i = found->count; i-- > 1;) {
		const struct finding *f = &found->items[i];

		if (f->mark != NULL && f->mark->kind == MARK_SUFFIX &&
		    found->items[i - 1].locator == NULL)
			found->items[i - 1].locator = f->locator;
	}
}
