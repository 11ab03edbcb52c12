/*
 * Labels: "12.", "(a)", "iv)", "III.", 一. and the like at the start of a
 * line. What a label means is settled in clauses.c, where its neighbours are
 * known; here only its form is read.
 */
#include "base/bytes.h"
#include "doc/reader.h"

#include <string.h>

short roman_value(struct rr_span s)
{
	static const char letters[] = "ivxlcdm";
	static const long values[] = { 1, 5, 10, 50, 100, 500, 1000 };
	long sum = 0, last = 0;

	if (s.len == 0 || s.len > 8)
		return 0;
	for (size_t i = 0; i < s.len; i++) {
		const char *hit = strchr(letters, s.text[i] | 0x20);
		long v;

		if (hit == NULL || *hit == '\0')
			return 0;
		v = values[hit - letters];
		sum += v > last ? v - 2 * last : v;
		last = v;
	}
	return (short)(sum > 0 ? sum : 0); /* of eight letters */
}

/* Letters: a = 1 … z = 26, aa = 27. */
static long letter_value(struct rr_span s)
{
	char first = (char)(s.text[0] | 0x20);

	for (size_t i = 1; i < s.len; i++)
		if ((s.text[i] | 0x20) != first)
			return 0;
	return first >= 'a' && first <= 'z' && s.len <= 3
		? (long)((s.len - 1) * 26) + first - 'a' + 1 : 0;
}

/* A letter of another script as the Latin one in its place: (ب) is (b), 乙 too. */
static bool read_own_letter(const struct reader *r, struct rr_span inner, struct label *out)
{
	struct rr_match m;

	if (!rr_lang_match(r->lang, "label-letters", inner, 0, &m) || m.end != inner.len)
		return false;
	out->printed = rr_span(m.entry->key);
	out->value = letter_value(out->printed);
	out->roman = roman_value(out->printed);
	out->style = LABEL_LETTER;
	return out->value > 0;
}

/* A single quotation mark at `at`. */
static size_t quote_len(struct rr_span s, size_t at)
{
	if (at < s.len && s.text[at] == '\'')
		return 1;
	return at + 2 < s.len && memcmp(s.text + at, "\xE2\x80", 2) == 0
		&& (s.text[at + 2] == '\x98' || s.text[at + 2] == '\x99') ? 3 : 0;
}

/* "㈠", "’1‘", "'1'": (i) as Chinese and Arabic print it, with its brackets; its bytes. */
static size_t read_third_level(struct rr_span s, struct label *out)
{
	static const char *const romans[] = {
		"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
		"xv", "xvi", "xvii", "xviii", "xix", "xx",
	};
	size_t at = 3, value = 0;

	if (s.len > 3 && rr_span_starts(s, "\xE3\x88") && (unsigned char)s.text[2] >= 0xA0
	    && (unsigned char)s.text[2] <= 0xA9) {
		value = (unsigned char)s.text[2] - 0x9Fu;
	} else if ((at = quote_len(s, 0)) > 0) {
		size_t n;
		int d;

		for (size_t i = 0; i < 2 && (n = plain_digit(s, at, &d)) > 0; i++, at += n)
			value = value * 10 + (size_t)d;
		if ((n = quote_len(s, at)) == 0 || at + n >= s.len)
			return 0;
		at += n;
	}
	if (value == 0 || value > sizeof romans / sizeof *romans)
		return 0;
	out->printed = rr_span(romans[value - 1]);
	out->value = letter_value(out->printed);
	out->roman = (short)value;
	out->style = LABEL_LETTER;
	out->paren = true;
	return at;
}

size_t tail_len(struct rr_span s, size_t at)
{
	static const char *const tails[] = { "bis", "ter", "quater", "quinquies", "sexies" };
	size_t from = at < s.len && s.text[at] == ' ' ? at + 1 : at;

	for (size_t i = 0; from < s.len && i < sizeof tails / sizeof *tails; i++)
		if (s.text[from] == tails[i][0] && rr_span_starts(rr_span_sub(s, from, s.len), tails[i]))
			return from - at + strlen(tails[i]);
	return 0;
}

static bool read_value(const struct reader *r, struct rr_span inner, struct label *out)
{
	size_t at = 0;
	bool upper = inner.len > 0 && inner.text[0] >= 'A' && inner.text[0] <= 'Z';

	if (inner.len == 0 || inner.len > 24)
		return false;
	out->printed = inner;
	if (is_digit(inner.text[0])) {
		for (; at < inner.len && at < (out->paren ? 2u : 7u) && is_digit(inner.text[at]); at++)
			out->value = out->value * 10 + (inner.text[at] - '0');
		out->style = LABEL_DIGIT;
		out->tail = at < inner.len; /* 12 bis: put behind 12 */
		return !out->tail || (!out->paren && tail_len(inner, at) == inner.len - at);
	}
	if (((unsigned char)inner.text[0]) < 0x80) {
		for (size_t i = 0; i < inner.len; i++)
			if (!((inner.text[i] >= 'a' && inner.text[i] <= 'z')
			      || (inner.text[i] >= 'A' && inner.text[i] <= 'Z')))
				return false;
		out->value = letter_value(inner);
		out->roman = roman_value(inner);
		out->style = upper ? out->roman && inner.len > 1 ? LABEL_UPPER_ROMAN : LABEL_UPPER
			: LABEL_LETTER;
		return out->value > 0 || out->roman > 0;
	}
	if (rr_lang_number(r->lang, inner, &at, &out->value) && at == inner.len && out->value > 0) {
		out->style = LABEL_DIGIT;
		return true;
	}
	return out->paren && read_own_letter(r, inner, out);
}

/* Bytes of a point or a closing bracket at `at`, in any width. */
static size_t closer(struct rr_span s, size_t at, bool paren)
{
	const char *p = s.text + at;

	if (at >= s.len)
		return 0;
	if (*p == (paren ? ')' : '.'))
		return 1;
	if ((unsigned char)*p < 0xE3 || s.len - at < 3)
		return 0;
	if (paren)
		return memcmp(p, "\xEF\xBC\x89", 3) == 0 ? 3 : 0;
	return memcmp(p, "\xEF\xBC\x8E", 3) == 0 || memcmp(p, "\xE3\x80\x81", 3) == 0
		|| memcmp(p, "\xE3\x80\x82", 3) == 0 ? 3 : 0;
}

static size_t opener(struct rr_span s)
{
	if (s.len == 0 || (s.text[0] != '(' && s.text[0] != '\xEF'))
		return 0;
	return s.text[0] == '(' ? 1 : rr_span_starts(s, "\xEF\xBC\x88") ? 3 : 0;
}

/* Bytes of the blank at `at`, of whatever width; 0 if there is none. */
static size_t blank_at(struct rr_span s, size_t at)
{
	static const char *const wide[] = { "\xC2\xA0", "\xE2\x80\x82", "\xE2\x80\x83", "\xE3\x80\x80" };

	if (at >= s.len || s.text[at] == ' ' || s.text[at] == '\t')
		return at < s.len;
	for (size_t i = 0; (unsigned char)s.text[at] >= 0x80 && i < sizeof wide / sizeof *wide; i++)
		if (rr_span_starts(rr_span_sub(s, at, s.len), wide[i]))
			return strlen(wide[i]);
	return 0;
}

static void skip_blanks(struct rr_span s, size_t *at)
{
	size_t n;

	while ((n = blank_at(s, *at)) > 0)
		*at += n;
}

/* Behind "1." a blank, a Han character or the end; "1.5" is no label. */
static bool may_follow(struct rr_span s, size_t at, const struct label *l)
{
	unsigned char c = at < s.len ? (unsigned char)s.text[at] : ' ';

	if (c == 0xC2 && at + 1 < s.len && (s.text[at + 1] == '\xAA' || s.text[at + 1] == '\xBA'))
		return false; /* "65.ª sesión" */
	if (c == ' ' || c == '\t' || c >= 0x80)
		return true;
	if (l->paren)
		return c == '"' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
	return l->style == LABEL_DIGIT && ((c >= 'A' && c <= 'Z') || c == '"');
}

/* "1 - " before a word of Arabic: bytes up to the word; 0 if it is none. */
static size_t dash_len(struct rr_span s, size_t at)
{
	size_t from = at;

	skip_blanks(s, &at);
	if (at >= s.len || (at == from && s.text[at] != '-'))
		return 0;
	if (s.text[at] == '-')
		at++;
	else if (s.len - at > 3 && memcmp(s.text + at, "\xE2\x80\x93", 3) == 0)
		at += 3;
	else
		return 0;
	skip_blanks(s, &at);
	return at < s.len && ((unsigned char)s.text[at] == 0xD8 || (unsigned char)s.text[at] == 0xD9)
		? at - from : 0;
}

/* Steps over Arabic-Indic digits. */
static bool skip_arabic_digits(struct rr_span s, size_t *at)
{
	size_t from = *at;

	while (*at + 1 < s.len && (unsigned char)s.text[*at] == 0xD9
	       && (unsigned char)s.text[*at + 1] >= 0xA0 && (unsigned char)s.text[*at + 1] <= 0xA9)
		*at += 2;
	return *at > from;
}

static bool is_plain(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Where the label's value ends, `at` being where it starts. */
static size_t value_end(const struct reader *r, struct rr_span s, size_t at, bool open)
{
	size_t start = at;
	long value;

	if ((unsigned char)s.text[at] == 0xD9 && skip_arabic_digits(s, &at)) /* ١ ٢ ٣ */
		return at;
	if ((unsigned char)s.text[at] >= 0x80) { /* only a number in words of its own script, a letter */
		size_t letter = at + ((unsigned char)s.text[at] >= 0xE0 ? 3 : 2);

		if (letter < s.len && (unsigned char)s.text[letter] == 0xD9 && s.len - letter > 2)
			letter += 2; /* "هـ": drawn out */
		if (letter < s.len && (closer(s, letter, true) > 0
		                       || (open && s.text[letter] == ' ' && closer(s, letter + 1, true) > 0)))
			return letter; /* "(أ )" as well */
		if (!rr_lang_number(r->lang, rr_span_sub(s, 0, at + 24), &at, &value))
			return start;
		return at;
	}
	while (at < s.len && at - start <= 10
	       && (is_plain(s.text[at])
	           || (closer(s, at, true) == 0 && (open || closer(s, at, false) == 0)
	               && blank_at(s, at) == 0 && (open || s.text[at] != '-' || !is_digit(s.text[start])))))
		at++;
	if (!open && at < s.len && s.text[at] == ' ' && is_digit(s.text[start]))
		at += tail_len(s, at);
	return at;
}

/* Whether one of the first sixteen bytes closes a label, for all that is known. */
static bool holds_closer(struct rr_span s)
{
	sixteen v;

	if (s.len < SIXTEEN)
		return true;
	v = sixteen_at(s.text);
	return sixteen_any(sixteen_are(v, '.') | sixteen_are(v, ')'));
}

bool read_label(const struct reader *r, struct rr_span s, struct label *out)
{
	struct label l = { .style = LABEL_NONE };
	size_t open = opener(s), at, end;
	unsigned char c = s.len > open ? (unsigned char)s.text[open] : 0;

	if (c == 0)
		return false;
	/* the common case, a line of words, is settled by its first bytes */
	if (open == 0 && !is_digit((char)c) && s.len > 12 && c < 0x80 && c != '\''
	    && (!holds_closer(s) || (memchr(s.text, '.', 9) == NULL && memchr(s.text, ')', 7) == NULL)))
		return false;
	if (open == 0 && (c == 0xE2 || c == 0xE3 || c == '\'') && (at = read_third_level(s, &l)) > 0) {
		skip_blanks(s, &at);
		l.len = (unsigned)at;
		*out = l;
		return true;
	}
	at = end = value_end(r, s, open, open > 0);
	if (open == 0 && end > 0 && dash_len(s, end) > 0 && read_value(r, rr_span_sub(s, 0, end), &l)
	    && l.style == LABEL_DIGIT) {
		l.len = (unsigned)(end + dash_len(s, end));
		*out = l;
		return true;
	}
	l = (struct label){ .style = LABEL_NONE };
	at += open > 0 && at < s.len && s.text[at] == ' ';
	l.paren = closer(s, at, true) > 0;
	if (end == open || (!l.paren && (open > 0 || closer(s, at, false) == 0)))
		return false;
	if (!read_value(r, rr_span_sub(s, open, end - (open > 0 && s.text[end - 1] == '}')), &l))
		return false;
	at += closer(s, at, l.paren);
	if (!may_follow(s, at, &l))
		return false;
	if (l.style == LABEL_DIGIT && l.paren)
		l.style = LABEL_DIGIT_PAREN;
	skip_blanks(s, &at);
	l.len = (unsigned)at;
	*out = l;
	return true;
}

char as_digit(char c)
{
	static const char mistaken[128] = {
		['i'] = '1', ['I'] = '1', ['L'] = '1', ['T'] = '7', ['l'] = '1', ['|'] = '1', ['!'] = '1',
		['o'] = '0', ['O'] = '0', ['S'] = '5', ['s'] = '5', ['Z'] = '2', ['z'] = '2', ['B'] = '8',
		['G'] = '6', ['b'] = '6', ['g'] = '9', ['q'] = '9', [']'] = '1',
	};
	char digit = (unsigned char)c < 0x80 ? mistaken[(unsigned char)c] : '\0';

	return digit != '\0' ? digit : c;
}

/*
 * A number that scanning has spoilt ("i.", "17,", "i9."): it is read as one
 * only where it gives the number expected next and a verb stands behind it.
 */
bool read_spoilt_label(const struct reader *r, struct rr_span s, long expected,
                       struct label *out)
{
	struct label l = { .style = LABEL_DIGIT, .value = expected };
	size_t at = 0;
	long value = 0;

	if (s.len < 4 || !is_digit(as_digit(s.text[0])) || expected > 999)
		return false;
	while (at < 3 && is_digit(as_digit(s.text[at])))
		value = value * 10 + (as_digit(s.text[at++]) - '0');
	if (at == 0 || value != expected)
		return false;
	if (s.text[at] != ' ' && strchr(".,:;-'", s.text[at]) == NULL)
		return false;
	l.printed = rr_span(rr_arena_printf(r->arena, "%ld", expected));
	l.len = (unsigned)(at + 1);
	while (l.len < s.len && strchr(" .", s.text[l.len]) != NULL)
		l.len++;
	if (read_lead(r->lang, rr_span_sub(s, l.len, s.len), NULL) == 0)
		return false;
	*out = l;
	return true;
}
