/*
 * lang - the language packs: all that resread knows of a language is a text
 * file, share/resread/lang/CODE.lang, compiled into tables while resread is
 * built (src/tool/packs.c); a user's own in
 * $XDG_DATA_HOME/resread/lang/CODE.lang wins and is parsed when asked for.
 * man/resread-lang.5 is the manual of the form. Beside the packs stand the tables that belong to no
 * language: lang/instruments (named treaties and declarations, all languages
 * in one list) and lang/sessions (when each body's sessions met).
 *
 * A pack is sections of entries:
 *
 *   # comment
 *   [verbs]
 *   strongly urges | urges strongly = urge, 78
 *
 * left of "=" one or more phrases parted by " | ", right of it fields parted
 * by ", ". What the sections and fields mean is their reader's business; the
 * sections known are listed in resread-lang(5). A phrase may be a pattern
 * with {captures}:
 *
 *   [votes]
 *   by {for} votes to {against}, with {abstaining} abstentions = recorded_vote
 *
 * A capture says what it takes, {day:number} or {to:date}: number, ordinal
 * (or number), date, month, word (up to a blank), text. The names {n} {for}
 * {against} {abstaining} {day} {year} are numbers without saying so,
 * {session} and {meeting} ordinals, {date} a date; any other takes the
 * shortest text that lets the rest match, at the end all that is left.
 * (a|b) is a choice, [x] may be absent, a backslash makes a bracket plain.
 *
 * Matching ignores case, the form of quotation marks and hyphens, and how
 * much white space there is (in Chinese, whether there is any). A phrase that
 * ends in a letter matches only whole words where words are parted by blanks.
 */
#ifndef RESREAD_LANG_H
#define RESREAD_LANG_H

#include "resread/base.h"

/* The packs in use; opened once, read as needed. Never shared by threads. */
struct rr_langs;
struct rr_lang;

/*
 * user_dir may be NULL (then the XDG folder is looked at). A user's pack
 * with a mistake is reported by rr_lang_find(), not here.
 */
struct rr_langs *rr_langs_new(const char *user_dir);
void rr_langs_free(struct rr_langs *langs);

/*
 * What another layer compiles from a pack is kept here, under a key of its
 * own, and lives in the arena, which is freed with langs. NULL if there is
 * nothing under the key.
 */
void rr_langs_keep(struct rr_langs *langs, const void *key, struct rr_arena *arena,
                   const void *thing);
const void *rr_langs_kept(const struct rr_langs *langs, const void *key);

/*
 * The pack of a code ("zh", "en", …), parsed when first asked for; borrowed
 * from langs. NULL with RR_MISSING (no such pack) or RR_INVALID ("FILE:LINE:
 * what is wrong") in err.
 */
const struct rr_lang *rr_lang_find(struct rr_langs *langs, const char *code,
                                   struct rr_error *err);

/*
 * The language of a text, by script and by the packs' own words; the "en"
 * pack where little or nothing tells. Never NULL.
 */
const struct rr_lang *rr_lang_guess(struct rr_langs *langs, struct rr_span text);

/*
 * The same; *other is another language that much of the text may be in as
 * well, by the same cheap counts, NULL if there is none. rr_lang_other()
 * tells it of a text whose language is known. It is a suspicion, no more:
 * names and titles quoted may raise it.
 */
const struct rr_lang *rr_lang_guess_two(struct rr_langs *langs, struct rr_span text,
                                        const struct rr_lang **other);
const struct rr_lang *rr_lang_other(struct rr_langs *langs, struct rr_span text,
                                    const struct rr_lang *lang);

/*
 * The script that a language is written in, as the table of languages names
 * it, and that of a letter, folded or not: "Latin", "Han". The same script is
 * the same pointer. NULL: not in the table, no letter.
 */
const char *rr_lang_script(struct rr_langs *langs, const struct rr_lang *lang);
const char *rr_script_of(uint32_t cp);

/*
 * How many of a text's letters (a Han character counts as two) stand in words
 * of the pack, of whatever section; *all is how many stand in words at all. Of
 * a text of the language a third and more do, but for its very subject; of one
 * in another, or decoded wrongly, hardly any.
 */
size_t rr_lang_known(struct rr_langs *langs, const struct rr_lang *lang, struct rr_span text,
                     size_t *all);

/* The table that belongs to no language ("instruments", "sessions"), as a pack. */
const struct rr_lang *rr_lang_table(struct rr_langs *langs, const char *name,
                                    struct rr_error *err);

const char *rr_lang_code(const struct rr_lang *lang); /* "zh" */

/* ---- entries ---------------------------------------------------------- */

struct rr_entry {
	struct rr_span phrase;        /* the first phrase, as written */
	const char *name;             /* the same, NUL-terminated */
	const struct rr_span *phrases; /* all of them, the first included */
	size_t phrase_count;
	const struct rr_span *fields; /* right of "=" */
	size_t field_count;
	const char *key;              /* the first field, NUL-terminated; "" if none */
};

/* All entries of a section, in the file's order; NULL and 0 if there is none. */
const struct rr_entry *rr_lang_entries(const struct rr_lang *lang,
                                       const char *section, size_t *count);

/*
 * The entry of a body's session ("HRC 6", "HRC S-9") in the table of
 * sessions: its fields are the first and last day of each part; NULL.
 */
const struct rr_entry *rr_lang_session(struct rr_langs *langs, const char *name);

/* Field i of an entry as text, an empty span if absent; as a number, 0 if not one. */
struct rr_span rr_entry_field(const struct rr_entry *entry, size_t i);
int rr_entry_int(const struct rr_entry *entry, size_t i);

/* ---- matching --------------------------------------------------------- */

#define RR_CAPTURES 8

struct rr_capture {
	struct rr_span name;  /* borrowed from the pack */
	size_t start, end;    /* bytes of the text matched against */
	long number;          /* the value of a number or ordinal, else -1 */
};

struct rr_match {
	const struct rr_entry *entry;
	size_t start, end;    /* bytes of the text matched against */
	struct rr_capture captures[RR_CAPTURES];
	size_t capture_count;
};

/* The entry of the section with the longest match that begins at `at`. */
bool rr_lang_match(const struct rr_lang *lang, const char *section,
                   struct rr_span text, size_t at, struct rr_match *out);

/* Sections that are asked at every line or clause: they are looked up once. */
enum rr_known {
	RR_IN_VERBS, RR_IN_VERB_BEFORE, RR_IN_VERB_AFTER, RR_IN_BODIES, RR_IN_CITED_BODIES, RR_IN_ARTICLES,
	RR_IN_HEADER, RR_IN_ANNEX, RR_IN_PARTS, RR_IN_PART_LETTERS, RR_IN_PART_NUMBERS,
	RR_IN_PAGE_LINES, RR_IN_NOTE_HEADS, RR_IN_CLOSING, RR_IN_VOTE_LISTS, RR_IN_MONTHS,
	RR_IN_BEFORE_NUMBER, RR_IN_BEHIND_MARK, RR_KNOWN,
};

/* The same of one of these. */
bool rr_known_match(const struct rr_lang *lang, enum rr_known section,
                    struct rr_span text, size_t at, struct rr_match *out);

/*
 * Whether an entry of the section may match at the start of the text, told by
 * its first characters alone: false means that none does. For callers who
 * would have to make the text up first.
 */
bool rr_lang_may_match(const struct rr_lang *lang, const char *section, struct rr_span text);
bool rr_known_may_match(const struct rr_lang *lang, enum rr_known section, struct rr_span text);

/* The first place at or after `from` where an entry of the section matches. */
bool rr_lang_search(const struct rr_lang *lang, const char *section,
                    struct rr_span text, size_t from, struct rr_match *out);

/* The capture of that name; NULL if the match has none. */
const struct rr_capture *rr_match_capture(const struct rr_match *m, const char *name);

/* ---- numbers, ordinals, dates ----------------------------------------- */

/* Each reads what stands at *at and steps over it, or returns false. */
bool rr_lang_number(const struct rr_lang *lang, struct rr_span text, size_t *at,
                    long *value);  /* "28", "twenty-eight", 二十八 */
bool rr_lang_ordinal(const struct rr_lang *lang, struct rr_span text, size_t *at,
                     long *value); /* "forty-seventh", 第四十七, "47th", XXVI */
/* Whether one may end right before byte `at`, by the character there: never no where one does. */
bool rr_lang_number_ends(const struct rr_lang *lang, struct rr_span text, size_t at);
/* Whether a number's words may hold that character; never no where they do. */
bool rr_lang_number_holds(const struct rr_lang *lang, uint32_t cp);

/* A calendar date; year 0 or day 0 where the text gives none. */
struct rr_date {
	int year, month, day;
};

bool rr_lang_date(const struct rr_lang *lang, struct rr_span text, size_t *at,
                  struct rr_date *out); /* "19 December 2023", 2015 年 3 月 26 日 */
/* "2023-12-19"; false (and "") unless the date is whole. */
bool rr_date_iso(struct rr_date date, char out[11]);

/* ---- vocabularies ----------------------------------------------------- */

/*
 * A tag that many use, and its names in several languages: the goals, the
 * universal periodic review, themes and persons (share/resread/vocab), and
 * the user's own, every file of $XDG_DATA_HOME/resread/vocab. A line is
 * "tag = name | name", "#" begins a comment.
 */
struct rr_term {
	const char *tag;    /* "sdg/6/1" */
	const char *names;  /* "safe drinking water | 安全饮用水" */
	const char *folded; /* the same by rr_fold() */
};

struct rr_vocab {
	struct rr_term *terms; /* the shipped ones first, in their files' order */
	size_t count;
};

/*
 * All terms, read when first asked for and kept in langs. RR_INVALID: a
 * mistake in the user's, "FILE:LINE: what is wrong"; *out has those before it
 * and the next call is silent.
 */
enum rr_status rr_vocab(struct rr_langs *langs, const struct rr_vocab **out,
                        struct rr_error *err);

/* Whether the tag begins with what was typed, or a name holds it, however written. */
bool rr_term_matches(const struct rr_term *term, struct rr_span typed);

#endif
