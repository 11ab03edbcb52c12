/*
 * What the files of this layer share: a pack as parsed, the trie its phrases
 * are compiled into, and the folding both sides of a comparison go through.
 */
#ifndef LANG_PACK_H
#define LANG_PACK_H

#include "resread/lang.h"

enum take { TAKE_TEXT, TAKE_WORD, TAKE_NUMBER, TAKE_ORDINAL, TAKE_DATE, TAKE_MONTH };

/*
 * One step of a phrase: a folded code point, a run of blanks (cp ' '), or a
 * capture (cp 0), or a jump to its child (JUMP). Phrases with the same
 * beginning share their first nodes.
 */
#define JUMP 0x110000u
struct node {
	uint32_t cp;
	enum take take;               /* of a capture */
	struct rr_span name;          /* of a capture; borrowed from the pack */
	bool own;                     /* of one phrase alone, behind a choice */
	const struct rr_entry *entry; /* the phrase that ends here; NULL */
	struct node *child, *next;    /* what may follow; the other choices here */
};

#define ROOTS 64 /* lists of first nodes, by code point */

struct section {
	struct rr_span name;
	struct rr_span body;        /* its lines, until they are read */
	unsigned line;              /* of its [name] */
	bool read;                  /* body was parsed into the entries */
	struct rr_entry *entries;
	const struct rr_span *left; /* of each entry, all its phrases as written */
	size_t count;
	bool compiled;
	struct node *roots[ROOTS];
	struct node *captures;      /* first nodes that are captures */
	bool starts[256];           /* first bytes of a text that may match */
};

#define ASKED 64

/* A section that was asked for by a name at this place. */
struct asked {
	const char *name;
	struct section *section;
};

struct rr_lang {
	struct rr_arena *arena; /* owned */
	const char *code, *file; /* owned by the arena */
	struct section *sections;
	size_t section_count;
	struct asked *asked; /* ASKED of them */
	uint32_t (*variants)[2]; /* a hash table: code point, what it stands for */
	size_t variant_mask;     /* 0 if the pack has no [variants] */
	struct section *dates[4]; /* the sections that dates are made of; NULL where none */
	bool dates_known;        /* they were looked up */
};

/*
 * Opens a pack known to be right; the text is copied, and each section parsed
 * when first asked for. RR_INVALID with "FILE:LINE: …".
 */
enum rr_status pack_open(const char *code, const char *file, struct rr_span text,
                         struct rr_lang **out, struct rr_error *err);
/* The same, every section parsed at once: for a pack that may hold mistakes. */
enum rr_status pack_parse(const char *code, const char *file, struct rr_span text,
                          struct rr_lang **out, struct rr_error *err);
void pack_free(struct rr_lang *lang);

/* The section of that name, compiled; NULL if the pack has none. */
struct section *pack_section(const struct rr_lang *lang, const char *name);
void trie_compile(const struct rr_lang *lang, struct section *section);

/* The same form for both sides: case, quotation marks, hyphens, full width. */
uint32_t fold_char(const struct rr_lang *lang, uint32_t cp);
/* Folds and steps over the next code point that counts; 0 at the end. */
uint32_t fold_next(const struct rr_lang *lang, struct rr_span s, size_t *at);
size_t fold_blanks(struct rr_span s, size_t at); /* behind the blanks at `at` */
bool fold_is_han(uint32_t cp);    /* written without blanks between words */
bool fold_is_letter(uint32_t cp); /* of a script with blanks between words */
bool fold_before_is_letter(struct rr_span s, size_t at);
int fold_digit(struct rr_span s, size_t *at); /* steps over a digit; -1 if none */

/* The longest match at `at`; part: a letter may follow. */
bool trie_match(const struct rr_lang *lang, const struct section *section,
                struct rr_span text, size_t at, bool part, struct rr_match *out);

bool read_month(const struct rr_lang *lang, struct rr_span text, size_t *at, long *value);

#endif
