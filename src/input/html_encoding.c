/*
 * The encoding of a web page. What it says of itself is believed only where
 * its bytes bear it out: old pages were saved and served by programs that
 * knew nothing of it.
 */
#include "formats.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "encoding.h"
#include "resread/text.h"

/*
 * Word writes "<![if ...]>" for itself. Where there is any, the page is copied
 * without, since libxml2 takes them for text.
 */
static struct rr_span without_conditions(struct rr_span page, struct rr_str *text)
{
	struct rr_str out = { 0 };
	size_t done = 0, at = rr_span_find(page, "<![", 0);

	if (at == RR_NONE)
		return page;
	for (; at != RR_NONE; at = rr_span_find(page, "<![", done)) {
		size_t end = rr_span_find(page, ">", at);

		if (end == RR_NONE)
			break;
		rr_str_add(&out, rr_span_sub(page, done, at));
		done = end + 1;
		if (page.text[end - 1] == '-' && page.text[end - 2] == '-') /* it also ends a comment */
			done = end - 2;
	}
	rr_str_add(&out, rr_span_sub(page, done, page.len));
	rr_str_free(text);
	*text = out;
	return rr_str_span(text);
}

/* What the page says of its encoding, as its browser would take it. */
static bool declared(struct rr_span bytes, char *name, size_t size)
{
	static const struct { const char *said, *meant; } known[] = {
		{ "gb2312", "GB18030" }, { "gbk", "GB18030" }, { "iso-8859-1", "windows-1252" },
		{ "us-ascii", "windows-1252" }, { "big5-hkscs", "Big5-HKSCS" },
	};
	struct rr_span head = rr_span_sub(bytes, 0, 4096);
	size_t len = 0;

	for (size_t at = 0; len == 0 && at + 7 < head.len; at++) {
		if (strncasecmp(head.text + at, "charset", 7) != 0)
			continue;
		for (at += 7; at < head.len && strchr(" ='\"", head.text[at]) && head.text[at]; at++)
			continue;
		for (len = 0; at + len < head.len && len + 1 < size &&
		              (isalnum((unsigned char)head.text[at + len]) ||
		               (head.text[at + len] && strchr("-_:.", head.text[at + len]))); len++)
			name[len] = head.text[at + len];
	}
	name[len] = '\0';
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcasecmp(name, known[i].said) == 0)
			strcpy(name, known[i].meant);
	return len > 0;
}

static struct rr_span decoded(struct build *b, struct rr_span bytes, struct rr_str *text)
{
	size_t mark = 0, bad;
	const char *guess = encoding_of(bytes, &mark);
	char said[40];

	bytes = rr_span_sub(bytes, mark, bytes.len);
	b->source->encoding = guess ? guess : "windows-1252";
	if (mark == 0 && strcmp(b->source->encoding, "UTF-8") != 0 &&
	    declared(bytes, said, sizeof said) && strncasecmp(said, "utf", 3) != 0) {
		const char *name = encoding_by_words(bytes, said);

		bad = rr_decode(bytes, name, text);
		if (bad != RR_NONE && bad < 10 + bytes.len / 1000) {
			b->source->encoding = rr_arena_dup(b->source->arena, name, strlen(name));
			return rr_str_span(text);
		}
		rr_str_cut(text, 0);
	}
	if (strcmp(b->source->encoding, "UTF-8") == 0) {
		if (rr_utf8_valid(bytes))
			return bytes;
		rr_utf8_clean(bytes, text);
	} else {
		rr_decode(bytes, b->source->encoding, text);
	}
	return rr_str_span(text);
}

struct rr_span html_in_utf8(struct build *b, struct rr_span bytes, struct rr_str *text)
{
	return without_conditions(decoded(b, bytes, text), text);
}
