/*
 * Plain text → lines. A line that is well-formed NFC without controls, which
 * nearly every line is, is borrowed from the text as it stands; any other is
 * repaired into the arena. What stands between line feeds lies row by row, one
 * NUL behind each, so that a row's length is all there is to keep of it. Lines
 * end with LF, CR LF, a lone CR, a vertical tab, NEL or Unicode's separators; a
 * form feed ends the page as well.
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

static void add_row(struct build *b, size_t len)
{
	struct rr_rows *rows = &b->rows;

	rows->lens = rr_grow(rows->lens, rows->count, &b->row_cap, sizeof *rows->lens);
	rows->lens[rows->count++] = (uint16_t)len;
}

static void add_odd(struct build *b, struct rr_span text)
{
	struct rr_rows *rows = &b->rows;

	rows->odd = rr_grow(rows->odd, rows->odd_count, &b->odd_cap, sizeof *rows->odd);
	rows->odd[rows->odd_count++] = (struct rr_odd_line){ .line = { text, b->number, build_setting(b) } };
	b->count++;
}

static void add_repaired(struct build *b, struct rr_span piece)
{
	struct rr_str clean = { 0 };
	size_t dropped;

	if (rr_settled_prefix(piece) == piece.len) {
		add_odd(b, piece);
		return;
	}
	dropped = build_clean(piece, &clean);
	if (dropped > 0)
		build_remark(b, b->number, true, "%zu %s no text and %s left out or shown "
		             "as \uFFFD", dropped, dropped == 1 ? "byte is" : "bytes are",
		             dropped == 1 ? "is" : "are");
	add_odd(b, rr_span_of(rr_arena_dup(b->source->arena, clean.text ? clean.text : "",
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

	b->rows.text = to;
	build_setting(b);
	while (pos < all.len) {
		bool settled;
		size_t end = line_end(all, pos, &settled);
		struct rr_span line = line_at(all, pos, end);

		if (to != line.text)
			line.text = memmove(to, line.text, line.len);
		if (settled && line.len < RR_ODD_ROW) {
			add_row(b, line.len);
			b->count++;
		} else {
			add_row(b, RR_ODD_ROW);
			add_pieces(b, line);
			b->rows.odd[b->rows.odd_count - 1].next = line.len + 1;
		}
		to += line.len;
		*to++ = '\0';
		b->number++;
		pos = end + 1;
	}
	text->len = (size_t)(to - text->text) - (to > text->text + from);
}
