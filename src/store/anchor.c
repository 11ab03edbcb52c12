/* Tying a note to its words, so that they are found again in a changed text. */
#include "store/notes.h"
#include "store/place.h"

#include <stdlib.h>
#include <string.h>

#include "resread/text.h"

#define CONTEXT 32 /* code points */

static char *copy(struct rr_span s)
{
	char *text = rr_alloc(s.len + 1);

	if (s.len > 0)
		memcpy(text, s.text, s.len);
	return text;
}

/* The quote as it is; else but for case, blanks and the form of quotation marks. */
static bool find_quote(struct rr_span text, const char *quote, size_t *start, size_t *end)
{
	struct rr_str folded = { 0 }, wanted = { 0 };
	size_t *map = NULL;
	size_t at = rr_span_find(text, quote, 0);

	if (at != RR_NONE) {
		*start = at;
		*end = at + strlen(quote);
		return true;
	}
	rr_fold(text, &folded, &map);
	rr_fold(rr_span(quote), &wanted, NULL);
	if (wanted.len > 0 && folded.len > 0)
		at = rr_span_find(rr_str_span(&folded), wanted.text, 0);
	if (at != RR_NONE) {
		*start = map[at];
		*end = map[at + wanted.len];
		while (*end > *start && text.text[*end - 1] == ' ') /* one that folding dropped */
			(*end)--;
	}
	free(map);
	rr_str_free(&folded);
	rr_str_free(&wanted);
	return at != RR_NONE;
}

static size_t context_start(struct rr_span text, size_t at)
{
	for (int i = 0; i < CONTEXT && at > 0; i++)
		rr_utf8_prev(text, &at);
	return at;
}

static size_t context_end(struct rr_span text, size_t at)
{
	for (int i = 0; i < CONTEXT && at < text.len; i++)
		rr_utf8_next(text, &at);
	return at;
}

static void put(char **field, char *value)
{
	free(*field);
	*field = value;
}

/* The words [start, end) of a text, which is that of the note's passages. */
static void take_words(struct rr_note *note, struct rr_span text, size_t start, size_t end)
{
	put(&note->exact, copy(rr_span_sub(text, start, end)));
	put(&note->prefix, copy(rr_span_sub(text, context_start(text, start), start)));
	put(&note->suffix, copy(rr_span_sub(text, end, context_end(text, end))));
	note->start = start;
	note->end = end;
	note->point_start = rr_codepoints(rr_span_sub(text, 0, start));
	note->point_end = note->point_start + rr_codepoints(rr_span_sub(text, start, end));
	note->passage_hash = store_hash(STORE_HASH, text);
}

static void take_doc(struct rr_note *note, const struct rr_doc *doc, const char *passage,
                     const char *until)
{
	struct rr_places *places = rr_places_new(doc);
	size_t first = places_spot(places, passage);
	size_t last = until != NULL ? places_spot(places, until) : first;

	put(&note->doc, rr_dup(doc->key));
	put(&note->lang, rr_dup(doc->lang ? rr_lang_code(doc->lang) : ""));
	put(&note->title, rr_dup(doc->title));
	put(&note->passage, rr_dup(passage));
	put(&note->until, rr_dup(until));
	note->beside_known = first != RR_NONE && last != RR_NONE;
	note->before_hash = note->beside_known ? places_beside(places, first, -1) : 0;
	note->after_hash = note->beside_known ? places_beside(places, last, 1) : 0;
	rr_places_free(places);
}

static const char *name_of(const struct rr_doc *doc)
{
	return doc->symbol ? doc->symbol : doc->key;
}

enum rr_status rr_note_anchor(struct rr_note *note, const struct rr_doc *doc,
                              const char *passage, size_t start, size_t end,
                              const char *quote, struct rr_error *err)
{
	const char *id = passage;
	struct rr_span text = rr_span(doc->title);

	if (strcmp(passage, RR_WHOLE) != 0 && !rr_doc_text(doc, passage, &text, &id))
		return rr_fail(err, RR_MISSING, "%s: has no clause %s", name_of(doc), passage);
	if (quote != NULL && quote[0] != '\0') {
		if (!find_quote(text, quote, &start, &end))
			return rr_fail(err, RR_MISSING, "%s#%s: does not say \"%s\"", name_of(doc),
			               id, quote);
	} else if (start == end) {
		start = 0;
		end = text.len;
	}
	if (start > end || end > text.len)
		return rr_fail(err, RR_INVALID, "%s#%s: has no such place", name_of(doc), id);
	take_doc(note, doc, id, NULL);
	take_words(note, text, start, end);
	return RR_OK;
}

enum rr_status rr_note_anchor_range(struct rr_note *note, const struct rr_doc *doc,
                                    const char *passage, size_t start,
                                    const char *until, size_t end, struct rr_error *err)
{
	struct rr_str text = { 0 };
	struct rr_places *places;
	struct rr_span last;
	enum rr_status st = RR_OK;

	if (strcmp(passage, until) == 0)
		return rr_note_anchor(note, doc, passage, start, end, NULL, err);
	places = rr_places_new(doc);
	if (!rr_places_text(places, passage, until, &text) || !rr_doc_text(doc, until, &last, NULL))
		st = rr_fail(err, RR_MISSING, "%s: has no clauses %s to %s", name_of(doc), passage,
		             until);
	else if (end > last.len || start > text.len - last.len)
		st = rr_fail(err, RR_INVALID, "%s#%s: has no such place", name_of(doc), passage);
	if (st == RR_OK) {
		take_doc(note, doc, passage, until);
		take_words(note, rr_str_span(&text), start,
		           end == 0 ? text.len : text.len - last.len + end);
	}
	rr_places_free(places);
	rr_str_free(&text);
	return st;
}
