/*
 * Finding what an id names. People type "op12b" or "12(b)"; both sides are
 * brought to one form: upper-case head, lower-case labels, no blanks.
 */
#include "doc/reader.h"

#include <string.h>
#include <strings.h>

#define ID_BYTES ((size_t)256)

/* "OP 12 (b)" and "op12b" → "op12b": letters and digits, lower case. */
static bool squeeze(const char *id, char out[ID_BYTES])
{
	size_t len = 0;

	for (; *id != '\0'; id++) {
		char c = *id;

		if (c == ' ' || c == '(' || c == ')' || c == '.')
			continue;
		if (len + 1 >= ID_BYTES)
			return false;
		out[len++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	out[len] = '\0';
	return len > 0;
}

static size_t find_squeezed(const struct rr_doc *doc, const char *wanted)
{
	char have[ID_BYTES];

	for (size_t i = 0; i < doc->clause_count; i++)
		if (squeeze(doc->clauses[i].id, have) && strcmp(have, wanted) == 0)
			return i;
	return RR_NONE;
}

size_t rr_doc_clause(const struct rr_doc *doc, const char *id)
{
	char wanted[ID_BYTES + 2] = "op";
	size_t found;

	for (size_t i = 0; i < doc->clause_count; i++)
		if (strcmp(doc->clauses[i].id, id) == 0)
			return i;
	if (!squeeze(id, wanted + 2))
		return RR_NONE;
	found = find_squeezed(doc, wanted + 2);
	if (found == RR_NONE && wanted[2] >= '0' && wanted[2] <= '9')
		found = find_squeezed(doc, wanted);
	return found;
}

size_t rr_doc_footnote(const struct rr_doc *doc, const char *mark, unsigned line)
{
	size_t before = RR_NONE;

	for (size_t i = 0; i < doc->footnote_count; i++) {
		if (strcmp(doc->footnotes[i].mark, mark) != 0)
			continue;
		if (doc->footnotes[i].line >= line)
			return i;
		before = i;
	}
	return before;
}

struct rr_span rr_clause_lead(const struct rr_clause *clause)
{
	return rr_span_sub(clause->text, clause->lead_at, clause->lead_len);
}

bool rr_doc_text(const struct rr_doc *doc, const char *id, struct rr_span *text,
                 const char **canonical)
{
	static const char *const names[] = { "TITLE", "BASIS", "CLOSING", "DOC" };
	const char *const texts[] = { doc->title, doc->basis, doc->closing,
		doc->title != NULL ? doc->title : "" };
	const char *name = NULL;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcasecmp(id, names[i]) == 0 && texts[i] != NULL) {
			name = names[i];
			*text = rr_span(texts[i]);
		}
	for (i = 0; name == NULL && i < doc->footnote_count && strncasecmp(id, "FN", 2) == 0; i++)
		if (strcasecmp(doc->footnotes[i].id, id) == 0) {
			name = doc->footnotes[i].id;
			*text = doc->footnotes[i].text;
		}
	if (name == NULL && (i = rr_doc_clause(doc, id)) != RR_NONE) {
		name = doc->clauses[i].id;
		*text = doc->clauses[i].text;
	}
	if (name != NULL && canonical != NULL)
		*canonical = name;
	return name != NULL;
}
