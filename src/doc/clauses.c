/*
 * Paragraphs → clauses. A label finds its place among the open ones (levels.c)
 * or, fitting nowhere, is told in a remark. A paragraph without label is a
 * preambular clause, an unnumbered operative one, a heading, or goes on with
 * the clause before it.
 */
#include "doc/levels.h"
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
	const char *part;
	long number;          /* the number read last; sections may count on */
	bool fresh;           /* a part has begun since */
	bool numbered;        /* operative clauses bear numbers */
};

static void end_clause(struct builder *b)
{
	struct rr_span text = b->more.len ? rr_str_span(&b->more) : b->first;

	if (b->open)
		b->r->doc->clauses[b->r->doc->clause_count - 1].text =
			b->more.len == 0 && is_kept(text) ? text : keep_text(b->r, text);
	rr_str_cut(&b->more, 0);
	b->first = rr_span("");
	b->open = false;
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

/* A heading has no place for marks: raised digits leave it. */
static const char *heading_text(struct reader *r, struct rr_span text)
{
	struct rr_str plain = { 0 };
	const char *kept;
	size_t len;

	for (size_t i = 0; i < text.len;) {
		if (superscript(text, i, &len) >= 0) {
			i += len;
			continue;
		}
		rr_str_putc(&plain, text.text[i++]);
	}
	kept = keep(r, rr_str_span(&plain));
	rr_str_free(&plain);
	return kept;
}

static void add_heading(struct builder *b, struct rr_span text, unsigned level, bool enacting)
{
	struct rr_doc *doc = b->r->doc;

	end_clause(b);
	doc->headings = rr_grow(doc->headings, doc->heading_count, &b->r->heading_cap,
	                        sizeof *doc->headings);
	doc->headings[doc->heading_count++] = (struct rr_heading){
		.before = doc->clause_count, .text = heading_text(b->r, text), .level = level,
		.enacting = enacting,
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

static bool is_part_mark(struct rr_span s)
{
	if (s.len == 1)
		return s.text[0] >= 'A' && s.text[0] <= 'Z';
	for (size_t i = 0; i < s.len; i++)
		if (strchr("IVXLC", s.text[i]) == NULL)
			return false;
	return s.len > 0 && s.len <= 7;
}

static void begin_part(struct builder *b, struct rr_span mark)
{
	b->part = keep(b->r, mark);
	b->part_no++;
	if (b->state == IN_OPERATIVE)
		b->state = IN_PREAMBLE;
	b->levels.count = 0;
	b->fresh = true;
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
		b->part_no++;
		b->levels.count = 0;
		b->number = 0;
		b->closed = false;
		add_heading(b, p->text, 1, false);
		return true;
	}
	if (p->label.style == LABEL_UPPER || p->label.style == LABEL_UPPER_ROMAN) {
		if (p->label.paren || ends_sentence(p->text) || p->text.len > HEADING_MAX)
			return false;
		begin_part(b, p->label.printed);
		add_heading(b, join_lines(b->r, p->first, p->last), 1, false);
		return true;
	}
	if (p->label.style != LABEL_NONE)
		return false;
	if (match_whole(b->r, "parts", first, &m)) {
		const struct rr_capture *n = rr_match_capture(&m, "n");

		begin_part(b, n ? rr_span_sub(first, n->start, n->end) : first);
		add_heading(b, p->text, 1, false);
		return true;
	}
	if (p->gap && is_part_mark(first) && !ends_sentence(p->text)) {
		begin_part(b, first);
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
	if (take_enacting(b, p) || take_heading(b, p))
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
		whole.text = join_lines(r, p->first, p->last);
		whole.text = rr_span_of(rr_arena_dup(r->arena, whole.text.text, whole.text.len), whole.text.len);
		take_plain(b, &whole);
		return;
	}
	take_plain(b, p);
}

void read_clauses(struct reader *r)
{
	struct builder b = { .r = r, .part_no = 1, .first = { "", 0 } };

	for (size_t i = 0; i < r->para_count; i++)
		take_para(&b, &r->paras[i]);
	end_clause(&b);
	free(b.levels.items);
	rr_str_free(&b.more);
	settle_clauses(r);
}
