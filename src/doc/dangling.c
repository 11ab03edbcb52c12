/* Marks whose notes are not in the file, as excerpts have them. */
#include "doc/window.h"

#include <stdlib.h>

#define DANGLING 500 /* marks without note are smaller */
#define NEAR 30      /* between one mark and others of the same pages */
#define LONE 10      /* a smaller number alone is hardly a mark */

static bool is_spot(const struct reader *r, size_t line, size_t start)
{
	const struct line *l = &r->lines[line];

	for (unsigned i = 0; i < l->spot_count; i++)
		if (start >= r->spots[l->spots + i].start && start < r->spots[l->spots + i].end)
			return true;
	return false;
}

/* Digits without a note: doubtful ones are a mark where others of about the same number are. */
enum standing { NUMBER, DOUBTFUL, MARK };

static size_t number_of(const struct reader *r, const struct candidate *c)
{
	return value_of(rr_span_sub(r->lines[c->line].text, c->start, c->end));
}

static bool is_near(const bool *marks, size_t value)
{
	for (size_t i = value > NEAR ? value - NEAR : 1; i <= value + NEAR && i < VALUES; i++)
		if (marks[i])
			return true;
	return false;
}

/*
 * A mark whose note is not in the file must stand as nothing else does: glued
 * behind a word or a year, or, where the file has no notes at all or begins
 * with a later one, alone before words that never follow a number.
 */
static enum standing standing_of(const struct reader *r, const struct candidate *c)
{
	if (ends_paragraph(r, c->line, c->start, c->end))
		return MARK;
	switch ((enum dangling)c->note) {
	case CITED_AGAIN:
		return follows_year(r, c->line, c->start, c->end) ? MARK : NUMBER;
	case BEHIND_LAST: /* the next one after a note, or the one behind that: the file ends before their page */
		if (c->weight >= WEIGHT_BEHIND_STOP && c->start > 0
		    && r->lines[c->line].text.text[c->start - 1] == ' ' && goes_on_behind(r, c->line, c->end))
			return MARK;
		/* fall through */
	case NO_NOTE:
		return c->weight >= WEIGHT_GLUED || follows_year(r, c->line, c->start, c->end)
			|| (c->weight == WEIGHT_YEAR && c->start >= 4
			    && is_digit(r->lines[c->line].text.text[c->start - 1])) ? MARK : NUMBER;
	default:
		break;
	}
	if (c->weight < WEIGHT_SPACED || (c->weight == WEIGHT_SPACED
	                                  && (is_numbered_name(r, c->line, c->start)
	                                      || is_lone_number(r, c->line, c->start, c->end))))
		return NUMBER;
	return c->weight >= WEIGHT_BEHIND_STOP
		|| (number_of(r, c) >= LONE && goes_on_behind(r, c->line, c->end)) ? MARK : DOUBTFUL;
}

static void name_values(const struct reader *r, struct window *w)
{
	long first = VALUES, last = 0; /* note */

	for (size_t i = 1; i < VALUES; i++)
		w->of_value[i] = i < DANGLING ? NO_NOTE : NO_MARK;
	for (size_t i = 0; i < r->doc->footnote_count; i++) {
		long value = strtol(r->doc->footnotes[i].mark, NULL, 10);

		if (value > 0 && value < VALUES) {
			w->of_value[value] = CITED_AGAIN;
			first = value < first ? value : first;
			last = value > last ? value : last;
		}
	}
	for (long i = 1; i < first && i < DANGLING; i++)
		w->of_value[i] = BEFORE_FIRST;
	for (long i = last + 1; last > 0 && i <= last + 2 && i < DANGLING; i++)
		w->of_value[i] = BEHIND_LAST;
}

void read_dangling(struct reader *r, struct window *w)
{
	bool marks[VALUES] = { false }, small[LONE + 2] = { false };
	size_t doubtful = 0;

	w->late = false;
	w->dangling = true;
	name_values(r, w);
	for (size_t i = r->body; i < r->count; i++) {
		if (r->lines[i].use != USE_NONE)
			continue;
		w->count = doubtful; /* those of lines above stay */
		scan_line(w, i);
		for (size_t k = doubtful; k < w->count; k++) {
			struct candidate c = w->found[k];
			enum standing standing = is_spot(r, i, c.start) ? NUMBER : standing_of(r, &c);

			if (standing == MARK) {
				add_spot(r, i, c.start, c.end);
				marks[number_of(r, &c)] = true;
			} else if (standing == DOUBTFUL) {
				w->found[doubtful++] = c;
				if (number_of(r, &c) < LONE && goes_on_behind(r, i, c.end))
					small[number_of(r, &c)] = true; /* 7 and 8 vouch for each other */
			}
		}
	}
	for (size_t k = 0; k < doubtful; k++) {
		const struct candidate *c = &w->found[k];
		size_t value = number_of(r, c);

		if ((is_near(marks, value) || (value < LONE && small[value] && (small[value - 1] || small[value + 1])))
		    && !is_spot(r, c->line, c->start))
			add_spot(r, c->line, c->start, c->end);
	}
}
