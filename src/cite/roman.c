/* Roman numerals as texts write them: up to LXXXIX, in the one right form. */
#include <stdio.h>
#include <string.h>

#include "cite/number.h"

unsigned roman_read(struct rr_span text, size_t *at)
{
	static const struct { char letter; unsigned value; } letters[] = {
		{ 'I', 1 }, { 'V', 5 }, { 'X', 10 }, { 'L', 50 }, { 'C', 100 },
	};
	unsigned sum = 0, last = 0;
	size_t p = *at;
	char again[16];

	for (; p < text.len && p - *at < sizeof again; p++) {
		size_t i = 0;

		while (i < 5 && letters[i].letter != text.text[p])
			i++;
		if (i == 5)
			break;
		sum += letters[i].value;
		if (last < letters[i].value)
			sum -= 2 * last;
		last = letters[i].value;
	}
	if (p == *at || sum == 0 || sum > 89)
		return 0;
	roman_write(sum, again); /* IIX and the like are words */
	if (strlen(again) != p - *at || memcmp(again, text.text + *at, p - *at) != 0)
		return 0;
	*at = p;
	return sum;
}

void roman_write(unsigned value, char out[16])
{
	static const struct { const char *text; unsigned value; } parts[] = {
		{ "L", 50 }, { "XL", 40 }, { "X", 10 }, { "IX", 9 },
		{ "V", 5 }, { "IV", 4 }, { "I", 1 },
	};

	out[0] = '\0';
	if (value > 89)
		snprintf(out, 16, "%u", value);
	for (size_t i = 0; value <= 89 && i < 7; i++)
		for (; value >= parts[i].value; value -= parts[i].value)
			strcat(out, parts[i].text);
}
