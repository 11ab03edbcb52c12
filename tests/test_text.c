#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "resread/text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- UTF-8 and normal form --------------------------------------------- */

static void decoding_replaces_what_is_broken(void **state)
{
	static const struct { const char *in, *out; size_t bad; } tests[] = {
		{ "plain", "plain", 0 },
		{ "\xE6\xB0\xB4", "水", 0 },
		{ "a\x80" "b", "a\uFFFDb", 1 },
		{ "\xC3", "\uFFFD", 1 },
		{ "\xE6\xB0", "\uFFFD", 1 },
		{ "\xE6\xB0z", "\uFFFDz", 1 },
		{ "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3 },
		{ "\xC0\xAF", "\uFFFD\uFFFD", 2 },
		{ "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", 4 },
		{ "\xF0\x9F\x98\x80", "\U0001F600", 0 },
		{ "\xF0\x9F\x98", "\uFFFD", 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(tests); i++) {
		struct rr_str out = { 0 };
		struct rr_span in = rr_span(tests[i].in);

		assert_int_equal(rr_utf8_clean(in, &out), tests[i].bad);
		assert_string_equal(out.text, tests[i].out);
		assert_int_equal(rr_utf8_valid(in), tests[i].bad == 0);
		rr_str_free(&out);
	}
}

static void stepping_back_meets_the_same_code_points(void **state)
{
	struct rr_span s = rr_span("a\xC3\xA9水\U0001F600\x80z\xE6\xB0");
	uint32_t ahead[16], cp;
	size_t count = 0, pos = 0;

	(void)state;
	while (pos < s.len)
		ahead[count++] = rr_utf8_next(s, &pos);
	assert_int_equal(count, 7);
	while (pos > 0 && count > 0) {
		cp = rr_utf8_prev(s, &pos);
		assert_int_equal(cp, ahead[--count]);
	}
	assert_int_equal(pos + count, 0);
}

static void code_points_are_counted(void **state)
{
	struct rr_span s = rr_span("第 3 次é");

	(void)state;
	assert_int_equal(rr_codepoints(s), 6);
	assert_int_equal(rr_codepoint_offset(s, 0), 0);
	assert_int_equal(rr_codepoint_offset(s, 1), 3);
	assert_int_equal(rr_codepoint_offset(s, 5), s.len - 2);
	assert_int_equal(rr_codepoint_offset(s, 9), s.len);
}

static void normal_form_composes(void **state)
{
	static const struct { const char *in, *out; } tests[] = {
		{ "", "" },
		{ "already", "already" },
		{ "cafe\u0301s", "cafés" },
		{ "e\u0301", "é" },
		{ "水e\u0301水", "水é水" },
		{ "\u0418\u0306", "\u0419" },
		{ "\u0627\u0653", "\u0622" },
		{ "a\u0323\u0307 \u1100\u1161\u11A8", "ạ\u0307 각" },
		{ "a\u0307\u0323", "ạ\u0307" },
		{ "\uF900", "\u8C48" },
		{ "\u0301x", "\u0301x" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(tests); i++) {
		struct rr_str out = { 0 };

		rr_nfc(rr_span(tests[i].in), &out);
		assert_string_equal(rr_str_span(&out).text, tests[i].out);
		rr_str_free(&out);
	}
}

/* ---- classes, columns, clusters ---------------------------------------- */

/* A sign that stands for broken bytes is settled where it is written, not where it is what they decode to. */
static void nothing_broken_is_settled(void **state)
{
	static const struct { const char *text; size_t prefix; } tests[] = {
		{ "a水\U0001F600\uFFFD", 11 }, { "a\xF1\x94\x9F水", 1 }, { "a\xEF\xB6水", 1 }, { "水\xEF\xBF", 3 },
		{ "水\xFF水", 3 }, { "a\xED\xA0\x80", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
		if (rr_settled_prefix(rr_span(tests[i].text)) != tests[i].prefix)
			fail_msg("%zu: %zu", i, rr_settled_prefix(rr_span(tests[i].text)));
}

static void classes_know_their_characters(void **state)
{
	static const struct {
		uint32_t cp;
		bool space, han, cjk_punct, letter, digit, punct, upper, rtl;
		int columns;
	} tests[] = {
		{ .cp = 'A', .letter = true, .upper = true, .columns = 1 },
		{ .cp = 'z', .letter = true, .columns = 1 },
		{ .cp = '7', .digit = true, .columns = 1 },
		{ .cp = ',', .punct = true, .columns = 1 },
		{ .cp = ' ', .space = true, .columns = 1 },
		{ .cp = 0xA0, .space = true, .columns = 1 },
		{ .cp = 0x200B, .space = true, .columns = 0 },
		{ .cp = 0x3000, .space = true, .columns = 2 },
		{ .cp = 0x6C34, .han = true, .letter = true, .columns = 2 },
		{ .cp = 0x20000, .han = true, .letter = true, .columns = 2 },
		{ .cp = 0x304B, .han = true, .letter = true, .columns = 2 },
		{ .cp = 0x3001, .cjk_punct = true, .punct = true, .columns = 2 },
		{ .cp = 0xFF1B, .cjk_punct = true, .punct = true, .columns = 2 },
		{ .cp = 0xFF17, .digit = true, .columns = 2 },
		{ .cp = 0x2014, .punct = true, .columns = 1 },
		{ .cp = 0x416, .letter = true, .upper = true, .columns = 1 },
		{ .cp = 0x641, .letter = true, .rtl = true, .columns = 1 },
		{ .cp = 0x663, .digit = true, .columns = 1 },
		{ .cp = 0x64E, .columns = 0, .letter = true },
		{ .cp = 0x301, .columns = 0 },
		{ .cp = 0x1F600, .punct = true, .columns = 2 },
		{ .cp = 7, .columns = 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(tests); i++) {
		uint32_t cp = tests[i].cp;
		int value = -1;

		assert_int_equal(rr_is_space(cp), tests[i].space);
		assert_int_equal(rr_is_han(cp), tests[i].han);
		assert_int_equal(rr_is_cjk_punct(cp), tests[i].cjk_punct);
		assert_int_equal(rr_is_letter(cp), tests[i].letter);
		assert_int_equal(rr_is_digit(cp, &value), tests[i].digit);
		assert_int_equal(value >= 0, tests[i].digit);
		assert_int_equal(rr_is_punct(cp), tests[i].punct);
		assert_int_equal(rr_is_upper(cp), tests[i].upper);
		assert_int_equal(rr_is_rtl(cp), tests[i].rtl);
		assert_int_equal(rr_char_columns(cp), tests[i].columns);
	}
	assert_int_equal(rr_lower('Q'), 'q');
	assert_int_equal(rr_lower(0x416), 0x436);
	assert_int_equal(rr_lower(0x6C34), 0x6C34);
}

static void clusters_hold_together(void **state)
{
	static const struct { const char *text; size_t clusters; int columns; } tests[] = {
		{ "", 0, 0 },
		{ "ab", 2, 2 },
		{ "水ok", 3, 4 },
		{ "e\u0301a", 2, 2 },
		{ "水\u0301", 1, 2 },
		{ "\r\n", 1, 0 },
		{ "각\u1100\u1161", 2, 4 },
		{ "\U0001F1E8\U0001F1ED\U0001F1E8\U0001F1ED\U0001F1E8", 3, 5 },
		{ "\U0001F468\u200D\U0001F33E", 1, 2 },
		{ "\U0001F44D\U0001F3FD", 1, 2 },
		{ "م\u064Eر", 2, 2 },
		{ "\u0600\u0661", 1, 2 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(tests); i++) {
		struct rr_span s = rr_span(tests[i].text);
		size_t ends[8], count = 0, pos = 0;

		while (pos < s.len)
			ends[count++] = pos = rr_grapheme_next(s, pos);
		assert_int_equal(count, tests[i].clusters);
		while (count-- > 0)
			assert_int_equal(rr_grapheme_prev(s, ends[count]), count ? ends[count - 1] : 0);
		assert_int_equal(rr_columns(s), tests[i].columns);
	}
}

static void fitting_never_cuts_a_cluster(void **state)
{
	struct rr_span s = rr_span("a水e\u0301b");

	(void)state;
	assert_int_equal(rr_fit_columns(s, 0, 0), 0);
	assert_int_equal(rr_fit_columns(s, 0, 2), 1);
	assert_int_equal(rr_fit_columns(s, 0, 3), 4);
	assert_int_equal(rr_fit_columns(s, 0, 4), 7);
	assert_int_equal(rr_fit_columns(s, 4, 1), 7);
	assert_int_equal(rr_fit_columns(s, 0, 99), s.len);
}

static void nothing_dangerous_is_shown(void **state)
{
	static const struct { const char *in, *out; } tests[] = {
		{ "水 and ice", "水 and ice" },
		{ "a\tb", "a b" },
		{ "\x1B[31m", "\u241B[31m" },
		{ "a\x7F\n", "a\u2421\u240A" },
		{ "\xC2\x9B" "31m", "\uFFFD31m" },
		{ "x\u202Ey\u2066z", "x\uFFFDy\uFFFDz" },
		{ "\u200Fx\uFFFE", "x\uFFFD" },
		{ "\xFFz", "\uFFFDz" },
		{ "\uFFFD", "\uFFFD" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(tests); i++) {
		struct rr_str out = { 0 };

		rr_visible(rr_span(tests[i].in), &out);
		assert_string_equal(out.text, tests[i].out);
		rr_str_free(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decoding_replaces_what_is_broken),
		cmocka_unit_test(stepping_back_meets_the_same_code_points),
		cmocka_unit_test(code_points_are_counted),
		cmocka_unit_test(normal_form_composes),
		cmocka_unit_test(nothing_broken_is_settled),
		cmocka_unit_test(classes_know_their_characters),
		cmocka_unit_test(clusters_hold_together),
		cmocka_unit_test(fitting_never_cuts_a_cluster),
		cmocka_unit_test(nothing_dangerous_is_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
