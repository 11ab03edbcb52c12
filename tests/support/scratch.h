/* A folder of its own for a test that needs files. */
#ifndef SUPPORT_SCRATCH_H
#define SUPPORT_SCRATCH_H

struct scratch {
	char path[64];
	char notes[96], library[96]; /* not made yet */
};

/* Set-up and tear-down of cmocka; *state is the struct scratch. */
int scratch_make(void **state);
int scratch_remove(void **state);

#endif
