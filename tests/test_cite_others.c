/*
 * Citations that seldom occur: of bodies and organizations with series of
 * their own, of numbers that can't be right, of lists that go on far.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/cited.h"
#include "support/packs.h"

static void test_en_others(void **state)
{
	static const struct sentence tests[] = {
		/* bodies that give their acts symbols */
		{ "GA", "Environment Assembly resolutions 5/2 and 5/7 of 2 March 2022 and decision 15/4 of the "
		  "Conference of the Parties to the Convention on Biological Diversity",
		  "5/2 = UNEP/EA.5/Res.2\n5/7 = UNEP/EA.5/Res.7 2022-03-02\ndecision 15/4 = CBD/COP/DEC/15/4\n"
		  "Convention on Biological Diversity = instrument:cbd" },
		/* series of other organizations */
		{ "GA", "resolution GC(67)/RES/10 A, CM/Res.1153 (XLVIII) of 1988, Assembly/AU/Dec.729(XXXII) of "
		  "11 February 2019, WHA58/2005/REC/1, EX.CL/Dec.263 (VIII) and CP/RES.594 (923/92)",
		  "GC(67)/RES/10 A = GC(67)/RES/10A\nCM/Res.1153 (XLVIII) = CM/Res.1153(XLVIII)\n"
		  "Assembly/AU/Dec.729(XXXII) = Assembly/AU/Dec.729(XXXII) 2019-02-11\n"
		  "WHA58/2005/REC/1 = WHA58/2005/REC/1\nEX.CL/Dec.263 (VIII) = EX.CL/Dec.263(VIII)\n"
		  "CP/RES.594 (923/92) = CP/RES.594(923/92)" },
		{ "HRC", "President’s statements PRST 8/1 and PRST/15/2, and PRST/2015/25 of 28 October 2015",
		  "PRST 8/1 = A/HRC/PRST/8/1\nPRST/15/2 = A/HRC/PRST/15/2\n"
		  "PRST/2015/25 = S/PRST/2015/25 2015-10-28" },
		/* a number the body can't have given is for the audit to tell */
		{ "GA", "pursuant to its resolution 59/3009 on lamps",
		  "resolution 59/3009 = A/RES/59/3009" },
		{ "GA", "60/109 B, resolution 60/110, para. 5; and 61/121 B", "resolution 60/110 = A/RES/60/110 @ para. 5" },
		{ "GA", "resolutions 60/109 B, sect. IV; and 61/121 B, sect. V",
		  "60/109 B = A/RES/60/109B @ sect. IV\n61/121 B = A/RES/61/121B @ sect. V" },
		{ "SC", "276 (1970) of 30 January, resolutions 276 (1970) of 30 January. 282 (1970) of 23 July 1970",
		  "276 (1970) = S/RES/276(1970) 1970-01-30\n282 (1970) = S/RES/282(1970) 1970-07-23" },
		{ "SC", "resolution 2231 (2015), paragraph 3 of annex B to that resolution, and paragraph 12 (b) and "
		  "(c) of section III of resolution 2253 (2015)",
		  "resolution 2231 (2015) = S/RES/2231(2015)\nthat resolution = S/RES/2231(2015) @ annex B, para. 3\n"
		  "resolution 2253 (2015) = S/RES/2253(2015) @ sect. III, para. 12(b) and (c)" },
	};

	(void)state;
	CHECK("en", tests);
}

int main(void)
{
	const struct CMUnitTest list[] = { cmocka_unit_test(test_en_others) };

	return cmocka_run_group_tests(list, packs_open, packs_close);
}
