/* What the fuzzers share. */
#ifndef RR_TESTS_FUZZ_H
#define RR_TESTS_FUZZ_H

#include "resread/input.h"
#include "resread/lang.h"
#include "resread/text.h"

/* One set of packs for all inputs: to set it up takes longer than to read one. */
static inline struct rr_langs *fuzz_langs(void)
{
	static struct rr_langs *langs;

	if (langs == NULL)
		langs = rr_langs_new("/nonexistent");
	return langs;
}

/*
 * The input as a source; NULL where it can't be read. Bytes that are no UTF-8
 * are made some first but for one size in eight: telling encodings apart takes
 * ten times as long as all that comes behind.
 */
static inline struct rr_source *fuzz_source(const uint8_t *data, size_t size)
{
	struct rr_span bytes = rr_span_of((const char *)data, size);
	struct rr_source *source = NULL;
	struct rr_str clean = { 0 };

	if (size % 8 != 0) {
		rr_utf8_clean(bytes, &clean);
		bytes = rr_str_span(&clean);
	}
	if (rr_source_from(bytes, "fuzz", &source, NULL) != RR_OK)
		source = NULL;
	rr_str_free(&clean);
	return source;
}

#endif
