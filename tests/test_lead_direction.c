/* Whether one opening phrase is stronger or weaker than another, or else different. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "resread/compare.h"

static const struct {
	const char *from, *from_verb;
	int from_strength;
	const char *to, *to_verb;
	int to_strength;
	enum rr_direction direction;
	uint32_t from_modifiers, to_modifiers;
	int from_approval, to_approval;
} leads[] = {
	{ "Notes", "note", 20, "Welcomes", "welcome", 40, RR_STRONGER, 0, 0, 0, 0 },
	{ "Urges", "urge", 75, "Invites", "invite", 45, RR_WEAKER, 0, 0, 0, 0 },
	{ "Urges", "urge", 75, "Urges", "urge", 75, RR_DIR_NONE, 0, 0, 0, 0 },
	{ "Urges", "urge", 75, "Also urges", "urge", 75, RR_DIR_SERIES, 0, 0, 0, 0 },
	{ "Noting", "note", 40, "Notes", "note", 40, RR_DIR_SERIES, 0, 0, 0, 0 },
	{ "Takes note", "take note", 40, "Takes note with appreciation", "take note", 40,
	  RR_DIR_MODIFIER, 0, 7, 0, 0 },
	{ "Strongly urges", "urge", 75, "Also strongly urges", "urge", 75, RR_DIR_SERIES, 7, 7, 0, 0 },
	{ "Welcomes", "welcome", 55, "Condemns", "condemn", 85, RR_DIR_OTHER,
	  0, 0, 1, -1 },
	{ "Notes", "note", 40, "Condemns", "condemn", 85, RR_STRONGER, 0, 0, 0, -1 },
	{ "Recalls", "recall", 20, "Notes", "note", 20, RR_DIR_OTHER, 0, 0, 0, 0 },
	{ "Salutes", NULL, -1, "Salutes", NULL, -1, RR_DIR_NONE, 0, 0, 0, 0 },
	{ "Salutes", NULL, -1, "Urges", "urge", 75, RR_DIR_OTHER, 0, 0, 0, 0 },
	{ "", NULL, -1, "", NULL, -1, RR_DIR_NONE, 0, 0, 0, 0 },
	{ "", NULL, -1, "Urges", "urge", 75, RR_DIR_OTHER, 0, 0, 0, 0 },
};

static struct rr_clause with_lead(const char *lead, const char *verb, int strength)
{
	return (struct rr_clause){
		.id = "OP1", .text = rr_span(lead), .lead_len = strlen(lead), .verb = verb,
		.strength = strength,
	};
}

static void tells_direction(void **state)
{
	(void)state;
	for (size_t t = 0; t < sizeof leads / sizeof *leads; t++) {
		struct rr_clause from = with_lead(leads[t].from, leads[t].from_verb,
		                                  leads[t].from_strength);
		struct rr_clause to = with_lead(leads[t].to, leads[t].to_verb,
		                                leads[t].to_strength);

		from.modifiers = leads[t].from_modifiers;
		to.modifiers = leads[t].to_modifiers;
		from.approval = (int16_t)leads[t].from_approval;
		to.approval = (int16_t)leads[t].to_approval;
		assert_int_equal(rr_lead_direction(&from, &to), leads[t].direction);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(tells_direction) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
