/*
 * Addresses of the official texts, as people copy them from a browser: the
 * symbol is the path, behind the language, or a parameter of an older page.
 */
#include <string.h>

#include "resread/cite.h"

static const char *const hosts[] = { "docs.un.org", "undocs.org", "daccess-ods.un.org",
	"daccess-dds-ny.un.org", "www.un.org", "un.org" };

/* Parameters that hold a symbol, and those that hold a language. */
static const char *const symbol_names[] = { "finalsymbol", "symbol", "ds", "s" };
static const char *const lang_names[] = { "language", "lang" };

/* How the pages name the languages; the letter is that of the older ones. */
static const struct {
	const char *code, *path;
	char letter;
} langs[] = {
	{ "ar", "ar", 'a' }, { "zh", "zh", 'c' }, { "en", "en", 'e' }, { "fr", "fr", 'f' },
	{ "ru", "ru", 'r' }, { "es", "es", 's' }, { "zh", "ch", 'c' },
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Whether s begins with a text in small letters, whatever its own case; steps over it. */
static bool takes(struct rr_span *s, const char *text)
{
	size_t len = strlen(text);

	if (s->len < len)
		return false;
	for (size_t i = 0; i < len; i++)
		if (lower(s->text[i]) != text[i])
			return false;
	*s = rr_span_sub(*s, len, s->len);
	return true;
}

static bool take_host(struct rr_span *s)
{
	if (!takes(s, "https://"))
		(void)takes(s, "http://");
	if (takes(s, "www.undocs.org/"))
		return true;
	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
		struct rr_span rest = *s;

		if (takes(&rest, hosts[i]) && rest.len > 0 && rest.text[0] == '/') {
			*s = rr_span_sub(rest, 1, rest.len);
			return true;
		}
	}
	return false;
}

static int digit(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c != '\0' ? strchr(digits, lower(c)) : NULL;

	return at != NULL ? (int)(at - digits) : -1;
}

/* "A%2FRES%2F68%2F160" is "A/RES/68/160". */
static void decode(struct rr_span s, struct rr_str *out)
{
	for (size_t i = 0; i < s.len; i++) {
		int high = s.text[i] == '%' && i + 2 < s.len ? digit(s.text[i + 1]) : -1;
		int low = high >= 2 ? digit(s.text[i + 2]) : -1; /* no control characters */

		if (low >= 0) {
			rr_str_putc(out, (char)(high * 16 + low));
			i += 2;
		} else {
			rr_str_putc(out, s.text[i] == '+' ? ' ' : s.text[i]);
		}
	}
}

static bool take_one_of(struct rr_span *s, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct rr_span rest = *s;

		if (takes(&rest, names[i]) && rest.len > 0 && rest.text[0] == '=') {
			*s = rr_span_sub(rest, 1, rest.len);
			return true;
		}
	}
	return false;
}

static void set_lang(struct rr_span word, char lang[3])
{
	for (size_t i = 0; i < sizeof langs / sizeof *langs; i++)
		if ((word.len == 1 && lower(word.text[0]) == langs[i].letter)
		    || (word.len == 2 && lower(word.text[0]) == langs[i].path[0]
		        && lower(word.text[1]) == langs[i].path[1])) {
			memcpy(lang, langs[i].code, 3);
			return;
		}
}

static void read_parameters(struct rr_span query, struct rr_str *symbol, char lang[3])
{
	struct rr_span part;

	while (rr_span_cut(&query, '&', &part))
		if (symbol->len == 0
		    && take_one_of(&part, symbol_names, sizeof symbol_names / sizeof *symbol_names))
			decode(part, symbol);
		else if (take_one_of(&part, lang_names, sizeof lang_names / sizeof *lang_names))
			set_lang(part, lang);
}

bool rr_cite_address(const char *address, struct rr_str *symbol, char lang[3])
{
	struct rr_span rest = rr_span_trim(rr_span(address)), path;
	struct rr_str found = { 0 };

	lang[0] = '\0';
	if (rest.len < 10 || !take_host(&rest))
		return false;
	(void)rr_span_cut(&rest, '#', &path);
	rest = path;
	(void)rr_span_cut(&rest, '?', &path);
	read_parameters(rest, &found, lang);
	if (found.len == 0) {
		struct rr_span first, behind = path;

		if (rr_span_cut(&behind, '/', &first) && first.len == 2 && behind.len > 0) {
			set_lang(first, lang);
			path = lang[0] != '\0' ? behind : path;
		}
		while (path.len > 0 && path.text[path.len - 1] == '/')
			path.len--;
		decode(path, &found);
	}
	rr_str_add(symbol, rr_str_span(&found));
	rr_str_free(&found);
	return symbol->len > 0;
}
