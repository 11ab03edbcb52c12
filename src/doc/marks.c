/*
 * Footnote marks inside the clauses and headings: raised digits (as printed, or made so by
 * spots.c) and asterisks. They leave the text and are kept beside it.
 */
#include "base/bytes.h"
#include "doc/reader.h"
#include "resread/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct finder {
	struct reader *r;
	struct rr_mark *marks; /* owned */
	size_t count, cap;
};

static void add_mark(struct finder *f, const char *mark, size_t at)
{
	f->marks = rr_grow(f->marks, f->count, &f->cap, sizeof *f->marks);
	f->marks[f->count++] = (struct rr_mark){ mark, at };
}

/* Whether there is a note (12), as Arabic prints them; "resolution (1)" is none. */
static bool names_note(const struct reader *r, long value)
{
	if (!r->bracket_notes)
		return false;
	for (size_t i = 0; i < r->doc->footnote_count; i++)
		if (strtol(r->doc->footnotes[i].mark, NULL, 10) == value)
			return true;
	return false;
}

/* "[12]", "(12)" glued behind a word: such a mark's bytes and value; else 0. */
static size_t bracketed_mark(const struct reader *r, struct rr_span s, size_t at, long *value)
{
	bool square = s.text[at] == '[', raised = false;
	size_t end = at + 1, before = at, n;
	uint32_t cp;
	int d;

	if ((s.text[at] != '(' && !square) || at == 0)
		return 0;
	*value = 0;
	while (end < s.len && end - at < 8) {
		if ((n = plain_digit(s, end, &d)) == 0) {
			if ((d = superscript(s, end, &n)) < 0)
				break;
			raised = true;
		}
		*value = *value * 10 + d;
		end += n;
	}
	if (*value == 0 || *value > 999 || end >= s.len || s.text[end] != (square ? ']' : ')'))
		return 0;
	if (square && raised) /* spots.c has judged what stands around it */
		return end + 1 - at;
	cp = rr_utf8_prev(s, &before);
	if ((square || names_note(r, *value)) && cp >= '0' && cp <= '9')
		cp = 'x'; /* "1949[2]": behind a number as well */
	else if (cp == ' ' && !square && names_note(r, *value))
		cp = 'x'; /* "(1)" behind a blank as the notes have it */
	if (rr_is_han(cp) || !(rr_is_letter(cp) || strchr(",;.:\"", (int)(cp < 0x80 ? cp : 'x'))))
		return 0;
	end++;
	return end == s.len || (unsigned char)s.text[end] >= 0x80 || strchr(" ,;.:", s.text[end])
		? end - at : 0;
}

/* A raised number, or asterisks behind a word, at `at`: its bytes. */
static size_t raised_mark(struct finder *f, struct rr_span s, size_t at, const char **mark)
{
	size_t len = 0, n;
	long value = 0;
	int d;

	while (at + len < s.len && (d = superscript(s, at + len, &n)) >= 0 && value < 10000) {
		value = value * 10 + d;
		len += n;
	}
	if (len == 0)
		len = bracketed_mark(f->r, s, at, &value);
	if (len > 0 && value > 0) {
		*mark = rr_arena_printf(f->r->arena, "%ld", value);
		return len;
	}
	while (at + len < s.len && s.text[at + len] == '*')
		len++;
	if (len == 0 || at == 0 || len > 4)
		return 0;
	/* "and *o": a spoilt word, if no note bears the mark */
	if (s.text[at - 1] == ' ' && at + len < s.len && rr_is_letter((unsigned char)s.text[at + len])
	    && f->r->doc->footnote_count == 0)
		return 0;
	*mark = rr_arena_dup(f->r->arena, s.text + at, len);
	return len;
}

/* Whether a mark may begin at p: see raised_mark(). */
static bool may_begin(const char *p, const char *end)
{
	unsigned char next = p + 1 < end ? (unsigned char)p[1] : 0;

	switch (*p) {
	case '*':
		return true;
	case '(': case '[':
		return (next >= '0' && next <= '9') || (next >= 0xC2 && next <= 0xE2); /* ¹, ١ */
	case '\xC2':
		return next >= 0xB0 && next <= 0xBF;
	case '\xE2':
		return next == 0x81;
	default:
		return false;
	}
}

static bool has_raised(struct rr_span s)
{
	const char *p = s.text, *end = s.text + s.len;

	for (; end - p > (ptrdiff_t)SIXTEEN; p += SIXTEEN) {
		sixteen v = sixteen_at(p);
		unsigned odd = sixteen_bits(sixteen_are(v & 0xFD, '(') /* and * */ | sixteen_are(v, '[')
		                            | sixteen_are(v & 0xDF, 0xC2) /* and 0xE2 */);

		for (; odd != 0; odd &= odd - 1)
			if (may_begin(p + __builtin_ctz(odd), end))
				return true;
	}
	for (; p < end; p++)
		if (may_begin(p, end))
			return true;
	return false;
}

/* Where s goes on behind blanks at `at`, if no blank may stand between that and what out ends with. */
static size_t skip_blanks(struct rr_str *out, struct rr_span s, size_t at)
{
	struct rr_span before = rr_span_trim(rr_str_span(out));
	size_t next = at;

	while (next < s.len && s.text[next] == ' ')
		next++;
	if (before.len == 0 || next == s.len || !((unsigned char)before.text[before.len - 1] & 0x80)
	    || (before.len == out->len && next == at) || needs_blank(before, rr_span_sub(s, next, s.len)))
		return at;
	rr_str_cut(out, (size_t)(before.text + before.len - out->text));
	return next;
}

/* Copies s to out without the bytes [at, at + len), and one blank with them. */
static void cut(struct rr_str *out, struct rr_span s, size_t *done, size_t at, size_t len)
{
	rr_str_add(out, rr_span_sub(s, *done, at));
	*done = at + len;
	if (*done < s.len && s.text[*done] == '/'
	    && (*done + 1 == s.len || strchr(" ,;.:)", s.text[*done + 1]) != NULL
	        || (unsigned char)s.text[*done + 1] >= 0xE3 || is_arabic_stop(s, *done + 1)))
		*done += 1;
	/* the mark stood between blanks, or before a stop: one blank goes too */
	if (out->len > 0 && out->text[out->len - 1] == ' '
	    && (*done == s.len || strchr(" ,;.:)", s.text[*done]) != NULL || is_arabic_stop(s, *done)))
		rr_str_cut(out, out->len - 1);
	*done = skip_blanks(out, s, *done); /* what the mark parted was one run of Han characters */
}

static void find_raised(struct finder *f, struct rr_span s, struct rr_str *out)
{
	size_t done = 0, at = 0, len;
	const char *mark;

	while (at < s.len) {
		len = may_begin(s.text + at, s.text + s.len) ? raised_mark(f, s, at, &mark) : 0;
		if (len == 0) {
			at++;
			continue;
		}
		cut(out, s, &done, at, len);
		add_mark(f, mark, out->len);
		at += len;
	}
	rr_str_add(out, rr_span_sub(s, done, s.len));
}

/* Takes the marks out of a text, which is changed only where there are any. */
static void take_marks(struct finder *f, struct rr_str *scratch, struct rr_span *text,
                       const struct rr_mark **marks, size_t *count)
{
	struct rr_arena *arena = f->r->arena;

	f->count = 0;
	rr_str_cut(scratch, 0);
	if (has_raised(*text))
		find_raised(f, *text, scratch);
	if (f->count == 0)
		return;
	*text = keep_text(f->r, rr_str_span(scratch));
	*marks = memcpy(rr_arena_alloc(arena, f->count * sizeof *f->marks), f->marks,
	                f->count * sizeof *f->marks);
	*count = f->count;
}

void read_marks(struct reader *r)
{
	struct finder f = { .r = r };
	struct rr_str once = { 0 };

	for (size_t i = 0; i < r->doc->clause_count; i++) {
		struct rr_clause *c = &r->doc->clauses[i];

		take_marks(&f, &once, &c->text, &c->marks, &c->mark_count);
	}
	for (size_t i = 0; i < r->doc->heading_count; i++) {
		struct rr_heading *h = &r->doc->headings[i];
		struct rr_span text = rr_span(h->text);

		take_marks(&f, &once, &text, &h->marks, &h->mark_count);
		h->text = text.text;
	}
	free(f.marks);
	rr_str_free(&once);
}
