/* What the files about the library share. */
#ifndef STORE_LIBRARY_H
#define STORE_LIBRARY_H

#include "store/db.h"

/* A document's row, as far as opening it needs it. */
struct library_entry {
	char *key, *lang, *symbol, *body, *path; /* owned; path may be NULL */
	int64_t doc;
};
void library_entry_free(struct library_entry *entry);

/*
 * The entry a person means by a symbol, key or number; `code` (may be NULL)
 * is the language preferred. RR_MISSING: none. RR_INVALID: a number of
 * several bodies; err lists them.
 */
enum rr_status library_find(struct rr_store *store, const char *name, const char *code,
                            struct library_entry *out, struct rr_error *err);

/* Where the folded words, which end in a NUL, stand in a text: its bytes. */
bool search_find(struct rr_span words, struct rr_span text, size_t *start, size_t *end);
/* Adds the notes in whose bodies they stand, the newest first; at most `most`. */
enum rr_status search_notes(struct rr_store *store, struct rr_span words, size_t most,
                            struct rr_hit **hits, size_t *count, size_t *cap,
                            struct rr_error *err);

/* Writes what the search looks through, from the document's passages. */
enum rr_status fold_put(struct rr_store *store, int64_t doc, struct rr_error *err);

/* A source's lines as one text, and what that text does not show. */
void source_pack(const struct rr_source *source, struct rr_str *lines,
                 struct rr_str *marks);
/* The source again; never fails, odd marks are left out. For source_drop(). */
struct rr_source *source_unpack(struct rr_span lines, struct rr_span marks,
                                const char *path);
void source_drop(struct rr_source *source);

#endif
