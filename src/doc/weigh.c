/*
 * How likely digits within a line are the mark of a note, judged by what
 * stands around them: glued behind a word they hardly are anything else,
 * behind a blank they may well be a number.
 */
#include "base/bytes.h"
#include "doc/weigh.h"
#include "resread/text.h"

#include <string.h>

bool is_year(const char *p)
{
	return (p[0] == '1' && p[1] >= '8') || (p[0] == '2' && p[1] == '0');
}

/* "article 1", "of 12": numbers that words ask for. */
static bool asks_for_number(const struct reader *r, struct rr_span word)
{
	struct rr_match m;

	while (word.len > 0 && (word.text[0] == '(' || word.text[0] == '"'))
		word = rr_span_sub(word, 1, word.len);
	if (rr_known_match(r->lang, RR_IN_BEFORE_NUMBER, word, 0, &m) && m.end == word.len)
		return true;
	return word.len > 1 && word.text[word.len - 1] == '.' && /* "para. 5" */
		rr_known_match(r->lang, RR_IN_BEFORE_NUMBER, word, 0, &m) && m.end == word.len - 1;
}

bool is_asked_for(const struct reader *r, struct rr_span s, size_t at)
{
	struct rr_span word = last_word(s, at), article;
	struct rr_match m;

	article = last_word(s, (size_t)(word.text - s.text));
	return word.len > 0 && word.text[word.len - 1] != '.' && asks_for_number(r, word)
		&& !(rr_known_match(r->lang, RR_IN_ARTICLES, article, 0, &m) && m.end == article.len);
}

/* "1. and “2.: the number of a paragraph that is quoted. */
static bool follows_quote(struct rr_span s, size_t at)
{
	while (at > 0 && s.text[at - 1] == ' ')
		at--;
	return (at == 1 && s.text[0] == '"') || (at >= 3 && memcmp(s.text + at - 3, "\xE2\x80\x9C", 3) == 0);
}

bool goes_on_behind(const struct reader *r, size_t line, size_t end)
{
	char room[BEHIND];
	struct rr_span s = text_behind(r, line, end, room);
	struct rr_match m;
	size_t at = skip_blanks(s, 0), n;

	while ((n = short_number(s, at)) > 0) /* "France 12 15 and": marks of their own */
		at += n;
	if (at == s.len || strchr(",;.:)", s.text[at]) != NULL)
		return true;
	return rr_known_match(r->lang, RR_IN_BEHIND_MARK, s, at, &m) && strcmp(m.entry->key, "-") != 0;
}

static bool is_stop(uint32_t cp)
{
	return cp == ',' || cp == ';' || cp == ')' || cp == '"' || cp == 0x201D || cp == 0x2019
		|| cp == 0x300B || cp == 0xFF0C || cp == 0xFF1B || cp == 0x3002 || cp == '.' || cp == ':';
}

static uint32_t char_before(struct rr_span s, size_t at)
{
	return at > 0 ? rr_utf8_prev(s, &at) : 0;
}

/* "2016", "71/205", "Add.1": a number may stand behind them as a mark. */
static bool ends_year_or_symbol(struct rr_span word)
{
	return (word.len > 1 && is_letter(word.text[0])) || memchr(word.text, '/', word.len) != NULL
		|| (word.len >= 4 && is_year(word.text + word.len - 4)
		    && (word.len == 4 || !is_digit(word.text[word.len - 5])));
}

/* "Add.", on which a number follows. */
static bool is_symbol_tail(struct rr_span word)
{
	static const char *const words[] = { "Add.", "Corr.", "Rev.", "Amend." };

	while (word.len > 0 && (word.text[0] == '(' || word.text[0] == '['))
		word = rr_span_sub(word, 1, word.len);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (word.len >= strlen(words[i]) /* in Arabic "and" is glued before it */
		    && rr_span_is(rr_span_sub(word, word.len - strlen(words[i]), word.len), words[i]))
			return true;
	return false;
}

/* Add.2, A/HRC/WG.6/20/L.3: the point and digits of a symbol. */
static bool ends_symbol(struct rr_span s, size_t digits)
{
	struct rr_span word = last_word(s, digits);

	return is_symbol_tail(word) || (word.len > 2 && word.text[0] >= 'A' && word.text[0] <= 'Z'
	                                && memchr(word.text, '/', word.len) != NULL);
}

/* "namely: 1) paint": no bracket is open that one behind the digits could close. */
static bool is_list_label(struct rr_span s, size_t start)
{
	while (start > 0 && s.text[start - 1] != '(' && s.text[start - 1] != ')')
		start--;
	return start == 0 || s.text[start - 1] == ')';
}

/* "France 12 15 and": behind a mark, and above it; the word is the last one of `before`, of line `at`. */
static bool follows_mark(const struct reader *r, size_t at, struct rr_span before, struct rr_span word,
                         struct rr_span digits)
{
	size_t start = (size_t)(word.text - before.text), first = value_of(word), value = value_of(digits);

	for (size_t i = 0; i < word.len; i++)
		if (!is_digit(word.text[i]))
			return false;
	return word.len <= 3 && value > first && value < first + 50
		&& weigh_digits(r, at, start, start + word.len) >= WEIGHT_SPACED;
}

/* "(S/12958)", whose last byte is at `at`. */
static bool ends_bracketed_symbol(struct rr_span s, size_t at)
{
	size_t open = at;

	while (open > 0 && at - open < 40 && s.text[open] != '(')
		open--;
	return s.text[open] == '(' && symbol_len(rr_span_sub(s, open + 1, at)) == at - open - 1;
}

/* "May 5, 1999": the day of a date that names the month first. */
static bool is_day(const struct reader *r, struct rr_span before, struct rr_span s, size_t end)
{
	struct rr_span month = last_word(before, before.len);
	struct rr_match m;

	return end + 5 < s.len && s.text[end] == ',' && s.text[end + 1] == ' ' && is_year(s.text + end + 2)
		&& rr_known_match(r->lang, RR_IN_MONTHS, month, 0, &m) && m.end == month.len;
}

/* Digits behind a blank or at the start of a line. */
static int weigh_spaced(const struct reader *r, size_t line, size_t start, size_t end)
{
	struct rr_span s = r->lines[line].text, before;
	bool at_start = start == 0;
	struct label label;
	uint32_t cp;

	if (at_start) {
		if (line == 0 || r->lines[line].gap || (end < s.len && strchr(".)", s.text[end])))
			if (r->layout != LAYOUT_SPACED || end < s.len)
				return WEIGHT_NONE;
		before = line > 0 ? r->lines[line - 1].text : rr_span_of("", 0);
		if (before.len < 8 && read_label(r, before, &label) && label.len >= before.len)
			return WEIGHT_NONE; /* "(h)" alone above: its paragraph begins with a number */
		if (r->layout == LAYOUT_SPACED && end == s.len)
			return WEIGHT_GLUED;
	} else {
		before = rr_span_sub(s, 0, start - 1);
	}
	while (before.len > 0 && is_blank(before.text[before.len - 1]))
		before.len--;
	cp = char_before(before, before.len);
	if (end < s.len && s.text[end] == ')' && !at_start && is_list_label(s, start))
		return WEIGHT_NONE;
	if (cp == 0 || rr_is_han(cp) || cp == '-' || cp == '(' || cp == 0x2013)
		return WEIGHT_NONE;
	if (end + 1 < s.len && is_blank(s.text[end]) && is_blank(s.text[end + 1])
	    && (at_start || before.len + 1 == start))
		return WEIGHT_GLUED; /* a raised digit leaves its room behind, but none before it */
	if (cp < 0x80 && is_digit((char)cp)) {
		struct rr_span word = last_word(before, before.len);

		if (word.len == 4 && is_year(word.text) && goes_on_behind(r, line, end))
			return WEIGHT_BEHIND_STOP; /* "1963 107 and" */
		return ends_year_or_symbol(word)
			|| follows_mark(r, line - at_start, before, word, rr_span_sub(s, start, end))
			? WEIGHT_SPACED : WEIGHT_NONE;
	}
	if (asks_for_number(r, last_word(before, before.len))
	    || is_symbol_tail(last_word(before, before.len)) || is_day(r, before, s, end))
		return WEIGHT_NONE;
	if (is_stop(cp)) {
		char inner = before.len > 1 ? before.text[before.len - 2] : 0;

		if (cp == ',' && (is_digit(inner) || inner == ')')) { /* 1, 2 and 3 */
			size_t len = before.len - 1;

			bool year = len >= 4 && (len == 4 || before.text[len - 5] == ' ')
				&& is_year(before.text + len - 4) && is_digit(inner);

			return (year || (inner == ')' && ends_bracketed_symbol(before, len - 1)))
				&& goes_on_behind(r, line, end) ? WEIGHT_SPACED : WEIGHT_ALONE;
		}
		return goes_on_behind(r, line, end) ? WEIGHT_BEHIND_STOP : WEIGHT_SPACED;
	}
	return goes_on_behind(r, line, end) ? WEIGHT_SPACED : WEIGHT_ALONE;
}

/* "12" of 12,500: up to three digits and no year. */
static bool ends_thousands(struct rr_span s, size_t at)
{
	size_t n = 0;

	while (n < at && is_digit(s.text[at - n - 1]))
		n++;
	return n > 0 && n < 4;
}

/* A letter of a script with blanks between words right behind the digits. */
static bool is_inside_word(struct rr_span s, size_t end)
{
	uint32_t cp = end < s.len && (s.text[end] & 0x80) ? rr_utf8_next(s, &end) : 0;

	return cp != 0 && cp < 0x2000 && rr_is_letter(cp);
}

/* "phares 1/," "phares1/": `at` is behind the stroke. */
static bool is_old_mark(struct rr_span s, size_t at, char before)
{
	if (before != ' ' && !is_letter(before) && strchr(",;)\"", before) == NULL)
		return false;
	return at >= s.len || is_blank(s.text[at]) || strchr(",;.:)", s.text[at]) != NULL
		|| (unsigned char)s.text[at] >= 0xE3 /* 。 */ || is_arabic_stop(s, at);
}

int weigh_digits(const struct reader *r, size_t line, size_t start, size_t end)
{
	struct rr_span s = r->lines[line].text;
	char before = start > 0 && !is_blank(s.text[start - 1]) ? s.text[start - 1] : ' ';
	char behind = end < s.len && !is_blank(s.text[end]) ? s.text[end] : ' ';
	uint32_t cp;

	if (is_letter(behind) && !(behind & 0x80))
		return before >= 'a' && before <= 'z' && behind >= 'a' ? WEIGHT_ALONE : WEIGHT_NONE;
	if (before != '.' && before != ' ' && strchr("/-($#+=", before) != NULL)
		return WEIGHT_NONE;
	if (behind == '%' || ((behind == '-' || behind == '.' || behind == ',') && end + 1 < s.len
	                      && is_digit(s.text[end + 1])))
		return WEIGHT_NONE;
	if (follows_quote(s, start) || (before == '.' && ends_symbol(s, start)))
		return WEIGHT_NONE;
	if (behind == '/') /* "12/" is a mark of old, "12/5" none */
		return is_old_mark(s, end + 1, before) ? WEIGHT_GLUED : WEIGHT_NONE;
	if (is_text_number(r, line, start, end) || is_inside_word(s, end))
		return WEIGHT_NONE;
	if (before == ' ')
		return weigh_spaced(r, line, start, end);
	if (before == '.')
		return behind == ' '
			&& ((start > 1 && is_letter(s.text[start - 2]))
			    || (start > 4 && (start == 5 || s.text[start - 6] == ' ') && is_year(s.text + start - 5)))
			? WEIGHT_BEHIND_STOP : WEIGHT_NONE;
	cp = char_before(s, start);
	if (rr_is_han(cp) && r->han_numbers && end < s.len && (unsigned char)s.text[end] >= 0xE3)
		return WEIGHT_GLUED; /* 报告书21及 */
	if (rr_is_han(cp) || cp == 0x2013 || cp == 0x3001 || cp == 0x7C)
		return WEIGHT_NONE;
	if (before == ',' && end - start == 3 && ends_thousands(s, start - 1))
		return WEIGHT_NONE;
	if (start > 1 && s.text[start - 2] == '_')
		return WEIGHT_NONE; /* c_1, as names of files and databases are */
	/* behind a capital letter stands a number as well: P3, COP15 */
	return before >= 'A' && before <= 'Z' ? WEIGHT_ALONE : WEIGHT_GLUED;
}

/* "Proclamation AG 8": behind a word in capitals stands a number. */
bool is_numbered_name(const struct reader *r, size_t line, size_t start)
{
	struct rr_span word = last_word(r->lines[line].text, start);

	for (size_t i = 0; i < word.len; i++)
		if (word.text[i] < 'A' || word.text[i] > 'Z')
			return false;
	return word.len > 1 && word.len < 4;
}

/* "(morning) 3 p.m.", a cell of a table: numbers rather than marks. */
bool is_lone_number(const struct reader *r, size_t line, size_t start, size_t end)
{
	struct rr_span s = r->lines[line].text;

	if (start == 0 && end == s.len)
		return r->layout != LAYOUT_SPACED;
	return start > 1 && s.text[start - 2] == ')' && !goes_on_behind(r, line, end);
}

/* "1949,2 " cites a note of an earlier page again; "1949.2 of" as a spoilt text has it. */
bool follows_year(const struct reader *r, size_t line, size_t start, size_t end)
{
	struct rr_span s = r->lines[line].text;

	return start >= 5 && is_year(s.text + start - 5) && is_digit(s.text[start - 2])
		&& (start == 5 || s.text[start - 6] == ' ')
		&& (end == s.len || s.text[end] == ' ')
		&& (s.text[start - 1] == ',' || (s.text[start - 1] == '.' && goes_on_behind(r, line, end)));
}

/* Whether the text behind line i, but for a page's end, begins anew. */
static bool begins_anew(const struct reader *r, size_t i)
{
	bool cut = false;
	struct label label;

	for (i++; i < r->count && r->lines[i].use != USE_NONE && r->lines[i].use != USE_CLOSING; i++)
		cut = true;
	if (i == r->count)
		return true;
	if (!cut && starts_lower(r->lines[i].text))
		return false;
	return (!cut && r->lines[i].gap) || read_lead(r->lang, r->lines[i].text, NULL) > 0
		|| read_label(r, r->lines[i].text, &label);
}

/* "of Aland, 44" where the paragraph ends: no number stands there. */
bool ends_paragraph(const struct reader *r, size_t line, size_t start, size_t end)
{
	struct rr_span s = r->lines[line].text;

	if (end != s.len)
		return false;
	if (start == 0) { /* alone on its last line */
		if (line == 0 || r->lines[line].gap || r->layout == LAYOUT_SPACED)
			return false;
		s = r->lines[line - 1].text;
		return strchr(",;:", s.text[s.len - 1]) != NULL && begins_anew(r, line);
	}
	return start > 2 && s.text[start - 1] == ' '
		&& strchr(",;:", s.text[start - 2]) != NULL && begins_anew(r, line);
}

/* Sixteen bytes without a digit are passed at once. */
size_t next_digit(struct rr_span s, size_t at)
{
	for (; at + SIXTEEN <= s.len; at += SIXTEEN)
		if (sixteen_any((sixteen)((sixteen_at(s.text + at) - '0') < 10)))
			break;
	while (at < s.len && !is_digit(s.text[at]))
		at++;
	return at;
}
