/*
 * Ids after INTERFACE.md. Preambular clauses are counted, operative ones go
 * by their number; the part comes first only where a number would stand
 * twice; whatever still stands twice gets a tail that makes it its own.
 */
#include "doc/ids.h"

#include <stdio.h>
#include <string.h>

struct counts {
	unsigned part_no, annex;
	long preambular, operative, plain;
	long letter, list; /* of an annex: the letter before, the number its list is counted with */
};

static bool is_lettered(const struct rr_clause *c)
{
	return c->number != NULL && (unsigned char)c->number[0] < 0x80
		&& (c->number[0] < '0' || c->number[0] > '9');
}

static long count_for(struct counts *n, const struct rr_clause *c, const struct extra *x,
                      bool parts)
{
	if (x->annex != n->annex || (parts && x->part_no != n->part_no))
		*n = (struct counts){ .annex = x->annex, .part_no = x->part_no };
	if (c->kind == RR_PREAMBULAR)
		return ++n->preambular;
	if (c->kind == RR_OPERATIVE)
		return n->operative = c->number ? x->value : n->operative + 1;
	if (c->number == NULL)
		return ++n->plain;
	if (is_lettered(c)) { /* letters that begin again count as a paragraph of their own */
		if (n->letter > 0 && x->value <= n->letter)
			n->list = ++n->plain;
		n->letter = x->value;
		return n->list;
	}
	return x->value;
}

size_t put_number(char *out, long value)
{
	char digits[24];
	size_t n = 0;

	do
		digits[n++] = (char)('0' + value % 10);
	while ((value /= 10) > 0);
	for (size_t i = 0; i < n; i++)
		out[i] = digits[n - 1 - i];
	return n;
}

static const char *top_id(struct reader *r, size_t i, long count, const char *part)
{
	static const char *const heads[] = {
		[RR_PREAMBULAR] = "PP", [RR_OPERATIVE] = "OP", [RR_ANNEX] = "ANNEX",
	};
	const struct rr_clause *c = &r->doc->clauses[i];
	const struct extra *x = &r->extras[i];
	const char *tail;
	char id[160];
	size_t len = 0;

	if (c->kind == RR_ANNEX) {
		len = strlen(strcpy(id, heads[RR_ANNEX]));
		if (x->annex > 1)
			len += put_number(id + len, x->annex);
		id[len++] = '.';
	}
	for (size_t k = 0; part != NULL && part[k] != '\0' && k < 40; k++)
		id[len++] = part[k];
	if (part != NULL)
		id[len++] = '.';
	if (c->kind != RR_ANNEX)
		len += strlen(strcpy(id + len, heads[c->kind]));
	else if (c->number == NULL)
		id[len++] = 'p';
	if (c->kind != RR_PREAMBULAR && is_lettered(c)) { /* its own items have letters only */
		if (c->kind == RR_ANNEX && count > 0) {
			id[len++] = 'p';
			len += put_number(id + len, count);
		} else {
			len -= id[len - 1] == '.';
		}
		return rr_arena_printf(r->arena, "%.*s(%.20s)", (int)len, id, c->number);
	}
	len += put_number(id + len, count);
	for (tail = c->number; tail != NULL && *tail >= '0' && *tail <= '9';)
		tail++;
	if (tail != NULL && tail > c->number && *tail != '\0')
		return rr_arena_printf(r->arena, "%.*s %.12s", (int)len, id, tail + (*tail == ' ')); /* 12 bis */
	return rr_arena_dup(r->arena, id, len);
}

/* Whether any number of one kind stands in two parts, in annex `annex`. */
static bool counts_anew(const struct reader *r, unsigned annex)
{
	long seen[3] = { 0, 0, 0 }, unnumbered = 0;
	unsigned part[3] = { 0, 0, 0 };

	for (size_t i = 0; i < r->doc->clause_count; i++) {
		const struct rr_clause *c = &r->doc->clauses[i];
		const struct extra *x = &r->extras[i];

		long value = c->kind == RR_OPERATIVE && c->number == NULL ? ++unnumbered : x->value;

		if (c->parent != RR_NONE || x->annex != annex
		    || (c->number == NULL && c->kind != RR_OPERATIVE))
			continue;
		if (part[c->kind] != x->part_no && part[c->kind] != 0 && value <= seen[c->kind])
			return true;
		part[c->kind] = x->part_no;
		seen[c->kind] = value;
	}
	return false;
}

static void give_top_ids(struct reader *r)
{
	struct counts n = { 0 };
	unsigned annex = RR_NONE & 0xFFFF;
	bool anew = false;

	for (size_t i = 0; i < r->doc->clause_count; i++) {
		struct rr_clause *c = &r->doc->clauses[i];
		const struct extra *x = &r->extras[i];
		char name[16];
		const char *part = NULL;

		if (x->annex != annex) {
			annex = x->annex;
			anew = counts_anew(r, annex);
		}
		if (anew) {
			snprintf(name, sizeof name, "%u", x->part_no);
			part = x->part ? x->part : x->part_no > 1 ? name : NULL;
		}
		if (c->parent == RR_NONE)
			c->id = top_id(r, i, count_for(&n, c, x, anew), part);
		if (anew || x->annex > 0)
			c->part = x->part;
	}
}

const char *joined(struct reader *r, struct rr_span a, const char *between,
                          struct rr_span b, const char *end)
{
	size_t inner = strlen(between), outer = strlen(end);
	char *text = rr_arena_alloc(r->arena, a.len + inner + b.len + outer + 1);

	memcpy(text, a.text, a.len);
	memcpy(text + a.len, between, inner);
	memcpy(text + a.len + inner, b.text, b.len);
	memcpy(text + a.len + inner + b.len, end, outer);
	return text;
}

/* Children follow their parents, so one walk is enough. */
static void give_sub_ids(struct reader *r)
{
	for (size_t i = 0; i < r->doc->clause_count; i++) {
		struct rr_clause *c = &r->doc->clauses[i];
		const char *parent;

		if (c->parent == RR_NONE)
			continue;
		parent = r->doc->clauses[c->parent].id;
		/* cut at a depth no reader counts to */
		c->id = joined(r, rr_span_sub(rr_span(parent), 0, strlen(parent) > 200 ? 60 : 200),
		               "(", rr_span(c->number), ")");
	}
}

void give_ids(struct reader *r)
{
	give_top_ids(r);
	give_sub_ids(r);
	part_twins(r);
	name_notes(r);
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
	return hash ^ hash >> 32;
}

/* Of the clause texts and where each ends, eight bytes at a time. */
static uint64_t hash_texts(const struct rr_doc *doc)
{
	uint64_t hash = 14695981039346656037u;

	for (size_t i = 0; i < doc->clause_count; i++) {
		struct rr_span s = doc->clauses[i].text;
		size_t at = 0;
		uint64_t word;

		for (; s.len - at >= sizeof word; at += sizeof word) {
			memcpy(&word, s.text + at, sizeof word);
			hash = mix(hash, word);
		}
		for (word = s.len - at; at < s.len; at++)
			word = word << 8 | (unsigned char)s.text[at];
		hash = mix(hash, word);
	}
	return hash;
}

void give_key(struct reader *r)
{
	struct rr_doc *doc = r->doc;
	const char *name = doc->path ? strrchr(doc->path, '/') : NULL;

	doc->hash = hash_texts(doc);
	name = name ? name + 1 : doc->path ? doc->path : "document";
	if (doc->symbol != NULL)
		doc->key = doc->symbol;
	else if (doc->title != NULL && (doc->number != NULL || doc->body != NULL))
		doc->key = rr_arena_printf(doc->arena, "%s%s%s %s %s", doc->body ? doc->body : "",
		                           doc->body ? " " : "", rr_doc_kind_name(doc->kind),
		                           doc->number ? doc->number : "", doc->title);
	else
		doc->key = rr_arena_dup(doc->arena, name, strlen(name));
}
