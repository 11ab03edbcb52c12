/*
 * One walk over each clause's text: its key (is it the same text?) and its
 * grams. Grams are numbered through a hash table of 64-bit hashes; a clause
 * holds a gram once. Cost: a few nanoseconds a byte.
 */
#include "compare/grams.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MIX UINT64_C(0x9E3779B97F4A7C15)
#define SMOOTHING 10

enum token_class { NOTHING, HAN, LETTER, DIGIT };

struct table {
	uint32_t *slots;  /* owned: gram + 1, 0 where free */
	size_t mask;
	uint64_t *hashes; /* owned: of each gram */
	uint32_t *seen;   /* owned: clause + 1 that held the gram last */
	uint32_t *held;   /* owned: how many clauses hold it */
	size_t cap;
};

struct reader {
	struct grams *g;
	struct table table;
	size_t clause;
	uint64_t key, last, word; /* word: of the token being read */
	bool last_number, in_number, in_word;
	size_t length, tokens;
};

static uint64_t stir(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * MIX;
	return hash ^ (hash >> 29);
}

/* ---- the table of grams ------------------------------------------------ */

static void table_place(struct table *t, uint64_t hash, uint32_t gram)
{
	size_t slot = hash & t->mask;

	while (t->slots[slot] != 0)
		slot = (slot + 1) & t->mask;
	t->slots[slot] = gram + 1;
}

static void table_size(struct table *t, size_t slots, size_t grams)
{
	free(t->slots);
	t->slots = rr_alloc(slots * sizeof *t->slots);
	t->mask = slots - 1;
	for (size_t i = 0; i < grams; i++)
		table_place(t, t->hashes[i], (uint32_t)i);
}

static void table_more(struct reader *r)
{
	struct table *t = &r->table;
	struct grams *g = r->g;

	t->cap = t->cap ? t->cap * 2 : 4096;
	t->hashes = rr_realloc(t->hashes, t->cap * sizeof *t->hashes);
	t->seen = rr_realloc(t->seen, t->cap * sizeof *t->seen);
	t->held = rr_realloc(t->held, t->cap * sizeof *t->held);
	g->number = rr_realloc(g->number, t->cap * sizeof *g->number);
	g->in_b = rr_realloc(g->in_b, t->cap * sizeof *g->in_b);
}

static uint32_t table_number(struct reader *r, uint64_t hash, bool number)
{
	struct table *t = &r->table;
	struct grams *g = r->g;
	size_t slot = hash & t->mask;
	uint32_t gram;

	for (; t->slots[slot] != 0; slot = (slot + 1) & t->mask) {
		gram = t->slots[slot] - 1;
		if (t->hashes[gram] == hash)
			return gram;
	}
	if (g->gram_count == t->cap)
		table_more(r);
	gram = (uint32_t)g->gram_count++;
	t->hashes[gram] = hash;
	t->seen[gram] = 0;
	t->held[gram] = 0;
	g->in_b[gram] = 0;
	g->number[gram] = number;
	t->slots[slot] = gram + 1;
	if (g->gram_count * 2 > t->mask)
		table_size(t, (t->mask + 1) * 2, g->gram_count);
	return gram;
}

static void add_gram(struct reader *r, uint64_t hash, bool number)
{
	struct grams *g = r->g;
	uint32_t gram = table_number(r, hash, number);

	if (r->table.seen[gram] == r->clause + 1)
		return;
	r->table.seen[gram] = (uint32_t)r->clause + 1;
	r->table.held[gram]++;
	if (r->clause >= g->a_count)
		g->in_b[gram]++;
	g->ids = rr_grow(g->ids, g->id_count, &g->id_cap, sizeof *g->ids);
	g->ids[g->id_count++] = gram;
}

/* ---- tokens ------------------------------------------------------------ */

static void token(struct reader *r, uint64_t hash, bool number, bool alone)
{
	if (alone)
		add_gram(r, hash, number);
	if (r->tokens++ > 0)
		add_gram(r, stir(r->last * 3, hash), number || r->last_number);
	r->last = hash;
	r->last_number = number;
}

static void end_word(struct reader *r)
{
	if (r->in_word)
		token(r, r->word, r->in_number, true);
	r->in_word = false;
}

/* The common scripts at once, the rest as Unicode says. */
static enum token_class class_of(uint32_t cp, uint32_t *folded)
{
	int value = 0;

	*folded = cp;
	if (cp < 0x80) {
		if ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z')
			*folded = cp | 0x20;
		else if (cp >= '0' && cp <= '9')
			return DIGIT;
		else if (rr_is_punct(cp) || cp <= ' ' || cp == 0x7F)
			return NOTHING;
		return LETTER;
	}
	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return HAN;
	if (cp == 0xAD || cp == 0x2212 || rr_is_space(cp) || rr_is_punct(cp))
		return NOTHING;
	if (rr_is_digit(cp, &value)) {
		*folded = '0' + (uint32_t)value;
		return DIGIT;
	}
	if (rr_is_han(cp))
		return HAN;
	*folded = rr_lower(cp);
	return LETTER;
}

static uint32_t next_char(struct rr_span s, size_t *pos)
{
	unsigned char c = (unsigned char)s.text[*pos];

	if (c < 0x80) {
		(*pos)++;
		return c;
	}
	return rr_utf8_next(s, pos);
}

/* A point or stroke between two digits belongs to the number: 70/1, 2.5. */
static bool joins_digits(const struct reader *r, struct rr_span s, size_t after,
                         uint32_t cp)
{
	return (cp == '/' || cp == '.') && r->in_word && r->in_number &&
	       after < s.len && s.text[after] >= '0' && s.text[after] <= '9';
}

static void read_text(struct reader *r, struct rr_span s)
{
	size_t pos = 0;

	while (pos < s.len) {
		uint32_t folded, cp = next_char(s, &pos);
		enum token_class class = class_of(cp, &folded);

		if (class == NOTHING && joins_digits(r, s, pos, cp))
			class = DIGIT;
		if (class == NOTHING) {
			end_word(r);
			continue;
		}
		r->key = stir(r->key, class == DIGIT ? folded : cp);
		r->length++;
		if (class == HAN) {
			end_word(r);
			token(r, stir(7, cp), false, false);
			continue;
		}
		if (r->in_word && r->in_number != (class == DIGIT))
			end_word(r);
		if (!r->in_word)
			r->word = 5;
		r->word = stir(r->word, folded);
		r->in_word = true;
		r->in_number = class == DIGIT;
	}
	end_word(r);
}

/* ---- weights ----------------------------------------------------------- */

static struct grams_sum *sum_of(struct grams *g, size_t clause)
{
	return &g->shapes[clause].all;
}

static void add_weight(const struct grams *g, uint32_t gram, struct grams_sum *sum)
{
	if (g->number[gram])
		sum->numbers += g->weight[gram];
	else
		sum->words += g->weight[gram];
	sum->plain++;
}

/* SMOOTHING keeps the words of very short documents from weighing next to
 * nothing because every clause has them. */
static void weigh(struct grams *g, const struct table *t)
{
	size_t clauses = g->a_count + g->b_count;
	float *by_count = rr_alloc((clauses + 1) * sizeof *by_count);

	for (size_t n = 1; n <= clauses; n++)
		by_count[n] = logf((float)(clauses + SMOOTHING) / (float)n);
	g->weight = rr_alloc((g->gram_count + 1) * sizeof *g->weight);
	for (size_t i = 0; i < g->gram_count; i++)
		g->weight[i] = by_count[t->held[i]];
	for (size_t c = 0; c < clauses; c++)
		for (size_t k = g->from[c]; k < g->from[c + 1]; k++) {
			uint32_t gram = g->ids[k];

			add_weight(g, gram, sum_of(g, c));
		}
	free(by_count);
}

void grams_read(struct grams *g, const struct rr_doc *a, const struct rr_doc *b)
{
	struct reader r = { .g = g };
	size_t clauses = a->clause_count + b->clause_count;

	*g = (struct grams){ .a_count = a->clause_count, .b_count = b->clause_count };
	g->from = rr_alloc((clauses + 1) * sizeof *g->from);
	g->shapes = rr_alloc((clauses + 1) * sizeof *g->shapes);
	table_more(&r);
	table_size(&r.table, 16384, 0);
	for (size_t c = 0; c < clauses; c++) {
		const struct rr_clause *clause = c < a->clause_count
			? &a->clauses[c] : &b->clauses[c - a->clause_count];

		r.clause = c;
		r.key = r.last = 0;
		r.length = r.tokens = 0;
		r.last_number = false;
		read_text(&r, clause->text);
		if (r.tokens == 1)
			add_gram(&r, r.last, r.last_number);
		g->shapes[c].key = r.key;
		g->shapes[c].length = r.length;
		g->from[c + 1] = g->id_count;
	}
	weigh(g, &r.table);
	free(r.table.slots);
	free(r.table.hashes);
	free(r.table.seen);
	free(r.table.held);
}

void grams_free(struct grams *g)
{
	free(g->ids);
	free(g->from);
	free(g->weight);
	free(g->number);
	free(g->in_b);
	free(g->shapes);
	*g = (struct grams){ 0 };
}

/* ---- likeness ---------------------------------------------------------- */

bool grams_same(const struct grams *g, size_t one, size_t other)
{
	return g->shapes[one].key == g->shapes[other].key &&
	       g->shapes[one].length == g->shapes[other].length;
}

/*
 * Another number tells less against a pair than another word does. Where all
 * clauses are cut to one pattern, what they share weighs little; that most of
 * their grams are the same then still makes them versions of each other.
 */
float grams_likeness(struct grams_sum shared, struct grams_sum one,
                     struct grams_sum other)
{
	float both = 2 * (shared.words + shared.numbers);
	float words = one.words + other.words - 2 * shared.words;
	float numbers = one.numbers + other.numbers - 2 * shared.numbers;
	float all = both + words + 0.4f * numbers, value, pattern;

	if (all <= 0)
		return 0;
	value = both < all ? both / all : 1;
	pattern = 2 * shared.plain / (one.plain + other.plain) - 0.35f;
	return value > pattern ? value : pattern;
}

void grams_mark(const struct grams *g, size_t clause, uint32_t mark,
                uint32_t *marks)
{
	for (size_t k = g->from[clause]; k < g->from[clause + 1]; k++)
		marks[g->ids[k]] = mark;
}

struct grams_sum grams_shared(const struct grams *g, size_t clause,
                              uint32_t mark, const uint32_t *marks)
{
	struct grams_sum sum = { 0, 0, 0 };

	for (size_t k = g->from[clause]; k < g->from[clause + 1]; k++)
		if (marks[g->ids[k]] == mark)
			add_weight(g, g->ids[k], &sum);
	return sum;
}
