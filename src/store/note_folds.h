/*
 * The folded bodies of many notes in one piece, for the search: a file beside
 * the library that may be deleted at any time. What it can't answer for is
 * looked at in notes.db itself, so an answer never depends on it.
 */
#ifndef STORE_NOTE_FOLDS_H
#define STORE_NOTE_FOLDS_H

#include "store/notes.h"

struct folds_row {
	unsigned char id[16];
	char modified[24]; /* not ended by a NUL */
	uint32_t end;      /* bytes of the text up to behind this body */
};

/* Notes that were made, changed or deleted since the file was written; ids sorted. */
struct folds_changed {
	unsigned char (*ids)[16]; /* owned */
	size_t count, cap;
};

struct note_folds {
	const void *map;  /* owned: the whole file */
	size_t size;
	const struct folds_head *head;
	size_t count;     /* of rows */
	const struct folds_row *rows; /* the note changed last comes first */
	const uint32_t *by_id;        /* numbers of rows */
	struct rr_span text;          /* the folded bodies, each ended by U+000A */
	struct folds_changed changed;
};

/* Whether the file, with the notes that changed since, tells of all notes there are. */
bool folds_fit(struct rr_store *store);
/* Writes it where that is worth it; failing to is no matter. */
void folds_make(struct rr_store *store);
void folds_free(struct note_folds *folds); /* NULL is fine */

/* Whether an id is among the changed. */
bool folds_has_changed(const struct note_folds *folds, const unsigned char id[16]);

/* An id as the file has it; false if it is no UUID. And back. */
bool folds_id(const char *id, unsigned char out[16]);
void folds_id_text(const unsigned char id[16], char out[37]);

#endif
