/*
 * Which language a text is in: the table lang/languages names for each code
 * its script and, where several share one, small words that are frequent in
 * it and rare in the others. The first few thousand letters decide. A word or
 * two prove little, since such words stand in names as well: then the packs'
 * own words are counted, and where few are any's the text is taken for English.
 */
#include "lang/pack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLE ((size_t)4000) /* bytes looked at */
#define MARGIN ((size_t)3)    /* words more than any other has, to be believed */
#define SHORT ((size_t)600)      /* bytes of a text that may be half masthead */
#define FOREIGN 4                /* Latin letters to one of another script in such a text */
#define LEAST_SHARE 0.25      /* of the letters, in words of a pack */

enum script { LATIN, HAN, CYRILLIC, ARABIC, SCRIPTS };

static const char *const script_names[SCRIPTS] = { "Latin", "Han", "Cyrillic", "Arabic" };

static bool is_ascii_letter(unsigned char c)
{
	return (unsigned)(c | 0x20) - 'a' < 26;
}

static void count_letters(struct rr_span text, size_t counts[SCRIPTS])
{
	size_t at = 0, latin = 0;

	while (at < text.len) {
		unsigned char lead = (unsigned char)text.text[at];
		uint32_t cp;

		if (lead < 0x80) {
			latin += is_ascii_letter(lead);
			at++;
			continue;
		}
		if (fold_is_han_byte(lead) && text.len - at >= 3) {
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
	counts[LATIN] += latin;
}

/* The next word at or behind *at, which it ends at. */
static struct rr_span next_word(struct rr_span text, size_t *at)
{
	size_t start = *at, end;

	do {
		end = *at;
		while (end < text.len && is_ascii_letter((unsigned char)text.text[end]))
			end++;
		*at = end;
	} while (fold_is_letter(fold_next(NULL, text, at)));
	return rr_span_sub(text, start, end);
}

static bool is_word_of(const struct rr_entry *row, struct rr_span word)
{
	for (size_t i = 1; i < row->field_count; i++)
		if (row->fields[i].len == word.len && (row->fields[i].text[0] | 0x20) == (word.text[0] | 0x20)
		    && strncasecmp(row->fields[i].text, word.text, word.len) == 0)
			return true;
	return false;
}

static bool is_row_of(const struct rr_entry *row, const char *script)
{
	return rr_span_is(rr_entry_field(row, 0), script);
}

/* How often the words of each row of that script stand in the text. */
static void count_words(const struct rr_entry *rows, size_t count, const char *script,
                        struct rr_span text, size_t *hits)
{
	bool any = false;

	for (size_t i = 0; i < count; i++)
		any = any || (rows[i].field_count > 1 && is_row_of(&rows[i], script));
	for (size_t at = 0; any && at < text.len;) {
		struct rr_span word = next_word(text, &at);

		for (size_t i = 0; word.len > 0 && i < count; i++)
			if (rows[i].field_count > 1 && is_word_of(&rows[i], word) && is_row_of(&rows[i], script))
				hits[i]++;
	}
}

static double share_of(struct rr_langs *langs, const struct rr_lang *lang, struct rr_span text)
{
	size_t all, known = rr_lang_known(langs, lang, text, &all);

	return all > 0 ? (double)known / (double)all : 0;
}

/* The language of one script with the largest share of the text's words; NULL if few are any's. */
static const struct rr_lang *by_words(struct rr_langs *langs, const struct rr_entry *rows,
                                      size_t count, const char *script, struct rr_span text)
{
	const struct rr_lang *best = NULL, *english = rr_lang_find(langs, "en", NULL);
	double most = LEAST_SHARE;

	if (english != NULL)
		most = fmax(most, 1.25 * share_of(langs, english, text));
	for (size_t i = 0; i < count; i++) {
		const struct rr_lang *lang = is_row_of(&rows[i], script)
			? rr_lang_find(langs, rows[i].name, NULL) : NULL;
		double share = lang != NULL && lang != english ? share_of(langs, lang, text) : 0;

		if (share > most) {
			most = share;
			best = lang;
		}
	}
	return best;
}

static enum script script_of(struct rr_span text)
{
	size_t counts[SCRIPTS] = { 0 };
	enum script script = LATIN;

	count_letters(text, counts);
	if (text.len < SHORT) /* mastheads and symbols are Latin in all languages */
		counts[LATIN] /= FOREIGN;
	for (enum script s = LATIN; s < SCRIPTS; s++)
		if (counts[s] > counts[script])
			script = s;
	return script;
}

const struct rr_lang *rr_lang_guess(struct rr_langs *langs, struct rr_span text)
{
	const struct rr_lang *table = rr_lang_table(langs, "languages", NULL), *lang = NULL;
	size_t rows = 0, most = 0, second = 0;
	const struct rr_entry *row = table ? rr_lang_entries(table, "languages", &rows) : NULL;
	const struct rr_entry *best = NULL;
	enum script script;
	size_t *hits = rr_alloc(rows * sizeof *hits);

	text = rr_span_sub(text, 0, SAMPLE);
	script = script_of(text);
	count_words(row, rows, script_names[script], text, hits);
	for (size_t i = 0; i < rows; i++) {
		if (!is_row_of(&row[i], script_names[script]))
			continue;
		if (row[i].field_count <= 1)
			hits[i] = MARGIN;
		if (hits[i] > most) {
			second = most;
			most = hits[i];
			best = &row[i];
		} else if (hits[i] > second) {
			second = hits[i];
		}
	}
	free(hits);
	if (best != NULL && most >= second + MARGIN)
		lang = rr_lang_find(langs, best->name, NULL);
	else
		lang = by_words(langs, row, rows, script_names[script], text);
	if (lang == NULL) /* or the user's own pack is broken: the shipped English serves */
		lang = rr_lang_find(langs, "en", NULL);
	return lang;
}
