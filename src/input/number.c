#include "number.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* a … z, aa … zz, aaa …: the letter repeats, as word processors count. */
static bool letters(char *out, size_t size, long value)
{
	size_t count = (size_t)(value - 1) / 26 + 1;

	if (value < 1 || count >= size)
		return false;
	memset(out, 'a' + (int)((value - 1) % 26), count);
	out[count] = '\0';
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
	bool written = false;

	if (form == NUMBER_LETTER || form == NUMBER_CAPITAL)
		written = letters(out, size, value);
	else if (form == NUMBER_ROMAN || form == NUMBER_ROMAN_CAPITAL)
		written = roman(out, value);
	else if (form == NUMBER_CHINESE)
		written = chinese(out, size, value);
	if (!written)
		snprintf(out, size, "%ld", value);
	if (written && (form == NUMBER_CAPITAL || form == NUMBER_ROMAN_CAPITAL))
		for (; *out != '\0'; out++)
			*out = (char)toupper((unsigned char)*out);
}
