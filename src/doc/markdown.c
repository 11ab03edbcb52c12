/*
 * Marks of Markdown, which the text it is printed as doesn't have: *emphasis*,
 * "## ", "1\." for a number that is none of a list's, "[^1]" for a footnote.
 */
#include "doc/reader.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define STAR_BYTES ((size_t)200) /* between two stars at most */
#define LABEL_BYTES ((size_t)8)  /* the stroke after a number stands within them */

/* A pair of marks around words, "*so*", "__so__", at `at`: where the words stand and it ends. */
static size_t emphasis_end(struct rr_span s, size_t at, struct rr_span *words)
{
	char mark = s.text[at];
	size_t n = 0, end;

	while (n < 3 && at + n < s.len && s.text[at + n] == mark)
		n++;
	if (at + n >= s.len || strchr(" *_,;.)", s.text[at + n]) != NULL
	    || (at > 0 && strchr(" ([*_\"", s.text[at - 1]) == NULL))
		return 0;
	for (end = at + n; end < s.len && end < at + STAR_BYTES; end++)
		if (s.text[end] == mark && s.text[end - 1] != ' ' && s.text[end - 1] != '\\' && end + n <= s.len
		    && memcmp(s.text + end, s.text + at, n) == 0
		    && (end + n == s.len || strchr(" ,;.:)]*_\"", s.text[end + n]) != NULL
		        || (unsigned char)s.text[end + n] >= 0xE3)) { /* Han goes on without a blank */
			*words = rr_span_sub(s, at + n, end);
			return end + n;
		}
	return 0;
}

/* "\.": whether a mark stands there that Markdown would take for its own. */
static bool is_escape(struct rr_span s, size_t at)
{
	return s.text[at] == '\\' && at + 1 < s.len && ispunct((unsigned char)s.text[at + 1]);
}

/* "1\. ", as Markdown has a number that counts no list. */
static bool opens_escaped(struct rr_span s)
{
	const char *stroke = memchr(s.text, '\\', s.len < LABEL_BYTES ? s.len : LABEL_BYTES);
	size_t at = stroke != NULL ? (size_t)(stroke - s.text) : 0;

	if (at == 0 || at + 2 >= s.len || strchr(".)", s.text[at + 1]) == NULL || s.text[at + 2] != ' ')
		return false;
	for (size_t i = 0; i < at; i++)
		if (!isdigit((unsigned char)s.text[i]) && !(s.text[i] & 0x80))
			return false;
	return true;
}

/* A footnote's mark, "[^3]", "[^s2]" for **, "[^3-2]" for the second of that number, as it is printed; its bytes. */
static size_t add_note_mark(struct rr_str *plain, struct rr_span s, size_t at)
{
	size_t from = at + 2, end, to;
	bool star;

	if (!rr_span_starts(rr_span_sub(s, at, s.len), "[^") || from >= s.len)
		return 0;
	star = s.text[from] == 's';
	from += star;
	for (end = from; end < s.len && end < from + 4 && isdigit((unsigned char)s.text[end]);)
		end++;
	for (to = end; to < s.len && (s.text[to] == '-' || (to > end && isdigit((unsigned char)s.text[to])));)
		to++;
	if (end == from || to >= s.len || s.text[to] != ']' || (star && end > from + 1))
		return 0;
	for (int k = 0; star && k < s.text[from] - '0'; k++)
		rr_str_putc(plain, '*');
	if (!star)
		add_raised(plain, rr_span_sub(s, from, end));
	to++;
	return to - at + (at == 0 && to < s.len && s.text[to] == ':');
}

/* Bytes of "## ", or of "- " before "(a)". */
static size_t block_len(struct rr_span s)
{
	size_t hashes = 0;

	while (hashes < s.len && s.text[hashes] == '#')
		hashes++;
	if (hashes > 0)
		return hashes < 7 && hashes < s.len && s.text[hashes] == ' ' ? hashes + 1 : 0;
	return rr_span_starts(s, "- (") ? 2 : 0;
}

/* The line without its marks. */
static struct rr_span unmarked(struct reader *r, struct rr_span s)
{
	struct rr_str plain = { 0 };
	struct rr_span words, out;

	s = rr_span_sub(s, block_len(s), s.len);
	for (size_t at = 0, end; at < s.len; at = end) {
		end = at;
		if (is_escape(s, at)) {
			rr_str_putc(&plain, s.text[at + 1]);
			end = at + 2;
		} else if ((s.text[at] == '*' || s.text[at] == '_') && (end = emphasis_end(s, at, &words)) > 0) {
			rr_str_add(&plain, words);
		} else if (s.text[at] != '[' || (end = at + add_note_mark(&plain, s, at)) == at) {
			rr_str_putc(&plain, s.text[at]);
			end = at + 1;
		}
	}
	out = rr_span_of(rr_arena_dup(r->arena, plain.text ? plain.text : "", plain.len), plain.len);
	rr_str_free(&plain);
	return trim(out);
}

void write_unmarked(struct reader *r)
{
	for (size_t i = 0; i < r->count; i++) {
		struct line *l = &r->lines[i];
		struct rr_span plain;

		if (memchr(l->text.text, '*', l->text.len) == NULL && memchr(l->text.text, '_', l->text.len) == NULL
		    && memchr(l->text.text, '\\', l->text.len) == NULL && memchr(l->text.text, '^', l->text.len) == NULL
		    && block_len(l->text) == 0)
			continue;
		plain = unmarked(r, l->text);
		if (plain.len > 0 && (plain.len != l->text.len || memcmp(plain.text, l->text.text, plain.len) != 0))
			l->text = plain;
	}
}

/* A verb that opens a clause, a number or enacting words between marks of emphasis: "*Urges*", "**1.**" */
static bool opens_emphasised(const struct reader *r, struct rr_span s)
{
	struct label label;
	struct rr_span words;
	struct rr_match body;
	bool plain;

	if (read_label(r, s, &label))
		s = rr_span_sub(s, label.len, s.len);
	if (s.len < 3 || (s.text[0] != '*' && s.text[0] != '_') || emphasis_end(s, 0, &words) == 0)
		return false;
	if (read_label(r, words, &label))
		words = rr_span_sub(words, label.len, words.len);
	return words.len == 0 || is_enacting(r, words, &body, &plain) || read_lead(r->lang, words, NULL) > 0;
}

bool opens_markdown(const struct reader *r, struct rr_span s)
{
	return opens_emphasised(r, s) || opens_escaped(s);
}
