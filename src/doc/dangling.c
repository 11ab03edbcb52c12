/* Marks whose notes are not in the file, as excerpts have them. */
#include "doc/window.h"

#include <stdlib.h>

#define DANGLING 500 /* marks without note are smaller */

static bool is_spot(const struct reader *r, size_t line, size_t start)
{
	const struct line *l = &r->lines[line];

	for (unsigned i = 0; i < l->spot_count; i++)
		if (start >= r->spots[l->spots + i].start && start < r->spots[l->spots + i].end)
			return true;
	return false;
}

/*
 * A mark whose note is not in the file must stand as nothing else does: glued
 * behind a word or a year, or, where the file has no notes at all or begins
 * with a later one, alone before words that never follow a number.
 */
static bool stands_as_mark(const struct reader *r, const struct candidate *c)
{
	if (ends_paragraph(r, c->line, c->start, c->end))
		return true;
	switch ((enum dangling)c->note) {
	case CITED_AGAIN:
		return follows_year(r, c->line, c->start, c->end);
	case NO_NOTE:
		return c->weight >= WEIGHT_GLUED || follows_year(r, c->line, c->start, c->end)
			|| (c->weight == WEIGHT_YEAR && c->start >= 4
			    && is_digit(r->lines[c->line].text.text[c->start - 1]));
	default:
		return c->weight >= WEIGHT_BEHIND_STOP
			|| (c->weight == WEIGHT_SPACED && !is_numbered_name(r, c->line, c->start)
			    && !is_lone_number(r, c->line, c->start, c->end));
	}
}

static void name_values(const struct reader *r, struct window *w)
{
	long first = VALUES; /* note */

	for (size_t i = 1; i < VALUES; i++)
		w->of_value[i] = i < DANGLING ? NO_NOTE : NO_MARK;
	for (size_t i = 0; i < r->doc->footnote_count; i++) {
		long value = strtol(r->doc->footnotes[i].mark, NULL, 10);

		if (value > 0 && value < VALUES) {
			w->of_value[value] = CITED_AGAIN;
			first = value < first ? value : first;
		}
	}
	for (long i = 1; i < first && i < DANGLING; i++)
		w->of_value[i] = BEFORE_FIRST;
}

void read_dangling(struct reader *r, struct window *w)
{
	w->late = false;
	w->dangling = true;
	name_values(r, w);
	for (size_t i = r->body; i < r->count; i++) {
		if (r->lines[i].use != USE_NONE)
			continue;
		w->count = 0;
		scan_line(w, i);
		for (size_t k = 0; k < w->count; k++) {
			const struct candidate *c = &w->found[k];

			if (!is_spot(r, i, c->start) && stands_as_mark(r, c))
				add_spot(r, i, c->start, c->end);
		}
	}
}
