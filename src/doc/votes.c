/*
 * The lists of a recorded vote: what begins one, the lines it goes on over,
 * the States it names.
 */
#include "doc/parts.h"
#include "doc/reader.h"
#include "doc/votes.h"

#include <string.h>

const char *const vote_names[3] = { "for", "against", "abstaining" };

/* "abstentions. The", "against 3": the words that begin a list, in a sentence that is wrapped before them. */
static bool goes_on_as_sentence(struct rr_span s, size_t at)
{
	if (at == 0 || at >= s.len || s.text[at - 1] == ':')
		return false;
	if (strchr(".,;)", s.text[at]) != NULL)
		return true;
	at = over_blanks(s, at);
	return at < s.len && is_digit(s.text[at]);
}

bool vote_list(const struct reader *r, struct rr_span s, int *which, size_t *len)
{
	struct rr_match m;

	if (!rr_known_match(r->lang, RR_IN_VOTE_LISTS, s, 0, &m) || goes_on_as_sentence(s, m.end))
		return false;
	*which = 3;
	for (int i = 0; i < 3; i++)
		if (strcmp(m.entry->key, vote_names[i]) == 0)
			*which = i;
	*len = m.end;
	return true;
}

static void add_votes(struct reader *r, struct vote_lists *votes, struct rr_span s)
{
	bool last = s.text[s.len - 1] == ']';

	if (last)
		s.len--;
	if (!join_torn(r, &votes->lists[votes->which], s))
		join_line(&votes->lists[votes->which], s);
	if (last)
		votes->which = -1;
}

bool ends_votes(const struct reader *r, size_t i)
{
	struct rr_span s = r->lines[i].text;
	struct rr_match m;

	return r->lines[i].gap && (match_whole(r, RR_IN_ANNEX, s, &m) || match_whole(r, RR_IN_PARTS, s, &m)
	                           || part_mark(r, s).len > 0);
}

bool take_votes(struct reader *r, struct vote_lists *votes, size_t i)
{
	struct rr_span s = r->lines[i].text;
	size_t len = 0;

	if (vote_list(r, s, &votes->which, &len))
		s = trim(rr_span_sub(s, len, s.len));
	else if (votes->which < 0 || ends_votes(r, i))
		return false;
	if (s.len > 0)
		add_votes(r, votes, s);
	return true;
}

static int count_states(const char *const *states)
{
	int n = 0;

	while (states[n] != NULL)
		n++;
	return n;
}

/* Where only the States are named, they are the votes. */
static void count_votes(struct rr_adoption *a)
{
	a->has_votes = true;
	for (int i = 0; i < 3; i++)
		a->votes[i] = count_states(a->states[i]);
}

/* The States of a list; "Aland. Bland" are two if as many are told, "St. Aland" is one. */
static const char *const *read_states(struct reader *r, struct rr_str *list, int told)
{
	const char *const *states = split_list(r, rr_str_span(list)), *const *more;

	if (count_states(states) >= told)
		return states;
	for (size_t i = 3; i + 2 < list->len; i++)
		if (list->text[i] == '.' && list->text[i - 3] != ' ' && list->text[i + 1] == ' '
		    && list->text[i + 2] >= 'A' && list->text[i + 2] <= 'Z')
			list->text[i] = ';';
	more = split_list(r, rr_str_span(list));
	return count_states(more) == told ? more : states;
}

void settle_votes(struct reader *r, struct vote_lists *votes)
{
	struct rr_adoption *a = &r->doc->adopted;

	for (int i = 0; i < 3; i++)
		if (votes->lists[i].len > 0)
			a->states[i] = read_states(r, &votes->lists[i], a->has_votes ? a->votes[i] : 0);
	for (int i = 0; i < 4; i++)
		rr_str_free(&votes->lists[i]);
	if (a->how == RR_RECORDED_VOTE && !a->has_votes && a->states[0][0] != NULL)
		count_votes(a);
}
