/*
 * How like a stretch of text is to a quote. Words that are there verbatim are
 * looked up; else the stretch with the fewest edits of tokens is found
 * (Sellers), but only where enough of the tokens occur at all. What stood
 * before and behind the quote counts the more, the shorter the quote is: a
 * single word is found by its surroundings, a clause by itself.
 */
#include "store/place.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"
#include "store/notes.h"

#define MOST_VERBATIM 64 /* places of a quote looked at in one text */
#define LEAST_SHARED 0.4 /* of a quote's tokens, to look for it by edits */

/* ---- tokens ----------------------------------------------------------- */

static uint64_t token_hash(struct rr_span word)
{
	uint64_t hash = STORE_HASH;

	for (size_t pos = 0; pos < word.len;) {
		char folded[4];
		size_t len = rr_utf8_put(folded, rr_lower(rr_utf8_next(word, &pos)));

		hash = store_hash(hash, rr_span_of(folded, len));
	}
	return hash;
}

static int by_value(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

void tokens_read(struct rr_span text, struct tokens *out)
{
	struct rr_words words = { 0 };
	struct tokens made = { 0 };

	rr_words_quick(text, &words);
	made.items = rr_alloc((words.count + 1) * sizeof *made.items);
	made.sorted = rr_alloc((words.count + 1) * sizeof *made.sorted);
	for (size_t i = 0; i < words.count; i++) {
		const struct rr_word *w = &words.words[i];

		if (w->kind != RR_WORD && w->kind != RR_NUMBER)
			continue;
		made.items[made.count] = (struct token){ .start = w->start, .end = w->end,
			.hash = token_hash(rr_span_sub(text, w->start, w->end)) };
		made.sorted[made.count] = made.items[made.count].hash;
		made.count++;
	}
	qsort(made.sorted, made.count, sizeof *made.sorted, by_value);
	rr_words_free(&words);
	*out = made;
}

void tokens_free(struct tokens *tokens)
{
	free(tokens->items);
	free(tokens->sorted);
	*tokens = (struct tokens){ 0 };
}

/* How many tokens two texts have in common. */
static size_t shared(const struct tokens *a, const struct tokens *b)
{
	size_t i = 0, k = 0, n = 0;

	while (i < a->count && k < b->count)
		if (a->sorted[i] < b->sorted[k]) {
			i++;
		} else if (a->sorted[i] > b->sorted[k]) {
			k++;
		} else {
			i++;
			k++;
			n++;
		}
	return n;
}

/* ---- quotes ----------------------------------------------------------- */

void quote_read(struct quote *q, struct rr_span exact, struct rr_span prefix,
                struct rr_span suffix)
{
	*q = (struct quote){ .exact = exact, .prefix = prefix, .suffix = suffix };
	q->whole = prefix.len == 0 && suffix.len == 0;
	tokens_read(exact, &q->words);
	tokens_read(prefix, &q->before);
	tokens_read(suffix, &q->after);
}

void quote_free(struct quote *q)
{
	tokens_free(&q->words);
	tokens_free(&q->before);
	tokens_free(&q->after);
}

/* ---- what stands around ----------------------------------------------- */

/* How much of `wanted` is among the tokens [from, to) of a text, 0..1. */
static double found_near(const struct tokens *wanted, const struct tokens *text, size_t from,
                         size_t to)
{
	size_t n = 0;

	for (size_t i = 0; i < wanted->count; i++)
		for (size_t k = from; k < to; k++)
			if (wanted->items[i].hash == text->items[k].hash) {
				n++;
				break;
			}
	return (double)n / (double)wanted->count;
}

/* Where nothing stood, little should stand now. */
static double nothing_near(size_t tokens)
{
	return 8.0 / (8.0 + (double)tokens);
}

static double surroundings(const struct quote *q, const struct tokens *text, size_t start,
                           size_t end)
{
	size_t first = 0, last, reach;
	double before, after;

	while (first < text->count && text->items[first].start < start)
		first++;
	for (last = first; last < text->count && text->items[last].start < end;)
		last++;
	reach = 2 * q->before.count;
	before = q->before.count == 0 ? nothing_near(first)
		: found_near(&q->before, text, first > reach ? first - reach : 0, first);
	reach = last + 2 * q->after.count;
	after = q->after.count == 0 ? nothing_near(text->count - last)
		: found_near(&q->after, text, last, reach < text->count ? reach : text->count);
	return (before + after) / 2;
}

static double score(const struct quote *q, const struct spot *spot, struct stretch *s)
{
	double weight = (double)q->words.count / ((double)q->words.count + 4);

	return weight * s->words + (1 - weight) * surroundings(q, &spot->tokens, s->start, s->end);
}

/* ---- edits ------------------------------------------------------------ */

struct cell {
	size_t edits, from; /* from: the token with which the stretch begins */
};

static struct cell least(struct cell above, struct cell left, struct cell diagonal, bool same)
{
	struct cell best = { diagonal.edits + !same, diagonal.from };

	if (above.edits + 1 < best.edits)
		best = (struct cell){ above.edits + 1, above.from };
	if (left.edits + 1 < best.edits)
		best = (struct cell){ left.edits + 1, left.from };
	return best;
}

/*
 * The tokens [*from, *to) of text that the fewest edits make of the quote's;
 * all of them if anchored. Time grows with the product of the lengths.
 */
static size_t fewest_edits(const struct tokens *quote, const struct tokens *text,
                           bool anchored, size_t *from, size_t *to)
{
	struct cell *column = rr_alloc((quote->count + 1) * sizeof *column), diagonal, left;
	size_t best = quote->count;

	*from = *to = 0;
	for (size_t i = 0; i <= quote->count; i++)
		column[i] = (struct cell){ .edits = i };
	for (size_t k = 0; k < text->count; k++) {
		diagonal = column[0];
		column[0] = anchored ? (struct cell){ k + 1, 0 } : (struct cell){ 0, k + 1 };
		for (size_t i = 1; i <= quote->count; i++) {
			left = column[i];
			column[i] = least(column[i - 1], left, diagonal,
			                  quote->items[i - 1].hash == text->items[k].hash);
			diagonal = left;
		}
		if (anchored ? k + 1 == text->count : column[quote->count].edits < best) {
			best = column[quote->count].edits;
			*from = column[quote->count].from;
			*to = k + 1;
		}
	}
	free(column);
	return best;
}

static double likeness(size_t edits, size_t one, size_t other)
{
	size_t longer = one > other ? one : other;

	return longer == 0 ? 0 : 1 - (double)edits / (double)longer;
}

/* The stretch with the fewest edits, or the whole text. */
static bool seek_like(const struct quote *q, const struct spot *spot, bool whole,
                      struct stretch *s)
{
	size_t from, to, edits;

	if (q->words.count == 0 || spot->tokens.count == 0 ||
	    (double)shared(&q->words, &spot->tokens) < LEAST_SHARED * (double)q->words.count)
		return false;
	edits = fewest_edits(&q->words, &spot->tokens, whole, &from, &to);
	if (whole) {
		from = 0;
		to = spot->tokens.count;
	}
	if (to <= from)
		return false;
	s->words = likeness(edits, q->words.count, to - from);
	s->start = whole ? 0 : spot->tokens.items[from].start;
	s->end = whole ? spot->text.len : spot->tokens.items[to - 1].end;
	return true;
}

/* What stands now between what stood before and behind a short quote. */
static bool seek_between(const struct quote *q, const struct spot *spot, struct stretch *s)
{
	char *before = rr_dup(q->prefix.text), *after = rr_dup(q->suffix.text);
	size_t at, behind = RR_NONE, from, to;
	struct tokens now;

	at = q->prefix.len > 0 ? rr_span_find(spot->text, before, 0) : 0;
	if (at != RR_NONE && q->prefix.len + q->suffix.len >= 12) {
		at += q->prefix.len;
		behind = q->suffix.len > 0 ? rr_span_find(spot->text, after, at) : spot->text.len;
	}
	free(before);
	free(after);
	if (behind == RR_NONE || behind <= at || behind - at > 3 * q->exact.len + 60)
		return false;
	tokens_read(rr_span_sub(spot->text, at, behind), &now);
	s->words = likeness(fewest_edits(&q->words, &now, true, &from, &to), q->words.count,
	                    now.count);
	s->start = at;
	s->end = behind;
	tokens_free(&now);
	return true;
}

struct seeker {
	const struct quote *quote;
	const struct spot *spot;
	void (*found)(void *with, const struct stretch *s);
	void *with;
};

static void tell(const struct seeker *seeker, struct stretch s, bool verbatim)
{
	if (verbatim)
		s.words = 1;
	else if (s.words > 0.999) /* the same but for case and punctuation */
		s.words = 0.999;
	s.score = score(seeker->quote, seeker->spot, &s);
	seeker->found(seeker->with, &s);
}

static bool seek_verbatim(const struct seeker *seeker, struct stretch s)
{
	struct rr_span exact = seeker->quote->exact, text = seeker->spot->text;
	struct rr_str words = { 0 };
	size_t at = RR_NONE;
	bool any;

	rr_str_add(&words, exact);
	if (exact.len > 0)
		at = rr_span_find(text, words.text, 0);
	any = at != RR_NONE;
	for (int i = 0; at != RR_NONE && i < MOST_VERBATIM; i++) {
		s.start = at;
		s.end = at + exact.len;
		tell(seeker, s, true);
		at = rr_span_find(text, words.text, s.end);
	}
	rr_str_free(&words);
	return any;
}

/* What was a whole clause is one still, but where it went into a longer one. */
void quote_seek(const struct quote *q, struct spot *spot, size_t index,
                void (*found)(void *with, const struct stretch *s), void *with)
{
	const struct seeker seeker = { .quote = q, .spot = spot, .found = found, .with = with };
	struct stretch s = { .spot = index };

	if (!spot->read)
		tokens_read(spot->text, &spot->tokens);
	spot->read = true;
	if (q->whole && !rr_span_eq(q->exact, spot->text) && seek_like(q, spot, true, &s) &&
	    s.words >= 0.5) {
		tell(&seeker, s, false);
		return;
	}
	if (seek_verbatim(&seeker, s))
		return;
	if (seek_like(q, spot, false, &s))
		tell(&seeker, s, false);
	if (!q->whole && seek_between(q, spot, &s))
		tell(&seeker, s, false);
}
