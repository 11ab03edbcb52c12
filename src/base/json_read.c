#include "resread/base.h"

#include <string.h>

#define DEEPEST 2000 /* as SQLite's */

/* ---- is it JSON? ------------------------------------------------------ */

static size_t skip_blanks(struct rr_span s, size_t at)
{
	while (at < s.len && (s.text[at] == ' ' || s.text[at] == '\n' || s.text[at] == '\t' ||
	                      s.text[at] == '\r'))
		at++;
	return at;
}

static size_t skip_digits(struct rr_span s, size_t at)
{
	while (at < s.len && s.text[at] >= '0' && s.text[at] <= '9')
		at++;
	return at;
}

static bool hex_four(struct rr_span s, size_t at, uint32_t *value)
{
	*value = 0;
	for (size_t i = at; i < at + 4; i++) {
		char c = i < s.len ? s.text[i] : '\0';
		int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10
			: c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;

		if (digit < 0)
			return false;
		*value = *value << 4 | (uint32_t)digit;
	}
	return true;
}

/* Behind the value that begins at `at`; RR_NONE: there is none. */
static size_t string_end(struct rr_span s, size_t at)
{
	uint32_t ignored;

	if (at >= s.len || s.text[at] != '"')
		return RR_NONE;
	for (at++; at < s.len && (unsigned char)s.text[at] >= 0x20; at++) {
		if (s.text[at] == '"')
			return at + 1;
		if (s.text[at] != '\\')
			continue;
		at++;
		if (at >= s.len || s.text[at] == '\0' || strchr("\"\\/bfnrtu", s.text[at]) == NULL ||
		    (s.text[at] == 'u' && !hex_four(s, at + 1, &ignored)))
			return RR_NONE;
	}
	return RR_NONE;
}

static size_t number_end(struct rr_span s, size_t at)
{
	size_t from = at + (at < s.len && s.text[at] == '-'), more;

	at = skip_digits(s, from);
	if (at == from || (s.text[from] == '0' && at > from + 1))
		return RR_NONE;
	if (at < s.len && s.text[at] == '.') {
		more = at + 1;
		at = skip_digits(s, more);
		if (at == more)
			return RR_NONE;
	}
	if (at < s.len && (s.text[at] == 'e' || s.text[at] == 'E')) {
		more = at + 1;
		more += more < s.len && (s.text[more] == '+' || s.text[more] == '-');
		at = skip_digits(s, more);
		if (at == more)
			return RR_NONE;
	}
	return at;
}

static size_t scalar_end(struct rr_span s, size_t at)
{
	static const char *const words[] = { "true", "false", "null" };
	struct rr_span rest = rr_span_sub(s, at, s.len);

	if (rest.len > 0 && rest.text[0] == '"')
		return string_end(s, at);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (rr_span_starts(rest, words[i]))
			return at + strlen(words[i]);
	return number_end(s, at);
}

/* Behind the key, its colon and the blanks there. */
static size_t key_end(struct rr_span s, size_t at)
{
	at = string_end(s, skip_blanks(s, at));
	if (at != RR_NONE)
		at = skip_blanks(s, at);
	return at < s.len && s.text[at] == ':' ? skip_blanks(s, at + 1) : RR_NONE;
}

/* What is open, the innermost last. */
struct nesting {
	char closers[DEEPEST];
	size_t depth;
};

/*
 * From the beginning of a value to that of the next one, in it or behind it;
 * s.len: there is none; RR_NONE: it is not JSON.
 */
static size_t step(struct rr_span s, size_t at, struct nesting *open)
{
	char c = at < s.len ? s.text[at] : '\0';

	if (c == '{' || c == '[') {
		if (open->depth == DEEPEST)
			return RR_NONE;
		open->closers[open->depth++] = c == '{' ? '}' : ']';
		at = skip_blanks(s, at + 1);
		if (at >= s.len || s.text[at] != open->closers[open->depth - 1])
			return c == '{' ? key_end(s, at) : at;
	} else {
		at = scalar_end(s, at);
		if (at == RR_NONE)
			return RR_NONE;
		at = skip_blanks(s, at);
	}
	while (open->depth > 0 && at < s.len && s.text[at] == open->closers[open->depth - 1]) {
		open->depth--;
		at = skip_blanks(s, at + 1);
	}
	if (open->depth == 0 || at >= s.len || s.text[at] != ',')
		return open->depth == 0 && at == s.len ? at : RR_NONE;
	return open->closers[open->depth - 1] == '}' ? key_end(s, at + 1) : skip_blanks(s, at + 1);
}

bool rr_json_valid(struct rr_span text)
{
	struct nesting open = { .depth = 0 };
	size_t at = skip_blanks(text, 0);

	if (at == text.len)
		return false;
	while (at != RR_NONE && (at < text.len || open.depth > 0))
		at = step(text, at, &open);
	return at == text.len;
}

/* ---- walking ---------------------------------------------------------- */

/* The same as above where it is known that the text is JSON. */
static size_t behind_string(struct rr_span s, size_t at)
{
	for (;;) {
		size_t end = (size_t)((const char *)memchr(s.text + at + 1, '"', s.len - at - 1) - s.text);
		size_t slashes = 0;

		while (s.text[end - 1 - slashes] == '\\')
			slashes++;
		if (slashes % 2 == 0)
			return end + 1;
		at = end;
	}
}

static size_t behind_value(struct rr_span s, size_t at)
{
	size_t depth = 0;

	do {
		char c = s.text[at];

		if (c == '"') {
			at = behind_string(s, at);
			continue;
		}
		depth += c == '{' || c == '[';
		depth -= (c == '}' || c == ']') && depth > 0;
		at++;
	} while (at < s.len && (depth > 0 || strchr(",]} \t\r\n", s.text[at]) == NULL));
	return at < s.len ? at : s.len;
}

struct rr_json_walk rr_json_walk(struct rr_span container)
{
	bool is = rr_json_is(container, '{') || rr_json_is(container, '[');

	return (struct rr_json_walk){
		.rest = is ? rr_span_sub(container, 1, container.len - 1) : (struct rr_span){ "", 0 },
		.members = rr_json_is(container, '{') };
}

bool rr_json_next(struct rr_json_walk *w)
{
	struct rr_span s = w->rest;
	size_t at = skip_blanks(s, 0), end;

	if (at < s.len && s.text[at] == ',')
		at = skip_blanks(s, at + 1);
	if (at >= s.len)
		return false;
	if (w->members) {
		end = behind_string(s, at);
		w->key = rr_span_sub(s, at + 1, end - 1);
		at = skip_blanks(s, skip_blanks(s, end) + 1);
	}
	end = behind_value(s, at);
	w->value = rr_span_sub(s, at, end);
	w->rest = rr_span_sub(s, end, s.len);
	return true;
}

struct rr_span rr_json_member(struct rr_span object, const char *key)
{
	struct rr_json_walk w = rr_json_walk(object);

	while (w.members && rr_json_next(&w))
		if (rr_span_is(w.key, key))
			return w.value;
	return (struct rr_span){ "", 0 };
}

bool rr_json_is(struct rr_span value, char first)
{
	return value.len > 0 && value.text[0] == first;
}

/* ---- texts ------------------------------------------------------------ */

/* The code point of \u at `at`, or of two that are halves of one; *at goes behind. */
static uint32_t unescape(struct rr_span s, size_t *at)
{
	uint32_t high = 0, low = 0;

	hex_four(s, *at, &high);
	*at += 4;
	if ((high & 0xFC00) == 0xD800 && rr_span_starts(rr_span_sub(s, *at, s.len), "\\u") &&
	    hex_four(s, *at + 2, &low) && (low & 0xFC00) == 0xDC00) {
		*at += 6;
		return 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF);
	}
	return (high & 0xF800) == 0xD800 ? 0xFFFD : high;
}

static void put_utf8(struct rr_str *out, uint32_t cp)
{
	int more = cp < 0x80 ? 0 : cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
	static const unsigned char first[] = { 0, 0xC0, 0xE0, 0xF0 };

	rr_str_putc(out, (char)(first[more] | cp >> (6 * more)));
	while (more-- > 0)
		rr_str_putc(out, (char)(0x80 | ((cp >> (6 * more)) & 0x3F)));
}

void rr_json_decode(struct rr_span string, struct rr_str *out)
{
	static const char short_form[] = "b\bf\fn\nr\rt\t";
	struct rr_span s = rr_span_sub(string, 1, string.len - 1);
	size_t done = 0;

	for (size_t at = 0; at < s.len; done = at) {
		const char *found = memchr(s.text + at, '\\', s.len - at), *pair;

		at = found != NULL ? (size_t)(found - s.text) : s.len;
		rr_str_add(out, rr_span_sub(s, done, at));
		if (found == NULL)
			break;
		at += 2;
		if (found[1] == 'u') {
			put_utf8(out, unescape(s, &at));
			continue;
		}
		pair = strchr(short_form, found[1]);
		rr_str_putc(out, pair != NULL ? pair[1] : found[1]);
	}
}

void rr_json_compact(struct rr_span value, struct rr_str *out)
{
	for (size_t at = 0, from; at < value.len;) {
		from = skip_blanks(value, at);
		for (at = from; at < value.len && skip_blanks(value, at) == at;)
			at = value.text[at] == '"' ? behind_string(value, at) : at + 1;
		rr_str_add(out, rr_span_sub(value, from, at));
	}
}
