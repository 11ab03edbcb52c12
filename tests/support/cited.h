/*
 * cited - sentences and the citations in them, one line each: the words
 * cited, the target, the date, the place.
 */
#ifndef TESTS_CITED_H
#define TESTS_CITED_H

#include "resread/cite.h"

struct sentence {
	const char *body, *text, *cites;
};

/*
 * The citations of a clause, as the tables write them, behind what out holds;
 * the group of tests has packs_open() for its set-up.
 */
void cited_of(const char *code, const char *body, const char *text, struct rr_str *out);

/* Fails, with both texts, where a sentence cites otherwise; skips without a pack. */
void cited_check(const char *code, const struct sentence *tests, size_t count);

#define CHECK(code, tests) cited_check(code, tests, sizeof tests / sizeof *tests)

#endif
