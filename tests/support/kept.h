/* Notes in files of a test's own, for the tests of what becomes of them. */
#ifndef SUPPORT_KEPT_H
#define SUPPORT_KEPT_H

#include "resread/store.h"
#include "support/scratch.h"

struct rr_store *kept_open(const char *notes); /* with a library in memory */
struct rr_store *kept_open_in(const struct scratch *dir);

/* A note that is not saved yet; tag may be NULL. */
struct rr_note kept_note(const char *doc, const char *passage, const char *body, const char *tag);

/* Saves such a note, and fails the test if that fails. */
void kept_save_new(struct rr_store *store, const char *doc, const char *passage,
                   const char *body, const char *tag);

/* Saves a note on OP1 of X, and says how that went. */
enum rr_status kept_save(struct rr_store *store, const char *body, struct rr_error *err);

size_t kept_count(struct rr_store *store, const struct rr_note_filter *filter);

/* The first note of all, the caller's to clear; the test fails where there is none. */
struct rr_note kept_first(struct rr_store *store);

#endif
