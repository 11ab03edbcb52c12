/*
 * ICU's property tables answer everything; ASCII and Han, which make up
 * nearly all of a resolution, are answered before they are asked.
 */
#include "resread/text.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

static bool ascii_letter(uint32_t cp)
{
	return (cp | 0x20) - 'a' < 26;
}

bool rr_is_space(uint32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || (cp >= '\t' && cp <= '\r');
	return cp == 0x200B || cp == 0xFEFF || (cp < 0x3001 && u_isUWhiteSpace((UChar32)cp));
}

bool rr_is_han(uint32_t cp)
{
	UErrorCode failed = U_ZERO_ERROR;

	if (cp < 0x2E80)
		return false;
	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return true;
	switch (uscript_getScript((UChar32)cp, &failed)) {
	case USCRIPT_HAN:
	case USCRIPT_HIRAGANA:
	case USCRIPT_KATAKANA:
	case USCRIPT_BOPOMOFO:
		return true;
	default:
		return cp == 0x30FC; /* the long vowel mark, script Common */
	}
}

bool rr_is_cjk_punct(uint32_t cp)
{
	static const struct { uint32_t first, last; } ranges[] = {
		{ 0x3001, 0x3003 }, { 0x3008, 0x3011 }, { 0x3014, 0x301F },
		{ 0x3030, 0x3030 }, { 0x303D, 0x303D }, { 0x30FB, 0x30FB },
		{ 0xFE10, 0xFE19 }, { 0xFE30, 0xFE4F }, { 0xFE50, 0xFE6B },
		{ 0xFF01, 0xFF0F }, { 0xFF1A, 0xFF20 }, { 0xFF3B, 0xFF40 },
		{ 0xFF5B, 0xFF65 },
	};

	if (cp < 0x3001 || cp > 0xFF65)
		return false;
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (cp <= ranges[i].last)
			return cp >= ranges[i].first;
	return false;
}

bool rr_is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return ascii_letter(cp);
	/* Han, Cyrillic, Arabic: told without a look into the tables */
	return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x400 && cp <= 0x481) ||
		(cp >= 0x620 && cp <= 0x657) || u_isUAlphabetic((UChar32)cp);
}

bool rr_is_digit(uint32_t cp, int *value)
{
	int32_t digit = cp < 0x80 ? (cp >= '0' && cp <= '9' ? (int32_t)cp - '0' : -1)
	              : u_charDigitValue((UChar32)cp);

	if (digit < 0 || (cp >= 0x80 && u_charType((UChar32)cp) != U_DECIMAL_DIGIT_NUMBER))
		return false;
	if (value != NULL)
		*value = (int)digit;
	return true;
}

bool rr_is_punct(uint32_t cp)
{
	if (cp < 0x80)
		return cp > ' ' && cp < 0x7F && !ascii_letter(cp) && !(cp >= '0' && cp <= '9');
	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return false;
	return (U_GET_GC_MASK((UChar32)cp) & (U_GC_P_MASK | U_GC_S_MASK)) != 0;
}

bool rr_is_upper(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z';
	return u_isUUppercase((UChar32)cp);
}

bool rr_is_rtl(uint32_t cp)
{
	UCharDirection dir;

	if (cp < 0x590 || (cp >= 0x2070 && cp < 0xFB1D))
		return false;
	dir = u_charDirection((UChar32)cp);
	return dir == U_RIGHT_TO_LEFT || dir == U_RIGHT_TO_LEFT_ARABIC;
}

uint32_t rr_lower(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	if (cp >= 0x2E80 && cp < 0xA640)
		return cp;
	return (uint32_t)u_foldCase((UChar32)cp, U_FOLD_CASE_DEFAULT);
}
