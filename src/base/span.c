#include "resread/base.h"

#include <string.h>

struct rr_span rr_span(const char *text)
{
	return (struct rr_span){ text ? text : "", text ? strlen(text) : 0 };
}

struct rr_span rr_span_of(const char *text, size_t len)
{
	return (struct rr_span){ text, len };
}

struct rr_span rr_span_sub(struct rr_span s, size_t start, size_t end)
{
	if (end > s.len)
		end = s.len;
	if (start > end)
		start = end;
	return (struct rr_span){ s.text + start, end - start };
}

bool rr_span_eq(struct rr_span a, struct rr_span b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.text, b.text, a.len) == 0);
}

bool rr_span_is(struct rr_span a, const char *text)
{
	return rr_span_eq(a, rr_span(text));
}

bool rr_span_starts(struct rr_span s, const char *prefix)
{
	size_t len = strlen(prefix);

	return s.len >= len && memcmp(s.text, prefix, len) == 0;
}

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
