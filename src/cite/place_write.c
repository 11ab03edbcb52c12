#include "cite/place_in.h"

#include <string.h>

static const struct unit units[] = {
	{ .name = "annex", .one = "annex ", .many = "annexes ", .rank = 0, .roman = true,
	  .bare = true },
	{ .name = "app", .one = "app. ", .many = "apps. ", .rank = 0, .roman = true, .bare = true },
	{ .name = "part", .one = "part ", .many = "parts ", .rank = 1, .roman = true,
	  .words = true },
	{ .name = "chap", .one = "chap. ", .many = "chaps. ", .rank = 2, .roman = true },
	{ .name = "sect", .one = "sect. ", .many = "sects. ", .rank = 3, .roman = true },
	{ .name = "art", .one = "art. ", .many = "arts. ", .rank = 4 },
	{ .name = "para", .one = "para. ", .many = "paras. ", .rank = 5, .subparts = true },
};

const struct unit *unit_of(const char *name)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strcmp(units[i].name, name) == 0)
			return &units[i];
	return NULL;
}

int place_rank(const struct place *place)
{
	return place->unit->rank;
}

static bool is(const struct place *place, const char *unit)
{
	return strcmp(place->unit->name, unit) == 0;
}

static void write_one(const struct place *place, struct rr_str *out)
{
	const struct unit *unit = place->unit;

	if (place->value[0] == '\0') {
		rr_str_add(out, rr_span_trim(rr_span(unit->one)));
		return;
	}
	rr_str_puts(out, place->many ? unit->many : unit->one);
	rr_str_puts(out, place->value);
}

#define PLACES_MAX 8

static bool only_part(const struct place *place)
{
	return place->value[0] == '(';
}

/*
 * "item (ii) of subparagraph (b) of paragraph 3" and "paragraph 3, subparagraph
 * (b), item (ii)" are one place: 3(b)(ii). How many of the places it is made of;
 * its value is appended.
 */
static size_t merge(const struct place *const *places, size_t count, struct rr_str *value)
{
	size_t n = 1, outer = RR_NONE;

	while (n < count && places[n]->unit == places[0]->unit &&
	       (only_part(places[n]) || only_part(places[n - 1])))
		n++;
	for (size_t i = 0; i < n; i++)
		if (!only_part(places[i]))
			outer = outer == RR_NONE ? i : n; /* n: more than one */
	if (n == 1 || outer == RR_NONE || outer >= n || (outer > 0 && outer + 1 < n) ||
	    places[outer]->many) {
		rr_str_puts(value, places[0]->value);
		return 1;
	}
	rr_str_puts(value, places[outer]->value);
	for (size_t i = 1; i < n; i++)
		rr_str_puts(value, places[outer == 0 ? i : n - 1 - i]->value);
	return n;
}

/* Article and paragraph are one: art. 1(3). */
static void write_article(const struct place *art, const struct place *para, struct rr_str *out)
{
	size_t number = strcspn(para->value, "(");

	write_one(art, out);
	if (number > 0) {
		rr_str_putc(out, '(');
		rr_str_add(out, rr_span_of(para->value, number));
		rr_str_putc(out, ')');
	}
	rr_str_puts(out, para->value + number);
}

/* Whether they are an article and a paragraph, in whichever order they stand. */
static bool are_article(const struct place *a, const struct place *b)
{
	return !a->many && !b->many && ((is(a, "art") && is(b, "para")) ||
		(is(a, "para") && is(b, "art")));
}

void place_write(const struct place *const *places, size_t count, struct rr_str *out)
{
	struct place merged[PLACES_MAX];
	struct rr_str values[PLACES_MAX] = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < count && n < PLACES_MAX; n++) {
		size_t made = merge(places + i, count - i, &values[n]);

		merged[n] = *places[i];
		merged[n].value = values[n].text != NULL ? values[n].text : "";
		merged[n].many = places[i]->many && made == 1;
		i += made;
	}
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			rr_str_puts(out, ", ");
		if (i + 1 < n && are_article(&merged[i], &merged[i + 1])) {
			bool first = is(&merged[i], "art");

			write_article(&merged[first ? i : i + 1], &merged[first ? i + 1 : i], out);
			i++;
		} else {
			write_one(&merged[i], out);
		}
	}
	for (size_t i = 0; i < n; i++)
		rr_str_free(&values[i]);
}

/* "103 and 25", with a third to come: "103, 25". */
static void put_listed(const char *many, struct rr_span places, bool listed, struct rr_str *out)
{
	size_t last = RR_NONE, at = 0;

	while (listed && (at = rr_span_find(places, " and ", at)) != RR_NONE)
		last = at++;
	rr_str_puts(out, many);
	rr_str_add(out, rr_span_sub(places, 0, last != RR_NONE ? last : places.len));
	if (last == RR_NONE)
		return;
	rr_str_puts(out, ", ");
	rr_str_add(out, rr_span_sub(places, last + strlen(" and "), places.len));
}

void place_join(struct rr_span more, struct rr_str *out)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		const char *one = units[i].one, *many = units[i].many;
		bool first = rr_span_starts(rr_str_span(out), one);
		struct rr_str all = { 0 };

		if (many == NULL || !rr_span_starts(more, one) || memchr(more.text, ',', more.len) ||
		    (!first && !rr_span_starts(rr_str_span(out), many)) ||
		    (first && memchr(out->text, ',', out->len)))
			continue;
		put_listed(many, rr_span(out->text + strlen(first ? one : many)), !first, &all);
		rr_str_printf(&all, " and %.*s", (int)(more.len - strlen(one)), more.text + strlen(one));
		rr_str_cut(out, 0);
		rr_str_add(out, rr_str_span(&all));
		rr_str_free(&all);
		return;
	}
	rr_str_puts(out, " and ");
	rr_str_add(out, more);
}
