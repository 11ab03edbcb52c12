/*
 * Dates: the pack's [dates] are patterns of {day}, {month:month} and {year};
 * what a pattern leaves out stays 0.
 */
#include "lang/pack.h"

#include <string.h>

bool read_month(const struct rr_lang *lang, struct rr_span text, size_t *at, long *value)
{
	struct rr_match m;

	if (!trie_match(lang, own_section(lang, MONTHS), text, *at, false, &m))
		return false;
	*at = m.end;
	*value = rr_entry_int(m.entry, 0);
	return true;
}

static int part(const struct rr_match *m, const char *name, long max)
{
	const struct rr_capture *c = rr_match_capture(m, name);

	if (c == NULL)
		return 0;
	return c->number >= 1 && c->number <= max ? (int)c->number : -1;
}

/* Most places are no date, and their first character tells. */
static bool may_begin(const struct rr_lang *lang, struct rr_span text, size_t at)
{
	size_t next = at, digit = at;
	uint32_t cp;

	if (at < text.len && text.text[at] >= '0' && text.text[at] <= '9')
		return true;
	cp = fold_next(lang, text, &next);
	if (fold_digit(text, &digit) >= 0)
		return true;
	for (enum own i = DATES; i <= ORDINALS; i++) {
		const struct section *section = own_section(lang, i);

		if (section != NULL && trie_has_first(section, cp))
			return true;
	}
	return false;
}

/* "30 January. 282 (1970)": a number that is no year stands behind a day. */
static bool drop_year(struct rr_span text, size_t start, struct rr_match *m, struct rr_date *date)
{
	const struct rr_capture *year = rr_match_capture(m, "year");

	size_t next = year->end;

	while (next < text.len && text.text[next] == ' ')
		next++;
	if (date->day == 0 || year->end != m->end || next == text.len ||
	    (text.text[next] != '(' && text.text[next] != '/'))
		return false;
	date->year = 0;
	m->end = year->start;
	while (m->end > start && (text.text[m->end - 1] == ' ' || text.text[m->end - 1] == '.'))
		m->end--;
	return true;
}

bool read_date(const struct rr_lang *lang, struct rr_span text, size_t *at, struct rr_date *out,
               const struct value *number)
{
	struct rr_match m;
	struct rr_date date;

	if (!may_begin(lang, text, *at)
	    || !trie_match_number(lang, own_section(lang, DATES), text, *at, number, &m))
		return false;
	date = (struct rr_date){ part(&m, "year", 9999), part(&m, "month", 12), part(&m, "day", 31) };
	if (date.year < 0 || date.month <= 0 || date.day < 0)
		return false;
	if (date.year > 0 && date.year < 1000 && !drop_year(text, *at, &m, &date))
		return false;
	*at = m.end;
	*out = date;
	return true;
}

bool rr_lang_date(const struct rr_lang *lang, struct rr_span text, size_t *at, struct rr_date *out)
{
	return read_date(lang, text, at, out, NULL);
}

/* The digits of a number, the last of them at `last`. */
static void put_digits(char *last, unsigned value)
{
	for (; value > 0; value /= 10)
		*last-- = (char)('0' + value % 10);
}

bool rr_date_iso(struct rr_date date, char out[11])
{
	out[0] = '\0';
	if (date.year < 1000 || date.year > 9999 || date.month < 1 || date.month > 12
	    || date.day < 1 || date.day > 31)
		return false;
	memcpy(out, "0000-00-00", 11);
	put_digits(out + 3, (unsigned)date.year);
	put_digits(out + 6, (unsigned)date.month);
	put_digits(out + 9, (unsigned)date.day);
	return true;
}
