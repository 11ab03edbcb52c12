/*
 * Paragraphs → clauses. A label finds its place among the open ones (levels.c)
 * or, fitting nowhere, is told in a remark. A paragraph without label is a
 * preambular clause, an unnumbered operative one, a heading, or goes on with
 * the clause before it.
 */
#include "doc/levels.h"
#include "doc/parts.h"
#include "doc/reader.h"

#include <stdlib.h>
#include <string.h>

#define HEADING_MAX ((size_t)300)
#define PREAMBLE_HEADING ((size_t)60) /* longer ones lost their stop */

enum state { IN_PREAMBLE, IN_OPERATIVE, IN_ANNEX };

struct builder {
	struct reader *r;
	enum state state;
	struct levels levels; /* the open labels */
	struct rr_span first; /* the open clause's first paragraph; in the arena */
	struct rr_str more;   /* what goes on behind it, joined with it; empty if nothing does */
	bool open;            /* a clause is open */
	bool closed;          /* adoption lines have been passed */
	unsigned annex, part_no;
	struct parts parts;
	const char *part;
	long number;          /* the number read last; sections may count on */
	bool fresh;           /* a part has begun since */
	bool numbered;        /* operative clauses bear numbers */
	bool table;           /* the open clause has a table behind its colon */
	size_t at;            /* the paragraph read now */
	size_t next_number;   /* the next one with a number, if not behind `at` */
};

static void end_clause(struct builder *b)
{
	struct rr_span text = b->more.len ? rr_str_span(&b->more) : b->first;

	if (b->open)
		b->r->doc->clauses[b->r->doc->clause_count - 1].text =
			b->more.len == 0 && is_kept(text) ? text : keep_text(b->r, text);
	rr_str_cut(&b->more, 0);
	b->first = rr_span("");
	b->open = b->table = false;
}

static struct rr_span open_text(const struct builder *b)
{
	return b->more.len ? rr_str_span(&b->more) : b->first;
}

/* The clause's words go on in another paragraph. */
static void go_on(struct builder *b, struct rr_span text)
{
	if (b->more.len == 0)
		rr_str_add(&b->more, b->first);
	join_line(&b->more, text);
}

static void begin_clause(struct builder *b, const struct para *p, size_t parent,
                         const struct label *label)
{
	struct reader *r = b->r;
	struct rr_doc *doc = r->doc;
	enum rr_clause_kind kind = b->state == IN_ANNEX ? RR_ANNEX
		: b->state == IN_OPERATIVE ? RR_OPERATIVE : RR_PREAMBULAR;

	end_clause(b);
	doc->clauses = rr_grow(doc->clauses, doc->clause_count, &r->clause_cap, sizeof *doc->clauses);
	r->extras = rr_grow(r->extras, doc->clause_count, &r->extra_cap, sizeof *r->extras);
	doc->clauses[doc->clause_count] = (struct rr_clause){
		.kind = kind, .parent = parent, .strength = -1,
		.number = label ? keep(r, label->printed) : NULL,
		.depth = parent == RR_NONE ? 0 : doc->clauses[parent].depth + 1,
		.line = r->lines[p->first].from->number,
	};
	r->extras[doc->clause_count++] = (struct extra){
		.value = label ? label->value : 0, .annex = b->annex, .part = b->part,
		.part_no = b->part_no,
	};
	b->open = true;
	b->first = p->text;
}

/* The paragraph with its label again; in the arena. */
static struct rr_span whole_text(struct reader *r, const struct para *p)
{
	size_t len = p->label.len;
	const char *whole;

	if (len == 0)
		return p->text;
	while (len > 0 && r->lines[p->first].text.text[len - 1] == ' ')
		len--;
	whole = rr_arena_printf(r->arena, "%.*s %s", (int)len, r->lines[p->first].text.text,
	                        p->text.text);
	return rr_span_of(whole, len + 1 + p->text.len);
}

static void add_heading(struct builder *b, struct rr_span text, unsigned level, bool enacting)
{
	struct rr_doc *doc = b->r->doc;

	end_clause(b);
	doc->headings = rr_grow(doc->headings, doc->heading_count, &b->r->heading_cap,
	                        sizeof *doc->headings);
	doc->headings[doc->heading_count++] = (struct rr_heading){
		.before = doc->clause_count, .text = keep(b->r, text), .level = level,
		.enacting = enacting, .line = b->r->lines[b->r->paras[b->at].first].from->number,
	};
}

/* ---- labels ----------------------------------------------------------- */

static bool ends_open(const struct builder *b)
{
	struct rr_span s = open_text(b);
	unsigned char c = s.len ? (unsigned char)s.text[s.len - 1] : 0;

	return c == ':' || (c == 0x9A && s.len > 2
	                    && memcmp(s.text + s.len - 3, "\xEF\xBC\x9A", 3) == 0);
}

/* A label of the clause's own number: "12." outside brackets. */
static bool is_number(const struct label *l)
{
	return l->style == LABEL_DIGIT && !l->paren;
}

/*
 * "1. 2. 3." inside a clause: a list opened by a colon, or going on with one.
 * Where the clause's own number would go on as well, a verb decides.
 */
static bool is_list(const struct builder *b, const struct para *p)
{
	const struct label *l = &p->label;

	if (b->number == 0 || b->fresh)
		return false;
	if (l->value == 1 || l->value != b->number + 1)
		if (ends_open(b) && b->open)
			return true;
	if (l->value == 1)
		return false;
	for (size_t i = b->levels.count; i > 1; i--)
		if (b->levels.items[i - 1].style == LABEL_DIGIT && level_continues(&b->levels.items[i - 1], l, 1))
			return l->value != b->number + 1 || read_lead(b->r->lang, p->text, NULL) == 0;
	return false;
}

/* An operative number: the next one, a restart, or one out of order. */
static void take_number(struct builder *b, const struct para *p)
{
	const struct label *l = &p->label;

	if (b->state == IN_PREAMBLE)
		b->state = IN_OPERATIVE;
	if (l->value != b->number + 1 && l->value != 1)
		remark(b->r, b->r->lines[p->first].from->number, true,
		       "paragraph %ld follows paragraph %ld", l->value, b->number);
	else if (l->value == 1 && b->number > 0 && !b->fresh)
		b->part_no++;
	b->number = l->value;
	b->fresh = false;
	b->levels.count = 0;
	b->numbered = true;
	begin_clause(b, p, RR_NONE, l);
	set_level(&b->levels, 0, LABEL_DIGIT, l);
	b->levels.items[0].clause = b->r->doc->clause_count - 1;
}

static bool take_label(struct builder *b, const struct para *p)
{
	const struct label *l = &p->label;
	size_t depth, parent;
	enum label_style style;

	if (is_number(l) && !is_list(b, p)) {
		take_number(b, p);
		return true;
	}
	if (!find_level(&b->levels, l, ends_open(b), &depth, &style)) {
		if (!is_number(l))
			return false;
		depth = b->levels.count; /* a list that does not begin with one */
		style = l->style;
	}
	/* what a level hangs from: the level above, else the clause before */
	if (depth > 0)
		parent = b->levels.items[depth - 1].clause;
	else if (b->levels.count > 0)
		parent = b->r->doc->clauses[b->levels.items[0].clause].parent;
	else
		parent = b->open ? b->r->doc->clause_count - 1 : RR_NONE;
	if (parent == RR_NONE && b->state == IN_PREAMBLE && b->r->doc->clause_count == 0)
		b->state = IN_OPERATIVE;
	begin_clause(b, p, parent, l);
	set_level(&b->levels, depth, style, l);
	b->levels.items[depth].clause = b->r->doc->clause_count - 1;
	b->r->extras[b->r->doc->clause_count - 1].value = b->levels.items[depth].value;
	return true;
}

/* ---- paragraphs without label ----------------------------------------- */

static void begin_part(struct builder *b, const char *name)
{
	b->part = name;
	b->part_no++;
	if (b->state == IN_OPERATIVE)
		b->state = IN_PREAMBLE;
	b->levels.count = 0;
	b->fresh = true;
}

/* The paragraphs up to the next number are a table that a colon has opened. */
static bool is_in_table(struct builder *b)
{
	const struct reader *r = b->r;

	if (b->state != IN_OPERATIVE || !b->numbered || !b->open || (!b->table && !ends_open(b)))
		return false;
	while (b->next_number < b->at || (b->next_number < r->para_count
	                                  && !is_number(&r->paras[b->next_number].label)))
		b->next_number++;
	return b->next_number < r->para_count
		&& r->paras[b->next_number].label.value == b->number + 1;
}

/* "A. Pension fund" */
static bool take_lettered(struct builder *b, const struct para *p)
{
	struct rr_span last = b->r->lines[p->last - 1].text;

	if (p->label.paren || p->text.len > HEADING_MAX
	    || (ends_sentence(p->text) && last.text[last.len - 1] != '?'))
		return false;
	begin_part(b, enter_part(b->r, &b->parts, p->label.printed));
	add_heading(b, whole_text(b->r, p), 1, false);
	return true;
}

/* "II", "A", "Section I", an annex, a title between clauses. */
static bool take_heading(struct builder *b, const struct para *p)
{
	struct rr_span first = b->r->lines[p->first].text;
	struct rr_match m;

	if (match_whole(b->r, "annex", first, &m)) {
		b->state = IN_ANNEX;
		b->annex++;
		b->part = NULL;
		b->parts.count = 0;
		b->part_no++;
		b->levels.count = 0;
		b->number = 0;
		b->closed = false;
		add_heading(b, p->text, 1, false);
		return true;
	}
	if (p->label.style == LABEL_UPPER || p->label.style == LABEL_UPPER_ROMAN)
		return take_lettered(b, p);
	if (p->label.style != LABEL_NONE)
		return false;
	if (match_whole(b->r, "parts", first, &m)) {
		const struct rr_capture *n = rr_match_capture(&m, "n");

		first = n ? rr_span_sub(first, n->start, n->end) : first;
		begin_part(b, enter_named_part(b->r, &b->parts, m.entry, first));
		add_heading(b, p->text, 1, false);
		return true;
	}
	if (p->gap && is_part_mark(first) && !ends_sentence(p->text)) {
		begin_part(b, enter_part(b->r, &b->parts, first));
		add_heading(b, p->text, 1, false);
		return true;
	}
	if (b->r->plain || !p->gap || ends_sentence(p->text) || p->text.len > HEADING_MAX || starts_lower(p->text)
	    || read_lead(b->r->lang, p->text, NULL) > 0
	    || (b->state == IN_PREAMBLE && !b->fresh && p->text.len > PREAMBLE_HEADING))
		return false;
	add_heading(b, p->text, 2, false);
	return true;
}

static bool is_operative_verb(const struct rr_entry *verb)
{
	return verb != NULL && rr_span_is(rr_entry_field(verb, 2), "op");
}

static bool is_preambular_verb(const struct rr_entry *verb)
{
	return verb != NULL && rr_span_is(rr_entry_field(verb, 2), "pp");
}

static void take_plain(struct builder *b, const struct para *p)
{
	const struct rr_entry *verb = NULL;
	size_t lead = read_lead(b->r->lang, p->text, &verb);

	if (b->r->plain) { /* each stands for itself, between numbers as well */
		if (b->state == IN_OPERATIVE)
			b->state = IN_PREAMBLE;
		b->levels.count = 0;
		begin_clause(b, p, RR_NONE, NULL);
	} else if (b->state == IN_PREAMBLE && is_operative_verb(verb)) {
		b->state = IN_OPERATIVE;
		b->numbered = false;
		b->levels.count = 0;
		begin_clause(b, p, RR_NONE, NULL);
	} else if (b->state == IN_OPERATIVE && !b->numbered && is_preambular_verb(verb)) {
		b->state = IN_PREAMBLE; /* the preamble was not over */
		b->levels.count = 0;
		begin_clause(b, p, RR_NONE, NULL);
	} else if (b->state == IN_OPERATIVE && !(lead > 0 && is_operative_verb(verb) && !b->numbered)) {
		if (b->open)
			go_on(b, p->text);
		else /* behind a heading */
			begin_clause(b, p, RR_NONE, NULL);
	} else {
		b->levels.count = 0;
		begin_clause(b, p, RR_NONE, NULL);
	}
}

static bool take_enacting(struct builder *b, const struct para *p)
{
	struct rr_match body;
	bool plain;

	if (p->label.style != LABEL_NONE || !is_enacting(b->r, p->text, &body, &plain)
	    || (plain && p->first != b->r->enacting))
		return false;
	add_heading(b, p->text, 1, true);
	b->state = IN_PREAMBLE;
	b->levels.count = 0;
	b->closed = false;
	b->fresh = true;
	return true;
}

static void take_para(struct builder *b, const struct para *p)
{
	struct reader *r = b->r;

	if (p->first > 0 && r->lines[p->first - 1].use == USE_CLOSING)
		b->closed = true;
	if (take_enacting(b, p))
		return;
	if (p->gap && !b->closed && !is_number(&p->label) && !p->label.paren
	    && !is_part_mark(p->text) && is_in_table(b)) {
		go_on(b, whole_text(r, p));
		b->table = true;
		return;
	}
	if (take_heading(b, p))
		return;
	if (b->closed) {
		for (size_t i = p->first; i < p->last; i++)
			remark(r, r->lines[i].from->number, false,
			       "behind the adoption lines and in no clause: %.*s",
			       (int)(r->lines[i].text.len < 300 ? r->lines[i].text.len : 300),
			       r->lines[i].text.text);
		return;
	}
	if (p->label.style != LABEL_NONE) {
		struct para whole = *p;

		if (take_label(b, p))
			return;
		/* not a label after all: the words go on with what stands before */
		whole.text = whole_text(r, p);
		take_plain(b, &whole);
		return;
	}
	take_plain(b, p);
}

void read_clauses(struct reader *r)
{
	struct builder b = { .r = r, .part_no = 1, .first = { "", 0 } };

	for (b.at = 0; b.at < r->para_count; b.at++)
		take_para(&b, &r->paras[b.at]);
	end_clause(&b);
	free(b.levels.items);
	rr_str_free(&b.more);
	settle_clauses(r);
}
