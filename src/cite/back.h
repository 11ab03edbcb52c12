/*
 * back - words that point to what was named before or to the document
 * itself: "that resolution", "the Convention", "paragraph 7 above".
 */
#ifndef CITE_BACK_H
#define CITE_BACK_H

#include "cite/group.h"

enum { HEADS_MAX = 32, NAMES_KEPT = 64 };

/* The instruments of one kind of name ("Convention") a document has named. */
struct kin {
	struct rr_span head; /* the kind, as the table has it */
	const char *only;    /* the one of its kind so far; NULL if we don't know its name */
	bool many;           /* more than one so far */
	const char *titled;  /* named in the title; NULL */
	const char *defined; /* the one the head was said to stand for; NULL */
	const char *implied; /* named by the body it founds: a court's statute; NULL */
	bool implied_many;   /* of more than one body */
	const char *last;    /* the one named last, NULL if we don't know its name */
	size_t passage;      /* where that was */
};

/* What a document has named so far. */
struct memory {
	struct kin kin[HEADS_MAX];
	size_t kin_count;
	struct { const struct phrase *name, *head; } heads[NAMES_KEPT]; /* looked up before */
	size_t passage;            /* count of passages read */
	bool title;                /* the present one is the title */
	const char *owner;         /* the instrument named last, in this passage; NULL */
	size_t owner_end;          /* of its words */
	const char *act[2];        /* the resolution and the decision named last */
	size_t act_passage[2];
};

/* An instrument was named in the present passage. */
void memory_name(struct memory *memory, const struct words *words, const struct phrase *name,
                 const char *target);

/* A body was named of whose instrument a head may speak: "the Statute" of a court. */
void memory_imply(struct memory *memory, const struct phrase *name);

/* Of the marks of a passage in turn: what "thereto" may belong to. */
void memory_owner(struct memory *memory, const struct mark *mark, const char *target);

/* The instrument a head alone stands for; NULL if the text doesn't tell for sure. */
const char *head_target(struct memory *memory, const struct reading *r,
                        const struct mark *mark);

/* Where words that point back begin ("that"), which end where the mark begins; RR_NONE. */
size_t back_from(const struct reading *r, const struct mark *mark);

/* Adds "that resolution"; what was found stands in the order of the text. */
void find_back(struct reading *r, struct memory *memory, struct findings *found);

/* Adds "its Article 41", once the places beside citations are taken. */
void find_owned(struct reading *r, struct findings *found);

/* Remembers the acts of the passage for the next one; they are sorted. */
void memory_acts(struct memory *memory, const struct findings *found);

/* Adds "paragraph 7 above", once the places beside citations are taken. */
void find_inner(struct reading *r, const struct rr_doc *doc, const char *part,
                struct findings *found);

#endif
