/*
 * One pass from left to right over the places at which a mark may begin.
 * Instruments in 《》 are looked up by what the brackets hold.
 */
#include "cite/marks.h"

#include <string.h>

#include "cite/brackets.h"
#include "cite/flaw.h"
#include "cite/plain.h"
#include "cite/symbol.h"
#include "resread/text.h"

#define OPEN "\xE3\x80\x8A" /* 《 */

static struct mark *add(struct reading *r, enum mark_kind kind, size_t start, size_t end)
{
	struct mark *mark;

	r->marks.items = rr_grow(r->marks.items, r->marks.count, &r->marks.cap,
	                         sizeof *r->marks.items);
	mark = &r->marks.items[r->marks.count++];
	*mark = (struct mark){ .kind = kind, .start = start, .end = end };
	return mark;
}

static struct mark *last(struct reading *r)
{
	return r->marks.count > 0 ? &r->marks.items[r->marks.count - 1] : NULL;
}

static bool is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static bool is_small(unsigned char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_ascii_word(unsigned char c)
{
	return is_small(c | 0x20) || is_digit(c);
}

size_t marks_from(const struct reading *r, size_t at)
{
	size_t low = 0, high = r->marks.count;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (r->marks.items[mid].start < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* ---- what begins at a place -------------------------------------------- */

static bool add_unit(struct reading *r, const struct phrase *phrase, size_t start, size_t *end)
{
	struct place place;
	size_t from = start;

	if (!place_read(r->words, r->lang, r->arena, r->text, phrase, &from, end, &place))
		return false;
	while (last(r) != NULL && last(r)->end > from)
		r->marks.count--; /* the number was taken for something else */
	add(r, MARK_PLACE, from, *end)->place = place;
	return true;
}

bool name_before(struct rr_span t, size_t at)
{
	size_t p = at, start, roman;

	while (p > 0 && t.text[p - 1] == ' ')
		p--;
	for (start = p; start > 0 && t.text[start - 1] != ' ' && t.text[start - 1] != '('; start--)
		if (p - start > 40)
			return false;
	roman = start;
	if (roman_read(t, &roman) > 0 && roman == p)
		return false; /* a section's number: раздела II резолюции */
	return start > 1 && p > start && t.text[start] >= 'A' && t.text[start] <= 'Z' &&
		in_word(t, p - 1) && strchr(".;:,", t.text[start - 2]) == NULL;
}

/* True if *at moved on: a phrase was there. */
static bool read_phrase(struct reading *r, size_t *at)
{
	static const enum mark_kind kinds[] = {
		[ROLE_BODY] = MARK_BODY, [ROLE_ACT] = MARK_ACT, [ROLE_OWN] = MARK_OWN,
		[ROLE_INSTRUMENT] = MARK_INSTRUMENT, [ROLE_HEAD] = MARK_HEAD, [ROLE_IBID] = MARK_IBID, [ROLE_ALL] = MARK_ALL,
	};
	size_t end;
	const struct phrase *phrase = words_at(r->words, r->text, *at, &end);

	if (phrase == NULL)
		return false;
	if (phrase->role == ROLE_UNIT) {
		if (!add_unit(r, phrase, *at, &end))
			return false;
	} else if (words_run(phrase) && brackets_spare(r, phrase, *at)) {
		struct mark *mark = add(r, kinds[phrase->role], *at, end);

		mark->phrase = phrase;
		mark->foreign = phrase->role == ROLE_BODY && words_says(phrase, "short") &&
			name_before(r->text, *at);
	} else {
		return false;
	}
	*at = end;
	return true;
}

static bool read_symbol(struct reading *r, size_t *at)
{
	struct rr_str symbol = { 0 };
	struct mark *before = last(r);
	size_t end = *at;
	const char *flaw = NULL;
	bool found = symbol_read(r->text, &end, &symbol) ||
		flaw_symbol(r->text, &end, &symbol, &flaw);

	if (found) {
		struct mark *mark = add(r, MARK_SYMBOL, *at, end);

		mark->symbol = symbol.len > 0 ? rr_arena_dup(r->arena, symbol.text, symbol.len) : NULL;
		mark->flaw = flaw;
	} else if (before != NULL && before->symbol != NULL && suffix_read(r->text, &end)) {
		size_t gap = skip_blanks(r->text, before->end), joined;

		if (words_ask(r->words, ROLE_JOIN, r->text, gap, &joined) != NULL)
			gap = joined;
		else if (gap < *at && strchr(",;&", r->text.text[gap]) != NULL)
			gap++;
		if (skip_blanks(r->text, gap) == *at) {
			suffix_join(before->symbol, rr_span_sub(r->text, *at, end), &symbol);
			add(r, MARK_SUFFIX, *at, end)->symbol =
				rr_arena_dup(r->arena, symbol.text, symbol.len);
			found = true;
		}
	}
	rr_str_free(&symbol);
	if (found)
		*at = end;
	return found;
}

/* "Add.1 and 2": a further suffix of the same kind. */
static bool read_more_suffix(struct reading *r, size_t *at)
{
	struct mark *before = last(r);
	const char *point = before != NULL && before->symbol != NULL ? strrchr(before->symbol, '.') : NULL;
	const char *word = before != NULL && before->symbol != NULL ? strrchr(before->symbol, '/') : NULL;
	size_t end = *at, gap, next;
	struct rr_str suffix = { 0 }, symbol = { 0 };

	while (end < r->text.len && is_digit((unsigned char)r->text.text[end]))
		end++;
	next = skip_blanks(r->text, end);
	if (point == NULL || word == NULL || point < word || end - *at > 2 ||
	    (next < r->text.len && strchr(",;.)]", r->text.text[next]) == NULL) ||
	    (r->text.text[before->end - 1] < '0' || r->text.text[before->end - 1] > '9'))
		return false;
	gap = skip_blanks(r->text, before->end);
	if (words_ask(r->words, ROLE_JOIN, r->text, gap, &gap) == NULL ||
	    skip_blanks(r->text, gap) != *at)
		return false;
	rr_str_add(&suffix, rr_span_of(word + 1, (size_t)(point - word)));
	rr_str_add(&suffix, rr_span_sub(r->text, *at, end));
	if (suffix_read(rr_str_span(&suffix), &(size_t){ 0 })) {
		suffix_join(before->symbol, rr_str_span(&suffix), &symbol);
		add(r, MARK_SUFFIX, *at, end)->symbol = rr_arena_dup(r->arena, symbol.text, symbol.len);
		*at = end;
	}
	rr_str_free(&suffix);
	rr_str_free(&symbol);
	return last(r)->end == *at;
}

/* دإ-9/1: where the mark of a special session begins that stands before a number; RR_NONE. */
static size_t session_before(const struct reading *r, size_t at, enum shape *shape)
{
	enum { FAR = 14 };
	struct rr_span t = r->text;
	size_t p = at, end, hyphen = at > 0 && t.text[at - 1] == '-' ? at - 1 : RR_NONE;
	size_t far = at > FAR ? at - FAR : 0;

	if (at >= 3 && memcmp(t.text + at - 3, "\xE2\x80\x93", 3) == 0)
		hyphen = at - 3;
	if (hyphen == RR_NONE || r->han)
		return RR_NONE;
	while ((p = words_back(r->words, ROLE_SESSION, t, p, far)) != RR_NONE) {
		const struct phrase *mark = words_ask(r->words, ROLE_SESSION, t, p, &end);

		if (mark == NULL || end != hyphen || (p > 0 && word_before(t, p) && in_word(t, p)))
			continue;
		*shape = words_says(mark, "ES") ? SHAPE_EMERGENCY : SHAPE_SPECIAL;
		return words_says(mark, "ES") || words_says(mark, "S") ? p : RR_NONE;
	}
	return RR_NONE;
}

/* A number behind the mark of a special session. True if there is one; *at moves on. */
static bool read_special(struct reading *r, size_t *at)
{
	struct number number;
	enum shape shape;
	size_t end = *at, start = session_before(r, *at, &shape);

	if (start == RR_NONE || !number_read(r->words, r->text, &end, &number) ||
	    number.shape != SHAPE_SESSION)
		return false;
	number.shape = shape;
	add(r, MARK_NUMBER, start, end)->number = number;
	*at = end;
	return true;
}

static bool read_number(struct reading *r, size_t *at)
{
	struct number number;
	struct rr_date date;
	size_t end = *at;
	/* of a number such as Res.1153 the digits alone are none */
	bool part = *at > 1 && strchr("./-_", r->text.text[*at - 1]) != NULL &&
		in_word(r->text, *at - 2);

	if (read_more_suffix(r, at) || read_special(r, at))
		return true;
	if (!part && number_read(r->words, r->text, &end, &number)) {
		add(r, MARK_NUMBER, *at, end)->number = number;
	} else if (!part && plain_read(r, &end, &number)) {
		add(r, MARK_NUMBER, *at, end)->number = number;
	} else if (r->han && rr_lang_date(r->lang, r->text, &end, &date)) {
		add(r, MARK_DATE, *at, end)->date = date;
	} else {
		while (*at < r->text.len && is_ascii_word((unsigned char)r->text.text[*at]))
			++*at;
		return true;
	}
	*at = end;
	return true;
}

/* ---- the pass ---------------------------------------------------------- */

/* In Arabic a phrase may follow one or two letters that mean "and", "to", "in". */
static bool after_word(const struct reading *r, size_t at)
{
	static const uint32_t prefixes[] = { 0x0648, 0x0641, 0x0628, 0x0644, 0x0643 };

	for (int i = 0; i < 2 && at > 0 && word_before(r->text, at); i++) {
		uint32_t cp = rr_utf8_prev(r->text, &at);
		bool prefix = false;

		for (size_t j = 0; j < sizeof prefixes / sizeof *prefixes; j++)
			prefix |= cp == prefixes[j];
		if (!prefix)
			return true;
	}
	return word_before(r->text, at);
}

/* Something may begin here: what it is, or the next place to look at. */
static size_t step(struct reading *r, size_t at)
{
	unsigned char c = (unsigned char)r->text.text[at];
	const struct phrase *title;
	size_t next = at;

	if (is_small(c))
		return read_phrase(r, &next) ? next : at;
	if (!r->han && c >= 0xD8 && c <= 0xDB && after_word(r, at))
		return at;
	if (r->han && c == 0xE3 && at + 3 <= r->text.len &&
	    memcmp(r->text.text + at, OPEN, 3) == 0 && (title = brackets_read(r, &next)) != NULL) {
		add(r, title->role == ROLE_HEAD ? MARK_HEAD : MARK_INSTRUMENT, at, next)->phrase =
			title;
		return next;
	}
	if (c >= 'A' && c <= 'Z' && scan_symbol(r->text, at) && read_symbol(r, &next))
		return next;
	if (read_phrase(r, &next))
		return next;
	if (is_digit(c) && read_number(r, &next))
		return next;
	if ((c == 'S' || c == 'E') && memchr("-S", r->text.text[at + 1 < r->text.len ? at + 1 : at],
	    2) != NULL && read_number(r, &next) && next > at && last(r) != NULL &&
	    last(r)->start == at)
		return next;
	return at;
}

void marks_find(struct reading *r, struct rr_span passage)
{
	const struct starts *starts = words_starts(r->words);
	size_t at = 0;

	r->marks.count = 0;
	r->text = passage;
	if (!scan(starts, r->variants, r->text, &r->places)) {
		r->text = variants_fold(r->variants, passage, &r->folded);
		scan(starts, NULL, r->text, &r->places);
	}
	for (size_t i = 0; i < r->places.count; i++) {
		size_t next = r->places.items[i];

		/* what ends at a place may be followed at once */
		while (next >= at) {
			at = next + 1;
			next = next < r->text.len ? step(r, next) : next;
		}
	}
}
