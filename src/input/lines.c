/*
 * Plain text → lines. A line that is well-formed NFC without controls, which
 * nearly every line is, is borrowed from the text as it stands; any other is
 * repaired into the arena. The lines lie one behind the other, parted by one NUL. Lines end with LF, CR LF, a lone CR, a vertical
 * tab, NEL or Unicode's separators; a form feed ends the page as well.
 */
#include "build.h"

#include <string.h>

#include "resread/text.h"

/* How many bytes the line or page end at pos takes; 0 if there is none. */
static size_t end_at(struct rr_span s, size_t pos)
{
	const unsigned char *p = (const unsigned char *)s.text + pos;
	size_t left = s.len - pos;

	if (p[0] == '\r')
		return left > 1 && p[1] == '\n' ? 2 : 1;
	if (p[0] >= '\n' && p[0] <= '\f')
		return 1;
	if (p[0] == 0xC2 && left > 1 && p[1] == 0x85)
		return 2;
	if (p[0] == 0xE2 && left > 2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9))
		return 3;
	return 0;
}

static void add_repaired(struct build *b, struct rr_span piece)
{
	struct rr_str clean = { 0 };
	size_t dropped;

	if (rr_settled_prefix(piece) == piece.len) {
		build_line(b, piece);
		return;
	}
	dropped = build_clean(piece, &clean);
	if (dropped > 0)
		build_remark(b, b->number, true, "%zu %s no text and %s left out or shown "
		             "as \uFFFD", dropped, dropped == 1 ? "byte is" : "bytes are",
		             dropped == 1 ? "is" : "are");
	build_line(b, rr_span_of(rr_arena_dup(b->source->arena, clean.text ? clean.text : "",
	                                      clean.len), clean.len));
	rr_str_free(&clean);
}

/* Cuts what stands before a line feed at all other line and page ends. */
static void add_pieces(struct build *b, struct rr_span line)
{
	size_t start = 0, len;

	for (size_t pos = 0; pos < line.len; pos += len ? len : 1) {
		len = end_at(line, pos);
		if (len == 0)
			continue;
		if (line.text[pos] != '\f' || pos > start)
			add_repaired(b, rr_span_sub(line, start, pos));
		if (line.text[pos] == '\f')
			b->page++;
		else
			b->number++;
		start = pos + len;
	}
	add_repaired(b, rr_span_sub(line, start, line.len));
}

/* The line that ends at byte `end`, without its CR and the blanks before that. */
static struct rr_span line_at(struct rr_span all, size_t pos, size_t end)
{
	struct rr_span line = rr_span_sub(all, pos, end);

	if (line.len > 0 && line.text[line.len - 1] == '\r')
		line.len--;
	while (line.len > 0 && (line.text[line.len - 1] == ' ' || line.text[line.len - 1] == '\t'))
		line.len--;
	return line;
}

#define SAMPLE ((size_t)1 << 20) /* bytes */

/*
 * Room for the lines of a large text, told by its beginning: an array of many
 * megabytes that grows is moved in memory, and no longer lies in large pages.
 */
static void make_room(struct build *b, struct rr_span all)
{
	size_t ends = 0;

	if (all.len < 4 * SAMPLE || b->count > 0)
		return;
	for (size_t i = 0; i < SAMPLE; i++)
		ends += all.text[i] == '\n';
	if (ends > SAMPLE / 16) /* else a beginning of blank lines would ask for too much */
		ends = SAMPLE / 16;
	b->cap = (ends + ends / 16 + 1) * (all.len / SAMPLE + 1);
	b->lines = rr_realloc(b->lines, b->cap * sizeof *b->lines);
}

/* Where the line at pos ends; *settled: nothing in it is to be repaired, which is told on the way. */
static size_t line_end(struct rr_span all, size_t pos, bool *settled)
{
	size_t end = pos + rr_settled_prefix(rr_span_sub(all, pos, all.len));
	const char *lf;

	*settled = true;
	if (end < all.len && all.text[end] == '\r')
		end++;
	if (end == all.len || all.text[end] == '\n')
		return end;
	lf = memchr(all.text + end, '\n', all.len - end);
	*settled = false;
	return lf ? (size_t)(lf - all.text) : all.len;
}

void build_text(struct build *b, struct rr_str *text, size_t from)
{
	struct rr_span all = rr_str_span(text);
	size_t pos = from;
	char *to = text->text + from;

	make_room(b, all);
	while (pos < all.len) {
		bool settled;
		size_t end = line_end(all, pos, &settled);
		struct rr_span line = line_at(all, pos, end);

		if (to != line.text)
			line.text = memmove(to, line.text, line.len);
		if (settled)
			build_line(b, line);
		else
			add_pieces(b, line);
		to += line.len;
		*to++ = '\0';
		b->number++;
		pos = end + 1;
	}
	text->len = (size_t)(to - text->text) - (to > text->text + from);
}
