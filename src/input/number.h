/* The numbers of lists, written out; private to src/input. */
#ifndef RR_INPUT_NUMBER_H
#define RR_INPUT_NUMBER_H

#include <stddef.h>

enum number_form {
	NUMBER_DECIMAL, NUMBER_LETTER, NUMBER_CAPITAL, NUMBER_ROMAN, NUMBER_ROMAN_CAPITAL,
	NUMBER_CHINESE, /* 一 二 三 */
	NUMBER_RUSSIAN, /* а б в, without ё й ъ ы ь */
	NUMBER_ABJAD,   /* أ ب ج */
	NUMBER_ALIF_BA, /* أ ب ت */
	NUMBER_SIGNS,   /* * † ‡ §, for notes */
	NUMBER_NONE,    /* a bullet or nothing: no number */
};

/* Writes the number, as digits where the form has none for it. size >= 32. */
void number_text(char *out, size_t size, long value, enum number_form form);

#endif
