#include "resread/base.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* Length of the well-formed UTF-8 sequence at p (RFC 3629); 0 if malformed. */
static size_t sequence(const unsigned char *p, size_t left)
{
	size_t len = p[0] < 0x80 ? 1 : p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 :
	             p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;

	if (len == 0 || len > left)
		return 0;
	for (size_t i = 1; i < len; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
	    (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
		return 0;
	return len;
}

static void put_escaped(struct rr_str *out, unsigned char c)
{
	static const char short_form[] = "\"\"\\\\\bb\ff\nn\rr\tt";
	const char *pair = c ? strchr(short_form, c) : NULL;

	if (pair != NULL)
		rr_str_printf(out, "\\%c", pair[1]);
	else
		rr_str_printf(out, "\\u%04x", c);
}

/*
 * What a terminal could obey, or be turned round by: U+0080 to U+009F, and the
 * embeddings, overrides and isolates of bidirectional text. 0: none.
 */
static unsigned control_at(const unsigned char *p, size_t len)
{
	if (len == 2 && p[0] == 0xC2 && p[1] < 0xA0)
		return p[1];
	if (len != 3 || p[0] != 0xE2)
		return 0;
	if ((p[1] == 0x80 && p[2] >= 0xAA && p[2] <= 0xAE) ||
	    (p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9))
		return 0x2000u | (p[1] & 3u) << 6 | (p[2] & 0x3Fu);
	return 0;
}

static void put_string(struct rr_str *out, struct rr_span value)
{
	const unsigned char *p = (const unsigned char *)value.text;

	rr_str_putc(out, '"');
	for (size_t i = 0, len; i < value.len; i += len ? len : 1) {
		len = sequence(p + i, value.len - i);
		if (len == 0)
			rr_str_puts(out, "\xEF\xBF\xBD");
		else if (len == 1 && (p[i] < 0x20 || p[i] == '"' || p[i] == '\\' || p[i] == 0x7F))
			put_escaped(out, p[i]);
		else if (control_at(p + i, len) != 0)
			rr_str_printf(out, "\\u%04x", control_at(p + i, len));
		else
			rr_str_add(out, rr_span_of(value.text + i, len));
	}
	rr_str_putc(out, '"');
}

static void new_line(struct rr_json *j)
{
	if (!j->indent)
		return;
	rr_str_putc(j->out, '\n');
	for (unsigned i = 0; i < j->depth; i++)
		rr_str_putc(j->out, ' ');
}

static void start_value(struct rr_json *j, const char *key)
{
	if (j->depth > 0) {
		bool *filled = &j->filled[j->depth - 1];

		if (*filled)
			rr_str_puts(j->out, j->indent ? "," : ", ");
		*filled = true;
		new_line(j);
	}
	if (key != NULL) {
		put_string(j->out, rr_span(key));
		rr_str_puts(j->out, ": ");
	}
}

void rr_json_open(struct rr_json *j, const char *key, char bracket)
{
	assert(j->depth < sizeof j->closers);
	start_value(j, key);
	rr_str_putc(j->out, bracket);
	j->closers[j->depth] = bracket == '{' ? '}' : ']';
	j->filled[j->depth] = false;
	j->depth++;
}

void rr_json_close(struct rr_json *j)
{
	assert(j->depth > 0);
	j->depth--;
	if (j->filled[j->depth])
		new_line(j);
	rr_str_putc(j->out, j->closers[j->depth]);
	if (j->depth == 0)
		rr_str_putc(j->out, '\n');
}

void rr_json_span(struct rr_json *j, const char *key, struct rr_span value)
{
	start_value(j, key);
	put_string(j->out, value);
}

void rr_json_text(struct rr_json *j, const char *key, const char *value)
{
	if (value == NULL)
		rr_json_null(j, key);
	else
		rr_json_span(j, key, rr_span(value));
}

void rr_json_int(struct rr_json *j, const char *key, int64_t value)
{
	start_value(j, key);
	rr_str_printf(j->out, "%lld", (long long)value);
}

void rr_json_real(struct rr_json *j, const char *key, double value)
{
	/* hundredths, written by hand: printf would follow the locale's comma */
	long long hundredths = (long long)(value * 100 + (value < 0 ? -0.5 : 0.5));
	const char *sign = hundredths < 0 ? "-" : "";
	long long size = hundredths < 0 ? -hundredths : hundredths;

	start_value(j, key);
	rr_str_printf(j->out, "%s%lld.%02lld", sign, size / 100, size % 100);
}

void rr_json_bool(struct rr_json *j, const char *key, bool value)
{
	start_value(j, key);
	rr_str_puts(j->out, value ? "true" : "false");
}

void rr_json_null(struct rr_json *j, const char *key)
{
	start_value(j, key);
	rr_str_puts(j->out, "null");
}

void rr_json_raw(struct rr_json *j, const char *key, struct rr_span json)
{
	start_value(j, key);
	rr_json_tame(json, j->out);
}

/* The length of what stands at p; *put is what it must be replaced by, 0: nothing. */
static size_t tame_at(struct rr_span json, size_t at, unsigned *put)
{
	static const char nul[] = "\\u0000";
	const unsigned char *p = (const unsigned char *)json.text + at;
	size_t len;

	*put = 0;
	if (p[0] == '\\' && at + 1 < json.len && p[1] < 0x80) {
		bool zero = rr_span_starts(rr_span_sub(json, at, json.len), nul);

		*put = zero ? 0xFFFD : 0;
		return zero ? sizeof nul - 1 : 2;
	}
	len = sequence(p, json.len - at);
	*put = len == 0 ? 0xFFFD : len > 1 ? control_at(p, len) : 0;
	return len > 0 ? len : 1;
}

void rr_json_tame(struct rr_span json, struct rr_str *out)
{
	size_t done = 0;

	for (size_t i = 0, len; i < json.len; i += len) {
		unsigned put;

		len = tame_at(json, i, &put);
		if (put == 0)
			continue;
		rr_str_add(out, rr_span_sub(json, done, i));
		if (put == 0xFFFD && json.text[i] != '\\')
			rr_str_puts(out, "\xEF\xBF\xBD");
		else
			rr_str_printf(out, "\\u%04x", put);
		done = i + len;
	}
	rr_str_add(out, rr_span_sub(json, done, json.len));
}
