/*
 * Where a note's words are in a text that may have changed. A clause whose
 * text and place are as they were needs no search. Else every text of the
 * document is looked through, and the likest stretch wins if no other one
 * comes close: a twin makes the place ambiguous, whatever speaks for either.
 */
#include "store/place.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"
#include "store/notes.h"

#define LEAST 0.6      /* a stretch with a lower score is not the quote */
#define CLOSE 0.1      /* a twin's score is no farther away than this */
#define SAME_ID 0.03   /* what speaks for a clause beside its words */
#define SAME_TEXT 0.05
#define SAME_BESIDE 0.04
#define HINTED 0.15

/* ---- the document ----------------------------------------------------- */

static void add_spot(struct rr_places *p, const char *id, struct rr_span text)
{
	p->spots = rr_grow(p->spots, p->count, &p->cap, sizeof *p->spots);
	p->spots[p->count++] = (struct spot){ .id = id, .text = text,
		.hash = store_hash(STORE_HASH, text) };
}

struct rr_places *rr_places_new(const struct rr_doc *doc)
{
	struct rr_places *p = rr_alloc(sizeof *p);

	p->doc = doc;
	p->arena = rr_arena_new();
	if (doc->title != NULL)
		add_spot(p, "TITLE", rr_span(doc->title));
	if (doc->basis != NULL)
		add_spot(p, "BASIS", rr_span(doc->basis));
	for (size_t i = 0; i < doc->clause_count; i++)
		add_spot(p, doc->clauses[i].id, doc->clauses[i].text);
	if (doc->closing != NULL)
		add_spot(p, "CLOSING", rr_span(doc->closing));
	for (size_t i = 0; i < doc->footnote_count; i++)
		add_spot(p, doc->footnotes[i].id, doc->footnotes[i].text);
	return p;
}

void rr_places_free(struct rr_places *places)
{
	if (places == NULL)
		return;
	for (size_t i = 0; i < places->count; i++)
		tokens_free(&places->spots[i].tokens);
	free(places->spots);
	rr_arena_free(places->arena);
	free(places);
}

size_t places_spot(const struct rr_places *p, const char *id)
{
	for (size_t i = 0; id != NULL && i < p->count; i++)
		if (strcmp(p->spots[i].id, id) == 0)
			return i;
	return RR_NONE;
}

static void join_spots(const struct rr_places *p, size_t first, size_t last,
                       struct rr_str *out)
{
	for (size_t i = first; i <= last; i++) {
		if (i > first)
			rr_str_putc(out, '\n');
		rr_str_add(out, p->spots[i].text);
	}
}

bool rr_places_text(const struct rr_places *places, const char *passage, const char *until,
                    struct rr_str *out)
{
	size_t first = places_spot(places, passage);
	size_t last = until != NULL ? places_spot(places, until) : first;

	if (first == RR_NONE || last == RR_NONE || last < first)
		return false;
	join_spots(places, first, last, out);
	return true;
}

uint64_t places_beside(const struct rr_places *p, size_t spot, int by)
{
	size_t at = spot + (size_t)by;

	return at < p->count ? p->spots[at].hash : 0;
}

/* ---- as it was -------------------------------------------------------- */

/* How many of the texts beside a passage are as they were. */
static int same_beside(const struct rr_places *p, const struct rr_note *note, size_t first,
                       size_t last)
{
	return note->beside_known ? (places_beside(p, first, -1) == note->before_hash) +
	                            (places_beside(p, last, 1) == note->after_hash) : 0;
}

/* The spots from first on that are the note's, word for word; RR_NONE or the last. */
static size_t same_text(const struct rr_places *p, const struct rr_note *note, size_t first,
                        size_t length)
{
	uint64_t hash = STORE_HASH;

	if (first + length > p->count)
		return RR_NONE;
	for (size_t i = first; i < first + length; i++) {
		if (i > first)
			hash = store_hash(hash, rr_span("\n"));
		hash = i == first ? p->spots[i].hash : store_hash(hash, p->spots[i].text);
	}
	return hash == note->passage_hash ? first + length - 1 : RR_NONE;
}

static size_t lines_in(const char *text)
{
	size_t n = 1;

	for (; *text != '\0'; text++)
		n += *text == '\n';
	return n;
}

static struct rr_anchor at_spots(const struct rr_places *p, enum rr_anchor_state state,
                                 size_t first, size_t last, size_t start, size_t end)
{
	return (struct rr_anchor){ .state = state, .passage = p->spots[first].id,
		.until = last != first ? p->spots[last].id : NULL, .start = start, .end = end,
		.likeness = 1 };
}

/*
 * The passage as it was, under its id. A passage with the same text elsewhere
 * is its twin: then what stands beside them has to speak for this one.
 */
static bool find_unchanged(const struct rr_places *p, const struct rr_note *note,
                           struct rr_anchor *out)
{
	size_t own = places_spot(p, note->passage), twin = RR_NONE;
	size_t length = note->until != NULL ? lines_in(note->exact) : 1;
	int twin_beside = -1, beside;

	if (note->passage_hash == 0 || strlen(note->exact) != note->end - note->start ||
	    own == RR_NONE || same_text(p, note, own, length) == RR_NONE)
		return false;
	for (size_t i = 0; i < p->count; i++) {
		if (i == own || same_text(p, note, i, length) == RR_NONE)
			continue;
		beside = same_beside(p, note, i, i + length - 1);
		twin = beside > twin_beside ? i : twin;
		twin_beside = beside > twin_beside ? beside : twin_beside;
	}
	*out = at_spots(p, RR_ANCHOR_EXACT, own, own + length - 1, note->start, note->end);
	/* where a note does not know what stood beside it, its id has to do */
	if (twin != RR_NONE && note->beside_known &&
	    twin_beside >= same_beside(p, note, own, own + length - 1)) {
		out->state = RR_ANCHOR_AMBIGUOUS;
		out->twin = p->spots[twin].id;
	}
	return true;
}

/* ---- by its words ----------------------------------------------------- */

struct search {
	const struct rr_places *places;
	const struct rr_note *note;
	const char *id, *hint;     /* of a clause that is favoured; NULL */
	bool head, tail;           /* the quote begins, ends where the note does */
	struct stretch best, next; /* the score 0: none */
};

static bool overlap(const struct stretch *a, const struct stretch *b)
{
	return a->spot == b->spot && a->start < b->end && b->start < a->end;
}

/* A text that stood beside the note's then and is as it was is another one, however like it. */
static bool was_beside(const struct search *s, size_t spot)
{
	const struct rr_note *note = s->note;
	uint64_t hash = s->places->spots[spot].hash;

	if (!note->beside_known || !s->head || !s->tail || hash == note->passage_hash)
		return false;
	if (s->hint != NULL && strcmp(s->places->spots[spot].id, s->hint) == 0)
		return false;
	return hash == note->before_hash || hash == note->after_hash;
}

static void consider(void *self, const struct stretch *found)
{
	struct search *s = self;
	const struct rr_note *note = s->note;
	struct stretch it = *found;

	if (it.score < LEAST || was_beside(s, it.spot))
		return;
	if (s->hint != NULL)
		it.score += strcmp(s->places->spots[it.spot].id, s->hint) == 0 ? HINTED : 0;
	else if (strcmp(s->places->spots[it.spot].id, s->id) == 0)
		it.score += SAME_ID;
	if (s->places->spots[it.spot].hash == note->passage_hash)
		it.score += SAME_TEXT;
	if (note->beside_known && s->head && note->before_hash != 0 &&
	    places_beside(s->places, it.spot, -1) == note->before_hash)
		it.score += SAME_BESIDE;
	if (note->beside_known && s->tail && note->after_hash != 0 &&
	    places_beside(s->places, it.spot, 1) == note->after_hash)
		it.score += SAME_BESIDE;
	if (it.score > s->best.score) {
		if (s->best.score > 0 && !overlap(&s->best, &it))
			s->next = s->best;
		s->best = it;
	} else if (it.score > s->next.score && !overlap(&s->best, &it)) {
		s->next = it;
	}
}

static void seek(struct rr_places *p, struct search *s, struct rr_span exact,
                 const char *prefix, const char *suffix)
{
	struct quote quote;

	quote_read(&quote, exact, rr_span(prefix), rr_span(suffix));
	for (size_t i = 0; i < p->count; i++)
		quote_seek(&quote, &p->spots[i], i, consider, s);
	quote_free(&quote);
}

static bool is_close(const struct search *s)
{
	return s->next.score > 0 && s->best.score - s->next.score < CLOSE;
}

/* The clause that the caller knows to be the one, where the words are gone. */
static bool take_hint(const struct rr_places *p, const char *hint, struct rr_anchor *out)
{
	size_t spot = places_spot(p, hint);

	if (spot == RR_NONE)
		return false;
	*out = at_spots(p, RR_ANCHOR_EDITED, spot, spot, 0, p->spots[spot].text.len);
	out->likeness = 0;
	return true;
}

static void find_words(struct rr_places *p, const struct rr_note *note, const char *hint,
                       struct rr_anchor *out)
{
	struct search s = { .places = p, .note = note, .id = note->passage, .hint = hint,
		.head = true, .tail = true };

	seek(p, &s, rr_span(note->exact), note->prefix, note->suffix);
	if (s.best.score <= 0) {
		if (!take_hint(p, hint, out))
			*out = (struct rr_anchor){ .state = RR_ANCHOR_GONE };
		return;
	}
	*out = at_spots(p, RR_ANCHOR_EDITED, s.best.spot, s.best.spot, s.best.start, s.best.end);
	out->likeness = s.best.words;
	if (s.best.words >= 1)
		out->state = strcmp(out->passage, note->passage) == 0 &&
		             (out->start == note->start || note->end == 0)
			? RR_ANCHOR_EXACT : RR_ANCHOR_MOVED;
	if (is_close(&s)) {
		out->state = RR_ANCHOR_AMBIGUOUS;
		out->twin = p->spots[s.next.spot].id;
	}
}

/* An end whose words are gone is all of the clause that the caller knows to be the one. */
static void end_hinted(struct search *s)
{
	size_t spot = places_spot(s->places, s->hint);

	if (s->best.score <= 0 && spot != RR_NONE)
		s->best = (struct stretch){ .spot = spot, .end = s->places->spots[spot].text.len,
			.score = LEAST };
}

/* A note on several clauses: its first and its last one are sought. */
static void find_ends(struct rr_places *p, const struct rr_note *note, const char *hint,
                      const char *hint_last, struct rr_anchor *out)
{
	const char *first = strchr(note->exact, '\n'), *last = strrchr(note->exact, '\n');
	struct search head = { .places = p, .note = note, .id = note->passage, .hint = hint,
		.head = true };
	struct search tail = { .places = p, .note = note, .id = note->until, .hint = hint_last,
		.tail = true };
	struct rr_str text = { 0 };

	*out = (struct rr_anchor){ .state = RR_ANCHOR_GONE };
	seek(p, &head, rr_span_of(note->exact, (size_t)(first - note->exact)), note->prefix, "");
	seek(p, &tail, rr_span(last + 1), "", note->suffix);
	end_hinted(&head);
	end_hinted(&tail);
	if (head.best.score <= 0 || tail.best.score <= 0 || tail.best.spot < head.best.spot)
		return;
	join_spots(p, head.best.spot, tail.best.spot, &text);
	*out = at_spots(p, RR_ANCHOR_EDITED, head.best.spot, tail.best.spot, head.best.start,
	                text.len - (p->spots[tail.best.spot].text.len - tail.best.end));
	if (rr_span_is(rr_span_sub(rr_str_span(&text), out->start, out->end), note->exact))
		out->state = strcmp(out->passage, note->passage) == 0 ? RR_ANCHOR_EXACT
			: RR_ANCHOR_MOVED;
	else
		out->likeness = (head.best.words + tail.best.words) / 2;
	if (is_close(&head) || is_close(&tail)) {
		out->state = RR_ANCHOR_AMBIGUOUS;
		out->twin = p->spots[is_close(&head) ? head.next.spot : tail.next.spot].id;
	}
	rr_str_free(&text);
}

/* A note on another language's text: the clauses have the same ids, not the same words. */
static bool find_translated(const struct rr_places *p, const struct rr_note *note,
                            struct rr_anchor *out)
{
	const char *lang = p->doc->lang != NULL ? rr_lang_code(p->doc->lang) : "";
	size_t first = places_spot(p, note->passage);
	size_t last = note->until != NULL ? places_spot(p, note->until) : first;
	struct rr_str text = { 0 };

	if (note->lang[0] == '\0' || lang[0] == '\0' || strcmp(lang, note->lang) == 0)
		return false;
	*out = (struct rr_anchor){ .state = RR_ANCHOR_GONE, .translated = true };
	if (first == RR_NONE || last == RR_NONE || last < first)
		return true;
	join_spots(p, first, last, &text);
	*out = at_spots(p, RR_ANCHOR_MOVED, first, last, 0, text.len);
	out->translated = true;
	rr_str_free(&text);
	return true;
}

void rr_note_place(struct rr_places *p, const struct rr_note *note, const char *hint,
                   const char *last, struct rr_anchor *out)
{
	if (strcmp(note->passage, RR_WHOLE) == 0) {
		*out = (struct rr_anchor){ .passage = RR_WHOLE, .likeness = 1 };
		return;
	}
	if (find_translated(p, note, out))
		return;
	if (hint == NULL && find_unchanged(p, note, out))
		return;
	if (note->until != NULL && strchr(note->exact, '\n') != NULL)
		find_ends(p, note, hint, last, out);
	else
		find_words(p, note, hint, out);
}

const char *rr_anchor_state_name(enum rr_anchor_state state)
{
	static const char *const names[] = {
		[RR_ANCHOR_EXACT] = "exact", [RR_ANCHOR_MOVED] = "moved",
		[RR_ANCHOR_EDITED] = "edited", [RR_ANCHOR_AMBIGUOUS] = "ambiguous",
		[RR_ANCHOR_GONE] = "gone",
	};

	return names[state];
}

void rr_anchor_difference(const struct rr_places *places, const struct rr_note *note,
                          const struct rr_anchor *anchor, struct rr_str *out)
{
	struct rr_str text = { 0 };
	struct rr_changes changes = { 0 };
	struct rr_span now, then = rr_span(note->exact);

	if (anchor->passage == NULL || strcmp(anchor->passage, RR_WHOLE) == 0 ||
	    !rr_places_text(places, anchor->passage, anchor->until, &text))
		return;
	now = rr_span_sub(rr_str_span(&text), anchor->start, anchor->end);
	rr_word_changes(then, now, &changes);
	for (size_t i = 0; i < changes.count; i++) {
		const struct rr_change *c = &changes.items[i];

		rr_str_puts(out, c->op == RR_DELETE ? "[-" : c->op == RR_INSERT ? "{+" : "");
		rr_str_add(out, rr_span_sub(c->op == RR_INSERT ? now : then, c->start, c->end));
		rr_str_puts(out, c->op == RR_DELETE ? "-]" : c->op == RR_INSERT ? "+}" : "");
	}
	rr_changes_free(&changes);
	rr_str_free(&text);
}
