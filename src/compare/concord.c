/*
 * Where two languages of one text disagree although a translation should
 * not: a clause one of them lacks, other citations, other dates of the same
 * citation, other figures, another count of footnote marks.
 *
 * Per row, each side becomes a sorted list of facts; what one list has and
 * the other lacks is a discord. When each lacks exactly one of a kind, the
 * two are told as one: 69/179 here, 69/178 there.
 */
#include "resread/compare.h"

#include <stdlib.h>
#include <string.h>

enum { FEWEST_DIGITS = 3 };

struct facts {
	const char **items; /* owned; the texts are the arena's */
	size_t count, cap;
};

struct concord {
	const struct rr_comparison *cmp;
	struct rr_discords *out;
};

static void add_fact(struct facts *f, const char *text)
{
	f->items = rr_grow(f->items, f->count, &f->cap, sizeof *f->items);
	f->items[f->count++] = text;
}

static int by_text(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static void report(struct concord *c, enum rr_discord_kind kind, size_t row, const char *a,
                   const char *b)
{
	struct rr_discords *out = c->out;

	out->items = rr_grow(out->items, out->count, &out->cap, sizeof *out->items);
	out->items[out->count++] = (struct rr_discord){ kind, row, a, b };
}

/* Leaves in each list what the other lacks. */
static void subtract(struct facts *a, struct facts *b)
{
	size_t i = 0, j = 0, kept_a = 0, kept_b = 0;

	if (a->count > 0)
		qsort(a->items, a->count, sizeof *a->items, by_text);
	if (b->count > 0)
		qsort(b->items, b->count, sizeof *b->items, by_text);
	while (i < a->count || j < b->count) {
		int order = i == a->count ? 1 : j == b->count ? -1
			: strcmp(a->items[i], b->items[j]);

		if (order < 0) {
			a->items[kept_a++] = a->items[i++];
		} else if (order > 0) {
			b->items[kept_b++] = b->items[j++];
		} else {
			i++;
			j++;
		}
	}
	a->count = kept_a;
	b->count = kept_b;
}

static void report_rest(struct concord *c, enum rr_discord_kind kind, size_t row,
                        struct facts *a, struct facts *b)
{
	subtract(a, b);
	if (a->count == 1 && b->count == 1) {
		report(c, kind, row, a->items[0], b->items[0]);
	} else {
		for (size_t i = 0; i < a->count; i++)
			report(c, kind, row, a->items[i], NULL);
		for (size_t i = 0; i < b->count; i++)
			report(c, kind, row, NULL, b->items[i]);
	}
	free(a->items);
	free(b->items);
	*a = *b = (struct facts){ 0 };
}

/* ---- what a side says ---------------------------------------------------- */

static bool in_row(const size_t *list, size_t count, size_t clause)
{
	for (size_t i = 0; i < count; i++)
		if (list[i] == clause)
			return true;
	return false;
}

/* The clauses of a row on one side, and what the document cites. */
struct side {
	const struct rr_doc *doc;
	const struct rr_citations *cites;
	const size_t *list;
	size_t count;
};

/* Whether the side gives a date for that target. */
static bool dated(const struct side *s, const char *target)
{
	for (size_t i = 0; i < s->cites->count; i++) {
		const struct rr_citation *cite = &s->cites->items[i];

		if (cite->target != NULL && cite->date[0] != '\0' &&
		    in_row(s->list, s->count, cite->clause) && strcmp(cite->target, target) == 0)
			return true;
	}
	return false;
}

static void collect_targets(const struct side *s, struct facts *out)
{
	for (size_t i = 0; i < s->cites->count; i++) {
		const struct rr_citation *cite = &s->cites->items[i];

		if (cite->kind == RR_CITE_NAMED && cite->target != NULL && in_row(s->list, s->count, cite->clause))
			add_fact(out, cite->target);
	}
}

/* "TARGET, DATE" of what both sides date. */
static void collect_dates(struct concord *c, const struct side *s,
                          const struct side *other, struct facts *out)
{
	for (size_t i = 0; i < s->cites->count; i++) {
		const struct rr_citation *cite = &s->cites->items[i];

		if (cite->target != NULL && cite->date[0] != '\0' &&
		    in_row(s->list, s->count, cite->clause) && dated(other, cite->target))
			add_fact(out, rr_arena_printf(c->out->arena, "%s, %s", cite->target,
			                              cite->date));
	}
}

static bool in_citation(const struct rr_citations *cites, size_t clause,
                        const struct rr_word *w)
{
	for (size_t i = 0; i < cites->count; i++)
		if (cites->items[i].clause == clause && cites->items[i].start < w->end &&
		    w->start < cites->items[i].end)
			return true;
	return false;
}

/* The digits of a word, without what groups them; NULL if they are few. */
static const char *digits_of(struct rr_arena *arena, struct rr_span word)
{
	char digits[24];
	size_t length = 0;
	int value;

	for (size_t at = 0; at < word.len && length < sizeof digits - 1;)
		if (rr_is_digit(rr_utf8_next(word, &at), &value))
			digits[length++] = (char)('0' + value);
	return length < FEWEST_DIGITS ? NULL : rr_arena_dup(arena, digits, length);
}

/* The last word of a number grouped by blanks, "1 200", that starts at word k. */
static size_t number_end(struct rr_span text, const struct rr_words *words, size_t k)
{
	const struct rr_word *w = words->words;

	while (w[k].end - w[k].start <= FEWEST_DIGITS && k + 2 < words->count &&
	       w[k + 1].kind == RR_SPACE && w[k + 2].kind == RR_NUMBER &&
	       w[k + 2].end - w[k + 2].start == FEWEST_DIGITS &&
	       text.text[w[k + 2].start] <= '9')
		k += 2;
	return k;
}

/* A number written in Han figures: 一九五五年. Steps over it. */
static const char *han_figure(struct concord *c, const struct rr_doc *doc, struct rr_span text,
                              size_t *at)
{
	enum { LEAST = 100 };
	long value;

	if (doc->lang == NULL || !rr_lang_number(doc->lang, text, at, &value) || value < LEAST)
		return NULL;
	return rr_arena_printf(c->out->arena, "%ld", value);
}

static void collect_figures(struct concord *c, const struct side *s, struct facts *out)
{
	struct rr_words words = { 0 };

	for (size_t i = 0; i < s->count; i++) {
		struct rr_span text = s->doc->clauses[s->list[i]].text;
		size_t done = 0;

		rr_words_quick(text, &words);
		for (size_t k = 0; k < words.count; k++) {
			const struct rr_word *w = &words.words[k];
			size_t pos = w->start, end = w->start;
			const char *digits;

			if (w->start < done || in_citation(s->cites, s->list[i], w))
				continue;
			if (rr_is_han(rr_utf8_next(text, &pos))) {
				digits = han_figure(c, s->doc, text, &end);
				if (digits != NULL)
					add_fact(out, digits);
				done = end;
				continue;
			}
			if (w->kind != RR_NUMBER)
				continue;
			k = number_end(text, &words, k);
			digits = digits_of(c->out->arena,
			                   rr_span_sub(text, w->start, words.words[k].end));
			if (digits != NULL)
				add_fact(out, digits);
		}
	}
	rr_words_free(&words);
}

/* Of sessions, mostly: small ones count articles and paragraphs. */
static void collect_ordinals(struct concord *c, const struct side *s, struct facts *out)
{
	enum { LEAST = 20 };
	struct rr_words words = { 0 };

	for (size_t i = 0; i < s->count && s->doc->lang != NULL; i++) {
		struct rr_span text = s->doc->clauses[s->list[i]].text;
		size_t done = 0;

		rr_words_quick(text, &words);
		for (size_t k = 0; k < words.count; k++) {
			const struct rr_word *w = &words.words[k];
			size_t at = w->start;
			long value;

			if (at < done || in_citation(s->cites, s->list[i], w) ||
			    !rr_lang_ordinal(s->doc->lang, text, &at, &value))
				continue;
			done = at;
			if (value >= LEAST)
				add_fact(out, rr_arena_printf(c->out->arena, "%ld", value));
		}
	}
	rr_words_free(&words);
}

/* A language may count in another way; only one for another is told. */
static void compare_ordinals(struct concord *c, size_t r, const struct side *a,
                             const struct side *b)
{
	struct facts in_a = { 0 }, in_b = { 0 };

	collect_ordinals(c, a, &in_a);
	collect_ordinals(c, b, &in_b);
	subtract(&in_a, &in_b);
	if (in_a.count == 0 || in_b.count == 0)
		in_a.count = in_b.count = 0;
	report_rest(c, RR_DISCORD_FIGURE, r, &in_a, &in_b);
}

static size_t marks_of(const struct side *s)
{
	size_t marks = 0;

	for (size_t i = 0; i < s->count; i++)
		marks += s->doc->clauses[s->list[i]].mark_count;
	return marks;
}

/* ---- rows ---------------------------------------------------------------- */

static void compare_sides(struct concord *c, size_t r, const struct side *a,
                          const struct side *b)
{
	struct facts in_a = { 0 }, in_b = { 0 };
	size_t a_marks = marks_of(a), b_marks = marks_of(b);

	collect_targets(a, &in_a);
	collect_targets(b, &in_b);
	report_rest(c, RR_DISCORD_CITATION, r, &in_a, &in_b);
	collect_dates(c, a, b, &in_a);
	collect_dates(c, b, a, &in_b);
	report_rest(c, RR_DISCORD_DATE, r, &in_a, &in_b);
	collect_figures(c, a, &in_a);
	collect_figures(c, b, &in_b);
	report_rest(c, RR_DISCORD_FIGURE, r, &in_a, &in_b);
	compare_ordinals(c, r, a, b);
	if (a_marks != b_marks)
		report(c, RR_DISCORD_FOOTNOTES, r, rr_arena_printf(c->out->arena, "%zu", a_marks),
		       rr_arena_printf(c->out->arena, "%zu", b_marks));
}

static void compare_row(struct concord *c, size_t r, const struct rr_citations *a_cites,
                        const struct rr_citations *b_cites)
{
	const struct rr_comparison *cmp = c->cmp;
	const struct rr_row *row = &cmp->rows[r];

	if (row->b_count == 0)
		report(c, RR_DISCORD_CLAUSE, r, cmp->a->clauses[row->a[0]].id, NULL);
	else if (row->a_count == 0)
		report(c, RR_DISCORD_CLAUSE, r, NULL, cmp->b->clauses[row->b[0]].id);
	else
		compare_sides(c, r, &(struct side){ cmp->a, a_cites, row->a, row->a_count },
		              &(struct side){ cmp->b, b_cites, row->b, row->b_count });
}

void rr_concordance(const struct rr_comparison *cmp, const struct rr_citations *a_cites,
                    const struct rr_citations *b_cites, struct rr_discords *out)
{
	struct concord c = { cmp, out };

	*out = (struct rr_discords){ .arena = rr_arena_new() };
	if (cmp->a->lang == NULL || cmp->b->lang == NULL ||
	    strcmp(rr_lang_code(cmp->a->lang), rr_lang_code(cmp->b->lang)) == 0)
		return;
	for (size_t r = 0; r < cmp->count; r++)
		compare_row(&c, r, a_cites, b_cites);
}

void rr_discords_free(struct rr_discords *out)
{
	free(out->items);
	rr_arena_free(out->arena);
	*out = (struct rr_discords){ 0 };
}

const char *rr_discord_name(enum rr_discord_kind kind)
{
	static const char *const names[] = {
		[RR_DISCORD_CLAUSE] = "clause", [RR_DISCORD_CITATION] = "citation",
		[RR_DISCORD_DATE] = "date", [RR_DISCORD_FIGURE] = "figure",
		[RR_DISCORD_FOOTNOTES] = "footnotes",
	};

	return names[kind];
}
