/*
 * Finding footnote marks that are printed as plain digits ("1993,1", "20253",
 * "Assembly, 12"). Digits stand everywhere, so the notes themselves say which
 * are marks: the notes under a page belong to the text above them, in their
 * order. Every run of digits that names one of these notes is a candidate
 * with a weight for how it stands (weigh.c); the chain of candidates that rises with
 * the notes and weighs most is taken (n log n, a tree of best chains).
 *
 * What is found is kept as spots of the lines, beside the runs that a page
 * has raised, and reaches marks.c as raised digits.
 */
#include "doc/window.h"

#include <stdlib.h>
#include <string.h>

#define LATE_LINES ((size_t)400) /* between a mark and the next one */

static void push_spot(struct reader *r, struct spot spot)
{
	r->spots = rr_grow(r->spots, r->spot_count, &r->spot_cap, sizeof *r->spots);
	r->spots[r->spot_count++] = spot;
}

/* Spots of a line lie together, in order; an older group moves to the end. */
void add_spot(struct reader *r, size_t line, size_t start, size_t end)
{
	struct line *l = &r->lines[line];
	unsigned old = l->spots, at = (unsigned)r->spot_count;

	if (l->spot_count == UINT16_MAX)
		return;
	if (l->spot_count == 0)
		l->spots = at;
	else if (old + l->spot_count != at) {
		l->spots = at;
		for (unsigned i = 0; i < l->spot_count; i++)
			push_spot(r, r->spots[old + i]);
	}
	push_spot(r, (struct spot){ start, end });
	l->spot_count++;
	for (size_t i = r->spot_count - 1; i > l->spots && r->spots[i - 1].start > start; i--) {
		r->spots[i] = r->spots[i - 1];
		r->spots[i - 1] = (struct spot){ start, end };
	}
}

/* The window's note that digits name, from 1; 0 if none. */
static size_t note_of(const struct window *w, size_t line, size_t start, size_t end)
{
	struct rr_span s = w->r->lines[line].text;
	size_t value = value_of(rr_span_sub(s, start, end));

	return value == 0 || value >= VALUES || s.text[start] == '0' ? 0 : w->of_value[value];
}

static void add_candidate(struct window *w, size_t line, size_t start, size_t end, int weight)
{
	size_t note = note_of(w, line, start, end);

	if (weight == WEIGHT_NONE || note == 0)
		return;
	w->found = rr_grow(w->found, w->count, &w->cap, sizeof *w->found);
	w->found[w->count++] = (struct candidate){
		.line = line, .start = start, .end = end, .note = note,
		.weight = weight, .before = RR_NONE,
	};
}

/* Whether a name may end at byte `at`, by its last character. */
static bool may_end_name(const struct rr_entry *names, size_t count, char last)
{
	for (size_t i = 0; i < count; i++)
		if (names[i].phrase.len > 0 && names[i].phrase.text[names[i].phrase.len - 1] == last)
			return true;
	return false;
}

/* Bytes of the run that a name holds: 19 of "COVID-1912", 21 of "Agenda 216", on one line or two. */
static size_t named_digits(struct window *w, size_t line, size_t start, size_t end)
{
	struct reader *r = w->r;
	struct rr_span s = r->lines[line].text;
	bool joined = false;

	for (size_t at = start + 1; at < end; at++) {
		if (!may_end_name(w->names, w->name_count, s.text[at - 1]))
			continue;
		if (start == 0 && line > 0 && !joined) { /* the name may begin above */
			size_t behind = s.len;

			s = join_lines(r, line - 1, line + 1);
			behind = s.len - behind;
			joined = true;
			start += behind;
			end += behind;
			at += behind;
		}
		for (size_t i = 0; i < w->name_count; i++)
			if (at >= w->names[i].phrase.len
			    && rr_span_eq(rr_span_sub(s, at - w->names[i].phrase.len, at), w->names[i].phrase))
				return at - start;
	}
	return 0;
}

/* A mark glued to a number: 20253, COVID-1912, 1/CP.2731 */
static void split_run(struct window *w, size_t line, size_t start, size_t end)
{
	struct rr_span s = w->r->lines[line].text, word;
	size_t named, word_start = start;

	if (end < s.len && is_letter(s.text[end]) && !(s.text[end] & 0x80))
		return;
	if (end - start > 4 && end - start <= 7 && is_year(s.text + start)
	    && (start == 0 || strchr(" -(", s.text[start - 1]) != NULL || (s.text[start - 1] & 0x80))) {
		add_candidate(w, line, start + 4, end, WEIGHT_YEAR);
		return;
	}
	if (end - start < 2 || end - start > 5)
		return;
	named = named_digits(w, line, start, end);
	if (named > 0) {
		add_candidate(w, line, start + named, end, WEIGHT_YEAR);
		return;
	}
	/* from ten thousand on a comma would part the digits of a number: 56514 */
	if (w->late && end - start == 5 && start > 0 && s.text[start - 1] == ' ') {
		for (size_t at = start + 1; at < end; at++)
			add_candidate(w, line, at, end, WEIGHT_ALONE);
		return;
	}
	while (word_start > 0 && s.text[word_start - 1] != ' ' && start - word_start < 24)
		word_start--;
	word = rr_span_sub(s, word_start, start);
	for (size_t i = 0; i < word.len; i++)
		if ((w->late || (word.text[i] >= 'A' && word.text[i] <= 'Z'))
		    && strchr("./", word.text[word.len - 1]) != NULL) {
			/* the numbers of resolutions have three digits at most: 59/3009 */
			bool long_run = w->late && word.len > 1 && word.len < 5 && is_digit(word.text[0])
				&& end - start > 3;

			for (size_t at = start + 1; at < end; at++)
				add_candidate(w, line, at, end, long_run ? WEIGHT_SPACED : WEIGHT_ALONE);
			return;
		}
}

/*
 * Whether digits name a note, or may be a mark without: behind a blank they are
 * one where the line ends, or where a raised digit has left its room, or before
 * the first of the notes.
 */
static bool may_be_mark(const struct window *w, size_t line, size_t start, size_t end)
{
	struct rr_span s = w->r->lines[line].text;
	size_t note = note_of(w, line, start, end);

	if (note == 0 || !w->dangling || note == BEFORE_FIRST || note == BEHIND_LAST || start == 0 || end + 1 >= s.len
	    || s.text[start - 1] != ' ')
		return note > 0;
	return is_blank(s.text[end]) && is_blank(s.text[end + 1]);
}

void scan_line(struct window *w, size_t line)
{
	struct rr_span s = w->r->lines[line].text;

	for (size_t i = next_digit(s, 0); i < s.len; i = next_digit(s, i + 1)) {
		size_t start = i;

		while (i < s.len && is_digit(s.text[i]))
			i++;
		if (i - start <= 3 && may_be_mark(w, line, start, i)) {
			int weight = weigh_digits(w->r, line, start, i);

			if (w->late && weight == WEIGHT_NONE && start > 0 && s.text[start - 1] == ' '
			    && goes_on_behind(w->r, line, i) && !is_asked_for(w->r, s, start))
				weight = WEIGHT_ALONE;
			/* 决议1 和: the chain decides, so a note must be there */
			if (weight == WEIGHT_NONE && !w->dangling && is_han_mark(w->r, line, start, i))
				weight = WEIGHT_ALONE;
			add_candidate(w, line, start, i, weight);
		}
		split_run(w, line, start, i);
	}
}

/* The best chain among notes below `note`. */
static size_t best_below(const struct window *w, size_t note)
{
	size_t best = RR_NONE;

	for (size_t i = note - 1; i > 0; i -= i & (~i + 1))
		if (w->best[i] != RR_NONE
		    && (best == RR_NONE || w->found[w->best[i]].total > w->found[best].total))
			best = w->best[i];
	return best;
}

static void put_best(struct window *w, size_t note, size_t candidate, size_t notes)
{
	for (size_t i = note; i <= notes; i += i & (~i + 1))
		if (w->best[i] == RR_NONE || w->found[w->best[i]].total < w->found[candidate].total)
			w->best[i] = candidate;
}

static void choose(struct window *w)
{
	size_t notes = w->note_last - w->notes, last;

	w->best = rr_alloc((notes + 1) * sizeof *w->best);
	memset(w->best, 0xFF, (notes + 1) * sizeof *w->best);
	for (size_t i = 0; i < w->count; i++) {
		struct candidate *c = &w->found[i];

		c->before = best_below(w, c->note);
		c->total = c->weight + (c->before == RR_NONE ? 0 : w->found[c->before].total);
		put_best(w, c->note, i, notes);
	}
	last = best_below(w, notes + 1);
	for (size_t i = 0; i < w->count; i++) /* the sign says: not chosen */
		w->found[i].weight = -w->found[i].weight;
	for (; last != RR_NONE; last = w->found[last].before)
		w->found[last].weight = -w->found[last].weight;
	for (size_t i = 0; i < w->count; i++)
		if (w->found[i].weight > 0) {
			const struct candidate *c = &w->found[i];

			w->at[w->notes + c->note - 1] = c->line;
			if (c->start == 0 ? c->end < w->r->lines[c->line].text.len
			    : w->r->lines[c->line].text.text[c->start - 1] == ' ')
				w->spaced = true;
			else if (c->start > 0)
				w->glued = true;
		}
	for (size_t i = 0; i < w->count; i++) {
		const struct candidate *c = &w->found[i];
		size_t *at = &w->at[w->notes + c->note - 1];

		/* a note cited again or out of order: where little else can stand */
		if (c->weight > 0 || c->weight <= (*at == RR_NONE || (w->spaced && !w->glued)
		                                   ? -WEIGHT_SPACED : -WEIGHT_BEHIND_STOP))
			add_spot(w->r, c->line, c->start, c->end);
		if (c->weight <= -WEIGHT_SPACED && *at == RR_NONE)
			*at = c->line;
	}
	free(w->best);
}

static bool has_raised_digits(const struct reader *r, const struct line *l)
{
	const struct rr_setting *set = setting_of(r, l);

	for (size_t i = 0; i < set->run_count; i++)
		if (set->runs[i].style & RR_RAISED)
			return true;
	return false;
}

static void read_window(struct window *w)
{
	struct reader *r = w->r;

	memset(w->of_value, 0, sizeof w->of_value);
	w->count = 0;
	for (size_t i = w->notes; i < w->note_last; i++) {
		long value = strtol(r->doc->footnotes[i].mark, NULL, 10);

		if (value > 0 && value < VALUES && w->of_value[value] == 0)
			w->of_value[value] = i - w->notes + 1;
	}
	for (size_t i = w->first; i < w->last; i++)
		if ((r->lines[i].use == USE_NONE || r->lines[i].use == USE_CLOSING)
		    && !has_raised_digits(r, &r->lines[i]))
			scan_line(w, i);
	choose(w);
}

/* What the page itself has raised. */
static void take_raised(struct reader *r, size_t line)
{
	const struct line *l = &r->lines[line];
	const struct rr_setting *set = setting_of(r, l);
	size_t base = set->run_count > 0 ? (size_t)(l->text.text - set->start) : 0;

	for (size_t i = 0; i < set->run_count; i++) {
		const struct rr_run *run = &set->runs[i];

		if ((run->style & RR_RAISED) && run->start >= base && run->end > run->start
		    && run->end - base <= l->text.len && is_digit(set->start[run->start]))
			add_spot(r, line, run->start - base, run->end - base);
	}
}

/*
 * A note may stand a page behind its mark: those without one are looked for
 * once more, between the marks of their neighbours.
 */
static void read_late(struct window *w)
{
	size_t count = w->r->doc->footnote_count, from = w->r->body;

	w->late = true;
	for (size_t i = 0; i < count; i = w->note_last) {
		w->note_last = i + 1;
		if (w->at[i] != RR_NONE) {
			from = w->at[i];
			continue;
		}
		while (w->note_last < count && w->at[w->note_last] == RR_NONE)
			w->note_last++;
		w->notes = i;
		w->first = from;
		w->last = w->note_last < count ? w->at[w->note_last] + 1 : w->r->count;
		if (w->last > w->first && w->last - w->first < LATE_LINES)
			read_window(w);
	}
}

static void read_pages(struct window *w)
{
	struct reader *r = w->r;
	size_t i = r->body;

	while (i < r->count) {
		unsigned last_line;

		if (r->lines[i].use != USE_NOTE) {
			i++;
			continue;
		}
		w->last = i;
		while (i < r->count && r->lines[i].use == USE_NOTE)
			i++;
		last_line = r->lines[i - 1].number;
		w->note_last = w->notes;
		while (w->note_last < r->doc->footnote_count
		       && r->doc->footnotes[w->note_last].line <= last_line)
			w->note_last++;
		read_window(w);
		w->notes = w->note_last;
		w->first = i;
	}
}

void read_spots(struct reader *r)
{
	struct window w = { .r = r, .first = r->body };

	for (size_t k = r->body; k < r->count; k++)
		take_raised(r, k);
	w.names = rr_lang_entries(r->lang, "number-names", &w.name_count);
	w.at = rr_alloc((r->doc->footnote_count + 1) * sizeof *w.at);
	memset(w.at, 0xFF, r->doc->footnote_count * sizeof *w.at);
	/* else the page has shown them, or brackets do */
	if (!r->raised_notes && !r->bracket_notes && r->spot_count == 0) {
		read_pages(&w);
		read_late(&w);
		read_dangling(r, &w);
	}
	free(w.at);
	free(w.found);
}
