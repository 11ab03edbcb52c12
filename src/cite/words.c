/*
 * Looking phrases up. The text is never copied; match_on() reads it side by
 * side with a folded phrase.
 */
#include "cite/words_in.h"

#include <string.h>

#include "resread/text.h"

#define ENDING 5 /* letters a * stands for */

const struct starts *words_starts(const struct words *words)
{
	return &words->starts;
}

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
	size_t end; /* where ~ stood among them; RR_NONE */
};

/* Goes on as far as the phrase's plain bytes and those of the text are the same. */
static void agree_plainly(const struct phrase *phrase, struct rr_span text, struct agreed *agreed)
{
	const char *a = phrase->text + agreed->bytes, *b = text.text + agreed->at;
	size_t n = 0, most = phrase->plain > agreed->bytes ? phrase->plain - agreed->bytes : 0;
	bool all = most <= text.len - agreed->at;

	if (!all)
		most = text.len - agreed->at;
	for (; n + EIGHT <= most; n += EIGHT) {
		uint64_t differ = eight_bytes(a + n) ^ eight_bytes(b + n);

		if (differ != 0) {
			n += (size_t)__builtin_ctzll(differ) / 8;
			most = n;
			all = false;
			break;
		}
	}
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
	size_t at;

	if (agreed->bytes < phrase->plain)
		agree_plainly(phrase, text, agreed);
	for (; agreed->bytes < phrase->len; agreed->bytes++) {
		char c = phrase->text[agreed->bytes];

		at = agreed->at;
		if (c == '*') {
			at = skip_ending(text, at);
		} else if (c == '~') {
			agreed->end = at;
		} else {
			if (phrase->han && is_lead(c) && at > start)
				at = skip_blanks(text, at);
			at = step(phrase, c, text, at);
			if (at == RR_NONE)
				return RR_NONE;
		}
		agreed->at = at;
	}
	at = agreed->at;
	if (agreed->end != RR_NONE)
		return agreed->end;
	if (!phrase->han && at > 0 && at < text.len && word_before(text, at) && in_word(text, at) &&
	    phrase->text[phrase->len - 1] != '\'' &&
	    ((unsigned char)text.text[at - 1] < 0x80 || (unsigned char)text.text[at] >= 0x80))
		return RR_NONE;
	return at;
}

static size_t match(const struct phrase *phrase, struct rr_span text, size_t at)
{
	return match_on(phrase, text, at, &(struct agreed){ 0, at, RR_NONE });
}

/* Whether a phrase that agrees so far surely parts from the text right there. */
static bool parts(const struct phrase *phrase, struct rr_span text, const struct agreed *agreed)
{
	unsigned char c = agreed->bytes < phrase->len ? (unsigned char)phrase->text[agreed->bytes] : '*';
	unsigned char t = agreed->at < text.len ? (unsigned char)text.text[agreed->at] : '\0';

	if (c == t || c == '*' || c == '~' || c == ' ' || c == '-' || c == '\'' ||
	    (phrase->any_case && lower(c) == lower(t)))
		return false;
	/* between Han there may be blanks */
	return !phrase->han || (t > ' ' && t < 0xC2) || t > 0xE3;
}

/*
 * The longest phrase of a list that matches. They stand in the order of
 * their letters: one that is read as the one tried before up to where that
 * parted from the text parts from it there, too, or goes on from there.
 */
static const struct phrase *match_in(const struct phrase *list, struct rr_span text, size_t at,
                                     size_t *end)
{
	const struct phrase *best = NULL;
	struct agreed tried = { 0, at, RR_NONE };
	size_t same = 0; /* first bytes shared with the one tried last */

	for (const struct phrase *p = list, *next; p != NULL; p = next) {
		size_t to;

		same = p->same < same ? p->same : same;
		next = p->beyond;
		if (same > tried.bytes || (same == tried.bytes && parts(p, text, &tried)))
			continue;
		next = p->next;
		if (same < tried.bytes)
			tried = (struct agreed){ 0, at, RR_NONE };
		to = match_on(p, text, at, &tried);
		same = p->len;
		if (to != RR_NONE && (best == NULL || p->rank < best->rank)) {
			best = p;
			*end = to;
		}
	}
	return best;
}

/* Whether a phrase may begin with those characters, the next of which stand at `third`. */
static bool goes_on(const struct wide_starts *wide, const char key[PAIR], struct rr_span text,
                    size_t third)
{
	unsigned triple;

	if (has_bit(wide->pairs, pair_of(key, key + 3)))
		return true;
	third = skip_blanks(text, third);
	if (third + 3 > text.len)
		return false;
	triple = triple_of(key, key + 3, text.text + third);
	if (!has_bit(wide->triples, triple))
		return false;
	if (has_bit(wide->threes, triple))
		return true;
	third = skip_blanks(text, third + 3);
	return third + 3 <= text.len && has_bit(wide->quads, quad_of(triple, text.text + third));
}

/* The same by the first two characters, if those may begin one that counts. */
static const struct phrase *match_pair(const struct words *words, const struct wide_starts *wide,
                                       struct rr_span text, size_t at, size_t *end)
{
	size_t second = skip_blanks(text, at + 3);
	char key[PAIR];

	if (second + 3 > text.len || (unsigned char)text.text[second] < 0xE0)
		return NULL;
	memcpy(key, text.text + at, 3);
	memcpy(key + 3, text.text + second, 3);
	return goes_on(wide, key, text, second + 3)
		? match_in(words->found[bucket_of(key, PAIR)], text, at, end) : NULL;
}

/* Where characters have three bytes: by the first two, or by the first alone. */
static const struct phrase *wide_at(const struct words *words, const struct wide_starts *wide,
                                    struct rr_span text, size_t at, size_t *end)
{
	const struct phrase *best, *other = NULL;
	unsigned c = character(text.text + at);
	size_t to = 0;

	if (has_bit(wide->alone, c))
		other = match_in(words->found[bucket_of(text.text + at, 3)], text, at, &to);
	/* a longer title hides what one character says */
	if (other != NULL)
		wide = &words->starts.titles;
	best = has_bit(wide->first, c) ? match_pair(words, wide, text, at, end) : NULL;
	if (other == NULL || (best != NULL && best->len >= other->len))
		return best;
	*end = to;
	return other;
}

const struct phrase *words_at(const struct words *words, struct rr_span text, size_t at,
                              size_t *end)
{
	const char *s = text.text + at;
	size_t left = text.len - at, to = 0;
	const struct phrase *best = NULL, *other;
	uint32_t bytes;

	if (left < 2)
		return NULL;
	if ((unsigned char)s[0] >= 0xE0)
		return left < 3 ? NULL : wide_at(words, &words->starts.running, text, at, end);
	if (!may_start(&words->starts, text, at))
		return NULL;
	bytes = (uint32_t)first_bytes(text, at);
	if (key_len(s, left) == 4 && has_bit(words->starts.fours, four_of(bytes)))
		best = match_in(words->found[bucket_of(s, 4)], text, at, end);
	if (!has_bit(words->starts.threes, three_of(bytes)))
		return best;
	other = match_in(words->found[bucket_of(s, 2)], text, at, &to);
	if (other == NULL || (best != NULL && *end >= to))
		return best;
	*end = to;
	return other;
}

const struct phrase *words_title(const struct words *words, struct rr_span title)
{
	const struct phrase *phrase = NULL;
	size_t end = 0;

	if (title.len >= 3 && (unsigned char)title.text[0] >= 0xE0)
		phrase = wide_at(words, &words->starts.titles, title, 0, &end);
	else
		phrase = words_at(words, title, 0, &end);
	return end == title.len ? phrase : NULL;
}

bool words_run(const struct phrase *phrase)
{
	return (phrase->role != ROLE_INSTRUMENT && phrase->role != ROLE_HEAD) || !phrase->han ||
		words_says(phrase, "bare");
}

const struct phrase *words_ask(const struct words *words, enum role role,
                               struct rr_span text, size_t at, size_t *end)
{
	const char *s = text.text + at;
	unsigned first;

	if (at >= text.len || !has_bit(words->asked_two[role], two_of(s, text.len - at)))
		return NULL;
	first = first_of(s, text.len - at);
	return has_bit(words->asked_first[role], first)
		? match_in(words->asked[role][first % ASKED], text, at, end) : NULL;
}

size_t words_back(const struct words *words, enum role role, struct rr_span text, size_t at,
                  size_t far)
{
	const uint32_t *bits = words->asked_first[role];

	while (at > far && at > 0) {
		at--;
		if (is_lead(text.text[at]) && has_bit(bits, first_of(text.text + at, text.len - at)))
			return at;
	}
	return RR_NONE;
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
			const struct phrase *head = NULL;

			for (; p != NULL; p = p->next)
				if (p->role == ROLE_HEAD && (head == NULL || p->rank < head->rank) &&
				    match(p, name, at) != RR_NONE)
					head = p;
			if (head == NULL)
				continue;
			if (!words->acts_after)
				return head;
			found = head;
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
