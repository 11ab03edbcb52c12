/*
 * The adoption: the lines the pack's [closing] describes, alone on their
 * paragraph. votes.c reads the lists of a recorded vote behind them.
 */
#include "doc/reader.h"
#include "doc/votes.h"

#include <stdlib.h>
#include <string.h>

#define CLOSING_LINES ((size_t)8) /* lines of one wrapped sentence at most */
#define CLOSING_BYTES ((size_t)600)
#define TOLD_BYTES ((size_t)16)    /* the beginning of a line that tells what it can't be */

struct closing {
	struct reader *r;
	struct rr_str text;    /* all adoption lines */
	size_t starts[CLOSING_LINES], start_count; /* bytes of it: where sentences behind the first begin */
	struct vote_lists votes;
};

static const char *const state_names[3] = {
	"for_states", "against_states", "abstaining_states",
};

static const struct {
	const char *key;
	enum rr_adopted_how how;
} hows[] = {
	{ "without_vote", RR_WITHOUT_VOTE }, { "unanimously", RR_UNANIMOUSLY },
	{ "recorded_vote", RR_RECORDED_VOTE },
};

static struct rr_span bare(struct rr_span s)
{
	if (rr_span_starts(s, "["))
		s = rr_span_sub(s, 1, s.len);
	while (s.len > 0 && (s.text[s.len - 1] == '|' || s.text[s.len - 1] == ' ')) /* a web page's cell */
		s.len--;
	if (s.len > 0 && s.text[s.len - 1] == ']')
		s.len--;
	while (s.len > 0 && (s.text[s.len - 1] == '*' || s.text[s.len - 1] == ' '))
		s.len--;
	return trim(s);
}

void read_vote(struct reader *r, const struct rr_match *m, enum rr_adopted_how how)
{
	struct rr_adoption *a = &r->doc->adopted;
	const struct rr_capture *meeting = rr_match_capture(m, "meeting");

	a->known = true;
	if (meeting != NULL && meeting->number > 0 && meeting->number < 1000000 && a->meeting == 0)
		a->meeting = (int)meeting->number;
	if (how != RR_HOW_UNKNOWN)
		a->how = how;
	for (int i = 0; i < 3; i++) {
		const struct rr_capture *n = rr_match_capture(m, vote_names[i]);

		if (n != NULL && n->number >= 0) {
			a->has_votes = true;
			a->votes[i] = n->number < 100000 ? (int)n->number : 0;
		}
	}
}

/* How the adoption was that the key of a sentence names. */
static enum rr_adopted_how how_of(const struct rr_match *m)
{
	for (size_t i = 0; i < sizeof hows / sizeof *hows; i++)
		if (strcmp(m->entry->key, hows[i].key) == 0)
			return hows[i].how;
	return RR_HOW_UNKNOWN;
}

bool read_adoption(struct reader *r, struct rr_span s)
{
	struct rr_match m;

	if (!match_whole(r, RR_IN_CLOSING, s, &m) || how_of(&m) == RR_HOW_UNKNOWN)
		return false;
	read_vote(r, &m, how_of(&m));
	return true;
}

static void fill(struct closing *c, const struct rr_match *m, struct rr_span s)
{
	struct rr_adoption *a = &c->r->doc->adopted;
	struct rr_span date_text = captured(m, s, "date");
	struct rr_date date;
	size_t at = 0;

	read_vote(c->r, m, how_of(m));
	if (a->meeting == 0)
		a->meeting = (int)spoilt_ordinal(c->r->lang, captured(m, s, "m"));
	if (a->has_votes && a->votes[0] == 0 && spoilt_number(captured(m, s, "f")) > 0) /* "by I4 votes" */
		a->votes[0] = (int)spoilt_number(captured(m, s, "f"));
	if (a->date[0] == '\0' && date_text.len > 0 && rr_lang_date(c->r->lang, date_text, &at, &date))
		rr_date_iso(date, a->date);
	for (int i = 0; i < 3; i++) {
		struct rr_span states = captured(m, s, state_names[i]);

		if (states.len > 0)
			rr_str_add(&c->votes.lists[i], states);
	}
}

/* The last of the joined lines that ends at byte `end`; 0 if none does. */
static size_t line_at(const size_t *ends, size_t count, size_t end)
{
	for (size_t n = 0; n < count; n++)
		if (ends[n] == end)
			return n + 1;
	return 0;
}

/* Joins the lines from i on that a sentence may be wrapped over. */
static size_t join_sentence(struct reader *r, size_t i, size_t ends[CLOSING_LINES])
{
	size_t n = 0, bytes = 0, len;
	int which;

	rr_str_cut(&r->work, 0);
	do {
		if (!join_torn(r, &r->work, r->lines[i + n].text))
			join_line(&r->work, r->lines[i + n].text);
		bytes += r->lines[i + n].text.len;
		ends[n] = bare(rr_str_span(&r->work)).len;
		n++;
	} while (n < CLOSING_LINES && i + n < r->count && bytes < CLOSING_BYTES
	         && r->lines[i + n].use == USE_NONE && !vote_list(r, r->lines[i + n].text, &which, &len)
	         && (!r->lines[i + n].gap || !ends_sentence(r->lines[i + n - 1].text)));
	return n;
}

static size_t match_sentence(const struct reader *r, struct rr_span s, const size_t *ends,
                             size_t count, struct rr_match *m)
{
	size_t end, lines;

	if (s.len == 0 || !rr_known_match(r->lang, RR_IN_CLOSING, s, 0, m))
		return 0;
	lines = line_at(ends, count, m->end);
	for (end = m->end; lines == 0 && end < s.len && end < m->end + 6; end++)
		if (strchr("] /.", s.text[end]) == NULL && !(s.text[end] >= '0' && s.text[end] <= '9'))
			break;
		else /* the mark of a note stands behind the sentence */
			lines = line_at(ends, count, end + 1);
	return lines;
}

/* The lines from i on that one of the pack's sentences matches whole. */
static size_t match_lines(struct closing *c, size_t i)
{
	struct reader *r = c->r;
	struct rr_span first = bare(r->lines[i].text), all, s;
	size_t ends[CLOSING_LINES], count, block = 1, lines = 0;
	struct rr_match m, next;

	if (first.len >= TOLD_BYTES && !rr_known_may_match(r->lang, RR_IN_CLOSING, first))
		return 0;
	count = join_sentence(r, i, ends);
	s = all = bare(rr_str_span(&r->work));
	if (all.len > 2 * CLOSING_BYTES)
		return 0;
	while (block < count && !r->lines[i + block].gap && !follows_note(r, i + block))
		block++;
	/* the lines up to a gap, all of them, the first alone */
	const size_t tries[] = { block, count, 1 };

	for (size_t k = 0; k < 3 && lines == 0; k++) {
		if ((k > 0 && tries[k] == tries[k - 1]) || (k > 1 && tries[k] == block))
			continue;
		s = tries[k] == count ? all : rr_span_sub(all, 0, ends[tries[k] - 1]);
		lines = match_sentence(r, s, ends, tries[k], &m);
	}
	if (lines == 0)
		return 0;
	/* a date alone closes only where a meeting stands beside it */
	if (strcmp(m.entry->key, "date") == 0 && lines == 1 && c->text.len == 0
	    && (i + 1 >= r->count || r->lines[i + 1].text.len > CLOSING_BYTES
	        || !match_whole(r, RR_IN_CLOSING, bare(r->lines[i + 1].text), &next)))
		return 0;
	fill(c, &m, s);
	return lines;
}

static bool may_start(const struct reader *r, size_t i)
{
	const struct line *l = &r->lines[i];
	size_t before = i;

	struct label label;
	struct rr_match m;
	char end;

	if (l->text.len > CLOSING_BYTES || starts_lower(l->text))
		return false;
	while (before > r->body && r->lines[before - 1].use != USE_NONE)
		before--;
	if (before == 0 || r->lines[i - 1].use == USE_CLOSING)
		return !read_label(r, l->text, &label);
	end = r->lines[before - 1].text.text[r->lines[before - 1].text.len - 1];
	if (end == ',' || end == ';' || end == ':') /* the text goes on, but for a slip */
		return l->gap && !read_label(r, l->text, &label)
			&& rr_known_match(r->lang, RR_IN_CLOSING, l->text, 0, &m)
			&& strcmp(m.entry->key, "date") != 0;
	return (l->gap || l->cut || ends_full(r->lines[before - 1].text))
		&& !read_label(r, l->text, &label);
}

/* "22 December 2023" below "50th plenary meeting": two sentences, and no line wrapped. */
static bool is_apart(const struct reader *r, size_t i)
{
	struct rr_match m;

	return match_whole(r, RR_IN_CLOSING, bare(r->lines[i - 1].text), &m)
		&& match_whole(r, RR_IN_CLOSING, bare(r->lines[i].text), &m);
}

/* A line that begins a sentence of its own. */
static void add_start(struct closing *c, struct rr_span line)
{
	if (c->text.len > line.len && c->start_count < CLOSING_LINES)
		c->starts[c->start_count++] = c->text.len - line.len;
}

static void take(struct closing *c, size_t first, size_t last, bool sentence)
{
	for (size_t i = first; i < last; i++) {
		struct rr_span s = c->r->lines[i].text;
		size_t from = c->text.len;

		c->r->lines[i].use = USE_CLOSING;
		if (!join_torn(c->r, &c->text, s))
			join_line(&c->text, s);
		if (sentence && (i == first || is_apart(c->r, i)))
			add_start(c, s);
		s = rr_span_sub(rr_str_span(&c->text), from, c->text.len);
		if (i + 1 == last && (memchr(s.text, '.', s.len) != NULL || ends_full(without_mark(s))))
			rr_str_cut(&c->text, from + without_mark(s).len);
	}
}

/* Where the sentences begin, behind those that stood above the title. */
static void keep_starts(const struct closing *c, struct rr_doc *doc)
{
	size_t before = doc->closing != NULL ? strlen(doc->closing) + 1 : 0, n = doc->closing_start_count;
	size_t *starts;

	if (c->text.len == 0 || (before == 0 && c->start_count == 0))
		return;
	starts = rr_arena_alloc(c->r->arena, (n + c->start_count + 1) * sizeof *starts);
	if (n > 0)
		memcpy(starts, doc->closing_starts, n * sizeof *starts);
	if (before > 0)
		starts[n++] = before;
	for (size_t i = 0; i < c->start_count; i++)
		starts[n++] = before + c->starts[i];
	doc->closing_starts = starts;
	doc->closing_start_count = n;
}

static void settle(struct closing *c)
{
	struct rr_doc *doc = c->r->doc;

	settle_votes(c->r, &c->votes);
	/* "1 Adopted without vote": the note at the adoption lines tells how */
	if (doc->adopted.known && doc->adopted.how == RR_HOW_UNKNOWN && doc->footnote_count > 0)
		read_adoption(c->r, doc->footnotes[doc->footnote_count - 1].text);
	keep_starts(c, doc);
	if (c->text.len > 0 && doc->closing != NULL)
		doc->closing = rr_arena_printf(c->r->arena, "%s %.*s", doc->closing, (int)c->text.len, c->text.text);
	else if (c->text.len > 0)
		doc->closing = keep(c->r, rr_str_span(&c->text));
	rr_str_free(&c->text);
}

/* Whether the closing goes on at line i, but for notes and furniture between. */
static bool is_behind_closing(const struct reader *r, size_t i)
{
	while (i > 0 && (r->lines[i - 1].use == USE_NOTE || r->lines[i - 1].use == USE_FURNITURE))
		i--;
	return i > 0 && r->lines[i - 1].use == USE_CLOSING;
}

/*
 * Older texts and web pages tell the meeting, its day and the votes above the
 * title. Without a day the line may be the end of another text.
 */
void read_first_closing(struct reader *r)
{
	struct closing c = { .r = r, .votes.which = -1 };
	struct rr_adoption before = r->doc->adopted;

	for (size_t i = 0, n; i < r->body; i += n > 0 ? n : 1) {
		n = 0;
		if (r->lines[i].use != USE_NONE)
			continue;
		if (c.text.len > 0)
			n = is_behind_closing(r, i) && take_votes(r, &c.votes, i) ? 1 : 0;
		else if (r->lines[i].text.len <= CLOSING_BYTES && (n = match_lines(&c, i)) > 0
		         && (r->doc->adopted.meeting == 0 || r->doc->adopted.date[0] == '\0' || i + n > r->body)) {
			r->doc->adopted = before;
			n = 0;
		}
		take(&c, i, i + n, true);
	}
	settle(&c);
}

void read_closing(struct reader *r)
{
	struct closing c = { .r = r, .votes.which = -1 };
	size_t i = r->body;
	bool over = false; /* an annex or a part has begun behind the adoption */

	while (i < r->count) {
		size_t n = 0;
		bool listed;

		line_soon(r, i);
		if (r->lines[i].use != USE_NONE) {
			i++;
			continue;
		}
		listed = c.text.len > 0 && is_behind_closing(r, i) && take_votes(r, &c.votes, i);
		if (listed)
			n = 1;
		else if (may_start(r, i))
			n = match_lines(&c, i);
		take(&c, i, i + n, !listed);
		over = over || (c.text.len > 0 && n == 0 && r->lines[i].gap && ends_votes(r, i));
		if (n == 0 && c.text.len > 0 && (r->lines[i - 1].use == USE_CLOSING
		                                 || (!over && r->lines[i].gap && is_bare_note(r, i, &(long){ 0 })))) {
			size_t behind = read_last_notes(r, i);

			n = behind - i;
		}
		i += n > 0 ? n : 1;
	}
	settle(&c);
}
