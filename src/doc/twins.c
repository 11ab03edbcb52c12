/*
 * Ids that stand more than once: each clause behind the first, and each note
 * of a page that marks its own anew, gets its count as a tail.
 */
#include "doc/ids.h"

#include <stdlib.h>
#include <string.h>

/* A text, and how many have borne it so far. */
struct tally {
	const char *text; /* borrowed */
	unsigned count;
};

struct tallies {
	struct tally *items; /* owned; as they came first */
	size_t count, cap;
	unsigned *slots;     /* owned; a hash table: 1 + an item; 0: empty */
	size_t size;
};

/* A clause that bears an id again. */
struct twin {
	unsigned tally, line;
};

static void open_tallies(struct tallies *t, size_t texts)
{
	*t = (struct tallies){ .size = 16 };
	while (t->size < 2 * texts)
		t->size *= 2;
	t->slots = rr_alloc(t->size * sizeof *t->slots);
}

static void close_tallies(struct tallies *t)
{
	free(t->slots);
	free(t->items);
}

/* One more bears the text: the item that counts them. */
static struct tally *add_tally(struct tallies *t, const char *text)
{
	uint32_t hash = 2166136261u;
	size_t at;

	for (const char *p = text; *p != '\0'; p++)
		hash = (hash ^ (unsigned char)*p) * 16777619u;
	for (at = hash & (t->size - 1); t->slots[at] != 0; at = (at + 1) & (t->size - 1)) {
		struct tally *item = &t->items[t->slots[at] - 1];

		if (strcmp(item->text, text) != 0)
			continue;
		item->count++;
		return item;
	}
	t->items = rr_grow(t->items, t->count, &t->cap, sizeof *t->items);
	t->items[t->count++] = (struct tally){ text, 1 };
	t->slots[at] = (unsigned)t->count;
	return &t->items[t->count - 1];
}

static const char *with_count(struct reader *r, const char *id, unsigned count)
{
	char number[24];

	return joined(r, rr_span(id), "~", rr_span_of(number, put_number(number, count)), "");
}

static int by_text(const void *a, const void *b)
{
	const struct tally *x = *(struct tally *const *)a, *y = *(struct tally *const *)b;

	return strcmp(x->text, y->text);
}

/* Each id's lines behind those of the id before it; the tallies then tell where they end. */
static unsigned *sort_lines(struct tally *const *ids, size_t count, struct tallies *t,
                            const struct twin *twins, size_t twin_count)
{
	unsigned *lines = rr_alloc(twin_count * sizeof *lines), place = 0;

	for (size_t i = 0; i < count; i++) {
		unsigned more = ids[i]->count - 1;

		ids[i]->count = place;
		place += more;
	}
	for (size_t i = 0; i < twin_count; i++)
		lines[t->items[twins[i].tally].count++] = twins[i].line;
	return lines;
}

/* The remarks go by the id, as the twins of one are best looked at together. */
static void remark_twins(struct reader *r, struct tallies *t, const struct twin *twins, size_t twin_count)
{
	struct tally **ids = rr_alloc(t->count * sizeof(struct tally *));
	unsigned *lines, at = 0;
	size_t count = 0;

	for (size_t i = 0; i < t->count; i++)
		if (t->items[i].count > 1)
			ids[count++] = &t->items[i];
	qsort(ids, count, sizeof(struct tally *), by_text);
	lines = sort_lines(ids, count, t, twins, twin_count);
	for (size_t i = 0; i < count; i++) {
		const char *message = rr_arena_printf(r->arena, "%s stands here again", ids[i]->text);

		for (; at < ids[i]->count; at++)
			remark_kept(r, lines[at], true, message);
	}
	free(lines);
	free(ids);
}

void part_twins(struct reader *r)
{
	struct rr_clause *clauses = r->doc->clauses;
	struct twin *twins = NULL;
	size_t count = 0, cap = 0;
	struct tallies t;

	open_tallies(&t, r->doc->clause_count);
	for (size_t i = 0; i < r->doc->clause_count; i++) {
		const struct tally *tally = add_tally(&t, clauses[i].id);

		if (tally->count == 1)
			continue;
		twins = rr_grow(twins, count, &cap, sizeof *twins);
		twins[count++] = (struct twin){ (unsigned)(tally - t.items), clauses[i].line };
		clauses[i].id = with_count(r, tally->text, tally->count);
	}
	if (count > 0)
		remark_twins(r, &t, twins, count);
	free(twins);
	close_tallies(&t);
}

void name_notes(struct reader *r)
{
	struct tallies t;

	open_tallies(&t, r->doc->footnote_count);
	for (size_t i = 0; i < r->doc->footnote_count; i++) {
		struct rr_footnote *note = &r->doc->footnotes[i];
		unsigned count = add_tally(&t, note->mark)->count;

		note->id = joined(r, rr_span("FN"), note->mark, rr_span(""), "");
		if (count > 1)
			note->id = with_count(r, note->id, count);
	}
	close_tallies(&t);
}
