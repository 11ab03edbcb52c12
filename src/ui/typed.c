#include "ui/typed.h"

#include <stdlib.h>
#include <string.h>

enum { REACH = 4096 }; /* bytes looked at for the next word */

static bool is_line_end(uint32_t cp)
{
	return (cp >= 0x0a && cp <= 0x0d) || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

static bool is_dropped(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0x061c || cp == 0xfeff ||
	       cp == 0x200e || cp == 0x200f || (cp >= 0x202a && cp <= 0x202e) ||
	       (cp >= 0x2066 && cp <= 0x2069) || (cp & 0xfffe) == 0xfffe ||
	       (cp >= 0xfdd0 && cp <= 0xfdef);
}

static void add_code_point(uint32_t cp, struct rr_str *out)
{
	char bytes[4];

	rr_str_add(out, rr_span_of(bytes, rr_utf8_put(bytes, cp)));
}

void ui_typed_clean(struct rr_span in, bool one_line, struct rr_str *out)
{
	size_t pos = 0;

	while (one_line && in.len > 0 && (in.text[in.len - 1] == '\n' || in.text[in.len - 1] == '\r'))
		in.len--;
	rr_str_puts(out, "");
	while (pos < in.len) {
		uint32_t cp = rr_utf8_next(in, &pos);

		if (cp == '\r' && pos < in.len && in.text[pos] == '\n')
			continue;
		if (is_line_end(cp))
			rr_str_putc(out, one_line ? ' ' : '\n');
		else if (cp == '\t')
			rr_str_putc(out, one_line ? ' ' : '\t');
		else if (!is_dropped(cp))
			add_code_point(cp, out);
	}
}

static bool is_word(const struct rr_word *word)
{
	return word->kind == RR_WORD || word->kind == RR_NUMBER;
}

size_t ui_typed_word_right(struct rr_span s, size_t pos)
{
	struct rr_words words = { 0 };
	size_t end = s.len - pos > REACH ? pos + REACH : s.len;

	while (end < s.len && ((unsigned char)s.text[end] & 0xc0) == 0x80)
		end++;
	rr_words(rr_span_sub(s, pos, end), &words);
	for (size_t i = 0; i < words.count; i++)
		if (is_word(&words.words[i])) {
			end = pos + words.words[i].end;
			break;
		}
	rr_words_free(&words);
	return end;
}

size_t ui_typed_word_left(struct rr_span s, size_t pos)
{
	struct rr_words words = { 0 };
	size_t start = pos > REACH ? pos - REACH : 0, found;

	while (start > 0 && ((unsigned char)s.text[start] & 0xc0) == 0x80)
		start--;
	found = start;
	rr_words(rr_span_sub(s, start, pos), &words);
	for (size_t i = words.count; i-- > 0;)
		if (is_word(&words.words[i])) {
			found = start + words.words[i].start;
			break;
		}
	rr_words_free(&words);
	return found;
}

int ui_typed_column(struct rr_span row, size_t at)
{
	bool rtl = rr_text_is_rtl(row);
	size_t *order, count;
	int column = 0;

	if (at >= row.len) /* or among blanks that a line break swallowed */
		return rtl ? -1 : rr_columns(row) + (int)(at - row.len);
	order = rr_alloc((row.len + 1) * sizeof *order);
	count = rr_visual_order(row, rtl, order, row.len);
	for (size_t i = 0; i < count; i++) {
		size_t next = rr_grapheme_next(row, order[i]);

		if (order[i] <= at && at < next)
			break;
		column += rr_columns(rr_span_sub(row, order[i], next));
	}
	free(order);
	return column;
}

void ui_typed_splice(struct rr_str *s, size_t at, size_t removed, struct rr_span in)
{
	size_t tail = s->len - at - removed;

	if (in.len > removed) /* room for what is more; its bytes do not matter */
		rr_str_add(s, rr_span_of(in.text, in.len - removed));
	else
		rr_str_puts(s, "");
	memmove(s->text + at + in.len, s->text + at + removed, tail);
	if (in.len > 0)
		memcpy(s->text + at, in.text, in.len);
	s->len = at + in.len + tail;
	s->text[s->len] = '\0';
}
