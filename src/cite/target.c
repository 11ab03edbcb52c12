/* Targets as people type them, their links, and the names of instruments. */
#include <string.h>

#include "cite/number.h"
#include "cite/symbol.h"
#include "resread/cite.h"

#define TYPED_MAX 200

/* ---- what a person typed ----------------------------------------------- */

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

/* Words of symbols that are not all capitals. */
static void restore_case(char *s)
{
	static const char *const words[] = {
		"/Add.", "/Corr.", "/Rev.", "/Amend.", "/Sub.", "/Res.", "/Dec.", "(Part ",
		"(Parts ", "(Vol.",
	};

	for (; *s != '\0'; s++) {
		for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
			size_t k = 0;

			while (words[i][k] != '\0' && s[k] == upper(words[i][k]))
				k++;
			if (words[i][k] == '\0')
				memcpy(s, words[i], k);
		}
	}
}

/* Whether a blank between the two may be left out: beside a mark, before a part's letter. */
static bool blank_goes(char before, const char *next)
{
	char after = next[1];

	if (strchr("/().-", before) != NULL || strchr("/().-", *next) != NULL)
		return true;
	return upper(*next) >= 'A' && upper(*next) <= 'Z' &&
		(after == '\0' || after == ' ' || after == '(');
}

/* Capitals, no blanks but one between the words in brackets. */
static bool tidy(const char *typed, char out[TYPED_MAX])
{
	size_t n = 0;
	bool inside = false, blank = false;

	for (; *typed != '\0'; typed++) {
		if (*typed == ' ' || *typed == '\t' || *typed == '\n' || *typed == '\r') {
			blank = n > 0;
			continue;
		}
		if (blank && !inside && !blank_goes(out[n - 1], typed))
			return false;
		if ((unsigned char)*typed < ' ' || (unsigned char)*typed >= 0x7F ||
		    n + 3 > TYPED_MAX)
			return false;
		if (blank && inside && out[n - 1] != '(' && *typed != ')')
			out[n++] = ' ';
		inside = *typed == '(' || (inside && *typed != ')');
		blank = false;
		out[n++] = upper(*typed);
	}
	out[n] = '\0';
	restore_case(out);
	return true;
}

bool rr_cite_symbol(const char *typed, struct rr_str *out)
{
	char text[TYPED_MAX], lang[3];
	struct rr_str symbol = { 0 }, named = { 0 };
	size_t at = 0;
	bool address = rr_cite_address(typed, &named, lang);
	bool found = tidy(address ? named.text : typed, text) && symbol_read(rr_span(text), &at, &symbol) &&
		text[at] == '\0';

	if (found)
		rr_str_add(out, rr_str_span(&symbol));
	rr_str_free(&symbol);
	rr_str_free(&named);
	return found;
}

/* ---- links and names --------------------------------------------------- */

#define INSTRUMENT "instrument:"

/* The entry of an instrument's key in a section; by its field, or its phrase. */
static const struct rr_entry *entry_of(const struct rr_lang *table, const char *section,
                                       const char *key, bool by_phrase)
{
	size_t count = 0;
	const struct rr_entry *entries =
		table != NULL ? rr_lang_entries(table, section, &count) : NULL;

	for (size_t i = 0; i < count; i++)
		if (by_phrase ? rr_span_is(entries[i].phrase, key)
		              : strcmp(entries[i].key, key) == 0)
			return &entries[i];
	return NULL;
}

static const char *key_of(const char *target)
{
	size_t len = strlen(INSTRUMENT);

	return strncmp(target, INSTRUMENT, len) == 0 ? target + len : NULL;
}

const char *rr_cite_instrument(struct rr_langs *langs, const char *target, const char *code)
{
	const struct rr_lang *table = rr_lang_table(langs, "instruments", NULL);
	const char *key = key_of(target);
	const struct rr_entry *entry = key != NULL
		? entry_of(table, code != NULL ? code : "en", key, false) : NULL;

	return entry != NULL ? entry->name : NULL;
}

/* Percent-encodes what a path of a URL can't hold as it is. */
static void put_path(struct rr_span path, struct rr_str *out)
{
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.text[i];

		if (c <= ' ' || c >= 0x7F || strchr("\"<>\\^`{|}%?#", c) != NULL)
			rr_str_printf(out, "%%%02X", c);
		else
			rr_str_putc(out, (char)c);
	}
}

/* Of two symbols of one document, joined by a hyphen, the first. */
static struct rr_span first_symbol(const char *target)
{
	for (const char *p = target; *p != '\0'; p++)
		if (*p == '-' && p > target && p[-1] >= '0' && p[-1] <= '9')
			return rr_span_of(target, (size_t)(p - target));
	return rr_span(target);
}

bool rr_cite_link(struct rr_langs *langs, const char *target, const char *code,
                  struct rr_str *out)
{
	const char *key = key_of(target);
	const struct rr_entry *entry;

	if (key != NULL) {
		entry = entry_of(rr_lang_table(langs, "instruments", NULL), "links", key, true);
		if (entry != NULL)
			rr_str_add(out, rr_entry_field(entry, 0));
		return entry != NULL;
	}
	if (!symbol_known(target))
		return false; /* of an agency's own series */
	rr_str_puts(out, "https://undocs.org/");
	if (code != NULL)
		rr_str_printf(out, "%s/", code);
	put_path(first_symbol(target), out);
	return true;
}
