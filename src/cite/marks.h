/*
 * marks - what a passage holds that may be part of a citation, in order:
 * the phrases of words.h, numbers, symbols, dates and places. Marks don't
 * overlap. group.c makes citations of them.
 */
#ifndef CITE_MARKS_H
#define CITE_MARKS_H

#include "cite/number.h"
#include "cite/place.h"
#include "cite/scan.h"
#include "cite/words.h"

enum mark_kind {
	MARK_BODY, MARK_ACT, MARK_OWN, MARK_INSTRUMENT, MARK_HEAD, MARK_IBID, MARK_ALL, MARK_PLACE,
	MARK_NUMBER, MARK_SYMBOL, MARK_SUFFIX, MARK_DATE,
};

struct mark {
	enum mark_kind kind;
	size_t start, end;
	const struct phrase *phrase; /* of the kinds that are phrases; else NULL */
	struct number number;        /* of MARK_NUMBER */
	struct rr_date date;         /* of MARK_DATE */
	struct place place;          /* of MARK_PLACE */
	bool used;                   /* MARK_PLACE: a citation's place was made of it */
	bool foreign;                /* MARK_BODY, part of a longer name we don't know */
	const char *symbol;          /* canonical, of MARK_SYMBOL and MARK_SUFFIX; NULL if cut short */
	const char *flaw;            /* what is wrong with it; NULL */
};

struct marks {
	struct mark *items; /* owned; reused from passage to passage */
	size_t count, cap;
};

/* What a passage is read with. */
struct reading {
	const struct words *words;
	const struct rr_lang *lang;
	struct rr_arena *arena;
	const struct rr_lang *sessions, *instruments; /* the tables of that name; NULL */
	bool han;                /* numbers stand before their word: 第70/1号决议 */
	const struct variants *variants; /* NULL if the language has none */
	struct rr_span text;     /* of the passage */
	struct marks marks;
	struct places places;    /* of the passage, where marks may begin */
	struct rr_str folded;    /* owned: the text where it isn't the passage's own */
};

/*
 * Whether a capitalised word stands right before a place in mid-sentence, so
 * that what begins there is part of a longer name: "the Olympic Charter".
 */
bool name_before(struct rr_span text, size_t at);

/* The index of the first mark that begins at a place or behind it; their count. */
size_t marks_from(const struct reading *reading, size_t at);

/* Fills reading->marks with those of the passage, whose text becomes reading->text. */
void marks_find(struct reading *reading, struct rr_span passage);

#endif
