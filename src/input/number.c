#include "number.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const latin[] = {
	"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r",
	"s", "t", "u", "v", "w", "x", "y", "z",
};
static const char *const russian[] = {
	"а", "б", "в", "г", "д", "е", "ж", "з", "и", "к", "л", "м", "н", "о", "п", "р", "с", "т",
	"у", "ф", "х", "ц", "ч", "ш", "щ", "э", "ю", "я",
};
static const char *const abjad[] = {
	"أ", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن", "س", "ع", "ف", "ص",
	"ق", "ر", "ش", "ت", "ث", "خ", "ذ", "ض", "ظ", "غ",
};
static const char *const alif_ba[] = {
	"أ", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص", "ض", "ط", "ظ", "ع",
	"غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي",
};
static const char *const signs[] = { "*", "†", "‡", "§" };

static const struct {
	const char *const *letters;
	size_t count;
} alphabets[] = {
	[NUMBER_LETTER] = { latin, COUNT(latin) },
	[NUMBER_CAPITAL] = { latin, COUNT(latin) },
	[NUMBER_RUSSIAN] = { russian, COUNT(russian) },
	[NUMBER_ABJAD] = { abjad, COUNT(abjad) },
	[NUMBER_ALIF_BA] = { alif_ba, COUNT(alif_ba) },
	[NUMBER_SIGNS] = { signs, COUNT(signs) },
	[NUMBER_NONE] = { NULL, 0 },
};

/* a … z, aa … zz, aaa …: the letter repeats, as word processors count. */
static bool letters(char *out, size_t size, long value, enum number_form form)
{
	size_t of = alphabets[form].count, times;
	const char *letter;

	if (value < 1 || of == 0)
		return false;
	letter = alphabets[form].letters[(size_t)(value - 1) % of];
	times = (size_t)(value - 1) / of + 1;
	if (times * strlen(letter) >= size)
		return false;
	for (out[0] = '\0'; times > 0; times--)
		strcat(out, letter);
	return true;
}

static bool roman(char *out, long value)
{
	static const struct { long worth; const char *text; } parts[] = {
		{ 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
		{ 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" },
		{ 4, "iv" }, { 1, "i" },
	};

	if (value < 1 || value > 3999)
		return false;
	out[0] = '\0';
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		for (; value >= parts[i].worth; value -= parts[i].worth)
			strcat(out, parts[i].text);
	return true;
}

static bool chinese(char *out, size_t size, long value)
{
	static const char *const digits[] = {
		"", "一", "二", "三", "四", "五", "六", "七", "八", "九",
	};

	if (value < 1 || value > 99)
		return false;
	snprintf(out, size, "%s%s%s", value >= 20 ? digits[value / 10] : "",
	         value >= 10 ? "十" : "", digits[value % 10]);
	return true;
}

void number_text(char *out, size_t size, long value, enum number_form form)
{
	bool written = letters(out, size, value, form);

	if (form == NUMBER_ROMAN || form == NUMBER_ROMAN_CAPITAL)
		written = roman(out, value);
	else if (form == NUMBER_CHINESE)
		written = chinese(out, size, value);
	if (!written)
		snprintf(out, size, "%ld", value);
	if (written && (form == NUMBER_CAPITAL || form == NUMBER_ROMAN_CAPITAL))
		for (; *out != '\0'; out++)
			*out = (char)toupper((unsigned char)*out);
}
