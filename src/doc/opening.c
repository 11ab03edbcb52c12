/*
 * Where the header ends and the text begins: at the enacting words; in a text
 * without them at the first sentence, verb or number.
 */
#include "doc/parts.h"
#include "doc/reader.h"

#include <string.h>

#define HEADER_LINES ((size_t)400)  /* no header is longer */
#define SYMBOL_LINES ((size_t)30)   /* the symbol stands before */
#define SENTENCE_LINES ((size_t)8)  /* of one that tells of the adoption */
#define PART_TITLE ((size_t)3)      /* lines of a part's title */
#define ENACTING_BYTES ((size_t)80) /* of one line of the enacting words */
#define NAME_BYTES ((size_t)60)     /* of a body's name */
#define SENTENCE_BYTES ((size_t)60) /* a shorter line may be a title */

static bool has_symbol(const struct reader *r, size_t i)
{
	struct rr_span s = r->lines[i].text, head;
	size_t len, at;
	struct rr_match m;

	while (s.len > 0 && s.text[s.len - 1] == '*')
		s.len--;
	for (at = s.len; at > 0 && s.text[at - 1] != ' ' && s.text[at - 1] != '\t';)
		at--;
	head = trim(rr_span_sub(s, 0, at));
	if (head.len > 0 && memchr(s.text + at, '/', s.len - at) != NULL && match_whole(r, RR_IN_HEADER, head, &m)
	    && strcmp(m.entry->key, "furniture") == 0) /* "United Nations S/PRST/2001/3" */
		s = rr_span_sub(s, at, s.len);
	len = symbol_len(s);
	return len > 0 && len == s.len && (rr_span_find(s, "/RES/", 0) != RR_NONE
		|| rr_span_find(s, "/DEC/", 0) != RR_NONE || rr_span_find(s, "/PRST/", 0) != RR_NONE
		|| rr_span_find(s, "/L.", 0) != RR_NONE);
}

/*
 * A decision, a statement or an amendment may have no enacting words at all:
 * behind the symbol, the first paragraph that is a sentence.
 */
static size_t first_sentence(struct reader *r)
{
	size_t i = 0, last, bytes;

	while (i < r->count && i < SYMBOL_LINES && !has_symbol(r, i))
		i++;
	if (i >= r->count || i == SYMBOL_LINES)
		return 0;
	for (i++; i < r->count && i < HEADER_LINES; i = last) {
		struct rr_span s = r->lines[i].text;
		struct rr_match m;

		bytes = 0;
		for (last = i; last < r->count && (last == i || !r->lines[last].gap); last++)
			bytes += r->lines[last].text.len;
		if (!r->lines[i].gap || s.text[0] == '*' || s.text[0] == '['
		    || !ends_sentence(r->lines[last - 1].text))
			continue;
		if (read_lead(r->lang, s, NULL) > 0)
			return i;
		if (bytes >= (ends_full(r->lines[last - 1].text) ? SENTENCE_BYTES / 3 : SENTENCE_BYTES)
		    && !rr_known_match(r->lang, RR_IN_HEADER, join_lines(r, i, last), 0, &m))
			return i;
	}
	return 0;
}

/* "At its 5th plenary meeting, on 1 May 2000, the General Assembly elected ...": no colon ends it. */
static bool opens_decision(struct reader *r, size_t i)
{
	size_t last = i + 1;
	struct rr_match m;

	if (!rr_lang_may_match(r->lang, "decision-openings", r->lines[i].text))
		return false;
	while (last < r->count && !r->lines[last].gap)
		last++;
	return ends_full(r->lines[last - 1].text)
		&& rr_lang_match(r->lang, "decision-openings", join_lines(r, i, last), 0, &m);
}

static bool ends_colon(struct rr_span s)
{
	return s.text[s.len - 1] == ':'
		|| (s.len > 2 && rr_span_is(rr_span_sub(s, s.len - 3, s.len), "\xEF\xBC\x9A"));
}

/* "At the 5th meeting, on 1 May 2000, the President made the following statement:": the line behind it. */
static size_t behind_sentence(struct reader *r)
{
	struct rr_match m;

	for (size_t i = 0; i + 1 < r->count && i < SYMBOL_LINES; i++) {
		if (!ends_colon(r->lines[i].text) && !ends_full(r->lines[i].text))
			continue;
		for (size_t n = 0; n <= i && n < SENTENCE_LINES; n++) {
			if (match_whole(r, RR_IN_HEADER, join_lines(r, i - n, i + 1), &m)
			    && (strcmp(m.entry->key, "statement") == 0
			        || (rr_match_capture(&m, "meeting") != NULL && ends_colon(r->lines[i].text))))
				return i + 1;
			if (r->lines[i - n].gap)
				break;
		}
	}
	return 0;
}

/* Without enacting words the header ends where a verb or a label opens a line. */
static size_t first_clause(struct reader *r)
{
	struct label label;
	size_t sentence = first_sentence(r);

	if (sentence == 0)
		sentence = behind_sentence(r);
	if (sentence > 0)
		return sentence;
	for (size_t i = 0; i < r->count && i < HEADER_LINES; i++)
		if (read_lead(r->lang, r->lines[i].text, NULL) > 0 || opens_decision(r, i)
		    || is_spoken(r, r->lines[i].text) || (read_label(r, r->lines[i].text, &label) && label.value == 1
		        && number_len(r, r->lines[i].text) == 0))
			return i;
	return 0;
}

/* The marks a text is quoted with, in each language. */
static const struct {
	const char *open, *close;
} quotes[] = {
	{ "\xE2\x80\x9C", "\xE2\x80\x9D" }, { "\"", "\"" }, { "\xC2\xAB", "\xC2\xBB" },
	{ "\xE2\x80\x9D", "\xE2\x80\x9C" }, { "\xE2\x80\x9E", "\xE2\x80\x9C" },
};

/* A quotation mark at the start: its bytes. */
static size_t quote_len(struct rr_span s)
{
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (rr_span_starts(s, quotes[i].open))
			return strlen(quotes[i].open);
	return 0;
}

static size_t count_of(struct rr_span s, const char *mark)
{
	size_t n = 0;

	for (size_t at = 0; (at = rr_span_find(s, mark, at)) != RR_NONE; at += strlen(mark))
		n++;
	return n;
}

/* Bytes of a closing mark at the end that none in the line opens. */
static size_t unquote_len(struct rr_span s)
{
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
		size_t len = strlen(quotes[i].close), opened;

		if (s.len <= len + 1 || !rr_span_is(rr_span_sub(s, s.len - len, s.len), quotes[i].close))
			continue;
		opened = count_of(s, quotes[i].open);
		return (strcmp(quotes[i].open, quotes[i].close) == 0 ? opened % 2 == 1
		        : opened < count_of(s, quotes[i].close)) ? len : 0;
	}
	return 0;
}

/*
 * A decision or a statement quotes the text adopted, each paragraph with a
 * mark before it: they leave the lines from the enacting words on.
 */
void unquote(struct reader *r, size_t from)
{
	struct line *last = NULL;

	for (size_t i = from; i < r->count; i++) {
		struct line *l = &r->lines[i];

		size_t quote = i == from || l->gap || ends_sentence(r->lines[i - 1].text) ? quote_len(l->text) : 0;

		if (quote > 0) {
			l->text = trim(rr_span_sub(l->text, quote, l->text.len));
			l->gap = true; /* each paragraph has one */
		}
		if (unquote_len(l->text) > 0)
			last = l;
	}
	if (last == NULL)
		return;
	last->text = trim(rr_span_sub(last->text, 0, last->text.len - unquote_len(last->text)));
	if (last + 1 < r->lines + r->count && ends_full(last->text))
		last[1].over = true;
}

/* The line of a part's letter above its enacting words, without blank lines between; RR_NONE. */
static size_t part_above(const struct reader *r, size_t enacting)
{
	for (size_t up = 1; up <= PART_TITLE + 1 && up < enacting; up++) {
		const struct line *l = &r->lines[enacting - up];

		if (part_mark(r, l->text).len > 0)
			return enacting - up;
		if (l->gap || ends_sentence(l->text))
			break;
	}
	return RR_NONE;
}

/*
 * Where no blank lines part them, the parts of a text are told by their letters
 * above enacting words: A or I, then the others. The line the text begins with.
 */
static size_t part_close(struct reader *r)
{
	size_t first = part_above(r, r->enacting), part;
	struct rr_match body;
	bool plain;

	if (first == RR_NONE || r->lines[first].text.len != 1 || strchr("AI", r->lines[first].text.text[0]) == NULL)
		return r->enacting;
	r->lines[first].gap = r->lines[r->enacting].gap = true;
	for (size_t i = r->enacting + 1; i < r->count; i++)
		if (r->lines[i].text.len < ENACTING_BYTES && is_enacting(r, r->lines[i].text, &body, &plain) && !plain
		    && (part = part_above(r, i)) != RR_NONE)
			r->lines[i].gap = r->lines[part].gap = true;
	return first;
}

/* The part a text begins with stands right above its enacting words, or its own title between. */
static size_t before_part(struct reader *r)
{
	size_t i = r->enacting;
	struct label label;

	if (i > 0 && read_label(r, r->lines[i - 1].text, &label) && label.style == LABEL_UPPER && !label.paren
	    && label.value == 1 && !ends_sentence(r->lines[i - 1].text))
		return i - 1; /* "A. Paint" */
	if (!r->lines[i].gap)
		return part_close(r);
	for (size_t up = 1; up <= PART_TITLE + 1 && up < i; up++) {
		const struct line *l = &r->lines[i - up];

		if (l->gap && (up == 1 || l[1].gap) && part_mark(r, l->text).len > 0)
			return i - up;
		if (l->use != USE_NONE || ends_sentence(l->text))
			break;
	}
	return i;
}

/* The words that open a text, "The General Assembly,": their end, 0 if none. */
size_t enacting_end(const struct reader *r, struct rr_span s, size_t at)
{
	struct rr_span head = rr_span_sub(s, at, at + NAME_BYTES);
	static const char *const commas[] = { ",", ":", "\xEF\xBC\x8C", "\xEF\xBC\x9A", "\xD8\x8C" };
	struct rr_match m;
	size_t end = 0, from;

	if (starts_lower(head))
		return 0;
	from = rr_known_match(r->lang, RR_IN_ARTICLES, head, 0, &m) ? over_blanks(head, m.end) : 0;
	if ((from == 0 && always_article(r->lang)) || !rr_known_match(r->lang, RR_IN_BODIES, head, from, &m))
		return 0;
	end = over_blanks(head, m.end);
	for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
		if (rr_span_starts(rr_span_sub(head, end, head.len), commas[i])) {
			end += at + strlen(commas[i]);
			from = over_blanks(s, end);
			return read_lead(r->lang, rr_span_sub(s, from, s.len), NULL) > 0 ? end : 0;
		}
	return 0;
}

/* "The General Assembly, having met,": the words that open a text on the line of its first clause. */
static void split_enacting(struct reader *r)
{
	size_t articles;
	struct rr_match m;

	rr_lang_entries(r->lang, "articles", &articles);
	for (size_t i = 0; i < r->count && i < HEADER_LINES; i++) {
		struct line rest = r->lines[i];
		bool begins = i == 0 || rest.gap || ends_sentence(r->lines[i - 1].text);
		size_t end = articles == 0 || rr_known_match(r->lang, RR_IN_ARTICLES, rest.text, 0, &m)
			? enacting_end(r, rest.text, 0) : 0;

		/* where it is wrapped, a capital tells the verb that opens a clause */
		if (end == 0 || (!begins && !starts_upper(trim(rr_span_sub(rest.text, end, rest.text.len)))))
			continue;
		push_line(r, rest);
		memmove(&r->lines[i + 1], &r->lines[i], (r->count - 1 - i) * sizeof *r->lines);
		rest.text = trim(rr_span_sub(rest.text, end, rest.text.len));
		rest.gap = true;
		r->lines[i + 1] = rest;
		r->lines[i].text = trim(rr_span_sub(r->lines[i].text, 0, end));
		r->enacting = i;
		return;
	}
}

/* "The Human" and "Rights Council,": enacting words on two lines become one. */
static bool join_enacting(struct reader *r, size_t i)
{
	struct rr_match body;
	bool plain;
	struct rr_span both;

	if (i + 1 >= r->count || r->lines[i + 1].gap || r->lines[i].text.len > ENACTING_BYTES
	    || r->lines[i + 1].text.len > ENACTING_BYTES || ends_sentence(r->lines[i].text)
	    || !ends_comma(r->lines[i + 1].text))
		return false;
	both = join_lines(r, i, i + 2);
	if (!is_enacting(r, both, &body, &plain) || plain)
		return false;
	r->lines[i].text = rr_span(keep(r, both));
	r->count--;
	memmove(&r->lines[i + 1], &r->lines[i + 2], (r->count - i - 1) * sizeof *r->lines);
	return true;
}

/* The same where neither line is one by itself. */
static void find_wrapped(struct reader *r)
{
	for (size_t i = 0; i + 1 < r->count && i < HEADER_LINES && r->enacting == RR_NONE; i++)
		if (join_enacting(r, i))
			r->enacting = i;
}

/* Where the body's name alone opens the text: 大会， "The Security Council". */
void find_body(struct reader *r)
{
	size_t weak = RR_NONE;
	struct rr_match body;
	bool plain;

	r->enacting = RR_NONE;
	for (size_t i = 0; i < r->count; i++) {
		struct rr_span s = r->lines[i].text;
		size_t quote = quote_len(s);

		if (!is_enacting(r, quote ? trim(rr_span_sub(s, quote, s.len)) : s, &body, &plain)
		    || (quote && plain))
			continue;
		if (quote)
			unquote(r, i);
		if (plain) {
			if (i + 1 < r->count && (read_lead(r->lang, r->lines[i + 1].text, NULL) > 0
			                         || (i > 0 && number_len(r, r->lines[i - 1].text) > 0
			                             && ends_comma(r->lines[i + 1].text))))
				weak = weak == RR_NONE ? i : weak;
			continue;
		}
		r->enacting = i;
		join_enacting(r, i);
		break;
	}
	if (r->enacting == RR_NONE)
		r->enacting = weak;
	if (r->enacting == RR_NONE)
		find_wrapped(r);
	if (r->enacting == RR_NONE)
		split_enacting(r);
	if (r->enacting != RR_NONE)
		r->body = before_part(r);
	else
		r->body = first_clause(r);
}
