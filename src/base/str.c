#include "resread/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(struct rr_str *s, size_t more)
{
	size_t cap = s->cap ? s->cap : 32;

	if (more >= SIZE_MAX / 2 - s->len)
		rr_die("out of memory (%zu bytes)", more);
	while (cap < s->len + more + 1)
		cap *= 2;
	if (cap != s->cap) {
		s->text = rr_realloc(s->text, cap);
		s->cap = cap;
	}
}

void rr_str_add(struct rr_str *s, struct rr_span piece)
{
	reserve(s, piece.len);
	if (piece.len > 0)
		memcpy(s->text + s->len, piece.text, piece.len);
	s->len += piece.len;
	s->text[s->len] = '\0';
}

void rr_str_puts(struct rr_str *s, const char *text)
{
	rr_str_add(s, rr_span(text));
}

void rr_str_putc(struct rr_str *s, char c)
{
	rr_str_add(s, rr_span_of(&c, 1));
}

void rr_str_printf(struct rr_str *s, const char *fmt, ...)
{
	va_list ap, again;
	size_t room;
	int len;

	reserve(s, 1);
	room = s->cap - s->len; /* enough for most, which then are formatted once */
	va_start(ap, fmt);
	va_copy(again, ap);
	len = vsnprintf(s->text + s->len, room, fmt, ap);
	va_end(ap);
	if (len > 0 && (size_t)len >= room) {
		reserve(s, (size_t)len);
		vsnprintf(s->text + s->len, (size_t)len + 1, fmt, again);
	}
	if (len > 0)
		s->len += (size_t)len;
	s->text[s->len] = '\0';
	va_end(again);
}

void rr_str_cut(struct rr_str *s, size_t len)
{
	if (len < s->len) {
		s->len = len;
		s->text[len] = '\0';
	}
}

void rr_str_free(struct rr_str *s)
{
	free(s->text);
	*s = (struct rr_str){ 0 };
}

struct rr_span rr_str_span(const struct rr_str *s)
{
	return (struct rr_span){ s->text ? s->text : "", s->len };
}
