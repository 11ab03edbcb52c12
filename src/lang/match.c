/*
 * Matching: a walk down the trie along the text, trying every child that
 * fits and keeping the longest end. A budget of steps bounds the walk, so
 * that no text can make a pattern with open captures slow.
 */
#include "lang/walk.h"

#include <string.h>

void walk_ends(struct walk *w, const struct node *n, size_t at, uint32_t last)
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

/* A step that takes no one character of the text: blanks, a jump, a capture. */
static void step_over(struct walk *w, const struct node *n, size_t at, uint32_t before)
{
	if (n->cp == JUMP)
		walk_on(w, &w->section->nodes[n->child], at, before);
	else if (n->cp == 0)
		walk_capture(w, n, at, before);
	else if (before == ' ' || fold_is_han(before))
		walk_on(w, n, at, ' ');
}

/*
 * The child that takes the letter or sign `cp` at `at`; all others that fit
 * are tried on the way, in their order. NULL: no more is to be tried.
 */
static const struct node *child_at(struct walk *w, const struct node *n, size_t at, uint32_t cp,
                                   uint32_t before)
{
	const struct node *nodes = w->section->nodes, *hit = NULL, *child;

	for (uint32_t i = n->child; i != 0; i = child->next) {
		child = &nodes[i];
		if (++w->steps > STEPS)
			return NULL;
		if (child->cp != cp && is_plain(child))
			continue;
		if (hit != NULL)
			walk_on(w, hit, at + 1, cp);
		hit = child->cp == cp ? child : NULL;
		if (hit == NULL)
			step_over(w, child, at, before);
	}
	return hit;
}

/*
 * Where an ASCII letter or sign stands the list of children is walked here;
 * where only one character may follow, and Han stands there, or a number behind
 * ASCII, no list is tried.
 */
void walk_on(struct walk *w, const struct node *n, size_t at, uint32_t last)
{
	const struct node *nodes = w->section->nodes, *child;

	for (;; n = child) {
		unsigned char c;

		if (n->entry != 0)
			walk_ends(w, n, at, last);
		if (n->child == 0)
			return;
		c = at < w->text.len ? (unsigned char)w->text.text[at] : 0;
		if (c > ' ' && c < 0x80) {
			child = child_at(w, n, at++, fold_ascii[c], last);
			if (child == NULL)
				return;
			last = child->cp;
			continue;
		}
		child = &nodes[n->child];
		if (child->next == 0 && is_plain(child) && is_blank_han(w, at))
			c = (unsigned char)w->text.text[++at];
		if (child->next != 0 || !(fold_is_han_byte(c) || (c == ' ' && child->cp == 0))
		    || !(is_plain(child) || child->cp == 0)) {
			walk_list(w, n->child, at, last);
			return;
		}
		if (++w->steps > STEPS)
			return;
		if (child->cp == 0) {
			walk_capture(w, child, at, last);
			return;
		}
		last = fold_next(w->lang, w->text, &at);
		if (last != child->cp)
			return;
	}
}

/* Tries every node of a list at `at`; `before` is the last code point taken. */
void walk_list(struct walk *w, uint32_t list, size_t at, uint32_t before)
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
				walk_on(w, n, near, next);
			else if (n->cp == cp && behind > at
			         && (fold_is_han(before) || fold_is_han(cp) || before == ' '))
				walk_on(w, n, after, cp);
		} else if (n->cp == ' ') {
			if (behind > at || before == ' ' || fold_is_han(before) || fold_is_han(cp))
				walk_on(w, n, behind, ' ');
		} else if (n->cp == JUMP)
			walk_on(w, &nodes[n->child], at, before);
		else
			walk_capture(w, n, at, before);
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

/* number: what stands at `at` as a number, if that is known; NULL */
static bool walk_from(const struct rr_lang *lang, const struct section *section,
                      struct rr_span text, size_t at, bool part, const struct value *number,
                      struct rr_match *out)
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
	if (number != NULL)
		w.values[TAKE_NUMBER] = *number;
	for (uint32_t i = section->trie->roots[cp % ROOTS]; i != 0; i = n->next) {
		n = &nodes[i];
		if (n->cp == cp)
			walk_on(&w, n, next, cp);
	}
	if (section->trie->captures != 0)
		walk_list(&w, section->trie->captures, at, 0);
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
	return may_match(lang, section, text, at)
		&& walk_from(lang, section, text, at, part, NULL, out);
}

bool trie_match_number(const struct rr_lang *lang, const struct section *section, struct rr_span text,
                       size_t at, const struct value *number, struct rr_match *out)
{
	return may_match(lang, section, text, at)
		&& walk_from(lang, section, text, at, false, number, out);
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
