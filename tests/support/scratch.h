/* A folder of its own for a test that needs files. */
#ifndef SUPPORT_SCRATCH_H
#define SUPPORT_SCRATCH_H

struct scratch {
	char path[200];
	char notes[220], library[220]; /* not made yet */
};

/* Set-up and tear-down of cmocka; *state is the struct scratch. */
int scratch_make(void **state);
int scratch_remove(void **state);

/* Makes a folder where tests may write ($TMP, else /tmp); static, until the next. */
const char *scratch_folder(void);

#endif
