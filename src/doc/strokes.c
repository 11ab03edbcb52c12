/*
 * Texts on one line whose line ends are still told: by a stroke, a bar, a
 * pilcrow or the two letters of an escaped line end. The words that open a
 * text, alone between two of them, prove it; then each piece is a line again.
 */
#include "doc/reader.h"
#include "resread/text.h"

#include <string.h>

#define PIECES 5 /* of a text, at least */

static const char *const marks[] = { " / ", " | ", "\\n", "\\r\\n", "\xC2\xB6", "/", "|" };

/* A stroke that stands in no symbol, number or word: beside a character that none of them has. */
static bool is_bare(struct rr_span s, size_t at, size_t len)
{
	size_t before = at, behind = at + len;
	uint32_t last, next;

	if (len > 1 || at == 0 || behind >= s.len)
		return true;
	last = rr_utf8_prev(s, &before);
	next = rr_utf8_next(s, &behind);
	if (last >= 0x2E80 || next >= 0x2E80
	    || (last < 0x80 && next != '/' && strchr(",;.)]", (char)last) != NULL))
		return true;
	if (rr_span_starts(rr_span_sub(s, at + len + 4, s.len), "年"))
		return true;
	/* "General/8 April", "2015/Original" */
	if (last >= 'a' && last <= 'z')
		return (next >= '0' && next <= '9') || rr_is_upper(next);
	return last >= '0' && last <= '9' && rr_is_upper(next) && behind + 4 < s.len
		&& rr_span_find(rr_span_sub(s, behind, behind + 4), ".", 0) == RR_NONE
		&& s.text[behind] >= 'a' && s.text[behind] <= 'z';
}

static size_t next_mark(struct rr_span s, const char *mark, size_t at)
{
	while ((at = rr_span_find(s, mark, at)) != RR_NONE && !is_bare(s, at, strlen(mark)))
		at++;
	return at;
}

/* Hands each piece to the reader, or only tells whether they are lines. */
static bool each_piece(struct reader *r, const struct line *whole, const char *mark, bool push)
{
	struct rr_span s = whole->text;
	size_t count = 0, start = 0;
	bool opens = false, gap = true, more = true;

	while (more) {
		size_t at = next_mark(s, mark, start);
		struct rr_span piece = trim(rr_span_sub(s, start, at));
		struct rr_match body;
		bool plain;

		more = at != RR_NONE;
		start = more ? at + strlen(mark) : s.len;
		if (piece.len == 0) {
			gap = true;
			continue;
		}
		if (push)
			push_line(r, (struct line){ .text = piece, .number = whole->number, .setting = whole->setting, .gap = gap });
		else if (!opens)
			opens = is_enacting(r, piece, &body, &plain) && (!plain || ends_comma(piece));
		count++;
		gap = false;
	}
	return opens && count >= PIECES;
}

bool cut_strokes(struct reader *r, struct line whole)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (rr_span_find(whole.text, marks[i], 0) != RR_NONE && each_piece(r, &whole, marks[i], false)) {
			each_piece(r, &whole, marks[i], true);
			return true;
		}
	return false;
}
