/* Where the words of a note are in a text that has changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "resread/store.h"

#define MOST 12

/* Clauses OP1, OP2 … of a document made of lines. */
struct made {
	struct rr_doc doc;
	struct rr_clause clauses[MOST];
	char ids[MOST][8];
};

static void make(struct made *m, const char *lines)
{
	struct rr_span rest = rr_span(lines), line;

	*m = (struct made){ .doc = { .key = "A/TEST/1", .title = "Wells", .clauses = m->clauses } };
	m->doc.arena = rr_arena_new();
	while (rr_span_cut(&rest, '\n', &line)) {
		size_t i = m->doc.clause_count++;

		snprintf(m->ids[i], sizeof m->ids[i], "OP%zu", i + 1);
		m->clauses[i] = (struct rr_clause){ .id = m->ids[i], .text = line,
			.parent = RR_NONE };
	}
}

#define W "Urges all villages to keep their wells clean and to open them to every traveller;"
#define G "Requests the gardeners to plant apple trees along the northern road before winter;"
#define B "Decides to build a bridge over the river where the ferry used to cross in spring;"
#define PAID "Requests the gardeners to plant apple trees along the northern road before winter, and" \
	" asks the council of elders to pay them in full at the end of every month;"
#define OF(village) "Urges village " village " to dig wells along the road;"
#define END "Decides to remain seized of the matter."

static const struct {
	const char *then, *passage, *quote, *now;
	enum rr_anchor_state state;
	const char *where, *words, *twin;
} cases[] = {
	/* as it was; other clauses changed */
	{ W "\n" G "\n" B, "OP2", NULL, W "\n" G "\n" B, RR_ANCHOR_EXACT, "OP2", G, NULL },
	{ W "\n" G "\n" B, "OP2", "apple trees", W "\n" G "\n" END, RR_ANCHOR_EXACT, "OP2",
	  "apple trees", NULL },
	/* a clause came before it */
	{ W "\n" G "\n" B, "OP2", NULL, W "\n" END "\n" G "\n" B, RR_ANCHOR_MOVED, "OP3", G, NULL },
	{ W "\n" G "\n" B, "OP2", "apple trees", W "\n" END "\n" G "\n" B, RR_ANCHOR_MOVED, "OP3",
	  "apple trees", NULL },
	/* other words of its clause changed: in front of it, or behind */
	{ G, "OP1", "apple trees", "Also requests the gardeners to plant apple trees along the"
	  " northern road before winter;", RR_ANCHOR_MOVED, "OP1", "apple trees", NULL },
	{ G, "OP1", "apple trees", "Requests the gardeners to plant apple trees along every road;",
	  RR_ANCHOR_EXACT, "OP1", "apple trees", NULL },
	/* its own words changed */
	{ W "\n" G, "OP2", NULL, W "\n" "Requests the gardeners to plant pear trees along the"
	  " northern road before winter;", RR_ANCHOR_EDITED, "OP2", "Requests the gardeners to plant"
	  " pear trees along the northern road before winter;", NULL },
	{ W "\n" G, "OP2", "apple trees", W "\n" "Requests the gardeners to plant pear trees along"
	  " the northern road before winter;", RR_ANCHOR_EDITED, "OP2", "pear trees", NULL },
	{ W "\n" G, "OP2", "plant", W "\n" "Requests the gardeners to water apple trees along"
	  " the northern road before winter;", RR_ANCHOR_EDITED, "OP2", "water", NULL },
	{ W, "OP1", NULL, "Urges all villages to keep their wells clean and to open them to every"
	  " traveller, by day and by night;", RR_ANCHOR_EDITED, "OP1", "Urges all villages to keep"
	  " their wells clean and to open them to every traveller, by day and by night;", NULL },
	/* merged into a longer one */
	{ G "\n" B, "OP1", NULL, "Requests the gardeners to plant apple trees along the northern road"
	  " before winter, requests the masons to mend the walls of each of the seven gardens, and"
	  " asks the council of elders to pay both of them in full at the end of every month;\n" B,
	  RR_ANCHOR_EDITED, "OP1", NULL, NULL },
	/* a twin of it came, or they changed places */
	{ W "\n" G "\n" B, "OP2", NULL, END "\n" G "\n" W "\n" G, RR_ANCHOR_AMBIGUOUS, "OP2", G,
	  "OP4" },
	{ W "\n" G "\n" B, "OP2", NULL, W "\n" "Requests the gardeners to plant pear trees along the"
	  " northern road before winter;\n" "Requests the gardeners to plant plum trees along the"
	  " northern road before winter;\n" B, RR_ANCHOR_AMBIGUOUS, NULL, NULL, NULL },
	{ W "\n" G "\n" B, "OP2", NULL, W "\n" "Requests the gardeners to plant pear trees along the"
	  " northern road before winter;\n" B "\n" END "\n" G, RR_ANCHOR_AMBIGUOUS, NULL, NULL, NULL },
	/* a twin that was always there is told by what stands beside */
	{ G "\n" W "\n" G "\n" B, "OP3", NULL, G "\n" W "\n" G "\n" END, RR_ANCHOR_EXACT, "OP3", G,
	  NULL },
	/* nothing like it is left */
	{ W "\n" G, "OP2", NULL, W "\n" END, RR_ANCHOR_GONE, NULL, NULL, NULL },
	{ W "\n" G, "OP2", "winter", W "\n" END, RR_ANCHOR_GONE, NULL, NULL, NULL },
	/* its clause became two: the words went with the second */
	{ W "\n" PAID "\n" B, "OP2", "pay them in full", W "\n" G "\n" "Asks the council of elders to"
	  " pay them in full at the end of every month;\n" B, RR_ANCHOR_MOVED, "OP3",
	  "pay them in full", NULL },
	/* the words stand in clauses that are about something else */
	{ W "\n" G "\n" B, "OP2", "apple trees", W "\n" B "\n" "Deplores the theft of apple trees;",
	  RR_ANCHOR_GONE, NULL, NULL, NULL },
	{ W "\n" "Requests the Secretary-General to report on wells at every session;", "OP2",
	  "the Secretary-General", W "\n" "Thanks the Secretary-General for the bread;",
	  RR_ANCHOR_GONE, NULL, NULL, NULL },
	/* lightly edited where it was, and as it was elsewhere */
	{ W "\n" G "\n" B, "OP2", NULL, W "\n" "Requests the gardeners not to plant apple trees along"
	  " the northern road before winter;\n" B "\n" G, RR_ANCHOR_AMBIGUOUS, NULL, NULL, NULL },
	/* the clause beside it, nearly the same, is that one still: changed places, or left alone */
	{ OF("A") "\n" OF("B") "\n" B, "OP1", NULL, OF("B") "\n" OF("A") "\n" B, RR_ANCHOR_MOVED,
	  "OP2", OF("A"), NULL },
	{ OF("A") "\n" OF("B") "\n" B, "OP1", NULL, OF("B") "\n" B, RR_ANCHOR_GONE, NULL, NULL,
	  NULL },
	{ OF("A") "\n" OF("B") "\n" B, "OP1", "wells", OF("B") "\n" B, RR_ANCHOR_GONE, NULL, NULL,
	  NULL },
	{ OF("A") "\n" OF("B") "\n" B, "OP1", NULL, OF("B") "\n" OF("C") "\n" B, RR_ANCHOR_EDITED,
	  "OP2", OF("C"), NULL },
	{ OF("A") "\n" W "\n" B, "OP1", NULL, OF("C") "\n" OF("D") "\n" W, RR_ANCHOR_AMBIGUOUS, NULL,
	  NULL, NULL },
	/* a common word elsewhere is not the one */
	{ W "\n" G "\n" B, "OP1", "the", "Calls for nothing;\n" G "\n" B, RR_ANCHOR_GONE, NULL, NULL,
	  NULL },
	/* Chinese has no blanks between words */
	{ "促请各村保持水井清洁并向所有旅人开放；\n请园丁在冬天之前沿北路种植苹果树；", "OP2", "苹果树",
	  "促请各村保持水井清洁并向所有旅人开放；\n决定明年再议；\n请园丁在冬天之前沿北路种植苹果树；",
	  RR_ANCHOR_MOVED, "OP3", "苹果树", NULL },
	{ "促请各村保持水井清洁并向所有旅人开放；\n请园丁在冬天之前沿北路种植苹果树；", "OP2", NULL,
	  "促请各村保持水井清洁并向所有旅人开放；\n又请园丁在冬天之前沿北路和南路种植梨树；",
	  RR_ANCHOR_EDITED, "OP2", "又请园丁在冬天之前沿北路和南路种植梨树；", NULL },
};

static void expect(size_t i, struct rr_places *places, const struct rr_anchor *at)
{
	struct rr_str text = { 0 };

	if (at->state != cases[i].state)
		fail_msg("case %zu: %s at %s, twin %s", i, rr_anchor_state_name(at->state),
		         at->passage ? at->passage : "-", at->twin ? at->twin : "-");
	if (cases[i].where != NULL)
		assert_string_equal(at->passage, cases[i].where);
	if (cases[i].twin != NULL)
		assert_string_equal(at->twin, cases[i].twin);
	if (cases[i].state == RR_ANCHOR_AMBIGUOUS)
		assert_non_null(at->twin);
	if (cases[i].words != NULL) {
		assert_true(rr_places_text(places, at->passage, at->until, &text));
		if (!rr_span_is(rr_span_sub(rr_str_span(&text), at->start, at->end), cases[i].words))
			fail_msg("case %zu: %.*s", i, (int)(at->end - at->start), text.text + at->start);
	}
	rr_str_free(&text);
}

static void test_states(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct rr_note note = { 0 };
		struct rr_places *places;
		struct rr_anchor at;
		struct made then, now;

		make(&then, cases[i].then);
		make(&now, cases[i].now);
		assert_int_equal(rr_note_anchor(&note, &then.doc, cases[i].passage, 0, 0,
		                                cases[i].quote, NULL), RR_OK);
		places = rr_places_new(&now.doc);
		rr_note_place(places, &note, NULL, NULL, &at);
		expect(i, places, &at);
		rr_places_free(places);
		rr_note_clear(&note);
		rr_arena_free(then.doc.arena);
		rr_arena_free(now.doc.arena);
	}
}

/* The clause that a comparison found is the place, whatever became of the words. */
static void test_hint(void **state)
{
	struct rr_str difference = { 0 };
	struct rr_note note = { 0 };
	struct rr_places *places;
	struct made then, now;
	struct rr_anchor at;

	(void)state;
	make(&then, W "\n" G);
	make(&now, B "\n" END "\n" G);
	places = rr_places_new(&now.doc);
	assert_int_equal(rr_note_anchor(&note, &then.doc, "OP2", 0, 0, "apple trees", NULL), RR_OK);
	rr_note_place(places, &note, "OP3", NULL, &at);
	assert_int_equal(at.state, RR_ANCHOR_MOVED);
	assert_string_equal(at.passage, "OP3");
	rr_note_place(places, &note, "OP2", NULL, &at);
	assert_int_equal(at.state, RR_ANCHOR_MOVED); /* the words say otherwise */
	assert_string_equal(at.passage, "OP3");
	rr_note_clear(&note);
	assert_int_equal(rr_note_anchor(&note, &then.doc, "OP1", 0, 0, NULL, NULL), RR_OK);
	rr_note_place(places, &note, "OP2", NULL, &at);
	assert_int_equal(at.state, RR_ANCHOR_EDITED);
	assert_string_equal(at.passage, "OP2");
	rr_anchor_difference(places, &note, &at, &difference);
	assert_non_null(strstr(difference.text, "[-"));
	assert_non_null(strstr(difference.text, "{+"));
	rr_str_free(&difference);
	rr_places_free(places);
	rr_note_clear(&note);
	rr_arena_free(then.doc.arena);
	rr_arena_free(now.doc.arena);
}

/* Of several clauses each end has its clause, where no words are left to tell. */
static void test_hints(void **state)
{
	struct rr_note note = { 0 };
	struct rr_places *places;
	struct made then, now;
	struct rr_anchor at;

	(void)state;
	make(&then, W "\n" G "\n" B);
	make(&now, END "\n" W "\n" END "\n" END);
	places = rr_places_new(&now.doc);
	assert_int_equal(rr_note_anchor_range(&note, &then.doc, "OP2", 0, "OP3", 10, NULL), RR_OK);
	rr_note_place(places, &note, NULL, NULL, &at);
	assert_int_equal(at.state, RR_ANCHOR_GONE);
	rr_note_place(places, &note, "OP3", "OP4", &at);
	assert_int_equal(at.state, RR_ANCHOR_EDITED);
	assert_string_equal(at.passage, "OP3");
	assert_string_equal(at.until, "OP4");
	rr_note_place(places, &note, "OP4", "OP3", &at);
	assert_int_equal(at.state, RR_ANCHOR_GONE); /* they have changed places */
	rr_places_free(places);
	rr_note_clear(&note);
	rr_arena_free(then.doc.arena);
	rr_arena_free(now.doc.arena);
}

static void test_several_clauses(void **state)
{
	static const struct {
		const char *now;
		enum rr_anchor_state state;
		const char *passage, *until;
	} texts[] = {
		{ W "\n" G "\n" B "\n" END, RR_ANCHOR_EXACT, "OP2", "OP3" },
		{ W "\n" END "\n" G "\n" B, RR_ANCHOR_MOVED, "OP3", "OP4" },
		{ W "\n" G "\n" END "\n" B, RR_ANCHOR_EDITED, "OP2", "OP4" },
		{ W "\n" G, RR_ANCHOR_GONE, NULL, NULL },
	};
	struct rr_note note = { 0 };
	struct made then;

	(void)state;
	make(&then, W "\n" G "\n" B "\n" END);
	assert_int_equal(rr_note_anchor_range(&note, &then.doc, "OP2", 13, "OP3", 25, NULL), RR_OK);
	assert_string_equal(note.until, "OP3");
	assert_string_equal(note.exact, "gardeners to plant apple trees along the northern road"
	                    " before winter;\nDecides to build a bridge");
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct rr_places *places;
		struct rr_anchor at;
		struct made now;

		make(&now, texts[i].now);
		places = rr_places_new(&now.doc);
		rr_note_place(places, &note, NULL, NULL, &at);
		if (at.state != texts[i].state)
			fail_msg("text %zu: %s", i, rr_anchor_state_name(at.state));
		if (at.passage != NULL) {
			assert_string_equal(at.passage, texts[i].passage);
			assert_string_equal(at.until, texts[i].until);
		}
		rr_places_free(places);
		rr_arena_free(now.doc.arena);
	}
	rr_note_clear(&note);
	rr_arena_free(then.doc.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_states),
		cmocka_unit_test(test_hint),
		cmocka_unit_test(test_hints),
		cmocka_unit_test(test_several_clauses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
