#include "resread/text.h"

#include <string.h>
#include <unicode/ucnv.h>

#define CHUNK 8192

static size_t count_of(struct rr_span text, const char *sign)
{
	size_t count = 0, at = 0;

	while ((at = rr_span_find(text, sign, at)) != RR_NONE) {
		at += strlen(sign);
		count++;
	}
	return count;
}

/* Appends the bytes as the other encoding has them; tells how often the sign for what it lacks is in them. */
static size_t convert(struct rr_span bytes, const char *from_name, const char *to_name, const char *sign,
                      struct rr_str *out)
{
	UErrorCode failed = U_ZERO_ERROR;
	UConverter *from = ucnv_open(from_name, &failed), *to = ucnv_open(to_name, &failed);
	const char *source = bytes.text, *end = bytes.text + bytes.len;
	UChar pivot[CHUNK], *pivot_source = pivot, *pivot_target = pivot;
	char text[CHUNK];
	size_t bad = 0;
	bool first = true;

	if (U_FAILURE(failed)) {
		ucnv_close(from);
		ucnv_close(to);
		return RR_NONE;
	}
	do {
		char *target = text;
		struct rr_span piece;

		failed = U_ZERO_ERROR;
		ucnv_convertEx(to, from, &target, text + CHUNK, &source, end, pivot, &pivot_source,
		               &pivot_target, pivot + CHUNK, first, true, &failed);
		first = false;
		piece = rr_span_of(text, (size_t)(target - text));
		bad += count_of(piece, sign);
		rr_str_add(out, piece);
	} while (failed == U_BUFFER_OVERFLOW_ERROR);
	ucnv_close(from);
	ucnv_close(to);
	return bad;
}

size_t rr_decode(struct rr_span bytes, const char *encoding, struct rr_str *out)
{
	return convert(bytes, encoding, "UTF-8", "\xEF\xBF\xBD", out);
}

size_t rr_encode(struct rr_span text, const char *encoding, struct rr_str *out)
{
	return convert(text, "UTF-8", encoding, "\x1A", out);
}
