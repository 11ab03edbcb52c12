#include "resread/text.h"

#include <unicode/ucnv.h>

#define CHUNK 8192

/* Appends UTF-8 and returns how many U+FFFD are in it. */
static size_t add_counted(struct rr_str *out, const char *text, size_t len)
{
	struct rr_span piece = rr_span_of(text, len);
	size_t count = 0, at = 0;

	rr_str_add(out, piece);
	while ((at = rr_span_find(piece, "\xEF\xBF\xBD", at)) != RR_NONE) {
		at += 3;
		count++;
	}
	return count;
}

size_t rr_decode(struct rr_span bytes, const char *encoding, struct rr_str *out)
{
	UErrorCode failed = U_ZERO_ERROR;
	UConverter *from = ucnv_open(encoding, &failed), *to = ucnv_open("UTF-8", &failed);
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

		failed = U_ZERO_ERROR;
		ucnv_convertEx(to, from, &target, text + CHUNK, &source, end, pivot,
		               &pivot_source, &pivot_target, pivot + CHUNK, first, true,
		               &failed);
		first = false;
		bad += add_counted(out, text, (size_t)(target - text));
	} while (failed == U_BUFFER_OVERFLOW_ERROR);
	ucnv_close(from);
	ucnv_close(to);
	return bad;
}

size_t rr_encode(struct rr_span text, const char *encoding, struct rr_str *out)
{
	UErrorCode failed = U_ZERO_ERROR;
	UConverter *from = ucnv_open("UTF-8", &failed), *to = ucnv_open(encoding, &failed);
	const char *source = text.text, *end = text.text + text.len;
	UChar pivot[CHUNK], *pivot_source = pivot, *pivot_target = pivot;
	char bytes[CHUNK];
	size_t bad = 0;
	bool first = true;

	if (U_FAILURE(failed)) {
		ucnv_close(from);
		ucnv_close(to);
		return RR_NONE;
	}
	do {
		char *target = bytes;

		failed = U_ZERO_ERROR;
		ucnv_convertEx(to, from, &target, bytes + CHUNK, &source, end, pivot, &pivot_source,
		               &pivot_target, pivot + CHUNK, first, true, &failed);
		first = false;
		for (const char *p = bytes; p < target; p++)
			bad += *p == '\x1A';
		rr_str_add(out, rr_span_of(bytes, (size_t)(target - bytes)));
	} while (failed == U_BUFFER_OVERFLOW_ERROR);
	ucnv_close(from);
	ucnv_close(to);
	return bad;
}
