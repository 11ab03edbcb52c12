/*
 * What the files of this layer share: a pack as parsed, the trie its phrases
 * are compiled into, and the folding both sides of a comparison go through.
 */
#ifndef LANG_PACK_H
#define LANG_PACK_H

#include "resread/lang.h"

enum take { TAKE_TEXT, TAKE_WORD, TAKE_NUMBER, TAKE_ORDINAL, TAKE_DATE, TAKE_MONTH, TAKES };

/*
 * One step of a phrase: a folded code point, a run of blanks (cp ' '), or a
 * capture (cp 0), or a jump to its child (JUMP). Phrases with the same
 * beginning share their first nodes. Nodes name each other by their places in
 * the section's array, so that a shipped section is read where it lies.
 */
#define JUMP 0x110000u
struct node {
	uint32_t cp : 21;
	uint32_t take : 3;    /* enum take of a capture */
	uint32_t name : 8;    /* of a capture: in the section's captures */
	uint32_t own : 1;     /* of one phrase alone, behind a choice */
	uint32_t entry : 31;  /* 1 + the entry whose phrase ends here; 0 */
	uint32_t child, next; /* what may follow; the other choices here; 0: none */
};

#define ROOTS 64       /* lists of first nodes, by code point */
#define FIRSTS 512
#define PREFIX 4       /* code points of a phrase's beginning that are told apart at most */
#define PREFIXES 1024
#define CAPTURES_MAX 255 /* of one section; those beyond may be followed by anything */

/*
 * A capture's name and, where it takes text, what may follow it: bit cp % 64
 * of each folded code point, and whether a blank may, or a number or date, or
 * anything. Only where that stands is the rest of the phrase tried.
 */
struct capture {
	struct rr_span name;
	uint64_t follow;
	bool blank, number, any;
};

/* The phrases of a section, ready to be matched. */
struct trie {
	uint32_t roots[ROOTS];
	uint32_t captures;    /* first nodes that are captures */
	uint32_t starts[8];   /* a bit for each first byte of a text that may match */
	uint32_t firsts[FIRSTS / 32]; /* a bit for each first code point, modulo */
	uint32_t prefixes[PREFIXES / 32]; /* and for each beginning: trie_prefix() */
};

/*
 * A shipped section: its entries one behind another in the pack's text, each
 * as two bytes, the numbers of its phrases and of its fields, and these, each
 * ended by a NUL; its nodes in the pack's nodes. All places are offsets, so
 * that opening a pack costs the loader of programs nothing.
 */
struct shipped_section {
	uint32_t name, entries, captures, nodes; /* in text, text, captures, nodes */
	uint32_t count, phrase_count, field_count, capture_count;
	bool compiled;        /* the nodes are there: tables of no language go without */
	struct trie trie;
};

struct shipped_capture {
	uint32_t name;        /* in text */
	bool blank, number, any;
	uint64_t follow;
};

struct shipped {
	const char *file;     /* "zh.lang" */
	const char *text;
	const struct node *nodes;
	const struct shipped_capture *captures;
	const struct shipped_section *sections;
	size_t section_count;
};
extern const struct shipped shipped_packs[]; /* up to one without file */

struct section {
	struct rr_span name;
	const struct shipped_section *shipped; /* whose entries are not read yet; NULL */
	const struct rr_entry *entries;
	size_t count;
	const struct trie *trie;       /* NULL until compiled */
	const struct node *nodes;
	const struct capture *captures;
	size_t node_count, capture_count;
};

/* The sections that matching itself needs, for numbers and dates. */
enum own {
	DATES, MONTHS, NUMBERS, ORDINALS, NUMBER_JOINS, ORDINAL_PREFIXES, ORDINAL_SUFFIXES,
	OWN_SECTIONS,
};

#define NUMBER_STARTS 4096 /* bits: 2^12, see scatter() */
#define ASKED 256

/* A section that was asked for by this name; the name's address tells where to look. */
struct asked {
	const char *at; /* the address; NULL: nothing is remembered here */
	char name[24];  /* what stood there */
	struct section *section; /* NULL: the pack has none */
};

struct rr_lang {
	struct rr_arena *arena; /* owned */
	const char *code, *file; /* owned by the arena */
	const struct shipped *shipped; /* NULL of a pack that was parsed */
	struct section *sections;
	size_t section_count;
	struct asked *asked; /* ASKED of them */
	uint32_t (*variants)[2]; /* a hash table: code point, what it stands for */
	size_t variant_mask;     /* 0 if the pack has no [variants] */
	const struct section *known[RR_KNOWN]; /* NULL until looked up */
	struct section *own[OWN_SECTIONS]; /* looked up; NULL where the pack has none */
	bool own_known;
	/*
	 * Bits for what numbers and dates may begin with: a code point alone, two, and
	 * three; and for the words of one or two, behind which no letter stands.
	 */
	uint32_t number_starts[NUMBER_STARTS / 32], number_pairs[NUMBER_STARTS / 32];
	uint32_t number_triples[NUMBER_STARTS / 32], number_words[NUMBER_STARTS / 32];
	/* and for the code points their words end with, and those they hold */
	uint32_t number_ends[NUMBER_STARTS / 32], number_parts[NUMBER_STARTS / 32];
};

/* Parses a pack's text, which is copied. RR_INVALID with "FILE:LINE: …". */
enum rr_status pack_parse(const char *code, const char *file, struct rr_span text,
                          struct rr_lang **out, struct rr_error *err);
/* The pack compiled in for that file; its sections are read when asked for. */
struct rr_lang *pack_open(const char *code, const struct shipped *shipped);
void pack_free(struct rr_lang *lang);

/* The section of that name, ready to be matched; NULL if the pack has none. */
struct section *pack_section(const struct rr_lang *lang, const char *name);
/* One of those that readers name by number: found once. No text matches one that the pack lacks. */
const struct section *known_find(const struct rr_lang *lang, enum rr_known which);
static inline const struct section *known_section(const struct rr_lang *lang, enum rr_known which)
{
	return lang->known[which] != NULL ? lang->known[which] : known_find(lang, which);
}
/* Reads a section's entries, if that was not done yet. */
void pack_entries(const struct rr_lang *lang, struct section *section);
/* Compiles a section's phrases. */
void trie_compile(const struct rr_lang *lang, struct section *section);
/* Tells of each capture of text what may follow it; the array grows. */
struct capture *follow_compile(struct node *nodes, size_t node_count, struct capture *captures,
                               size_t *count);
/* Whether what a capture says may follow it stands at `at`; *next is behind that character. */
bool follow_stands(const struct rr_lang *lang, const struct capture *capture,
                   struct rr_span text, size_t at, size_t *next);
/* Whether a number, an ordinal or a date may begin at `at`. */
bool follow_starts_number(const struct rr_lang *lang, struct rr_span text, size_t at);
/* One of the sections that matching itself needs; NULL where the pack has none. */
const struct section *own_look_up(const struct rr_lang *lang, enum own which);
static inline const struct section *own_section(const struct rr_lang *lang, enum own which)
{
	return lang->own_known ? lang->own[which] : own_look_up(lang, which);
}

/* Makes the table of characters written in more than one way, from [variants]. */
void fold_prepare(struct rr_lang *lang);
/* The same form for both sides: case, quotation marks, hyphens, full width. */
uint32_t fold_char(const struct rr_lang *lang, uint32_t cp);
extern const unsigned char fold_ascii[128];
uint32_t fold_wide(const struct rr_lang *lang, struct rr_span s, size_t *at);
size_t fold_wide_blanks(struct rr_span s, size_t at);
size_t fold_wide_marks(struct rr_span s, size_t at);

/* Folds and steps over the next code point that counts; 0 at the end. */
static inline uint32_t fold_next(const struct rr_lang *lang, struct rr_span s, size_t *at)
{
	if (*at < s.len && (unsigned char)s.text[*at] < 0x80)
		return fold_ascii[(unsigned char)s.text[(*at)++]];
	return fold_wide(lang, s, at);
}

/* Whether a character that begins with that byte is Han, and nothing else. */
static inline bool fold_is_han_byte(unsigned char c)
{
	return c >= 0xE4 && c <= 0xE9;
}

/* Behind the blanks at `at`. No blank beyond ASCII is Han. */
static inline size_t fold_blanks(struct rr_span s, size_t at)
{
	unsigned char c = at < s.len ? (unsigned char)s.text[at] : 'x';

	if (c == ' ' && ++at < s.len)
		c = (unsigned char)s.text[at];
	return (c > ' ' && c < 0x80) || fold_is_han_byte(c) ? at : fold_wide_blanks(s, at);
}

/* Behind the signs at `at` that do not count: vowel signs behind a letter, marks of direction. */
static inline size_t fold_marks(struct rr_span s, size_t at)
{
	unsigned char c = at < s.len ? (unsigned char)s.text[at] : 'x';

	return c == 0xD9 || c == 0xE2 || c == 0xC2 ? fold_wide_marks(s, at) : at;
}

bool fold_is_han(uint32_t cp);    /* written without blanks between words */
bool fold_is_letter(uint32_t cp); /* of a script with blanks between words */
bool fold_before_is_letter(struct rr_span s, size_t at);
int fold_digit(struct rr_span s, size_t *at); /* steps over a digit; -1 if none */

/* Whether any phrase begins with that folded code point. */
bool trie_has_first(const struct section *section, uint32_t cp);
/* The bit of trie.prefixes for a beginning: that before it, and one code point more. */
static inline uint32_t trie_prefix(uint32_t before, uint32_t cp)
{
	return before * 31 + cp;
}
static inline uint32_t trie_prefix_bit(uint32_t prefix)
{
	return prefix * 0x9E3779B1u >> 16 & (PREFIXES - 1);
}
/* The longest match at `at`; part: a letter may follow. */
bool trie_match(const struct rr_lang *lang, const struct section *section,
                struct rr_span text, size_t at, bool part, struct rr_match *out);

/* What a number, an ordinal, a month or a date takes at a place. */
struct value {
	size_t at, end; /* `at` RR_NONE: none was read yet */
	long number;
	bool got;
};

/* The number and the ordinal at a place: at most one of them, but where roman digits stand. */
void read_numerals(const struct rr_lang *lang, struct rr_span text, size_t at,
                   struct value *number, struct value *ordinal);
/* rr_lang_date() where it may be known what stands there as a number. */
bool read_date(const struct rr_lang *lang, struct rr_span text, size_t *at, struct rr_date *out,
               const struct value *number);
/* trie_match() where that is known of `at`; NULL: it is not. No letter may follow. */
bool trie_match_number(const struct rr_lang *lang, const struct section *section, struct rr_span text,
                       size_t at, const struct value *number, struct rr_match *out);

/* A month's name, which steps over; a number may stand for one as well. */
bool read_month(const struct rr_lang *lang, struct rr_span text, size_t *at, long *value);

#endif
