/*
 * Which language a text is in: the table lang/languages names for each code
 * its script and, where several share one, small words that are frequent in
 * it and rare in the others. The first few thousand letters decide. A word or
 * two prove little, since such words stand in names as well: then a language
 * must also name a body of its own, or the text is taken for English.
 */
#include "lang/pack.h"

#include <string.h>

#define SAMPLE ((size_t)4000) /* bytes looked at */
#define MARGIN ((size_t)3)    /* words more than English has, to be believed */

enum script { LATIN, HAN, CYRILLIC, ARABIC, SCRIPTS };

static const char *const script_names[SCRIPTS] = { "Latin", "Han", "Cyrillic", "Arabic" };

static void count_letters(struct rr_span text, size_t counts[SCRIPTS])
{
	size_t at = 0;

	while (at < text.len) {
		unsigned char lead = (unsigned char)text.text[at];
		uint32_t cp;

		if (lead >= 0xE4 && lead <= 0xE9 && text.len - at >= 3) {
			counts[HAN] += 2;
			at += 3;
			continue;
		}
		cp = fold_next(NULL, text, &at);
		if (cp >= 0x3400 && cp < 0xA000)
			counts[HAN] += 2; /* a Han character says as much as two letters */
		else if (cp >= 0x400 && cp < 0x530)
			counts[CYRILLIC]++;
		else if (cp >= 0x620 && cp < 0x700)
			counts[ARABIC]++;
		else if (fold_is_letter(cp))
			counts[LATIN]++;
	}
}

/* How often the words of a row of the table stand in the text. */
static size_t count_words(const struct rr_entry *row, struct rr_span text)
{
	size_t hits = 0, at = 0;

	while (at < text.len) {
		size_t start = at, end;
		uint32_t cp;

		do {
			end = at;
			cp = fold_next(NULL, text, &at);
		} while (fold_is_letter(cp));
		if (end == start)
			continue;
		for (size_t i = 1; i < row->field_count; i++)
			if (row->fields[i].len == end - start
			    && strncasecmp(row->fields[i].text, text.text + start, end - start) == 0)
				hits++;
	}
	return hits;
}

/* Whether the text names a body in full, as a language's own pack has it. */
static bool names_body(const struct rr_lang *lang, struct rr_span text)
{
	struct rr_match m;

	for (size_t at = 0; rr_lang_search(lang, "bodies", text, at, &m); at = m.end)
		if (!rr_span_is(rr_entry_field(m.entry, 1), "short"))
			return true;
	return false;
}

const struct rr_lang *rr_lang_guess(struct rr_langs *langs, struct rr_span text)
{
	const struct rr_lang *table = rr_lang_table(langs, "languages", NULL), *lang;
	size_t counts[SCRIPTS] = { 0 }, rows = 0, best_hits = 0, english = 0;
	const struct rr_entry *row = table ? rr_lang_entries(table, "languages", &rows) : NULL;
	const struct rr_entry *best = NULL;
	enum script script = LATIN;
	char code[16] = "en";

	text = rr_span_sub(text, 0, SAMPLE);
	count_letters(text, counts);
	for (enum script s = LATIN; s < SCRIPTS; s++)
		if (counts[s] > counts[script])
			script = s;
	for (size_t i = 0; i < rows; i++) {
		size_t hits;

		if (!rr_span_is(rr_entry_field(&row[i], 0), script_names[script]))
			continue;
		hits = row[i].field_count > 1 ? count_words(&row[i], text) : 1;
		if (rr_span_is(row[i].phrase, "en"))
			english = hits;
		if (hits > best_hits) {
			best_hits = hits;
			best = &row[i];
		}
	}
	if (best != NULL && best->phrase.len < sizeof code) {
		memcpy(code, best->phrase.text, best->phrase.len);
		code[best->phrase.len] = '\0';
	}
	lang = rr_lang_find(langs, code, NULL);
	if (script == LATIN && lang != NULL && best_hits < english + MARGIN && !names_body(lang, text))
		lang = NULL;
	if (lang == NULL) /* or the user's own pack is broken: the shipped English serves */
		lang = rr_lang_find(langs, "en", NULL);
	return lang;
}
