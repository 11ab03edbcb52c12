/*
 * Proper names: where a language writes them with capitals, those asked are
 * known by that, though the pack doesn't know them ("calls upon Utopia to").
 */
#include "request/request.h"

#include <string.h>

#include "resread/text.h"

static size_t word_end(struct rr_span text, size_t at)
{
	while (at < text.len && strchr(" ,;:", text.text[at]) == NULL)
		at++;
	return at;
}

static bool is_capital(struct rr_span text, size_t at)
{
	if (at < text.len && text.text[at] == '(')
		at++;
	return at < text.len && rr_is_upper(rr_utf8_next(text, &at));
}

static size_t skip_blanks(struct rr_span text, size_t at)
{
	while (at < text.len && text.text[at] == ' ')
		at++;
	return at;
}

size_t request_proper(const struct rr_lang *lang, struct rr_span text, size_t at)
{
	size_t start = at, end = at;
	struct rr_match m;

	while (at < text.len) {
		if (is_capital(text, at))
			at = end = word_end(text, at);
		else if (end > start && rr_lang_match(lang, "name-particles", text, at, &m) && m.end > at)
			at = m.end;
		else
			break;
		at = skip_blanks(text, at);
	}
	at = skip_blanks(text, end);
	if (end > start && rr_lang_match(lang, "name-nouns", text, at, &m) && m.end > at)
		end = m.end;
	return end;
}
