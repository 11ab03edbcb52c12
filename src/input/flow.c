#include "flow.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

static bool ends_in_blank(const struct flow *f)
{
	char last = f->text.len > 0 ? f->text.text[f->text.len - 1] : ' ';

	return last == ' ' || last == '\t';
}

static void style_from(struct flow *f, size_t start, unsigned style)
{
	struct rr_run *last = f->run_count ? &f->runs[f->run_count - 1] : NULL;

	if (style == 0 || start == f->text.len)
		return;
	if (last != NULL && last->end == start && last->style == style) {
		last->end = f->text.len;
		return;
	}
	f->runs = rr_grow(f->runs, f->run_count, &f->run_cap, sizeof *f->runs);
	f->runs[f->run_count++] = (struct rr_run){ start, f->text.len, style };
}

void flow_add(struct flow *f, struct rr_span piece, unsigned style)
{
	size_t start = f->text.len;

	if (rr_settled_prefix(piece) == piece.len)
		rr_str_add(&f->text, piece);
	else
		build_clean(piece, &f->text);
	style_from(f, start, style);
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The end of the stretch from pos on that has no blanks but single spaces. */
static size_t stretch_end(struct rr_span s, size_t pos)
{
	while (pos < s.len && !(is_blank(s.text[pos]) &&
	       (s.text[pos] != ' ' || pos + 1 == s.len || is_blank(s.text[pos + 1]))))
		pos++;
	return pos;
}

void flow_add_collapsed(struct flow *f, struct rr_span piece, unsigned style)
{
	size_t pos = 0;

	while (pos < piece.len) {
		size_t end = is_blank(piece.text[pos]) ? pos : stretch_end(piece, pos);

		if (end > pos)
			flow_add(f, rr_span_sub(piece, pos, end), style);
		for (pos = end; pos < piece.len && is_blank(piece.text[pos]); pos++)
			continue;
		if (pos > end && !ends_in_blank(f))
			flow_add(f, rr_span(" "), style);
	}
}

static bool is_blank_before(const struct flow *f, size_t len)
{
	return len > 0 && (f->text.text[len - 1] == ' ' || f->text.text[len - 1] == '\t');
}

/* Takes the blanks at both ends off a run; a style is seen on letters only. */
static bool narrow(const struct flow *f, struct rr_run *run)
{
	const char *text = f->text.text;

	while (run->end > run->start && is_blank_before(f, run->end))
		run->end--;
	while (run->start < run->end && (text[run->start] == ' ' || text[run->start] == '\t'))
		run->start++;
	return run->end > run->start;
}

static void narrow_runs(struct flow *f)
{
	size_t kept = 0;

	for (size_t i = 0; i < f->run_count; i++)
		if (narrow(f, &f->runs[i]))
			f->runs[kept++] = f->runs[i];
	f->run_count = kept;
}

/* Takes off the blanks at the end, and from the runs what stood on them. */
static void trim(struct flow *f)
{
	size_t len = f->text.len;

	while (is_blank_before(f, len))
		len--;
	rr_str_cut(&f->text, len);
	while (f->run_count > 0 && f->runs[f->run_count - 1].start >= len)
		f->run_count--;
	if (f->run_count > 0 && f->runs[f->run_count - 1].end > len)
		f->runs[f->run_count - 1].end = len;
}

void flow_end(struct flow *f, struct build *b, unsigned hints)
{
	struct rr_arena *arena = b->source->arena;
	struct rr_run *runs = NULL;
	const char *text;

	trim(f);
	narrow_runs(f);
	if (f->run_count > 0) {
		runs = rr_arena_alloc(arena, f->run_count * sizeof *runs);
		memcpy(runs, f->runs, f->run_count * sizeof *runs);
	}
	text = rr_arena_dup(arena, f->text.text, f->text.len);
	build_set_line(b, rr_span_of(text, f->text.len),
	               (struct rr_setting){ .page = b->page, .hints = hints, .runs = runs,
	                                    .run_count = (unsigned)f->run_count, .start = text });
	b->number++;
	rr_str_cut(&f->text, 0);
	f->run_count = 0;
}

void flow_end_paragraph(struct flow *f, struct build *b, unsigned hints)
{
	trim(f);
	if (f->text.len == 0)
		return;
	if (hints & RR_HINT_PARAGRAPH && b->count > 0 && b->lines[b->count - 1].text.len > 0) {
		build_line(b, rr_span(""));
		b->number++;
	}
	flow_end(f, b, hints);
}

void flow_free(struct flow *f)
{
	rr_str_free(&f->text);
	free(f->runs);
	*f = (struct flow){ 0 };
}
