/*
 * The header of a text on one line: cut where the pack's [header] tells a
 * field, at a symbol, at a bracketed line, and at the number before the title.
 * Words are parted by blanks; in a text packed without any a field may begin
 * and end at any character but within a word or number of ASCII.
 */
#include "doc/dump.h"
#include "resread/text.h"

#include <stdlib.h>
#include <string.h>

#define HEADER_BYTES ((size_t)4000) /* the enacting words stand before */
#define FIELD_BYTES ((size_t)160)   /* a line of the header is shorter */
#define FIELDS_BYTES ((size_t)50)   /* of a line with two fields at least */
#define LIST_BYTES ((size_t)1200)   /* so is a list of sponsors */

/* "69 (b)", "119, b,": numbers and letters. */
static bool is_item(struct rr_span s)
{
	size_t letters = 0;

	for (size_t i = 0; i < s.len; i++) {
		letters = strchr("0123456789 ,()", s.text[i]) != NULL ? 0 : letters + 1;
		if (letters > 2)
			return false;
	}
	return s.len <= 12;
}

/* What a pattern leaves open must be one word, a number or a body's name. */
static bool is_narrow(const struct dump *d, const struct rr_match *m, struct rr_span s)
{
	for (size_t i = 0; i < m->capture_count; i++) {
		const struct rr_capture *c = &m->captures[i];
		struct rr_span text = rr_span_sub(s, c->start, c->end);
		struct rr_match body;
		bool narrow;

		if (c->number >= 0 || rr_span_is(c->name, "date") || rr_span_is(c->name, "from")
		    || rr_span_is(c->name, "to"))
			continue;
		if (rr_span_is(c->name, "by"))
			narrow = match_whole(d->r, RR_IN_BODIES, text, &body);
		else if (rr_span_is(c->name, "item"))
			narrow = is_item(text);
		else
			narrow = text.len <= 24 && memchr(text.text, ' ', text.len) == NULL
				&& !rr_span_is(c->name, "body");
		if (!narrow)
			return false;
	}
	return true;
}

/* "88/41." before the title. */
static bool is_title_number(const struct dump *d, size_t at)
{
	size_t len = number_len(d->r, rr_span_sub(d->s, at, d->s.len));

	return len > 0 && rr_span_starts(rr_span_sub(d->s, at + len, d->s.len), ".");
}

/* The longest piece from `at` on that is a line of the header; its end or 0. */
static size_t field_end(struct dump *d, size_t at, size_t limit)
{
	size_t most = at + FIELD_BYTES < limit ? at + FIELD_BYTES : limit, best = 0;
	struct rr_match m;

	for (size_t end = word_end(d->s, at); end <= most; end = word_end(d->s, over_blanks(d->s, end))) {
		struct rr_span piece = rr_span_sub(d->s, at, end);

		if (match_whole(d->r, RR_IN_HEADER, piece, &m) && is_narrow(d, &m, piece)
		    && strcmp(m.entry->key, "sponsors") != 0) {
			best = end;
			d->told |= at > 0 && (strcmp(m.entry->key, "agenda") == 0 || strcmp(m.entry->key, "distr") == 0);
		}
		if (end >= limit || is_title_number(d, over_blanks(d->s, end)))
			break;
	}
	return best;
}

/* Where no blank parts the names of a list: one behind none of its commas begins a list of its own. */
static bool begins_later(const struct dump *d, size_t at, size_t end)
{
	while ((at = word_end(d->s, at)) < end) {
		size_t before = at;
		uint32_t cp = rr_utf8_prev(d->s, &before);

		at = over_blanks(d->s, at);
		if (cp != 0x3001 && cp != 0x548C && cp != 0xFF1A && cp != ':' && cp != ',' && cp != '*')
			return true; /* 、和：*/
	}
	return false;
}

/* "Aland, Bland and Cland: draft resolution": capitals up to the colon. */
static size_t sponsors_end(const struct dump *d, size_t at, size_t limit)
{
	size_t end = at, best = 0;
	bool colon = false;
	struct rr_match m;

	if (starts_lower(rr_span_sub(d->s, at, limit)))
		return 0;
	while (end < limit && end - at < LIST_BYTES) {
		size_t from = over_blanks(d->s, end);
		struct rr_span word = rr_span_sub(d->s, from, end = word_end(d->s, from));

		if (!colon && word.len > 4 && starts_lower(word))
			return 0;
		if (colon || memchr(word.text, ':', word.len) != NULL
		    || rr_span_find(word, "\xEF\xBC\x9A", 0) != RR_NONE) {
			struct rr_span piece = rr_span_sub(d->s, at, end);

			if (match_whole(d->r, RR_IN_HEADER, piece, &m) && strcmp(m.entry->key, "sponsors") == 0)
				best = end;
			else if (best > 0 || (colon && word.len > 20))
				break;
			colon = true;
		}
	}
	return best > 0 && is_unspaced(d->r) && begins_later(d, at, best) ? 0 : best;
}

/* A symbol, a bracketed line, or a field that begins at `at`; its end or 0. */
static size_t piece_end(struct dump *d, size_t at, size_t limit)
{
	struct rr_span rest = rr_span_sub(d->s, at, limit);
	size_t len = symbol_len(rest);

	if (len > 0 && (len == rest.len || strchr(" *", rest.text[len]) != NULL)) {
		d->symbol = rr_span_sub(rest, 0, len);
		return word_end(d->s, at + len - 1);
	}
	if (rest.len > 0 && rest.text[0] == '[' && (len = rr_span_find(rest, "]", 0)) != RR_NONE)
		return at + len + 1;
	len = field_end(d, at, limit);
	return len > 0 ? len : sponsors_end(d, at, limit);
}

static void cut_words(struct dump *d, size_t limit)
{
	for (size_t at = 0; at < limit;) {
		size_t end;

		if (is_title_number(d, at)) {
			cut(d, at); /* behind the number stands the title */
			break;
		}
		end = piece_end(d, at, limit);
		if (end > 0) {
			cut(d, at);
			cut(d, end);
		} else {
			end = word_end(d->s, at);
		}
		at = over_blanks(d->s, end);
	}
	cut(d, limit);
}

/* ---- packed -------------------------------------------------------------- */

enum class { DIGIT, SMALL, CAPITAL, BLANK, OTHER, WIDE };

static enum class class_at(struct rr_span s, size_t at)
{
	unsigned char c = (unsigned char)s.text[at];

	if (c >= '0' && c <= '9')
		return DIGIT;
	if (c >= 'a' && c <= 'z')
		return SMALL;
	if (c >= 'A' && c <= 'Z')
		return CAPITAL;
	return c == ' ' ? BLANK : c >= 0x80 ? WIDE : OTHER;
}

/* Whether a field may begin or end at `at`: not within a word or number of ASCII, nor a character. */
static bool is_border(struct rr_span s, size_t at)
{
	enum class before, behind;

	if (at == 0 || at >= s.len)
		return true;
	if ((s.text[at] & 0xC0) == 0x80)
		return false;
	before = class_at(s, at - 1);
	behind = class_at(s, at);
	if (before == WIDE || behind == WIDE)
		return true;
	return before != behind && behind != BLANK && !(before == CAPITAL && behind == SMALL) && behind != OTHER
		&& before != OTHER;
}

/* Digits at the end of a field are a year's, the last four of "712033年". */
static size_t before_year(const struct dump *d, size_t at, size_t end)
{
	size_t digits = 0;

	while (end - digits > at && class_at(d->s, end - digits - 1) == DIGIT)
		digits++;
	return digits > 4 && rr_span_starts(rr_span_sub(d->s, end, d->s.len), "\xE5\xB9\xB4") ? end - 4 : end;
}

/* The longest field from `at` on; but what a pattern leaves open at its end is as short as may be. */
static size_t packed_field(const struct dump *d, size_t at, size_t limit, const char **key)
{
	size_t most = at + FIELD_BYTES < limit ? at + FIELD_BYTES : limit, best = 0;
	const struct rr_entry *open = NULL;
	struct rr_match m;

	if (!rr_known_may_match(d->r->lang, RR_IN_HEADER, rr_span_sub(d->s, at, limit)))
		return 0;
	for (size_t end = at + 2; end <= most; end++) {
		struct rr_span piece = rr_span_sub(d->s, at, end);
		const struct rr_capture *last;

		if (!is_border(d->s, end) || !match_whole(d->r, RR_IN_HEADER, piece, &m)
		    || !is_narrow(d, &m, piece) || strcmp(m.entry->key, "sponsors") == 0 || m.entry == open)
			continue;
		last = m.capture_count > 0 ? &m.captures[m.capture_count - 1] : NULL;
		if (last != NULL && rr_span_is(last->name, "rest"))
			continue;
		open = last != NULL && last->end == piece.len && last->number < 0
			&& !rr_span_is(last->name, "item") && !rr_span_is(last->name, "date") ? m.entry : NULL;
		best = end;
		*key = m.entry->key;
	}
	return best > 0 && strcmp(*key, "agenda") == 0 ? before_year(d, at, best) : best;
}

/* What the title of an agenda item may name, too. */
static bool is_open_title(const char *key)
{
	return strcmp(key, "furniture") == 0 || strcmp(key, "body") == 0 || strcmp(key, "date") == 0;
}

static void cut_packed(struct dump *d, size_t limit)
{
	bool agenda = false;

	for (size_t at = 0; at < limit; at++) {
		struct rr_span rest = rr_span_sub(d->s, at, limit);
		const char *key = "";
		size_t end;

		if (at != d->start
		    && (!is_border(d->s, at) || (at > 0 && strchr("/.-", d->s.text[at - 1]) != NULL)))
			continue;
		if (is_title_number(d, at)) {
			cut(d, at); /* behind the number stands the title */
			break;
		}
		end = symbol_len(rest);
		if (end > 0 && (end == rest.len || (rest.text[end] & 0x80) || strchr(" *", rest.text[end]))) {
			d->symbol = rr_span_sub(rest, 0, end);
			end += at;
		} else if (rest.text[0] == '[' && (end = rr_span_find(rest, "]", 0)) != RR_NONE) {
			end += at + 1;
		} else {
			end = packed_field(d, at, limit, &key);
			if (agenda && is_open_title(key)) /* its title may name one */
				end = 0;
		}
		if (end <= at)
			continue;
		agenda = strcmp(key, "agenda") == 0;
		cut(d, at);
		cut(d, end);
		at = end - 1;
	}
	cut(d, limit);
}

void cut_header(struct dump *d, size_t limit)
{
	if (d->packed)
		cut_packed(d, limit);
	else
		cut_words(d, limit);
}

/* ---- on one line of many ------------------------------------------------- */

/* "Council Sixth session Agenda item 3 Paint": a header printed on one line is taken apart. */
static size_t cut_fields(struct reader *r, size_t i)
{
	struct line l = r->lines[i], *pieces;
	struct dump d = { .r = r, .line = l.number, .setting = l.setting, .s = l.text, .symbol = { "", 0 } };
	size_t first = piece_end(&d, 0, l.text.len), count = r->count, more;

	if (first == 0 || first == l.text.len)
		return 0;
	cut_header(&d, l.text.len); /* behind all lines, for now */
	more = r->count - count;
	r->count = count;
	if (!d.told)
		return 0;
	pieces = rr_alloc(more * sizeof *pieces);
	memcpy(pieces, r->lines + count, more * sizeof *pieces);
	pieces[0].gap = l.gap;
	memmove(r->lines + i + more, r->lines + i + 1, (count - i - 1) * sizeof *pieces);
	memcpy(r->lines + i, pieces, more * sizeof *pieces);
	r->count += more - 1;
	free(pieces);
	return more - 1;
}

void split_fields(struct reader *r)
{
	for (size_t i = 0, more; i < r->body && !r->source->styled; i += more + 1) {
		more = r->lines[i].use == USE_NONE && r->lines[i].text.len >= FIELDS_BYTES ? cut_fields(r, i) : 0;
		r->body += more;
		r->enacting += r->enacting == RR_NONE ? 0 : more;
	}
}

/* ---- where it ends ------------------------------------------------------- */

bool is_unspaced(const struct reader *r)
{
	const char *script = rr_lang_script(r->langs, r->lang);

	return script != NULL && strcmp(script, "Han") == 0;
}

/* What a decision opens with, at the end of which no cut is made. */
static size_t decision_end(const struct reader *r, struct rr_span s, size_t at)
{
	struct rr_span rest = rr_span_sub(s, at, s.len);
	struct rr_match m, body;
	const struct rr_capture *by;

	if (!rr_lang_may_match(r->lang, "decision-openings", rest)
	    || !rr_lang_match(r->lang, "decision-openings", rest, 0, &m))
		return 0;
	by = rr_match_capture(&m, "by"); /* the body alone where it stands first, no title before it */
	return by == NULL || by->start > 0
		|| match_whole(r, RR_IN_BODIES, rr_span_sub(rest, by->start, by->end), &body) ? at : 0;
}

/* The colon or full stop that ends the first sentence from `at` on; the end if there is none. */
static size_t sentence_end(struct rr_span s, size_t at)
{
	while (at < s.len) {
		uint32_t cp = rr_utf8_next(s, &at);

		if (cp == ':' || cp == 0xFF1A || cp == 0x3002)
			break;
	}
	return at;
}

/* Where the enacting words, or a decision's, stand in a line with more than them; packed: at any character. */
static size_t find_words(const struct reader *r, struct rr_span s, bool packed, size_t *end,
                           size_t (*end_at)(const struct reader *r, struct rr_span s, size_t at))
{
	size_t at = 0;

	while (at < s.len && at < HEADER_BYTES) {
		if ((!packed || (s.text[at] & 0xC0) == 0xC0) && (*end = end_at(r, s, at)) > 0)
			return at;
		at = packed ? at + 1 : over_blanks(s, word_end(s, at));
	}
	return RR_NONE;
}

size_t find_opening(struct dump *d, size_t *end, size_t *first)
{
	size_t at = find_words(d->r, d->s, false, end, enacting_end);

	if (at == RR_NONE && (d->packed = is_unspaced(d->r)))
		at = find_words(d->r, d->s, true, end, enacting_end);
	if (at != RR_NONE)
		*first = *end;
	else if ((at = find_words(d->r, d->s, d->packed, end, decision_end)) != RR_NONE)
		*first = sentence_end(d->s, at);
	return at;
}
