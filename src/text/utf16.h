/* The bridge to ICU, which speaks UTF-16; private to src/text. */
#ifndef RR_TEXT_UTF16_H
#define RR_TEXT_UTF16_H

#include "resread/text.h"

#include <unicode/utypes.h>

/* ICU counts in int32_t; no more than this is handed to it at once. */
#define UTF16_MAX ((size_t)1 << 28)

struct utf16 {
	UChar *text;    /* owned */
	int32_t len;    /* units */
	uint32_t *from; /* owned: the byte each unit comes from, from[len] = bytes taken */
};

/* Converts at most UTF16_MAX bytes of s; `from` is filled where with_map. */
struct utf16 utf16_of(struct rr_span s, bool with_map);
void utf16_free(struct utf16 *u);

int32_t utf16_put(UChar out[2], uint32_t cp); /* units written */
/* Decodes at *at < len and steps over it; a lone surrogate is given as it is. */
uint32_t utf16_next(const UChar *text, int32_t len, int32_t *at);

/* Appends UTF-16 as UTF-8; a lone surrogate becomes U+FFFD. */
void utf16_add_to(const UChar *text, int32_t len, struct rr_str *out);

#endif
