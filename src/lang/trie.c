/*
 * Compiling a section. Plain phrases go into one trie of folded code points,
 * so that matching a thousand verbs costs no more than reading the longest
 * of them. Behind a choice or an optional part a phrase goes its own way:
 * each choice ends in a jump to the one place where the phrase goes on, so a
 * phrase costs as many nodes as it has characters, however many choices.
 */
#include "lang/pack.h"

#include <stdlib.h>
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
	struct trie *trie;
	struct node *nodes;    /* owned; the first is none */
	size_t count, cap;
	struct capture *captures; /* owned; the first is that of all nodes but captures */
	size_t capture_count, capture_cap;
	uint32_t entry;        /* 1 + the one whose phrase is written */
	bool own;              /* the phrase has gone its own way */
};

static uint32_t new_node(struct writer *w, struct node node)
{
	w->nodes = rr_grow(w->nodes, w->count, &w->cap, sizeof *w->nodes);
	w->nodes[w->count] = node;
	return (uint32_t)w->count++;
}

/* The node for a step behind `parent`, or of the first ones (parent 0). */
static uint32_t add_node(struct writer *w, uint32_t parent, struct node step)
{
	uint32_t *head = parent ? &w->nodes[parent].child
		: step.cp ? &w->trie->roots[step.cp % ROOTS] : &w->trie->captures;
	uint32_t last = 0, node;

	for (uint32_t i = *head; i != 0; i = w->nodes[i].next) {
		const struct node *n = &w->nodes[i];

		if (!w->own && !n->own && n->cp == step.cp && n->take == step.take
		    && n->name == step.name)
			return i;
		last = i;
	}
	step.own = w->own;
	node = (uint32_t)w->count;
	if (last != 0)
		w->nodes[last].next = node;
	else
		*head = node;
	return new_node(w, step);
}

static uint32_t add_char(struct writer *w, uint32_t parent, uint32_t cp)
{
	return add_node(w, parent, (struct node){ .cp = cp & 0x1FFFFF });
}

/* A step that takes nothing, from `at` to `join`. */
static void add_jump(struct writer *w, uint32_t at, uint32_t join)
{
	uint32_t jump = add_char(w, at, JUMP);

	w->nodes[jump].child = join;
}

/* The number of a capture's name; all beyond the most share the last. */
static uint8_t capture_number(struct writer *w, struct rr_span name)
{
	for (size_t i = 0; i < w->capture_count; i++)
		if (rr_span_eq(w->captures[i].name, name))
			return (uint8_t)i;
	if (w->capture_count == CAPTURES_MAX)
		return CAPTURES_MAX - 1;
	w->captures = rr_grow(w->captures, w->capture_count, &w->capture_cap, sizeof *w->captures);
	w->captures[w->capture_count++] = (struct capture){ .name = name, .any = true };
	return (uint8_t)(w->capture_count - 1);
}

static uint32_t add_capture(struct writer *w, uint32_t at, struct rr_span inner)
{
	size_t colon = rr_span_find(inner, ":", 0);
	struct rr_span name = rr_span_sub(inner, 0, colon);
	struct rr_span type = colon == RR_NONE ? name
		: rr_span_sub(inner, colon + 1, inner.len);
	enum take take = TAKE_TEXT;

	for (size_t i = 0; i < sizeof takes / sizeof *takes; i++)
		if (rr_span_is(type, takes[i].name))
			take = takes[i].take;
	return add_node(w, at, (struct node){ .take = take & 7, .name = capture_number(w, name) });
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

static uint32_t write_out(struct writer *w, uint32_t at, struct rr_span s);
static void write_phrase(struct writer *w, struct rr_span s);

/* Each choice inside the brackets, from `at` to `join`. */
static void each_choice(struct writer *w, uint32_t at, struct rr_span inner,
                        struct rr_span rest, uint32_t join)
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
			if (at == 0) /* at its start a phrase is written out once a choice */
				write_phrase(w, rr_span(rr_arena_printf(w->lang->arena, "%.*s%.*s",
					(int)choice.len, choice.text, (int)rest.len, rest.text)));
			else
				add_jump(w, write_out(w, at, choice), join);
		}
	}
}

/* A choice or an optional part at s[0]; gives the node the phrase goes on from. */
static uint32_t write_group(struct writer *w, uint32_t at, struct rr_span s, size_t end)
{
	struct rr_span inner = rr_span_sub(s, 1, end), rest = rr_span_sub(s, end + 1, s.len);
	uint32_t join;

	if (at == 0) {
		each_choice(w, 0, inner, rest, 0);
		if (s.text[0] == '[')
			write_phrase(w, rest);
		return 0;
	}
	w->own = true;
	join = new_node(w, (struct node){ .cp = JUMP, .own = true });
	each_choice(w, at, inner, rest, join);
	if (s.text[0] == '[')
		add_jump(w, at, join);
	return join;
}

/* Writes s behind the node `at`; gives the last node, 0 if all is written. */
static uint32_t write_out(struct writer *w, uint32_t at, struct rr_span s)
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
			if (at == 0)
				return 0;
			i += end + 1;
		} else if (c == ' ') {
			i = fold_blanks(s, i);
			if (at == 0 || w->nodes[at].cp != ' ')
				at = add_char(w, at, ' ');
		} else {
			if (c == '\\')
				i++;
			at = add_char(w, at, fold_next(w->lang, s, &i));
		}
	}
	return at;
}

static void write_phrase(struct writer *w, struct rr_span s)
{
	uint32_t end;

	w->own = false;
	end = write_out(w, 0, s);
	if (end != 0 && w->nodes[end].entry == 0)
		w->nodes[end].entry = w->entry & 0x7FFFFFFF;
	w->own = false;
}

static void mark_start(struct trie *trie, uint32_t byte)
{
	trie->starts[byte / 32] |= 1u << byte % 32;
}

/* Whether what goes on behind a node is more than certain code points. */
static bool goes_on_freely(const struct writer *w, const struct node *n)
{
	if (n->entry != 0)
		return true;
	for (uint32_t i = n->child; i != 0; i = w->nodes[i].next)
		if (w->nodes[i].cp == 0 || w->nodes[i].cp == ' ' || w->nodes[i].cp == JUMP)
			return true;
	return false;
}

/* Marks each beginning that is told apart by `depth` code points more at most. */
static void mark_prefixes(struct writer *w, const struct node *n, uint32_t before, int depth)
{
	uint32_t prefix = trie_prefix(before, n->cp), bit = trie_prefix_bit(prefix);

	if (depth == 1 || goes_on_freely(w, n))
		w->trie->prefixes[bit / 32] |= 1u << bit % 32;
	else
		for (uint32_t i = n->child; i != 0; i = w->nodes[i].next)
			mark_prefixes(w, &w->nodes[i], prefix, depth - 1);
}

/* What a text may begin with where a first node matches. */
static void mark_starts(struct writer *w)
{
	struct trie *trie = w->trie;

	for (size_t i = 0; i < ROOTS; i++)
		for (uint32_t n = trie->roots[i]; n != 0; n = w->nodes[n].next) {
			uint32_t cp = w->nodes[n].cp;

			trie->firsts[cp % FIRSTS / 32] |= 1u << cp % 32;
			for (uint32_t c = 0; c < 0x80; c++)
				if (fold_ascii[c] == cp)
					mark_start(trie, c);
			mark_prefixes(w, &w->nodes[n], 0, PREFIX);
		}
	for (uint32_t i = 0; i < 256; i++) /* any letter beyond ASCII is looked at */
		if (i >= 0xC0 || trie->captures != 0)
			mark_start(trie, i);
}

static void *settle(struct rr_arena *arena, void *items, size_t size)
{
	void *copy = rr_arena_alloc(arena, size);

	if (size > 0)
		memcpy(copy, items, size);
	free(items);
	return copy;
}

void trie_compile(const struct rr_lang *lang, struct section *section)
{
	struct rr_arena *arena = lang->arena;
	struct writer w = { .lang = lang, .trie = rr_arena_alloc(arena, sizeof *w.trie) };

	new_node(&w, (struct node){ 0 });
	capture_number(&w, rr_span_of("", 0));
	for (size_t i = 0; i < section->count; i++) {
		const struct rr_entry *entry = &section->entries[i];

		w.entry = (uint32_t)i + 1;
		for (size_t k = 0; k < entry->phrase_count; k++)
			write_phrase(&w, entry->phrases[k]);
	}
	mark_starts(&w);
	w.captures = follow_compile(w.nodes, w.count, w.captures, &w.capture_count);
	section->trie = w.trie;
	section->nodes = settle(arena, w.nodes, w.count * sizeof *w.nodes);
	section->node_count = w.count;
	section->captures = settle(arena, w.captures, w.capture_count * sizeof *w.captures);
	section->capture_count = w.capture_count;
}
