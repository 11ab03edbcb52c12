#include "lang/pack.h"
#include "resread/lang.h"
#include "support/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static int setup(void **state)
{
	*state = rr_langs_new("/nonexistent");
	return 0;
}

static int teardown(void **state)
{
	rr_langs_free(*state);
	return 0;
}

static const struct rr_lang *pack(void **state, const char *code)
{
	struct rr_error err = { .text = "" };
	const struct rr_lang *lang = rr_lang_find(*state, code, &err);

	if (lang == NULL)
		fail_msg("%s", err.text);
	return lang;
}

static void matches_phrases(void **state)
{
	static const struct {
		const char *lang, *section, *text, *key;
		size_t end; /* 0: no match */
	} tests[] = {
		{ "en", "verbs", "Reaffirms the text", "reaffirm", 9 },
		{ "en", "verbs", "CALLS  UPON all", "call upon", 11 },
		{ "en", "verbs", "Being aware of", "aware", 11 },
		{ "en", "verbs", "Notesome", NULL, 0 },
		{ "en", "bodies", "General Assembly,", "GA", 16 },
		{ "en", "closing", "7th plenary meeting", "meeting", 19 },
		{ "zh", "verbs", "强调指出，河流", "stress", 12 },
		{ "zh", "verbs", "強調指出,河流", "stress", 12 },
		{ "zh", "verbs", "赞赏地 注意到 河", "take note", 19 },
		{ "zh", "closing", "第 12 次全体会议", "meeting", 22 },
		{ "zh", "header", "第三届会议", "session", 15 },
	};

	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_match m = { .end = 0 };
		bool hit = rr_lang_match(pack(state, tests[i].lang), tests[i].section,
		                         rr_span(tests[i].text), 0, &m);

		assert_int_equal(hit, tests[i].end > 0);
		if (hit) {
			assert_string_equal(m.entry->key, tests[i].key);
			assert_int_equal(m.end, tests[i].end);
		}
	}
}

/* Told by the first few characters alone: never no where a match is. */
static void may_match(void **state)
{
	static const struct {
		const char *lang, *section, *text;
		bool may;
	} tests[] = {
		{ "en", "verbs", "Reaffirms the text", true },
		{ "en", "verbs", "CALLS  UPON all", true },
		{ "en", "verbs", "ca\xC2\xADlls upon all", true }, /* a soft hyphen */
		{ "en", "verbs", "Calls", true },               /* as far as it goes */
		{ "en", "verbs", "Wells are dug", false },
		{ "en", "verbs", "", false },
		{ "en", "verbs", " urges", false },
		{ "en", "closing", "7th plenary meeting", true }, /* a number may begin it */
		{ "en", "closing", "Seventeenth meeting", true },
		{ "en", "closing", "Adopted by a vote", true },
		{ "en", "closing", "Recalling the wells", false },
		{ "en", "closing", "Invites towns", false },  /* I is a number only alone */
		{ "en", "closing", "I. December", true },
		{ "en", "closing", "Now the wells", false },  /* so is "no" */
		{ "en", "closing", "No meeting", true },
		{ "en", "no-such-section", "Reaffirms", false },
		{ "zh", "verbs", "强调指出，河流", true },
		{ "zh", "verbs", "強調指出,河流", true },      /* as the variants write it */
		{ "zh", "verbs", "强 调指出", true },           /* a blank between Han */
		{ "zh", "verbs", "水井", false },
		{ "zh", "closing", "第 12 次全体会议", true },
	};

	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
		if (rr_lang_may_match(pack(state, tests[i].lang), tests[i].section,
		                      rr_span(tests[i].text)) != tests[i].may)
			fail_msg("[%s] %s", tests[i].section, tests[i].text);
}

static void captures_parts(void **state)
{
	static const char text[] =
		"Adopted near the 204th meeting by 9 votes to none, with two abstentions (Aland, Bland)";
	static const char plain[] =
		"Adopted at the 204th meeting by 9 votes to none, with two abstentions (Aland, Bland)";
	const struct rr_lang *en = pack(state, "en");
	struct rr_match m;

	assert_false(rr_lang_match(en, "closing", rr_span(text), 0, &m));
	assert_true(rr_lang_match(en, "closing", rr_span(plain), 0, &m));
	assert_int_equal(m.end, strlen(plain));
	assert_int_equal(rr_match_capture(&m, "meeting")->number, 204);
	assert_int_equal(rr_match_capture(&m, "for")->number, 9);
	assert_int_equal(rr_match_capture(&m, "against")->number, 0);
	assert_int_equal(rr_match_capture(&m, "abstaining")->number, 2);
	assert_memory_equal(plain + rr_match_capture(&m, "abstaining_states")->start, "Aland, Bland)", 13);
	assert_null(rr_match_capture(&m, "nothing"));
}

static void searches_text(void **state)
{
	const struct rr_lang *en = pack(state, "en");
	struct rr_span text = rr_span("of the Rassembly and the Security Council of old");
	struct rr_match m;

	assert_true(rr_lang_search(en, "bodies", text, 0, &m));
	assert_int_equal(m.start, 25);
	assert_string_equal(m.entry->key, "SC");
	assert_false(rr_lang_search(en, "bodies", text, m.end, &m));
}

static void reads_numbers(void **state)
{
	static const struct {
		const char *lang, *text;
		bool ordinal;
		long value; /* -1: none */
		size_t end;
	} tests[] = {
		{ "en", "28 apples", false, 28, 2 },
		{ "en", "twenty-eight", false, 28, 12 },
		{ "en", "two hundred and five", false, 205, 20 },
		{ "en", "forty-seventh session", true, 47, 13 },
		{ "fr", "quatre-vingtième session", true, 80, 17 },
		{ "fr", "quatre-vingt-unième session", true, 81, 20 },
		{ "es", "decimoctavo período", true, 18, 11 },
		{ "es", "octogésimo primer período", true, 81, 18 },
		{ "ru", "восемьдесят первая сессия", true, 81, 35 },
		{ "ru", "сотая сессия", true, 100, 10 },
		{ "en", "1535th meeting", true, 1535, 6 },
		{ "en", "XXVI)", true, 26, 4 },
		{ "en", "Mild", true, -1, 0 },
		{ "en", "no wells", false, 0, 2 },
		{ "en", "now", false, -1, 0 },
		{ "en", "a", false, 1, 1 },
		{ "en", "a\xC3\xA9rien", false, -1, 0 },
		{ "en", "river", false, -1, 0 },
		{ "zh", "二十八", false, 28, 9 },
		{ "zh", "一九五四年", false, 1954, 12 },
		{ "zh", "一百零五", false, 105, 12 },
		{ "zh", "第四十七届", true, 47, 12 },
		{ "zh", "第 12 次", true, 12, 6 },
	};

	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		const struct rr_lang *lang = pack(state, tests[i].lang);
		size_t at = 0;
		long value = -1;
		bool got = tests[i].ordinal ? rr_lang_ordinal(lang, rr_span(tests[i].text), &at, &value)
			: rr_lang_number(lang, rr_span(tests[i].text), &at, &value);

		assert_int_equal(got, tests[i].value >= 0);
		if (got) {
			assert_int_equal(value, tests[i].value);
			assert_int_equal(at, tests[i].end);
			assert_true(rr_lang_number_ends(lang, rr_span(tests[i].text), at));
		}
	}
	/* and most places are told to be no number's end */
	assert_false(rr_lang_number_ends(pack(state, "zh"), rr_span("第四条河"), 9));
	assert_false(rr_lang_number_ends(pack(state, "en"), rr_span("a lamp"), 2));
	assert_false(rr_lang_number_ends(pack(state, "en"), rr_span("lamp"), 0));
}

static void reads_dates(void **state)
{
	static const struct {
		const char *lang, *text, *iso;
	} tests[] = {
		{ "en", "19 December 2023, and", "2023-12-19" },
		{ "en", "1 Feb. 1950", "1950-02-01" },
		{ "en", "March 7, 1999", "1999-03-07" },
		{ "en", "19 December", "" },
		{ "zh", "2015 年 3 月 26 日", "2015-03-26" },
		{ "zh", "2000年 8月 18日", "2000-08-18" },
		{ "zh", "一九五四年七月二十八日", "1954-07-28" },
	};

	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_date date;
		char iso[11];
		size_t at = 0;

		assert_true(rr_lang_date(pack(state, tests[i].lang), rr_span(tests[i].text), &at, &date));
		rr_date_iso(date, iso);
		assert_string_equal(iso, tests[i].iso);
	}
}

static void guesses_language(void **state)
{
	static const struct {
		const char *text, *code;
	} tests[] = {
		{ "The rivers of the plain and their banks", "en" },
		{ "各国应当保护河流", "zh" },
		{ "", "en" },
		{ "hello world\n\nthis is some text\n", "en" },
		{ "El Sur rains\nkeep coming back\n", "en" },
		{ "Les ponts du parc\n", "fr" },
		{ "See Les Houches\n", "en" },
		{ "Los puentes del parque y las calles\n", "es" },
		{ "El Consejo de Seguridad,\n\n1. Decide esperar.\n", "es" },
		{ "L'Assemblée générale,\n\nRappelant les ponts,\n", "fr" },
		{ "1. Prie le Secrétaire général de lui présenter un rapport sur les ponts;\n", "fr" },
		{ "Rappelant ses ponts,\n", "fr" },
		{ "1. Décide de rester saisi de la question.\n", "fr" },
		{ "1. Insta a los Estados a que reparen sus puentes;\n", "es" },
		{ "Recordando los puentes,\n", "es" },
		{ "1. Decide seguir ocupándose de la cuestión.\n", "es" },
		{ "1. Urges States to repair bridges;\n", "en" },
		{ "Recalling bridges,\n", "en" },
		{ "1. Decides to remain seized of the matter.\n", "en" },
		{ "1. Призывает государства чинить мосты (bridges);\n", "ru" },
		{ "1 - تحث الدول على إصلاح الجسور (bridges)؛\n", "ar" },
		{ "1. 敦促各国修桥（bridges）；\n", "zh" },
		{ "1. 敦促各國修橋；\n", "zh" },
		/* in two languages: the one that more of it is in */
		{ "BRIDGES\n\n1. Prie les États de réparer leurs ponts et leurs routes;\n"
		  "Urges States to repair bridges\n2. Décide de rester saisi de la question.\n", "fr" },
		{ "PUENTES\n\n1. Urges all States to repair their bridges and their roads, and decides "
		  "to remain seized of the matter.\n1. Insta a los Estados a reparar sus puentes.\n", "en" },
	};

	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
		assert_string_equal(rr_lang_code(rr_lang_guess(*state, rr_span(tests[i].text))),
		                    tests[i].code);
}

static void same_section(const struct rr_lang *shipped, const struct rr_lang *parsed,
                         const char *name)
{
	size_t count, other;
	const struct rr_entry *a = rr_lang_entries(shipped, name, &count);
	const struct rr_entry *b = rr_lang_entries(parsed, name, &other);

	assert_int_equal(count, other);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(a[i].phrase_count, b[i].phrase_count);
		assert_int_equal(a[i].field_count, b[i].field_count);
		assert_string_equal(a[i].name, b[i].name);
		assert_string_equal(a[i].key, b[i].key);
		for (size_t k = 0; k < a[i].phrase_count; k++) {
			struct rr_match m = { .end = 0 }, n = { .end = 0 };

			assert_true(rr_span_eq(a[i].phrases[k], b[i].phrases[k]));
			assert_int_equal(rr_lang_match(shipped, name, a[i].phrases[k], 0, &m),
			                 rr_lang_match(parsed, name, a[i].phrases[k], 0, &n));
			assert_int_equal(m.end, n.end);
			assert_true(m.end == 0 || rr_lang_may_match(shipped, name, a[i].phrases[k]));
			assert_int_equal(m.capture_count, n.capture_count);
		}
		for (size_t k = 0; k < a[i].field_count; k++)
			assert_true(rr_span_eq(a[i].fields[k], b[i].fields[k]));
	}
}

/* What was compiled in is what parsing the file itself gives. */
static void ships_packs_as_written(void **state)
{
	const struct shipped *shipped;

	(void)state;
	for (shipped = shipped_packs; shipped->file != NULL; shipped++) {
		struct rr_lang *compiled = pack_open("xx", shipped), *parsed = NULL;
		struct rr_error err = { .text = "" };
		struct rr_str path = { 0 }, text = { 0 };

		rr_str_printf(&path, "share/resread/lang/%s", shipped->file);
		if (rr_read_file(path.text, (size_t)1 << 20, &text, &err) != RR_OK
		    || pack_parse("xx", path.text, rr_str_span(&text), &parsed, &err) != RR_OK)
			fail_msg("%s", err.text);
		assert_int_equal(compiled->section_count, parsed->section_count);
		for (size_t i = 0; i < parsed->section_count; i++)
			same_section(compiled, parsed, parsed->sections[i].name.text);
		pack_free(compiled);
		pack_free(parsed);
		rr_str_free(&path);
		rr_str_free(&text);
	}
}

static const char *const codes[] = { "en", "zh", "fr", "es", "ru", "ar" };
#define CODES (sizeof codes / sizeof *codes)

/* The first verb of that term in a pack's list; NULL. */
static const struct rr_entry *find_term(const struct rr_entry *verbs, size_t count, const char *term)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(verbs[i].key, term) == 0)
			return &verbs[i];
	return NULL;
}

/* One scale: a term has one strength, in whatever language and form it stands. */
static void measures_alike(void **state)
{
	const struct rr_entry *verbs[CODES], *other;
	size_t counts[CODES];

	for (size_t c = 0; c < CODES; c++) {
		verbs[c] = rr_lang_entries(rr_lang_find(*state, codes[c], NULL), "verbs", &counts[c]);
		assert_true(counts[c] > 100);
	}
	for (size_t c = 0; c < CODES; c++)
		for (size_t i = 0; i < counts[c]; i++)
			for (size_t k = 0; k < CODES; k++) {
				other = find_term(verbs[k], counts[k], verbs[c][i].key);
				if (other != NULL && rr_entry_int(other, 1) != rr_entry_int(&verbs[c][i], 1))
					fail_msg("%s.lang: %s is not as strong as %s in %s.lang, both \"%s\"",
					         codes[c], verbs[c][i].name, other->name, codes[k], other->key);
			}
}

static void reports_mistakes(void **state)
{
	static const struct {
		const char *text, *says;
	} tests[] = {
		{ "# fine\nword = x\n", ":2: an entry stands before the first [section]: word = x" },
		{ "[a]\n\n(open = x\n", ":3: a bracket is not closed: (open" },
		{ "[a]\nb) = x\n", ":2: a bracket closes what was not opened: b)" },
		{ "[a]\nb = x\n[a]\n", ":3: a section stands here twice: [a]" },
		{ "[numbers]\na {n} = 1\n", ":2: a capture can't stand in this section: a {n}" },
		{ "[months]\n{x:word} = 1\n", ":2: a capture can't stand in this section: {x:word}" },
		{ "[dates]\n{date}\n", ":2: a date can't be made of dates: {date}" },
		{ "[a]\n= x\n", ":2: an entry has no phrase: = x" },
	};
	const char *dir = scratch_folder();
	char path[220];

	(void)state;
	assert_non_null(dir);
	snprintf(path, sizeof path, "%s/xx.lang", dir);
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		struct rr_langs *langs = rr_langs_new(dir);
		struct rr_error err = { .text = "" };
		FILE *f = fopen(path, "w");

		assert_non_null(f);
		fputs(tests[i].text, f);
		fclose(f);
		assert_null(rr_lang_find(langs, "xx", &err));
		assert_int_equal(err.status, RR_INVALID);
		assert_string_equal(err.text + strlen(path), tests[i].says);
		assert_null(rr_lang_find(langs, "nosuch", &err));
		assert_int_equal(err.status, RR_MISSING);
		rr_langs_free(langs);
	}
	unlink(path);
	rmdir(dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(matches_phrases, setup, teardown),
		cmocka_unit_test_setup_teardown(may_match, setup, teardown),
		cmocka_unit_test_setup_teardown(captures_parts, setup, teardown),
		cmocka_unit_test_setup_teardown(searches_text, setup, teardown),
		cmocka_unit_test_setup_teardown(reads_numbers, setup, teardown),
		cmocka_unit_test_setup_teardown(reads_dates, setup, teardown),
		cmocka_unit_test_setup_teardown(guesses_language, setup, teardown),
		cmocka_unit_test(ships_packs_as_written),
		cmocka_unit_test_setup_teardown(measures_alike, setup, teardown),
		cmocka_unit_test(reports_mistakes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
