/*
 * What only the whole sequence of clauses tells: what leads over to the
 * numbered paragraphs, a single operative sentence without number, and the
 * opening verbs.
 */
#include "doc/reader.h"

#include <stdint.h>
#include <string.h>

#define ITALIC_BYTES ((size_t)80) /* of an opening verb at most */

/*
 * What stands before the first numbered paragraph of a part is no operative
 * one: "Decides:" leads over to them and counts with the preamble.
 */
static void settle_chapeau(struct reader *r)
{
	struct rr_doc *doc = r->doc;
	size_t first = 0;

	for (size_t i = 0; i < doc->clause_count; i++) {
		struct rr_clause *c = &doc->clauses[i];

		if (i > 0 && r->extras[i].part_no != r->extras[i - 1].part_no)
			first = i;
		if (c->kind != RR_OPERATIVE || c->number == NULL || c->parent != RR_NONE)
			continue;
		for (; first < i; first++)
			if (doc->clauses[first].kind == RR_OPERATIVE && doc->clauses[first].number == NULL)
				doc->clauses[first].kind = RR_PREAMBULAR;
	}
}

/* Where verbs have one form only, the last unnumbered sentence operates. */
static void find_unnumbered(struct reader *r)
{
	struct rr_doc *doc = r->doc;
	struct rr_clause *last;

	if (doc->clause_count == 0 || doc->kind == RR_KIND_UNKNOWN)
		return;
	for (size_t i = 0; i < doc->clause_count; i++)
		if (doc->clauses[i].kind == RR_OPERATIVE)
			return;
	for (size_t i = doc->clause_count; i > 0; i--) {
		last = &doc->clauses[i - 1];
		if (last->kind == RR_ANNEX)
			continue;
		if (last->parent == RR_NONE && (ends_full(last->text) || (i < doc->clause_count && last->text.len > 0
		                                                           && last->text.text[last->text.len - 1] == ':')))
			last->kind = RR_OPERATIVE; /* "hereby approves the following terms:" */
		return;
	}
}

static bool listed(const struct rr_lang *lang, const char *section, const char *verb)
{
	size_t count;
	const struct rr_entry *list = rr_lang_entries(lang, section, &count);

	for (size_t i = 0; i < count; i++)
		if (list[i].name[0] == verb[0] && strcmp(list[i].name, verb) == 0)
			return true;
	return false;
}

static const struct told *tell(struct reader *r, const struct rr_entry *verb)
{
	struct told *told = &r->told[(uintptr_t)verb / sizeof *verb % TOLD];

	if (told->verb != verb)
		*told = (struct told){
			.verb = verb, .name = rr_arena_dup(r->arena, verb->key, strlen(verb->key)),
			.strength = rr_entry_int(verb, 1),
			.approval = listed(r->lang, "approval", verb->key)
				- listed(r->lang, "disapproval", verb->key),
		};
	return told;
}

/* Only clauses of the resolution's own count are told by their verbs. */
static bool has_lead(const struct reader *r, const struct rr_clause *c)
{
	return c->parent == RR_NONE && c->kind != RR_ANNEX && r->doc->kind != RR_KIND_UNKNOWN;
}

void set_lead(struct reader *r, size_t clause, size_t len, struct lead lead)
{
	struct rr_clause *c = &r->doc->clauses[clause];

	c->lead_len = 0;
	if (len == 0 || !has_lead(r, c))
		return;
	c->lead_len = len;
	c->verb = tell(r, lead.verb)->name;
	c->strength = tell(r, lead.verb)->strength;
	c->approval = (int16_t)tell(r, lead.verb)->approval;
	c->modifiers = lead.modifiers;
}

/* How the line of that number is set; NULL if there is none. */
static const struct rr_setting *setting_at(const struct reader *r, unsigned number)
{
	size_t low = 0, high = r->count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (r->lines[mid].number < number)
			low = mid + 1;
		else
			high = mid;
	}
	return low < r->count && r->lines[low].number == number ? setting_of(r, &r->lines[low]) : NULL;
}

/* What the page sets in italics at the start of a clause, but not all of it: its bytes. */
static size_t italic_len(const struct reader *r, size_t clause)
{
	const struct rr_clause *c = &r->doc->clauses[clause];
	const struct rr_setting *set = setting_at(r, c->line);

	for (size_t i = 0; set != NULL && i < set->run_count; i++) {
		const struct rr_run *run = &set->runs[i];
		struct rr_span words = trim(rr_span_of(set->start + run->start, run->end - run->start));

		if ((run->style & RR_ITALIC) && words.len > 0)
			return words.len < c->text.len && words.len <= ITALIC_BYTES
				&& rr_span_eq(rr_span_sub(c->text, 0, words.len), words) ? words.len : 0;
	}
	return 0;
}

/* A verb the pack does not have as it stands, or not at all: then italics tell it. */
static void set_odd_lead(struct reader *r, size_t clause)
{
	struct rr_clause *c = &r->doc->clauses[clause];
	struct lead lead = { NULL, 0 };
	size_t at, len = find_odd_lead(r, c, &lead, &at);

	if (len > 0) {
		set_lead(r, clause, len, lead);
		c->lead_at = (uint16_t)at;
	} else if (r->source->styled) {
		c->lead_len = italic_len(r, clause);
	}
}

static void read_leads(struct reader *r)
{
	for (size_t i = 0; i < r->doc->clause_count; i++) {
		const struct rr_clause *c = &r->doc->clauses[i];
		struct lead lead = { NULL, 0 };
		size_t len;

		if (i + SOON < r->doc->clause_count)
			rr_soon(c[SOON].text.text);
		if (!has_lead(r, c)) {
			set_lead(r, i, 0, lead);
			continue;
		}
		if (c->lead_len != RR_NONE && c->lead_len > 0)
			continue;
		len = c->lead_len == RR_NONE ? find_lead(r->lang, c->text, &lead) : 0;
		set_lead(r, i, len, lead);
		if (len == 0)
			set_odd_lead(r, i);
	}
}

void settle_clauses(struct reader *r)
{
	settle_chapeau(r);
	find_unnumbered(r);
	read_leads(r);
}
