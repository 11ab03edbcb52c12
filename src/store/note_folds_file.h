/* The file of folded notes: what stands at its head, and reading and writing it. */
#ifndef STORE_NOTE_FOLDS_FILE_H
#define STORE_NOTE_FOLDS_FILE_H

#include "store/note_folds.h"

/* Which file notes.db is, and since when the system runs. */
struct folds_file {
	uint64_t device, inode;
	char boot[40];
};

/* The last row of the history that the file has seen; seq 0: none. */
struct folds_mark {
	int64_t seq;
	char what[64]; /* its id and when it ended */
};

struct folds_head {
	char magic[16];
	uint64_t sum; /* of all that follows */
	struct folds_file file;
	struct folds_mark mark;
	char last[40]; /* the greatest id */
	uint64_t folding; /* rr_fold_version() then */
	int64_t count; /* rows, then as many numbers of rows by id, then the text */
	uint64_t len;  /* bytes of the text */
};

bool folds_file(struct rr_store *store, struct folds_file *out);
/* The row of that number, or with -1 the last; false if it can't be told. */
bool folds_mark(struct rr_store *store, int64_t seq, struct folds_mark *out);

/* Whether all its numbers lie within it. */
bool folds_are_bounded(const struct note_folds *folds);

/* The file, if there is a whole one; NULL. */
struct note_folds *folds_read(struct rr_store *store);

#endif
