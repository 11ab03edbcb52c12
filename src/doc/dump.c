/*
 * Texts whose line ends are lost: a whole resolution, or a page of one, on one
 * line. Such a line is cut where a clause begins: at the enacting words, at a
 * verb or the next number behind a stop, at the adoption lines; and at what
 * the pack's [header] tells before them. Where a script has capitals a verb
 * must bear one, in Chinese it must stand behind a blank, so that a sentence is
 * never cut; in other scripts those verbs tell that only a preamble has.
 */
#include "doc/reader.h"
#include "resread/text.h"

#include <stdlib.h>
#include <string.h>

#define DUMP_BYTES ((size_t)300)    /* a shorter line is none */
#define DUMP_LINES ((size_t)40)     /* a text of more lines has its line ends */
#define HEADER_BYTES ((size_t)4000) /* the enacting words stand before */
#define FIELD_BYTES ((size_t)160)   /* a line of the header is shorter */
#define LIST_BYTES ((size_t)1200)   /* so is a list of sponsors */
#define FIELDS_BYTES ((size_t)50)   /* of a line with two fields at least */

struct dump {
	struct reader *r;
	const struct rr_line *from;
	struct rr_span s;
	struct rr_span symbol; /* printed in the header */
	size_t start;   /* of the piece that is open */
	long number;    /* the operative number read last */
	long note;      /* likewise of a note under a rule */
	bool notes;     /* a rule has been passed */
	bool closed;    /* so have the adoption lines */
	bool told;      /* an agenda item or the distribution stands behind another field */
};

static void cut(struct dump *d, size_t end)
{
	struct reader *r = d->r;
	struct rr_span piece = trim(rr_span_sub(d->s, d->start, end));

	d->start = end;
	if (piece.len == 0)
		return;
	push_line(r, (struct line){ .text = piece, .from = d->from, .gap = true });
}

static size_t skip_blanks(struct rr_span s, size_t at)
{
	while (at < s.len && s.text[at] == ' ')
		at++;
	return at;
}

static size_t word_end(struct rr_span s, size_t at)
{
	while (at < s.len && s.text[at] != ' ')
		at++;
	return at;
}

/* Where the enacting words stand in a line with more than them. */
static size_t find_enacting(const struct reader *r, struct rr_span s, size_t *end)
{
	for (size_t at = 0; at < s.len && at < HEADER_BYTES; at = skip_blanks(s, word_end(s, at)))
		if ((*end = enacting_end(r, s, at)) > 0)
			return at;
	return RR_NONE;
}

/* ---- the header --------------------------------------------------------- */

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

/* The longest piece from `at` on that is a line of the header; its end or 0. */
static size_t field_end(struct dump *d, size_t at, size_t limit)
{
	size_t most = at + FIELD_BYTES < limit ? at + FIELD_BYTES : limit, best = 0;
	struct rr_match m;

	for (size_t end = word_end(d->s, at); end <= most; end = word_end(d->s, skip_blanks(d->s, end))) {
		struct rr_span piece = rr_span_sub(d->s, at, end);

		if (match_whole(d->r, RR_IN_HEADER, piece, &m) && is_narrow(d, &m, piece)
		    && strcmp(m.entry->key, "sponsors") != 0) {
			best = end;
			d->told |= at > 0 && (strcmp(m.entry->key, "agenda") == 0 || strcmp(m.entry->key, "distr") == 0);
		}
		if (end >= limit)
			break;
	}
	return best;
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
		size_t from = skip_blanks(d->s, end);
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
	return best;
}

/* A symbol, a bracketed line, or a field that begins at `at`; its end or 0. */
static size_t piece_end(struct dump *d, size_t at, size_t limit)
{
	struct rr_span rest = rr_span_sub(d->s, at, limit);
	size_t len = symbol_len(rest);

	if (len > 0 && (len == rest.len || strchr(" *", rest.text[len]) != NULL)) {
		d->symbol = rr_span_sub(rest, 0, len);
		return word_end(d->s, at);
	}
	if (rest.len > 0 && rest.text[0] == '[' && (len = rr_span_find(rest, "]", 0)) != RR_NONE)
		return at + len + 1;
	len = field_end(d, at, limit);
	return len > 0 ? len : sponsors_end(d, at, limit);
}

static void cut_header(struct dump *d, size_t limit)
{
	for (size_t at = 0; at < limit;) {
		struct rr_span rest = rr_span_sub(d->s, at, limit);
		size_t number = number_len(d->r, rest), end;

		if (number > 0 && rr_span_starts(rr_span_sub(rest, number, rest.len), ".")) {
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
		at = skip_blanks(d->s, end);
	}
	cut(d, limit);
}

/* "Council Sixth session Agenda item 3 Paint": a header printed on one line is taken apart. */
static size_t cut_fields(struct reader *r, size_t i)
{
	struct line l = r->lines[i], *pieces;
	struct dump d = { .r = r, .from = l.from, .s = l.text, .symbol = { "", 0 } };
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

/* ---- the clauses -------------------------------------------------------- */

static bool is_stop(uint32_t cp)
{
	return cp == ',' || cp == ';' || cp == '.' || cp == ':' || cp == 0xFF0C || cp == 0xFF1B
		|| cp == 0x3002 || cp == 0xFF1A || cp == 0x60C || cp == 0x61B;
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
	size_t digits = 0;
	long value = 0;

	if (rest.text[0] == '*')
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

static bool starts_piece(struct dump *d, size_t at, uint32_t stop)
{
	struct rr_span rest = rr_span_sub(d->s, at, at + 400);

	if (rest.len > 4 && rest.text[0] == '_' && rest.text[1] == '_') {
		d->notes = true;
		d->note = 0;
		return true;
	}
	if (d->notes && is_below(d, rest))
		return true;
	if (!is_stop(stop))
		return false;
	if (is_next_label(d, rest, stop) || (d->number == 0 && is_open_verb(d, rest)))
		return true;
	return !d->closed && (d->closed = is_closing(d, rest, stop));
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

static void cut_clauses(struct dump *d)
{
	uint32_t before = ',';

	for (size_t at = skip_blanks(d->s, d->start); at < d->s.len;) {
		size_t head = head_end(d, at), end = word_end(d->s, at), last = end;

		if (head > 0) {
			cut(d, at);
			cut(d, head);
		} else if (starts_piece(d, at, before)) {
			cut(d, at);
			if (d->s.text[at] == '_')
				cut(d, end);
		}
		before = last > at ? rr_utf8_prev(d->s, &last) : ' ';
		at = skip_blanks(d->s, end);
	}
	cut(d, d->s.len);
}

bool is_dumped(const struct rr_source *source)
{
	size_t lines = 0, longest = 0;

	for (size_t i = 0; i < source->count && lines <= DUMP_LINES; i++) {
		lines += source->lines[i].text.len > 0;
		if (source->lines[i].text.len > longest)
			longest = source->lines[i].text.len;
	}
	return lines <= DUMP_LINES && longest >= DUMP_BYTES && !source->styled;
}

bool cut_dump(struct reader *r, const struct rr_line *from, struct rr_span s)
{
	struct dump d = { .r = r, .from = from, .s = s, .symbol = { "", 0 } };
	size_t end, at;

	if (s.len < DUMP_BYTES || (at = find_enacting(r, s, &end)) == RR_NONE)
		return false;
	cut_header(&d, at);
	cut(&d, end);
	cut_clauses(&d);
	return true;
}
