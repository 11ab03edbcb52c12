/*
 * text - what Unicode says of a text: decoding, normal form, graphemes,
 * words, columns, wrapping, direction and search folding. The only layer
 * that knows ICU (libicuuc alone; libicui18n is never linked).
 *
 * Everything takes and gives bytes of UTF-8; ICU's UTF-16 never leaves.
 * A span handed in must be valid UTF-8 (rr_utf8_clean() makes it so) unless
 * a function says otherwise. ICU's dictionary for Chinese words costs about
 * a millisecond when first used, so only rr_words() touches it.
 */
#ifndef RESREAD_TEXT_H
#define RESREAD_TEXT_H

#include "resread/base.h"

/* ---- UTF-8 ------------------------------------------------------------ */

/* Decodes the code point at *pos and steps over it; U+FFFD for a bad byte. */
uint32_t rr_utf8_next(struct rr_span s, size_t *pos);
/* Steps back to the code point before *pos and decodes it; *pos > 0. */
uint32_t rr_utf8_prev(struct rr_span s, size_t *pos);
size_t rr_utf8_put(char out[4], uint32_t cp); /* bytes written */
bool rr_utf8_valid(struct rr_span s);
/* Appends s with each malformed sequence turned into one U+FFFD; returns how many. */
size_t rr_utf8_clean(struct rr_span s, struct rr_str *out);
size_t rr_codepoints(struct rr_span s);                 /* how many */
size_t rr_codepoint_offset(struct rr_span s, size_t n); /* byte offset of the n-th */

/*
 * Appends the NFC form of s; copies when it already is. Ligatures ("fi" as one
 * letter), letters of Arabic that are encoded in the dress they wear within a
 * word, and stops of upright columns become plain ones.
 */
void rr_nfc(struct rr_span s, struct rr_str *out);

/* A blank of another width or one that forbids a break: to a reader a blank. The wide one of Han is none. */
bool rr_is_odd_blank(uint32_t cp);

/*
 * What tells a program where to break or which way to run, and no reader
 * anything: soft hyphen, blank and joiner of no width, byte order mark,
 * embeddings, overrides and isolates. The marks of direction are none: they
 * keep numbers in place.
 */
bool rr_is_unseen(uint32_t cp);

/*
 * The length of the longest prefix of s that needs no care: well-formed UTF-8
 * in NFC whatever stands beside it, no control character but the tab, nothing
 * unseen, no odd blank. s may hold any bytes. Runs at about the speed of memory for ASCII and Han.
 */
size_t rr_settled_prefix(struct rr_span s);

/*
 * Appends bytes of another encoding as UTF-8 and returns how many sequences
 * were malformed, each now one U+FFFD; RR_NONE if ICU does not know the
 * encoding ("GB18030", "windows-1251", "UTF-16LE", … as ICU names them).
 */
size_t rr_decode(struct rr_span bytes, const char *encoding, struct rr_str *out);

/* The other way round; how many characters the encoding has not, each now its sign for such. */
size_t rr_encode(struct rr_span text, const char *encoding, struct rr_str *out);

/*
 * What ICU's detector takes bytes for, likeliest first: at most so many names
 * of encodings, which live on. 0 where the detector is not installed.
 */
size_t rr_detect(struct rr_span bytes, const char **names, size_t most);

/* ---- classes ---------------------------------------------------------- */

bool rr_is_space(uint32_t cp);   /* White_Space, and U+200B, U+FEFF */
bool rr_is_han(uint32_t cp);     /* script Han, Hiragana, Katakana, Bopomofo */
bool rr_is_cjk_punct(uint32_t cp); /* 、。，；：《》「」（） and the like, full width */
bool rr_is_letter(uint32_t cp);
bool rr_is_digit(uint32_t cp, int *value); /* any script's decimal digit */
bool rr_is_punct(uint32_t cp);
bool rr_is_upper(uint32_t cp);
bool rr_is_rtl(uint32_t cp);     /* bidi class R or AL */
uint32_t rr_lower(uint32_t cp);  /* simple case folding */

/* ---- columns and graphemes -------------------------------------------- */

/*
 * The end of the user-perceived character that starts at pos (extended
 * grapheme cluster, UAX #29), and the start of the one that ends at pos.
 */
size_t rr_grapheme_next(struct rr_span s, size_t pos);
size_t rr_grapheme_prev(struct rr_span s, size_t pos);

/* Terminal cells: 0, 1 or 2 (UAX #11; ambiguous is narrow). Controls are 0,
 * but a tab is 1, the blank rr_visible() makes of it. */
int rr_char_columns(uint32_t cp);
int rr_columns(struct rr_span s); /* sum over graphemes, each at most 2 */

/* The end of the longest prefix of s from pos on that fits in `columns`. */
size_t rr_fit_columns(struct rr_span s, size_t pos, int columns);

/*
 * Appends s made safe for a terminal: control characters (C0, C1, DEL),
 * bidi embeddings, overrides and isolates, and noncharacters become visible
 * stand-ins of one column (U+2400.. pictures or U+FFFD); tab becomes a space;
 * the mere marks U+200E, U+200F and U+061C are left out.
 */
void rr_visible(struct rr_span s, struct rr_str *out);

/* ---- wrapping --------------------------------------------------------- */

/* One screen line of a wrapped text: bytes [start, end) without the blank
 * the break swallowed; `columns` is its width. */
struct rr_wrapped {
	size_t start, end;
	int columns;
};

struct rr_lines_of {
	struct rr_wrapped *lines; /* owned */
	size_t count, cap;
};

/*
 * Breaks s into lines of at most `width` columns (>= 2) after UAX #14, in
 * Chinese with the rule that no closing punctuation starts a line and no
 * opening one ends it, where “ ” and ‘ ’ open and close like brackets. A word wider than the line is cut between graphemes.
 * U+000A forces a break. An empty text is one empty line. Replaces what out
 * held; the array is reused.
 */
void rr_wrap(struct rr_span s, int width, struct rr_lines_of *out);
void rr_lines_of_free(struct rr_lines_of *out);

/* ---- words ------------------------------------------------------------ */

enum rr_word_kind { RR_WORD, RR_NUMBER, RR_SPACE, RR_PUNCT };

struct rr_word {
	size_t start, end;
	enum rr_word_kind kind;
};

struct rr_words {
	struct rr_word *words; /* owned */
	size_t count, cap;
};

/*
 * Cuts s into words that together cover it (UAX #29, Chinese by ICU's
 * dictionary). A symbol such as A/RES/70/1, a number with its separators and
 * a hyphenated word stay whole. Each punctuation mark and each run of white
 * space is a word of its own. Replaces what out held.
 */
void rr_words(struct rr_span s, struct rr_words *out);
/* The same cheaply: Han characters one by one, no dictionary. */
void rr_words_quick(struct rr_span s, struct rr_words *out);
void rr_words_free(struct rr_words *out);

/*
 * Sets the dictionary up, so that a later rr_words() finds it ready. May run
 * in a thread of its own beside anything else of this layer.
 */
void rr_words_warm(void);

/* ---- searching -------------------------------------------------------- */

/*
 * The form in which texts are compared and searched: NFKC, case folded,
 * diacritics of Latin, Greek and Cyrillic and Arabic vowel marks dropped,
 * quotation marks and hyphens unified, white space runs one blank and none
 * beside Han. With `map` (may be NULL) map[i] is the byte of s from which
 * byte i of the folded text comes, map[folded length] = s.len; the caller
 * frees it.
 */
void rr_fold(struct rr_span s, struct rr_str *out, size_t **map);

/*
 * A number that changes whenever rr_fold() may give another text: for what is
 * kept folded.
 */
uint32_t rr_fold_version(void);

/* ---- direction -------------------------------------------------------- */

/* True where the first strong character of s runs right to left. */
bool rr_text_is_rtl(struct rr_span s);

/*
 * The visual order of the graphemes of one screen line (UAX #9): order[i] is
 * the byte offset of the grapheme to draw i-th from the left. Returns their
 * number; `order` holds `cap` entries. Left-to-right lines cost nothing.
 */
size_t rr_visual_order(struct rr_span line, bool base_rtl, size_t *order,
                       size_t cap);

/*
 * The same; mirrored[i] tells that the i-th is a bracket or the like to be
 * drawn as rr_mirror() of its code point, because it stands in text that runs
 * right to left (rule L4).
 */
size_t rr_visual_order_mirrored(struct rr_span line, bool base_rtl, size_t *order,
                                bool *mirrored, size_t cap);
uint32_t rr_mirror(uint32_t cp); /* cp itself where it has no mirror image */

#endif
