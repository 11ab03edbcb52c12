/* Walking along the lines of a source, whose text may have them as rows only. */
#include "resread/input.h"

static void take_odd(struct rr_walk *w, struct rr_line *line)
{
	const struct rr_odd_line *odd = &w->source->rows.odd[w->odd++];

	*line = odd->line;
	w->at += odd->next;
	w->row += odd->next > 0;
	w->number = line->number + 1;
	w->setting = line->setting;
}

bool rr_walk_next(struct rr_walk *w, struct rr_line *line)
{
	const struct rr_source *source = w->source;
	size_t len;

	if (w->done == source->count)
		return false;
	if (source->lines != NULL) {
		*line = source->lines[w->done++];
		return true;
	}
	w->done++;
	len = source->rows.lens[w->row];
	if (len == RR_ODD_ROW) {
		take_odd(w, line);
		return true;
	}
	line->text = rr_span_of(source->rows.text + w->at, len);
	line->number = w->number++;
	line->setting = w->setting;
	w->at += len + 1;
	w->row++;
	return true;
}

const struct rr_line *rr_source_lines(const struct rr_source *source)
{
	struct rr_source *own = (struct rr_source *)(uintptr_t)source; /* kept for the next time */
	struct rr_walk walk = rr_source_walk(source);
	struct rr_line *lines;

	if (source->lines != NULL || source->count == 0)
		return source->lines;
	lines = rr_alloc(source->count * sizeof *lines);
	while (rr_walk_next(&walk, &lines[walk.done]))
		;
	return own->lines = lines;
}
