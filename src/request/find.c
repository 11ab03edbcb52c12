/*
 * Finding the limbs of a clause that ask: its opening verb, and verbs of
 * asking further on that a join ("; ", "and") makes a limb of their own. What
 * else asks within a clause belongs to the action, or tells of another's
 * request.
 */
#include "request/request.h"

#include <stdlib.h>
#include <string.h>

/* ---- what the pack says ------------------------------------------------ */

static const struct rr_entry *entry_of(const struct rr_lang *lang, const char *section,
                                       const char *term)
{
	size_t count;
	const struct rr_entry *list = rr_lang_entries(lang, section, &count);

	for (size_t i = 0; term != NULL && i < count; i++)
		if (rr_span_is(list[i].phrase, term))
			return &list[i];
	return NULL;
}

static enum rr_request_kind kind_named(struct rr_span name)
{
	return rr_span_is(name, "appeal") ? RR_APPEALED
	       : rr_span_is(name, "past") ? RR_RECALLED : RR_ASKED;
}

static enum rr_request_kind kind_of(const struct rr_lang *lang, const char *term)
{
	const struct rr_entry *entry = entry_of(lang, "addressing", term);

	return entry != NULL ? kind_named(rr_entry_field(entry, 0)) : RR_ASKED;
}

static enum request_whom whom_named(struct rr_span name)
{
	return rr_span_is(name, "any") ? WHOM_ANY
	       : rr_span_is(name, "opened") ? WHOM_OPENED : WHOM_NAMED;
}

/* How a verb of asking is joined to what stands before it. */
enum join { JOIN_NONE, JOIN_COMMA, JOIN_AND, JOIN_BREAK };

/* start: where the join itself begins. */
static enum join join_before(const struct rr_lang *lang, struct rr_span text, size_t at,
                             size_t *start)
{
	size_t count;
	const struct rr_entry *list = rr_lang_entries(lang, "asking-joins", &count);
	struct rr_span before = rr_span_trim(rr_span_sub(text, 0, at));
	enum join best = JOIN_NONE;

	*start = at;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < list[i].phrase_count; k++) {
			struct rr_span p = list[i].phrases[k];
			enum join join = strcmp(list[i].key, "break") == 0 ? JOIN_BREAK
			                 : strcmp(list[i].key, "and") == 0 ? JOIN_AND : JOIN_COMMA;

			if (before.len >= p.len && join > best
			    && memcmp(before.text + before.len - p.len, p.text, p.len) == 0) {
				best = join;
				*start = before.len - (join == JOIN_BREAK ? 0 : p.len);
			}
		}
	return best;
}

/* ---- adding ------------------------------------------------------------ */

static struct rr_request *add(struct asked *a, const struct rr_request *request)
{
	struct rr_requests *out = a->out;

	out->items = rr_grow(out->items, out->count, &a->cap, sizeof *out->items);
	out->items[out->count] = *request;
	return &out->items[out->count++];
}

bool request_opens_list(struct rr_span text)
{
	static const char *const colons[] = { ":", "：" };
	struct rr_span s = rr_span_trim(text);

	for (size_t i = 0; i < sizeof colons / sizeof *colons; i++) {
		size_t len = strlen(colons[i]);

		if (s.len >= len && memcmp(s.text + s.len - len, colons[i], len) == 0)
			return true;
	}
	return false;
}

static bool asks(struct asked *a, const struct rr_clause *c)
{
	return entry_of(a->lang, "addressing", c->verb) != NULL;
}

/* The sub-paragraphs of a request that ends in a colon: one request each. */
static bool add_children(struct asked *a, size_t parent, const struct rr_request *request)
{
	bool any = false;

	for (size_t i = parent + 1; i < a->doc->clause_count; i++) {
		const struct rr_clause *c = &a->doc->clauses[i];
		struct rr_request child = *request;

		if (c->depth <= a->doc->clauses[parent].depth || c->parent == RR_NONE)
			break;
		if (c->parent != parent)
			continue;
		any = true;
		if (asks(a, c))
			continue; /* asks on its own */
		if (request_opens_list(c->text) && add_children(a, i, request))
			continue;
		child.clause = i;
		child.text = child.action = c->text;
		request_due(a, c->text, 0, c->text.len, false, &child.due);
		if (child.due.kind == RR_DUE_NONE && request->due.kind != RR_DUE_NONE) {
			child.due = request->due; /* the parent's holds for all */
		}
		add(a, &child);
	}
	return any;
}

static void add_limb(struct asked *a, struct rr_request *request, size_t from, size_t end)
{
	struct rr_span text = a->doc->clauses[request->clause].text;

	request->by = request->kind != RR_RECALLED ? a->doc->body : NULL;
	request_due(a, text, from, end, false, &request->due);
	if (request->kind == RR_RECALLED)
		request->due = (struct rr_due){ .text = rr_span("") };
	if (end == text.len && request_opens_list(text) && add_children(a, request->clause, request))
		return;
	add(a, request);
}

/* ---- limbs -------------------------------------------------------------- */

struct limb {
	size_t verb, from; /* where the verb stands, where it ends */
	size_t joined;     /* where what joins it to the words before begins */
	const char *term;       /* English */
	enum rr_request_kind kind;
	enum join join;
	enum request_whom whom; /* what makes a request of it where a break does not */
};

/* The next verb of asking in the text, with the way it is joined. */
static bool next_asking(struct asked *a, struct rr_span text, size_t from, struct limb *out)
{
	struct rr_match m;

	while (rr_lang_search(a->lang, "asking", text, from, &m)) {
		from = m.end > from ? m.end : from + 1;
		if (strcmp(m.entry->key, "-") == 0)
			continue;
		*out = (struct limb){ .verb = m.start, .from = m.end, .term = m.entry->key,
			.kind = kind_named(rr_entry_field(m.entry, 1)),
			.whom = whom_named(rr_entry_field(m.entry, 2)) };
		out->join = join_before(a->lang, text, m.start, &out->joined);
		return true;
	}
	return false;
}

/* Whether a verb of asking, so joined behind the lead, asks and does not tell. */
static bool is_live(const struct rr_clause *c, const struct limb *limb, bool telling)
{
	bool recalls = c->kind == RR_PREAMBULAR
	               || (c->verb != NULL && strcmp(c->verb, "recall") == 0);

	if (limb->kind == RR_RECALLED)
		return false;
	if (limb->join == JOIN_BREAK)
		return true;
	if (telling || c->kind == RR_PREAMBULAR)
		return false;
	return limb->join == JOIN_AND || (limb->join == JOIN_COMMA && !recalls);
}

/* The first place where the join stands before a verb that opens clauses; end if none. */
static size_t joined_end(struct asked *a, struct rr_span text, const struct rr_entry *join,
                         size_t from, size_t end)
{
	bool breaks = strcmp(join->key, "break") == 0;
	bool word = strchr(",;.", join->name[0]) == NULL && !breaks; /* and no punctuation */
	size_t at = from;
	struct rr_match m;

	while ((at = rr_span_find(text, join->name, at)) != RR_NONE && at < end) {
		size_t start = at, behind = at += strlen(join->name);

		while (behind < end && text.text[behind] == ' ')
			behind++;
		if (word && (start == 0 || text.text[start - 1] != ' '))
			continue; /* the end of another word */
		if (behind < end && rr_lang_match(a->lang, "verbs", text, behind, &m)
		    && (breaks || rr_span_is(rr_entry_field(m.entry, 2), "op")))
			return breaks ? at : start;
	}
	return end;
}

/* Where a join is followed by another opening verb, one of telling, a limb ends. */
static size_t limb_end(struct asked *a, struct rr_span text, size_t from, size_t end)
{
	static const char *const sections[] = { "asking-joins", "limb-ends" };

	for (size_t s = 0; s < sizeof sections / sizeof *sections; s++) {
		size_t count;
		const struct rr_entry *list = rr_lang_entries(a->lang, sections[s], &count);

		for (size_t i = 0; i < count; i++)
			if (s > 0 || strcmp(list[i].key, "break") == 0)
				end = joined_end(a, text, &list[i], from, end);
	}
	return end;
}

static void flush(struct asked *a, size_t clause, struct limb *limb, size_t end)
{
	struct rr_span text = a->doc->clauses[clause].text;
	struct rr_request request = { .clause = clause, .kind = limb->kind, .verb = limb->term };

	if (limb->term == NULL)
		return;
	end = limb_end(a, text, limb->from, end);
	request.text = rr_span_trim(rr_span_sub(text, limb->verb, end));
	if (request_addressee(a, text, limb->from, end,
	                      limb->join == JOIN_BREAK ? WHOM_ANY : limb->whom, &request))
		add_limb(a, &request, limb->from, end);
	limb->term = NULL;
}

/*
 * "Reiterates its request to the Secretary-General": what is asked again is
 * asked. So is what stands right behind in a language without tenses: 重申请秘书长.
 */
static bool renews(struct asked *a, const struct rr_clause *c, const struct limb *limb)
{
	enum { NEAR = 40, RIGHT_BEHIND = 9 }; /* bytes between the verb and the request: its earlier, 其 */
	size_t far = limb->kind == RR_RECALLED ? NEAR : RIGHT_BEHIND;

	return c->kind != RR_PREAMBULAR && entry_of(a->lang, "renewing", c->verb) != NULL
	       && limb->verb <= c->lead_len + far;
}

/* "Calls upon States, and invites donors, to dig": both are asked to dig. */
static void share_action(struct rr_requests *out, size_t first)
{
	for (size_t i = first; i + 1 < out->count; i++) {
		struct rr_request *r = &out->items[i];

		if (r->action.len > 0 || r->clause != r[1].clause)
			continue;
		r->action = r[1].action;
		r->due = r[1].due;
	}
}

/* Whether a lead with this verb may hold the request that it renews: تكرر طلبها. */
static bool within_lead(const struct rr_lang *lang, const char *verb)
{
	const struct rr_entry *entry = entry_of(lang, "renewing", verb);

	return entry != NULL && strcmp(entry->key, "behind") != 0;
}

static void read_clause(struct asked *a, size_t index)
{
	const struct rr_clause *c = &a->doc->clauses[index];
	const struct rr_entry *lead = entry_of(a->lang, "addressing", c->verb);
	struct limb limb = { .term = NULL }, next;
	bool telling = false;
	size_t first = a->out->count;

	if (lead != NULL)
		limb = (struct limb){ .verb = 0, .from = c->lead_len, .term = c->verb,
			.kind = kind_named(rr_entry_field(lead, 0)), .whom = WHOM_ANY };
	for (size_t at = within_lead(a->lang, c->verb) ? 0 : c->lead_len;
	     next_asking(a, c->text, at, &next); at = next.from) {
		struct rr_request probe = { .verb = next.term, .kind = next.kind };
		bool named = request_asks(a, c->text, next.from, next.whom, &probe);

		if (limb.term == NULL && named && renews(a, c, &next)) {
			next.kind = kind_of(a->lang, next.term);
			limb = next;
		} else if (is_live(c, &next, telling)) {
			if (!named && next.join != JOIN_BREAK)
				continue;
			flush(a, index, &limb, next.joined);
			limb = next;
			telling = false;
		} else if (limb.term == NULL
		           && request_asks(a, c->text, next.from, WHOM_NAMED, &probe)) {
			next.kind = RR_RECALLED;
			limb = next;
			telling = true;
		}
	}
	flush(a, index, &limb, c->text.len);
	share_action(a->out, first);
}

/* "Decides to continue its consideration at its eightieth session." */
static void read_decision(struct asked *a, size_t index)
{
	const struct rr_clause *c = &a->doc->clauses[index];
	struct rr_request request = { .clause = index, .kind = RR_DECIDED, .verb = c->verb,
		.by = a->doc->body, .text = c->text };
	struct rr_match m;

	if (c->kind != RR_OPERATIVE || entry_of(a->lang, "deciding", c->verb) == NULL)
		return;
	request_due(a, c->text, c->lead_len, c->text.len, true, &request.due);
	if ((request.due.kind == RR_DUE_NONE || request.due.kind == RR_DUE_REGULAR)
	    && !rr_lang_search(a->lang, "seized", c->text, 0, &m))
		return;
	request.to = rr_span("");
	request.addressee = a->doc->enacting != NULL ? a->doc->enacting
	                    : a->doc->body != NULL   ? a->doc->body : "";
	request.action = rr_span_trim(rr_span_sub(c->text, c->lead_len, c->text.len));
	add(a, &request);
}

void rr_requests_find(struct rr_langs *langs, const struct rr_doc *doc, struct rr_requests *out)
{
	struct asked a = { .langs = langs, .lang = doc->lang, .doc = doc, .out = out };

	*out = (struct rr_requests){ .arena = rr_arena_new() };
	if (doc->kind == RR_KIND_UNKNOWN)
		return;
	for (size_t i = 0; i < doc->clause_count; i++) {
		read_decision(&a, i);
		read_clause(&a, i);
	}
}

void rr_requests_free(struct rr_requests *requests)
{
	free(requests->items);
	rr_arena_free(requests->arena);
	*requests = (struct rr_requests){ 0 };
}

const char *rr_request_kind_name(enum rr_request_kind kind)
{
	static const char *const names[] = {
		[RR_ASKED] = "request", [RR_APPEALED] = "appeal", [RR_DECIDED] = "decision",
		[RR_RECALLED] = "recalled",
	};

	return names[kind];
}
