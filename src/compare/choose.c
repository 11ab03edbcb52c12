/*
 * The best overall choice of pairs: a maximum-weight matching in a sparse
 * bipartite graph, found by shortest augmenting paths with potentials (the
 * Hungarian method; Dijkstra on reduced costs). Every clause of a has a
 * private way out, "no partner", whose worth is 0, so only pairs of positive
 * worth are ever chosen. Adding a clause never makes it right to take one
 * back that chose to stay alone, which is why the way out needs no node.
 *
 * Worths are integers here, millionths, so that no rounding disturbs the
 * potentials. Cost: one small search a clause, within its cluster of like
 * clauses.
 */
#include "compare/pairs.h"

#include <stdlib.h>
#include <string.h>

#define FAR INT64_MAX
#define TOP INT64_C(1000000000) /* the cost of worth 0; above any worth */

struct node {
	int64_t dist;
	uint32_t b;
};

struct chooser {
	const struct pairs *pairs;
	int64_t *pay_a, *pay_b;    /* owned: potentials */
	int64_t *dist;             /* owned: to b's clauses; FAR */
	size_t *owner;             /* owned: clause of a that has b's clause; RR_NONE */
	size_t *mate;              /* borrowed: of the caller */
	size_t *from;              /* owned: clause of a a clause of b was reached from */
	unsigned char *done;       /* owned */
	uint32_t *touched;         /* owned: clauses of b with a distance */
	size_t touched_count;
	struct node *heap;         /* owned */
	size_t heap_count, heap_cap;
};

static void push(struct chooser *c, struct node node)
{
	size_t at;

	c->heap = rr_grow(c->heap, c->heap_count, &c->heap_cap, sizeof *c->heap);
	at = c->heap_count++;
	for (; at > 0 && c->heap[(at - 1) / 2].dist > node.dist; at = (at - 1) / 2)
		c->heap[at] = c->heap[(at - 1) / 2];
	c->heap[at] = node;
}

static struct node pop(struct chooser *c)
{
	struct node top = c->heap[0], last = c->heap[--c->heap_count];
	size_t at = 0;

	for (;;) {
		size_t child = 2 * at + 1;

		if (child >= c->heap_count)
			break;
		if (child + 1 < c->heap_count &&
		    c->heap[child + 1].dist < c->heap[child].dist)
			child++;
		if (c->heap[child].dist >= last.dist)
			break;
		c->heap[at] = c->heap[child];
		at = child;
	}
	c->heap[at] = last;
	return top;
}

static int64_t cost(const struct pair *pair)
{
	return TOP - (int64_t)((double)pair->worth * 1e6);
}

/* Goes on from clause a, reached at distance `base`. */
static void relax(struct chooser *c, size_t a, int64_t base)
{
	for (size_t k = c->pairs->first[a]; k < c->pairs->first[a + 1]; k++) {
		const struct pair *pair = &c->pairs->items[k];
		int64_t dist;

		if (pair->worth <= 0 || c->done[pair->b] || c->mate[a] == pair->b)
			continue;
		dist = base + cost(pair) - c->pay_a[a] - c->pay_b[pair->b];
		if (dist >= c->dist[pair->b])
			continue;
		if (c->dist[pair->b] == FAR)
			c->touched[c->touched_count++] = pair->b;
		c->dist[pair->b] = dist;
		c->from[pair->b] = a;
		push(c, (struct node){ dist, pair->b });
	}
}

/* Hands b's clauses on along the path that ends at `end`; RR_NONE: at the
 * clause of a that stays alone. */
static void augment(struct chooser *c, size_t start, size_t end, size_t alone)
{
	size_t b = end;

	if (end == RR_NONE) {
		if (alone == start)
			return;
		b = c->mate[alone];
		c->mate[alone] = RR_NONE;
	}
	for (;;) {
		size_t a = c->from[b], old = c->mate[a];

		c->mate[a] = b;
		c->owner[b] = a;
		if (a == start)
			return;
		b = old;
	}
}

/* Finds a partner, or none, for clause `start`, moving others if that pays. */
static void settle(struct chooser *c, size_t start)
{
	int64_t best_alone = TOP - c->pay_a[start], reach = 0;
	size_t alone = start, end = RR_NONE;

	c->heap_count = c->touched_count = 0;
	relax(c, start, 0);
	while (c->heap_count > 0) {
		struct node node = pop(c);
		size_t owner;

		if (c->done[node.b] || node.dist > c->dist[node.b])
			continue;
		if (node.dist >= best_alone)
			break;
		c->done[node.b] = 1;
		owner = c->owner[node.b];
		if (owner == RR_NONE) {
			end = node.b;
			reach = node.dist;
			break;
		}
		if (node.dist + TOP - c->pay_a[owner] < best_alone) {
			best_alone = node.dist + TOP - c->pay_a[owner];
			alone = owner;
		}
		relax(c, owner, node.dist);
	}
	if (end == RR_NONE)
		reach = best_alone;
	c->pay_a[start] += reach;
	for (size_t k = 0; k < c->touched_count; k++) {
		uint32_t b = c->touched[k];

		if (c->done[b] && c->dist[b] < reach) {
			c->pay_a[c->owner[b]] += reach - c->dist[b];
			c->pay_b[b] -= reach - c->dist[b];
		}
	}
	augment(c, start, end, alone);
	for (size_t k = 0; k < c->touched_count; k++) {
		c->dist[c->touched[k]] = FAR;
		c->done[c->touched[k]] = 0;
	}
}

void pairs_choose(const struct pairs *pairs, size_t a_count, size_t b_count,
                  size_t *mate)
{
	struct chooser c = { .pairs = pairs, .mate = mate };

	c.pay_a = rr_alloc((a_count + 1) * sizeof *c.pay_a);
	c.pay_b = rr_alloc((b_count + 1) * sizeof *c.pay_b);
	c.dist = rr_alloc((b_count + 1) * sizeof *c.dist);
	c.owner = rr_alloc((b_count + 1) * sizeof *c.owner);
	c.from = rr_alloc((b_count + 1) * sizeof *c.from);
	c.done = rr_alloc(b_count + 1);
	c.touched = rr_alloc((b_count + 1) * sizeof *c.touched);
	for (size_t j = 0; j < b_count; j++) {
		c.dist[j] = FAR;
		c.owner[j] = RR_NONE;
	}
	for (size_t i = 0; i < a_count; i++)
		mate[i] = RR_NONE;
	for (size_t i = 0; i < a_count; i++)
		settle(&c, i);
	free(c.pay_a);
	free(c.pay_b);
	free(c.dist);
	free(c.owner);
	free(c.from);
	free(c.done);
	free(c.touched);
	free(c.heap);
}
