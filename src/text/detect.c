/*
 * ICU's detector of encodings stands in a library of its own, which is loaded
 * when a text is in none of the encodings that tell themselves.
 */
#include "resread/text.h"

#include <unicode/ucsdet.h>
#include <unicode/uvernum.h>

#define NAMED(name) #name
#define VERSIONED(name) NAMED(name) /* ucsdet_open, as ICU renames it: ucsdet_open_72 */

static struct {
	UCharsetDetector *(*open)(UErrorCode *failed);
	void (*set_text)(UCharsetDetector *detector, const char *bytes, int32_t len, UErrorCode *failed);
	const UCharsetMatch **(*detect_all)(UCharsetDetector *detector, int32_t *found,
	                                    UErrorCode *failed);
	const char *(*name)(const UCharsetMatch *match, UErrorCode *failed);
	void (*close)(UCharsetDetector *detector);
} icu;

static bool load(void)
{
	static const char *const names[] = {
		"libicui18n.so." U_ICU_VERSION_SHORT, "libicui18n." U_ICU_VERSION_SHORT ".dylib", NULL,
	};
	const struct rr_library_symbol symbols[] = {
		{ VERSIONED(ucsdet_open), &icu.open }, { VERSIONED(ucsdet_setText), &icu.set_text },
		{ VERSIONED(ucsdet_detectAll), &icu.detect_all }, { VERSIONED(ucsdet_getName), &icu.name },
		{ VERSIONED(ucsdet_close), &icu.close },
	};

	return icu.close != NULL || rr_library_load(names, symbols, sizeof symbols / sizeof *symbols);
}

size_t rr_detect(struct rr_span bytes, const char **names, size_t most)
{
	UErrorCode failed = U_ZERO_ERROR;
	const UCharsetMatch **matches;
	UCharsetDetector *detector;
	int32_t found = 0;
	size_t count = 0;

	if (!load())
		return 0;
	detector = icu.open(&failed);
	icu.set_text(detector, bytes.text, bytes.len < INT32_MAX ? (int32_t)bytes.len : INT32_MAX, &failed);
	matches = icu.detect_all(detector, &found, &failed);
	for (int32_t i = 0; U_SUCCESS(failed) && i < found && count < most; i++)
		names[count++] = icu.name(matches[i], &failed);
	icu.close(detector);
	return count;
}
