/*
 * Paragraphs → clauses. A label finds its place among the open ones (levels.c)
 * or, fitting nowhere, is told in a remark. A paragraph without label is a
 * preambular clause, an unnumbered operative one, a heading, or goes on with
 * the clause before it.
 */
#include "doc/builder.h"
#include "resread/text.h"

#include <stdlib.h>
#include <string.h>

#define CHAPEAU_BYTES ((size_t)40)
#define SEIZED_BYTES ((size_t)120) /* of "decides to remain seized of the matter" */

/* ---- labels ----------------------------------------------------------- */

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

/* The number is none, but the one behind it goes on as if it were right: 4. 8. 6. */
static bool is_spoilt(struct builder *b)
{
	const struct reader *r = b->r;
	size_t i = b->at + 1;

	while (i < r->para_count && i < b->at + 40 && !is_number(&r->paras[i].label))
		i++;
	return b->number > 0 && i < r->para_count && i < b->at + 40
		&& r->paras[i].label.value == b->number + 2
		&& read_lead(r->lang, r->paras[b->at].text, NULL) > 0;
}

static void mend(const struct builder *b, struct label *label)
{
	label->value = b->number + 1;
	label->printed = rr_span(rr_arena_printf(b->r->arena, "%ld", label->value));
}

/* An operative number: the next one, a restart, or one out of order. */
static void take_number(struct builder *b, const struct para *p)
{
	struct label mended = p->label;
	const struct label *l = &mended;

	if (b->state == IN_PREAMBLE)
		b->state = IN_OPERATIVE;
	if (l->value != b->number + 1 && !l->tail && is_spoilt(b))
		mend(b, &mended);
	if (l->tail && l->value == b->number)
		; /* 12 bis stands behind 12 */
	else if (l->value != b->number + 1 && l->value != 1)
		remark(b->r, b->r->lines[p->first].number, true,
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

static bool is_operative_verb(const struct rr_entry *verb)
{
	return verb != NULL && rr_span_is(rr_entry_field(verb, 2), "op");
}

/* "(a) Decides …": a decision's operative paragraphs may bear letters. */
static bool opens_operative(const struct builder *b, const struct para *p)
{
	const struct rr_entry *verb = NULL;

	return !b->operative && p->label.paren && p->label.value == 1 && read_lead(b->r->lang, p->text, &verb) > 0
		&& is_operative_verb(verb) && ends_open(b);
}

static bool take_label(struct builder *b, const struct para *p)
{
	const struct label *l = &p->label;
	size_t depth, parent;
	enum label_style style;

	if (is_number(l) && (!is_list(b, p) || (l->value > b->number + 1 && is_spoilt(b)))) {
		take_number(b, p);
		return true;
	}
	struct label mended;

	if (mend_letter(&b->levels, l, ends_open(b), &mended))
		l = &mended;
	if (!b->open)
		reopen_level(&b->levels, l);
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
	if (b->state == IN_PREAMBLE && b->levels.count == 0 && opens_operative(b, p))
		parent = RR_NONE;
	if (parent == RR_NONE && b->state == IN_PREAMBLE) {
		b->state = IN_OPERATIVE;
		b->numbered = true;
	}
	begin_clause(b, p, parent, l);
	set_level(&b->levels, depth, style, l);
	b->levels.items[depth].clause = b->r->doc->clause_count - 1;
	b->r->extras[b->r->doc->clause_count - 1].value = b->levels.items[depth].value;
	return true;
}

/* ---- paragraphs without label ----------------------------------------- */

static bool is_preambular_verb(const struct rr_entry *verb)
{
	return verb != NULL && rr_span_is(rr_entry_field(verb, 2), "pp");
}

/* A quoted text, a point of a list: the words of the clause before it. */
static bool goes_on(const struct builder *b, struct rr_span text)
{
	static const char *const openers[] = {
		"\"", "\xE2\x80\x9C", "\xC2\xAB", "- ", "\xE2\x80\x94 ", "\xE2\x80\x93 ",
		"\xE2\x80\xA2",
	};

	if (!b->open || b->r->plain || text.len == 0 || strchr("\"\xC2\xE2-", text.text[0]) == NULL)
		return false;
	for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
		if (rr_span_starts(text, openers[i]))
			return true;
	return false;
}

/* Behind numbered ones a paragraph with a verb of its own has lost its number. */
static bool lost_number(const struct builder *b, struct rr_span text)
{
	struct rr_span s = open_text(b);
	unsigned char last = s.len ? (unsigned char)s.text[s.len - 1] : 0;

	return b->levels.count <= 1 && !starts_lower(text) && (last == '.' || last == ';' || last == '"' || last == 0x9D);
}

/* In Chinese a verb tells no part of the text: behind a semicolon one opens the next clause. */
static bool follows_clause(const struct builder *b, const struct rr_entry *verb)
{
	struct rr_span s = open_text(b);

	return verb != NULL && rr_entry_field(verb, 2).len == 0 && b->open && b->levels.count == 0 && s.len > 3
		&& rr_is_han(rr_utf8_next(verb->phrase, &(size_t){ 0 }))
		&& (s.text[s.len - 1] == ';' || memcmp(s.text + s.len - 3, "\xEF\xBC\x9B", 3) == 0);
}

/* "Decides:" above the first number: it opens the numbered paragraphs, and is none. */
static bool is_chapeau(const struct builder *b, const struct para *p)
{
	const struct para *next = p + 1;

	return b->state != IN_ANNEX && p->text.len <= CHAPEAU_BYTES && next < b->r->paras + b->r->para_count
		&& is_number(&next->label) && next->label.value == 1
		&& p->text.text[p->text.len - 1] == ':';
}

/* One operative verb may stand in a preamble; behind two a preambular one opens no preamble. */
static bool reopens_preamble(const struct builder *b)
{
	const struct rr_doc *doc = b->r->doc;
	unsigned count = 0;

	for (size_t i = doc->clause_count; i > 0 && count < 2; i--) {
		if (doc->clauses[i - 1].kind != RR_OPERATIVE)
			break;
		count += doc->clauses[i - 1].parent == RR_NONE;
	}
	return count < 2;
}

/* "Whereas", and so "now, therefore". */
static bool gives_reason(const struct rr_entry *verb)
{
	return verb != NULL && rr_span_is(rr_entry_field(verb, 0), "whereas");
}

static void take_plain(struct builder *b, const struct para *p)
{
	bool statement = b->r->doc->kind == RR_KIND_STATEMENT && b->r->enacting == RR_NONE;
	struct lead found = { NULL, 0 };
	size_t lead = find_lead(b->r->lang, p->text, &found);
	const struct rr_entry *verb = found.verb;

	if (statement && b->state != IN_ANNEX) { /* its paragraphs bear no numbers */
		b->state = IN_OPERATIVE;
		begin_clause(b, p, RR_NONE, NULL);
	} else if (b->state == IN_PREAMBLE && lead == 0 && !b->open && b->r->doc->kind == RR_KIND_DECISION
	           && b->r->enacting == RR_NONE) { /* the sentence of a decision */
		b->state = IN_OPERATIVE;
		b->numbered = true;
		begin_clause(b, p, RR_NONE, NULL);
	} else if (b->state == IN_PREAMBLE && !b->r->plain
	           && ((lead == 0 && b->r->enacting == RR_NONE && is_spoken(b->r, p->text))
	               || ((lead == 0 || gives_reason(verb)) && concludes(b->r, p->text)))) {
		lead = 0; /* its verb stands behind the body's name */
		b->state = IN_OPERATIVE;
		b->numbered = false;
		b->levels.count = 0;
		begin_clause(b, p, RR_NONE, NULL);
	} else if (b->state != IN_ANNEX && goes_on(b, p->text)) {
		go_on(b, p->text);
	} else if (b->r->plain) { /* each stands for itself, between numbers as well */
		if (b->state == IN_OPERATIVE)
			b->state = IN_PREAMBLE;
		b->levels.count = 0;
		begin_clause(b, p, RR_NONE, NULL);
	} else if (b->state == IN_PREAMBLE && is_operative_verb(verb) && is_chapeau(b, p)) {
		add_heading(b, p->text, 2, false);
	} else if (b->state == IN_PREAMBLE && is_operative_verb(verb)) {
		b->state = IN_OPERATIVE;
		b->numbered = false;
		b->levels.count = 0;
		begin_clause(b, p, RR_NONE, NULL);
	} else if (b->state == IN_OPERATIVE && !b->numbered && is_preambular_verb(verb)
	           && reopens_preamble(b)) {
		b->state = IN_PREAMBLE; /* the preamble was not over */
		b->levels.count = 0;
		begin_clause(b, p, RR_NONE, NULL);
	} else if (b->state == IN_OPERATIVE
	           && !(lead > 0 && ((is_operative_verb(verb) && (!b->numbered || lost_number(b, p->text)))
	                             || (!b->numbered && (is_preambular_verb(verb) || follows_clause(b, verb)))))) {
		if (b->open)
			go_on(b, p->text);
		else /* behind a heading */
			begin_clause(b, p, RR_NONE, NULL);
	} else {
		b->levels.count = 0;
		begin_clause(b, p, RR_NONE, NULL);
	}
	if (b->first.text == p->text.text) { /* it is needed again once the clause is whole */
		b->led = true;
		b->lead_len = lead;
		b->lead = found;
	}
}

/*
 * Enacting words in an annex open the declaration in it, unless the next part
 * of the resolution begins with them.
 */
static bool leave_annex(struct builder *b)
{
	struct rr_span part = b->at > 0 ? b->r->paras[b->at - 1].text : rr_span("");

	part = part_mark(b->r, part);
	if (part.len == 0)
		return false;
	b->annex = 0;
	b->parts.count = 0;
	b->part = enter_part(b->r, &b->parts, part);
	return true;
}

static bool take_enacting(struct builder *b, const struct para *p)
{
	struct rr_match body;
	bool plain;

	if (p->label.style != LABEL_NONE || !is_enacting(b->r, p->text, &body, &plain)
	    || (plain && p->first != b->r->enacting))
		return false;
	add_heading(b, p->text, 1, true);
	if (b->state == IN_ANNEX && !leave_annex(b))
		return true;
	b->state = IN_PREAMBLE;
	b->levels.count = 0;
	b->closed = false;
	b->fresh = true;
	return true;
}

/* Behind "to remain seized of the matter." nothing more is said, if no number follows. */
static bool is_said(const struct builder *b, const struct para *p)
{
	const struct reader *r = b->r;
	struct rr_span s;
	struct rr_match m;

	if (p->label.style != LABEL_NONE || b->state != IN_OPERATIVE || !b->numbered || !b->open || b->levels.count > 1)
		return false;
	s = open_text(b);
	if (!ends_full(s) || read_lead(r->lang, p->text, NULL) > 0
	    || !rr_lang_search(r->lang, "seized", rr_span_sub(s, 0, SEIZED_BYTES), 0, &m) || m.end + 2 < s.len)
		return false;
	for (size_t i = b->at + 1; i < r->para_count; i++)
		if (is_number(&r->paras[i].label) && r->paras[i].label.value == b->number + 1)
			return false;
	return true;
}

static void take_para(struct builder *b, const struct para *p)
{
	struct reader *r = b->r;

	for (size_t i = p->first; i > 0 && r->lines[i - 1].use != USE_TEXT && !b->closed; i--)
		b->closed = r->lines[i - 1].use == USE_CLOSING;
	b->closed = b->closed || r->lines[p->first].over || is_said(b, p);
	if (take_enacting(b, p))
		return;
	if (p->gap && !b->closed && !is_number(&p->label) && !p->label.paren
	    && part_mark(r, p->text).len == 0 && is_in_table(b)) {
		go_on(b, whole_text(r, p));
		b->table = true;
		return;
	}
	if (take_heading(b, p))
		return;
	if (b->closed) {
		for (size_t i = p->first; i < p->last; i++)
			if (!read_symbol_behind(r, r->lines[i].text))
				remark_line(r, &r->lines[i], "behind the text and in no clause");
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

	for (b.at = 0; b.at < r->para_count; b.at++) {
		if (b.at + SOON < r->para_count)
			rr_soon(r->lines[r->paras[b.at + SOON].first].text.text);
		take_para(&b, &r->paras[b.at]);
	}
	end_clause(&b);
	free(b.levels.items);
	rr_str_free(&b.more);
	settle_clauses(r);
}
