/*
 * How resolutions are named: document symbols, and the numbers printed before
 * a title. Each gives the other where only one is printed.
 */
#include "doc/reader.h"
#include "resread/text.h"

#include <stdlib.h>
#include <string.h>

/* The first prefix that fits wins. */
static const struct {
	const char *prefix, *body;
} prefixes[] = {
	{ "A/HRC/", "HRC" }, { "E/CN.4/Sub.2/", "SUBCOM" }, { "E/CN.4/", "CHR" },
	{ "E/", "ECOSOC" }, { "S/", "SC" }, { "A/", "GA" },
};

static const struct {
	const char *body, *resolution, *decision, *statement;
} series[] = {
	{ "GA", "A/RES/", "A/DEC/", NULL }, { "HRC", "A/HRC/RES/", "A/HRC/DEC/", "A/HRC/PRST/" },
	{ "SC", "S/RES/", "S/DEC/", "S/PRST/" }, { "ECOSOC", "E/RES/", "E/DEC/", NULL },
	{ "CHR", "E/CN.4/RES/", "E/CN.4/DEC/", NULL },
	{ "SUBCOM", "E/CN.4/Sub.2/RES/", "E/CN.4/Sub.2/DEC/", NULL },
};

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_symbol_char(char c)
{
	return is_digit(c) || is_upper(c) || (c >= 'a' && c <= 'z') || c == '/' || c == '.'
		|| c == '-' || c == '(' || c == ')';
}

size_t symbol_len(struct rr_span s)
{
	size_t at = 0, digits = 0;

	while (at < s.len && at < 8 && is_upper(s.text[at]))
		at++;
	if (at == 0 || at + 1 >= s.len || s.text[at] != '/' || !is_symbol_char(s.text[at + 1]))
		return 0;
	while (at < s.len && at < 80 && is_symbol_char(s.text[at])) {
		if (is_digit(s.text[at - 1]) && is_upper(s.text[at]) && at + 1 < s.len && s.text[at + 1] == '/')
			break; /* another one glued to it */
		digits += is_digit(s.text[at++]);
	}
	if (at + 7 <= s.len && rr_span_starts(s, "S/RES/") && s.text[at] == ' '
	    && s.text[at + 1] == '(' && is_digit(s.text[at + 2]) && s.text[at + 6] == ')')
		at += 7;
	while (at > 0 && (s.text[at - 1] == '.' || s.text[at - 1] == '-'))
		at--;
	return digits > 0 ? at : 0;
}

struct rr_span latin_symbol(struct reader *r, struct rr_span s)
{
	static const char looks[] = "\x90" "A" "\x92" "B" "\x95" "E" "\x9A" "K" "\x9C" "M" "\x9D" "H" "\x9E" "O"
		"\xA0" "P" "\xA1" "C" "\xA2" "T" "\xA5" "X"; /* behind 0xD0 */
	char *copy;
	size_t len = 0;

	if (s.len > 60 || memchr(s.text, 0xD0, s.len) == NULL || memchr(s.text, '/', s.len) == NULL)
		return s;
	copy = rr_arena_alloc(r->arena, s.len + 1);
	for (size_t i = 0; i < s.len; i++) {
		size_t k = 0;

		while (i + 1 < s.len && (unsigned char)s.text[i] == 0xD0 && looks[k] != '\0' && looks[k] != s.text[i + 1])
			k += 2;
		if (i + 1 < s.len && (unsigned char)s.text[i] == 0xD0 && looks[k] != '\0') {
			copy[len++] = looks[k + 1];
			i++;
		} else {
			copy[len++] = s.text[i];
		}
	}
	return rr_span_of(copy, len);
}

static size_t digits_at(struct rr_span s, size_t at)
{
	size_t n = 0;

	while (at + n < s.len && is_digit(s.text[at + n]))
		n++;
	return n;
}

/* "(XXVI)", "(1970)", "(S-VI)", "(二十六)": the session or year behind a number. */
static size_t bracket_len(const struct reader *r, struct rr_span s, size_t from)
{
	size_t at = from, value_at;
	struct rr_match mark;
	long value;

	while (at < s.len && s.text[at] == ' ')
		at++;
	if (at >= s.len || s.text[at] != '(')
		return 0;
	value_at = ++at;
	if (rr_span_starts(rr_span_sub(s, at, s.len), "ES-"))
		value_at = at += 3;
	else if (rr_span_starts(rr_span_sub(s, at, s.len), "S-"))
		value_at = at += 2;
	else if (rr_lang_match(r->lang, "session-marks", s, at, &mark)) /* (د - 30) */
		for (at = mark.end; at < s.len && (s.text[at] == ' ' || s.text[at] == '-'); at++)
			value_at = at + 1;
	if (!rr_lang_ordinal(r->lang, s, &at, &value) && !rr_lang_number(r->lang, s, &at, &value))
		return 0;
	return at > value_at && at < s.len && s.text[at] == ')' ? at + 1 - from : 0;
}

size_t number_len(const struct reader *r, struct rr_span s)
{
	size_t at = 0, n, more;
	long value;

	if (rr_span_starts(s, "ES-"))
		at = 3;
	else if (rr_span_starts(s, "S-"))
		at = 2;
	n = digits_at(s, at);
	if (n == 0) { /* 二七五八 (二十六) */
		if (at > 0 || s.len < 6 || (unsigned char)s.text[0] < 0xE3
		    || !rr_lang_number(r->lang, s, &at, &value))
			return 0;
		more = bracket_len(r, s, at);
		return more ? at + more : 0;
	}
	at += n;
	while (at < s.len && s.text[at] == ' ' && at < 8) /* "52 / 31" */
		at++;
	if (at < s.len && s.text[at] == '/') {
		at++;
		while (at < s.len && s.text[at] == ' ')
			at++;
		if (rr_span_starts(rr_span_sub(s, at, s.len), "..."))
			return at + 3;
		if (rr_span_starts(rr_span_sub(s, at, s.len), "\xE2\x80\xA6"))
			return at + 3;
		n = digits_at(s, at);
		if (n == 0 || n > 4)
			return 0;
		at += n;
		more = at < s.len && s.text[at] == ' ' ? 1 : 0;
		if (at + more < s.len && is_upper(s.text[at + more])
		    && (at + more + 1 == s.len || s.text[at + more + 1] == '.'))
			at += more + 1;
		return at;
	}
	if (at + 1 < s.len && is_upper(s.text[at]) && s.text[at + 1] == ' ') /* 2200 A (XXI) */
		at += 2;
	more = bracket_len(r, s, at);
	return more ? at + more : 0;
}

/* ٨٨/١٧ and （三十） as other languages print them, up to the first letter. */
struct rr_span with_plain_number(struct reader *r, struct rr_span s)
{
	static const struct {
		uint32_t from, to;
		char plain;
	} forms[] = { { 0x660, 0x669, '0' }, { 0xFF08, 0xFF19, '(' } }; /* （ to ９ */
	size_t at = 0, first = RR_NONE;
	struct rr_str out = { 0 };
	bool figures = false, inside = false; /* behind a figure, in brackets */

	if (memchr(s.text, 0xD9, s.len < 40 ? s.len : 40) == NULL
	    && memchr(s.text, 0xEF, s.len < 40 ? s.len : 40) == NULL)
		return s;
	while (at < s.len && at < 40) {
		size_t next = at, k = 0;
		uint32_t cp = rr_utf8_next(s, &next);

		while (k < 2 && (cp < forms[k].from || cp > forms[k].to || cp == 0xFF0C))
			k++;
		inside = cp == 0xFF08 || cp == '(' || (inside && cp != 0xFF09 && cp != ')');
		figures |= (k < 2 && cp != 0xFF08 && cp != 0xFF09) || (cp >= '0' && cp <= '9');
		if (k < 2) {
			rr_str_putc(&out, (char)((uint32_t)forms[k].plain + cp - forms[k].from));
			first = at;
		} else if (cp < 'A' || (cp < 0x80 && inside) || (rr_is_han(cp) && !figures)) {
			rr_str_add(&out, rr_span_sub(s, at, next));
		} else {
			break;
		}
		at = next;
	}
	rr_str_add(&out, rr_span_sub(s, at, s.len));
	if (first != RR_NONE)
		s = rr_span_of(rr_arena_dup(r->arena, out.text, out.len), out.len);
	rr_str_free(&out);
	return s;
}

static void body_from_symbol(struct rr_doc *doc)
{
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (strncmp(doc->symbol, prefixes[i].prefix, strlen(prefixes[i].prefix)) == 0) {
			doc->body = prefixes[i].body;
			return;
		}
}

/* "S-9/1" and "68/160" carry their session, so does "(XXVI)". */
static void session_from_number(struct reader *r)
{
	struct rr_doc *doc = r->doc;
	struct rr_span s = rr_span(doc->number);
	const char *open = strchr(doc->number, '(');
	size_t at;
	long value;

	if (doc->session != 0 || doc->body == NULL)
		return;
	if (strcmp(doc->body, "GA") != 0 && strcmp(doc->body, "HRC") != 0)
		return;
	if (open == NULL && strchr(doc->number, '/') == NULL)
		return;
	at = open ? (size_t)(open + 1 - doc->number) : 0;
	while (at < s.len && (is_upper(s.text[at]) || s.text[at] == '-') && !open)
		at++;
	if (rr_lang_ordinal(r->lang, s, &at, &value) || rr_lang_number(r->lang, s, &at, &value))
		doc->session = value < 1000 ? (int)value : 0;
}

/* "A/C.3/66/L.32", "A/ES-11/L.1": before the draft's own number stands the session. */
static void session_from_symbol(struct rr_doc *doc)
{
	const char *own = doc->symbol != NULL && doc->symbol[0] == 'A' ? strstr(doc->symbol, "/L.") : NULL;
	const char *from = own;

	while (from != NULL && from > doc->symbol && is_digit(from[-1]))
		from--;
	if (doc->session == 0 && own != NULL && own > from && own - from < 4 && strchr("/-", from[-1]) != NULL)
		doc->session = atoi(from);
}

/* 二七五八 (二十六) and 2758 (د - 26) as all languages write it: 2758 (XXVI). */
static void add_in_figures(struct reader *r, struct rr_span number)
{
	static const struct {
		long value;
		const char *roman;
	} romans[] = {
		{ 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
	};
	const char *special = "";
	struct rr_match mark;
	size_t at = 0, open;
	long value = 0;

	if (rr_lang_number(r->lang, number, &at, &value))
		rr_str_printf(&r->work, "%ld", value);
	open = rr_span_find(number, "(", at);
	at = open + 1;
	if (open != RR_NONE && rr_lang_match(r->lang, "session-marks", number, at, &mark)) {
		special = strcmp(mark.entry->key, "regular") == 0 ? ""
			: strcmp(mark.entry->key, "ES") == 0 ? "ES-" : "S-";
		for (at = mark.end; at < number.len && (number.text[at] == ' ' || number.text[at] == '-');)
			at++;
	}
	if (open == RR_NONE || !rr_lang_number(r->lang, number, &at, &value))
		return;
	rr_str_printf(&r->work, " (%s", special);
	if (value >= 90)
		rr_str_printf(&r->work, "%ld", value);
	for (size_t i = 0; value < 90 && i < sizeof romans / sizeof *romans; i++)
		for (; value >= romans[i].value; value -= romans[i].value)
			rr_str_puts(&r->work, romans[i].roman);
	rr_str_putc(&r->work, ')');
}

void set_number(struct reader *r, struct rr_span number)
{
	struct rr_str *w = &r->work;
	size_t from, open;

	number = with_plain_number(r, number);
	open = rr_span_find(number, "(", 0);

	if (number.len > 0 && ((unsigned char)number.text[0] >= 0xE3
	                       || (open != RR_NONE && open + 1 < number.len && (number.text[open + 1] & 0x80)))) {
		rr_str_cut(w, 0);
		add_in_figures(r, number);
		r->doc->number = keep(r, rr_str_span(w));
		return;
	}
	/* a printed number may hold blanks around its stroke: 52 / 31 */
	rr_str_cut(w, 0);
	for (size_t i = 0; i < number.len; i++)
		if (number.text[i] != ' ' || memchr(number.text, '/', number.len) == NULL
		    || (i + 1 < number.len && is_upper(number.text[i + 1])))
			rr_str_putc(w, number.text[i]);
	from = rr_span_find(rr_str_span(w), "(", 0);
	if (from != RR_NONE && from > 0 && w->text[from - 1] != ' ') {
		const char *tail = rr_arena_dup(r->arena, w->text + from, w->len - from);

		rr_str_cut(w, from);
		rr_str_putc(w, ' ');
		rr_str_puts(w, tail);
	}
	r->doc->number = keep(r, rr_str_span(w));
}

void set_symbol(struct reader *r, struct rr_span symbol)
{
	struct rr_doc *doc = r->doc;
	const char *hit;

	rr_str_cut(&r->work, 0);
	for (size_t i = 0; i < symbol.len; i++)
		if (symbol.text[i] != ' ')
			rr_str_putc(&r->work, symbol.text[i]);
	doc->symbol = keep(r, rr_str_span(&r->work));
	body_from_symbol(doc);
	if ((hit = strstr(doc->symbol, "/RES/")) != NULL)
		doc->kind = RR_KIND_RESOLUTION;
	else if ((hit = strstr(doc->symbol, "/DEC/")) != NULL)
		doc->kind = RR_KIND_DECISION;
	else if (strstr(doc->symbol, "/PRST/") != NULL)
		doc->kind = RR_KIND_STATEMENT;
	if (hit == NULL && doc->kind == RR_KIND_STATEMENT)
		hit = strstr(doc->symbol, "/PRST/") + 1;
	if (hit != NULL && doc->number == NULL)
		set_number(r, rr_span(hit + 5));
}

/* The year in which the Council adopted its resolution of that number; 0 if unknown. */
static int year_of_number(const struct reader *r, int number)
{
	const struct rr_lang *sessions = rr_lang_table(r->langs, "sessions", NULL);
	size_t count = 0;
	const struct rr_entry *years = sessions ? rr_lang_entries(sessions, "numbers", &count) : NULL;

	for (size_t i = 0; i < count; i++)
		if (rr_span_starts(years[i].phrase, "SC ") && number >= rr_entry_int(&years[i], 0)
		    && number <= rr_entry_int(&years[i], 1))
			return atoi(years[i].name + 3);
	return 0;
}

const char *symbol_from_number(struct reader *r)
{
	struct rr_doc *doc = r->doc;
	const char *number = doc->number, *prefix = NULL;

	session_from_symbol(doc);
	if (number == NULL)
		return doc->symbol;
	session_from_number(r);
	if (doc->symbol != NULL)
		return doc->symbol;
	if (strpbrk(number, "/(") == NULL) { /* from a page's heading: the year is that of adoption */
		int year;

		if (doc->body == NULL || strcmp(doc->body, "SC") != 0)
			return NULL;
		year = doc->adopted.date[0] != '\0' ? atoi(doc->adopted.date) : year_of_number(r, atoi(number));
		if (year == 0)
			return NULL;
		number = doc->number = rr_arena_printf(r->arena, "%s (%d)", number, year);
	}
	if (doc->body == NULL || doc->kind == RR_KIND_DRAFT || strstr(number, "...") != NULL
	    || strstr(number, "\xE2\x80\xA6") != NULL)
		return NULL;
	for (size_t i = 0; i < sizeof series / sizeof *series; i++)
		if (strcmp(series[i].body, doc->body) == 0)
			prefix = doc->kind == RR_KIND_DECISION ? series[i].decision
				: doc->kind == RR_KIND_STATEMENT ? series[i].statement : series[i].resolution;
	if (prefix == NULL)
		return NULL;
	rr_str_cut(&r->work, 0);
	rr_str_puts(&r->work, prefix);
	for (const char *p = number; *p != '\0'; p++)
		if (*p != ' ')
			rr_str_putc(&r->work, *p);
	return keep(r, rr_str_span(&r->work));
}
