/*
 * How a language writes a citation: the words and their order are the pack's
 * [official], the numbers and places are ours.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cite/number.h"
#include "resread/cite.h"

/* What stands for {body}, {number}, … of a pattern. */
struct part {
	const char *name;
	struct rr_span text;
};

static const struct rr_entry *entry_of(const struct rr_lang *lang, const char *name)
{
	size_t count = 0;
	const struct rr_entry *entries = rr_lang_entries(lang, "official", &count);

	for (size_t i = 0; i < count; i++)
		if (rr_span_is(entries[i].phrase, name))
			return &entries[i];
	return NULL;
}

/* Appends the pattern of that name with its parts put in; false if there is none. */
static bool put(const struct rr_lang *lang, const char *name, const struct part *parts,
                struct rr_str *out)
{
	const struct rr_entry *entry = entry_of(lang, name);
	struct rr_str pattern = { 0 };
	struct rr_span text;

	if (entry == NULL)
		return false;
	for (size_t i = 0; i < entry->field_count; i++) {
		rr_str_puts(&pattern, i > 0 ? ", " : ""); /* a comma parts fields, too */
		rr_str_add(&pattern, entry->fields[i]);
	}
	text = rr_str_span(&pattern);
	for (size_t at = 0; at < text.len;) {
		size_t end = text.text[at] == '{' ? rr_span_find(text, "}", at) : RR_NONE;
		const struct part *part = parts;

		while (end != RR_NONE && part->name != NULL
		       && !rr_span_is(rr_span_sub(text, at + 1, end), part->name))
			part++;
		if (end == RR_NONE || part->name == NULL) {
			rr_str_putc(out, text.text[at++]);
			continue;
		}
		rr_str_add(out, part->text);
		at = end + 1;
	}
	rr_str_free(&pattern);
	return true;
}

/* ---- dates -------------------------------------------------------------- */

static void put_date(const struct rr_lang *lang, const char *iso, struct rr_str *out)
{
	const struct rr_entry *months = entry_of(lang, "months"), *first = entry_of(lang, "day 1");
	int month = strlen(iso) == 10 ? atoi(iso + 5) : 0, day = month > 0 ? atoi(iso + 8) : 0;
	char number[2][16];

	if (month < 1 || month > 12)
		return;
	snprintf(number[0], sizeof number[0], "%d", day);
	snprintf(number[1], sizeof number[1], "%d", month);
	put(lang, "date", (struct part[]){
		{ "year", rr_span_of(iso, 4) },
		{ "month", months != NULL ? rr_entry_field(months, (size_t)month - 1)
		                          : rr_span(number[1]) },
		{ "day", day == 1 && first != NULL ? rr_entry_field(first, 0) : rr_span(number[0]) },
		{ NULL, { NULL, 0 } } }, out);
}

/* ---- places ------------------------------------------------------------- */

/* "5(f)" as texts print it: "5 (f)", where letters stand behind a blank. */
static void put_place_number(const struct rr_lang *lang, struct rr_span number,
                             struct rr_str *out)
{
	bool close = entry_of(lang, "brackets close") != NULL;

	for (size_t i = 0; i < number.len; i++) {
		if (number.text[i] == '(' && i > 0 && number.text[i - 1] != ')' && !close)
			rr_str_putc(out, ' ');
		rr_str_putc(out, number.text[i]);
	}
}

/* One step, "para. 5(f)"; in English where the language has no words for it. */
static void put_step(const struct rr_lang *lang, struct rr_span step, struct rr_str *out)
{
	size_t blank = rr_span_find(step, " ", 0), open;
	struct rr_span unit = rr_span_sub(step, 0, blank == RR_NONE ? step.len : blank);
	struct rr_span number = blank == RR_NONE ? rr_span("")
		: rr_span_trim(rr_span_sub(step, blank, step.len));
	struct rr_str name = { 0 }, value = { 0 };

	rr_str_add(&name, unit);
	open = rr_span_find(number, "(", 0);
	put_place_number(lang, number, &value);
	if (rr_span_is(unit, "art.") && open != RR_NONE && open + 2 < number.len
	    && isdigit((unsigned char)number.text[open + 1])
	    && number.text[number.len - 1] == ')' && entry_of(lang, "art. para.") != NULL)
		put(lang, "art. para.", (struct part[]){
			{ "n", rr_span_sub(number, 0, open) },
			{ "m", rr_span_sub(number, open + 1, number.len - 1) },
			{ NULL, { NULL, 0 } } }, out);
	else if (!put(lang, name.text, (struct part[]){ { "n", rr_str_span(&value) },
	                                               { NULL, { NULL, 0 } } }, out))
		rr_str_printf(out, "%s %s", name.text, value.len > 0 ? value.text : "");
	rr_str_free(&name);
	rr_str_free(&value);
}

/* The steps, each as the language says it and in its order. */
static void put_places(const struct rr_lang *lang, const char *locator, struct rr_str *out)
{
	struct rr_span rest = rr_span(locator), step;
	const struct rr_entry *join = entry_of(lang, "places");
	struct rr_str one = { 0 };

	while (rr_span_cut(&rest, ',', &step)) {
		rr_str_cut(&one, 0);
		put_step(lang, rr_span_trim(step), &one);
		if (out->len > 0)
			rr_str_puts(out, join == NULL ? ", " : "");
		rr_str_add(out, rr_span_trim(rr_str_span(&one)));
	}
	rr_str_free(&one);
}

bool rr_cite_locator(const char *id, struct rr_str *out)
{
	struct rr_span rest = rr_span(id), part;
	char roman[16];
	bool any = false;

	while (rr_span_cut(&rest, '.', &part)) {
		const char *comma = any ? ", " : "";
		unsigned annex = 0;

		if (rr_span_starts(part, "OP") || rr_span_starts(part, "PP")) {
			rr_str_printf(out, "%s%s %.*s", comma, part.text[0] == 'O' ? "para." : "preamb.",
			              (int)part.len - 2, part.text + 2);
		} else if (rr_span_starts(part, "ANNEX")) {
			for (size_t i = 5; i < part.len && isdigit((unsigned char)part.text[i]); i++)
				annex = annex * 10 + (unsigned)(part.text[i] - '0');
			roman_write(annex, roman);
			rr_str_printf(out, "%sannex%s%s", comma, annex > 0 ? " " : "",
			              annex > 0 ? roman : "");
		} else if (any && part.len > 0 && part.text[0] == 'p') {
			continue; /* without a number: the annex has to do */
		} else if (part.len > 0 && isupper((unsigned char)part.text[0]) && rest.len > 0) {
			rr_str_printf(out, "%ssect. %.*s", comma, (int)part.len, part.text);
		} else if (any && part.len > 0) {
			rr_str_printf(out, "%spara. %.*s", comma, (int)part.len, part.text);
		} else {
			return any;
		}
		any = true;
	}
	return any;
}

/* ---- the citation ------------------------------------------------------- */

/* "2200 A (XXI)" of A/RES/2200A(XXI). */
static void put_number(const char *number, struct rr_str *out)
{
	for (const char *c = number; *c != '\0'; c++) {
		bool part = c > number && isdigit((unsigned char)c[-1])
		            && (*c == '(' || isupper((unsigned char)*c));

		if (part || (c > number && *c == '(' && c[-1] != ' '))
			rr_str_putc(out, ' ');
		rr_str_putc(out, *c);
	}
}

static bool put_act(const struct rr_lang *lang, const char *target, const char *date,
                    struct rr_str *out)
{
	static const char *const patterns[][2] = {
		[ACT_RESOLUTION] = { "resolution", "resolution dated" },
		[ACT_DECISION] = { "decision", "decision dated" },
	};
	struct rr_str number = { 0 }, day = { 0 };
	const struct rr_entry *name;
	struct number n;
	enum body body;
	enum act act;
	bool well, done;

	if (!number_of_target(target, &body, &act, &n, &well) || !well)
		return false;
	put_number(strstr(target, act == ACT_RESOLUTION ? "/RES/" : "/DEC/") + 5, &number);
	put_date(lang, date != NULL ? date : "", &day);
	name = entry_of(lang, body_code(body));
	done = name != NULL && put(lang, patterns[act][day.len > 0], (struct part[]){
		{ "body", rr_entry_field(name, 0) }, { "number", rr_str_span(&number) },
		{ "date", rr_str_span(&day) }, { NULL, { NULL, 0 } } }, out);
	rr_str_free(&number);
	rr_str_free(&day);
	return done;
}

void rr_cite_official(struct rr_langs *langs, const struct rr_lang *lang, const char *target,
                      const char *date, const char *locator, struct rr_str *out)
{
	const char *name = rr_cite_instrument(langs, target, rr_lang_code(lang));
	struct rr_str cite = { 0 }, place = { 0 };

	if (name == NULL)
		name = rr_cite_instrument(langs, target, "en");
	if (name != NULL)
		rr_str_puts(&cite, name);
	else if (!put_act(lang, target, date, &cite))
		rr_str_puts(&cite, target);
	if (locator != NULL)
		put_places(lang, locator, &place);
	if (place.len == 0)
		rr_str_add(out, rr_str_span(&cite));
	else if (!put(lang, "at", (struct part[]){ { "citation", rr_str_span(&cite) },
	              { "place", rr_str_span(&place) }, { NULL, { NULL, 0 } } }, out))
		rr_str_printf(out, "%s, %s", cite.text, place.text);
	rr_str_free(&cite);
	rr_str_free(&place);
}
