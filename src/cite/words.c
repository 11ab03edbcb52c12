/*
 * Looking phrases up. The text is never copied; match_on() reads it side by
 * side with a folded phrase.
 */
#include "cite/words_in.h"

#include <string.h>

#include "resread/text.h"

#define ENDING 5 /* letters a * stands for */

bool words_acts_after(const struct words *words)
{
	return words->acts_after;
}

bool words_says(const struct phrase *phrase, const char *field)
{
	for (size_t i = 0; i < phrase->entry->field_count; i++)
		if (phrase->entry->fields[i].len > 0 && phrase->entry->fields[i].text[0] == *field &&
		    rr_span_is(phrase->entry->fields[i], field))
			return true;
	return false;
}

/* ---- matching ---------------------------------------------------------- */

/* Steps over what stands for the phrase's one byte c; RR_NONE if it doesn't. */
static size_t step(const struct phrase *phrase, char c, struct rr_span t, size_t at)
{
	const unsigned char *s = (const unsigned char *)t.text + at;
	size_t left = t.len - at, n = 0;

	switch (c) {
	case ' ':
		n = skip_blanks(t, at) - at;
		break;
	case '\'':
		n = left > 0 && s[0] == '\'' ? 1
			: left > 2 && s[0] == 0xE2 && s[1] == 0x80 && s[2] == 0x99 ? 3 : 0;
		break;
	case '-':
		n = left > 0 && s[0] == '-' ? 1
			: left > 2 && s[0] == 0xE2 && s[1] == 0x80 &&
			  (s[2] >= 0x90 && s[2] <= 0x93) ? 3 : 0;
		break;
	default:
		n = left > 0 && (s[0] == (unsigned char)c ||
			(phrase->any_case && lower(s[0]) == lower((unsigned char)c)));
	}
	return n > 0 ? at + n : RR_NONE;
}

static size_t skip_ending(struct rr_span text, size_t at)
{
	for (int i = 0; i < ENDING && in_word(text, at); i++)
		rr_utf8_next(text, &at);
	return at;
}

static bool is_lead(char c)
{
	return ((unsigned char)c & 0xC0) != 0x80;
}

/* How far a phrase and the text agree: bytes of the phrase, and where those end. */
struct agreed {
	size_t bytes, at;
};

/* Goes on as far as the phrase's plain bytes and those of the text are the same. */
static void agree_plainly(const struct phrase *phrase, struct rr_span text, struct agreed *agreed)
{
	const char *a = phrase->text + agreed->bytes, *b = text.text + agreed->at;
	size_t n = 0, most = phrase->plain > agreed->bytes ? phrase->plain - agreed->bytes : 0;
	bool all = most <= text.len - agreed->at;

	if (!all)
		most = text.len - agreed->at;
	while (n + 8 <= most && memcmp(a + n, b + n, 8) == 0)
		n += 8;
	while (n < most && a[n] == b[n])
		n++;
	/* the blank before what differs may be the first of several */
	if ((n < most || !all) && n > 0 && a[n - 1] == ' ')
		n--;
	agreed->bytes += n;
	agreed->at += n;
}

/* Where the phrase that begins at `start` ends; RR_NONE where *agreed says it parts. */
static size_t match_on(const struct phrase *phrase, struct rr_span text, size_t start,
                       struct agreed *agreed)
{
	size_t end = RR_NONE, at;

	agree_plainly(phrase, text, agreed);
	at = agreed->at;
	for (size_t i = agreed->bytes; i < phrase->len; i++) {
		char c = phrase->text[i];

		if (c == '*') {
			at = skip_ending(text, at);
		} else if (c == '~') {
			end = at;
		} else {
			if (phrase->han && is_lead(c) && at > start)
				at = skip_blanks(text, at);
			at = step(phrase, c, text, at);
			if (at == RR_NONE) {
				agreed->bytes = i;
				return RR_NONE;
			}
		}
	}
	agreed->bytes = phrase->len;
	if (end != RR_NONE)
		return end;
	if (!phrase->han && at > 0 && at < text.len && word_before(text, at) && in_word(text, at) &&
	    phrase->text[phrase->len - 1] != '\'' &&
	    ((unsigned char)text.text[at - 1] < 0x80 || (unsigned char)text.text[at] >= 0x80))
		return RR_NONE;
	return at;
}

static size_t match(const struct phrase *phrase, struct rr_span text, size_t at)
{
	return match_on(phrase, text, at, &(struct agreed){ 0, at });
}

/*
 * The longest phrase of a bucket that matches. One that is read as the one
 * tried before up to where that parted from the text parts from it there, too.
 */
static const struct phrase *match_in(const struct words *words, size_t bucket,
                                     struct rr_span text, size_t at, size_t *end)
{
	struct agreed tried = { 0, at };
	size_t same = 0;

	for (const struct phrase *p = words->found[bucket]; p != NULL; p = p->next) {
		size_t to;

		same = p->same < same ? p->same : same;
		if (same > tried.bytes)
			continue;
		tried = (struct agreed){ 0, at };
		to = match_on(p, text, at, &tried);
		same = p->len;
		if (to != RR_NONE) {
			*end = to;
			return p;
		}
	}
	return NULL;
}

/* Whether a phrase may begin with those characters, the next of which stand at `third`. */
static bool goes_on(const struct words *words, const char key[PAIR], struct rr_span text,
                    size_t third)
{
	unsigned triple;

	if (has_bit(words->pairs, pair_of(key, key + 3)))
		return true;
	third = skip_blanks(text, third);
	if (third + 3 > text.len)
		return false;
	triple = triple_of(key, key + 3, text.text + third);
	if (!has_bit(words->triples, triple))
		return false;
	if (has_bit(words->threes, triple))
		return true;
	third = skip_blanks(text, third + 3);
	return third + 3 <= text.len && has_bit(words->quads, quad_of(triple, text.text + third));
}

/* The same by the first two characters, the second of which stands at `second`. */
static const struct phrase *match_pair(const struct words *words, struct rr_span text, size_t at,
                                       size_t second, size_t *end)
{
	struct agreed tried = { 0, at };
	size_t same = 0;
	char key[PAIR];

	memcpy(key, text.text + at, 3);
	memcpy(key + 3, text.text + second, 3);
	if (!goes_on(words, key, text, second + 3))
		return NULL;
	for (const struct phrase *p = words->found[bucket_of(key, PAIR)]; p != NULL; p = p->next) {
		size_t to;

		same = p->same < same ? p->same : same;
		if (same > tried.bytes || p->len < PAIR || memcmp(p->text, key, PAIR) != 0 ||
		    (!p->han && second > at + 3))
			continue;
		tried = (struct agreed){ PAIR, second + 3 };
		to = match_on(p, text, at, &tried);
		same = p->len;
		if (to != RR_NONE) {
			*end = to;
			return p;
		}
	}
	return NULL;
}

/* Where characters have three bytes: by the first two, or by the first alone. */
static const struct phrase *wide_at(const struct words *words, struct rr_span text, size_t at,
                                    size_t *end)
{
	const struct phrase *best = NULL, *other = NULL;
	size_t second, to = 0;
	unsigned c;

	if (text.len - at < 3)
		return NULL;
	c = character(text.text + at);
	if (has_bit(words->first, c)) {
		second = skip_blanks(text, at + 3);
		if (second + 3 <= text.len && (unsigned char)text.text[second] >= 0xE0)
			best = match_pair(words, text, at, second, end);
	}
	if (has_bit(words->alone, c))
		other = match_in(words, bucket_of(text.text + at, 3), text, at, &to);
	if (other == NULL || (best != NULL && best->len >= other->len))
		return best;
	*end = to;
	return other;
}

const struct phrase *words_at(const struct words *words, struct rr_span text, size_t at,
                              size_t *end)
{
	const char *s = text.text + at;
	size_t left = text.len - at, len, to = 0;
	const struct phrase *best, *other;

	if (left < 2)
		return NULL;
	if ((unsigned char)s[0] >= 0xE0)
		return wide_at(words, text, at, end);
	len = key_len(s, left);
	best = has_bit(words->starts, start_of(s, len))
		? match_in(words, bucket_of(s, len), text, at, end) : NULL;
	if (len == 2 || !has_bit(words->starts, start_of(s, 2)))
		return best;
	other = match_in(words, bucket_of(s, 2), text, at, &to);
	if (other == NULL || (best != NULL && *end >= to))
		return best;
	*end = to;
	return other;
}

/* Whether a phrase may begin with the three characters of three bytes at s. */
static bool may_begin(const struct words *words, const char *s)
{
	unsigned c = character(s);

	if (has_bit(words->alone, c))
		return true;
	if (!has_bit(words->first, c))
		return false;
	return (unsigned char)s[3] < 0xE4 || (unsigned char)s[6] < 0xE4 ||
		has_bit(words->pairs, pair_of(s, s + 3)) ||
		has_bit(words->triples, triple_of(s, s + 3, s + 6));
}

size_t words_skip(const struct words *words, struct rr_span text, size_t at)
{
	while (at + 9 <= text.len && (unsigned char)text.text[at] >= 0xE4 &&
	       (unsigned char)text.text[at] < 0xF0 && !may_begin(words, text.text + at))
		at += 3;
	return at;
}

const struct phrase *words_ask(const struct words *words, enum role role,
                               struct rr_span text, size_t at, size_t *end)
{
	unsigned char c;

	if (at >= text.len || !has_bit(words->asked_first[role],
	                               first_of(text.text + at, text.len - at)))
		return NULL;
	c = lower((unsigned char)text.text[at]);
	for (const struct phrase *p = words->asked[role]; p != NULL; p = p->next) {
		unsigned char first = lower((unsigned char)p->text[0]);

		/* hyphens and apostrophes have other forms; all else is as written */
		if (first != c && first != '-' && first != '\'')
			continue;
		size_t to = match(p, text, at);

		if (to != RR_NONE) {
			*end = to;
			return p;
		}
	}
	return NULL;
}

/*
 * The first head in the name, in languages where a name goes on behind it;
 * in Chinese the last. Which is looked for in the buckets, but a phrase that
 * is all of the name hides the head it begins with: then shorter ones of the
 * same bucket count.
 */
const struct phrase *words_head(const struct words *words, struct rr_span name)
{
	static const size_t lens[] = { PAIR, 4, 3, 2 };
	const struct phrase *found = NULL;

	for (size_t at = 0; at < name.len; rr_utf8_next(name, &at)) {
		if (!words->acts_after && at > 0 && word_before(name, at))
			continue;
		for (size_t i = 0; i < sizeof lens / sizeof *lens; i++) {
			const struct phrase *p = at + lens[i] > name.len ? NULL
				: words->found[bucket_of(name.text + at, lens[i])];

			for (; p != NULL; p = p->next)
				if (p->role == ROLE_HEAD && match(p, name, at) != RR_NONE)
					break;
			if (p == NULL)
				continue;
			if (!words->acts_after)
				return p;
			found = p;
		}
	}
	return found;
}

size_t skip_links(const struct words *words, struct rr_span text, size_t at)
{
	size_t end;

	for (;;) {
		at = skip_blanks(text, at);
		if (at >= text.len || words_ask(words, ROLE_LINK, text, at, &end) == NULL ||
		    end == at)
			return at;
		at = end;
	}
}

bool links_reach(const struct words *words, struct rr_span text, size_t from, size_t at)
{
	size_t end;

	for (;;) {
		from = skip_blanks(text, from);
		if (from >= at)
			return from == at;
		if (words_ask(words, ROLE_LINK, text, from, &end) == NULL || end == from)
			return false;
		from = end;
	}
}
