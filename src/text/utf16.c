#include "utf16.h"

#include <stdlib.h>
#include <unicode/utf16.h>

int32_t utf16_put(UChar out[2], uint32_t cp)
{
	if (cp <= 0xFFFF) {
		out[0] = (UChar)cp;
		return 1;
	}
	out[0] = U16_LEAD(cp);
	out[1] = U16_TRAIL(cp);
	return 2;
}

uint32_t utf16_next(const UChar *text, int32_t len, int32_t *at)
{
	uint32_t unit = text[(*at)++];

	if (U16_IS_LEAD(unit) && *at < len && U16_IS_TRAIL(text[*at]))
		return 0x10000 + ((unit - 0xD800) << 10) + (text[(*at)++] - 0xDC00u);
	return unit;
}

struct utf16 utf16_of(struct rr_span s, bool with_map)
{
	struct utf16 u = { 0 };
	size_t pos = 0;

	if (s.len > UTF16_MAX)
		s.len = UTF16_MAX;
	u.text = rr_alloc((s.len + 1) * sizeof *u.text);
	if (with_map)
		u.from = rr_alloc((s.len + 1) * sizeof *u.from);
	while (pos < s.len) {
		uint32_t at = (uint32_t)pos, cp = rr_utf8_next(s, &pos);

		if (with_map)
			u.from[u.len] = u.from[u.len + (cp > 0xFFFF)] = at;
		u.len += utf16_put(u.text + u.len, cp);
	}
	if (with_map)
		u.from[u.len] = (uint32_t)pos;
	return u;
}

void utf16_free(struct utf16 *u)
{
	free(u->text);
	free(u->from);
	*u = (struct utf16){ 0 };
}

void utf16_add_to(const UChar *text, int32_t len, struct rr_str *out)
{
	char bytes[4];

	for (int32_t i = 0; i < len;)
		rr_str_add(out, rr_span_of(bytes, rr_utf8_put(bytes, utf16_next(text, len, &i))));
}
