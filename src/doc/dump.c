/*
 * Texts whose line ends are lost: a whole resolution, or a page of one, on one
 * line. Such a line is cut where a clause begins: at the enacting words, at a
 * verb or the next number behind a stop, at the adoption lines; and at what
 * the pack's [header] tells before them. Where a script has capitals a verb
 * must bear one, in Chinese it must stand behind a blank, so that a sentence is
 * never cut; in other scripts those verbs tell that only a preamble has.
 */
#include "doc/dump.h"
#include "resread/text.h"

#include <string.h>

#define DUMP_BYTES ((size_t)160)    /* a shorter line is none */
#define DUMP_LINES ((size_t)40)     /* a text of more lines has its line ends */

void cut(struct dump *d, size_t end)
{
	struct reader *r = d->r;
	struct rr_span piece = trim(rr_span_sub(d->s, d->start, end));

	d->start = end;
	if (piece.len == 0)
		return;
	push_line(r, (struct line){ .text = piece, .number = d->line, .setting = d->setting, .gap = true });
}

/* ---- the clauses -------------------------------------------------------- */

static bool is_stop(uint32_t cp)
{
	return cp == ',' || cp == ';' || cp == '.' || cp == ':' || cp == 0xFF0C || cp == 0xFF1B
		|| cp == 0x3002 || cp == 0xFF1A || cp == 0x60C || cp == 0x61B;
}

/* Whether 行动 or 行事 stands in the words up to the next comma. */
static bool acts(struct rr_span s)
{
	static const char *const words[] = { "行动", "行動", "行事" };
	size_t end = rr_span_find(s, "，", 0), comma = rr_span_find(s, ",", 0);

	s = rr_span_sub(s, 0, end < comma ? end : comma);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (rr_span_find(s, words[i], 0) != RR_NONE)
			return true;
	return false;
}

static bool is_open_verb(const struct dump *d, struct rr_span rest)
{
	size_t at = 0;
	uint32_t cp = rr_utf8_next(rest, &at);
	const struct rr_entry *verb = NULL;

	if (cp < 0x80 && !rr_is_upper(cp))
		return false;
	if (read_lead(d->r->lang, rest, &verb) == 0)
		return false;
	if (d->packed && rr_span_is(rr_entry_field(verb, 0), "act") && !acts(rest))
		return false; /* 根据《宪章》 opens a clause only where it ends in 行动 */
	if (d->packed && rr_span_is(rr_entry_field(verb, 0), "guided"))
		return false; /* 本着 goes on, but in the first clause, which begins anyhow */
	if (d->packed && (cp == 0x5E76 || cp == 0x4E26 || cp == 0x4E14)) /* 并 並 且 go on */
		return false;
	/* where none bears a capital, those of the preamble tell */
	return rr_is_upper(cp) || rr_is_han(cp) || rr_span_is(rr_entry_field(verb, 2), "pp");
}

static bool is_next_label(struct dump *d, struct rr_span rest, uint32_t stop)
{
	struct label label;

	if (!read_label(d->r, rest, &label) || label.style == LABEL_UPPER)
		return false;
	if (label.paren)
		return stop == ';' || stop == 0xFF1B || stop == 0x61B
			|| ((stop == ':' || stop == 0xFF1A) && (label.value == 1 || label.roman == 1));
	if (label.style != LABEL_DIGIT || label.value != d->number + 1)
		return false;
	rest = trim(rr_span_sub(rest, label.len, rest.len));
	if (stop != ';' && stop != 0xFF1B && stop != 0x61B && read_lead(d->r->lang, rest, NULL) == 0)
		return false;
	d->number = label.value;
	return true;
}

/* A note, a job number, the symbol of the page's head: behind a rule. */
static bool is_below(struct dump *d, struct rr_span rest)
{
	size_t digits = 0, len;
	long value = 0;

	if (rest.text[0] == '*' || superscript(rest, 0, &len) >= 0)
		return true;
	for (; digits < rest.len && digits < 4 && rest.text[digits] >= '0' && rest.text[digits] <= '9';
	     digits++)
		value = value * 10 + (rest.text[digits] - '0');
	if (digits > 0 && digits < rest.len && rest.text[digits] == '-')
		return true;
	if (digits > 0 && digits < rest.len && rest.text[digits] == ' '
	    && (value == d->note + 1 || d->note == 0)) {
		d->note = value;
		return true;
	}
	return false;
}

/* The adoption lines; a date alone only where a meeting stands beside it. */
static bool is_closing(const struct dump *d, struct rr_span rest, uint32_t stop)
{
	static const char *const commas[] = { ",", "\xEF\xBC\x8C", "." };
	struct rr_match m;

	if (stop == ':' || !rr_known_match(d->r->lang, RR_IN_CLOSING, rest, 0, &m))
		return false;
	if (strcmp(m.entry->key, "date") != 0)
		return true;
	rest = trim(rr_span_sub(rest, m.end, rest.len));
	for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
		if (rr_span_starts(rest, commas[i]))
			rest = trim(rr_span_sub(rest, strlen(commas[i]), rest.len));
	return (stop == '.' || stop == 0x3002)
		&& (rest.len == 0 || rr_known_match(d->r->lang, RR_IN_CLOSING, rest, 0, &m));
}

/* The end of an adoption line at `at`, its bracket and stop included; 0 if there is none. */
static size_t closing_end(const struct dump *d, size_t at)
{
	struct rr_span rest = rr_span_sub(d->s, at, d->s.len);
	size_t open = rr_span_starts(rest, "[") ? 1 : 0, end;
	struct rr_match m;

	if (open > 0 && (end = rr_span_find(rest, "]", 0)) != RR_NONE)
		rest = rr_span_sub(rest, 0, end + 1);
	if (rest.len == 0
	    || !rr_known_match(d->r->lang, RR_IN_CLOSING, rr_span_sub(rest, open, rest.len), 0, &m))
		return 0;
	end = open > 0 ? rest.len : m.end;
	while (end < rest.len && (rest.text[end] == '.' || rest.text[end] == ' ' || rest.text[end] == ','))
		end++;
	return at + end + (rr_span_starts(rr_span_sub(rest, end, rest.len), "\xE3\x80\x82") ? 3 : 0);
}

/* A vote's lists, each on a line of its own. */
static void cut_lists(struct dump *d, size_t end)
{
	struct rr_match m;

	for (size_t at = d->start + 1; at < end; at = over_blanks(d->s, word_end(d->s, at)))
		if (rr_known_match(d->r->lang, RR_IN_VOTE_LISTS, rr_span_sub(d->s, at, end), 0, &m))
			cut(d, at);
	cut(d, end);
}

/* The adoption lines from `at` on, each a piece; where they end. */
static size_t cut_closing(struct dump *d, size_t at)
{
	size_t end;

	cut(d, at);
	while (at < d->s.len && (end = closing_end(d, at)) > at) {
		cut_lists(d, end);
		at = over_blanks(d->s, end);
	}
	d->note = 0;
	d->notes = at < d->s.len && is_below(d, rr_span_sub(d->s, at, d->s.len));
	return at;
}

static bool starts_piece(struct dump *d, size_t at, uint32_t stop)
{
	struct rr_span rest = rr_span_sub(d->s, at, at + 400);
	size_t len;

	if (rest.len > 4 && rest.text[0] == '_' && rest.text[1] == '_') {
		d->notes = true;
		d->note = 0;
		return true;
	}
	if (d->notes && is_below(d, rest))
		return true;
	if (!is_stop(stop))
		return false;
	if (d->packed && (d->in_note || superscript(rest, 0, &len) >= 0)) {
		d->in_note = superscript(rest, 0, &len) >= 0 || (d->in_note && stop != 0x3002 && stop != '.');
		return !d->in_note || superscript(rest, 0, &len) >= 0;
	}
	return is_next_label(d, rest, stop) || (d->number == 0 && is_open_verb(d, rest));
}

static bool starts_closing(struct dump *d, size_t at, uint32_t stop)
{
	return !d->closed && is_stop(stop)
		&& (d->closed = is_closing(d, rr_span_sub(d->s, at, at + 400), stop));
}

/* The page's head ends the notes: what stands behind it goes on with the text. */
static size_t head_end(struct dump *d, size_t at)
{
	struct rr_span rest = rr_span_sub(d->s, at, d->s.len);
	size_t len = d->symbol.len;

	if (!d->notes || len == 0 || rest.len <= len || rest.text[len] != ' '
	    || !rr_span_eq(rr_span_sub(rest, 0, len), d->symbol))
		return 0;
	d->notes = false;
	return at + len;
}

/* The last character of the word that ends at `end`, the mark of a note behind a stop left out: "Land,79". */
static uint32_t last_of_word(struct rr_span s, size_t start, size_t end)
{
	size_t at = end, digits = 0, len;
	uint32_t cp, stop;

	while (at > start && digits < 4) {
		size_t before = at;

		cp = rr_utf8_prev(s, &before);
		if (cp != '*' && (cp < '0' || cp > '9') && superscript(s, before, &len) < 0)
			break;
		at = before;
		digits++;
	}
	stop = at > start && digits < 4 ? rr_utf8_prev(s, &at) : 0;
	return digits == 0 || is_stop(stop) ? stop : rr_utf8_prev(s, &end);
}

/* Bytes of the mark of a note at `at`, before a verb or the next number: "，¹回顾", "；52. 请" behind 1. */
static size_t marks_at(struct dump *d, size_t at)
{
	size_t from = at, len, digits = 0;
	struct rr_span rest;
	struct label label;

	while (at < d->s.len && (d->s.text[at] == '*' || superscript(d->s, at, &len) >= 0))
		at += d->s.text[at] == '*' ? 1 : len;
	while (at + digits < d->s.len && d->s.text[at + digits] >= '0' && d->s.text[at + digits] <= '9')
		digits++;
	rest = rr_span_sub(d->s, at + digits, d->s.len);
	if (digits < 3 && at + digits > from && rest.len > 0 && (rest.text[0] & 0x80) && is_open_verb(d, rest))
		return at + digits - from;
	for (size_t skip = at > from || digits == 0 ? 0 : 1; skip < 3 && skip < digits; skip++)
		if (read_label(d->r, rr_span_sub(d->s, at + skip, d->s.len), &label)
		    && label.value == d->number + 1)
			return at + skip - from;
	return 0;
}

/* Behind the next stop outside brackets and quotation marks, or blank: a part may begin there. */
static size_t packed_end(struct dump *d, size_t at, uint32_t *before)
{
	static const uint32_t open[] = { '(', 0x300A, 0x201C, 0x300C, 0x300E, 0xFF08, 0 };
	static const uint32_t close[] = { ')', 0x300B, 0x201D, 0x300D, 0x300F, 0xFF09, 0 };

	while (at < d->s.len) {
		uint32_t cp = rr_utf8_next(d->s, &at);

		for (int i = 0; open[i] != 0; i++)
			d->depth += (cp == open[i]) - (cp == close[i] && d->depth > 0);
		if (cp == 0xFF1B || cp == 0x3002 || cp == ';')
			d->depth = 0; /* one was not closed */
		*before = cp;
		if (cp == ' ' || (is_stop(cp) && d->depth == 0))
			return at + (is_stop(cp) ? marks_at(d, at) : 0);
	}
	return at;
}

/* Where the next part may begin, and what stands before it. */
static size_t part_end(struct dump *d, size_t at, uint32_t *before)
{
	size_t end;

	if (d->packed)
		return packed_end(d, at, before);
	end = word_end(d->s, at);
	*before = end > at ? last_of_word(d->s, at, end) : ' ';
	return end;
}

static void cut_clauses(struct dump *d, size_t from)
{
	size_t behind = from;
	uint32_t before = from > 0 ? rr_utf8_prev(d->s, &behind) : ',', next = ' ';

	for (size_t at = over_blanks(d->s, from); at < d->s.len;) {
		size_t head = head_end(d, at), end;

		if (starts_closing(d, at, before)) {
			end = cut_closing(d, at);
			next = '.';
		} else {
			if (head > 0) {
				cut(d, at);
				cut(d, head);
			} else if (starts_piece(d, at, before)) {
				cut(d, at);
				if (d->s.text[at] == '_')
					cut(d, word_end(d->s, at));
			}
			end = part_end(d, at, &next);
		}
		if (next != ' ' || !d->packed || !is_stop(before))
			before = next;
		at = over_blanks(d->s, end);
	}
	cut(d, d->s.len);
}

bool is_dumped(const struct rr_source *source)
{
	size_t lines = 0, longest = 0;
	struct rr_walk walk = rr_source_walk(source);
	struct rr_line line;

	while (lines <= DUMP_LINES && rr_walk_next(&walk, &line)) {
		lines += line.text.len > 0;
		if (line.text.len > longest)
			longest = line.text.len;
	}
	return lines <= DUMP_LINES && longest >= DUMP_BYTES && !source->styled;
}

bool cut_dump(struct reader *r, struct line whole)
{
	struct rr_span s = whole.text;
	struct dump d = {
		.r = r, .line = whole.number, .setting = whole.setting, .s = s, .symbol = { "", 0 },
		.number = r->cut_number,
	};
	size_t end, at, first = 0;

	if (s.len < DUMP_BYTES)
		return false;
	if ((at = find_opening(&d, &end, &first)) != RR_NONE) {
		cut_header(&d, at);
		cut(&d, end);
		d.packed = is_unspaced(r) && first < s.len && s.text[first] != ' ';
	} else if (!r->was_cut || is_unspaced(r)) {
		return false;
	} else {
		first = 0; /* the next page of it */
	}
	cut_clauses(&d, first);
	r->was_cut = true;
	r->cut_number = d.number;
	return true;
}
