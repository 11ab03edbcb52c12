/*
 * Real texts in every encoding that can hold them: the lines are those of the
 * text in UTF-8, of the whole and of short pieces. Skipped where the shared
 * texts are not there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glob.h>
#include <iconv.h>

#include "resread/input.h"
#include "resread/text.h"

#define SHORT 300 /* bytes */

static const struct {
	const char *folder;
	size_t step; /* every so many of its texts */
	const char *encodings[8];
} sets[] = {
	{ "zh", 1, { "UTF-16LE", "UTF-16BE", "GB18030", "GBK", "BIG5" } },
	{ "ru", 1, { "UTF-16LE", "UTF-16BE", "CP1251", "KOI8-R", "CP866", "MAC-CYRILLIC" } },
	{ "fr", 1, { "UTF-16LE", "UTF-16BE", "CP1252", "GB18030", "CP850", "MACINTOSH" } },
	{ "es", 1, { "UTF-16LE", "UTF-16BE", "CP1252", "GB18030" } },
	{ "ar", 1, { "UTF-16LE", "UTF-16BE", "CP1256" } },
	{ "en/ga", 9, { "UTF-16LE", "CP1252", "GB18030", "BIG5" } },
	{ "en/sc", 9, { "UTF-16BE", "CP1252", "GB18030", "BIG5" } },
};

/* In that encoding; false where it has not all of its characters. */
static bool encode(struct rr_span text, const char *encoding, struct rr_str *out)
{
	iconv_t to = iconv_open(encoding, "UTF-8");
	size_t left = text.len, room = 4 * text.len + 16;
	char *from = (char *)(uintptr_t)text.text, *buf = malloc(room), *target = buf;
	bool good;

	assert_true(to != (iconv_t)-1);
	good = iconv(to, &from, &left, &target, &room) == 0;
	if (good)
		rr_str_add(out, rr_span_of(buf, (size_t)(target - buf)));
	iconv_close(to);
	free(buf);
	return good;
}

static void same_lines(const char *name, struct rr_span text, const char *encoding, struct rr_span bytes)
{
	struct rr_source *want = NULL, *have = NULL;
	struct rr_error err = { 0 };

	assert_int_equal(rr_source_from(text, name, &want, &err), RR_OK);
	if (rr_source_from(bytes, name, &have, &err) != RR_OK)
		fail_msg("%s in %s: %s", name, encoding, err.text);
	if (have->count != want->count)
		fail_msg("%s in %s is read as %s", name, encoding, have->encoding);
	for (size_t i = 0; i < have->count; i++)
		if (!rr_span_eq(rr_source_lines(have)[i].text, rr_source_lines(want)[i].text))
			fail_msg("%s:%zu in %s is read as %s: %s", name, i + 1, encoding, have->encoding,
			         rr_source_lines(have)[i].text.text);
	rr_source_free(want);
	rr_source_free(have);
}

static void in_each_encoding(const char *name, struct rr_span text, const char *const *encodings, bool whole)
{
	if (rr_span_trim(text).len == 0)
		return;
	for (; *encodings != NULL; encodings++) {
		struct rr_str bytes = { 0 };

		if (!whole && (strncmp(*encodings, "CP8", 3) == 0 || strncmp(*encodings, "MAC", 3) == 0))
			continue; /* those of old need more words to be told by */

		/* a short piece with hardly a letter beyond ASCII may be of any */
		if (encode(text, *encodings, &bytes) && (whole || strncmp(*encodings, "UTF", 3) == 0 ||
		                                         bytes.len + 4 <= text.len))
			same_lines(name, text, *encodings, rr_str_span(&bytes));
		rr_str_free(&bytes);
	}
}

/* From the first character that begins at `at` or behind it on. */
static struct rr_span piece(struct rr_span text, size_t at)
{
	size_t end = at + SHORT;

	while (at < text.len && ((unsigned char)text.text[at] & 0xC0) == 0x80)
		at++;
	while (end < text.len && ((unsigned char)text.text[end] & 0xC0) == 0x80)
		end++;
	return rr_span_sub(text, at, end);
}

static size_t read_folder(const char *folder, size_t step, const char *const *encodings)
{
	const char *shared = getenv("RESREAD_SHARED");
	char pattern[300];
	glob_t found;

	snprintf(pattern, sizeof pattern, "%s/corpus/%s/*.txt", shared ? shared : "../shared", folder);
	if (glob(pattern, 0, NULL, &found) != 0)
		return 0;
	for (size_t i = 0; i < found.gl_pathc; i += step) {
		struct rr_str text = { 0 };

		assert_int_equal(rr_read_file(found.gl_pathv[i], 1 << 26, &text, NULL), RR_OK);
		if (rr_utf8_valid(rr_str_span(&text)) && memchr(text.text, '\0', text.len) == NULL) {
			in_each_encoding(found.gl_pathv[i], rr_str_span(&text), encodings, true);
			in_each_encoding(found.gl_pathv[i], piece(rr_str_span(&text), 0), encodings, false);
			in_each_encoding(found.gl_pathv[i], piece(rr_str_span(&text), text.len / 2), encodings, false);
		}
		rr_str_free(&text);
	}
	globfree(&found);
	return 1;
}

static void texts_are_read_in_each_encoding(void **state)
{
	size_t read = 0;

	(void)state;
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
		read += read_folder(sets[i].folder, sets[i].step, sets[i].encodings);
	if (read == 0)
		skip();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_read_in_each_encoding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
