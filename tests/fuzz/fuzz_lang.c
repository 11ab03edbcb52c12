/*
 * A language pack of any bytes: refused with a sentence that names file and
 * line, or usable; then one of its sections is matched against its own text.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "lang/pack.h"
#include "resread/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const sections[] = {
		"dates", "verbs", "header", "closing", "bodies", "locators", "cited-acts", "due",
	};
	struct rr_str clean = { 0 };
	struct rr_lang *lang = NULL;
	struct rr_error err = { 0 };

	rr_utf8_clean(rr_span_of((const char *)data, size), &clean);
	if (pack_parse("xx", "fuzz.lang", rr_span_of((const char *)data, size), &lang, &err) != RR_OK) {
		assert(strncmp(err.text, "fuzz.lang:", 10) == 0);
	} else {
		struct rr_span text = rr_span_sub(rr_str_span(&clean), 0, 300);
		const char *section = sections[size % (sizeof sections / sizeof *sections)];
		struct rr_match m;
		size_t from = 0;

		while (from < text.len && rr_lang_search(lang, section, text, from, &m)) {
			assert(m.start >= from && m.end >= m.start && m.end <= text.len);
			from = m.end > from ? m.end : from + 1;
		}
		pack_free(lang);
	}
	rr_str_free(&clean);
	return 0;
}
