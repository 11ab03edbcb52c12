/*
 * The adoption lines for people: the sentence, then each list of States of a
 * recorded vote under the words that head it. The lists are found by their
 * first and last State, so no language's words are known here.
 */
#include "cli/actions.h"

#include "resread/text.h"

enum { SENTENCES = CLI_PIECES - 2 - 6 }; /* two behind these, three heads and lists */

struct vote_list {
	size_t head, start, end; /* bytes of the closing: heading words, States */
};

static bool is_stop(uint32_t cp)
{
	return cp == ':' || cp == 0xFF1A || cp == '.' || cp == 0x3002 || cp == ';' || cp == 0xFF1B;
}

/* Where the words that head a list at `start` begin: behind the stop before them. */
static size_t head_before(struct rr_span s, size_t start)
{
	size_t at = start, before;
	bool words = false;

	while (at > 0) {
		uint32_t cp;

		before = at;
		cp = rr_utf8_prev(s, &before);
		if (is_stop(cp) && words)
			break;
		words |= rr_is_letter(cp);
		at = before;
	}
	while (at < start && s.text[at] == ' ')
		at++;
	return at;
}

/* Whether a colon stands right before `at`: the list has words that head it. */
static bool is_headed(struct rr_span s, size_t at)
{
	struct rr_span before = rr_span_trim(rr_span_sub(s, 0, at));
	size_t end = before.len;
	uint32_t cp = end > 0 ? rr_utf8_prev(before, &end) : 0;

	return cp == ':' || cp == 0xFF1A;
}

/* False where the lists don't stand in the closing one after another. */
static bool find_lists(struct rr_span s, const struct rr_doc *doc, struct vote_list *lists,
                       size_t *count)
{
	size_t from = 0;

	*count = 0;
	for (size_t k = 0; doc->adopted.has_votes && k < 3; k++) {
		const char *const *states = doc->adopted.states[k];
		struct vote_list *l = &lists[*count];

		if (states[0] == NULL)
			continue;
		l->start = l->end = rr_span_find(s, states[0], from);
		for (; l->end != RR_NONE && *states != NULL; states++) {
			l->end = rr_span_find(s, *states, l->end);
			if (l->end != RR_NONE)
				l->end += rr_span(*states).len;
		}
		if (l->end == RR_NONE || !is_headed(s, l->start))
			return false;
		l->head = *count > 0 ? from : head_before(s, l->start);
		from = l->end;
		++*count;
	}
	return *count > 0;
}

/* The sentences before the lists: what is printed as lines of their own, and in brackets how. */
static size_t add_sentences(const struct rr_doc *doc, size_t end, struct cli_piece *pieces)
{
	struct rr_span s = rr_span_trim(rr_span_sub(rr_span(doc->closing), 0, end));
	size_t n = 0, from = 0, bracket;

	for (size_t i = 0; i < doc->closing_start_count && n < SENTENCES && doc->closing_starts[i] < s.len; i++) {
		pieces[n++].words = rr_span_trim(rr_span_sub(s, from, doc->closing_starts[i]));
		from = doc->closing_starts[i];
	}
	s = rr_span_sub(s, from, s.len);
	bracket = rr_span_find(s, " [", 0);
	if (bracket != RR_NONE) {
		pieces[n++].words = rr_span_sub(s, 0, bracket);
		s = rr_span_sub(s, bracket + 1, s.len);
	}
	pieces[n++].words = s;
	return n;
}

size_t cli_closing_pieces(const struct rr_doc *doc, struct cli_piece pieces[CLI_PIECES])
{
	struct rr_span s = rr_span(doc->closing);
	struct vote_list lists[3];
	size_t count, n = 0;

	if (s.len == 0)
		return 0;
	if (!find_lists(s, doc, lists, &count))
		return add_sentences(doc, s.len, pieces);
	if (lists[0].head > 0)
		n = add_sentences(doc, lists[0].head, pieces);
	for (size_t i = 0; i < count; i++) {
		size_t end = i + 1 < count ? lists[i].end : s.len;

		pieces[n++].words = rr_span_trim(rr_span_sub(s, lists[i].head, lists[i].start));
		pieces[n] = (struct cli_piece){ .states = true,
			.words = rr_span_trim(rr_span_sub(s, lists[i].start, end)) };
		n++;
	}
	return n;
}

void cli_text_closing(struct rr_str *out, const struct rr_doc *doc, int width)
{
	enum { INDENT = 4 };
	struct cli_piece pieces[CLI_PIECES] = { 0 };
	size_t count = cli_closing_pieces(doc, pieces);

	for (size_t i = 0; i < count; i++) {
		int indent = pieces[i].states ? INDENT : 0;

		if (i == 0 || (i + 1 < count && pieces[i + 1].states))
			rr_str_putc(out, '\n');
		cli_wrap(out, pieces[i].words, indent, indent, width);
	}
}
