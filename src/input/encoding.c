/*
 * The guess, cheapest test first: a byte order mark; well-formed UTF-8; NULs,
 * which only UTF-16 has; the pair structure of the Chinese encodings, whose
 * common characters lie together in one zone; and for the encodings of one
 * byte a decoding in each, where the right one alone gives words of one
 * script whose capitals stand first. Only the first SAMPLE bytes are tried.
 * What is guessed so is checked against the packs' words. A text whose only
 * characters beyond ASCII are quotation marks and dashes has no such words; they
 * are pairs where all of them are.
 */
#include "encoding.h"

#include <string.h>

#include "resread/text.h"

#define SAMPLE ((size_t)64 << 10)
#define ONE_SCRIPT 1.2 /* points: more than Chinese has where its bytes are taken for letters */

static const struct {
	const char *bytes;
	size_t len;
	const char *name;
} marks[] = {
	{ "\xEF\xBB\xBF", 3, "UTF-8" },
	{ "\xFF\xFE\0\0", 4, "UTF-32LE" },
	{ "\0\0\xFE\xFF", 4, "UTF-32BE" },
	{ "\xFF\xFE", 2, "UTF-16LE" },
	{ "\xFE\xFF", 2, "UTF-16BE" },
	{ "\x84\x31\x95\x33", 4, "GB18030" },
};

/* Where two are as likely, the earlier one is meant. */
static const char *const singles[] = {
	"windows-1252", "windows-1251", "KOI8-R", "windows-1256",
};

/* An encoding of pairs of bytes, and where its common characters lie. */
struct pairs {
	const char *name;
	unsigned char lead_low, lead_high;     /* first byte of common characters */
	unsigned char common_trail;            /* the least second byte of them */
	bool quads;                            /* four-byte forms with a digit second */
};

static const struct pairs chinese[] = {
	{ "GB18030", 0xB0, 0xD7, 0xA1, true },
	{ "Big5", 0xA4, 0xC6, 0x40, false },
};

/* ---- UTF-8 and UTF-16 ---------------------------------------------------- */

/* A surrogate in the form of UTF-8, which only broken programs write. */
static bool is_surrogate(struct rr_span s, size_t pos)
{
	const unsigned char *p = (const unsigned char *)s.text + pos;

	return s.len - pos >= 3 && p[0] == 0xED && p[1] >= 0xA0 && p[1] < 0xC0 &&
	       p[2] >= 0x80 && p[2] < 0xC0;
}

/*
 * Well formed, but for a few bytes: far more good sequences than bad ones. A
 * sequence that the end of the file cuts off is none of either.
 */
static bool is_utf8(struct rr_span s)
{
	size_t pos = 0, good = 0, bad = 0;

	if (rr_utf8_valid(s))
		return true;
	while (pos < s.len) {
		size_t at = pos;
		uint32_t cp = rr_utf8_next(s, &pos);

		if (cp != 0xFFFD || pos - at == 3) {
			good += cp >= 0x80;
		} else if (is_surrogate(s, at)) {
			good++;
			pos = at + 3;
		} else {
			bad += pos < s.len;
		}
	}
	return good > 20 * bad;
}

static uint32_t unit_at(struct rr_span s, size_t pos, bool little)
{
	unsigned first = (unsigned char)s.text[pos], second = (unsigned char)s.text[pos + 1];

	return little ? second << 8 | first : first << 8 | second;
}

/* A unit that the texts of our languages are written with. */
static bool is_usual_unit(uint32_t u)
{
	return (u >= 0x20 && u < 0x7F) || u == '\n' || u == '\r' || u == '\t' || u == '\f' ||
	       (u >= 0xA0 && u < 0x250) || (u >= 0x400 && u < 0x460) || (u >= 0x600 && u < 0x700) ||
	       (u >= 0x2010 && u < 0x2070) || (u >= 0x3000 && u < 0x3020) ||
	       (u >= 0x4E00 && u <= 0x9FA5) || (u >= 0xFF01 && u < 0xFF60);
}

static bool is_utf16(struct rr_span s, bool little)
{
	size_t usual = 0, units = s.len / 2;

	for (size_t i = 0; i < units; i++)
		usual += is_usual_unit(unit_at(s, 2 * i, little));
	return units > 0 && usual >= units - units / 50 - (units >= 10);
}

/* ---- pairs of bytes ------------------------------------------------------- */

/* The share of common characters among all pairs; below 0 if it is no such text. */
static double likeness_of_pairs(struct rr_span s, const struct pairs *p)
{
	size_t common = 0, all = 0, bad = 0;
	const unsigned char *b = (const unsigned char *)s.text;

	for (size_t i = 0; i + 1 < s.len; i++) {
		unsigned char trail = b[i + 1];

		if (b[i] < 0x80)
			continue;
		all++;
		if (b[i] == 0x80 || b[i] == 0xFF || trail < 0x30 || trail == 0x7F || trail == 0xFF ||
		    (trail < 0x40 && !p->quads)) {
			bad++;
			continue;
		}
		common += (b[i] >= p->lead_low && b[i] <= p->lead_high && trail >= p->common_trail) ||
		          (b[i] >= 0xA1 && b[i] <= 0xA3);
		i += trail < 0x40 ? 3 : 1;
	}
	return all == 0 || bad > all / 50 ? -1 : (double)common / (double)all;
}

static const char *chinese_encoding(struct rr_span s)
{
	const char *best = NULL;
	double most = 0.4; /* old characters in GB18030 lie outside the zone */

	for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++) {
		double likeness = likeness_of_pairs(s, &chinese[i]);

		if (likeness > most) {
			most = likeness;
			best = chinese[i].name;
		}
	}
	return best;
}

/* ---- single bytes --------------------------------------------------------- */

enum script { NO_LETTER, LATIN, CYRILLIC, ARABIC, OTHER };

static enum script script_of(uint32_t cp)
{
	if (cp >= 0x400 && cp < 0x530)
		return CYRILLIC;
	if (cp >= 0x600 && cp < 0x700 && rr_is_letter(cp))
		return ARABIC;
	if (!rr_is_letter(cp))
		return NO_LETTER;
	return cp < 0x250 ? LATIN : OTHER;
}

/* Marks beyond ASCII that documents use. */
static bool is_usual_sign(uint32_t cp)
{
	static const uint32_t signs[] = {
		0xA0, 0xA1, 0xA7, 0xAA, 0xAB, 0xAD, 0xB0, 0xB7, 0xBA, 0xBB, 0xBF, 0x60C, 0x61B,
		0x61F, 0x640, 0x2116,
	};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (cp == signs[i])
			return true;
	return (cp >= 0x2010 && cp <= 0x2026) || (cp >= 0x3001 && cp < 0x3020) || rr_is_digit(cp, NULL);
}

static double points(uint32_t before, uint32_t cp)
{
	enum script script = script_of(cp), script_before = script_of(before);

	if (cp == 0xFFFD || cp < 0xA0 || script == OTHER)
		return -20;
	if (script == NO_LETTER)
		return is_usual_sign(cp) ? 0 : -3;
	if (script_before == NO_LETTER)
		return 0;
	if (script_before != script)
		return -6;
	if (rr_is_upper(cp) && !rr_is_upper(before))
		return script == ARABIC ? 2 : -4;
	if (script == LATIN)
		return before < 0x80 ? 1 : -2;
	return rr_is_upper(cp) ? 1.5 : 2;
}

double encoding_likeness(struct rr_span text)
{
	size_t pos = 0, count = 0;
	uint32_t before = ' ';
	double sum = 0;

	while (pos < text.len) {
		uint32_t cp = rr_utf8_next(text, &pos);

		if (cp >= 0x80) {
			sum += points(before, cp);
			count++;
		} else if (script_of(before) > LATIN && script_of(cp) == LATIN) {
			sum -= 6;
		}
		before = cp;
	}
	return count > 0 ? sum / (double)count : 0;
}

/* *most is how likely it is, in points of encoding_likeness(). */
static const char *single_encoding(struct rr_span s, double *most)
{
	const char *best = singles[0];

	*most = -10;

	for (size_t i = 0; i < sizeof singles / sizeof *singles; i++) {
		struct rr_str text = { 0 };
		double likeness;

		rr_decode(s, singles[i], &text);
		likeness = encoding_likeness(rr_str_span(&text));
		rr_str_free(&text);
		if (likeness > *most) {
			*most = likeness;
			best = singles[i];
		}
	}
	return best;
}

/* What a text in Latin letters may have of an encoding of pairs. */
static bool is_latin_sign(uint32_t cp)
{
	return is_usual_sign(cp) ? cp < 0x3001 : cp >= 0xC0 && cp < 0x250;
}

/* The encoding of pairs in which an English or French text was saved; NULL. */
static const char *latin_in_pairs(struct rr_span s)
{
	for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++) {
		struct rr_str text = { 0 };
		size_t bad = rr_decode(s, chinese[i].name, &text), pos = 0;

		while (bad <= 1 && pos < text.len) {
			uint32_t cp = rr_utf8_next(rr_str_span(&text), &pos);

			bad += cp >= 0x80 && !is_latin_sign(cp) ? 2 : 0;
		}
		rr_str_free(&text);
		if (bad <= 1) /* the sample may end within a pair */
			return chinese[i].name;
	}
	return NULL;
}

/* ---- together -------------------------------------------------------------- */

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Whether any of the eight bytes at p is below a blank. */
static bool any_control(const char *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof word);
	return ((word - EACH(0x20)) & ~word & EACH(0x80)) != 0;
}

/* More control characters than any text has; NULs are asked about before. */
static bool has_controls(struct rr_span s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.len - i >= 8 && !any_control(s.text + i))
			i += 7;
		else
			count += (unsigned char)s.text[i] < 0x20 && (s.text[i] < '\t' || s.text[i] > '\r');
	}
	return count > 2 + s.len / 100;
}

const char *encoding_of(struct rr_span bytes, size_t *mark)
{
	struct rr_span sample = rr_span_sub(bytes, 0, SAMPLE);
	const char *pairs, *single;
	double likeness;

	*mark = 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (bytes.len >= marks[i].len && memcmp(bytes.text, marks[i].bytes, marks[i].len) == 0) {
			*mark = marks[i].len;
			return marks[i].name;
		}
	if (memchr(bytes.text, '\0', bytes.len) != NULL)
		return is_utf16(sample, true) ? "UTF-16LE" : is_utf16(sample, false) ? "UTF-16BE" : NULL;
	if (has_controls(sample)) /* those of Chinese in UTF-16 are none */
		return rr_utf8_valid(sample) ? NULL : encoding_by_words(sample, NULL);
	if (is_utf8(bytes))
		return "UTF-8";
	if ((pairs = latin_in_pairs(sample)) != NULL)
		return pairs;
	pairs = chinese_encoding(sample);
	single = single_encoding(sample, &likeness);
	return encoding_by_words(sample, pairs && likeness < ONE_SCRIPT ? pairs : single);
}
