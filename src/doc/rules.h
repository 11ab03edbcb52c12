/* The state in which header.c reads, and the rules for its lines. */
#ifndef DOC_RULES_H
#define DOC_RULES_H

#include "doc/reader.h"

enum await { AWAIT_NOTHING, AWAIT_AGENDA, AWAIT_TITLE };

struct header {
	struct reader *r;
	enum await await;
	struct rr_str title, agenda;
	bool titled; /* a number or sponsors announced the title */
	bool decision;
	bool numbered; /* the number was read: without enacting words the text may begin */
};

#define LIST_LINES ((size_t)60) /* of a list of sponsors */

bool lists_on(const struct reader *r, size_t i);   /* a line of sponsors that another follows */
bool opens_sponsors(struct reader *r, size_t i);   /* they begin right below an agenda item */
void settle_header(struct header *h); /* once all its lines are read; conclude.c */
bool is_plain(struct reader *r);      /* no resolution nor part of one */
/* Reads what the matched entry of [header] says; s is the text it matched. */
void apply_rule(struct header *h, struct rr_span s, const struct rr_match *m);

/* "Resolution adopted by BODY on DATE at its n-th meeting". */
void rule_adopted(struct header *h, const struct rr_match *m, struct rr_span s);

#endif
