/* From a locator to the clause of a document: "sect. II, para. 5(f)". */
#include "resread/cite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cite/number.h"

enum { VALUE_MAX = 24 };

/* What a locator says, piece by piece; "" where it doesn't. */
struct address {
	char annex[VALUE_MAX], part[VALUE_MAX], para[VALUE_MAX];
	bool in_annex;
};

/* The first of "18 and 19", "5(f)-7". */
static void first_of(struct rr_span value, char out[VALUE_MAX])
{
	size_t n = 0;

	while (n < value.len && n + 1 < VALUE_MAX && value.text[n] != ' ' &&
	       value.text[n] != ',' && value.text[n] != '-')
		n++;
	memcpy(out, value.text, n);
	out[n] = '\0';
}

static bool read_piece(struct rr_span piece, struct address *out)
{
	static const struct { const char *word; char what; } words[] = {
		{ "annexes", 'a' }, { "annex", 'a' }, { "sects.", 's' }, { "sect.", 's' },
		{ "parts", 's' }, { "part", 's' }, { "paras.", 'p' }, { "para.", 'p' },
		{ "arts.", 'p' }, { "art.", 'p' },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct rr_span value;

		if (!rr_span_starts(piece, words[i].word))
			continue;
		value = rr_span_trim(rr_span_sub(piece, strlen(words[i].word), piece.len));
		out->in_annex |= words[i].what == 'a';
		first_of(value, words[i].what == 'a' ? out->annex
			: words[i].what == 's' ? out->part : out->para);
		return true;
	}
	return false;
}

static size_t find_id(const struct rr_doc *doc, const char *id)
{
	for (size_t i = 0; i < doc->clause_count; i++)
		if (strcmp(doc->clauses[i].id, id) == 0)
			return i;
	return RR_NONE;
}

/* The clause, or the one above it where the document doesn't go as deep. */
static size_t find_para(const struct rr_doc *doc, const char *before, const char *para)
{
	char id[VALUE_MAX * 3];
	size_t found = RR_NONE;

	snprintf(id, sizeof id, "%s%s", before, para);
	while (found == RR_NONE) {
		char *bracket = strrchr(id, '(');

		found = find_id(doc, id);
		if (bracket == NULL)
			break;
		*bracket = '\0';
	}
	return found;
}

/* The first clause of a part, or of an annex. */
static size_t first_in(const struct rr_doc *doc, const char *part, const char *annex)
{
	for (size_t i = 0; i < doc->clause_count; i++) {
		const struct rr_clause *c = &doc->clauses[i];

		if (annex != NULL && strncmp(c->id, annex, strlen(annex)) != 0)
			continue;
		if (annex == NULL && c->kind == RR_ANNEX)
			continue;
		if (part == NULL || (c->part != NULL && strcmp(c->part, part) == 0))
			return i;
	}
	return RR_NONE;
}

/* "ANNEX." of the first, "ANNEX2." of the second; a second without a number is none. */
static void annex_prefix(const struct address *a, char out[VALUE_MAX])
{
	size_t at = 0;
	unsigned count = roman_read(rr_span(a->annex), &at);

	if (count == 0)
		count = (unsigned)strtoul(a->annex, NULL, 10);
	if (count > 1)
		snprintf(out, VALUE_MAX, "ANNEX%u.", count);
	else
		snprintf(out, VALUE_MAX, "ANNEX.");
}

static size_t find_operative(const struct rr_doc *doc, const struct address *a, const char *part)
{
	char before[VALUE_MAX * 2];
	size_t found;

	part = a->part[0] != '\0' ? a->part : part;
	if (part != NULL) {
		snprintf(before, sizeof before, "%.*s.OP", VALUE_MAX, part);
		found = find_para(doc, before, a->para);
		if (found != RR_NONE)
			return found;
	}
	return find_para(doc, "OP", a->para);
}

size_t rr_cite_clause(const struct rr_doc *doc, const char *locator, const char *part)
{
	struct rr_span rest = rr_span(locator), piece;
	struct address a = { 0 };
	char annex[VALUE_MAX];

	while (rr_span_cut(&rest, ',', &piece))
		read_piece(rr_span_trim(piece), &a);
	if (a.in_annex) {
		annex_prefix(&a, annex);
		return a.para[0] != '\0' ? find_para(doc, annex, a.para)
			: first_in(doc, a.part[0] != '\0' ? a.part : NULL, annex);
	}
	if (a.para[0] != '\0')
		return find_operative(doc, &a, part);
	return a.part[0] != '\0' ? first_in(doc, a.part, NULL) : RR_NONE;
}

const char *rr_cite_kind_name(enum rr_cite_kind kind)
{
	static const char *const names[] = {
		[RR_CITE_NAMED] = "named", [RR_CITE_BACK] = "back", [RR_CITE_INNER] = "inner",
		[RR_CITE_FLAWED] = "flawed",
	};

	return names[kind];
}
