/*
 * References that only follow the numbers: where paragraph 19 became paragraph
 * 17, "paragraph 19 above" must become "paragraph 17 above", and nothing has
 * changed. What a pack calls a paragraph stands in its section locators.
 */
#include "compare/critical.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	NEAR = 32,  /* bytes between the word and its number, for lists: "paragraphs 3, 5 and 7" */
	AFTER = 48, /* bytes in which the resolution it is a paragraph of would be named */
	LONGEST_NUMBER = 4,
};

/* The plain digits of a stretch; 0: it is anything else. */
static long plain_number(struct rr_span text, const struct term *t)
{
	long value = 0;

	if (t->end - t->start > LONGEST_NUMBER)
		return 0;
	for (size_t i = t->start; i < t->end; i++) {
		if (text.text[i] < '0' || text.text[i] > '9')
			return 0;
		value = value * 10 + (text.text[i] - '0');
	}
	return value;
}

static bool is_paragraph(const struct rr_lang *lang, struct rr_span text, size_t at,
                         struct rr_match *m)
{
	return rr_lang_match(lang, "locators", text, at, m) && strncmp(m->entry->key, "para", 4) == 0;
}

/* Whether a word for a paragraph stands with it, and no other document behind. */
static bool names_paragraph(const struct rr_lang *lang, struct rr_span text, const struct term *t)
{
	size_t from = t->start > NEAR ? t->start - NEAR : 0;
	size_t to = text.len - t->end > AFTER ? t->end + AFTER : text.len;
	size_t behind = t->end;
	struct rr_match m;
	bool found;

	for (size_t i = t->end; i + 1 < to; i++)
		if (text.text[i] == '/' && rr_is_digit((unsigned char)text.text[i + 1], NULL))
			return false;
	while (behind < text.len && text.text[behind] == ' ')
		behind++;
	found = is_paragraph(lang, text, behind, &m);
	while (from > 0 && ((unsigned char)text.text[from] & 0xC0) == 0x80)
		from--;
	for (size_t at = from; at < t->start && !found; rr_utf8_next(text, &at))
		found = is_paragraph(lang, text, at, &m) && m.end <= t->start;
	return found;
}

/* The clause that the number means where clause `from` says it; RR_NONE. */
static size_t meant(const struct rr_doc *doc, size_t from, long number)
{
	const char *id = doc->clauses[from].id, *kind;
	char name[64];

	/* in a part or an annex, one of the same */
	kind = strstr(id, "PP");
	if (kind == NULL)
		kind = strstr(id, "OP");
	if (kind == NULL && strrchr(id, '.') != NULL)
		snprintf(name, sizeof name, "%.*s.%ld", (int)(strrchr(id, '.') - id), id, number);
	else
		snprintf(name, sizeof name, "%.*sOP%ld", kind != NULL ? (int)(kind - id) : 0, id, number);
	return rr_doc_clause(doc, name);
}

bool critical_renumbered(const struct inquiry *q, const struct term *a, const struct term *b)
{
	const struct rr_row *row = &q->cmp->rows[q->row];
	long in_a = plain_number(q->a, a), in_b = plain_number(q->b, b);
	size_t from, to;

	if (in_a == 0 || in_b == 0 || !names_paragraph(q->lang, q->a, a) ||
	    !names_paragraph(q->lang, q->b, b))
		return false;
	from = meant(q->cmp->a, row->a[0], in_a);
	to = meant(q->cmp->b, row->b[0], in_b);
	return from != RR_NONE && to != RR_NONE && q->cmp->row_of_a[from] == q->cmp->row_of_b[to];
}
