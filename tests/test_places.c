/* Where the reader stood, kept from one session to the next. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "resread/store.h"
#include "support/scratch.h"

static void test_places(void **state)
{
	const struct scratch *dir = *state;
	struct rr_store *store = NULL;
	char *old = rr_dup(getenv("XDG_STATE_HOME")), *id, path[260];

	assert_int_equal(rr_store_open(&(struct rr_store_paths){ .notes = dir->notes,
	                 .library = dir->library }, &store, NULL), RR_OK);
	setenv("XDG_STATE_HOME", dir->path, 1);
	assert_null(rr_place_get(store, "X/RES/1/1"));
	rr_place_put(store, "X/RES/1/1", "OP3");
	rr_place_put(store, "X/RES/1/10", "PP1");
	rr_place_put(store, "X/RES/1/1", "OP4");
	id = rr_place_get(store, "X/RES/1/1");
	assert_string_equal(id, "OP4");
	free(id);
	id = rr_place_get(store, "X/RES/1/10");
	assert_string_equal(id, "PP1");
	free(id);
	if (old != NULL)
		setenv("XDG_STATE_HOME", old, 1);
	else
		unsetenv("XDG_STATE_HOME");
	free(old);
	snprintf(path, sizeof path, "%s/resread/places", dir->path);
	unlink(path);
	snprintf(path, sizeof path, "%s/resread", dir->path);
	rmdir(path);
	rr_store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_places, scratch_make, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
