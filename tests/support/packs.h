/*
 * packs - the language packs that come with resread, for all tests of a
 * group, and texts read with them.
 */
#ifndef TESTS_PACKS_H
#define TESTS_PACKS_H

#include "resread/doc.h"

/* Set-up and tear-down of a group; what *state is stays. */
int packs_open(void **state);
int packs_close(void **state);

/* The packs of the group, and one of them; NULL for a code that has none. */
struct rr_langs *packs(void);
const struct rr_lang *pack(const char *code);

/*
 * The document of a text, in the language or, where code is NULL, in the one
 * recognised. The test fails where it can't be read; rr_doc_free() it.
 */
struct rr_doc *text_read(const char *text, const char *code);

#endif
