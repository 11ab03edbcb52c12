/* The title a text gives what it cites: “…” behind or before the citation. */
#include <string.h>

#include "resread/cite.h"
#include "resread/text.h"

enum { NEAR = 90 }; /* bytes between a citation and the word that tells its title */

static const struct { const char *open, *close; } quotes[] = {
	{ "“", "”" }, { "«", "»" }, { "《", "》" }, { "„", "“" }, { "‘", "’" }, { "\"", "\"" },
};

/* The quotation that begins at `at`: its words, and *end behind it. */
static bool quoted(struct rr_span text, size_t at, struct rr_span *words, size_t *end)
{
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
		size_t open = strlen(quotes[i].open), from = at + open, close;

		if (!rr_span_starts(rr_span_sub(text, at, text.len), quotes[i].open))
			continue;
		close = rr_span_find(text, quotes[i].close, from);
		if (close == RR_NONE || close == from)
			return false;
		*words = rr_span_trim(rr_span_sub(text, from, close));
		*end = close + strlen(quotes[i].close);
		return true;
	}
	return false;
}

static size_t over_blanks(struct rr_span text, size_t at)
{
	while (at < text.len && (text.text[at] == ' ' || text.text[at] == '\t'))
		at++;
	return at;
}

/* 题为“…”的第…: the title is that of what follows. */
static bool of_next(struct rr_span text)
{
	return rr_span_starts(rr_span_trim(text), "的");
}

static bool digit_at(struct rr_span t, size_t at)
{
	return at < t.len && t.text[at] >= '0' && t.text[at] <= '9';
}

/* Whether another number stands between, whose title it is: 70/1, 2200 (XXI), 1325 (2000). */
static bool other_between(struct rr_span text, size_t from, size_t to)
{
	for (size_t i = from; i + 2 < to; i++)
		if ((digit_at(text, i) && text.text[i + 1] == '/' && digit_at(text, i + 2)) ||
		    (digit_at(text, i) && (text.text[i + 1] == '(' ||
		     (text.text[i + 1] == ' ' && text.text[i + 2] == '('))))
			return true;
	return false;
}

bool rr_cite_title(const struct rr_lang *lang, struct rr_span text, size_t start, size_t end,
                   struct rr_span *title)
{
	size_t from = start > 4 * NEAR ? start - 4 * NEAR : 0, behind;
	struct rr_match m;

	while (from > 0 && ((unsigned char)text.text[from] & 0xc0) == 0x80)
		from--;
	/* “…” 的第 70/1 号决议: the last that ends right before the citation */
	while (from < start && rr_lang_search(lang, "titled", text, from, &m) && m.end < start) {
		if (quoted(text, over_blanks(text, m.end), title, &behind) && behind <= start
		    && start - behind <= strlen(" 的 "))
			return true;
		from = m.end;
	}
	return end < text.len && rr_lang_search(lang, "titled", text, end, &m)
	       && m.start - end <= NEAR
	       && memchr(text.text + end, ';', m.start - end) == NULL
	       && !other_between(text, end, m.start)
	       && quoted(text, over_blanks(text, m.end), title, &behind)
	       && !of_next(rr_span_sub(text, behind, text.len));
}
