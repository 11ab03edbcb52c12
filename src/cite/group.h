/*
 * group - from marks to findings: numbers with their word and body, symbols,
 * instruments; then the dates and places that stand beside them.
 */
#ifndef CITE_GROUP_H
#define CITE_GROUP_H

#include "cite/marks.h"
#include "resread/cite.h"

struct finding {
	size_t start, end;     /* what is cited, bytes of the passage */
	size_t before, after;  /* with the body, "its" and date that belong to it */
	const char *target;    /* in the arena */
	struct rr_date date;   /* zero if none */
	const char *locator;   /* in the arena; NULL */
	const struct mark *mark; /* what it was made of; till the next passage */
	bool act;              /* a resolution or decision by its number */
	bool decision;         /* of those the latter */
	enum rr_cite_kind kind;
	const char *inner;     /* id of the clause of this document; NULL */
	const char *flaw;      /* what is wrong with its form, in the arena; NULL */
};

struct findings {
	struct finding *items; /* owned; reused */
	size_t count, cap;
};

/* What earlier passages said that later ones rely on. */
struct context {
	enum body own;              /* of the document; BODY_NONE */
	enum body council;          /* the council named last in full; BODY_NONE */
	enum body yearly;           /* likewise of those that number by year */
	const struct phrase *other[2]; /* other bodies named last that give acts symbols, by act */
};

/* Adds a finding, all else zero. */
struct finding *finding_add(struct findings *out, size_t start, size_t end);

/* The numbers of resolutions and decisions. */
void find_acts(struct reading *r, struct context *context, struct findings *out);
void find_acts_after(struct reading *r, struct context *context, struct findings *out);

/* The bodies a mark may mean, likeliest first; 0 if one we have no symbols of. */
size_t bodies_meant(const struct mark *mark, const struct context *context,
                    enum body list[BODY_COUNT]);

/*
 * Makes the number's target: of the first body in the list that could have
 * given it then, or if `named` (the text says whose it is, so that the date
 * must be wrong) at any time; NULL if none could.
 */
const char *choose_target(struct reading *r, const struct number *number, enum act act,
                          const struct rr_date *date, const enum body *list, size_t count,
                          bool named, enum body *chosen);

/*
 * The target of an act of a body whose symbols the pack gives only for such
 * acts, as "resolution UNEP/EA.#/Res.#"; NULL if it gives none.
 */
bool other_gives(const struct phrase *body, enum act act);
const char *other_target(struct reading *r, const struct number *number, enum act act,
                         const struct phrase *body);

/*
 * Whether the words right before a number (at; the list so far ends at from)
 * are those of a list, and whether nothing between ends it: no full stop,
 * no semicolon but right before the number.
 */
bool list_goes_on(const struct reading *r, size_t from, size_t at);
bool list_unbroken(const struct reading *r, size_t from, size_t to);

/*
 * A date after a number: "of 15 March 2006", ", dated …". At some distance
 * (far) the words that may open a clause of their own ("on") don't count.
 */
bool act_date(const struct reading *r, size_t *at, bool far, struct rr_date *date);

/* Where the words go on that tell whose act it is, behind "adopted"; at itself if none do. */
size_t past_adopted(const struct reading *r, size_t at);

/* A date behind "adopted by …" or a place; `next` is the mark behind the number. */
bool date_behind_act(const struct reading *r, size_t next, size_t *at, struct rr_date *date);

/*
 * A date some words behind one such as "adopted", which stands at `at`:
 * "adopted by the Council on 15 March 2006". It begins before limit.
 */
bool adopted_date(const struct reading *r, size_t at, size_t limit, struct rr_date *date,
                  size_t *to);

/* The dates that a list from finding `first` on shares; next is the mark it ends at. */
void date_list(const struct reading *r, struct findings *out, size_t first, size_t next);

enum act act_of(const struct mark *mark);

/* Dates and places, once all of a passage is found and sorted. */
void attach_dates(struct reading *r, struct findings *found);
void attach_places(struct reading *r, struct findings *found);

#endif
