/*
 * What people who work on a text have typed into it: "PP3", "OP12 bis." before
 * a paragraph, as delegates call it, and *emphasis* of Markdown. A line
 * with either is written anew, with the number as the printed text has it;
 * what the first lines of a text don't show is not looked for in the others.
 */
#include "doc/reader.h"

#include <stdlib.h>
#include <string.h>

#define SHOWN_LINES ((size_t)400) /* they tell whether the text bears such marks */
#define LEAST_LABELS ((size_t)2)
#define LEAST_WORDS ((size_t)3)   /* emphasised */
#define STAR_BYTES ((size_t)200)  /* between two stars at most */

/* A label as it is typed: "PP3", "[OP12 bis]", "OP 3(a)". */
struct typed {
	struct rr_span number, suffix; /* "12", "bis" */
	size_t len;                    /* bytes up to the words behind it */
	bool operative;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t skip(struct rr_span s, size_t at, const char *set)
{
	while (at < s.len && strchr(set, s.text[at]) != NULL)
		at++;
	return at;
}

/* "bis", "ter" behind a number: its bytes. */
static size_t suffix_len(struct rr_span s, size_t at)
{
	static const char *const words[] = { "bis", "ter", "quater", "quinquies", "sexies" };
	size_t most = 0;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (rr_span_starts(rr_span_sub(s, at, s.len), words[i]))
			most = strlen(words[i]);
	return most;
}

static bool read_typed(struct rr_span s, struct typed *out)
{
	size_t at = s.len > 0 && (s.text[0] == '[' || s.text[0] == '(') ? 1 : 0, from;
	char open = at > 0 ? s.text[0] : '\0';

	if (s.len < at + 3 || (s.text[at] != 'P' && s.text[at] != 'O') || s.text[at + 1] != 'P')
		return false;
	out->operative = s.text[at] == 'O';
	from = at = skip(s, at + 2, " .");
	while (at < s.len && at - from < 3 && is_digit(s.text[at]))
		at++;
	out->number = rr_span_sub(s, from, at);
	from = skip(s, at, " ");
	out->suffix = rr_span_sub(s, from, from + suffix_len(s, from));
	if (out->suffix.len > 0)
		at = from + out->suffix.len;
	if (open != '\0') {
		if (at >= s.len || s.text[at] != (open == '[' ? ']' : ')'))
			return false;
		at++;
	}
	out->len = skip(s, at, ".:) ");
	return out->number.len > 0 && (at == s.len || strchr(" .:)(", s.text[at]) != NULL);
}

/* The line without the label of a preambular paragraph, or with the number as it is printed. */
static void write_label(struct reader *r, struct line *l, const struct typed *label)
{
	struct rr_span rest = rr_span_sub(l->text, label->len, l->text.len);

	l->gap = true;
	if (!label->operative) {
		l->text = rest;
		return;
	}
	if (rest.len > 0 && (rest.text[0] == '(' || is_digit(rest.text[0]))) { /* "OP3 (a)", "OP3 3." */
		l->text = rest;
		return;
	}
	l->text = rr_span(rr_arena_printf(r->arena, "%.*s%s%.*s. %.*s", (int)label->number.len, label->number.text,
	                                  label->suffix.len > 0 ? " " : "", (int)label->suffix.len,
	                                  label->suffix.text, (int)rest.len, rest.text));
	l->text = trim(l->text);
}

static void write_labels(struct reader *r)
{
	size_t kept = 0;
	bool gap = false;
	struct typed label;

	for (size_t i = 0; i < r->count; i++) {
		struct line *l = &r->lines[kept];

		*l = r->lines[i];
		l->gap |= gap;
		gap = false;
		if (read_typed(l->text, &label))
			write_label(r, l, &label);
		gap = l->text.len == 0; /* the label stood alone above its paragraph */
		kept += l->text.len > 0;
	}
	r->count = kept;
}

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
		if (s.text[end] == mark && s.text[end - 1] != ' ' && end + n <= s.len
		    && memcmp(s.text + end, s.text + at, n) == 0
		    && (end + n == s.len || strchr(" ,;.:)]*_\"", s.text[end + n]) != NULL)) {
			*words = rr_span_sub(s, at + n, end);
			return end + n;
		}
	return 0;
}

/* The line without its emphasis, and without "## " before it. */
static struct rr_span without_emphasis(struct reader *r, struct rr_span s)
{
	size_t hashes = skip(s, 0, "#");
	struct rr_str plain = { 0 };
	struct rr_span words, out;

	if (hashes > 0 && hashes < 7 && hashes < s.len && s.text[hashes] == ' ')
		s = rr_span_sub(s, hashes + 1, s.len);
	for (size_t at = 0, end; at < s.len;) {
		end = s.text[at] == '*' || s.text[at] == '_' ? emphasis_end(s, at, &words) : 0;
		if (end > 0)
			rr_str_add(&plain, words);
		else
			rr_str_putc(&plain, s.text[at]);
		at = end > 0 ? end : at + 1;
	}
	out = rr_span_of(rr_arena_dup(r->arena, plain.text ? plain.text : "", plain.len), plain.len);
	rr_str_free(&plain);
	return trim(out);
}

static void write_plain(struct reader *r)
{
	for (size_t i = 0; i < r->count; i++) {
		struct line *l = &r->lines[i];
		struct rr_line *from;
		struct rr_span plain;

		if (memchr(l->text.text, '*', l->text.len) == NULL && memchr(l->text.text, '_', l->text.len) == NULL
		    && l->text.text[0] != '#')
			continue;
		plain = without_emphasis(r, l->text);
		if (plain.len == 0 || plain.len == l->text.len)
			continue;
		from = rr_arena_alloc(r->arena, sizeof *from);
		*from = *l->from;
		from->text = l->text = plain;
		l->from = from;
	}
}

/* A verb that opens a clause, or enacting words, between marks of emphasis. */
static bool opens_emphasised(const struct reader *r, struct rr_span s)
{
	struct label label;
	struct rr_span words;
	struct rr_match body;
	bool plain;

	if (read_label(r, s, &label))
		s = rr_span_sub(s, label.len, s.len);
	return s.len > 2 && (s.text[0] == '*' || s.text[0] == '_') && emphasis_end(s, 0, &words) > 0
		&& (is_enacting(r, words, &body, &plain) || read_lead(r->lang, words, NULL) > 0);
}

void read_written(struct reader *r)
{
	size_t labels = 0, words = 0;
	struct typed label;

	for (size_t i = 0; i < r->count && i < SHOWN_LINES; i++) {
		struct rr_span s = r->lines[i].text;

		labels += read_typed(s, &label);
		words += !r->source->styled && opens_emphasised(r, s);
	}
	if (words >= LEAST_WORDS)
		write_plain(r);
	if (labels >= LEAST_LABELS)
		write_labels(r);
}
