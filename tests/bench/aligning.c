/*
 * Aligning against the plain way, the likeness of bigrams of every pair:
 * aligning A B
 *
 * First the two documents as they are, word changes of all rows included;
 * then 500 and 5,000 clauses a side, made of theirs: each a clause of theirs
 * with one character in twelve taken from another, and on the other side the
 * same with one in sixteen left out, some of them out of order. The plain
 * way is timed on part of the pairs of the largest and reckoned up.
 */
#include "resread/compare.h"
#include "measure.h"

enum { ROUNDS = 21, PLAIN_ROWS = 250 };

struct seeds {
	struct rr_span *texts;
	size_t count;
};

/* ---- the plain way --------------------------------------------------------- */

struct bigrams {
	uint32_t *items;
	size_t count;
};

static int by_bigram(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static struct bigrams bigrams_of(struct rr_span text)
{
	struct bigrams b = { rr_alloc((text.len + 1) * sizeof *b.items), 0 };
	uint32_t last = 0;
	size_t kept = 0;

	for (size_t at = 0; at < text.len;) {
		uint32_t cp = rr_utf8_next(text, &at);

		if (last != 0)
			b.items[b.count++] = last * 2654435761u ^ cp;
		last = cp;
	}
	qsort(b.items, b.count, sizeof *b.items, by_bigram);
	for (size_t i = 0; i < b.count; i++)
		if (kept == 0 || b.items[kept - 1] != b.items[i])
			b.items[kept++] = b.items[i];
	b.count = kept;
	return b;
}

static double jaccard(const struct bigrams *a, const struct bigrams *b)
{
	size_t i = 0, j = 0, shared = 0;

	while (i < a->count && j < b->count) {
		if (a->items[i] == b->items[j]) {
			shared++;
			i++;
			j++;
		} else if (a->items[i] < b->items[j]) {
			i++;
		} else {
			j++;
		}
	}
	return (double)shared / (double)(a->count + b->count - shared + 1);
}

/* Seconds for all pairs, reckoned from at most PLAIN_ROWS clauses of a. */
static double plain(const struct rr_doc *a, const struct rr_doc *b)
{
	size_t rows = a->clause_count < PLAIN_ROWS ? a->clause_count : PLAIN_ROWS;
	struct bigrams *in_b = rr_alloc((b->clause_count + 1) * sizeof *in_b);
	double start = now(), reading, sum = 0;

	for (size_t j = 0; j < b->clause_count; j++)
		in_b[j] = bigrams_of(b->clauses[j].text);
	reading = now() - start;
	start = now();
	for (size_t i = 0; i < rows; i++) {
		struct bigrams mine = bigrams_of(a->clauses[i].text);

		for (size_t j = 0; j < b->clause_count; j++)
			sum += jaccard(&mine, &in_b[j]);
		free(mine.items);
	}
	for (size_t j = 0; j < b->clause_count; j++)
		free(in_b[j].items);
	free(in_b);
	if (sum < 0)
		puts("never"); /* keeps the sum from being left out */
	return reading + (now() - start) * (double)a->clause_count / (double)rows;
}

/* ---- ours ------------------------------------------------------------------- */

static double align(const struct rr_doc *a, const struct rr_doc *b, bool words)
{
	struct rr_str a_text = { 0 }, b_text = { 0 };
	struct rr_changes changes = { 0 };
	double start = now(), took;
	struct rr_comparison *cmp = rr_compare(a, b, NULL, 0);

	for (size_t r = 0; words && r < cmp->count; r++)
		if (cmp->rows[r].relation != RR_ADDED && cmp->rows[r].relation != RR_DROPPED)
			rr_row_changes(cmp, r, &a_text, &b_text, &changes);
	took = now() - start;
	rr_comparison_free(cmp);
	rr_str_free(&a_text);
	rr_str_free(&b_text);
	rr_changes_free(&changes);
	return took;
}

static void race(const char *name, const struct rr_doc *a, const struct rr_doc *b,
                 bool words, int rounds, double target)
{
	double ours[ROUNDS], theirs[ROUNDS];

	for (int i = 0; i < rounds; i++) {
		ours[i] = align(a, b, words) * 1e3;
		theirs[i] = plain(a, b) * 1e3;
	}
	report(name, "ms", median(ours, (size_t)rounds), median(theirs, (size_t)rounds), target);
}

/* ---- documents -------------------------------------------------------------- */

static uint32_t chance(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static void make_text(const struct seeds *s, size_t which, bool edited, struct rr_str *out)
{
	uint32_t seed = (uint32_t)which * 77777u + 13, later = seed ^ 0x5555u;
	struct rr_span text = s->texts[which % s->count];

	rr_str_cut(out, 0);
	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		struct rr_span other = s->texts[chance(&seed, (uint32_t)s->count)];
		bool swapped = chance(&seed, 12) == 0 && other.len > 0;

		rr_utf8_next(text, &at);
		if (edited && chance(&later, 16) == 0)
			continue;
		if (swapped) {
			size_t end = 0;

			rr_utf8_next(other, &end);
			rr_str_add(out, rr_span_sub(other, 0, end));
		} else {
			rr_str_add(out, rr_span_sub(text, from, at));
		}
	}
}

static struct rr_doc *make_doc(const struct seeds *s, size_t count, bool edited)
{
	struct rr_doc *doc = rr_alloc(sizeof *doc);
	struct rr_str text = { 0 };

	doc->arena = rr_arena_new();
	doc->clauses = rr_arena_alloc(doc->arena, count * sizeof *doc->clauses);
	doc->clause_count = count;
	for (size_t i = 0; i < count; i++) {
		struct rr_clause *c = &doc->clauses[i];
		size_t which = edited && i % 20 < 2 ? i ^ 1 : i; /* some change places */

		make_text(s, which < count ? which : i, edited, &text);
		c->id = rr_arena_printf(doc->arena, "OP%zu", i + 1);
		c->kind = RR_OPERATIVE;
		c->parent = RR_NONE;
		c->strength = -1;
		c->text = rr_span_of(rr_arena_dup(doc->arena, text.text ? text.text : "", text.len), text.len);
	}
	rr_str_free(&text);
	return doc;
}

static struct rr_doc *read_doc(struct rr_langs *langs, const char *path)
{
	struct rr_source *source = NULL;
	struct rr_doc *doc = NULL;
	struct rr_error err;

	if (rr_source_open(path, &source, &err) != RR_OK ||
	    rr_doc_read(langs, source, NULL, &doc, &err) != RR_OK) {
		fprintf(stderr, "aligning: %s\n", err.text);
		exit(1);
	}
	rr_source_free(source);
	return doc;
}

static void race_made(const struct seeds *s, size_t count, int rounds, double target)
{
	struct rr_doc *a = make_doc(s, count, false), *b = make_doc(s, count, true);
	char name[64];

	snprintf(name, sizeof name, "align %zu x %zu / bigram likeness", count, count);
	race(name, a, b, false, rounds, target);
	rr_arena_free(a->arena);
	rr_arena_free(b->arena);
	free(a);
	free(b);
}

int main(int argc, char **argv)
{
	struct rr_langs *langs = rr_langs_new("/nonexistent");
	struct seeds seeds = { NULL, 0 };
	struct rr_doc *a, *b;
	char name[64];

	if (argc != 3) {
		fprintf(stderr, "usage: aligning A B\n");
		return 2;
	}
	a = read_doc(langs, argv[1]);
	b = read_doc(langs, argv[2]);
	seeds.texts = rr_alloc((a->clause_count + b->clause_count + 1) * sizeof *seeds.texts);
	for (size_t i = 0; i < a->clause_count; i++)
		seeds.texts[seeds.count++] = a->clauses[i].text;
	for (size_t i = 0; i < b->clause_count; i++)
		seeds.texts[seeds.count++] = b->clauses[i].text;
	snprintf(name, sizeof name, "align %zu x %zu / bigram likeness", a->clause_count,
	         b->clause_count);
	race(name, a, b, false, ROUNDS, 0.5);
	race("  the same with word changes", a, b, true, ROUNDS, 2.0);
	race_made(&seeds, 500, 5, 0.10);
	race_made(&seeds, 5000, 1, 0.04);
	free(seeds.texts);
	rr_doc_free(a);
	rr_doc_free(b);
	rr_langs_free(langs);
	return 0;
}
