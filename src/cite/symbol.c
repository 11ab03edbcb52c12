/*
 * A symbol is a run of segments parted by slashes, the first of them the
 * capitals of a series. Where the series is one of the United Nations two
 * segments are enough; any other token needs three (agencies have symbols of
 * their own), and a digit in both cases, so that HIV/AIDS, A/H1N1 or km/h are none. Points and hyphens
 * belong to a segment only in the ways symbols use them, which keeps the
 * full stop of a sentence, a glued word or a footnote's mark out.
 */
#include "cite/symbol.h"

#include <string.h>

#include "cite/chars.h"
#include "cite/number.h"
#include "cite/words.h"

#define SYMBOL_MAX 160

static const char *const series[] = {
	"A", "E", "S", "T", "APLC", "AT", "BWC", "CAC", "CAT", "CBD", "CCM", "CCPR", "CCW",
	"CD", "CED", "CEDAW", "CERD", "CLCS", "CMW", "CRC", "CRPD", "CTOC", "DC", "DP", "ECE",
	"ESCAP", "FCCC", "HRI", "HSP", "ICCD", "ID", "IDB", "ISBA", "JIU", "LOS", "NPT",
	"OPCAT", "SPLOS", "ST", "TD", "TPNW", "UNCTAD", "UNEP", "UNW",
};

/* Of others: two segments are enough; there is no official link of ours. */
static const char *const others[] = {
	"Assembly", "CM", "CP", "EB", "ECM", "EX.CL", "Ext", "GC", "GOV", "INFCIRC", "SC", "WHA", "WT",
};

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_alnum(char c)
{
	return is_upper(c) || is_digit(c) || (c >= 'a' && c <= 'z');
}

static bool listed(struct rr_span s, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (rr_span_is(s, list[i]))
			return true;
	return false;
}

static bool known_series(struct rr_span s)
{
	return listed(s, series, sizeof series / sizeof *series);
}

bool symbol_known(const char *symbol)
{
	return known_series(rr_span_of(symbol, strcspn(symbol, "/")));
}

static const char *const suffixes[] = { "Corr.", "Add.", "Rev.", "Amend." };

static size_t suffix_kind(struct rr_span s)
{
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (rr_span_starts(s, suffixes[i]) && is_digit(char_at(s, strlen(suffixes[i]))))
			return i;
	return RR_NONE;
}

/* ---- segments ---------------------------------------------------------- */

/* Whether capitals and a slash follow: the second of two joined symbols. */
static bool joins(struct rr_span t, size_t at)
{
	size_t p = at;

	while (is_upper(char_at(t, p)))
		p++;
	return p > at && char_at(t, p) == '/' && is_alnum(char_at(t, p + 1)) &&
		known_series(rr_span_sub(t, at, p)) &&
		suffix_kind(rr_span_sub(t, p + 1, t.len)) == RR_NONE;
}

/* Steps over brackets that belong to a segment: (2000), (XXI), (Part I), (13). */
static bool skip_brackets(struct rr_span t, size_t *at)
{
	static const char *const words[] = { "Part", "Parts", "Vol", "SUPP", "Supp", "Issue", "Sect",
		"Introduction", "Foreword", "Income" };
	size_t start = *at + 1, p = start, roman;

	while (p < t.len && p - start < 24 && t.text[p] != ')' && t.text[p] != '(')
		p++;
	if (char_at(t, *at) != '(' || char_at(t, p) != ')' || p == start)
		return false;
	roman = start;
	if (roman_read(t, &roman) == 0 || roman != p) {
		bool good = false;

		for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
			size_t len = strlen(words[i]);

			good |= t.len - start >= len && memcmp(t.text + start, words[i], len) == 0
				&& !(char_at(t, start + len) >= 'a' && char_at(t, start + len) <= 'z');
		}
		for (size_t i = start; !good && i < p; i++)
			if (!is_digit(t.text[i]) && (t.text[i] != '/' || i == start))
				return false;
	}
	*at = p + 1;
	return true;
}

static bool has_small(struct rr_span t, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (t.text[i] >= 'a' && t.text[i] <= 'z')
			return true;
	return false;
}

/* CN.4, CONF.IX/9, OzL.Pro.28/12: a point within a segment, not a sentence's end. */
static bool point_continues(struct rr_span t, size_t start, size_t p)
{
	char after = char_at(t, p + 1);
	size_t next = p + 1;

	if (p == start || !is_alnum(t.text[p - 1]) || is_digit(t.text[p - 1]))
		return false;
	if (is_digit(after))
		return true;
	if (roman_read(t, &next) > 0 && char_at(t, next) == '/')
		return true;
	return is_upper(after) && has_small(t, start, p) && is_alnum(char_at(t, p + 2)) &&
		!is_upper(char_at(t, p + 2)) &&
		memchr(t.text + p, '/', t.len - p < 24 ? t.len - p : 24) != NULL;
}

/* 4.1/Rev.1: a number within a number, of a segment that others follow. */
static bool number_continues(struct rr_span t, size_t p)
{
	size_t end = p + 1;

	while (is_digit(char_at(t, end)))
		end++;
	return p > 0 && is_digit(t.text[p - 1]) && end > p + 1 && char_at(t, end) == '/';
}

/* Whether the mark at p, a point or hyphen, continues the segment. */
static bool continues(struct rr_span t, size_t start, size_t p)
{
	char before = p > start ? t.text[p - 1] : '\0', after = char_at(t, p + 1);

	if (t.text[p] == '.')
		return point_continues(t, start, p) || number_continues(t, p);
	if (t.text[p] != '-')
		return false;
	if (is_digit(before) || before == ')')
		return joins(t, p + 1);
	return is_alnum(before) && is_alnum(after);
}

static size_t segment_end(struct rr_span t, size_t start)
{
	size_t p = start;

	for (; p < t.len; p++) {
		if (is_upper(t.text[p]) && p > start && is_digit(t.text[p - 1]) && joins(t, p))
			break; /* two symbols run together: A/78/18A/RES/78/18 */
		if (is_alnum(t.text[p]))
			continue;
		if (t.text[p] == '(' && p > start) {
			if (!skip_brackets(t, &p))
				break;
			p--;
			continue;
		}
		if (!continues(t, start, p))
			break;
	}
	return p;
}

/* A segment may follow the slash: it begins with a digit or capital and isn't a plain word. */
static bool segment_follows(struct rr_span t, size_t slash)
{
	char c = char_at(t, slash + 1);

	return char_at(t, slash) == '/' && (is_digit(c) || is_upper(c));
}

/* In A/X the second segment: digits, or letters, a point and digits. */
static bool second_counts(struct rr_span s)
{
	size_t p = 0;

	while (p < s.len && is_upper(s.text[p]))
		p++;
	return is_digit(char_at(s, p)) &&
		(p == 0 || s.text[p - 1] == '.') ? true : p > 0 && char_at(s, p) == '.';
}

/* ---- the whole --------------------------------------------------------- */

/* Res.1153, Dec.8: a resolution or decision of any body, even as all that follows. */
static bool is_act(struct rr_span s)
{
	static const char *const words[] = { "Res.", "RES.", "Dec.", "DEC.", "Decl.", "DECL." };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (rr_span_starts(s, words[i]) && is_digit(char_at(s, strlen(words[i]))))
			return true;
	return false;
}

/*
 * The first segment: capitals, of organizations' own series also with a
 * session behind: WHA58, GC(67), GC.18, EX.CL, or one of their words. *name
 * is what names the series.
 */
static size_t first_segment(struct rr_span t, size_t at, struct rr_span *name)
{
	static const char *const words[] = { "Assembly", "Ext", "EX.CL" };
	size_t p = at;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		*name = rr_span_sub(t, at, at + strlen(words[i]));
		if (rr_span_is(*name, words[i]))
			return at + strlen(words[i]);
	}
	while (is_upper(char_at(t, p)) && p - at < 10)
		p++;
	*name = rr_span_sub(t, at, p);
	if (p == at || char_at(t, p) == '/')
		return p;
	if (char_at(t, p) == '.')
		p++;
	while (is_digit(char_at(t, p)) && p - at < 14)
		p++;
	if (char_at(t, p) == '(')
		for (p++; is_digit(char_at(t, p)) || is_upper(char_at(t, p)) || char_at(t, p) == ')'; p++)
			if (t.text[p] == ')')
				return p + 1;
	return p;
}

/* Steps over the segments; false if they make no symbol. */
static bool read_segments(struct rr_span t, size_t *at)
{
	struct rr_span name;
	size_t p = first_segment(t, *at, &name), count = 0, second = 0, second_end = 0;
	size_t roman = *at, first_end = p;
	bool digit = false;

	if (p == *at || !segment_follows(t, p))
		return false;
	while (segment_follows(t, p)) {
		size_t start = p + 1;

		p = segment_end(t, start);
		if (count++ == 0) {
			second = start;
			second_end = p;
		}
		for (size_t i = start; i < p; i++)
			digit |= is_digit(t.text[i]);
	}
	if (is_act(rr_span_sub(t, second, second_end)))
		count++;
	if (!digit || (count == 1 && !second_counts(rr_span_sub(t, second, second_end))))
		return false;
	if (!known_series(rr_span_sub(t, *at, first_end)) &&
	    !listed(name, others, sizeof others / sizeof *others) &&
	    (count < 2 || (roman_read(t, &roman) > 0 && roman == first_end)))
		return false;
	if (p < t.len && (is_alnum(t.text[p]) || t.text[p] == '/') && !is_upper(t.text[p]))
		return false;
	*at = p;
	return true;
}

/* What may stand behind a blank: (Part I), and of a resolution (2000), (XXI), B. */
static void read_tail(struct rr_span t, size_t *at, bool act, struct rr_str *out)
{
	size_t p = skip_blanks(t, *at), start = p, letter;
	bool blank = p > *at;

	if (act && (blank || is_upper(char_at(t, p))) && is_upper(char_at(t, p)) &&
	    !in_word(t, p + 1) && char_at(t, p + 1) != '/') {
		letter = p;
		p = skip_blanks(t, p + 1);
		/* "A" alone may be an article; before a bracket or mark it is a part */
		if (char_at(t, p) == '(' || p >= t.len || !blank ||
		    (p == letter + 1 && strchr(",;.)]", t.text[p]) != NULL)) {
			rr_str_putc(out, t.text[letter]);
			*at = letter + 1;
			start = p;
		} else {
			return;
		}
	}
	p = start;
	if (char_at(t, p) != '(' || !skip_brackets(t, &p))
		return;
	if (!act && is_digit(char_at(t, start + 1)))
		return; /* a year or note behind a document's symbol */
	rr_str_add(out, rr_span_sub(t, start, p));
	*at = p;
	while (segment_follows(t, p) && !is_digit(char_at(t, p + 1))) {
		size_t end = segment_end(t, p + 1);

		rr_str_add(out, rr_span_sub(t, p, end));
		*at = p = end;
	}
}

/* PRST 8/1, PRST/2015/25: a statement of a President, of the Council that counts so. */
static bool read_statement(struct rr_span t, size_t *at, struct rr_str *out)
{
	size_t p = *at + 4, first, slash, end;

	if (!rr_span_starts(rr_span_sub(t, *at, t.len), "PRST"))
		return false;
	first = char_at(t, p) == '/' ? p + 1 : skip_blanks(t, p);
	for (slash = first; is_digit(char_at(t, slash)); slash++)
		;
	for (end = slash + 1; is_digit(char_at(t, end)); end++)
		;
	if (first == p || slash == first || char_at(t, slash) != '/' || end == slash + 1 ||
	    (end < t.len && (unsigned char)t.text[end] < 0xE3 && in_word(t, end)))
		return false;
	rr_str_puts(out, slash - first == 4 ? "S/PRST/" : "A/HRC/PRST/");
	rr_str_add(out, rr_span_sub(t, first, end));
	*at = end;
	return true;
}

bool symbol_read(struct rr_span text, size_t *at, struct rr_str *out)
{
	size_t end = *at;
	struct rr_span symbol;
	bool act = false;

	if (text.len - end > SYMBOL_MAX) /* what is longer is none, and costs no more */
		text.len = end + SYMBOL_MAX;
	if (read_statement(text, at, out))
		return true;
	if (!read_segments(text, &end))
		return false;
	symbol = rr_span_sub(text, *at, end);
	for (size_t i = 0; i < symbol.len && !act; i++)
		act = symbol.text[i] == '/' && (is_act(rr_span_sub(symbol, i + 1, symbol.len)) ||
			rr_span_starts(rr_span_sub(symbol, i + 1, symbol.len), "RES/") ||
			rr_span_starts(rr_span_sub(symbol, i + 1, symbol.len), "DEC/"));
	rr_str_add(out, symbol);
	read_tail(text, &end, act, out);
	*at = end;
	return true;
}

/* ---- suffixes ---------------------------------------------------------- */

bool suffix_read(struct rr_span text, size_t *at)
{
	struct rr_span rest = rr_span_sub(text, *at, text.len);
	size_t kind = suffix_kind(rest), p;

	if (kind == RR_NONE)
		return false;
	p = strlen(suffixes[kind]);
	while (is_digit(char_at(rest, p)))
		p++;
	while (char_at(rest, p) == '/' &&
	       suffix_kind(rr_span_sub(rest, p + 1, rest.len)) != RR_NONE)
		p = segment_end(rest, p + 1);
	*at += p;
	return true;
}

void suffix_join(const char *base, struct rr_span suffix, struct rr_str *out)
{
	size_t len = strlen(base), slash = len;
	size_t kind = suffix_kind(suffix);

	while (slash > 0 && base[slash - 1] != '/')
		slash--;
	/* the last segment of the same kind gives way; a corrigendum's base may be an addendum */
	if (slash > 0 && kind == suffix_kind(rr_span_of(base + slash, len - slash)))
		len = slash - 1;
	rr_str_add(out, rr_span_of(base, len));
	rr_str_putc(out, '/');
	rr_str_add(out, suffix);
}
