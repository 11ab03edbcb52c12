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
#define SECOND 6                 /* letters of a text to one of a second language's script */
#define SECOND_WORDS 3           /* likewise words, where both share a script */

enum script { LATIN, HAN, CYRILLIC, ARABIC, SCRIPTS };

static const char *const script_names[SCRIPTS] = { "Latin", "Han", "Cyrillic", "Arabic" };

static bool is_ascii_letter(unsigned char c)
{
	return (unsigned)(c | 0x20) - 'a' < 26;
}

static enum script script_of_letter(uint32_t cp)
{
	if (cp >= 0x3400 && cp < 0xA000)
		return HAN;
	if (cp >= 0x400 && cp < 0x530)
		return CYRILLIC;
	if (cp >= 0x620 && cp < 0x700)
		return ARABIC;
	return fold_is_letter(cp) ? LATIN : SCRIPTS;
}

const char *rr_script_of(uint32_t cp)
{
	enum script script = script_of_letter(cp);

	return script < SCRIPTS ? script_names[script] : NULL;
}

static void count_letters(struct rr_span text, size_t counts[SCRIPTS])
{
	size_t at = 0, latin = 0;

	while (at < text.len) {
		unsigned char lead = (unsigned char)text.text[at];
		enum script script;

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
		script = script_of_letter(fold_next(NULL, text, &at));
		if (script < SCRIPTS)
			counts[script] += script == HAN ? 2 : 1; /* a Han character says as much as two letters */
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

/* What tells the languages of a text: letters of each script, words of each row of the table. */
struct tally {
	const struct rr_entry *row; /* borrowed: the table's */
	size_t rows;
	size_t counts[SCRIPTS];
	size_t *hits; /* owned; of the rows whose script was counted */
};

static void open_tally(struct tally *t, struct rr_langs *langs, struct rr_span text)
{
	const struct rr_lang *table = rr_lang_table(langs, "languages", NULL);

	*t = (struct tally){ 0 };
	t->row = table ? rr_lang_entries(table, "languages", &t->rows) : NULL;
	t->hits = rr_alloc(t->rows * sizeof *t->hits);
	count_letters(text, t->counts);
}

/* The script with most letters but for one; `but` may be SCRIPTS. */
static enum script most_of(const size_t counts[SCRIPTS], enum script but)
{
	enum script most = but == LATIN ? HAN : LATIN;

	for (enum script s = LATIN; s < SCRIPTS; s++)
		if (s != but && counts[s] > counts[most])
			most = s;
	return most;
}

/* The script of a text; mastheads and symbols are Latin in all languages. */
static enum script script_of(const struct tally *t, struct rr_span text)
{
	size_t counts[SCRIPTS];

	memcpy(counts, t->counts, sizeof counts);
	if (text.len < SHORT)
		counts[LATIN] /= FOREIGN;
	return most_of(counts, SCRIPTS);
}

/* The row of a script with the most words, but for that of a language; *most of them, RR_NONE if none. */
static size_t best_row(const struct tally *t, enum script script, const char *but, size_t *most)
{
	size_t best = RR_NONE;

	*most = 0;
	for (size_t i = 0; i < t->rows; i++) {
		size_t hits = t->row[i].field_count <= 1 ? MARGIN : t->hits[i];

		if (!is_row_of(&t->row[i], script_names[script]) || (but && strcmp(t->row[i].name, but) == 0))
			continue;
		if (hits > *most) {
			*most = hits;
			best = i;
		}
	}
	return best;
}

/*
 * Another language than the one of row `known`, by letters of another script,
 * or by words where both share one. The words of `script` have been counted.
 */
static const struct rr_lang *other_of(struct rr_langs *langs, struct tally *t, struct rr_span text,
                                      enum script script, const char *code)
{
	enum script second = most_of(t->counts, script);
	size_t best, most, own = 0;

	if (t->counts[second] > 0 && t->counts[second] * SECOND >= t->counts[script]) {
		if (second == LATIN)
			count_words(t->row, t->rows, script_names[LATIN], text, t->hits);
		best = best_row(t, second, code, &most);
		return best == RR_NONE || most < MARGIN ? NULL : rr_lang_find(langs, t->row[best].name, NULL);
	}
	best = best_row(t, script, code, &most);
	for (size_t i = 0; i < t->rows; i++)
		if (strcmp(t->row[i].name, code) == 0)
			own = t->hits[i];
	return best == RR_NONE || most < MARGIN || most * SECOND_WORDS < own ? NULL
		: rr_lang_find(langs, t->row[best].name, NULL);
}

const struct rr_lang *rr_lang_guess_two(struct rr_langs *langs, struct rr_span text,
                                        const struct rr_lang **other)
{
	const struct rr_lang *lang = NULL;
	struct tally t;
	size_t best, most, second;
	enum script script;

	text = rr_span_sub(text, 0, SAMPLE);
	open_tally(&t, langs, text);
	script = script_of(&t, text);
	count_words(t.row, t.rows, script_names[script], text, t.hits);
	best = best_row(&t, script, NULL, &most);
	if (best != RR_NONE) {
		best_row(&t, script, t.row[best].name, &second);
		if (most >= second + MARGIN)
			lang = rr_lang_find(langs, t.row[best].name, NULL);
	}
	if (lang == NULL)
		lang = by_words(langs, t.row, t.rows, script_names[script], text);
	if (lang == NULL) /* or the user's own pack is broken: the shipped English serves */
		lang = rr_lang_find(langs, "en", NULL);
	if (other != NULL)
		*other = lang ? other_of(langs, &t, text, script, rr_lang_code(lang)) : NULL;
	free(t.hits);
	return lang;
}

const struct rr_lang *rr_lang_guess(struct rr_langs *langs, struct rr_span text)
{
	return rr_lang_guess_two(langs, text, NULL);
}

const struct rr_lang *rr_lang_other(struct rr_langs *langs, struct rr_span text,
                                    const struct rr_lang *lang)
{
	const char *name = rr_lang_script(langs, lang);
	const struct rr_lang *other = NULL;
	enum script script = LATIN;
	struct tally t;

	text = rr_span_sub(text, 0, SAMPLE);
	open_tally(&t, langs, text);
	while (script < SCRIPTS && script_names[script] != name)
		script++;
	if (script != SCRIPTS) {
		count_words(t.row, t.rows, script_names[script], text, t.hits);
		other = other_of(langs, &t, text, script, rr_lang_code(lang));
	}
	free(t.hits);
	return other;
}

const char *rr_lang_script(struct rr_langs *langs, const struct rr_lang *lang)
{
	const struct rr_lang *table = rr_lang_table(langs, "languages", NULL);
	size_t rows = 0;
	const struct rr_entry *row = table ? rr_lang_entries(table, "languages", &rows) : NULL;

	for (size_t i = 0; i < rows; i++)
		for (enum script s = LATIN; s < SCRIPTS && strcmp(row[i].name, rr_lang_code(lang)) == 0; s++)
			if (is_row_of(&row[i], script_names[s]))
				return script_names[s];
	return NULL;
}
