/*
 * The rules of UAX #14 in their order, numbered as there. Each asks for the
 * class before and after a place; blanks between the two are a flag. Class
 * lookups cost nothing for ASCII letters and Han.
 *
 * Of later versions than ICU's: a hyphen that starts a word stays with it
 * (rule 20a), quotation marks open and close by their kind (15a, 15b), and
 * part from wide characters as brackets do (19a), without which a Chinese
 * text could not be broken anywhere near them.
 */
#include "linebreak.h"
#include "step.h"

#include <unicode/uchar.h>

/* The commonest of ASCII beside letters; 0 leaves the answer to ICU. */
static const unsigned char ascii[128] = {
	[' '] = U_LB_SPACE, ['!'] = U_LB_EXCLAMATION, ['"'] = U_LB_QUOTATION,
	['\''] = U_LB_QUOTATION, ['('] = U_LB_OPEN_PUNCTUATION,
	[')'] = U_LB_CLOSE_PARENTHESIS, ['*'] = U_LB_ALPHABETIC,
	[','] = U_LB_INFIX_NUMERIC, ['-'] = U_LB_HYPHEN, ['.'] = U_LB_INFIX_NUMERIC,
	['/'] = U_LB_BREAK_SYMBOLS, ['0'] = U_LB_NUMERIC, ['1'] = U_LB_NUMERIC,
	['2'] = U_LB_NUMERIC, ['3'] = U_LB_NUMERIC, ['4'] = U_LB_NUMERIC,
	['5'] = U_LB_NUMERIC, ['6'] = U_LB_NUMERIC, ['7'] = U_LB_NUMERIC,
	['8'] = U_LB_NUMERIC, ['9'] = U_LB_NUMERIC, [':'] = U_LB_INFIX_NUMERIC,
	[';'] = U_LB_INFIX_NUMERIC, ['?'] = U_LB_EXCLAMATION, ['\n'] = U_LB_LINE_FEED,
};

static int32_t looked_up(uint32_t cp)
{
	int32_t class = u_getIntPropertyValue((UChar32)cp, UCHAR_LINE_BREAK);

	switch (class) { /* rule 1 */
	case U_LB_COMPLEX_CONTEXT:
		return U_GET_GC_MASK((UChar32)cp) & (U_GC_MN_MASK | U_GC_MC_MASK)
		       ? U_LB_COMBINING_MARK : U_LB_ALPHABETIC;
	case U_LB_AMBIGUOUS:
	case U_LB_SURROGATE:
	case U_LB_UNKNOWN:
		return U_LB_ALPHABETIC;
	case U_LB_CONDITIONAL_JAPANESE_STARTER:
		return U_LB_NONSTARTER;
	default:
		return class;
	}
}

static inline int32_t class_of(uint32_t cp)
{
	if (is_ascii_letter(cp))
		return U_LB_ALPHABETIC;
	if (is_common_han(cp))
		return U_LB_IDEOGRAPHIC;
	return cp < 0x80 && ascii[cp] != 0 ? ascii[cp] : looked_up(cp);
}

#define BIT(class) (UINT64_C(1) << (class))
#define LETTERS (BIT(U_LB_ALPHABETIC) | BIT(U_LB_HEBREW_LETTER))
#define PICTURES (BIT(U_LB_IDEOGRAPHIC) | BIT(U_LB_E_BASE) | BIT(U_LB_E_MODIFIER))
#define HANGUL (BIT(U_LB_JL) | BIT(U_LB_JV) | BIT(U_LB_JT) | BIT(U_LB_H2) | BIT(U_LB_H3))
#define CLOSERS (BIT(U_LB_CLOSE_PUNCTUATION) | BIT(U_LB_CLOSE_PARENTHESIS))
#define HARD (BIT(U_LB_MANDATORY_BREAK) | BIT(U_LB_CARRIAGE_RETURN) | \
              BIT(U_LB_LINE_FEED) | BIT(U_LB_NEXT_LINE))
#define BEHIND_QUOTE (HARD | CLOSERS | BIT(U_LB_SPACE) | BIT(U_LB_GLUE) | \
                      BIT(U_LB_WORD_JOINER) | BIT(U_LB_QUOTATION) | \
                      BIT(U_LB_EXCLAMATION) | BIT(U_LB_INFIX_NUMERIC) | \
                      BIT(U_LB_BREAK_SYMBOLS) | BIT(U_LB_ZWSPACE))
#define BEFORE_QUOTE (HARD | BIT(U_LB_OPEN_PUNCTUATION) | BIT(U_LB_QUOTATION) | \
                      BIT(U_LB_GLUE) | BIT(U_LB_ZWSPACE))
#define MARKS (BIT(U_LB_COMBINING_MARK) | BIT(U_LB_ZWJ))

static bool in(int32_t class, uint64_t set)
{
	return (BIT(class) & set) != 0;
}

/* Rules 22 to 30 that need no more than the two classes: what may follow. */
static uint64_t kept_after(int32_t class)
{
	switch (class) {
	case U_LB_ALPHABETIC:
	case U_LB_HEBREW_LETTER:
		return LETTERS | BIT(U_LB_NUMERIC) | BIT(U_LB_PREFIX_NUMERIC) |
		       BIT(U_LB_POSTFIX_NUMERIC);
	case U_LB_NUMERIC:
		return LETTERS | BIT(U_LB_NUMERIC) | BIT(U_LB_PREFIX_NUMERIC) |
		       BIT(U_LB_POSTFIX_NUMERIC);
	case U_LB_IDEOGRAPHIC:
	case U_LB_E_MODIFIER:
		return BIT(U_LB_POSTFIX_NUMERIC);
	case U_LB_E_BASE:
		return BIT(U_LB_POSTFIX_NUMERIC) | BIT(U_LB_E_MODIFIER);
	case U_LB_PREFIX_NUMERIC:
		return LETTERS | PICTURES | HANGUL | BIT(U_LB_NUMERIC) | BIT(U_LB_OPEN_PUNCTUATION);
	case U_LB_POSTFIX_NUMERIC:
		return LETTERS | BIT(U_LB_NUMERIC) | BIT(U_LB_OPEN_PUNCTUATION);
	case U_LB_CLOSE_PUNCTUATION:
	case U_LB_CLOSE_PARENTHESIS:
		return BIT(U_LB_PREFIX_NUMERIC) | BIT(U_LB_POSTFIX_NUMERIC);
	case U_LB_HYPHEN:
		return BIT(U_LB_NUMERIC);
	case U_LB_BREAK_SYMBOLS:
		return BIT(U_LB_NUMERIC) | BIT(U_LB_HEBREW_LETTER);
	case U_LB_INFIX_NUMERIC:
		return BIT(U_LB_NUMERIC) | LETTERS;
	case U_LB_JL:
		return BIT(U_LB_JL) | BIT(U_LB_JV) | BIT(U_LB_H2) | BIT(U_LB_H3) |
		       BIT(U_LB_POSTFIX_NUMERIC);
	case U_LB_JV:
	case U_LB_H2:
		return BIT(U_LB_JV) | BIT(U_LB_JT) | BIT(U_LB_POSTFIX_NUMERIC);
	case U_LB_JT:
	case U_LB_H3:
		return BIT(U_LB_JT) | BIT(U_LB_POSTFIX_NUMERIC);
	case U_LB_BREAK_BEFORE:
		return ~UINT64_C(0);
	default:
		return 0;
	}
}

static bool wide(uint32_t cp)
{
	return rr_char_columns(cp) == 2;
}

/* The class of the code point at `next`; that of a line end where s ends. */
static int32_t class_at(struct rr_span s, size_t next)
{
	return next < s.len ? class_of(rr_utf8_next(s, &next)) : U_LB_MANDATORY_BREAK;
}

static bool opens_quote(int32_t class, uint32_t cp)
{
	return class == U_LB_QUOTATION && u_charType((UChar32)cp) == U_INITIAL_PUNCTUATION;
}

static bool closes_quote(int32_t class, uint32_t cp)
{
	return class == U_LB_QUOTATION && u_charType((UChar32)cp) == U_FINAL_PUNCTUATION;
}

/* Rules 13 to 17, the ones that look across blanks. */
static bool kept_across_blanks(const struct linebreaker *b, struct rr_span s,
                               size_t next, int32_t after, uint32_t cp)
{
	int32_t before = b->class;

	if (in(after, CLOSERS | BIT(U_LB_EXCLAMATION) | BIT(U_LB_BREAK_SYMBOLS)) ||
	    before == U_LB_OPEN_PUNCTUATION || b->opening_quote)
		return true;
	if (after == U_LB_INFIX_NUMERIC) /* " .5" is a number, " . " is not */
		return !b->spaces || class_at(s, next) != U_LB_NUMERIC;
	if (closes_quote(after, cp) && in(class_at(s, next), BEHIND_QUOTE))
		return true;
	return (in(before, CLOSERS) && after == U_LB_NONSTARTER) ||
	       (before == U_LB_BREAK_BOTH && after == U_LB_BREAK_BOTH);
}

/* Rule 19: quotation marks cling to both sides, save beside wide characters. */
static bool clings(const struct linebreaker *b, int32_t after, uint32_t cp)
{
	if (after == U_LB_QUOTATION)
		return !wide(b->cp) || !opens_quote(after, cp);
	return b->class == U_LB_QUOTATION &&
	       (!b->wide_quote || !wide(cp) || !closes_quote(b->class, b->cp));
}

/* Rules 20 to 31, nothing standing between the two. */
static bool kept_together(const struct linebreaker *b, int32_t after, uint32_t cp)
{
	int32_t before = b->class;

	if (before == U_LB_CONTINGENT_BREAK || after == U_LB_CONTINGENT_BREAK)
		return false;
	if (in(after, BIT(U_LB_BREAK_AFTER) | BIT(U_LB_HYPHEN) | BIT(U_LB_NONSTARTER) |
	              BIT(U_LB_INSEPARABLE)))
		return true;
	if ((b->loose_hyphen && after == U_LB_ALPHABETIC) || b->hebrew_hyphen)
		return true;
	if (after == U_LB_OPEN_PUNCTUATION && in(before, LETTERS | BIT(U_LB_NUMERIC)))
		return !wide(cp);
	if (before == U_LB_CLOSE_PARENTHESIS && in(after, LETTERS | BIT(U_LB_NUMERIC)))
		return !wide(b->cp);
	if (before == U_LB_REGIONAL_INDICATOR && after == before)
		return b->odd_flag;
	if (after == U_LB_E_MODIFIER && u_charType((UChar32)b->cp) == U_UNASSIGNED &&
	    u_hasBinaryProperty((UChar32)b->cp, UCHAR_EXTENDED_PICTOGRAPHIC))
		return true;
	return in(after, kept_after(before));
}

/* Rules 11 to 31, both sides being settled classes. */
static enum linebreak between(const struct linebreaker *b, struct rr_span s,
                              size_t next, int32_t after, uint32_t cp)
{
	int32_t before = b->class;

	if (before == U_LB_IDEOGRAPHIC && after == before)
		return LINE_MAY;
	if (before == U_LB_ALPHABETIC && after == before && !b->spaces)
		return LINE_KEEP;
	if (after == U_LB_WORD_JOINER || (before == U_LB_WORD_JOINER && !b->spaces) ||
	    (before == U_LB_GLUE && !b->spaces))
		return LINE_KEEP;
	if (after == U_LB_GLUE)
		return b->spaces || in(before, BIT(U_LB_BREAK_AFTER) | BIT(U_LB_HYPHEN))
		       ? LINE_MAY : LINE_KEEP;
	if (kept_across_blanks(b, s, next, after, cp))
		return LINE_KEEP;
	if (b->spaces)
		return LINE_MAY;
	return clings(b, after, cp) || kept_together(b, after, cp) ? LINE_KEEP : LINE_MAY;
}

static void advance(struct linebreaker *b, int32_t class, uint32_t cp, enum linebreak here)
{
	b->opening_quote = opens_quote(class, cp) &&
	                   (!b->started || b->spaces || in(b->class, BEFORE_QUOTE));
	b->wide_quote = class == U_LB_QUOTATION && (b->wide_quote || wide(b->cp));
	b->odd_flag = class == U_LB_REGIONAL_INDICATOR && !(b->odd_flag && !b->spaces);
	b->loose_hyphen = (class == U_LB_HYPHEN || cp == 0x2010) && here != LINE_KEEP;
	b->hebrew_hyphen = b->class == U_LB_HEBREW_LETTER && !b->spaces &&
	                   in(class, BIT(U_LB_HYPHEN) | BIT(U_LB_BREAK_AFTER));
	b->class = class;
	b->cp = cp;
	b->spaces = class == U_LB_SPACE;
	b->started = true;
}

enum linebreak linebreak_before(struct linebreaker *b, struct rr_span s,
                                size_t next, uint32_t cp)
{
	int32_t after = class_of(cp);
	enum linebreak here = LINE_KEEP;
	bool joiner = b->joiner;

	if (after == U_LB_ALPHABETIC && b->class == after && !b->spaces && !joiner) {
		b->cp = cp;
		return LINE_KEEP;
	}
	b->joiner = after == U_LB_ZWJ;
	if (!b->started) {
		here = LINE_KEEP;
	} else if (in(b->class, HARD) && !b->spaces) {
		here = b->class == U_LB_CARRIAGE_RETURN && after == U_LB_LINE_FEED
		       ? LINE_KEEP : LINE_MUST;
	} else if (in(after, HARD | BIT(U_LB_SPACE) | BIT(U_LB_ZWSPACE))) {
		here = LINE_KEEP;
	} else if (b->class == U_LB_ZWSPACE) {
		here = LINE_MAY;
	} else if (in(after, MARKS) && !b->spaces) {
		return LINE_KEEP; /* rule 9: it takes the class of what it sits on */
	} else if (!joiner) {
		here = between(b, s, next, in(after, MARKS) ? U_LB_ALPHABETIC : after, cp);
	}
	if (after == U_LB_SPACE && b->started && !in(b->class, HARD)) {
		b->spaces = true;
		return here;
	}
	if (here != LINE_MUST && !b->started)
		here = LINE_MAY; /* for a hyphen at the very start */
	advance(b, in(after, MARKS) ? U_LB_ALPHABETIC : after, cp, here);
	return here;
}
