/*
 * Things that are called for: "encourages cooperation to", "calls for the
 * early entry into force of" ask nobody, though an infinitive may stand behind.
 */
#include "request/request.h"

#include <string.h>

bool request_word_ends(struct rr_span text, size_t at, struct rr_span endings)
{
	size_t end = at;
	struct rr_span ending;

	while (end < text.len && strchr(" ,;:.", text.text[end]) == NULL)
		end++;
	while (rr_span_cut(&endings, ' ', &ending))
		if (ending.len > 0 && end - at > ending.len
		    && memcmp(text.text + end - ending.len, ending.text, ending.len) == 0)
			return true;
	return false;
}

/* Whether the last word of these has an ending of things, and no capital. */
static bool ends_as_thing(struct asked *a, struct rr_span head)
{
	size_t count, at = head.len;
	const struct rr_entry *endings = rr_lang_entries(a->lang, "thing-endings", &count);

	while (at > 0 && head.text[at - 1] != ' ')
		at--;
	return count > 0 && at < head.len && !(head.text[at] >= 'A' && head.text[at] <= 'Z')
	       && request_word_ends(head, at, endings[0].fields[0]);
}

static bool may_call_for(struct asked *a, const char *verb)
{
	size_t count;
	const struct rr_entry *verbs = rr_lang_entries(a->lang, "thing-verbs", &count);

	for (size_t i = 0; i < count && verb != NULL; i++)
		if (rr_span_is(verbs[i].phrase, verb))
			return true;
	return false;
}

bool request_is_thing(struct asked *a, const struct rr_request *request, struct rr_span to)
{
	struct rr_match m;

	if (to.len == 0 || !may_call_for(a, request->verb))
		return false;
	if (rr_lang_search(a->lang, "head-ends", to, 1, &m))
		to = rr_span_trim(rr_span_sub(to, 0, m.start));
	for (size_t at = 0; rr_lang_search(a->lang, "asked-things", to, at, &m);
	     at = m.end > at ? m.end : at + 1) /* a capital letter: it is in a name */
		if (to.text[m.start] < 'A' || to.text[m.start] > 'Z')
			return strcmp(m.entry->key, "-") != 0;
	return ends_as_thing(a, to);
}
