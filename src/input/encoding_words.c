/*
 * What bytes alone can't tell, words can: each likely encoding is tried on the
 * text's beginning, and where the packs of languages know more of its words
 * than of those that the guess gives, it is meant.
 */
#include "encoding.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "resread/lang.h"
#include "resread/text.h"

#define TRIED ((size_t)4096) /* bytes */
#define CHANCE 0.15          /* of known letters, where the encoding is wrong */
#define LEAST 4.0            /* letters known beyond that, to overrule the guess */
#define MORE 2.0             /* and how many more, as where one word is not known to either */
#define UNKNOWN "\uA000" /* a letter, of Yi */
#define MARGIN 1.2           /* how many times those that the guess gives */

/* The encodings tried, by the names that ICU's detector gives them. */
static const struct {
	const char *detected, *name;
} encodings[] = {
	{ "windows-1252", "windows-1252" }, { "ISO-8859-1", "windows-1252" },
	{ "windows-1251", "windows-1251" }, { "KOI8-R", "KOI8-R" },
	{ "windows-1256", "windows-1256" }, { "GB18030", "GB18030" }, { "Big5", "Big5" },
	{ "UTF-16LE", "UTF-16LE" }, { "UTF-16BE", "UTF-16BE" },
	/* less usual: only where the detector has seen them */
	{ "ISO-8859-5", "ISO-8859-5" }, { "ISO-8859-6", "ISO-8859-6" },
	/* of the years before Windows, which the detector does not know: by the margin of a guess */
	{ "", "IBM850" }, { "", "IBM866" }, { "", "macintosh" }, { "", "x-mac-cyrillic" },
};
#define USUAL 9
#define NEWER 11

static bool is_small(struct rr_span s, size_t at)
{
	return at < s.len && s.text[at] >= 'a' && s.text[at] <= 'z';
}

static bool touches_small(struct rr_span word, size_t at, size_t end)
{
	return is_small(word, at - 1) || is_small(word, end);
}

/* Whether a character beyond ASCII stands beside a small letter. */
static bool is_spoilt(struct rr_span word)
{
	for (size_t pos = 0, at = 0; pos < word.len; at = pos)
		if (rr_utf8_next(word, &pos) >= 0x80 && touches_small(word, at, pos))
			return true;
	return false;
}

/*
 * Of a word in two scripts what is not ASCII. Where it stands beside a small
 * letter, that and the letters of ASCII are some that no language knows.
 */
static void put_mixed(struct rr_span word, struct rr_str *out)
{
	bool spoilt = is_spoilt(word);

	for (size_t pos = 0, at = 0; pos < word.len; at = pos) {
		uint32_t cp = rr_utf8_next(word, &pos);

		if (spoilt && (cp < 0x80 ? rr_is_letter(cp) : touches_small(word, at, pos)))
			rr_str_puts(out, UNKNOWN);
		else if (cp < 0x80)
			rr_str_putc(out, ' ');
		else
			rr_str_add(out, rr_span_sub(word, at, pos));
	}
}

/* Whether a character is none that a text of the six languages has: "√", "‹", a control. */
static bool is_no_text(uint32_t cp)
{
	if (cp < 0x80 || rr_is_letter(cp))
		return cp >= 0xE000 && cp < 0xF900;
	if (cp < 0xC0)
		return cp < 0xA0 || strchr("\xA0\xA1\xA7\xAA\xAB\xAD\xB0\xB2\xB3\xB7\xB9\xBA\xBB\xBD\xBF", (int)cp) == NULL;
	return cp == 0xFFFD || cp == 0xD7 || cp == 0xF7 || cp == 0x201A || cp == 0x201E || cp == 0x2039 ||
	       cp == 0x203A || (cp >= 0x2190 && cp < 0x2E80 && cp != 0x25CF);
}

/*
 * The letters beyond ASCII with the words they stand in, which alone depend on
 * the encoding. Latin letters beside those of another script are no word.
 */
static void only_wide(struct rr_span text, struct rr_str *out)
{
	size_t start = 0, pos = 0;
	bool wide = false, broken = false, latin = true;

	while (pos <= text.len) {
		size_t at = pos;
		uint32_t cp = pos < text.len ? rr_utf8_next(text, &pos) : ' ';

		if (cp >= 0x80 || rr_is_letter(cp)) {
			wide = wide || cp >= 0x80;
			broken = broken || is_no_text(cp);
			latin = latin && (cp < 0x250 || !rr_is_letter(cp));
			continue;
		}
		if (wide && broken)
			rr_str_puts(out, UNKNOWN);
		else if (wide && latin)
			rr_str_add(out, rr_span_sub(text, start, at));
		else if (wide)
			put_mixed(rr_span_sub(text, start, at), out);
		rr_str_putc(out, ' ');
		start = at + 1;
		wide = broken = false;
		latin = true;
		if (at == text.len)
			break;
	}
}

/*
 * How many letters more some pack knows, the text being in that encoding, than
 * by chance.
 */
static double known_letters(struct rr_langs *langs, struct rr_span bytes, const char *encoding)
{
	struct rr_str text = { 0 }, wide = { 0 };
	size_t bad = rr_decode(bytes, encoding, &text), all = 0, known = 0;
	const struct rr_lang *lang;

	if (bad <= 1 + bytes.len / 100) {
		only_wide(rr_str_span(&text), &wide);
		lang = rr_lang_guess(langs, rr_str_span(&wide));
		known = rr_lang_known(langs, lang, rr_str_span(&wide), &all);
	}
	rr_str_free(&text);
	rr_str_free(&wide);
	return (double)known - CHANCE * (double)all;
}

static bool is_detected(const char *name, const char *const *detected, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcasecmp(detected[i], name) == 0)
			return true;
	return false;
}

/* Where the bytes that tell begin; an even place, for UTF-16. */
static struct rr_span sample_of(struct rr_span bytes)
{
	size_t at = 0;

	while (at < bytes.len && (unsigned char)bytes.text[at] < 0x80)
		at++;
	at = at > TRIED / 4 ? (at - TRIED / 4) & ~(size_t)1 : 0;
	return rr_span_sub(bytes, at, at + TRIED);
}

/* What overrules that many letters known. */
static double by_far(double known)
{
	return fmax(MARGIN * known, known + MORE);
}

const char *encoding_by_words(struct rr_span bytes, const char *guess)
{
	struct rr_langs *langs = rr_langs_new(NULL);
	const char *detected[16], *best = guess;
	double most = LEAST;
	size_t count;

	bytes = sample_of(bytes);
	count = rr_detect(bytes, detected, sizeof detected / sizeof *detected);
	if (guess != NULL) {
		double known = known_letters(langs, bytes, guess);

		most = fmax(LEAST, by_far(known));
	}
	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
		double known;

		if (guess != NULL && strcmp(encodings[i].name, guess) == 0)
			continue;
		if (i >= USUAL && i < NEWER && !is_detected(encodings[i].detected, detected, count))
			continue;
		if (i == NEWER && best != guess)
			most = by_far(most);
		known = known_letters(langs, bytes, encodings[i].name);
		if (known > most) {
			most = known;
			best = encodings[i].name;
		}
	}
	rr_langs_free(langs);
	return best;
}
