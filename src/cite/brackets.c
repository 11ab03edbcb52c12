#include "cite/brackets.h"

#include <string.h>

#define OPEN "\xE3\x80\x8A"  /* 《 */
#define CLOSE "\xE3\x80\x8B" /* 》 */
#define TITLE_MAX 360

/* The end of the bracket that opens at `at`, whatever stands nested in it. */
static size_t bracket_end(struct rr_span t, size_t at)
{
	size_t depth = 0, p = at;

	for (; p + 3 <= t.len && p - at < TITLE_MAX; p++) {
		if (t.text[p] != OPEN[0])
			continue;
		if (memcmp(t.text + p, OPEN, 3) == 0)
			depth++;
		else if (memcmp(t.text + p, CLOSE, 3) == 0 && --depth == 0)
			return p + 3;
	}
	return RR_NONE;
}

/* The words between the brackets, without blanks and inner brackets. */
static size_t bare_title(struct rr_span t, size_t start, size_t end, char *out)
{
	static const char *const inner[] = { OPEN, CLOSE, "\xE3\x80\x88", "\xE3\x80\x89" };
	size_t n = 0, p = start;

	while ((p = skip_blanks(t, p)) < end) {
		bool bracket = false;

		for (size_t i = 0; i < 4 && t.text[p] == OPEN[0] && p + 3 <= end; i++)
			bracket |= memcmp(t.text + p, inner[i], 3) == 0;
		if (!bracket)
			out[n++] = t.text[p];
		p += bracket ? 3 : 1;
	}
	return n;
}

const struct phrase *brackets_read(const struct reading *r, size_t *at)
{
	size_t end = bracket_end(r->text, *at);
	char bare[TITLE_MAX + 4];
	struct rr_span title;
	const struct phrase *phrase;

	if (end == RR_NONE)
		return NULL;
	title = rr_span_of(bare, bare_title(r->text, *at + 3, end - 3, bare));
	phrase = title.len > 0 ? words_title(r->words, title) : NULL;
	if (phrase == NULL || (phrase->role != ROLE_INSTRUMENT && phrase->role != ROLE_HEAD))
		return NULL;
	*at = end;
	return phrase;
}

/* Whether a place lies in 《》: in a title of which no name is known. */
static bool in_brackets(struct rr_span t, size_t at)
{
	size_t reach = at > TITLE_MAX ? at - TITLE_MAX : 0;

	for (size_t p = at; p >= reach + 3; p--) {
		if (t.text[p - 3] != OPEN[0])
			continue;
		if (memcmp(t.text + p - 3, CLOSE, 3) == 0)
			return false;
		if (memcmp(t.text + p - 3, OPEN, 3) == 0)
			return true;
	}
	return false;
}

bool brackets_spare(const struct reading *r, const struct phrase *phrase, size_t at)
{
	struct rr_span t = r->text;
	size_t end;

	if (!phrase->han || !words_says(phrase, "bare"))
		return true; /* of a language, or a kind, that has no such brackets */
	if (in_brackets(t, at))
		return false;
	if (!words_says(phrase, "alone") || at < 3 || (unsigned char)t.text[at - 1] < 0x80 ||
	    (unsigned char)t.text[at - 3] < 0xE4 || (unsigned char)t.text[at - 3] > 0xE9)
		return true;
	for (size_t back = 3; back <= 6 && back <= at; back += 3)
		if (words_ask(r->words, ROLE_UNDER, t, at - back, &end) != NULL && end == at)
			return true;
	return false;
}
