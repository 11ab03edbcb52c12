/* The wording of a list of numbers: what may stand between two of them. */
#include <string.h>

#include "cite/group.h"

/* Steps back over blanks, not before from. */
static size_t trim_back(struct rr_span t, size_t from, size_t at)
{
	while (at > from && skip_blanks(t, at - 1) >= at)
		at--;
	return at;
}

bool list_goes_on(const struct reading *r, size_t from, size_t at)
{
	size_t p = trim_back(r->text, from, at), word = p, end;

	while (word > from && p - word < 3 && r->text.text[word - 1] >= '0' &&
	       r->text.text[word - 1] <= '9')
		word--;
	if (word < p && word > from && trim_back(r->text, from, word) > from &&
	    r->text.text[trim_back(r->text, from, word) - 1] == ',')
		return true; /* a footnote's mark left behind the comma */
	if (p == from)
		return p < at;
	if (r->text.text[p - 1] == ',' || r->text.text[p - 1] == ';')
		return true;
	if (r->text.text[p - 1] == '.' && p - 1 == from)
		return true; /* a comma misread, right behind the number before */
	if (p - from >= 2 && memcmp(r->text.text + p - 2, "\xD8\x8C", 2) == 0)
		return true; /* the Arabic comma */
	for (word = p; word > from && !(skip_blanks(r->text, word - 1) >= word); word--)
		;
	/* one word, or more such as "and in", "as well as" */
	for (int i = 0; i < 3; i++) {
		if (words_ask(r->words, ROLE_JOIN, r->text, word, &end) != NULL &&
		    skip_links(r->words, r->text, end) >= at)
			return true;
		while (word > from && skip_blanks(r->text, word - 1) >= word)
			word--;
		while (word > from && !(skip_blanks(r->text, word - 1) >= word))
			word--;
	}
	return false;
}

/* A short word in small letters before the point: "sect.", "para.". */
static bool abbreviated(struct rr_span t, size_t point)
{
	size_t p = point;

	while (p > 0 && t.text[p - 1] >= 'a' && t.text[p - 1] <= 'z')
		p--;
	return point > p && point - p <= 5;
}

/* "; and 61/121": a semicolon with no more than a joining word behind. */
static bool semicolon_joins(const struct reading *r, size_t semicolon, size_t to)
{
	size_t p = skip_blanks(r->text, semicolon + 1), end;

	return p >= to || (words_ask(r->words, ROLE_JOIN, r->text, p, &end) != NULL &&
		skip_links(r->words, r->text, end) >= to);
}

bool list_unbroken(const struct reading *r, size_t from, size_t to)
{
	struct rr_span t = r->text;

	for (size_t i = from; i + 1 < to; i++) {
		if (t.text[i] == ';' && !semicolon_joins(r, i, to))
			return false;
		if (t.text[i] == '.' && t.text[i + 1] == ' ' && i + 2 < to &&
		    t.text[i + 2] >= 'A' && t.text[i + 2] <= 'Z' && !abbreviated(t, i))
			return false;
	}
	return true;
}
