/*
 * Texts typed in a font of WordPerfect that had Cyrillic letters in the place
 * of ASCII's, capital and small in turn: "B@:@0,>4," for Положение. Numbers,
 * symbols, stops and brackets were typed in a plain font between, so each word
 * is judged by itself: its letters must be small, or capitals, or begin with
 * one. What may be either a letter or a stop, "," for е, is what gives a word
 * that the packs know, or else what words mostly end in.
 */
#include "mistaken.h"

#include <string.h>

#include "resread/lang.h"
#include "resread/text.h"

#define SCANNED ((size_t)1024) /* bytes that raise the suspicion */
#define SAMPLE ((size_t)8192)  /* and those that prove it */
#define ODD 30                 /* of so many bytes one is a sign that texts hardly have */
#define SHARE 0.2              /* of the letters, in words that the packs know */
#define WORD ((size_t)80)      /* bytes; longer ones are none */

static const char *const letters[] = {
	"А", "а", "Б", "б", "В", "в", "Г", "г", "Д", "д", "Е", "е", "Ё", "ё", "Ж", "ж", "З", "з", "И", "и", "Й",
	"й", "К", "к", "Л", "л", "М", "м", "Н", "н", "О", "о", "П", "п", "Р", "р", "С", "с", "Т", "т", "У", "у",
	"Ф", "ф", "Х", "х", "Ц", "ц", "Ч", "ч", "Ш", "ш", "Щ", "щ", "Ъ", "ъ", "Ы", "ы", "Ь", "ь", "Э", "э", "Ю",
	"ю", "Я", "я",
};

#define FIRST '!' /* of the font's places */
#define COUNT (sizeof letters / sizeof *letters)

struct font {
	struct rr_langs *langs;      /* owned */
	const struct rr_lang *lang;  /* borrowed; whose words they are */
	struct rr_str *words;        /* borrowed; where its words go as well; NULL */
	size_t tokens, in_font;      /* all so far, and those that are words of the font */
	bool behind_word;            /* a word of the font stands before */
	bool asks;                   /* and it asks for a number */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_place(char c)
{
	return (unsigned char)c - (unsigned)FIRST < COUNT && c != '-' && c != '.'; /* Ё is typed as Е */
}

static bool is_capital(char c)
{
	return (c - FIRST) % 2 == 0;
}

static bool is_all(struct rr_span s, const char *of)
{
	for (size_t i = 0; i < s.len; i++)
		if (strchr(of, s.text[i]) == NULL)
			return false;
	return true;
}

static bool is_latin_word(struct rr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.text[i] < 'A' || s.text[i] > 'Z')
			return false;
	return true;
}

/* Whether the bytes may be one word of the font, by its capitals. */
static bool may_be_word(struct rr_span s)
{
	size_t capitals = 0, places = 0;

	if (s.len == 0 || s.len > WORD)
		return false;
	if (s.len == 1) /* а, в, и, к, о, с, у, я; А, В, И, К, О, С, Я */
		return strchr("\"&48@FJb!%37?Ea", s.text[0]) != NULL;
	for (size_t i = 0; i < s.len; i++) {
		if (s.text[i] == '-' && i > 0 && i + 1 < s.len)
			continue;
		if (!is_place(s.text[i]))
			return false;
		places++;
		capitals += is_capital(s.text[i]) && (i == 0 || s.text[i - 1] != '-' || capitals > 1);
	}
	if (strchr("WY[", s.text[0]) != NULL && capitals == 1) /* Ъ, Ы, Ь */
		return false;
	return !is_all(s, "0123456789/,:;-") && !is_latin_word(s)
		&& (capitals == 0 || capitals == places || (capitals == 1 && is_capital(s.text[0])));
}

static void put_word(struct rr_str *out, struct rr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (is_place(s.text[i]))
			rr_str_puts(out, letters[s.text[i] - FIRST]);
		else
			rr_str_putc(out, s.text[i]);
}

static bool is_known(const struct font *f, struct rr_span s)
{
	struct rr_str word = { 0 };
	size_t all, known;

	put_word(&word, s);
	known = rr_lang_known(f->langs, f->lang, rr_str_span(&word), &all);
	rr_str_free(&word);
	return all > 0 && known == all;
}

/* Whether words mostly end so, the last byte being a letter of the font and no stop. */
static bool ends_word(struct rr_span s)
{
	static const char *const stopped[] = {
		"<4,", "@FH4,", "N,", "6,", "\\,", "\",", "J,", "`,", "b,", ",,", "@&,",
	};
	char last = s.text[s.len - 1], before = s.len > 1 ? s.text[s.len - 2] : 0;

	if (is_digit(last))
		return !is_capital(last);
	if (last == '"') /* а, but behind a vowel or ь a quotation mark */
		return strchr("\\,@JZ^`b6", before) == NULL;
	for (size_t i = 0; last == ',' && i < sizeof stopped / sizeof *stopped; i++) {
		size_t len = strlen(stopped[i]); /* ми, ости, х, й, ь: a comma stands behind them, no е */

		if (s.len >= len && memcmp(s.text + s.len - len, stopped[i], len) == 0)
			return false;
	}
	if (last == ',')
		return true;
	return last == ':' && strchr("\"4@,", before) != NULL; /* л behind а, и, о, е */
}

/* Where the word of the font ends, the rest being stops; 0: it is none. */
static size_t word_end(const struct font *f, struct rr_span s)
{
	size_t end = s.len, least = s.len, usual = 0, digits = 0;

	for (size_t i = 0; i < s.len; i++)
		digits += is_digit(s.text[i]);
	if (is_all(s, "_") || (digits > 0 && memchr(s.text, '/', s.len) != NULL)) /* a rule, A/77/999 */
		return 0;
	if (rr_span_is(s, ",,") || rr_span_is(s, ",6")) /* ее, ей */
		return s.len;
	while (least > 0 && strchr(".,;:)\"]0123456789", s.text[least - 1]) != NULL)
		least--; /* stops, and marks of notes */
	for (; end >= least && end > 0; end--) {
		struct rr_span word = rr_span_sub(s, 0, end);

		if (!may_be_word(word))
			continue;
		if (is_known(f, word))
			return end;
		if (usual == 0 && (end == least || ends_word(word)))
			usual = end;
		if (usual == end && (word.text[end - 1] == '"' || is_digit(word.text[end - 1])))
			break;
	}
	return usual;
}

/* "4" between words is и, "8" is к, "42" is из, but behind a word that asks for a number. */
static bool is_digit_word(const struct font *f, struct rr_span s)
{
	return (rr_span_is(s, "4") || rr_span_is(s, "8") || rr_span_is(s, "42")) && f->behind_word && !f->asks;
}

static bool asks_for_number(const struct font *f, struct rr_span s)
{
	struct rr_str word = { 0 };
	struct rr_match m;
	bool asks;

	put_word(&word, s);
	asks = rr_known_match(f->lang, RR_IN_BEFORE_NUMBER, rr_str_span(&word), 0, &m) && m.end == word.len;
	rr_str_free(&word);
	return asks;
}

/* "a)", "(b)": a label in a plain font. */
static bool is_label(struct rr_span s)
{
	if (s.len > 0 && s.text[0] == '(')
		s = rr_span_sub(s, 1, s.len);
	return s.len >= 2 && s.len <= 3 && s.text[0] >= 'a' && s.text[0] <= 'z' && s.text[1] == ')';
}

/* "67-," is 67-е, "3971-<" 3971-м: bytes of the number and its hyphen; 0: it is none. */
static size_t ordinal_len(struct rr_span s)
{
	static const char *const ends[] = { "-,", "-<", "-b", "-6", "-@6", "-@(@" };
	size_t digits = 0;

	while (digits < s.len && is_digit(s.text[digits]))
		digits++;
	for (size_t i = 0; digits > 0 && i < sizeof ends / sizeof *ends; i++)
		if (rr_span_is(rr_span_sub(s, digits, s.len), ends[i]))
			return digits + 1;
	return 0;
}

static void put_token(struct font *f, struct rr_span s, struct rr_str *out)
{
	size_t open = s.text[0] == '(' && memchr(s.text, ')', s.len) != NULL ? 1 : ordinal_len(s), end;
	struct rr_span word = rr_span_sub(s, open, s.len);

	if (open > 1)
		end = word.len;
	else if (is_label(s))
		end = 0;
	else if (is_digit(s.text[0]) && is_all(s, "0123456789.,;:)"))
		end = is_digit_word(f, s) ? s.len : 0;
	else
		end = word_end(f, word);
	if (end == 0 && open == 0 && strchr("([\"", s.text[0]) != NULL && s.len > 1) {
		open = 1;
		word = rr_span_sub(s, 1, s.len);
		end = word_end(f, word);
	}
	rr_str_add(out, rr_span_sub(s, 0, open));
	put_word(out, rr_span_sub(word, 0, end));
	rr_str_add(out, rr_span_sub(word, end, word.len));
	f->tokens++;
	f->in_font += end > 1;
	if (f->words != NULL && end > 0) {
		put_word(f->words, rr_span_sub(word, 0, end));
		rr_str_putc(f->words, ' ');
	}
	f->behind_word = end > 0;
	f->asks = f->behind_word && asks_for_number(f, word);
}

static void put_text(struct font *f, struct rr_span text, struct rr_str *out)
{
	f->behind_word = f->asks = false;
	for (size_t at = 0; at < text.len;) {
		size_t end = at;

		while (end < text.len && (unsigned char)text.text[end] > ' ')
			end++;
		if (end > at) {
			put_token(f, rr_span_sub(text, at, end), out);
			at = end;
			continue;
		}
		if (text.text[at] == '\n')
			f->behind_word = f->asks = false;
		rr_str_putc(out, text.text[at++]);
	}
}

/* Signs that a text in ASCII hardly has. */
static bool is_suspicious(struct rr_span text)
{
	size_t odd = 0, wide = 0;

	text = rr_span_sub(text, 0, SCANNED);
	for (size_t i = 0; i < text.len && wide * ODD <= text.len; i++) {
		char c = text.text[i];

		wide += (c & 0x80) != 0;
		odd += c != '\0' && strchr("@&<`$+=", c) != NULL; /* > quotes a mail */
	}
	return odd * ODD > text.len && odd > 4 && wide * ODD <= text.len;
}

/* Whether most of the text's beginning is words of the font, and the packs know of them. */
static bool is_in_font(struct font *f, struct rr_span text)
{
	struct rr_str meant = { 0 }, words = { 0 };
	size_t all = 0, known;

	f->words = &words;
	put_text(f, rr_span_sub(text, 0, SAMPLE), &meant);
	f->words = NULL;
	known = rr_lang_known(f->langs, f->lang, rr_str_span(&words), &all);
	rr_str_free(&meant);
	rr_str_free(&words);
	return f->in_font * 3 > f->tokens && all > 0 && (double)known > SHARE * (double)all;
}

bool take_font_back(struct rr_str *text, size_t from)
{
	struct font f = { 0 };
	struct rr_span all = rr_span_sub(rr_str_span(text), from, text->len);
	struct rr_str meant = { 0 };
	bool is_it;

	if (!is_suspicious(all))
		return false;
	f.langs = rr_langs_new(NULL);
	f.lang = rr_lang_find(f.langs, "ru", NULL);
	is_it = f.lang != NULL && is_in_font(&f, all);
	if (is_it) {
		rr_str_add(&meant, rr_span_sub(rr_str_span(text), 0, from));
		put_text(&f, all, &meant);
		rr_str_free(text);
		*text = meant;
	}
	rr_langs_free(f.langs);
	return is_it;
}
