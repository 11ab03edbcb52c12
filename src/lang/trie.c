/*
 * Compiling a section. Plain phrases go into one trie of folded code points,
 * so that matching a thousand verbs costs no more than reading the longest
 * of them. Behind a choice or an optional part a phrase goes its own way:
 * each choice ends in a jump to the one place where the phrase goes on, so a
 * phrase costs as many nodes as it has characters, however many choices.
 */
#include "lang/pack.h"

#include <string.h>

static const struct {
	const char *name;
	enum take take;
} takes[] = {
	{ "text", TAKE_TEXT }, { "word", TAKE_WORD }, { "number", TAKE_NUMBER },
	{ "ordinal", TAKE_ORDINAL }, { "date", TAKE_DATE }, { "month", TAKE_MONTH },
	/* names that need no type behind them */
	{ "n", TAKE_NUMBER }, { "for", TAKE_NUMBER }, { "against", TAKE_NUMBER },
	{ "abstaining", TAKE_NUMBER }, { "day", TAKE_NUMBER }, { "year", TAKE_NUMBER },
	{ "session", TAKE_ORDINAL }, { "meeting", TAKE_ORDINAL },
};

struct writer {
	const struct rr_lang *lang;
	struct section *section;
	const struct rr_entry *entry;
	bool own; /* the phrase has gone its own way */
};

static struct node *add_node(struct writer *w, struct node *parent, uint32_t cp,
                             struct rr_span name, enum take take)
{
	struct node **list = parent ? &parent->child
		: cp ? &w->section->roots[cp % ROOTS] : &w->section->captures;
	struct node *n;

	for (; *list != NULL; list = &(*list)->next)
		if (!w->own && !(*list)->own && (*list)->cp == cp && (*list)->take == take
		    && rr_span_eq((*list)->name, name))
			return *list;
	n = rr_arena_alloc(w->lang->arena, sizeof *n);
	n->cp = cp;
	n->name = name;
	n->take = take;
	n->own = w->own;
	*list = n;
	return n;
}

static struct node *add_capture(struct writer *w, struct node *at, struct rr_span inner)
{
	size_t colon = rr_span_find(inner, ":", 0);
	struct rr_span name = rr_span_sub(inner, 0, colon);
	struct rr_span type = colon == RR_NONE ? name
		: rr_span_sub(inner, colon + 1, inner.len);
	enum take take = TAKE_TEXT;

	for (size_t i = 0; i < sizeof takes / sizeof *takes; i++)
		if (rr_span_is(type, takes[i].name))
			take = takes[i].take;
	return add_node(w, at, 0, name, take);
}

/* The bracket that closes the one at s[0]; the brackets are known to match. */
static size_t closing(struct rr_span s)
{
	size_t depth = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.text[i] == '\\')
			i++;
		else if (strchr("([{", s.text[i]) != NULL)
			depth++;
		else if (strchr(")]}", s.text[i]) != NULL && --depth == 0)
			return i;
	}
	return s.len;
}

static struct node *write_out(struct writer *w, struct node *at, struct rr_span s);
static void write_phrase(struct writer *w, struct rr_span s);

/* Each choice inside the brackets is handed to `write`. */
static void each_choice(struct writer *w, struct node *at, struct rr_span inner,
                        struct rr_span rest, struct node *join)
{
	size_t start = 0, depth = 0;

	for (size_t i = 0; i <= inner.len; i++) {
		char c = i < inner.len ? inner.text[i] : '|';
		struct rr_span choice;

		if (c == '\\')
			i++;
		else if (c == '(' || c == '[' || c == '{')
			depth++;
		else if (c == ')' || c == ']' || c == '}')
			depth--;
		else if (c == '|' && depth == 0) {
			choice = rr_span_sub(inner, start, i);
			start = i + 1;
			if (at == NULL) /* at its start a phrase is written out once a choice */
				write_phrase(w, rr_span(rr_arena_printf(w->lang->arena, "%.*s%.*s",
					(int)choice.len, choice.text, (int)rest.len, rest.text)));
			else
				add_node(w, write_out(w, at, choice), JUMP, rr_span_of("", 0), TAKE_TEXT)->child = join;
		}
	}
}

/* A choice or an optional part at s[0]; gives the node the phrase goes on from. */
static struct node *write_group(struct writer *w, struct node *at, struct rr_span s, size_t end)
{
	struct rr_span inner = rr_span_sub(s, 1, end), rest = rr_span_sub(s, end + 1, s.len);
	struct node *join;

	if (at == NULL) {
		each_choice(w, NULL, inner, rest, NULL);
		if (s.text[0] == '[')
			write_phrase(w, rest);
		return NULL;
	}
	w->own = true;
	join = rr_arena_alloc(w->lang->arena, sizeof *join);
	join->own = true;
	join->cp = JUMP;
	each_choice(w, at, inner, rest, join);
	if (s.text[0] == '[')
		add_node(w, at, JUMP, rr_span_of("", 0), TAKE_TEXT)->child = join;
	return join;
}

/* Writes s behind the node `at`; gives the last node, NULL if all is written. */
static struct node *write_out(struct writer *w, struct node *at, struct rr_span s)
{
	size_t i = 0;

	while (i < s.len) {
		char c = s.text[i];
		struct rr_span from_here = rr_span_sub(s, i, s.len);
		size_t end = c == '{' || c == '(' || c == '[' ? closing(from_here) : 0;

		if (c == '{') {
			at = add_capture(w, at, rr_span_sub(from_here, 1, end));
			i += end + 1;
		} else if (c == '(' || c == '[') {
			at = write_group(w, at, from_here, end);
			if (at == NULL)
				return NULL;
			i += end + 1;
		} else if (c == ' ') {
			i = fold_blanks(s, i);
			if (at == NULL || at->cp != ' ')
				at = add_node(w, at, ' ', rr_span_of("", 0), TAKE_TEXT);
		} else {
			if (c == '\\')
				i++;
			at = add_node(w, at, fold_next(w->lang, s, &i), rr_span_of("", 0), TAKE_TEXT);
		}
	}
	return at;
}

static void write_phrase(struct writer *w, struct rr_span s)
{
	struct node *end;

	w->own = false;
	end = write_out(w, NULL, s);
	if (end != NULL && end->entry == NULL)
		end->entry = w->entry;
	w->own = false;
}

/* The bytes a text may begin with where a first node matches. */
static void mark_starts(struct section *section, uint32_t cp)
{
	if (cp >= 'a' && cp <= 'z')
		section->starts[cp] = section->starts[cp - 32] = true;
	else if (cp > ' ' && cp < 0x80)
		section->starts[cp] = true;
}

void trie_compile(const struct rr_lang *lang, struct section *section)
{
	struct writer w = { .lang = lang, .section = section };

	section->compiled = true;
	for (size_t i = 0; i < section->count; i++) {
		struct rr_span left = section->left[i];

		w.entry = &section->entries[i];
		while (left.len > 0) {
			size_t bar = rr_span_find(left, " | ", 0);

			write_phrase(&w, rr_span_trim(rr_span_sub(left, 0, bar)));
			left = bar == RR_NONE ? rr_span_of("", 0)
				: rr_span_sub(left, bar + 3, left.len);
		}
	}
	for (size_t i = 0; i < ROOTS; i++)
		for (const struct node *n = section->roots[i]; n != NULL; n = n->next)
			mark_starts(section, n->cp);
	for (size_t i = 0; i < 256; i++) /* any letter beyond ASCII is looked at */
		section->starts[i] |= i >= 0xC0 || section->captures != NULL;
}
