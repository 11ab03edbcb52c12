/*
 * What a scan has spoilt: ordinals, dates, and opening verbs ("Recaliing",
 * "Reajfirms", "A firming"); and verbs behind the name of the body that speaks
 * ("The Council reaffirms"). Looked for only where the pack's own forms were
 * not found. A word is taken for a verb's where one letter, or a pair that looks like one,
 * makes the difference, and where no other verb is as near.
 */
#include "doc/reader.h"

#include <string.h>

#define LONG_WORD ((size_t)6)  /* shorter ones need more than their letters */
#define SPOKEN_BYTES ((size_t)4000)
#define ASIDE_BYTES ((size_t)400) /* between the body and what it does */
#define SHORT_WORD ((size_t)5)
#define WORD_BYTES ((size_t)24)
#define TRIES 2000             /* clauses of one text */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Whether scanning takes one of the stretches for the other: "n" and "ti". */
static bool looks_alike(struct rr_span a, struct rr_span b)
{
	static const char *const pairs[][2] = {
		{ "n", "ti" }, { "m", "rn" }, { "m", "in" }, { "u", "ii" }, { "w", "vv" }, { "d", "cl" },
		{ "h", "li" }, { "b", "li" }, { "ffi", "fi" }, { "ff", "ll" },
	};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if ((rr_span_is(a, pairs[i][0]) && rr_span_is(b, pairs[i][1]))
		    || (rr_span_is(b, pairs[i][0]) && rr_span_is(a, pairs[i][1])))
			return true;
	return false;
}

/* Bytes of a suffix of ordinals at the end, as printed or as scans have it. */
static size_t suffix_len(const struct rr_lang *lang, struct rr_span s)
{
	static const char *const slips[] = { "1h", "ih", "lh", "the" };
	size_t count;
	const struct rr_entry *suffixes = rr_lang_entries(lang, "ordinal-suffixes", &count);

	for (size_t i = 0; i < count; i++) {
		size_t len = suffixes[i].phrase.len;

		if (s.len > len && rr_span_eq(rr_span_sub(s, s.len - len, s.len), suffixes[i].phrase))
			return len;
	}
	for (size_t i = 0; count > 0 && i < sizeof slips / sizeof *slips; i++) {
		size_t len = strlen(slips[i]);

		if (s.len > len && rr_span_is(rr_span_sub(s, s.len - len, s.len), slips[i]))
			return len;
	}
	return 0;
}

long spoilt_number(struct rr_span s)
{
	long value = 0;

	if (s.len == 0 || s.len > 8)
		return -1;
	for (size_t i = 0; i < s.len; i++) {
		char digit = as_digit(s.text[i]);

		if (digit < '0' || digit > '9')
			return -1;
		value = value * 10 + (digit - '0');
	}
	return value;
}

/* "I364th", "283 3rd", "27491h", "2714th (closed)" */
long spoilt_ordinal(const struct rr_lang *lang, struct rr_span s)
{
	char word[12];
	size_t len = 0, suffix;
	long value;

	for (size_t i = 0; i < s.len && s.text[i] != '('; i++) {
		if (s.text[i] == ' ' || s.text[i] == '_' || s.text[i] == '.')
			continue;
		if (len == sizeof word)
			return 0;
		word[len++] = s.text[i];
	}
	suffix = suffix_len(lang, rr_span_of(word, len));
	if (suffix == 0 || len - suffix > 4) /* five figures: one is too many */
		return 0;
	value = spoilt_number(rr_span_of(word, len - suffix));
	return value < 0 ? 0 : value;
}

/* Both in small letters: not the same, but one letter apart or alike to the eye. */
static bool is_near(struct rr_span a, struct rr_span b)
{
	size_t head = 0, tail = 0;

	if (a.len > b.len + 1 || b.len > a.len + 1)
		return false;
	while (head < a.len && head < b.len && a.text[head] == b.text[head])
		head++;
	while (tail < a.len - head && tail < b.len - head
	       && a.text[a.len - 1 - tail] == b.text[b.len - 1 - tail])
		tail++;
	a = rr_span_sub(a, head, a.len - tail);
	b = rr_span_sub(b, head, b.len - tail);
	if (a.len + b.len == 0)
		return false;
	return (a.len <= 1 && b.len <= 1) || looks_alike(a, b);
}

/* The first word of a phrase, "[being ]" left out; empty if it is a pattern. */
static struct rr_span first_word(struct rr_span phrase)
{
	size_t end = 0;

	if (phrase.len > 0 && phrase.text[0] == '[') {
		const char *close = memchr(phrase.text, ']', phrase.len);

		phrase = close ? rr_span_sub(phrase, (size_t)(close + 1 - phrase.text), phrase.len)
			: rr_span_of("", 0);
	}
	while (end < phrase.len && is_ascii_letter(phrase.text[end]))
		end++;
	return end == phrase.len || phrase.text[end] == ' ' ? rr_span_sub(phrase, 0, end)
		: rr_span_of("", 0);
}

/* The last word of s, which it loses, and the blanks before. */
static struct rr_span last_word(struct rr_span *s)
{
	size_t end = s->len;
	struct rr_span word;

	while (end > 0 && s->text[end - 1] != ' ')
		end--;
	word = rr_span_sub(*s, end, s->len);
	*s = trim(rr_span_sub(*s, 0, end));
	return word;
}

static bool add_figures(struct rr_str *out, struct rr_span word)
{
	for (size_t i = 0; i < word.len; i++) {
		char digit = as_digit(word.text[i]);

		if (digit < '0' || digit > '9')
			return false;
		rr_str_putc(out, digit);
	}
	return word.len > 0;
}

bool mend_date(struct reader *r, struct rr_span *s)
{
	struct rr_span rest = *s, year = last_word(&rest), month = last_word(&rest), day = last_word(&rest);
	struct rr_str out = { 0 };
	size_t count;
	const struct rr_entry *months = rr_lang_entries(r->lang, "months", &count);
	bool found = false;

	if (rest.len == 0 || year.len != 4 || day.len > 2 || month.len < 3)
		return false;
	rr_str_printf(&out, "%.*s ", (int)rest.len, rest.text);
	if (add_figures(&out, day))
		for (size_t i = 0; i < count && !found; i++)
			if (is_near(month, months[i].phrase) || rr_span_eq(month, months[i].phrase)) {
				rr_str_printf(&out, " %.*s ", (int)months[i].phrase.len, months[i].phrase.text);
				found = add_figures(&out, year);
			}
	if (found)
		*s = rr_span_of(rr_arena_dup(r->arena, out.text, out.len), out.len);
	rr_str_free(&out);
	return found;
}

/* A word at the start of a text that may be spoilt, in small letters. */
struct word {
	char letters[WORD_BYTES];
	size_t len, bytes; /* as it stands, a blank inside it and all */
};

static bool take_word(struct rr_span s, struct word *w)
{
	*w = (struct word){ .len = 0 };
	if (s.len < SHORT_WORD || !is_ascii_letter(s.text[0]) || s.text[0] >= 'a')
		return false;
	for (; w->bytes < s.len && w->len < WORD_BYTES; w->bytes++) {
		char c = s.text[w->bytes];

		if (is_ascii_letter(c))
			w->letters[w->len++] = lower(c);
		else if (c != ' ' || w->len != 1) /* "A firming" */
			break;
	}
	return w->len >= SHORT_WORD && w->len < WORD_BYTES
		&& (w->bytes == s.len || s.text[w->bytes] == ' ' || s.text[w->bytes] == ',');
}

struct guess {
	const struct rr_lang *lang;
	struct rr_span text;
	struct word word;
	bool operative, numbered;
	struct lead lead;
	size_t len;   /* of the lead, as it stands */
	bool more;    /* the lead goes on behind the word */
	bool unsure;  /* two verbs are as near */
};

/* The lead there would be if the word were that of the pack. */
static void try_word(struct guess *g, struct rr_span word)
{
	struct rr_str text = { 0 };
	struct lead lead = { NULL, 0 };
	size_t len;
	bool op;

	rr_str_add(&text, word);
	rr_str_add(&text, rr_span_sub(g->text, g->word.bytes, 200));
	len = find_lead(g->lang, rr_str_span(&text), &lead);
	rr_str_free(&text);
	if (len < word.len)
		return;
	op = rr_span_is(rr_entry_field(lead.verb, 2), "op");
	if (op != g->operative || (word.len < LONG_WORD && len == word.len && !(op && g->numbered)))
		return;
	if (g->more && len == word.len) /* another verb has the words behind it as well */
		return;
	g->unsure = (g->more || len == word.len) && g->len > 0
		&& (g->unsure || strcmp(g->lead.verb->key, lead.verb->key) != 0);
	g->more |= len > word.len;
	g->lead = lead;
	g->len = len - word.len + g->word.bytes;
}

/* Whether a phrase may begin with a word near to it: where the first letters differ, the next ones lie alike. */
static bool may_be_near(struct rr_span have, struct rr_span phrase)
{
	const char *a = have.text, *b = phrase.text;

	return phrase.len < SHORT_WORD || b[0] == '[' || a[0] == b[0] || a[1] == b[1] || a[1] == b[0] || a[0] == b[1]
		|| a[2] == b[1] || a[1] == b[2] || a[2] == b[2];
}

static void try_section(struct guess *g, const char *section)
{
	const struct rr_span have = rr_span_of(g->word.letters, g->word.len);
	size_t count;
	const struct rr_entry *entries = rr_lang_entries(g->lang, section, &count);

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < entries[i].phrase_count; k++) {
			struct rr_span word;

			if (!may_be_near(have, entries[i].phrases[k]))
				continue;
			word = first_word(entries[i].phrases[k]);
			if (word.len >= SHORT_WORD && is_near(have, word))
				try_word(g, word);
		}
}

static size_t find_spoilt(const struct rr_lang *lang, const struct rr_clause *c, struct lead *lead)
{
	struct guess g = {
		.lang = lang, .text = c->text, .operative = c->kind == RR_OPERATIVE,
		.numbered = c->number != NULL,
	};
	struct rr_match m;

	if (!take_word(c->text, &g.word) || rr_lang_match(lang, "no-verbs", c->text, 0, &m))
		return 0;
	try_section(&g, "verbs");
	try_section(&g, "verb-before");
	if (g.len == 0 || g.unsure)
		return 0;
	*lead = g.lead;
	return g.len;
}

/* "the Council, having seen them, hereby decides": the first operative verb behind a comma; its end. */
static size_t find_behind_comma(const struct rr_lang *lang, struct rr_span text, size_t from, struct lead *lead,
                                size_t *at)
{
	for (size_t i = from; i + 2 < text.len && i < from + ASIDE_BYTES; i++) {
		size_t len, start = i + 1;

		if (text.text[i] != ',')
			continue;
		start += text.text[start] == ' ';
		len = find_lead(lang, rr_span_sub(text, start, text.len), lead);
		if (len > 0 && !rr_span_is(rr_entry_field(lead->verb, 2), "pp")) {
			*at = start;
			return start + len;
		}
	}
	return 0;
}

/* "Now, therefore, ": its bytes; 0 if nothing of the kind opens the sentence. */
static size_t conclusion_len(const struct rr_lang *lang, struct rr_span text)
{
	struct rr_match m;
	size_t end;

	if (!rr_lang_match(lang, "conclusions", text, 0, &m))
		return 0;
	for (end = m.end; end < text.len && (text.text[end] == ' ' || text.text[end] == ',');)
		end++;
	return end;
}

/* "The Council further reaffirms": the verb behind the body's name; where it starts in *at. */
static size_t find_spoken(const struct rr_lang *lang, struct rr_span text, struct lead *lead,
                          size_t *at)
{
	struct rr_match m;
	size_t begin = conclusion_len(lang, text), end, len;

	if (!match_named_body(lang, text, begin, &m))
		return 0;
	for (end = m.end; end < text.len && (text.text[end] == ' ' || text.text[end] == ',');)
		end++;
	len = find_lead(lang, rr_span_sub(text, end, text.len), lead);
	if (begin > 0 && (len == 0 || rr_span_is(rr_entry_field(lead->verb, 2), "pp")))
		return find_behind_comma(lang, text, m.end, lead, at);
	*at = end;
	return len > 0 ? end + len : 0;
}

bool concludes(const struct reader *r, struct rr_span s)
{
	struct lead lead = { NULL, 0 };
	size_t at;

	return conclusion_len(r->lang, s) > 0 && find_spoken(r->lang, s, &lead, &at) > 0;
}

bool is_spoken(const struct reader *r, struct rr_span s)
{
	struct lead lead = { NULL, 0 };
	struct rr_match m;
	size_t at;

	return s.len < SPOKEN_BYTES && ends_full(s) && find_spoken(r->lang, s, &lead, &at) > 0
		&& !rr_span_is(rr_entry_field(lead.verb, 2), "pp") && !match_whole(r, RR_IN_HEADER, s, &m);
}

/* Blots before the verb: "_ Decides", "‘Recalling". */
static size_t blot_len(struct rr_span s)
{
	size_t at = 0;

	while (at < s.len && at < 4 && strchr("_~.,|' ", s.text[at]) != NULL)
		at++;
	return at > 0 ? at : rr_span_starts(s, "\xE2\x80\x98") ? 3 : 0;
}

size_t find_odd_lead(struct reader *r, const struct rr_clause *c, struct lead *lead, size_t *at)
{
	size_t blot, len;

	*at = 0;
	if (c->kind == RR_OPERATIVE && (len = find_spoken(r->lang, c->text, lead, at)) > 0)
		return len;
	*at = 0;
	if (r->odd_leads++ > TRIES || c->text.len == 0 || (c->text.text[0] & 0x80 && c->text.len < 4))
		return 0;
	blot = blot_len(c->text);
	if (blot > 0) {
		len = find_lead(r->lang, rr_span_sub(c->text, blot, c->text.len), lead);
		*at = blot;
		return len > 0 ? blot + len : 0;
	}
	return find_spoilt(r->lang, c, lead);
}
