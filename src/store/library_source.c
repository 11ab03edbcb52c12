/*
 * The lines of a source, kept so that its document can be read again without
 * its file. The lines are stored as plain text. What such a text does not
 * show stands in the marks: first "FORMAT STYLED ENCODING", then one row for
 * each line that is not like the one before it, "INDEX NUMBER PAGE HINTS" and
 * the runs, "START END STYLE" each. A line without a row has the next
 * number, the same page, no hints and no runs, so a text file has few rows.
 */
#include "store/library.h"

#include <stdlib.h>
#include <string.h>

void source_pack(const struct rr_source *source, struct rr_str *lines,
                 struct rr_str *marks)
{
	struct rr_walk walk = rr_source_walk(source);
	struct rr_line line;
	unsigned number = 0, page = 1;

	rr_str_printf(marks, "%d %d %s\n", (int)source->format, source->styled,
	              source->encoding ? source->encoding : "");
	for (size_t i = 0; rr_walk_next(&walk, &line); i++) {
		const struct rr_setting *set = rr_line_setting(source, &line);

		rr_str_add(lines, line.text);
		rr_str_putc(lines, '\n');
		if (line.number != number + 1 || set->page != page || set->hints != 0 ||
		    set->run_count > 0) {
			rr_str_printf(marks, "%zu %u %u %u", i, line.number, set->page, set->hints);
			for (size_t r = 0; r < set->run_count; r++)
				rr_str_printf(marks, " %zu %zu %u", set->runs[r].start,
				              set->runs[r].end, set->runs[r].style);
			rr_str_putc(marks, '\n');
		}
		number = line.number;
		page = set->page;
	}
}

/* The next number of a row; false at its end. */
static bool next_number(struct rr_span *row, size_t *value)
{
	size_t n = 0, i = 0;

	*row = rr_span_trim(*row);
	while (i < row->len && row->text[i] >= '0' && row->text[i] <= '9' && n < SIZE_MAX / 16)
		n = n * 10 + (size_t)(row->text[i++] - '0');
	*row = rr_span_sub(*row, i, row->len);
	*value = n;
	return i > 0;
}

static void read_head(struct rr_source *source, struct rr_span row)
{
	size_t format = 0, styled = 0;

	if (next_number(&row, &format) && next_number(&row, &styled)) {
		source->format = format <= RR_PDF ? (enum rr_input_format)format : RR_TEXT;
		source->styled = styled != 0;
	}
	row = rr_span_trim(row);
	source->encoding = rr_arena_dup(source->arena, row.text, row.len);
}

static void read_runs(struct rr_source *source, struct rr_setting *set, struct rr_span text,
                      struct rr_span row)
{
	size_t most = row.len / 6 + 1; /* " 0 0 0" is the shortest run */
	struct rr_run *runs = NULL;
	size_t start, end, style, count = 0;

	while (count < most && next_number(&row, &start) && next_number(&row, &end) &&
	       next_number(&row, &style)) {
		if (start > end || end > text.len)
			break;
		if (runs == NULL)
			runs = rr_arena_alloc(source->arena, most * sizeof *runs);
		runs[count++] = (struct rr_run){ start, end, (unsigned)style };
	}
	set->start = text.text;
	set->runs = runs;
	set->run_count = (unsigned)count;
}

static size_t count_lines(struct rr_span lines)
{
	size_t count = 0;

	for (size_t i = 0; i < lines.len; i++)
		count += lines.text[i] == '\n';
	return count;
}

/* There is room for it; see source_unpack(). */
static size_t add_setting(struct rr_source *source, size_t page)
{
	source->settings[source->setting_count].page = (unsigned)page;
	return source->setting_count++;
}

/* Cuts the text into lines; each gets what its row of the marks says. */
static void read_lines(struct rr_source *source, struct rr_span lines, struct rr_span marks)
{
	struct rr_span row = { "", 0 }, text;
	size_t index = RR_NONE, number = 0, page = 1, hints;
	bool more = rr_span_cut(&marks, '\n', &row) && next_number(&row, &index);
	size_t plain = add_setting(source, page); /* of the page's lines without a row */

	for (size_t i = 0; i < source->count && rr_span_cut(&lines, '\n', &text); i++) {
		struct rr_line *line = &source->lines[i];
		struct rr_setting *set;

		line->text = text;
		line->setting = (unsigned)plain;
		number++;
		if (more && index == i) {
			if (next_number(&row, &number) && next_number(&row, &page) &&
			    next_number(&row, &hints)) {
				line->setting = (unsigned)add_setting(source, page);
				set = &source->settings[line->setting];
				set->hints = (unsigned)hints;
				read_runs(source, set, text, row);
				if (source->settings[plain].page != page)
					plain = add_setting(source, page);
			}
			more = rr_span_cut(&marks, '\n', &row) && next_number(&row, &index);
		}
		line->number = (unsigned)number;
	}
}

struct rr_source *source_unpack(struct rr_span lines, struct rr_span marks,
                                const char *path)
{
	struct rr_source *source = rr_alloc(sizeof *source);
	struct rr_span head = { "", 0 };
	const char *text;

	source->arena = rr_arena_new();
	source->path = rr_arena_dup(source->arena, path, strlen(path));
	rr_span_cut(&marks, '\n', &head);
	read_head(source, head);
	text = rr_arena_dup(source->arena, lines.text, lines.len);
	source->count = count_lines(lines);
	source->lines = rr_arena_alloc(source->arena, (source->count + 1) * sizeof *source->lines);
	/* two for each row: its own, and that of the plain lines behind it */
	source->settings = rr_arena_alloc(source->arena, (2 * count_lines(marks) + 3) * sizeof *source->settings);
	read_lines(source, rr_span_of(text, lines.len), marks);
	return source;
}

void source_drop(struct rr_source *source)
{
	if (source == NULL)
		return;
	rr_arena_free(source->arena);
	free(source);
}
