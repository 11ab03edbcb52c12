/*
 * The table of instruments: each name of each language that is shown is read
 * as that instrument, and the well-known ones have a name in all six.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "resread/lang.h"
#include "support/cited.h"
#include "support/packs.h"

static const struct { const char *code, *before, *behind; } sentences[] = {
	{ "en", "Recalling the ", ", and" }, { "zh", "回顾《", "》，" }, { "fr", "Rappelant la ", ", et" },
	{ "es", "Recordando la ", ", y" }, { "ru", "ссылаясь на ", ", и" }, { "ar", "وإذ تشير إلى ", "،" },
};

enum { LANGS = sizeof sentences / sizeof *sentences, IN_ALL = 240 };

static const struct rr_lang *table(void)
{
	const struct rr_lang *found = rr_lang_table(packs(), "instruments", NULL);

	assert_non_null(found);
	return found;
}

/* The name shown: the first of an entry. */
static struct rr_span shown(const struct rr_entry *entry)
{
	return entry->phrase_count > 0 ? entry->phrases[0] : entry->phrase;
}

static bool has_field(const struct rr_entry *entry, const char *field)
{
	for (size_t i = 0; i < entry->field_count; i++)
		if (rr_span_is(entry->fields[i], field))
			return true;
	return false;
}

static void names_are_read(void **state)
{
	size_t failed = 0, tried = 0;

	(void)state;
	for (size_t l = 0; l < LANGS; l++) {
		size_t count = 0;
		const struct rr_entry *entries = rr_lang_entries(table(), sentences[l].code, &count);

		for (size_t i = 0; i < count; i++) {
			struct rr_span name = shown(&entries[i]);
			struct rr_str text = { 0 }, got = { 0 }, wanted = { 0 };

			if (has_field(&entries[i], "implied"))
				continue;
			rr_str_printf(&text, "%s%.*s%s", sentences[l].before, (int)name.len, name.text,
			              sentences[l].behind);
			rr_str_printf(&wanted, " = instrument:%s", entries[i].key);
			cited_of(sentences[l].code, "GA", text.text, &got);
			if (got.text == NULL || strchr(got.text, '\n') != NULL ||
			    strstr(got.text, wanted.text) == NULL) {
				print_message("%s: %s\n", text.text, got.text != NULL ? got.text : "nothing");
				failed++;
			}
			tried++;
			rr_str_free(&text);
			rr_str_free(&got);
			rr_str_free(&wanted);
		}
	}
	assert_true(tried > 1500);
	assert_int_equal(failed, 0);
}

static bool named(const struct rr_lang *instruments, const char *code, const char *key)
{
	size_t count = 0;
	const struct rr_entry *entries = rr_lang_entries(instruments, code, &count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(entries[i].key, key) == 0)
			return true;
	return false;
}

static void most_have_a_name_in_all_languages(void **state)
{
	static const char *const known[] = {
		"charter", "icj-statute", "rome-statute", "udhr", "iccpr", "icescr", "icerd", "cedaw", "cat", "crc",
		"icmw", "icpped", "crpd", "crpd-op", "opcat", "genocide-convention", "refugee-convention",
		"refugee-protocol", "geneva-conventions", "geneva-protocols", "drtd", "undrip", "vdpa", "ddpa",
		"beijing", "icpd", "millennium-declaration", "agenda-2030", "addis-ababa", "paris-agreement",
		"unfccc", "kyoto-protocol", "cbd", "unccd", "unclos", "npt", "ctbt", "cwc", "bwc", "ccw", "tpnw",
		"mine-ban", "cluster-munitions", "arms-trade-treaty", "uncac", "untoc", "trafficking-protocol",
		"terrorism-financing", "terrorist-bombings", "hostages-convention", "aviation-safety",
		"aircraft-seizure", "protected-persons", "vienna-treaties", "vienna-diplomatic",
		"vienna-consular", "outer-space-treaty", "world-heritage", "sendai-framework",
		"rio-declaration", "agenda-21", "mandela-rules", "friendly-relations", "colonial-independence",
	};
	const struct rr_lang *instruments = table();
	size_t count = 0, in_all = 0;
	const struct rr_entry *entries = rr_lang_entries(instruments, "en", &count);

	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		for (size_t l = 0; l < LANGS; l++)
			if (!named(instruments, sentences[l].code, known[i]))
				fail_msg("%s has no name in %s", known[i], sentences[l].code);
	for (size_t i = 0; i < count; i++) {
		bool all = !has_field(&entries[i], "implied") && !has_field(&entries[i], "alone");

		for (size_t k = 0; k < i && all; k++)
			all = strcmp(entries[k].key, entries[i].key) != 0;
		for (size_t l = 0; l < LANGS && all; l++)
			all = named(instruments, sentences[l].code, entries[i].key);
		in_all += all;
	}
	if (in_all < IN_ALL)
		fail_msg("only %zu have a name in all six languages", in_all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_read),
		cmocka_unit_test(most_have_a_name_in_all_languages),
	};

	return cmocka_run_group_tests(tests, packs_open, packs_close);
}
