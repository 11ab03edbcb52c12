/*
 * Matching: a walk down the trie along the text, trying every child that
 * fits and keeping the longest end. A budget of steps bounds the walk, so
 * that no text can make a pattern with open captures slow.
 */
#include "lang/pack.h"

#include <string.h>

#define STEPS 20000
#define TEXT_LIMIT ((size_t)4000) /* bytes of one text capture */

/* What a capture of a number or a date took. */
struct value {
	size_t at, end; /* `at` RR_NONE: none was read yet */
	long number;
	bool got;
};

struct walk {
	const struct rr_lang *lang;
	const struct section *section;
	struct rr_span text;
	bool part;      /* a letter may follow the match */
	bool found;
	unsigned steps;
	size_t start, end; /* of the best so far; end 0 until there is one */
	struct rr_match *best; /* written once there is one */
	size_t open_count;
	struct rr_capture open[RR_CAPTURES];
	struct value values[TAKES]; /* each kind's last, read anew by every phrase */
};

static void down(struct walk *w, uint32_t list, size_t at, uint32_t before);
static void capture(struct walk *w, const struct node *n, size_t at, uint32_t before);

static struct rr_span name_of(const struct walk *w, const struct node *n)
{
	return w->section->captures[n->name].name;
}

static void reached(struct walk *w, const struct node *n, size_t at, uint32_t last)
{
	size_t next = at = fold_marks(w->text, at);

	if (!w->part && fold_is_letter(last) && fold_is_letter(fold_next(w->lang, w->text, &next)))
		return;
	if (w->found && at <= w->end)
		return;
	w->found = true;
	w->end = at;
	w->best->entry = &w->section->entries[n->entry - 1];
	w->best->start = w->start;
	w->best->end = at;
	w->best->capture_count = w->open_count;
	for (size_t i = 0; i < w->open_count; i++)
		w->best->captures[i] = w->open[i];
}

static bool is_plain(const struct node *n)
{
	return n->cp > ' ' && n->cp != JUMP;
}

/* Whether one blank stands before a Han character, which is as if there were none. */
static bool is_blank_han(const struct walk *w, size_t at)
{
	return at + 1 < w->text.len && w->text.text[at] == ' '
		&& fold_is_han_byte((unsigned char)w->text.text[at + 1]);
}

/*
 * Where only one character may follow, and ASCII or Han stands there, or a
 * number behind ASCII, no list is tried.
 */
static void arrive(struct walk *w, const struct node *n, size_t at, uint32_t last)
{
	const struct node *nodes = w->section->nodes, *child;

	for (;; n = child) {
		unsigned char c;

		if (n->entry != 0)
			reached(w, n, at, last);
		if (n->child == 0)
			return;
		child = &nodes[n->child];
		if (child->next == 0 && is_plain(child) && is_blank_han(w, at))
			at++;
		c = at < w->text.len ? (unsigned char)w->text.text[at] : 0;
		if (child->next != 0 || !((c > ' ' && c < 0x80) || fold_is_han_byte(c)
		    || (c == ' ' && child->cp == 0)) || !(is_plain(child) || child->cp == 0)) {
			down(w, n->child, at, last);
			return;
		}
		if (++w->steps > STEPS)
			return;
		if (child->cp == 0) {
			capture(w, child, at, last);
			return;
		}
		last = fold_next(w->lang, w->text, &at);
		if (last != child->cp)
			return;
	}
}

static void take(struct walk *w, const struct node *n, size_t start, size_t end, long number)
{
	if (w->open_count == RR_CAPTURES)
		return;
	w->open[w->open_count++] = (struct rr_capture){ name_of(w, n), start, end, number };
	/* the digit zero: a capture neither forbids nor asks for a word's end */
	arrive(w, n, end, n->take == TAKE_WORD ? 'a' : '0');
	w->open_count--;
}

/* At the end of a phrase a text takes all that is left. */
static void take_rest(struct walk *w, const struct node *n, size_t start)
{
	size_t end = w->text.len;

	while (end > start && strchr(" \t\r\n", w->text.text[end - 1]) != NULL)
		end--;
	if (end > start && w->open_count < RR_CAPTURES) {
		w->open[w->open_count++] = (struct rr_capture){ name_of(w, n), start, end, -1 };
		reached(w, n, end, '0');
		w->open_count--;
	}
}

/* The shortest text that lets the rest of a phrase match. */
static void take_text(struct walk *w, const struct node *n, size_t at)
{
	const struct capture *capture = &w->section->captures[n->name];
	size_t start = fold_blanks(w->text, at), end = start, next = start;
	bool was = w->found;
	size_t reach = w->end;

	if (n->child != 0 && w->open_count < RR_CAPTURES && end < w->text.len)
		fold_next(w->lang, w->text, &next);
	for (; next > end && end - start < TEXT_LIMIT && w->steps < STEPS; w->steps++) {
		end = next;
		if (!follow_stands(w->lang, capture, w->text, end, &next))
			continue;
		w->open[w->open_count++] = (struct rr_capture){ name_of(w, n), start, end, -1 };
		down(w, n->child, end, '0');
		w->open_count--;
		if (w->found && (!was || w->end > reach))
			break;
	}
	if (n->entry != 0)
		take_rest(w, n, start);
}

static void take_word(struct walk *w, const struct node *n, size_t at)
{
	size_t end = at;

	while (end < w->text.len && strchr(" \t\r\n,;", w->text.text[end]) == NULL)
		end++;
	if (end > at)
		take(w, n, at, end, -1);
}

static const struct value *value_at(struct walk *w, enum take take, size_t at);

/* Reads what a capture of a number or a date takes, and steps over it. */
static bool read_value(struct walk *w, enum take take, size_t *at, long *value)
{
	const struct value *number;
	struct rr_date date;

	switch (take) {
	case TAKE_DATE:
		return rr_lang_date(w->lang, w->text, at, &date);
	case TAKE_MONTH:
		if (read_month(w->lang, w->text, at, value))
			return true;
		number = value_at(w, TAKE_NUMBER, *at);
		*at = number->end;
		*value = number->number;
		return number->got;
	case TAKE_ORDINAL:
		return rr_lang_ordinal(w->lang, w->text, at, value)
			|| rr_lang_number(w->lang, w->text, at, value);
	default:
		return rr_lang_number(w->lang, w->text, at, value);
	}
}

/* What stands at `at` for a capture of that kind, read once. */
static const struct value *value_at(struct walk *w, enum take take, size_t at)
{
	struct value *v = &w->values[take];

	if (v->at != at) {
		*v = (struct value){ .at = at, .end = at, .number = -1 };
		v->got = read_value(w, take, &v->end, &v->number);
	}
	return v;
}

static void capture(struct walk *w, const struct node *n, size_t at, uint32_t before)
{
	size_t start = fold_is_han(before) || n->take == TAKE_DATE
		? fold_blanks(w->text, at) : at;

	if (n->take == TAKE_TEXT) {
		take_text(w, n, at);
	} else if (n->take == TAKE_WORD) {
		take_word(w, n, start);
	} else if (follow_starts_number(w->lang, w->text, start)) {
		struct value v = *value_at(w, (enum take)n->take, start);

		if (v.got)
			take(w, n, start, v.end, v.number);
	}
}

/* Tries every node of a list at `at`; `before` is the last code point taken. */
static void down(struct walk *w, uint32_t list, size_t at, uint32_t before)
{
	size_t behind = fold_blanks(w->text, at = fold_marks(w->text, at));
	size_t after = behind, near = at;
	uint32_t cp = fold_next(w->lang, w->text, &after); /* beyond blanks */
	uint32_t next = behind == at ? cp : fold_next(w->lang, w->text, &near);

	if (behind == at)
		near = after;
	for (const struct node *nodes = w->section->nodes, *n; list != 0; list = n->next) {
		n = &nodes[list];
		if (++w->steps > STEPS)
			return;
		if (is_plain(n)) {
			if (n->cp == next)
				arrive(w, n, near, next);
			else if (n->cp == cp && behind > at
			         && (fold_is_han(before) || fold_is_han(cp) || before == ' '))
				arrive(w, n, after, cp);
		} else if (n->cp == ' ') {
			if (behind > at || before == ' ' || fold_is_han(before) || fold_is_han(cp))
				arrive(w, n, behind, ' ');
		} else if (n->cp == JUMP)
			arrive(w, &nodes[n->child], at, before);
		else
			capture(w, n, at, before);
	}
}

bool trie_has_first(const struct section *section, uint32_t cp)
{
	if ((section->trie->firsts[cp % FIRSTS / 32] >> cp % 32 & 1) == 0)
		return false;
	for (uint32_t i = section->trie->roots[cp % ROOTS]; i != 0; i = section->nodes[i].next)
		if (section->nodes[i].cp == cp)
			return true;
	return false;
}

static bool walk_from(const struct rr_lang *lang, const struct section *section,
                      struct rr_span text, size_t at, bool part, struct rr_match *out)
{
	const struct node *nodes = section->nodes, *n;
	struct walk w;
	size_t next = at;
	uint32_t cp = fold_next(lang, text, &next);

	/* not zeroed as a whole: most walks end after a step or two */
	w.lang = lang;
	w.section = section;
	w.text = text;
	w.part = part;
	w.found = false;
	w.steps = 0;
	w.start = at;
	w.end = 0;
	w.best = out;
	w.open_count = 0;
	for (size_t i = 0; i < TAKES; i++)
		w.values[i].at = RR_NONE;
	for (uint32_t i = section->trie->roots[cp % ROOTS]; i != 0; i = n->next) {
		n = &nodes[i];
		if (n->cp == cp)
			arrive(&w, n, next, cp);
	}
	if (section->trie->captures != 0)
		down(&w, section->trie->captures, at, 0);
	return w.found;
}

/* Whether a capture that a phrase begins with may take what stands at `at`. */
static bool may_capture(const struct rr_lang *lang, const struct section *section,
                        struct rr_span text, size_t at)
{
	const struct node *n;

	for (uint32_t i = section->trie->captures; i != 0; i = n->next) {
		n = &section->nodes[i];
		if (n->cp != 0 || n->take == TAKE_TEXT || n->take == TAKE_WORD)
			return true;
	}
	return follow_starts_number(lang, text, fold_blanks(text, at));
}

/*
 * Whether a phrase may begin at `at`, by the first few code points: most
 * places start nothing, which is told before a walk is set up.
 */
static bool may_begin(const struct rr_lang *lang, const struct section *section,
                      struct rr_span text, size_t at)
{
	const struct trie *trie = section->trie;
	uint32_t cp = fold_next(lang, text, &at), prefix = trie_prefix(0, cp);

	if ((trie->firsts[cp % FIRSTS / 32] >> cp % 32 & 1) == 0)
		return false;
	for (int depth = 1;; depth++) {
		uint32_t bit = trie_prefix_bit(prefix);

		if (trie->prefixes[bit / 32] >> bit % 32 & 1)
			return true;
		if (depth == PREFIX || at >= text.len)
			return false;
		if (fold_blanks(text, at) > at) /* a walk may step over them */
			return true;
		prefix = trie_prefix(prefix, fold_next(lang, text, &at));
	}
}

/* The first byte alone tells most. */
static bool may_start(const struct trie *trie, unsigned char byte)
{
	return trie->starts[byte / 32] >> byte % 32 & 1;
}

static bool may_match(const struct rr_lang *lang, const struct section *section,
                      struct rr_span text, size_t at)
{
	return section != NULL && at < text.len
		&& may_start(section->trie, (unsigned char)text.text[at])
		&& (may_begin(lang, section, text, at)
		    || (section->trie->captures != 0 && may_capture(lang, section, text, at)));
}

bool trie_match(const struct rr_lang *lang, const struct section *section,
                struct rr_span text, size_t at, bool part, struct rr_match *out)
{
	return may_match(lang, section, text, at) && walk_from(lang, section, text, at, part, out);
}

bool rr_lang_may_match(const struct rr_lang *lang, const char *section, struct rr_span text)
{
	return may_match(lang, pack_section(lang, section), text, 0);
}

bool rr_known_may_match(const struct rr_lang *lang, enum rr_known section, struct rr_span text)
{
	return may_match(lang, known_section(lang, section), text, 0);
}

bool rr_known_match(const struct rr_lang *lang, enum rr_known section,
                    struct rr_span text, size_t at, struct rr_match *out)
{
	const struct section *found = known_section(lang, section);

	return at < text.len && may_start(found->trie, (unsigned char)text.text[at])
		&& trie_match(lang, found, text, at, false, out);
}

bool rr_lang_match(const struct rr_lang *lang, const char *section, struct rr_span text,
                   size_t at, struct rr_match *out)
{
	return trie_match(lang, pack_section(lang, section), text, at, false, out);
}

bool rr_lang_search(const struct rr_lang *lang, const char *section, struct rr_span text,
                    size_t from, struct rr_match *out)
{
	const struct section *found = pack_section(lang, section);

	for (size_t at = from; found != NULL && at < text.len; at++) {
		if (!may_start(found->trie, (unsigned char)text.text[at]))
			continue;
		if (fold_is_letter((unsigned char)text.text[at]) && fold_before_is_letter(text, at))
			continue;
		if (trie_match(lang, found, text, at, false, out))
			return true;
	}
	return false;
}

const struct rr_capture *rr_match_capture(const struct rr_match *m, const char *name)
{
	for (size_t i = 0; i < m->capture_count; i++)
		if (rr_span_is(m->captures[i].name, name))
			return &m->captures[i];
	return NULL;
}
