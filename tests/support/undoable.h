/*
 * Changes of the notes that can be taken back, and what they are made on: two
 * documents and a store of a test's own.
 */
#ifndef SUPPORT_UNDOABLE_H
#define SUPPORT_UNDOABLE_H

#include "resread/store.h"
#include "support/scratch.h"

struct undoing {
	const struct scratch *dir;
	struct rr_store *store;
	struct rr_doc *docs[2];
};

/* Set-up and tear-down of a test, in a group of support/packs.h; *state is the struct undoing. */
int undoing_make(void **state);
int undoing_remove(void **state);

/* As after a restart: the history of this session is gone. */
void undoing_reopen(struct undoing *b);

/* A note on the first document. */
void undoing_note(struct undoing *b);

struct undoable {
	const char *name;
	void (*act)(struct undoing *b);
	int undos;        /* how many changes it is */
	const char *what; /* how the last of them is called */
	int recalled;     /* how many of them the history tells after a restart */
};

extern const struct undoable undoables[]; /* the last is nameless */

/* The change of that name; the test fails where there is none. */
const struct undoable *undoable(const char *name);

#endif
