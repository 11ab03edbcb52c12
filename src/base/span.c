#include "resread/base.h"

#include <string.h>

size_t rr_span_find(struct rr_span s, const char *needle, size_t from)
{
	const char *hit;

	if (from > s.len)
		return RR_NONE;
	hit = memmem(s.text + from, s.len - from, needle, strlen(needle));
	return hit ? (size_t)(hit - s.text) : RR_NONE;
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct rr_span rr_span_trim(struct rr_span s)
{
	while (s.len > 0 && is_blank(s.text[0])) {
		s.text++;
		s.len--;
	}
	while (s.len > 0 && is_blank(s.text[s.len - 1]))
		s.len--;
	return s;
}

bool rr_span_cut(struct rr_span *rest, char sep, struct rr_span *piece)
{
	const char *at;

	if (rest->text == NULL)
		return false;
	at = rest->len ? memchr(rest->text, sep, rest->len) : NULL;
	if (at == NULL) {
		*piece = *rest;
		*rest = (struct rr_span){ NULL, 0 };
		return true;
	}
	*piece = (struct rr_span){ rest->text, (size_t)(at - rest->text) };
	rest->len -= piece->len + 1;
	rest->text = at + 1;
	return true;
}
