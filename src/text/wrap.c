/*
 * Greedy filling, one pass: the last place where the line may break is kept;
 * when a character no longer fits, the line ends there, or right here where
 * there was no such place. Blanks before a break hang over the edge and are
 * not counted.
 */
#include "linebreak.h"
#include "step.h"

#include <stdlib.h>

struct wrapper {
	struct rr_lines_of *out;
	size_t start;            /* of the line being filled */
	int columns;             /* of it, up to here */
	size_t ink;              /* end of its last character that is no blank */
	int ink_columns;
	size_t place;            /* where it may break last; start: nowhere */
	int place_columns;       /* columns before that place, blanks included */
	size_t place_ink;        /* what the line would end with, broken there */
	int place_ink_columns;
};

static void end_line(struct wrapper *w, size_t end, int columns, size_t next,
                     int used)
{
	struct rr_lines_of *out = w->out;

	out->lines = rr_grow(out->lines, out->count, &out->cap, sizeof *out->lines);
	out->lines[out->count++] = (struct rr_wrapped){ w->start, end, columns };
	w->start = w->place = next;
	w->columns -= used;
	w->ink_columns -= used;
	if (w->ink < next) {
		w->ink = next;
		w->ink_columns = 0;
	}
}

static void may_break_here(struct wrapper *w, size_t pos)
{
	w->place = pos;
	w->place_columns = w->columns;
	w->place_ink = w->ink;
	w->place_ink_columns = w->ink_columns;
}

/* Makes room for a character of so many columns at pos. */
static void make_room(struct wrapper *w, size_t pos, int columns, int width)
{
	while (w->columns + columns > width && pos > w->start) {
		if (w->place > w->start && w->place_ink > w->start)
			end_line(w, w->place_ink, w->place_ink_columns, w->place,
			         w->place_columns);
		else
			end_line(w, w->ink, w->ink_columns, pos, w->columns);
	}
}

static bool is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == 0x3000 || cp == 0x200B;
}

static bool is_line_end(uint32_t cp)
{
	return (cp >= '\n' && cp <= '\r') || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

/* Takes the cluster at *pos, whose first code point is told to the breaker. */
static int take(struct linebreaker *b, struct rr_span s, size_t *pos, uint32_t first)
{
	size_t end = *pos;
	int columns;

	step(s, pos);
	if (stands_alone(s, *pos, first))
		return first < 0x80 ? 1 : 2;
	end = rr_grapheme_next(s, end);
	columns = rr_char_columns(first);
	while (*pos < end) {
		uint32_t cp = rr_utf8_next(s, pos);

		linebreak_before(b, s, *pos, cp);
		columns += rr_char_columns(cp);
	}
	return columns > 2 ? 2 : columns;
}

/*
 * Takes on what needs no rule: letters within a word of ASCII, which never
 * part, or Han among Han, which always may. cp was taken last, up to *pos;
 * the breaker need not be told, as neither changes what it knows.
 */
static void run_on(struct wrapper *w, struct rr_span s, size_t *pos, uint32_t cp,
                   int width)
{
	const unsigned char *p = (const unsigned char *)s.text;

	if (is_ascii_letter(cp)) {
		while (s.len - *pos >= 2 && is_ascii_letter(p[*pos]) && p[*pos + 1] < 0x80 &&
		       w->columns < width) {
			w->columns++;
			++*pos;
		}
	} else if (is_common_han(cp)) {
		while (s.len - *pos >= 4 && w->columns + 2 <= width && is_han_lead(p + *pos) &&
		       (p[*pos + 3] < 0x80 || is_han_lead(p + *pos + 3))) {
			w->ink = *pos;
			w->ink_columns = w->columns;
			may_break_here(w, *pos);
			w->columns += 2;
			*pos += 3;
		}
	}
	w->ink = *pos;
	w->ink_columns = w->columns;
}

void rr_wrap(struct rr_span s, int width, struct rr_lines_of *out)
{
	struct wrapper w = { .out = out };
	struct linebreaker b = { 0 };
	size_t pos = 0;
	bool ended = false; /* by a character that forces a break */

	if (width < 2)
		width = 2;
	out->count = 0;
	while (pos < s.len) {
		size_t at = pos, next = pos;
		uint32_t cp = step(s, &next);
		enum linebreak here = linebreak_before(&b, s, next, cp);
		int columns = take(&b, s, &pos, cp);

		if (at > 0 && here == LINE_MUST)
			end_line(&w, w.ink, w.ink_columns, at, w.columns);
		else if (at > 0 && here == LINE_MAY)
			may_break_here(&w, at);
		ended = is_line_end(cp);
		if (ended)
			continue;
		if (!is_blank(cp))
			make_room(&w, at, columns, width);
		w.columns += columns;
		if (!is_blank(cp))
			run_on(&w, s, &pos, cp, width);
	}
	if (ended)
		end_line(&w, w.ink, w.ink_columns, s.len, w.columns);
	end_line(&w, w.columns <= width ? s.len : w.ink,
	         w.columns <= width ? w.columns : w.ink_columns, s.len, 0);
}

void rr_lines_of_free(struct rr_lines_of *out)
{
	free(out->lines);
	*out = (struct rr_lines_of){ 0 };
}
