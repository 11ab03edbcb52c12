/*
 * Merged and split clauses. After the choice of pairs a clause may be left
 * alone although its words went into a clause that already has a partner:
 * then the two became one (or, the other way round, one became two). What
 * tells is the gain: the words the lone clause shares with that clause and
 * which the partners it has already do not explain. Boilerplate all
 * resolutions share gains nothing, as the partner explains it.
 *
 * Clauses merge with their neighbours, so a neighbour of the partner needs
 * less gain than a clause from far away; a short clause swallowed nearly
 * whole needs little gain for the longer one.
 */
#include "compare/align.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	float near;      /* gain on both sides, clause beside the partner */
	float far;       /* the same from elsewhere */
	float half, good; /* or so much of the lone clause and of the host */
	float verbs;     /* under another verb: gain beside the partner, */
	float kept;      /* or share of the lone clause found */
	float swallowed; /* share of the lone clause found, however long the other */
	float trace;     /* what the longer one must gain from that at least */
} rule = {
	.near = 0.16f, .far = 0.34f, .half = 0.50f, .good = 0.25f, .verbs = 0.20f, .kept = 0.40f,
	.swallowed = 0.60f, .trace = 0.08f,
};

/* One direction of looking: lone clauses of one side, hosts on the other. */
struct side {
	const struct rr_doc *lone, *host;
	size_t lone_from, host_from; /* their first numbers in the grams */
	size_t *group_lone, *group_host;
	bool merging;                /* lone clauses are a's */
};

/* The clauses of each group, chained on the lone side. */
struct census {
	unsigned *in_lone, *in_host; /* owned: how many on each side */
	size_t *first, *next;        /* owned: of the lone side; RR_NONE ends */
};

enum { BESIDE = 4 }; /* lone clauses that may stand between */

static size_t in_a(const struct side *s, size_t lone, size_t host)
{
	return s->merging ? lone : host;
}

static size_t in_b(const struct side *s, size_t lone, size_t host)
{
	return s->merging ? host : lone;
}

static float weight(struct grams_sum sum)
{
	return sum.words + sum.numbers;
}

/* Whether a clause of the group stands right beside the lone one, or with
 * but a few lone clauses between. */
static bool beside(const struct side *s, const struct census *n, size_t lone,
                   size_t group)
{
	for (size_t d = 1; d <= BESIDE && d <= lone; d++) {
		if (s->group_lone[lone - d] == group)
			return true;
		if (n->in_host[s->group_lone[lone - d]] > 0)
			break;
	}
	for (size_t d = 1; d <= BESIDE && lone + d < s->lone->clause_count; d++) {
		if (s->group_lone[lone + d] == group)
			return true;
		if (n->in_host[s->group_lone[lone + d]] > 0)
			break;
	}
	return false;
}

/* How much of the host the lone clause explains and its partners don't. */
static float gain(struct aligner *al, const struct side *s, const struct census *n,
                  size_t lone, size_t host)
{
	uint32_t lone_mark = ++al->mark;
	const struct grams *g = &al->grams;

	grams_mark(g, s->lone_from + lone, lone_mark, al->marks);
	++al->mark;
	for (size_t i = n->first[s->group_host[host]]; i != RR_NONE; i = n->next[i])
		grams_mark(g, s->lone_from + i, al->mark, al->marks);
	return weight(grams_shared(g, s->host_from + host, lone_mark, al->marks));
}

static bool other_verb(const struct rr_clause *lone, const struct rr_clause *host)
{
	return lone->verb != NULL && host->verb != NULL && strcmp(lone->verb, host->verb) != 0;
}

static float judge(struct aligner *al, const struct side *s, const struct census *n,
                   size_t lone, size_t host)
{
	float lone_all = weight(al->grams.shapes[s->lone_from + lone].all) + 1e-6f;
	float host_all = weight(al->grams.shapes[s->host_from + host].all) + 1e-6f;
	float gained = gain(al, s, n, lone, host);
	float of_lone = gained / lone_all, of_host = gained / host_all;
	float least = of_lone < of_host ? of_lone : of_host;

	if (least >= rule.far || (of_lone >= rule.swallowed && of_host >= rule.trace) ||
	    (of_lone >= rule.half && of_host >= rule.good))
		return least + of_lone;
	if (least < rule.verbs && of_lone < rule.kept &&
	    other_verb(&s->lone->clauses[lone], &s->host->clauses[host]))
		return 0;
	if (least >= rule.near && beside(s, n, lone, s->group_host[host]))
		return least + of_lone;
	return 0;
}

static void take_census(struct census *n, const struct side *s, size_t groups)
{
	n->in_lone = rr_alloc((groups + 1) * sizeof *n->in_lone);
	n->in_host = rr_alloc((groups + 1) * sizeof *n->in_host);
	n->first = rr_alloc((groups + 1) * sizeof *n->first);
	n->next = rr_alloc((s->lone->clause_count + 1) * sizeof *n->next);
	for (size_t k = 0; k < groups; k++)
		n->first[k] = RR_NONE;
	for (size_t i = s->lone->clause_count; i-- > 0;) {
		n->in_lone[s->group_lone[i]]++;
		n->next[i] = n->first[s->group_lone[i]];
		n->first[s->group_lone[i]] = i;
	}
	for (size_t j = 0; j < s->host->clause_count; j++)
		n->in_host[s->group_host[j]]++;
}

/* A host takes more partners only while its row has one clause on its side. */
static bool may_join(const struct aligner *al, const struct side *s,
                     const struct census *n, size_t lone, size_t host)
{
	size_t group = s->group_host[host];

	return n->in_host[s->group_lone[lone]] == 0 && n->in_host[group] == 1 &&
	       n->in_lone[group] >= 1 && !al->pinned[group] &&
	       s->lone->clauses[lone].kind == s->host->clauses[host].kind &&
	       !align_parted(al, in_a(s, lone, host), in_b(s, lone, host));
}

static void join_side(struct aligner *al, const struct side *s)
{
	struct census n = { 0 };
	size_t lone_count = s->lone->clause_count;
	size_t *host_of = rr_alloc((lone_count + 1) * sizeof *host_of);
	float *value = rr_alloc((lone_count + 1) * sizeof *value);

	take_census(&n, s, al->group_count);
	for (size_t k = 0; k < al->pairs.count; k++) {
		const struct pair *pair = &al->pairs.items[k];
		size_t lone = s->merging ? pair->a : pair->b;
		size_t host = s->merging ? pair->b : pair->a;
		float found;

		if (weight(pair->shared) <
		    rule.trace * weight(al->grams.shapes[s->host_from + host].all) ||
		    !may_join(al, s, &n, lone, host))
			continue;
		found = judge(al, s, &n, lone, host);
		if (found > value[lone]) {
			value[lone] = found;
			host_of[lone] = host;
		}
	}
	for (size_t i = 0; i < lone_count; i++)
		if (value[i] > 0)
			s->group_lone[i] = s->group_host[host_of[i]];
	free(n.in_lone);
	free(n.in_host);
	free(n.first);
	free(n.next);
	free(host_of);
	free(value);
}

void align_join(struct aligner *al)
{
	struct side merging = {
		.lone = al->a, .host = al->b, .lone_from = 0, .host_from = al->grams.a_count,
		.group_lone = al->group_a, .group_host = al->group_b, .merging = true,
	};
	struct side splitting = {
		.lone = al->b, .host = al->a, .lone_from = al->grams.a_count, .host_from = 0,
		.group_lone = al->group_b, .group_host = al->group_a, .merging = false,
	};

	join_side(al, &merging);
	join_side(al, &splitting);
}
