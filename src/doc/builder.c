#include "doc/builder.h"

#include <string.h>

void end_clause(struct builder *b)
{
	struct rr_span text = b->more.len ? rr_str_span(&b->more) : b->first;
	size_t last = b->r->doc->clause_count - 1;
	bool same = b->more.len == 0 && is_kept(text);

	if (b->open)
		b->r->doc->clauses[last].text = same ? text : keep_text(b->r, text);
	if (b->open && same && b->led)
		set_lead(b->r, last, b->lead_len, b->lead);
	rr_str_cut(&b->more, 0);
	b->first = rr_span("");
	b->open = b->table = b->led = false;
}

struct rr_span open_text(const struct builder *b)
{
	return b->more.len ? rr_str_span(&b->more) : b->first;
}

void go_on(struct builder *b, struct rr_span text)
{
	if (b->more.len == 0)
		rr_str_add(&b->more, b->first);
	join_line(&b->more, text);
}

void begin_clause(struct builder *b, const struct para *p, size_t parent,
                         const struct label *label)
{
	struct reader *r = b->r;
	struct rr_doc *doc = r->doc;
	enum rr_clause_kind kind = b->state == IN_ANNEX ? RR_ANNEX
		: b->state == IN_OPERATIVE ? RR_OPERATIVE : RR_PREAMBULAR;

	end_clause(b);
	b->operative |= kind == RR_OPERATIVE;
	doc->clauses = rr_grow(doc->clauses, doc->clause_count, &r->clause_cap, sizeof *doc->clauses);
	r->extras = rr_grow(r->extras, doc->clause_count, &r->extra_cap, sizeof *r->extras);
	doc->clauses[doc->clause_count] = (struct rr_clause){
		.kind = kind, .parent = parent, .strength = -1, .lead_len = RR_NONE,
		.number = label ? keep(r, label->printed) : NULL,
		.depth = parent == RR_NONE ? 0 : doc->clauses[parent].depth + 1,
		.line = r->lines[p->first].number,
	};
	r->extras[doc->clause_count++] = (struct extra){
		.value = label ? label->value : 0, .annex = b->annex, .part = b->part,
		.part_no = b->part_no,
	};
	b->open = true;
	b->first = p->text;
}

struct rr_span whole_text(struct reader *r, const struct para *p)
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

void add_heading(struct builder *b, struct rr_span text, unsigned level, bool enacting)
{
	struct rr_doc *doc = b->r->doc;

	end_clause(b);
	doc->headings = rr_grow(doc->headings, doc->heading_count, &b->r->heading_cap,
	                        sizeof *doc->headings);
	doc->headings[doc->heading_count++] = (struct rr_heading){
		.before = doc->clause_count, .text = keep(b->r, text), .level = level,
		.enacting = enacting, .line = b->r->lines[b->r->paras[b->at].first].number,
	};
}

bool ends_open(const struct builder *b)
{
	struct rr_span s = open_text(b);
	unsigned char c = s.len ? (unsigned char)s.text[s.len - 1] : 0;

	return c == ':' || (c == 0x9A && s.len > 2
	                    && memcmp(s.text + s.len - 3, "\xEF\xBC\x9A", 3) == 0);
}

bool is_number(const struct label *l)
{
	return l->style == LABEL_DIGIT && !l->paren;
}
