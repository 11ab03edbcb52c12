#include "doc/reader.h"

#include <stdlib.h>
#include <string.h>

#define SPACED_LINES ((size_t)500) /* that tell double spacing */
#define SAMPLE_LINES ((size_t)60)  /* that tell how words are parted */
#define TIGHT ((size_t)25)          /* lines for a blank one in a text that hardly has any */
#define WRAPPED_BYTES ((size_t)200) /* of a line that a page's edge has wrapped, in any script */

/* Blanks beyond ASCII that pages are laid out with: bytes of one at `at`. */
static size_t wide_blank(struct rr_span s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.text + at;
	size_t left = s.len - at;

	if (p[0] == 0xC2)
		return left >= 2 && p[1] == 0xA0 ? 2 : 0;
	if (left < 3 || (p[0] != 0xE2 && p[0] != 0xE3 && p[0] != 0xEF))
		return 0;
	if (p[0] == 0xE2) /* U+2000..U+200F, U+202A..U+202F, U+2066..U+2069 */
		return (p[1] == 0x80 && (p[2] <= 0x8F || (p[2] >= 0xAA && p[2] <= 0xAF)))
			|| (p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9) ? 3 : 0;
	if (p[0] == 0xE3)
		return p[1] == 0x80 && p[2] == 0x80 ? 3 : 0;
	return p[1] == 0xBB && p[2] == 0xBF ? 3 : 0;
}

/* A byte that neither is a blank nor begins or ends one. */
static bool stays(char c)
{
	return c > ' ' && c < 0x7F;
}

struct rr_span trim(struct rr_span s)
{
	size_t n;

	if (s.len == 0 || (stays(s.text[0]) && stays(s.text[s.len - 1])))
		return s;
	for (;;) {
		s = rr_span_trim(s);
		if (s.len == 0 || (n = wide_blank(s, 0)) == 0)
			break;
		s = rr_span_sub(s, n, s.len);
	}
	for (;;) {
		s = rr_span_trim(s);
		n = s.len >= 3 && wide_blank(s, s.len - 3) == 3 ? 3
			: s.len >= 2 && wide_blank(s, s.len - 2) == 2 ? 2 : 0;
		if (n == 0)
			return s;
		s.len -= n;
	}
}

void push_line(struct reader *r, struct line line)
{
	r->lines = rr_grow(r->lines, r->count, &r->line_cap, sizeof *r->lines);
	r->lines[r->count++] = line;
}

/* "> The Council": what a mail quotes, be its first lines the mail's own. */
static bool is_quoted(const struct rr_source *source)
{
	size_t lines = 0, quoted = 0;
	struct rr_walk walk = rr_source_walk(source);
	struct rr_line line;

	while (lines < SAMPLE_LINES && rr_walk_next(&walk, &line)) {
		struct rr_span s = trim(line.text);

		lines += s.len > 0;
		quoted += s.len > 0 && s.text[0] == '>';
		if (lines > 4 && quoted == 0)
			return false;
	}
	return quoted > 4 && quoted * 10 >= lines * 9;
}

/* Without the marks of quoting. */
static struct rr_span unmarked(struct rr_span s)
{
	while (s.len > 0 && s.text[0] == '>')
		s = trim(rr_span_sub(s, 1, s.len));
	return s;
}

/*
 * Written with double spacing: a blank line behind each line, more of them
 * between paragraphs, and lines left open in mid-sentence. Told by the first
 * lines where it is not so.
 */
static bool is_double_spaced(const struct rr_source *source)
{
	size_t close = 0, single = 0, wide = 0, open = 0, blanks = 0;
	struct rr_span last = { "", 0 };
	struct rr_walk walk = rr_source_walk(source);
	struct rr_line line;

	while (single + wide < SPACED_LINES && rr_walk_next(&walk, &line)) {
		struct rr_span s = trim(line.text);

		if (s.len == 0) {
			blanks++;
			continue;
		}
		if (last.len > 0) {
			close += blanks == 0;
			single += blanks == 1;
			wide += blanks > 1;
			open += blanks == 1 && !ends_sentence(last);
		}
		if (close > 3 && close * 20 > single)
			return false;
		last = s;
		blanks = 0;
	}
	return wide > 2 && single > wide && open * 2 > single;
}

void read_lines(struct reader *r)
{
	size_t blanks = 0, most = is_double_spaced(r->source) ? 1 : 0; /* blank lines that part nothing */
	bool dumped = is_dumped(r->source), quoted = is_quoted(r->source);
	struct rr_walk walk = rr_source_walk(r->source);
	struct rr_line from;

	r->line_cap = r->source->count + 1;
	r->lines = rr_alloc(r->line_cap * sizeof *r->lines);
	while (rr_walk_next(&walk, &from)) {
		struct rr_span text = trim(from.text);
		size_t margin = 0;
		struct line l;

		if (quoted && text.len > 0) {
			text = unmarked(text);
			margin = 2; /* "> " */
		}
		if (text.len == 0) {
			blanks++;
			continue;
		}
		l = (struct line){
			.text = text, .number = from.number, .setting = from.setting,
			.gap = blanks > most || (rr_line_setting(r->source, &from)->hints & RR_HINT_PARAGRAPH),
			.indent = text.text > from.text.text + margin,
		};
		if (!dumped || !(cut_strokes(r, l) || cut_dump(r, l)))
			push_line(r, l);
		blanks = 0;
	}
}

/* Where the first cell of a line ends, unless that is a label. */
static size_t cell_end(const struct reader *r, struct rr_span s)
{
	struct label label;
	size_t from = read_label(r, s, &label) ? label.len : 0;
	const char *tab = from < s.len ? memchr(s.text + from, '\t', s.len - from) : NULL;

	return tab != NULL ? (size_t)(tab - s.text) : s.len;
}

/*
 * Headers are often laid out as a table: above the enacting words each cell
 * is a line of its own.
 */
void split_cells(struct reader *r)
{
	struct line *lines = r->lines, *old = r->lines;
	size_t tabs = 0, count = 0;

	for (size_t i = 0; i < r->body; i++)
		for (size_t k = 0; k < old[i].text.len; k++)
			tabs += old[i].text.text[k] == '\t';
	if (tabs == 0)
		return;
	r->line_cap = r->count + tabs;
	lines = rr_alloc(r->line_cap * sizeof *lines);
	for (size_t i = 0; i < r->body; i++) {
		struct rr_span rest = old[i].text;

		while (rest.len > 0) {
			size_t end = cell_end(r, rest);

			lines[count] = old[i];
			lines[count].text = trim(rr_span_sub(rest, 0, end));
			lines[count].gap = old[i].gap || rest.text != old[i].text.text;
			count += lines[count].text.len > 0;
			rest = rr_span_sub(rest, end + 1, rest.len);
		}
	}
	memcpy(lines + count, old + r->body, (r->count - r->body) * sizeof *lines);
	r->count += count - r->body;
	r->enacting += count - r->body;
	r->body = count;
	r->lines = lines;
	free(old);
}

/* Runs of blanks inside a line: how many are one plain blank, how many are wider. */
static void count_blanks(struct rr_span s, size_t *single, size_t *wide)
{
	for (size_t i = 0; i < s.len; i++) {
		size_t end = i;

		while (end < s.len && (s.text[end] == ' ' || s.text[end] == '\t'))
			end++;
		if (end == i)
			continue;
		*(end == i + 1 && s.text[i] == ' ' ? single : wide) += 1;
		i = end;
	}
}

/* Justified with blanks, or laid out with tabs: told by lines here and there. */
static bool is_spread(const struct reader *r)
{
	size_t single = 0, wide = 0, step = r->count / SAMPLE_LINES + 1;

	for (size_t i = 0; i < r->count; i += step)
		count_blanks(rr_span_sub(r->lines[i].text, 0, 500), &single, &wide);
	return wide > 8 && wide > single;
}

/*
 * Where most words have more than one blank between them the blanks say
 * nothing, not even that a raised digit has left its room: each run is one.
 */
void fold_blanks(struct reader *r)
{
	if (r->source->styled || !is_spread(r))
		return;
	for (size_t i = 0; i < r->count; i++)
		r->lines[i].text = keep_text(r, r->lines[i].text);
}

/*
 * Whether lines with a blank one before them go on in mid-sentence: a line left
 * open that a line follows which opens no clause.
 */
static bool goes_on_spaced(const struct reader *r, size_t lines)
{
	size_t open = 0;
	struct label label;

	for (size_t i = r->body; i + 1 < r->count; i++) {
		const struct line *l = &r->lines[i + 1];

		open += r->lines[i].use == USE_NONE && l->use == USE_NONE && l->gap
			&& !ends_sentence(r->lines[i].text) && !read_label(r, l->text, &label)
			&& read_lead(r->lang, l->text, NULL) == 0;
	}
	return open * 4 >= lines;
}

/*
 * What blank lines and indentations mean is told by how often they stand:
 * where most lines end a sentence and hardly one goes on in small letters, a
 * line is a paragraph; where nearly every
 * line has a blank one before it, blank lines part nothing, if the lines are as
 * short as wrapped ones and go on in small letters, or end in mid-sentence.
 */
void read_layout(struct reader *r)
{
	size_t lines = 0, gaps = 0, ends = 0, wrapped = 0, indents = 0, bytes = 0;
	size_t longest = 0, small = 0, goes_on = 0; /* lines behind a blank one, in small letters */
	bool ended = true, spaced;

	for (size_t i = r->body; i < r->count; i++) {
		const struct line *l = &r->lines[i];
		bool lower;

		if (i + SOON < r->count)
			rr_soon(l[SOON].text.text + l[SOON].text.len - 1);
		if (l->use != USE_NONE)
			continue;
		lines++;
		bytes += l->text.len;
		gaps += l->gap;
		longest = l->text.len > longest ? l->text.len : longest;
		lower = starts_lower(l->text);
		wrapped += !l->gap && lower && !(ended && read_lead(r->lang, l->text, NULL) > 0);
		small += l->gap && lower;
		goes_on += l->gap && lower && !ended;
		ended = ends_sentence(l->text);
		ends += ended;
		indents += l->indent;
	}
	r->layout = LAYOUT_BLOCKS;
	r->indents = false;
	if (lines == 0)
		return;
	if (gaps * TIGHT < lines)
		part_tight(r);
	spaced = gaps * 10 >= lines * 7 && lines > 6;
	if (ends * 10 >= lines * 6
	    && !(spaced && longest <= WRAPPED_BYTES && goes_on > 0 && small * 8 >= lines))
		r->layout = bytes / lines > 20 && wrapped * 8 < lines ? LAYOUT_LINES : LAYOUT_BLOCKS;
	else if (spaced && goes_on_spaced(r, lines)) {
		r->layout = LAYOUT_SPACED;
		r->indents = indents > 2 && indents * 10 < lines * 7;
	}
}
