/* What a note is named by: the key in the order of the text, its time, its id. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/notes.h"

static void test_clause_order(void **state)
{
	static const char *const sorted[] = { "TITLE", "BASIS", "PP1", "PP2", "PP4(a)", "PP10",
		"OP2", "OP12", "OP12(a)", "OP12(i)", "OP12(j)", "OP12 bis", "OP13(b)(i)",
		"OP13(b)(ii)", "OP13(b)(iv)", "OP13(b)(v)", "OP100", "A.PP1", "A.OP1", "B.OP1",
		"C.OP1", "IV.OP1", "V.OP1", "CLOSING", "ANNEX.1", "ANNEX.2", "ANNEX.10", "ANNEX.p1",
		"ANNEX2.14(a)", "FN*", "FN**", "FN1", "FN10", "elsewhere" };
	struct rr_str before = { 0 }, key = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof sorted / sizeof *sorted; i++) {
		rr_str_cut(&key, 0);
		clause_order(sorted[i], &key);
		if (i > 0 && strcmp(before.text, key.text) >= 0)
			fail_msg("%s (%s) does not sort before %s (%s)", sorted[i - 1], before.text,
			         sorted[i], key.text);
		rr_str_cut(&before, 0);
		rr_str_add(&before, rr_str_span(&key));
	}
	rr_str_free(&before);
	rr_str_free(&key);
}

static void test_stamps(void **state)
{
	static const struct { int64_t ms; const char *stamp; } times[] = {
		{ 0, "1970-01-01T00:00:00.000Z" }, { 951782399999, "2000-02-28T23:59:59.999Z" },
		{ 951782400000, "2000-02-29T00:00:00.000Z" }, { 951868800000, "2000-03-01T00:00:00.000Z" },
		{ 1763789696789, "2025-11-22T05:34:56.789Z" }, { 1798761599999, "2026-12-31T23:59:59.999Z" },
		{ 4107542399999, "2100-02-28T23:59:59.999Z" }, { 4107542400000, "2100-03-01T00:00:00.000Z" },
	};
	char stamp[25];

	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		store_stamp(times[i].ms, stamp);
		assert_string_equal(stamp, times[i].stamp);
	}
}

/* A child has the randomness of its parent in memory and must not make the same ids. */
static void test_ids(void **state)
{
	enum { MADE = 40 };
	char ids[2][MADE][37];
	int ends[2], status;
	pid_t pid;

	(void)state;
	store_uuid(1, ids[0][0]);
	assert_int_equal(pipe(ends), 0);
	pid = fork();
	for (int i = 0; i < MADE; i++)
		store_uuid(1, ids[0][i]);
	if (pid == 0)
		_exit(write(ends[1], ids[0], sizeof ids[0]) != (ssize_t)sizeof ids[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_int_equal(read(ends[0], ids[1], sizeof ids[1]), sizeof ids[1]);
	close(ends[0]);
	close(ends[1]);
	for (int i = 0; i < 2 * MADE; i++) {
		assert_true(store_is_uuid(ids[i / MADE][i % MADE]));
		for (int j = 0; j < i; j++)
			assert_string_not_equal(ids[i / MADE][i % MADE], ids[j / MADE][j % MADE]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clause_order),
		cmocka_unit_test(test_stamps),
		cmocka_unit_test(test_ids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
