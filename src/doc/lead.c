/*
 * The opening verb phrase of a clause: adverbs, a verb, and the words that
 * belong to it, all by the pack ("also strongly urges", 又再次强调). The
 * enacting words are a body's name alone on its line.
 */
#include "doc/reader.h"

#include <string.h>

#define LEAD_WORDS 4 /* adverbs before and behind at most */

static size_t skip_blanks(struct rr_span s, size_t at)
{
	while (at < s.len && s.text[at] == ' ')
		at++;
	return at;
}

size_t read_lead(const struct rr_lang *lang, struct rr_span text,
                 const struct rr_entry **verb)
{
	struct rr_match m;
	size_t at = 0, end;

	text = rr_span_sub(text, 0, 200);
	for (int i = 0;; i++) {
		bool found = rr_lang_match(lang, "verbs", text, at, &m);

		if (found)
			break;
		if (i == LEAD_WORDS || !rr_lang_match(lang, "verb-before", text, at, &m))
			return 0;
		at = skip_blanks(text, m.end);
	}
	if (verb != NULL)
		*verb = m.entry;
	end = m.end;
	for (int i = 0; i < LEAD_WORDS; i++) {
		if (!rr_lang_match(lang, "verb-after", text, skip_blanks(text, end), &m))
			break;
		end = m.end;
	}
	return end;
}

bool is_enacting(const struct reader *r, struct rr_span s, struct rr_match *body, bool *plain)
{
	struct rr_match article;
	size_t at = 0;
	struct rr_span rest;

	if (s.len < 4 || s.len > 150)
		return false;
	*plain = true;
	if (rr_lang_match(r->lang, "articles", s, 0, &article)) {
		at = skip_blanks(s, article.end);
		*plain = false;
	}
	if (!rr_lang_match(r->lang, "bodies", s, at, body))
		return false;
	rest = trim(rr_span_sub(s, body->end, s.len));
	if (rest.len > 0)
		*plain = false;
	return rest.len == 0 || rr_span_is(rest, ",") || rr_span_is(rest, ":")
		|| rr_span_is(rest, "\xEF\xBC\x8C") || rr_span_is(rest, "\xEF\xBC\x9A")
		|| rr_span_is(rest, "\xD8\x8C") || rr_span_is(rest, ".") || rr_span_is(rest, ";");
}
