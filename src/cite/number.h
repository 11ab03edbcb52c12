/*
 * number - the numbers of resolutions and decisions: their shapes, which
 * bodies number that way, and the canonical target they make.
 */
#ifndef CITE_NUMBER_H
#define CITE_NUMBER_H

#include "cite/words.h"

enum body {
	BODY_GA, BODY_HRC, BODY_SC, BODY_ECOSOC, BODY_CHR, BODY_SUBCOM, BODY_TC, BODY_COUNT
};

#define BODY_NONE BODY_COUNT

enum act { ACT_RESOLUTION, ACT_DECISION };

enum shape {
	SHAPE_SESSION,   /* 69/179 */
	SHAPE_SPECIAL,   /* S-9/1 */
	SHAPE_EMERGENCY, /* ES-10/15 */
	SHAPE_ROMAN,     /* 2200 A (XXI), 3202 (S-VI) */
	SHAPE_DATED,     /* 1325 (2000) */
	SHAPE_YEARLY,    /* 2000/22 */
};

struct number {
	enum shape shape;
	unsigned first;   /* session or year; of ROMAN and DATED the number */
	unsigned second;  /* the number; of ROMAN the session, of DATED the year */
	char letter;      /* part: 68/247 B; 0 */
	bool doubled;     /* past Z: 53/77 AA */
	char session[12]; /* of ROMAN, as printed: "XXI", "S-VI" */
	bool plain;       /* of DATED: no year is printed; second is the calendar's, 0 if unknown */
};

/* Reads the number that stands at *at and steps over it, its part and brackets.
 * words may be NULL; then only Latin letters part and only Roman ones count. */
bool number_read(const struct words *words, struct rr_span text, size_t *at,
                 struct number *out);

/*
 * Whether a body could have given that number to such an act and, where the
 * date is whole, could have done so in that year. The exact day is the
 * calendar's business.
 */
bool number_fits(const struct number *n, enum body body, enum act act,
                 const struct rr_date *date);

/* Whether at least the session is one of the Assembly's, though the count can't be. */
bool number_shaped(const struct number *n, enum body body, const struct rr_date *date);

/* The body whose numbers look like that if none is named; BODY_NONE if more may. */
enum body number_body(const struct number *n);

/* Appends "A/RES/69/179". */
void number_target(const struct number *n, enum body body, enum act act,
                   struct rr_str *out);

/*
 * Reads a target back ("A/HRC/RES/28/2"): whose it is, and its number. False
 * if it is no resolution's or decision's symbol of these bodies; *well tells
 * whether the number is one.
 */
bool number_of_target(const char *target, enum body *body, enum act *act,
                      struct number *out, bool *well);

/* What a year's resolutions of the Security Council are known to be numbered. */
struct calendar_year {
	unsigned year, first, last;
};

/* The year of such a number, by the table of sessions; false if none is known. */
bool calendar_of_number(const struct rr_lang *sessions, unsigned number,
                        struct calendar_year *out);

/*
 * Whether a number can't be of a year, for it is another's or out of their
 * order; then the year whose numbers show it.
 */
bool calendar_excludes(const struct rr_lang *sessions, unsigned number, unsigned year,
                       struct calendar_year *out);

/* The body of a code of the packs ("GA"); BODY_NONE. */
enum body body_of(struct rr_span code);
const char *body_code(enum body body);

/* Steps over a roman numeral in capitals; its value, 0 if there is none. */
unsigned roman_read(struct rr_span text, size_t *at);
void roman_write(unsigned value, char out[16]);

#endif
