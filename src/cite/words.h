/*
 * words - the phrases by which a language cites, compiled from its pack and
 * the table of instruments into one index.
 *
 * The sections read are [cited-bodies], [cited-acts], [locators],
 * [citation-words], [part-letters] and [session-marks] of a pack
 * (resread-lang(5) is their manual), [bodies] for the names given there, and
 * the language's section of lang/instruments.
 * In a phrase of these, a final * of a word stands for up to five more
 * letters (endings), and what follows ~ must stand there but is not part of
 * the match.
 */
#ifndef CITE_WORDS_H
#define CITE_WORDS_H

#include "cite/variants.h"

enum role {
	/* looked for everywhere */
	ROLE_BODY,       /* fields: the bodies it may mean; "-" one we have no symbols of */
	ROLE_ACT,        /* "resolution" or "decision"; then "many" for a plural */
	ROLE_OWN,        /* "its" */
	ROLE_INSTRUMENT,
	ROLE_HEAD,       /* "Convention": one named before, by the kind of thing it is */
	ROLE_UNIT,       /* "article"; fields: unit, "after" where the number comes first */
	ROLE_IBID,
	ROLE_ALL,        /* "both of": the date that follows is that of all before it */
	/* asked for at a place */
	ROLE_LINK,       /* "of the" */
	ROLE_DATE,       /* "dated" */
	ROLE_ADOPTED,    /* "adopted": a date may follow at some distance */
	ROLE_ADOPTION,   /* "adoption of": of what follows */
	ROLE_REVIEW,     /* "review of": a date behind is not that of what follows */
	ROLE_PAPER,      /* "report": a date behind, before a symbol in brackets, is its own */
	ROLE_JOIN,       /* "and" */
	ROLE_MAINLY,     /* "in particular" */
	ROLE_LETTER,     /* of a part, in another script: field the Latin one */
	ROLE_BACK,       /* "that", before "resolution" */
	ROLE_INNER,      /* "above", behind a place; "before": stands before it */
	ROLE_MORE,       /* behind a head: the name goes on ("on the Rights of") */
	ROLE_UNDER,      /* before a short Chinese name without brackets: 根据 */
	ROLE_SESSION,    /* before a session: "regular", "S", "ES" */
	ROLE_COUNT
};

struct unit;

struct phrase {
	const char *text;   /* folded: see words_compile.c */
	size_t len;
	enum role role;
	bool han;           /* blanks don't count */
	bool any_case;      /* of ASCII letters */
	const struct rr_entry *entry; /* borrowed from the pack */
	struct phrase *next; /* in its bucket */
	struct phrase *beyond; /* the next that shares no more with those before than this one */
	size_t rank;         /* of two of a bucket that match the lower one counts: the longer */
	size_t plain;        /* first bytes that stand for themselves: see words_compile.c */
	size_t same;         /* first bytes that are read as those of the one before it */
	const char *target;  /* of an instrument: "instrument:charter"; NULL */
	const struct unit *unit; /* of a ROLE_UNIT: place_in.h; NULL */
};

struct words;

/*
 * What the language's pack says; in arena. lang and table may lack sections.
 * variants: characters not to be passed over in scan(); NULL.
 */
const struct words *words_compile(struct rr_arena *arena, const struct rr_lang *lang,
                                  const struct rr_lang *instruments,
                                  const struct variants *variants);

/*
 * The longest phrase that begins at `at`, of the roles looked for everywhere
 * or, with asked, of that role alone; *end is where it ends. NULL if none.
 * In running text a Chinese title may be passed over as if it were none.
 */
const struct phrase *words_at(const struct words *words, struct rr_span text, size_t at,
                              size_t *end);
const struct phrase *words_ask(const struct words *words, enum role role,
                               struct rr_span text, size_t at, size_t *end);

/*
 * Steps back from `at` to the next character, not before `far`, that a phrase of a
 * role asked for may begin with; RR_NONE if there is none.
 */
size_t words_back(const struct words *words, enum role role, struct rr_span text, size_t at,
                  size_t far);

/* The phrase that is all of a title; NULL. Of the roles looked for everywhere. */
const struct phrase *words_title(const struct words *words, struct rr_span title);

/* Whether a phrase counts in running text: a Chinese title does in its brackets only. */
bool words_run(const struct phrase *phrase);

/* Bits for what a text may begin with where a phrase does: starts.h. */
const struct starts *words_starts(const struct words *words);

/* The head that stands in a name and says what kind of thing it names; NULL. */
const struct phrase *words_head(const struct words *words, struct rr_span name);

/* Whether the language puts a resolution's number before the word for it. */
bool words_acts_after(const struct words *words);

/* Whether the entry has that word among its fields. */
bool words_says(const struct phrase *phrase, const char *field);

/* Steps over blanks (no-break ones too), and over blanks and links. */
size_t skip_blanks(struct rr_span text, size_t at);
size_t skip_links(const struct words *words, struct rr_span text, size_t at);

/* Whether nothing but blanks and links stands between the two places. */
bool links_reach(const struct words *words, struct rr_span text, size_t from, size_t at);

/* Steps over one comma of any script; `at` itself if there is none. */
size_t skip_comma(struct rr_span text, size_t at);

/* Whether a letter or digit stands before, at a place. */
bool in_word(struct rr_span text, size_t at);
bool word_before(struct rr_span text, size_t at);

#endif
