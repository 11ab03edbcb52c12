/*
 * The sponsors of a draft: a list of States over many lines, which the end of
 * a page may part, and which may stand right below the agenda item.
 */
#include "doc/rules.h"

#include <string.h>

/* A line of sponsors that another follows, over the end of a block if need be: commas, and one ends it. */
bool lists_on(const struct reader *r, size_t i)
{
	struct rr_span s = r->lines[i].text;

	return memchr(s.text, ',', s.len) != NULL && !starts_lower(s) && (ends_comma(s) || !r->lines[i + 1].gap);
}

/* "Aland, Bland": what stands between commas, and behind "and", begins with capitals. */
static bool is_name_list(struct rr_span s)
{
	bool comma = false;

	for (size_t at = 0; at < s.len; at++) {
		comma |= s.text[at] == ',';
		if ((at == 0 || (s.text[at - 1] == ' ' && at > 1 && s.text[at - 2] == ','))
		    && starts_lower(rr_span_sub(s, at, s.len)))
			return false;
	}
	return comma || memchr(s.text, ':', s.len) != NULL;
}

/* Right below the title of the agenda item: a list of States up to ": draft resolution". */
bool opens_sponsors(struct reader *r, size_t i)
{
	size_t end = i;
	struct rr_match m;

	if (!is_name_list(r->lines[i].text))
		return false;
	while (end < r->body && end < i + LIST_LINES && memchr(r->lines[end].text.text, ':', r->lines[end].text.len) == NULL)
		end++;
	for (size_t n = end + 1; n <= end + 2 && n <= r->body; n++) {
		struct rr_span s = join_lines(r, i, n);

		if (match_whole(r, RR_IN_HEADER, s, &m) && strcmp(m.entry->key, "sponsors") == 0)
			return true;
	}
	return false;
}
