/*
 * Word changes of two texts. What both begin and end with is set aside
 * first, up to a break no word reaches across, so that only the middle is
 * cut into words: that is the dear part (Chinese by a dictionary). Then the
 * shortest edit script over whole words (myers.c), made readable (tidy.c).
 */
#include "compare/words.h"

#include <stdlib.h>
#include <string.h>

static void add(struct rr_changes *out, enum rr_change_op op, size_t start, size_t end,
                size_t b_start, size_t b_end)
{
	struct rr_change *last = out->count > 0 ? &out->items[out->count - 1] : NULL;

	if (start == end && (op != RR_EQUAL || b_start == b_end))
		return;
	if (last != NULL && last->op == op && last->end == start &&
	    (op != RR_EQUAL || last->b_end == b_start)) {
		last->end = end;
		last->b_end = b_end;
		return;
	}
	out->items = rr_grow(out->items, out->count, &out->cap, sizeof *out->items);
	out->items[out->count++] = (struct rr_change){ op, start, end, b_start, b_end };
}

/* ---- what both begin and end with -------------------------------------- */

/* Whether no word reaches across place `at`: after a full-width stop, or a
 * blank after a letter or a stop. */
static bool breaks_at(struct rr_span s, size_t at)
{
	const unsigned char *t = (const unsigned char *)s.text;

	if (at >= 2 && t[at - 1] == ' ')
		return t[at - 2] > '9' || t[at - 2] == ',' || t[at - 2] == ';';
	return at >= 3 && ((t[at - 3] == 0xE3 && t[at - 2] == 0x80 &&
	                    (t[at - 1] == 0x81 || t[at - 1] == 0x82)) ||
	                   (t[at - 3] == 0xEF && t[at - 2] == 0xBC &&
	                    (t[at - 1] == 0x8C || t[at - 1] == 0x9B)));
}

static size_t common_start(struct rr_span a, struct rr_span b)
{
	size_t n = 0, most = a.len < b.len ? a.len : b.len;

	while (n < most && a.text[n] == b.text[n])
		n++;
	while (n > 0 && !breaks_at(a, n))
		n--;
	return n;
}

/* How long the common end is that neither reaches before `from`. */
static size_t common_end(struct rr_span a, struct rr_span b, size_t from)
{
	size_t n = 0, most = (a.len < b.len ? a.len : b.len) - from;

	while (n < most && a.text[a.len - n - 1] == b.text[b.len - n - 1])
		n++;
	while (n > 0 && !(breaks_at(a, a.len - n) && breaks_at(b, b.len - n)))
		n--;
	return n;
}

/* ---- hunks → changes --------------------------------------------------- */

struct weave {
	const struct word_list *a, *b;
	size_t a_base, b_base; /* bytes set aside before */
	struct rr_changes *out;
};

/*
 * The equal words [a0, a1) of a, which end at word b1 of b. Blanks after the
 * last one are equal only if both texts have some; else they belong to the
 * change that follows.
 */
static void add_equal(struct weave *w, size_t a0, size_t a1, size_t b1, size_t *a_at,
                      size_t *b_at)
{
	size_t a_end, b_end;

	if (a0 == a1)
		return;
	a_end = w->a->edge[a1];
	b_end = w->b->edge[b1];
	if ((a_end > w->a->end[a1 - 1]) != (b_end > w->b->end[b1 - 1])) {
		a_end = w->a->end[a1 - 1];
		b_end = w->b->end[b1 - 1];
	}
	add(w->out, RR_EQUAL, w->a_base + *a_at, w->a_base + a_end, w->b_base + *b_at,
	    w->b_base + b_end);
	*a_at = a_end;
	*b_at = b_end;
}

static void add_hunk(struct weave *w, size_t a_end, size_t b_end, size_t *a_at,
                     size_t *b_at)
{
	add(w->out, RR_DELETE, w->a_base + *a_at, w->a_base + a_end, 0, 0);
	add(w->out, RR_INSERT, w->b_base + *b_at, w->b_base + b_end, 0, 0);
	*a_at = a_end;
	*b_at = b_end;
}

/* Where the blanks before word i begin, at `from` or after it. */
static size_t blank_before(const struct word_list *list, size_t i, size_t from)
{
	return i > 0 && list->end[i - 1] > from ? list->end[i - 1] : from;
}

static void weave(struct weave *w, const struct hunks *hunks)
{
	size_t i = 0, a_at = 0, b_at = 0, a_len, b_len;

	for (size_t k = 0; k < hunks->count; k++) {
		const struct hunk *h = &hunks->items[k];
		size_t a_end = w->a->edge[h->a1], b_end = w->b->edge[h->b1];
		size_t a_blank, b_blank;

		add_equal(w, i, h->a0, h->b0, &a_at, &b_at);
		a_blank = blank_before(w->a, h->a1, a_at);
		b_blank = blank_before(w->b, h->b1, b_at);
		/* blanks behind both sides of a change are not part of it */
		if (a_blank < a_end && b_blank < b_end) {
			a_end = a_blank;
			b_end = b_blank;
		}
		add_hunk(w, a_end, b_end, &a_at, &b_at);
		i = h->a1;
	}
	add_equal(w, i, w->a->count, w->b->count, &a_at, &b_at);
	a_len = w->a->edge[w->a->count];
	b_len = w->b->edge[w->b->count];
	if (a_at > 0 && a_at < a_len && b_at > 0 && b_at < b_len)
		add(w->out, RR_EQUAL, w->a_base + a_at, w->a_base + a_len,
		    w->b_base + b_at, w->b_base + b_len); /* blanks at the end */
	else
		add_hunk(w, a_len, b_len, &a_at, &b_at);
}

void rr_word_changes(struct rr_span a, struct rr_span b, struct rr_changes *out)
{
	size_t start = common_start(a, b), end = common_end(a, b, start);
	struct word_list in_a = { 0 }, in_b = { 0 };
	struct hunks hunks = { 0 };

	out->count = 0;
	if (rr_span_eq(a, b)) {
		add(out, RR_EQUAL, 0, a.len, 0, b.len);
		return;
	}
	add(out, RR_EQUAL, 0, start, 0, start);
	words_read(rr_span_sub(a, start, a.len - end), rr_span_sub(b, start, b.len - end),
	           &in_a, &in_b);
	words_diff(&in_a, &in_b, &hunks);
	words_tidy(&in_a, &in_b, &hunks);
	weave(&(struct weave){ &in_a, &in_b, start, start, out }, &hunks);
	add(out, RR_EQUAL, a.len - end, a.len, b.len - end, b.len);
	words_free(&in_a);
	words_free(&in_b);
	free(hunks.items);
}

void rr_changes_free(struct rr_changes *out)
{
	free(out->items);
	*out = (struct rr_changes){ 0 };
}

/* ---- rows -------------------------------------------------------------- */

static bool ends_han(struct rr_span s)
{
	size_t pos = s.len;
	uint32_t cp;

	if (pos == 0)
		return true;
	cp = rr_utf8_prev(s, &pos);
	return rr_is_han(cp) || rr_is_cjk_punct(cp);
}

static bool starts_han(struct rr_span s)
{
	size_t pos = 0;
	uint32_t cp;

	if (s.len == 0)
		return true;
	cp = rr_utf8_next(s, &pos);
	return rr_is_han(cp) || rr_is_cjk_punct(cp);
}

static void join_texts(const struct rr_doc *doc, const size_t *list, size_t count,
                       struct rr_str *out)
{
	for (size_t i = 0; i < count; i++) {
		struct rr_span text = doc->clauses[list[i]].text;

		if (out->len > 0 && !(ends_han(rr_str_span(out)) && starts_han(text)))
			rr_str_putc(out, ' ');
		rr_str_add(out, text);
	}
}

void rr_row_changes(const struct rr_comparison *cmp, size_t row,
                    struct rr_str *a_text, struct rr_str *b_text,
                    struct rr_changes *out)
{
	const struct rr_row *r = &cmp->rows[row];

	rr_str_cut(a_text, 0);
	rr_str_cut(b_text, 0);
	join_texts(cmp->a, r->a, r->a_count, a_text);
	join_texts(cmp->b, r->b, r->b_count, b_text);
	out->count = 0;
	if (r->a_count == 0)
		add(out, RR_INSERT, 0, b_text->len, 0, 0);
	else if (r->b_count == 0)
		add(out, RR_DELETE, 0, a_text->len, 0, 0);
	else
		rr_word_changes(rr_str_span(a_text), rr_str_span(b_text), out);
}
