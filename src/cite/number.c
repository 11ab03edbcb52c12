#include "cite/number.h"

#include <stdio.h>
#include <string.h>

#define FIRST_YEAR 1946u
#define LAST_YEAR 2099u
#define DOUBLED_LAST 'H' /* II is a Roman numeral */

/* How each body counts, and where its symbols begin. */
static const struct rule {
	const char *code, *prefix;
	unsigned shapes;            /* bits of enum shape */
	unsigned first, last;       /* sessions in its N/M numbers */
	unsigned most;              /* resolutions of one session */
	unsigned last_roman;        /* last session counted in Roman numerals */
	unsigned last_year;         /* of its YEAR/N numbers */
} rules[] = {
	[BODY_GA] = { .code = "GA", .prefix = "A", .first = 31, .last = 199, .most = 399,
		.last_roman = 30, .shapes = 1 << SHAPE_SESSION | 1 << SHAPE_SPECIAL |
			1 << SHAPE_EMERGENCY | 1 << SHAPE_ROMAN },
	[BODY_HRC] = { .code = "HRC", .prefix = "A/HRC", .first = 1, .last = 199, .most = 70,
		.shapes = 1 << SHAPE_SESSION | 1 << SHAPE_SPECIAL },
	[BODY_SC] = { .code = "SC", .prefix = "S", .shapes = 1 << SHAPE_DATED },
	[BODY_ECOSOC] = { .code = "ECOSOC", .prefix = "E", .last_roman = 63, .last_year = LAST_YEAR,
		.shapes = 1 << SHAPE_YEARLY | 1 << SHAPE_ROMAN },
	[BODY_CHR] = { .code = "CHR", .prefix = "E/CN.4", .last_roman = 40, .last_year = 2006,
		.shapes = 1 << SHAPE_YEARLY | 1 << SHAPE_ROMAN | 1 << SHAPE_SPECIAL },
	[BODY_SUBCOM] = { .code = "SUBCOM", .prefix = "E/CN.4/Sub.2", .last_roman = 40,
		.last_year = 2006, .shapes = 1 << SHAPE_YEARLY | 1 << SHAPE_ROMAN },
	[BODY_TC] = { .code = "TC", .prefix = "T", .last_roman = 61,
		.shapes = 1 << SHAPE_ROMAN },
};

#define HRC_FIRST_DECISION 101u /* its decisions are 22/116, S-9/101 */
#define GA_FIRST_DECISION 300u

enum body body_of(struct rr_span code)
{
	for (size_t i = 0; i < BODY_COUNT; i++)
		if (rr_span_is(code, rules[i].code))
			return (enum body)i;
	return BODY_NONE;
}

const char *body_code(enum body body)
{
	return body < BODY_COUNT ? rules[body].code : NULL;
}

/* ---- reading ----------------------------------------------------------- */

static bool is_digit(struct rr_span t, size_t at)
{
	return at < t.len && t.text[at] >= '0' && t.text[at] <= '9';
}

/* Up to six digits; false if there are none or more. */
static bool digits(struct rr_span t, size_t *at, unsigned *value)
{
	size_t p = *at;

	*value = 0;
	for (; is_digit(t, p); p++) {
		if (p - *at == 6)
			return false;
		*value = *value * 10 + (unsigned)(t.text[p] - '0');
	}
	if (p == *at)
		return false;
	*at = p;
	return true;
}

/* A letter or digit follows, of a script that parts words by blanks. */
static bool goes_on(struct rr_span t, size_t at)
{
	return at < t.len && (unsigned char)t.text[at] < 0xE3 && in_word(t, at);
}

static bool take(struct rr_span t, size_t *at, const char *what)
{
	size_t len = strlen(what);

	if (t.len - *at < len || memcmp(t.text + *at, what, len) != 0)
		return false;
	*at += len;
	return true;
}

static bool put_session(struct number *out, const char *prefix, unsigned session)
{
	char roman[16];

	if (session == 0 || session > 89)
		return false;
	roman_write(session, roman);
	out->second = session;
	out->shape = SHAPE_ROMAN;
	return snprintf(out->session, sizeof out->session, "%s%s", prefix, roman) <
		(int)sizeof out->session;
}

/* (د-3): a mark of the language and a plain number. */
static bool read_marked(const struct words *words, struct rr_span t, size_t *at,
                        struct number *out)
{
	const struct phrase *mark;
	unsigned session;
	size_t p;

	mark = words != NULL && *at < t.len ? words_ask(words, ROLE_SESSION, t, *at, &p) : NULL;
	if (mark == NULL)
		return false;
	p = skip_blanks(t, p);
	if (!take(t, &p, "-") && !take(t, &p, "\xE2\x80\x93"))
		return false;
	p = skip_blanks(t, p);
	if (!digits(t, &p, &session) ||
	    !put_session(out, words_says(mark, "S") ? "S-" : words_says(mark, "ES") ? "ES-" : "",
	                 session))
		return false;
	*at = p;
	return true;
}

/* What stands in the brackets: (XXI), (S-VI), (ES-V), (2000). */
static bool read_session(const struct words *words, struct rr_span t, size_t *at,
                         struct number *out)
{
	size_t p = skip_blanks(t, *at), start;

	if (!take(t, &p, "(") && !take(t, &p, "\xEF\xBC\x88"))
		return false;
	p = start = skip_blanks(t, p);
	if (is_digit(t, p)) {
		if (!digits(t, &p, &out->second) || p - start != 4 ||
		    out->second < FIRST_YEAR || out->second > LAST_YEAR)
			return false;
		out->shape = SHAPE_DATED;
	} else if (!read_marked(words, t, &p, out)) {
		const char *prefix = take(t, &p, "ES-") ? "ES-" : take(t, &p, "S-") ? "S-" : "";

		unsigned session = roman_read(t, &p);

		if (session == 0 && prefix[0] != '\0')
			digits(t, &p, &session); /* (S-2) for (S-II) */
		if (!put_session(out, prefix, session))
			return false;
	}
	p = skip_blanks(t, p);
	if (!take(t, &p, ")") && !take(t, &p, "\xEF\xBC\x89"))
		return false;
	*at = p;
	return true;
}

/* A part letter, close by or after a blank; false if there is none. */
static bool read_letter(const struct words *words, struct rr_span t, size_t *at,
                        struct number *out)
{
	size_t p = skip_blanks(t, *at), end;
	const struct phrase *letter;
	bool doubled;

	letter = words != NULL && p < t.len ? words_ask(words, ROLE_LETTER, t, p, &end) : NULL;
	if (letter != NULL && !goes_on(t, end)) {
		*at = end;
		out->letter = letter->entry->key[0];
		return true;
	}
	if (p >= t.len || t.text[p] < 'A' || t.text[p] > 'Z')
		return false;
	doubled = t.text[p] <= DOUBLED_LAST && p + 1 < t.len && t.text[p + 1] == t.text[p];
	end = p + 1 + doubled;
	if (goes_on(t, end) ||
	    (end < t.len && strchr("./'-", t.text[end]) != NULL && in_word(t, end + 1)))
		return false;
	out->letter = t.text[p];
	out->doubled = doubled;
	*at = end;
	return true;
}

/* After the first digits: what kind of number they begin. */
static bool read_tail(const struct words *words, struct rr_span t, size_t *at, struct number *out)
{
	size_t p = skip_blanks(t, *at), tail;

	if (take(t, &p, "/")) {
		p = skip_blanks(t, p);
		if (!digits(t, &p, &out->second) || out->second == 0 ||
		    (p < t.len && t.text[p] == '/' && in_word(t, p + 1)))
			return false;
		tail = p;
		if (!read_letter(words, t, &tail, out) && goes_on(t, p))
			return false; /* 68/247B is a part, 68/247th is none */
		if (out->shape == SHAPE_SESSION && out->first >= FIRST_YEAR &&
		    out->first <= LAST_YEAR)
			out->shape = SHAPE_YEARLY;
		*at = out->letter ? tail : p;
		return true;
	}
	if (out->shape != SHAPE_SESSION)
		return false;
	p = *at;
	read_letter(words, t, &p, out);
	if (!read_session(words, t, &p, out))
		return false;
	*at = p;
	return true;
}

bool number_read(const struct words *words, struct rr_span text, size_t *at,
                 struct number *out)
{
	struct number n = { .shape = SHAPE_SESSION };
	size_t p = *at;

	if (take(text, &p, "ES-"))
		n.shape = SHAPE_EMERGENCY;
	else if (take(text, &p, "S-"))
		n.shape = SHAPE_SPECIAL;
	if (!digits(text, &p, &n.first) || n.first == 0 || !read_tail(words, text, &p, &n))
		return false;
	*at = p;
	*out = n;
	return true;
}

/* ---- whose ------------------------------------------------------------- */

/* Whether a whole date lies in the years from first to last. */
static bool in_years(const struct rr_date *date, unsigned first, unsigned last)
{
	unsigned y = (unsigned)date->year;

	return date->year <= 0 || date->day <= 0 || (y >= first && y <= last);
}

/* A session of the Assembly opens in one year and closes in the next; the
 * Council's three a year are told to the year before and after. */
static bool fits_session(const struct number *n, enum body body, enum act act,
                         const struct rr_date *date)
{
	const struct rule *rule = &rules[body];
	unsigned year = body == BODY_GA ? FIRST_YEAR - 1 + n->first
		: n->first < 4 ? 2005 : 2006 + (n->first - 4) / 3;
	unsigned last = body == BODY_GA ? year + 1 : year + 2;

	if (n->first < rule->first || n->first > rule->last)
		return false;
	if (n->letter != 0 && body != BODY_GA)
		return false;
	if (body == BODY_HRC && act == ACT_DECISION)
		return n->second >= HRC_FIRST_DECISION && n->second < 300 && in_years(date, year, last);
	if (act == ACT_DECISION && n->second < GA_FIRST_DECISION)
		return false;
	if (act == ACT_RESOLUTION && n->second > rule->most)
		return false;
	return in_years(date, year, last);
}

bool number_fits(const struct number *n, enum body body, enum act act,
                 const struct rr_date *date)
{
	const struct rule *rule;
	bool special = n->session[0] == 'S' || n->session[0] == 'E';

	if (body >= BODY_COUNT || (rules[body].shapes & 1u << n->shape) == 0)
		return false;
	rule = &rules[body];
	switch (n->shape) {
	case SHAPE_SESSION:
		return fits_session(n, body, act, date);
	case SHAPE_ROMAN:
		if (special)
			return body == BODY_GA;
		return n->second <= rule->last_roman &&
			(body != BODY_GA || in_years(date, FIRST_YEAR - 1 + n->second, FIRST_YEAR + n->second));
	case SHAPE_DATED:
		return in_years(date, n->second - 1, n->second + 1);
	case SHAPE_YEARLY:
		return n->first <= rule->last_year && in_years(date, n->first - 1, n->first + 1);
	case SHAPE_SPECIAL:
	case SHAPE_EMERGENCY:
		break;
	}
	return true;
}

bool number_shaped(const struct number *n, enum body body, const struct rr_date *date)
{
	unsigned year = FIRST_YEAR - 1 + n->first;

	return body < BODY_COUNT && n->shape == SHAPE_SESSION &&
		(rules[body].shapes & 1u << SHAPE_SESSION) != 0 && n->first >= rules[body].first &&
		n->first <= rules[body].last && body == BODY_GA && in_years(date, year, year + 1);
}

enum body number_body(const struct number *n)
{
	static const struct rr_date unknown;
	enum body only = BODY_NONE;

	/* others that count in Roman numerals are named where they are cited */
	if (n->shape == SHAPE_ROMAN && number_fits(n, BODY_GA, ACT_RESOLUTION, &unknown))
		return BODY_GA;
	for (size_t i = 0; i < BODY_COUNT; i++) {
		if (!number_fits(n, (enum body)i, ACT_RESOLUTION, &unknown) &&
		    !number_fits(n, (enum body)i, ACT_DECISION, &unknown))
			continue;
		if (only != BODY_NONE)
			return BODY_NONE;
		only = (enum body)i;
	}
	return only;
}

static void put_unsigned(unsigned value, struct rr_str *out)
{
	char digits[16];
	size_t n = sizeof digits;

	do
		digits[--n] = (char)('0' + value % 10);
	while ((value /= 10) > 0);
	rr_str_add(out, rr_span_of(digits + n, sizeof digits - n));
}

static void put_letter(const struct number *n, struct rr_str *out)
{
	for (int i = 0; n->letter != 0 && i < 1 + n->doubled; i++)
		rr_str_putc(out, n->letter);
}

/* Written piece by piece: there are many in a text, and printf() takes its time. */
void number_target(const struct number *n, enum body body, enum act act,
                   struct rr_str *out)
{
	bool brackets = n->shape == SHAPE_ROMAN || n->shape == SHAPE_DATED;

	rr_str_puts(out, rules[body].prefix);
	rr_str_puts(out, act == ACT_DECISION ? "/DEC/" : "/RES/");
	if (n->shape == SHAPE_SPECIAL || n->shape == SHAPE_EMERGENCY)
		rr_str_puts(out, n->shape == SHAPE_SPECIAL ? "S-" : "ES-");
	put_unsigned(n->first, out);
	if (n->shape == SHAPE_ROMAN)
		put_letter(n, out);
	rr_str_putc(out, brackets ? '(' : '/');
	if (n->shape == SHAPE_ROMAN)
		rr_str_puts(out, n->session);
	else
		put_unsigned(n->second, out);
	if (brackets)
		rr_str_putc(out, ')');
	else
		put_letter(n, out);
}

bool number_of_target(const char *target, enum body *body, enum act *act,
                      struct number *out, bool *well)
{
	static const char *const acts[] = { [ACT_RESOLUTION] = "/RES/", [ACT_DECISION] = "/DEC/" };

	for (size_t i = 0; i < BODY_COUNT * 2; i++) {
		size_t len = strlen(rules[i / 2].prefix), at = len + 5;

		if (strncmp(target, rules[i / 2].prefix, len) != 0 ||
		    strncmp(target + len, acts[i % 2], 5) != 0)
			continue;
		*body = (enum body)(i / 2);
		*act = (enum act)(i % 2);
		*well = number_read(NULL, rr_span(target), &at, out) && target[at] == '\0';
		return true;
	}
	return false;
}
