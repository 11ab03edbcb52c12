/*
 * The alignment, step by step:
 *
 * 1. grams: what each clause looks like (grams.c);
 * 2. the likely pairs (candidates.c), each with its worth: the likeness of
 *    words, a little for the same opening verb and against another one, much
 *    for the same text, less where a preambular clause meets an operative;
 * 3. the best choice (choose.c);
 * 4. the sure pairs of that choice show where the rest should lie, and which
 *    parents belong together; with a mild bonus for that, the choice is made
 *    again, which settles ties between clauses that are nearly alike;
 * 5. pins overrule, clauses left alone join the row they are part of
 *    (join.c), and the rows are put in order (rows.c).
 *
 * Two languages of one text share no words; across.c weighs their pairs.
 */
#include "compare/align.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	float enough;       /* likeness two clauses of a kind need */
	float enough_apart; /* the same where one is preambular, one operative */
	float same_text, twins, same_verb, other_verb, same_parent;
	float near, in_gap; /* where the sure pairs around point to */
	float astray;       /* elsewhere, with another verb */
	float closing;      /* the last operative clauses, with the same verb */
	float sure;         /* likeness that makes a pair a signpost */
} rule = {
	.enough = 0.31f, .enough_apart = 0.47f,
	.same_text = 0.5f, .twins = 0.02f, .same_verb = 0.05f, .other_verb = -0.05f, .same_parent = 0.05f,
	.near = 0.05f, .in_gap = 0.02f, .astray = -0.10f, .closing = 0.12f, .sure = 0.5f,
};

enum verbs { VERBS_UNKNOWN, VERBS_SAME, VERBS_DIFFER };

/* One opening is the other with a word of the series more: "Recalling also". */
static bool alike(struct rr_span x, struct rr_span y)
{
	struct rr_span less = x.len < y.len ? x : y, more = x.len < y.len ? y : x;

	return less.len > 0 &&
	       (memcmp(more.text, less.text, less.len) == 0 ||
	        memcmp(more.text + more.len - less.len, less.text, less.len) == 0);
}

/* By the packs' verbs; where they know none, by the words. */
static enum verbs compare_verbs(const struct rr_clause *x, const struct rr_clause *y)
{
	if (x->verb != NULL && y->verb != NULL)
		return strcmp(x->verb, y->verb) == 0 ? VERBS_SAME : VERBS_DIFFER;
	return alike(rr_clause_lead(x), rr_clause_lead(y))
		? VERBS_SAME : VERBS_UNKNOWN;
}

static size_t last_operative(const struct rr_doc *doc)
{
	for (size_t i = doc->clause_count; i-- > 0;)
		if (doc->clauses[i].kind == RR_OPERATIVE && doc->clauses[i].depth == 0)
			return i;
	return RR_NONE;
}

/* ---- pins -------------------------------------------------------------- */

bool align_parted(const struct aligner *al, size_t a, size_t b)
{
	for (size_t i = 0; i < al->pin_count; i++)
		if (al->pins[i].parted &&
		    strcmp(al->pins[i].a, al->a->clauses[a].id) == 0 &&
		    strcmp(al->pins[i].b, al->b->clauses[b].id) == 0)
			return true;
	return false;
}

bool align_pinned(const struct aligner *al, size_t a, size_t b)
{
	for (size_t i = 0; i < al->pin_count; i++)
		if (!al->pins[i].parted && (strcmp(al->pins[i].a, al->a->clauses[a].id) == 0 ||
		                            strcmp(al->pins[i].b, al->b->clauses[b].id) == 0))
			return true;
	return false;
}

static size_t find_id(const struct rr_doc *doc, const char *id)
{
	for (size_t i = 0; i < doc->clause_count; i++)
		if (strcmp(doc->clauses[i].id, id) == 0)
			return i;
	return RR_NONE;
}

/* Takes the pinned clauses out of the choice. */
static void set_pins_aside(struct aligner *al)
{
	bool *pinned_a, *pinned_b;

	if (al->pin_count == 0)
		return;
	pinned_a = rr_alloc(al->a->clause_count + 1);
	pinned_b = rr_alloc(al->b->clause_count + 1);
	for (size_t i = 0; i < al->pin_count; i++) {
		size_t a = find_id(al->a, al->pins[i].a), b = find_id(al->b, al->pins[i].b);

		if (al->pins[i].parted || a == RR_NONE || b == RR_NONE)
			continue;
		pinned_a[a] = pinned_b[b] = true;
	}
	for (size_t k = 0; k < al->pairs.count; k++) {
		struct pair *pair = &al->pairs.items[k];

		if (pinned_a[pair->a] || pinned_b[pair->b] ||
		    align_parted(al, pair->a, pair->b))
			pair->worth = 0;
	}
	free(pinned_a);
	free(pinned_b);
}

/* Clauses pinned to the same one share a row. */
static void apply_pins(struct aligner *al)
{
	for (size_t i = 0; i < al->pin_count; i++) {
		size_t a = find_id(al->a, al->pins[i].a), b = find_id(al->b, al->pins[i].b);
		size_t from, to;

		if (al->pins[i].parted || a == RR_NONE || b == RR_NONE)
			continue;
		from = al->group_b[b];
		to = al->group_a[a];
		for (size_t j = 0; j < al->a->clause_count; j++)
			if (al->group_a[j] == from)
				al->group_a[j] = to;
		for (size_t j = 0; j < al->b->clause_count; j++)
			if (al->group_b[j] == from)
				al->group_b[j] = to;
		al->pinned[to] = true;
	}
}

/* ---- worth ------------------------------------------------------------- */

static void set_worths(struct aligner *al)
{
	size_t last_a = last_operative(al->a), last_b = last_operative(al->b);

	for (size_t k = 0; k < al->pairs.count; k++) {
		struct pair *pair = &al->pairs.items[k];
		const struct rr_clause *x = &al->a->clauses[pair->a];
		const struct rr_clause *y = &al->b->clauses[pair->b];
		bool same = grams_same(&al->grams, pair->a, al->grams.a_count + pair->b);
		enum verbs verbs = compare_verbs(x, y);
		float worth = pair->likeness;

		if (verbs == VERBS_SAME)
			worth += rule.same_verb;
		else if (verbs == VERBS_DIFFER)
			worth += rule.other_verb;
		if (verbs == VERBS_SAME && pair->a == last_a && pair->b == last_b)
			worth += rule.closing;
		if (same)
			worth += rule.same_text;
		if (pair->twins)
			worth += rule.twins;
		pair->worth = worth - (x->kind == y->kind ? rule.enough : rule.enough_apart);
	}
}

/*
 * Where a clause's neighbours went. before[i] is the last sure pair up to
 * clause i that keeps the order, after[i] the next one; a clause of a sure
 * pair looks to its neighbours', not to itself.
 */
struct signposts {
	size_t *before, *after; /* owned: clauses of a, RR_NONE at the ends */
};

static void find_signposts(const struct aligner *al, struct signposts *posts)
{
	size_t count = al->a->clause_count, sure = 0, last = RR_NONE;
	size_t *where = rr_alloc((count + 1) * sizeof *where);
	size_t *value = rr_alloc((count + 1) * sizeof *value);
	bool *in = rr_alloc(count + 1), *is_post = rr_alloc(count + 1);

	for (size_t i = 0; i < count; i++) {
		struct pair *pair = al->mate[i] == RR_NONE ? NULL
			: pairs_get(&al->pairs, i, al->mate[i]);

		if (pair != NULL && pair->likeness >= rule.sure) {
			where[sure] = i;
			value[sure++] = al->mate[i];
		}
	}
	align_rising(value, sure, in);
	for (size_t k = 0; k < sure; k++)
		is_post[where[k]] = in[k];
	posts->before = rr_alloc((count + 1) * sizeof *posts->before);
	posts->after = rr_alloc((count + 1) * sizeof *posts->after);
	for (size_t i = 0; i < count; i++) {
		posts->before[i] = last;
		if (is_post[i])
			last = i;
	}
	last = RR_NONE;
	for (size_t i = count; i-- > 0;) {
		posts->after[i] = last;
		if (is_post[i])
			last = i;
	}
	free(where);
	free(value);
	free(in);
	free(is_post);
}

static float place_bonus(const struct aligner *al, const struct signposts *posts,
                         size_t a, size_t b)
{
	size_t before = posts->before[a], after = posts->after[a];
	size_t low = before == RR_NONE ? 0 : al->mate[before] + 1;
	size_t high = after == RR_NONE ? al->b->clause_count : al->mate[after];
	size_t from_start = before == RR_NONE ? a : a - before - 1;
	size_t from_end = (after == RR_NONE ? al->a->clause_count : after) - a - 1;

	if (b < low || b >= high)
		return compare_verbs(&al->a->clauses[a], &al->b->clauses[b]) == VERBS_DIFFER
			? rule.astray : 0;
	if (b - low == from_start || high - b - 1 == from_end)
		return rule.near;
	return rule.in_gap;
}

static void add_place_bonus(struct aligner *al)
{
	struct signposts posts = { NULL, NULL };

	find_signposts(al, &posts);
	for (size_t k = 0; k < al->pairs.count; k++) {
		struct pair *pair = &al->pairs.items[k];
		size_t up_a = al->a->clauses[pair->a].parent;
		size_t up_b = al->b->clauses[pair->b].parent;

		pair->worth += place_bonus(al, &posts, pair->a, pair->b);
		if (up_a != RR_NONE && up_b != RR_NONE && al->mate[up_a] == up_b)
			pair->worth += rule.same_parent;
	}
	free(posts.before);
	free(posts.after);
}

/* ---- the whole --------------------------------------------------------- */

static void make_groups(struct aligner *al)
{
	size_t a_count = al->a->clause_count, b_count = al->b->clause_count;

	al->group_a = rr_alloc((a_count + 1) * sizeof *al->group_a);
	al->group_b = rr_alloc((b_count + 1) * sizeof *al->group_b);
	al->pinned = rr_alloc((a_count + b_count + 1) * sizeof *al->pinned);
	for (size_t j = 0; j < b_count; j++)
		al->group_b[j] = RR_NONE;
	for (size_t i = 0; i < a_count; i++) {
		al->group_a[i] = i;
		if (al->mate[i] != RR_NONE)
			al->group_b[al->mate[i]] = i;
	}
	al->group_count = a_count;
	for (size_t j = 0; j < b_count; j++)
		if (al->group_b[j] == RR_NONE)
			al->group_b[j] = al->group_count++;
}

static void choose(struct aligner *al)
{
	set_pins_aside(al);
	pairs_choose(&al->pairs, al->a->clause_count, al->b->clause_count, al->mate);
}

static void align_within(struct aligner *al)
{
	pairs_find(&al->grams, &al->pairs);
	set_worths(al);
	choose(al);
	add_place_bonus(al);
	choose(al);
	align_parents(al);
}

static void align(struct aligner *al)
{
	al->mate = rr_alloc((al->a->clause_count + 1) * sizeof *al->mate);
	grams_read(&al->grams, al->a, al->b);
	al->marks = rr_alloc((al->grams.gram_count + 1) * sizeof *al->marks);
	if (al->across) {
		align_across(al);
		set_pins_aside(al);
		align_in_order(al);
	} else {
		align_within(al);
	}
	make_groups(al);
	apply_pins(al);
	if (!al->across)
		align_join(al);
}

static bool other_language(const struct rr_doc *a, const struct rr_doc *b)
{
	return a->lang != NULL && b->lang != NULL &&
	       strcmp(rr_lang_code(a->lang), rr_lang_code(b->lang)) != 0;
}

struct rr_comparison *rr_compare(const struct rr_doc *a, const struct rr_doc *b,
                                 const struct rr_pin *pins, size_t pin_count)
{
	struct rr_comparison *cmp = rr_alloc(sizeof *cmp);
	struct aligner al = {
		.a = a, .b = b, .across = other_language(a, b), .pins = pins, .pin_count = pins == NULL ? 0 : pin_count,
	};

	align(&al);
	cmp->a = a;
	cmp->b = b;
	cmp->arena = rr_arena_new();
	align_rows(&al, cmp);
	grams_free(&al.grams);
	pairs_free(&al.pairs);
	free(al.mate);
	free(al.group_a);
	free(al.group_b);
	free(al.pinned);
	free(al.marks);
	return cmp;
}

void rr_comparison_free(struct rr_comparison *cmp)
{
	if (cmp == NULL)
		return;
	rr_arena_free(cmp->arena);
	free(cmp);
}

const char *rr_relation_name(enum rr_relation relation)
{
	static const char *const names[] = {
		[RR_SAME] = "same", [RR_REWORDED] = "reworded",
		[RR_MERGED] = "merged", [RR_SPLIT] = "split",
		[RR_ADDED] = "added", [RR_DROPPED] = "dropped",
	};

	return names[relation];
}
