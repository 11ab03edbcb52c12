/*
 * What the index of phrases tells of the packs' own phrases: each is found
 * as it stands, with other blanks and hyphens, and the scan stops where it is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cite/scan.h"
#include "cite/words.h"
#include "support/packs.h"

/* What may open a title is never passed over, whatever phrases begin with it. */
static void test_titles(void **state)
{
	struct rr_arena *arena = rr_arena_new();
	const struct rr_lang *lang = pack("zh");
	const struct words *words = words_compile(arena, lang, NULL, variants_compile(arena, lang));
	struct rr_span text = rr_span("《风车与水井》");
	struct places places = { 0 };

	(void)state;
	assert_true(scan(words_starts(words), NULL, text, &places));
	assert_true(places.count > 0 && places.items[0] == 0);
	free(places.items);
	rr_arena_free(arena);
}

static bool is_place(const struct places *places, size_t at)
{
	for (size_t i = 0; i < places->count; i++)
		if (places->items[i] == at)
			return true;
	return false;
}

/* Sixteen bytes are looked at in one, and eight behind a word: it matters nowhere where it stands. */
static void test_everywhere(void **state)
{
	static const char *const marks[] = {
		"resolution 60/251", "60/251", "A/HRC/RES/28/2", "S-9/1", "ES-10/15", "Corr.1", "Add.2", "Rev.3",
		"Assembly/AU/1", "Charter of the United Nations", "its", "article 3", "ibid.", "7", "E", "大会",
		"第", "《风车》", "人权理事会",
	};
	static const char *const fills[] = { "", "a", "aB 1, ", "风", "风。", "é", "ن", "水 a", "𠀀" };
	static const char *const behind[] = { "", ".", " of lamps and wells by the river", "。风车和水井在河边，" };
	struct rr_arena *arena = rr_arena_new();
	struct places places = { 0 };
	struct rr_str text = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof marks / sizeof *marks * 2; i++) {
		const char *mark = marks[i / 2];
		const struct rr_lang *lang = pack(i % 2 == 0 ? "en" : "zh");
		const struct words *words = words_compile(arena, lang,
			rr_lang_table(packs(), "instruments", NULL), NULL);
		size_t end;

		/* a word of the other language is none of this one's */
		if (words_at(words, rr_span(mark), 0, &end) == NULL &&
		    (mark[0] < '0' || mark[0] > '9') && strncmp(mark, "《", 3) != 0 &&
		    (mark[0] < 'A' || mark[0] > 'Z' || !scan_symbol(rr_span(mark), 0)))
			continue;
		for (size_t k = 0; k < sizeof fills / sizeof *fills * 40; k++)
			for (size_t b = 0; b < sizeof behind / sizeof *behind; b++) {
				rr_str_cut(&text, 0);
				for (size_t n = 0; n < k % 40; n++)
					rr_str_puts(&text, fills[k / 40]);
				rr_str_puts(&text, " ");
				end = text.len;
				rr_str_puts(&text, mark);
				rr_str_puts(&text, behind[b]);
				assert_true(scan(words_starts(words), NULL, rr_str_span(&text), &places));
				if (!is_place(&places, end))
					fail_msg("passed over at %zu: %s", end, text.text);
			}
	}
	free(places.items);
	rr_str_free(&text);
	rr_arena_free(arena);
}

static const char *const codes[] = { "ar", "en", "es", "fr", "ru" };

struct tried {
	const struct words *words;
	const struct variants *variants;
	size_t count;
};

/* The phrase behind a blank and before one, each byte that stands for others replaced. */
static void write_text(struct rr_span phrase, const char *blank, const char *hyphen,
                       struct rr_str *out)
{
	rr_str_cut(out, 0);
	rr_str_puts(out, "x ");
	for (size_t i = 0; i < phrase.len; i++) {
		if (phrase.text[i] == ' ')
			rr_str_puts(out, blank);
		else if (phrase.text[i] == '-')
			rr_str_puts(out, hyphen);
		else
			rr_str_putc(out, phrase.text[i]);
	}
	rr_str_puts(out, " x");
}

static void expect_found(const struct tried *t, struct rr_span text)
{
	struct places places = { 0 };
	size_t end;
	const struct phrase *found = words_at(t->words, text, 2, &end);
	bool stops = false;

	if (!scan(words_starts(t->words), t->variants, text, &places))
		return; /* read in other characters: the pack's own are not */
	for (size_t i = 0; i < places.count; i++)
		stops |= places.items[i] == 2;
	free(places.items);
	if (found == NULL || !stops)
		fail_msg("%s: \"%.*s\"", found == NULL ? "not found" : "passed over", (int)text.len,
		         text.text);
}

/* Those count in brackets only. */
static bool is_han(struct rr_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.text[i] >= 0xE4 && (unsigned char)s.text[i] <= 0xE9)
			return true;
	return false;
}

static void try_phrase(struct tried *t, struct rr_span phrase)
{
	static const char *const blanks[] = { " ", "  ", "\xC2\xA0", "\xE2\x80\x89" };
	static const char *const hyphens[] = { "-", "\xE2\x80\x91" };
	struct rr_str text = { 0 };

	if (phrase.len < 2 || memchr(phrase.text, '*', phrase.len) != NULL ||
	    memchr(phrase.text, '~', phrase.len) != NULL || memchr(phrase.text, '{', phrase.len) != NULL ||
	    is_han(phrase))
		return;
	for (size_t i = 0; i < 8; i++) {
		write_text(phrase, blanks[i % 4], hyphens[i / 4], &text);
		expect_found(t, rr_str_span(&text));
	}
	t->count++;
	rr_str_free(&text);
}

static void try_section(struct tried *t, const struct rr_lang *lang, const char *section)
{
	size_t count = 0;
	const struct rr_entry *entries = rr_lang_entries(lang, section, &count);

	for (size_t i = 0; i < count; i++) {
		if (entries[i].phrase_count == 0)
			try_phrase(t, entries[i].phrase);
		for (size_t k = 0; k < entries[i].phrase_count; k++)
			try_phrase(t, entries[i].phrases[k]);
	}
}

static void test_phrases(void **state)
{
	const struct rr_lang *table = rr_lang_table(packs(), "instruments", NULL);

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		struct rr_arena *arena = rr_arena_new();
		const struct rr_lang *lang = pack(codes[i]);
		struct tried t = { 0 };

		assert_non_null(lang);
		t.variants = variants_compile(arena, lang);
		t.words = words_compile(arena, lang, table, t.variants);
		try_section(&t, lang, "cited-acts");
		try_section(&t, lang, "cited-bodies");
		try_section(&t, lang, "locators");
		try_section(&t, table, codes[i]);
		assert_true(t.count > 100);
		rr_arena_free(arena);
	}
}

/* Every place a mark may begin at, by what stands there. */
static void test_scan(void **state)
{
	static const struct { const char *text, *stops; } tests[] = {
		{ "see resolution 5/1", "resolution 5/1|5/1|1" },
		{ "the wind in sails", "" },
		{ "an Also Corr. and Corr.1", "Corr. and Corr.1|Corr.1|1" },
		{ "xA/5 x A/5", "5 x A/5|A/5|5" },
		{ "\xC3\xA9t\xC3\xA9 77 \xC3\xA9t\xC3\xA9s5", "77 \xC3\xA9t\xC3\xA9s5" },
	};
	struct rr_arena *arena = rr_arena_new();
	const struct words *words = words_compile(arena, pack("en"), NULL, NULL);
	struct places places = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_str got = { 0 };

		assert_true(scan(words_starts(words), NULL, rr_span(tests[i].text), &places));
		for (size_t k = 0; k < places.count; k++) {
			rr_str_puts(&got, k > 0 ? "|" : "");
			rr_str_puts(&got, tests[i].text + places.items[k]);
		}
		assert_string_equal(got.len > 0 ? got.text : "", tests[i].stops);
		rr_str_free(&got);
	}
	free(places.items);
	rr_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_phrases),
		cmocka_unit_test(test_scan),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_everywhere),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
